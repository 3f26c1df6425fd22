import { useSyncExternalStore } from 'react';
import { mergingApi } from '../../ui/companies/mergingApi';

/** How many colleagues wait for this person's answer to a request for a company: one number, shown by the menu. */
let total = 0;
const listeners = new Set<() => void>();

/** Asks the service. What cannot be asked stays as it was. */
export async function refreshWaitingRequests(): Promise<void> {
  try {
    const next = (await mergingApi.accessRequests()).toAnswer.length;
    if (next === total) return;
    total = next;
    listeners.forEach(listener => listener());
  } catch {
    // The page itself tells of a service that does not answer.
  }
}

export function useWaitingRequests(): number {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => total,
  );
}
