import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { PickReply } from '../companies/companies.schema';
import { Company } from '../companies/company.entity';
import { foldName } from '../companies/names';
import { likeText } from '../companies/paging';
import { visibleCompanySql } from '../companies/visibility';
import type { Context } from '../context';
import type { Viewer } from '../users/roles';
import { RecordNumber, TradeRecord } from './record.entity';
import { recordKey } from './recordKey';
import { findRecordsByNumber } from './records.service';

const MAX_CHOICES = 12;

type Choice = PickReply['choices'][number];

/**
 * Where a message may be filed, for the picker: records of exactly this number, then companies by the beginning or the words of their name, then
 * records by the beginning of their number or words of their title. Only what `viewer` may see; at most twelve.
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
  for (const find of [companiesByName, recordsByNumber, recordsByTitle]) {
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
  const folded = foldName(text) || text.toLowerCase();
  const words = folded.split(' ').slice(0, 8);
  const visible = visibleCompanySql(viewer, 'company');
  const inName = words.map((_word, at) => `company.foldedName LIKE :word${at} ESCAPE '\\'`).join(' AND ');
  const found = await manager
    .createQueryBuilder(Company, 'company')
    .where(`((${inName}) OR company.otherName LIKE :within ESCAPE '\\')`)
    .setParameters(Object.fromEntries(words.map((word, at) => [`word${at}`, `%${likeText(word)}%`])))
    .setParameters({ within: `%${likeText(text)}%`, start: `${likeText(folded)}%` })
    .andWhere(visible.sql, visible.parameters)
    .orderBy(`CASE WHEN company.foldedName LIKE :start ESCAPE '\\' THEN 0 ELSE 1 END`)
    .addOrderBy('company.foldedName')
    .addOrderBy('company.id')
    .limit(MAX_CHOICES)
    .getMany();
  return found.map(company => choiceOf(company, null));
}

async function recordsByNumber(manager: EntityManager, viewer: Viewer, text: string): Promise<Choice[]> {
  const folded = recordKey(text);
  if (folded.length < 2) return [];
  const start = `${likeText(folded)}%`;
  const others = manager
    .createQueryBuilder()
    .subQuery()
    .select('number.recordId')
    .from(RecordNumber, 'number')
    .where(`number.foldedNumber LIKE :start ESCAPE '\\'`);
  const condition = `(record.foldedNumber LIKE :start ESCAPE '\\' OR record.id IN ${others.getQuery()})`;
  return records(manager, viewer, condition, { start });
}

async function recordsByTitle(manager: EntityManager, viewer: Viewer, text: string): Promise<Choice[]> {
  const words = text.split(/\s+/).slice(0, 8);
  const condition = words.map((_word, at) => `record.title LIKE :word${at} ESCAPE '\\'`).join(' AND ');
  const values = Object.fromEntries(words.map((word, at) => [`word${at}`, `%${likeText(word)}%`]));
  return records(manager, viewer, condition, values);
}

/** Open ones first, newest first. */
async function records(
  manager: EntityManager,
  viewer: Viewer,
  condition: string,
  values: Record<string, unknown>,
): Promise<Choice[]> {
  const visible = visibleCompanySql(viewer, 'company');
  const found = await manager
    .createQueryBuilder(TradeRecord, 'record')
    .innerJoin(Company, 'company', 'company.id = record.companyId')
    .where(condition, values)
    .andWhere(visible.sql, visible.parameters)
    .orderBy(`CASE WHEN record.state = 'open' THEN 0 ELSE 1 END`)
    .addOrderBy('record.id', 'DESC')
    .limit(MAX_CHOICES)
    .getMany();
  return withCompanies(manager, viewer, found);
}
