import { remembered } from '../common/remembering';
import { nameKeys, nameSimilarity } from './names';

/*
 * Which names may mean one company: keys by which candidates are found in an index, and a comparison that ranks them and says why.
 */

// Ways of writing one word of a name.
const sameWords: Readonly<Record<string, string>> = {
  intl: 'international', int: 'international', internat: 'international', mfg: 'manufacturing', manufacture: 'manufacturing',
  manufacturers: 'manufacturing', tech: 'technology', technologies: 'technology', technol: 'technology', ind: 'industry',
  industries: 'industry', industrial: 'industry', inds: 'industry', imp: 'import', exp: 'export', impex: 'importexport', trdg: 'trading',
  trade: 'trading', traders: 'trading', grp: 'group', gruppe: 'group', groupe: 'group', gruppo: 'group', grupo: 'group', bros: 'brothers',
  gebr: 'brothers', gebruder: 'brothers', textiles: 'textile', tex: 'textile', elec: 'electronic', electronics: 'electronic',
  electric: 'electronic', prod: 'product', products: 'product', ent: 'enterprise', enterprises: 'enterprise', assoc: 'associates',
  svc: 'services', service: 'services', sys: 'systems', system: 'systems', dev: 'development', engg: 'engineering', eng: 'engineering',
  handel: 'trading', handels: 'trading', handelsgesellschaft: 'trading', vertriebs: 'trading', vertrieb: 'trading', comercial: 'trading',
  commerciale: 'trading', torgovy: 'trading',
}; // prettier-ignore

// Words that thousands of traders bear: they never make two names alike by themselves.
const commonWords = new Set(
  (
    'the and of und de y et international trading import export importexport group holding holdings industry manufacturing technology ' +
    'enterprise product services systems development engineering global world company commercial general supply supplies solutions ' +
    'factory works brothers associates shop store home'
  ).split(' '),
);

const sameCharacters: Readonly<Record<string, string>> = {
  東: '东', 華: '华', 國: '国', 際: '际', 貿: '贸', 電: '电', 廠: '厂', 紡: '纺', 織: '织', 業: '业', 實: '实', 龍: '龙', 寶: '宝', 廣: '广',
  紅: '红', 豐: '丰', 興: '兴', 達: '达', 聯: '联', 輝: '辉', 億: '亿', 萬: '万', 遠: '远', 飛: '飞', 馬: '马', 麗: '丽', 蘇: '苏', 滬: '沪',
  門: '门', 陽: '阳', 鐵: '铁', 銅: '铜', 鋼: '钢', 機: '机', 製: '制', 進: '进', 責: '责', 總: '总', 會: '会', 區: '区', 縣: '县', 臺: '台',
  灣: '湾', 島: '岛', 慶: '庆', 連: '连', 長: '长', 設: '设', 備: '备', 綠: '绿', 雲: '云', 園: '园', 藝: '艺', 飾: '饰', 燈: '灯', 輪: '轮',
  車: '车', 發: '发', 開: '开', 寧: '宁', 紹: '绍', 貨: '货', 運: '运', 儀: '仪', 絲: '丝', 綢: '绸', 維: '维', 圖: '图', 爾: '尔',
}; // prettier-ignore

// Places before which or behind which the name proper stands. A place with its rank (市, 省, 区) is one anyway.
const places =
  '北京|上海|天津|重庆|广州|深圳|东莞|佛山|中山|珠海|惠州|江门|汕头|厦门|泉州|福州|晋江|宁波|杭州|温州|义乌|绍兴|台州|嘉兴|湖州|金华|舟山|慈溪|余姚|苏州|无锡|常州|南通|南京|扬州|张家港|昆山|江阴|' +
  '青岛|济南|烟台|潍坊|威海|临沂|大连|沈阳|哈尔滨|长春|西安|成都|武汉|长沙|郑州|合肥|南昌|昆明|贵阳|石家庄|太原|香港|台湾|澳门|' +
  '浙江|江苏|广东|山东|福建|河北|河南|湖北|湖南|安徽|江西|四川|辽宁|吉林|黑龙江|陕西|山西|云南|贵州|海南|广西|内蒙古|新疆|中国';
