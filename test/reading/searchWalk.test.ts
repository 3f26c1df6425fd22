import { inTransaction } from '../../service/platform/database/transaction';
import type { Database } from '../../service/platform/database/dataSource';
import { indexMessages } from '../../service/platform/database/searchIndex';
import { captureStatements, planFaults } from '../bench/plans';
import { insertUser } from '../../service/users/accounts.service';
import { grantsOf } from '../../service/users/roles';
import type { Viewer } from '../../service/users/roles';
import type { Role } from '../../service/users/users.schema';
import { findMail, MOST_COUNTED } from '../../service/reading/search.service';
import { closeTestDatabase, openTestDatabase } from '../support/database';

// Enough letters that each way of walking is taken: one after the other, along few messages, along very few, beside a set of many.
const LETTERS = 12_000;
const START = Date.UTC(2026, 0, 1);
const now = new Date('2026-11-21T08:00:00.000Z');
// In another order than that of their numbers.
const minuteOf = (id: number) => (id * 7919) % LETTERS;
const ids = Array.from({ length: LETTERS }, (_one, at) => at + 1).sort((a, b) => minuteOf(b) - minuteOf(a));

/** Who has a copy of what: mailbox 1 belongs to the first, and so on. */
const copies: readonly ((id: number) => boolean)[] = [
  id => id % 380 === 1,
  id => id % 2_399 === 5,
  // Many, all of them old.
  id => minuteOf(id) < 8_000 && id % 5 !== 0,
];
const textOf = (id: number) =>
  [
    // Words that begin alike: more than are asked for by name, and many.
    `毛${String.fromCharCode(0x4e00 + (id % 700))}`,
    `竹${String.fromCharCode(0x4e00 + (id % 200))}`,
    ...['tray', id % 3 === 0 ? 'bamboo' : 'steel', `size${id % 11}`],
    ...(id % 50 === 1 ? ['mirador'] : []),
    // Of the two phrases one is in every second of the letters with its rare word.
    ...(id % 20 === 1 ? [id % 40 === 1 ? 'harbour tray office' : 'harbour of the tray'] : []),
    ...(id === 4_801 ? ['onlyonce'] : []),
  ].join(' ');
const holds = (word: string) => (id: number) => ` ${textOf(id)} `.includes(` ${word} `);

let database: Database;
let viewers: Record<string, Viewer>;

async function makeLetters(): Promise<void> {
  const stamp = (minute: number) => new Date(START + minute * 60_000).toISOString().replace('T', ' ').replace('Z', '');
  const rows = JSON.stringify(ids.map(id => ({ id, at: stamp(minuteOf(id)), boxes: copies.map(has => has(id)) })));
  await inTransaction(database, async manager => {
    await manager.query(
      `INSERT INTO "conversation" ("id", "key", "subject", "foldedSubject", "firstAt", "lastAt") VALUES (1, 'k', '', '', ?, ?)`,
      [stamp(0), stamp(0)],
    );
    await manager.query(
      `INSERT INTO "message" ("id", "identity", "conversationId", "kind", "direction", "subject", "fromName", "fromAddress", "sentAt", "preview", "hasAttachments", "size", "isIdReused", "importedAt")
       SELECT "value" ->> 'id', "value" ->> 'id', 1, 'normal', 'in', '', '', '', "value" ->> 'at', '', 0, 1, 0, "value" ->> 'at' FROM json_each(?)`,
      [rows],
    );
    for (const box of copies.keys()) {
      await manager.query(
        `INSERT INTO "mailbox" ("id", "address", "name", "isShared", "ownerId", "isActive", "version", "createdAt") VALUES (?, ?, '', 0, ?, 1, 1, ?)`,
        [box + 1, `box${box + 1}@haitu.example`, box + 1, stamp(0)],
      );
      await manager.query(
        `INSERT INTO "mailbox_message" ("mailboxId", "messageId", "folder", "sourceHash", "sentAt", "importedAt")
         SELECT ${box + 1}, "value" ->> 'id', '', '', "value" ->> 'at', "value" ->> 'at' FROM json_each(?) WHERE "value" ->> '$.boxes[${box}]' = 1`,
        [rows],
      );
    }
    const blank = { subject: '', sender: '', recipients: '', copied: '', files: '', inside: '' };
    await indexMessages(
      manager,
      ids.map(id => ({ ...blank, messageId: id, sentAt: new Date(START + minuteOf(id) * 60_000), body: textOf(id) })),
    );
  });
}

