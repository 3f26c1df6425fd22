import { IsNull } from 'typeorm';
import type { Context } from '../../service/context';
import { Company, CompanyDomain } from '../../service/companies/company.entity';
import { changeCompany, createCompany } from '../../service/companies/companies.service';
import { changeContact, createContact } from '../../service/companies/contacts.service';
import type { RefilePayload } from '../../service/filing/affected.service';
import { findAffected, numberPhrases } from '../../service/filing/affected.service';
import { fileByPerson } from '../../service/filing/deciding.service';
import { Filing, FilingStatus } from '../../service/filing/filing.entity';
import type { MessageToFile } from '../../service/filing/filing.service';
import { refileBatch, requestLateThreads, requestRefiling } from '../../service/filing/refiling.service';
import { Conversation, Message, MessageReference } from '../../service/mail/message.entity';
import { insertRows, insertRowsReturning } from '../../service/platform/database/rows';
import { inTransaction } from '../../service/platform/database/transaction';
import { Job } from '../../service/platform/queue/job.entity';
import { closeTestContext, openTestContext } from '../support/context';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld, settleFiling } from '../support/world';

let context: Context;
let world: TestWorld;
let nordlicht: number;
beforeEach(async () => {
  context = await openTestContext();
  world = await makeWorld(context);
  nordlicht = (await manager().findOneByOrFail(Company, { externalKey: 'nordlicht' })).id;
  await settleFiling(context);
});
afterEach(() => closeTestContext(context));

const manager = () => context.database.manager;
const liNa = () => world.viewers.liNa;
const status = (messageId: number) => manager().findOneByOrFail(FilingStatus, { messageId });
const filedUnder = async (messageId: number) =>
  (await manager().findBy(Filing, { messageId, endedAt: IsNull() })).map(filing => filing.companyId);
const allFiledUnder = async (messageIds: readonly number[]) => {
  const found: number[] = [];
  for (const id of messageIds) found.push(...(await filedUnder(id)));
  return [...new Set(found)];
};
const minute = (count: number) => new Date(Date.UTC(2026, 10, 2, 9, count)).toUTCString().replace('GMT', '+0000');

let clock = 0;
const receive = async (parts: Parameters<typeof letter>[0]) =>
  (await deliver(
    context,
    world.mailboxes.liNa,
    letter({ text: `About ${parts?.id}.`, subject: `about ${parts?.id}`, date: minute((clock += 1)), ...parts }),
  )) as number;

const refile = async (payload: RefilePayload) => {
  await inTransaction(context.database, writer => requestRefiling(writer, 'test', payload));
  await settleFiling(context);
};

/** Everything that re-filing may write. */
const everything = async () => ({
  filings: await manager().find(Filing, { order: { id: 'ASC' } }),
  statuses: await manager().find(FilingStatus, { order: { messageId: 'ASC' } }),
});

