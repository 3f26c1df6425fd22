import type { EntityManager } from 'typeorm';
import type { Context } from '../context';
import { badRequest, conflict, forbidden } from '../common/errors';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import { allowedFields, maskFields } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import type { CompanyReply } from './companies.schema';
import { readCompany } from './companyReading.service';
import { Company } from './company.entity';
import { setCompanyDomains, setPrincipals } from './belongings.service';
import { readCompanyDomains } from './domains';
import { asQuestion } from './duplicates.service';
import { foldName } from './names';
import { noteOwner } from './events.service';
import { refreshKeys } from './partyKeys.service';
import { refuseParentCycle } from './parents.service';
import { writeLists } from './profile.service';
import { auditNew, withAudit } from './profileAudit.service';
import { askRefile } from './refiling.service';
import { checkPerson } from './sharing.service';
import { refuseDuplicate } from './similar.service';
import { reckonCompanies } from './standing.service';
import { actorOf, isOfHis, mayTransfer, personId } from './visibility';
import { getEditableCompany, getVisibleCompany } from './visibleCompany.service';

/** What may be told of a company; absent is unchanged. */
export interface CompanyValues {
  name?: string;
  otherName?: string | null;
  isCustomer?: boolean;
  isSupplier?: boolean;
  isAgent?: boolean;
  isPartner?: boolean;
  isCompetitor?: boolean;
  isForwarder?: boolean;
  /** ISO 3166-1, two letters. */
  country?: string | null;
  city?: string | null;
  website?: string | null;
  phone?: string | null;
  ownerId?: number | null;
  parentId?: number | null;
  /** The whole list, as people write them. */
  domains?: string[];
  /** The whole list of the companies that it writes for. */
  principalIds?: number[];
  /** Of a company that is being made. */
  taxNumbers?: string[];
}

type Plain = Partial<Omit<Company, 'id' | 'version' | 'createdAt' | 'createdById' | 'externalKey'>>;

/** What a company can be to us; several at once. */
const typeFlags = ['isCustomer', 'isSupplier', 'isAgent', 'isPartner', 'isCompetitor', 'isForwarder'] as const;

/**
 * Makes a company. Without an owner given it is the viewer's own; without a kind it is a customer.
 *
 * @throws AppError company.exists (with `similar`), company.domain_..., company.name_missing, company.country_invalid
 */
export async function createCompany(
  context: Context,
  viewer: Viewer,
  values: CompanyValues & { name: string },
): Promise<CompanyReply> {
  const company = await asQuestion(context, viewer, values, () =>
    inTransaction(context.database, manager => addCompany(manager, viewer, values, context.clock())),
  );
  return readCompany(context, viewer, company.id);
}

/** As `createCompany`, inside the caller's transaction. */
export async function addCompany(
  manager: EntityManager,
  viewer: Viewer,
  values: CompanyValues & { name: string },
  now: Date,
): Promise<Company> {
  allowedFields(viewer, 'company', values);
  const plain = { ...emptyCompany(personId(viewer)), ...plainValues(values) };
  if (!typeFlags.some(flag => plain[flag])) plain.isCustomer = true;
  mayBeSupplier(viewer, plain);
  if (plain.ownerId !== null) await checkOwner(manager, viewer, plain.ownerId);
  if (plain.parentId !== null) await getVisibleCompany(manager, viewer, plain.parentId, 'company.parent_unknown');
  const { ownDomains } = await getCompanySettings(manager);
  const domains = readCompanyDomains(values.domains ?? [], ownDomains);
  const taxNumbers = (values.taxNumbers ?? []).map(value => value.trim()).filter(Boolean);
  const likeness = { name: plain.name, country: plain.country, domains, taxNumbers };
  await refuseDuplicate(manager, viewer, likeness, { id: null, parentId: plain.parentId }, now);
  const company = await manager.save(
    manager.create(Company, {
      ...plain,
      externalKey: null,
      createdAt: now,
      createdById: personId(viewer),
      version: 1,
    }),
  );
  await completeNew(manager, viewer, company, { ...values, domains, taxNumbers }, now);
  return company;
}

