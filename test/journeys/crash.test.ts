import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entities } from '../../service/entities';
import { ImportRun } from '../../service/intake/importRun.entity';
import { getBlobPlace } from '../../service/mail/blobs.service';
import { Attachment, MailboxMessage } from '../../service/mail/message.entity';
import { openFolderBlobs } from '../../service/platform/blobs/folder';
import type { Database } from '../../service/platform/database/dataSource';
import { openDatabase } from '../../service/platform/database/dataSource';
import { letter, mbox } from '../support/letters';
import { ended, startTradepost, tradepost } from '../support/program';

const KILLS = 50;
const MESSAGES = 4_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-crash-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Customers' letters, answers, internal mail, copies of letters that came before. */
function writeMail(): string {
  const letters: Buffer[] = [];
  for (let at = 0; at < MESSAGES; at += 1) {
    if (at % 40 === 7)
      letters.push(
        letter({ id: `i${at}@haitu.example`, from: 'Wang Lei <wang.lei@haitu.example>', subject: `internal ${at}` }),
      );
    else if (at % 40 === 9)
      letters.push(
        letter({
          id: `m${at - 1}@nordlicht.example`,
          subject: `Letter ${at - 1}`,
          text: `Text of letter ${at - 1}\n`.repeat(20),
        }),
      );
    else
      letters.push(
        letter({
          id: `m${at}@nordlicht.example`,
          subject: `Letter ${at}`,
          text: `Text of letter ${at}\n`.repeat(20),
          ...(at % 5 === 1 ? { inReplyTo: `m${at - 1}@nordlicht.example` } : {}),
        }),
      );
  }
  const file = join(folder, 'box.mbox');
  writeFileSync(file, mbox(letters));
  return file;
}

function prepare(name: string): string {
  const data = join(folder, name);
  tradepost(data, ['migrate']);
  tradepost(data, ['company', '--name', 'Haitu', '--domain', 'haitu.example']);
  tradepost(data, ['mailbox', 'add', 'li.na@haitu.example', '--name', 'Li Na']);
  writeFileSync(
    join(folder, 'world.json'),
    JSON.stringify({
      own: { name: 'Haitu', domains: ['haitu.example'], mailboxes: [] },
      customers: [
        {
          id: 'C1',
          name: 'Nordlicht GmbH',
          domains: ['nordlicht.example'],
          contacts: [{ name: 'Anna Weber', email: 'anna.weber@nordlicht.example' }],
        },
      ],
      records: [],
    }),
  );
  tradepost(data, ['import-data', join(folder, 'world.json'), '--yes']);
  return data;
}

const count = async (database: Database, sql: string): Promise<number> => {
  const [row] = (await database.manager.query(sql)) as { n: number }[];
  return Number(row?.n ?? -1);
};

test(`an import killed at ${KILLS} moments and started again each time loses nothing, stores nothing twice, leaves nothing half-filed`, async () => {
  const source = writeMail();
  const whole = prepare('whole');
  const sum = JSON.parse(tradepost(whole, ['import', source, '--mailbox', 'li.na@haitu.example', '--json'])) as Record<
    string,
    unknown
  >;
  const data = prepare('killed');
  let kills = 0;
  for (let turn = 0; kills < KILLS && turn < KILLS * 3; turn += 1) {
    const child = startTradepost(data, ['import', source, '--mailbox', 'li.na@haitu.example', '--json']);
    // Moments from the first statement to well into the storing; a turn that ends by itself is followed by one on the finished import.
    const timer = setTimeout(() => child.kill('SIGKILL'), 250 + ((turn * 37) % 50) * 9);
    const code = await ended(child);
    clearTimeout(timer);
    if (child.signalCode === 'SIGKILL') kills += 1;
    else expect(code).toBe(0);
  }
  expect(kills).toBe(KILLS);
  tradepost(data, ['import', source, '--mailbox', 'li.na@haitu.example', '--json']);
  const database = await openDatabase({ dialect: 'sqlite', file: join(data, 'tradepost.sqlite') }, entities);
  try {
    await checkWhole(database, sum);
    await checkContents(database, data);
  } finally {
    await database.close();
  }
}, 180_000);

async function checkWhole(database: Database, sum: Record<string, unknown>): Promise<void> {
  const runs = await database.manager.find(ImportRun, { order: { id: 'ASC' } });
  for (const run of runs)
    expect(run.stored + run.alreadyThere + run.keptOut + run.unreadable + run.failed).toBe(run.found);
  const [first] = runs;
  expect(first).toMatchObject({
    state: 'done',
    found: sum.found,
    stored: sum.stored,
    alreadyThere: sum.alreadyThere,
    keptOut: sum.keptOut,
    failed: 0,
  });
  expect(await count(database, 'SELECT COUNT(*) n FROM message')).toBe(sum.stored);
  expect(await count(database, 'SELECT COUNT(DISTINCT messageIdHash) n FROM message')).toBe(sum.stored);
  expect(
    await count(
      database,
      'SELECT COUNT(*) n FROM message m LEFT JOIN filing_status s ON s.messageId = m.id LEFT JOIN message_body b ON b.messageId = m.id WHERE s.messageId IS NULL OR b.messageId IS NULL',
    ),
  ).toBe(0);
  expect(
    await count(
      database,
      "SELECT COUNT(*) n FROM filing_status s WHERE s.state = 'filed' AND NOT EXISTS (SELECT 1 FROM filing f WHERE f.messageId = s.messageId AND f.endedAt IS NULL)",
    ),
  ).toBe(0);
  expect(
    await count(
      database,
      'SELECT COUNT(*) n FROM (SELECT messageId FROM filing WHERE endedAt IS NULL GROUP BY messageId, companyId, recordId HAVING COUNT(*) > 1)',
    ),
  ).toBe(0);
  expect(await count(database, 'SELECT COUNT(*) n FROM kept_out')).toBe(sum.keptOut);
  expect(await count(database, "SELECT COUNT(*) n FROM message_search WHERE message_search MATCH 'letter'")).toBe(
    sum.stored,
  );
}

/** Every source and attachment that a row names is in the store, whole. */
async function checkContents(database: Database, data: string): Promise<void> {
  const blobs = await openFolderBlobs(join(data, 'blobs'));
  const copies = await database.manager.find(MailboxMessage, { order: { id: 'ASC' } });
  for (const copy of copies.filter((_one, at) => at % 10 === 0)) {
    const source = await blobs.read(await getBlobPlace(database.manager, copy.sourceHash));
    expect(source.toString('latin1')).toMatch(/^From: .*/);
  }
  for (const attachment of await database.manager.find(Attachment))
    await blobs.read(await getBlobPlace(database.manager, attachment.blobHash));
  await blobs.close();
}
