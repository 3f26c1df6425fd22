import type { EntityManager } from 'typeorm';
import { IsNull } from 'typeorm';
import { Agency, Company, CompanyDomain, Contact, ContactAddress, DomainKey } from '../companies/company.entity';
import { anyOf, listOf } from '../platform/database/lists';
import { domainKeys } from '../companies/lookAlike';
import { User } from '../users/user.entity';
import { FilingRule } from './filing.entity';
import type { OpenKnowledge } from './knownRecords.service';
import { inPieces, loadNumbers, loadOpenRecords, loadRecords, push } from './knownRecords.service';
import type { CompanyFacts, ContactFacts, FilingKeys, RuleFacts } from './question';
import type { OrderedRule } from './rules/conditions';
import { loadOrderedRules } from './rules/coverage.service';
import { FilingRuleDetail } from './rules/rule.entity';
import { loadThreads } from './threads.service';

/** Loads all that is known about the keys of a batch: one query a kind of knowledge, whatever the size of the batch. */
export async function loadKnowledge(
  manager: EntityManager,
  keys: readonly FilingKeys[],
  conversationIds: readonly number[],
  tried: readonly OrderedRule[] = [],
): Promise<OpenKnowledge> {
  const all = (pick: keyof FilingKeys) => {
    const found = new Set<string>();
    for (const one of keys) for (const key of one[pick]) found.add(key);
    return found;
  };
  const [addresses, domains] = [all('addresses'), all('domains')];
  const knowledge: OpenKnowledge = {
    contactsByAddress: await loadContactsByAddress(manager, addresses),
    companiesByDomain: await loadDomains(manager, domains),
    similarDomains: await loadSimilarDomains(manager, [...all('suspects')].flatMap(domainKeys)),
    companies: new Map(),
    recordsByNumber: new Map(),
    records: new Map(),
    companiesByName: await loadNames(manager, all('companyNames')),
    contactsByName: await loadContactsByName(manager, all('personNames')),
    messagesByReference: await loadThreads(manager, all('references')),
    ...(await loadRules(manager, addresses, domains, conversationIds, tried)),
  };
  await loadNumbers(manager, knowledge, all('numbers'));
  await loadNamedRecords(manager, knowledge);
  await loadCompanies(manager, knowledge);
  return knowledge;
}

async function loadDomains(manager: EntityManager, domains: Iterable<string>): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>();
  const rows = await inPieces(domains, piece => manager.findBy(CompanyDomain, { domain: anyOf(manager, piece) }));
  for (const row of rows) push(found, row.domain, row.companyId);
  return found;
}

async function loadNames(manager: EntityManager, names: Iterable<string>): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>();
  const rows = await inPieces(names, piece =>
    manager.find(Company, { select: { id: true, foldedName: true }, where: { foldedName: anyOf(manager, piece) } }),
  );
  for (const row of rows) push(found, row.foldedName, row.id);
  return found;
}

async function loadContactsByAddress(
  manager: EntityManager,
  addresses: Iterable<string>,
): Promise<Map<string, ContactFacts[]>> {
  const found = new Map<string, ContactFacts[]>();
  const rows = await inPieces(addresses, piece =>
    manager
      .createQueryBuilder(ContactAddress, 'a')
      .innerJoin(Contact, 'c', 'c.id = a.contactId')
      .select([
        'a.address AS address',
        'c.id AS contactId',
        'c.name AS name',
        'c.foldedName AS foldedName',
        'c.companyId AS companyId',
      ])
      .where(`a.address IN ${listOf(manager, piece).list}`, listOf(manager, piece))
      .getRawMany<ContactFacts>(),
  );
  for (const row of rows) push(found, row.address, row);
  return found;
}

async function loadContactsByName(
  manager: EntityManager,
  names: Iterable<string>,
): Promise<Map<string, ContactFacts[]>> {
  const found = new Map<string, ContactFacts[]>();
  const rows = await inPieces(names, piece =>
    manager.find(Contact, { where: { foldedName: anyOf(manager, piece) }, take: 500 }),
  );
  const addresses = new Map<number, string>();
  for (const one of await inPieces(
    rows.map(row => row.id),
    piece => manager.findBy(ContactAddress, { contactId: anyOf(manager, piece) }),
  )) {
    if (!addresses.has(one.contactId)) addresses.set(one.contactId, one.address);
  }
  for (const { id, name, foldedName, companyId } of rows) {
    push(found, foldedName, { contactId: id, name, foldedName, companyId, address: addresses.get(id) ?? '' });
  }
  return found;
}

async function loadSimilarDomains(
  manager: EntityManager,
  keys: Iterable<string>,
): Promise<OpenKnowledge['similarDomains']> {
  const found: OpenKnowledge['similarDomains'] = new Map();
  const rows = await inPieces(keys, piece =>
    manager
      .createQueryBuilder(DomainKey, 'k')
      .innerJoin(CompanyDomain, 'd', 'd.id = k.companyDomainId')
      .select(['k.value AS value', 'd.domain AS domain', 'd.companyId AS companyId'])
      .where(`k.value IN ${listOf(manager, piece).list}`, listOf(manager, piece))
      .limit(2000)
      .getRawMany<{ value: string; domain: string; companyId: number }>(),
  );
  for (const { value, domain, companyId } of rows) push(found, value, { domain, companyId });
  return found;
}

