import type { ApiError } from '../../../ui/http';

/** What stands in the service now, where somebody else's change was first (details.current); null for other errors. */
export function currentOf(error: ApiError): Readonly<Record<string, unknown>> | null {
  if (!error.code.endsWith('.changed_meanwhile')) return null;
  const { current } = error.details;
  return typeof current === 'object' && current !== null ? (current as Record<string, unknown>) : null;
}

/** A value of a field as it is read; empty where there is none. */
export function shownValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join(', ') : String(value);
}
