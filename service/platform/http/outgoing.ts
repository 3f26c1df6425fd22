import { lookup as lookUp } from 'node:dns';
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import { AppError, badRequest } from '../../common/errors';
import { mayCall } from './publicAddress';

/** One POST to a program outside. */
export interface OutgoingCall {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** Programs on this machine may be called, and by http. */
  allowsLocal: boolean;
  timeoutMs: number;
}

export interface OutgoingAnswer {
  status: number;
  ms: number;
}

/** @throws AppError outgoing.bad_url for what is no https address (or http to this machine, where that is allowed), or names an inner address */
export function checkOutgoingUrl(text: string, allowsLocal: boolean): URL {
  const bad = (why: string) =>
    badRequest('outgoing.bad_url', `"${text}" cannot be called: ${why}. Write it like https://example.com/hook.`);
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw bad('it is no address');
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isLocal = host === 'localhost' || (isIP(host) !== 0 && !mayCall(host, false) && mayCall(host, true));
  if (url.username || url.password) throw bad('names and passwords do not belong into it');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocal && allowsLocal))
    throw bad('it must begin with https://');
  if (isLocal && !allowsLocal) throw bad('it leads to this machine');
  if (isIP(host) !== 0 && !mayCall(host, allowsLocal)) throw bad('it leads into a private network');
  return url;
}

/**
 * Sends a request to an address that a person has entered. The name is looked up here, at the moment of the connection, and what it says is what is connected to:
 * a name that led elsewhere when it was checked leads nowhere else now. Redirections are not followed, of the answer nothing but its status is used.
 *
 * @throws AppError outgoing.bad_url, outgoing.private_address, outgoing.timeout, outgoing.unreachable
 */
export async function postOutside(call: OutgoingCall): Promise<OutgoingAnswer> {
  const url = checkOutgoingUrl(call.url, call.allowsLocal);
  const started = performance.now();
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...call.headers, 'content-length': String(Buffer.byteLength(call.body)) },
    // A connection of its own: no other request's checked or unchecked socket is used again.
    agent: false,
    lookup: guardedLookup(call.allowsLocal),
    signal: AbortSignal.timeout(call.timeoutMs),
  };
  try {
    const answer = await answerTo((url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options), call.body);
    answer.destroy();
    return { status: answer.statusCode ?? 0, ms: Math.round(performance.now() - started) };
  } catch (error) {
    throw outgoingError(error);
  }
}

function answerTo(request: ClientRequest, body: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve);
    request.on('error', reject);
    request.end(body);
  });
}

function guardedLookup(allowsLocal: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookUp(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 4);
      const [first] = addresses;
      // One inner address among outer ones is enough to suspect the name.
      if (!first || addresses.some(({ address }) => !mayCall(address, allowsLocal)))
        return callback(Object.assign(new Error('a private address'), { code: 'EPRIVATE' }), '', 4);
      if (options.all) return callback(null, addresses as never);
      return callback(null, first.address, first.family);
    });
  };
}

function outgoingError(error: unknown): AppError {
  const { code = '', name = '' } = (error ?? {}) as { code?: string; name?: string };
  const details = { reason: code || name };
  if (code === 'EPRIVATE')
    return new AppError('outgoing.private_address', 400, 'This name leads into a private network.', {
      retry: true,
      details,
    });
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'ETIMEDOUT' || code === 'ABORT_ERR')
    return new AppError('outgoing.timeout', 504, 'The program outside did not answer in time.', { details });
  return new AppError('outgoing.unreachable', 502, 'The program outside cannot be reached.', { details, cause: error });
}
