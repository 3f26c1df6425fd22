import type { EntityManager } from 'typeorm';
import { AppError, conflict } from '../common/errors';
import type { EntraSettings } from '../common/microsoftClouds';
import { cloudOf, issuerOf, usualOutlook } from '../common/microsoftClouds';
import type { Context } from '../context';
import type { Database } from '../platform/database/dataSource';
import { isUniqueViolation } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import type { WebRegistration, WebSignIn } from '../platform/entra/webSignIn';
import { openWebSignIn, signOutAddress } from '../platform/entra/webSignIn';
import { openHttpsDoor } from '../platform/graph/httpsDoor';
import { insertUser } from './accounts.service';
import { audit } from './audit.service';
import { bearerRefused } from './bearerRefusals';
import { insertLink, readEntraSignature } from './entra.service';
import { readCallback } from './entraCallback';
import type { EntraPerson } from './entraClaims';
import type { EntraArrival } from './entraIdToken';
import { readIdClaims } from './entraIdToken';
import { provisionFor } from './entraRules';
import { touchOrganisation } from './organisation.service';
import { Team } from './organisation.entity';
import { EntraIdentity } from './paneAccess.entity';
import { returnAddress } from './returnAddress';
import type { Viewer } from './roles';
import { openSession } from './sessions.service';
import type { SignInSettings } from './signInSettings.schema';
import { effectiveSignIn, redirectUri } from './signInSettings.service';
import type { CameBack } from './signInsUnderWay.service';
import { browserToken, keepArrival, keepSignIn, takeArrival, takeSignIn } from './signInsUnderWay.service';
import { saveTeamsOf } from './teams.service';
import { User } from './user.entity';
import { webRefused } from './webRefusals';

const HOUR = 3_600_000;

/** What came of somebody's coming back from Microsoft. */
export type Arrived =
  | { isIn: true; token: string; returnTo: string }
  /** `code` has words in ui/texts; `reason` is Microsoft's own number, or empty. */
  | { isIn: false; code: string; reason: string; returnTo: string };

/** The ways to Microsoft, for each database that this process has open. */
const waysOf = new WeakMap<Database, Promise<WebSignIn>>();

/**
 * Begins a sign-in: where the browser is sent to, and the name by which it is known when it comes back.
 *
 * @param next the page that was wanted; anything else than one of ours becomes the first page
 * @throws AppError entra.sign_in_off (404), entra.app_refused (502), entra.unreachable (503)
 */
export async function beginSignIn(
  context: Context,
  asked: { next: unknown; isSilent: boolean; browser: string | undefined },
): Promise<{ address: string; browser: string }> {
  const { way } = await enabled(context);
  const browser = browserToken(asked.browser);
  const secrets = await keepSignIn(context, browser, returnAddress(asked.next));
  return { address: await way.address(secrets, asked.isSilent), browser };
}

/** Ends a sign-in: the session that it opens, or why there is none. `query` as the browser brought it. */
export async function finishSignIn(
  context: Context,
  came: { query: unknown; browser: string | undefined; userAgent: string | null },
): Promise<Arrived> {
  const callback = readCallback(came.query);
  const began = callback && (await takeSignIn(context, came.browser, callback.state));
  if (!callback || !began) return refused(context, webRefused('entra.state_lost'), '/');
  const { returnTo } = began;
  try {
    if (callback.kind === 'refused') throw webRefused(callback.refusal, { reason: callback.reason });
    const { settings, entra, way } = await enabled(context);
    const arrival = await readArrival(context, entra, await way.redeem(callback.code, began.secrets), began);
    const token = await enter(context, settings, arrival, came.userAgent).catch(async error => {
      if (isLinkable(error) && came.browser) await keepArrival(context, came.browser, arrival.person);
      throw error;
    });
    return { isIn: true, token, returnTo };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return refused(context, error, returnTo);
  }
}

/** Where the session at Microsoft is ended; back to the sign-in page. null where nobody signs in so. */
export async function microsoftSignOut(context: Context): Promise<string | null> {
  const { mode } = await effectiveSignIn(context, context.database.manager);
  const { entra } = context.config.outlook ?? usualOutlook;
  if (mode === 'off' || !entra) return null;
  return signOutAddress(registrationFor(context, entra), `${context.config.publicUrl}/sign-in`);
}

/**
 * The Microsoft account that was shown in this browser a moment ago, and belonged to nobody, is that of whoever has signed in here since.
 *
 * @throws AppError entra.link_over, entra.taken, entra.linked_already (409)
 */
export async function linkArrival(context: Context, viewer: Viewer, browser: string | undefined): Promise<void> {
  const now = context.clock();
  const isLinked = await inTransaction(context.database, async manager => {
    const person = browser ? await takeArrival(manager, browser, now) : null;
    if (person) await insertLink(manager, viewer, viewer.userId, person, now);
    return person !== null;
  });
  if (!isLinked) throw conflict('entra.link_over', 'This took too long. Sign in by Microsoft once more.');
}

async function enabled(context: Context): Promise<{ settings: SignInSettings; entra: EntraSettings; way: WebSignIn }> {
  const settings = await effectiveSignIn(context, context.database.manager);
  const { entra } = context.config.outlook ?? usualOutlook;
  if (settings.mode === 'off' || !entra) throw webRefused('entra.sign_in_off');
  return { settings, entra, way: await wayOf(context, entra) };
}

