import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Company } from '../../companies/company.entity';
import { activeFields } from '../../companies/customFields.service';
import { foldTag } from '../../companies/details';
import { valuesOf, writeValues } from '../../companies/fieldValues.service';
import { CompanyTag } from '../../companies/profile.entity';
import { tagRows } from '../../companies/profile.service';
import { insertRows, pieces } from '../../platform/database/rows';
import { DictionaryEntry } from '../../users/dictionary.entity';
import type { ImportData } from './data';
import type { Known } from './known';
import type { ProfileStep } from './profileColumns';
import { isEmptyProfile } from './profileColumns';

/** Adds to what is known the words and own fields, and the profiles of companies; nothing where no row tells of them. */
export async function loadProfiles(manager: EntityManager, known: Known, data: ImportData): Promise<void> {
  if (!data.companies.some(company => company.profile)) return;
  const fields = await activeFields(manager, 'company');
  known.words = { entries: await manager.find(DictionaryEntry), fields };
  for (const ids of pieces([...known.companies.keys()].filter(id => id > 0))) {
    const companies = await manager.findBy(Company, { id: In(ids) });
    const tags = await manager.findBy(CompanyTag, { companyId: In(ids) });
    const values = await valuesOf(manager, 'company', ids, fields);
    for (const { id, industry, region, source } of companies) {
      const told = Object.entries(values.get(id) ?? {}).map(([code, value]) => [
        code,
        Array.isArray(value) ? value.join('; ') : value,
      ]);
      known.profiles.set(id, {
        columns: { industry, region, source },
        tags: new Set(tags.filter(tag => tag.companyId === id).map(tag => tag.folded)),
        values: Object.fromEntries(told) as Record<string, string>,
      });
    }
  }
}

/** Writes what a row tells of a company's profile, in the caller's transaction. */
export async function writeProfile(manager: EntityManager, companyId: number, step: ProfileStep): Promise<void> {
  if (isEmptyProfile(step)) return;
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
