import type { Context } from '../../service/context';
import { Company } from '../../service/companies/company.entity';
import { PartyMerge } from '../../service/companies/merging.entity';
import { ApprovalRequest } from '../../service/approvals/approval.entity';
import type { PolicyBody } from '../../service/approvals/approvals.schema';
import { countApprovals, getApproval, listApprovals } from '../../service/approvals/approvals.service';
import { clearCopies, COPY_DAYS, expireRequests } from '../../service/approvals/clearing.service';
import { approve, reject, withdraw } from '../../service/approvals/deciding.service';
import {
  changePolicy,
  createPolicy,
  listPolicies,
  orderPolicies,
  removePolicy,
} from '../../service/approvals/policies.service';
import { giveVerdict, requestApproval } from '../../service/guard/verdicts.service';
import { inTransaction } from '../../service/platform/database/transaction';
import { LiveSignal } from '../../service/teamwork/live.entity';
import { AuditEntry, User } from '../../service/users/user.entity';
import { closeTestContext, openTestContext } from '../support/context';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld } from '../support/world';

let context: Context;
let world: TestWorld;
const time = { now: new Date('2026-11-02T08:00:00Z') };

beforeEach(async () => {
  time.now = new Date('2026-11-02T08:00:00Z');
  context = { ...(await openTestContext()), clock: () => time.now };
  world = await makeWorld(context);
});
afterEach(() => closeTestContext(context));

const quotations: PolicyBody = {
  name: 'Quotations',
  isActive: true,
  conditions: { quotation: { words: ['quotation', '报价'] } },
  deciders: { managers: true, userIds: [], roles: [] },
  exempt: { userIds: [], roles: [] },
  expiresHours: 24,
};
const make = (more: Partial<PolicyBody> = {}) => createPolicy(context, world.viewers.admin, { ...quotations, ...more });
const mail = {
  mailbox: 'li.na@haitu.example',
  recipients: [{ kind: 'to' as const, address: 'anna.weber@nordlicht.example', name: 'Anna Weber' }],
  subject: 'Our quotation Q-2026-0031',
  text: 'Dear Anna, USD 4.10 FOB.',
  attachments: [{ name: 'Q-2026-0031.pdf', size: 9, sha256: 'a'.repeat(64) }],
};
const verdict = (more: object = {}) => giveVerdict(context, world.viewers.liNa, { ...mail, ...more });
const ask = () => requestApproval(context, world.viewers.liNa, { ...mail, note: 'urgent' });
const manager = () => context.database.manager;

it('holds a mail that a policy speaks of, until a manager approves exactly this mail', async () => {
  await make();
  const first = await verdict();
  expect(first).toMatchObject({
    verdict: 'hold',
    approval: { state: 'needed', deciders: ['chen.jing'], requestId: null },
  });
  expect(first.message.en).toContain('needs the approval of chen.jing');
  const request = await ask();
  expect((await verdict()).approval).toMatchObject({ state: 'pending', requestId: request.id });
  await approve(context, world.viewers.chenJing, { id: request.id, version: request.version, comment: 'good' });
  expect(await verdict()).toMatchObject({ verdict: 'send', approval: { state: 'approved' } });
  // Another price, another file under the same name, another recipient: none of them was approved.
  expect((await verdict({ text: 'Dear Anna, USD 3.10 FOB.' })).verdict).toBe('hold');
  expect((await verdict({ attachments: [{ ...mail.attachments[0], sha256: 'b'.repeat(64) }] })).verdict).toBe('hold');
  expect(
    (await verdict({ recipients: [...mail.recipients, { kind: 'bcc', address: 'x@nobody.example' }] })).verdict,
  ).toBe('hold');
  // As the program breaks its lines is nobody's business.
  expect((await verdict({ text: 'Dear Anna,\r\n\r\nUSD 4.10  FOB. ' })).verdict).toBe('send');
});

it('asks once for one mail, however often the button is pressed', async () => {
  await make();
  expect((await ask()).id).toBe((await ask()).id);
  expect(await manager().count(ApprovalRequest)).toBe(1);
});

it('takes the same mail again as soon as the time of the first request is over', async () => {
  await make();
  const first = await ask();
  time.now = new Date(time.now.getTime() + 24 * 3_600_000 + 1_000);
  const again = await ask();
  expect(again.id).not.toBe(first.id);
  expect(again.history.map(step => step.what)).toEqual(['asked', 'expired', 'asked']);
  expect(await countApprovals(manager(), world.viewers.chenJing)).toEqual({ waiting: 1 });
});

