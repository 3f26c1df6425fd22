import type { NumberHabits } from './amounts';
import { readAmounts } from './amounts';
import type { ItemDraft } from './itemDrafts';
import { readSentences } from './lines';
import type { Passage } from './passages';
import type { Price } from './prices';
import { readCurrencies, readPrices } from './prices';
import { whole } from './products';
import { FOR_BEHIND, HAN_UNIT, NOT_OURS, OTHER_BEHIND, PER_UNIT, WANTED } from './targetWords';
import { unitAt } from './units';

/*
 * Prices that the buyer wants or pays now, and the item to which each belongs. What we offered, retail prices, fees and sums of money
 * are none.
 */

/** Gives the items of a message the prices that it names for them. */
export function assignTargets(passage: Passage, items: readonly ItemDraft[], habits: NumberHabits): void {
  const { level } = passage;
  const prices = readPrices(level, habits);
  const replaced = new Set<ItemDraft>();
  // The item of the last price that was told and is none: "you said 71 for the 2 inch. We need 66".
  let spoken: ItemDraft | null = null;
  for (const sentence of readSentences(level, 0, level.length)) {
    const inside = prices.filter(price => price.start >= sentence.start && price.end <= sentence.end);
    const bare = barePrices(level, sentence.start, sentence.end, inside, habits);
    let from = sentence.start;
    for (const price of [...inside, ...bare].sort((a, b) => a.start - b.start)) {
      const start = from;
      from = price.end;
      const isOurs = isTarget(level, sentence.start, sentence.end, price, inside.length + bare.length);
      if (!isOurs) {
        spoken = items.length > 1 ? itemOf(passage, items, price, start, sentence.start, sentence.end) : null;
        continue;
      }
      const isFurther =
        bare.includes(price) && inside.some(one => isTarget(level, sentence.start, sentence.end, one, inside.length));
      const item = isFurther
        ? byWords(items, level.slice(start, price.start))
        : (itemOf(passage, items, price, start, sentence.start, sentence.end) ?? spoken);
      const isWish = WISH.test(level.slice(sentence.start, sentence.end));
      if (!item || (item.price && !(isWish && replaced.has(item)))) continue;
      // What is paid now gives way to what is wanted.
      if (isWish) replaced.delete(item);
      else replaced.add(item);
      item.price = { value: price.value, start: price.number.start, end: price.number.end, currency: price.currency };
      item.pricedIn = passage;
      spoken = item;
    }
  }
}

const WISH = new RegExp(
  `${whole('target|objetivo|alvo|cible|zielpreis|hope|hoping|want|need|below|under|hopen|onder|until|max\\p{L}*|потолок|хотим|нужно|obiettivo|hedef|cel\\p{L}*|visons|richtprijs')}|目标|目標|希望|목표|희망`,
  'u',
);

const PAID = new RegExp(
  whole('(?:can |now |currently )?pay(?:ing)?|pagamos|pagando|zahlen|payons|paghiamo|платим|betalen|placimy|oduyoruz'),
  'u',
);

/** "please do 0.70": a number with decimals where money is spoken of, or behind "target". */
function barePrices(level: string, start: number, end: number, known: readonly Price[], habits: NumberHabits): Price[] {
  const text = level.slice(start, end);
  const hasTarget =
    /target|objetivo|alvo|cible|zielpreis|целев|желаем|目标|目標|希望|목표|المستهدف|obiettivo|hedef/u.test(text);
  const paid = known.length === 0 && PAID.test(text) ? (readCurrencies(text, habits.language)[0] ?? null) : null;
  if (known.length === 0 && !hasTarget && !paid) return [];
  const first = known.find(price => price.currency)?.currency ?? null;
  const given = paid && { ...paid, start: paid.start + start, end: paid.end + start };
  return readAmounts(text, habits).flatMap(amount => {
    const place = { start: amount.start + start, end: amount.end + start };
    const isKnown = known.some(price => place.start < price.end && place.end > price.start);
    const isAimed =
      /(?:target|do|at|auf|до|на|a|alvo|objetivo|потолок|for|is|need|want|pay|reach|get|hit|would be|make it|:|목표|目标价?|below|under|of|to|about|around|~|=)\s*$/u.test(
        level.slice(Math.max(0, place.start - 16), place.start),
      );
    const isNext =
      known.length > 0 &&
      /(?:and|y|e|und|et|и|en|,) $/u.test(level.slice(Math.max(0, place.start - 5), place.start)) &&
      FOR_BEHIND.test(level.slice(place.end, place.end + 40));
    if (
      isKnown ||
      (!isAimed && !isNext) ||
      amount.isWord ||
      amount.value >= 100_000 ||
      !/[.,]\d{1,2}$|^0[.,]\d{3,4}$/.test(level.slice(place.start, place.end)) ||
      unitAt(level, place.end) !== null
    )
      return [];
    if (
      /^ ?(?:%|mm|cm|m(?![a-z])|kg|l(?![a-z])|v|w|oz|inch|"|x|г|мл|л|м(?!\p{L})|мм|米|год|months?|days?)/u.test(
        level.slice(place.end, place.end + 8),
      )
    )
      return [];
    return [{ value: amount.value, number: place, currency: given ?? first, ...place }];
  });
}

