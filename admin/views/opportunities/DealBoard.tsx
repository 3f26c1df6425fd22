import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { DragEvent } from 'react';
import { useState } from 'react';
import type { OpportunityBoard, OpportunityLine, OpportunityQuery } from '../../../service/leads/opportunity.schema';
import { opportunityApi } from '../../../ui/leads/opportunityApi';
import { ChangedBar } from '../../../ui/live/ChangedBar';
import { useFresh } from '../../../ui/live/useLive';
import { PageScroll } from '../../../ui/Page';
import { PageLink } from '../../../ui/router';
import { StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { onForcedColors } from '../../../ui/theme/layout';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { queryString } from '../../../ui/http';
import { BoardCard } from './BoardCard';
import type { Stage } from './dealQuery';
import { openStages } from './dealQuery';
import { useDealWord, useSumWords } from './dealWords';
import { NoDeals } from './DealList';
import { useMoveDeal } from './useMoveDeal';

const useStyles = makeStyles({
  others: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, paddingBottom: tokens.spacingVerticalS },
  other: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    alignItems: 'baseline',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    textDecoration: 'none',
    minHeight: '24px',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  board: {
    display: 'grid',
    gridAutoFlow: 'column',
    gridAutoColumns: 'minmax(158px, 1fr)',
    gap: tokens.spacingHorizontalS,
    alignItems: 'stretch',
    overflowX: 'auto',
  },
  column: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    minWidth: 0,
    minHeight: '320px',
    [onForcedColors]: { border: '1px solid CanvasText' },
  },
  target: { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: '-2px' },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', gap: tokens.spacingHorizontalXS },
  name: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300, margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  sum: { overflowWrap: 'anywhere', minHeight: tokens.lineHeightBase200 },
  cards: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
});

type ColumnData = OpportunityBoard['columns'][number];

/** Open opportunities by their stage; a card is moved by the mouse, by Shift with an arrow, or by its menu. */
export function DealBoard({ query }: { query: OpportunityQuery }) {
  const styles = useStyles();
  const { stage: _stage, sort: _sort, state: _state, from: _from, to: _to, ...asked } = query;
  const load = useLoad(`dealBoard:${JSON.stringify(asked)}`, signal => opportunityApi.board(asked, signal));
  const fresh = useFresh(event => event.type === 'deals' || event.type === 'again', load.reload);
  const [dragged, setDragged] = useState<OpportunityLine | null>(null);
  const { move, dialog } = useMoveDeal({
    onTry: (deal, to) => load.setData(board => moved(board, deal, { ...deal, stage: to })),
    onRefused: deal => load.setData(board => moved(board, deal, deal)),
    onMoved: (fresh, before) => {
      load.setData(board => moved(board, before, fresh));
      load.reload();
    },
    onStale: load.reload,
  });
  const drop = (to: Stage) => {
    if (dragged) move(dragged, to);
    setDragged(null);
  };
  return (
    <PageScroll>
      <ChangedBar fresh={fresh} />
      <StateView
        load={load}
        empty={({ columns, others }) => ([...columns, ...others].every(one => one.count === 0) ? <NoDeals /> : null)}
      >
        {({ columns, others }) => (
          <>
            <Others others={others} query={asked} dragged={dragged} onDrop={drop} />
            <div className={styles.board}>
              {columns.map(column => (
                <Column
                  key={column.stage}
                  column={column}
                  dragged={dragged}
                  onDrag={setDragged}
                  onDrop={() => drop(column.stage)}
                  onMove={move}
                  onMore={() => void loadMore(load, asked, column)}
                />
              ))}
            </div>
          </>
        )}
      </StateView>
      {dialog}
    </PageScroll>
  );
}

async function loadMore(
  load: Loaded<OpportunityBoard>,
  query: OpportunityQuery,
  { stage, nextCursor }: ColumnData,
): Promise<void> {
  const page = await opportunityApi.list({ ...query, stage, cursor: nextCursor ?? undefined, limit: 30 });
  load.setData(board => ({
    ...board,
    columns: board.columns.map(column =>
      column.stage === stage
        ? {
            ...column,
            opportunities: [...column.opportunities, ...page.opportunities],
            nextCursor: page.nextCursor,
          }
        : column,
    ),
  }));
}

