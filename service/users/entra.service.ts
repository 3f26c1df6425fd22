import type { EntityManager } from 'typeorm';
import { badRequest, conflict } from '../common/errors';
import { cloudOf, issuerOf, keysAddress, PANE_SCOPE, usualOutlook } from '../common/microsoftClouds';
import type { EntraSettings } from '../common/microsoftClouds';
import type { Context } from '../context';
import type { Database } from '../platform/database/dataSource';
import { inTransaction } from '../platform/database/transaction';
import type { EntraKeys } from '../platform/entra/entraKeys';
import { openEntraKeys } from '../platform/entra/entraKeys';
import { openHttpsDoor } from '../platform/graph/httpsDoor';
import type { SignedToken } from '../platform/tokens/jwt';
import { readSigned } from '../platform/tokens/jwt';
import { checkSomebodyAdministers, getUser } from './accounts.service';
import { audit } from './audit.service';
import { bearerRefused } from './bearerRefusals';
import type { EntraPerson } from './entraClaims';
import { mayKeySign, readEntraClaims } from './entraClaims';
import { EntraIdentity } from './paneAccess.entity';
import type { EntraLinkReply } from './paneSignIn.schema';
import { glanceAt } from './paneTokens';
import type { Viewer } from './roles';
import { endEntraSessions, IDLE_MS } from './sessions.service';
import { viewerOf } from './viewing.service';

// Writing down each call would cost a transaction a call.
const TOUCH_MS = 5 * 60_000;

/** What was fetched of the tenants' keys, for each database that this process has open. */
const keysOf = new WeakMap<Database, EntraKeys>();

/**
 * Whom an access token of Microsoft Entra ID speaks for, with the rights of this moment.
 *
 * @throws AppError entra.* (401; entra.not_linked 403, entra.keys_unreachable 503), pane.user_off, pane.session_ended (401)
 */
export async function findEntraCaller(context: Context, token: string): Promise<{ caller: Viewer; expiresAt: Date }> {
  const { manager } = context.database;
  const { person, claims } = await readEntraToken(context, token);
  const identity = await manager.findOneBy(EntraIdentity, { tid: person.tid, oid: person.oid });
  if (!identity) throw bearerRefused('entra.not_linked', { ...person });
  const givenAt = typeof claims.iat === 'number' ? claims.iat * 1000 : 0;
  if (identity.signedOutAt && givenAt < identity.signedOutAt.getTime())
    throw bearerRefused('pane.session_ended', identity.userId);
  const caller = await viewerOf(manager, identity.userId);
  if (!caller) throw bearerRefused('pane.user_off', identity.userId);
  await noteSeen(context, identity, caller);
  return { caller, expiresAt: new Date(Number(claims.exp) * 1000) };
}

/** The first call after a while is a sign-in. */
async function noteSeen(context: Context, identity: EntraIdentity, caller: Viewer): Promise<void> {
  const now = context.clock();
  const since = identity.lastSeenAt ? now.getTime() - identity.lastSeenAt.getTime() : Infinity;
  if (since < TOUCH_MS) return;
  await inTransaction(context.database, async manager => {
    await manager.update(EntraIdentity, { id: identity.id }, { lastSeenAt: now });
    if (since >= IDLE_MS)
      await audit(manager, caller, 'pane.signed_in', { type: 'user', id: caller.userId }, { kind: 'entra' }, now);
  });
}

/** Who a token is of, whether or not anybody here knows him. @throws AppError entra.* (401; entra.keys_unreachable 503) */
async function readEntraToken(
  context: Context,
  token: string,
): Promise<{ person: EntraPerson; claims: SignedToken['claims'] }> {
  const outlook = context.config.outlook ?? usualOutlook;
  const { entra } = outlook;
  if (!entra) throw bearerRefused('entra.not_configured');
  const cloud = cloudOf(outlook);
  const signed = await readEntraSignature(context, token, entra);
  const expected = { ...entra, scope: PANE_SCOPE, issuerOf: (tenant: string) => issuerOf(cloud, tenant) };
  const person = readEntraClaims(signed.claims, expected, context.clock());
  if (typeof person === 'string') throw bearerRefused(person);
  return { person, claims: signed.claims };
}

/**
 * The token with its signature checked: by RS256, with a key of the tenant that it names, if that is one of ours.
 *
 * @throws AppError entra.token_invalid, entra.wrong_tenant, entra.wrong_issuer (401), entra.keys_unreachable (503)
 */
