import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { createHash, X509Certificate } from 'node:crypto';
import { AppError } from '../../common/errors';
import type { HttpsDoor } from './httpsDoor';

/** By what the app proves itself: a certificate with its key (PEM), or a secret. */
export type AppProof = { certificate: string; privateKey: string } | { secret: string };

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

const TIMEOUT_MS = 20_000;
// What Microsoft Entra ID says of a registration that is wrong (OAuth 2.0, RFC 6749, 5.2).
const WRONG = /^(?:invalid_client|unauthorized_client|invalid_request|invalid_scope|invalid_grant)$/;

/** One for a process and tenant: the library keeps the tokens in memory. */
export function openGraphToken(app: AppRegistration, door: HttpsDoor): GraphToken {
  const { login, tenantId, clientId, scope } = app;
  const client = new ConfidentialClientApplication({
    auth: {
      clientId,
      authority: `${login}/${tenantId}`,
      knownAuthorities: [new URL(login).host],
      ...proofOf(app.proof),
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

function proofOf(proof: AppProof) {
  if ('secret' in proof) return { clientSecret: proof.secret };
  const { raw } = new X509Certificate(proof.certificate);
  const thumbprintSha256 = createHash('sha256').update(raw).digest('hex');
  return { clientCertificate: { thumbprintSha256, privateKey: proof.privateKey, x5c: proof.certificate } };
}

/** The library's own way out is replaced, so that sign-in trusts the same authorities as everything else. */
function networkOf(door: HttpsDoor): INetworkModule {
  const send = async <T>(
    method: string,
    url: string,
    options: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> => {
    const { headers = {}, body } = options;
    const call = { method, url, headers, timeoutMs: TIMEOUT_MS, ...(body === undefined ? {} : { body }) };
    const answer = await door.send(call);
    const given: Record<string, string> = {};
    answer.headers.forEach((value, name) => (given[name] = value));
    return { status: answer.status, headers: given, body: (await answer.json()) as T };
  };
  return {
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  };
}

function signInFault(error: unknown): AppError {
  const { errorCode = '', errorMessage = '' } = (error ?? {}) as { errorCode?: string; errorMessage?: string };
  // AADSTS and a number is all of Microsoft's sentence that says something, and nothing of it is a secret.
  const [reason = ''] = /AADSTS\d+/.exec(errorMessage) ?? [];
  const details = { code: errorCode, reason };
  if (WRONG.test(errorCode)) {
    const message = 'Microsoft Entra ID refuses the app: look at tenant, client id and certificate or secret.';
    return new AppError('graph.sign_in_wrong', 502, message, { retry: false, details, cause: error });
  }
  const message = 'The sign-in of Microsoft Entra ID cannot be reached.';
  return new AppError('graph.sign_in_unreachable', 502, message, {
    retry: true,
    details: { ...details, waitMs: 10_000 },
  });
}
