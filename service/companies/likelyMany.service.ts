import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { pieces } from '../platform/database/rows';
import { Company } from './company.entity';
import { PartyKey } from './duplicates.entity';
import type { Fact, Likely, Likeness } from './likely.service';
import { gradeOne } from './likely.service';
import { blockingKeys, foldPhone } from './likeNames';
import { taxKey, webKey } from './partyKeys';

// What so many companies share says nothing of any.
const MAX_BY_NAME_KEY = 200;
const MAX_BY_FACT = 20;
// So many of those that share most keys are compared with one row.
const MAX_COMPARED = 20;
const MOST_KEYS = 40;

/**
 * As `findLikely`, for many at once, by names, phones, sites and tax numbers: a few statements for all of them. Answers what is at least likely, in the order of
 * what was asked; at most three each.
 */
export async function findLikelyMany(manager: EntityManager, asked: readonly Likeness[]): Promise<Likely[][]> {
  const found: Map<number, Set<Fact>>[] = asked.map(() => new Map());
  await byNames(manager, asked, found);
  for (const kind of ['phone', 'web', 'tax'] as const) await byFacts(manager, asked, found, kind);
  const companies = new Map<number, Company>();
  for (const piece of pieces([...new Set(found.flatMap(one => [...one.keys()]))]))
    for (const company of await manager.findBy(Company, { id: In(piece) })) companies.set(company.id, company);
  return asked.map((likeness, at) => {
    const likely: Likely[] = [];
    for (const [id, facts] of found[at] ?? []) {
      const company = companies.get(id);
      const graded = company && gradeOne(company, likeness, [...facts]);
      if (company && graded && graded.grade !== 'possible') likely.push({ company, ...graded });
    }
    return likely.sort((a, b) => b.score - a.score || a.company.id - b.company.id).slice(0, 3);
  });
}

async function byNames(
  manager: EntityManager,
  asked: readonly Likeness[],
  found: Map<number, Set<Fact>>[],
): Promise<void> {
  const keys = asked.map(({ name, otherName }) =>
    [...new Set([name, otherName].flatMap(one => (one ? blockingKeys(one) : [])))].slice(0, MOST_KEYS),
  );
  const common = await countsOf(manager, [...new Set(keys.flat())]);
  const rare = new Set([...common].filter(([, count]) => count <= MAX_BY_NAME_KEY).map(([value]) => value));
  const owners = await companiesBy(manager, 'name', [...rare]);
  keys.forEach((own, at) => {
    const hits = new Map<number, number>();
    for (const key of own) for (const id of owners.get(key) ?? []) hits.set(id, (hits.get(id) ?? 0) + 1);
    const best = [...hits].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MAX_COMPARED);
    for (const [id] of best) found[at]?.set(id, new Set());
  });
}

/** How many companies have each key: read from the index alone, before any company is looked at. */
async function countsOf(manager: EntityManager, values: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const piece of pieces(values)) {
    const rows = await manager
      .createQueryBuilder(PartyKey, 'k')
      .select(['k.value AS "value"', 'COUNT(*) AS "count"'])
      .where("k.kind = 'name' AND k.value IN (:...piece)", { piece })
      .groupBy('k.value')
      .getRawMany<{ value: string; count: number }>();
    for (const { value, count } of rows) counts.set(value, Number(count));
  }
  return counts;
}

async function companiesBy(
  manager: EntityManager,
  kind: 'name' | 'phone' | 'web' | 'tax',
  values: readonly string[],
): Promise<Map<string, Set<number>>> {
  const owners = new Map<string, Set<number>>();
  for (const piece of pieces(values)) {
    const rows = await manager.find(PartyKey, {
      select: { id: true, companyId: true, value: true },
      where: { kind, value: In(piece) },
    });
    for (const { companyId, value } of rows) owners.set(value, (owners.get(value) ?? new Set()).add(companyId));
  }
  return owners;
}

const factsOf: Readonly<Record<'phone' | 'web' | 'tax', (likeness: Likeness) => string[]>> = {
  phone: ({ phones, country }) => (phones ?? []).map(phone => foldPhone(phone, country ?? null)),
  web: ({ website, domains }) => [webKey(website ?? ''), ...(domains ?? []).map(webKey)],
  tax: ({ taxNumbers }) => (taxNumbers ?? []).map(taxKey),
};

async function byFacts(
  manager: EntityManager,
  asked: readonly Likeness[],
  found: Map<number, Set<Fact>>[],
  kind: 'phone' | 'web' | 'tax',
): Promise<void> {
  const keys = asked.map(likeness => factsOf[kind](likeness).filter(Boolean));
  const owners = await companiesBy(manager, kind, [...new Set(keys.flat())]);
  keys.forEach((own, at) => {
    for (const key of own) {
      const ids = owners.get(key) ?? new Set();
      if (ids.size <= MAX_BY_FACT)
        for (const id of ids) found[at]?.set(id, (found[at]?.get(id) ?? new Set()).add(kind));
    }
  });
}