export async function readEntraSignature(context: Context, token: string, entra: EntraSettings): Promise<SignedToken> {
  const outlook = context.config.outlook ?? usualOutlook;
  const glance = glanceAt(token);
  if (!glance || glance.algorithm !== 'RS256' || !glance.kid) throw bearerRefused('entra.token_invalid');
  // Keys are fetched for our own tenants only: nobody makes us ask wherever he likes.
  if (!entra.tenants.includes(glance.tenant)) throw bearerRefused('entra.wrong_tenant');
  const keys = keysOf.get(context.database) ?? openEntraKeys(entra.caFile ? openHttpsDoor(entra.caFile) : null);
  keysOf.set(context.database, keys);
  const address = keysAddress(cloudOf(outlook), glance.tenant);
  const found = await keys.find(address, glance.kid, context.clock().getTime());
  const signed = found ? await readSigned(token, 'RS256', found.key) : null;
  if (!found || !signed) throw bearerRefused('entra.token_invalid');
  if (!mayKeySign(found.issuer, glance.issuer, glance.tenant)) throw bearerRefused('entra.wrong_issuer');
  return signed;
}

/** The Microsoft account of a person, for whoever administers. @throws AppError user.not_found */
export async function getEntraLink(context: Context, userId: number): Promise<EntraLinkReply> {
  const { manager } = context.database;
  await getUser(manager, userId);
  const identity = await manager.findOneBy(EntraIdentity, { userId });
  const { entra } = context.config.outlook ?? usualOutlook;
  return {
    isConfigured: entra !== null,
    tenants: [...(entra?.tenants ?? [])],
    identity: identity && {
      tid: identity.tid,
      oid: identity.oid,
      linkedAt: identity.linkedAt.toISOString(),
      lastSeenAt: identity.lastSeenAt?.toISOString() ?? null,
    },
  };
}

/**
 * Says who a person is at Microsoft Entra ID. Saying the same again changes nothing.
 *
 * @throws AppError entra.not_configured, entra.unknown_tenant (400), entra.taken, entra.linked_already (409), user.not_found
 */
export async function linkEntra(
  context: Context,
  viewer: Viewer,
  userId: number,
  given: EntraPerson,
): Promise<EntraLinkReply> {
  const [tid, oid] = [given.tid.toLowerCase(), given.oid.toLowerCase()];
  const { entra } = context.config.outlook ?? usualOutlook;
  if (!entra) throw badRequest('entra.not_configured', 'Sign-in by Microsoft Entra ID is not set up here.');
  if (!entra.tenants.includes(tid))
    throw badRequest('entra.unknown_tenant', 'This tenant is none whose people sign in here.');
  const now = context.clock();
  await inTransaction(context.database, async manager => {
    await getUser(manager, userId);
    await insertLink(manager, viewer, userId, { tid, oid }, now);
  });
  return getEntraLink(context, userId);
}

/** As `linkEntra`, inside a transaction, of ids in small letters. @throws AppError entra.taken, entra.linked_already (409) */
export async function insertLink(
  manager: EntityManager,
  actor: Viewer,
  userId: number,
  { tid, oid }: EntraPerson,
  now: Date,
): Promise<void> {
  const theirs = await manager.findOneBy(EntraIdentity, { tid, oid });
  if (theirs?.userId === userId) return;
  if (theirs) throw conflict('entra.taken', 'This Microsoft account belongs to somebody else here.');
  if (await manager.existsBy(EntraIdentity, { userId }))
    throw conflict('entra.linked_already', 'Another Microsoft account is linked. Take that one off first.');
  const row = { userId, tid, oid, linkedAt: now, linkedById: actor.userId, lastSeenAt: null, signedOutAt: null };
  await manager.insert(EntraIdentity, row);
  await audit(manager, actor, 'entra.linked', { type: 'user', id: userId }, { tid, oid }, now);
}

/** The Microsoft account of `token` belongs to whoever is signed in and asks for it. @throws AppError entra.* as of a token and of linking */
export async function linkOwnEntra(context: Context, viewer: Viewer, token: string): Promise<EntraLinkReply> {
  const { person } = await readEntraToken(context, token);
  return linkEntra(context, viewer, viewer.userId, person);
}

/** Takes the link off; nobody signs in by it any more, and what it began ends. Doing it again changes nothing. @throws AppError user.not_found, sign_in.last_way (409) */
export async function unlinkEntra(context: Context, viewer: Viewer, userId: number): Promise<EntraLinkReply> {
  await inTransaction(context.database, async manager => {
    await getUser(manager, userId);
    const identity = await manager.findOneBy(EntraIdentity, { userId });
    if (!identity) return;
    await manager.delete(EntraIdentity, { id: identity.id });
    await checkSomebodyAdministers(manager);
    await endEntraSessions(manager, userId);
    const { tid, oid } = identity;
    await audit(manager, viewer, 'entra.unlinked', { type: 'user', id: userId }, { tid, oid }, context.clock());
  });
  return getEntraLink(context, userId);
}

/** Signed out everywhere: tokens that Microsoft gave out before count no more. */
export async function endEntraTokens(manager: EntityManager, userId: number, now: Date): Promise<void> {
  await manager.update(EntraIdentity, { userId }, { signedOutAt: now });
}
