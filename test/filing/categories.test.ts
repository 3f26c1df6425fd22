import type { EntityManager } from 'typeorm';
import { Company } from '../../service/companies/company.entity';
import type { Context } from '../../service/context';
import { setCategory } from '../../service/filing/categories/categories.service';
import { MessageCategory } from '../../service/filing/categories/category.entity';
import { listRunMessages, listRuns } from '../../service/filing/rules/results.service';
import { rulesJobs } from '../../service/filing/rules/rules.jobs';
import type { RuleBody } from '../../service/filing/rules/rules.schema';
import { changeRule, createRule, switchRule } from '../../service/filing/rules/rules.service';
import { FilingRuleDetail } from '../../service/filing/rules/rule.entity';
import { RULE_RUN, startRun, undoRun } from '../../service/filing/rules/runs.service';
import { inTransaction } from '../../service/platform/database/transaction';
import { Job } from '../../service/platform/queue/job.entity';
import { listMessages } from '../../service/reading/listing.service';
import { readMessage } from '../../service/reading/reading.service';
import { AuditEntry } from '../../service/users/user.entity';
import { captureStatements, planFaults } from '../bench/plans';
import { closeTestContext, openTestContext } from '../support/context';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld, settleFiling } from '../support/world';

let context: Context;
let world: TestWorld;
beforeEach(async () => {
  context = await openTestContext();
  world = await makeWorld(context);
  await settleFiling(context);
});
afterEach(() => closeTestContext(context));

const manager = () => context.database.manager;
const write = <T>(work: (writer: EntityManager) => Promise<T>) => inTransaction(context.database, work);
const give = (id: number, category: string | null, version: number, viewer = world.viewers.liNa) =>
  write(writer => setCategory(writer, viewer, id, category, version, context.clock()));
const categoryOf = async (messageId: number) => (await manager().findOneBy(MessageCategory, { messageId }))?.category;
let sent = 0;
async function receive(subject: string, mailbox = world.mailboxes.liNa) {
  sent += 1;
  const raw = letter({ subject, id: `category${sent}@nordlicht.example`, text: `Letter ${sent}.` });
  return (await deliver(context, mailbox, raw)) as number;
}
const body: RuleBody = {
  name: 'Orders',
  conditions: [{ field: 'words', isNot: false, values: ['purchase order'] }],
  action: 'categorise',
  category: 'order',
  coverage: 'own',
};
const versionOf = async (ruleId: number) => (await manager().findOneByOrFail(FilingRuleDetail, { ruleId })).version;
async function makeRule(more: Partial<RuleBody> = {}) {
  return write(writer => createRule(writer, world.viewers.liNa, { ...body, ...more }, context.clock()));
}
async function turnOn(id: number) {
  const version = await versionOf(id);
  await write(writer => switchRule(writer, world.viewers.liNa, id, version, 'active', '2026-11-21', context.clock()));
}
async function settleRuns() {
  const [definition] = rulesJobs(context);
  for (;;) {
    const job = await manager().findOneBy(Job, { name: RULE_RUN, state: 'waiting' });
    if (!job) return;
    await write(writer => writer.delete(Job, { id: job.id }));
    await definition?.handler(job.payload, {
      id: job.id,
      key: job.key,
      attempt: 1,
      signal: new AbortController().signal,
    });
  }
}
async function run(id: number, kind: 'try' | 'apply') {
  const version = await versionOf(id);
  const runId = await write(writer => startRun(writer, world.viewers.liNa, id, kind, version, context.clock()));
  await settleRuns();
  return runId;
}

