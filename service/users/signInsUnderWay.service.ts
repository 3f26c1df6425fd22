import { randomBytes } from 'node:crypto';
import { LessThan, MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import type { SignInSecrets } from '../platform/entra/webSignIn';
import type { EntraPerson } from './entraClaims';
import { EntraSignIn } from './paneAccess.entity';
import { hashToken, newToken } from './secrets';

/** How long somebody may take at Microsoft's pages, and between them and our own. */
export const UNDER_WAY_MS = 10 * 60_000;

/** A sign-in that came back: what was sent along with it, and where it was to lead. */
export interface CameBack {
  secrets: SignInSecrets;
  returnTo: string;
}

/** The name by which a browser is known again while it signs in: the one that it has, or a new one. */
export function browserToken(given: string | undefined): string {
  return given && /^[A-Za-z0-9_-]{43}$/.test(given) ? given : newToken();
}

/** Keeps a sign-in that begins in a browser; only the hashes of its state and of the browser's name are kept. */
export async function keepSignIn(context: Context, browser: string, returnTo: string): Promise<SignInSecrets> {
  const secrets = { state: newToken(), nonce: newToken(), verifier: randomBytes(48).toString('base64url') };
  const { state, nonce, verifier } = secrets;
  const row = { stateHash: hashToken(state), browserHash: hashToken(browser), nonce, verifier, returnTo };
  await insert(context, { ...row, purpose: 'sign_in', tid: null, oid: null });
  return secrets;
}

/** Takes up a sign-in that comes back, once: null where none of this state was begun in this browser within the last minutes, or where it came back before. */
export async function takeSignIn(
  context: Context,
  browser: string | undefined,
  state: string,
): Promise<CameBack | null> {
  if (!browser) return null;
  const wanted = { stateHash: hashToken(state), browserHash: hashToken(browser), purpose: 'sign_in' };
  return inTransaction(context.database, async manager => {
    const row = await manager.findOneBy(EntraSignIn, { ...wanted, expiresAt: MoreThan(context.clock()) });
    if (!row || (await manager.delete(EntraSignIn, { id: row.id })).affected !== 1) return null;
    const { nonce, verifier, returnTo } = row;
    return { secrets: { state, nonce, verifier }, returnTo };
  });
}

/** Remembers that somebody whom nobody knows has shown at Microsoft, in this browser, who he is. */
export async function keepArrival(context: Context, browser: string, { tid, oid }: EntraPerson): Promise<void> {
  const row = { stateHash: hashToken(newToken()), browserHash: hashToken(browser), nonce: '', verifier: '' };
  await insert(context, { ...row, returnTo: '', purpose: 'link', tid, oid });
}

/** Who has shown so last in this browser, taken up once; null where nobody has within the last minutes. */
export async function takeArrival(manager: EntityManager, browser: string, now: Date): Promise<EntraPerson | null> {
  const mine = { browserHash: hashToken(browser), purpose: 'link' };
  const row = await manager.findOne(EntraSignIn, {
    where: { ...mine, expiresAt: MoreThan(now) },
    order: { id: 'DESC' },
  });
  await manager.delete(EntraSignIn, mine);
  return row?.tid && row.oid ? { tid: row.tid, oid: row.oid } : null;
}

/** Removes sign-ins that nobody has ended in time. */
export async function sweepSignIns(manager: EntityManager, now: Date): Promise<void> {
  await manager.delete(EntraSignIn, { expiresAt: LessThan(now) });
}

async function insert(context: Context, row: Omit<EntraSignIn, 'id' | 'expiresAt'>): Promise<void> {
  const expiresAt = new Date(context.clock().getTime() + UNDER_WAY_MS);
  await inTransaction(context.database, manager => manager.insert(EntraSignIn, { ...row, expiresAt }));
}
