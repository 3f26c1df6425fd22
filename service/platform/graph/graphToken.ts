import { ConfidentialClientApplication } from '@azure/msal-node';
import { AppError } from '../../common/errors';
import type { AppProof } from '../../common/microsoftClouds';
import { networkOf, proofFor, refusalOf } from '../entra/appClient';
import type { HttpsDoor } from './httpsDoor';

/** The app's registration in one tenant. */
export interface AppRegistration {
  /** Where people of the cloud sign in: an https origin. */
  login: string;
  tenantId: string;
  clientId: string;
  proof: AppProof;
  /** Graph's origin and `/.default`. */
  scope: string;
}

/** The app's own token, good for an hour and renewed before that; one renewal at a time, however many ask. */
export interface GraphToken {
  /** @throws AppError graph.sign_in_wrong (the registration, the certificate or the secret is: trying again cannot help), graph.sign_in_unreachable */
  get(): Promise<string>;
  /** The token that was refused is not given out again. */
  forget(): void;
}

// What Microsoft Entra ID says of a registration that is wrong (OAuth 2.0, RFC 6749, 5.2).
const WRONG = /^(?:invalid_client|unauthorized_client|invalid_request|invalid_scope|invalid_resource|invalid_grant)$/;

/** One for a process and tenant: the library keeps the tokens in memory. */
export function openGraphToken(app: AppRegistration, door: HttpsDoor): GraphToken {
  const { login, tenantId, clientId, scope } = app;
  const client = new ConfidentialClientApplication({
    auth: {
      clientId,
      authority: `${login}/${tenantId}`,
      knownAuthorities: [new URL(login).host],
      ...proofFor(app.proof),
    },
    system: { networkClient: networkOf(door) },
  });
  let asking: Promise<string> | null = null;
  let skipCache = false;
  const ask = async (): Promise<string> => {
    try {
      const answer = await client.acquireTokenByClientCredential({ scopes: [scope], skipCache });
      if (!answer?.accessToken) throw new Error('no token in the answer');
      skipCache = false;
      return answer.accessToken;
    } catch (error) {
      throw signInFault(error);
    } finally {
      asking = null;
    }
  };
  return {
    get: () => (asking ??= ask()),
    forget: () => {
      skipCache = true;
    },
  };
}

function signInFault(error: unknown): AppError {
  const details = refusalOf(error);
  if (WRONG.test(details.code)) {
    const message = 'Microsoft Entra ID refuses the app: look at tenant, client id and certificate or secret.';
    return new AppError('graph.sign_in_wrong', 502, message, { retry: false, details, cause: error });
  }
  const message = 'The sign-in of Microsoft Entra ID cannot be reached.';
  return new AppError('graph.sign_in_unreachable', 502, message, {
    retry: true,
    details: { ...details, waitMs: 10_000 },
  });
}
