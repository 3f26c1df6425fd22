import type { ReviewItem, ReviewList, Scope } from '../../../service/filing/filing.schema';

/** The tabs, in this order; 'all' shows every item. */
export const categories = ['all', 'which_party', 'unknown_sender', 'suspicious', 'unreadable'] as const;
export type Category = (typeof categories)[number];

export function asCategory(value: string | null): Category {
  return categories.find(category => category === value) ?? 'all';
}

export const isSuspicious = (item: Pick<ReviewItem, 'category'>) => item.category === 'suspicious';

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** Which of the items a decision on `item` takes out of the queue, as far as the page can tell before the service answers. */
export function touchedBy(items: readonly ReviewItem[], item: ReviewItem, scope: Scope): number[] {
  const isTouched = (other: ReviewItem): boolean => {
    if (other.messageId === item.messageId) return true;
    if (isSuspicious(other)) return false;
    if (scope === 'conversation') return other.conversationId === item.conversationId;
    if (scope === 'address') return other.fromAddress.toLowerCase() === item.fromAddress.toLowerCase();
    if (scope === 'domain') return domainOf(other.fromAddress) === domainOf(item.fromAddress);
    return false;
  };
  return items.filter(isTouched).map(other => other.messageId);
}

/** The item that follows `id` when those in `gone` are taken out; the one before where none follows. */
export function nextAfter(items: readonly ReviewItem[], id: number, gone: ReadonlySet<number>): number | null {
  const index = items.findIndex(item => item.messageId === id);
  const stays = (item: ReviewItem) => !gone.has(item.messageId);
  const next = items.slice(index + 1).find(stays) ?? items.slice(0, Math.max(0, index)).reverse().find(stays);
  return next?.messageId ?? null;
}

/** Counts with the items of `gone` taken out, so that each number equals the length of the list behind it. */
export function countsWithout(list: ReviewList, gone: ReadonlySet<number>): Record<string, number> {
  const counts = { ...list.counts };
  for (const item of list.items) {
    if (!gone.has(item.messageId)) continue;
    counts.all = Math.max(0, (counts.all ?? 0) - 1);
    counts[item.category] = Math.max(0, (counts[item.category] ?? 0) - 1);
  }
  return counts;
}

/** The list after the service has confirmed that `gone` left it. */
export function without(list: ReviewList, gone: ReadonlySet<number>, decided: number): ReviewList {
  return {
    ...list,
    counts: countsWithout(list, gone),
    items: list.items.filter(item => !gone.has(item.messageId)),
    decidedToday: list.decidedToday + decided,
  };
}

/** `count` items from the selected one on: what is loaded ahead. */
export function ahead(items: readonly ReviewItem[], selected: number | null, count: number): number[] {
  const index = Math.max(
    0,
    items.findIndex(item => item.messageId === selected),
  );
  return items.slice(index, index + count).map(item => item.messageId);
}