const placeInFront = new RegExp(
  `^(?:(?:${places})(?:特别行政区|自治区|省|市|区|县)?|[\\u4e00-\\u9fff]{2,3}(?:省|市|区|县))+`,
  'u',
);
const placeRank = new RegExp(`(${places})(?:省|市)`, 'gu');
// What the trade does, behind the name proper (字号).
const lines =
  /(?:国际|进出口|贸易|商贸|工贸|外贸|实业|科技|技术|电子|电器|纺织品|纺织|织造|服装|服饰|家居|家具|用品|工艺品|工艺|礼品|五金|机械|设备|制造|制品|塑料|塑胶|橡胶|化工|材料|新材料|包装|印刷|食品|物流|货运|代理|集团|控股|投资|发展|企业|工业|产业|厂|行)+$/u;
const eastAsian = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** A name taken apart for comparing. */
export interface ComparableName {
  /** All that tells firms apart for certain: folded, one way of writing each word, words in order of the alphabet. */
  full: string;
  /** The words that are its own, without those that many bear; all words where none is left. */
  core: string[];
  /** First letters of its words; '' for less than three words. */
  initials: string;
  /** The name proper of a Chinese name (字号); '' elsewhere. */
  brand: string;
}

/** Takes a folded name (names.ts) apart. */
export const comparable = remembered(2000, (folded: string): Readonly<ComparableName> =>
  eastAsian.test(folded) ? comparableEastAsian(folded) : comparableLatin(folded),
);

function comparableLatin(folded: string): ComparableName {
  const words = folded
    .split(' ')
    .filter(Boolean)
    .map(word => sameWords[word] ?? word);
  const spelled = words.map(oneSpelling);
  const own = spelled.filter((_word, at) => !commonWords.has(words[at] as string) && (words[at] as string).length > 1);
  return {
    full: [...spelled].sort().join(' '),
    core: own.length > 0 ? own : spelled,
    initials: words.length > 2 ? words.map(word => word[0]).join('') : '',
    brand: '',
  };
}

/** "Mueller" is "Müller", which is folded to "muller"; "ph" and doubled letters are heard, not seen. */
function oneSpelling(word: string): string {
  if (word.length < 4) return word;
  return word
    .replace(/([aou])e/g, '$1')
    .replace(/ph/g, 'f')
    .replace(/([a-z])\1/g, '$1');
}

function comparableEastAsian(folded: string): ComparableName {
  const simple = [...folded.replace(/ /g, '')].map(char => sameCharacters[char] ?? char).join('');
  const full = simple.replace(/\(.*?\)/g, '').replace(placeRank, '$1');
  const local = full.replace(placeInFront, '') || full;
  const brand = local.replace(lines, '') || local;
  return { full, core: [local], initials: '', brand: brand.slice(0, 6) };
}

// A word of this length still shares four letters at one of its ends where one letter is wrong.
const LONG_WORD = 8;
const MAX_KEYS = 24;

/**
 * Keys of a name: two names that are one firm's, also with a slip of typing, words turned round or a legal form more, share at least one.
 *
 * @returns at most 24 for each name that the entry holds, each at most 60 characters
 */
export function blockingKeys(name: string): string[] {
  const keys = nameKeys(name).flatMap(folded => keysOfName(comparable(folded)));
  return [...new Set(keys.map(key => key.slice(0, 60)))];
}

