import { foldPersonName } from './names';

/** Why two contacts may be one person. */
export type ContactReason = 'address' | 'same_name' | 'phone' | 'initials';

const weights: Readonly<Record<ContactReason, number>> = { address: 100, same_name: 92, phone: 90, initials: 75 };

export interface Person {
  companyId: number;
  name: string;
}

/** How alike two names of persons are: the same words, or one with an initial where the other has the name ("A. Weber", "Anna Weber"). */
export function likeNames(one: string, other: string): 'same' | 'initials' | null {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.length === 0 || b.length === 0) return null;
  if ([...a].sort().join(' ') === [...b].sort().join(' ')) return 'same';
  if (a.length < 2 || a.length !== b.length) return null;
  const fits = a.every((word, at) => {
    const match = b[at] as string;
    return word === match || isInitialOf(word, match) || isInitialOf(match, word);
  });
  // At least one whole word must be told by both.
  return fits && a.some((word, at) => word === b[at] && word.length > 1) ? 'initials' : null;
}

const wordsOf = (name: string) => foldPersonName(name).split(' ').filter(Boolean);
const isInitialOf = (initial: string, word: string) => initial.length === 1 && word.startsWith(initial);

/**
 * Why two contacts may be one, the strongest first; empty where they are two. A phone alone is no reason: colleagues share one, and so is a name alone in two companies.
 */
export function contactReasons(
  one: Person,
  other: Person,
  shared: { address: boolean; phone: boolean },
): ContactReason[] {
  const names = likeNames(one.name, other.name);
  const isOneCompany = one.companyId === other.companyId;
  const reasons: ContactReason[] = [];
  if (shared.address) reasons.push('address');
  if (isOneCompany && names === 'same') reasons.push('same_name');
  if (shared.phone && names !== null) reasons.push('phone');
  if (isOneCompany && names === 'initials') reasons.push('initials');
  return reasons;
}

/** How sure a pair is, in hundredths. */
export function scoreOf(reasons: readonly ContactReason[]): number {
  const best = Math.max(0, ...reasons.map(reason => weights[reason]));
  return Math.min(100, best + 2 * Math.max(0, reasons.length - 1));
}
