import { useSyncExternalStore } from 'react';
import { approvalsApi } from './approvalsApi';

/** How many mails wait for this person's approval: one number, shown by the menu. */
let total = 0;
const listeners = new Set<() => void>();

/** Asks the service. What cannot be asked stays as it was. */
export async function refreshApprovalCount(): Promise<void> {
  try {
    const { waiting } = await approvalsApi.count();
    if (waiting === total) return;
    total = waiting;
    listeners.forEach(listener => listener());
  } catch {
    // The page itself tells of a service that does not answer.
  }
}

export function useApprovalCount(): number {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => total,
  );
}
