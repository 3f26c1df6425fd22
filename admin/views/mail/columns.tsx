import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { AttachRegular } from '@fluentui/react-icons/svg/attach';
import { SendRegular } from '@fluentui/react-icons/svg/send';
import { useMemo } from 'react';
import type { MessageLine } from '../../../service/mail/mail.schema';
import type { Column } from '../../../ui/list/List';
import { PresenceMark } from '../../../ui/live/PresenceMark';
import { usePresence } from '../../../ui/live/useLive';
import { StandingMark } from '../../../ui/companies/StandingMark';
import { labelOf } from '../../../ui/filing/acts';
import { CategoryChip } from '../../../ui/filing/CategoryChip';
import { PlaceLabel } from '../../../ui/filing/PlaceLabel';
import { WarningMark } from '../../../ui/filing/WarningMark';
import { StateMark } from '../../../ui/Marks';
import { useTexts } from '../../../ui/texts/texts';
import { DateText } from '../../../ui/useFormats';
import { kindOfMail } from '../conversation/kinds';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0, display: 'block' },
  who: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, minWidth: 0 },
  icon: {
    color: tokens.colorNeutralForeground3,
    flexShrink: 0,
    fontSize: tokens.fontSizeBase400,
    display: 'inline-flex',
  },
  more: { color: tokens.colorNeutralForeground3, flexShrink: 0 },
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  grow: { flex: 1, minWidth: 0 },
  small: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** Whom the mail is with: the sender, or for sent mail the recipients. */
export function Who({ message }: { message: MessageLine }) {
  const styles = useStyles();
  const { t } = useTexts();
  const isOut = message.direction === 'out';
  const name = isOut ? message.toLine : message.fromName || message.fromAddress;
  return (
    <span className={styles.who}>
      {isOut && (
        <span className={styles.icon} role="img" aria-label={t('conversation.sent')} title={t('conversation.sent')}>
          <SendRegular />
        </span>
      )}
      <span className={styles.cut} title={isOut ? message.toLine : message.fromAddress}>
        {name}
      </span>
    </span>
  );
}

/** "Nordlicht / Q-2026-0031", or the state where it is filed nowhere. */
export function FiledUnder({ message, isShort = false }: { message: MessageLine; isShort?: boolean }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [first, ...others] = message.filedUnder;
  if (message.state !== 'filed' || !first) {
    return (
      <span className={styles.who}>
        <StateMark state={message.state} />
      </span>
    );
  }
  return (
    <span className={styles.who}>
      <PlaceLabel company={first.company} record={first.record} isCut />
      {first.standing && first.standing !== 'old' && <StandingMark standing={first.standing} />}
      {others.length > 0 && (
        <span className={styles.more} title={others.map(other => labelOf(other.company, other.record)).join(', ')}>
          {isShort ? `+${others.length}` : t('mail.alsoUnder', { n: others.length })}
        </span>
      )}
    </span>
  );
}

/** The subject with the beginning of the text behind it. */
export function SubjectLine({ message }: { message: MessageLine }) {
  const styles = useStyles();
  const { t } = useTexts();
  const kind = kindOfMail(message.kind);
  return (
    <span className={styles.who}>
      {message.warning && <WarningMark severity={message.warning} />}
      {message.category && <CategoryChip category={message.category} />}
      <span className={styles.cut}>
        {kind && <span className={styles.quiet}>{t(kind)} · </span>}
        {message.subject || t('mail.noSubject')} <span className={styles.quiet}>{message.preview}</span>
      </span>
      <Here conversationId={message.conversationId} />
      {message.hasAttachments && (
        <span
          className={styles.icon}
          role="img"
          aria-label={t('conversation.attachments')}
          title={t('conversation.attachments')}
        >
          <AttachRegular />
        </span>
      )}
    </span>
  );
}

/** A colleague who has this conversation open, or answers it. */
function Here({ conversationId }: { conversationId: number }) {
  return <PresenceMark people={usePresence(one => one.conversationId === conversationId)} isShort />;
}

/** Columns of a list of mail. */
export function useMailColumns(): readonly Column<MessageLine>[] {
  const { t } = useTexts();
  return useMemo(
    () => [
      { key: 'who', head: t('mail.from'), width: 'minmax(120px, 190px)', cell: message => <Who message={message} /> },
      {
        key: 'subject',
        head: t('mail.subject'),
        width: 'minmax(0, 3fr)',
        cell: message => <SubjectLine message={message} />,
      },
      {
        key: 'filed',
        head: t('mail.filedUnder'),
        width: 'minmax(160px, 1.6fr)',
        cell: message => <FiledUnder message={message} />,
      },
      {
        key: 'date',
        head: t('mail.date'),
        width: '112px',
        isEnd: true,
        cell: message => <DateText at={message.sentAt} />,
      },
    ],
    [t],
  );
}

/** The same in two lines, for a phone. */
export function MailCard({ message }: { message: MessageLine }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.card}>
      <span className={styles.line}>
        <span className={styles.grow}>
          <Who message={message} />
        </span>
        <DateText at={message.sentAt} className={mergeClasses(styles.quiet, styles.small)} />
      </span>
      <span className={styles.line}>
        {message.warning && <WarningMark severity={message.warning} />}
        {message.category && <CategoryChip category={message.category} />}
        <span className={mergeClasses(styles.cut, styles.grow, styles.small)}>
          {message.subject || t('mail.noSubject')}
        </span>
        <span className={mergeClasses(styles.small, styles.cut)} style={{ maxWidth: '45%' }}>
          <FiledUnder message={message} isShort />
        </span>
      </span>
    </div>
  );
}
