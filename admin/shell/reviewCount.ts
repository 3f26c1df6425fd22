import { useSyncExternalStore } from 'react';
import { api } from '../../ui/api';

/** How many mails wait for this person: one number, shown by the menu and kept right by the pages that decide. */
let total: number | null = null;
const listeners = new Set<() => void>();

export function setReviewCount(next: number): void {
  if (next === total) return;
  total = next;
  listeners.forEach(listener => listener());
}

/** Asks the service. What cannot be asked stays as it was. */
export async function refreshReviewCount(): Promise<void> {
  try {
    const reply = await api.review({ limit: 1 });
    setReviewCount(reply.counts.all ?? 0);
  } catch {
    // The page itself tells of a service that does not answer.
  }
}

export function useReviewCount(): number | null {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => total,
  );
}
