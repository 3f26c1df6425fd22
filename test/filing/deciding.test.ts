import { IsNull } from 'typeorm';
import { AppError } from '../../service/common/errors';
import type { Context } from '../../service/context';
import { fileByPerson, markNotBusiness } from '../../service/filing/deciding.service';
import { Filing, FilingRule, FilingStatus } from '../../service/filing/filing.entity';
import type { Scope } from '../../service/filing/filing.schema';
import { createFromMessage, proposeCompany } from '../../service/filing/newCompany.service';
import { undoAct } from '../../service/filing/undoing.service';
import { Company } from '../../service/companies/company.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import { TradeRecord } from '../../service/records/record.entity';
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

const status = (messageId: number) => context.database.manager.findOneByOrFail(FilingStatus, { messageId });
const companyOf = async (key: string) =>
  (await context.database.manager.findOneByOrFail(Company, { externalKey: key })).id;
const filedUnder = async (messageId: number) =>
  (await context.database.manager.findBy(Filing, { messageId, endedAt: IsNull() })).map(filing => filing.companyId);

async function file(viewer: Viewer, messageId: number, companyId: number, scope: Scope = 'message', version?: number) {
  const body = { companyId, scope, version: version ?? (await status(messageId)).version };
  return inTransaction(context.database, manager => fileByPerson(manager, viewer, messageId, body, context.clock()));
}
const undo = (viewer: Viewer, actId: number) =>
  inTransaction(context.database, manager => undoAct(manager, viewer, actId, context.clock()));

const stranger = (id: string, more: Parameters<typeof letter>[0] = {}) =>
  letter({
    id,
    from: 'Marco Rossi <m.rossi@casasole.example>',
    subject: 'bamboo trays',
    text: 'We need 5,000 bamboo trays. Please quote.',
    ...more,
  });

test('a mail from a stranger waits, is filed by a person, and undo puts it back into the queue as it was', async () => {
  const id = (await deliver(context, world.mailboxes.liNa, stranger('r1@casasole.example'))) as number;
  const before = await status(id);
  expect(before).toMatchObject({ state: 'review', category: 'unknown_sender' });
  const nordlicht = await companyOf('nordlicht');
  const { actId } = await file(world.viewers.liNa, id, nordlicht);
  expect(await status(id)).toMatchObject({ state: 'filed', decidedById: world.viewers.liNa.userId });
  expect(await filedUnder(id)).toEqual([nordlicht]);
  await undo(world.viewers.liNa, actId);
  expect(await status(id)).toMatchObject({
    state: 'review',
    category: before.category,
    reasons: before.reasons,
    decidedById: null,
  });
  expect(await filedUnder(id)).toEqual([]);
});

test('of two people who decide at once the second learns who was first, and nothing is decided twice', async () => {
  const id = (await deliver(
    context,
    world.mailboxes.sales,
    stranger('r1@casasole.example', { to: 'sales@haitu.example' }),
  )) as number;
  const { version } = await status(id);
  await file(world.viewers.liNa, id, await companyOf('nordlicht'), 'message', version);
  const second = file(world.viewers.chenJing, id, await companyOf('atlas'), 'message', version);
  await expect(second).rejects.toMatchObject({
    code: 'filing.already_decided',
    details: { by: 'li.na', to: 'Nordlicht Küchen GmbH' },
  });
  expect(await filedUnder(id)).toEqual([await companyOf('nordlicht')]);
});

test('"all from this address" moves older mail of the sender by a job, and what comes later by itself; undo takes both back', async () => {
  const first = (await deliver(context, world.mailboxes.liNa, stranger('r1@casasole.example'))) as number;
  const second = (await deliver(
    context,
    world.mailboxes.liNa,
    stranger('r2@casasole.example', { subject: 'samples', text: 'And samples?' }),
  )) as number;
  const nordlicht = await companyOf('nordlicht');
  const { actId, isRule } = await file(world.viewers.liNa, first, nordlicht, 'address');
  expect(isRule).toBe(true);
  await settleFiling(context);
  expect(await filedUnder(second)).toEqual([nordlicht]);
  const third = (await deliver(
    context,
    world.mailboxes.liNa,
    stranger('r3@casasole.example', { subject: 'and now', text: 'Any news?' }),
  )) as number;
  expect(await filedUnder(third)).toEqual([nordlicht]);
  await undo(world.viewers.liNa, actId);
  await settleFiling(context);
  expect([await filedUnder(first), await filedUnder(second), await filedUnder(third)]).toEqual([[], [], []]);
});

test('a rule never touches what a person decided on a message', async () => {
  const first = (await deliver(
    context,
    world.mailboxes.sales,
    stranger('r1@casasole.example', { to: 'sales@haitu.example' }),
  )) as number;
  const second = (await deliver(
    context,
    world.mailboxes.sales,
    stranger('r2@casasole.example', { to: 'sales@haitu.example', subject: 'samples' }),
  )) as number;
  const [nordlicht, atlas] = [await companyOf('nordlicht'), await companyOf('atlas')];
  await file(world.viewers.chenJing, second, atlas);
  await file(world.viewers.chenJing, first, nordlicht, 'address');
  await settleFiling(context);
  expect(await filedUnder(second)).toEqual([atlas]);
});

