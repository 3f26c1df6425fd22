import { IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AppError, badRequest } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { insertUser, setPassword, voidLinks } from './accounts.service';
import { audit } from './audit.service';
import { checkPassword } from './passwords';
import { hashPassword, hashToken, newToken } from './secrets';
import { endSessions } from './sessions.service';
import { getCompanySettings, saveCompanySettings } from './settings.service';
import { enter } from './signingIn.service';
import { checkMayUsePassword } from './signInSettings.service';
import { OneTimeLink, User, UserRole } from './user.entity';
import type { LinkInfo } from './users.schema';

const LINK_MS = 72 * 3_600_000;

/** What somebody fills in who follows a link. */
export interface LinkInput {
  password: string;
  name?: string;
  address?: string;
  companyName?: string;
  ownDomains?: string[];
  timeZone?: string;
  language?: 'zh-CN' | 'en';
}

/** Whether nobody who may sign in is an administrator: a company that was set up from the command line may have people and none of them. */
export async function needsFirstAdministrator(manager: EntityManager): Promise<boolean> {
  const administrators = await manager
    .createQueryBuilder(User, 'user')
    .innerJoin(UserRole, 'role', 'role.userId = user.id')
    .where("role.role = 'administrator' AND user.isActive = :yes", { yes: true })
    .getCount();
  return administrators === 0;
}

/** A new link by which the first administrator makes himself; null once there is one. Those given before are void. */
export async function firstAdministratorLink(
  manager: EntityManager,
  publicUrl: string,
  now: Date,
): Promise<string | null> {
  if (!(await needsFirstAdministrator(manager))) return null;
  return makeLink(manager, 'first_administrator', null, publicUrl, now);
}

/** A new link by which a person sets his password. Those that he was given before are void. */
export async function resetLink(manager: EntityManager, userId: number, publicUrl: string, now: Date): Promise<string> {
  return makeLink(manager, 'reset', userId, publicUrl, now);
}

async function makeLink(
  manager: EntityManager,
  purpose: LinkInfo['purpose'],
  userId: number | null,
  publicUrl: string,
  now: Date,
): Promise<string> {
  await manager.delete(OneTimeLink, { purpose, userId: userId ?? IsNull(), usedAt: IsNull() });
  return addLink(manager, purpose, userId, publicUrl, now);
}

/** A new link beside those that there are: the one that is mailed, while another stands on the administrator's screen. Using one voids all. */
export async function addLink(
  manager: EntityManager,
  purpose: LinkInfo['purpose'],
  userId: number | null,
  publicUrl: string,
  now: Date,
): Promise<string> {
  const token = newToken();
  await manager.insert(OneTimeLink, {
    tokenHash: hashToken(token),
    purpose,
    userId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + LINK_MS),
    usedAt: null,
  });
  return `${publicUrl}/links/${token}`;
}

/** What a link is for, before it is used. @throws AppError links.invalid */
export async function readLink(manager: EntityManager, token: string, now: Date): Promise<LinkInfo> {
  const { link, user } = await findLink(manager, token, now);
  return { purpose: link.purpose as LinkInfo['purpose'], address: user?.address ?? null, name: user?.name ?? null };
}

/**
 * Uses a link: sets the password (and makes the first administrator), ends all other sessions and signs in.
 *
 * @returns the person, and the token of his session
 * @throws AppError links.invalid, users.weak_password, users.bad_address, users.local_off
 */
export async function useLink(
  context: Context,
  token: string,
  input: LinkInput,
  userAgent: string | null,
): Promise<{ userId: number; token: string }> {
  const { link, user } = await findLink(context.database.manager, token, context.clock());
  if (link.purpose === 'first_administrator' && (!input.address || !input.name))
    throw badRequest('request.invalid', 'Name and address are needed.', { field: input.name ? 'address' : 'name' });
  checkPassword(input.password, user?.address ?? input.address ?? '');
  if (user) await checkMayUsePassword(context, user.id);
  // Outside the transaction: it takes long on purpose.
  const passwordHash = await hashPassword(input.password);
  return inTransaction(context.database, async manager => {
    const now = context.clock();
    const spent = await manager.update(OneTimeLink, { id: link.id, usedAt: IsNull() }, { usedAt: now });
    if (spent.affected !== 1) throw invalidLink();
    const userId = link.userId ?? (await makeFirstAdministrator(manager, input, now));
    await voidLinks(manager, userId);
    await setPassword(manager, userId, passwordHash);
    await endSessions(manager, userId);
    await audit(manager, { userId }, 'user.link_used', { type: 'user', id: userId }, { purpose: link.purpose }, now);
    return { userId, token: await enter(manager, userId, userAgent, now) };
  });
}

async function makeFirstAdministrator(manager: EntityManager, input: LinkInput, now: Date): Promise<number> {
  if (!(await needsFirstAdministrator(manager))) throw invalidLink();
  const user = await insertUser(
    manager,
    { address: input.address ?? '', name: input.name ?? '', roles: ['administrator'], language: input.language },
    now,
  );
  const settings = await getCompanySettings(manager);
  await saveCompanySettings(manager, {
    ...settings,
    name: input.companyName?.trim() || settings.name,
    ownDomains: input.ownDomains ?? settings.ownDomains,
    timeZone: input.timeZone ?? settings.timeZone,
  });
  return user.id;
}

async function findLink(
  manager: EntityManager,
  token: string,
  now: Date,
): Promise<{ link: OneTimeLink; user: User | null }> {
  const link = await manager.findOneBy(OneTimeLink, { tokenHash: hashToken(token), usedAt: IsNull() });
  if (!link || link.expiresAt <= now) throw invalidLink();
  const user = link.userId === null ? null : await manager.findOneBy(User, { id: link.userId, isActive: true });
  if (link.userId !== null && !user) throw invalidLink();
  return { link, user };
}

function invalidLink(): AppError {
  return new AppError(
    'links.invalid',
    404,
    'This link was used already, or is too old. Ask your administrator for a new one.',
  );
}