describe('the past after a change of companies', () => {
  test('waiting mail of an agent who is none any more is filed under him', async () => {
    const second = (await createCompany(context, liNa(), { name: 'Second Buyer' })).id;
    const values = { name: 'Agent House', isAgent: true, domains: ['agenthouse.example'] };
    const agent = await createCompany(context, liNa(), { ...values, principalIds: [nordlicht, second] });
    await settleFiling(context);
    const id = await receive({ id: 'a1', from: 'Al <al@agenthouse.example>' });
    expect(await status(id)).toMatchObject({ state: 'review', category: 'which_party' });
    await changeCompany(context, liNa(), agent.id, agent.version, { isAgent: false, isCustomer: true });
    await settleFiling(context);
    expect(await filedUnder(id)).toEqual([agent.id]);
  });

  test('waiting mail of a contact at a free-mail provider is reached by the company that he is of', async () => {
    const agent = await createCompany(context, liNa(), {
      name: 'Agent House',
      isAgent: true,
      principalIds: [nordlicht, (await createCompany(context, liNa(), { name: 'Second Buyer' })).id],
    });
    await createContact(context, liNa(), agent.id, { name: 'Al', addresses: ['al@gmail.com'] });
    await settleFiling(context);
    const id = await receive({ id: 'a1', from: 'Al <al@gmail.com>' });
    expect((await status(id)).state).toBe('review');
    await changeCompany(context, liNa(), agent.id, agent.version, { isAgent: false, isCustomer: true });
    await settleFiling(context);
    expect(await filedUnder(id)).toEqual([agent.id]);
  });

  test('mail of an unknown part of a group waits from the day on which the group has a second company', async () => {
    const id = await receive({ id: 'g1', from: 'Ole <ole@dk.nordlicht.example>' });
    expect(await filedUnder(id)).toEqual([nordlicht]);
    await createCompany(context, liNa(), { name: 'Nordlicht Danmark' });
    const daughter = await manager().findOneByOrFail(Company, { name: 'Nordlicht Danmark' });
    await changeCompany(context, liNa(), daughter.id, daughter.version, { parentId: nordlicht });
    await settleFiling(context);
    expect(await status(id)).toMatchObject({ state: 'review', category: 'which_party' });
  });

  test('a new domain makes the waiting mail of those that imitate it suspicious, and its going takes that back', async () => {
    const imitator = await receive({ id: 'l1', from: 'Al <al@casasolle.example>' });
    const below = await receive({ id: 'l2', from: 'Al <al@casasole.mail-secure.example>' });
    const stranger = await receive({ id: 'l3', from: 'Bo <bo@blueriver.example>' });
    const before = await status(stranger);
    expect((await status(imitator)).category).toBe('unknown_sender');
    const company = await createCompany(context, liNa(), { name: 'Casa Sole', domains: ['casasole.example'] });
    await settleFiling(context);
    expect([(await status(imitator)).category, (await status(below)).category]).toEqual(['suspicious', 'suspicious']);
    expect((await status(imitator)).reasons[0]).toMatchObject({ code: 'look_alike' });
    expect(await status(stranger)).toEqual(before);
    await changeCompany(context, liNa(), company.id, company.version, { domains: [] });
    await settleFiling(context);
    expect((await status(imitator)).category).toBe('unknown_sender');
  });

  test('a filing keeps no reason of yesterday: category and reasons follow', async () => {
    const id = await receive({ id: 'l1', from: 'Al <al@casasolle.example>' });
    const company = await createCompany(context, liNa(), { name: 'Casa Sole', domains: ['casasole.example'] });
    await inTransaction(context.database, writer => writer.clear(Job));
    await refile({ messageIds: [id] });
    const first = await status(id);
    expect(first).toMatchObject({ state: 'review', category: 'suspicious' });
    await changeCompany(context, liNa(), company.id, company.version, { name: 'Casa Sole Due' });
    await refile({ messageIds: [id] });
    const second = await status(id);
    expect(second.category).toBe('suspicious');
    expect(second.reasons[0]?.values.company).toBe('Casa Sole Due');
    expect(second.version).toBe(first.version + 1);
  });
});

