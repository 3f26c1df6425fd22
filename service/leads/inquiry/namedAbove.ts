import type { Reading } from './itemDrafts';
import { draft, within } from './itemDrafts';
import { labelOf } from './itemLines';
import type { Piece } from './lines';
import { isGeneric, isTerm, phraseEnd, trimProduct } from './products';

/*
 * A product in a line of its own, and below it a line that begins with how many.
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
  if (!next || !isName(reading, line) || !isAdjacent(level, line, next)) return 0;
  const count = within(quantities, next.start, next.end).find(one => !one.isSample);
  if (!count?.unit || (count.kind !== 'piece' && count.kind !== 'pack') || count.start - next.body > 2) return 0;
  const rest = level.slice(count.end, next.end);
  if (!/^\s*(?:$|[,;.(/–-])/u.test(rest) || SPEAKS.test(rest)) return 0;
  const product = trimProduct(level, line.body, phraseEnd(level, line.body, line.end, true));
  if (product[1] <= product[0] || isGeneric(level.slice(...product))) return 0;
  flush();
  reading.items.push(draft(reading, product, count, { ...line, end: next.end }, 'list'));
  return 2;
}

function isName({ passage, quantities }: Reading, line: Piece): boolean {
  const text = passage.level.slice(line.body, line.end);
  return (
    text.length >= 6 &&
    text.length <= LONGEST &&
    !SENTENCE.test(text) &&
    !SPEAKS.test(text) &&
    !isTerm(text) &&
    !labelOf(passage.text, passage.level, line) &&
    within(quantities, line.start, line.end).every(one => one.isSize)
  );
}

const isAdjacent = (level: string, line: Piece, next: Piece) => !/\n\s*\n/.test(level.slice(line.end, next.start));
