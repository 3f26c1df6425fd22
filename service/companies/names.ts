/*
 * Names of companies and people in the form in which they are compared. A folded name is for finding and ranking only:
 * two companies may share one, so it never identifies anybody.
 */
import { remembered } from '../common/remembering';

// Legal forms by which a name ends, as they read after dots within abbreviations are gone ("S.A. de C.V." is "sa de cv").
const endings = new Set(
  (
    'gmbh ag kg kgaa ohg gbr ug mbh ev eg co company cie ltd ltda limited llc llp lp lllp inc incorporated corp corporation plc pte pty ' +
    'pvt private proprietary sa sas sasu sarl eurl sarlau snc scs sca sci sl slu sll srl srls spa sapi sab cv rl bv nv vof bvba sprl ' +
    'ab hb as asa aps ks oy oyj tmi ltee kk gk yk tk sdn bhd berhad tbk fze fzco fzc fzllc dmcc wll saoc saog psc bsc ' +
    'ooo oao zao pao ao ip tov kft zrt nyrt bt sro doo dd ad ead ood eood sp zoo oo spzoo spk uab sia eirl epp eireli lda unipessoal ' +
    'jsc pjsc cjsc ojsc tnhh tas sti san tic gesmbh'
  ).split(' '),
);
const cyrillicForms = new Set('ооо оао зао пао ао ип тов чп тоо оод еоод ад доо'.split(' '));
// Words that belong to a legal form only between two parts of it.
const joiners = new Set(['de', 'and', 'und', 'et', 'y', 'e', 'i', 'z', 've']);
// Legal forms that stand in front.
const openings = new Set('ooo oao zao pao ip tov uab pt cv cong ty'.split(' '));

// The same in scripts that are written without spaces.
const eastAsianForms =
  /(股份有限公司|有限责任公司|有限責任公司|集团有限公司|集團有限公司|有限公司|责任公司|股份公司|总公司|分公司|公司|株式会社|有限会社|合同会社|合資会社|주식회사|유한회사|\(주\)|㈜|㈱)/gu;

const specialLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
  ħ: 'h',
};

/** Lower case, compatibility forms and Latin, Greek and Cyrillic accents gone; other scripts keep their marks. */
function foldLetters(text: string): string {
  // Most names are plain ASCII, and normalising is the dear part.
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[ßæœøđðłıþħ]/g, letter => specialLetters[letter] ?? letter);
}

/** Dots and strokes inside an abbreviation fall away: "s.r.l." is "srl", "a/s" is "as", "k.k." is "kk". */
function joinAbbreviations(text: string): string {
  if (!/[./]/.test(text)) return text;
  return text.replace(/(?<![\p{L}\p{N}])\p{L}(?:\s?[./]\s?\p{L})+(?![\p{L}\p{N}])\.?/gu, all =>
    all.replace(/[./\s]/g, ''),
  );
}

function isForm(word: string): boolean {
  return endings.has(word) || cyrillicForms.has(word);
}

function withoutLegalForms(words: string[]): string[] {
  let start = 0;
  let end = words.length;
  while (end - start > 1) {
    const last = words[end - 1]!;
    const before = words[end - 2]!;
    if (isForm(last)) end -= 1;
    else if (joiners.has(last) && isForm(before) && end < words.length) end -= 1;
    else break;
  }
  while (end - start > 1 && (openings.has(words[start]!) || cyrillicForms.has(words[start]!))) start += 1;
  return words.slice(start, end);
}

const maxNameLength = 300;

