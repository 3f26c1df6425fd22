import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { badRequest } from '../common/errors';
import { insertRows, insertRowsReturning } from '../platform/database/rows';
import type { Viewer } from '../users/roles';
import { Agency, Company, CompanyDomain, DomainKey } from './company.entity';
import { domainKeys } from './lookAlike';
import { visibleIds } from './similar.service';

/** Makes `domains` (normalised) the domains of a company, the keys of their look-alikes with them. Answers what came and went. */
export async function setCompanyDomains(
  manager: EntityManager,
  companyId: number,
  domains: readonly string[],
): Promise<{ added: string[]; removed: string[] }> {
  const rows = await manager.findBy(CompanyDomain, { companyId });
  const wanted = new Set(domains);
  const gone = rows.filter(row => !wanted.has(row.domain));
  const there = new Set(rows.map(row => row.domain));
  const added = [...wanted].filter(domain => !there.has(domain));
  // The keys go with their domain: the database cascades.
  if (gone.length > 0) await manager.delete(CompanyDomain, { id: In(gone.map(row => row.id)) });
  await addDomains(
    manager,
    added.map(domain => ({ companyId, domain })),
  );
  return { added, removed: gone.map(row => row.domain) };
}

/** Adds domains (normalised, of any companies) with the keys by which their look-alikes are found. */
export async function addDomains(
  manager: EntityManager,
  rows: readonly { companyId: number; domain: string }[],
): Promise<void> {
  // Two companies may claim one domain, and rows come back by their domain: so one of each at a time.
  const rounds: { companyId: number; domain: string }[][] = [];
  const seen = new Map<string, number>();
  for (const row of rows) {
    const round = seen.get(row.domain) ?? 0;
    seen.set(row.domain, round + 1);
    (rounds[round] ??= []).push(row);
  }
  for (const round of rounds) {
    const ids = await insertRowsReturning(manager, CompanyDomain, round, 'domain');
    const keys = [...ids].flatMap(([domain, companyDomainId]) =>
      [...new Set(domainKeys(domain))].map(value => ({ companyDomainId, value })),
    );
    await insertRows(manager, DomainKey, keys);
  }
}

/**
 * Makes `principalIds` the companies that an agent writes for; those that the viewer cannot see are left as they are. Answers whether anything
 * changed.
 *
 * @throws AppError company.principal_unknown
 */
export async function setPrincipals(
  manager: EntityManager,
  viewer: Viewer,
  agentId: number,
  principalIds: readonly number[],
): Promise<boolean> {
  const rows = await manager.findBy(Agency, { agentId });
  const wanted = new Set(principalIds);
  if (wanted.size === 0 && rows.length === 0) return false;
  const visible = await visibleIds(manager, viewer, [...wanted, ...rows.map(row => row.principalId)]);
  const there = new Set(rows.map(row => row.principalId));
  const strange = [...wanted].find(id => id === agentId || (!visible.has(id) && !there.has(id)));
  if (strange !== undefined) {
    throw badRequest(
      'company.principal_unknown',
      'An agent writes for other companies that you can see. Choose them from the list.',
      {
        id: strange,
      },
    );
  }
  const gone = rows.filter(row => !wanted.has(row.principalId) && visible.has(row.principalId));
  const fresh = [...wanted].filter(id => !there.has(id));
  if (gone.length > 0) await manager.delete(Agency, { id: In(gone.map(row => row.id)) });
  await insertRows(
    manager,
    Agency,
    fresh.map(principalId => ({ agentId, principalId })),
  );
  if (fresh.length > 0) await manager.update(Company, { id: agentId }, { isAgent: true });
  return gone.length > 0 || fresh.length > 0;
}
