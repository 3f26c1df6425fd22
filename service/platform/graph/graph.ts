import type { Context as GraphContext, Middleware } from '@microsoft/microsoft-graph-client';
import { AuthenticationHandler, Client, ResponseType } from '@microsoft/microsoft-graph-client';
import { Readable } from 'node:stream';
import { AppError } from '../../common/errors';
import type { GraphBudget, Place } from './graphBudget';
import { graphFault, graphUnreachable, waitAfter } from './graphFaults';
import type { GraphToken } from './graphToken';
import type { HttpsDoor } from './httpsDoor';

/** One request to Microsoft Graph about one mailbox. */
export interface GraphCall {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** '/users/…', below the version; or a link that Graph gave. */
  path: string;
  query?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  body?: unknown;
  /** Whose mailbox it is about, as its budget is counted; '' for what is about none. */
  mailbox: string;
  /** Values of the header `Prefer` beside the immutable ids, which every call has. */
  prefer?: readonly string[];
  isUrgent?: boolean;
  signal?: AbortSignal;
}

/** A piece of a file on its way to an address of Graph's. */
export interface GraphPiece {
  url: string;
  bytes: Buffer;
  /** The header `Content-Range`. */
  range: string;
  /** As of a call. */
  mailbox: string;
}

/** The one door to Microsoft Graph. Every call throws what `graphFault` and `graphUnreachable` make of a refusal; nothing is tried again here: the job is. */
export interface Graph {
  /** The JSON of the answer; undefined for one without a body. */
  call<T>(call: GraphCall): Promise<T>;
  /** The bytes of the answer as they come, never decoded. The place in the mailbox's budget is kept until they are read or destroyed. */
  read(call: GraphCall): Promise<Readable>;
  /** A piece of a large file, to the address that Graph gave for it. The app's token does not go with it: the address is proof enough, and a secret. */
  upload(piece: GraphPiece): Promise<void>;
  close(): Promise<void>;
}

/** The same door for what somebody waits for, and for mail that has just come: its requests go before others of their mailbox. */
export function urgently(graph: Graph): Graph {
  return {
    ...graph,
    call: <T>(call: GraphCall) => graph.call<T>({ ...call, isUrgent: true }),
    read: call => graph.read({ ...call, isUrgent: true }),
  };
}

export interface GraphParts {
  /** Graph's origin: https. */
  origin: string;
  door: HttpsDoor;
  token: GraphToken;
  budget: GraphBudget;
}

const TIMEOUT_MS = 60_000;
const VERSION = 'v1.0';
// Ids that stay when a message moves: Microsoft, "Obtain immutable identifiers for Outlook resources". Not remembered from call to call.
const IMMUTABLE = 'IdType="ImmutableId"';
const MAX_ERROR = 64 * 1024;

export function openGraph(parts: GraphParts): Graph {
  const client = clientOf(parts);
  return {
    call: async <T>(call: GraphCall) => {
      const place = await enter(parts, call);
      try {
        const answer = await send(client, parts, call);
        const text = await answer.text();
        place.leave();
        return (text === '' ? undefined : JSON.parse(text)) as T;
      } catch (error) {
        throw told(parts, call, place, error);
      }
    },
    read: async call => {
      const place = await enter(parts, call);
      try {
        const answer = await send(client, parts, call);
        const bytes = answer.body ? Readable.fromWeb(answer.body as never) : Readable.from([]);
        bytes.once('end', () => place.leave());
        bytes.once('close', () => leaveLater(place));
        return bytes;
      } catch (error) {
        throw told(parts, call, place, error);
      }
    },
    upload: async piece => {
      const { url, bytes, range, mailbox } = piece;
      const place = await parts.budget.enter(mailbox, true);
      try {
        const headers = { 'Content-Type': 'application/octet-stream', 'Content-Range': range };
        const answer = await parts.door.send({
          method: 'PUT',
          url: httpsOnly(url),
          headers,
          body: bytes,
          timeoutMs: TIMEOUT_MS,
        });
        if (!answer.ok) throw await refusal(answer);
        await answer.text();
        place.leave();
      } catch (error) {
        throw told(parts, { path: '', mailbox }, place, error);
      }
    },
    close: async () => {
      await parts.budget.close();
      parts.door.close();
    },
  };
}

