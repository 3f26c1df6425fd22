import type { ReasonReply } from '../../service/filing/filing.schema';
import type { TextKey } from '../texts/texts';

const kindKeys: Readonly<Record<string, TextKey>> = {
  quote: 'common.kindQuote',
  order: 'common.kindOrder',
  purchase_order: 'common.kindPurchaseOrder',
  project: 'common.kindProject',
  service_request: 'common.kindServiceRequest',
  opportunity: 'common.kindOpportunity',
  shipment: 'common.kindShipment',
};

/** Text key for a kind of record; null for one that this page does not know. */
export function kindKey(kind: string): TextKey | null {
  return kindKeys[kind] ?? null;
}

/** The field where the first words stand that the reason rests on, e.g. 'subject'; null where it rests on none. */
export function placeOf(reason: ReasonReply): string | null {
  return reason.values.place ?? reason.evidence?.[0]?.field ?? null;
}

/** Key of the sentence where the code's own does not fit: for what is not known of a decision, and for rules of each scope. */
export function specialKey(reason: ReasonReply): string | null {
  const { user, date, scope } = reason.values;
  if (reason.code === 'person') return user ? (date ? 'person_sentence' : 'person_undated') : 'person_unnamed';
  if (reason.code === 'rule' && scope === 'custom') return 'rule_custom';
  if (reason.code === 'rule') return scope === 'conversation' ? 'rule_conversation' : 'rule_sentence';
  return null;
}

/** Whether the words that the reason rests on stand where a reader sees them; of headers only addresses are shown. */
export function hasWords(reason: ReasonReply): boolean {
  return (reason.evidence ?? []).some(
    evidence => evidence.text !== '' && (evidence.field !== 'header' || evidence.text.includes('@')),
  );
}

/** English sentences stand alone in a list: their first word gets a capital, but a value in front keeps its own form. */
export function asSentence(sentence: string): string {
  return sentence.startsWith('{') ? sentence : sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
}