beforeAll(async () => {
  database = await openTestDatabase();
  viewers = {};
  for (const [name, role] of [
    ['few', 'trader'],
    ['very few', 'trader'],
    ['many', 'trader'],
    ['nothing', 'trader'],
  ] as [string, Role][]) {
    const person = { address: `${name.replace(' ', '')}@haitu.example`, name, roles: [role] };
    const { id } = await inTransaction(database, manager => insertUser(manager, person, now));
    viewers[name] = { userId: id, name, roles: [role], grants: grantsOf([role]), ownerIds: [id] };
  }
  await makeLetters();
});
afterAll(() => closeTestDatabase(database));

const visible: Record<string, (id: number) => boolean> = {
  few: copies[0] as (id: number) => boolean,
  'very few': copies[1] as (id: number) => boolean,
  many: copies[2] as (id: number) => boolean,
  nothing: () => false,
};

const queries: [q: string, fits: (id: number) => boolean][] = [
  ['tray', () => true],
  ['bamboo', holds('bamboo')],
  ['bamb', holds('bamboo')],
  ['mirador', holds('mirador')],
  ['onlyonce', holds('onlyonce')],
  ['tray -bamboo', id => !holds('bamboo')(id)],
  ['size5 tray', holds('size5')],
  ['mirador OR size7', id => holds('mirador')(id) || holds('size7')(id)],
  ['"harbour tray"', holds('harbour tray')],
  ['harbour.tray', holds('harbour tray')],
  ['毛', () => true],
  ['毛 bamboo', holds('bamboo')],
  ['竹', () => true],
  ['竹 size5', holds('size5')],
  ['nowhere', () => false],
  ['bamboo before:2026-01-03', id => holds('bamboo')(id) && minuteOf(id) < 2 * 24 * 60 - 8 * 60],
];
const cases = Object.keys(visible).flatMap(name => queries.map(([q, fits]) => [name, q, fits] as const));

describe('somebody who may see hardly anything of what is found', () => {
  test.each(cases)('%s: %s finds all of his, newest first, page by page', async (name, q, fits) => {
    const expected = ids.filter(id => (visible[name] as (id: number) => boolean)(id) && fits(id));
    const found: number[] = [];
    let cursor: string | undefined;
    // Of long lists the beginning is enough.
    for (let page = 0; page < 12; page += 1) {
      const asked = { q, limit: 23, ...(cursor ? { cursor } : {}) };
      const answer = await findMail(database.manager, viewers[name] as Viewer, asked, now);
      found.push(...answer.hits.map(hit => hit.id));
      if (page === 0 && answer.isMore) {
        expect(answer.count).toBeLessThanOrEqual(Math.min(MOST_COUNTED, expected.length));
        expect(answer.count).toBeGreaterThanOrEqual(Math.min(23, expected.length));
      } else if (page === 0) expect(answer.count).toBe(expected.length);
      else expect(answer.count).toBeNull();
      cursor = answer.nextCursor ?? undefined;
      if (cursor === undefined) break;
    }
    expect(found).toEqual(expected.slice(0, found.length));
    expect(found.length).toBe(Math.min(expected.length, 12 * 23));
  });

  test('a mailbox of his with many letters is a way to walk too', async () => {
    const expected = ids.filter(id => copies[2]!(id) && holds('bamboo')(id));
    const answer = await findMail(database.manager, viewers.many as Viewer, { q: 'in:box3 bamboo', limit: 50 }, now);
    expect(answer.hits.map(hit => hit.id)).toEqual(expected.slice(0, 50));
    expect(answer).toMatchObject({ count: MOST_COUNTED, isMore: true });
  });

  test.each(Object.keys(visible))('%s: no large table is read from one end to the other', async name => {
    const statements = await captureStatements(database.manager.connection, async () => {
      await findMail(database.manager, viewers[name] as Viewer, { q: 'tray', limit: 30 }, now);
      await findMail(database.manager, viewers[name] as Viewer, { q: 'harbour.tray', limit: 30 }, now);
    });
    expect(statements.length).toBeGreaterThan(3);
    expect(await planFaults(database.manager, statements)).toEqual([]);
  });
});
