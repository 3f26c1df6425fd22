import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Company } from '../companies/company.entity';
import type { OwnCompany } from '../filing/question';
import { visibleCompanies } from '../filing/presenting.service';
import type { GuardCase } from '../guard/guardCase';
import { TradeRecord } from '../records/record.entity';
import type { Viewer } from '../users/roles';
import type { PaneRecipientsReply } from './composing.schema';

const MOST_ADDRESSES = 300;
const LOOKED_AT = 300;
const MOST_NUMBERS = 100;
// What is shorter stands in names of files by chance.
const SHORTEST = 5;

/**
 * What the pane leaves for the handler of sending, which may have to judge alone: own domains, addresses that are known to be right, and numbers of other customers. All of it
 * is what the viewer may see.
 *
 * @param companies the companies of the recipients that he may see
 */
export async function loadLeftFacts(
  manager: EntityManager,
  viewer: Viewer,
  one: GuardCase,
  own: OwnCompany,
  companies: ReadonlyMap<number, Company>,
): Promise<PaneRecipientsReply['facts']> {
  const similar = [...one.filing.knowledge.similarDomains.values()].flat().map(({ companyId }) => companyId);
  const visible = await visibleCompanies(manager, viewer, [...new Set(similar)]);
  const known = [...one.facts.addressesOf].flatMap(([id, addresses]) =>
    companies.has(id) || visible.has(id) ? addresses : [],
  );
  return {
    own: [...own.domains].slice(0, MOST_ADDRESSES),
    known: [...new Set(known)].slice(0, MOST_ADDRESSES),
    foreign: await loadForeign(manager, viewer, one),
  };
}

/** Numbers of the newest records of customers whose business the mail is not; of a mail to nobody who buys, none: there they stand as a matter of course. */
async function loadForeign(
  manager: EntityManager,
  viewer: Viewer,
  { recipients, filing }: GuardCase,
): Promise<PaneRecipientsReply['facts']['foreign']> {
  const concerned = [
    ...recipients.flatMap(({ companies }) => companies),
    ...filing.threads.flatMap(({ filings }) =>
      filings.flatMap(({ companyId }) => filing.knowledge.companies.get(companyId) ?? []),
    ),
  ];
  if (!recipients.some(({ companies }) => companies.some(({ isCustomer, isAgent }) => isCustomer || isAgent)))
    return [];
  const records = await manager.find(TradeRecord, {
    where: { kind: In(['quote', 'order', 'project', 'shipment']) },
    order: { id: 'DESC' },
    take: LOOKED_AT,
  });
  const ids = [...new Set(records.map(({ companyId }) => companyId))];
  const seen = [...(await visibleCompanies(manager, viewer, ids))];
  const rows = seen.length > 0 ? await manager.findBy(Company, { id: In(seen) }) : [];
  const owners = new Map(rows.filter(row => row.isCustomer && !row.isSupplier).map(row => [row.id, row]));
  const group = new Set(concerned.flatMap(({ id, parentId, principalIds }) => [id, parentId ?? id, ...principalIds]));
  return records
    .flatMap(({ companyId, number }) => {
      const owner = owners.get(companyId);
      if (!owner || number.replace(/[^\p{L}\p{N}]/gu, '').length < SHORTEST) return [];
      return group.has(owner.id) || group.has(owner.parentId ?? owner.id) ? [] : [{ number, owner: owner.name }];
    })
    .slice(0, MOST_NUMBERS);
}
