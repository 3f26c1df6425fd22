import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { insertRows, pieces } from '../platform/database/rows';
import { CompanyGap } from './cleaning.entity';
import { Company, CompanyDomain, Contact, ContactAddress } from './company.entity';
import type { Weights } from './completeness';
import { computeCompleteness } from './completeness';
import { ContactPhone } from './contactDetail.entity';
import { activeFields } from './customFields.service';
import { CustomValue } from './customField.entity';
import { getDeskSettings } from './deskSettings.service';
import { CompanyDetail, PostalAddress } from './profile.entity';

/**
 * Reckons score and gaps of companies anew, in the transaction of their change; what is unchanged is not written. A handful of queries a piece, however many
 * they are.
 */
export async function refreshQuality(manager: EntityManager, companyIds: Iterable<number>): Promise<void> {
  const ids = [...new Set(companyIds)];
  if (ids.length === 0) return;
  const { weights } = await getDeskSettings(manager);
  for (const piece of pieces(ids, 500)) await refreshPiece(manager, piece, weights);
}

async function refreshPiece(manager: EntityManager, ids: readonly number[], weights: Weights): Promise<void> {
  const companies = await manager.findBy(Company, { id: In([...ids]) });
  const filled = await filledFields(manager, companies, weights);
  const standing = new Map<number, Set<string>>();
  for (const { companyId, field } of await manager.findBy(CompanyGap, { companyId: In([...ids]) }))
    standing.set(companyId, (standing.get(companyId) ?? new Set()).add(field));
  const scores = new Map<number, number[]>();
  const stale: number[] = [];
  const fresh: Partial<CompanyGap>[] = [];
  for (const { id, completeness } of companies) {
    const { score, missing } = computeCompleteness(filled.get(id) ?? new Set(), weights);
    if (score !== completeness) scores.set(score, [...(scores.get(score) ?? []), id]);
    const before = standing.get(id) ?? new Set();
    if (before.size === missing.length && missing.every(field => before.has(field))) continue;
    if (before.size > 0) stale.push(id);
    fresh.push(...missing.map(field => ({ companyId: id, field })));
  }
  for (const [completeness, scored] of scores) await manager.update(Company, { id: In(scored) }, { completeness });
  if (stale.length > 0) await manager.delete(CompanyGap, { companyId: In(stale) });
  await insertRows(manager, CompanyGap, fresh);
}

const plain = ['country', 'city', 'website', 'phone', 'industry', 'region', 'source'] as const;
const detailFields: Readonly<Record<string, string>> = { phone: 'phone', website: 'website', tax_number: 'tax_number' };

/** What is filled of each company, by the names of completeness.ts. */
async function filledFields(
  manager: EntityManager,
  companies: readonly Company[],
  weights: Weights,
): Promise<Map<number, Set<string>>> {
  const filled = new Map(companies.map(company => [company.id, plainOf(company)]));
  const add = (companyId: number, field: string) => filled.get(companyId)?.add(field);
  const where = { companyId: In([...filled.keys()]) };
  const select = { id: true, companyId: true } as const;
  for (const row of await manager.find(CompanyDomain, { select, where })) add(row.companyId, 'domain');
  for (const row of await manager.find(PostalAddress, { select, where })) add(row.companyId, 'address');
  const kinds = In(Object.keys(detailFields));
  for (const row of await manager.find(CompanyDetail, {
    select: { ...select, kind: true },
    where: { ...where, kind: kinds },
  }))
    add(row.companyId, detailFields[row.kind] as string);
  await addPeople(manager, [...filled.keys()], add);
  if (Object.keys(weights).some(field => field.startsWith('f_'))) await addOwnFields(manager, [...filled.keys()], add);
  return filled;
}

function plainOf(company: Company): Set<string> {
  const filled = new Set<string>(plain.filter(name => Boolean(company[name])));
  if (company.ownerId !== null) filled.add('owner');
  return filled;
}

type Add = (companyId: number, field: string) => void;

/** People who are there still, and how they can be reached. */
async function addPeople(manager: EntityManager, ids: readonly number[], add: Add): Promise<void> {
  const contacts = await manager.find(Contact, {
    select: { id: true, companyId: true, phone: true, leftAt: true },
    where: { companyId: In([...ids]) },
  });
  const companyOf = new Map<number, number>();
  for (const { id, companyId, phone, leftAt } of contacts) {
    if (leftAt !== null) continue;
    companyOf.set(id, companyId);
    add(companyId, 'contact');
    if (phone) add(companyId, 'contact_phone');
  }
  for (const piece of pieces([...companyOf.keys()])) {
    const where = { contactId: In(piece) };
    const select = { id: true, contactId: true } as const;
    for (const { contactId } of await manager.find(ContactAddress, { select, where }))
      add(companyOf.get(contactId) as number, 'contact_mail');
    for (const { contactId } of await manager.find(ContactPhone, { select, where }))
      add(companyOf.get(contactId) as number, 'contact_phone');
  }
}

async function addOwnFields(manager: EntityManager, ids: readonly number[], add: Add): Promise<void> {
  const codes = new Map((await activeFields(manager, 'company')).map(field => [field.id, field.code]));
  const rows = await manager.find(CustomValue, {
    select: { id: true, companyId: true, fieldId: true },
    where: { companyId: In([...ids]), fieldId: In([...codes.keys()]) },
  });
  for (const { companyId, fieldId } of rows) if (companyId !== null) add(companyId, `f_${codes.get(fieldId)}`);
}
