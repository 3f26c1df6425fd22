import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { Context } from '../context';
import { maskFields } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { companyCounts, companyFigures, countLetters, MAX_COUNT, openRequests, otherDealings } from './figures.service';
import type { CompanyLine, CompanyList, CompanyReply, GroupFigures } from './companies.schema';
import { Agency, Company, CompanyDomain } from './company.entity';
import { contactsOf } from './contacts.service';
import type { CompanySearch } from './companySearch.service';
import { findPlaces } from './companySearch.service';
import type { CustomField } from './customField.entity';
import { activeFields } from './customFields.service';
import type { FieldValues } from './fieldValues.service';
import { valuesOf } from './fieldValues.service';
import { groupOf } from './hierarchy.service';
import { promptsOf } from './notes.service';
import { cursorOf } from './paging';
import { CompanyTag } from './profile.entity';
import { tellMasked } from './duplicates.service';
import { editableIds, namesOf, visibleIds } from './similar.service';
import { getVisibleCompany, isEditable } from './visibleCompany.service';

/** A page of the companies that `viewer` may see; on the first page of a search also the names of those that others have (CRM-6). */
export async function listCompanies(context: Context, viewer: Viewer, search: CompanySearch): Promise<CompanyList> {
  const { manager } = context.database;
  const limit = search.limit ?? 50;
  const places = await findPlaces(manager, viewer, search, context.clock(), limit + 1);
  const page = places.slice(0, limit);
  const last = page.at(-1);
  const ids = page.map(place => place.id);
  const lines = await linesOf(manager, ids);
  const editable = viewer.grants.has('companies.write') ? await editableIds(manager, viewer, ids) : new Set<number>();
  lines.forEach(line => (line.canEdit = editable.has(line.id)));
  const others = search.q && !search.cursor ? await tellMasked(context, viewer, search.q) : [];
  return { companies: lines, nextCursor: places.length > limit && last ? cursorOf(last) : null, others };
}

/** Companies as lines of a list, in the order of `ids`; the caller has checked that they may be seen. A handful of queries, however many they are. */
export async function linesOf(manager: EntityManager, ids: readonly number[]): Promise<CompanyLine[]> {
  if (ids.length === 0) return [];
  const companies = new Map((await manager.findBy(Company, { id: In([...ids]) })).map(row => [row.id, row]));
  const counts = await companyCounts(manager, ids);
  const owners = await namesOf(
    manager,
    [...companies.values()].map(company => company.ownerId),
  );
  const tags = await tagsOf(manager, ids);
  const shown = (await activeFields(manager, 'company')).filter(field => field.isInList);
  const values = await valuesOf(manager, 'company', ids, shown);
  return ids.flatMap(id => {
    const company = companies.get(id);
    if (!company) return [];
    const { contactCount = 0, openRecordCount = 0 } = counts.get(id) ?? {};
    const at = contactAt(company);
    return {
      ...plainOf(company),
      ownerId: company.ownerId,
      ownerName: company.ownerId === null ? null : (owners.get(company.ownerId) ?? null),
      canEdit: false,
      ...{ contactCount, openRecordCount, lastMessageAt: at, lastContactAt: at },
      tags: tags.get(id) ?? [],
      fields: inWords(shown, values.get(id) ?? {}),
    };
  });
}

/** What a line and a page tell alike. */
function plainOf(company: Company) {
  const { id, name, otherName, isCustomer, isSupplier, isAgent, isPartner, isCompetitor, isForwarder } = company;
  const { country, city, level, standing, industry, region, source, createdAt, version, completeness } = company;
  return {
    ...{ id, name, otherName, isCustomer, isSupplier, isAgent, isPartner, isCompetitor, isForwarder },
    ...{ country, city, level, standing, industry, region, source, version, completeness },
    createdAt: createdAt.toISOString(),
  };
}

function contactAt({ lastContactAt }: Company): string | null {
  return lastContactAt.getTime() > 0 ? lastContactAt.toISOString() : null;
}

async function tagsOf(manager: EntityManager, ids: readonly number[]): Promise<Map<number, string[]>> {
  const tags = new Map<number, string[]>();
  const rows = await manager.find(CompanyTag, { where: { companyId: In([...ids]) }, order: { folded: 'ASC' } });
  for (const row of rows) tags.set(row.companyId, [...(tags.get(row.companyId) ?? []), row.tag]);
  return tags;
}

/** Values as one text each; of choices their codes, which the page puts into the reader's language. */
function inWords(fields: readonly CustomField[], values: FieldValues): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ code }) => {
      const value = values[code];
      return value === undefined ? [] : [[code, Array.isArray(value) ? value.join('; ') : value]];
    }),
  );
}

