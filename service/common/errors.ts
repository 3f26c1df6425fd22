/**
 * The one kind of error that Tradepost throws on purpose.
 *
 * `code` is stable ('filing.already_decided'); clients translate by it. `message` is an English sentence for logs and
 * for API users; `details` carries the values that a translated sentence needs. `retry: false` tells the job runner
 * that trying again cannot help.
 */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  readonly retry: boolean;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    status: number,
    message: string,
    options: { retry?: boolean; details?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.status = status;
    this.retry = options.retry ?? status >= 500;
    this.details = options.details ?? {};
  }
}

/** 404: no such thing, or none that this person may see; the two are told apart by nobody. */
export function notFound(what: string, details: Record<string, unknown> = {}): AppError {
  return new AppError(`${what}.not_found`, 404, `There is no such ${what}, or you may not see it.`, { details });
}

/** 403: the person is known and lacks the right. */
export function forbidden(code = 'permission.missing', details: Record<string, unknown> = {}): AppError {
  return new AppError(code, 403, 'You do not have the right to do this. Ask your administrator.', { details });
}

/** 400: the request cannot be understood; the sentence says what to do. */
export function badRequest(code: string, message: string, details: Record<string, unknown> = {}): AppError {
  return new AppError(code, 400, message, { details });
}

/** 409: somebody else was first; nothing was changed. */
export function conflict(code: string, message: string, details: Record<string, unknown> = {}): AppError {
  return new AppError(code, 409, message, { details });
}
