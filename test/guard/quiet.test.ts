import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deliverSampleMail, loadSampleCompany } from '../../demo/load';
import { writeSampleMail } from '../../demo/build';
import { openCase } from '../../service/filing/filingCase';
import { chooseFiling } from '../../service/filing/choosing';
import type { FilingQuestion } from '../../service/filing/question';
import type { GuardFacts } from '../../service/guard/guardCase';
import { guardCase } from '../../service/guard/guardCase';
import { SentFinding } from '../../service/guard/guard.entity';
import { judge } from '../../service/guard/judging';
import { quotedMails } from '../../service/guard/quotedMails';
import { lookAtSent } from '../../service/guard/sent.service';
import { classify } from '../../service/mail/classify';
import { Message } from '../../service/mail/message.entity';
import { parseMime } from '../../service/mail/mime';
import { inTransaction } from '../../service/platform/database/transaction';
import type { World } from '../filing/world';
import { MemoryWorld } from '../filing/world';
import { closeTestContext, openTestContext } from '../support/context';

const nothing: GuardFacts = {
  barred: new Set(),
  ownAccounts: { confirmed: [], seen: [] },
  theirAccounts: new Set(),
  usedAddresses: new Set(),
  addressesOf: new Map(),
  factoryFiles: new Map(),
  factoryLetters: [],
  chosen: null,
};

const fixtures = join(__dirname, '../fixtures/filing');
interface Arrival {
  file: string;
  mailbox: string;
  folder: string;
}

/** The letters of ours in a labelled set, each with what the guard would have said. */
async function alarmsOf(name: string): Promise<{ sent: number; alarms: string[] }> {
  const dir = join(fixtures, name);
  const world = new MemoryWorld(JSON.parse(readFileSync(join(dir, 'world.json'), 'utf8')) as World);
  const spool = mkdtempSync(join(tmpdir(), 'guard-'));
  const arrivals = readFileSync(join(dir, 'messages.jsonl'), 'utf8').split('\n').filter(Boolean);
  const alarms: string[] = [];
  let sent = 0;
  for (const line of arrivals) {
    const { file, mailbox, folder } = JSON.parse(line) as Arrival;
    const parsed = await parseMime({ bytes: readFileSync(join(dir, file)) }, { ownHosts: world.own.domains, spool });
    const { domains, dropboxes, people } = world.own;
    const verdict = classify(parsed, { domains, dropboxes, people, excludedFolders: [] }, { mailbox, folder });
    if (verdict.keepOut) continue;
    const question: FilingQuestion = {
      parsed,
      kind: verdict.kind,
      direction: verdict.direction,
      mailbox,
      conversationId: null,
    };
    if (verdict.direction === 'out' && verdict.kind === 'normal') {
      sent += 1;
      const quoted = quotedMails(parsed.text, parsed.newTextLength);
      const found = judge(guardCase(openCase(question, world.knowledge, world.own), nothing, quoted));
      alarms.push(...found.map(one => `${file} ${one.code}`));
    }
    world.remember(question, chooseFiling(question, world.knowledge, world.own));
  }
  rmSync(spool, { recursive: true });
  return { sent, alarms };
}

// Whoever is warned without a reason stops reading warnings. Those that it warns of are wrong by the label of their set.
it.each<[string, string[]]>([
  ['textiles', []],
  ["machinery: the number of another customer's order, by a slip", ['m077.eml wrong_customer']],
  ['toys: one notice to two customers', ['t068.eml two_customers']],
  ['lighting: an invoice to an impostor', ['b111.eml look_alike']],
])('of the letters that %s, it speaks of those that are wrong', async (set, expected) => {
  const { sent, alarms } = await alarmsOf(set.split(':', 1)[0] as string);
  expect(sent).toBeGreaterThan(0);
  expect(alarms).toEqual(expected);
});

it('says nothing about the letters that the sample company has sent', async () => {
  const context = await openTestContext();
  const folder = mkdtempSync(join(tmpdir(), 'guard-sample-'));
  await loadSampleCompany(context);
  const files = await writeSampleMail(folder, new Date('2026-11-20T04:00:00Z'));
  await deliverSampleMail(context, files, 0, new AbortController().signal);
  const { manager } = context.database;
  const sent = await manager.find(Message, { where: { direction: 'out', kind: 'normal' } });
  expect(sent.length).toBeGreaterThan(20);
  await inTransaction(context.database, writer =>
    lookAtSent(
      writer,
      sent.map(one => one.id),
      context.clock(),
    ),
  );
  const rows = await manager.find(SentFinding);
  const subjects = new Map(sent.map(one => [one.id, one.subject]));
  expect(rows.map(row => `${subjects.get(row.messageId)} ${row.code} ${JSON.stringify(row.finding.values)}`)).toEqual(
    [],
  );
  await closeTestContext(context);
  rmSync(folder, { recursive: true });
  // The whole sample is imported: a busy machine takes its time.
}, 120_000);
