import { IsNull } from 'typeorm';
import { Company } from '../../../../service/companies/company.entity';
import { mergeParties } from '../../../../service/filing/merging.service';
import { Filing } from '../../../../service/filing/filing.entity';
import { ExchangeFolder } from '../../../../service/intake/exchange/exchange.entity';
import { stateOf } from '../../../../service/intake/exchange/exchange.service';
import { changeOutlook, optionsOf, readOutlook } from '../../../../service/intake/exchange/outlook/options.service';
import type { OutlookBody } from '../../../../service/intake/exchange/outlook/outlook.schema';
import { OutlookFolder } from '../../../../service/intake/exchange/outlook/outlook.entity';
import { Message } from '../../../../service/mail/message.entity';
import { inTransaction } from '../../../../service/platform/database/transaction';
import type { Office } from '../../../support/exchange/office';
import { openOffice } from '../../../support/exchange/office';
import { drag } from '../../../support/exchange/outlook';
import type { SimItem } from '../../../support/exchange/store';
import { addFolder } from '../../../support/exchange/store';
import { letter } from '../../../support/letters';

let office: Office;
const LI_NA = 'li.na@haitu.example';
const FOLDER = 'Nordlicht Küchen GmbH';

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
const folderOf = (item: SimItem) => box().folders.get(item.folderId)?.displayName;
const standing = async (subject: string) => {
  const { id } = await manager().findOneByOrFail(Message, { subject });
  return manager().find(Filing, { where: { messageId: id, endedAt: IsNull() } });
};
const companyOf = (name: string) => manager().findOneByOrFail(Company, { name });

async function choose(more: Partial<OutlookBody> = {}): Promise<void> {
  const { version } = await optionsOf(manager(), mailboxId());
  const body: OutlookBody = {
    ...{ hasCategories: true, language: 'en', movesMail: true, parentId: null, takesChanges: false, version },
    ...more,
  };
  await changeOutlook(office.context, office.world.viewers.admin, mailboxId(), body);
}

test('mail of a customer goes from the inbox into his folder, which is made below it; the ledger stays green', async () => {
  const items = [deliver(1), deliver(2), deliver(3, { from: 'Nobody <nobody@unknown.example>' })];
  const sent = office.exchange.deliver(
    LI_NA,
    letter({ id: 's1@haitu.example', from: LI_NA, to: 'anna.weber@nordlicht.example', subject: 'Sent' }),
    'sentitems',
  );
  await settle();
  await choose();
  await settle();
  expect(items.map(folderOf)).toEqual([FOLDER, FOLDER, '收件箱']);
  expect(folderOf(sent)).toBe('已发送邮件');
  const inbox = [...box().folders.values()].find(one => one.wellKnownName === 'inbox');
  expect(box().folders.get(items[0]?.folderId ?? '')?.parentFolderId).toBe(inbox?.id);
  expect(office.writes()).toEqual({ patches: 3, moves: 2 });
  await settle();
  expect(office.writes()).toEqual({ patches: 3, moves: 2 });
  expect(await stateOf(manager(), mailboxId(), office.context.clock())).toMatchObject({ gaps: 0, wanted: 0 });
  expect([...box().folders.values()].filter(one => one.displayName === FOLDER)).toHaveLength(1);
});

test('a folder of that name that a person made below the chosen one is used', async () => {
  const parent = addFolder(box(), 'Kunden');
  const own = addFolder(box(), FOLDER, parent.id);
  const item = deliver(1);
  await settle();
  const { folders } = await readOutlook(office.context, mailboxId());
  await choose({ parentId: folders.find(folder => folder.name === 'Kunden')?.id ?? 0 });
  await settle();
  expect(item.folderId).toBe(own.id);
});

test('another name of the company is another name of its folder', async () => {
  const item = deliver(1);
  await choose();
  await settle();
  await inTransaction(office.context.database, writer =>
    writer.update(Company, { name: FOLDER }, { name: 'Nordlicht/AG' }),
  );
  await settle();
  expect(folderOf(item)).toBe('Nordlicht AG');
  expect(await manager().find(OutlookFolder)).toHaveLength(1);
});

test('where a person puts a mail into a folder of his own it stays there; back in the inbox too', async () => {
  const [sorted, back] = [deliver(1), deliver(2)];
  await choose();
  await settle();
  addFolder(box(), 'Mine');
  drag(box(), sorted, 'Mine');
  drag(box(), back, 'inbox');
  await settle();
  await settle();
  expect([folderOf(sorted), folderOf(back)]).toEqual(['Mine', '收件箱']);
  expect(await standing('Mail 1')).toMatchObject([{ confidence: 'certain' }]);
  expect(office.writes().moves).toBe(2);
});

test("a mail put into a customer's folder is a decision, where the mailbox says so, and only there", async () => {
  const [known, unknown] = [deliver(1), deliver(2, { from: 'Nobody <nobody@unknown.example>' })];
  await choose();
  await settle();
  drag(box(), unknown, FOLDER);
  await settle();
  expect(folderOf(unknown)).toBe(FOLDER);
  expect(await standing('Mail 2')).toEqual([]);
  drag(box(), unknown, 'inbox');
  await choose({ takesChanges: true });
  await settle();
  drag(box(), unknown, FOLDER);
  await settle();
  expect(await standing('Mail 2')).toMatchObject([{ confidence: 'person', companyId: (await companyOf(FOLDER)).id }]);
  expect(unknown.categories).toEqual([`Filed: ${FOLDER}`]);
  expect([folderOf(known), folderOf(unknown)]).toEqual([FOLDER, FOLDER]);
});

test('away and back between two looks (R9) changes nothing, and loses nothing', async () => {
  const item = deliver(1);
  await choose({ takesChanges: true });
  await settle();
  const before = office.writes();
  drag(box(), item, 'inbox');
  drag(box(), item, FOLDER);
  await settle();
  expect(folderOf(item)).toBe(FOLDER);
  expect(office.writes()).toEqual(before);
  expect(await stateOf(manager(), mailboxId(), office.context.clock())).toMatchObject({ gaps: 0, wanted: 0 });
});

test('a folder that was thrown away is made anew by the next mail', async () => {
  deliver(1);
  await choose();
  await settle();
  const [row] = await manager().find(OutlookFolder);
  box().folders.delete(row?.folderId ?? '');
  await inTransaction(office.context.database, writer =>
    writer.update(ExchangeFolder, { folderId: row?.folderId ?? '' }, { isGone: true, isTaken: false }),
  );
  const next = deliver(2);
  await settle();
  expect(folderOf(next)).toBe(FOLDER);
});

test('the mail of a company that was merged goes into the folder of the one that is left', async () => {
  const names = { nordlicht: FOLDER, other: 'Nordlicht Nord GmbH' };
  const first = deliver(1);
  await choose();
  await settle();
  const now = office.context.clock();
  await inTransaction(office.context.database, async writer => {
    const company = await companyOf(names.nordlicht);
    const { id: _id, externalKey: _key, ...values } = company;
    await writer.insert(Company, { ...values, name: names.other, foldedName: 'nordlicht nord', createdAt: now });
  });
  const [survivor, loser] = [await companyOf(names.other), await companyOf(names.nordlicht)];
  const wish = { kind: 'company' as const, survivorId: survivor.id, loserId: loser.id };
  await mergeParties(office.context, office.world.viewers.chenJing, wish);
  await settle();
  expect(folderOf(first)).toBe(names.other);
  expect(first.categories).toEqual([`Filed: ${names.other}`]);
});
