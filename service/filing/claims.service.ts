import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { domainChain, domainOf } from '../common/emailAddress';
import type { AppError } from '../common/errors';
import { conflict } from '../common/errors';
import { Company, CompanyDomain, Contact, ContactAddress } from '../companies/company.entity';
import { listed, rowsThatMay } from '../companies/inside.service';
import { namesOf } from '../companies/similar.service';
import { Message } from '../mail/message.entity';
import type { Viewer } from '../users/roles';
import { Filing, FilingRule } from './filing.entity';
import type { Scope } from './filing.schema';
import { visibleCompanies } from './presenting.service';

/**
 * Refuses a rule for an address or a domain that belongs to a company which the viewer may not see: it would take a colleague's mail from its company.
 *
 * @param companyId the company that the rule names; null: not business
 * @throws AppError filing.party_of_another (409) with `owner`, '' where nobody may be named
 */
export async function refusePartyOfAnother(
  manager: EntityManager,
  viewer: Viewer,
  scope: Scope,
  value: string,
  companyId: number | null,
): Promise<void> {
  const holders = scope === 'domain' ? await holdersOfDomain(manager, value) : await holdersOfAddress(manager, value);
  const others = [...new Set(holders)].filter(id => id !== companyId);
  const visible = await visibleCompanies(manager, viewer, others);
  const hidden = others.filter(id => !visible.has(id));
  if (hidden.length > 0) throw await partyOfAnother(manager, viewer, hidden);
}

async function partyOfAnother(manager: EntityManager, viewer: Viewer, companyIds: number[]): Promise<AppError> {
  const companies = await manager.findBy(Company, { id: In(companyIds.slice(0, 100)) });
  // Whoever may not see suppliers is not led to them by the name of who buys there.
  const told = companies.filter(company => !company.isSupplier || viewer.grants.has('suppliers.read'));
  const ownerIds = told.map(company => company.ownerId);
  const owner = [...(await namesOf(manager, ownerIds)).values()].join(', ');
  const whose = owner ? `${owner} looks after` : 'you may not see';
  const message = `This address or domain belongs to a company that ${whose}. File this message alone, or ask for the company to be shared.`;
  return conflict('filing.party_of_another', message, owner ? { owner } : { owner, reason: 'unnamed' });
}

/** Companies with a contact of this address, with its domain, or that a rule for either names. */
async function holdersOfAddress(manager: EntityManager, address: string): Promise<number[]> {
  const domains = domainChain(domainOf(address));
  const contacts = await manager
    .createQueryBuilder(ContactAddress, 'a')
    .innerJoin(Contact, 'p', 'p.id = a.contactId')
    .select('p.companyId', 'companyId')
    .where('a.address = :address', { address })
    .getRawMany<{ companyId: number }>();
  const ruled = [
    ...(await manager.findBy(FilingRule, { scope: 'address', value: address, endedAt: IsNull() })),
    ...(await manager.findBy(FilingRule, { scope: 'domain', value: In(domains), endedAt: IsNull() })),
  ];
  const owned = await manager.findBy(CompanyDomain, { domain: In(domains) });
  return [...contacts, ...owned, ...ruled].flatMap(row => row.companyId ?? []);
}

/** The same of a domain and all below it. */
async function holdersOfDomain(manager: EntityManager, domain: string): Promise<number[]> {
  const isIn = (one: string) => one === domain || one.endsWith(`.${domain}`);
  const query = manager
    .createQueryBuilder(ContactAddress, 'a')
    .innerJoin(Contact, 'p', 'p.id = a.contactId')
    .select(['a.address AS address', 'p.companyId AS companyId'])
    .where('(a.address LIKE :at OR a.address LIKE :below)', { at: `%@${domain}`, below: `%.${domain}` });
  const rows = await rowsThatMay(manager, 'contact_address', [[`@${domain}`], [`.${domain}`]]);
  if (rows) query.andWhere(`a.id IN (${listed(rows)})`);
  const contacts = await query.getRawMany<{ address: string; companyId: number }>();
  const owned = await manager
    .createQueryBuilder(CompanyDomain, 'd')
    .where('(d.domain = :domain OR d.domain LIKE :below)', { domain, below: `%.${domain}` })
    .getMany();
  const rules = await manager.findBy(FilingRule, { scope: 'domain', value: domain, endedAt: IsNull() });
  return [
    ...contacts.filter(row => isIn(domainOf(row.address))),
    ...owned.filter(row => isIn(row.domain)),
    ...rules,
  ].flatMap(row => row.companyId ?? []);
}

/**
 * True where mail of a conversation stands under a company that the viewer may not see, or a rule for it says so: what comes is then not his to direct, though
 * he may decide on what he sees.
 */
export async function isSharedWithOthers(
  manager: EntityManager,
  viewer: Viewer,
  conversationId: number,
  companyId: number | null,
): Promise<boolean> {
  const filed = await manager
    .createQueryBuilder(Filing, 'f')
    .innerJoin(Message, 'm', 'm.id = f.messageId')
    .select('DISTINCT f.companyId', 'companyId')
    .where('m.conversationId = :conversationId AND f.endedAt IS NULL', { conversationId })
    .getRawMany<{ companyId: number }>();
  const rules = await manager.findBy(FilingRule, {
    scope: 'conversation',
    value: String(conversationId),
    endedAt: IsNull(),
  });
  const ids = [...filed, ...rules].flatMap(row => row.companyId ?? []);
  const others = [...new Set(ids)].filter(id => id !== companyId);
  return (await visibleCompanies(manager, viewer, others)).size < others.length;
}
