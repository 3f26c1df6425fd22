import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { MailErrorRegular } from '@fluentui/react-icons/svg/mail-error';
import { useMemo } from 'react';
import type { CandidateReply, FilingStatusReply } from '../../../service/filing/filing.schema';
import type { MessageReply } from '../../../service/reading/reading.schema';
import { api } from '../../../ui/api';
import type { KeyedReason } from '../../../ui/filing/evidence';
import { marksIn, reasonsOf } from '../../../ui/filing/evidence';
import { EvidenceProvider } from '../../../ui/filing/EvidenceContext';
import { MarkedText } from '../../../ui/filing/MarkedText';
import { PersonAvatar, StateMark } from '../../../ui/Marks';
import { useTexts } from '../../../ui/texts/texts';
import { onNarrow, onPhone } from '../../../ui/theme/layout';
import { DateText } from '../../../ui/useFormats';
import { FilingPanel } from './FilingPanel';
import { kindOfMail } from './kinds';
import { MessageView } from './MessageView';
import { Recipients, Sender } from './Participants';
import { SentFindings } from '../approvals/SentFinding';
import { WarningBar } from './WarningBar';

const useStyles = makeStyles({
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    scrollMarginTop: '64px',
    minWidth: 0,
  },
  current: { boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}` },
  open: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 320px',
    gridTemplateAreas: '"head panel" "body panel"',
    gridTemplateRows: 'auto 1fr',
    [onNarrow]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
      gridTemplateAreas: '"head" "panel" "body"',
      gridTemplateRows: 'auto',
    },
  },
  head: {
    gridArea: 'head',
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS}`,
    minWidth: 0,
  },
  who: { flex: 1, minWidth: 0 },
  time: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap', fontSize: tokens.fontSizeBase200 },
  body: { gridArea: 'body', padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}`, minWidth: 0 },
  panel: {
    gridArea: 'panel',
    padding: tokens.spacingVerticalM,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
    [onNarrow]: { borderLeft: 'none', padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}` },
  },
  kind: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  folded: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(80px, 180px) minmax(0, 1fr) auto auto',
    [onPhone]: { gridTemplateColumns: 'auto minmax(0, 1fr) auto auto', minHeight: '48px' },
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    width: '100%',
    minHeight: '40px',
    padding: `0 ${tokens.spacingHorizontalL}`,
    border: 'none',
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outlineOffset: '-2px' },
  },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
  preview: { [onPhone]: { display: 'none' } },
  source: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    marginTop: tokens.spacingVerticalM,
  },
});

export interface CardProps {
  reply: MessageReply;
  conversationSubject: string;
  isOpen: boolean;
  isCurrent: boolean;
  isHistoryOpen: boolean;
  onToggle(): void;
  onHistory(): void;
  onChange(): void;
  onStatus(status: FilingStatusReply): void;
  onReload(): void;
  onChoose(candidate: CandidateReply): void;
}

/** One mail of a conversation: a line while folded; open with its filing beside it. */
export function MessageCard(props: CardProps) {
  const styles = useStyles();
  const { reply, isOpen, isCurrent } = props;
  return (
    <article
      id={`message-${reply.message.id}`}
      aria-current={isCurrent || undefined}
      className={mergeClasses(styles.card, isCurrent && styles.current)}
    >
      {isOpen ? (
        <EvidenceProvider>
          <OpenCard {...props} />
        </EvidenceProvider>
      ) : (
        <FoldedCard {...props} />
      )}
    </article>
  );
}

function FoldedCard({ reply, onToggle }: CardProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const { message, filing } = reply;
  const from = message.participants.find(participant => participant.role === 'from');
  return (
    <button type="button" className={styles.folded} aria-expanded="false" onClick={onToggle}>
      <StateMark state={filing.state} isIconOnly />
      <span className={mergeClasses(styles.cut, styles.name)}>{from?.name || from?.address}</span>
      <span className={mergeClasses(styles.cut, styles.quiet, styles.preview)}>
        {message.newText.slice(0, 200).replace(/\s+/g, ' ')}
      </span>
      <KindMark kind={message.kind} />
      <span className={styles.time}>
        {message.direction === 'out' && <>{t('conversation.sent')} </>}
        <DateText at={message.sentAt} />
      </span>
    </button>
  );
}

function OpenCard(props: CardProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const { message, filing } = props.reply;
  const reasons = useMemo(() => reasonsOf(filing), [filing]);
  const from = message.participants.find(participant => participant.role === 'from');
  return (
    <div className={styles.open}>
      <header className={styles.head}>
        <PersonAvatar name={from?.name || from?.address || '?'} size={32} />
        <div className={styles.who}>
          <Sender message={message} reasons={reasons} />
          <Recipients message={message} reasons={reasons} />
          <SubjectLine subject={message.subject} conversationSubject={props.conversationSubject} reasons={reasons} />
        </div>
        <span className={styles.time}>
          {message.direction === 'out' && <>{t('conversation.sent')} </>}
          <DateText at={message.sentAt} />
        </span>
      </header>
      <div className={styles.body}>
        <WarningBar messageId={message.id} />
        {message.direction === 'out' && <SentFindings messageId={message.id} />}
        <KindMark kind={message.kind} />
        <MessageView message={message} reasons={reasons} preferText={filing.state === 'review'} />
        <div className={styles.source}>
          {message.isIdReused && <span>{t('conversation.idReused')}</span>}
          {message.mailboxes.length > 0 && (
            <span>{t('conversation.inMailboxes', { names: message.mailboxes.join(', ') })}</span>
          )}
          {message.canSeeSource && (
            <a href={api.sourceAddress(message.id)} download className={styles.quiet}>
              {t('conversation.source')}
            </a>
          )}
        </div>
      </div>
      <div className={styles.panel}>
        <FilingPanel {...props} />
      </div>
    </div>
  );
}

/** The subject of this mail where it is not the conversation's, or where words in it are the reason for its filing. */
function SubjectLine(props: { subject: string; conversationSubject: string; reasons: readonly KeyedReason[] }) {
  const { subject, conversationSubject, reasons } = props;
  const styles = useStyles();
  const marks = useMemo(() => marksIn(reasons, 'subject', subject), [reasons, subject]);
  if (!subject || (subject === conversationSubject && marks.length === 0)) return null;
  return (
    <div className={styles.name}>
      <MarkedText text={subject} marks={marks} />
    </div>
  );
}

/** Bounces, auto-replies and the like say what they are. */
function KindMark({ kind }: { kind: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  const key = kindOfMail(kind);
  if (!key) return <span />;
  return (
    <span className={styles.kind}>
      <MailErrorRegular aria-hidden="true" />
      {t(key)}
    </span>
  );
}
