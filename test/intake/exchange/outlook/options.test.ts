import { ExchangeFolder } from '../../../../service/intake/exchange/exchange.entity';
import { hearNotifications } from '../../../../service/intake/exchange/subscribing.service';
import { ExchangeSubscription } from '../../../../service/intake/exchange/exchange.entity';
import { changeOutlook, optionsOf, readOutlook } from '../../../../service/intake/exchange/outlook/options.service';
import type { OutlookBody } from '../../../../service/intake/exchange/outlook/outlook.schema';
import { inTransaction } from '../../../../service/platform/database/transaction';
import { Job } from '../../../../service/platform/queue/job.entity';
import { AuditEntry } from '../../../../service/users/user.entity';
import { createHash } from 'node:crypto';
import type { Office } from '../../../support/exchange/office';
import { openOffice } from '../../../support/exchange/office';

let office: Office;
beforeEach(async () => {
  office = await openOffice(['liNa', 'sales']);
});
afterEach(() => office.close());

const manager = () => office.context.database.manager;
const body = (more: Partial<OutlookBody> = {}): OutlookBody => ({
  ...{ hasCategories: true, language: 'zh-CN', movesMail: false, parentId: null, takesChanges: false, version: 0 },
  ...more,
});
const change = (mailboxId: number, more: Partial<OutlookBody> = {}) =>
  changeOutlook(office.context, office.world.viewers.admin, mailboxId, body(more));

test('where nobody has said anything there are categories in the language of whoever it is, and nothing else', async () => {
  const { id } = office.world.mailboxes.liNa;
  expect(await readOutlook(office.context, id)).toMatchObject({
    ...{ hasCategories: true, language: 'en', movesMail: false, takesChanges: false, hasPerson: true, version: 0 },
  });
});

test('two who change the settings at once: the second is told; each change is in the audit log', async () => {
  const { id } = office.world.mailboxes.liNa;
  await change(id, { takesChanges: true });
  await expect(change(id, { movesMail: true })).rejects.toMatchObject({ code: 'version.changed' });
  expect(await optionsOf(manager(), id)).toMatchObject({ takesChanges: true, movesMail: false, version: 1 });
  expect(await manager().countBy(AuditEntry, { action: 'exchange.outlook_changed', subjectId: id })).toBe(1);
});

test('of a shared mailbox nobody knows whose change it is; a folder must be there, and be one for mail', async () => {
  const { liNa, sales } = office.world.mailboxes;
  await office.read(liNa.id);
  await expect(change(sales.id, { takesChanges: true })).rejects.toMatchObject({ code: 'exchange.no_person' });
  await expect(change(liNa.id, { parentId: 999 })).rejects.toMatchObject({ code: 'exchange.no_such_folder' });
  const sent = await manager().findOneByOrFail(ExchangeFolder, { mailboxId: liNa.id, role: 'sentitems' });
  await expect(change(liNa.id, { parentId: sent.id })).rejects.toMatchObject({ code: 'exchange.no_such_folder' });
  await expect(change(office.world.mailboxes.wangLei.id)).rejects.toMatchObject({ code: 'exchange.not_found' });
});

test('what only comes back from our own writing has the mailbox read a moment later; new mail at once', async () => {
  const { id } = office.world.mailboxes.liNa;
  const stateHash = createHash('sha256').update('secret').digest('hex');
  const row = { mailboxId: id, subscriptionId: 's1', stateHash, expiresAt: new Date(Date.now() + 1e9) };
  await inTransaction(office.context.database, async writer => {
    await writer.delete(Job, { state: 'waiting' });
    await writer.insert(ExchangeSubscription, row);
  });
  const told = (changeType: string) => ({ subscriptionId: 's1', clientState: 'secret', changeType });
  const waiting = async () => (await manager().findBy(Job, { key: String(id) })).map(job => job.name).sort();
  await hearNotifications(office.context, [told('updated'), told('updated')]);
  expect(await waiting()).toEqual(['exchange.later']);
  await hearNotifications(office.context, [told('updated'), told('created')]);
  expect(await waiting()).toEqual(['exchange.later', 'exchange.sync']);
});
