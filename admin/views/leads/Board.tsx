import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { LeadBoard, LeadLine, LeadQuery } from '../../../service/leads/leads.schema';
import { leadsApi } from '../../../ui/leads/leadsApi';
import { ChangedBar } from '../../../ui/live/ChangedBar';
import { useFresh } from '../../../ui/live/useLive';
import { PageScroll } from '../../../ui/Page';
import { linkTo } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { dayLabel } from '../tasks/due';
import { BoardCardFrame, BoardColumn, cardsAfter, stepKeys, useBoardStyles } from './boardParts';
import { useTellError } from './LeadCells';
import { moveBack } from './useLeadActs';
import { AnswerClock, CheckMark, partyOf, ReturnClock, useAskedLine, useLeadWord } from '../../../ui/leads/leadWords';

const useStyles = makeStyles({
  board: {
    display: 'grid',
    gridAutoFlow: 'column',
    gridAutoColumns: 'minmax(220px, 1fr)',
    gap: tokens.spacingHorizontalM,
    minHeight: '100%',
    alignItems: 'stretch',
  },
  top: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'baseline', minWidth: 0 },
  who: {
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    flex: 1,
    minWidth: 0,
  },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

type ColumnData = LeadBoard['columns'][number];
type Target = 'working' | 'qualified';
// service/leads/stages.ts
const roads: Readonly<Record<Target, readonly string[]>> = {
  working: ['new', 'assigned', 'qualified'],
  qualified: ['assigned', 'working'],
};
const isTarget = (stage: string): stage is Target => stage in roads;

/** Whether a card can be moved to a column; the service decides all the same. */
function mayMove(lead: LeadLine, to: string): to is Target {
  return isTarget(to) && roads[to].includes(lead.stage) && (lead.mayWork || lead.owner === null);
}

/** Leads by their stage; a card is moved by the mouse, or by Shift with an arrow. */
export function Board({ query }: { query: LeadQuery }) {
  const styles = useStyles();
  const { stage: _stage, state: _state, ...asked } = query;
  const load = useLoad(`leadBoard:${JSON.stringify(asked)}`, signal => leadsApi.board(asked, signal));
  const fresh = useFresh(event => event.type === 'leads' || event.type === 'again', load.reload);
  const [dragged, setDragged] = useState<LeadLine | null>(null);
  const move = useMoving(load);
  return (
    <PageScroll>
      <ChangedBar fresh={fresh} />
      <StateView load={load}>
        {({ columns }) => (
          <div className={styles.board}>
            {columns.map(column => (
              <Column
                key={column.stage}
                column={column}
                columns={columns}
                dragged={dragged}
                onDrag={setDragged}
                onMove={move}
                onMore={() => void loadMore(load, asked, column)}
              />
            ))}
          </div>
        )}
      </StateView>
    </PageScroll>
  );
}

async function loadMore(load: Loaded<LeadBoard>, query: LeadQuery, { stage, nextCursor }: ColumnData): Promise<void> {
  const page = await leadsApi.list({ ...query, stage, cursor: nextCursor ?? undefined, limit: 30 });
  load.setData(board => ({
    columns: board.columns.map(column =>
      column.stage === stage
        ? { ...column, leads: [...column.leads, ...page.leads], nextCursor: page.nextCursor }
        : column,
    ),
  }));
}

/** Shows a move at once, and takes it back where the service refuses it. */
function useMoving(load: Loaded<LeadBoard>): (lead: LeadLine, to: Target) => void {
  const { t } = useTexts();
  const toasts = useToasts();
  const tell = useTellError();
  const word = useLeadWord();
  return (lead, to) => {
    load.setData(board => moved(board, lead, { ...lead, stage: to }));
    leadsApi
      .move(lead.id, { version: lead.version, stage: to })
      .then(fresh => {
        load.setData(board => moved(board, lead, fresh));
        const back = moveBack(lead, fresh);
        const undo = back
          ? async () => {
              await back();
              load.reload();
            }
          : undefined;
        toasts.show({ text: t('leads.moved', { number: lead.number, stage: word('stage', to) }), undo });
      })
      .catch((reason: unknown) => {
        load.setData(board => moved(board, { ...lead, stage: to }, lead));
        tell(reason);
        load.reload();
      });
  };
}

function moved(board: LeadBoard, from: LeadLine, to: LeadLine): LeadBoard {
  return {
    columns: board.columns.map(column => {
      const { count, cards } = cardsAfter(column, column.leads, from, to);
      return { ...column, count, leads: cards };
    }),
  };
}

interface ColumnProps {
  column: ColumnData;
  columns: readonly ColumnData[];
  dragged: LeadLine | null;
  onDrag(lead: LeadLine | null): void;
  onMove(lead: LeadLine, to: Target): void;
  onMore(): void;
}

function Column({ column, columns, dragged, onDrag, onMove, onMore }: ColumnProps) {
  const { t } = useTexts();
  const word = useLeadWord();
  const { stage, count, leads, nextCursor } = column;
  const drop = () => {
    if (dragged && mayMove(dragged, stage)) onMove(dragged, stage);
    onDrag(null);
  };
  const step = (lead: LeadLine, by: 1 | -1) => {
    const at = columns.findIndex(one => one.stage === lead.stage);
    const to = columns[at + by]?.stage;
    if (to && mayMove(lead, to)) onMove(lead, to);
  };
  return (
    <BoardColumn
      name={word('stage', stage)}
      count={count >= 1000 ? t('leads.countMost') : t('leads.count', { n: count })}
      isTarget={dragged !== null && mayMove(dragged, stage)}
      onDrop={drop}
      cards={leads}
      card={lead => <LeadCardOnBoard lead={lead} onDrag={onDrag} onStep={by => step(lead, by)} />}
      none={t('leads.columnEmpty')}
      onMore={nextCursor === null ? null : onMore}
      more={t('leads.columnMore')}
    />
  );
}

interface CardProps {
  lead: LeadLine;
  onDrag(lead: LeadLine | null): void;
  onStep(by: 1 | -1): void;
}

/** Who, what, how much, what next. */
function LeadCardOnBoard({ lead, onDrag, onStep }: CardProps) {
  const styles = useStyles();
  const board = useBoardStyles();
  const { t, language } = useTexts();
  const { can } = useSession();
  const asked = useAskedLine()(lead);
  const isMovable = can('leads.write') && (mayMove(lead, 'working') || mayMove(lead, 'qualified'));
  const next = [lead.nextDay && dayLabel(lead.nextDay, language), lead.nextAction].filter(Boolean).join(' ');
  return (
    <BoardCardFrame
      number={lead.number}
      address={`/leads/${lead.id}`}
      isMovable={isMovable}
      title={isMovable ? t('leads.dragHint') : undefined}
      onDrag={isDragged => onDrag(isDragged ? lead : null)}
    >
      <span className={styles.top}>
        <Link {...linkTo(`/leads/${lead.id}`)} className={styles.who} {...stepKeys(isMovable, onStep)}>
          {partyOf(lead)}
        </Link>
        {lead.isToCheck && <CheckMark />}
        <span className={board.quiet}>{lead.country}</span>
      </span>
      <span className={styles.cut} title={asked}>
        {asked}
      </span>
      {next && (
        <span className={mergeClasses(styles.cut, board.quiet, (lead.nextIn ?? 0) < 0 && board.late)} title={next}>
          {next}
        </span>
      )}
      <span className={mergeClasses(styles.top, board.quiet)}>
        <span className={mergeClasses(styles.cut)}>{lead.owner?.name ?? t('leads.nobodyHas')}</span>
        <AnswerClock lead={lead} />
        <ReturnClock lead={lead} />
      </span>
    </BoardCardFrame>
  );
}
