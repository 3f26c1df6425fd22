import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { domainChain } from '../common/emailAddress';
import { pieces } from '../platform/database/rows';
import { Company, CompanyDomain, Contact, ContactAddress } from './company.entity';
import { PartyKey } from './duplicates.entity';
import type { Grade, LikelyReason } from './likely';
import { grade } from './likely';
import { blockingKeys, compareNames, foldPhone } from './likeNames';
import { foldName } from './names';
import { taxKey, webKey } from './partyKeys';

/** By what a company may be known already. All that is absent is not asked for. */
export interface Likeness {
  name?: string;
  otherName?: string | null;
  country?: string | null;
  /** Normalised. */
  domains?: readonly string[];
  /** Normalised. */
  addresses?: readonly string[];
  /** As people write them. */
  phones?: readonly string[];
  website?: string | null;
  taxNumbers?: readonly string[];
  /** The company itself, where it is one that exists. */
  exceptId?: number;
}

/** A company that may be the one that is asked for. */
export interface Likely {
  company: Company;
  score: number;
  grade: Grade;
  /** The strongest first. */
  reasons: LikelyReason[];
}

export type Fact = 'address' | 'domain' | 'tax' | 'phone' | 'web';

// A firm's telephone exchange or a trade centre's: beyond this a key says nothing.
const MAX_BY_KEY = 200;
// Names are compared with so many candidates, those that share most keys first.
const MAX_BY_NAME = 150;

/** Companies that may be the one of `likeness`, the surest first; at most 50. Cost grows with what is alike, not with the store. */
export async function findLikely(manager: EntityManager, likeness: Likeness): Promise<Likely[]> {
  const facts = new Map<number, Set<Fact>>();
  const remember = (companyId: number, fact: Fact) =>
    facts.set(companyId, (facts.get(companyId) ?? new Set<Fact>()).add(fact));
  for (const id of await byAddress(manager, likeness.addresses ?? [])) remember(id, 'address');
  for (const { companyId, kind } of await byDomain(manager, likeness)) remember(companyId, kind);
  for (const { companyId, kind } of await byKeys(manager, likeness)) remember(companyId, kind);
  const ids = new Set([...facts.keys(), ...(await byName(manager, likeness))]);
  if (likeness.exceptId !== undefined) ids.delete(likeness.exceptId);
  const graded: ({ id: number } & Graded)[] = [];
  for (const piece of pieces([...ids].slice(0, 1_000))) {
    for (const named of await namesOf(manager, piece)) {
      const one = gradeOne(named, likeness, [...(facts.get(named.id) ?? [])]);
      if (one) graded.push({ id: named.id, ...one });
    }
  }
  const best = graded.sort((a, b) => b.score - a.score || a.id - b.id).slice(0, 50);
  // Only what is told of is read in full: most candidates are none.
  const rows = best.length > 0 ? await manager.findBy(Company, { id: In(best.map(one => one.id)) }) : [];
  const companies = new Map(rows.map(company => [company.id, company]));
  return best.flatMap(({ id, ...one }) => {
    const company = companies.get(id);
    return company ? [{ company, ...one }] : [];
  });
}

type Named = Pick<Company, 'id' | 'name' | 'otherName' | 'country'>;
type Graded = Omit<Likely, 'company'>;

async function namesOf(manager: EntityManager, ids: readonly number[]): Promise<Named[]> {
  return manager
    .createQueryBuilder(Company, 'c')
    .select(['c.id AS "id"', 'c.name AS "name"', 'c.otherName AS "otherName"', 'c.country AS "country"'])
    .where('c.id IN (:...ids)', { ids })
    .getRawMany<Named>();
}

