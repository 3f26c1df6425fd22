import { readAskingSentence } from './asking';
import type { Piece } from './lines';
import { isGeneric, phraseEnd, trimProduct } from './products';

/*
 * Names that go on in the lines below them: "LED floodlights: 1) 50 W, 2) 100 W".
 */

const HAN_VARIANT = /规格|規格|型号|型號|尺寸|款|种|サイズ|種類|종류|규격|사이즈|모델/u;

/** Whether the sentence above a list says that its lines are sizes or models of one thing. */
export const announcesVariants = (level: string, intro: Piece) =>
  HAN_VARIANT.test(level.slice(Math.max(intro.start, intro.end - 12), intro.end));

/** The product in the sentence above a list, where it names one. */
export function headingName(level: string, intro: Piece): [number, number] | null {
  const found = readAskingSentence(level, intro.start, intro.end, []).mentions.filter(
    one => one.strength === 2 || one.end >= intro.end - 3,
  );
  const last = found[found.length - 1];
  if (last) return [last.start, last.end];
  const text = level.slice(intro.start, intro.end);
  if (text.length > 60 || /[,.]/.test(text.replace(/[:：]$/, ''))) return null;
  const name = trimProduct(level, intro.body, phraseEnd(level, intro.body, intro.end));
  return name[1] > name[0] && !isGeneric(level.slice(...name)) ? name : null;
}

/** The words of a name before its first size. */
export function nounOf(level: string, [start, end]: [number, number]): [number, number] | null {
  const size = /\s\S*\d/u.exec(level.slice(start, end)) ?? /(?<=[\u3040-\u9fff])\s?\d/u.exec(level.slice(start, end));
  const name: [number, number] = [start, size && size.index > 1 ? start + size.index : end];
  return isGeneric(level.slice(...name)) ? null : name;
}
