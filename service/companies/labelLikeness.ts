// How names of domains imitate each other. It runs in Outlook's handler of sending too: no import, no newer API than that has.

/** How a domain imitates another. */
export type LookAlikeKind =
  'confusable' | 'one_edit' | 'two_edits' | 'hyphen' | 'added_word' | 'other_top_level' | 'sub_domain';

// Letters of other scripts that look like Latin ones (a working choice from Unicode TS 39, confusables.txt).
const foreignLetters: Readonly<Record<string, string>> = {
  а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', ё: 'e', ғ: 'f', һ: 'h', н: 'h', і: 'i', ї: 'i', ј: 'j', к: 'k', ӏ: 'l', м: 'm', п: 'n', о: 'o', р: 'p',
  ԛ: 'q', г: 'r', ѕ: 's', т: 't', у: 'y', ѵ: 'v', ԝ: 'w', х: 'x', ү: 'y', з: '3',
  α: 'a', β: 'b', ε: 'e', η: 'n', ι: 'i', κ: 'k', μ: 'u', ν: 'v', ο: 'o', ρ: 'p', σ: 'o', τ: 't', υ: 'u', χ: 'x', ω: 'w', γ: 'y',
  ß: 'ss', ø: 'o', đ: 'd', ł: 'l', ı: 'i', æ: 'ae', œ: 'oe', ɡ: 'g', ɑ: 'a', ħ: 'h', ŧ: 't',
}; // prettier-ignore

/** What a hasty reader sees: confusable letters made one, hyphens left out. */
export function skeleton(label: string): string {
  const latin = /[^a-z0-9-]/.test(label)
    ? [...label.normalize('NFD').replace(/[\u0300-\u036f]/g, '')].map(char => foreignLetters[char] ?? char).join('')
    : label;
  return latin
    .replace(/-/g, '')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/cl/g, 'd')
    .replace(/[i1|]/g, 'l')
    .replace(/0/g, 'o')
    .replace(/q|9/g, 'g')
    .replace(/5/g, 's')
    .replace(/3/g, 'e')
    .slice(0, maxLabel);
}

const maxLabel = 63;
// Below this a name says too little: hp.com and hr.com are two firms.
export const shortLabel = 4;

/** Where most mistyped private addresses were meant to go. */
export const commonMail: readonly string[] = [
  'gmail.com',
  'hotmail.com',
  'outlook.com',
  'yahoo.com',
  'icloud.com',
  'foxmail.com',
];
/** Providers that are one letter from one of these. */
export const realMail: readonly string[] = ['ymail.com', 'email.com', 'fmail.com', 'hmail.com', 'mail.com'];

const addedWords =
  'group|payments?|pay|billing|bill|invoices?|invoicing|accounts?|accounting|finance|financial|bank|banking|secure|security|support|service|services|office|official|mail|email|' +
  'online|web|portal|login|verify|docs?|documents?|intl|international|global|world|europe|asia|usa|us|uk|china|cn|hk|de|eu|corp|corporate|company|co|inc|ltd|limited|llc|gmbh|ag|ab|sa|' +
  'bv|as|plc|trade|trading|export|exports|import|imports|orders?|sales|shop|store|team|hq|int';
const addedBehind = new RegExp(`^(.{4,}?)-?(?:${addedWords})$`);
const addedBefore = new RegExp(`^(?:the|my|${addedWords})-?(.{4,})$`);

/** The label without a word that impostors add, before or behind; at most two ways. */
export function withoutAddedWord(label: string): string[] {
  const ways = [addedBehind.exec(label)?.[1], addedBefore.exec(label)?.[1]];
  return ways.filter((way): way is string => way !== undefined && way.replace(/-/g, '').length > shortLabel);
}

/** Damerau's distance (insert, delete, change, swap neighbours), but never more than `limit` + 1. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(change, last[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}

/**
 * Whether one name is the other with letters before or behind it that make another name of it: "texas" and "utexas" are two. A letter that is doubled is a slip, and
 * so is one at the end of a name that is long enough for nobody to have it by chance; under another top level, or with two letters, it must be longer.
 */
function isOtherName(one: string, other: string, isSameTop: boolean): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const count = long.length - short.length;
  const isBehind = long.startsWith(short);
  if (count === 0 || !(isBehind || long.endsWith(short))) return false;
  const run = isBehind ? long.slice(short.length) : long.slice(0, count);
  const neighbour = isBehind ? short[short.length - 1] : short[0];
  if (run.split('').every(letter => letter === neighbour)) return false;
  return short.length < 8 + (isSameTop ? 0 : 2) + (count - 1) * 2;
}

/** How one label imitates another; null where it does not. */
export function compareLabels(label: string, known: string, isSameTop: boolean): LookAlikeKind | null {
  const [mine, theirs] = [skeleton(label), skeleton(known)];
  if (label.replace(/-/g, '') === known.replace(/-/g, '')) return 'hyphen';
  if (mine === theirs) return 'confusable';
  if (theirs.length <= shortLabel || mine.length <= shortLabel) return null;
  if (withoutAddedWord(label).some(way => skeleton(way) === theirs)) return 'added_word';
  if (isOtherName(mine, theirs, isSameTop)) return null;
  const distance = editDistance(mine, theirs, 2);
  if (distance === 1) return 'one_edit';
  return distance === 2 && Math.min(mine.length, theirs.length) >= 8 ? 'two_edits' : null;
}
