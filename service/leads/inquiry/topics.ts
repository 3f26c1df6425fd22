import { readAskingSentence } from './asking';
import { nounOf } from './headings';
import type { ItemDraft, Reading } from './itemDrafts';
import { draft } from './itemDrafts';
import { plainCount } from './itemLines';
import type { Piece } from './lines';
import { byWords } from './priceOwners';
import { isGeneric, trimProduct } from './products';
import type { Quantity } from './quantities';
import { isSpecOnly } from './specs';

/*
 * Sentences that name first what they speak of: "Of the lantern we need 1,200 and of the stool 800", "Da mangueira precisamos de 3.000".
 * Texts are levelled.
 */

const ABOUT_WHAT = String.raw`for|of|from|as for|regarding|von|vom|bei|fur|de|del|da|do|das|dos|pour|du|des|dell[ae]|dei|degli|di|per|для|по|из|van|voor|z|من`;
const ARTICLE = String.raw`(?:the|your|el|la|los|las|le|les|den|dem|der|die|das|o|a|os|as|il|lo|i|gli|de) `;
const WANTS = [
  String.raw`(?:we|i)(?:'d|'ll| would| will| can| could| may| might)?(?: probably| also| maybe| only)? (?:need|want|take|get|order|buy|like|require|use)`,
  String.raw`(?:nos |me )?(?:necesit(?:o|amos)|queremos|quiero|harian falta|serian?|ocupamos|requerimos|compramos)|(?:precis(?:o|amos)|necessitamos|quer(?:o|emos|ia|iamos)|seriam?|pretendemos|levamos)(?: de)?`,
  String.raw`(?:brauchen|brauche|benotigen|benotige|nehmen|nehme|bestellen|mochten|wollen|hatten)(?: wir| ich)?(?: gerne?)?|(?:willen|zoeken|hebben) (?:we|wij)(?: er)?`,
  String.raw`il (?:(?:nous|m'|nous en|m'en|en) ?)?(?:faut|faudrait)|(?:nous|on|je) (?:voulons|voudrions|voudrais|prendrions|prenons|prends|veut|prend)|(?:ci |ce ne |me ne |ne )?serv\p{L}+|vorremmo|prendiamo|vogliamo|occorr\p{L}+`,
  String.raw`(?:нам |мне )?(?:нужн[оаы]|надо|возьмем|требуется|хотим|берем|закажем)|potrzebujemy|نحتاج|نريد`,
].join('|');
const ROUGHLY = String.raw`(?:about|around|approx\.?|roughly|maybe|perhaps|some|ca\.?|circa|etwa|rund|environ|unas|unos|umas|uns|около|примерно|de|a|is|qty)`;
const TOPIC = new RegExp(
  String.raw`^(?:\s?\([^()\n]{1,60}\))?[\s,;(]*(?:(?:and|y|e|et|und|и|ed|en|sowie) )?(?:${ABOUT_WHAT}) (?:${ARTICLE})?((?:\p{L}|#? ?\d)[^,;:.!?()\n]{1,50}?)(?: (${WANTS}))?(?: ${ROUGHLY}){0,2} ?$`,
  'u',
);
const WANTED = new RegExp(`(?<!\\p{L})(?:${WANTS})(?!\\p{L})`, 'u');
// What may follow the number of a topic: no further name.
const CLOSED =
  /^\s*(?:$|[.,;:!?()/–-]|(?:per|for|in|each|and|to|as|if|at|y|por|para|e|und|fur|je|et|pour|par|и|в|для|на)(?!\p{L}))/u;
const OCCASION =
  /^(?:(?:our|my|this|next|nuestr\p{L}|noss\p{L}|notre|unser\p{L}*|nostr\p{L}|наш\p{L}*)|(?:season|shop|market|hotel|project|event|customer|year|beginning|start|saison|projekt|temporada|proyecto|projeto|projet|saison|stagione|progetto|сезон\p{L}*|проект\p{L}*))(?!\p{L})/u;

/** Gives the numbers of such a sentence to the items that it names; false where it is no such sentence, and is to be read as others are. */
export function readTopics(reading: Reading, sentence: Piece, inside: readonly Quantity[]): boolean {
  const { level } = reading.passage;
  const { start, end } = sentence;
  if (end - start > 400 || !WANTED.test(level.slice(start, end))) return false;
  const told: { item: ItemDraft | null; name: [number, number]; quantity: Quantity }[] = [];
  let from = start;
  for (const quantity of withPlain(reading, sentence, inside)) {
    const topic = topicBefore(level, Math.max(from, quantity.start - 110), quantity.start, told.length === 0);
    const isClosed = CLOSED.test(level.slice(quantity.end, quantity.end + 12));
    if (topic && (topic[2] || told.length > 0) && isClosed) {
      const written = topic[1] as string;
      const at = level.lastIndexOf(written, quantity.start);
      told.push({
        item: byWords(reading.items, written),
        name: trimProduct(level, at, at + written.length),
        quantity: { ...quantity, kind: quantity.kind === 'none' ? 'piece' : quantity.kind },
      });
    }
    // "For the 5 ton we need 700": a measure names what the number behind it counts.
    if (quantity.kind !== 'measure' || told[told.length - 1]?.quantity.start === quantity.start) from = quantity.end;
  }
  if (told.length > 1 && addVariants(reading, told, sentence)) return true;
  if (told.length === 0 || told.some(({ item }) => item?.quantity)) return false;
  if (told.every(({ item }) => item !== null)) {
    for (const { item, name, quantity } of told) takeCount(reading, item as ItemDraft, name, quantity, sentence);
    return true;
  }
  return reading.items.length === 0 && addNamed(reading, told, sentence);
}

