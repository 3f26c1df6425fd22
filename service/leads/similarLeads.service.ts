import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { tellSimilar } from '../companies/duplicates.service';
import type { Likeness } from '../companies/likely.service';
import { findSimilarCompanies, namesOf } from '../companies/similar.service';
import type { Context } from '../context';
import type { Viewer } from '../users/roles';
import { Lead, LeadKey } from './lead.entity';
import type { LeadSimilarReply } from './leads.schema';
import { findVisibleLeads, getVisibleLead } from './leadSight.service';
import { isMaskedFor } from './masking';
import { kindOfKey, openKeysOf } from './openKeys';
import { toldOf } from './presentingLeads.service';

type SimilarLead = LeadSimilarReply['leads'][number];
const MOST = 20;

/**
 * Companies and other leads that may be the same party (LEAD-3): by address, domain, telephone and name. Of what the viewer may not see he is told that it is there and whose it is, and that counts
 * as one question (companies/duplicates.service.ts). Of a lead that is masked to him nothing is looked for.
 *
 * @throws AppError lead.not_found
 */
export async function findSimilar(context: Context, viewer: Viewer, id: number): Promise<LeadSimilarReply> {
  const { manager } = context.database;
  const lead = await getVisibleLead(manager, viewer, id);
  if (isMaskedFor(viewer, lead)) return { companies: [], leads: [] };
  const likeness = likenessOf(lead);
  const companies = (await findSimilarCompanies(manager, viewer, likeness, context.clock())).filter(
    company => company.id === null || company.id !== lead.companyId,
  );
  const leads = await likeLeads(manager, viewer, lead);
  const { name, domains, addresses, phones } = likeness;
  const asked = {
    ...(name ? { name } : {}),
    ...{ domains: [...(domains ?? [])], addresses: [...(addresses ?? [])], phones: [...(phones ?? [])] },
  };
  const told = await tellSimilar(context, viewer, asked, [
    ...companies.map(company => ({ ...company, isLead: false as const })),
    ...leads.map(one => ({ ...one, isLead: true as const })),
  ]);
  return {
    companies: told.flatMap(one => (one.isLead ? [] : [one])),
    leads: told.flatMap(one => (one.isLead ? [one] : [])),
  };
}

/** By what a lead's party may be known as a company. */
export function likenessOf(lead: Lead): Likeness {
  return {
    ...(lead.companyName ? { name: lead.companyName } : {}),
    country: lead.country || null,
    website: lead.website || null,
    domains: lead.domain ? [lead.domain] : [],
    addresses: lead.email ? [lead.email] : [],
    phones: lead.phone ? [lead.phone] : [],
  };
}

async function likeLeads(manager: EntityManager, viewer: Viewer, lead: Lead): Promise<SimilarLead[]> {
  const found = new Map<number, SimilarLead['why']>();
  const remember = (ids: readonly number[], why: SimilarLead['why']) =>
    ids.forEach(id => id !== lead.id && !found.has(id) && found.set(id, why));
  if (lead.email) remember(await idsBy(manager, 'email', lead.email), 'address');
  const keys = openKeysOf({ ...lead, conversationId: lead.conversationId });
  for (const { key, leadId } of keys.length > 0 ? await manager.findBy(LeadKey, { key: In(keys) }) : [])
    remember([leadId], kindOfKey(key));
  if (lead.foldedCompany) remember(await idsBy(manager, 'foldedCompany', lead.foldedCompany), 'company');
  const ids = [...found.keys()].slice(0, MOST);
  if (ids.length === 0) return [];
  const seen = new Set((await findVisibleLeads(manager, viewer, ids)).map(one => one.id));
  const rows = await manager.findBy(Lead, { id: In(ids) });
  const owners = await namesOf(
    manager,
    rows.map(row => row.ownerId),
  );
  return rows
    .filter(row => row.mergedIntoId !== lead.id && row.id !== lead.mergedIntoId)
    .map(row => lineOf(viewer, row, seen.has(row.id), lead, found.get(row.id) ?? 'company', owners))
    .sort((a, b) => Number(b.isOpen) - Number(a.isOpen) || (b.id ?? 0) - (a.id ?? 0));
}

async function idsBy(manager: EntityManager, column: 'email' | 'foldedCompany', value: string): Promise<number[]> {
  const rows = await manager.find(Lead, {
    select: { id: true },
    where: { [column]: value },
    order: { id: 'DESC' },
    take: MOST,
  });
  return rows.map(row => row.id);
}

/** Of one that he may not see its party is named as this lead names it, and no more. */
function lineOf(
  viewer: Viewer,
  row: Lead,
  isSeen: boolean,
  asked: Lead,
  why: SimilarLead['why'],
  owners: ReadonlyMap<number, string>,
): SimilarLead {
  const told = isSeen ? toldOf(viewer, row) : asked;
  return {
    id: isSeen ? row.id : null,
    number: isSeen ? row.number : null,
    name: told.companyName || told.contactName,
    ownerName: row.ownerId === null ? null : (owners.get(row.ownerId) ?? null),
    why,
    isOpen: row.isOpen,
    version: isSeen ? row.version : null,
  };
}