/** What hangs on a company that was just made, and what follows from it. */
async function completeNew(
  manager: EntityManager,
  viewer: Viewer,
  company: Company,
  values: CompanyValues & { domains: string[]; taxNumbers: string[] },
  now: Date,
): Promise<void> {
  const { domains, taxNumbers } = values;
  await setCompanyDomains(manager, company.id, domains);
  await setPrincipals(manager, viewer, company.id, values.principalIds ?? []);
  if (taxNumbers.length > 0)
    await writeLists(manager, company.id, { taxNumbers: taxNumbers.map(value => ({ label: '', value })) });
  await refreshKeys(manager, [company.id]);
  await askRefile(manager, viewer, { domains, companyIds: values.principalIds?.length ? [company.id] : [] });
  await audit(
    manager,
    actorOf(viewer),
    'company.created',
    { type: 'company', id: company.id },
    { name: company.name },
    now,
  );
  await auditNew(manager, viewer, company.id, now);
}

/**
 * Changes what is given of a company.
 *
 * @param version the version that was read
 * @throws AppError company.changed_meanwhile (409, details.current), company.not_found, company.parent_cycle, company.exists, and those of `createCompany`
 */
export async function changeCompany(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  given: CompanyValues,
): Promise<CompanyReply> {
  const work = async (manager: EntityManager) => {
    const before = await getEditableCompany(manager, viewer, id);
    if (before.version !== version) throw changedMeanwhile(viewer, before);
    const values = allowedFields(viewer, 'company', given, maskFields(viewer, 'company', before));
    const plain = plainValues(values);
    await checkChange(manager, viewer, before, plain, context.clock());
    const done = await manager.update(Company, { id, version }, { ...plain, version: version + 1 });
    if (done.affected === 0) throw changedMeanwhile(viewer, await manager.findOneByOrFail(Company, { id }));
    await noteOwner(manager, viewer, before, plain.ownerId, context.clock());
    const touched = await changeBelongings(manager, viewer, { ...before, ...plain }, values, context.clock());
    await refreshKeys(manager, [id]);
    if (plain.isCustomer && !before.isCustomer) await reckonCompanies(manager, [id], context.clock());
    await refileAfterChange(manager, viewer, before, plain, touched);
    const fields = Object.keys(values).sort();
    await audit(manager, actorOf(viewer), 'company.changed', { type: 'company', id }, { fields }, context.clock());
  };
  // A new name is refused where a colleague has it: trying names would be a way to ask.
  const asked = { name: given.name ?? `#${id} ${given.country ?? ''}`, domains: given.domains };
  const audited = (manager: EntityManager) => withAudit(manager, viewer, id, context.clock(), () => work(manager));
  await asQuestion(context, viewer, asked, () => inTransaction(context.database, audited));
  return readCompany(context, viewer, id);
}

/** @throws AppError company.changed_meanwhile */
function changedMeanwhile(viewer: Viewer, current: Company) {
  const message = 'Somebody has changed this company since you opened it. Look at the new values and save again.';
  return conflict('company.changed_meanwhile', message, { current: maskFields(viewer, 'company', { ...current }) });
}

async function checkChange(
  manager: EntityManager,
  viewer: Viewer,
  before: Company,
  plain: Plain,
  now: Date,
): Promise<void> {
  const after = { ...before, ...plain };
  if (!typeFlags.some(flag => after[flag])) {
    throw badRequest('company.type_missing', 'Choose at least one type, for example customer or supplier.');
  }
  mayBeSupplier(viewer, after);
  if (plain.ownerId !== undefined && plain.ownerId !== before.ownerId) {
    if (!mayTransfer(viewer, before.ownerId)) throw forbidden('company.not_yours');
    if (plain.ownerId !== null) await checkPerson(manager, plain.ownerId);
  }
  if (plain.parentId !== undefined && plain.parentId !== null && plain.parentId !== before.parentId) {
    await getVisibleCompany(manager, viewer, plain.parentId, 'company.parent_unknown');
    await refuseParentCycle(manager, before.id, plain.parentId);
  }
  if (after.foldedName !== before.foldedName || after.country !== before.country) {
    const likeness = { name: after.name, country: after.country, exceptId: before.id };
    await refuseDuplicate(manager, viewer, likeness, { id: before.id, parentId: after.parentId }, now);
  }
}

