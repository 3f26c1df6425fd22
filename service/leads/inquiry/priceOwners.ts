import { matchesOf } from '../../common/matches';
import { byCode } from './codesNamed';
import type { ItemDraft } from './itemDrafts';
import type { Piece } from './lines';
import type { Passage } from './passages';
import type { Price } from './prices';
import { FOR_BEHIND, WANTED } from './targetWords';

/*
 * To which of several items a price belongs.
 */

// "16 mm" and "16mm" are one word.
const JOINED_SIZE =
  /(?<=\d) (?=(?:mm|cm|m|ml|cl|l|kg|g|gr|w|kw|v|oz|inch|in|ft|mah|ah|a|мм|см|м|л|кг|вт)(?![\p{L}\d]))/gu;

const wordsOf = (level: string) =>
  (level.replace(JOINED_SIZE, '').match(/[\p{L}\p{N}]+(?:[.,/]\d+)*"?/gu) ?? [])
    .map(word => word.replace(/^(?:وال|بال|فال|لل|ال|ل|ب|و)(?=[\u0600-\u06ff]{3})/u, ''))
    .filter(word => word.length > 1 || /[\d가-힣]/.test(word));
const COMMON = new Set(
  'the for of and with per our your price target is usd us piece pcs el la de del los para por le des les du pour die der das fur von mit на по для цена за item items to in on we a'.split(
    ' ',
  ),
);

/** Where a price stands. */
export interface PricePlace {
  /** Behind the price before it. */
  from: number;
  /** Of its sentence. */
  start: number;
  end: number;
  /** The sentence before it; null for the first. */
  before: Piece | null;
}

/** "For the shoe you said 2.60. Let us close at 2.35": the sentence before says what is spoken of. */
function topicOf(
  passage: Passage,
  items: readonly ItemDraft[],
  price: Price,
  start: number,
  previous: Piece | null,
): ItemDraft | null {
  if (!previous) return null;
  const { level } = passage;
  const said = level.slice(previous.start, previous.end);
  const isListed = items.some(
    item => item.passage === passage && item.line.start <= previous.end && item.line.end > previous.start,
  );
  if (isListed || !(/\d[.,]\d/.test(said) || WANTED.test(level.slice(start, price.start)))) return null;
  return byWords(items, said);
}

// "U$S 3,10 el mate", "60 reais a cadeira"
const ARTICLE_BEHIND =
  /^ (?:the|el|la|los|las|le|les|der|die|das|den|o|a|os|as|il|lo|i|gli|за) (\p{L}{3,}(?: \p{L}{3,})?)/u;

/** The item that a price is for: in its own line, by the words around it, by its number; the only one there is. */
export function itemOf(
  passage: Passage,
  items: readonly ItemDraft[],
  price: Price,
  { from, start, end, before: previous }: PricePlace,
): ItemDraft | null {
  if (items.length === 1) return items[0] as ItemDraft;
  const goods =
    ARTICLE_BEHIND.exec(passage.level.slice(price.end, Math.min(end, price.end + 40)))?.[1] ??
    FOR_BEHIND.exec(passage.level.slice(price.end, Math.min(end, price.end + 70)))?.[1];
  const named = goods ? byWords(items, goods) : null;
  if (named) return named;
  const before = passage.level.slice(from, price.start);
  const pointed = byPiece(items, before.slice(-60)) ?? byCode(items, before);
  if (pointed) return pointed;
  const inLine = items.filter(
    item => item.passage === passage && item.line.start <= price.start && item.line.end >= price.end,
  );
  if (inLine.length === 1) return inLine[0] as ItemDraft;
  if (inLine.length > 1) return ofLine(items, inLine, before, price);
  const numbered = byNumber(items, before);
  if (numbered) return numbered;
  return (
    byWords(items, before) ??
    byUnit(passage, items, price, end) ??
    byWords(items, passage.level.slice(start, Math.min(end, price.end + 60))) ??
    topicOf(passage, items, price, start, previous) ??
    lineAbove(passage, items, start)
  );
}

/** Of several in one line: by the words before the price, else the last that was named. */
function ofLine(
  items: readonly ItemDraft[],
  inLine: readonly ItemDraft[],
  before: string,
  price: Price,
): ItemDraft | null {
  const near = before.slice(-80);
  return (
    byWords(items, near.split(/[.;!?]\s/).pop() as string) ??
    byWords(items, near) ??
    [...inLine].reverse().find(item => item.product[0] < price.start) ??
    null
  );
}

const PER = /(?<!\p{L})(?:per|pro|je|por|par|за|cada|chaque|ogni|elke) (\p{L}{3,})(?!\p{L})[^.;\d]{0,40}$/u;

/** "Per mat we do not want to pay more than 5.50": the item whose name ends so ("yogamatten"). */
function byPiece(items: readonly ItemDraft[], before: string): ItemDraft | null {
  const one = PER.exec(before)?.[1];
  if (!one) return null;
  const isIt = (word: string) =>
    word === one || [one, `${one}${one.slice(-1)}`].some(end => withoutEnding(word).endsWith(end));
  const named = items.filter(({ passage, product }) => wordsOf(passage.level.slice(...product)).some(isIt));
  return named.length === 1 ? (named[0] as ItemDraft) : null;
}

/** The mark of an item's line: "3" of "3) lamps", "b" of "b) tents", "a" of the first cell of its row. */
function markOf(item: ItemDraft): string | null {
  if (item.line.bullet) return item.line.bullet;
  const cell = CELL_MARK.exec(item.passage.level.slice(item.line.start, item.line.start + 16));
  return cell ? (cell[1] as string) : null;
}

const CELL_MARK = /^(?:ref|pos|item|art|no|nr)?[.:# ]{0,2}0{0,3}([a-zа-я]|\d{1,3})[.)]?(?:\t| {2,}| ?\|)/u;
const REFERENCE =
  /(?:^|[^\p{L}\d])(?:items?|itens?|pos(?:ition|icion|icao|izione|te)?|поз(?:ици\p{L}*)?|пункт\p{L}*|sr|s|sl|no|nr|n|line|lin(?:ea|ha|ia)|ligne|zeile|lots?|lote|art(?:icle|ikel|iculo|igo|icolo)?|п|ref|producto|produto|produit|punto|ponto|punkt|型号|البند|رقم|#|第)(?=[ .:#º°(\d]|(?<=[#第]))(?:[ .:#º°]*(?:no|nr|n|num|number))?[ .:#º°(]*0{0,3}([a-zа-я]|\d{1,3})[)"]?(?![\p{L}\d])[^\d]{0,70}$/u;

/** "Target for item 2", "for B", "ref. C", "Item 03: ...": by the mark that the line of an item has, else by its place. */
function byNumber(items: readonly ItemDraft[], before: string): ItemDraft | null {
  const number = REFERENCE.exec(before)?.[1];
  if (number) {
    const marked = items.filter(item => sameMark(markOf(item), number));
    if (marked.length === 1) return marked[0] as ItemDraft;
    if (/\d/.test(number)) return items[Number(number) - 1] ?? null;
  }
  const mark =
    /(?:^|[\s:(（,])\(?([1-9]|[a-h])[)）]?\s?(?:番?目?(?:は|の|について)|番|번|号|的|款|for\b|(?<=(?:^|[:(,;.]\s?)\(?[1-9a-h]\)?\s?):)/u.exec(
      before,
    );
  if (mark)
    return items[/\d/.test(mark[1] as string) ? Number(mark[1]) - 1 : 'abcdefgh'.indexOf(mark[1] as string)] ?? null;
  const letter = /(?:for|fur|para|pour|per|on|для|item) \(?([b-h]|a(?=\)))\)?(?![a-z])[^\d]{0,20}$/u.exec(before);
  if (letter) return items['abcdefgh'.indexOf(letter[1] as string)] ?? null;
  return byOrder(items, before);
}

const sameMark = (mark: string | null, number: string) => mark !== null && mark.replace(/^0+/, '') === number;

const ORDINALS: readonly RegExp[] = [
  String.raw`first|1st|primer[oa]?|primeir[oa]|erste[nrs]?|premiere?|prim[oa]|перв\p{L}+|eerste|pierwsz\p{L}+|الاول|الاولي|第一|1つ目|一つ目|첫 ?(?:번째|째)`,
  String.raw`second|2nd|segund[oa]|zweite[nrs]?|deuxieme|second[oa]|втор\p{L}+|tweede|drug\p{L}+|الثاني|الثانيه|第二|2つ目|二つ目|두 ?번째|둘째`,
  String.raw`third|3rd|tercer[oa]?|terceir[oa]|dritte[nrs]?|troisieme|terz[oa]|трет\p{L}+|derde|trzeci\p{L}*|الثالث|الثالثه|第三|3つ目|三つ目|세 ?번째|셋째`,
  String.raw`fourth|4th|cuart[oa]|quart[oa]|vierte[nrs]?|quatrieme|четверт\p{L}+|vierde|الرابع|الرابعه|第四|4つ目|네 ?번째`,
].map(
  words =>
    new RegExp(
      `(?:^|[^\\p{L}])(?:${words})(?!\\p{L}|[ -]?(?:order|lot|shipment|batch|pedido|commande|bestellung|ordine|ordre|заказ|партия|encomenda|quarter|half|week))[^\\d]{0,80}$`,
      'u',
    ),
);

/** "For the first one", "на второй", "الصنف الأول". */
const byOrder = (items: readonly ItemDraft[], before: string): ItemDraft | null =>
  items[ORDINALS.findIndex(pattern => pattern.test(before))] ?? null;

/** The item that words name, where they name one more than the others. */
export function byWords(items: readonly ItemDraft[], around: string): ItemDraft | null {
  const words = wordsOf(around).filter(word => !COMMON.has(word));
  const isEast = /[\u3040-\u9fff]/.test(around);
  const scores = items.map(item => {
    const name = `${item.heading ? item.passage.level.slice(...item.heading) : ''} ${item.passage.level.slice(...item.product)}`;
    const [head, use] = headOf(name.trim());
    const own = wordsOf(head).filter(word => !COMMON.has(word));
    const isSaid = (word: string) => words.some(other => isAlike(word, other));
    const hits = own.filter(isSaid).length + wordsOf(use).filter(word => !COMMON.has(word) && isSaid(word)).length / 2;
    const isFirst = own[0] !== undefined && words.some(other => isAlike(own[0] as string, other));
    const isHead = isEast && /[\u3040-\u9fff]{3}$/.test(name) && around.includes(name.slice(-3));
    const isKind = isEast && /[\u4e00-\u9fff]$/.test(name) && headsOf(name).some(sign => around.includes(sign));
    return (
      hits +
      (countedAs(item, words) ? 0.4 : 0) +
      (isFirst ? 0.5 : 0) +
      (isHead ? 0.5 : 0) +
      (isKind ? 0.3 : 0) +
      (isEast ? eastHits(head, around) : 0)
    );
  });
  const best = Math.max(...scores);
  if (best === 0) return null;
  // What was named last, where sizes share a name.
  const leaders = items.filter((_, index) => scores[index] === best);
  return leaders.length === 1 ? (leaders[0] as ItemDraft) : null;
}

/** "Spare cone for juicer", "ケトル用 フィルター": what it is, and what it is for. */
function headOf(name: string): [string, string] {
  const east = /^[^\s,]{1,12}用 ?(?=[^\s]{2})/u.exec(name);
  if (east) return [name.slice(east[0].length), ''];
  const at = name.search(/ (?:for|para|pour|fur|per|для|на|voor|dla|pro|icin|لل?) /u);
  return at > 2 ? [name.slice(0, at), name.slice(at)] : [name, ''];
}

/** "0.35 EUR a pair": the item that is counted so. */
function byUnit(passage: Passage, items: readonly ItemDraft[], price: Price, end: number): ItemDraft | null {
  const per =
    /(?:^|[\s,])([가-힣]{1,3})당 ?[^\s\d]{0,2}$/u.exec(
      passage.level.slice(Math.max(0, price.start - 10), price.start),
    ) ??
    /^[\s,.]*(?:\/|per|each|a|an|pro|je|por|la|le|el|il|o|os|as|los|las|der|die|das|par|за|c\/u|cada|al|na)? ?(\p{L}{2,}|(?<=\/ ?)\p{L}(?!\p{L}))/u.exec(
      passage.level.slice(price.end, Math.min(end, price.end + 24)),
    );
  if (!per) return null;
  const found = items.filter(item => {
    const unit = item.quantity?.unit;
    return (
      unit !== null &&
      unit !== undefined &&
      isAlike((item.countedIn ?? item.passage).level.slice(unit.start, unit.end), per[1] as string)
    );
  });
  return found.length === 1 ? (found[0] as ItemDraft) : null;
}

const SIZED = /^(\d{2,4})(?:mm|cm|ml|cl|oz|in|gr?|w|мм|см|мл|л|вт)$/;

function isAlike(a: string, b: string): boolean {
  if (a === b) return true;
  // The particles of Korean stand right behind the word.
  if (/^[가-힣]{2}/.test(a) && /^[가-힣]{2}/.test(b)) return a.startsWith(b) || b.startsWith(a);
  if (/^[가-힣]/.test(a) && /^[가-힣]/.test(b)) return withoutParticle(a) === withoutParticle(b);
  // "الخوذة" of "خوذات".
  if (/^[\u0600-\u06ff]{3}/.test(a) && /^[\u0600-\u06ff]{3}/.test(b) && withoutPlural(a) === withoutPlural(b))
    return true;
  // "The one of 24" among "pan 20 cm", "pan 24 cm".
  if (SIZED.test(a) && /^\d+$/.test(b)) return a.replace(SIZED, '$1') === b;
  if (SIZED.test(b) && /^\d+$/.test(a)) return b.replace(SIZED, '$1') === a;
  // "050" of "NMRV050".
  if (/^\d{3,}$/.test(a) && b.endsWith(a)) return true;
  if (/^\d{3,}$/.test(b) && a.endsWith(b)) return true;
  // "A pot" of "enamel pots".
  if (a === `${b}s` || b === `${a}s`) return a.length > 2 && b.length > 2;
  if (a.length < 4 || b.length < 4 || /\d/.test(a + b)) return false;
  // "По нити" of "нить": short words of Russian differ in the last letter.
  if (a.length < 6 && b.length < 6 && /^[а-я]+$/.test(a + b) && Math.abs(a.length - b.length) < 2)
    return a.slice(0, 3) === b.slice(0, 3);
  // "Pumpe" of "Druckerhöhungspumpen".
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (b.length === 4 && a.length > 6 && a.endsWith(b)) return true;
  // "Topf" of "Emailletöpfe".
  if (short.length > 3 && long.length > short.length + 3 && withoutEnding(long).endsWith(withoutEnding(short)))
    return true;
  if (short.length > 4 && long.length > short.length + 3 && long.includes(short.slice(0, -1))) return true;
  const length = Math.max(4, Math.min(a.length, b.length) - 2);
  return a.slice(0, length) === b.slice(0, length);
}

/** "A bag at most 0.09": the word that counts it, which may be the goods ("300 mil bolsas doypack"). */
function countedAs({ quantity, countedIn, passage }: ItemDraft, words: readonly string[]): boolean {
  if (!quantity?.unit) return false;
  const unit = (countedIn ?? passage).level.slice(quantity.unit.start, quantity.unit.end);
  return unit.length > 3 && words.some(word => isAlike(unit, word));
}

/** The last sign of every run of Chinese in a name ("线" of "Lightning 线 1.2米"). */
const headsOf = (name: string): string[] =>
  matchesOf(/[\u4e00-\u9fff]+/gu, name)
    .filter(run => !/^[米号號寸个個]$|[能可用大小中上下有到做的]$/u.test(run[0]))
    .map(run => run[0].slice(-1));

const withoutPlural = (word: string): string => (word.length < 4 ? word : word.replace(/(?:ات|ين|ون|ه)$/, ''));

const withoutParticle = (word: string): string => (word.length < 2 ? word : word.replace(/[은는이가을를의도]$/, ''));

const withoutEnding = (word: string): string => word.replace(/(?:en|er|es|e|n|s)$/, '');

function eastHits(name: string, around: string): number {
  let hits = 0;
  for (let at = 0; at + 1 < name.length; at++)
    if (/[\u3040-\u9fff]{2}/.test(name.slice(at, at + 2)) && around.includes(name.slice(at, at + 2))) hits++;
  return hits;
}

/** A line of its own below an item ("Target: 2.50"). */
function lineAbove(passage: Passage, items: readonly ItemDraft[], start: number): ItemDraft | null {
  const above = [...items].reverse().find(item => item.passage === passage && item.line.end <= start);
  if (!above) return null;
  const between = passage.level.slice(above.line.end, start);
  const isNext = between.split('\n').length <= 5 && !/\n\s*\n/.test(between.trim());
  const isLast = items[items.length - 1] === above;
  return isNext && (!isLast || items.length === 1 || items.slice(0, -1).some(item => item.price !== null))
    ? above
    : null;
}