async function wayOf(context: Context, entra: EntraSettings): Promise<WebSignIn> {
  const opening =
    waysOf.get(context.database) ?? openWebSignIn(registrationFor(context, entra), openHttpsDoor(entra.caFile ?? null));
  waysOf.set(context.database, opening);
  try {
    return await opening;
  } catch (error) {
    waysOf.delete(context.database);
    // A certificate that is none, most likely.
    context.log.error({ err: error }, 'the registration for the Microsoft sign-in cannot be used');
    throw webRefused('entra.app_refused');
  }
}

function registrationFor(context: Context, entra: EntraSettings): WebRegistration {
  const { login } = cloudOf(context.config.outlook ?? usualOutlook);
  const [only = 'organizations'] = entra.tenants.length === 1 ? entra.tenants : [];
  const { clientId, proof = null } = entra;
  return { login, tenant: only, clientId, proof, redirectUri: redirectUri(context) };
}

/** Who has come, by the ID token: its signature by the tenant's keys, then its claims. @throws AppError entra.* */
async function readArrival(
  context: Context,
  entra: EntraSettings,
  idToken: string,
  { secrets }: CameBack,
): Promise<EntraArrival> {
  const { claims } = await readEntraSignature(context, idToken, entra);
  const cloud = cloudOf(context.config.outlook ?? usualOutlook);
  const expected = { ...entra, nonce: secrets.nonce, issuerOf: (tenant: string) => issuerOf(cloud, tenant) };
  const arrival = readIdClaims(claims, expected, context.clock());
  if (typeof arrival === 'string') throw webRefused(arrival);
  return arrival;
}

/** Opens a session for whoever has come: his account is known by (tid, oid), or made by the company's rule. @throws AppError entra.*, pane.user_off */
async function enter(
  context: Context,
  settings: SignInSettings,
  arrival: EntraArrival,
  userAgent: string | null,
): Promise<string> {
  const now = context.clock();
  const open = () =>
    inTransaction(context.database, async manager => {
      const userId = await personOf(manager, settings, arrival, now);
      const user = await manager.findOneBy(User, { id: userId, isActive: true });
      if (!user) throw bearerRefused('pane.user_off', { ...arrival.person, userId });
      await manager.update(User, { id: userId }, { lastSignInAt: now });
      await manager.update(EntraIdentity, { userId }, { lastSeenAt: now });
      await audit(manager, { userId }, 'entra.signed_in', { type: 'user', id: userId }, null, now);
      return openSession(manager, userId, userAgent, now, settings.sessionHours * HOUR);
    });
  // Two windows of somebody new come at once: the second finds what the first has made.
  return open().catch(error => {
    if (!isUniqueViolation(error)) throw error;
    return open();
  });
}

async function personOf(
  manager: EntityManager,
  settings: SignInSettings,
  arrival: EntraArrival,
  now: Date,
): Promise<number> {
  const identity = await manager.findOneBy(EntraIdentity, { ...arrival.person });
  if (identity) return identity.userId;
  const provision = provisionFor(arrival, settings);
  if (typeof provision === 'string') throw webRefused(provision, { ...arrival.person });
  const { address, name, roles, rules } = provision;
  // Nobody becomes somebody else by having his address: that one signs in by his password once, and links.
  if (await manager.existsBy(User, { address })) throw webRefused('entra.address_taken', { ...arrival.person });
  const user = await insertUser(manager, { address, name, roles }, now);
  const teamIds = await teamsThere(manager, provision.teamIds);
  await saveTeamsOf(manager, user.id, teamIds);
  await touchOrganisation(manager);
  await insertIdentity(manager, user.id, arrival.person, now);
  const details = { ...arrival.person, rules, roles, teamIds };
  await audit(manager, 'system', 'entra.provisioned', { type: 'user', id: user.id }, details, now);
  return user.id;
}

async function insertIdentity(manager: EntityManager, userId: number, person: EntraPerson, now: Date): Promise<void> {
  await manager.insert(EntraIdentity, {
    ...{ userId, ...person, linkedAt: now, linkedById: userId },
    ...{ lastSeenAt: null, signedOutAt: null },
  });
}

/** A team may have gone since the rule was made. */
async function teamsThere(manager: EntityManager, ids: readonly number[]): Promise<number[]> {
  const there: number[] = [];
  for (const id of ids) if (await manager.existsBy(Team, { id })) there.push(id);
  return there;
}

const LINKABLE = new Set(['entra.not_linked', 'entra.not_provisioned', 'entra.address_taken', 'entra.groups_overage']);
const isLinkable = (error: unknown) => error instanceof AppError && LINKABLE.has(error.code);

/** Tells whoever looks after the house: the log names the refusal, and the audit log who it was, where Microsoft has said so. */
async function refused(context: Context, error: AppError, returnTo: string): Promise<Arrived> {
  const { code, details } = error;
  const reason = typeof details.reason === 'string' ? details.reason : '';
  context.log.warn({ code, reason }, 'a sign-in by Microsoft was refused');
  const { tid, oid, userId } = details;
  if (tid && oid) {
    const subject = typeof userId === 'number' ? { type: 'user', id: userId } : null;
    const now = context.clock();
    await inTransaction(context.database, manager =>
      audit(manager, 'system', 'entra.sign_in_refused', subject, { code, tid, oid }, now),
    );
  }
  return { isIn: false, code, reason, returnTo };
}
