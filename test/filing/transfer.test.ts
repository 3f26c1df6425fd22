import { changeCompany } from '../../service/companies/companies.service';
import { Company } from '../../service/companies/company.entity';
import { listCompanies, readCompany } from '../../service/companies/companyReading.service';
import { CompanyTag } from '../../service/companies/profile.entity';
import type { Context } from '../../service/context';
import { FilingRule } from '../../service/filing/filing.entity';
import { transfer } from '../../service/filing/transfer.service';
import type { TransferTarget } from '../../service/filing/transfer.schema';
import {
  listTransfers,
  previewTransfer,
  previewTransferUndo,
  undoTransfer,
} from '../../service/filing/transferUndo.service';
import { chooseTarget } from '../../service/filing/transferring';
import { Mailbox } from '../../service/mail/message.entity';
import { TradeRecord } from '../../service/records/record.entity';
import type { Viewer } from '../../service/users/roles';
import { AuditEntry, User } from '../../service/users/user.entity';
import { closeTestContext, openTestContext } from '../support/context';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld, settleFiling } from '../support/world';

// What the firm's settings say until somebody changes them.
const UNDO_DAYS = 30;

let context: Context;
let world: TestWorld;
let liNa: Viewer;
let wangLei: Viewer;
let manager: Viewer;

beforeEach(async () => {
  context = await openTestContext();
  world = await makeWorld(context);
  ({ liNa, wangLei, chenJing: manager } = world.viewers);
  await settleFiling(context);
});
afterEach(() => closeTestContext(context));

const rows = () => context.database.manager;
const writer = () => context.database.writer.manager;
const idOf = async (name: string) => (await rows().findOneByOrFail(Company, { name })).id;
const mine = async (viewer: Viewer) =>
  (await listCompanies(context, viewer, { mine: true })).companies.map(one => one.name);
const all = (fromId = liNa.userId, toId = wangLei.userId) => ({ fromId, targets: [{ toId }] });

test('companies, open records and rules of one become another’s in one step, with history, and go back', async () => {
  const nordlicht = await idOf('Nordlicht Küchen GmbH');
  await writer().update(TradeRecord, { companyId: nordlicht }, { ownerId: liNa.userId });
  await writer().insert(FilingRule, {
    ...{ scope: 'address', value: 'x@rule.example', companyId: nordlicht, recordId: null },
    ...{ userId: liNa.userId, createdAt: new Date(), endedAt: null },
  });
  await deliver(context, world.mailboxes.liNa, letter({ subject: 'A question', date: new Date().toUTCString() }));
  const preview = await previewTransfer(rows(), manager, all(), context.clock());
  expect(preview).toMatchObject({
    fromName: 'li.na',
    targets: [{ toName: 'wang.lei', companies: ['Nordlicht Küchen GmbH'] }],
    staying: 0,
    open: [
      { what: 'unanswered', count: 1 },
      { what: 'review', count: 0 },
    ],
  });
  expect(Object.fromEntries(preview.targets[0]?.counts.map(one => [one.what, one.count]) ?? [])).toEqual({
    companies: 1,
    records: 1,
    rules: 1,
  });
  const id = await transfer(context, manager, all());
  expect(await mine(liNa)).toEqual([]);
  expect(await mine(wangLei)).toEqual(['Atlas Home Ltd', 'Nordlicht Küchen GmbH']);
  expect(await rows().existsBy(AuditEntry, { action: 'owner.transferred', userId: manager.userId })).toBe(true);
  await undoTransfer(context, manager, id);
  expect(await mine(liNa)).toEqual(['Nordlicht Küchen GmbH']);
  expect(await mine(wangLei)).toEqual(['Atlas Home Ltd']);
  expect(await rows().findOneByOrFail(TradeRecord, { companyId: nordlicht })).toMatchObject({ ownerId: liNa.userId });
  expect((await listTransfers(rows(), manager)).transfers).toMatchObject([{ id, undoneByName: 'chen.jing' }]);
  await expect(undoTransfer(context, manager, id)).rejects.toMatchObject({ code: 'transfer.already_undone' });
});

test('what the new owner gave away since stays away, and what he changed stays changed; both are told before', async () => {
  const nordlicht = await idOf('Nordlicht Küchen GmbH');
  const xinyuan = await idOf('绍兴鑫源纺织有限公司');
  const owner = world.viewers.zhouMin;
  await writer().update(Company, { id: xinyuan }, { ownerId: liNa.userId });
  const id = await transfer(context, owner, all());
  const { version } = await readCompany(context, wangLei, nordlicht);
  await changeCompany(context, wangLei, nordlicht, version, { city: 'Kiel' });
  await changeCompany(context, owner, xinyuan, (await readCompany(context, owner, xinyuan)).version, {
    ownerId: manager.userId,
  });
  expect(await previewTransferUndo(rows(), owner, id)).toMatchObject({
    goesBack: [{ what: 'companies', count: 1 }],
    stays: [{ what: 'companies', name: '绍兴鑫源纺织有限公司' }],
    changedSince: ['Nordlicht Küchen GmbH'],
  });
  await undoTransfer(context, owner, id);
  expect(await readCompany(context, owner, nordlicht)).toMatchObject({ ownerId: liNa.userId, city: 'Kiel' });
  expect(await readCompany(context, owner, xinyuan)).toMatchObject({ ownerId: manager.userId });
});

