import type { Context } from '../../service/context';
import { approve } from '../../service/approvals/deciding.service';
import { getApproval } from '../../service/approvals/approvals.service';
import { createPolicy } from '../../service/approvals/policies.service';
import { Company } from '../../service/companies/company.entity';
import { SentChoice } from '../../service/filing/sentChoice.entity';
import { makeChoice } from '../../service/filing/sentChoice.service';
import { SentFinding } from '../../service/guard/guard.entity';
import { LOOK_AT_SENT, lookAtSent } from '../../service/guard/sent.service';
import { listMessageFindings, listSentFindings, settleFinding } from '../../service/guard/sentFindings.service';
import { giveVerdict, requestApproval } from '../../service/guard/verdicts.service';
import { Mailbox, MailboxMember } from '../../service/mail/message.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import { Job } from '../../service/platform/queue/job.entity';
import { closeTestContext, openTestContext } from '../support/context';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld } from '../support/world';

let context: Context;
let world: TestWorld;
beforeEach(async () => {
  context = await openTestContext();
  world = await makeWorld(context);
});
afterEach(() => closeTestContext(context));

const date = (at: Date) => at.toUTCString().replace('GMT', '+0000');
const mail = {
  mailbox: 'li.na@haitu.example',
  recipients: [{ kind: 'to' as const, address: 'anna.weber@nordlicht.example', name: 'Anna Weber' }],
  subject: 'SO-2026-0098 invoice',
  text: 'Dear Anna,\n\nplease find the invoice over USD 12,480.\n\nLi Na',
  attachments: [],
};
const send = async (more: { text?: string; subject?: string; at?: Date } = {}) =>
  (await deliver(
    context,
    world.mailboxes.liNa,
    letter({
      from: 'Li Na <li.na@haitu.example>',
      to: 'Anna Weber <anna.weber@nordlicht.example>',
      subject: more.subject ?? mail.subject,
      text: more.text ?? mail.text,
      // Headers tell whole seconds.
      date: date(more.at ?? new Date(Date.now() + 1_500)),
      id: 'sent@haitu.example',
    }),
    'sent',
  )) as number;
const look = (id: number) => inTransaction(context.database, manager => lookAtSent(manager, [id], context.clock()));
const codes = async () => (await context.database.manager.find(SentFinding)).map(row => row.code);
const policy = () =>
  createPolicy(context, world.viewers.admin, {
    name: 'Amounts',
    isActive: true,
    conditions: { amount: true },
    deciders: { managers: true, userIds: [], roles: [] },
    exempt: { userIds: [], roles: [] },
    expiresHours: 24,
  });

it('asks for a look at what has just been sent, and not at an archive', async () => {
  await send();
  expect(await context.database.manager.countBy(Job, { name: LOOK_AT_SENT })).toBe(1);
});

it('asks nothing of letters that were sent long ago', async () => {
  await send({ at: new Date(Date.now() - 30 * 86_400_000) });
  expect(await context.database.manager.countBy(Job, { name: LOOK_AT_SENT })).toBe(0);
});

it('finds in the sent copy what nobody answered, and says it once', async () => {
  const id = await send();
  await look(id);
  await look(id);
  expect(await codes()).toEqual(['wrong_customer']);
});

it('says nothing of what the sender gave a reason for', async () => {
  await giveVerdict(context, world.viewers.liNa, { ...mail, answers: [{ code: 'wrong_customer', reason: 'agreed' }] });
  await look(await send());
  expect(await codes()).toEqual([]);
});

it('takes a reason for one letter, not for all that follow under its subject', async () => {
  await giveVerdict(context, world.viewers.liNa, { ...mail, answers: [{ code: 'wrong_customer', reason: 'agreed' }] });
  const id = await send();
  await look(id);
  await look(id);
  expect(await codes()).toEqual([]);
  expect(await giveVerdict(context, world.viewers.liNa, { ...mail, text: `${mail.text}\nagain` })).toMatchObject({
    findings: [{ code: 'wrong_customer', isAnswered: false }],
  });
});

describe('a letter from a shared mailbox', () => {
  beforeEach(() =>
    inTransaction(context.database, async manager => {
      await manager.update(Mailbox, { id: world.mailboxes.liNa.id }, { isShared: true });
      await manager.insert(MailboxMember, { mailboxId: world.mailboxes.liNa.id, userId: world.viewers.wangLei.userId });
    }),
  );

  it('is quiet where the colleague who wrote it gave a reason', async () => {
    const answers = [{ code: 'wrong_customer', reason: 'agreed' }];
    await giveVerdict(context, world.viewers.wangLei, { ...mail, answers });
    await look(await send());
    expect(await codes()).toEqual([]);
  });

  it('has its approval where the colleague who wrote it asked for one', async () => {
    await policy();
    const { id, version } = await requestApproval(context, world.viewers.wangLei, mail);
    const { deciders } = await getApproval(context.database.manager, world.viewers.wangLei, id);
    const decider = deciders[0] === 'chen.jing' ? world.viewers.chenJing : world.viewers.zhouMin;
    await approve(context, decider, { id, version, comment: '' });
    await look(await send());
    expect(await codes()).toEqual([]);
  });
});

