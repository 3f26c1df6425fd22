import { matchesOf } from '../../common/matches';
/** A pattern over a levelled text, and what one hit weighs; above 0 speaks for an inquiry. */
export interface Cue {
  code: string;
  weight: number;
  pattern: RegExp;
  /** What a second hit adds, as a share of the weight. */
  again?: number;
}

/** A cue that was found. */
export interface Hit {
  code: string;
  weight: number;
  /** Where it stands in the text that was looked at. */
  at: number;
  length: number;
}

/** The first hit of each cue; a second one adds its share. */
export function hitsOf(text: string, cues: readonly Cue[]): Hit[] {
  const hits: Hit[] = [];
  for (const { code, weight, pattern, again = 0 } of cues) {
    const found = pattern.exec(text);
    if (!found) continue;
    const length = found[0].length;
    const isAgain = again > 0 && pattern.test(text.slice(found.index + length));
    hits.push({ code, weight: isAgain ? weight * (1 + again) : weight, at: found.index, length });
  }
  return hits;
}

/** How often a pattern with the flag g is found, up to `most`. */
export function countOf(text: string, pattern: RegExp, most: number): number {
  return matchesOf(pattern, text, most).length;
}
