import type { EntityManager } from 'typeorm';
import { insertRows } from '../platform/database/rows';
import { addJob } from '../platform/queue/jobRows';
import { priorities } from '../platform/queue/queue';
import { CompanyTouch } from './profile.entity';

/** The job that reckons level and last contact of companies that were touched. */
export const STANDING = 'companies.standing';

/** Mail or a record of a company came, went or moved. */
export interface Touch {
  companyId: number;
  /** A letter that was added: its way and its instant. */
  direction?: string;
  sentAt?: Date;
  /** Mail may have gone from it. */
  isWhole?: boolean;
}

/**
 * Notes, in the transaction of the change, that level and last contact of companies are to be reckoned again: one statement and one job, however
 * many letters a batch has. The job finds a company's newest letter without reading its mail where letters were only added.
 */
export async function touchCompanies(manager: EntityManager, touches: readonly Touch[]): Promise<void> {
  if (touches.length === 0) return;
  await insertRows(manager, CompanyTouch, gather(touches));
  await addJob(manager, STANDING, 'touched', {}, { priority: priorities.refile, lane: 'standing' });
}

/** One row a company, with the newest letter each way. */
function gather(touches: readonly Touch[]): Partial<CompanyTouch>[] {
  const rows = new Map<number, Pick<CompanyTouch, 'companyId' | 'inAt' | 'outAt' | 'isWhole'>>();
  for (const { companyId, direction, sentAt, isWhole } of touches) {
    const row = rows.get(companyId) ?? { companyId, inAt: null, outAt: null, isWhole: false };
    if (direction === 'in' && sentAt) row.inAt = later(row.inAt, sentAt);
    if (direction === 'out' && sentAt) row.outAt = later(row.outAt, sentAt);
    row.isWhole ||= isWhole ?? false;
    rows.set(companyId, row);
  }
  return [...rows.values()];
}

/** The later of two instants; null is earlier than any. */
export function later(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
