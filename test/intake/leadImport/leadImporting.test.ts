import { In, LessThan } from 'typeorm';
import { Company } from '../../../service/companies/company.entity';
import { changeDeskSettings, getDeskSettings } from '../../../service/companies/deskSettings.service';
import { PartyKey } from '../../../service/companies/duplicates.entity';
import { foldPhone } from '../../../service/companies/likeNames';
import { CompanyNote } from '../../../service/companies/profile.entity';
import { LeadPool } from '../../../service/leads/assignment.entity';
import { Campaign } from '../../../service/leads/campaign.entity';
import { Lead, LeadEvent, LeadKey } from '../../../service/leads/lead.entity';
import { Opportunity } from '../../../service/leads/opportunity.entity';
import { forgetMistakes } from '../../../service/intake/leadImport/forgetting.service';
import { LeadImport, LeadImportRow } from '../../../service/intake/leadImport/leadImport.entity';
import { runLeadImport } from '../../../service/intake/leadImport/leadImporting.service';
import { inTransaction } from '../../../service/platform/database/transaction';
import { Notice } from '../../../service/teamwork/care.entity';
import type { TestBrowser } from '../../support/app';
import type { Office } from '../../leads/office';
import { openOffice } from '../../leads/office';
import { makePool, makeRule } from '../../leads/poolWorld';
import { fairList, importList, runImportJobs, undoImport, upload, usualRun } from './importOffice';

let office: Office;
let liNa: TestBrowser;
let wangLei: TestBrowser;
let chenJing: TestBrowser;

beforeEach(async () => {
  office = await openOffice();
  liNa = await office.browserOf('liNa');
  wangLei = await office.browserOf('wangLei');
  chenJing = await office.browserOf('chenJing');
});
afterEach(() => office.app.close());

const db = () => office.context.database.manager;
const leads = () => db().find(Lead, { order: { id: 'ASC' } });
const header = fairList.split('\n')[0] as string;
const list = (...rows: string[]) => [header, ...rows].join('\n');
const eventsOf = async (leadId: number) =>
  (await db().find(LeadEvent, { where: { leadId }, order: { id: 'ASC' } })).map(event => event.kind);

test('a list of a fair becomes leads: one a firm, with the campaign, the owner and the next action', async () => {
  const preview = await upload(liNa, fairList);
  expect(preview.body).toMatchObject({ total: 3, counts: { new: 2, added: 1, failed: 0 } });
  expect(preview.body.rows[1]).toMatchObject({ row: 3, outcome: 'added', ofRow: 2 });
  const done = await importList(office, liNa);
  expect(done).toMatchObject({
    ...{
      state: 'done',
      total: 3,
      done: 3,
      fileName: 'fair.csv',
      campaign: { name: 'Canton Fair 2026' },
      mayUndo: true,
    },
    counts: { new: 2, added: 1, customer: 0, colleague: 0, again: 0, failed: 0 },
  });
  const [first, second, ...more] = await leads();
  expect(more).toEqual([]);
  expect(first).toMatchObject({
    ...{
      companyName: 'Casa Sole Srl',
      contactName: 'Marco Rossi',
      contactTitle: 'Buyer',
      country: 'IT',
      source: 'fair',
    },
    ...{ sourceDetail: 'Canton Fair 2026', stage: 'assigned', ownerId: office.viewers.liNa.userId },
    ...{ nextAction: 'Send the catalogue', nextDay: '2026-11-02', products: '竹托盘; 餐盘' },
    answerDueAt: new Date('2026-11-02T16:00:00Z'),
  });
  expect(second).toMatchObject({ companyName: 'Harbour Gifts Ltd', domain: '', country: 'HK' });
  const page = await liNa.get(`/api/leads/${first?.id}`);
  expect(page.body.campaign.name).toBe('Canton Fair 2026');
  const notes = page.body.history.filter((event: { kind: string }) => event.kind === 'note');
  expect(notes.map((event: { details: { text: string } }) => event.details.text)).toEqual([
    'Giulia Neri · Assistant · g.neri@casasole.example\n展位: 9.2K14',
    '展位: 9.2K14\n要样品',
  ]);
  const found = await liNa.get(`/api/leads?campaignId=${done.campaign?.id}`);
  expect(found.body.leads).toHaveLength(2);
});

