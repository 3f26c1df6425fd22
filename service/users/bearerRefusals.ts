import { AppError } from '../common/errors';
import type { EntraRefusal } from './entraClaims';
import type { PaneRefusal } from './paneTokens';

/** Why a token is not taken; each has words in ui/texts that say what to do. */
export type BearerRefusal =
  | PaneRefusal
  | EntraRefusal
  | 'pane.session_ended'
  | 'pane.user_off'
  | 'pane.token_unknown'
  | 'entra.not_configured'
  | 'entra.not_linked';

const sentences: Readonly<Record<BearerRefusal, string>> = {
  'pane.token_expired': 'This token has run out. Fetch another.',
  'pane.token_not_yet': 'This token does not count yet: a clock is wrong.',
  'pane.token_invalid': 'This token was not signed by this service, or its key has been replaced. Sign in again.',
  'pane.other_service': 'This token is of another Tradepost. Sign in here.',
  'pane.session_ended': 'The session of this token has ended. Sign in again.',
  'pane.user_off': 'This account is switched off. Ask your administrator.',
  'pane.token_unknown': 'This is no token that Tradepost knows. Sign in again.',
  'entra.token_expired': 'This token of Microsoft Entra ID has run out. Fetch another.',
  'entra.token_not_yet': 'This token of Microsoft Entra ID does not count yet: a clock is wrong.',
  'entra.token_invalid': 'This token is not signed by Microsoft Entra ID, or is no access token of version 2.0.',
  'entra.wrong_audience': 'This token is made out to another service.',
  'entra.wrong_issuer': 'This token was given out by somebody else.',
  'entra.wrong_tenant': 'This token is of an organisation whose people do not sign in here.',
  'entra.app_only': 'This token is of a program, not of a person.',
  'entra.not_an_access_token': 'This is an ID token. An access token is needed.',
  'entra.scope_missing': 'This token does not let the sidebar act for the person.',
  'entra.wrong_caller': 'This token was asked for by another app.',
  'entra.not_configured': 'Sign-in by Microsoft Entra ID is not set up here.',
  'entra.not_linked':
    'This Microsoft account belongs to nobody here yet. Sign in with your Tradepost account once, or ask your administrator.',
};

/** The one whose account is known and who only has to be linked is told 403; everybody else has to sign in (401). */
export function bearerRefused(code: BearerRefusal, who: Record<string, unknown> | number | null = null): AppError {
  const details = typeof who === 'number' ? { userId: who } : (who ?? {});
  return new AppError(code, code === 'entra.not_linked' ? 403 : 401, sentences[code], { details });
}

/** Nobody did anything wrong: a token has simply become old. */
const ORDINARY: ReadonlySet<string> = new Set(['pane.token_expired', 'entra.token_expired', 'pane.session_ended']);

/** Of tokens that are or were good: their signature is right, and they were made for us. */
const GENUINE: ReadonlySet<string> = new Set([
  ...ORDINARY,
  ...['pane.token_not_yet', 'entra.token_not_yet', 'pane.user_off', 'entra.not_linked'],
]);

/** Whether whoever sends this again and again is not listened to: an office behind one address is, though all its panes slept over a weekend. */
export function isGuess(code: string): boolean {
  return !GENUINE.has(code);
}

/** Whether a refusal belongs into the audit log. */
export function isTelling(code: string): boolean {
  return code in sentences && !ORDINARY.has(code);
}