async function changeBelongings(
  manager: EntityManager,
  viewer: Viewer,
  company: Company,
  values: CompanyValues,
  now: Date,
): Promise<{ domains: string[]; principals: boolean }> {
  let changed: string[] = [];
  if (values.domains) {
    const { ownDomains } = await getCompanySettings(manager);
    const { added, removed } = await setCompanyDomains(
      manager,
      company.id,
      readCompanyDomains(values.domains, ownDomains),
    );
    const likeness = { domains: added, exceptId: company.id };
    await refuseDuplicate(manager, viewer, likeness, { id: company.id, parentId: company.parentId }, now);
    changed = [...added, ...removed];
  }
  const principals = values.principalIds
    ? await setPrincipals(manager, viewer, company.id, values.principalIds)
    : false;
  return { domains: changed, principals };
}

async function refileAfterChange(
  manager: EntityManager,
  viewer: Viewer,
  before: Company,
  plain: Plain,
  touched: { domains: string[]; principals: boolean },
): Promise<void> {
  const deciding = ['parentId', 'foldedName', ...typeFlags] as const;
  const isDecisive =
    touched.principals || deciding.some(name => plain[name] !== undefined && plain[name] !== before[name]);
  await askRefile(manager, viewer, { domains: touched.domains, companyIds: isDecisive ? [before.id] : [] });
}

async function checkOwner(manager: EntityManager, viewer: Viewer, ownerId: number): Promise<void> {
  if (viewer.userId === ownerId) return;
  if (!viewer.grants.has('all.read') && !isOfHis(viewer, ownerId)) throw forbidden('company.owner_not_yours');
  await checkPerson(manager, ownerId);
}

// Whoever may not see suppliers would make a company that is gone as soon as it is saved.
function mayBeSupplier(viewer: Viewer, company: { isSupplier?: boolean }): void {
  if (company.isSupplier && !viewer.grants.has('suppliers.read')) throw forbidden('company.supplier_forbidden');
}

function emptyCompany(ownerId: number | null) {
  return {
    name: '',
    foldedName: '',
    otherName: null as string | null,
    isCustomer: false,
    isSupplier: false,
    isAgent: false,
    isPartner: false,
    isCompetitor: false,
    isForwarder: false,
    country: null as string | null,
    city: null as string | null,
    website: null as string | null,
    phone: null as string | null,
    ownerId,
    parentId: null as number | null,
  };
}

const texts = ['otherName', 'city', 'website', 'phone'] as const;

/** The columns that `values` set, trimmed and checked; what is absent is absent. */
function plainValues(values: CompanyValues): Plain {
  const plain: Plain = {};
  for (const name of texts) if (values[name] !== undefined) plain[name] = values[name]?.trim() || null;
  for (const name of typeFlags) {
    if (values[name] !== undefined) plain[name] = values[name];
  }
  if (values.ownerId !== undefined) plain.ownerId = values.ownerId;
  if (values.parentId !== undefined) plain.parentId = values.parentId;
  if (values.country !== undefined) plain.country = readCountry(values.country);
  if (values.name !== undefined) {
    const name = values.name.replace(/\s+/g, ' ').trim();
    if (!name) throw badRequest('company.name_missing', 'Enter the name of the company.');
    plain.name = name;
    plain.foldedName = foldName(name) || name.toLowerCase();
  }
  return plain;
}

function readCountry(raw: string | null): string | null {
  const country = raw?.trim().toUpperCase() ?? '';
  if (country && !/^[A-Z]{2}$/.test(country)) {
    throw badRequest('company.country_invalid', 'A country is written with two letters, like DE or CN.', {
      country: raw,
    });
  }
  return country || null;
}
