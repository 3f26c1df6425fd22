import type { Finding } from '../approvals/finding';
import { compareDetails, findBankDetails, maskDetail } from '../filing/warnings/bankDetails';
import type { GuardCase } from './guardCase';
import { findingOf } from './guardCase';

const listed = (values: readonly string[]) => [...new Set(values.map(maskDetail))].slice(0, 3).join(', ');

/**
 * Bank details in what the sender wrote that are not the company's own. Where the company has written its accounts down these are the measure and the mail is held;
 * else what earlier letters named, and one look is enough. An account of the recipient's own is his.
 */
export function findOwnBank(one: GuardCase): Finding[] {
  const { ownAccounts, theirAccounts } = one.facts;
  const [measure, strength] =
    ownAccounts.confirmed.length > 0
      ? ([ownAccounts.confirmed, 'hold'] as const)
      : ([ownAccounts.seen, 'ask'] as const);
  if (one.recipients.length === 0 || measure.length === 0) return [];
  const { newText, newTextStart } = one.filing.reading;
  const found = findBankDetails(newText).filter(detail => !theirAccounts.has(detail.value));
  const answer = compareDetails(found, measure);
  if (answer.kind !== 'differ') return [];
  const shift = Math.max(newTextStart, 0);
  return [
    findingOf('own_bank', strength, {
      values: {
        found: listed(answer.found.map(detail => detail.value)),
        known: listed(answer.known.map(detail => detail.value)),
      },
      companies: {},
      places: answer.found.map(({ text, start, end }) => ({
        ...{ field: 'body' as const, text },
        ...{ start: start + shift, end: end + shift },
      })),
      remedies: ['correct_account', 'check_recipient'],
    }),
  ];
}
