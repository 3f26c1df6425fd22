import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { InquiryReply } from '../../service/leads/inquiries.schema';
import type { PaneReceipt } from '../../service/sidebar/lead.schema';
import { cutByMarks } from '../../ui/filing/evidence';
import { leadsApi } from '../../ui/leads/leadsApi';
import type { TextsState } from '../../ui/texts/texts';
import { useTexts } from '../../ui/texts/texts';
import { useLoad } from '../../ui/useLoad';
import { useCard } from '../paneContext';
import { sentenceAround } from '../sentenceAround';
import { usePaneStyles } from './paneStyles';

const useStyles = makeStyles({
  words: {
    margin: `${tokens.spacingVerticalXXS} 0 ${tokens.spacingVerticalXS}`,
    paddingInlineStart: tokens.spacingHorizontalS,
    borderInlineStartWidth: '2px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStroke1,
    whiteSpace: 'pre-wrap',
  },
});

/** The words of the mail that a value was read in, each in its sentence: the pane cannot mark them in Outlook's own reading pane. */
export function LeadWords({ receipts }: { receipts: readonly PaneReceipt[] }) {
  const { t } = useTexts();
  const { pane } = useCard();
  // The words themselves stand there at once, their sentences when the text has come.
  const messageId = pane.message?.id ?? 0;
  const load = useLoad(`inquiry:${messageId}`, signal => leadsApi.inquiry(messageId, signal));
  const texts = load.data?.texts ?? null;
  return (
    <>
      {sentencesOf(receipts, texts).map((one, at) => (
        <Sentence key={at} sentence={one} label={labelOf(one.receipts[0], texts, t)} />
      ))}
    </>
  );
}

interface Shown {
  text: string;
  start: number;
  end: number;
  receipts: PaneReceipt[];
}

/** The sentences that the words stand in, each once with all of them; where the text is not to be had, the words alone. */
function sentencesOf(receipts: readonly PaneReceipt[], texts: InquiryReply['texts'] | null): Shown[] {
  const shown: Shown[] = [];
  for (const receipt of receipts) {
    const text = texts === null ? '' : textOf(receipt, texts);
    const place = sentenceAround(text, receipt);
    const known = shown.find(one => one.text === text && receipt.start >= one.start && receipt.end <= one.end);
    if (place && known) known.receipts.push(receipt);
    else if (place) shown.push({ text, ...place, receipts: [receipt] });
    else {
      const alone = { ...receipt, start: 0, end: receipt.text.length };
      shown.push({ text: receipt.text, start: 0, end: receipt.text.length, receipts: [alone] });
    }
  }
  return shown;
}

function textOf({ part, attachment }: PaneReceipt, texts: InquiryReply['texts']): string {
  if (part === 'attachment') return texts.attachments.find(one => one.position === attachment)?.text ?? '';
  if (part === 'subject' || part === 'sender' || part === 'body') return texts[part];
  return texts.forwarded ?? '';
}

function labelOf(receipt: PaneReceipt | undefined, texts: InquiryReply['texts'] | null, t: TextsState['t']): string {
  const part = receipt?.part ?? 'body';
  const name = texts?.attachments.find(one => one.position === receipt?.attachment)?.name ?? '';
  if (part === 'attachment') return t('paneLead.from_attachment', { name });
  if (part === 'subject' || part === 'sender' || part === 'forwarded') return t(`paneLead.from_${part}`);
  return t('paneLead.from_body');
}

function Sentence({ sentence, label }: { sentence: Shown; label: string }) {
  const styles = useStyles();
  const shared = usePaneStyles();
  const { text, start, end, receipts } = sentence;
  const marks = receipts.map((one, at) => ({ start: one.start, end: one.end, keys: [String(at)] }));
  return (
    <p className={mergeClasses(styles.words, shared.small, shared.words)} dir="auto">
      <span className={shared.soft}>{label}</span>
      {cutByMarks(text, marks, start, end).map((piece, at) =>
        piece.keys.length > 0 ? <mark key={at}>{piece.text}</mark> : piece.text,
      )}
    </p>
  );
}
