import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { PickReply } from '../companies/companies.schema';
import { Company } from '../companies/company.entity';
import { namedFromStart, namedIds, soughtWords } from '../companies/inside.service';
import { visibleCompanySql } from '../companies/visibility';
import type { Context } from '../context';
import type { Viewer } from '../users/roles';
import type { TradeRecord } from './record.entity';
import { recordKey } from './recordKey';
import { recordsByNumber, recordsByTitle, recordsOf } from './recordSearch.service';
import { findRecordsByNumber } from './records.service';

const MAX_CHOICES = 12;

type Choice = PickReply['choices'][number];

/**
 * Where a message may be filed, for the picker: records of exactly this number, then companies by the beginning or the words of their name, then
 * records by the beginning or a part of a number, or words of their title. Only what `viewer` may see; at most twelve.
 */
export async function pick(context: Context, viewer: Viewer, q: string): Promise<PickReply> {
  const { manager } = context.database;
  const text = q.trim();
  if (!text) return { choices: [] };
  const choices = new Map<string, Choice>();
  const add = (found: readonly Choice[]) => {
    for (const choice of found) {
      const key = `${choice.companyId}:${choice.recordId ?? ''}`;
      if (choices.size < MAX_CHOICES && !choices.has(key)) choices.set(key, choice);
    }
  };
  add(await withCompanies(manager, viewer, (await findRecordsByNumber(manager, [text])).slice(0, 100)));
  for (const find of [companiesByName, byNumber, byTitle]) {
    if (choices.size < MAX_CHOICES) add(await find(manager, viewer, text));
  }
  return { choices: [...choices.values()] };
}

async function withCompanies(
  manager: EntityManager,
  viewer: Viewer,
  records: readonly TradeRecord[],
): Promise<Choice[]> {
  if (records.length === 0) return [];
  const visible = visibleCompanySql(viewer, 'company');
  const companies = await manager
    .createQueryBuilder(Company, 'company')
    .where({ id: In([...new Set(records.map(record => record.companyId))]) })
    .andWhere(visible.sql, visible.parameters)
    .getMany();
  const byId = new Map(companies.map(company => [company.id, company]));
  return records.flatMap(record => {
    const company = byId.get(record.companyId);
    return company ? [choiceOf(company, record)] : [];
  });
}

function choiceOf(company: Company, record: TradeRecord | null): Choice {
  return {
    companyId: company.id,
    company: company.name,
    isSupplier: company.isSupplier,
    recordId: record?.id ?? null,
    record: record?.number ?? null,
    recordTitle: record?.title ?? null,
  };
}

async function companiesByName(manager: EntityManager, viewer: Viewer, text: string): Promise<Choice[]> {
  const first = await namedFromStart(manager, viewer, text, MAX_CHOICES);
  // Among those that have it inside are those that begin with it.
  const inside =
    first.length < MAX_CHOICES ? await namedIds(manager, viewer, soughtWords(text), MAX_CHOICES + first.length) : [];
  const ids = [...new Set([...first, ...inside])].slice(0, MAX_CHOICES);
  if (ids.length === 0) return [];
  const companies = new Map((await manager.findBy(Company, { id: In(ids) })).map(row => [row.id, row]));
  return ids.flatMap(id => {
    const company = companies.get(id);
    return company ? [choiceOf(company, null)] : [];
  });
}

async function byNumber(manager: EntityManager, viewer: Viewer, text: string): Promise<Choice[]> {
  const folded = recordKey(text);
  if (folded.length < 2) return [];
  const first = await recordsByNumber(manager, viewer, folded, 'start', MAX_CHOICES);
  // Letters alone are the name of something; three signs of a number are the least that people know it by.
  const isPart = first.length < MAX_CHOICES && folded.length > 2 && /\d/.test(folded);
  const inside = isPart ? await recordsByNumber(manager, viewer, folded, 'inside', MAX_CHOICES + first.length) : [];
  return choicesOf(manager, viewer, [...new Set([...first, ...inside])].slice(0, MAX_CHOICES));
}

async function byTitle(manager: EntityManager, viewer: Viewer, text: string): Promise<Choice[]> {
  return choicesOf(manager, viewer, await recordsByTitle(manager, viewer, text, MAX_CHOICES));
}

async function choicesOf(manager: EntityManager, viewer: Viewer, ids: readonly number[]): Promise<Choice[]> {
  return withCompanies(manager, viewer, await recordsOf(manager, ids));
}
