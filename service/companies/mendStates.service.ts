import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { insertRows, pieces } from '../platform/database/rows';
import { Company } from './company.entity';
import type { CustomField } from './customField.entity';
import { CustomValue } from './customField.entity';
import { readFieldValue } from './customFields';
import { activeFields } from './customFields.service';
import { valuesOf } from './fieldValues.service';
import { hasLevel } from './levels';
import type { MendColumn, MendState } from './mending';
import { levelState, mendKind, readLevelState, tagKey } from './mending';
import { CompanyEvent, CompanyTag } from './profile.entity';
import { tagRows } from './profile.service';
import { levelSteps } from './standing.service';

/** A mending as far as single companies are concerned. */
export interface Mend {
  field: string;
  value: string | null;
  reason: string | null;
  userId: number;
}

/** What stands in the field of each company now; of companies that are gone nothing, nor of a level where only customers have one. */
export async function readStates(
  manager: EntityManager,
  { field, value }: Pick<Mend, 'field' | 'value'>,
  ids: readonly number[],
): Promise<Map<number, MendState>> {
  const states = new Map<number, MendState>();
  const kind = mendKind(field);
  const own = kind === 'own' ? await ownField(manager, field) : null;
  for (const piece of pieces(ids)) {
    const companies = await manager.find(Company, { where: { id: In(piece) }, order: { id: 'ASC' } });
    const tagged = new Set<number>();
    if (kind === 'addTag' || kind === 'removeTag')
      for (const row of await manager.findBy(CompanyTag, { companyId: In(piece), folded: tagKey(value) }))
        tagged.add(row.companyId);
    const values = own ? await valuesOf(manager, 'company', piece, [own]) : new Map();
    for (const company of companies) {
      const { id } = company;
      if (kind === 'column') states.set(id, company[field as MendColumn]);
      else if (kind === 'level') {
        if (hasLevel(company)) states.set(id, levelState(company.level, company.isLevelHeld));
      } else if (kind === 'own') states.set(id, asText(values.get(id)?.[own?.code ?? '']));
      else states.set(id, tagged.has(id) ? '1' : null);
    }
  }
  return states;
}

const asText = (value: string | string[] | undefined): MendState =>
  value === undefined ? null : Array.isArray(value) ? [...value].sort().join('; ') : value;

/** The own field that a mending names, while it is in use. */
export async function ownField(manager: EntityManager, field: string): Promise<CustomField | null> {
  const fields = await activeFields(manager, 'company');
  return fields.find(one => `f_${one.code}` === field) ?? null;
}

/** Puts the field of companies into a state, in the caller's transaction; a statement or two for all of them. */
export async function writeState(
  manager: EntityManager,
  mend: Mend,
  ids: readonly number[],
  state: MendState,
  before: ReadonlyMap<number, MendState>,
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  const { field, value } = mend;
  const kind = mendKind(field);
  if (kind === 'level') return writeLevels(manager, mend, ids, state, before, now);
  const where = { id: In([...ids]) };
  const changed = kind === 'column' ? { [field]: state } : {};
  await manager.update(Company, where, { ...changed, version: () => '"version" + 1' });
  if (kind === 'own') await writeOwn(manager, field, ids, state);
  if (kind !== 'addTag' && kind !== 'removeTag') return;
  const tagged = { companyId: In([...ids]), folded: tagKey(value) };
  await manager.delete(CompanyTag, tagged);
  if (state !== null) await insertRows(manager, CompanyTag, ids.flatMap(id => tagRows(id, [value ?? '']))); // prettier-ignore
}

async function writeOwn(
  manager: EntityManager,
  field: string,
  ids: readonly number[],
  state: MendState,
): Promise<void> {
  const own = await ownField(manager, field);
  if (!own) return;
  const rows = readFieldValue(own, state === null ? null : own.kind === 'choices' ? state.split('; ') : state);
  if ('code' in rows) return;
  await manager.delete(CustomValue, { companyId: In([...ids]), fieldId: own.id });
  const filled = ids.flatMap(companyId =>
    rows.map((row, position) => ({ ...row, companyId, contactId: null, fieldId: own.id, position })),
  );
  await insertRows(manager, CustomValue, filled);
}

async function writeLevels(
  manager: EntityManager,
  { reason, userId }: Mend,
  ids: readonly number[],
  state: MendState,
  before: ReadonlyMap<number, MendState>,
  now: Date,
): Promise<void> {
  const { level, isHeld } = readLevelState(state);
  const standing = (await levelSteps(manager)).find(step => step.code === level)?.standing ?? 'new';
  await manager.update(Company, { id: In([...ids]) }, { level, standing, isLevelHeld: isHeld });
  const told = { at: now, kind: isHeld ? 'level_held' : 'level_released', rule: null, userId, reason };
  await insertRows(
    manager,
    CompanyEvent,
    ids.map(companyId => {
      const fromValue = readLevelState(before.get(companyId) ?? null).level;
      return { ...told, companyId, fromValue, toValue: level };
    }),
  );
}
