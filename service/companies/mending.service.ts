import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { AppError, badRequest } from '../common/errors';
import type { Context } from '../context';
import { insertRows, pieces } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { addJob } from '../platform/queue/jobRows';
import { priorities } from '../platform/queue/queue';
import { audit } from '../users/audit.service';
import { checkCode } from '../users/dictionary.service';
import type { Viewer } from '../users/roles';
import { CompanyGap, MendAct, MendRow } from './cleaning.entity';
import { Company } from './company.entity';
import { findIds } from './companySearch.service';
import { readFieldValue, writeFieldValue } from './customFields';
import { mendKind, shownState, sortBefore, stateAfter } from './mending';
import type { MendBody, MendPreview } from './mending.schema';
import { ownField, readStates } from './mendStates.service';
import { visibleIds } from './similar.service';
import { levelSteps } from './standing.service';
import { actorOf, editableCompanySql } from './visibility';

export const MEND = 'companies.mend';
/** More at once nobody can look over. */
export const MAX_MENDED = 20_000;
const SHOWN = 20;

/** What a mending would do. @throws AppError those of `mend` */
export async function previewMend(context: Context, viewer: Viewer, body: MendBody): Promise<MendPreview> {
  const { manager } = context.database;
  const value = await checkValue(manager, body);
  const ids = await chosenIds(manager, viewer, body, context.clock());
  const editable = await editableIds(manager, viewer, ids);
  const states = await readStates(manager, { field: body.field, value }, editable);
  const after = stateAfter(body.field, value);
  const { same, changed } = sortBefore(states, after);
  const changing = [...changed.values()].flat().sort((a, b) => a - b);
  const first = changing.slice(0, SHOWN);
  const names = new Map((await manager.findBy(Company, { id: In(first) })).map(one => [one.id, one.name]));
  const shown = (state: string | null) => shownState(body.field, value, state);
  return {
    total: ids.length,
    changes: changing.length,
    same: same.length,
    refused: ids.length - states.size,
    lines: first.map(id => ({
      ...{ id, name: names.get(id) ?? '' },
      ...{ from: shown(states.get(id) ?? null), to: shown(after) },
    })),
  };
}

/**
 * Sets one field of many companies, by a job, in pieces. Which companies is settled now: what the filter finds later is not mended.
 *
 * @throws AppError mend.nothing_chosen, mend.too_many, mend.field_unknown, mend.value_missing, mend.reason_missing, mend.value_invalid, and those of the field
 */
export async function mend(context: Context, viewer: Viewer, body: MendBody): Promise<number> {
  const now = context.clock();
  const id = await inTransaction(context.database, async manager => {
    const value = await checkValue(manager, body);
    const ids = await chosenIds(manager, viewer, body, now);
    const { field } = body;
    const reason = body.reason?.trim() || null;
    const added = await manager.insert(MendAct, {
      ...{
        userId: viewer.userId,
        field,
        value: value as never,
        reason,
        state: 'waiting',
        total: ids.length,
        changed: 0,
      },
      ...{ errorCode: null, createdAt: now, doneAt: null, undoneAt: null, undoneById: null },
    });
    const actId = Number(added.identifiers[0]?.id);
    const waiting = { actId, state: 'waiting' as const, before: null };
    await insertRows(manager, MendRow, ids.map(companyId => ({ ...waiting, companyId }))); // prettier-ignore
    const details = { field, value, reason, total: ids.length, filter: body.filter ?? null };
    await audit(manager, actorOf(viewer), 'companies.mended', { type: 'mend', id: actId }, details, now);
    await addJob(manager, MEND, `${actId}:0`, { actId }, { priority: priorities.interactive, lane: MEND });
    return actId;
  });
  context.queue.wake();
  return id;
}

