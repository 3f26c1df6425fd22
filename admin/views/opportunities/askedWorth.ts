import type { OpportunityReply } from '../../../service/leads/opportunity.schema';
import { decimalsOf } from '../../../ui/formats';
import type { Money } from './MoneyFields';

type Item = Pick<OpportunityReply['asked']['items'][number], 'quantity' | 'targetPrice' | 'currency'>;

/**
 * What the buyer would pay at his own target prices: the sum of quantity times target price, as it is typed. Null unless every item tells both, in one currency; an item that tells less would make
 * the sum too small. A suggestion, no amount. Pure.
 */
export function askedWorth(items: readonly Item[]): Money | null {
  const [first] = items;
  const currency = first?.currency ?? '';
  if (!/^[A-Z]{3}$/.test(currency)) return null;
  let sum = 0;
  for (const item of items) {
    if (item.currency !== currency || !item.quantity || !item.targetPrice) return null;
    sum += item.quantity * item.targetPrice;
  }
  return Number.isFinite(sum) && sum < 1e12 ? { amount: sum.toFixed(decimalsOf(currency)), currency } : null;
}
