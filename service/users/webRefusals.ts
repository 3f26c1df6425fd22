import { AppError } from '../common/errors';
import type { CallbackRefusal } from './entraCallback';
import type { IdTokenRefusal } from './entraIdToken';
import type { ProvisionRefusal } from './entraRules';

/** Why somebody does not come in by Microsoft; each has words in ui/texts that say what to do. */
export type WebRefusal =
  | CallbackRefusal
  | IdTokenRefusal
  | ProvisionRefusal
  | 'entra.sign_in_off'
  | 'entra.state_lost'
  | 'entra.address_taken';

const sentences: Readonly<Record<WebRefusal, string>> = {
  'entra.sign_in_off': 'Nobody signs in by Microsoft here. Sign in with your Tradepost account.',
  'entra.state_lost': 'This sign-in was not begun in this browser, is over, or was used already. Begin it again.',
  'entra.cancelled': 'The sign-in at Microsoft was broken off.',
  'entra.consent_missing': 'Your organisation has not allowed this app yet. Ask its administrator to grant consent.',
  'entra.not_assigned': 'Your organisation has not assigned you to this app. Ask its administrator.',
  'entra.disabled_there': 'Your Microsoft account is disabled. Ask the administrator of your organisation.',
  'entra.blocked_there': 'A rule of your organisation does not let you in from this computer.',
  'entra.again': 'Microsoft wants to see you again. Sign in by Microsoft.',
  'entra.app_refused': 'Microsoft refuses the app: look at client id, secret or certificate, and redirect URI.',
  'entra.unreachable': 'Microsoft cannot be reached. Try again in a moment.',
  'entra.code_refused': 'Microsoft does not take this sign-in. Begin it again.',
  'entra.token_invalid': 'What came from Microsoft is not signed by it, or is no ID token.',
  'entra.wrong_audience': 'This sign-in is made out to another app.',
  'entra.wrong_tenant': 'People of this organisation do not sign in here.',
  'entra.wrong_issuer': 'This sign-in was given out by somebody else.',
  'entra.wrong_nonce': 'This sign-in was not begun here. Begin it again.',
  'entra.clock_wrong': 'A clock is wrong: that of the server, most likely. Tell your administrator.',
  'entra.not_linked':
    'This Microsoft account belongs to nobody here yet. Sign in with your Tradepost account once, or ask your administrator.',
  'entra.not_provisioned': 'No rule here gives your Microsoft account an account. Ask your administrator.',
  'entra.groups_overage': 'You are in more groups than Microsoft lists. Your administrator should use app roles.',
  'entra.address_taken':
    'There is an account with your address that is not linked. Sign in with its password once and link it, or ask your administrator.',
};

/** The refusal as an error; `details` go into the log and the audit log, never to the page. */
export function webRefused(code: WebRefusal, details: Record<string, unknown> = {}): AppError {
  return new AppError(code, code === 'entra.sign_in_off' ? 404 : 403, sentences[code], { details });
}
