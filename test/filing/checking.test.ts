import { IsNull } from 'typeorm';
import type { Static } from '@sinclair/typebox';
import { Company, Contact } from '../../service/companies/company.entity';
import type { Context } from '../../service/context';
import { fileByPerson } from '../../service/filing/deciding.service';
import { Filing, FilingAct, FilingStatus } from '../../service/filing/filing.entity';
import type { FileBody } from '../../service/filing/filing.schema';
import { heldBack, heldFor } from '../../service/filing/holding';
import type { FilingOutcome } from '../../service/filing/question';
import { createFromMessage } from '../../service/filing/newCompany.service';
import { inTransaction } from '../../service/platform/database/transaction';
import { TradeRecord } from '../../service/records/record.entity';
import type { Viewer } from '../../service/users/roles';
import { closeTestContext, openTestContext } from '../support/context';
import type { Letter } from '../support/letters';
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
const status = (messageId: number) => manager().findOneByOrFail(FilingStatus, { messageId });
const standing = (messageId: number) => manager().findBy(Filing, { messageId, endedAt: IsNull() });

let sent = 0;
async function put(more: Letter = {}, mailbox: keyof TestWorld['mailboxes'] = 'sales'): Promise<number> {
  sent += 1;
  const date = new Date(Date.UTC(2026, 0, 1, sent)).toUTCString().replace('GMT', '+0000');
  const from = 'Marco Rossi <m.rossi@casasole.example>';
  const bytes = letter({ id: `m${sent}@x.example`, subject: `trays ${sent}`, from, date, ...more });
  return (await deliver(context, world.mailboxes[mailbox], bytes)) as number;
}

async function file(viewer: Viewer, messageId: number, more: Partial<Static<typeof FileBody>> = {}) {
  const { version } = await status(messageId);
  const body = { companyId: nordlicht, scope: 'message' as const, version, ...more };
  return inTransaction(context.database, writer => fileByPerson(writer, viewer, messageId, body, context.clock()));
}

describe('a decision on a whole conversation', () => {
  test('leaves a suspicious letter in it for itself, and says so', async () => {
    const first = await put({ id: 'a@nordlicht.example', from: 'Anna Weber <anna.weber@nordlicht.example>' });
    const fake = await put({
      from: 'Anna Weber <anna.weber@nordlichtt.example>',
      inReplyTo: 'a@nordlicht.example',
      text: 'Our bank account has changed, please pay to IBAN DE00.',
    });
    expect(await status(fake)).toMatchObject({ category: 'suspicious' });
    const result = await file(world.viewers.liNa, first, { scope: 'conversation' });
    expect(result).toMatchObject({ messageCount: 1, leftOut: 1 });
    expect(await status(fake)).toMatchObject({ state: 'review', category: 'suspicious' });
    expect(await standing(fake)).toEqual([]);
  });

  test('leaves what a colleague decided, and takes what one decided oneself', async () => {
    const first = await put({ id: 'a@x.example' });
    const theirs = await put({ inReplyTo: 'a@x.example' });
    const mine = await put({ inReplyTo: 'a@x.example' });
    const atlas = (await manager().findOneByOrFail(Company, { externalKey: 'atlas' })).id;
    await file(world.viewers.chenJing, theirs, { companyId: atlas });
    await file(world.viewers.liNa, mine);
    const record = await manager().findOneByOrFail(TradeRecord, { number: 'Q-2026-0031' });
    const result = await file(world.viewers.liNa, first, { scope: 'conversation', recordIds: [record.id] });
    expect(result).toMatchObject({ messageCount: 2, leftOut: 1 });
    expect(await standing(theirs)).toMatchObject([{ companyId: atlas, recordId: null }]);
    expect(await standing(mine)).toMatchObject([{ companyId: nordlicht, recordId: record.id }]);
  });

  test('takes the letter that is shown, whoever decided it before', async () => {
    const id = await put();
    await file(world.viewers.chenJing, id, {
      companyId: (await manager().findOneByOrFail(Company, { externalKey: 'atlas' })).id,
    });
    expect(await file(world.viewers.liNa, id, { scope: 'conversation' })).toMatchObject({
      messageCount: 1,
      leftOut: 0,
    });
    expect(await standing(id)).toMatchObject([{ companyId: nordlicht }]);
  });
});

