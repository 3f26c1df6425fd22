// Han, kana and hangul have no blanks between words: they are indexed as overlapping pairs of characters.
const CJK = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]+/g;

function pairs(run: string): string {
  if (run.length === 1) return run;
  let text = '';
  for (let at = 0; at < run.length - 1; at += 1) text += `${run.slice(at, at + 2)} `;
  // The last character alone too, so that a search for one character finds the end of a word as a prefix finds its beginning.
  return text + run.slice(-1);
}

/** Text as the index takes it: runs of Chinese, Japanese and Korean cut into pairs, the rest left to the tokenizer. */
export function indexText(text: string): string {
  if (!/[\u3040-\uffff]/.test(text)) return text;
  return text.normalize('NFKC').replace(CJK, run => ` ${pairs(run)} `);
}

/**
 * What a person typed, as a query: every word must occur, the last letters of a word may be missing, neighbouring characters of Chinese must be
 * neighbours. Nothing of it is read as an operator.
 *
 * @returns '' where nothing can be sought
 */
export function queryText(words: string): string {
  const terms: string[] = [];
  for (const word of words.normalize('NFKC').slice(0, 400).split(/\s+/)) {
    const parts = word.split(CJK_SPLIT).filter(Boolean);
    for (const part of parts) {
      const clean = part.replace(/["*]/g, ' ').trim();
      if (!clean || !/[\p{L}\p{N}]/u.test(clean)) continue;
      if (CJK_ONLY.test(clean)) terms.push(clean.length === 1 ? `"${clean}"*` : `"${pairsOnly(clean)}"`);
      else terms.push(`"${clean}"*`);
    }
  }
  return terms.slice(0, 20).join(' AND ');
}

const CJK_CLASS = '[\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff]';
const CJK_SPLIT = new RegExp(`(${CJK_CLASS}+)`);
const CJK_ONLY = new RegExp(`^${CJK_CLASS}+$`);

function pairsOnly(run: string): string {
  const result: string[] = [];
  for (let at = 0; at < run.length - 1; at += 1) result.push(run.slice(at, at + 2));
  return result.join(' ');
}