test('the whole conversation is decided at once, and an answer that comes later follows', async () => {
  const first = (await deliver(context, world.mailboxes.liNa, stranger('r1@casasole.example'))) as number;
  const second = (await deliver(
    context,
    world.mailboxes.liNa,
    stranger('r2@casasole.example', { subject: 'Re: bamboo trays', inReplyTo: 'r1@casasole.example' }),
  )) as number;
  const nordlicht = await companyOf('nordlicht');
  const { messageCount } = await file(world.viewers.liNa, second, nordlicht, 'conversation');
  expect(messageCount).toBe(2);
  expect(await filedUnder(first)).toEqual([nordlicht]);
  const third = (await deliver(
    context,
    world.mailboxes.liNa,
    stranger('r3@other.example', {
      from: 'Colleague <c@other.example>',
      subject: 'Re: bamboo trays',
      inReplyTo: 'r2@casasole.example',
    }),
  )) as number;
  expect(await filedUnder(third)).toEqual([nordlicht]);
});

test('not business: it leaves the queue, is filed under nobody, and comes back by undo', async () => {
  const id = (await deliver(context, world.mailboxes.liNa, stranger('r1@casasole.example'))) as number;
  const { version } = await status(id);
  const { actId } = await inTransaction(context.database, manager =>
    markNotBusiness(manager, world.viewers.liNa, id, { scope: 'message', version }, context.clock()),
  );
  expect((await status(id)).state).toBe('not_business');
  await undo(world.viewers.liNa, actId);
  expect((await status(id)).state).toBe('review');
});

test('one click makes a company and a contact of a stranger and files his past mail too', async () => {
  const older = (await deliver(
    context,
    world.mailboxes.liNa,
    stranger('r0@casasole.example', { subject: 'hello' }),
  )) as number;
  const text =
    'Please quote 5,000 bamboo trays.\n\nBest regards\nMarco Rossi\nPurchasing Manager\nCasa Sole Srl\nTel. +39 02 5550 1234';
  const id = (await deliver(context, world.mailboxes.liNa, stranger('r1@casasole.example', { text }))) as number;
  const proposal = await proposeCompany(context.database.manager, world.viewers.liNa, id, context.clock());
  expect(proposal.company).toMatchObject({ name: 'Casa Sole Srl', domain: 'casasole.example' });
  expect(proposal.contact).toMatchObject({ name: 'Marco Rossi', address: 'm.rossi@casasole.example' });
  const { version } = await status(id);
  const body = {
    company: { name: proposal.company.name, type: 'customer' as const, domain: proposal.company.domain },
    contact: { name: proposal.contact.name, address: proposal.contact.address },
    version,
  };
  await inTransaction(context.database, manager =>
    createFromMessage(manager, world.viewers.liNa, id, body, context.clock()),
  );
  await settleFiling(context);
  const made = await context.database.manager.findOneByOrFail(Company, { name: 'Casa Sole Srl' });
  expect(made.ownerId).toBe(world.viewers.liNa.userId);
  expect([await filedUnder(id), await filedUnder(older)]).toEqual([[made.id], [made.id]]);
});

test('a suspicious mail is filed only by somebody who says that he has checked, and never makes a rule', async () => {
  const fake = letter({
    id: 'f@x',
    from: 'Anna Weber <anna.weber@nord1icht.example>',
    subject: 'Q-2026-0031 new bank account',
    text: 'Our bank account has changed.',
  });
  const id = (await deliver(context, world.mailboxes.liNa, fake)) as number;
  const { version, category } = await status(id);
  expect(category).toBe('suspicious');
  const nordlicht = await companyOf('nordlicht');
  await expect(file(world.viewers.liNa, id, nordlicht)).rejects.toMatchObject({ code: 'filing.not_checked' });
  const rule = { companyId: nordlicht, scope: 'address' as const, version, isChecked: true };
  await expect(
    inTransaction(context.database, manager => fileByPerson(manager, world.viewers.liNa, id, rule, new Date())),
  ).rejects.toMatchObject({ code: 'filing.suspicious_scope' });
});

test('nobody decides on mail that he does not see, nor files under a company that he may not see', async () => {
  const id = (await deliver(context, world.mailboxes.liNa, stranger('r1@casasole.example'))) as number;
  await expect(file(world.viewers.wangLei, id, await companyOf('atlas'))).rejects.toMatchObject({ status: 404 });
  await expect(file(world.viewers.liNa, id, await companyOf('atlas'))).rejects.toMatchObject({
    code: 'company.not_found',
  });
  await expect(file(world.viewers.liNa, id, await companyOf('xinyuan'))).rejects.toBeInstanceOf(AppError);
});

test('no rule is made for a free-mail domain or for our own people', async () => {
  const id = (await deliver(
    context,
    world.mailboxes.liNa,
    stranger('g@gmail.com', { from: 'b.k.0155@gmail.com' }),
  )) as number;
  await expect(file(world.viewers.liNa, id, await companyOf('nordlicht'), 'domain')).rejects.toMatchObject({
    code: 'filing.free_mail_domain',
  });
  expect(await context.database.manager.count(FilingRule)).toBe(0);
});

test('a new number files the mail of the past that names it', async () => {
  const id = (await deliver(
    context,
    world.mailboxes.liNa,
    letter({ id: 'n1@nordlicht.example', subject: 'about NK-4711', text: 'When do you ship?' }),
  )) as number;
  const [filing] = await context.database.manager.findBy(Filing, { messageId: id, endedAt: IsNull() });
  expect(filing?.recordId).toBeNull();
  const { createRecord } = await import('../../service/records/records.service');
  await createRecord(context, world.viewers.liNa, await companyOf('nordlicht'), {
    kind: 'order',
    number: 'SO-2026-0200',
    title: 'Trays',
    otherNumbers: ['NK-4711'],
  });
  await settleFiling(context);
  const record = await context.database.manager.findOneByOrFail(TradeRecord, { number: 'SO-2026-0200' });
  const [after] = await context.database.manager.findBy(Filing, { messageId: id, endedAt: IsNull() });
  expect(after?.recordId).toBe(record.id);
});
