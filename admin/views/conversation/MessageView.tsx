import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ImageOffRegular } from '@fluentui/react-icons/svg/image-off';
import { useEffect, useMemo, useState } from 'react';
import type { MessageContent } from '../../../service/mail/mail.schema';
import { api } from '../../../ui/api';
import type { KeyedReason } from '../../../ui/filing/evidence';
import { marksIn } from '../../../ui/filing/evidence';
import { useEvidence } from '../../../ui/filing/EvidenceContext';
import type { ApiError } from '../../../ui/http';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { asApiError } from '../../../ui/useLoad';
import { Attachments } from './Attachments';
import { MailFrame } from './MailFrame';
import { MailText } from './MailText';

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  bar: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  // Its word stands under the text, as do the links below it.
  lay: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

interface Props {
  message: MessageContent;
  reasons: readonly KeyedReason[];
  /** Everything unfolded: quoted history too. */
  isWhole?: boolean;
  /** The plain text first, because the words are to be found in it. */
  preferText?: boolean;
}

/** Body and attachments of a mail: as text with evidence marked, or as its sender laid it out. */
export function MessageView({ message, reasons, isWhole = false, preferText = false }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { wanted } = useEvidence();
  const hasMarks = useMemo(
    () => marksIn(reasons, 'body', message.newText + message.quotedText).length > 0,
    [reasons, message.newText, message.quotedText],
  );
  const hasText = (message.newText + message.quotedText).trim() !== '';
  const [chosen, setChosen] = useState<'text' | 'html' | null>(null);
  const isHtml = message.html !== null && (chosen ? chosen === 'html' : !hasText || !(preferText || hasMarks));
  useEffect(() => {
    if (wanted && hasMarks) setChosen('text');
  }, [wanted, hasMarks]);
  return (
    <div className={styles.body}>
      {isHtml ? <HtmlMail message={message} /> : <MailText message={message} reasons={reasons} isWhole={isWhole} />}
      <Attachments message={message} reasons={reasons} />
      {message.html !== null && hasText && (
        <div className={styles.bar}>
          <Button
            size="small"
            appearance="subtle"
            className={styles.lay}
            onClick={() => setChosen(isHtml ? 'text' : 'html')}
          >
            {t(isHtml ? 'conversation.asText' : 'conversation.asHtml')}
          </Button>
        </div>
      )}
    </div>
  );
}

function HtmlMail({ message }: { message: MessageContent }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [shown, setShown] = useState<MessageContent | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const current = shown?.id === message.id ? shown : message;
  const load = (always: boolean) => {
    setError(null);
    const agreed = always ? api.showImages(message.id, true) : Promise.resolve();
    agreed
      .then(() => api.message(message.id, true))
      .then(reply => setShown(reply.message))
      .catch((reason: unknown) => setError(asApiError(reason)));
  };
  const sender = message.participants.find(participant => participant.role === 'from');
  return (
    <>
      {message.hasBlockedImages && !shown && (
        <div className={styles.bar}>
          <ImageOffRegular aria-hidden="true" />
          <span>{t('conversation.imagesOff')}</span>
          <Button size="small" onClick={() => load(false)}>
            {t('conversation.imagesOnce')}
          </Button>
          <Button size="small" appearance="subtle" onClick={() => load(true)}>
            {t('conversation.imagesAlways')}
          </Button>
        </div>
      )}
      {error && <ErrorBar error={error} />}
      <MailFrame
        message={current}
        withImages={shown !== null || (!message.hasBlockedImages && hasRemoteImages(message.html ?? ''))}
        title={t('conversation.frameTitle', { from: sender?.name || sender?.address || '', subject: message.subject })}
      />
    </>
  );
}

/** The service left pictures from outside in: their sender is one whose pictures are always shown. */
function hasRemoteImages(html: string): boolean {
  return /<img\b[^>]*\ssrc="?https?:/i.test(html);
}
