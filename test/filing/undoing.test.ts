import { IsNull } from 'typeorm';
import type { Context } from '../../service/context';
import { Company, CompanyDomain, Contact, ContactAddress, DomainKey } from '../../service/companies/company.entity';
import { createCompany } from '../../service/companies/companies.service';
import { changeMany } from '../../service/companies/bulk.service';
import { ContactSuggestion } from '../../service/companies/contactDetail.entity';
import { addNote } from '../../service/companies/notes.service';
import { BankDetail } from '../../service/filing/warnings/warning.entity';
import { createContact } from '../../service/companies/contacts.service';
import { fileByPerson, postpone } from '../../service/filing/deciding.service';
import { Filing, FilingAct, FilingRule, FilingStatus } from '../../service/filing/filing.entity';
import type { Scope } from '../../service/filing/filing.schema';
import { createFromMessage } from '../../service/filing/newCompany.service';
import type { Part } from '../../service/filing/undoing';
import { chooseStep } from '../../service/filing/undoing';
import { undoAct } from '../../service/filing/undoing.service';
import { inTransaction } from '../../service/platform/database/transaction';
import { createRecord } from '../../service/records/records.service';
import type { Viewer } from '../../service/users/roles';
import { closeTestContext, openTestContext } from '../support/context';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld, settleFiling } from '../support/world';

let context: Context;
let world: TestWorld;
let nordlicht: number;
let other: number;
beforeEach(async () => {
  context = await openTestContext();
  world = await makeWorld(context);
  nordlicht = (await manager().findOneByOrFail(Company, { externalKey: 'nordlicht' })).id;
  other = (await createCompany(context, world.viewers.liNa, { name: 'Other Firm Ltd' })).id;
  await settleFiling(context);
});
afterEach(() => closeTestContext(context));

const manager = () => context.database.manager;
const status = (messageId: number) => manager().findOneByOrFail(FilingStatus, { messageId });
const filedUnder = async (messageId: number) =>
  (await manager().findBy(Filing, { messageId, endedAt: IsNull() })).map(filing => filing.companyId);

async function file(
  messageId: number,
  companyId: number,
  scope: Scope = 'message',
  viewer: Viewer = world.viewers.liNa,
) {
  const { version } = await status(messageId);
  const body = { companyId, scope, version };
  const { actId } = await inTransaction(context.database, writer =>
    fileByPerson(writer, viewer, messageId, body, context.clock()),
  );
  await settleFiling(context);
  return actId;
}

async function undo(actId: number, viewer: Viewer = world.viewers.liNa) {
  const result = await inTransaction(context.database, writer => undoAct(writer, viewer, actId, context.clock()));
  await settleFiling(context);
  return result;
}

const receive = async (id: string, more: Parameters<typeof letter>[0] = {}) =>
  (await deliver(
    context,
    world.mailboxes.liNa,
    letter({
      id: `${id}@casasole.example`,
      from: 'Marco Rossi <m.rossi@casasole.example>',
      subject: `trays ${id}`,
      text: `We need bamboo trays. ${id}`,
      ...more,
    }),
  )) as number;

const answer = (id: string, to: string, more: Parameters<typeof letter>[0] = {}) =>
  receive(id, { inReplyTo: `${to}@casasole.example`, date: 'Mon, 02 Nov 2026 10:00:00 +0000', ...more });

describe('a chain of decisions', () => {
  test('is taken back step by step, down to the first', async () => {
    const id = await receive('r1');
    const before = await status(id);
    const acts = [await file(id, nordlicht), await file(id, other), await file(id, nordlicht)];
    await undo(acts[2] as number);
    expect(await filedUnder(id)).toEqual([other]);
    await undo(acts[1] as number);
    expect(await filedUnder(id)).toEqual([nordlicht]);
    await undo(acts[0] as number);
    expect(await filedUnder(id)).toEqual([]);
    const { state, category, reasons, decidedById } = await status(id);
    expect({ state, category, reasons, decidedById }).toEqual({
      state: 'review',
      category: before.category,
      reasons: before.reasons,
      decidedById: null,
    });
  });

  test('cannot be taken back from below: the later decision stands until it is undone itself', async () => {
    const id = await receive('r1');
    const [first, second] = [await file(id, nordlicht), await file(id, other)];
    await expect(undo(first)).rejects.toMatchObject({ code: 'filing.changed_since' });
    expect(await filedUnder(id)).toEqual([other]);
    await undo(second);
    await expect(undo(second)).rejects.toMatchObject({ code: 'filing.already_undone' });
  });

  test('putting a message away for later does not keep its decision from being undone', async () => {
    const id = await receive('r1');
    const act = await file(id, nordlicht);
    const { version } = await status(id);
    await inTransaction(context.database, writer =>
      postpone(writer, world.viewers.liNa, id, new Date(2027, 0, 1), version, context.clock()),
    );
    await undo(act);
    expect(await filedUnder(id)).toEqual([]);
  });

  test('of a conversation is undone for the letters on which it is the last, and says how many it left', async () => {
    const [one, two] = [await receive('r1'), await answer('r2', 'r1')];
    const wide = await file(one, nordlicht, 'conversation');
    const narrow = await file(two, other);
    expect(await undo(wide)).toMatchObject({ restored: 1, leftOut: 1 });
    expect([await filedUnder(one), await filedUnder(two)]).toEqual([[], [other]]);
    // The decision below it is gone meanwhile: nothing brings it back.
    await undo(narrow);
    expect([await filedUnder(two), (await status(two)).state]).toEqual([[], 'review']);
  });
});