/** The board with a card where it is now; sums come with the next answer. */
function moved(board: OpportunityBoard, from: OpportunityLine, to: OpportunityLine): OpportunityBoard {
  return {
    ...board,
    columns: board.columns.map(column => {
      const isThere = column.opportunities.some(one => one.id === from.id);
      const isHere = column.stage === to.stage;
      if (isThere && isHere)
        return { ...column, opportunities: column.opportunities.map(one => (one.id === from.id ? to : one)) };
      const left = column.opportunities.filter(one => one.id !== from.id);
      const count = column.count + (isHere ? 1 : 0) - (isThere ? 1 : 0);
      return { ...column, count, opportunities: isHere ? [to, ...left] : left };
    }),
  };
}

interface OthersProps {
  others: OpportunityBoard['others'];
  query: OpportunityQuery;
  dragged: OpportunityLine | null;
  onDrop(to: Stage): void;
}

/** The stages without a column: each opens its list, and takes a card that is dropped on it. */
function Others({ others, query, dragged, onDrop }: OthersProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const word = useDealWord();
  const sums = useSumWords();
  return (
    <nav aria-label={t('deals.others')} className={styles.others}>
      {others.map(({ stage, count, sums: worth }) => (
        <PageLink
          key={stage}
          to={`/opportunities${queryString({ ...query, view: query.view ?? 'all', show: 'list', stage })}`}
          className={mergeClasses(styles.other, dragged?.mayChange && styles.target)}
          title={dragged ? t('deals.dropHere', { stage: word('stage', stage) }) : undefined}
          onDragOver={event => dragged?.mayChange && event.preventDefault()}
          onDrop={event => {
            event.preventDefault();
            onDrop(stage);
          }}
        >
          <span>{word('stage', stage)}</span>
          <strong>{count}</strong>
          {worth.length > 0 && <span className={styles.quiet}>{sums(worth)}</span>}
        </PageLink>
      ))}
    </nav>
  );
}

interface ColumnProps {
  column: ColumnData;
  dragged: OpportunityLine | null;
  onDrag(deal: OpportunityLine | null): void;
  onDrop(): void;
  onMove(deal: OpportunityLine, to: Stage): void;
  onMore(): void;
}

function Column({ column, dragged, onDrag, onDrop, onMove, onMore }: ColumnProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const word = useDealWord();
  const sums = useSumWords();
  const { stage, count, opportunities, nextCursor } = column;
  const name = word('stage', stage);
  const isOpen = dragged !== null && dragged.mayChange && dragged.stage !== stage;
  const step = (deal: OpportunityLine, by: 1 | -1) => {
    const to = openStages[openStages.findIndex(one => one === deal.stage) + by];
    if (to) onMove(deal, to);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    onDrop();
  };
  return (
    <section
      aria-label={name}
      className={mergeClasses(styles.column, isOpen && styles.target)}
      onDragOver={event => isOpen && event.preventDefault()}
      onDrop={drop}
    >
      <div className={styles.head}>
        <h2 className={styles.name}>{name}</h2>
        <span className={styles.quiet}>{t('deals.count', { n: count })}</span>
      </div>
      <span className={mergeClasses(styles.quiet, styles.sum)}>{sums(column.sums)}</span>
      {opportunities.length === 0 && <span className={styles.quiet}>{t('deals.columnEmpty')}</span>}
      <ul className={styles.cards}>
        {opportunities.map(deal => (
          <li key={deal.id}>
            <BoardCard deal={deal} onDrag={onDrag} onStep={by => step(deal, by)} onMove={to => onMove(deal, to)} />
          </li>
        ))}
      </ul>
      {nextCursor !== null && (
        <Button size="small" appearance="subtle" onClick={onMore}>
          {t('deals.columnMore')}
        </Button>
      )}
    </section>
  );
}