async function chosenIds(manager: EntityManager, viewer: Viewer, body: MendBody, now: Date): Promise<number[]> {
  const found = body.ids
    ? await visibleIds(manager, viewer, [...new Set(body.ids)])
    : await filtered(manager, viewer, body, now);
  const ids = [...found].sort((a, b) => a - b);
  if (ids.length === 0)
    throw badRequest('mend.nothing_chosen', 'No company is chosen. Choose some, or change the filter.');
  if (ids.length <= MAX_MENDED) return ids;
  const message = `More than ${MAX_MENDED} companies are chosen. Narrow the filter and go on in parts.`;
  throw badRequest('mend.too_many', message, { most: MAX_MENDED });
}

async function filtered(manager: EntityManager, viewer: Viewer, { filter }: MendBody, now: Date): Promise<number[]> {
  if (!filter) return [];
  const { missing, ...search } = filter;
  const ids = await findIds(manager, viewer, search, now, missing ? 1_000_000 : MAX_MENDED + 1);
  if (!missing) return ids;
  const gaps = new Set<number>();
  for (const piece of pieces(ids))
    for (const gap of await manager.findBy(CompanyGap, { field: missing, companyId: In(piece) }))
      gaps.add(gap.companyId);
  return [...gaps];
}

/** Those of companies that the viewer may change. */
export async function editableIds(manager: EntityManager, viewer: Viewer, ids: readonly number[]): Promise<number[]> {
  const editable = editableCompanySql(viewer, 'company');
  const found: number[] = [];
  for (const piece of pieces(ids)) {
    const rows = await manager
      .createQueryBuilder(Company, 'company')
      .select('company.id', 'id')
      .where('company.id IN (:...piece)', { piece })
      .andWhere(editable.sql, editable.parameters)
      .orderBy('company.id')
      .getRawMany<{ id: number }>();
    found.push(...rows.map(row => row.id));
  }
  return found;
}

/** The value in its normal form. */
async function checkValue(manager: EntityManager, body: MendBody): Promise<string | null> {
  const { field } = body;
  const value = body.value?.trim() || null;
  switch (mendKind(field)) {
    case 'column':
      if (field !== 'country') await checkCode(manager, field as 'industry', value);
      else if (value !== null && !/^[A-Za-z]{2}$/.test(value))
        throw badRequest('company.country_invalid', 'A country is written with two letters, like DE or CN.', {
          country: value,
        });
      return field === 'country' ? (value?.toUpperCase() ?? null) : value;
    case 'addTag':
    case 'removeTag':
      if (value === null || value.length > 60)
        throw badRequest('mend.value_missing', 'Say which tag, in at most 60 characters.');
      return value.replace(/\s+/g, ' ');
    case 'level':
      return checkLevel(manager, value, body.reason);
    case 'own':
      return checkOwn(manager, field, value);
    default:
      throw badRequest('mend.field_unknown', 'This field cannot be set for many at once. Choose another.', { field });
  }
}

async function checkLevel(manager: EntityManager, value: string | null, reason: string | undefined): Promise<string> {
  const step = (await levelSteps(manager)).find(one => one.code === value);
  if (!step?.isActive)
    throw badRequest('company.level_unknown', 'There is no such level. Choose one from the list.', { level: value });
  if (!reason?.trim())
    throw badRequest('mend.reason_missing', 'Say why the level changes: it stands in the history of each company.');
  return step.code;
}

async function checkOwn(manager: EntityManager, field: string, value: string | null): Promise<string | null> {
  const own = await ownField(manager, field);
  if (!own) throw badRequest('field.unknown', `There is no field "${field}".`, { code: field });
  const rows = readFieldValue(own, value);
  if ('code' in rows) {
    const details = {
      ...rows.values,
      field: own.code,
      name: own.nameZh === own.nameEn ? own.nameEn : `${own.nameZh} / ${own.nameEn}`,
    };
    throw new AppError(rows.code, 400, `The value of "${own.nameEn}" does not do.`, { details });
  }
  if (rows.length === 0 && own.isRequired)
    throw badRequest('field.required', `"${own.nameEn}" must be filled in.`, { field: own.code, name: own.nameEn });
  const texts = rows.map(row => writeFieldValue(own.kind, row as never));
  return texts.length === 0 ? null : own.kind === 'choices' ? texts.sort().join('; ') : (texts[0] ?? null);
}
