import { IsNull } from 'typeorm';
import { createCompany } from '../../../service/companies/companies.service';
import { commandLineViewer } from '../../../service/companies/visibility';
import { readCompany } from '../../../service/companies/companyReading.service';
import { Filing, FilingStatus } from '../../../service/filing/filing.entity';
import { nameEarlierMail } from '../../../service/intake/dataImport/earlierMail.service';
import { messageIdHash } from '../../../service/mail/identity';
import { Conversation, Mailbox, MailboxMessage, Message, MessageReference } from '../../../service/mail/message.entity';
import { inTransaction } from '../../../service/platform/database/transaction';
import { Job } from '../../../service/platform/queue/job.entity';
import { createRecord } from '../../../service/records/records.service';
import { saveCompanySettings } from '../../../service/users/settings.service';
import type { Viewer } from '../../../service/users/roles';
import type { House } from '../../companies/people';
import { openHouse } from '../../companies/people';

let house: House;
let trader: Viewer;
let companyId: number;
let recordId: number;
let mailboxId: number;

beforeEach(async () => {
  house = await openHouse();
  trader = await house.hire('Trader', ['trader']);
  const settings = {
    name: 'Own',
    ownDomains: ['own.test'],
    dropboxAddresses: [],
    excludedFolders: [],
    timeZone: 'UTC',
  };
  await inTransaction(house.context.database, manager => saveCompanySettings(manager, settings));
  mailboxId = await openMailbox(trader);
  companyId = (await createCompany(house.context, trader, { name: 'Acme' })).id;
  recordId = (await createRecord(house.context, trader, companyId, { kind: 'quote', number: 'Q-2026-0031', title: '' }))
    .id;
});

afterEach(() => house.close());

const openMailbox = (owner: Viewer) =>
  inTransaction(house.context.database, async manager => {
    const named = { address: `${owner.name.toLowerCase()}@own.test`, name: owner.name, ownerId: owner.userId };
    const rest = { isShared: false, watchedFolder: null, isActive: true, createdAt: house.time.now };
    return (await manager.save(manager.create(Mailbox, { ...named, ...rest }))).id;
  });
const naming = (viewer: Viewer, ids: string[]) =>
  inTransaction(house.context.database, manager => nameEarlierMail(manager, viewer, recordId, ids, house.time.now));
const name = async (ids: string[]) => (await naming(trader, ids)).named;

/** A letter that is here, in the mailbox of the trader or of somebody else, with what it refers to. */
async function store(messageId: string, references: string[] = [], mailbox = mailboxId): Promise<Message> {
  return inTransaction(house.context.database, async manager => {
    const now = house.time.now;
    const conversation = await manager.save(
      manager.create(Conversation, {
        key: messageId,
        subject: 's',
        foldedSubject: 's',
        threadRoot: null,
        firstAt: now,
        lastAt: now,
      }),
    );
    const hash = messageIdHash(messageId);
    const message = await manager.save(
      manager.create(Message, {
        ...{
          identity: hash,
          messageIdHash: hash,
          messageId,
          contentHash: 'c',
          conversationId: conversation.id,
          kind: 'normal',
          direction: 'in',
        },
        ...{
          subject: 's',
          fromName: '',
          fromAddress: 'a@acme.de',
          sentAt: now,
          preview: '',
          hasAttachments: false,
          size: 1,
        },
        ...{ language: null, isIdReused: false, answersMessageId: null, importedAt: now },
      }),
    );
    for (const [position, id] of references.entries()) {
      await manager.insert(MessageReference, { messageId: message.id, referencedHash: messageIdHash(id), position });
    }
    const copy = { mailboxId: mailbox, messageId: message.id, folder: 'inbox', sourceHash: 'x' };
    await manager.insert(MailboxMessage, { ...copy, sentAt: now, importedAt: now });
    return message;
  });
}

test('mail that was never imported gets a stub under the record, by its Message-ID in any notation, once', async () => {
  expect(await name(['<q0031-2@own.test>', 'q0031-2@own.test', 'other@acme.de', '  '])).toBe(2);
  expect(await name(['q0031-2@own.test', '<other@acme.de>'])).toBe(0);
  const { manager } = house.context.database;
  const stubs = await manager.find(Message, { order: { id: 'ASC' } });
  expect(stubs.map(({ kind, messageId, direction, identity }) => [kind, messageId, direction, identity])).toEqual([
    ['stub', 'q0031-2@own.test', 'out', messageIdHash('q0031-2@own.test')],
    ['stub', 'other@acme.de', 'in', messageIdHash('other@acme.de')],
  ]);
  const filings = await manager.find(Filing);
  expect(filings).toMatchObject([
    { companyId, recordId, confidence: 'person', userId: trader.userId, endedAt: null },
    { companyId, recordId, confidence: 'person' },
  ]);
  expect(await manager.find(FilingStatus)).toMatchObject([{ state: 'filed' }, { state: 'filed' }]);
});

test('stubs are not counted as letters of the company', async () => {
  await name(['q0031-2@own.test']);
  expect(await readCompany(house.context, trader, companyId)).toMatchObject({
    messageCount: 0,
    lastMessageAt: null,
    openRecordCount: 1,
  });
});