function httpsOnly(url: string): string {
  if (URL.canParse(url) && new URL(url).protocol === 'https:') return url;
  throw new AppError('graph.foreign_link', 502, 'Microsoft Graph gave a link that leads elsewhere.', { retry: false });
}

/** Microsoft's client, with our own way out at the end of its chain and without its repetition, which sleeps inside a job and cuts what the server asks for. */
function clientOf({ origin, door, token }: GraphParts): Client {
  const out: Middleware = {
    execute: async (context: GraphContext) => {
      const { method = 'GET', headers, body, signal } = context.options ?? {};
      const call = {
        ...{ method, url: String(context.request), timeoutMs: TIMEOUT_MS },
        headers: headers as Record<string, string>,
        ...(body === undefined || body === null ? {} : { body: body as string }),
        ...(signal ? { signal } : {}),
      };
      context.response = await door.send(call).catch((error: unknown) => {
        throw nameable(error);
      });
    },
  };
  return Client.initWithMiddleware({
    baseUrl: `${origin}/`,
    defaultVersion: VERSION,
    customHosts: new Set([new URL(origin).hostname]),
    middleware: [new AuthenticationHandler({ getAccessToken: () => token.get() }), out],
  });
}

/** Of an error in its chain the client keeps the name alone. */
function nameable(error: unknown): Error {
  const { code, message = '' } = error as { code?: unknown; message?: string };
  return typeof code === 'string' ? Object.assign(new Error(message), { name: code }) : (error as Error);
}

async function enter({ budget }: GraphParts, { mailbox, isUrgent = false, signal }: GraphCall): Promise<Place> {
  return mailbox === '' ? { leave: () => undefined } : budget.enter(mailbox, isUrgent, signal);
}

async function send(client: Client, parts: GraphParts, call: GraphCall): Promise<Response> {
  const { method = 'GET', query = {}, body, prefer = [], signal } = call;
  const request = client
    .api(checkedPath(parts.origin, call.path))
    .query({ ...query })
    .headers({ Prefer: [IMMUTABLE, ...prefer].join(', '), 'Content-Type': 'application/json' })
    .responseType(ResponseType.RAW);
  if (signal) request.options({ signal });
  const ways = {
    GET: () => request.get(),
    DELETE: () => request.delete(),
    POST: () => request.post(body ?? {}),
    PATCH: () => request.patch(body ?? {}),
  };
  // What is wrong with the sign-in is told as it is: the client would make a fault of the network of it.
  await parts.token.get();
  const answer = (await ways[method]()) as Response;
  if (answer.ok) return answer;
  throw await refusal(answer);
}

/** A link that an answer gave is followed nowhere but to Graph itself: the app's token goes with it. */
function checkedPath(origin: string, path: string): string {
  if (path.startsWith('/') && !path.startsWith('//')) return path;
  if (URL.canParse(path) && new URL(path).origin === origin) return path;
  throw new AppError('graph.foreign_link', 502, 'Microsoft Graph gave a link that leads elsewhere.', { retry: false });
}

async function refusal(answer: Response): Promise<AppError> {
  const text = (await answer.text().catch(() => '')).slice(0, MAX_ERROR);
  return graphFault({ status: answer.status, code: codeIn(text), retryAfter: answer.headers.get('retry-after') });
}

function codeIn(text: string): string {
  try {
    const { error } = JSON.parse(text) as { error?: { code?: unknown } };
    return typeof error?.code === 'string' ? error.code.slice(0, 100) : '';
  } catch {
    return '';
  }
}

// A connection that broke is no request that has ended: the server may go on with it for a moment, and count it.
const MAY_RUN_ON_MS = 500;

function leaveLater(place: Place): void {
  setTimeout(() => place.leave(), MAY_RUN_ON_MS).unref();
}

/** What the error means for those who come next: the whole mailbox waits, or the next call signs in anew. */
function told({ budget, token }: GraphParts, { mailbox }: GraphCall, place: Place, error: unknown): AppError {
  const fault = faultOf(error);
  const wait = fault.code === 'graph.throttled' ? waitAfter(fault) : null;
  if (wait !== null && mailbox !== '') budget.pause(mailbox, wait);
  if (fault.code === 'graph.sign_in') token.forget();
  if (fault.code === 'graph.unreachable') leaveLater(place);
  else place.leave();
  return fault;
}

function faultOf(error: unknown): AppError {
  return error instanceof AppError ? error : graphUnreachable(error);
}