describe('a category given by hand', () => {
  it('stands in the list and on the mail, is filtered by, and taken back', async () => {
    const [order, other] = [await receive('Our order'), await receive('Catalogue')];
    const given = await give(order, 'order', 0);
    expect(given).toEqual({ category: 'order', by: 'li.na', rule: null, version: 1 });
    expect((await readMessage(context, world.viewers.liNa, order, false)).category).toEqual(given);
    const list = async (query: Parameters<typeof listMessages>[2]) =>
      (await listMessages(manager(), world.viewers.liNa, query)).messages.map(one => [one.id, one.category]);
    expect(await list({ category: 'order' })).toEqual([[order, 'order']]);
    expect(await list({ category: 'order', q: 'order' })).toEqual([[order, 'order']]);
    expect(await list({})).toEqual(expect.arrayContaining([[other, undefined]]));
    expect(await list({ category: 'sample' })).toEqual([]);
    await give(order, null, 1);
    expect(await list({ category: 'order' })).toEqual([]);
  });

  it('is in the audit log with what stood before', async () => {
    const id = await receive('Our order');
    await give(id, 'order', 0);
    await give(id, 'sample', 1);
    const entries = await manager().findBy(AuditEntry, { action: 'message.categorised', subjectId: id });
    expect(entries.map(entry => entry.details)).toEqual([
      { before: { category: null }, after: { category: 'order' } },
      { before: { category: 'order' }, after: { category: 'sample' } },
    ]);
  });

  it.each([
    ['is none of the list', 'liNa', 'nonsense', 0, 'dictionary.unknown_code'],
    ['was seen before somebody else gave another', 'liNa', 'order', 7, 'version.changed'],
    ['is for a mail that he may not see', 'wangLei', 'order', 0, 'message.not_found'],
  ] as const)('is refused where it %s', async (_why, who, category, version, code) => {
    const id = await receive('Our order');
    await expect(give(id, category, version, world.viewers[who])).rejects.toMatchObject({ code });
  });
});

describe('a rule that gives a category', () => {
  it('gives it to what comes, and leaves the filing alone', async () => {
    await turnOn(await makeRule());
    const [order, other] = [await receive('Purchase order 7'), await receive('Catalogue')];
    expect([await categoryOf(order), await categoryOf(other)]).toEqual(['order', undefined]);
    const nordlicht = await manager().findOneByOrFail(Company, { externalKey: 'nordlicht' });
    const { filing, category } = await readMessage(context, world.viewers.liNa, order, false);
    expect(filing.filings.map(one => one.company.id)).toEqual([nordlicht.id]);
    expect(category).toMatchObject({ category: 'order', by: null, rule: 'Orders' });
  });

  it('that was changed and applied anew keeps what it gives now, when its first application is taken back', async () => {
    const old = await receive('purchase order 1');
    const id = await makeRule();
    await turnOn(id);
    const first = await run(id, 'apply');
    const changed = { ...body, category: 'payment' };
    const version = await versionOf(id);
    await write(writer => changeRule(writer, world.viewers.liNa, id, version, changed, context.clock()));
    await run(id, 'apply');
    expect(await categoryOf(old)).toBe('payment');
    await write(writer => undoRun(writer, world.viewers.liNa, first, context.clock()));
    await settleRuns();
    expect(await categoryOf(old)).toBe('payment');
  });

  it('is tried first, applied to the past, and taken back whole; what a person gave or took away stays', async () => {
    const plain = await receive('Purchase order 1');
    const sample = await receive('Purchase order 2');
    const bare = await receive('Purchase order 3');
    await give(sample, 'sample', 0);
    await give(bare, 'order', 0);
    await give(bare, null, 1);
    const id = await makeRule();
    const trial = await run(id, 'try');
    const { messages } = await listRunMessages(manager(), world.viewers.liNa, trial);
    expect(messages).toMatchObject([{ id: plain, before: { category: null }, after: { category: 'order' } }]);
    expect(await listRuns(manager(), world.viewers.liNa, id)).toMatchObject([
      { matched: 3, changed: 1, kept: [{ reason: 'person', count: 2 }] },
    ]);
    expect(await categoryOf(plain)).toBeUndefined();
    await turnOn(id);
    const applied = await run(id, 'apply');
    const all = () => Promise.all([plain, sample, bare].map(categoryOf));
    expect(await all()).toEqual(['order', 'sample', null]);
    await write(writer => undoRun(writer, world.viewers.liNa, applied, context.clock()));
    await settleRuns();
    expect(await all()).toEqual([undefined, 'sample', null]);
  });

  it.each([
    ['names none', { category: null }, 'rule.no_category'],
    ['names one that is not in the list', { category: 'nonsense' }, 'dictionary.unknown_code'],
  ])('is refused where it %s', async (_why, more, code) => {
    await expect(makeRule(more)).rejects.toMatchObject({ code });
  });
});

