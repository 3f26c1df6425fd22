import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { LeadLine } from '../../../service/leads/leads.schema';
import type { Column } from '../../../ui/list/List';
import { useTexts } from '../../../ui/texts/texts';
import { DateText, useFormats } from '../../../ui/useFormats';
import { NextCell, OwnerCell } from './LeadCells';
import { AnswerClock, CheckMark, partyOf, ReturnClock, useAskedLine, useLeadWord } from '../../../ui/leads/leadWords';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalXS, minWidth: 0 },
  name: {
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    minWidth: 0,
  },
  number: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap', flexShrink: 0 },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0, display: 'block' },
  quiet: { color: tokens.colorNeutralForeground3 },
  small: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, minWidth: 0 },
  grow: { flex: 1, minWidth: 0 },
});

/** The columns of the list; what is worked with most can be changed where it stands. */
export function useLeadColumns(): readonly Column<LeadLine>[] {
  const { t } = useTexts();
  return useMemo(
    () => [
      { key: 'who', head: t('leads.who'), width: 'minmax(0, 2fr)', cell: lead => <Who lead={lead} /> },
      { key: 'what', head: t('leads.what'), width: 'minmax(0, 1.5fr)', cell: lead => <What lead={lead} /> },
      { key: 'stage', head: t('leads.stage'), width: '88px', cell: lead => <Stage lead={lead} /> },
      { key: 'source', head: t('leads.source'), width: 'minmax(0, 1fr)', cell: lead => <Origin lead={lead} /> },
      { key: 'owner', head: t('leads.owner'), width: '96px', cell: lead => <OwnerCell lead={lead} /> },
      { key: 'next', head: t('leads.next'), width: 'minmax(0, 1.5fr)', cell: lead => <NextCell lead={lead} /> },
      { key: 'clock', head: t('leads.answerShort'), width: '132px', cell: lead => <Clock lead={lead} /> },
      {
        ...{ key: 'received', head: t('leads.received'), width: '104px', isEnd: true },
        cell: lead => <DateText at={lead.receivedAt} />,
      },
    ],
    [t],
  );
}

function Who({ lead }: { lead: LeadLine }) {
  const styles = useStyles();
  const { country } = useFormats();
  const land = lead.country ? country(lead.country) : '';
  const whole = [partyOf(lead), lead.contactName, land, lead.number].filter(Boolean).join(' · ');
  return (
    <span className={styles.line} title={whole}>
      <span className={styles.name}>{partyOf(lead)}</span>
      {lead.isToCheck && <CheckMark />}
      <span className={styles.number}>{lead.country || lead.number}</span>
    </span>
  );
}

function What({ lead }: { lead: LeadLine }) {
  const styles = useStyles();
  const asked = useAskedLine()(lead);
  return (
    <span className={styles.cut} title={asked}>
      {asked}
    </span>
  );
}

function Stage({ lead }: { lead: LeadLine }) {
  const word = useLeadWord();
  return (
    <span title={lead.closeReason ? word('reason', lead.closeReason) : undefined}>{word('stage', lead.stage)}</span>
  );
}

/** The campaign says most, then what the source is about: the platform, the fair. */
function Origin({ lead }: { lead: LeadLine }) {
  const styles = useStyles();
  const word = useLeadWord();
  const source = word('source', lead.source);
  const detail = lead.campaign?.name || lead.sourceDetail;
  return (
    <span className={styles.cut} title={[source, detail].filter(Boolean).join(' · ')}>
      {detail || source}
    </span>
  );
}

function Clock({ lead }: { lead: LeadLine }) {
  return lead.answerDueAt !== null ? <AnswerClock lead={lead} /> : <ReturnClock lead={lead} />;
}

/** The same in two lines, for a phone. */
export function LeadCard({ lead }: { lead: LeadLine }) {
  const styles = useStyles();
  const asked = useAskedLine()(lead);
  const word = useLeadWord();
  return (
    <div className={styles.card}>
      <span className={styles.line}>
        <span className={mergeClasses(styles.name, styles.grow)} title={partyOf(lead)}>
          {partyOf(lead)}
        </span>
        {lead.isToCheck && <CheckMark />}
        <DateText at={lead.receivedAt} className={mergeClasses(styles.quiet, styles.small)} />
      </span>
      <span className={mergeClasses(styles.line, styles.small)}>
        <span className={mergeClasses(styles.cut, styles.quiet, styles.grow)}>
          {[word('stage', lead.stage), lead.country, asked].filter(Boolean).join(' · ')}
        </span>
        <AnswerClock lead={lead} />
      </span>
    </div>
  );
}
