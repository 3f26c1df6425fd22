// What speaks against the mail, and what can be done about it from the pane.
import type { FindingReply } from '../service/approvals/approvals.schema';
import type { Answer, Composed } from './composing';
import { isVerdictCurrent } from './composing';

/** A finding as the pane shows it. */
export interface ShownFinding extends FindingReply {
  isAnswered: boolean;
  /** As it was given here; null of what is remembered from before. */
  reason: string | null;
}

/** What a button does about it. What is only words is written into the mail by hand. */
export type Remedy =
  | { kind: 'use_address'; address: string; meant: string }
  | { kind: 'remove_recipient'; address: string }
  | { kind: 'remove_attachment'; name: string }
  | { kind: 'take_choice_off' };

/**
 * The findings that are of the mail as it stands: those of the guard, and while it is asked once more, those of the recipients, which are known sooner, with what the guard said before
 * and still holds: its address is still among the recipients, its file is still attached.
 */
export function shownFindings(state: Composed): ShownFinding[] {
  const { draft, people, verdict, answers } = state;
  const addresses = new Set(draft?.recipients.map(({ address }) => address.toLowerCase()));
  const files = new Set(draft?.attachments.map(({ name }) => name));
  const isThere = ({ values, code }: FindingReply) =>
    (values.address === undefined || addresses.has(values.address.toLowerCase())) &&
    (values.other === undefined || addresses.has(values.other.toLowerCase())) &&
    (values.file === undefined || files.has(values.file)) &&
    (code !== 'chosen_record' || state.choice !== null);
  const guard = verdict?.reply.findings ?? [];
  const sooner = isVerdictCurrent(state)
    ? []
    : (people?.reply.recipients ?? []).flatMap(({ warnings }) => warnings).map(one => ({ ...one, isAnswered: false }));
  const all = [...guard, ...sooner].filter(isThere);
  const each = all.filter((one, at) => all.findIndex(other => other.key === one.key) === at);
  return each
    .map(one => {
      const given = answers.find(({ key }) => key === one.key);
      return { ...one, isAnswered: one.isAnswered || given !== undefined, reason: given?.reason ?? null };
    })
    .sort((a, b) => rank(a) - rank(b));
}

const rank = ({ isAnswered, strength }: ShownFinding) => (isAnswered ? 2 : strength === 'hold' ? 0 : 1);

/** The buttons of a finding, the first one first. */
export function remediesOf({ values, remedies }: FindingReply): Remedy[] {
  return remedies.flatMap((remedy): Remedy[] => {
    if (remedy === 'use_address' && values.address && values.meant)
      return [{ kind: 'use_address', address: values.address, meant: values.meant }];
    if (remedy === 'remove_recipient')
      return [values.address, values.other].flatMap(one => (one ? [{ kind: 'remove_recipient', address: one }] : []));
    if (remedy === 'remove_attachment' && values.file) return [{ kind: 'remove_attachment', name: values.file }];
    return remedy === 'choose_record' ? [{ kind: 'take_choice_off' }] : [];
  });
}

/** What is to be done by hand, by the code of its sentence; null where buttons do it. */
export function byHandOf({ remedies }: FindingReply): 'remove_quote' | 'remove_words' | 'correct_account' | null {
  const known = ['remove_quote', 'remove_words', 'correct_account'] as const;
  return known.find(one => remedies.includes(one)) ?? null;
}

/** The reason for a finding, with what it is about, so that another address or number is asked about again. */
export function answerOf({ code, key, values }: FindingReply, reason: string): Answer {
  const about = values.address ?? values.number;
  return { code, key, reason: reason.trim().slice(0, 400), ...(about ? { about } : {}) };
}
