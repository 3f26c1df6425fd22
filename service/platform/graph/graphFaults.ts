import { AppError } from '../../common/errors';

/** What an answer that is no success said. */
export interface RefusedAnswer {
  status: number;
  /** `error.code` of the body; '' where it has none. */
  code: string;
  /** The header `Retry-After`; null where there is none. */
  retryAfter: string | null;
}

// Without a word from Graph; the caller doubles it from try to try.
const WAIT_MS = 5_000;
const MAX_WAIT_MS = 3_600_000;
// A right that was just given counts after half an hour to two hours, and asking meanwhile keeps the refusal alive.
const DENIED_WAIT_MS = 1_800_000;
// An old link, under whatever status it comes (Microsoft, "Use delta query": 410, and 40X with these codes).
const RESYNC = /^(?:syncstatenotfound|syncstateinvalid|resyncrequired|resyncchanges\w*)$/i;
const NO_MAILBOX = /^(?:MailboxNotEnabledForRESTAPI|MailboxNotSupportedForRESTAPI|ErrorNonExistentMailbox)$/i;

/**
 * An answer of Microsoft Graph as an error of ours. The codes:
 *
 * - `graph.throttled` (retry; `details.waitMs`): 429, 503, 504, and whatever else says when to come again
 * - `graph.resync`: the link is too old; the folder is read from its beginning
 * - `graph.not_found`: the thing is gone
 * - `graph.no_mailbox`: the mailbox is not in this Exchange; trying again cannot help
 * - `graph.denied` (retry, after long): the app may not read the mailbox, or not yet
 * - `graph.sign_in`: the app's token is not taken
 * - `graph.conflict`: there already, or changed meanwhile
 * - `graph.refused`: the request is wrong
 * - `graph.unreachable` (retry): any other fault of the server
 */
export function graphFault(answer: RefusedAnswer): AppError {
  const { status, code } = answer;
  const details = { status, code };
  const fault = (name: string, message: string, more: Record<string, unknown> = {}, retry = false) =>
    new AppError(`graph.${name}`, 502, message, { retry, details: { ...details, ...more } });
  if (status === 410 || RESYNC.test(code)) return fault('resync', 'The place in the folder is too old.', {}, true);
  if (status === 429 || status === 503 || status === 504 || (status >= 400 && answer.retryAfter !== null))
    return fault('throttled', 'Microsoft Graph asks to come again later.', { waitMs: waitOf(answer) }, true);
  if (NO_MAILBOX.test(code)) return fault('no_mailbox', 'This mailbox is not in this Exchange.');
  if (status === 404) return fault('not_found', 'Microsoft Graph has no such thing (any more).');
  if (status === 403)
    return fault('denied', 'The app may not use this mailbox, or not yet.', { waitMs: DENIED_WAIT_MS }, true);
  if (status === 401) return fault('sign_in', "Microsoft Graph does not take the app's token.", {}, true);
  if (status === 409 || status === 412) return fault('conflict', 'It is there already, or was changed meanwhile.');
  if (status >= 500) return fault('unreachable', 'Microsoft Graph has a fault.', { waitMs: WAIT_MS }, true);
  return fault('refused', 'Microsoft Graph refuses this request.');
}

/** No answer at all, or one that was torn: whether it was carried out is not known. */
export function graphUnreachable(cause: unknown): AppError {
  const { code = '', name = '' } = (cause ?? {}) as { code?: string; name?: string };
  const details = { status: 0, code: code || name, waitMs: WAIT_MS };
  return new AppError('graph.unreachable', 502, 'Microsoft Graph cannot be reached.', { retry: true, details, cause });
}

/** How long to wait after an error, milliseconds: what the server said, or what suits the error; null where waiting does not help. */
export function waitAfter(error: unknown): number | null {
  if (!(error instanceof AppError) || !error.code.startsWith('graph.')) return null;
  const { waitMs } = error.details as { waitMs?: unknown };
  return typeof waitMs === 'number' ? waitMs : null;
}

/** `Retry-After` (RFC 9110, 10.2.3) is whole seconds or a date; Graph also sends decimals. An hour at most: more is a mistake that would stop a mailbox for good. */
export function readRetryAfter(text: string | null, now: number): number | null {
  if (text === null) return null;
  const trimmed = text.trim();
  const isDate = /^[A-Z][a-z]{2}, /.test(trimmed);
  const seconds = /^\d+(?:\.\d+)?$/.test(trimmed) ? Number(trimmed) : (Date.parse(isDate ? trimmed : '') - now) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds * 1000, 0), MAX_WAIT_MS) : null;
}

function waitOf({ retryAfter }: RefusedAnswer): number {
  return readRetryAfter(retryAfter, Date.now()) ?? WAIT_MS;
}
