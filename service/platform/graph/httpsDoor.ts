import { readFileSync } from 'node:fs';
import { Agent, request as httpsRequest } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { rootCertificates } from 'node:tls';

/** One request over HTTPS; the body is sent as it is. */
export interface HttpsCall {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string | Buffer;
  /** Until the headers of the answer are there, and from one piece of its body to the next; milliseconds. */
  timeoutMs: number;
  signal?: AbortSignal;
}

/** The one way by which Graph and its sign-in are reached: over HTTPS, with the company's own certificate authority where it has one. */
export interface HttpsDoor {
  /** @throws Error of the network, with Node's `code`; ETIMEDOUT where nothing came in time */
  send(call: HttpsCall): Promise<Response>;
  close(): void;
}

/** @param caFile PEM file of further certificate authorities that are trusted; null: the usual ones alone */
export function openHttpsDoor(caFile: string | null): HttpsDoor {
  const own = caFile === null ? {} : { ca: [...rootCertificates, readFileSync(caFile, 'utf8')] };
  const agent = new Agent({ keepAlive: true, maxSockets: 64, ...own });
  return {
    send: call => send(agent, call),
    close: () => agent.destroy(),
  };
}

async function send(agent: Agent, call: HttpsCall): Promise<Response> {
  const answer = await answerTo(agent, call);
  const headers = new Headers();
  for (let at = 0; at + 1 < answer.rawHeaders.length; at += 2)
    headers.append(answer.rawHeaders[at] as string, answer.rawHeaders[at + 1] as string);
  const status = answer.statusCode ?? 0;
  // These have no body, and the class refuses one.
  const isEmpty = status === 204 || status === 304;
  if (isEmpty) answer.resume();
  const body = isEmpty ? null : (Readable.toWeb(answer) as unknown as ReadableStream);
  return new Response(body, { status, headers });
}

function answerTo(
  agent: Agent,
  { method, url, headers, body, timeoutMs, signal }: HttpsCall,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const options = {
      method,
      agent,
      headers: { ...headers, ...length },
      timeout: timeoutMs,
      ...(signal ? { signal } : {}),
    };
    const request = httpsRequest(url, options, resolve);
    // The socket is silent for so long: also while a body drips in.
    request.on('timeout', () => request.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })));
    request.on('error', reject);
    request.end(body);
  });
}
