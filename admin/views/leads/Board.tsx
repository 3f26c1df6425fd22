import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { DragEvent, KeyboardEvent } from 'react';
import { useState } from 'react';
import type { LeadBoard, LeadLine, LeadQuery } from '../../../service/leads/leads.schema';
import { leadsApi } from '../../../ui/leads/leadsApi';
import { ChangedBar } from '../../../ui/live/ChangedBar';
import { useFresh } from '../../../ui/live/useLive';
import { PageScroll } from '../../../ui/Page';
import { linkTo, navigate } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { onForcedColors } from '../../../ui/theme/layout';
import { meaning } from '../../../ui/theme/meaning';
import { useToasts } from '../../../ui/toasts/toasts';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { dayLabel } from '../tasks/due';
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
  column: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    minWidth: 0,
  },
  target: { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: '-2px' },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline' },
  name: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300, margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  cards: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '8px' },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0,
    ':hover': { backgroundColor: meaning.tpRowHover },
    [onForcedColors]: { border: '1px solid CanvasText' },
  },
  grip: { cursor: 'grab' },
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
  late: { color: meaning.tpOverdueText },
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
      const there = column.leads.some(one => one.id === from.id);
      const leads = column.leads.filter(one => one.id !== from.id);
      const isHere = column.stage === to.stage;
      const count = column.count + (isHere ? 1 : 0) - (there ? 1 : 0);
      return { ...column, leads: isHere ? [to, ...leads] : leads, count };
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
  const styles = useStyles();
  const { t } = useTexts();
  const word = useLeadWord();
  const { stage, count, leads, nextCursor } = column;
  const name = word('stage', stage);
  const isOpen = dragged !== null && mayMove(dragged, stage);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    if (dragged && mayMove(dragged, stage)) onMove(dragged, stage);
    onDrag(null);
  };
  const step = (lead: LeadLine, by: 1 | -1) => {
    const at = columns.findIndex(one => one.stage === lead.stage);
    const to = columns[at + by]?.stage;
    if (to && mayMove(lead, to)) onMove(lead, to);
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
        <span className={styles.quiet}>{count >= 1000 ? t('leads.countMost') : t('leads.count', { n: count })}</span>
      </div>
      {leads.length === 0 && <span className={styles.quiet}>{t('leads.columnEmpty')}</span>}
      <ul className={styles.cards}>
        {leads.map(lead => (
          <li key={lead.id}>
            <LeadCardOnBoard lead={lead} onDrag={onDrag} onStep={by => step(lead, by)} />
          </li>
        ))}
      </ul>
      {nextCursor !== null && (
        <Button size="small" appearance="subtle" onClick={onMore}>
          {t('leads.columnMore')}
        </Button>
      )}
    </section>
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
  const { t, language } = useTexts();
  const { can } = useSession();
  const asked = useAskedLine()(lead);
  const isMovable = can('leads.write') && (mayMove(lead, 'working') || mayMove(lead, 'qualified'));
  const next = [lead.nextDay && dayLabel(lead.nextDay, language), lead.nextAction].filter(Boolean).join(' ');
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.shiftKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    onStep(event.key === 'ArrowRight' ? 1 : -1);
  };
  return (
    <div
      className={mergeClasses(styles.card, isMovable && styles.grip)}
      draggable={isMovable}
      title={isMovable ? t('leads.dragHint') : undefined}
      onDragStart={event => {
        event.dataTransfer.setData('text/plain', lead.number);
        onDrag(lead);
      }}
      onDragEnd={() => onDrag(null)}
      onDoubleClick={() => navigate(`/leads/${lead.id}`)}
    >
      <span className={styles.top}>
        <Link
          {...linkTo(`/leads/${lead.id}`)}
          className={styles.who}
          aria-keyshortcuts={isMovable ? 'Shift+ArrowRight Shift+ArrowLeft' : undefined}
          onKeyDown={onKeyDown}
          draggable={false}
        >
          {partyOf(lead)}
        </Link>
        {lead.isToCheck && <CheckMark />}
        <span className={styles.quiet}>{lead.country}</span>
      </span>
      <span className={styles.cut} title={asked}>
        {asked}
      </span>
      {next && (
        <span className={mergeClasses(styles.cut, styles.quiet, (lead.nextIn ?? 0) < 0 && styles.late)} title={next}>
          {next}
        </span>
      )}
      <span className={mergeClasses(styles.top, styles.quiet)}>
        <span className={mergeClasses(styles.cut)}>{lead.owner?.name ?? t('leads.nobodyHas')}</span>
        <AnswerClock lead={lead} />
        <ReturnClock lead={lead} />
      </span>
    </div>
  );
}
