/** What the bytes above ASCII look like; counted over the first 16 KiB. */
interface ByteShape {
  high: number;
  /** Unbroken runs of high bytes, and how many of them have an even length. */
  runs: number;
  evenRuns: number;
  /** Pairs in the GB 2312 square (lead 0xA1-0xF7, trail 0xA1-0xFE). */
  pairs: number;
  /** Pairs whose lead byte is that of common hanzi or of punctuation in GB 2312. */
  commonGb: number;
  /** Lead bytes of kana in EUC-JP, of hangul in EUC-KR, of kana in Shift_JIS, of common hanzi in Big5. */
  eucKana: number;
  hangul: number;
  sjisKana: number;
  big5: number;
  big5LowTrail: number;
  /** Bytes that are lower-case letters in KOI8-R / Windows-1251. */
  koiLower: number;
  cyrillicLower: number;
}

const enough = 16 * 1024;

/**
 * The encoding of bytes that are no UTF-8 and whose declaration says nothing, by the shape of their bytes: Chinese text
 * comes in runs of even length, Cyrillic in words of letters from one quarter of the table. 'windows-1252' where
 * nothing else fits.
 */
export function detectCharset(bytes: Uint8Array): string {
  const shape = shapeOf(bytes);
  if (shape.high === 0) return 'windows-1252';
  if (shape.sjisKana * 4 > shape.high / 2) return 'shift_jis';
  if (isGbSquare(shape)) {
    if (shape.eucKana > shape.pairs * 0.3) return 'euc-jp';
    if (shape.pairs >= 12 && shape.hangul > shape.pairs * 0.97) return 'euc-kr';
    if (shape.commonGb > shape.pairs * 0.6) return 'gb18030';
  }
  if (shape.big5LowTrail > 2 && shape.big5 > (shape.high - shape.big5LowTrail) * 0.35) return 'big5';
  if (shape.koiLower > shape.high * 0.7 && shape.high >= 6) return 'koi8-r';
  if (shape.cyrillicLower > shape.high * 0.7 && shape.high >= 6 && shape.high > shape.runs * 2) return 'windows-1251';
  // GBK beyond GB 2312 has trail bytes in ASCII; a majority of even runs with common leads still gives it away.
  if (shape.commonGb > shape.high * 0.35 && shape.evenRuns > shape.runs * 0.7) return 'gb18030';
  return looksTurkish(bytes) ? 'windows-1254' : 'windows-1252';
}

// ı ş ğ İ Ş Ğ of Windows-1254, which are ý þ ð Ý Þ Ð in Windows-1252, and the other letters of Turkish.
const TURKISH_ONLY = new Set([0xfd, 0xfe, 0xf0, 0xdd, 0xde, 0xd0]);
const TURKISH_TOO = new Set([0xfc, 0xf6, 0xe7, 0xdc, 0xd6, 0xc7, 0xe2, 0xee, 0xfb]);

/**
 * True for Western bytes that can only be Turkish: at least two of its own letters, and no letter that it does not have. Icelandic, Czech and Slovak, which use
 * some of these places, cannot go without á, é or í for long.
 */
export function looksTurkish(bytes: Uint8Array): boolean {
  let own = 0;
  const end = Math.min(bytes.length, enough);
  for (let i = 0; i < end; i++) {
    const byte = bytes[i]!;
    if (byte < 0xc0) continue;
    if (TURKISH_ONLY.has(byte)) own++;
    else if (!TURKISH_TOO.has(byte)) return false;
  }
  return own >= 2;
}

/** True for text that is declared as Western and has the shape of GB 2312: at least four pairs, all runs even. */
export function looksGb(bytes: Uint8Array): boolean {
  const shape = shapeOf(bytes);
  return isGbSquare(shape) && shape.pairs >= 4 && shape.commonGb > shape.pairs * 0.6;
}

function isGbSquare(shape: ByteShape): boolean {
  return shape.pairs > 0 && shape.evenRuns >= shape.runs * 0.98 && shape.pairs * 2 >= shape.high * 0.95;
}

function emptyShape(): ByteShape {
  return {
    high: 0,
    runs: 0,
    evenRuns: 0,
    pairs: 0,
    commonGb: 0,
    eucKana: 0,
    hangul: 0,
    sjisKana: 0,
    big5: 0,
    big5LowTrail: 0,
    koiLower: 0,
    cyrillicLower: 0,
  };
}

function shapeOf(bytes: Uint8Array): ByteShape {
  const shape = emptyShape();
  const end = Math.min(bytes.length, enough);
  for (let i = 0; i < end;) {
    if (bytes[i]! < 0x80) {
      i++;
      continue;
    }
    const start = i;
    while (i < bytes.length && bytes[i]! >= 0x80) i++;
    countRun(shape, bytes, start, i);
  }
  return shape;
}

function countRun(shape: ByteShape, bytes: Uint8Array, start: number, end: number): void {
  shape.runs++;
  shape.high += end - start;
  if ((end - start) % 2 === 0) shape.evenRuns++;
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte >= 0xc0 && byte <= 0xdf) shape.koiLower++;
    if (byte >= 0xe0) shape.cyrillicLower++;
    if (byte === 0x82 || byte === 0x83) shape.sjisKana++;
  }
  for (let i = start; i + 1 < end; i += 2) countPair(shape, bytes[i]!, bytes[i + 1]!);
  const next = bytes[end] ?? 0;
  const last = bytes[end - 1]!;
  if ((end - start) % 2 === 1 && next >= 0x40 && next <= 0x7e && last >= 0xa4 && last <= 0xc6) {
    shape.big5LowTrail++;
    shape.big5++;
  }
}

function countPair(shape: ByteShape, lead: number, trail: number): void {
  if (lead >= 0xa4 && lead <= 0xc6 && trail >= 0xa1) shape.big5++;
  if (lead < 0xa1 || lead > 0xf7 || trail < 0xa1) return;
  shape.pairs++;
  if ((lead >= 0xb0 && lead <= 0xd7) || lead <= 0xa3) shape.commonGb++;
  if (lead === 0xa4 || lead === 0xa5) shape.eucKana++;
  if (lead >= 0xb0 && lead <= 0xc8) shape.hangul++;
}
