/*
 * Text in the form in which its words are looked for. Unlike common/searchText.ts it keeps the length, so that a place found
 * in it is a place in the mail.
 */

const BLANKS = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff\u00ad]/;
const OWN: Readonly<Record<string, string>> = {
  ...{ ß: 's', ø: 'o', æ: 'a', œ: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 't', ı: 'i', ς: 'σ', ё: 'е', İ: 'i', Ё: 'е' },
  ...{
    أ: 'ا',
    إ: 'ا',
    آ: 'ا',
    ٱ: 'ا',
    ى: 'ي',
    ی: 'ي',
    ک: 'ك',
    ة: 'ه',
    '٫': '.',
    '٬': ',',
    '،': ',',
    '؛': ';',
    '؟': '?',
  },
  ...{
    '、': ',',
    '。': ';',
    '「': '"',
    '」': '"',
    '【': '[',
    '】': ']',
    '〜': '~',
    '–': '-',
    '—': '-',
    '−': '-',
    '‐': '-',
    '‑': '-',
  },
  ...{ '‘': "'", '’': "'", '´': "'", '`': "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '×': 'x', '✕': 'x' },
  ...{ '﹣': '-', '―': '-', '…': '…', '·': '·', '№': '#' },
};

function levelOne(code: number): number {
  const letter = String.fromCharCode(code);
  const own = OWN[letter];
  if (own !== undefined) return own.charCodeAt(0);
  if (BLANKS.test(letter)) return 32;
  if (code >= 0x0660 && code <= 0x0669) return code - 0x0660 + 48;
  if (code >= 0x06f0 && code <= 0x06f9) return code - 0x06f0 + 48;
  // Full-width forms; the yen and other signs among them stay what they are.
  const wide = code >= 0xff01 && code <= 0xff5e ? code - 0xff01 + 33 : code;
  const lower = String.fromCharCode(wide).toLowerCase();
  const base = lower.length === 1 ? lower : lower.charAt(0);
  const isLatinOrGreek =
    (code >= 0xc0 && code < 0x250) || (code >= 0x1e00 && code < 0x2000) || (code >= 0x370 && code < 0x400);
  return (isLatinOrGreek ? base.normalize('NFD') : base).charCodeAt(0);
}

let table: Uint16Array | null = null;

function openTable(): Uint16Array {
  if (table) return table;
  const made = new Uint16Array(0x10000);
  for (let code = 0; code < 0x10000; code++) made[code] = code;
  const ranges = [
    [0x41, 0x5b],
    [0xa0, 0x700],
    [0x1e00, 0x2070],
    [0x2100, 0x2230],
    [0x3000, 0x3030],
    [0xfe50, 0xff70],
  ] as const;
  for (const [from, to] of ranges) for (let code = from; code < to; code++) made[code] = levelOne(code);
  for (const letter of Object.keys(OWN)) made[letter.charCodeAt(0)] = levelOne(letter.charCodeAt(0));
  table = made;
  return made;
}

const CHUNK = 8192;

/**
 * A text of the same length in small letters, Latin and Greek ones without accents, digits of Arabic and full-width ones as
 * 0-9, marks of punctuation, blanks and Arabic letters that are written in several ways in one way each.
 */
export function levelText(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  const levels = openTable();
  let result = '';
  for (let start = 0; start < text.length; start += CHUNK) {
    const end = Math.min(text.length, start + CHUNK);
    const codes = new Array<number>(end - start);
    for (let at = start; at < end; at++) codes[at - start] = levels[text.charCodeAt(at)] as number;
    result += String.fromCharCode(...codes);
  }
  return result;
}
