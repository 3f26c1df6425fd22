import { version } from '../../package.json';
import { AppError } from '../common/errors';
import { cloudOf, PANE_SCOPE, usualOutlook } from '../common/microsoftClouds';
import type { Context } from '../context';
import type { Database } from '../platform/database/dataSource';
import { inTransaction } from '../platform/database/transaction';
import type { CallWindow } from './apiKeys';
import { countCall, KEY_PREFIX } from './apiKeys';
import { findKeyCaller } from './apiKeys.service';
import { audit } from './audit.service';
import { bearerRefused, isGuess, isTelling } from './bearerRefusals';
import { findEntraCaller } from './entra.service';
import type { PaneDiagnosis, PaneSignInSettings } from './paneSignIn.schema';
import { findPaneCaller } from './paneTokens.service';
import { kindOf } from './paneTokens';
import type { Viewer } from './roles';
import { effectiveSignIn } from './signInSettings.service';

/** A request that carries a bearer: what it would do, and from which computer. */
export interface BearerRequest {
  method: string;
  address: string;
}

/** Tokens that are refused for one computer in a minute, before it is not listened to any more. */
const REFUSALS_A_MINUTE = 60;
const MAX_COMPUTERS = 10_000;
const HOUR = 3_600_000;

interface Refused {
  byComputer: Map<string, CallWindow>;
  /** Since when a refusal of this code was written down last, and how many came since. */
  written: Map<string, { at: number; more: number }>;
}
const refusedOf = new WeakMap<Database, Refused>();

/**
 * Who calls with a bearer: an API key, a token of ours, or one of Microsoft Entra ID. The form says which; one is never tried as the other. `sessionId` is that of
 * the session behind a token of ours.
 *
 * @throws AppError 401, 403, 429, 503 by the kind: api_key.*, pane.*, entra.*
 */
export async function findBearer(
  context: Context,
  token: string,
  request: BearerRequest,
): Promise<{ caller: Viewer; sessionId: number | null }> {
  const kind = kindOf(token, KEY_PREFIX, context.config.publicUrl);
  if (kind === 'key' || kind === 'unknown')
    return { caller: await findKeyCaller(context, token, request.method), sessionId: null };
  const refused = refusedOf.get(context.database) ?? { byComputer: new Map(), written: new Map() };
  refusedOf.set(context.database, refused);
  checkComputer(context, refused, request.address);
  try {
    if (kind === 'pane') return await findPaneCaller(context, token);
    return { caller: (await findEntraCaller(context, token)).caller, sessionId: null };
  } catch (error) {
    if (error instanceof AppError && error.status < 500) await noteRefusal(context, refused, request.address, error);
    throw error;
  }
}

/** Whoever sends wrong tokens again and again is not listened to for a while. @throws AppError pane.too_many (429) */
function checkComputer(context: Context, refused: Refused, address: string): void {
  const window = refused.byComputer.get(address);
  const now = context.clock().getTime();
  if (!window || countCall(window, now, REFUSALS_A_MINUTE)) return;
  const seconds = Math.max(1, Math.ceil((window.since + 60_000 - now) / 1000));
  throw new AppError('pane.too_many', 429, 'Too many wrong tokens from this computer. Wait a little.', {
    details: { seconds },
  });
}

/** Counts it where anybody could have made it, and writes it down: once an hour for each reason and person, so that nobody fills the log. */
async function noteRefusal(context: Context, refused: Refused, address: string, error: AppError): Promise<void> {
  const now = context.clock();
  const before = refused.byComputer.get(address);
  const window = isGuess(error.code) ? countCall(before, now.getTime(), REFUSALS_A_MINUTE) : null;
  if (window) refused.byComputer.set(address, window);
  const oldest = refused.byComputer.keys().next().value;
  if (refused.byComputer.size > MAX_COMPUTERS && oldest !== undefined) refused.byComputer.delete(oldest);
  if (!isTelling(error.code)) return;
  const { userId, tid, oid } = error.details as { userId?: number; tid?: string; oid?: string };
  const key = [error.code, userId, tid, oid].join(' ');
  const written = refused.written.get(key);
  if (written && now.getTime() - written.at < HOUR) {
    written.more += 1;
    return;
  }
  if (refused.written.size >= MAX_COMPUTERS) refused.written.clear();
  refused.written.set(key, { at: now.getTime(), more: 0 });
  const subject = userId ? { type: 'user', id: userId } : null;
  const details = { code: error.code, ...(oid ? { tid, oid } : {}), ...(written ? { times: written.more + 1 } : {}) };
  await inTransaction(context.database, manager => audit(manager, 'system', 'pane.refused', subject, details, now));
}

/** How the pane signs people in. */
export async function paneSignInSettings(context: Context): Promise<PaneSignInSettings> {
  const outlook = context.config.outlook ?? usualOutlook;
  const { entra } = outlook;
  return {
    entra: entra && {
      clientId: entra.clientId,
      knownAuthorities: outlook.cloud === 'custom' ? [new URL(cloudOf(outlook).login).host] : [],
      authority: `${cloudOf(outlook).login}/${entra.tenants.length === 1 ? entra.tenants[0] : 'organizations'}`,
      scope: `api://${entra.clientId}/${PANE_SCOPE}`,
      hasOfficeSignIn: entra.callers.length > 1,
    },
    local: !(await effectiveSignIn(context, context.database.manager)).isLocalOff,
  };
}

/** What the service is, what its clock says, and what it thinks of a token; for people who look for a fault. */
export async function diagnose(context: Context, token: string | null, request: BearerRequest): Promise<PaneDiagnosis> {
  const kind = token === null ? 'none' : kindOf(token, KEY_PREFIX, context.config.publicUrl);
  const told = token === null ? { refusal: null, expiresAt: null } : await judge(context, token, kind, request);
  return { version, now: context.clock().toISOString(), token: { kind, ...told } };
}

async function judge(
  context: Context,
  token: string,
  kind: string,
  request: BearerRequest,
): Promise<{ refusal: string | null; expiresAt: string | null }> {
  try {
    // A key is no way into the pane, and its calls are counted: it is not tried here.
    if (kind === 'key' || kind === 'unknown') throw bearerRefused('pane.token_unknown');
    await findBearer(context, token, request);
    const { expiresAt } =
      kind === 'pane' ? await findPaneCaller(context, token) : await findEntraCaller(context, token);
    return { refusal: null, expiresAt: expiresAt.toISOString() };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { refusal: error.code, expiresAt: null };
  }
}
