import { createHash } from 'node:crypto';
import type { AuthorizationUrlRequest } from '@azure/msal-node';
import { AppError } from '../../common/errors';
import type { AppProof } from '../../common/microsoftClouds';
import type { HttpsDoor } from '../graph/httpsDoor';
import { networkOf, proofFor, refusalOf } from './appClient';

/** The registration by which people sign in to the web pages. */
export interface WebRegistration {
  /** Where people of the cloud sign in: an https origin. */
  login: string;
  /** One tenant's id, or 'organizations' where there are several. */
  tenant: string;
  clientId: string;
  /** null: a public client, which proves nothing but that it began the sign-in (RFC 7636). */
  proof: AppProof | null;
  /** Where the browser is sent back to; stands in the registration, letter by letter. */
  redirectUri: string;
}

/** One sign-in on its way: what is sent along and has to come back. All by chance. */
export interface SignInSecrets {
  state: string;
  nonce: string;
  /** Of the code (PKCE, RFC 7636): only its hash is sent before the code is there. */
  verifier: string;
}

/** The way by authorisation code with PKCE (RFC 6749, 4.1; RFC 7636), through Microsoft's library. */
export interface WebSignIn {
  /**
   * Where the browser is sent to.
   *
   * @param isSilent nothing is asked: whoever is not signed in there any more comes back with a refusal
   * @throws AppError entra.unreachable (503)
   */
  address(secrets: SignInSecrets, isSilent: boolean): Promise<string>;
  /**
   * The ID token for a code, unread: its signature and claims are for the caller to check.
   *
   * @throws AppError entra.code_refused (400), entra.app_refused (502: the registration, secret or certificate is wrong), entra.unreachable (503); `details.reason` is Microsoft's number
   */
  redeem(code: string, secrets: SignInSecrets): Promise<string>;
}

// Who it is, and no more: nothing of Graph is asked for, and no token is kept.
const SCOPES = ['openid', 'profile'];
// What Microsoft Entra ID says of the code itself, and of the registration (RFC 6749, 5.2).
const OF_CODE = new Set(['invalid_grant']);
const OF_APP = new Set([
  'invalid_client',
  'unauthorized_client',
  'invalid_request',
  'invalid_scope',
  'invalid_resource',
]);

/** One for a process: Microsoft's library keeps what it has learnt of the cloud. */
export async function openWebSignIn(app: WebRegistration, door: HttpsDoor): Promise<WebSignIn> {
  // It is large, and most processes sign nobody in.
  const { ConfidentialClientApplication, PublicClientApplication } = await import('@azure/msal-node');
  const auth = {
    clientId: app.clientId,
    authority: `${app.login}/${app.tenant}`,
    knownAuthorities: [new URL(app.login).host],
  };
  const system = { networkClient: networkOf(door) };
  const client = app.proof
    ? new ConfidentialClientApplication({ auth: { ...auth, ...proofFor(app.proof) }, system })
    : new PublicClientApplication({ auth, system });
  const { redirectUri } = app;
  return {
    address: async ({ state, nonce, verifier }, isSilent) => {
      const asked: AuthorizationUrlRequest = {
        ...{ scopes: SCOPES, redirectUri, state, nonce, responseMode: 'query' as const },
        ...{ codeChallenge: challengeOf(verifier), codeChallengeMethod: 'S256' },
        prompt: isSilent ? 'none' : 'select_account',
      };
      try {
        return await client.getAuthCodeUrl(asked);
      } catch (error) {
        throw faultOf(error);
      }
    },
    redeem: async (code, { nonce, verifier }) => {
      try {
        const answer = await client.acquireTokenByCode({
          ...{ code, scopes: SCOPES, redirectUri, codeVerifier: verifier, nonce },
        });
        if (!answer.idToken) throw new Error('no ID token in the answer');
        return answer.idToken;
      } catch (error) {
        throw faultOf(error);
      } finally {
        // The library would keep every person's tokens in memory.
        client.clearCache();
      }
    },
  };
}

/** The address that ends the session at Microsoft and sends the browser back (OpenID Connect RP-Initiated Logout 1.0). */
export function signOutAddress({ login, tenant }: WebRegistration, backTo: string): string {
  const query = new URLSearchParams({ post_logout_redirect_uri: backTo });
  return `${login}/${tenant}/oauth2/v2.0/logout?${query.toString()}`;
}

const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');

function faultOf(error: unknown): AppError {
  const details = refusalOf(error);
  if (OF_CODE.has(details.code))
    return new AppError('entra.code_refused', 400, 'Microsoft Entra ID does not take this sign-in.', { details });
  if (OF_APP.has(details.code)) {
    const message = 'Microsoft Entra ID refuses the app: look at client id, secret or certificate, and redirect URI.';
    return new AppError('entra.app_refused', 502, message, { retry: false, details });
  }
  if (details.code === 'nonce_mismatch')
    return new AppError('entra.wrong_nonce', 400, 'This sign-in was not begun here.', { details });
  const message = 'The sign-in of Microsoft Entra ID cannot be reached.';
  return new AppError('entra.unreachable', 503, message, { retry: true, details, cause: error });
}
