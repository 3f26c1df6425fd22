import type { Finding } from '../approvals/finding';
import { findFactoryFile, findFactoryMail, findFactoryName } from './factory';
import type { GuardCase } from './guardCase';
import { findOwnBank } from './ownBank';
import { findBarred, findLookAlikes, findMistyped, findOutsiders, findTwoCustomers } from './strangeRecipients';
import { findWrongChoice, findWrongCustomer } from './wrongCustomer';

const MOST = 20;
// What costs most where it is overlooked stands first: a dialog shows two.
const rules = [
  findLookAlikes,
  findWrongCustomer,
  findWrongChoice,
  findFactoryMail,
  findFactoryFile,
  findOwnBank,
  findBarred,
  findFactoryName,
  findTwoCustomers,
  findOutsiders,
  findMistyped,
];

/** All that speaks against sending a mail; those that hold it first. Pure; of a mail that goes to nobody outside, nothing. */
export function judge(one: GuardCase): Finding[] {
  if (one.recipients.length === 0) return [];
  const found = rules.flatMap(rule => rule(one));
  const seen = new Set<string>();
  const each = found.filter(({ key }) => !seen.has(key) && seen.add(key));
  return [...each.filter(one => one.strength === 'hold'), ...each.filter(one => one.strength === 'ask')].slice(0, MOST);
}

export type Verdict = 'send' | 'ask' | 'hold';

/**
 * What becomes of the mail. What the sender has given a reason for speaks against it no more; a policy holds it until somebody has approved.
 *
 * @param answered keys of findings
 */
export function verdictOf(findings: readonly Finding[], answered: ReadonlySet<string>, isHeld: boolean): Verdict {
  const open = findings.filter(finding => !answered.has(finding.key));
  if (isHeld || open.some(finding => finding.strength === 'hold')) return 'hold';
  return open.length > 0 ? 'ask' : 'send';
}
