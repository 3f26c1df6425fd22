import type { Reading } from './itemDrafts';
import { draft, within } from './itemDrafts';
import { labelOf } from './itemLines';
import type { Piece } from './lines';
import { readSentences } from './lines';
import { SHARED } from './bareCounts';
import { isGeneric, isTerm, phraseEnd, trimProduct } from './products';
import type { Quantity } from './quantities';

/*
 * A product in a line of its own, and below it a line that begins with how many; or both in one line, with a full stop between.
 */

const LONGEST = 100;
const SENTENCE = /[.!?:;]$|[.!?]\s+\p{L}/u;
const SPEAKS =
  /(?<!\p{L})(?:we|i|you|our|your|please|pls|dear|hello|hi|regards|thanks|nos|necesitamos|su|nous|vous|votre|bonjour|wir|sie|ihr|bitte|мы|вы|просим|здравствуйте|vorremmo|buongiorno)(?!\p{L})|[我您吗呢请]|です|ます|습니다/u;

/** Takes "Step stool 22 cm, 150 kg" and "2,400 pcs, 4 colours" below it; the number of lines taken, 0 where they are no such pair. */
export function readNamedAbove(reading: Reading, at: number, flush: () => void): number {
  const { passage, lines, quantities } = reading;
  const { level } = passage;
  const line = lines[at] as Piece;
  const next = lines[at + 1];
  if (next && isAdjacent(level, line, next) && isAboveCount(reading, at)) return takeAbove(reading, line, flush);
  if (!next || !isName(reading, line) || !isAdjacent(level, line, next)) return 0;
  const count = within(quantities, next.start, next.end).find(one => !one.isSample);
  if (!count?.unit || (count.kind !== 'piece' && count.kind !== 'pack') || count.start - next.body > 2) return 0;
  const rest = level.slice(count.end, next.end);
  if (!/^\s*(?:$|[,;.(/–-])/u.test(rest) || SPEAKS.test(rest.split(/ - |[.;(]/u)[0] as string)) return 0;
  const product = trimProduct(level, line.body, phraseEnd(level, line.body, line.end, true));
  if (product[1] <= product[0] || isGeneric(level.slice(...product))) return 0;
  flush();
  reading.items.push(draft(reading, product, count, { ...line, end: next.end }, 'list'));
  return 2;
}

const ABBREVIATED = /(?<!\p{L})(?:inkl|incl|ca|max|min|approx|zzgl|aprox|env|dia|diam|nr|no|art|mit|вкл|ок)\.(?= )/gu;

/** "Needed:", below it "Hinge 110°, with damper.", and below that "Yearly demand: 60,000 pcs": a name between its heading and its number. */
function isAboveCount(reading: Reading, at: number): boolean {
  const { passage, lines } = reading;
  const { level, text } = passage;
  const [previous, line, next] = [lines[at - 1], lines[at] as Piece, lines[at + 1] as Piece];
  const label = labelOf(text, level, next);
  if (label?.key !== 'quantity' || !previous || !/[:：]$/.test(level.slice(previous.start, previous.end))) return false;
  const end = level[line.end - 1] === '.' ? line.end - 1 : line.end;
  return isName(reading, { ...line, end });
}

function takeAbove(reading: Reading, line: Piece, flush: () => void): number {
  const { level } = reading.passage;
  const product = trimProduct(level, line.body, phraseEnd(level, line.body, line.end, true));
  if (product[1] <= product[0] || isGeneric(level.slice(...product))) return 0;
  flush();
  reading.items.push(draft(reading, product, null, line, 'list'));
  return 1;
}

// "Roughly", "about", what may stand before the number of a sentence that says no more than how many.
const ROUGHLY =
  /^(?:(?:qty|quantity|about|around|approx\.?|roughly|ca\.?|circa|etwa|rund|environ|unas|unos|aprox\.?|cerca de|около|примерно|数量|數量)[\s:.]*)?$/u;
const NOTHING_BEHIND = /^\s*(?:$|[.,;!?(/–-])/u;

/** Takes "Ice scraper, 60 cm. 15 000 pcs. Price today 0.98": a name, and how many in a sentence behind it; 0 where it is no such line. */
export function readNamedFirst(reading: Reading, at: number, flush: () => void): number {
  const { passage, lines, quantities } = reading;
  const { level } = passage;
  const line = lines[at] as Piece;
  if (line.end - line.body > 260 || !/[.!] /.test(level.slice(line.body, line.end))) return 0;
  const [first, second] = readSentences(level, line.body, line.end);
  if (!first || !second) return 0;
  const name = { ...line, end: level[first.end - 1] === '.' ? first.end - 1 : first.end };
  if (!isName(reading, name)) return 0;
  const said = within(quantities, second.start, line.end).filter(
    one => !one.isSample && !one.isSize && one.kind !== 'measure',
  );
  const count =
    line.bullet === null ? said.find(one => isAllSaid(level, second, one)) : said.find(one => isOfName(level, one));
  if (!count) return 0;
  const product = trimProduct(level, line.body, phraseEnd(level, line.body, name.end, true));
  if (product[1] <= product[0] || isGeneric(level.slice(...product))) return 0;
  flush();
  reading.items.push(draft(reading, product, count, line, 'list'));
  return 1;
}

const isAllSaid = (level: string, sentence: Piece, one: Quantity): boolean =>
  one.unit !== null &&
  one.kind !== 'container' &&
  one.start >= sentence.start &&
  one.end <= sentence.end &&
  ROUGHLY.test(level.slice(sentence.body, one.start)) &&
  (level[one.end - 1] === '.' || NOTHING_BEHIND.test(level.slice(one.end, sentence.end)));

/** A number behind the name in a line of a list, which names nothing else. */
const isOfName = (level: string, one: Quantity): boolean => {
  const behind = level.slice(one.end, one.end + 30);
  return (
    NOTHING_BEHIND.test(behind) ||
    SHARED.test(behind) ||
    /^ (?:to (?:start|begin)|for|per|i (?:guess|think)|or so|to begin|initially|a year|please|as a|para|pour|fur|per|в год|для)(?!\p{L})/u.test(
      behind,
    )
  );
};

function isName({ passage, quantities }: Reading, line: Piece): boolean {
  const text = passage.level.slice(line.body, line.end);
  return (
    text.length >= 6 &&
    text.length <= LONGEST &&
    !SENTENCE.test(text.replace(ABBREVIATED, ' ')) &&
    !SPEAKS.test(text) &&
    !isTerm(text) &&
    !labelOf(passage.text, passage.level, line) &&
    within(quantities, line.start, line.end).every(
      one =>
        one.isSize ||
        (one.value < 13 && one.kind !== 'container') ||
        /\([^()]*$/.test(passage.level.slice(line.start, one.start)),
    )
  );
}

const isAdjacent = (level: string, line: Piece, next: Piece) => !/\n\s*\n/.test(level.slice(line.end, next.start));

/** "One thing is not in your range: steel canister 1.2 l. 1,500 pcs to begin with": the name at the end of a sentence whose number begins the next; null where it is none. */
export function namedAtEnd(
  { passage, quantities, lines, ...reading }: Reading,
  sentence: Piece,
  next: Piece | undefined,
): [number, number] | null {
  const { level } = passage;
  const said = level.slice(sentence.body, sentence.end);
  const colon = next && sentence.end - sentence.body < 300 ? said.lastIndexOf(': ') : -1;
  if (!next || colon < 20) return null;
  const count = within(quantities, next.start, next.end).find(one => !one.isSample && !one.isSize);
  if (!count?.unit || count.kind === 'measure' || !ROUGHLY.test(level.slice(next.body, count.start))) return null;
  const start = sentence.body + colon + 2;
  const name = {
    ...sentence,
    start,
    body: start,
    end: start + level.slice(start, sentence.end).replace(/[.!]\s*$/u, '').length,
  };
  if (!isName({ passage, quantities, lines, ...reading }, name)) return null;
  const product = trimProduct(level, start, phraseEnd(level, start, name.end, true));
  return product[1] > product[0] && !isGeneric(level.slice(...product)) ? product : null;
}
