import type { NumberHabits } from './amounts';
import { findDecimalSign } from './amounts';
import { heldAlone } from './heldGoods';
import type { ItemDraft } from './itemDrafts';
import { readItems } from './itemReading';
import type { AttachedText } from './inquiry';
import { looseRows } from './looseTables';
import type { Passage } from './passages';
import { plainPassage } from './passages';
import type { Printed } from './printedItems';
import { labelledItem, printedItems, quantityLabel, titledItem } from './printedItems';
import { isGeneric, phraseEnd, splitNames, trimProduct } from './products';
import type { Quantity } from './quantities';

/** Where items are looked for. */
export interface ItemSources extends Printed {
  message: Passage;
  subject: Passage | null;
  attached: readonly AttachedText[];
  language: string | null;
}

const MAX_ATTACHED = 60_000;
const MAX_ITEMS = 200;

/** What is asked for, in the order in which it is named. */
export function findItems(sources: ItemSources): ItemDraft[] {
  const habits: NumberHabits = { sign: findDecimalSign(sources.message.level), language: sources.language };
  const said = readItems(sources.message, habits);
  const labelled = labelledItem(sources, habits) ?? titledItem(sources, habits);
  const own = chooseItems(said.items);
  const isCounted = own.some(item => item.quantity !== null);
  if (!isCounted || own.length < 2) {
    const listed = attachedItems(sources);
    if (listed.length > 0 && (!isCounted || listed.length > own.length)) return listed.slice(0, MAX_ITEMS);
  }
  const printed = isCounted ? [] : printedItems(sources, habits);
  if (printed.length > (labelled ? 1 : 0)) return printed.slice(0, MAX_ITEMS);
  if (own.length > 0)
    return withLabel(own, labelled, quantityLabel(sources, habits), sources.notice).slice(0, MAX_ITEMS);
  const first = labelled ?? subjectItem(sources, habits);
  if (!first) return heldAlone(said.pending, sources.message);
  first.quantity ??= said.pending;
  if (first.quantity === said.pending && said.pending) first.countedIn = sources.message;
  return [first];
}

/** What the message says goes before what the platform prints; a quantity that only the platform tells is the one product's. */
function withLabel(
  own: ItemDraft[],
  labelled: ItemDraft | null,
  quantity: Quantity | null,
  notice: Passage,
): ItemDraft[] {
  const only = own[0] as ItemDraft;
  if (own.length === 1 && !only.quantity && !labelled && quantity) {
    only.quantity = quantity;
    only.countedIn = notice;
  }
  if (labelled?.quantity && own.length > 1) {
    // Of several that the message names, the platform counts the one that it is about.
    const about = own.find(item => hasCommonWord(item, labelled));
    if (about && !about.quantity) {
      about.quantity = labelled.quantity;
      about.countedIn = labelled.passage;
    }
  }
  if (!labelled || own.length > 1) return own;
  if (only.quantity && isSaidOtherwise(only, labelled)) return own;
  if (labelled.quantity && only.quantity && only.quantity.unit && !hasCommonWord(only, labelled))
    return [labelled, only];
  const isNamedBetter = isTitle(labelled) && only.strength === 2 && hasCommonWord(only, labelled);
  if (only.origin === 'prose' && !only.quantity && labelled.quantity && !isNamedBetter) return [labelled];
  if (!only.quantity && labelled.quantity) {
    only.quantity = labelled.quantity;
    only.countedIn = labelled.passage;
  }
  if (isAskedInFull(only)) return own;
  // What a platform calls the product goes before words of the message that have nothing in common with it.
  if (only.origin !== 'prose' || hasCommonWord(only, labelled)) return own;
  if (!labelled.quantity && only.quantity) {
    labelled.quantity = only.quantity;
    labelled.countedIn = only.countedIn ?? only.passage;
  }
  return [labelled];
}

/** "We need milk tea thermos 3.2 l with wide mouth, 2,000 ea" below another article of ours: by so many words the buyer says what he wants. */
const isAskedInFull = (item: ItemDraft): boolean =>
  item.strength === 2 &&
  item.quantity?.unit != null &&
  item.quantity.kind !== 'container' &&
  /\p{L}{3,}.*\s.*\p{L}{3,}.*\s.*\p{L}{3,}/u.test(nameOf(item));

/** "Wholesale Custom Print Anti Slip Eco TPE Yoga Mat With Strap": a heading for search engines, which the buyer says shorter. */
const isTitle = (item: ItemDraft): boolean => wordsOf(nameOf(item)).length > 6;

const wordsOf = (level: string) => level.split(/[^\p{L}\p{N}]+/u).filter(word => word.length > 1);
const nameOf = (item: ItemDraft) => item.passage.level.slice(...item.product);

const EAST = /[\u0400-\u04ff\u0600-\u06ff\u3040-\u9fff\uac00-\ud7af]/;

/** The platform has the name in one script and the buyer in another, or both give the same number: it is one product. */
const isSaidOtherwise = (own: ItemDraft, labelled: ItemDraft): boolean =>
  EAST.test(nameOf(own)) !== EAST.test(nameOf(labelled)) &&
  (!labelled.quantity || labelled.quantity.value === own.quantity?.value);

