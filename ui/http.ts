import type { ErrorReply } from '../service/common/apiSchema';

/** What every refused or failed request becomes. `code` is the service's, or 'unreachable' where it did not answer. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    /** To be quoted to the administrator. */
    readonly ref: string | null = null,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

export type QueryValues = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** The query string with its question mark; what is null, undefined or empty stays out. */
export function queryString(values: QueryValues): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text ? `?${text}` : '';
}

type Listener = () => void;
const networkListeners = new Set<Listener>();
let isReachable = navigator.onLine;
let lastAnswerAt: Date | null = null;

function setReachable(next: boolean): void {
  if (next) lastAnswerAt = new Date();
  if (next === isReachable) return;
  isReachable = next;
  networkListeners.forEach(listener => listener());
}
window.addEventListener('offline', () => setReachable(false));
window.addEventListener('online', () => setReachable(true));

/** Whether the network is there, for useSyncExternalStore, and when the service answered last. */
export const network = {
  subscribe(listener: Listener): () => void {
    networkListeners.add(listener);
    return () => networkListeners.delete(listener);
  },
  isReachable: () => isReachable,
  lastAnswerAt: () => lastAnswerAt,
};

let onSignedOut: () => void = () => {};
/** What happens when the service says that nobody is signed in: the page goes to the sign-in page. */
export function whenSignedOut(act: () => void): void {
  onSignedOut = act;
}

/** How requests say who asks, where the session's cookie does not: in the Outlook pane, which has none. */
export interface Authorisation {
  /** The bearer token for the next request. @throws ApiError (401) where somebody has to sign in first */
  token(): Promise<string>;
  /** The service did not take this token. Whether there is another, with which the request is tried once more. */
  refused(error: ApiError, bearer: string): Promise<boolean>;
}
let authorisation: Authorisation | null = null;

/** From now on every request carries a bearer token, and no cookie; null: the cookie again. */
export function authoriseBy(way: Authorisation | null): void {
  authorisation = way;
}

/** Nobody is signed in, or Outlook's own account belongs to nobody here yet. */
const isOfSigningIn = (error: ApiError) => error.status === 401 || error.code === 'entra.not_linked';

/** Does `attempt`, and once more where its token was refused and there is another. */
async function authorised<T>(attempt: (bearer: string | null) => Promise<T>): Promise<T> {
  const way = authorisation;
  if (!way) return attempt(null);
  let bearer = '';
  try {
    bearer = await way.token();
    return await attempt(bearer);
  } catch (error) {
    if (!(error instanceof ApiError) || !isOfSigningIn(error)) throw error;
    if (bearer && (await way.refused(error, bearer))) return attempt(await way.token());
    onSignedOut();
    throw error;
  }
}

/** An answer that is not a success, as ApiError. A 401 also leads to the sign-in page. */
export function toApiError(status: number, body: unknown, isSignIn: boolean): ApiError {
  if (status === 401 && !isSignIn && !authorisation) onSignedOut();
  const reply = body as Partial<ErrorReply> | null;
  if (reply && typeof reply === 'object' && reply.error) {
    return new ApiError(reply.error.code, status, reply.error.message, reply.error.details, reply.error.ref);
  }
  return new ApiError(status >= 502 ? 'unreachable' : 'internal', status, `HTTP ${status}`);
}

interface RequestOptions {
  body?: unknown;
  signal?: AbortSignal;
  /** The sign-in page itself: a 401 is an answer there. */
  isSignIn?: boolean;
}

async function readBody(response: Response): Promise<unknown> {
  if (response.status === 204) return {};
  const text = await response.text();
  try {
    return text ? JSON.parse(text) : {};
  } catch {
    return null;
  }
}

/**
 * One JSON request to the service.
 *
 * @throws ApiError; an AbortError (DOMException) when `signal` was aborted
 */
export function request<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
  return authorised(bearer => requestAs<T>(bearer, method, path, options));
}

/** Browsers keep at most 64 KiB in all for pages that have gone (Fetch, 4.6); the rest is left for others. */
const mostKept = 16_000;

async function requestAs<T>(bearer: string | null, method: string, path: string, options: RequestOptions): Promise<T> {
  const sent = options.body === undefined ? undefined : JSON.stringify(options.body);
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: bearer === null ? 'same-origin' : 'omit',
      headers: {
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
      },
      body: sent,
      // What is written arrives though its page is left, or Outlook closes the pane, meanwhile.
      keepalive: method !== 'GET' && !options.signal && (sent?.length ?? 0) < mostKept,
      signal: options.signal,
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    setReachable(false);
    throw new ApiError('unreachable', 0, 'The service did not answer.');
  }
  const body = await readBody(response);
  setReachable(true);
  if (!response.ok) throw toApiError(response.status, body, options.isSignIn ?? false);
  return body as T;
}

/**
 * Takes a file from the service and lets the browser keep it under the name that the service gives. The page stays, whatever the answer is.
 *
 * @throws ApiError where it is refused
 */
export async function takeFile(path: string): Promise<void> {
  const response = await fetch(path, { credentials: 'same-origin' }).catch(() => {
    setReachable(false);
    throw new ApiError('unreachable', 0, 'The service did not answer.');
  });
  setReachable(true);
  if (!response.ok) throw toApiError(response.status, await readBody(response), false);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '';
  link.click();
  // The browser has begun to read it by then.
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** How far an upload is, in bytes. */
export interface UploadProgress {
  sent: number;
  total: number;
}

/**
 * Sends a form with files and tells how far it is; fetch cannot.
 *
 * @throws ApiError; an AbortError when `signal` was aborted
 */
export function upload<T>(path: string, form: FormData, options: UploadOptions = {}): Promise<T> {
  return authorised(bearer => uploadAs<T>(bearer, path, form, options));
}

interface UploadOptions {
  onProgress?: (progress: UploadProgress) => void;
  signal?: AbortSignal;
}

function uploadAs<T>(bearer: string | null, path: string, form: FormData, options: UploadOptions): Promise<T> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open('POST', path);
    if (bearer !== null) sending.setRequestHeader('authorization', `Bearer ${bearer}`);
    sending.responseType = 'text';
    sending.upload.onprogress = event => options.onProgress?.({ sent: event.loaded, total: event.total });
    sending.onerror = () => reject(new ApiError('unreachable', 0, 'The service did not answer.'));
    sending.onabort = () => reject(new DOMException('The upload was cancelled.', 'AbortError'));
    sending.onload = () => {
      let body: unknown = null;
      try {
        body = JSON.parse(sending.responseText);
      } catch {
        body = null;
      }
      if (sending.status >= 200 && sending.status < 300) resolve(body as T);
      else reject(toApiError(sending.status, body, false));
    };
    options.signal?.addEventListener('abort', () => sending.abort());
    sending.send(form);
  });
}
