import type { EntityManager } from 'typeorm';
import { anyOf, listOf } from '../platform/database/lists';
import { pieces } from '../platform/database/rows';
import { RecordNumber, TradeRecord } from '../records/record.entity';
import type { CompanyFacts, ContactFacts, Knowledge, RecordFacts, RuleFacts, ThreadFacts } from './question';

/** Knowledge whose maps may be added to while a batch is filed: a message of the batch is a thread for the next. */
export interface OpenKnowledge extends Knowledge {
  contactsByAddress: Map<string, ContactFacts[]>;
  companiesByDomain: Map<string, number[]>;
  similarDomains: Map<string, { domain: string; companyId: number }[]>;
  companies: Map<number, CompanyFacts>;
  recordsByNumber: Map<string, RecordFacts[]>;
  records: Map<number, RecordFacts>;
  companiesByName: Map<string, number[]>;
  contactsByName: Map<string, ContactFacts[]>;
  messagesByReference: Map<string, ThreadFacts[]>;
  rules: Map<string, RuleFacts>;
}

// A company's open records are looked through by title; one that has more is known by its numbers.
const MAX_OPEN_RECORDS = 50;

/** Adds to the list of a key. */
export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Rows for many values, by as many statements as the database's bound on parameters asks for. */
export async function inPieces<T, R>(values: Iterable<T>, load: (piece: T[]) => Promise<R[]>): Promise<R[]> {
  const rows: R[] = [];
  for (const piece of pieces([...new Set(values)])) rows.push(...(await load(piece)));
  return rows;
}

/** Records by the numbers of a batch, their own and other ones. */
export async function loadNumbers(
  manager: EntityManager,
  knowledge: OpenKnowledge,
  numbers: ReadonlySet<string>,
): Promise<void> {
  const own = await inPieces(numbers, piece =>
    manager.find(TradeRecord, {
      select: { id: true, foldedNumber: true },
      where: { foldedNumber: anyOf(manager, piece) },
    }),
  );
  const others = await inPieces(numbers, piece =>
    manager.findBy(RecordNumber, { foldedNumber: anyOf(manager, piece) }),
  );
  await loadRecords(manager, knowledge, [...own.map(row => row.id), ...others.map(row => row.recordId)]);
  const add = (number: string, id: number) => {
    const record = knowledge.records.get(id);
    if (record && !knowledge.recordsByNumber.get(number)?.includes(record))
      push(knowledge.recordsByNumber, number, record);
  };
  for (const row of own) add(row.foldedNumber, row.id);
  for (const row of others) add(row.foldedNumber, row.recordId);
}

/** Records by id, with their other numbers; those that are known are not asked for again. */
export async function loadRecords(
  manager: EntityManager,
  knowledge: OpenKnowledge,
  ids: readonly number[],
): Promise<void> {
  const missing = ids.filter(id => !knowledge.records.has(id));
  const rows = await inPieces(missing, piece => manager.findBy(TradeRecord, { id: anyOf(manager, piece) }));
  const numbers = new Map<number, string[]>();
  for (const row of await inPieces(missing, piece =>
    manager.findBy(RecordNumber, { recordId: anyOf(manager, piece) }),
  )) {
    push(numbers, row.recordId, row.foldedNumber);
  }
  for (const row of rows) {
    knowledge.records.set(row.id, {
      id: row.id,
      kind: row.kind,
      number: row.number,
      foldedNumber: row.foldedNumber,
      otherNumbers: numbers.get(row.id) ?? [],
      companyId: row.companyId,
      title: row.title,
      isOpen: row.state === 'open',
      forRecordId: row.forRecordId,
    });
  }
}

/** The open records of companies. */
export async function loadOpenRecords(
  manager: EntityManager,
  knowledge: OpenKnowledge,
  companyIds: Iterable<number>,
): Promise<void> {
  // The newest of each company, and one more than are looked at: a company with very many must not push out those of others.
  const rows = await inPieces(companyIds, async piece => {
    const { list, piece: ids } = listOf(manager, piece);
    const [numbered, parameters] = manager
      .createQueryBuilder(TradeRecord, 'r')
      .select(['r.id AS id', 'r.companyId AS companyId'])
      .addSelect('ROW_NUMBER() OVER (PARTITION BY r.companyId ORDER BY r.id DESC)', 'place')
      .where(`r.companyId IN ${list} AND r.state = 'open'`, { piece: ids })
      .getQueryAndParameters();
    const sql = `SELECT "id", "companyId" FROM (${numbered}) "numbered" WHERE "place" <= ${MAX_OPEN_RECORDS + 1}`;
    return (await manager.query(sql, parameters)) as { id: number; companyId: number }[];
  });
  await loadRecords(
    manager,
    knowledge,
    rows.map(row => row.id),
  );
  for (const { id, companyId } of rows) {
    const company = knowledge.companies.get(companyId);
    const record = knowledge.records.get(id);
    if (!company || !record) continue;
    company.openRecordCount += 1;
    if (company.openRecords.length < MAX_OPEN_RECORDS) company.openRecords.push(record);
  }
}
