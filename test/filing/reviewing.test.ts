import type { Context } from '../../service/context';
import { fileByPerson, markNotBusiness } from '../../service/filing/deciding.service';
import { FilingStatus } from '../../service/filing/filing.entity';
import { countReview, listReview } from '../../service/filing/reviewing.service';
import { undoAct } from '../../service/filing/undoing.service';
import { Company } from '../../service/companies/company.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import type { Viewer } from '../../service/users/roles';
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

const stranger = (at: number, to = 'li.na@haitu.example') =>
  letter({
    id: `s${at}@casasole.example`,
    from: `Marco Rossi <m${at}@casasole.example>`,
    to,
    subject: `bamboo trays ${at}`,
    date: `Mon, 02 Feb 2026 0${at % 10}:00:00 +0000`,
    text: `We need ${at} bamboo trays. Please quote.`,
  });

const list = (viewer: Viewer, query = {}) =>
  listReview(context.database.manager, viewer, query, context.clock(), context.clock());

/** What the queue must hold, told from the tables that it is made of. */
async function expected(): Promise<unknown[]> {
  return context.database.manager.query(
    `SELECT c."messageId", c."mailboxId", s."sentAt", s."category" FROM "mailbox_message" c
     INNER JOIN "filing_status" s ON s."messageId" = c."messageId" WHERE s."state" = 'review' ORDER BY 1, 2`,
  ) as Promise<unknown[]>;
}
const kept = () =>
  context.database.manager.query(
    'SELECT "messageId", "mailboxId", "sentAt", "category" FROM "review_copy" ORDER BY 1, 2',
  ) as Promise<unknown[]>;

test('the queue of a mailbox follows every decision and every copy that comes', async () => {
  const { liNa, wangLei } = world.mailboxes;
  const first = (await deliver(context, liNa, stranger(1))) as number;
  const second = (await deliver(context, liNa, stranger(2))) as number;
  await deliver(context, wangLei, stranger(2));
  expect(await kept()).toEqual(await expected());
  expect(await kept()).toHaveLength(3);
  const version = async (messageId: number) =>
    (await context.database.manager.findOneByOrFail(FilingStatus, { messageId })).version;
  const company = await context.database.manager.findOneByOrFail(Company, { externalKey: 'nordlicht' });
  const body = { companyId: company.id, scope: 'message' as const, version: await version(first) };
  const { actId } = await inTransaction(context.database, manager =>
    fileByPerson(manager, world.viewers.liNa, first, body, context.clock()),
  );
  expect(await kept()).toEqual(await expected());
  expect(await kept()).toHaveLength(2);
  await inTransaction(context.database, manager => undoAct(manager, world.viewers.liNa, actId, context.clock()));
  expect(await kept()).toEqual(await expected());
  expect(await kept()).toHaveLength(3);
  const away = { scope: 'message' as const, version: await version(second) };
  await inTransaction(context.database, manager =>
    markNotBusiness(manager, world.viewers.liNa, second, away, context.clock()),
  );
  expect(await kept()).toEqual(await expected());
  expect(await kept()).toHaveLength(1);
});

test('pages of the queue hold every item once, newest first, also where it lies in two mailboxes of one person', async () => {
  const { liNa } = world.mailboxes;
  for (let at = 1; at <= 7; at += 1) await deliver(context, liNa, stranger(at));
  const seen: number[] = [];
  const times: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list(world.viewers.liNa, {
      limit: 2,
      ...(cursor ? { cursor } : {}),
    });
    seen.push(...page.items.map(item => item.messageId));
    times.push(...page.items.map(item => item.sentAt));
    cursor = page.nextCursor;
  } while (cursor);
  expect(new Set(seen).size).toBe(7);
  expect(seen).toHaveLength(7);
  expect(times).toEqual([...times].sort().reverse());
  expect(await countReview(context.database.manager, world.viewers.liNa, context.clock())).toMatchObject({ all: 7 });
});

test('nobody has what waits in the mailbox of another in his queue', async () => {
  await deliver(context, world.mailboxes.liNa, stranger(1));
  expect((await list(world.viewers.wangLei)).items).toEqual([]);
  expect((await list(world.viewers.wangLei)).counts).toEqual({ all: 0 });
});