const part = (actId: number, flags: Partial<Part<string>> = {}): Part<string> => {
  return { row: `before ${actId}`, actId, isUndone: false, isLeft: false, ...flags };
};
const undone = { isUndone: true };
const left = { isUndone: true, isLeft: true };

test.each([
  ['the only act', [part(1)], 1, 'before 1', []],
  ['the last of two', [part(1), part(2)], 2, 'before 2', []],
  ['the first of two is not undone', [part(1), part(2)], 1, null, []],
  ['the first, after the second was undone', [part(1), part(2, undone)], 1, 'before 1', []],
  ['an act over one that was undone over its head', [part(1, left), part(2)], 2, 'before 1', ['before 1']],
  ['an act over one that had been undone before it', [part(1, undone), part(2)], 2, 'before 2', []],
  [
    'two undone over its head, a third in order between them',
    [part(1), part(2, left), part(3, undone), part(4, left), part(5)],
    5,
    'before 2',
    ['before 4', 'before 2'],
  ],
])('what stands again on a message: %s', (_name, history, actId, before, passed) => {
  expect(chooseStep(history, actId)).toEqual(before === null ? null : { before, passed });
});

describe('the rule of an act', () => {
  test('gives way to the one that it had replaced, and that files again', async () => {
    const [one, two] = [await receive('r1'), await receive('r2')];
    await file(one, nordlicht, 'address');
    const newer = await file(one, other, 'address');
    expect(await filedUnder(two)).toEqual([other]);
    await undo(newer);
    expect(await filedUnder(two)).toEqual([nordlicht]);
    expect(await filedUnder(await receive('r3'))).toEqual([nordlicht]);
    expect(await manager().countBy(FilingRule, { endedAt: IsNull() })).toBe(1);
  });

  test('does not come back where it was undone itself; the one before it does', async () => {
    const [one, two, three] = [await receive('r1'), await receive('r2'), await receive('r3')];
    const oldest = await file(one, nordlicht, 'domain');
    const middle = await file(two, other, 'domain');
    const newest = await file(three, nordlicht, 'domain');
    await undo(middle);
    await undo(newest);
    expect(await filedUnder(await receive('r4'))).toEqual([nordlicht]);
    const [rule] = await manager().findBy(FilingRule, { endedAt: IsNull() });
    expect(rule?.id).toBe((await manager().findOneByOrFail(FilingAct, { id: oldest })).ruleId);
    await undo(oldest);
    expect(await manager().countBy(FilingRule, { endedAt: IsNull() })).toBe(0);
    expect([await filedUnder(one), await filedUnder(two), await filedUnder(three)]).toEqual([[], [], []]);
  });

  test('that comes back opens no mail of others to him who made it', async () => {
    const { liNa, chenJing } = world.viewers;
    const atlas = (await manager().findOneByOrFail(Company, { externalKey: 'atlas' })).id;
    const send = async (mailbox: 'sales' | 'wangLei', to: string) => {
      const from = 'Marco Rossi <m.rossi@casasole.example>';
      const parts = { id: `${to}@casasole.example`, from, to: `${to}@haitu.example`, subject: to, text: to };
      return (await deliver(context, world.mailboxes[mailbox], letter(parts))) as number;
    };
    await file(await receive('r1'), nordlicht, 'address', liNa);
    const act = await file(await send('sales', 'sales'), atlas, 'address', chenJing);
    const secret = await send('wangLei', 'wang.lei');
    expect(await filedUnder(secret)).toEqual([atlas]);
    await undo(act, chenJing);
    expect([await filedUnder(secret), (await status(secret)).state]).toEqual([[], 'review']);
    expect(await filedUnder(await receive('r2'))).toEqual([nordlicht]);
  });

  test('of a conversation takes what it had filed later with it', async () => {
    const one = await receive('r1');
    const act = await file(one, nordlicht, 'conversation');
    const two = await answer('r2', 'r1', { from: 'Somebody <s@elsewhere.example>' });
    expect(await filedUnder(two)).toEqual([nordlicht]);
    await undo(act);
    expect([await filedUnder(one), await filedUnder(two)]).toEqual([[], []]);
  });
});

