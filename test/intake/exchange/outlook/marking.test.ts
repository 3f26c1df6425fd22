import { In, IsNull } from 'typeorm';
import { Company } from '../../../../service/companies/company.entity';
import { fileByPerson } from '../../../../service/filing/deciding.service';
import { Filing, FilingAct, FilingStatus } from '../../../../service/filing/filing.entity';
import { undoAct } from '../../../../service/filing/undoing.service';
import { ExchangeItem } from '../../../../service/intake/exchange/exchange.entity';
import { MOST_ON_LIST, tidyList } from '../../../../service/intake/exchange/outlook/masterList.service';
import {
  OutlookCategory,
  OutlookDue,
  OutlookMark,
  OutlookMaster,
} from '../../../../service/intake/exchange/outlook/outlook.entity';
import { changeOutlook, optionsOf } from '../../../../service/intake/exchange/outlook/options.service';
import type { OutlookBody } from '../../../../service/intake/exchange/outlook/outlook.schema';
import { markMailbox, runMarking } from '../../../../service/intake/exchange/outlook/marking.service';
import { Message } from '../../../../service/mail/message.entity';
import { inTransaction } from '../../../../service/platform/database/transaction';
import { Job } from '../../../../service/platform/queue/job.entity';
import { TradeRecord } from '../../../../service/records/record.entity';
import { AuditEntry } from '../../../../service/users/user.entity';
import type { Viewer } from '../../../../service/users/roles';
import type { Graph } from '../../../../service/platform/graph/graph';
import { endSendingHold, SENDING_HOLD } from '../../../../service/users/sendingHold.service';
import { saveSetting } from '../../../../service/users/settings.service';
import type { Office } from '../../../support/exchange/office';
import { categoriesOf, openOffice } from '../../../support/exchange/office';
import { categorise } from '../../../support/exchange/outlook';
import { letter } from '../../../support/letters';

let office: Office;
const LI_NA = 'li.na@haitu.example';
const QUOTE = 'Filed: Nordlicht Küchen GmbH / Q-2026-0031';
const NORDLICHT = 'Filed: Nordlicht Küchen GmbH';

beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const manager = () => office.context.database.manager;
const mailboxId = () => office.world.mailboxes.liNa.id;
const box = () => office.exchange.mailbox(LI_NA);
const settle = () => office.settle(mailboxId());
const deliver = (n: number, more = {}) =>
  office.exchange.deliver(
    LI_NA,
    letter({ id: `m${n}@nordlicht.example`, subject: `Mail ${n}`, text: `Text ${n}`, ...more }),
  );
const onList = () => box().masterCategories.map(one => one.displayName);
const messageOf = (subject: string) => manager().findOneByOrFail(Message, { subject });
const companyOf = (name: string) => manager().findOneByOrFail(Company, { name });
const standing = async (subject: string) =>
  manager().findBy(Filing, { messageId: (await messageOf(subject)).id, endedAt: IsNull() });

async function file(viewer: Viewer, subject: string, companyId: number, recordIds: number[] = []) {
  const { id } = await messageOf(subject);
  const { version } = await manager().findOneByOrFail(FilingStatus, { messageId: id });
  return inTransaction(office.context.database, writer =>
    fileByPerson(writer, viewer, id, { companyId, recordIds, scope: 'message', version }, office.context.clock()),
  );
}

async function choose(more: Partial<OutlookBody>): Promise<void> {
  const { version } = await optionsOf(manager(), mailboxId());
  const body: OutlookBody = {
    ...{ hasCategories: true, language: 'en', movesMail: false, parentId: null, takesChanges: false, version },
    ...more,
  };
  await changeOutlook(office.context, office.world.viewers.admin, mailboxId(), body);
}