function nameWords(name: string): string[] {
  return joinAbbreviations(foldLetters(name).replace(eastAsianForms, ' '))
    .replace(/['’`´]/g, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean);
}

/** `nameWords` of ASCII: the same with patterns that are a good deal cheaper, for most of what is asked is no name at all. */
function asciiNameWords(name: string): string[] {
  const plain = joinAbbreviations(name.toLowerCase());
  return (/['`]/.test(plain) ? plain.replace(/['`]/g, '') : plain).match(/[a-z0-9]+/g) ?? [];
}

/**
 * A company's name for comparing: lower case, without accents, legal forms, punctuation and doubled spaces. Words of
 * scripts without spaces stay as they are written. '' where nothing is left.
 */
export function foldName(name: string): string {
  const cut = name.slice(0, maxNameLength);
  // Of ASCII a name is folded sooner than it is looked up.
  return isAscii.test(cut) ? folded(asciiNameWords(cut)) : foldOther(cut);
}

const isAscii = /^[\x00-\x7f]*$/;
const folded = (words: string[]) => withoutLegalForms(words).join(' ').slice(0, maxNameLength);
const foldOther = remembered(3000, (name: string): string => folded(nameWords(name)));

const eastAsian = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/**
 * The names that one entry holds: "サクラリビング株式会社 (Sakura Living K.K.)" and "Yuehua Weaving Co., Ltd. 南通悦华织造" are
 * two each. The first is the first that is written. At most 4.
 */
export function splitNames(name: string): string[] {
  const parts = name
    .slice(0, maxNameLength)
    .split(/[()（）[\]【】|]|\s\/\s/u)
    .flatMap(part => (eastAsian.test(part) ? splitScripts(part) : [part]))
    .map(part => part.trim().replace(/^[-–—,;:\s]+|[-–—,;:\s]+$/g, ''))
    .filter(part => foldName(part).length > 1);
  return [...new Set(parts)].slice(0, 4);
}

/** Cuts where a word of another script begins, so that "Yuehua 南通悦华" is two, while "3M中国" stays one. */
function splitScripts(part: string): string[] {
  const latin = part.match(/[\p{Script=Latin}\p{Script=Cyrillic}][\p{L}\p{N}\s.,&'’/-]*/u);
  const firstEast = part.search(eastAsian);
  if (!latin || latin.index === undefined) return [part];
  if (latin.index < firstEast) {
    const head = part.slice(0, firstEast);
    return /\s$/.test(head) ? [head, part.slice(firstEast)] : [part];
  }
  const head = part.slice(0, latin.index);
  return /\s$/.test(head) ? [head, part.slice(latin.index)] : [part];
}

/** The folded names by which a company may be found: the whole entry, and each of the names that it holds. At most 5. */
export function nameKeys(name: string): string[] {
  const keys = [foldName(name), ...splitNames(name).map(foldName)].filter(key => key.length > 1);
  return [...new Set(keys)].slice(0, 5);
}

const titles = new Set(
  'mr mrs ms miss mister sir madam dr prof ing eng dipl herr frau sr sra srta don dona senor senora m mme mlle sig dott mag bc mgr'.split(
    ' ',
  ),
);
const eastAsianTitles = /(先生|女士|小姐|经理|總監|总监|总经理|老师|师傅|さん|様|さま|氏|님|씨)$/u;

/**
 * A person's name for comparing: as foldName, without titles and what follows a bracket, a stroke or "via"; words of
 * Latin and Cyrillic names in alphabetical order, because "Zhou Min", "Min Zhou" and "Zhou, Min" are one. Of a name in
 * two scripts the Latin one counts ("Pan Rong 潘荣" is "pan rong"). '' where nothing is left or it is an address.
 */
export function foldPersonName(name: string): string {
  const shown = name
    .slice(0, 200)
    .replace(/["“”‘’'`´]/g, '')
    .split(/\s+via\s+|\s[-–—|@/]\s|[|(（[【]/iu)[0]!
    .trim();
  if (shown.includes('@')) return '';
  const words = foldLetters(shown)
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(word => word && !titles.has(word));
  const east = words.filter(word => eastAsian.test(word));
  const other = words.filter(word => !eastAsian.test(word));
  if (other.length > 1 || east.length === 0) return other.sort().join(' ');
  return east.join('').replace(eastAsianTitles, '');
}

function pairs(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const padded = ` ${text} `;
  for (let i = 0; i + 1 < padded.length; i += 1) {
    const pair = padded.slice(i, i + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/**
 * How alike two folded names are, 0 to 1, for ranking: the share of letter pairs that both have (Dice), or, where one's
 * words all stand in the other, at least 0.8.
 */
export function nameSimilarity(a: string, b: string): number {
  if (!a || !b) return 0;
  if (a === b) return 1;
  const left = pairs(a);
  const right = pairs(b);
  let shared = 0;
  for (const [pair, count] of left) shared += Math.min(count, right.get(pair) ?? 0);
  const dice = (2 * shared) / (a.length + 1 + b.length + 1);
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const longWords = new Set(long.split(' '));
  const isWithin = short.length >= 4 && short.split(' ').every(word => longWords.has(word));
  return isWithin ? Math.max(dice, 0.8) : dice;
}
