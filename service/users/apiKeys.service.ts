import type { EntityManager } from 'typeorm';
import { In, IsNull, LessThan } from 'typeorm';
import { AppError, badRequest, forbidden, notFound } from '../common/errors';
import type { Context } from '../context';
import type { Database } from '../platform/database/dataSource';
import { inTransaction } from '../platform/database/transaction';
import { ApiKey } from './apiKey.entity';
import type { CallWindow } from './apiKeys';
import { countCall, KEY_PREFIX, mayMethod, narrowed } from './apiKeys';
import type { ApiKeyList, ApiKeyReply, NewApiKeyBody, NewApiKeyReply } from './apiKeys.schema';
import { audit } from './audit.service';
import { checkMayActFor, isStillProgram, programAccounts } from './programAccounts.service';
import type { Grant, Viewer } from './roles';
import { grants as allGrants } from './roles';
import { hashToken, newToken } from './secrets';
import { User } from './user.entity';
import { viewerOf } from './viewing.service';

const DAY = 86_400_000;
// Writing down each call would cost a transaction a call.
const TOUCH_MS = 5 * 60_000;
const MAX_KEYS = 50;

/** Windows of the calls of each key, for each database that this process has open. */
const windows = new WeakMap<Database, Map<number, CallWindow>>();

/**
 * Who calls with a key, with the rights of this moment; null where the text is no key of ours.
 *
 * @throws AppError api_key.invalid (401) for one that is unknown, revoked or over, whose owner may no longer sign in, or that somebody made for a program which has
 *   become a person since; api_key.read_only (403);
 *   api_key.too_many (429)
 */
export async function findKeyCaller(context: Context, token: string, method: string): Promise<Viewer> {
  const { database, clock } = context;
  const now = clock();
  const key = token.startsWith(KEY_PREFIX)
    ? await database.manager.findOneBy(ApiKey, { tokenHash: hashToken(token), revokedAt: IsNull() })
    : null;
  const isInForce = key && !isOver(key, now) && (await isStillProgram(database.manager, key));
  const owner = isInForce ? await viewerOf(database.manager, key.ownerId) : null;
  if (!key || !owner) throw invalidKey();
  countOne(database, key.id, now);
  if (!mayMethod(key.scope, method))
    throw new AppError('api_key.read_only', 403, 'This key reads only. Make one that may write.');
  if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() >= TOUCH_MS)
    await inTransaction(database, manager => manager.update(ApiKey, { id: key.id }, { lastUsedAt: now }));
  return narrowed(owner, key.grants, key.id);
}

function invalidKey(): AppError {
  return new AppError('api_key.invalid', 401, 'This key is unknown, was revoked, or has run out.');
}

function isOver(key: Pick<ApiKey, 'expiresAt'>, now: Date): boolean {
  return key.expiresAt !== null && key.expiresAt <= now;
}

function countOne(database: Database, keyId: number, now: Date): void {
  const known = windows.get(database) ?? new Map<number, CallWindow>();
  windows.set(database, known);
  const window = countCall(known.get(keyId), now.getTime());
  if (!window) {
    const since = known.get(keyId)?.since ?? now.getTime();
    const seconds = Math.max(1, Math.ceil((since + 60_000 - now.getTime()) / 1000));
    throw new AppError('api_key.too_many', 429, 'This key calls too often. Wait a little.', { details: { seconds } });
  }
  known.set(keyId, window);
}

/**
 * Keys are made, seen and revoked by people who are signed in, and so are accounts, what they may do and the links by which one signs in: a key that could make
 * any of them would outgrow its bounds.
 *
 * @throws AppError api_key.needs_person
 */
export function checkIsPerson(viewer: Viewer): void {
  if (viewer.keyId !== undefined) throw forbidden('api_key.needs_person');
}

/** One's own keys; an administrator sees those of all. */
export async function listKeys(context: Context, viewer: Viewer): Promise<ApiKeyList> {
  checkIsPerson(viewer);
  const { manager } = context.database;
  const isAll = viewer.grants.has('users.manage');
  const keys = await manager.find(ApiKey, {
    where: isAll ? {} : { ownerId: viewer.userId },
    order: { id: 'DESC' },
    take: 500,
  });
  const programs = isAll ? await programAccounts(manager) : [];
  const others = programs.filter(program => program.id !== viewer.userId);
  const owners = [{ id: viewer.userId, name: viewer.name, grants: [...viewer.grants] }];
  for (const { id, name } of others.slice(0, 50))
    owners.push({ id, name, grants: [...((await viewerOf(manager, id))?.grants ?? [])] });
  return { keys: await describe(manager, keys, context.clock()), owners };
}