describe('conversations', () => {
  test('answers follow the letter when its sender moves to another company', async () => {
    const other = await createCompany(context, liNa(), { name: 'New Firm' });
    const contact = await createContact(context, liNa(), nordlicht, { name: 'Marco', addresses: ['marco@gmail.com'] });
    const ids = [
      await receive({ id: 'm1', from: 'Marco <marco@gmail.com>', cc: 'sec@gmail.com' }),
      await receive({ id: 'm2', from: 'Sec <sec@gmail.com>', cc: 'third@gmail.com', inReplyTo: 'm1' }),
      await receive({ id: 'm3', from: 'Sec <sec@gmail.com>', cc: 'marco@gmail.com', inReplyTo: 'm2' }),
    ];
    expect(await allFiledUnder(ids)).toEqual([nordlicht]);
    await changeContact(context, liNa(), contact.id, contact.version, { addresses: [] });
    await createContact(context, liNa(), other.id, { name: 'Marco', addresses: ['marco@gmail.com'] });
    await settleFiling(context);
    for (const id of ids) expect(await filedUnder(id)).toEqual([other.id]);
  });

  test('an answer that was taken for lost between two letters does not stay behind', async () => {
    // The third letter is of the sender himself, but stands where the second says: by the conversation.
    const ids = [
      await receive({ id: 'm1', from: 'Marco <marco@gmail.com>', cc: 'sec@gmail.com' }),
      await receive({ id: 'm2', from: 'Sec <sec@gmail.com>', cc: 'third@gmail.com', inReplyTo: 'm1' }),
      await receive({ id: 'm3', from: 'Third <third@gmail.com>', cc: 'marco@gmail.com', inReplyTo: 'm2' }),
    ];
    await createContact(context, liNa(), nordlicht, { name: 'Marco', addresses: ['marco@gmail.com'] });
    await settleFiling(context);
    for (const id of ids) expect(await filedUnder(id)).toEqual([nordlicht]);
  });

  test('of more letters than one batch takes, every conversation follows', async () => {
    const followers: number[] = [];
    const letters: number[] = [];
    for (let count = 0; count < 205; count += 1) {
      letters.push(await receive({ id: `q${count}`, from: 'Marco <marco@gmail.com>', cc: 'sec@gmail.com' }));
      if (count < 195) continue;
      followers.push(await receive({ id: `f${count}`, from: 'Sec <sec@gmail.com>', inReplyTo: `q${count}` }));
    }
    const decided = letters[100] as number;
    const other = (await createCompany(context, liNa(), { name: 'Other Firm' })).id;
    const { version } = await status(decided);
    const body = { companyId: other, scope: 'message' as const, version };
    await inTransaction(context.database, writer => fileByPerson(writer, liNa(), decided, body, context.clock()));
    await createContact(context, liNa(), nordlicht, { name: 'Marco', addresses: ['marco@gmail.com'] });
    await settleFiling(context);
    for (const id of followers) expect(await filedUnder(id)).toEqual([nordlicht]);
    for (const id of letters) expect(await filedUnder(id)).toEqual([id === decided ? other : nordlicht]);
    // And all over again, by every way in which it can be asked: nothing differs, nothing is written.
    const before = await everything();
    await refile({
      companyIds: [nordlicht, other],
      addresses: ['marco@gmail.com'],
      messageIds: [...letters, ...followers],
    });
    expect(await everything()).toEqual(before);
  });

  test('a conversation longer than a batch follows in the order of its letters', async () => {
    const first = await receive({ id: 'c0', from: 'Marco <marco@gmail.com>', cc: 'sec@gmail.com' });
    const rest: number[] = [];
    for (let count = 1; count <= 230; count += 1)
      rest.push(await receive({ id: `c${count}`, from: 'Sec <sec@gmail.com>', inReplyTo: `c${count - 1}` }));
    await createContact(context, liNa(), nordlicht, { name: 'Marco', addresses: ['marco@gmail.com'] });
    await settleFiling(context);
    expect(await filedUnder(first)).toEqual([nordlicht]);
    for (const id of rest) expect(await filedUnder(id)).toEqual([nordlicht]);
  });

  test('a letter that comes after thousands of its answers calls all of them again', async () => {
    const COUNT = 5_200;
    const now = context.clock();
    const hash = 'h'.repeat(64);
    await inTransaction(context.database, async writer => {
      const { id: conversationId } = await writer.save(
        writer.create(Conversation, {
          ...{ key: 'late', subject: '', foldedSubject: '', threadRoot: null },
          ...{ firstAt: now, lastAt: now },
        }),
      );
      const rows = Array.from({ length: COUNT }, (_, at): Partial<Message> => {
        const texts = { subject: '', fromName: '', fromAddress: '', preview: '' };
        const flags = { hasAttachments: false, isIdReused: false, size: 0 };
        const kinds = { kind: 'normal' as const, direction: 'in' as const };
        return { identity: `late${at}`, conversationId, ...kinds, ...texts, ...flags, sentAt: now, importedAt: now };
      });
      const ids = [...(await insertRowsReturning(writer, Message, rows, 'identity')).values()];
      const references = ids.map(messageId => ({ messageId, referencedHash: hash, position: 0 }));
      await insertRows(writer, MessageReference, references);
      const open = { state: 'review' as const, category: 'unknown_sender' as const, reasons: [], candidates: [] };
      const times = { sentAt: now, updatedAt: now, version: 1 };
      await insertRows(
        writer,
        FilingStatus,
        ids.map(messageId => ({ messageId, ...open, ...times })),
      );
      await requestLateThreads(writer, [{ messageId: 1, messageIdHash: hash } as MessageToFile]);
    });
    const jobs = await manager().findBy(Job, { name: 'filing.refile' });
    expect(jobs.flatMap(job => (job.payload as RefilePayload).messageIds ?? []).length).toBe(COUNT);
  });
});

