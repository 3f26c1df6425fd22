/** What goes wrong, as a share of requests or on demand; everything off by default. */
export interface Faults {
  /** 503 without a word when to come again. */
  unavailable: number;
  /** 429 with `Retry-After: 1`. */
  throttled: number;
  /** The connection breaks before anything is done. */
  reset: number;
  /** The connection breaks after it was done: the caller does not know. */
  resetAfter: number;
  /** The body breaks off in the middle. */
  torn: number;
  /** The body comes in small pieces over more than a second. */
  slow: number;
  /** Milliseconds that an answer takes at least, as one from another country does. */
  latencyMs: number;
  /** Pages without an entry, between others. */
  emptyPages: number;
  /** Entries of a round that come twice. */
  repeated: number;
  /** Notifications that are never sent, sent twice, or late. */
  lostNotifications: number;
  doubledNotifications: number;
  /** By up to three seconds, so that they overtake one another. */
  lateNotifications: number;
  /** Every link of before is too old from now on: 410, or 400 with SyncStateNotFound. */
  expiredLinks: null | 410 | 400;
}

export const noFaults: Faults = {
  ...{ unavailable: 0, throttled: 0, reset: 0, resetAfter: 0, torn: 0, slow: 0, latencyMs: 2 },
  ...{ emptyPages: 0, repeated: 0 },
  ...{ lostNotifications: 0, doubledNotifications: 0, lateNotifications: 0, expiredLinks: null },
};

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
