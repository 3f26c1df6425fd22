import { domainToUnicode } from 'node:url';
import { registrableDomain } from '../common/emailAddress';
import { remembered } from '../common/remembering';

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

/** The label that somebody registered, as it reads: of 'de.kestrel-group.com' it is 'kestrel-group'; punycode is undone. */
function labelOf(domain: string): string {
  const top = registrableDomain(domain);
  const label = top.split('.')[0] ?? '';
  return label.startsWith('xn--') ? domainToUnicode(label) || label : label;
}

/** What a hasty reader sees: confusable letters made one, hyphens left out. */
function skeleton(label: string): string {
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
const shortLabel = 4;

const addedWords =
  'group|payments?|pay|billing|bill|invoices?|invoicing|accounts?|accounting|finance|financial|bank|banking|secure|security|support|service|services|office|official|mail|email|' +
  'online|web|portal|login|verify|docs?|documents?|intl|international|global|world|europe|asia|usa|us|uk|china|cn|hk|de|eu|corp|corporate|company|co|inc|ltd|limited|llc|gmbh|ag|ab|sa|' +
  'bv|as|plc|trade|trading|export|exports|import|imports|orders?|sales|shop|store|team|hq|int';
const addedBehind = new RegExp(`^(.{4,}?)-?(?:${addedWords})$`);
const addedBefore = new RegExp(`^(?:the|my|${addedWords})-?(.{4,})$`);

/** The label without a word that impostors add, before or behind; at most two ways. */
function withoutAddedWord(label: string): string[] {
  const ways = [addedBehind.exec(label)?.[1], addedBefore.exec(label)?.[1]];
  return ways.filter((way): way is string => way !== undefined && way.replace(/-/g, '').length > shortLabel);
}

/** Labels below the registered one that may carry a known name: 'kestrel-group.com.mail-secure.net' has 'kestrel-group'. */
function lowerLabels(domain: string): string[] {
  const top = registrableDomain(domain);
  if (domain === top || !domain.endsWith(`.${top}`)) return [];
  return domain
    .slice(0, -top.length - 1)
    .split('.')
    .slice(0, 6)
    .filter(label => label.length > shortLabel);
}

function deletions(word: string): string[] {
  const keys: string[] = [];
  for (let i = 0; i < word.length; i += 1) if (word[i] !== word[i - 1]) keys.push(word.slice(0, i) + word.slice(i + 1));
  return keys;
}

/**
 * The keys under which a domain is kept and looked for, so that two that look alike share one: the registered label with
 * confusable letters made one, every way of leaving a letter out of it (two names one letter apart, or with two
 * letters swapped, share one of these), the label without a word such as -group, and labels put in front. Labels of up to
 * four letters have only themselves. At most 80 keys.
 */
export const domainKeys = remembered(1000, (domain: string): readonly string[] => {
  const label = labelOf(domain);
  const main = skeleton(label);
  if (!main) return [];
  const keys = [main];
  if (main.length > shortLabel) keys.push(...deletions(main));
  for (const way of withoutAddedWord(label)) keys.push(skeleton(way));
  for (const lower of lowerLabels(domain)) keys.push(skeleton(lower));
  return [...new Set(keys.filter(Boolean))].slice(0, 80);
});

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

function compareLabels(label: string, known: string): LookAlikeKind | null {
  const [mine, theirs] = [skeleton(label), skeleton(known)];
  if (label.replace(/-/g, '') === known.replace(/-/g, '')) return 'hyphen';
  if (mine === theirs) return 'confusable';
  if (theirs.length <= shortLabel || mine.length <= shortLabel) return null;
  if (withoutAddedWord(label).some(way => skeleton(way) === theirs)) return 'added_word';
  const distance = editDistance(mine, theirs, 2);
  if (distance === 1) return 'one_edit';
  return distance === 2 && Math.min(mine.length, theirs.length) >= 8 ? 'two_edits' : null;
}

/**
 * Whether a domain imitates a known one, and how; null where it does not, where it is the known one or stands below it.
 * Both normalised. Whether the domain is itself known (a company's second one) is for the caller to ask first.
 */
export function isLookAlike(domain: string, known: string): { how: LookAlikeKind } | null {
  const [top, knownTop] = [registrableDomain(domain), registrableDomain(known)];
  if (!top || !knownTop || top === knownTop) return null;
  const knownLabel = labelOf(known);
  if (`${domain}.`.startsWith(`${knownTop}.`) || domain.includes(`.${knownTop}.`)) return { how: 'sub_domain' };
  if (skeleton(knownLabel).length > shortLabel) {
    if (lowerLabels(domain).some(label => skeleton(label) === skeleton(knownLabel))) return { how: 'sub_domain' };
  }
  const label = labelOf(domain);
  if (label === knownLabel) return label.length > shortLabel ? { how: 'other_top_level' } : null;
  const how = compareLabels(label, knownLabel);
  return how === null || (how === 'hyphen' && knownLabel.length <= shortLabel) ? null : { how };
}
