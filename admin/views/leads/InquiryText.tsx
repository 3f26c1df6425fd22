import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import type { InquiryReply } from '../../../service/leads/inquiries.schema';
import type { LeadReply } from '../../../service/leads/leads.schema';
import { MarkedText } from '../../../ui/filing/MarkedText';
import { PageLink } from '../../../ui/router';
import { StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { DateText } from '../../../ui/useFormats';
import type { Loaded } from '../../../ui/useLoad';
import { WarningBar } from '../conversation/WarningBar';
import type { Receipt } from './receipts';
import { marksOf } from './receipts';

const useStyles = makeStyles({
  paper: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    overflowWrap: 'anywhere',
  },
  subject: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  text: { whiteSpace: 'pre-wrap', margin: 0, fontFamily: 'inherit' },
  part: { margin: 0, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  letters: { listStyleType: 'none', margin: 0, padding: 0 },
  letter: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    alignItems: 'baseline',
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  grow: { flex: '1 1 160px', minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
  chosen: { fontWeight: tokens.fontWeightSemibold },
  plain: { fontWeight: tokens.fontWeightRegular },
});

/** The letter as text, with the words marked that values were read from. */
export function InquiryText({ load, receipts }: { load: Loaded<InquiryReply>; receipts: readonly Receipt[] }) {
  return <StateView load={load}>{reply => <Paper reply={reply} receipts={receipts} />}</StateView>;
}

function Paper({ reply, receipts }: { reply: InquiryReply; receipts: readonly Receipt[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { subject, sender, body, forwarded, attachments } = reply.texts;
  const own = forwarded !== null && receipts.some(({ span }) => span.part === 'forwarded') ? forwarded : null;
  return (
    <>
      <WarningBar messageId={reply.messageId} />
      <article className={styles.paper} lang={reply.language ?? undefined} aria-label={subject || t('mail.noSubject')}>
        <h3 className={styles.subject}>
          <Part text={subject} part="subject" receipts={receipts} />
        </h3>
        {receipts.some(({ span }) => span.part === 'sender') && (
          <p className={styles.text}>
            {t('leads.sender')}: <Part text={sender} part="sender" receipts={receipts} />
          </p>
        )}
        <div className={styles.text}>
          <Part text={body} part="body" receipts={receipts} />
        </div>
        {own !== null && (
          <>
            <h4 className={styles.part}>{t('leads.forwarded')}</h4>
            <div className={styles.text}>
              <Part text={own} part="forwarded" receipts={receipts} />
            </div>
          </>
        )}
        {attachments.map(({ position, name, text }) => (
          <div key={position}>
            <h4 className={styles.part}>{t('leads.attachment', { name })}</h4>
            <div className={styles.text}>
              <Part text={text} part="attachment" attachment={position} receipts={receipts} />
            </div>
          </div>
        ))}
      </article>
    </>
  );
}

interface PartProps {
  text: string;
  part: Receipt['span']['part'];
  attachment?: number;
  receipts: readonly Receipt[];
}

// What is shown of a text at first, and behind its last mark.
const SHOWN = 8_000;
const BEHIND = 400;

function Part({ text, part, attachment, receipts }: PartProps) {
  const { t } = useTexts();
  const marks = useMemo(() => marksOf(receipts, part, text, attachment), [receipts, part, text, attachment]);
  const [isWhole, setWhole] = useState(false);
  useEffect(() => setWhole(false), [text]);
  const lastMark = marks.reduce((end, mark) => Math.max(end, mark.end), 0);
  const to = isWhole ? text.length : Math.min(text.length, Math.max(SHOWN, lastMark + BEHIND));
  return (
    <>
      <MarkedText text={text} marks={marks} to={to} />
      {to < text.length && (
        <>
          {'\n'}
          <Link as="button" onClick={() => setWhole(true)}>
            {t('leads.wholeText')}
          </Link>
        </>
      )}
    </>
  );
}

interface LettersProps {
  lead: LeadReply;
  chosenId: number | null;
  onChoose(messageId: number): void;
}

/** The letters of the lead, newest first; an inquiry is read here, every other letter in its conversation. */
export function Letters({ lead, chosenId, onChoose }: LettersProps) {
  const styles = useStyles();
  const { t } = useTexts();
  if (lead.isMasked) return <p>{t('leads.lettersAfterClaim')}</p>;
  if (lead.letters.length === 0) {
    const none = lead.isFromMail ? 'leads.lettersLeft' : 'leads.noLetters';
    return <p>{t(lead.hiddenLetters > 0 ? 'leads.noLettersSeen' : none)}</p>;
  }
  return (
    <>
      <ul className={styles.letters}>
        {lead.letters.map(letter => (
          <li key={letter.messageId} className={styles.letter}>
            <span className={styles.quiet}>{t(letter.role === 'out' ? 'leads.letterOut' : 'leads.letterIn')}</span>
            <span className={mergeClasses(styles.grow, letter.messageId === chosenId && styles.chosen)}>
              {letter.role === 'inquiry' ? (
                <Link as="button" onClick={() => onChoose(letter.messageId)}>
                  {letter.subject || t('mail.noSubject')}
                </Link>
              ) : (
                <PageLink to={`/mail/${letter.conversationId}?message=${letter.messageId}`}>
                  {letter.subject || t('mail.noSubject')}
                </PageLink>
              )}{' '}
              <span className={mergeClasses(styles.quiet, styles.plain)}>{letter.preview}</span>
            </span>
            <DateText at={letter.sentAt} className={styles.quiet} />
          </li>
        ))}
      </ul>
      {lead.hiddenLetters > 0 && <p className={styles.quiet}>{t('leads.hiddenLetters', { n: lead.hiddenLetters })}</p>}
    </>
  );
}