async function describe(manager: EntityManager, keys: readonly ApiKey[], now: Date): Promise<ApiKeyReply[]> {
  const ids = [...new Set(keys.map(key => key.ownerId))];
  const users = await manager.find(User, { where: { id: In(ids) }, select: { id: true, name: true, isActive: true } });
  const byId = new Map(users.map(user => [user.id, user]));
  return keys.map(key => ({
    id: key.id,
    name: key.name,
    beginning: key.beginning,
    ownerId: key.ownerId,
    ownerName: byId.get(key.ownerId)?.name ?? '',
    scope: key.scope,
    grants: key.grants,
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
    state: stateOf(key, byId.get(key.ownerId)?.isActive ?? false, now),
  }));
}

function stateOf(key: ApiKey, isOwnerActive: boolean, now: Date): ApiKeyReply['state'] {
  if (key.revokedAt) return 'revoked';
  if (isOver(key, now)) return 'expired';
  return isOwnerActive ? 'active' : 'idle';
}

/**
 * Makes a key. What it names must be granted to the owner now; whether it still is, is asked again at each call.
 *
 * @throws AppError api_key.needs_person, api_key.grant_missing, api_key.too_many_keys, program.of_a_person
 */
export async function makeKey(context: Context, viewer: Viewer, body: NewApiKeyBody): Promise<NewApiKeyReply> {
  checkIsPerson(viewer);
  const token = `${KEY_PREFIX}${newToken()}`;
  const ownerId = body.ownerId ?? viewer.userId;
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    await checkMayActFor(manager, viewer, ownerId);
    const chosen = await checkGrants(manager, ownerId, body.grants ?? null);
    if ((await manager.countBy(ApiKey, { ownerId, revokedAt: IsNull() })) >= MAX_KEYS)
      throw badRequest('api_key.too_many_keys', `Nobody has more than ${MAX_KEYS} keys. Revoke one that is not used.`);
    const key = await manager.save(
      manager.create(ApiKey, {
        name: body.name.trim(),
        tokenHash: hashToken(token),
        beginning: token.slice(0, 10),
        ownerId,
        createdById: viewer.userId,
        scope: body.scope,
        grants: chosen,
        createdAt: now,
        expiresAt: body.days === null ? null : new Date(now.getTime() + body.days * DAY),
        lastUsedAt: null,
        revokedAt: null,
      }),
    );
    const details = { name: key.name, scope: key.scope, ownerId, grants: chosen, days: body.days };
    await audit(manager, viewer, 'api_key.created', { type: 'api_key', id: key.id }, details, now);
    const [reply] = await describe(manager, [key], now);
    return { key: reply as ApiKeyReply, token };
  });
}

async function checkGrants(
  manager: EntityManager,
  ownerId: number,
  wanted: readonly string[] | null,
): Promise<Grant[] | null> {
  if (wanted === null) return null;
  const owner = await viewerOf(manager, ownerId);
  const chosen = allGrants.filter(grant => wanted.includes(grant));
  if (chosen.length !== new Set(wanted).size || chosen.some(grant => !owner?.grants.has(grant)))
    throw badRequest('api_key.grant_missing', 'A key may do nothing that its owner may not. Choose again.');
  return chosen;
}

/** Ends a key at once: the next call with it is refused. Revoking it again changes nothing. @throws AppError api_key.not_found */
export async function revokeKey(context: Context, viewer: Viewer, id: number): Promise<void> {
  checkIsPerson(viewer);
  const now = context.clock();
  await inTransaction(context.database, async manager => {
    const key = await manager.findOneBy(ApiKey, { id });
    const isAllowed = key && (key.ownerId === viewer.userId || viewer.grants.has('users.manage'));
    if (!isAllowed) throw notFound('api_key', { id });
    if (key.revokedAt) return;
    await manager.update(ApiKey, { id }, { revokedAt: now });
    await audit(manager, viewer, 'api_key.revoked', { type: 'api_key', id }, { name: key.name }, now);
  });
}

/** Removes keys that ended long ago; the audit log keeps that they were. */
export async function sweepKeys(manager: EntityManager, before: Date): Promise<void> {
  await manager.delete(ApiKey, { revokedAt: LessThan(before) });
  await manager.delete(ApiKey, { expiresAt: LessThan(before) });
}
