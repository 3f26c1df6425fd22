import type { ItemDraft, Reading } from './itemDrafts';
import { draft } from './itemDrafts';
import { plainCount } from './itemLines';
import type { Piece } from './lines';
import { byWords } from './priceOwners';
import { isGeneric, trimProduct } from './products';
import type { Quantity } from './quantities';

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
  String.raw`il (?:(?:nous|m'|nous en|m'en|en) ?)?(?:faut|faudrait)|(?:nous|on|je) (?:voulons|voudrions|voudrais|prendrions|prenons|prends|veut|prend)|(?:ci |ce ne |me ne )?serv\p{L}+|vorremmo|prendiamo|vogliamo|occorr\p{L}+`,
  String.raw`(?:нам |мне )?(?:нужн[оаы]|надо|возьмем|требуется|хотим|берем|закажем)|potrzebujemy|نحتاج|نريد`,
].join('|');
const ROUGHLY = String.raw`(?:about|around|approx\.?|roughly|maybe|perhaps|some|ca\.?|circa|etwa|rund|environ|unas|unos|umas|uns|около|примерно|de|a|is|qty)`;
const TOPIC = new RegExp(
  String.raw`^(?:\s?\([^()\n]{1,60}\))?[\s,;(]*(?:(?:and|y|e|et|und|и|ed|en|sowie) )?(?:${ABOUT_WHAT}) (?:${ARTICLE})?(\p{L}[^,;:.!?()\n]{2,50}?)(?: (${WANTS}))?(?: ${ROUGHLY}){0,2} ?$`,
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
    const topic = TOPIC.exec(level.slice(Math.max(from, quantity.start - 110), quantity.start));
    if (topic && (topic[2] || told.length > 0) && CLOSED.test(level.slice(quantity.end, quantity.end + 12))) {
      const written = topic[1] as string;
      const at = level.lastIndexOf(written, quantity.start);
      told.push({
        item: byWords(reading.items, written),
        name: trimProduct(level, at, at + written.length),
        quantity: { ...quantity, kind: quantity.kind === 'none' ? 'piece' : quantity.kind },
      });
    }
    from = quantity.end;
  }
  if (told.length === 0 || told.some(({ item }) => item?.quantity)) return false;
  if (told.every(({ item }) => item !== null)) {
    for (const { item, name, quantity } of told) takeCount(reading, item as ItemDraft, name, quantity, sentence);
    return true;
  }
  return reading.items.length === 0 && addNamed(reading, told, sentence);
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

function addNamed(
  reading: Reading,
  told: readonly { name: [number, number]; quantity: Quantity }[],
  sentence: Piece,
): boolean {
  const { level } = reading.passage;
  const isGoods = told.every(({ name }) => {
    const text = level.slice(...name);
    return name[1] > name[0] && text.includes(' ') && !isGeneric(text) && !OCCASION.test(text);
  });
  if (!isGoods) return false;
  for (const { name, quantity } of told) reading.items.push(draft(reading, name, quantity, sentence, 'prose'));
  return true;
}
