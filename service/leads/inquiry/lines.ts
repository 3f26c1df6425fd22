/** A line of a passage, or a sentence of a paragraph; offsets without blanks at its ends. */
export interface Piece {
  start: number;
  end: number;
  /** Where its words begin, behind the bullet or number. */
  body: number;
  /** "3", "b" of its number; '' for a dash or dot; null where it has none. */
  bullet: string | null;
}

const BULLET =
  /^(?:[-*•·・･‣◦▪●○◆■–—>✓✔➤►→+]+\s*|\(?(\d{1,3})\s?(?:[.)、:]|,(?=\s?[\u3040-\u9fff]))(?!\d)\s*|(\d{1,2})\s?-\s+(?=\p{L})|\(?([a-zа-я])[.)]\s+|([①-⑳])\s*|(?:item|pos\.?|position|no\.?|позиция|артикул) ?(\d{1,2})\s?[:.)-]\s*|\((\d{1,2})\)\s*|\[(\d{1,2})\]\s*)/u;
const MAX_LINES = 1200;

/** The filled lines of a levelled text. */
export function readLines(level: string): Piece[] {
  const lines: Piece[] = [];
  let from = 0;
  while (from <= level.length && lines.length < MAX_LINES) {
    const next = level.indexOf('\n', from);
    const to = next < 0 ? level.length : next;
    const piece = pieceAt(level, from, to);
    if (piece) lines.push(piece);
    from = to + 1;
  }
  return lines;
}

function pieceAt(level: string, from: number, to: number): Piece | null {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(level[start] as string)) start++;
  while (end > start && /\s/.test(level[end - 1] as string)) end--;
  if (start === end) return null;
  const bullet = BULLET.exec(level.slice(start, Math.min(end, start + 24)));
  const isAll = bullet !== null && bullet[0].length >= end - start;
  if (!bullet || isAll) return { start, end, body: start, bullet: null };
  return { start, end, body: start + bullet[0].length, bullet: bullet.slice(1).find(part => part !== undefined) ?? '' };
}

const ABBREVIATION =
  /(?:^|[\s(])(?:n|pos|artikel-nr|d\.h|inv|est|pr|pcs?|stk|ca|approx|env|no|nr|art|ref|qty|reqd|mr|mrs|ms|dr|st|co|ltd|inc|incl|excl|max|min|etc|e\.g|i\.e|bzw|z\.b|u\.a|mind|inkl|zzgl|aprox|sr|sra|ing|lic|und|uds|pza|pzas|und|шт|тыс|руб|долл|thous|thsd|tsd|tys|abt|г|ул|д|т\.д|т\.п|кв|пог|мин|макс|ед|компл|уп|szt|ul|op|adet|vs|fig|vol|dia|ext|int|dept|attn|mod|tel|nig|exw|u\.s|a\.s|s\.a|l\.l\.c)$/u;

/** The sentences of a span of a levelled text. A line that a program wrapped goes on in the next one. */
export function readSentences(level: string, start: number, end: number): Piece[] {
  const found: Piece[] = [];
  let from = start;
  const add = (to: number) => {
    const piece = to > from ? pieceAt(level, from, to) : null;
    if (piece) found.push(piece);
    from = to;
  };
  for (let at = start; at < end; at++) {
    const sign = level[at] as string;
    if (sign === '\n') {
      if (!isWrapped(level, start, at, end)) add(at);
    } else if (/[!?;]/.test(sign)) {
      add(at + 1);
    } else if (sign === '.' && isFullStop(level, from, at)) {
      add(at + 1);
    }
    if (found.length > 600) break;
  }
  add(end);
  return found;
}

// "50 nos. electric hoists"
const COUNTED_DOT = /\d ?(?:nos|doz|ctns?|prs|pkts?)$/;
const UNIT_DOT = /(?:^|[\s\d])(?:nos|sets|doz|dz|pkts?|ctns?|prs|rls|pzs)$/;
// "15. August", "1. Halbjahr": the stop of an ordinal.
const ORDINAL_BEFORE = /(?<![\d.,])\d{1,2}$/;
const DATED =
  /^ (?:jan|feb|mar|apr|ma[ij]|jun|jul|aug|sep|o[kc]t|nov|de[zsc]|quartal|halbjahr|kw|kalenderwoche|woche|leden|ledna|unor|brezn|dub|kvet|cerv|srp|zari|rij|list|pros|eyl|eki|kas|ara|oca|sub|nis|haz|tem)/;
const GOES_ON = /^\s+(?:and|y|e|und|et|of|for|@|each|per|cif|fob|cfr)\s/;

function isFullStop(level: string, from: number, at: number): boolean {
  const next = level[at + 1] ?? '\n';
  const isEast = /[\u3040-\u9fff]/.test(level[at - 1] ?? '') && !/\d/.test(next);
  if (!isEast && !/\s/.test(next)) return false;
  // "2,000 nos. and …"
  if (UNIT_DOT.test(level.slice(Math.max(from, at - 6), at)) && GOES_ON.test(level.slice(at + 1, at + 9))) return false;
  if (COUNTED_DOT.test(level.slice(Math.max(from, at - 6), at)) && /^ \p{L}/u.test(level.slice(at + 1, at + 3)))
    return false;
  if (ORDINAL_BEFORE.test(level.slice(Math.max(from, at - 4), at)) && DATED.test(level.slice(at + 1, at + 16)))
    return false;
  // "Bl. 3" is a sheet, "on scanned BL." ends a sentence.
  if (/(?:^|\s)bl$/.test(level.slice(Math.max(from, at - 3), at))) return !/^\s+\d/.test(level.slice(at + 1, at + 4));
  // "By 1 March 2027 г." ends with the word for the year.
  if (/\d{4} ?г$/.test(level.slice(Math.max(from, at - 6), at))) return !/^\s+\d/.test(level.slice(at + 1, at + 4));
  return !ABBREVIATION.test(level.slice(Math.max(from, at - 12), at));
}

function isWrapped(level: string, start: number, at: number, end: number): boolean {
  const lineStart = Math.max(start, level.lastIndexOf('\n', at - 1) + 1);
  const before = level.slice(lineStart, at).trimEnd();
  if (before.length < 58 || /[.:!?;|\t]$/.test(before)) return false;
  const next = level.slice(at + 1, Math.min(end, at + 60));
  return (
    !/^\s*(?:\n|[-*•·・･‣◦▪]|\d{1,2}[.)]\s|\p{L}[\p{L} .-]{1,30}: {2,}\S|\d[\d.,' ]* ?\p{L}{1,12}\.? {2,}\S)/u.test(
      next,
    ) && next.trim() !== ''
  );
}