describe('lists by category and of warnings in a large archive', () => {
  beforeEach(async () => {
    const first = await receive('Seed');
    const { writer } = context.database;
    await writer.query('PRAGMA foreign_keys = OFF');
    const numbers = 'WITH RECURSIVE "n"("i") AS (SELECT 1 UNION ALL SELECT "i" + 1 FROM "n" WHERE "i" < 4000)';
    const copy = async (table: string, made: Record<string, string>, from: string) => {
      const info = (await writer.query(`PRAGMA table_info("${table}")`)) as { name: string }[];
      const columns = info.map(column => column.name).filter(name => name !== 'id');
      const picked = columns.map(name => made[name] ?? `"s"."${name}"`).join(', ');
      await writer.query(
        `INSERT INTO "${table}" (${columns.map(name => `"${name}"`).join(', ')}) SELECT ${picked} FROM (SELECT * FROM "${table}" LIMIT 1) "s", ${from}`,
      );
    };
    const sentAt = `datetime('2026-03-02', '-' || "i" || ' minutes') || '.000'`;
    await copy('message', { identity: `'x' || "i"`, sentAt }, `(${numbers} SELECT "i" FROM "n")`);
    await copy('filing', { messageId: '"t"."id"', sentAt: '"t"."sentAt"' }, `"message" "t" WHERE "t"."id" > ${first}`);
    const rare = `FROM "message" WHERE "id" % 500 = 0`;
    await writer.query(
      `INSERT INTO "message_category" ("messageId", "category", "sentAt", "at", "version") SELECT "id", 'order', "sentAt", "sentAt", 1 ${rare}`,
    );
    for (const key of ['a', 'b'])
      await writer.query(
        `INSERT INTO "message_warning" ("messageId", "code", "key", "severity", "values", "evidence", "state", "note", "sentAt", "version") SELECT "id", 'reply_to', '${key}', 'notice', '{}', '[]', 'open', '', "sentAt", 1 ${rare}`,
      );
    await writer.query('ANALYZE');
  });

  it.each([
    ['with warnings, to the owner', 'zhouMin', { warned: true }, 'message_warning'],
    ['with warnings, to a trader', 'liNa', { warned: true }, 'message_warning'],
    ['of a category, to the owner', 'zhouMin', { category: 'order' }, 'message_category'],
    ['of a category, to a trader', 'liNa', { category: 'order' }, 'message_category'],
  ] as const)('are read along an index %s', async (_what, who, query, table) => {
    const statements = await captureStatements(manager().connection, async () => {
      const { messages } = await listMessages(manager(), world.viewers[who], { ...query, limit: 5 });
      expect(messages).toHaveLength(5);
    });
    const lists = statements.filter(({ sql }) => sql.includes('UNION') || sql.includes('"list"'));
    expect(lists.length).toBeGreaterThan(0);
    const steps: string[] = [];
    for (const { sql, parameters } of lists)
      for (const step of (await manager().query(`EXPLAIN QUERY PLAN ${sql}`, parameters)) as { detail: string }[])
        steps.push(step.detail);
    // The list is driven by the range of the mark; messages are looked up one by one.
    expect(steps.filter(step => step.includes(`_${table}_`)).some(step => step.startsWith('SEARCH d'))).toBe(true);
    expect(steps.filter(step => /^(SCAN|SEARCH) m\b/.test(step)).every(step => step.includes('PRIMARY KEY'))).toBe(
      true,
    );
    expect(await planFaults(manager(), lists)).toEqual([]);
  });

  it('shows a mail with two warnings once, over all pages', async () => {
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await listMessages(manager(), world.viewers.zhouMin, { warned: true, limit: 3, cursor });
      seen.push(...page.messages.map(one => one.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(8);
    expect(new Set(seen).size).toBe(8);
  });
});
