import { ApiError } from '../ui/http';
import type { Trouble } from './following';
import { OutlookError } from './outlookShape';

/** What Outlook or the service refused, as the error that the pages of the product show. */
export function asPaneError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof OutlookError) return new ApiError(error.code, 0, error.message, error.details);
  return new ApiError('internal', 0, error instanceof Error ? error.message : String(error));
}

/** The same as plain values, for the state. */
export function troubleOf(error: unknown): Trouble {
  const { code, status, message, details, ref } = asPaneError(error);
  return { code, status, message, details, ref };
}

export function errorOf({ code, status, message, details, ref }: Trouble): ApiError {
  return new ApiError(code, status, message, details, ref);
}
