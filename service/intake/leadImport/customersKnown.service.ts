import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Company } from '../../companies/company.entity';
import { nameKeys } from '../../companies/names';
import { isHiddenSupplier, namesOf, visibleIds } from '../../companies/similar.service';
import { anyOf } from '../../platform/database/lists';
import { pieces } from '../../platform/database/rows';
import type { Viewer } from '../../users/roles';
import type { LeadDraft } from './leadDrafts';
import type { KnownCustomer } from './leadPlanning';

const PIECE = 500;

/** Customers by id, as far as the viewer may know them; suppliers that he may not know of are left out. */
export async function readCustomers(
  manager: EntityManager,
  viewer: Viewer,
  ids: readonly number[],
): Promise<Map<number, KnownCustomer>> {
  const found = new Map<number, KnownCustomer>();
  for (const piece of pieces(ids, PIECE)) {
    const seen = await visibleIds(manager, viewer, piece);
    const rows = (await manager.findBy(Company, { id: In(piece), isCustomer: true })).filter(
      company => !isHiddenSupplier(viewer, company, seen.has(company.id)),
    );
    const owners = await namesOf(
      manager,
      rows.map(row => row.ownerId),
    );
    for (const { id, name, ownerId } of rows) {
      const ownerName = ownerId === null ? null : (owners.get(ownerId) ?? null);
      found.set(id, { id, name, ownerId, isSeen: seen.has(id), ownerName });
    }
  }
  return found;
}

/**
 * Customers whose full name, folded and without its legal form, is one that a row tells (companies/names.ts), by that name; of several the one that the viewer sees, then the oldest. A name alone
 * is no proof: it is for a warning.
 */
export async function customersByName(
  manager: EntityManager,
  viewer: Viewer,
  drafts: readonly LeadDraft[],
): Promise<Map<string, KnownCustomer>> {
  const names = [...new Set(drafts.flatMap(draft => nameKeys(draft.companyName)))];
  const ids: [string, number][] = [];
  for (const piece of pieces(names, PIECE)) {
    const rows = await manager.find(Company, {
      select: { id: true, foldedName: true },
      where: { foldedName: anyOf(manager, piece), isCustomer: true },
      order: { id: 'ASC' },
    });
    for (const { id, foldedName } of rows) ids.push([foldedName, id]);
  }
  const customers = await readCustomers(manager, viewer, [...new Set(ids.map(([, id]) => id))]);
  const found = new Map<string, KnownCustomer>();
  for (const [name, id] of ids) {
    const customer = customers.get(id);
    const before = found.get(name);
    if (customer && (!before || (customer.isSeen && !before.isSeen))) found.set(name, customer);
  }
  return found;
}