describe('the contact and the records of a decision', () => {
  test('a contact must be of the company that the mail is filed under', async () => {
    const id = await put();
    const [anna, jin] = [{ name: 'Anna Weber' }, { name: '金伟' }].map(where =>
      manager().findOneByOrFail(Contact, where),
    );
    await expect(file(world.viewers.chenJing, id, { contactId: (await jin!).id })).rejects.toMatchObject({
      code: 'contact.not_found',
    });
    await expect(file(world.viewers.liNa, id, { contactId: 999_999 })).rejects.toMatchObject({ status: 404 });
    await file(world.viewers.liNa, id, { contactId: (await anna!).id });
    expect(await standing(id)).toMatchObject([{ contactId: (await anna!).id }]);
  });

  test('a forwarder stands with the records of others, as any partner does', async () => {
    const id = await put();
    const sealane = (await manager().findOneByOrFail(Company, { externalKey: 'atlas' })).id;
    const kind = { isCustomer: false, isSupplier: false, isAgent: false, isPartner: false, isForwarder: true };
    await inTransaction(context.database, writer => writer.update(Company, { id: sealane }, kind));
    const record = await manager().findOneByOrFail(TradeRecord, { number: 'Q-2026-0031' });
    await file(world.viewers.chenJing, id, { companyId: sealane, recordIds: [record.id] });
    expect(await standing(id)).toMatchObject([{ companyId: sealane, recordId: record.id }]);
  });

  test('a record that is named twice is one', async () => {
    const id = await put();
    const record = await manager().findOneByOrFail(TradeRecord, { number: 'Q-2026-0031' });
    await file(world.viewers.liNa, id, { recordIds: [record.id, record.id] });
    expect(await standing(id)).toMatchObject([{ recordId: record.id }]);
  });
});

test('a company made in one click is an act of its own, which tells what it made', async () => {
  const id = await put();
  const { version } = await status(id);
  const company = { name: 'Casa Sole', type: 'customer' as const, domain: 'casasole.example' };
  const body = { company, contact: { name: 'Marco', address: 'm.rossi@casasole.example' }, version };
  const { actId } = await inTransaction(context.database, writer =>
    createFromMessage(writer, world.viewers.liNa, id, body, context.clock()),
  );
  const [made, contact] = [
    await manager().findOneByOrFail(Company, { name: 'Casa Sole' }),
    await manager().findOneByOrFail(Contact, { name: 'Marco' }),
  ];
  expect(await manager().findOneByOrFail(FilingAct, { id: actId })).toMatchObject({
    kind: 'create_company',
    details: { companyId: made.id, madeCompanyId: made.id, madeContactId: contact.id },
  });
});

describe('holding back', () => {
  const filed: FilingOutcome = {
    state: 'filed',
    filings: [
      { companyId: 1, contactId: 2, recordId: null, ruleId: 4, reasons: [{ code: 'address', values: {} }] },
      { companyId: 5, contactId: null, recordId: 6, ruleId: null, reasons: [] },
    ],
  };
  const waits: FilingOutcome = { state: 'review', category: 'unknown_sender', reasons: [], candidates: [] };

  test.each<[string, FilingOutcome, boolean]>([
    ['what he may see is filed', filed, true],
    ['what waits anyway goes on waiting for its own reason', waits, false],
    ['what is left alone is left alone', { state: 'none', reasons: [] }, false],
  ])('%s', (_what, outcome, mayFile) => {
    expect(heldBack(outcome, mayFile, 'li.na')).toBe(outcome);
  });

  test('what he may not see waits, with each party as a likely candidate, and says for whom it was held', () => {
    const held = heldBack(filed, false, 'li.na');
    expect(held).toMatchObject({ state: 'review', category: 'which_party' });
    if (held.state !== 'review') throw new Error('it was filed');
    expect(held.candidates).toMatchObject([
      { companyId: 1, contactId: 2, likelihood: 'likely', reasons: [{ code: 'address' }] },
      { companyId: 5, recordId: 6, likelihood: 'likely' },
    ]);
    expect(heldFor(held.reasons)).toBe('li.na');
    expect(heldFor([])).toBeNull();
  });
});
