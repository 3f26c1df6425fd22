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

/** An answer that is not a success, as ApiError. A 401 also leads to the sign-in page. */
export function toApiError(status: number, body: unknown, isSignIn: boolean): ApiError {
  if (status === 401 && !isSignIn) onSignedOut();
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
export async function request<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: options.body === undefined ? {} : { 'content-type': 'application/json' },
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
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
export function upload<T>(
  path: string,
  form: FormData,
  options: { onProgress?: (progress: UploadProgress) => void; signal?: AbortSignal } = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open('POST', path);
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