const hasCommonWord = (one: ItemDraft, other: ItemDraft) =>
  wordsOf(nameOf(one)).some(word => word.length > 2 && wordsOf(nameOf(other)).some(own => stem(own) === stem(word)));

/** Whether two name the same: all words of one stand in the other. */
function shares(one: ItemDraft, other: ItemDraft): boolean {
  return isWithin(nameOf(one), nameOf(other)) || isWithin(nameOf(other), nameOf(one));
}

function isWithin(short: string, long: string): boolean {
  const words = wordsOf(long);
  const own = wordsOf(short);
  return (
    (own.length > 0 &&
      own.every(word => words.some(other => other === word || stem(other) === stem(word) || isPlural(other, word)))) ||
    long.includes(short)
  );
}

const stem = (word: string) =>
  word.length > 5 ? word.slice(0, Math.max(4, word.length - 2)) : word.replace(/e?s$/, '');

/** "Termo" and "termos" differ in the ending of the plural alone. */
const isPlural = (one: string, other: string) =>
  one === `${other}s` || other === `${one}s` || one === `${other}es` || other === `${one}es`;

/** Leaves out what is no item: names without a quantity beside counted ones, and the same product told twice. */
function chooseItems(all: readonly ItemDraft[]): ItemDraft[] {
  const drafts = all.filter(item => !announces(item, all));
  const structured = drafts.filter(item => item.origin !== 'prose');
  const counted = drafts.filter(item => item.quantity !== null);
  nameCounted(drafts);
  let kept = [...drafts];
  if (structured.length > 0)
    kept = drafts.filter(
      item =>
        item.origin !== 'prose' || (item.quantity !== null && item.quantity.kind !== 'none' && item.strength === 2),
    );
  else if (counted.length > 0)
    kept = drafts.filter(
      item =>
        item.quantity !== null ||
        (item.strength === 2 && (isBesideCounted(item, counted) || isAskedToo(item, counted))),
    );
  else if (drafts.some(item => item.strength === 2)) kept = firstSentence(drafts.filter(item => item.strength === 2));
  else kept = firstSentence(drafts);
  return withoutRepeats(kept);
}

/** "Garden tools: spades 5,000, rakes 3,000": what stands before the colon is what they are altogether. */
const announces = (item: ItemDraft, all: readonly ItemDraft[]) =>
  item.origin === 'prose' &&
  !item.quantity &&
  /^\s?[:：]/.test(item.passage.level.slice(item.product[1], item.product[1] + 2)) &&
  all.some(other => other.quantity && other.line === item.line && other.product[0] > item.product[1]);

/** "I'd like to test your oscillating blades … 10,000 blades": the fuller name is the one above. */
function nameCounted(drafts: readonly ItemDraft[]): void {
  for (const item of drafts) {
    if (item.origin !== 'prose' || !item.quantity || item.heading || wordsOf(nameOf(item)).length > 2) continue;
    const fuller = drafts.find(
      other =>
        other !== item &&
        other.product[0] < item.product[0] &&
        !other.quantity &&
        other.passage === item.passage &&
        isWithin(nameOf(item), nameOf(other)),
    );
    if (!fuller) continue;
    item.product = fuller.product;
    item.line = { ...item.line, start: fuller.line.start };
  }
}

// "Please also quote the tyre inflator": one more, in a sentence of its own.
const TOO =
  /(?<!\p{L})(?:also|in addition|tambien|ademas|tambem|aussi|egalement|auch|ausserdem|anche|inoltre|также|ook)(?:,| please| kindly| por favor| bitte| merci de| просим)? (?:quote|offer|(?:a |the )?prices? (?:for|of|on)|interested in|cotizar|cotar|coticen?|(?:el )?precios? de|(?:um )?preco d[eoa]s?|(?:un )?prix pour|(?:ein )?angebot fur|(?:den )?preis fur|(?:un )?preventivo per|(?:il )?prezzo (?:di|per)|цен[ауы] на|стоимость) /u;

const isAskedToo = (item: ItemDraft, counted: readonly ItemDraft[]): boolean => {
  const { level } = item.passage;
  return (
    counted.every(
      other => other.passage === item.passage && other.product[0] < item.product[0] && !shares(other, item),
    ) &&
    nameOf(item).includes(' ') &&
    TOO.test(level.slice(Math.max(item.line.start, item.product[0] - 60), item.product[0]))
  );
};

const isBesideCounted = (item: ItemDraft, counted: readonly ItemDraft[]) =>
  counted.some(other => other.line.start === item.line.start) &&
  !counted.some(other => other !== item && shares(other, item));

/** Of what is only named: what stands in the first sentence that names something, and in those that go on ("also X"). */
function firstSentence(items: readonly ItemDraft[]): ItemDraft[] {
  const first = items[0];
  if (!first) return [];
  return items.filter(item => item.line.start === first.line.start);
}