test('the same list again, in another order and by another road of the rows, brings nothing', async () => {
  await importList(office, liNa);
  const [head, ...rows] = fairList.split('\n');
  const again = await importList(office, liNa, [head, ...rows.reverse()].join('\n'));
  expect(again.counts).toMatchObject({ new: 0, added: 0, again: 3 });
  expect(await leads()).toHaveLength(2);
  expect(await db().countBy(Campaign, {})).toBe(1);
});

test('the same people at the next fair are added to their leads while those are open', async () => {
  await importList(office, liNa);
  const next = await importList(office, liNa, fairList, { campaign: { name: 'Ambiente 2027' } });
  expect(next.counts).toMatchObject({ new: 0, added: 3 });
  const [first] = await leads();
  expect(first).toMatchObject({ sourceDetail: 'Canton Fair 2026' });
  expect(await eventsOf(first?.id ?? 0)).toContain('import_added');
});

test('a card without address and telephone is the same person of the same firm, or somebody new', async () => {
  await importList(office, liNa, list('Anna Weber,Buyer,Blaue Küche GmbH,,,德国,,,'));
  const again = await importList(
    office,
    liNa,
    list('Anna  weber,Head buyer,Blaue Küche,,,德国,,,', 'Bea Klein,,Blaue Küche GmbH,,,德国,,,'),
  );
  expect(again.counts).toMatchObject({ new: 1, added: 1 });
});

test('a customer of mine gets a note, or an opportunity where that is wanted', async () => {
  const rows = list('Anna Weber,Buyer,Nordlicht,anna.weber@nordlicht.example,,德国,竹托盘,,');
  const preview = await upload(liNa, rows);
  expect(preview.body.rows[0]).toMatchObject({ outcome: 'customer', customer: { name: 'Nordlicht Küchen GmbH' } });
  await importList(office, liNa, rows);
  const [note] = await db().find(CompanyNote);
  expect(note?.text).toBe('Canton Fair 2026\nAnna Weber · Buyer · Nordlicht · anna.weber@nordlicht.example\n竹托盘');
  const deal = await importList(office, liNa, rows, { customers: 'opportunity', campaign: { name: 'Ambiente 2027' } });
  const opportunity = await db().findOneByOrFail(Opportunity, { source: 'fair' });
  expect(opportunity.campaignId).toBe(deal.campaign?.id);
  expect(await leads()).toEqual([]);
});

test("a colleague's customer is told by its owner alone, gets the note, and its owner is told", async () => {
  const rows = list('John Ward,Buyer,Atlas Home,j.ward@atlas-home.example,,英国,tea towels,,');
  const { rows: told } = (await upload(liNa, rows)).body;
  expect(told[0]).toMatchObject({ outcome: 'colleague', lead: null, customer: null, ownerName: expect.any(String) });
  const done = await importList(office, liNa, rows);
  expect(done.counts).toMatchObject({ colleague: 1, new: 0 });
  const listed = (await liNa.get(`/api/lead-imports/${done.id}/rows?outcome=colleague`)).body.rows;
  expect(listed).toMatchObject([{ lead: null, record: null }]);
  expect(JSON.stringify(listed)).not.toContain('Atlas Home Ltd');
  const [note] = await db().find(CompanyNote);
  expect(note?.text).toContain('John Ward');
  const [notice] = await db().findBy(Notice, { kind: 'customer_met' });
  expect(notice?.userId).toBe(office.viewers.wangLei.userId);
  expect((await wangLei.get('/api/notices')).body.notices[0]).toMatchObject({ company: { name: 'Atlas Home Ltd' } });
});