describe('what is filed shows in Outlook', () => {
  test('a new mail: a category with its record, and its entry on the list; written once', async () => {
    const item = deliver(1, { subject: 'Your Q-2026-0031' });
    await settle();
    expect(item.categories).toEqual([QUOTE]);
    expect(box().masterCategories).toMatchObject([{ displayName: QUOTE, color: 'preset10' }]);
    expect(await manager().find(OutlookCategory)).toMatchObject([{ uses: 1 }]);
    await settle();
    expect(office.writes()).toEqual({ patches: 1, moves: 0 });
  });

  test('where it is filed elsewhere, the category follows, and the old one leaves the list', async () => {
    const item = deliver(1, { subject: 'Your Q-2026-0031' });
    await settle();
    await file(office.world.viewers.liNa, 'Your Q-2026-0031', (await companyOf('Nordlicht Küchen GmbH')).id);
    await settle();
    expect(item.categories).toEqual([NORDLICHT]);
    expect(onList()).toEqual([NORDLICHT]);
    expect(office.writes().patches).toBe(2);
  });

  test('an undo takes it back', async () => {
    const item = deliver(1, { from: 'Nobody <nobody@unknown.example>' });
    await settle();
    expect(item.categories).toEqual([]);
    const { actId } = await file(office.world.viewers.liNa, 'Mail 1', (await companyOf('Nordlicht Küchen GmbH')).id);
    await settle();
    expect(item.categories).toEqual([NORDLICHT]);
    await inTransaction(office.context.database, writer =>
      undoAct(writer, office.world.viewers.liNa, actId, office.context.clock()),
    );
    await settle();
    expect(item.categories).toEqual([]);
    expect(onList()).toEqual([]);
  });

  test("people's own categories stay, on the mail and on the list", async () => {
    box().masterCategories.push({ id: 'own', displayName: 'Wichtig', color: 'preset0' });
    const item = deliver(1, { subject: 'Your Q-2026-0031' });
    item.categories = ['Wichtig'];
    await settle();
    expect(item.categories).toEqual(['Wichtig', QUOTE]);
    await file(office.world.viewers.liNa, 'Your Q-2026-0031', (await companyOf('Nordlicht Küchen GmbH')).id);
    await settle();
    expect(item.categories).toEqual(['Wichtig', NORDLICHT]);
    expect(onList()).toEqual(['Wichtig', NORDLICHT]);
  });

  test('another name of the company, another number of the record: the category follows', async () => {
    const item = deliver(1, { subject: 'Your Q-2026-0031' });
    await settle();
    await inTransaction(office.context.database, async writer => {
      await writer.update(Company, { name: 'Nordlicht Küchen GmbH' }, { name: 'Nordlicht, Kitchens; AG' });
      await writer.update(TradeRecord, { number: 'Q-2026-0031' }, { number: 'Q-2026-0031-B' });
    });
    await settle();
    expect(item.categories).toEqual(['Filed: Nordlicht Kitchens AG / Q-2026-0031-B']);
    expect(onList()).toEqual(item.categories);
  });

  test('a bulk re-filing is one job, and old mail waits until what is new has come in', async () => {
    for (let n = 0; n < 12; n += 1) deliver(n);
    await settle();
    await inTransaction(office.context.database, writer =>
      writer.delete(Job, { name: In(['exchange.mark', 'exchange.mark_old']) }),
    );
    await inTransaction(office.context.database, writer =>
      writer.update(Company, { name: 'Nordlicht Küchen GmbH' }, { name: 'Nordlicht AG' }),
    );
    expect(await manager().countBy(OutlookDue, { mailboxId: mailboxId() })).toBe(12);
    expect(await manager().findBy(Job, { name: In(['exchange.mark', 'exchange.mark_old']) })).toMatchObject([
      { name: 'exchange.mark_old', key: String(mailboxId()), priority: 60 },
    ]);
    const wanted = (state: 'wanted' | 'stored') =>
      inTransaction(office.context.database, writer => writer.update(ExchangeItem, { id: 1 }, { state }));
    await wanted('wanted');
    expect(await markMailbox(office.context, mailboxId(), false)).toEqual({ done: 0, restIn: 10_000 });
    await wanted('stored');
    await settle();
    expect([...box().items.values()].every(item => item.categories.join() === 'Filed: Nordlicht AG')).toBe(true);
  });

  test('nobody learns more from his own Outlook than here: of a customer of others no number, of a factory no name', async () => {
    await office.close();
    office = await openOffice(['wangLei']);
    const to = (mime: Buffer) => office.exchange.deliver('wang.lei@haitu.example', mime);
    const [customer, factory] = [
      to(letter({ subject: 'Your Q-2026-0031' })),
      to(letter({ id: 'f1@xinyuan-textile.example', from: 'jin@xinyuan-textile.example', subject: 'PO-0088' })),
    ];
    await office.settle(office.world.mailboxes.wangLei.id);
    expect(customer.categories).toEqual([NORDLICHT]);
    expect(factory.categories).toEqual(['Filed: •••']);
  });

  test('a mail that comes with a category of ours is not believed, and keeps what it came with', async () => {
    const first = deliver(1, { subject: 'Your Q-2026-0031' });
    await settle();
    await choose({ takesChanges: true });
    const forged = deliver(2, { from: 'Nobody <nobody@unknown.example>' });
    forged.categories = [QUOTE, 'Blue'];
    await settle();
    expect(await standing('Mail 2')).toEqual([]);
    expect(categoriesOf(forged)).toEqual(['Blue', QUOTE]);
    expect(first.categories).toEqual([QUOTE]);
    expect(await manager().countBy(FilingAct, {})).toBe(0);
  });

  test('a process that ends between writing and noting writes nothing twice', async () => {
    const item = deliver(1, { subject: 'Your Q-2026-0031' });
    await settle();
    const due = {
      itemId: 0,
      mailboxId: mailboxId(),
      isUrgent: true,
      receivedAt: new Date(),
      turn: 1,
      tries: 0,
      dueAt: new Date(0),
    };
    const { itemId } = await manager().findOneByOrFail(OutlookMark, {});
    await inTransaction(office.context.database, async writer => {
      await writer.delete(OutlookMark, { itemId });
      await writer.insert(OutlookDue, { ...due, itemId });
    });
    await choose({ takesChanges: true });
    await settle();
    expect(office.writes().patches).toBe(1);
    expect(item.categories).toEqual([QUOTE]);
    expect(await manager().countBy(FilingAct, {})).toBe(0);
  });
});

