import type { Grant, Viewer } from './roles';

/** Begins every key, so that scanners for lost secrets and people know what it is. */
export const KEY_PREFIX = 'tpk_';

/** Calls a key may make in a minute. */
export const CALLS_A_MINUTE = 600;

/** Requests that change nothing, by their method. */
const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a key of this scope may make a request of this method. */
export function mayMethod(scope: 'read' | 'write', method: string): boolean {
  return scope === 'write' || READING.has(method);
}

/**
 * The owner as his key may act: what he may do at this moment, and of it what the key names. Whatever the key names that he no longer may is
 * not granted.
 */
export function narrowed(owner: Viewer, grants: readonly Grant[] | null, keyId: number): Viewer {
  const kept = grants === null ? owner.grants : new Set(grants.filter(grant => owner.grants.has(grant)));
  return { ...owner, grants: kept, keyId };
}

/** The calls of a key in the minute that began at `since`. */
export interface CallWindow {
  since: number;
  calls: number;
}

/** Counts a call at `now`, milliseconds; null where it is one too many, else the window as it is now. */
export function countCall(window: CallWindow | undefined, now: number, limit = CALLS_A_MINUTE): CallWindow | null {
  if (!window || now - window.since >= 60_000) return { since: now, calls: 1 };
  return window.calls >= limit ? null : { since: window.since, calls: window.calls + 1 };
}