function keysOfName({ full, core, initials, brand }: ComparableName): string[] {
  const keys = [`=${full}`];
  if (brand) {
    keys.push(`b${brand}`);
    const local = core[0] as string;
    for (let at = 0; at + 2 < Math.min(local.length, 7); at += 1) keys.push(`c${local.slice(at, at + 3)}`);
    return keys.slice(0, MAX_KEYS);
  }
  if (initials) keys.push(`i${initials}`);
  const word = core.length === 1 ? (core[0] as string) : '';
  if (word.length >= 3 && word.length <= 5) keys.push(`i${word}`);
  const longest = [...core].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, 3);
  for (const one of longest) keys.push(...keysOfWord(one));
  if (core.length > 1) keys.push(`j${core.join('')}`);
  else if (word) keys.push(`j${word}`);
  return keys.slice(0, MAX_KEYS);
}

function keysOfWord(word: string): string[] {
  if (word.length < 3) return [];
  if (word.length < 5) return [`w${word}`];
  if (word.length < LONG_WORD) return [`w${word}`, ...withoutOneLetter(word).map(part => `w${part}`)];
  const length = word.length < 10 ? 4 : 5;
  return [`w${word}`, `p${word.slice(0, length)}`, `s${word.slice(-length)}`];
}

/** Two words that are one slip apart share one of these, or one is among those of the other. */
function withoutOneLetter(word: string): string[] {
  return Array.from({ length: word.length }, (_unused, at) => word.slice(0, at) + word.slice(at + 1));
}

/** Why two names are taken for one. */
export type NameLikeness = 'same_name' | 'same_words' | 'name_within' | 'spelling' | 'abbreviation' | 'brand';

/** How alike two names are: 1 is the same; below 0.7 nobody should be asked. */
export interface NameMatch {
  score: number;
  why: NameLikeness;
}

/** The best match between the names that two entries hold; null where they are not alike. */
export function compareNames(one: readonly string[], other: readonly string[]): NameMatch | null {
  let best: NameMatch | null = null;
  for (const left of one.flatMap(nameKeys)) {
    for (const right of other.flatMap(nameKeys)) {
      const match = compareFolded(left, right);
      if (match && (!best || match.score > best.score)) best = match;
    }
  }
  return best;
}

function compareFolded(left: string, right: string): NameMatch | null {
  if (left === right) return { score: 1, why: 'same_name' };
  const [a, b] = [comparable(left), comparable(right)];
  if (a.full === b.full) return { score: 0.98, why: 'same_words' };
  if (Boolean(a.brand) !== Boolean(b.brand)) return null;
  return a.brand ? compareEastAsian(a, b) : compareLatin(a, b);
}

function compareEastAsian(a: ComparableName, b: ComparableName): NameMatch | null {
  const [left, right] = [a.core[0] as string, b.core[0] as string];
  if (left === right) return { score: 0.92, why: 'name_within' };
  if (a.brand === b.brand && a.brand.length > 1) return { score: a.brand.length > 2 ? 0.86 : 0.78, why: 'brand' };
  const likeness = 1 - distance(left, right) / Math.max(left.length, right.length);
  return likeness >= 0.75 ? { score: 0.9 * likeness, why: 'spelling' } : null;
}

function compareLatin(a: ComparableName, b: ComparableName): NameMatch | null {
  const [left, right] = [[...a.core].sort(), [...b.core].sort()];
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (left.join(' ') === right.join(' ')) return { score: 0.93, why: 'same_words' };
  if (left.join('') === right.join('') || a.core.join('') === b.core.join('')) return { score: 0.92, why: 'spelling' };
  const isWithin = short.join('').length >= 4 && short.every(word => long.includes(word));
  if (isWithin) return { score: 0.74 + 0.14 * (short.length / long.length), why: 'name_within' };
  if (isAbbreviation(a, b) || isAbbreviation(b, a)) return { score: 0.72, why: 'abbreviation' };
  const spelled = spellingScore(a.core, b.core);
  return spelled >= 0.72 ? { score: spelled, why: 'spelling' } : null;
}