function withoutRepeats(items: readonly ItemDraft[]): ItemDraft[] {
  const kept: ItemDraft[] = [];
  for (const item of items) {
    const same = kept.find(
      other =>
        other.heading === null &&
        item.heading === null &&
        shares(other, item) &&
        (!other.quantity || !item.quantity || other.origin !== item.origin),
    );
    if (!same) kept.push(item);
    else if (!same.quantity && item.quantity) {
      same.quantity = item.quantity;
      same.countedIn = item.passage;
    }
  }
  return kept;
}

/** Rows of lists that came as files. */
function attachedItems({ attached, language }: ItemSources): ItemDraft[] {
  for (const file of attached.slice(0, 6)) {
    const text = file.text.slice(0, MAX_ATTACHED);
    const passage = plainPassage(text, file.text, { part: 'attachment', attachment: file.position });
    const habits: NumberHabits = { sign: findDecimalSign(passage.level), language };
    const tabled = readItems(passage, habits).items.filter(item => item.origin === 'table');
    const rows = tabled.length > 0 ? tabled : looseRows(passage, habits);
    const items =
      rows.length > 0
        ? rows
        : readItems(passage, habits).items.filter(item => item.quantity !== null && item.origin !== 'prose');
    if (items.length > 0) return items;
  }
  return [];
}

const SUBJECT_LEAD = /^(?:(?:re|fw|fwd|aw|wg|rv|回复|转发|答复|res|enc|tr|ynt|ответ|рe)\s*:\s*|\[[^\]]{1,40}\]\s*)+/u;

/** The product that the subject names. */
function subjectItem({ subject, message, language }: ItemSources, habits: NumberHabits): ItemDraft | null {
  if (!subject) return null;
  const lead = SUBJECT_LEAD.exec(subject.level)?.[0].length ?? 0;
  const asked = readItems(plainSubject(subject, lead), { ...habits, language }).items.find(item => item.strength === 2);
  const name = asked ? asked.product : subjectName(subject, lead);
  if (!name) return null;
  const inBody = sameInBody(subject.level.slice(...name), message);
  const passage = inBody ? message : subject;
  const product = inBody ?? name;
  const line = { start: product[0], end: product[1], body: product[0], bullet: null };
  const first = splitNames(passage.level, ...product)[0] as [number, number];
  return {
    passage,
    product: first,
    heading: null,
    quantity: asked?.quantity ?? null,
    countedIn: subject,
    price: null,
    line,
    origin: 'prose',
    strength: 2,
  };
}

function plainSubject(subject: Passage, lead: number): Passage {
  return { ...subject, level: `${' '.repeat(lead)}${subject.level.slice(lead)}` };
}

const SUBJECT_WORDS =
  /^(?:new (?:buyer |customer )?(?:message|response|submission|entry)|(?:new |direct |buyer |urgent |price |product |purchase |sales |business |customer |request |order )*(?:in|en)quir(?:y|ies)|rfq|rfp|request|quotation|quote|price|sample|offer|ask|need|reqd\.?|required|looking|consulta|solicitud|cotizacion|cotacao|orcamento|pedido|demande|devis|anfrage|preisanfrage|angebotsanfrage|richiesta|preventivo|offerta|запрос|заявка|询价|詢價|询盘|求购|采购|見積(?:もり)?依頼|お?見積(?:もり)?|お問い合わせ|견적\S*|문의|طلب|استفسار|fiyat|teklif|zapytanie|aanvraag|offerte|hoi gia|bao gia)(?![a-z])[\s:：\-–#/,.]*(?:(?:for|of|about|on|regarding|to|de|del|da|do|sobre|para|por|pour|fur|uber|nach|per|su|di|на|о|по|عن|عرض سعر|ل|prix|precio|preco|preventivo|offerta|prezzo|quote|quotation|price|offer|ofertowe|cenowe|o|voor|kien|件|の件)[\s:：-]+)*/u;

function subjectName(subject: Passage, lead: number): [number, number] | null {
  const rest = subject.level.slice(lead);
  const words = SUBJECT_WORDS.exec(rest);
  const start = lead + (words?.[0].length ?? 0);
  const dash = /\s[-–|/]\s|\(|[\s]#|の件|について/u.exec(subject.level.slice(start));
  const end = phraseEnd(subject.level, start, dash ? start + dash.index : subject.level.length);
  const [from, to] = trimProduct(subject.level, start, end);
  return to > from && !isGeneric(subject.level.slice(from, to)) ? [from, to] : null;
}

/** The phrase of the body that names what the subject names, which is the fuller one. */
function sameInBody(name: string, message: Passage): [number, number] | null {
  const words = wordsOf(name).filter(word => word.length > 2);
  if (words.length < 2) return null;
  const first = message.level.search(new RegExp(`(?<![\\p{L}\\d])${words[0]!.replace(/[^\p{L}\p{N}]/gu, '.')}`, 'u'));
  if (first < 0) return null;
  const end = phraseEnd(message.level, first, message.level.length);
  const phrase = message.level.slice(first, end);
  const hits = words.filter(word => phrase.includes(stem(word))).length;
  return hits * 2 >= words.length + 1 || hits >= 2 ? trimProduct(message.level, first, end) : null;
}