/** How like a company is to what is asked for, by the facts that were found; null where it is not. */
export function gradeOne(company: Omit<Named, 'id'>, likeness: Likeness, reasons: Fact[]): Graded | null {
  const asked = [likeness.name, likeness.otherName].filter((name): name is string => Boolean(name));
  const names = [company.name, company.otherName].filter((name): name is string => Boolean(name));
  const isOtherCountry = Boolean(company.country && likeness.country && company.country !== likeness.country);
  return grade({ reasons, name: asked.length > 0 ? compareNames(asked, names) : null, isOtherCountry });
}

async function byAddress(manager: EntityManager, addresses: readonly string[]): Promise<number[]> {
  const found: number[] = [];
  for (const piece of pieces(addresses)) {
    const rows = await manager
      .createQueryBuilder(Contact, 'contact')
      .innerJoin(ContactAddress, 'address', 'address.contactId = contact.id')
      .where('address.address IN (:...piece)', { piece })
      .select('contact.companyId', 'companyId')
      .limit(MAX_BY_KEY)
      .getRawMany<{ companyId: number }>();
    found.push(...rows.map(row => row.companyId));
  }
  return found;
}

/** Companies that have one of the domains; or one above it, as companies of one group have. */
async function byDomain(
  manager: EntityManager,
  { domains = [] }: Likeness,
): Promise<{ companyId: number; kind: 'domain' | 'web' }[]> {
  const wanted = [...new Set(domains.flatMap(domainChain))].slice(0, 500);
  if (wanted.length === 0) return [];
  const rows = await manager.find(CompanyDomain, { where: { domain: In(wanted) }, take: MAX_BY_KEY });
  return rows.map(({ companyId, domain }) => ({ companyId, kind: domains.includes(domain) ? 'domain' : 'web' }));
}

async function byKeys(manager: EntityManager, likeness: Likeness): Promise<{ companyId: number; kind: Fact }[]> {
  const wanted = {
    phone: (likeness.phones ?? []).map(phone => foldPhone(phone, likeness.country ?? null)),
    // A site is a firm's as its mail domain is, and the other way round.
    web: [webKey(likeness.website ?? ''), ...(likeness.domains ?? []).map(webKey)],
    tax: (likeness.taxNumbers ?? []).map(taxKey),
  } as const;
  const found: { companyId: number; kind: Fact }[] = [];
  for (const kind of ['phone', 'web', 'tax'] as const) {
    const values = [...new Set(wanted[kind])].filter(Boolean).slice(0, 50);
    if (values.length === 0) continue;
    const rows = await manager.find(PartyKey, {
      select: { companyId: true },
      where: { kind, value: In(values) },
      take: MAX_BY_KEY,
    });
    // A number or a site that so many companies share says nothing of any.
    if (new Set(rows.map(row => row.companyId)).size <= 20) found.push(...rows.map(row => ({ ...row, kind })));
  }
  const site = webKey(likeness.website ?? '');
  if (site) {
    const rows = await manager.find(CompanyDomain, { where: { domain: site }, take: MAX_BY_KEY });
    found.push(...rows.map(({ companyId }) => ({ companyId, kind: 'web' as const })));
  }
  return found;
}

async function byName(manager: EntityManager, { name, otherName }: Likeness): Promise<number[]> {
  const names = [name, otherName].filter((one): one is string => Boolean(one));
  const values = [...new Set(names.flatMap(blockingKeys))].slice(0, 60);
  if (values.length === 0) return [];
  const rows = await manager
    .createQueryBuilder(PartyKey, 'k')
    .select('k.companyId', 'companyId')
    .where("k.kind = 'name' AND k.value IN (:...values)", { values })
    .groupBy('k.companyId')
    .orderBy('COUNT(*)', 'DESC')
    .addOrderBy('k.companyId')
    .limit(MAX_BY_NAME)
    .getRawMany<{ companyId: number }>();
  const exact = await manager.find(Company, {
    select: { id: true },
    where: { foldedName: In(names.map(foldName)) },
    take: 20,
  });
  return [...rows.map(row => row.companyId), ...exact.map(row => row.id)];
}
