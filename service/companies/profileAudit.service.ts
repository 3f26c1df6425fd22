import type { EntityManager } from 'typeorm';
import { ProfileChange } from './cleaning.entity';
import { Company, CompanyDomain } from './company.entity';
import { activeFields } from './customFields.service';
import { getDeskSettings } from './deskSettings.service';
import { valuesOf } from './fieldValues.service';
import type { Snapshot } from './profileAudit';
import { differences, isAudited, joined } from './profileAudit';
import { CompanyDetail, CompanyTag, PostalAddress } from './profile.entity';
import type { Viewer } from '../users/roles';

const columns = [
  'name', 'otherName', 'isCustomer', 'isSupplier', 'isAgent', 'isPartner', 'isCompetitor', 'isForwarder', 'country', 'city', 'website', 'phone',
  'industry', 'region', 'source', 'staffCount', 'turnover', 'turnoverCurrency', 'buyingVolume', 'buyingCurrency', 'timeZone',
] as const; // prettier-ignore
const lists: Readonly<Record<string, string>> = { phone: 'phones', website: 'websites', tax_number: 'taxNumbers', language: 'languages', preference: 'preferences' }; // prettier-ignore

/**
 * Does what changes a company, in the caller's transaction, and keeps before and after of each field for a manager, where the firm has set so. Entries of whoever sees everything
 * wait for nobody: there is nobody above him.
 */
export async function withAudit(
  manager: EntityManager,
  viewer: Viewer,
  companyId: number,
  now: Date,
  change: () => Promise<void>,
): Promise<void> {
  if (!(await isWatched(manager, viewer, 'changed'))) return change();
  const before = await snapshot(manager, companyId);
  await change();
  await keep(manager, viewer, companyId, 'changed', before, now);
}

/** As `withAudit`, for a company that was just made. */
export async function auditNew(manager: EntityManager, viewer: Viewer, companyId: number, now: Date): Promise<void> {
  if (await isWatched(manager, viewer, 'new')) await keep(manager, viewer, companyId, 'new', {}, now);
}

async function isWatched(manager: EntityManager, viewer: Viewer, kind: 'new' | 'changed'): Promise<boolean> {
  if (viewer.userId <= 0 || viewer.grants.has('all.read')) return false;
  return isAudited((await getDeskSettings(manager)).audit, kind);
}

async function keep(
  manager: EntityManager,
  viewer: Viewer,
  companyId: number,
  kind: 'new' | 'changed',
  before: Snapshot,
  now: Date,
): Promise<void> {
  const fresh = differences(before, await snapshot(manager, companyId));
  if (Object.keys(fresh.after).length === 0) return;
  const { userId } = viewer;
  const open = await manager.findOneBy(ProfileChange, { companyId, userId, state: 'open' });
  if (!open) {
    const none = { note: null, decidedById: null, decidedAt: null };
    await manager.insert(ProfileChange, { companyId, userId, kind, ...(fresh as object), state: 'open', changedAt: now, version: 1, ...none } as never); // prettier-ignore
    return;
  }
  const both = joined({ before: open.before as Snapshot, after: open.after as Snapshot }, fresh);
  await manager.update(ProfileChange, { id: open.id }, { ...both, changedAt: now, version: open.version + 1 } as never);
}

/** Every field of a company that people enter, as texts. */
async function snapshot(manager: EntityManager, companyId: number): Promise<Snapshot> {
  const company = await manager.findOneByOrFail(Company, { id: companyId });
  const found: Record<string, string | null> = {};
  for (const name of columns) {
    const value = company[name];
    if (value !== null && value !== false && value !== '') found[name] = value === true ? 'yes' : String(value);
  }
  const add = (name: string, text: string) => (found[name] = found[name] ? `${found[name]}; ${text}` : text);
  const order = { id: 'ASC' } as const;
  for (const row of await manager.find(CompanyDomain, { where: { companyId }, order: { domain: 'ASC' } }))
    add('domains', row.domain);
  for (const row of await manager.find(PostalAddress, { where: { companyId }, order }))
    add('addresses', [row.street, row.district, row.postCode, row.city, row.country].filter(Boolean).join(', '));
  for (const row of await manager.find(CompanyDetail, { where: { companyId }, order }))
    add(lists[row.kind] ?? row.kind, row.label ? `${row.label}: ${row.value}` : row.value);
  for (const row of await manager.find(CompanyTag, { where: { companyId }, order: { folded: 'ASC' } }))
    add('tags', row.tag);
  const own = (await valuesOf(manager, 'company', [companyId], await activeFields(manager, 'company'))).get(companyId);
  for (const [code, value] of Object.entries(own ?? {}))
    add(`f_${code}`, Array.isArray(value) ? value.join('; ') : value);
  return found;
}
