import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { ShieldErrorRegular } from '@fluentui/react-icons/svg/shield-error';
import type { RefObject } from 'react';
import { useMemo } from 'react';
import type { MessageReply } from '../../../service/reading/reading.schema';
import type { KeyedReason } from '../../../ui/filing/evidence';
import { marksIn, waitingKey } from '../../../ui/filing/evidence';
import { MarkedText } from '../../../ui/filing/MarkedText';
import { Sentence } from '../../../ui/filing/Sentence';
import { linkTo } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { onForcedColors } from '../../../ui/theme/layout';
import { meaning } from '../../../ui/theme/meaning';
import { DateText } from '../../../ui/useFormats';
import { usePhone } from '../../../ui/usePhone';
import { kindOfMail } from '../conversation/kinds';
import { MessageView } from '../conversation/MessageView';
import { Recipients, Sender } from '../conversation/Participants';
import { WarningBar } from '../conversation/WarningBar';

const useStyles = makeStyles({
  mail: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    minWidth: 0,
    // Focus only tells a reader of the screen that another mail is here; the selected row shows it to the eye.
    ':focus-visible': { outlineStyle: 'none' },
  },
  head: { display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalS },
  who: { flex: 1, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
  risk: {
    display: 'grid',
    gridTemplateColumns: 'auto 1fr',
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalM,
    color: meaning.tpRiskText,
    backgroundColor: meaning.tpRiskBack,
    borderRadius: tokens.borderRadiusMedium,
    borderLeft: `4px solid ${meaning.tpRiskEdge}`,
    [onForcedColors]: { border: '2px solid' },
  },
  riskIcon: { fontSize: tokens.fontSizeBase600, lineHeight: 1, display: 'flex' },
  foot: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
});

interface Props {
  reply: MessageReply;
  reasons: readonly KeyedReason[];
  isWhole: boolean;
  onWhole(): void;
  articleRef: RefObject<HTMLElement | null>;
}

/** The mail that is being decided, as text, with the words marked that speak for each candidate. */
export function ReviewMail({ reply, reasons, isWhole, onWhole, articleRef }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const isPhone = usePhone();
  const { message, filing } = reply;
  const subjectMarks = useMemo(() => marksIn(reasons, 'subject', message.subject), [reasons, message.subject]);
  const kind = kindOfMail(message.kind);
  const hasMore = message.quotedText.trim() !== '' || message.newText.length > 20_000;
  return (
    <article ref={articleRef} tabIndex={-1} className={styles.mail} aria-label={message.subject || t('mail.noSubject')}>
      {filing.category === 'suspicious' && <RiskBanner reply={reply} />}
      <WarningBar messageId={message.id} />
      <h2 lang={message.language ?? undefined}>
        {message.subject ? <MarkedText text={message.subject} marks={subjectMarks} /> : t('mail.noSubject')}
      </h2>
      <div className={styles.head}>
        <div className={styles.who}>
          <Sender message={message} reasons={reasons} />
          <Recipients message={message} reasons={reasons} />
        </div>
        <DateText at={message.sentAt} className={styles.quiet} />
      </div>
      {kind && <p className={styles.quiet}>{t(kind)}</p>}
      <MessageView message={message} reasons={reasons} isWhole={isWhole} preferText />
      <div className={styles.foot}>
        {hasMore && (
          <Button size="small" appearance="subtle" onClick={onWhole}>
            {t(isWhole ? (isPhone ? 'review.less' : 'review.lessO') : isPhone ? 'review.keyWhole' : 'review.wholeO')}
          </Button>
        )}
        <Link {...linkTo(`/mail/${message.conversationId}?message=${message.id}`)}>{t('review.openConversation')}</Link>
      </div>
    </article>
  );
}

/** Why the mail may not be what it says it is; stands above everything. */
function RiskBanner({ reply }: { reply: MessageReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.risk} role="alert">
      <span className={styles.riskIcon} aria-hidden="true">
        <ShieldErrorRegular />
      </span>
      <div>
        <strong>{t('review.riskTitle')}</strong>
        {reply.filing.reasons.map((reason, index) => (
          <p key={waitingKey(index)}>
            <Sentence reason={reason} />
          </p>
        ))}
        <p>{t('review.riskAdvice')}</p>
      </div>
    </div>
  );
}