describe('the walk through the archive', () => {
  test('reaches all mail of a company, though what it finds shrinks while it walks', async () => {
    const ids: number[] = [];
    for (let count = 0; count < 210; count += 1)
      ids.push(await receive({ id: `n${count}`, from: 'x@nordlicht.example' }));
    await inTransaction(context.database, writer => writer.delete(CompanyDomain, { companyId: nordlicht }));
    await refile({ companyIds: [nordlicht] });
    expect(await allFiledUnder(ids)).toEqual([]);
  });

  test('asks for the next batch in the same transaction', async () => {
    const ids = Array.from({ length: 450 }, (_, at) => at + 1);
    const step = (payload: RefilePayload, key: string) =>
      inTransaction(context.database, writer => refileBatch(writer, payload, key, context.clock()));
    await step({ messageIds: ids }, 'walk');
    expect(await manager().findBy(Job, { name: 'filing.refile' })).toMatchObject([
      { key: 'walk#200', payload: { messageIds: ids, afterId: 200 } },
    ]);
    await inTransaction(context.database, writer => writer.clear(Job));
    await step({ messageIds: ids, afterId: 400 }, 'walk#400');
    expect(await manager().count(Job)).toBe(0);
  });

  test('writes nothing where nothing has changed since the mail came', async () => {
    await receive({ id: 's1', subject: 'about Q-2026-0031', text: 'Please send the trays of Q-2026-0031.' });
    await receive({ id: 's2', from: 'Ann <ann@gmail.com>', text: 'Is Nordlicht Küchen GmbH your customer?' });
    await receive({
      id: 's3',
      from: 'Anna Weber <anna.weber@nord1icht.example>',
      text: 'Our bank account has changed.',
    });
    await receive({ id: 's4', from: 'Sec <sec@gmail.com>', inReplyTo: 's1' });
    const before = await everything();
    expect(new Set(before.statuses.map(one => one.category))).toEqual(new Set([null, 'unknown_sender', 'suspicious']));
    await refile({ messageIds: before.statuses.map(one => one.messageId), domains: ['nordlicht.example'] });
    expect(await everything()).toEqual(before);
  });

  test('finds the smallest numbers first, of all that a change reaches', async () => {
    const ids: number[] = [];
    for (const from of ['a@gmail.com', 'b@nordlicht.example', 'a@gmail.com', 'c@blueriver.example'])
      ids.push(await receive({ id: `w${ids.length}`, from, subject: `PI26-${ids.length} for w${ids.length}` }));
    const payload = { addresses: ['a@gmail.com'], companyIds: [nordlicht], numbers: ['pi26 - 3'] };
    expect(await findAffected(manager(), payload)).toEqual(ids);
    expect(await findAffected(manager(), payload, 2)).toEqual(ids.slice(0, 2));
    expect(await findAffected(manager(), { ...payload, afterId: ids[1] }, 2)).toEqual(ids.slice(2));
  });
});

test.each([
  ['PI26-0112', ['pi26 0112', 'pi260112', 'pi 26 0112']],
  ['  ', []],
  ['77', ['77']],
])('a number is looked for in every way that a writer may cut it: %s', (number, phrases) => {
  expect(numberPhrases([number])).toEqual(phrases);
});