test('a stub joins the conversation of answers that are here already, and these are filed anew', async () => {
  const answer = await store('answer@acme.de', ['q0031-2@own.test']);
  await inTransaction(house.context.database, manager => manager.clear(Job));
  await name(['q0031-2@own.test']);
  const stub = await house.context.database.manager.findOneByOrFail(Message, { kind: 'stub' });
  expect(stub.conversationId).toBe(answer.conversationId);
  expect((await house.context.database.manager.find(Job)).map(job => [job.name, job.payload])).toEqual([
    ['filing.refile', { messageIds: [answer.id], byUserId: trader.userId }],
  ]);
});

test('a letter that is here is filed under the record instead of what Tradepost chose, but never against a person', async () => {
  const free = await store('free@acme.de');
  const decided = await store('decided@acme.de');
  const now = house.time.now;
  const status = {
    state: 'review' as const,
    category: null,
    reasons: [],
    candidates: [],
    decidedAt: null,
    postponedUntil: null,
    sentAt: now,
    updatedAt: now,
    version: 1,
  };
  await inTransaction(house.context.database, async manager => {
    await manager.insert(FilingStatus, { messageId: free.id, ...status, decidedById: null });
    await manager.insert(FilingStatus, { messageId: decided.id, ...status, decidedById: trader.userId });
  });
  expect(await name(['free@acme.de', 'decided@acme.de'])).toBe(1);
  const { manager } = house.context.database;
  expect(await manager.findBy(Filing, { endedAt: IsNull() })).toMatchObject([{ messageId: free.id, recordId }]);
  expect(await manager.findOneBy(FilingStatus, { messageId: free.id })).toMatchObject({
    state: 'filed',
    decidedById: trader.userId,
  });
  expect(await manager.findOneBy(FilingStatus, { messageId: decided.id })).toMatchObject({ state: 'review' });
});

test('a letter in the mailbox of somebody else is left as it is and told of; the command line may name any', async () => {
  const colleague = await house.hire('Colleague', ['trader']);
  const theirs = await store('theirs@acme.de', [], await openMailbox(colleague));
  expect(await naming(trader, ['<theirs@acme.de>', 'new@acme.de'])).toEqual({ named: 1, refused: ['theirs@acme.de'] });
  const { manager } = house.context.database;
  expect(await manager.findBy(Filing, { messageId: theirs.id })).toEqual([]);
  expect(await naming(commandLineViewer(), ['<theirs@acme.de>'])).toEqual({ named: 1, refused: [] });
  expect(await manager.findBy(Filing, { messageId: theirs.id })).toMatchObject([{ recordId }]);
});

test('what stood before keeps its place in the count of versions, so that a page that shows it notices', async () => {
  const free = await store('free@acme.de');
  const now = house.time.now;
  const status = { state: 'review' as const, category: null, reasons: [], candidates: [], decidedById: null };
  const times = { decidedAt: null, postponedUntil: null, sentAt: now, updatedAt: now };
  await inTransaction(house.context.database, manager =>
    manager.insert(FilingStatus, { messageId: free.id, ...status, ...times, version: 4 }),
  );
  await name(['free@acme.de']);
  expect(await house.context.database.manager.findOneByOrFail(FilingStatus, { messageId: free.id })).toMatchObject({
    state: 'filed',
    version: 5,
  });
});

test('lists that begin alike ask for the answers of each', async () => {
  const answers = [await store('a1@acme.de', ['o1@own.test']), await store('a2@acme.de', ['o2@own.test'])];
  answers.push(await store('a3@acme.de', ['o3@own.test']));
  await inTransaction(house.context.database, manager => manager.clear(Job));
  await name(['o1@own.test', 'o2@own.test']);
  await name(['o1@own.test', 'o3@own.test']);
  const asked = (await house.context.database.manager.find(Job)).flatMap(
    job => (job.payload as { messageIds: number[] }).messageIds,
  );
  expect([...new Set(asked)].sort()).toEqual(answers.map(answer => answer.id).sort());
});

test('mail that two records name stands under both, and saying so again changes nothing', async () => {
  const order = await createRecord(house.context, trader, companyId, { kind: 'order', number: 'PI26-0107', title: '' });
  const nameBoth = () =>
    inTransaction(house.context.database, async manager => {
      const first = await nameEarlierMail(manager, trader, recordId, ['q0031-2@own.test'], house.time.now);
      const second = await nameEarlierMail(manager, trader, order.id, ['q0031-2@own.test'], house.time.now);
      return first.named + second.named;
    });
  expect(await nameBoth()).toBe(2);
  expect(await nameBoth()).toBe(0);
  const standing = await house.context.database.manager.findBy(Filing, { endedAt: IsNull() });
  expect(standing.map(filing => filing.recordId).sort()).toEqual([recordId, order.id].sort());
  expect(await house.context.database.manager.count(FilingStatus)).toBe(1);
});

test('a record that is not there is named', async () => {
  const naming = inTransaction(house.context.database, manager =>
    nameEarlierMail(manager, trader, 99, ['a@b.c'], house.time.now),
  );
  await expect(naming).rejects.toMatchObject({ code: 'record.not_found' });
});
