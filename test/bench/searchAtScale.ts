import { existsSync } from 'node:fs';
import { entities } from '../../service/entities';
import { Message, MailboxMessage, MessageBody, Mailbox, Conversation } from '../../service/mail/message.entity';
import { Company } from '../../service/companies/company.entity';
import { Filing, FilingStatus } from '../../service/filing/filing.entity';
import { openDatabase, migrate } from '../../service/platform/database/dataSource';
import { insertRows } from '../../service/platform/database/rows';
import { indexMessages } from '../../service/platform/database/searchIndex';
import { inTransaction } from '../../service/platform/database/transaction';
import { findMail } from '../../service/reading/search.service';
import { searchMail } from '../../service/reports/searchMail.service';
import { insertUser } from '../../service/users/accounts.service';
import { grantsOf } from '../../service/users/roles';
import type { Viewer } from '../../service/users/roles';

// How long searches take in a large archive: `npx tsx test/bench/searchAtScale.ts <file> <messages>`. The file is made where it is not there, and kept.
// A hundred traders with a mailbox and one company in a hundred each; half of the mail says "regards".

const [, , file = '/tmp/search-scale.sqlite', count = '100000'] = process.argv;
const N = Number(count);
const TRADERS = 100;
const now = new Date('2026-11-21T00:00:00Z');
const say = (text: string) => process.stdout.write(`${text}\n`);
let seed = 7;
// A generator with a seed (mulberry32): each run makes the same archive.
const random = () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};
const syllables = 'ba ke di fo gu ha li mo nu pa re si to vu wa ze'.split(' ');
const vocabulary = Array.from({ length: 60_000 }, (_one, at) => {
  let word = '';
  for (let rest = at + 300; rest > 0; rest = Math.floor(rest / 16)) word += syllables[rest % 16];
  return word;
});
// Time of the processor: the machine may have other things to do. Nothing here waits for anything else.
function spent(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}
const word = () => vocabulary[Math.floor(Math.pow(vocabulary.length, random())) - 1] as string;

async function make(): Promise<void> {
  const database = await openDatabase({ dialect: 'sqlite', file }, entities);
  await migrate(database);
  await database.writer.query('PRAGMA synchronous = OFF');
  await inTransaction(database, async manager => {
    for (let id = 1; id <= TRADERS; id += 1) {
      const user = await insertUser(manager, { address: `t${id}@own.example`, name: `T${id}`, roles: ['trader'] }, now);
      await manager.insert(Mailbox, {
        address: `t${id}@own.example`,
        name: `T${id}`,
        isShared: false,
        ownerId: user.id,
        watchedFolder: null,
        isActive: true,
        createdAt: now,
      });
    }
    await insertRows(
      manager,
      Company,
      Array.from({ length: 50_000 }, (_one, at) => ({
        ...{
          name: `Company ${at}`,
          otherName: null,
          foldedName: `COMPANY ${at}`,
          isCustomer: true,
          isSupplier: false,
          isAgent: false,
        },
        ...{ isPartner: false, country: null, ownerId: 1 + (at % TRADERS), createdAt: now, version: 1 },
      })) as never,
    );
    await manager.insert(Conversation, {
      key: 'one',
      subject: '',
      foldedSubject: '',
      threadRoot: null,
      firstAt: now,
      lastAt: now,
    });
  });
  for (let start = 0; start < N; start += 500) {
    const ids = Array.from({ length: Math.min(500, N - start) }, (_one, at) => start + at + 1);
    const span = 5 * 365 * 86_400_000;
    const rows = ids.map(id => {
      // Four archives behind each other, each in its own order of time.
      const at = new Date(
        now.getTime() - span + Math.floor((((id - 1) % (N / 4)) / (N / 4)) * span) + Math.floor(random() * 60_000),
      );
      const words = Array.from({ length: 60 + Math.floor(random() * 120) }, word);
      if (random() < 0.5) words.push('best', 'regards');
      if (random() < 0.3) words.push('confirm', 'confirmation');
      if (random() < 0.3) words.push('请确认最新报价和交货期');
      if (random() < 0.0005) words.push('seltenes');
      words.push(`Q-2026-${String(id).padStart(7, '0')}`);
      return {
        id,
        at,
        trader: 1 + Math.floor(random() * TRADERS),
        company: 1 + Math.floor(random() * 50_000),
        text: words.join(' '),
      };
    });
    await inTransaction(database, async manager => {
      await insertRows(
        manager,
        Message,
        rows.map(({ id, at, text }) => ({
          identity: `i${id}`,
          messageIdHash: null,
          messageId: null,
          contentHash: null,
          conversationId: 1,
          kind: 'normal' as const,
          direction: 'in' as const,
          subject: text.slice(0, 30),
          fromName: 'Anna Weber',
          fromAddress: 'anna@x.example',
          sentAt: at,
          preview: text.slice(0, 100),
          hasAttachments: id % 10 === 0,
          size: 2000,
          language: null,
          isIdReused: false,
          answersMessageId: null,
          importedAt: now,
        })),
      );
      await insertRows(
        manager,
        MessageBody,
        rows.map(({ id, text }) => ({ messageId: id, text, html: null, newTextLength: text.length, facts: null })),
      );
      await insertRows(
        manager,
        MailboxMessage,
        rows.map(({ id, at, trader }) => ({
          mailboxId: trader,
          messageId: id,
          folder: '',
          sourceHash: '',
          sentAt: at,
          importedAt: now,
        })),
      );
      const owned = (company: number, trader: number) => company - ((company - 1) % TRADERS) + trader - 1;
      await insertRows(
        manager,
        Filing,
        rows.map(
          ({ id, at, trader, company }) =>
            ({
              messageId: id,
              companyId: Math.min(50_000, owned(company, trader)),
              contactId: null,
              recordId: null,
              confidence: 'certain',
              reasons: [],
              userId: null,
              ruleId: null,
              sentAt: at,
              createdAt: now,
              endedAt: null,
            }) as never,
        ),
      );
      await insertRows(
        manager,
        FilingStatus,
        rows.map(
          ({ id, at }) =>
            ({
              messageId: id,
              state: 'filed',
              category: null,
              reasons: [],
              candidates: [],
              sentAt: at,
              updatedAt: now,
              version: 1,
            }) as never,
        ),
      );
      await indexMessages(
        manager,
        rows.map(({ id, at, text }) => ({
          messageId: id,
          sentAt: at,
          subject: text.slice(0, 30),
          sender: 'Anna Weber anna@x.example',
          recipients: '',
          copied: '',
          body: text,
          files: '',
          inside: '',
        })),
      );
    });
    if ((start + 500) % 50_000 === 0) say(`${start + 500} made`);
  }
  await database.close();
}

