import { AppError } from '../../common/errors';
import type { ImportData, Origin, Problem } from './data';
import { originOf } from './data';
import type { Known } from './known';
import { mistakesOf } from './mistakes';
import { orderCompanies, orderRecords } from './ordering';
import { planCompany } from './planningCompanies';
import type { CompanyStep } from './planningCompanies';
import { planContactRow } from './planningContacts';
import type { ContactRowStep } from './planningContacts';
import { planRecord } from './planningRecords';
import type { RecordStep } from './planningRecords';

/** A row that can be taken, and what is to be written for it. */
export type Step = CompanyStep | ContactRowStep | RecordStep;

export interface Plan {
  steps: Step[];
  problems: Problem[];
}

/**
 * What a file would do: every row in the order in which rows can be written (companies before what belongs to them, parents before their
 * subsidiaries), and the rows that cannot be taken. A row is planned whole or not at all.
 *
 * @param known what the database has; it is added to
 */
export function planImport(data: ImportData, known: Known): Plan {
  const plan: Plan = { steps: [], problems: [] };
  const keysDecide = data.keysDecide ?? false;
  for (const { entry, at } of orderCompanies(data.companies)) {
    take(plan, originOf(entry, 'companies', at), origin => planCompany(known, entry, origin, keysDecide));
  }
  (data.contacts ?? []).forEach((entry, at) =>
    take(plan, originOf(entry, 'contacts', at), origin => planContactRow(known, entry, origin, keysDecide)),
  );
  for (const { entry, at } of orderRecords(data.records)) {
    take(plan, originOf(entry, 'records', at), origin => planRecord(known, entry, origin));
  }
  plan.problems.sort((a, b) => (a.sheet < b.sheet ? -1 : a.sheet > b.sheet ? 1 : a.row - b.row));
  return plan;
}

function take(plan: Plan, origin: Origin, step: (origin: Origin) => Step): void {
  try {
    plan.steps.push(step(origin));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    plan.problems.push(...mistakesOf(error).map(mistake => ({ ...origin, ...mistake })));
  }
}

/** The companies that steps write or write to, by their real ids; those that were not written are left out. */
export function companiesOf(steps: readonly Step[], realId: (planned: number) => number | undefined): number[] {
  const planned = steps.flatMap(step =>
    step.what === 'company' ? [step.id] : step.what === 'contact' ? [step.contact.companyId] : [],
  );
  return planned.map(id => realId(id) ?? id).filter(id => id > 0);
}
