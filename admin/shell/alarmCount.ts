import { useSyncExternalStore } from 'react';
import { rightsApi } from '../../ui/rightsApi';

/** How many alarms nobody has looked at: one number, shown by the menu and by the settings. */
let unseen = 0;
const listeners = new Set<() => void>();

/** Asks the service. What cannot be asked stays as it was. */
export async function refreshAlarmCount(): Promise<void> {
  try {
    const next = (await rightsApi.alarms()).unseen;
    if (next === unseen) return;
    unseen = next;
    listeners.forEach(listener => listener());
  } catch {
    // The page itself tells of a service that does not answer.
  }
}

export function useAlarmCount(): number {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => unseen,
  );
}