it.each([
  ['USD 10.50', 'USD 1050'],
  ['$4.10', '€4.10'],
  ['5% discount', '5 discount'],
  ['balance -300', 'balance 300'],
  ['USD .50', 'USD 50'],
])('approves %j, and not %j', async (text, other) => {
  await make();
  const { id, version } = await requestApproval(context, world.viewers.liNa, { ...mail, text });
  await approve(context, world.viewers.chenJing, { id, version, comment: '' });
  expect((await verdict({ text: `${text}.` })).verdict).toBe('send');
  expect((await verdict({ text: other })).verdict).toBe('hold');
});

it('holds the first letters of a person to a company, whatever colleagues have written to it', async () => {
  await make({ conditions: { firstMails: 2 } });
  let sent = 0;
  const send = async (who: 'liNa' | 'wangLei', name: string) => {
    sent += 1;
    const to = 'Anna Weber <anna.weber@nordlicht.example>';
    const parts = { from: `${name}@haitu.example`, to, subject: `No ${sent}`, id: `first${sent}@haitu.example` };
    await deliver(context, world.mailboxes[who], letter(parts), 'sent');
  };
  const judge = async () => (await verdict({ subject: 'Hello', text: 'Hi', attachments: [] })).approval?.state ?? null;
  await send('wangLei', 'wang.lei');
  await send('wangLei', 'wang.lei');
  await send('liNa', 'li.na');
  expect(await judge()).toBe('needed');
  await send('liNa', 'li.na');
  expect(await judge()).toBeNull();
});

it('means the survivor by a company that was merged into it', async () => {
  const [nordlicht, atlas] = await Promise.all(
    ['nordlicht', 'atlas'].map(externalKey => manager().findOneByOrFail(Company, { externalKey })),
  );
  await make({ conditions: { companyIds: [atlas!.id] } });
  expect((await verdict()).approval).toBeNull();
  await inTransaction(context.database, writer =>
    writer.insert(PartyMerge, {
      ...{ kind: 'company', survivorId: nordlicht!.id, loserId: atlas!.id, state: 'done', createdAt: time.now },
      ...{ survivorName: 'Nordlicht', loserName: 'Atlas', choices: {}, kept: {}, counts: {} },
    }),
  );
  expect((await verdict()).approval).toMatchObject({ state: 'needed' });
  const { policies } = await listPolicies(manager(), world.viewers.zhouMin);
  expect(policies[0]?.conditions.companyIds).toEqual([nordlicht!.id]);
});

it('lets nobody decide on what he asked for, nor anybody who is not named', async () => {
  await make({ deciders: { managers: false, userIds: [world.viewers.liNa.userId], roles: ['manager'] } });
  const { id, version } = await ask();
  const decision = { id, version, comment: 'x' };
  await expect(approve(context, world.viewers.liNa, decision)).rejects.toMatchObject({ code: 'approvals.own_request' });
  await expect(approve(context, world.viewers.wangLei, decision)).rejects.toMatchObject({ code: 'approval.not_found' });
  await expect(getApproval(manager(), world.viewers.wangLei, id)).rejects.toMatchObject({ code: 'approval.not_found' });
  await expect(withdraw(context, world.viewers.chenJing, decision)).rejects.toMatchObject({
    code: 'approval.not_found',
  });
  expect((await getApproval(manager(), world.viewers.liNa, id)).canDecide).toBe(false);
  expect((await getApproval(manager(), world.viewers.chenJing, id)).canDecide).toBe(true);
});

it('wants a comment with a refusal, and refuses what somebody decided meanwhile', async () => {
  await make();
  const { id, version } = await ask();
  const by = (comment: string) => ({ id, version, comment });
  await expect(reject(context, world.viewers.chenJing, by(' '))).rejects.toMatchObject({
    code: 'approvals.comment_needed',
  });
  await reject(context, world.viewers.chenJing, by('too cheap'));
  await expect(approve(context, world.viewers.zhouMin, by(''))).rejects.toMatchObject({ code: 'approvals.not_open' });
  const held = await verdict();
  expect(held).toMatchObject({ verdict: 'hold', approval: { state: 'rejected' } });
  // Asked again it is a new request, and both stand in its history.
  const again = await ask();
  expect(again.id).not.toBe(id);
  expect(again.history.map(step => step.what)).toEqual(['asked', 'rejected', 'asked']);
  expect(again.history[1]).toMatchObject({ by: 'chen.jing', words: 'too cheap' });
});

it('shows each what waits for him, what he asked for, and what is over', async () => {
  await make();
  const { id, version } = await ask();
  const list = async (who: keyof TestWorld['viewers'], name: 'waiting' | 'mine' | 'decided') =>
    (await listApprovals(manager(), world.viewers[who], { list: name })).approvals.map(one => one.id);
  expect(await list('chenJing', 'waiting')).toEqual([id]);
  expect(await list('liNa', 'mine')).toEqual([id]);
  expect(await list('liNa', 'waiting')).toEqual([]);
  expect(await countApprovals(manager(), world.viewers.chenJing)).toEqual({ waiting: 1 });
  await approve(context, world.viewers.chenJing, { id, version, comment: '' });
  expect(await list('chenJing', 'waiting')).toEqual([]);
  expect(await list('chenJing', 'decided')).toEqual([id]);
  expect(await countApprovals(manager(), world.viewers.zhouMin)).toEqual({ waiting: 0 });
});

