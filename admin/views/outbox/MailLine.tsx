import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { OutboxLine, OutboxReply } from '../../../service/outbox/outbox.schema';
import { ApiError } from '../../../ui/http';
import { outboxApi } from '../../../ui/outboxApi';
import { PageLink } from '../../../ui/router';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useErrorText } from '../../../ui/useErrorText';
import { DateText } from '../../../ui/useFormats';
import { asApiError } from '../../../ui/useLoad';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  grow: { flex: 1, minWidth: '160px', overflowWrap: 'anywhere' },
  strong: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** A second hand for what leaves by itself soon. */
function useSecondsTo(dueAt: string | null): number {
  const left = () => (dueAt === null ? 0 : Math.max(0, Math.ceil((new Date(dueAt).getTime() - Date.now()) / 1000)));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    setSeconds(left());
    const timer = window.setInterval(() => setSeconds(left()), 500);
    return () => window.clearInterval(timer);
    // The clock begins anew with another instant alone.
  }, [dueAt]);
  return seconds;
}

interface MailLineProps {
  mail: OutboxLine;
  /** It was changed here. */
  onChanged(): void;
  /** Opens a draft; absent where that is elsewhere. */
  onOpen?(id: number): void;
  /** Says where it belongs. */
  isLinked: boolean;
}

/** One mail on its way: how it stands, why, and what can be done about it. */
export function MailLine({ mail, onChanged, onOpen, isLinked }: MailLineProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const errorText = useErrorText();
  const [error, setError] = useState<ApiError | null>(null);
  const { show } = useToasts();
  const subject = mail.subject || t('outbox.noSubject');
  const to = mail.recipientCount > 1 ? t('outbox.others', { to: mail.to, n: mail.recipientCount }) : mail.to;
  const act = async (work: () => Promise<OutboxReply>, done?: string) => {
    setError(null);
    try {
      await work();
      if (done) show({ text: done });
    } catch (reason) {
      setError(asApiError(reason));
    }
    onChanged();
  };
  const why = mail.reason ? errorText(new ApiError(mail.reason, 409, mail.reason)) : null;
  return (
    <li className={styles.line}>
      <div className={styles.head}>
        <span className={`${styles.grow} ${styles.strong}`}>
          {isLinked && mail.conversationId !== null ? (
            <PageLink to={`/mail/${mail.conversationId}`}>{subject}</PageLink>
          ) : (
            subject
          )}
        </span>
        <State mail={mail} />
        <DateText at={mail.sentAt ?? mail.changedAt} className={styles.quiet} />
      </div>
      <span className={styles.quiet}>{t('outbox.from_to', { mailbox: mail.mailbox, to: to || '—' })}</span>
      {why && <span>{why}</span>}
      {mail.answer && mail.reason && (
        <span className={styles.quiet}>{t('outbox.server', { answer: mail.answer })}</span>
      )}
      <Acts mail={mail} act={act} onOpen={onOpen} />
      {error && <ErrorBar error={error} isWrite />}
    </li>
  );
}

function State({ mail }: { mail: OutboxLine }) {
  const { t, find } = useTexts();
  const seconds = useSecondsTo(mail.state === 'waiting' ? mail.dueAt : null);
  if (mail.state === 'waiting' && mail.reason === '')
    return <span role="timer">{seconds > 0 ? t('outbox.sentOff', { n: seconds }) : t('outbox.sentOffSoon')}</span>;
  return <span>{find('outbox', `state_${mail.state}`)}</span>;
}

interface ActsProps {
  mail: OutboxLine;
  act(work: () => Promise<OutboxReply>, done?: string): Promise<void>;
  onOpen?(id: number): void;
}

function Acts({ mail, act, onOpen }: ActsProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const { id, version, state } = mail;
  const takeBack = () => void act(() => outboxApi.takeBack(id, version), t('outbox.takenBack'));
  const button = (word: string, run: () => void) => (
    <Button size="small" onClick={run}>
      {word}
    </Button>
  );
  return (
    <div className={styles.head}>
      {state === 'draft' && onOpen && button(t('outbox.goOn'), () => onOpen(id))}
      {(state === 'waiting' || state === 'held') && button(t('outbox.takeBack'), takeBack)}
      {state === 'failed' && button(t('outbox.again'), () => void act(() => outboxApi.again(id, version)))}
      {state === 'failed' && button(t('outbox.edit'), takeBack)}
      {state === 'unclear' && button(t('outbox.itLeft'), () => void act(() => outboxApi.settle(id, version, 'sent')))}
      {state === 'unclear' &&
        button(t('outbox.sendAgain'), () => void act(() => outboxApi.settle(id, version, 'again')))}
      {state === 'held' && mail.approvalId !== null && (
        <PageLink to={`/approvals/${mail.approvalId}`}>{t('outbox.toApproval')}</PageLink>
      )}
    </div>
  );
}