it('finds a mail that left without the approval that a policy asks for', async () => {
  await policy();
  await look(await send());
  expect((await codes()).sort()).toEqual(['not_approved', 'wrong_customer']);
});

it('measures no letter by a policy that is younger than it', async () => {
  const id = await send({ at: new Date(Date.now() - 3_600_000) });
  await policy();
  await look(id);
  expect(await codes()).toEqual(['wrong_customer']);
});

it.each<[string, string, string[]]>([
  ['as it was approved', mail.text, []],
  ['with another amount', mail.text.replace('12,480', '18,480'), ['not_approved', 'wrong_customer']],
])('knows a mail that left %s', async (_how, text, expected) => {
  await policy();
  const request = await requestApproval(context, world.viewers.liNa, mail);
  await approve(context, world.viewers.chenJing, { id: request.id, version: request.version, comment: '' });
  await look(await send({ text }));
  expect((await codes()).sort()).toEqual(expected);
});

it('is seen by those above the sender, who say what came of it; he does not settle his own', async () => {
  const id = await send();
  await look(id);
  const { manager } = context.database;
  const { chenJing, liNa, wangLei } = world.viewers;
  const [line] = (await listSentFindings(manager, chenJing, {})).findings;
  expect(line).toMatchObject({ sentBy: 'li.na', canSettle: true, state: 'open' });
  // The letter waits in the review of its owner: the manager is told, and does not read it.
  expect(line).toMatchObject({ conversationId: null, subject: '' });
  expect((await listSentFindings(manager, wangLei, {})).findings).toEqual([]);
  const [own] = await listMessageFindings(manager, liNa, id);
  expect(own?.canSettle).toBe(false);
  await expect(settleFinding(context, liNa, line!.id, 1, 'fine')).rejects.toMatchObject({ code: 'guard.own_letter' });
  await expect(settleFinding(context, wangLei, line!.id, 1, 'fine')).rejects.toMatchObject({
    code: 'sent_finding.not_found',
  });
  const settled = await settleFinding(context, chenJing, line!.id, 1, 'talked about it');
  expect(settled).toMatchObject({ state: 'settled', note: 'talked about it' });
  await expect(settleFinding(context, chenJing, line!.id, 1, 'again')).rejects.toMatchObject({
    code: 'version.changed',
  });
  expect((await listSentFindings(manager, chenJing, { state: 'settled' })).findings).toHaveLength(1);
});

it('of another customer than it was chosen to be filed under is found, though the guard was silent when it left', async () => {
  const { manager } = context.database;
  const atlas = await manager.findOneByOrFail(Company, { name: 'Atlas Home Ltd' });
  await makeChoice(context, world.viewers.zhouMin, world.mailboxes.liNa.id, {
    companyId: atlas.id,
    recordId: null,
  });
  const id = await send({ text: 'Dear Anna, thank you.', subject: 'Bamboo tray' });
  // As the import leaves it that files the letter as its writer chose.
  await inTransaction(context.database, writing =>
    writing.update(SentChoice, { companyId: atlas.id }, { messageId: id }),
  );
  await look(id);
  expect(await codes()).toEqual(['chosen_record']);
});

it('is looked at where nobody manages the shared mailbox that it left from, and told to whoever sees everything', async () => {
  const { manager } = context.database;
  await policy();
  await inTransaction(context.database, writing =>
    writing.update(Mailbox, { id: world.mailboxes.sales.id }, { ownerId: null }),
  );
  const id = (await deliver(
    context,
    world.mailboxes.sales,
    letter({
      from: 'sales@haitu.example',
      to: 'Anna Weber <anna.weber@nordlicht.example>',
      subject: mail.subject,
      text: mail.text,
      date: date(new Date(Date.now() + 1_500)),
      id: 'sent-sales@haitu.example',
    }),
    'sent',
  )) as number;
  await look(id);
  expect((await codes()).sort()).toEqual(['not_approved', 'wrong_customer']);
  const seen = await listSentFindings(manager, world.viewers.zhouMin, {});
  expect(seen.findings.map(one => [one.messageId, one.sentBy])).toEqual([
    [id, null],
    [id, null],
  ]);
  expect((await listSentFindings(manager, world.viewers.wangLei, {})).findings).toEqual([]);
  await look(id);
  expect(await codes()).toHaveLength(2);
});
