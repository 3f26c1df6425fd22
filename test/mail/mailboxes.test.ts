import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changeMailbox, createMailbox, listMailboxes } from '../../service/mail/mailboxes.service';
import { KeptOut } from '../../service/mail/message.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import { AuditEntry } from '../../service/users/user.entity';
import type { Viewer } from '../../service/users/roles';
import { viewerOf } from '../../service/users/viewing.service';
import type { House } from '../companies/people';
import { openHouse } from '../companies/people';

let house: House;
let admin: Viewer;
let trader: Viewer;
let colleague: Viewer;
let manager: Viewer;
let folder: string;

beforeEach(async () => {
  house = await openHouse();
  folder = await realpath(await mkdtemp(join(tmpdir(), 'tradepost-watched-')));
  admin = await house.hire('Admin', ['administrator']);
  const boss = await house.hire('Manager', ['manager']);
  trader = await house.hire('Trader', ['trader'], boss.userId);
  colleague = await house.hire('Colleague', ['trader']);
  manager = (await viewerOf(house.context.database.manager, boss.userId)) as Viewer;
});

afterEach(async () => {
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

const make = (address: string, more: object = {}) =>
  createMailbox(house.context, admin, { address, name: address, isShared: false, ...more });
const seen = async (viewer: Viewer) => (await listMailboxes(house.context, viewer)).map(mailbox => mailbox.address);

test('people know of their own mailboxes and the shared ones that they work in or manage; who manages mailboxes knows of all', async () => {
  await make('trader@own.test', { ownerId: trader.userId });
  await make('colleague@own.test', { ownerId: colleague.userId });
  await make('sales@own.test', { isShared: true, ownerId: trader.userId, memberIds: [colleague.userId] });
  expect(await seen(admin)).toEqual(['colleague@own.test', 'sales@own.test', 'trader@own.test']);
  expect(await seen(trader)).toEqual(['sales@own.test', 'trader@own.test']);
  expect(await seen(colleague)).toEqual(['colleague@own.test', 'sales@own.test']);
  // A manager's right ends at the personal mailboxes of his people.
  expect(await seen(manager)).toEqual(['sales@own.test']);
});

test('an address has one mailbox, however it is written', async () => {
  const made = await make('Sales@Own.test');
  expect(made).toMatchObject({ address: 'sales@own.test', isActive: true, messages: 0, keptOut: 0 });
  await expect(make('SALES@own.test')).rejects.toMatchObject({ status: 409, code: 'mailbox.address_taken' });
  await expect(make('sales')).rejects.toMatchObject({ status: 400, code: 'mailbox.address_invalid' });
});

test('a change of owner or members stands in the audit log, before and after', async () => {
  const { id } = await make('sales@own.test', { isShared: true, memberIds: [trader.userId] });
  const changed = await changeMailbox(house.context, admin, id, 1, {
    ownerId: trader.userId,
    memberIds: [colleague.userId, colleague.userId],
  });
  expect(changed).toMatchObject({ ownerId: trader.userId, memberIds: [colleague.userId], name: 'sales@own.test' });
  const entry = await house.context.database.manager.findOneByOrFail(AuditEntry, { action: 'mailbox.changed' });
  expect(entry.details).toMatchObject({
    before: { ownerId: null, memberIds: [trader.userId] },
    after: { ownerId: trader.userId, memberIds: [colleague.userId] },
  });
});

test('a mailbox that becomes personal loses its members', async () => {
  const { id } = await make('sales@own.test', { isShared: true, memberIds: [trader.userId] });
  expect(await changeMailbox(house.context, admin, id, 1, { isShared: false })).toMatchObject({
    isShared: false,
    memberIds: [],
  });
  await expect(changeMailbox(house.context, admin, id, 2, { memberIds: [trader.userId] })).rejects.toMatchObject({
    code: 'mailbox.members_of_personal',
  });
});

test('who changes a mailbox that somebody else has changed meanwhile is told, and changes nothing', async () => {
  const { id, version } = await make('sales@own.test', { isShared: true, memberIds: [trader.userId] });
  const theirs = await changeMailbox(house.context, admin, id, version, {
    memberIds: [trader.userId, colleague.userId],
  });
  expect(theirs.version).toBe(version + 1);
  await expect(changeMailbox(house.context, admin, id, version, { memberIds: [] })).rejects.toMatchObject({
    status: 409,
    code: 'version.changed',
  });
  const [mailbox] = await listMailboxes(house.context, admin);
  expect(mailbox).toMatchObject({ version: version + 1, memberIds: theirs.memberIds });
});

test('strangers and missing mailboxes are named', async () => {
  await expect(make('sales@own.test', { isShared: true, memberIds: [999] })).rejects.toMatchObject({
    code: 'user.unknown',
    details: { userId: 999 },
  });
  await expect(make('sales@own.test', { ownerId: 999 })).rejects.toMatchObject({ code: 'user.unknown' });
  await expect(changeMailbox(house.context, admin, 77, 1, { name: 'x' })).rejects.toMatchObject({
    status: 404,
    code: 'mailbox.not_found',
  });
  expect(await seen(admin)).toEqual([]);
});

test('a watched folder must be there, absolute, and away from the data', async () => {
  const data = house.context.config.dataFolder;
  await mkdir(join(data, 'inside'));
  await writeFile(join(folder, 'file.txt'), '');
  await symlink(data, join(folder, 'link'));
  const cases: [string, string][] = [
    ['relative/path', 'mailbox.folder_not_absolute'],
    [join(folder, 'missing'), 'mailbox.folder_not_found'],
    [join(folder, 'file.txt'), 'mailbox.folder_not_found'],
    [data, 'mailbox.folder_of_data'],
    [join(data, 'inside'), 'mailbox.folder_of_data'],
    ['/', 'mailbox.folder_of_data'],
    [join(folder, 'link'), 'mailbox.folder_of_data'],
  ];
  for (const [watchedFolder, code] of cases) {
    await expect(make('sales@own.test', { watchedFolder })).rejects.toMatchObject({ status: 400, code });
  }
  expect(await make('sales@own.test', { watchedFolder: folder })).toMatchObject({ watchedFolder: folder });
  await expect(make('info@own.test', { watchedFolder: `${folder}/` })).rejects.toMatchObject({
    status: 409,
    code: 'mailbox.folder_taken',
  });
});

test('what was kept out is counted for each mailbox', async () => {
  const { id } = await make('sales@own.test');
  const other = await make('info@own.test');
  const row = {
    folder: '',
    day: '2026-03-02',
    reason: 'newsletter',
    sender: null,
    subject: null,
    importedAt: house.time.now,
  };
  await inTransaction(house.context.database, writer =>
    writer.insert(KeptOut, [
      { mailboxId: id, identity: 'a', ...row },
      { mailboxId: id, identity: 'b', ...row },
    ]),
  );
  const counts = new Map((await listMailboxes(house.context, admin)).map(mailbox => [mailbox.id, mailbox.keptOut]));
  expect(counts).toEqual(
    new Map([
      [id, 2],
      [other.id, 0],
    ]),
  );
});
