import { domainToUnicode } from 'node:url';
import { registrableDomain } from '../common/emailAddress';
import { remembered } from '../common/remembering';
import type { LookAlikeKind } from './labelLikeness';
import { compareLabels, shortLabel, skeleton, withoutAddedWord } from './labelLikeness';

/** The label that somebody registered, as it reads: of 'de.kestrel-group.com' it is 'kestrel-group'; punycode is undone. */
function labelOf(domain: string): string {
  const top = registrableDomain(domain);
  const label = top.split('.')[0] ?? '';
  return label.startsWith('xn--') ? domainToUnicode(label) || label : label;
}

/** What stands behind the registered label: 'co.uk'; '' for a bare name. */
const topOf = (registered: string) => (registered.includes('.') ? registered.slice(registered.indexOf('.') + 1) : '');

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

/** Whether a known domain, or the name in it, stands within another one. */
function isBelow(domain: string, knownTop: string, knownLabel: string): boolean {
  if (`${domain}.`.startsWith(`${knownTop}.`) || domain.includes(`.${knownTop}.`)) return true;
  if (skeleton(knownLabel).length <= shortLabel) return false;
  return lowerLabels(domain).some(label => skeleton(label) === skeleton(knownLabel));
}

/**
 * Whether a domain imitates a known one, and how; null where it does not, where it is the known one or stands below it.
 * Both normalised. Whether the domain is itself known (a company's second one) is for the caller to ask first.
 */
export function isLookAlike(domain: string, known: string): { how: LookAlikeKind } | null {
  const [top, knownTop] = [registrableDomain(domain), registrableDomain(known)];
  if (!top || !knownTop || top === knownTop) return null;
  const knownLabel = labelOf(known);
  // A bare name ("enron") stands under no top level: it is what a mail system inside a firm writes, and nobody can register it. A slip in it is one all the same.
  const isBare = !top.includes('.') || !knownTop.includes('.');
  if (!isBare && isBelow(domain, knownTop, knownLabel)) return { how: 'sub_domain' };
  const label = labelOf(domain);
  if (label === knownLabel) return label.length > shortLabel && !isBare ? { how: 'other_top_level' } : null;
  const how = compareLabels(label, knownLabel, topOf(top) === topOf(knownTop));
  return how === null || (how === 'hyphen' && knownLabel.length <= shortLabel) ? null : { how };
}
