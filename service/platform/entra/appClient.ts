import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { createHash, X509Certificate } from 'node:crypto';
import type { AppProof } from '../../common/microsoftClouds';
import type { HttpsDoor } from '../graph/httpsDoor';

const TIMEOUT_MS = 20_000;

/** A proof as Microsoft's library takes it: assertions of a certificate name it by its SHA-256 thumbprint and are signed by PS256. */
export function proofFor(proof: AppProof) {
  if ('secret' in proof) return { clientSecret: proof.secret };
  const { raw } = new X509Certificate(proof.certificate);
  const thumbprintSha256 = createHash('sha256').update(raw).digest('hex');
  return { clientCertificate: { thumbprintSha256, privateKey: proof.privateKey, x5c: proof.certificate } };
}

/** The library's own way out is replaced, so that sign-in trusts the same authorities as everything else. */
export function networkOf(door: HttpsDoor): INetworkModule {
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

/** What Microsoft said when it refused: its code (OAuth 2.0, RFC 6749, 5.2), and the number of its sentence, which is all of it that is kept: nothing of it is a secret. */
export function refusalOf(error: unknown): { code: string; reason: string } {
  const { errorCode = '', errorMessage = '' } = (error ?? {}) as { errorCode?: string; errorMessage?: string };
  return { code: errorCode, reason: /AADSTS\d+/.exec(errorMessage)?.[0] ?? '' };
}