test("a colleague's customer of the same full name is warned of, by its owner alone, in the preview and in the result", async () => {
  const rows = list('Jane Roe,Buyer,ATLAS Home Limited,jane@atlashome-uk.example,,英国,tea towels,,');
  const { rows: told } = (await upload(liNa, rows)).body;
  const similar = { id: null, name: 'ATLAS Home Limited', ownerName: expect.any(String) };
  expect(told).toMatchObject([{ outcome: 'new', customer: null, similar }]);
  const done = await importList(office, liNa, rows);
  const listed = (await liNa.get(`/api/lead-imports/${done.id}/rows?outcome=new`)).body.rows;
  expect(listed).toMatchObject([{ lead: { name: 'ATLAS Home Limited' }, similar }]);
  expect(JSON.stringify([told, listed])).not.toContain('Atlas Home Ltd');
});

test('a name that is only near to that of a customer is no warning; that of my own names the customer', async () => {
  const rows = list('A,,Atlas Homes Ltd,a@b1.example,,英国,,,', 'B,,Nordlicht Küchen,b@b2.example,,德国,,,');
  const { rows: told } = (await upload(liNa, rows)).body;
  expect(told).toMatchObject([
    { outcome: 'new', similar: null },
    { outcome: 'new', similar: { id: expect.any(Number), name: 'Nordlicht Küchen GmbH' } },
  ]);
});

test("a colleague's open lead is handed the card; nothing of it is told but whose it is", async () => {
  await importList(office, wangLei);
  const preview = await upload(liNa, fairList);
  expect(preview.body.counts).toMatchObject({ colleague: 3, new: 0, added: 0 });
  expect(JSON.stringify(preview.body.rows)).not.toContain('L-2026');
  const done = await importList(office, liNa);
  expect(done.counts).toMatchObject({ colleague: 3 });
  expect(await leads()).toHaveLength(2);
  const [notice] = await db().findBy(Notice, { kind: 'lead_met' });
  expect(notice?.userId).toBe(office.viewers.wangLei.userId);
});

test('who asks for what colleagues have beyond the limit of an hour gets no answers, and no leads', async () => {
  const { version, ...settings } = await getDeskSettings(db());
  await changeDeskSettings(office.context, office.viewers.admin, version, { ...settings, checksPerHour: 5 });
  const rows = list(
    ...['j.ward', ...Array.from({ length: 6 }, (_, n) => `second${n}`)].map(
      name => `${name},,Atlas,${name}@atlas-home.example,,英国,,,`,
    ),
  );
  const done = await importList(office, liNa, rows);
  expect(done.counts).toMatchObject({ colleague: 5, failed: 2, new: 0 });
  office.app.time.now = new Date(office.app.time.now.getTime() + 2 * 3_600_000);
  liNa = await office.browserOf('liNa');
  expect((await importList(office, liNa, rows)).counts).toMatchObject({ again: 5, colleague: 2, failed: 0 });
});

test('one address before a list of telephone numbers is as many questions as there are numbers', async () => {
  const { version, ...settings } = await getDeskSettings(db());
  await changeDeskSettings(office.context, office.viewers.admin, version, { ...settings, checksPerHour: 5 });
  const atlas = await db().findOneByOrFail(Company, { name: 'Atlas Home Ltd' });
  const phones = Array.from({ length: 8 }, (_, n) => `+44 20 7946 012${n}`);
  for (const phone of phones)
    await office.context.database.writer.manager.insert(PartyKey, {
      ...{ companyId: atlas.id, kind: 'phone', value: foldPhone(phone, null) },
    });
  const { body } = await upload(liNa, list(...phones.map(phone => `Who,,,nobody@gmail.com,${phone},英国,,,`)));
  expect(body.counts).toMatchObject({ colleague: 5, failed: 3 });
});