test('the list holds so many of ours, those that were used last; what people made is not counted', async () => {
  box().masterCategories.push({ id: 'own', displayName: 'Wichtig', color: 'preset0' });
  await inTransaction(office.context.database, async writer => {
    for (let n = 0; n < MOST_ON_LIST + 3; n += 1) {
      const name = `Filed: Firm ${n}`;
      const foldedName = name.toLowerCase();
      const usedAt = new Date(n * 1000);
      box().masterCategories.push({ id: `m${n}`, displayName: name, color: 'preset10' });
      await writer.insert(OutlookMaster, { mailboxId: mailboxId(), masterId: `m${n}`, foldedName, usedAt });
      const row = { mailboxId: mailboxId(), name, foldedName, companyId: null, recordId: null };
      await writer.insert(OutlookCategory, { ...row, uses: n === 50 ? 0 : 1, usedAt });
    }
  });
  const { context } = office;
  const options = await optionsOf(manager(), mailboxId());
  await tidyList(context, context.graph as Graph, { mailboxId: mailboxId(), user: LI_NA, options });
  expect(onList()).toHaveLength(MOST_ON_LIST + 1);
  for (const name of ['Filed: Firm 0', 'Filed: Firm 1', 'Filed: Firm 50']) expect(onList()).not.toContain(name);
  expect(onList()).toEqual(expect.arrayContaining(['Wichtig', 'Filed: Firm 2', 'Filed: Firm 102']));
});

test('a restored copy writes nothing until an administrator lets it', async () => {
  const item = deliver(1);
  const hold = { since: new Date().toISOString(), backupOf: new Date().toISOString() };
  await inTransaction(office.context.database, writer => saveSetting(writer, SENDING_HOLD, hold));
  await office.read(mailboxId());
  expect(await markMailbox(office.context, mailboxId(), false)).toEqual({ done: 0, restIn: 300_000 });
  expect(item.categories).toEqual([]);
  await inTransaction(office.context.database, writer => endSendingHold(writer));
  await settle();
  expect(item.categories).toEqual([NORDLICHT]);
});

