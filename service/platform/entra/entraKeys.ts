import type { KeyObject } from 'node:crypto';
import { AppError } from '../../common/errors';
import type { HttpsDoor } from '../graph/httpsDoor';
import { publicKeyOf } from '../tokens/jwt';

/** A key by which a tenant's tokens are signed. */
export interface EntraKey {
  key: KeyObject;
  /** For whose tokens alone it stands; may hold `{tenantid}`. Absent: for all of its address. */
  issuer: string | null;
}

/** The keys of the tenants, fetched when they are needed. */
export interface EntraKeys {
  /**
   * The key of this name; null where the address does not have it (any more).
   *
   * @param now milliseconds
   * @throws AppError entra.keys_unreachable (503): there are none, and none could be fetched
   */
  find(address: string, kid: string, now: number): Promise<EntraKey | null>;
}

// Microsoft rolls keys over without notice: what was fetched counts for an hour, and while nothing newer can be had for a day.
const FRESH_MS = 3_600_000;
const KEEP_MS = 24 * FRESH_MS;
// Unknown names are sent by anybody: one look in half a minute.
const COOL_DOWN_MS = 30_000;
const TIMEOUT_MS = 5_000;
// Whoever has a key that was good an hour ago waits no longer than this for newer ones: a mail that is being sent waits two seconds in all.
const PATIENCE_MS = 500;
const MAX_BYTES = 256 * 1024;
const MAX_KEYS = 50;

interface Kept {
  keys: Map<string, EntraKey>;
  fetchedAt: number;
  triedAt: number;
  running: Promise<void> | null;
}

/**
 * The door to the keys of Microsoft Entra ID: kept for a while, asked for seldom, by whatever number of requests at once.
 *
 * @param door the way out where the company has a certificate authority of its own; null: the usual one
 */
export function openEntraKeys(door: HttpsDoor | null = null): EntraKeys {
  const kept = new Map<string, Kept>();
  return {
    find: async (address, kid, now) => {
      const known = kept.get(address) ?? {
        keys: new Map(),
        fetchedAt: -KEEP_MS,
        triedAt: -COOL_DOWN_MS,
        running: null,
      };
      kept.set(address, known);
      const isFresh = now - known.fetchedAt < FRESH_MS;
      const isKept = known.keys.has(kid) && now - known.fetchedAt < KEEP_MS;
      if (!isFresh || !isKept)
        await (isKept ? atMost(PATIENCE_MS, refresh(door, address, known, now)) : refresh(door, address, known, now));
      if (now - known.fetchedAt >= KEEP_MS)
        throw new AppError(
          'entra.keys_unreachable',
          503,
          'The keys of Microsoft Entra ID cannot be fetched. Try again.',
        );
      return known.keys.get(kid) ?? null;
    },
  };
}

async function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>(resolve => (timer = setTimeout(resolve, ms)));
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Fetches once for all who wait; what goes wrong leaves what was there. */
async function refresh(door: HttpsDoor | null, address: string, known: Kept, now: number): Promise<void> {
  if (!known.running) {
    if (now - known.triedAt < COOL_DOWN_MS) return;
    known.triedAt = now;
    known.running = fetchKeys(door, address).then(
      keys => {
        if (keys) Object.assign(known, { keys, fetchedAt: now });
      },
      () => undefined,
    );
    void known.running.finally(() => (known.running = null));
  }
  await known.running;
}

/** The keys at an address; null where what is there is no set of keys. A redirection is not followed. */
async function fetchKeys(door: HttpsDoor | null, address: string): Promise<Map<string, EntraKey> | null> {
  const headers = { accept: 'application/json' };
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const answer = await (door && address.startsWith('https:')
    ? door.send({ method: 'GET', url: address, headers, timeoutMs: TIMEOUT_MS, signal })
    : fetch(address, { redirect: 'error', headers, signal }));
  if (!answer.ok || !answer.body) return null;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    // Leaving the loop cancels the body.
    if (size > MAX_BYTES) return null;
    parts.push(part);
  }
  return readKeys(JSON.parse(Buffer.concat(parts).toString('utf8')));
}

/** The RSA keys for signatures of a JSON Web Key Set (RFC 7517); null where it holds none. */
function readKeys(set: unknown): Map<string, EntraKey> | null {
  const { keys } = (set ?? {}) as { keys?: unknown };
  if (!Array.isArray(keys)) return null;
  const found = new Map<string, EntraKey>();
  for (const jwk of keys.slice(0, MAX_KEYS) as Record<string, unknown>[]) {
    if (jwk?.kty !== 'RSA' || (jwk.use ?? 'sig') !== 'sig' || (jwk.alg ?? 'RS256') !== 'RS256') continue;
    const key = publicKeyOf({ kty: 'RSA', n: jwk.n, e: jwk.e });
    if (key && typeof jwk.kid === 'string')
      found.set(jwk.kid, { key, issuer: typeof jwk.issuer === 'string' ? jwk.issuer : null });
  }
  return found.size > 0 ? found : null;
}
