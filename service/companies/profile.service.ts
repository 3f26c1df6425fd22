import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { badRequest, conflict } from '../common/errors';
import type { Context } from '../context';
import { insertRows } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import { allowedFields, maskFields } from '../users/fieldGroups';
import { checkCode } from '../users/dictionary.service';
import type { Viewer } from '../users/roles';
import { Company } from './company.entity';
import type { DetailKind } from './details';
import { foldDetail, foldTag, isWebAddress, preferenceLabels } from './details';
import { asQuestion } from './duplicates.service';
import { taxKey } from './partyKeys';
import { refreshKeys } from './partyKeys.service';
import { withAudit } from './profileAudit.service';
import { CompanyDetail, CompanyTag, PostalAddress } from './profile.entity';
import type { ProfileBody, ProfileReply, ProfileValues } from './profile.schema';
import { refuseDuplicate } from './similar.service';
import { actorOf } from './visibility';
import { getEditableCompany, getVisibleCompany } from './visibleCompany.service';

const plainFields = [
  'industry',
  'region',
  'source',
  'staffCount',
  'turnover',
  'turnoverCurrency',
  'buyingVolume',
  'buyingCurrency',
  'timeZone',
] as const;

/**
 * What is known of a company beside its names.
 *
 * @throws AppError company.not_found
 */
export async function readProfile(context: Context, viewer: Viewer, id: number): Promise<ProfileReply> {
  const { manager } = context.database;
  const company = await getVisibleCompany(manager, viewer, id);
  const plain = Object.fromEntries(plainFields.map(name => [name, company[name]])) as Pick<
    ProfileValues,
    (typeof plainFields)[number]
  >;
  const addresses = await manager.find(PostalAddress, { where: { companyId: id }, order: { position: 'ASC' } });
  const tags = await manager.find(CompanyTag, { where: { companyId: id }, order: { folded: 'ASC' } });
  const canEdit = viewer.grants.has('companies.write');
  return maskFields(viewer, 'company', {
    ...plain,
    addresses: addresses.map(({ kind, street, city, district, postCode, country }) => ({
      kind: kind as ProfileValues['addresses'][number]['kind'],
      ...{ street, city, district, postCode, country },
    })),
    ...(await detailsOf(manager, id)),
    tags: tags.map(row => row.tag),
    version: company.version,
    canEdit,
  });
}

type Details = Pick<ProfileValues, 'phones' | 'websites' | 'taxNumbers' | 'languages' | 'preferences'>;

async function detailsOf(manager: EntityManager, companyId: number): Promise<Details> {
  const rows = await manager.find(CompanyDetail, { where: { companyId }, order: { position: 'ASC' } });
  const of = (kind: DetailKind) => rows.filter(row => row.kind === kind).map(({ label, value }) => ({ label, value }));
  const wishes = new Map(of('preference').map(row => [row.label, row.value]));
  const preferences = Object.fromEntries(preferenceLabels.map(label => [label, wishes.get(label) ?? '']));
  return {
    phones: of('phone'),
    websites: of('website'),
    taxNumbers: of('tax_number'),
    languages: of('language').map(row => row.value),
    preferences: preferences as Details['preferences'],
  };
}

/**
 * Changes what is given of a profile.
 *
 * @param version of the company, as it was read
 * @throws AppError company.not_found, company.changed_meanwhile (409), dictionary.unknown_code, company.website_invalid,
 *   company.currency_invalid, company.time_zone_invalid, company.country_invalid
 */
export async function changeProfile(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  given: ProfileBody,
): Promise<ProfileReply> {
  const before = await readProfile(context, viewer, id);
  const body = allowedFields(viewer, 'company', given, before);
  const work = async (manager: EntityManager) => {
    const company = await getEditableCompany(manager, viewer, id);
    const plain = await checkPlain(manager, body);
    const done = await manager.update(Company, { id, version }, { ...plain, version: version + 1 });
    if (done.affected === 0) {
      const current = await manager.findOneByOrFail(Company, { id });
      const message = 'Somebody has changed this company since you opened it. Look at the new values and save again.';
      throw conflict('company.changed_meanwhile', message, { current: maskFields(viewer, 'company', { ...current }) });
    }
    await refuseForeignTax(manager, viewer, company, taxNumbers, context.clock());
    await writeLists(manager, id, body);
    await refreshKeys(manager, [id]);
    const fields = Object.keys(body).sort();
    await audit(manager, actorOf(viewer), 'company.changed', { type: 'company', id }, { fields }, context.clock());
  };
  const known = new Set(before.taxNumbers.map(({ value }) => taxKey(value)));
  const taxNumbers = (body.taxNumbers ?? []).map(({ value }) => value).filter(value => !known.has(taxKey(value)));
  const audited = (manager: EntityManager) => withAudit(manager, viewer, id, context.clock(), () => work(manager));
  await asQuestion(context, viewer, { taxNumbers }, () => inTransaction(context.database, audited));
  return readProfile(context, viewer, id);
}

