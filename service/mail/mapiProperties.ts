import { decodeText } from './charset';

/** Values of MAPI properties by their id ([MS-OXPROPS]). */
export interface MapiValues {
  /** Text, decoded; '' where there is none. */
  text(id: number): string;
  bytes(id: number): Buffer | null;
  number(id: number): number | null;
  /** True where the value is an embedded object. */
  isObject(id: number): boolean;
}

interface RawValue {
  type: number;
  value: Buffer;
}

const MAX_PROPERTIES = 5000;
const MAX_VALUES = 1000;
const type = { string8: 0x1e, unicode: 0x1f, binary: 0x102, object: 0x0d };
const fixedSizes = new Map([
  [0x02, 4],
  [0x03, 4],
  [0x04, 4],
  [0x05, 8],
  [0x06, 8],
  [0x07, 8],
  [0x0a, 4],
  [0x0b, 4],
  [0x14, 8],
  [0x40, 8],
  [0x48, 16],
]);

/** The charset of a Windows code page number. */
export function charsetOfCodePage(page: number): string {
  const named: Record<number, string> = {
    65001: 'utf-8',
    65000: 'utf-7',
    1200: 'utf-16le',
    20127: 'us-ascii',
    28591: 'iso-8859-1',
    20866: 'koi8-r',
    21866: 'koi8-u',
    50220: 'iso-2022-jp',
    50221: 'iso-2022-jp',
    51932: 'euc-jp',
    51949: 'euc-kr',
    54936: 'gb18030',
    932: 'shift_jis',
    936: 'gb18030',
    949: 'euc-kr',
    950: 'big5',
  };
  if (named[page]) return named[page];
  if (page > 28591 && page < 28606) return `iso-8859-${page - 28590}`;
  return page >= 1250 && page <= 1258 ? `windows-${page}` : `cp${page}`;
}

/** Reads a property list as winmail.dat holds it ([MS-OXTNEF] 2.1.3.4); stops quietly where it is damaged. */
export function readMapiProperties(data: Buffer, charset: string): MapiValues {
  const values = new Map<number, RawValue>();
  if (data.length >= 4) {
    const count = Math.min(data.readUInt32LE(0), MAX_PROPERTIES);
    let at = 4;
    for (let i = 0; i < count && at >= 0 && at + 4 <= data.length; i++) at = readProperty(data, at, values);
  }
  return {
    text: id => textOf(values.get(id), charset),
    bytes: id => {
      const found = values.get(id);
      return found && (found.type === type.binary || found.type === type.object) ? found.value : null;
    },
    number: id => {
      const found = values.get(id);
      return found && found.value.length >= 4 && found.type === 3 ? found.value.readInt32LE(0) : null;
    },
    isObject: id => values.get(id)?.type === type.object,
  };
}

function textOf(found: RawValue | undefined, charset: string): string {
  if (!found) return '';
  if (found.type === type.unicode) return found.value.toString('utf16le').replace(/\0.*$/s, '');
  if (found.type !== type.string8) return '';
  const end = found.value.indexOf(0);
  return decodeText(end < 0 ? found.value : found.value.subarray(0, end), charset);
}

/** Reads one property; answers where the next begins, or -1 where the data ends too early. */
function readProperty(data: Buffer, start: number, values: Map<number, RawValue>): number {
  const tag = data.readUInt16LE(start);
  const id = data.readUInt16LE(start + 2);
  let at = id >= 0x8000 ? afterName(data, start + 4) : start + 4;
  if (at < 0) return -1;
  const base = tag & 0x0fff;
  const isMany = (tag & 0x1000) !== 0;
  const isSized = base === type.string8 || base === type.unicode || base === type.binary || base === type.object;
  let count = 1;
  if (isMany || isSized) {
    if (at + 4 > data.length) return -1;
    count = data.readUInt32LE(at);
    at += 4;
  }
  if (count > MAX_VALUES) return -1;
  for (let i = 0; i < count; i++) {
    let size = fixedSizes.get(base) ?? 0;
    if (isSized) {
      if (at + 4 > data.length) return -1;
      size = data.readUInt32LE(at);
      at += 4;
    } else if (size === 0) return -1;
    if (at + size > data.length) return -1;
    if (i === 0 && !values.has(id)) values.set(id, { type: base, value: data.subarray(at, at + size) });
    at += isSized ? Math.ceil(size / 4) * 4 : size;
  }
  return at;
}

/** Skips the name of a named property: a GUID, a kind, and a number or a string. */
function afterName(data: Buffer, at: number): number {
  if (at + 24 > data.length) return -1;
  if (data.readUInt32LE(at + 16) === 0) return at + 24;
  const next = at + 24 + Math.ceil(data.readUInt32LE(at + 20) / 4) * 4;
  return next <= data.length ? next : -1;
}

/** The code page of text that is not Unicode: as the message says, or as its language wants it ([MS-LCID] gives the language in the low ten bits). */
export function ansiCharsetOf(page: number | undefined, localeId: number | undefined): string | null {
  const locale = (localeId ?? 0) & 0x3ff;
  const chinese = localeId === 1028 || localeId === 3076 || localeId === 5124 ? 'cp950' : 'gb18030';
  const byLocale: Record<number, string> = {
    17: 'cp932',
    4: chinese,
    18: 'cp949',
    25: 'windows-1251',
    34: 'windows-1251',
    31: 'windows-1254',
    8: 'windows-1253',
    21: 'windows-1250',
    5: 'windows-1250',
    14: 'windows-1250',
    1: 'windows-1256',
    13: 'windows-1255',
    30: 'windows-874',
  };
  if (page && page !== 1200 && page !== 65001)
    return page === 936 ? 'gb18030' : page < 1000 ? `cp${page}` : charsetOfCodePage(page);
  return byLocale[locale] ?? null;
}