/**
 * One company with everything around it that `viewer` may see.
 *
 * @throws AppError company.not_found
 */
export async function readCompany(context: Context, viewer: Viewer, id: number): Promise<CompanyReply> {
  const { manager } = context.database;
  const company = await getVisibleCompany(manager, viewer, id);
  const around = await neighbours(manager, viewer, company);
  const domains = await manager.find(CompanyDomain, { where: { companyId: id }, order: { domain: 'ASC' } });
  const figure = (await companyFigures(manager, [id])).get(id);
  const owners = await namesOf(manager, [company.ownerId]);
  const { website, phone, ownerId, isLevelHeld, lastInAt, lastOutAt } = company;
  return {
    ...plainOf(company),
    ...maskFields(viewer, 'company', { website, phone, ownerId, isLevelHeld }),
    lastInAt: lastInAt?.toISOString() ?? null,
    lastOutAt: lastOutAt?.toISOString() ?? null,
    prompts: await promptsOf(manager, id),
    openRequestCount: await openRequests(manager, id),
    ownerName: ownerId === null ? null : (owners.get(ownerId) ?? null),
    ...around,
    domains: domains.map(row => row.domain),
    contacts: (await contactsOf(manager, id)).map(contact => maskFields(viewer, 'contact', contact)),
    messageCount: figure?.messageCount ?? 0,
    dealingCount: (figure?.messageCount ?? 0) + (await otherDealings(manager, id)),
    openRecordCount: figure?.openRecordCount ?? 0,
    lastMessageAt: figure?.lastMessageAt?.toISOString() ?? null,
    canEdit: viewer.grants.has('companies.write') && (await isEditable(manager, viewer, id)),
  };
}

type Neighbour = { id: number; name: string };

/** Parent, subsidiaries, principals and agents; those that the viewer may not see are left out. */
async function neighbours(manager: EntityManager, viewer: Viewer, company: Company) {
  const select = { id: true, name: true } as const;
  const subsidiaries = await manager.find(Company, { select, where: { parentId: company.id }, take: 500 });
  const agencies = await manager.find(Agency, {
    where: [{ agentId: company.id }, { principalId: company.id }],
    take: 500,
  });
  const principalIds = agencies.filter(row => row.agentId === company.id).map(row => row.principalId);
  const agentIds = agencies.filter(row => row.principalId === company.id).map(row => row.agentId);
  const others = [...principalIds, ...agentIds, ...(company.parentId === null ? [] : [company.parentId])];
  const named = others.length > 0 ? await manager.find(Company, { select, where: { id: In(others) } }) : [];
  const visible = await visibleIds(manager, viewer, [...others, ...subsidiaries.map(row => row.id)]);
  const names = new Map(named.map(row => [row.id, row.name]));
  const pick = (ids: readonly number[]): Neighbour[] =>
    ids.flatMap(id => (visible.has(id) ? [{ id, name: names.get(id) ?? '' }] : [])).sort(byNeighbourName);
  return {
    parent: company.parentId === null ? null : (pick([company.parentId])[0] ?? null),
    subsidiaries: subsidiaries
      .filter(row => visible.has(row.id))
      .map(({ id, name }) => ({ id, name }))
      .sort(byNeighbourName),
    principals: pick(principalIds),
    agents: pick(agentIds),
  };
}

function byNeighbourName(a: Neighbour, b: Neighbour): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id;
}

/**
 * The figures of a group: a company with all below it that the viewer may see. What he may not see is in none of them.
 *
 * @throws AppError company.not_found
 */
export async function readGroup(context: Context, viewer: Viewer, id: number): Promise<GroupFigures> {
  const { manager } = context.database;
  await getVisibleCompany(manager, viewer, id);
  const ids = await groupOf(manager, viewer, id);
  const counts = await companyCounts(manager, ids);
  const mayRead = viewer.grants.has('mail.read');
  const messageCount = mayRead ? await countLetters(manager, ids) : 0;
  const rows = await manager.find(Company, {
    select: { id: true, name: true, lastContactAt: true },
    where: { id: In(ids) },
    order: { lastContactAt: 'DESC', id: 'ASC' },
    take: 1,
  });
  const [last] = rows;
  const at = last && contactAt(last);
  return {
    companyCount: ids.length,
    messageCount: Math.min(messageCount, MAX_COUNT),
    openRecordCount: [...counts.values()].reduce((sum, one) => sum + one.openRecordCount, 0),
    lastContactAt: at ?? null,
    lastCompany: last && at ? { id: last.id, name: last.name } : null,
  };
}
