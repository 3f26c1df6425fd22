import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClockAlarmRegular } from '@fluentui/react-icons/svg/clock-alarm';
import { HourglassRegular } from '@fluentui/react-icons/svg/hourglass';
import { MailUnreadRegular } from '@fluentui/react-icons/svg/mail-unread';
import { ArrowReplyRegular } from '@fluentui/react-icons/svg/arrow-reply';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { useMemo } from 'react';
import type { CareLine } from '../../../service/teamwork/care.schema';
import type { Column } from '../../../ui/list/List';
import { PresenceMark } from '../../../ui/live/PresenceMark';
import { usePresence } from '../../../ui/live/useLive';
import { waitedHow, waitedText } from '../../../ui/teamwork/waited';
import { useTexts } from '../../../ui/texts/texts';
import { meaning } from '../../../ui/theme/meaning';
import { DateText, useFormats } from '../../../ui/useFormats';

const useStyles = makeStyles({
  mark: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, whiteSpace: 'nowrap' },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0, flex: 1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  red: { color: meaning.tpOverdueText },
  strong: { fontWeight: tokens.fontWeightSemibold },
  card: { display: 'flex', flexDirection: 'column', minWidth: 0 },
});

const icons = {
  new: <MailUnreadRegular aria-hidden="true" />,
  open: <ArrowReplyRegular aria-hidden="true" />,
  waiting: <HourglassRegular aria-hidden="true" />,
  answered: <CheckmarkRegular aria-hidden="true" />,
  done: <CheckmarkCircleRegular aria-hidden="true" />,
};

/** How a conversation stands, by icon and word. */
export function CareState({ state }: { state: CareLine['state'] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const isOurs = state === 'new' || state === 'open';
  return (
    <span className={mergeClasses(styles.mark, !isOurs && styles.quiet)}>
      {icons[state]}
      {t(`teamwork.state_${state}`)}
    </span>
  );
}

/** How long it has waited, in the company's working time; too long is said and red. */
export function Waited({
  line,
}: {
  line: Pick<CareLine, 'waitedMinutes' | 'waitingSince' | 'workdayMinutes' | 'isRed'>;
}) {
  const styles = useStyles();
  const { t } = useTexts();
  const { now } = useFormats();
  const { waitedMinutes: minutes, workdayMinutes: workday, isRed } = line;
  if (minutes === null) return <span className={styles.quiet}>-</span>;
  const since = now.getTime() - Date.parse(line.waitingSince ?? now.toISOString());
  const time = waitedText(minutes, workday, since, t);
  const how = waitedHow(minutes, workday, t);
  if (!isRed) return <span title={how}>{time}</span>;
  return (
    <span className={mergeClasses(styles.mark, styles.red)} title={`${t('teamwork.waitedLong', { time })} ${how}`}>
      <ClockAlarmRegular aria-hidden="true" />
      {time}
    </span>
  );
}

function Subject({ line }: { line: CareLine }) {
  const styles = useStyles();
  const { t } = useTexts();
  const people = usePresence(one => one.conversationId === line.conversationId);
  return (
    <span className={styles.line}>
      <span className={styles.cut}>
        {line.subject || t('mail.noSubject')} <span className={styles.quiet}>{line.preview}</span>
      </span>
      <PresenceMark people={people} isShort />
    </span>
  );
}

function Carer({ line }: { line: CareLine }) {
  const styles = useStyles();
  const { t } = useTexts();
  if (!line.isShared) return <span className={styles.quiet}>-</span>;
  return line.carerName ? <>{line.carerName}</> : <span className={styles.quiet}>{t('teamwork.nobody')}</span>;
}

/** Columns of the lists of what waits. */
export function useCareColumns(): readonly Column<CareLine>[] {
  const { t } = useTexts();
  return useMemo(
    () => [
      {
        key: 'waited',
        head: t('teamwork.waited'),
        width: '120px',
        cell: line => <Waited line={line} />,
      },
      {
        key: 'from',
        head: t('teamwork.from'),
        width: 'minmax(90px, 140px)',
        cell: line => <span title={line.fromAddress}>{line.fromName || line.fromAddress}</span>,
      },
      { key: 'subject', head: t('teamwork.subject'), width: 'minmax(0, 3fr)', cell: line => <Subject line={line} /> },
      { key: 'state', head: t('teamwork.state'), width: '120px', cell: line => <CareState state={line.state} /> },
      { key: 'carer', head: t('teamwork.carer'), width: 'minmax(70px, 96px)', cell: line => <Carer line={line} /> },
      { key: 'mailbox', head: t('teamwork.mailbox'), width: 'minmax(70px, 110px)', cell: line => line.mailbox },
      {
        key: 'last',
        head: t('teamwork.lastAt'),
        width: '112px',
        isEnd: true,
        cell: line => <DateText at={line.lastAt} />,
      },
    ],
    [t],
  );
}

/** The same in two lines, for a phone. */
export function CareCard({ line }: { line: CareLine }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.card}>
      <span className={styles.line}>
        <span className={mergeClasses(styles.cut, styles.strong)}>{line.fromName || line.fromAddress}</span>
        <Waited line={line} />
      </span>
      <span className={styles.line}>
        <span className={styles.cut}>{line.subject || t('mail.noSubject')}</span>
        <span className={styles.quiet}>{line.carerName ?? t(`teamwork.state_${line.state}`)}</span>
      </span>
    </div>
  );
}
