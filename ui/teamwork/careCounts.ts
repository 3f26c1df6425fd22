import { useSyncExternalStore } from 'react';
import type { CareCounts } from '../../service/teamwork/care.schema';
import { teamworkApi } from './teamworkApi';

/** What waits for this person in his mailboxes: shown by the menu and the bell. */
let counts: CareCounts | null = null;
const listeners = new Set<() => void>();

/** Asks the service. What cannot be asked stays as it was. */
export async function refreshCareCounts(): Promise<void> {
  try {
    counts = await teamworkApi.counts();
    listeners.forEach(listener => listener());
  } catch {
    // The page itself tells of a service that does not answer.
  }
}

/** Null until they were asked for. */
export function useCareCounts(): CareCounts | null {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => counts,
  );
}
