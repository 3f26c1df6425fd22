import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request, read whole. */
export interface Asked {
  method: string;
  /** Decoded, without the query. */
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: Buffer;
}

/** An answer; `body` goes as JSON, `bytes` as they are. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
  bytes?: Buffer;
  /** The connection breaks instead. */
  isCut?: boolean;
  /** Bytes a second at which it drips; absent: at once. */
  speed?: number;
}

export async function readAsked(request: IncomingMessage): Promise<Asked> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const url = new URL(request.url ?? '/', 'https://localhost');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) headers[name] = String(value);
  return {
    ...{ method: request.method ?? 'GET', path: decodeURIComponent(url.pathname), query: url.searchParams },
    ...{ headers, body: Buffer.concat(pieces) },
  };
}

/**
 * @param isTorn breaks the connection off in the middle of the body
 * @param atEnd called before the last byte goes: whoever has it may ask again at once
 */
export function writeAnswer(reply: ServerResponse, answer: Answer, isTorn: boolean, atEnd: () => void): void {
  let isOver = false;
  const over = () => {
    if (!isOver) atEnd();
    isOver = true;
  };
  reply.once('close', over);
  const end = (last: Buffer) => {
    over();
    reply.end(last);
  };
  const bytes = answer.bytes ?? Buffer.from(answer.body === undefined ? '' : JSON.stringify(answer.body));
  const type = answer.bytes ? 'text/plain' : 'application/json; charset=utf-8';
  reply.writeHead(answer.status, {
    ...(bytes.length > 0
      ? { 'content-type': type, 'content-length': String(bytes.length) }
      : { 'content-length': '0' }),
    ...answer.headers,
  });
  if (answer.speed !== undefined) return drip(reply, bytes, answer.speed, end);
  if (!isTorn || bytes.length < 2) return end(bytes);
  reply.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
  setTimeout(() => reply.destroy(), 5);
}

const DRIP_MS = 100;

function drip(reply: ServerResponse, bytes: Buffer, speed: number, end: (last: Buffer) => void): void {
  const size = Math.max(1, Math.ceil((speed * DRIP_MS) / 1000));
  const next = (at: number) => {
    if (at + size >= bytes.length) return end(bytes.subarray(at));
    reply.write(bytes.subarray(at, at + size));
    setTimeout(() => next(at + size), DRIP_MS);
  };
  next(0);
}

/** An error in Graph's form. */
export function refuse(status: number, code: string, message: string, headers: Record<string, string> = {}): Answer {
  return { status, headers, body: { error: { code, message, innerError: { date: new Date().toISOString() } } } };
}
