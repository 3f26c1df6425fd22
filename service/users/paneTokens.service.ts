import type { KeyObject } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { LessThan } from 'typeorm';
import { AppError } from '../common/errors';
import type { Context } from '../context';
import type { Database } from '../platform/database/dataSource';
import { inTransaction } from '../platform/database/transaction';
import { newSigningKey, privateKeyOf, publicKeyOf, readSigned, signToken } from '../platform/tokens/jwt';
import { signedOut } from '../platform/http/permissions';
import { audit } from './audit.service';
import { describeSession } from './ownAccount.service';
import { PaneKey } from './paneAccess.entity';
import type { PaneTokenReply } from './paneSignIn.schema';
import { bearerRefused } from './bearerRefusals';
import { claimsFor, endOf, glanceAt, KEY_DAYS, keysOverBefore, readPaneClaims, TOKEN_TYPE } from './paneTokens';
import type { Viewer } from './roles';
import { ABSOLUTE_MS, findOpenSession, keepAlive } from './sessions.service';
import { seal, unseal } from './vault';
import { viewerOf } from './viewing.service';

interface SigningKey {
  kid: string;
  key: KeyObject;
  endsAt: Date;
}

/** The key that this process signs by, for each database that it has open. */
const signing = new WeakMap<Database, SigningKey>();

/**
 * A token for the pane, which lives as long as the session of the person who asks for it.
 *
 * @throws AppError session.ended (401)
 */
export async function issueToken(context: Context, viewer: Viewer, sessionId: number): Promise<PaneTokenReply> {
  const now = context.clock();
  const session = await findOpenSession(context.database.manager, sessionId, now);
  if (!session || session.userId !== viewer.userId) throw signedOut(true);
  const until = endOf(now, new Date(session.createdAt.getTime() + ABSOLUTE_MS));
  const { kid, key } = await keyToSignBy(context, now);
  const claims = claimsFor(context.config.publicUrl, { userId: viewer.userId, sessionId }, now, until);
  const token = await signToken(claims, { kid, key, type: TOKEN_TYPE });
  return { token, expiresAt: until.toISOString(), ...(await describeSession(context, viewer)) };
}

/** The first token of a sign-in in the dialog: the same, and written down. @throws AppError session.ended (401) */
export async function signInPane(context: Context, viewer: Viewer, sessionId: number): Promise<PaneTokenReply> {
  const reply = await issueToken(context, viewer, sessionId);
  await inTransaction(context.database, manager =>
    audit(manager, viewer, 'pane.signed_in', { type: 'user', id: viewer.userId }, { kind: 'local' }, context.clock()),
  );
  return reply;
}

/**
 * Whom one of our tokens speaks for, with the rights of this moment; his session is kept alive by it.
 *
 * @throws AppError pane.* (401)
 */
export async function findPaneCaller(
  context: Context,
  token: string,
): Promise<{ caller: Viewer; sessionId: number; expiresAt: Date }> {
  const { database, config } = context;
  const now = context.clock();
  const glance = glanceAt(token);
  if (!glance || glance.issuer !== config.publicUrl) throw bearerRefused('pane.other_service');
  const key = await findKey(database.manager, glance.kid, now);
  const signed = key ? await readSigned(token, 'ES256', key) : null;
  if (!signed || signed.header.typ !== TOKEN_TYPE) throw bearerRefused('pane.token_invalid');
  const claims = readPaneClaims(signed.claims, config.publicUrl, now);
  if (typeof claims === 'string') throw bearerRefused(claims);
  const session = await findOpenSession(database.manager, claims.sessionId, now);
  if (!session || session.userId !== claims.userId) throw bearerRefused('pane.session_ended', claims.userId);
  const caller = await viewerOf(database.manager, claims.userId);
  if (!caller) throw bearerRefused('pane.user_off', claims.userId);
  await keepAlive(context, session);
  return { caller, sessionId: session.id, expiresAt: new Date(Number(signed.claims.exp) * 1000) };
}

async function findKey(manager: EntityManager, kid: string, now: Date): Promise<KeyObject | null> {
  const row = kid ? await manager.findOneBy(PaneKey, { kid }) : null;
  return row && row.endsAt >= keysOverBefore(now) ? publicKeyOf(row.publicKey) : null;
}

async function keyToSignBy(context: Context, now: Date): Promise<SigningKey> {
  const known = signing.get(context.database);
  if (known && known.endsAt > now && (await findKey(context.database.manager, known.kid, now))) return known;
  const key = (await storedKey(context, now)) ?? (await makeKey(context, now));
  signing.set(context.database, key);
  return key;
}

/** The newest key that still signs and that the environment can open. */
async function storedKey(context: Context, now: Date): Promise<SigningKey | null> {
  const { secretKey } = context.config;
  if (!secretKey) return null;
  const rows = await context.database.manager.find(PaneKey, { order: { id: 'DESC' }, take: 5 });
  for (const row of rows) {
    const opened = row.endsAt > now && row.privateKey ? unseal(secretKey, row.privateKey) : null;
    const key = opened ? privateKeyOf(JSON.parse(opened) as object) : null;
    if (key) return { kid: row.kid, key, endsAt: row.endsAt };
  }
  return null;
}

/**
 * A new key; those that are over go. Where the environment has no key to seal it, only its public half is written down: tokens outlive this process, and the
 * next one signs by a key of its own.
 */
async function makeKey(context: Context, now: Date): Promise<SigningKey> {
  const { kid, publicKey, privateKey } = await newSigningKey();
  const { secretKey } = context.config;
  const key = privateKeyOf(privateKey);
  if (!key) throw new AppError('internal', 500, 'A key that was just made cannot be read.');
  const endsAt = new Date(now.getTime() + KEY_DAYS * 86_400_000);
  await inTransaction(context.database, async manager => {
    await sweepPaneKeys(manager, now);
    await manager.insert(PaneKey, {
      kid,
      publicKey,
      privateKey: secretKey ? seal(secretKey, JSON.stringify(privateKey)) : null,
      createdAt: now,
      endsAt,
    });
  });
  return { kid, key, endsAt };
}

/** Removes keys by which nothing is signed any more that still counts. */
export async function sweepPaneKeys(manager: EntityManager, now: Date): Promise<void> {
  await manager.delete(PaneKey, { endsAt: LessThan(keysOverBefore(now)) });
}