function isTarget(level: string, start: number, end: number, price: Price, prices: number): boolean {
  const clauseStart = Math.max(start, lastBreak(level, start, price.start));
  const before = level.slice(clauseStart, price.start);
  const after = level.slice(price.end, Math.min(end, price.end + 40));
  const wider = level.slice(start, price.start);
  if (
    price.value <= 0 ||
    /^ ?(?:%|k|mio|million|млн|万|total|in total|overall|insgesamt|en total|всего)(?![\p{L}])/u.test(after)
  )
    return false;
  if (NOT_OURS.test(before)) return false;
  if (WANTED.test(before)) return true;
  if ((NOT_OURS.test(wider) && prices < 2) || OTHER_BEHIND.test(after)) return false;
  const isPerUnit =
    PER_UNIT.test(after) &&
    /[/\p{L}]/u.test(PER_UNIT.exec(after)?.[0] ?? '') &&
    /per|\/|each|pro|por|par|за|c\/u|cada|je/u.test(PER_UNIT.exec(after)?.[0] ?? '');
  if (isPerUnit || HAN_UNIT.test(after)) return true;
  if (WANTED.test(wider) || WANTED.test(after.slice(0, 24)) || NOT_OURS.test(wider) || isDown(level, start, price))
    return true;
  // Who asks for a price and names one means it, unless it is said to be another.
  return price.currency !== null && price.value < MOST_PER_UNIT;
}

/** Sums above it are of orders, not of pieces, unless a word says otherwise. */
const MOST_PER_UNIT = 20_000;

