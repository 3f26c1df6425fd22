/*
 * Excel 97 to 2003 (MS-XLS, BIFF8): a stream of records, each with its kind and length. Words stand once in a table of all; the cells name them by number.
 */
const CONTINUE = 0x003c;
const MAX_SHEETS = 50;
// More cells than these are not left empty side by side.
const MOST_GAP = 60;

interface BiffRecord {
  kind: number;
  /** One, and the records that continue it. */
  parts: Buffer[];
}

/**
 * The text of a workbook: a line for each row, cells set apart by tabs. Null for a workbook of before 1997.
 *
 * @throws Error ('locked') where it has a password
 */
export function workbookText(stream: Buffer, limit: number): string | null {
  if (stream.readUInt16LE(0) !== 0x0809 || stream.readUInt16LE(4) !== 0x0600) return null;
  const out = sheetWriter(limit);
  let words: string[] = [];
  let sheets = 0;
  for (const { kind, parts } of records(stream)) {
    const body = parts[0] as Buffer;
    if (kind === 0x002f) throw new Error('locked with a password');
    if (kind === 0x00fc) words = sharedWords(parts, limit * 4);
    if (kind === 0x0809 && (sheets += 1) > MAX_SHEETS + 1) break;
    if (kind === 0x0809) out.sheet();
    else if (body.length >= 6) writeCell(out, kind, body, words);
    if (out.isFull()) break;
  }
  return out.text();
}

function* records(stream: Buffer): Generator<BiffRecord> {
  let current: BiffRecord | null = null;
  for (let at = 0; at + 4 <= stream.length;) {
    const kind = stream.readUInt16LE(at);
    const end = at + 4 + stream.readUInt16LE(at + 2);
    const body = stream.subarray(at + 4, end);
    if (kind === CONTINUE && current) current.parts.push(body);
    else {
      if (current) yield current;
      current = { kind, parts: [body] };
    }
    at = end;
  }
  if (current) yield current;
}

type Writer = ReturnType<typeof sheetWriter>;

/** Puts cells into lines. Cells come row by row; where some are left out, their places are kept. */
function sheetWriter(limit: number) {
  const parts: string[] = [];
  let [length, row, column] = [0, -1, 0];
  const put = (text: string) => {
    parts.push(text);
    length += text.length;
  };
  return {
    sheet: () => {
      if (row >= 0) put('\n');
      [row, column] = [-1, 0];
    },
    cell: (atRow: number, atColumn: number, text: string) => {
      if (row >= 0 && atRow !== row) put('\n');
      if (atRow !== row) column = 0;
      row = atRow;
      put('\t'.repeat(Math.min(MOST_GAP, Math.max(0, atColumn - column))) + text);
      column = atColumn;
    },
    /** What a formula came to, where that is words: the cell was written before it. */
    more: put,
    isFull: () => length > limit,
    text: () => parts.join('').slice(0, limit),
  };
}

function writeCell(out: Writer, kind: number, body: Buffer, words: readonly string[]): void {
  const [row, column] = [body.readUInt16LE(0), body.readUInt16LE(2)];
  if (kind === 0x00fd && body.length >= 10) out.cell(row, column, words[body.readUInt32LE(6)] ?? '');
  else if (kind === 0x0204 && body.length >= 9) out.cell(row, column, oneString(body, 6));
  else if (kind === 0x0203 && body.length >= 14) out.cell(row, column, numberText(body.readDoubleLE(6)));
  else if (kind === 0x027e && body.length >= 10) out.cell(row, column, numberText(packedNumber(body.readUInt32LE(6))));
  else if (kind === 0x00bd)
    for (let at = 4, next = column; at + 6 <= body.length - 2; at += 6, next += 1)
      out.cell(row, next, numberText(packedNumber(body.readUInt32LE(at + 2))));
  // What a formula came to; words stand in the record behind it.
  else if (kind === 0x0006 && body.length >= 14)
    out.cell(row, column, body.readUInt16LE(12) === 0xffff ? '' : numberText(body.readDoubleLE(6)));
  else if (kind === 0x0207) out.more(oneString(body, 0));
}

const numberText = (value: number) => (Number.isFinite(value) ? String(Number(value.toPrecision(15))) : '');

/** A number in 30 bits: a whole one, or the front of a double; both may be of hundredths (MS-XLS 2.5.217). */
function packedNumber(packed: number): number {
  const front = Buffer.alloc(8);
  front.writeUInt32LE((packed & 0xfffffffc) >>> 0, 4);
  const value = (packed & 2) !== 0 ? packed >> 2 : front.readDoubleLE(0);
  return (packed & 1) !== 0 ? value / 100 : value;
}

/** A string with its length in front, which lies in one piece. */
function oneString(body: Buffer, at: number): string {
  const length = body.readUInt16LE(at);
  const isWide = ((body[at + 2] ?? 0) & 1) !== 0;
  return body.toString(isWide ? 'utf16le' : 'latin1', at + 3, at + 3 + length * (isWide ? 2 : 1));
}

/** The table of all words, at most `most` characters. A string may break off at the end of a record: the next part says anew how wide its letters are. */
function sharedWords(parts: readonly Buffer[], most: number): string[] {
  const words: string[] = [];
  const reader = acrossParts(parts, 8);
  for (let length = 0; !reader.isEnd() && length < most;) {
    const word = sharedWord(reader);
    words.push(word);
    length += word.length;
  }
  return words;
}

function sharedWord(reader: ReturnType<typeof acrossParts>): string {
  const length = reader.number(2);
  const flags = reader.number(1);
  // Of what is written in several fonts, or with its pronunciation, follows how much there is of that behind the letters.
  const runs = (flags & 8) !== 0 ? reader.number(2) : 0;
  const pronounced = (flags & 4) !== 0 ? reader.number(4) : 0;
  const word = reader.letters(length, (flags & 1) !== 0);
  reader.skip(runs * 4 + pronounced);
  return word;
}

function acrossParts(parts: readonly Buffer[], start: number) {
  let [part, at] = [0, start];
  const isEnd = () => {
    while (part < parts.length && at >= (parts[part] as Buffer).length) [part, at] = [part + 1, 0];
    return part >= parts.length;
  };
  const byte = () => (isEnd() ? 0 : ((parts[part] as Buffer)[at++] as number));
  return {
    isEnd,
    number: (size: number) => {
      let value = 0;
      for (let place = 0; place < size; place += 1) value += byte() * 2 ** (8 * place);
      return value;
    },
    skip: (count: number) => {
      let left = count;
      while (left > 0 && !isEnd()) {
        const step = Math.min(left, (parts[part] as Buffer).length - at);
        at += step;
        left -= step;
      }
    },
    letters: (count: number, isWide: boolean) => {
      const found: string[] = [];
      let [left, wide] = [count, isWide];
      while (left > 0 && !isEnd()) {
        // Letters that go on in another part begin there with their width.
        if (at === 0 && part > 0) wide = (byte() & 1) !== 0;
        const body = parts[part] as Buffer | undefined;
        if (!body) break;
        const size = wide ? 2 : 1;
        const step = Math.min(left, Math.floor((body.length - at) / size));
        if (step <= 0) {
          at = body.length;
          continue;
        }
        found.push(body.toString(wide ? 'utf16le' : 'latin1', at, at + step * size));
        at += step * size;
        left -= step;
      }
      return found.join('');
    },
  };
}