test('of a supplier, though it buys too, nothing is told to whoever may not see suppliers', async () => {
  const { writer } = office.context.database;
  await writer.manager.update(Company, { name: 'Atlas Home Ltd' }, { isSupplier: true });
  const { body } = await upload(liNa, list('John Ward,Buyer,Atlas,j.ward@atlas-home.example,,英国,,,'));
  expect(body.rows).toMatchObject([{ outcome: 'new', ownerName: null }]);
});

test('rows with mistakes are left out with all of them, and come back as a file', async () => {
  const rows = list(
    'Anna,,Acme,anna(at)acme,,Atlantis,,,',
    '=HYPERLINK("http://x"),,,not an address,,,,,',
    'Li,,Acme,li@acme.example,,,,,',
  );
  const done = await importList(office, liNa, rows);
  expect(done.counts).toMatchObject({ new: 1, failed: 2 });
  const failed = (await liNa.get(`/api/lead-imports/${done.id}/rows?outcome=failed`)).body.rows;
  expect(failed[0]).toMatchObject({
    row: 2,
    problems: [{ code: 'row.email_invalid' }, { code: 'row.country_unknown' }],
  });
  const file = await liNa.get(`/api/lead-imports/${done.id}/failed?format=csv&language=zh-CN`);
  expect(file.headers['content-disposition']).toContain('failed-rows');
  const text = file.raw.toString();
  expect(text).toContain('姓名,职务,公司');
  expect(text).toContain('Anna,,Acme,anna(at)acme');
  expect(text).toContain('没有“Atlantis”这个国家');
  expect(text).toContain('"\'=HYPERLINK(');
  office.app.time.now = new Date(office.app.time.now.getTime() + 25 * 3_600_000);
  liNa = await office.browserOf('liNa');
  const later = (await liNa.get(`/api/lead-imports/${done.id}/failed?format=csv&language=en`)).raw.toString();
  expect(later).toContain('anna(at)acme" is no e-mail address'.replace(/"/g, '""'));
  expect(later).not.toContain('Acme,');
});

test('what could not be read is forgotten after a month, and that there were such rows is not', async () => {
  const done = await importList(office, liNa, list('Anna,,Acme,anna(at)acme,,,,,', 'Li,,Acme,li@acme.example,,,,,'));
  const after = (days: number) => new Date(office.app.time.now.getTime() + days * 86_400_000);
  const forget = (now: Date) => inTransaction(office.context.database, writer => forgetMistakes(writer, now));
  expect([await forget(after(29)), await forget(after(31)), await forget(after(32))]).toEqual([0, 1, 0]);
  const { rows } = (await liNa.get(`/api/lead-imports/${done.id}/rows?outcome=failed`)).body;
  expect(rows).toMatchObject([{ row: 2, problems: [] }]);
});

test('leads go to a colleague, by the rules, or into a pool, as is chosen; each is told once', async () => {
  const pool = await makePool(chenJing);
  await makeRule(chenJing, { userIds: [office.viewers.wangLei.userId] });
  const row = (name: string) =>
    list(`${name},,${name} Ltd,x@${name}.example,,德国,,,`, `${name} 2,,${name} Zwei,x@${name}2.example,,德国,,,`);
  const { userId } = office.viewers.wangLei;
  await importList(office, chenJing, row('one'), { owner: { kind: 'person', userId } });
  await importList(office, liNa, row('two'), { owner: { kind: 'rules' } });
  await importList(office, liNa, row('three'), { owner: { kind: 'pool', poolId: pool.id } });
  expect((await leads()).map(lead => [lead.stage, lead.ownerId])).toEqual([
    ['assigned', userId],
    ['assigned', userId],
    ['assigned', userId],
    ['assigned', userId],
    ['pool', null],
    ['pool', null],
  ]);
  expect(await db().countBy(Notice, { kind: 'lead_given', userId })).toBe(2);
  const { uploadId } = (await upload(liNa, row('four'))).body;
  const refused = await liNa.post(`/api/lead-imports/uploads/${uploadId}/run`, {
    ...usualRun,
    owner: { kind: 'person', userId },
  });
  expect(refused.body.error.code).toBe('lead.not_yours');
  await office.context.database.writer.manager.update(LeadPool, pool.id, { isForLeads: false, isForCustomers: true });
  const owner = { kind: 'pool', poolId: pool.id };
  const ofCustomers = await liNa.post(`/api/lead-imports/uploads/${uploadId}/run`, { ...usualRun, owner });
  expect(ofCustomers.body.error.code).toBe('pool.not_found');
});

test('an import that was interrupted goes on where it stood, whichever process goes on with it', async () => {
  const many = list(...Array.from({ length: 60 }, (_, n) => `P${n},,Firm ${n},p${n}@firm${n}.example,,德国,,,`));
  const { uploadId } = (await upload(liNa, many)).body;
  const { id } = (await liNa.post(`/api/lead-imports/uploads/${uploadId}/run`, usualRun)).body;
  const stop = new AbortController();
  const first = runLeadImport(office.context, id, stop.signal);
  while ((await db().findOneByOrFail(LeadImport, { id })).done === 0)
    await new Promise(resolve => setImmediate(resolve));
  stop.abort();
  await first;
  const half = await db().findOneByOrFail(LeadImport, { id });
  expect(half.state).toBe('running');
  expect(half.done).toBeLessThan(60);
  const ended = await Promise.allSettled([runLeadImport(office.context, id), runLeadImport(office.context, id)]);
  expect(ended.filter(one => one.status === 'fulfilled').length).toBeGreaterThan(0);
  await runImportJobs(office);
  const whole = await db().findOneByOrFail(LeadImport, { id });
  expect(whole).toMatchObject({ state: 'done', done: 60, counts: { new: 60 } });
  expect(await leads()).toHaveLength(60);
  expect(await db().countBy(LeadImportRow, { importId: id })).toBe(60);
});

test('a whole import is taken back: leads, notes, additions and the campaign that it made', async () => {
  await importList(office, liNa, list('Marco Rossi,,Casa Sole,m.rossi@casasole.example,,,,,'), {
    campaign: null,
    nextAction: '',
    nextDay: '',
  });
  const before = (await leads())[0] as Lead;
  const rows = `${fairList}\nAnna Weber,Buyer,Nordlicht,anna.weber@nordlicht.example,,德国,竹托盘,,`;
  const done = await importList(office, liNa, rows);
  expect(done.counts).toMatchObject({ new: 1, added: 2, customer: 1 });
  const undone = await undoImport(office, liNa, done.id);
  expect(undone).toMatchObject({ state: 'undone', mayUndo: false, counts: { undone: 4, kept: 0 } });
  const [after, ...more] = await leads();
  expect(more).toEqual([]);
  const { updatedAt: _at, version: _version, ...same } = before;
  expect(after).toMatchObject(same);
  expect(await eventsOf(before.id)).toEqual(['opened', 'assigned', 'imported']);
  expect(await db().count(CompanyNote)).toBe(0);
  expect(await db().count(Campaign)).toBe(0);
  expect((await db().find(LeadKey)).map(key => key.key).sort()).toEqual([
    'address:m.rossi@casasole.example',
    'domain:casasole.example',
  ]);
  expect((await importList(office, liNa, rows)).counts).toMatchObject({ new: 1, added: 2, customer: 1 });
});

test('what was added to a lead that came by mail is taken back, and its conversations stay its own', async () => {
  const { lead, messageId } = await office.ask();
  const later = new Date(office.app.time.now.getTime() + 86_400_000);
  office.app.time.now = later;
  liNa = await office.browserOf('liNa');
  const keys = async () => (await db().find(LeadKey)).map(key => key.key).sort();
  const before = { keys: await keys(), events: await eventsOf(lead.id) };
  const done = await importList(office, liNa, list('Marco Rossi,,Casa Sole,m.rossi@casasole.example,,,,B7,'));
  expect(done.counts).toMatchObject({ added: 1 });
  expect((await undoImport(office, liNa, done.id)).counts).toMatchObject({ undone: 1, kept: 0 });
  expect({ keys: await keys(), events: await eventsOf(lead.id) }).toEqual(before);
  expect(before.keys.length).toBeGreaterThan(2);
  expect(messageId).toBeGreaterThan(0);
});

test('a lead on which somebody has worked while its import was going on stays', async () => {
  const done = await importList(office, liNa);
  const [first] = await leads();
  const { manager } = office.context.database.writer;
  // The second row of the firm came after the note.
  const [imported, , added] = await manager.find(LeadEvent, {
    where: { leadId: first?.id ?? 0, kind: In(['imported', 'note', 'import_added']) },
    order: { id: 'ASC' },
  });
  await manager.update(LeadImportRow, { importId: done.id, position: 0 }, { lastEventId: imported?.id ?? 0 });
  const at = new Date(office.app.time.now.getTime() - 1000);
  await manager.update(LeadEvent, { leadId: first?.id ?? 0, id: LessThan(added?.id ?? 0), kind: 'note' }, { at });
  expect((await undoImport(office, liNa, done.id)).counts).toMatchObject({ kept: 2 });
  expect((await leads()).map(lead => lead.id)).toContain(first?.id);
});

test('a lead on which somebody has worked since stays, and is named', async () => {
  const done = await importList(office, liNa);
  const [worked] = await leads();
  await liNa.post(`/api/leads/${worked?.id}/notes`, { text: 'Called him.' });
  const undone = await undoImport(office, liNa, done.id);
  expect(undone.counts).toMatchObject({ undone: 1, kept: 2 });
  expect((await leads()).map(lead => lead.id)).toEqual([worked?.id]);
  const kept = (await liNa.get(`/api/lead-imports/${done.id}/rows?undo=kept`)).body.rows;
  expect(kept).toMatchObject([{ row: 2, lead: { id: worked?.id } }, { row: 3 }]);
  expect(await db().count(Campaign)).toBe(1);
});

test('nobody else may look into an import, or take it back; and none twice', async () => {
  const done = await importList(office, liNa);
  for (const path of [`${done.id}`, `${done.id}/rows`, `${done.id}/failed?format=csv&language=en`])
    expect((await wangLei.get(`/api/lead-imports/${path}`)).status).toBe(404);
  expect((await wangLei.post(`/api/lead-imports/${done.id}/undo`)).body.error.code).toBe('lead_import.not_yours');
  const { uploadId } = (await upload(liNa, fairList)).body;
  expect((await wangLei.post(`/api/lead-imports/uploads/${uploadId}/preview`, {})).status).toBe(404);
  await undoImport(office, liNa, done.id);
  expect((await liNa.post(`/api/lead-imports/${done.id}/undo`)).body.error.code).toBe('lead_import.not_done');
});

test('cards, a wrong file and an empty one', async () => {
  const cards = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    'FN:Ivy Chan',
    'ORG:Harbour Gifts',
    'EMAIL:ivy@harbour.example',
    'END:VCARD',
  ].join('\r\n');
  const done = await importList(office, liNa, cards, {}, 'phone.vcf');
  expect(done.counts).toMatchObject({ new: 1 });
  expect((await leads())[0]).toMatchObject({ contactName: 'Ivy Chan', companyName: 'Harbour Gifts' });
  expect((await upload(liNa, 'x', 'card.jpg')).body.error.code).toBe('lead_import.unknown_format');
  expect((await upload(liNa, 'hello', 'a.vcf')).body.error.code).toBe('lead_import.no_cards');
  expect((await upload(liNa, `${header}\n`)).body.error.code).toBe('lead_import.empty');
});