async function measure(): Promise<void> {
  const database = await openDatabase({ dialect: 'sqlite', file }, entities);
  const all: Viewer = { userId: 0, name: 'all', roles: ['owner'], grants: grantsOf(['owner']), ownerIds: [0] };
  const one: Viewer = { userId: 5, name: 'one', roles: ['trader'], grants: grantsOf(['trader']), ownerIds: [5] };
  const queries = [
    'regards',
    'confirm',
    'con',
    'reg',
    'regards confirm',
    '报价',
    '最新报价',
    'seltenes',
    '26-0000123',
    '0000123',
    '"best regards"',
    'regards -confirm',
    'regards has:attachment',
    'regards before:2023-06',
    'regards company:4204',
    'company:4204',
    'is:review regards',
    'has:attachment',
    'nichtda',
    'regards seltenes',
    'ba',
    'baba',
    'from:weber',
  ];
  for (const [name, viewer] of [
    ['all', all],
    ['one in a hundred', one],
  ] as const) {
    for (const q of queries) {
      const times: number[] = [];
      let text = '';
      for (let turn = 0; turn < 7; turn += 1) {
        const begun = process.cpuUsage();
        const found = await findMail(database.manager, viewer, { q, limit: 30 }, now);
        times.push(spent(begun));
        text = `${found.hits.length} of ${found.count}${found.isMore ? '+' : ''}`;
      }
      times.sort((a, b) => a - b);
      const begun = process.cpuUsage();
      await searchMail(database.manager, viewer, { q }, now);
      const page = spent(begun);
      const ranked = process.cpuUsage();
      await findMail(database.manager, viewer, { q, limit: 30, order: 'best' }, now);
      const best = spent(ranked);
      say(
        `${name.padEnd(17)} ${q.padEnd(26)} median ${times[3]?.toFixed(1)} ms, worst ${times[6]?.toFixed(1)} ms, whole page ${page.toFixed(1)} ms, best ${best.toFixed(1)} ms  ${text}`,
      );
    }
  }
  await database.close();
}

void (async () => {
  if (!existsSync(file)) await make();
  await measure();
})();
