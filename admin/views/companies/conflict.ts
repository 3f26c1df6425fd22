import type { NewCompanyProposal } from '../../../service/filing/filing.schema';
import type { ApiError } from '../../../ui/http';

/** Companies that the service names in refusing a second one (company.exists). */
export function similarOf(error: ApiError | null): NewCompanyProposal['similar'] {
  if (error?.code !== 'company.exists') return [];
  const { similar } = error.details;
  return Array.isArray(similar) ? (similar as NewCompanyProposal['similar']) : [];
}

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