/** A tax number is one firm's; companies of one group may share it. @throws AppError company.exists */
async function refuseForeignTax(
  manager: EntityManager,
  viewer: Viewer,
  { id, parentId }: Company,
  taxNumbers: readonly string[],
  now: Date,
): Promise<void> {
  if (taxNumbers.length > 0)
    await refuseDuplicate(manager, viewer, { taxNumbers, exceptId: id }, { id, parentId }, now);
}

/** Checks the plain columns and the lists' own rules; nothing is written. Answers the columns. */
export async function checkPlain(manager: EntityManager, body: ProfileBody): Promise<Partial<Company>> {
  const plain: Record<string, unknown> = {};
  for (const name of plainFields) {
    const value = body[name];
    if (value === undefined) continue;
    plain[name] = typeof value === 'string' ? value.trim() || null : value;
  }
  for (const kind of ['industry', 'region', 'source'] as const)
    if (plain[kind]) await checkCode(manager, kind, plain[kind] as string);
  for (const name of ['turnoverCurrency', 'buyingCurrency'] as const)
    if (plain[name]) plain[name] = readCurrency(plain[name] as string);
  if (plain.timeZone) checkTimeZone(plain.timeZone as string);
  for (const { value } of body.websites ?? []) {
    if (value.trim() && !isWebAddress(value.trim()))
      throw badRequest(
        'company.website_invalid',
        `"${value.slice(0, 80)}" is no web address; write it like www.acme.com.`,
        {
          value: value.slice(0, 300),
        },
      );
  }
  for (const { country } of body.addresses ?? []) {
    if (country && !/^[A-Z]{2}$/i.test(country))
      throw badRequest('company.country_invalid', 'A country is written with two letters, like DE or CN.', { country });
  }
  return plain as Partial<Company>;
}

function readCurrency(raw: string): string {
  const currency = raw.toUpperCase();
  if (/^[A-Z]{3}$/.test(currency)) return currency;
  throw badRequest('company.currency_invalid', 'A currency is written with three letters, like USD or CNY.', {
    currency: raw,
  });
}

function checkTimeZone(zone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    throw badRequest('company.time_zone_invalid', `"${zone}" is no time zone. Write it like Europe/Berlin.`, { zone });
  }
}

/** Replaces the lists that are given; those that are absent stay. */
export async function writeLists(manager: EntityManager, companyId: number, body: ProfileBody): Promise<void> {
  if (body.addresses) {
    await manager.delete(PostalAddress, { companyId });
    const rows = body.addresses
      .filter(one => [one.street, one.city, one.district, one.postCode].some(text => text.trim()))
      .map((one, position) => ({ ...one, country: one.country?.toUpperCase() ?? null, companyId, position }));
    await insertRows(manager, PostalAddress, rows);
  }
  const given = listsOf(body);
  if (given.size > 0) await manager.delete(CompanyDetail, { companyId, kind: In([...given.keys()]) });
  const details = [...given].flatMap(([kind, list]) =>
    list
      .filter(one => one.value.trim())
      .map(({ label, value }, position) => ({
        ...{ companyId, kind, label: label.trim(), value: value.trim(), position },
        folded: foldDetail(kind, value),
      })),
  );
  await insertRows(manager, CompanyDetail, details);
  if (body.tags) {
    await manager.delete(CompanyTag, { companyId });
    await insertRows(manager, CompanyTag, tagRows(companyId, body.tags));
  }
}

type Labelled = { label: string; value: string };

function listsOf(body: ProfileBody): Map<DetailKind, Labelled[]> {
  const lists = new Map<DetailKind, Labelled[]>();
  if (body.phones) lists.set('phone', body.phones);
  if (body.websites) lists.set('website', body.websites);
  if (body.taxNumbers) lists.set('tax_number', body.taxNumbers);
  if (body.languages) {
    const languages = [...new Set(body.languages.map(value => value.trim().toLowerCase()))];
    lists.set(
      'language',
      languages.map(value => ({ label: '', value })),
    );
  }
  if (body.preferences)
    lists.set(
      'preference',
      Object.entries(body.preferences).map(([label, value]) => ({ label, value })),
    );
  return lists;
}

/** The rows of a company's tags, each once however it is written. */
export function tagRows(companyId: number, tags: readonly string[]): Partial<CompanyTag>[] {
  const rows = new Map<string, Partial<CompanyTag>>();
  for (const raw of tags) {
    const tag = raw.replace(/\s+/g, ' ').trim().slice(0, 60);
    const folded = foldTag(tag);
    if (folded && !rows.has(folded)) rows.set(folded, { companyId, tag, folded });
  }
  return [...rows.values()];
}