/** In a line of a list the price stands behind its item ("… 500 pcs @ 2.30 USD"). */
function isDown(level: string, start: number, price: Price): boolean {
  return (
    /(?:@|\bat|a|à|zu|по|за|price:?|max\.?|prezzo|preço|preco|\(|[-–:,])\s*$/u.test(level.slice(start, price.start)) &&
    /\d/.test(level.slice(start, price.start))
  );
}

function lastBreak(level: string, start: number, at: number): number {
  const text = level.slice(start, at);
  let cut = 0;
  for (const match of text.matchAll(/(?:,\s|;\s|\s-\s|\(|\s(?:but|and i|pero|yo|aber|mais|но|а нам|ma)\s)/gu))
    cut = match.index + match[0].length;
  return start + cut;
}

const wordsOf = (level: string) =>
  (level.match(/[\p{L}\p{N}]+(?:[.,/]\d+)*"?/gu) ?? [])
    .map(word => word.replace(/^(?:وال|بال|فال|لل|ال|ل|ب|و)(?=[\u0600-\u06ff]{3})/u, ''))
    .filter(word => word.length > 1 || /\d/.test(word));
const COMMON = new Set(
  'the for of and with per our your price target is usd us piece pcs el la de del los para por le des les du pour die der das fur von mit на по для цена за item items to in on we a set'.split(
    ' ',
  ),
);

/** The item that a price is for: in its own line, by the words around it, by its number; the only one there is. */
function itemOf(
  passage: Passage,
  items: readonly ItemDraft[],
  price: Price,
  from: number,
  start: number,
  end: number,
): ItemDraft | null {
  if (items.length === 1) return items[0] as ItemDraft;
  const goods = FOR_BEHIND.exec(passage.level.slice(price.end, Math.min(end, price.end + 70)))?.[1];
  const named = goods ? byWords(items, goods) : null;
  if (named) return named;
  const inLine = items.filter(
    item => item.passage === passage && item.line.start <= price.start && item.line.end >= price.end,
  );
  if (inLine.length === 1) return inLine[0] as ItemDraft;
  const before = passage.level.slice(from, price.start);
  if (inLine.length > 1)
    return (
      byWords(items, before.slice(-80)) ?? [...inLine].reverse().find(item => item.product[0] < price.start) ?? null
    );
  const numbered = byNumber(items, before);
  if (numbered) return numbered;
  return (
    byWords(items, before) ??
    byUnit(passage, items, price, end) ??
    byWords(items, passage.level.slice(start, Math.min(end, price.end + 60))) ??
    lineAbove(passage, items, start)
  );
}

/** "Target for item 2", "for B", "Item 03: ...". */
function byNumber(items: readonly ItemDraft[], before: string): ItemDraft | null {
  const number =
    /(?:item|pos(?:ition)?|no|nr|line|art(?:icle)?|artikel|позици\p{L}*|п|#|第|itens?|ref|producto|produto|produit)[ .:#]*0?(\d{1,2})(?!\d)[^\d]{0,30}$/u.exec(
      before,
    );
  if (number) return items[Number(number[1]) - 1] ?? null;
  const mark = /(?:^|[\s:(（,])\(?([1-9]|[a-h])[)）]?\s?(?:は|の|について|번|的|:|款|for\b)/u.exec(before);
  if (mark)
    return items[/\d/.test(mark[1] as string) ? Number(mark[1]) - 1 : 'abcdefgh'.indexOf(mark[1] as string)] ?? null;
  const letter = /(?:for|fur|para|pour|per|on|для|item) \(?([b-h]|a(?=\)))\)?(?![a-z])[^\d]{0,20}$/u.exec(before);
  if (letter) return items['abcdefgh'.indexOf(letter[1] as string)] ?? null;
  const ordinal = /(?:first|1st|primer[oa]?|erste[nr]?|premier|перв\p{L}+|第一)[^\d]{0,30}$/u.test(before)
    ? 0
    : /(?:second|2nd|segund[oa]|zweite[nr]?|deuxieme|втор\p{L}+|第二)[^\d]{0,30}$/u.test(before)
      ? 1
      : -1;
  return items[ordinal] ?? null;
}

function byWords(items: readonly ItemDraft[], around: string): ItemDraft | null {
  const words = wordsOf(around).filter(word => !COMMON.has(word));
  const isEast = /[\u3040-\u9fff]/.test(around);
  const scores = items.map(item => {
    const name = `${item.heading ? item.passage.level.slice(...item.heading) : ''} ${item.passage.level.slice(...item.product)}`;
    const own = wordsOf(name).filter(word => !COMMON.has(word));
    const hits = own.filter(word => words.some(other => isAlike(word, other))).length;
    const isFirst = own[0] !== undefined && words.some(other => isAlike(own[0] as string, other));
    const isHead = isEast && /[\u3040-\u9fff]{3}$/.test(name) && around.includes(name.slice(-3));
    return hits + (isFirst ? 0.5 : 0) + (isHead ? 0.5 : 0) + (isEast ? eastHits(name, around) : 0);
  });
  const best = Math.max(...scores);
  if (best === 0) return null;
  // What was named last, where sizes share a name.
  const leaders = items.filter((_, index) => scores[index] === best);
  return leaders.length === 1 ? (leaders[0] as ItemDraft) : null;
}

/** "0.35 EUR a pair": the item that is counted so. */
function byUnit(passage: Passage, items: readonly ItemDraft[], price: Price, end: number): ItemDraft | null {
  const per =
    /^[\s,.]*(?:\/|per|each|a|an|pro|je|por|la|le|el|il|o|os|as|los|las|der|die|das|par|за|c\/u|cada|al|na)? ?(\p{L}{2,})/u.exec(
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

function isAlike(a: string, b: string): boolean {
  if (a === b) return true;
  // "050" of "NMRV050".
  if (/^\d{3,}$/.test(a) && b.endsWith(a)) return true;
  if (/^\d{3,}$/.test(b) && a.endsWith(b)) return true;
  if (a.length < 4 || b.length < 4 || /\d/.test(a + b)) return false;
  // "Pumpe" of "Druckerhöhungspumpen".
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length > 4 && long.length > short.length + 3 && long.includes(short.slice(0, -1))) return true;
  const length = Math.max(4, Math.min(a.length, b.length) - 2);
  return a.slice(0, length) === b.slice(0, length);
}

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

/** The currency that prices are asked in ("quote in US Dollar"), for items without a price of their own. */
export function askedCurrency(
  passage: Passage,
  language: string | null,
): { code: string; start: number; end: number } | null {
  const found = readCurrencies(passage.level, language);
  return (
    found.find(
      one =>
        !/(?:not|no|nicht|nao|не)\s*$/.test(passage.level.slice(Math.max(0, one.start - 6), one.start)) &&
        !/^ ?(?:is|are) not/.test(passage.level.slice(one.end, one.end + 8)),
    ) ?? null
  );
}