function isAbbreviation(short: ComparableName, long: ComparableName): boolean {
  return short.core.length === 1 && short.core[0] === long.initials && long.initials.length >= 3;
}

function spellingScore(a: readonly string[], b: readonly string[]): number {
  const [left, right] = [a.join(''), b.join('')];
  const length = Math.max(left.length, right.length);
  const slips = distance(left, right);
  // A short name that differs in a letter is another firm as often as a slip.
  const allowed = length < 5 ? 0 : length < 9 ? 1 : length < 16 ? 2 : 3;
  if (slips > allowed) return 0;
  return Math.max(1 - slips / length, nameSimilarity([...a].sort().join(' '), [...b].sort().join(' '))) * 0.95;
}

/** Slips of the pen between two words: a letter more, less, another, or two neighbours turned round (optimal string alignment). */
export function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 4) return Math.max(a.length, b.length);
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_unused, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min((above[j] as number) + 1, (row[j - 1] as number) + 1, (above[j - 1] as number) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (before[j - 2] as number) + 1);
      row.push(value);
    }
    before = above;
    above = row;
  }
  return above[b.length] as number;
}

/** The certain key of a name: two companies of one country that share it are taken for one. '' where the name says nothing. */
export function fullKeys(name: string): string[] {
  return nameKeys(name).map(folded => `=${comparable(folded).full}`.slice(0, 60));
}

/**
 * A phone number in one form: digits with the country in front, so that "+86 (0)574 8888-1234" and "0574-88881234" of a Chinese company are one. Extensions
 * fall away. '' for what is too short to tell anybody.
 *
 * @param country two letters, of the company; taken where the number has none
 */
export function foldPhone(raw: string, country: string | null): string {
  const whole = raw.normalize('NFKC').replace(/(?:ext?\.?|转|#).*$/i, '');
  const [first = ''] = whole.split(/[;/,]/);
  // "040 / 1234567" is one number, "040 1234567 / 68" has a second.
  const text = first.replace(/\D/g, '').length >= 7 ? first : whole;
  const isWorldWide = /^\s*(?:\+|00)/.test(text);
  const digits = text.replace(/\(0\)/g, '').replace(/\D/g, '').replace(/^00/, '');
  if (digits.length < 7 || digits.length > 17) return '';
  const code = country ? (callingCodes[country] ?? '') : '';
  if (isWorldWide) return code && digits.startsWith(`${code}0`) ? code + digits.slice(code.length + 1) : digits;
  if (!code) return digits.replace(/^0+/, '');
  if (digits.startsWith(code) && digits.length >= code.length + 9 && !digits.startsWith('0')) return digits;
  return code + digits.replace(/^0/, '');
}

// ITU-T E.164, List of assigned country codes; those that traders meet.
const callingCodes: Readonly<Record<string, string>> = {
  US: '1', CA: '1', RU: '7', KZ: '7', EG: '20', ZA: '27', GR: '30', NL: '31', BE: '32', FR: '33', ES: '34', HU: '36', IT: '39', RO: '40', CH: '41', AT: '43',
  GB: '44', DK: '45', SE: '46', NO: '47', PL: '48', DE: '49', PE: '51', MX: '52', AR: '54', BR: '55', CL: '56', CO: '57', MY: '60', AU: '61', ID: '62',
  PH: '63', NZ: '64', SG: '65', TH: '66', JP: '81', KR: '82', VN: '84', CN: '86', TR: '90', IN: '91', PK: '92', LK: '94', MA: '212', DZ: '213', TN: '216',
  NG: '234', KE: '254', PT: '351', IE: '353', FI: '358', BG: '359', LT: '370', LV: '371', EE: '372', UA: '380', RS: '381', HR: '385', SI: '386', CZ: '420',
  SK: '421', HK: '852', MO: '853', BD: '880', TW: '886', LB: '961', JO: '962', SA: '966', AE: '971', IL: '972', QA: '974',
}; // prettier-ignore