/** What a number is said of; the first of several sizes may stand behind the goods ("Balones, del #5 quiero 2000"). */
function topicBefore(level: string, from: number, until: number, isFirst: boolean): RegExpExecArray | null {
  const said = level.slice(from, until);
  const topic = TOPIC.exec(said);
  const comma = isFirst && !topic ? Math.max(said.lastIndexOf(', '), said.lastIndexOf(': ')) : -1;
  const behind = comma < 0 ? null : TOPIC.exec(said.slice(comma));
  return behind && isSizeName(behind[1] as string) ? behind : topic;
}

/** The quantities of a sentence, and its plain numbers behind a topic ("and of the stool 800"). */
function withPlain({ passage, habits }: Reading, { start, end }: Piece, inside: readonly Quantity[]): Quantity[] {
  const found = inside.filter(one => !one.isSample && !one.isSize);
  const last = found[found.length - 1];
  const rest = last ? passage.level.slice(last.end, end) : '';
  const plain = /(?<![\d.,])(?:\d{2,5}|\d{1,3}[.,' ]\d{3})(?=[.;)!]?\s*$)/u.exec(rest);
  if (!last || !plain) return found;
  const at = last.end + plain.index;
  const count = at >= start ? plainCount(passage.level, at, end, habits) : null;
  return count ? [...found, count] : found;
}

/** The sentence may say the name fuller than the list did. */
function takeCount(reading: Reading, item: ItemDraft, name: [number, number], quantity: Quantity, line: Piece): void {
  const { level } = reading.passage;
  item.quantity = quantity;
  const known = level.slice(...item.product);
  if (item.origin !== 'prose' || item.heading || item.passage !== reading.passage) return;
  if (!level.slice(...name).startsWith(known) && !/,| (?:and|y|e|et|und|и|oraz|en) /u.test(known)) return;
  item.product = name;
  item.line = line;
}

const SIZE_FIRST =
  /^(?:# ?\d\S*|(?:dn|pn|m|h|a|b|c|no\.? ?)\d\S*|\d[\d.,/x*-]*\s?(?:mm|cm|m|"|''|inch(?:es)?|in|ml|cl|l|lts?|litros?|litres?|liter|litri|kg|g|gr|t|tons?|tonn?e?s?|toneladas?|w|kw|v|ah|mah|oz|gal|gallons?|мм|см|л|кг|т|тонн\p{L}*|вт))(?: [\p{L}-]+){0,2}$/u;

const isSizeName = (name: string): boolean => SIZE_FIRST.test(name) || isSpecOnly(name);

/** "Balones, del #5 quiero 2000 y del #4 unos 1000", "For the 5 ton we need 700, for the 20 ton 350": sizes of what was named right before. */
function addVariants(
  reading: Reading,
  told: readonly { name: [number, number]; quantity: Quantity }[],
  sentence: Piece,
): boolean {
  const { level } = reading.passage;
  if (!told.every(({ name }) => isSizeName(level.slice(...name)))) return false;
  const noun =
    namedInside(level, sentence, (told[0] as { name: [number, number] }).name[0]) ?? namedLast(reading, sentence);
  if (!noun) return false;
  for (const { name, quantity } of told)
    reading.items.push({ ...draft(reading, name, quantity, sentence, 'prose'), heading: noun });
  return true;
}

/** What the same sentence names before its first size. */
function namedInside(level: string, { body }: Piece, until: number): [number, number] | null {
  const { mentions } = readAskingSentence(level, body, until, []);
  const last = mentions[mentions.length - 1];
  return last ? nounOf(level, [last.start, last.end]) : null;
}

/** The product right above that has no number of its own, or only that of a size; it gives way to its sizes. */
function namedLast({ items, passage }: Reading, sentence: Piece): [number, number] | null {
  const last = items[items.length - 1];
  if (!last || last.passage !== passage || (last.quantity && last.quantity.kind !== 'measure')) return null;
  if (sentence.start - last.line.end > 60) return null;
  const noun = nounOf(passage.level, last.product);
  if (noun) items.pop();
  return noun;
}

function addNamed(
  reading: Reading,
  told: readonly { name: [number, number]; quantity: Quantity }[],
  sentence: Piece,
): boolean {
  const { level } = reading.passage;
  const isGoods = told.every(({ name }) => {
    const text = level.slice(...name);
    return name[1] > name[0] && /^\p{L}/u.test(text) && text.includes(' ') && !isGeneric(text) && !OCCASION.test(text);
  });
  if (!isGoods) return false;
  for (const { name, quantity } of told) reading.items.push(draft(reading, name, quantity, sentence, 'prose'));
  return true;
}
