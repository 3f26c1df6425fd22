import { readNextAttachments } from '../../service/mail/attachmentTexts.service';
import { AttachmentText } from '../../service/mail/attachmentText.entity';
import { indexPast, isIndexingPast } from '../../service/mail/indexing.service';
import { Attachment } from '../../service/mail/message.entity';
import { hasOldIndex, searchRaw } from '../../service/platform/database/search';
import { inTransaction } from '../../service/platform/database/transaction';
import { findMail } from '../../service/reading/search.service';
import { buildTestContext } from '../support/app';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld } from '../support/world';

let made: Awaited<ReturnType<typeof buildTestContext>>;
let world: TestWorld;
const found = async (q: string) =>
  (await findMail(made.context.database.manager, world.viewers.liNa, { q, limit: 50 }, made.time.now)).hits.map(
    hit => hit.id,
  );
const send = (n: number, text: string) =>
  deliver(made.context, world.mailboxes.liNa, letter({ id: `${n}@x.example`, subject: `Letter ${n}`, text }));

beforeEach(async () => {
  made = await buildTestContext();
  world = await makeWorld(made.context);
});
afterEach(() => made.close());

describe('after an upgrade', () => {
  /** The index as it was before the upgrade: by number, and the new one empty. */
  async function asBefore(): Promise<void> {
    await inTransaction(made.context.database, async manager => {
      await manager.query(
        `CREATE VIRTUAL TABLE "message_search_old" USING fts5("subject", "people", "body", "attachments", content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2")`,
      );
      await manager.query(
        'INSERT INTO "message_search_old" ("rowid", "subject", "people", "body", "attachments") SELECT "m"."id", "m"."subject", \'\', "b"."text", \'\' FROM "message" "m" INNER JOIN "message_body" "b" ON "b"."messageId" = "m"."id"',
      );
      await manager.query('DELETE FROM "message_search" WHERE "rowid" IN (SELECT "place" FROM "message_search_place")');
      await manager.query('DELETE FROM "message_search_place"');
      await manager.query(`INSERT INTO "setting" ("key", "value") VALUES ('search.past', '{"below":2147483647}')`);
    });
  }

  test('the past comes into the new index, the newest first, and goes on after a crash; then the old one is gone', async () => {
    for (let n = 1; n <= 120; n += 1) await send(n, `bamboo PI26-${1000 + n}`);
    const all = await found('letter');
    expect(all).toHaveLength(50);
    await asBefore();
    expect(await found('letter')).toEqual([]);
    expect(await isIndexingPast(made.context.database.manager)).toBe(true);
    expect(await searchRaw(made.context.database.manager, ['pi26 1003'], 0, 10)).toHaveLength(1);

    expect(await indexPast(made.context)).toBe(true);
    expect(await found('PI26-1120')).toHaveLength(1);
    expect(await found('PI26-1003')).toHaveLength(0);
    await send(121, 'bamboo that comes meanwhile');
    while (await indexPast(made.context));
    expect(await found('PI26-1003')).toHaveLength(1);
    expect(await found('meanwhile')).toHaveLength(1);
    expect(await isIndexingPast(made.context.database.manager)).toBe(false);
    expect(await hasOldIndex(made.context.database.manager)).toBe(false);
    expect(await searchRaw(made.context.database.manager, ['pi26 1003'], 0, 10)).toHaveLength(1);
  }, 60_000);

  test('running it twice, or beside itself, changes nothing', async () => {
    await send(1, 'bamboo');
    await asBefore();
    await Promise.all([indexPast(made.context), indexPast(made.context)]);
    while (await indexPast(made.context));
    expect(await found('bamboo')).toHaveLength(1);
    expect(await indexPast(made.context)).toBe(false);
  });
});

describe('text inside attachments', () => {
  const withFile = (n: number, name: string, words: string) =>
    deliver(
      made.context,
      world.mailboxes.liNa,
      Buffer.from(
        `From: a@nordlicht.example\r\nTo: li.na@haitu.example\r\nSubject: F${n}\r\nMessage-ID: <f${n}@x>\r\nDate: Mon, 02 Nov 2026 09:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nsee\r\n--b\r\nContent-Type: text/plain; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${words}\r\n--b--\r\n`,
      ),
    );
  const signal = new AbortController().signal;

  test('is read once for each content, new mail before the past, and found under each letter that has it', async () => {
    await withFile(1, 'old.txt', 'walnut');
    await withFile(2, 'same.txt', 'walnut');
    const [first] = await made.context.database.manager.find(Attachment, { order: { id: 'DESC' } });
    // As the upgrade leaves it: these two are the past.
    await inTransaction(made.context.database, manager =>
      manager.query(
        `INSERT INTO "setting" ("key", "value") VALUES ('search.attachments', '{"upTo":${first?.id},"below":${(first?.id ?? 0) + 1}}')`,
      ),
    );
    await withFile(3, 'new.txt', 'cherry');
    const order: string[] = [];
    const reader = {
      read: async ({ bytes, name }: { bytes: Buffer; name: string }) => {
        order.push(name);
        return { state: 'read' as const, text: bytes.toString() };
      },
      close: async () => undefined,
    };
    while (await readNextAttachments(made.context, reader, signal));
    expect(order).toEqual(['new.txt', 'same.txt']);
    expect(await found('walnut')).toHaveLength(2);
    expect(await found('cherry')).toHaveLength(1);
    expect(await readNextAttachments(made.context, reader, signal)).toBe(false);
  });

  test('that cannot be read leaves a note, and the others are read', async () => {
    await withFile(1, 'bad.txt', 'x');
    await withFile(2, 'good.txt', 'cherry');
    const reader = {
      read: async ({ bytes, name }: { bytes: Buffer; name: string }) =>
        name === 'bad.txt'
          ? { state: 'not_readable' as const, text: '' }
          : { state: 'read' as const, text: bytes.toString() },
      close: async () => undefined,
    };
    while (await readNextAttachments(made.context, reader, signal));
    const rows = await made.context.database.manager.find(AttachmentText, { order: { id: 'ASC' } });
    expect(rows.map(row => row.state)).toEqual(['not_readable', 'read']);
    expect(await found('cherry')).toHaveLength(1);
  });
});