describe('undoing "make a company"', () => {
  async function make(messageId: number, name = 'Casa Sole Srl') {
    const { version } = await status(messageId);
    const company = { name, type: 'customer' as const, domain: 'casasole.example' };
    const body = { company, contact: { name: 'Marco Rossi', address: 'm.rossi@casasole.example' }, version };
    const { actId } = await inTransaction(context.database, writer =>
      createFromMessage(writer, world.viewers.liNa, messageId, body, context.clock()),
    );
    return { actId, companyId: (await manager().findOneByOrFail(Company, { name })).id };
  }

  test.each([
    ['before its jobs ran', false],
    ['after them', true],
  ])('%s leaves nothing of it, and the jobs bring nothing back', async (_when, isSettled) => {
    const id = await receive('r1');
    const before = await status(id);
    const { actId, companyId } = await make(id);
    expect(await manager().findOneByOrFail(FilingAct, { id: actId })).toMatchObject({ kind: 'create_company' });
    if (isSettled) await settleFiling(context);
    await undo(actId);
    expect(await filedUnder(id)).toEqual([]);
    expect(await status(id)).toMatchObject({ state: 'review', category: before.category, reasons: before.reasons });
    expect(await manager().countBy(Company, { id: companyId })).toBe(0);
    expect(await manager().countBy(Contact, { companyId })).toBe(0);
    expect(await manager().countBy(ContactAddress, { address: 'm.rossi@casasole.example' })).toBe(0);
    expect(await manager().countBy(CompanyDomain, { domain: 'casasole.example' })).toBe(0);
    expect(await manager().countBy(DomainKey, { value: 'casasole' })).toBe(0);
    // The next letter waits again, and the company can be made once more.
    expect((await status(await receive('r2'))).state).toBe('review');
    expect((await make(id)).companyId).not.toBe(companyId);
  });

  test('older mail that had gone to the company by itself does not keep it: it waits again', async () => {
    const older = await receive('r0');
    const id = await receive('r1');
    const { actId, companyId } = await make(id);
    await settleFiling(context);
    expect(await filedUnder(older)).toEqual([companyId]);
    await undo(actId);
    expect(await manager().countBy(Company, { id: companyId })).toBe(0);
    expect([await filedUnder(older), (await status(older)).state]).toEqual([[], 'review']);
    expect((await status(id)).state).toBe('review');
  });

  test('older mail on which a person has decided since keeps it', async () => {
    const older = await receive('r0');
    const id = await receive('r1');
    const { actId, companyId } = await make(id);
    await settleFiling(context);
    await file(older, companyId);
    await undo(actId);
    expect(await manager().countBy(Company, { id: companyId })).toBe(1);
    expect(await filedUnder(older)).toEqual([companyId]);
  });

  const uses: [string, (companyId: number) => Promise<unknown>][] = [
    ['other mail', () => receive('r2')],
    [
      'a record',
      companyId =>
        createRecord(context, world.viewers.liNa, companyId, { kind: 'quote', number: 'Q-9', title: 'Trays' }),
    ],
    [
      'another contact',
      companyId => createContact(context, world.viewers.liNa, companyId, { name: 'Al', addresses: ['al@gmail.com'] }),
    ],
    ['a note', companyId => addNote(context, world.viewers.liNa, companyId, { text: 'Call in May', isPrompt: true })],
    ['a tag', companyId => changeMany(context, world.viewers.liNa, { ids: [companyId], addTag: 'Fair' })],
    ['a daughter', companyId => createCompany(context, world.viewers.liNa, { name: 'Sole Due', parentId: companyId })],
  ];
  test.each(uses)(
    'keeps the company where %s hangs on it, but the message does not go back to it',
    async (_what, use) => {
      const id = await receive('r1');
      const { actId, companyId } = await make(id);
      await settleFiling(context);
      await use(companyId);
      await undo(actId);
      expect(await manager().countBy(Company, { id: companyId })).toBe(1);
      expect([await filedUnder(id), (await status(id)).state]).toEqual([[], 'review']);
      // Whatever the sender writes next stands under his company as before.
      expect(await filedUnder(await receive('r3'))).toEqual([companyId]);
    },
  );

  test('takes with it what the program itself had learned of the company', async () => {
    const id = await receive('r1');
    const { actId, companyId } = await make(id);
    await settleFiling(context);
    const contactId = (await manager().findOneByOrFail(Contact, { companyId })).id;
    const at = context.clock();
    await inTransaction(context.database, async writer => {
      await writer.insert(BankDetail, {
        ...{ companyId, kind: 'iban', value: 'IT60X0542811101000000123456', state: 'seen', messageId: id },
        ...{ firstSeenAt: at, lastSeenAt: at, decidedById: null, decidedAt: null },
      });
      await writer.insert(ContactSuggestion, {
        ...{ companyId, contactId, address: 'm.rossi@casasole.example', field: 'title', valueHash: 'x' },
        ...{ values: { title: 'Buyer' }, messageId: id, state: 'open', createdAt: at },
        ...{ decidedById: null, decidedAt: null },
      });
    });
    await undo(actId);
    expect(await manager().countBy(Company, { id: companyId })).toBe(0);
    expect(await manager().countBy(BankDetail, { companyId })).toBe(0);
  });

  test('an "always" that somebody says afterwards counts for more than the undo', async () => {
    const id = await receive('r1');
    const { actId, companyId } = await make(id);
    const second = await receive('r2');
    await undo(actId);
    await file(second, companyId, 'address');
    expect(await filedUnder(id)).toEqual([companyId]);
  });
});
