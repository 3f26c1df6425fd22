import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
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
import { BoardColumn, cardsAfter, useBoardStyles } from '../leads/boardParts';
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
  tall: { minHeight: '320px', [onForcedColors]: { border: '1px solid CanvasText' } },
  sum: { overflowWrap: 'anywhere', minHeight: tokens.lineHeightBase200 },
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
      const { count, cards } = cardsAfter(column, column.opportunities, from, to);
      return { ...column, count, opportunities: cards };
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
  const common = useBoardStyles();
  const { t } = useTexts();
  const word = useDealWord();
  const sums = useSumWords();
  return (
    <nav aria-label={t('deals.others')} className={styles.others}>
      {others.map(({ stage, count, sums: worth }) => (
        <PageLink
          key={stage}
          to={`/opportunities${queryString({ ...query, view: query.view ?? 'all', show: 'list', stage })}`}
          className={mergeClasses(styles.other, dragged?.mayChange && common.target)}
          title={dragged ? t('deals.dropHere', { stage: word('stage', stage) }) : undefined}
          onDragOver={event => dragged?.mayChange && event.preventDefault()}
          onDrop={event => {
            event.preventDefault();
            onDrop(stage);
          }}
        >
          <span>{word('stage', stage)}</span>
          <strong>{count}</strong>
          {worth.length > 0 && <span className={common.quiet}>{sums(worth)}</span>}
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
  const common = useBoardStyles();
  const { t } = useTexts();
  const word = useDealWord();
  const sums = useSumWords();
  const { stage, count, opportunities, nextCursor } = column;
  const step = (deal: OpportunityLine, by: 1 | -1) => {
    const to = openStages[openStages.findIndex(one => one === deal.stage) + by];
    if (to) onMove(deal, to);
  };
  return (
    <BoardColumn
      name={word('stage', stage)}
      count={t('deals.count', { n: count })}
      sum={<span className={mergeClasses(common.quiet, styles.sum)}>{sums(column.sums)}</span>}
      className={styles.tall}
      isTarget={dragged !== null && dragged.mayChange && dragged.stage !== stage}
      onDrop={onDrop}
      cards={opportunities}
      card={deal => (
        <BoardCard deal={deal} onDrag={onDrag} onStep={by => step(deal, by)} onMove={to => onMove(deal, to)} />
      )}
      none={t('deals.columnEmpty')}
      onMore={nextCursor === null ? null : onMore}
      more={t('deals.columnMore')}
    />
  );
}