test('a leaver is switched off in the same step, and his shared mailboxes and his own are seen to', async () => {
  const { admin } = world.viewers;
  await writer().update(Mailbox, { id: world.mailboxes.sales.id }, { ownerId: liNa.userId });
  const id = await transfer(context, admin, { ...all(), isLeaver: true, withMailboxes: true });
  expect(await rows().findOneByOrFail(User, { id: liNa.userId })).toMatchObject({ isActive: false });
  expect(await rows().findOneByOrFail(Mailbox, { id: world.mailboxes.sales.id })).toMatchObject({
    ownerId: wangLei.userId,
  });
  expect(
    await rows().query(`SELECT "userId" FROM "mailbox_member" WHERE "mailboxId" = ${world.mailboxes.liNa.id}`),
  ).toEqual([{ userId: wangLei.userId }]);
  await undoTransfer(context, admin, id);
  expect(await rows().findOneByOrFail(User, { id: liNa.userId })).toMatchObject({ isActive: true });
  expect(
    await rows().query(`SELECT "userId" FROM "mailbox_member" WHERE "mailboxId" = ${world.mailboxes.liNa.id}`),
  ).toEqual([]);
});

test('only whoever manages both hands over, and a leaver only who manages people', async () => {
  const { zhaoFang, zhouMin } = world.viewers;
  await expect(transfer(context, wangLei, all())).rejects.toMatchObject({ code: 'transfer.not_yours' });
  await expect(transfer(context, manager, all(zhaoFang.userId))).rejects.toMatchObject({ code: 'transfer.not_yours' });
  await expect(transfer(context, manager, all(liNa.userId, zhaoFang.userId))).rejects.toMatchObject({
    code: 'transfer.not_yours',
  });
  await expect(transfer(context, manager, { ...all(), isLeaver: true })).rejects.toMatchObject({
    code: 'transfer.leaver_forbidden',
  });
  await expect(transfer(context, zhouMin, all(liNa.userId, liNa.userId))).rejects.toMatchObject({
    code: 'transfer.same',
  });
});

test('nobody gets a personal mailbox by a hand-over: not a manager of somebody who stays, not an administrator for himself', async () => {
  const { admin, zhouMin } = world.viewers;
  const toSelf = (viewer: Viewer) => ({ ...all(liNa.userId, viewer.userId), withMailboxes: true });
  for (const viewer of [manager, admin, zhouMin])
    await expect(transfer(context, viewer, toSelf(viewer))).rejects.toMatchObject({
      code: 'transfer.mailboxes_of_leaver',
    });
  await expect(transfer(context, admin, { ...toSelf(admin), isLeaver: true })).rejects.toMatchObject({
    code: 'transfer.mailbox_to_self',
  });
  expect(await rows().query('SELECT 1 FROM "mailbox_member" WHERE "mailboxId" = ?', [world.mailboxes.liNa.id])).toEqual(
    [],
  );
});

test('a leaver’s account is switched on again only by who may switch it off, and only if it was on before', async () => {
  const { admin } = world.viewers;
  const id = await transfer(context, admin, { ...all(), isLeaver: true });
  await expect(undoTransfer(context, manager, id)).rejects.toMatchObject({ code: 'transfer.leaver_forbidden' });
  await undoTransfer(context, admin, id);
  await writer().update(User, { id: liNa.userId }, { isActive: false });
  await undoTransfer(context, admin, await transfer(context, admin, { ...all(), isLeaver: true }));
  expect(await rows().findOneByOrFail(User, { id: liNa.userId })).toMatchObject({ isActive: false });
});

test('whoever looks at an undo learns no name of what became somebody else’s', async () => {
  const id = await transfer(context, manager, all());
  const nordlicht = await idOf('Nordlicht Küchen GmbH');
  await writer().update(Company, { id: nordlicht }, { ownerId: world.viewers.zhaoFang.userId });
  expect(await previewTransferUndo(rows(), manager, id)).toMatchObject({ stays: [{ what: 'companies', name: '' }] });
});

test('after its time a transfer is not undone', async () => {
  const id = await transfer(context, manager, all());
  const late = { ...context, clock: () => new Date(Date.now() + (UNDO_DAYS + 1) * 86_400_000) };
  await expect(undoTransfer(late, manager, id)).rejects.toMatchObject({ code: 'transfer.too_late' });
});

test('by tag and country some go to one, the rest to another', async () => {
  const nordlicht = await idOf('Nordlicht Küchen GmbH');
  await writer().insert(CompanyTag, { companyId: nordlicht, tag: 'Bamboo', folded: 'bamboo' });
  const targets: TransferTarget[] = [{ toId: manager.userId, tags: ['bamboo'] }, { toId: wangLei.userId }];
  await transfer(context, world.viewers.zhouMin, { fromId: liNa.userId, targets });
  expect(await mine(manager)).toEqual(['Nordlicht Küchen GmbH']);
});

test.each<[string, TransferTarget[], number | null]>([
  ['the first that fits', [{ toId: 1, countries: ['de'] }, { toId: 2 }], 1],
  ['all conditions of one must hold', [{ toId: 1, countries: ['DE'], regions: ['asia'] }, { toId: 2 }], 2],
  ['named companies', [{ toId: 1, companyIds: [7] }], 1],
  ['nobody, where nothing fits', [{ toId: 1, countries: ['FR'] }], null],
  ['nobody, where the list of companies is empty', [{ toId: 1, companyIds: [] }], null],
])('who gets a company: %s', (_what, targets, toId) => {
  expect(chooseTarget({ id: 7, country: 'DE', region: 'europe', tags: [] }, targets)).toBe(toId);
});
