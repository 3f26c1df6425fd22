import type { Mention } from './bareNames';
import { isGeneric, isTerm, phraseEnd, splitNames, trimProduct } from './products';
import type { Quantity } from './quantities';

/*
 * Several products in one sentence: which words between two numbers belong to which of them. Texts are levelled.
 */

const JOINED = /^ (?:and|y|e|und|et|и|و|oraz|i|a take|og|och|ed|va|en|ve|plus|sowie|also|dazu)(?!\p{L})/u;
// What is wanted with the goods and is none of them, and words of other clauses.
const BESIDES =
  /[$€£¥%]|(?<!\p{L})(?:half|our|your|we|it|they|that|nos[st][oa]s?|nuestr[oa]s?|notre|nos|unser\p{L}*|nostr[oaie]|наш\p{L}*|halb|mitad|moitie|meta|metade|половин\p{L}*|logo|box(?:es)?|carton|label\p{L}*|packag\p{L}*|packing|manual\p{L}*|sticker\p{L}*|hang ?tags?|barcode\p{L}*|colou?rs?|sizes?|prices?|certificat\p{L}*|reports?|samples?|delivery|shipping|freight|warranty|artwork|insert|colores|caja|etiquet\p{L}*|farben|verpackung|muster|couleurs?|emballage|цвет\p{L}*|упаковк\p{L}*)(?!\p{L})/u;

/** "Bags, 20,000 units printed in 3 colours, and …": where what is said of the counted ends, which is no name of what follows. */
export function attributesEnd(
  level: string,
  name: readonly [number, number],
  quantity: Quantity,
  next: number,
  otherwise = quantity.end,
): number {
  if (name[1] > quantity.start || !quantity.unit) return otherwise;
  const said = /^ [^,;.()\n]{3,60}(?=[,;])/u.exec(level.slice(quantity.end, next));
  return said && !JOINED.test(said[0]) ? quantity.end + said[0].length : otherwise;
}

/**
 * "Yoga mat 6 mm, cork blocks 500 pieces, strap 500 pieces": where the numbers of a sentence follow their names without a comma, a comma
 * ends the product before it. Shortens the names of the mentions.
 */
export function behindLastComma(level: string, mentions: readonly Mention[]): void {
  const closes = ({ end, quantity }: Mention) =>
    quantity !== null && quantity.unit !== null && quantity.start >= end && quantity.start - end <= 1;
  const [first, second] = mentions;
  if (!first || !second || !mentions.every(closes)) return;
  const between = level.slice((first.quantity as Quantity).end, second.start);
  const comma = level.slice(first.start, first.end).lastIndexOf(', ');
  if (comma < 3 || !/^, ?$/.test(between) || level.slice(second.start, second.end).includes(',')) return;
  const [from, to] = trimProduct(level, first.start + comma + 1, first.end);
  const head = level.slice(first.start, first.start + comma);
  const isName = (text: string) => text.trim().split(/\s+/).length > 1 && !isGeneric(text) && !isTerm(text);
  if (isName(head) && isName(level.slice(from, to))) [first.start, first.end] = [from, to];
}

/** "Flower stands x 80, cake stands, and letter lights": what is listed behind what was counted last, without a number. */
export function namesBehind(
  level: string,
  mentions: readonly Mention[],
  quantities: readonly Quantity[],
  limit: number,
): Mention[] {
  const last = mentions[mentions.length - 1];
  const from = Math.max(last?.quantity?.end ?? 0, last?.end ?? 0);
  if (!last?.quantity || quantities.some(one => one.start >= from) || !/^,\s\p{L}/u.test(level.slice(from, from + 3)))
    return [];
  const before = level.slice(Math.min(last.start, last.quantity.start), from);
  if (before.lastIndexOf('(') > before.lastIndexOf(')')) return [];
  const names = splitNames(level, from + 1, phraseEnd(level, from + 1, limit, true));
  if (names.length < 2) return [];
  const cut = names.map(([start, end]) => trimProduct(level, start, phraseEnd(level, start, end)));
  const isGoods = cut.every(([start, end]) => {
    const name = level.slice(start, end);
    return end > start && name.split(/\s+/).length > 1 && !isGeneric(name) && !isTerm(name) && !BESIDES.test(name);
  });
  return isGoods ? cut.map(([start, end]) => ({ start, end, quantity: null, strength: 2 as const })) : [];
}
