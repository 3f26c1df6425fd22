import type { Context } from '../../service/context';
import { FilingStatus } from '../../service/filing/filing.entity';
import { transfer } from '../../service/filing/transfer.service';
import { undoTransfer } from '../../service/filing/transferUndo.service';
import { getSource } from '../../service/reading/reading.service';
import { listMessages } from '../../service/reading/listing.service';
import type { Viewer } from '../../service/users/roles';
import { AuditEntry } from '../../service/users/user.entity';
import { closeTestContext, openTestContext } from '../support/context';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld, settleFiling } from '../support/world';

let context: Context;
let world: TestWorld;
let liNa: Viewer;
let wangLei: Viewer;
let business: number;
let family: number;

beforeEach(async () => {
  context = await openTestContext();
  world = await makeWorld(context);
  ({ liNa, wangLei } = world.viewers);
  business = (await deliver(context, world.mailboxes.liNa, letter({ subject: 'Bamboo tray' }))) as number;
  const mum = {
    ...{ from: 'Mum <mum.of.lina@gmail.com>', subject: 'Dinner on Sunday', id: 'mum@gmail.example' },
    text: 'Come home for dinner on Sunday, the doctor says dad is better. Love, mum',
  };
  family = (await deliver(context, world.mailboxes.liNa, letter(mum))) as number;
  await settleFiling(context);
  const reasons = [{ code: 'private_mail', values: { name: 'Mum', words: 'dinner, doctor' } }];
  await context.database.writer.manager.update(
    FilingStatus,
    { messageId: family },
    { state: 'none', category: null, reasons: reasons as never },
  );
});
afterEach(() => closeTestContext(context));

const seen = async (viewer: Viewer) =>
  (await listMessages(context.database.manager, viewer, { mailboxId: world.mailboxes.liNa.id } as never)).messages.map(one => one.id).sort(); // prettier-ignore
const handOver = (by: Viewer) =>
  transfer(context, by, {
    ...{ fromId: liNa.userId, targets: [{ toId: wangLei.userId }] },
    ...{ isLeaver: true, withMailboxes: true },
  });

test('whoever takes over a mailbox reads the business in it, and never what was private', async () => {
  expect(await seen(liNa)).toEqual([business, family].sort());
  expect(await seen(wangLei)).toEqual([]);
  await handOver(world.viewers.admin);
  expect(await seen(wangLei)).toEqual([business]);
  await expect(getSource(context.database.manager, wangLei, family)).rejects.toMatchObject({ status: 404 });
  expect(await getSource(context.database.manager, wangLei, business)).toMatchObject({ place: expect.any(String) });
  expect(await seen(liNa)).toEqual([business, family].sort());
});

test('the audit log names the mailbox and both people, when it is handed over and when it is taken back', async () => {
  const id = await handOver(world.viewers.zhouMin);
  await undoTransfer(context, world.viewers.zhouMin, id);
  expect(await seen(wangLei)).toEqual([]);
  const entries = await context.database.manager.find(AuditEntry, {
    where: { subjectType: 'mailbox', subjectId: world.mailboxes.liNa.id },
    order: { id: 'ASC' },
  });
  expect(entries.map(entry => [entry.action, entry.userId, entry.details])).toMatchObject([
    [
      'mailbox.handed_over',
      world.viewers.zhouMin.userId,
      { address: 'li.na@haitu.example', from: 'li.na', to: 'wang.lei' },
    ],
    [
      'mailbox.taken_back',
      world.viewers.zhouMin.userId,
      { address: 'li.na@haitu.example', from: 'wang.lei', to: 'li.na' },
    ],
  ]);
});

test('whoever manages people but neither mailboxes nor the firm hands no mailbox over', async () => {
  const { admin } = world.viewers;
  const grants = new Set([...admin.grants].filter(grant => grant !== 'mailboxes.manage'));
  await expect(handOver({ ...admin, grants })).rejects.toMatchObject({ code: 'transfer.mailboxes_forbidden' });
});