async function loadRules(
  manager: EntityManager,
  addresses: Iterable<string>,
  domains: Iterable<string>,
  conversationIds: readonly number[],
  tried: readonly OrderedRule[],
): Promise<Pick<OpenKnowledge, 'rules' | 'orderedRules' | 'categoryRules'>> {
  const rules = new Map<string, RuleFacts>();
  const load = async (scope: RuleFacts['scope'], values: Iterable<string>) => {
    const rows = await inPieces(values, piece =>
      manager
        .createQueryBuilder(FilingRule, 'r')
        .innerJoin(User, 'u', 'u.id = r.userId')
        .leftJoin(FilingRuleDetail, 'd', 'd.ruleId = r.id')
        .select([
          'r.id AS id',
          'r.value AS value',
          'r.companyId AS companyId',
          'r.recordId AS recordId',
          'u.name AS userName',
        ])
        .where('r.scope = :scope AND r.endedAt IS NULL AND r.value IN (:...piece)', { scope, piece })
        .andWhere("(d.ruleId IS NULL OR d.state = 'active')")
        .getRawMany<Omit<RuleFacts, 'scope'>>(),
    );
    for (const row of rows) rules.set(`${scope}:${row.value}`, { scope, ...row });
  };
  // Most batches meet no rule at all: one cheap question saves three.
  if (!(await manager.existsBy(FilingRule, { endedAt: IsNull() }))) return { rules, orderedRules: tried };
  await load('address', addresses);
  await load('domain', domains);
  await load('conversation', conversationIds.map(String));
  const ordered = await loadOrderedRules(manager, tried);
  const categoryRules = ordered.filter(rule => rule.action === 'categorise');
  return { rules, orderedRules: ordered.filter(rule => rule.action !== 'categorise'), categoryRules };
}

/** Records that threads and rules point at, and the orders that purchase orders and shipments serve. */
async function loadNamedRecords(manager: EntityManager, knowledge: OpenKnowledge): Promise<void> {
  const named = [...knowledge.messagesByReference.values()]
    .flat()
    .flatMap(thread => thread.filings.flatMap(filing => filing.recordId ?? []));
  const ruled = [...knowledge.rules.values(), ...(knowledge.orderedRules ?? [])].flatMap(rule => rule.recordId ?? []);
  await loadRecords(manager, knowledge, [...named, ...ruled]);
  await loadRecords(
    manager,
    knowledge,
    [...knowledge.records.values()].flatMap(record => record.forRecordId ?? []),
  );
}

function companyIdsOf(knowledge: OpenKnowledge): Set<number> {
  const ids = new Set<number>();
  for (const list of knowledge.contactsByAddress.values()) for (const one of list) ids.add(one.companyId);
  for (const list of knowledge.contactsByName.values()) for (const one of list) ids.add(one.companyId);
  for (const list of knowledge.companiesByDomain.values()) for (const id of list) ids.add(id);
  for (const list of knowledge.companiesByName.values()) for (const id of list) ids.add(id);
  for (const list of knowledge.similarDomains.values()) for (const one of list) ids.add(one.companyId);
  for (const record of knowledge.records.values()) ids.add(record.companyId);
  for (const list of knowledge.messagesByReference.values())
    for (const thread of list) for (const filing of thread.filings) ids.add(filing.companyId);
  for (const rule of [...knowledge.rules.values(), ...(knowledge.orderedRules ?? [])])
    if (rule.companyId) ids.add(rule.companyId);
  return ids;
}

async function loadCompanies(manager: EntityManager, knowledge: OpenKnowledge): Promise<void> {
  const ids = companyIdsOf(knowledge);
  const agencies = await inPieces(ids, piece => manager.findBy(Agency, { agentId: anyOf(manager, piece) }));
  for (const { principalId } of agencies) ids.add(principalId);
  const rows = await inPieces(ids, piece => manager.findBy(Company, { id: anyOf(manager, piece) }));
  for (const row of rows) knowledge.companies.set(row.id, companyFacts(row));
  for (const { agentId, principalId } of agencies) knowledge.companies.get(agentId)?.principalIds.push(principalId);
  for (const { companyId, domain } of await inPieces(ids, piece =>
    manager.findBy(CompanyDomain, { companyId: anyOf(manager, piece) }),
  )) {
    knowledge.companies.get(companyId)?.domains.push(domain);
  }
  const parents = await inPieces(ids, piece =>
    manager
      .createQueryBuilder(Company, 'c')
      .select('DISTINCT c.parentId', 'parentId')
      .where(`c.parentId IN ${listOf(manager, piece).list}`, listOf(manager, piece))
      .getRawMany<{ parentId: number }>(),
  );
  for (const { parentId } of parents) {
    const company = knowledge.companies.get(parentId);
    if (company) company.hasSubsidiaries = true;
  }
  await loadOpenRecords(manager, knowledge, ids);
}

function companyFacts(row: Company): CompanyFacts {
  const { id, name, foldedName, isCustomer, isSupplier, isAgent, parentId } = row;
  return {
    id,
    name,
    foldedName,
    isCustomer,
    isSupplier,
    isAgent,
    // A forwarder works on the records of others as any partner does.
    isPartner: row.isPartner || row.isForwarder,
    parentId,
    hasSubsidiaries: false,
    domains: [],
    principalIds: [],
    openRecords: [],
    openRecordCount: 0,
  };
}
