import { listCare } from '../../service/teamwork/lists.service';
import { captureStatements } from '../bench/plans';
import type { Office } from './world';
import { openOffice } from './world';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  const { writer } = office.app.context.database;
  const { sales, liNa, wangLei } = office.world.mailboxes;
  const to = 'Sales <sales@haitu.example>';
  const { messageId } = await office.receive(sales, { to, date: 'Mon, 02 Mar 2026 02:00:00 +0000' });
  await writer.query('PRAGMA foreign_keys = OFF');
  // Every third is done, every fiftieth waits, every seventh is Li Na's.
  await writer.query(`WITH RECURSIVE "n"("i") AS (SELECT 1 UNION ALL SELECT "i" + 1 FROM "n" WHERE "i" < 20000)
    INSERT INTO "mail_care" ("mailboxId", "conversationId", "state", "carerId", "waitingSince", "waitingMessageId", "isDone",
      "lastAt", "lastMessageId", "version", "updatedAt")
    SELECT CASE "i" % 3 WHEN 0 THEN ${sales.id} WHEN 1 THEN ${liNa.id} ELSE ${wangLei.id} END, 1000 + "i",
      CASE WHEN "i" % 50 = 0 THEN 'open' WHEN "i" % 3 = 0 THEN 'done' ELSE 'answered' END,
      CASE WHEN "i" % 7 = 0 THEN ${office.world.viewers.liNa.userId} END,
      CASE WHEN "i" % 50 = 0 THEN datetime('2026-03-02', '-' || "i" || ' minutes') || '.000' END,
      CASE WHEN "i" % 50 = 0 THEN ${messageId} END, CASE WHEN "i" % 50 <> 0 AND "i" % 3 = 0 THEN 1 ELSE 0 END,
      datetime('2026-03-02', '-' || "i" || ' minutes') || '.000', ${messageId}, 1, '2026-03-02 00:00:00.000' FROM "n"`);
  await writer.query('ANALYZE');
});
afterAll(() => office.close());

test.each(['unanswered', 'mine', 'all', 'done'] as const)(
  'the list of what is %s is read along an index of its mailbox, on the first page and behind it',
  async view => {
    const { database } = office.app.context;
    const viewer = office.world.viewers.liNa;
    const read = (cursor?: string) =>
      listCare(database.manager, viewer, { view, limit: 20, cursor }, office.app.time.now);
    const statements = await captureStatements(database.manager.connection, async () => {
      const first = await read();
      expect(first.lines).toHaveLength(20);
      expect((await read(first.nextCursor ?? '')).lines).toHaveLength(20);
    });
    const faults: string[] = [];
    for (const { sql, parameters } of statements.filter(one => one.sql.includes('"mail_care"'))) {
      const plan = (await database.manager.query(`EXPLAIN QUERY PLAN ${sql}`, parameters)) as { detail: string }[];
      faults.push(...plan.map(step => step.detail).filter(step => /^SCAN "?w"?\b|^SCAN mail_care/.test(step)));
    }
    expect(statements.some(one => one.sql.includes('"mail_care"'))).toBe(true);
    expect(faults).toEqual([]);
  },
);

test('every conversation is in the pages once, and in the order that they promise', async () => {
  const { database } = office.app.context;
  const seen: { id: number; since: string | null }[] = [];
  let cursor: string | undefined;
  do {
    const query = { view: 'unanswered' as const, limit: 100, cursor };
    const page = await listCare(database.manager, office.world.viewers.liNa, query, office.app.time.now);
    seen.push(...page.lines.map(line => ({ id: line.id, since: line.waitingSince })));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(new Set(seen.map(one => one.id)).size).toBe(seen.length);
  expect(seen.map(one => one.since)).toEqual(seen.map(one => one.since).sort());
  const [{ n }] = (await database.manager.query(
    `SELECT COUNT(*) AS "n" FROM "mail_care" WHERE "waitingSince" IS NOT NULL AND "mailboxId" <> ${office.world.mailboxes.wangLei.id}`,
  )) as [{ n: number }];
  expect(seen).toHaveLength(n);
});
