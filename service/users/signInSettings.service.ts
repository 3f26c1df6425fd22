import { X509Certificate } from 'node:crypto';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AppError, badRequest, conflict, notFound } from '../common/errors';
import type { EntraSettings } from '../common/microsoftClouds';
import { usualOutlook } from '../common/microsoftClouds';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { checkSomebodyAdministers } from './accounts.service';
import type { Actor } from './audit.service';
import { audit } from './audit.service';
import { Team } from './organisation.entity';
import { EntraIdentity } from './paneAccess.entity';
import type { Viewer } from './roles';
import { lockSetting, readSetting, saveSetting } from './settings.service';
import { checkSignInSettings, usualSignIn } from './signInSettings';
import type { SignInSettings, SignInSettingsReply } from './signInSettings.schema';
import { Session, User, UserRole } from './user.entity';

const KEY = 'sign_in';

type Kept = SignInSettings & { version: number };

/** How people sign in; by our own accounts alone until somebody has set it. */
export async function getSignInSettings(manager: EntityManager): Promise<Kept> {
  return { ...usualSignIn, ...(await readSetting<Partial<Kept>>(manager, KEY)) };
}

/** The settings as they count: where the environment has no registration, nobody signs in by Microsoft and everybody by his password. */
export async function effectiveSignIn(context: Context, manager: EntityManager): Promise<SignInSettings> {
  const settings = await getSignInSettings(manager);
  const { entra } = context.config.outlook ?? usualOutlook;
  return entra && settings.mode !== 'off' ? settings : { ...settings, mode: 'off', isLocalOff: false };
}

/** Where Microsoft sends browsers back to; stands in the registration letter by letter. */
export function redirectUri(context: Context): string {
  return `${context.config.publicUrl}/auth/entra/callback`;
}

/** Whether a password of this person counts: not while local accounts are off and he has a Microsoft account. */
export async function mayUsePassword(context: Context, userId: number): Promise<boolean> {
  const { manager } = context.database;
  const { isLocalOff } = await effectiveSignIn(context, manager);
  return !isLocalOff || !(await manager.existsBy(EntraIdentity, { userId }));
}

/** As `mayUsePassword`. @throws AppError users.local_off (403) */
export async function checkMayUsePassword(context: Context, userId: number): Promise<void> {
  if (!(await mayUsePassword(context, userId)))
    throw new AppError('users.local_off', 403, 'Passwords are switched off here. Sign in by your Microsoft account.');
}

/** The settings for their page, with what the environment says and who would be concerned. */
export async function describeSignIn(context: Context): Promise<SignInSettingsReply> {
  const { manager } = context.database;
  const { entra } = context.config.outlook ?? usualOutlook;
  const all = await manager.countBy(User, { isActive: true });
  const linked = await manager
    .createQueryBuilder(User, 'user')
    .innerJoin(EntraIdentity, 'identity', 'identity.userId = user.id')
    .where('user.isActive = :yes', { yes: true })
    .getCount();
  return {
    ...(await getSignInSettings(manager)),
    registration: entra && registrationOf(context, entra),
    linked,
    unlinked: all - linked,
    administrators: await linkedAdministrators(manager),
  };
}

function registrationOf(context: Context, entra: EntraSettings): SignInSettingsReply['registration'] {
  const { clientId, tenants, proof } = entra;
  const isCertificate = proof != null && 'certificate' in proof;
  return {
    clientId,
    tenants: [...tenants],
    redirectUri: redirectUri(context),
    proof: isCertificate ? 'certificate' : proof ? 'secret' : 'none',
    certificateEnds: isCertificate ? endOf(proof.certificate) : null,
  };
}

function endOf(certificate: string): string | null {
  try {
    return new Date(new X509Certificate(certificate).validTo).toISOString();
  } catch {
    return null;
  }
}

/** How many active administrators have a linked Microsoft account. */
async function linkedAdministrators(manager: EntityManager): Promise<number> {
  return manager
    .createQueryBuilder(User, 'user')
    .innerJoin(UserRole, 'role', 'role.userId = user.id')
    .innerJoin(EntraIdentity, 'identity', 'identity.userId = user.id')
    .where("role.role = 'administrator' AND user.isActive = :yes", { yes: true })
    .getCount();
}

/**
 * Changes how people sign in. `version` is that which was read; `sessionId` is the session of whoever changes it: local accounts are switched off by somebody whom Microsoft has just let in,
 * so that the way is known to work.
 *
 * @throws AppError version.changed (409), sign_in.* as of `checkSignInSettings`, entra.not_configured, sign_in.not_by_microsoft (400), sign_in.no_linked_administrator, sign_in.last_way (409), team.not_found
 */
export async function changeSignInSettings(
  context: Context,
  viewer: Viewer,
  sessionId: number,
  version: number,
  body: SignInSettings,
): Promise<SignInSettingsReply> {
  const checked = checkSignInSettings(body);
  const { entra } = context.config.outlook ?? usualOutlook;
  if (checked.mode !== 'off' && !entra)
    throw badRequest('entra.not_configured', 'Sign-in by Microsoft Entra ID is not set up here.');
  await inTransaction(context.database, async manager => {
    await lockSetting(manager, KEY);
    const before = await getSignInSettings(manager);
    if (before.version !== version)
      throw conflict('version.changed', 'Somebody else has changed the settings meanwhile. Look again.');
    await checkTeams(manager, checked);
    if (checked.isLocalOff && !before.isLocalOff) await checkMicrosoftWorks(manager, sessionId);
    if (checked.mode === 'off') await checkSomebodyAdministers(manager, false);
    await save(manager, viewer, before, checked, context.clock());
  });
  return describeSignIn(context);
}

/** The way back from the command line: everybody may sign in by his password again. Answers whether that changed anything. */
export async function allowPasswords(context: Context, actor: Actor): Promise<boolean> {
  return inTransaction(context.database, async manager => {
    await lockSetting(manager, KEY);
    const before = await getSignInSettings(manager);
    if (!before.isLocalOff) return false;
    await save(manager, actor, before, { ...before, isLocalOff: false }, context.clock());
    return true;
  });
}

async function save(
  manager: EntityManager,
  actor: Actor,
  before: Kept,
  next: SignInSettings,
  now: Date,
): Promise<void> {
  const after = { ...next, version: before.version + 1 };
  await saveSetting(manager, KEY, after);
  await audit(manager, actor, 'sign_in.changed', { type: 'settings', id: null }, { before, after }, now);
}

async function checkTeams(manager: EntityManager, { mode, teamId, rules }: SignInSettings): Promise<void> {
  const named = mode === 'domain' ? [teamId] : mode === 'claims' ? rules.map(rule => rule.teamId) : [];
  const ids = [...new Set(named.filter(id => id !== null))];
  if (ids.length > 0 && (await manager.countBy(Team, { id: In(ids) })) !== ids.length) throw notFound('team');
}

async function checkMicrosoftWorks(manager: EntityManager, sessionId: number): Promise<void> {
  if (!(await manager.existsBy(Session, { id: sessionId, startedBy: 'entra' })))
    throw badRequest(
      'sign_in.not_by_microsoft',
      'Sign in by Microsoft yourself first: whoever switches passwords off has to have come without one.',
    );
  if ((await linkedAdministrators(manager)) === 0)
    throw conflict('sign_in.no_linked_administrator', 'No administrator has a linked Microsoft account.');
}