describe("a person's change in Outlook", () => {
  test('another category of ours is his decision, where the mailbox says so: in his name, audited, and undone like any other', async () => {
    await choose({ takesChanges: true });
    const [quoted, plain] = [deliver(1, { subject: 'Your Q-2026-0031' }), deliver(2, { subject: 'Hello again' })];
    await settle();
    expect(plain.categories).toEqual([NORDLICHT]);
    const before = office.writes().patches;
    categorise(box(), plain, ['Blue', QUOTE]);
    await settle();
    expect(await standing('Hello again')).toMatchObject([
      { confidence: 'person', userId: office.world.viewers.liNa.userId },
    ]);
    const [filing] = await standing('Hello again');
    expect(filing?.reasons).toMatchObject([{ code: 'person', values: { user: 'li.na (Outlook)' } }]);
    expect(filing?.recordId).toBe((await standing('Your Q-2026-0031'))[0]?.recordId);
    expect(await manager().countBy(AuditEntry, { action: 'filing.decided_in_outlook' })).toBe(1);
    expect(plain.categories).toEqual(['Blue', QUOTE]);
    expect(office.writes().patches).toBe(before);
    const [act] = await manager().find(FilingAct, { order: { id: 'DESC' }, take: 1 });
    await inTransaction(office.context.database, writer =>
      undoAct(writer, office.world.viewers.liNa, act?.id ?? 0, office.context.clock()),
    );
    await settle();
    expect(categoriesOf(plain)).toEqual(['Blue', NORDLICHT]);
    expect(quoted.categories).toEqual([QUOTE]);
  });

  test('our category taken off: it stands under nobody', async () => {
    await choose({ takesChanges: true });
    const item = deliver(1, { subject: 'Your Q-2026-0031' });
    await settle();
    categorise(box(), item, []);
    await settle();
    expect(await standing('Your Q-2026-0031')).toEqual([]);
    expect(
      await manager().findOneByOrFail(FilingStatus, { messageId: (await messageOf('Your Q-2026-0031')).id }),
    ).toMatchObject({
      state: 'not_business',
      decidedById: office.world.viewers.liNa.userId,
    });
    expect(item.categories).toEqual([]);
    expect(office.writes().patches).toBe(1);
  });

  test('where the mailbox does not say so it is left alone, and not fought over; when the mail is filed elsewhere, that is written', async () => {
    const item = deliver(1, { subject: 'Your Q-2026-0031' });
    await settle();
    categorise(box(), item, ['Blue']);
    await settle();
    await settle();
    expect(item.categories).toEqual(['Blue']);
    expect(await standing('Your Q-2026-0031')).toHaveLength(1);
    expect(office.writes().patches).toBe(1);
    await file(office.world.viewers.liNa, 'Your Q-2026-0031', (await companyOf('Nordlicht Küchen GmbH')).id);
    await settle();
    expect(item.categories).toEqual(['Blue', NORDLICHT]);
  });

  test('what he may not decide is put right once; when he does it again it stands', async () => {
    await choose({ takesChanges: true });
    const item = deliver(1, { subject: 'Your Q-2026-0031' });
    await settle();
    const { id } = await companyOf('Atlas Home Ltd');
    const row = { mailboxId: mailboxId(), name: 'Filed: Atlas Home Ltd', foldedName: 'filed: atlas home ltd' };
    await inTransaction(office.context.database, writer =>
      writer.insert(OutlookCategory, { ...row, companyId: id, recordId: null, uses: 0, usedAt: new Date() }),
    );
    categorise(box(), item, ['FILED: Atlas Home Ltd']);
    await settle();
    expect(item.categories).toEqual([QUOTE]);
    categorise(box(), item, ['Filed: Atlas Home Ltd']);
    await settle();
    expect(item.categories).toEqual(['Filed: Atlas Home Ltd']);
    expect(await standing('Your Q-2026-0031')).toMatchObject([{ confidence: 'certain' }]);
    expect(office.writes().patches).toBe(2);
  });
});

describe('what the app may not', () => {
  test('without Mail.ReadWrite it is told once, and nothing is tried at every mail; with it all is made up for', async () => {
    box().rights = { mayWrite: false };
    const items = [deliver(1), deliver(2), deliver(3)];
    await office.read(mailboxId());
    await inTransaction(office.context.database, writer => writer.delete(Job, { state: 'waiting' }));
    await runMarking(office.context, mailboxId(), true, new AbortController().signal);
    await runMarking(office.context, mailboxId(), false, new AbortController().signal);
    expect(await optionsOf(manager(), mailboxId())).toMatchObject({ troubleCode: 'exchange.write_denied' });
    const tried = office.exchange.requests.filter(one => one.status === 403 && one.method === 'PATCH').length;
    expect(tried).toBeLessThanOrEqual(2);
    const [job] = await manager().findBy(Job, { name: 'exchange.mark_old' });
    expect(job?.dueAt.getTime()).toBeGreaterThan(Date.now() + 20 * 60_000);
    box().rights = {};
    await settle();
    expect(items.map(item => item.categories)).toEqual([[NORDLICHT], [NORDLICHT], [NORDLICHT]]);
    expect(await optionsOf(manager(), mailboxId())).toMatchObject({ troubleCode: '' });
  });

  test.each([
    ['without MailboxSettings.ReadWrite', { maySettings: false }, 'exchange.list_denied'],
    ['where the mailbox has no list', { hasList: false }, 'exchange.list_missing'],
  ])('%s the mail is marked all the same, and the list is asked for once', async (_what, rights, code) => {
    box().rights = rights;
    const items = [deliver(1, { subject: 'Your Q-2026-0031' }), deliver(2)];
    await settle();
    deliver(3);
    await settle();
    expect(items.map(item => item.categories)).toEqual([[QUOTE], [NORDLICHT]]);
    expect(await optionsOf(manager(), mailboxId())).toMatchObject({ troubleCode: '', listCode: code });
    expect(office.exchange.requests.filter(one => one.path.endsWith('/masterCategories'))).toHaveLength(1);
  });
});
