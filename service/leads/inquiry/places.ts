import { moreCountryNames } from './countryNames';
import { levelText } from './levelling';
import { placeNames } from './placeNames';

/** A country, city or port that a levelled text names. */
export interface Place {
  /** ISO 3166-1, two letters. */
  country: string;
  kind: 'country' | 'city' | 'port';
  /** Of a port or city whose name is the country's too (Singapore). */
  isState?: boolean;
  start: number;
  end: number;
}

type Known = Pick<Place, 'country' | 'kind' | 'isState'>;

interface Names {
  words: Map<string, Known>;
  /** Cyrillic names without their ending. */
  stems: Map<string, Known>;
  /** How the names begin, by three letters or two: most words of a text are none of them. */
  starts: Set<string>;
  /** Of scripts without blanks, by their first character, longest first. */
  signs: Map<string, [string, Known][]>;
}

const LANGUAGES = [
  'en',
  'zh',
  'zh-Hant',
  'es',
  'ru',
  'fr',
  'de',
  'pt',
  'ar',
  'it',
  'ja',
  'ko',
  'tr',
  'pl',
  'nl',
  'vi',
  'uk',
  'sv',
  'cs',
  'ro',
  'el',
  'hu',
  'id',
];
const SIGNS = /^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
// Names that are common words, or of somewhere else, in trade mail.
const DOUBTFUL = new Set(
  'male nice tours essen reading mobile split bar hull cork colon limon caldera manta leon david moss aba regina laval lae fos boma biel nis ulm zug chur brest man guinea georgia jersey bari onne beira ош osh tula тула киров иу 新北 napier salvador santiago cordoba victoria union viana rauma porto niue eau rb рб rf rk рк chine dutch polish swiss thai german french italian turkish indian chinese american british spanish japanese korean russian mexican greek duc phap anh my nga nhat lao bi uc ao sur batch hamad caba goma'.split(
    ' ',
  ),
);

let names: Names | null = null;

function openNames(): Names {
  if (names) return names;
  const made: Names = { words: new Map(), stems: new Map(), starts: new Set(), signs: new Map() };
  for (const [country, list] of Object.entries(placeNames))
    for (const name of list.split('|'))
      addName(made, name.replace(/^\*/, ''), { country, kind: name.startsWith('*') ? 'port' : 'city' });
  for (const [country, list] of Object.entries(moreCountryNames))
    for (const name of list.split('|')) addName(made, name, { country, kind: 'country' });
  const codes = countryCodes();
  for (const language of LANGUAGES) {
    const shown = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const country of codes) {
      const name = shown.of(country);
      if (name) addName(made, name, { country, kind: 'country' });
    }
  }
  names = made;
  return made;
}

let codes: string[] | null = null;

/** Every two-letter code that is a country or territory. */
function countryCodes(): string[] {
  if (codes) return codes;
  const shown = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const none = new Set(
    'EU UN EZ QO ZZ XA XB UK SU DD YU CS AN BU FX TP ZR NT DY HV NH RH VD YD CT DG IC EA CQ AC TA CP JT MI NQ PC PU PZ WK FQ SF'.split(
      ' ',
    ),
  );
  codes = [...letters]
    .flatMap(a => [...letters].map(b => a + b))
    .filter(code => !none.has(code) && shown.of(code) !== undefined);
  return codes;
}

/** Whether two letters are the code of a country. */
export const isCountryCode = (code: string) => countryCodes().includes(code);

function addName(made: Names, raw: string, known: Known): void {
  const name = levelText(raw.replace(/\\p\{L\}\*|\[.*?\]s?\??/g, '').replace(/\\/g, ''));
  if (name.length < 2 || DOUBTFUL.has(name)) return;
  if (SIGNS.test(name)) {
    const list = made.signs.get(name[0] as string) ?? [];
    const same = list.find(([other]) => other === name)?.[1];
    if (same) return markState(same, known);
    made.signs.set(
      name[0] as string,
      [...list, [name, known] as [string, Known]].sort((a, b) => b[0].length - a[0].length),
    );
    return;
  }
  const present = made.words.get(name);
  if (present) return markState(present, known);
  made.words.set(name, known);
  made.starts.add(name.slice(0, 3));
  if (/^[а-яіїєґ -]{5,}$/.test(name) && !made.stems.has(name.slice(0, -1))) made.stems.set(name.slice(0, -1), known);
}

function markState(present: Known, known: Known): void {
  if (known.kind === 'country' && present.country === known.country && present.kind !== 'country')
    present.isState = true;
}

const MOST = 60;
const WORD_END = /[\p{L}\p{M}\d]/u;

/** The places that `start` to `end` of a levelled text name, in their order. */
export function findPlaces(level: string, start = 0, end = level.length): Place[] {
  const known = openNames();
  const found: Place[] = [];
  for (let at = start; at < end && found.length < MOST;) {
    const place = SIGNS.test(level[at] as string) ? signsAt(known, level, at, end) : wordsAt(known, level, at, end);
    if (place) found.push(place);
    at = place ? place.end : at + 1;
  }
  return found;
}

function signsAt(known: Names, level: string, at: number, end: number): Place | null {
  const match = known.signs
    .get(level[at] as string)
    ?.find(([name]) => at + name.length <= end && level.startsWith(name, at));
  return match ? { ...match[1], start: at, end: at + match[0].length } : null;
}

/** Whether a sign is one of a word; the usual letters are told by their number, which is quick. */
function isOfWord(code: number): boolean {
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
  return WORD_END.test(String.fromCharCode(code));
}

function wordsAt(known: Names, level: string, at: number, end: number): Place | null {
  // Names begin where words do.
  if (at > 0 && isOfWord(level.charCodeAt(at - 1))) return null;
  const isKnown =
    known.starts.has(level.slice(at, at + 3)) ||
    known.starts.has(level.slice(at, at + 2)) ||
    ARABIC_LEAD.test(level[at] as string);
  if (!isKnown || !/\p{L}/u.test(level[at] as string)) return null;
  const ends: number[] = [];
  for (let to = at; to < Math.min(end, at + 36) && ends.length < 6; to++)
    if (WORD_END.test(level[to] as string) && !WORD_END.test(level[to + 1] ?? '')) ends.push(to + 1);
  for (const to of ends.reverse()) {
    const text = level.slice(at, to);
    const dotted = level[to] === '.' ? known.words.get(`${text}.`) : undefined;
    if (dotted) return { ...dotted, start: at, end: to + 1 };
    const match = known.words.get(text) ?? inflected(known, text);
    if (match) return { ...match, start: at, end: to };
    const arabic = arabicName(known, text);
    if (arabic) return { ...arabic.known, start: at + arabic.cut, end: to };
  }
  return null;
}

function inflected(known: Names, text: string): Known | undefined {
  if (!/^[а-яіїєґ -]{5,}$/.test(text)) return undefined;
  return known.stems.get(text.slice(0, -1)) ?? (text.length > 6 ? known.stems.get(text.slice(0, -2)) : undefined);
}

const ARABIC_LEAD = /[وبلفك]/;

/** "In", "to" and "from" are written as one with an Arabic name. */
function arabicName(known: Names, text: string): { known: Known; cut: number } | null {
  if (!/^[وبلفك][\u0600-\u06ff]{3}/.test(text)) return null;
  const match =
    known.words.get(text.slice(1)) ?? (text.startsWith('لل') ? known.words.get(`ال${text.slice(2)}`) : undefined);
  return match ? { known: match, cut: 1 } : null;
}