it('tells the pages of those who decide, and of the one who asked', async () => {
  await make();
  const { id, version } = await ask();
  await approve(context, world.viewers.chenJing, { id, version, comment: '' });
  const signals = await manager().find(LiveSignal, { where: { kind: 'notice' } });
  expect(signals[0]?.subjectIds).toContain(world.viewers.chenJing.userId);
  expect(signals[1]?.subjectIds).toContain(world.viewers.liNa.userId);
});

it('writes what was asked and decided into the audit log, without a word of the mail', async () => {
  await make();
  const { id, version } = await ask();
  await approve(context, world.viewers.chenJing, { id, version, comment: '' });
  const entries = await manager().find(AuditEntry, { where: { subjectType: 'approval' } });
  expect(entries.map(entry => [entry.action, entry.userId])).toEqual([
    ['approval.asked', world.viewers.liNa.userId],
    ['approval.approved', world.viewers.chenJing.userId],
  ]);
  expect(JSON.stringify(entries)).not.toContain('4.10');
});

it('ends a request that nobody decides, and an approval that is not used in time', async () => {
  await make();
  const { id, version } = await ask();
  time.now = new Date('2026-11-03T09:00:00Z');
  await inTransaction(context.database, writer => expireRequests(writer, time.now));
  expect((await getApproval(manager(), world.viewers.liNa, id)).state).toBe('expired');
  await expect(approve(context, world.viewers.chenJing, { id, version, comment: '' })).rejects.toMatchObject({
    code: 'approvals.not_open',
  });
  const next = await ask();
  await approve(context, world.viewers.chenJing, { id: next.id, version: next.version, comment: '' });
  expect((await verdict()).verdict).toBe('send');
  time.now = new Date('2026-11-04T10:00:00Z');
  expect((await verdict()).verdict).toBe('hold');
});

it('empties the copy when its time is over, and keeps who decided what', async () => {
  await make();
  const { id, version } = await ask();
  await reject(context, world.viewers.chenJing, { id, version, comment: 'no' });
  time.now = new Date(time.now.getTime() + (COPY_DAYS + 1) * 86_400_000);
  await inTransaction(context.database, writer => clearCopies(writer, time.now));
  const row = await manager().findOneByOrFail(ApprovalRequest, { id });
  expect(row).toMatchObject({
    subject: '',
    text: null,
    recipients: [],
    attachments: [],
    comment: 'no',
    state: 'rejected',
  });
});

it('holds no mail of whom a policy exempts, and none that nobody could decide on', async () => {
  await make({ exempt: { userIds: [world.viewers.liNa.userId], roles: [] } });
  expect((await verdict()).verdict).toBe('send');
  const { policies } = await listPolicies(manager(), world.viewers.admin);
  await changePolicy(context, world.viewers.admin, policies[0]!.id, 1, quotations);
  expect((await verdict()).verdict).toBe('hold');
  for (const who of ['chenJing', 'zhouMin'] as const)
    await context.database.writer.manager.update(User, { id: world.viewers[who].userId }, { isActive: false });
  expect((await verdict()).verdict).toBe('send');
  await expect(ask()).rejects.toMatchObject({ code: 'approvals.nobody' });
});

it('takes the first policy that fits, in the order that the administrator gives them', async () => {
  const first = await make({ name: 'First' });
  const second = await make({ name: 'Second' });
  expect((await verdict()).approval?.policy).toBe('First');
  await orderPolicies(context, world.viewers.admin, [second.id, first.id]);
  expect((await verdict()).approval?.policy).toBe('Second');
  await removePolicy(context, world.viewers.admin, second.id, 1);
  expect((await verdict()).approval?.policy).toBe('First');
  await expect(orderPolicies(context, world.viewers.admin, [second.id])).rejects.toMatchObject({
    code: 'version.changed',
  });
});

it('refuses a policy that says nothing, and one that nobody decides', async () => {
  await expect(make({ conditions: {} })).rejects.toMatchObject({ code: 'approvals.no_condition' });
  await expect(make({ deciders: { managers: false, userIds: [], roles: [] } })).rejects.toMatchObject({
    code: 'approvals.nobody_decides',
  });
});

it('asks for no approval where no policy speaks of the mail', async () => {
  await expect(ask()).rejects.toMatchObject({ code: 'guard.no_policy' });
});
