import { createCompany } from '../../service/companies/companies.service';
import { Company } from '../../service/companies/company.entity';
import type { Context } from '../../service/context';
import { mergeParties, undoMerge } from '../../service/filing/merging.service';
import type { VerdictBody } from '../../service/guard/guard.schema';
import { lookAtSent } from '../../service/guard/sent.service';
import { listSentFindings, reopenFinding, settleFinding } from '../../service/guard/sentFindings.service';
import { giveVerdict } from '../../service/guard/verdicts.service';
import { inTransaction } from '../../service/platform/database/transaction';
import { AuditEntry } from '../../service/users/user.entity';
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

const mail: VerdictBody = {
  mailbox: 'li.na@haitu.example',
  recipients: [{ kind: 'to', address: 'anna.weber@nordlicht.example', name: 'Anna Weber' }],
  subject: 'SO-2026-0098 invoice',
  text: 'Dear Anna,\n\nplease find the invoice.\n\nLi Na',
  attachments: [],
};
const send = async () => {
  const id = (await deliver(
    context,
    world.mailboxes.liNa,
    letter({
      from: 'Li Na <li.na@haitu.example>',
      to: 'Anna Weber <anna.weber@nordlicht.example>',
      subject: mail.subject,
      text: mail.text,
      date: new Date(Date.now() + 1_500).toUTCString().replace('GMT', '+0000'),
      id: 'sent@haitu.example',
    }),
    'sent',
  )) as number;
  await inTransaction(context.database, manager => lookAtSent(manager, [id], context.clock()));
};
const found = async (viewer = world.viewers.zhouMin) =>
  (await listSentFindings(context.database.manager, viewer, {})).findings;
const audited = (action: string) => context.database.manager.findBy(AuditEntry, { action });

test('a reason that was given by mistake is taken back before the mail leaves, and it speaks against the mail again', async () => {
  const { liNa, wangLei } = world.viewers;
  const ask = (more: Partial<VerdictBody>, who = liNa) => giveVerdict(context, who, { ...mail, ...more });
  const [finding] = (await ask({ moment: 'compose' })).findings;
  const { code, key } = finding!;
  const answers = [{ code, key, reason: 'false alarm' }];
  expect((await ask({ moment: 'compose', answers })).findings[0]?.isAnswered).toBe(true);
  // A colleague takes back his own reasons only.
  await ask({ moment: 'compose', withdrawn: [key] }, wangLei);
  expect((await ask({ moment: 'compose' })).verdict).toBe('send');
  const after = await ask({ moment: 'compose', withdrawn: [key] });
  expect([after.findings[0]?.isAnswered, after.verdict]).toEqual([false, 'hold']);
  await ask({ moment: 'compose', withdrawn: [key] });
  const rows = await audited('guard.answer_withdrawn');
  expect(rows.map(row => row.details)).toEqual([{ code, reason: 'false alarm' }]);
  expect(await audited('guard.answered')).toHaveLength(1);
});

test('what was settled by mistake is opened again by those above the sender; what was said stays in the audit log', async () => {
  await send();
  const { chenJing, liNa, wangLei } = world.viewers;
  const [line] = await found(chenJing);
  const settled = await settleFinding(context, chenJing, line!.id, line!.version, 'false alarm');
  expect([settled.canSettle, settled.canReopen]).toEqual([false, true]);
  const again = (who = chenJing, version = settled.version) => reopenFinding(context, who, line!.id, version);
  await expect(again(liNa)).rejects.toMatchObject({ code: 'guard.own_letter' });
  await expect(again(wangLei)).rejects.toMatchObject({ code: 'sent_finding.not_found' });
  const open = await again();
  expect(open).toMatchObject({ state: 'open', note: '', decidedBy: null, canSettle: true, canReopen: false });
  await expect(again()).rejects.toMatchObject({ code: 'version.changed' });
  await expect(again(chenJing, open.version)).rejects.toMatchObject({ code: 'version.changed' });
  expect((await audited('guard.reopened')).map(row => row.details)).toEqual([
    { code: line!.finding.code, note: 'false alarm' },
  ]);
  expect(await found(chenJing)).toHaveLength(1);
});

test('a finding names the company that its own was merged into, and its own once that is undone', async () => {
  await send();
  const { manager } = context.database;
  const owner = world.viewers.zhouMin;
  const names = async () => (await found())[0]?.finding.companies.owner;
  const before = await names();
  expect(before).toBe('Atlas Home Ltd');
  const { id: loserId } = await manager.findOneByOrFail(Company, { name: 'Atlas Home Ltd' });
  const survivor = await createCompany(context, owner, { name: 'Atlas Group Inc.', isCustomer: true });
  const merge = await mergeParties(context, owner, { kind: 'company', survivorId: survivor.id, loserId });
  expect(await names()).toBe('Atlas Group Inc.');
  await undoMerge(context, owner, merge.id);
  expect(await names()).toBe(before);
});
