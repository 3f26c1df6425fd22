import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Company } from '../../companies/company.entity';
import { activeFields } from '../../companies/customFields.service';
import { foldDetail, foldTag } from '../../companies/details';
import { valuesOf, writeValues } from '../../companies/fieldValues.service';
import { CompanyDetail, CompanyEvent, CompanyTag, PostalAddress } from '../../companies/profile.entity';
import { tagRows } from '../../companies/profile.service';
import { levelSteps } from '../../companies/standing.service';
import { insertRows, pieces } from '../../platform/database/rows';
import { DictionaryEntry } from '../../users/dictionary.entity';
import type { ImportData } from './data';
import type { Known } from './known';
import type { ProfileStep } from './profileColumns';
import { addressKey, isEmptyProfile } from './profileColumns';

/** Adds to what is known the words and own fields, and the profiles of companies; nothing where no row tells of them. */
export async function loadProfiles(manager: EntityManager, known: Known, data: ImportData): Promise<void> {
  const people = [...(data.contacts ?? []), ...data.companies.flatMap(company => company.contacts ?? [])];
  if (!data.companies.some(company => company.profile) && !people.some(person => person.roles?.length)) return;
  const fields = await activeFields(manager, 'company');
  known.words = { entries: await manager.find(DictionaryEntry), fields };
  for (const ids of pieces([...known.companies.keys()].filter(id => id > 0))) {
    const companies = await manager.findBy(Company, { id: In(ids) });
    const tags = await manager.findBy(CompanyTag, { companyId: In(ids) });
    const addresses = await manager.findBy(PostalAddress, { companyId: In(ids) });
    const numbers = await manager.findBy(CompanyDetail, { companyId: In(ids), kind: 'tax_number' });
    const values = await valuesOf(manager, 'company', ids, fields);
    for (const company of companies) {
      const { id, industry, region, source, level } = company;
      const { staffCount, turnover, turnoverCurrency, buyingVolume, buyingCurrency } = company;
      const told = Object.entries(values.get(id) ?? {}).map(([code, value]) => [
        code,
        Array.isArray(value) ? value.join('; ') : value,
      ]);
      known.profiles.set(id, {
        columns: { industry, region, source },
        sizes: { staffCount, turnover, turnoverCurrency, buyingVolume, buyingCurrency },
        level,
        addresses: new Set(addresses.filter(one => one.companyId === id).map(addressKey)),
        taxNumbers: new Set(numbers.filter(one => one.companyId === id).map(one => one.folded)),
        tags: new Set(tags.filter(tag => tag.companyId === id).map(tag => tag.folded)),
        values: Object.fromEntries(told) as Record<string, string>,
      });
    }
  }
}

/** Writes what a row tells of a company's profile, in the caller's transaction. */
export async function writeProfile(
  manager: EntityManager,
  companyId: number,
  step: ProfileStep,
  by: { userId: number | null; now: Date },
): Promise<void> {
  if (isEmptyProfile(step)) return;
  await writeLevel(manager, companyId, step.level, by);
  await writeAddress(manager, companyId, step.address);
  await writeTaxNumbers(manager, companyId, step.taxNumbers);
  if (Object.keys(step.columns).length > 0) await manager.update(Company, { id: companyId }, step.columns);
  if (step.tags.length > 0) {
    const there = new Set((await manager.findBy(CompanyTag, { companyId })).map(tag => tag.folded));
    const fresh = step.tags.filter(tag => !there.has(foldTag(tag)));
    await insertRows(manager, CompanyTag, tagRows(companyId, fresh));
  }
  await writeValues(
    manager,
    'company',
    companyId,
    step.values.map(({ field, rows }) => [field, rows] as const),
  );
}

/** What a person's list says of a level holds until he releases it, as if he had set it on the page. */
async function writeLevel(
  manager: EntityManager,
  companyId: number,
  level: string | null,
  { userId, now }: { userId: number | null; now: Date },
): Promise<void> {
  if (level === null) return;
  const before = await manager.findOneByOrFail(Company, { id: companyId });
  const standing = (await levelSteps(manager)).find(step => step.code === level)?.standing ?? 'new';
  await manager.update(Company, { id: companyId }, { level, standing, isLevelHeld: true });
  const told = { companyId, at: now, kind: 'level_held', rule: null, userId, reason: null };
  await manager.insert(CompanyEvent, { ...told, fromValue: before.level, toValue: level });
}

async function writeAddress(manager: EntityManager, companyId: number, address: ProfileStep['address']): Promise<void> {
  if (!address) return;
  const { city, country } = await manager.findOneByOrFail(Company, { id: companyId });
  const there = await manager.findBy(PostalAddress, { companyId });
  if (there.some(one => addressKey(one) === addressKey(address))) return;
  const position = Math.max(-1, ...there.map(one => one.position)) + 1;
  const place = { city: city ?? '', country };
  await manager.insert(PostalAddress, { ...address, ...place, companyId, kind: 'registered', position });
}

async function writeTaxNumbers(manager: EntityManager, companyId: number, numbers: readonly string[]): Promise<void> {
  if (numbers.length === 0) return;
  const there = await manager.findBy(CompanyDetail, { companyId, kind: 'tax_number' });
  const known = new Set(there.map(one => one.folded));
  let position = Math.max(-1, ...there.map(one => one.position));
  const rows: Partial<CompanyDetail>[] = [];
  for (const value of numbers) {
    const folded = foldDetail('tax_number', value);
    if (known.has(folded)) continue;
    known.add(folded);
    position += 1;
    rows.push({ companyId, kind: 'tax_number', label: '', value, folded, position });
  }
  await insertRows(manager, CompanyDetail, rows);
}
