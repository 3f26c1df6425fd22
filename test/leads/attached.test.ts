import ExcelJS from 'exceljs';
import type { Asked } from '../../service/leads/asked';
import { addAttached, nothingAsked } from '../../service/leads/asked';
import { awaitAttached, READ_ATTACHED, readAttached } from '../../service/leads/attachedReading.service';
import { readInquiry } from '../../service/leads/inquiries.service';
import type { InquiryFields } from '../../service/leads/inquiry/inquiry';
import { Inquiry } from '../../service/leads/inquiry.entity';
import { Lead, LeadEvent } from '../../service/leads/lead.entity';
import type { LeadReply } from '../../service/leads/leads.schema';
import { openAttachmentReader } from '../../service/mail/attachmentReading';
import { readNextAttachments } from '../../service/mail/attachmentTexts.service';
import { Message } from '../../service/mail/message.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import { Job } from '../../service/platform/queue/job.entity';
import type { TestBrowser } from '../support/app';
import { deliver } from '../support/world';
import type { Office } from './office';
import { openOffice } from './office';

const item = (product: string, more: object = {}) => ({
  ...{ product, quantity: null, quantityMax: null, unit: null, targetPrice: null, currency: null },
  ...more,
});
const asked = (more: Partial<Asked>): Asked => ({ ...nothingAsked, ...more });

describe('what the files of a mail add', () => {
  const read = asked({ items: [item('Tray'), item('Towel')], incoterm: 'FOB' });
  const more = asked({
    items: [item('tray', { quantity: 500, unit: 'pcs' }), item('Towel'), item('Apron')],
    incoterm: 'FOB',
    port: 'Genoa',
  });

  test('gaps are filled and new goods are added', () => {
    const after = addAttached(read, read, more);
    expect(after.items).toEqual([item('Tray', { quantity: 500, unit: 'pcs' }), item('Towel'), item('Apron')]);
    expect(after.port).toBe('Genoa');
  });

  test('what a person changed, wrote or took out stays so', () => {
    const now = asked({ items: [item('Tray', { unit: 'sets' }), item('Bowl')] });
    const after = addAttached(now, read, more);
    expect(after.items).toEqual([item('Tray', { unit: 'sets' }), item('Bowl'), item('Apron')]);
    expect(after.incoterm).toBe('');
  });

  test('a second time it adds nothing', () => {
    const once = addAttached(read, read, more);
    expect(addAttached(once, more, more)).toEqual(once);
  });
});

let office: Office;
let liNa: TestBrowser;
beforeEach(async () => {
  office = await openOffice();
  liNa = await office.browserOf('liNa');
});
afterEach(() => office.app.close());

async function listFile(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('RFQ');
  for (const row of [
    ['No', 'Description', 'Qty', 'Unit', 'Target price USD'],
    [1, 'Bamboo tray 40x30 cm', 5000, 'pcs', 3.8],
    [2, 'Bamboo bowl 20 cm', 3000, 'pcs', 2.1],
  ])
    sheet.addRow(row);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function withFile(file: Buffer): Buffer {
  const lines = [
    ...['From: Marco Rossi <m.rossi@casasole.example>', 'To: Li Na <li.na@haitu.example>'],
    ...['Subject: Inquiry', 'Date: Mon, 02 Mar 2026 07:00:00 +0000', 'Message-ID: <list@casasole.example>'],
    ...['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=x', '', '--x'],
    ...['Content-Type: text/plain; charset=utf-8', ''],
    ...['Dear Sir or Madam,', '', 'please quote your best prices for the items in the attached list, CIF Genova.', ''],
    ...['Best regards', 'Marco Rossi', 'Casa Sole Srl', 'Tel: +39 02 5550 1234', '', '--x'],
    'Content-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet; name="rfq.xlsx"',
    ...['Content-Disposition: attachment; filename="rfq.xlsx"', 'Content-Transfer-Encoding: base64', ''],
    ...[...(file.toString('base64').match(/.{1,76}/g) ?? []), '--x--', ''],
  ];
  return Buffer.from(lines.join('\r\n'));
}

/** A letter with a list as a file, and the lead that came of it before anybody had read the file. */
async function ask(): Promise<{ messageId: number; lead: Lead }> {
  const { context } = office;
  const messageId = (await deliver(context, office.mailboxes.liNa, withFile(await listFile()))) ?? 0;
  if (!(await context.database.manager.existsBy(Inquiry, { messageId }))) {
    const { sentAt } = await context.database.manager.findOneByOrFail(Message, { id: messageId });
    const row = {
      ...{ messageId, state: 'waiting', isToCheck: false, score: 5, kind: 'direct', language: 'en', reasons: [] },
      ...{ fields: null, leadId: null, recordId: null, decidedById: null, decidedAt: null },
      ...{ sentAt, createdAt: context.clock(), version: 1 },
    };
    await inTransaction(context.database, manager => manager.insert(Inquiry, row as never));
  }
  await readInquiry(context, messageId);
  const { leadId } = await context.database.manager.findOneByOrFail(Inquiry, { messageId });
  return { messageId, lead: await leadNow(leadId ?? 0) };
}
const leadNow = (id: number) => office.context.database.manager.findOneByOrFail(Lead, { id });
const fieldsNow = async (messageId: number): Promise<InquiryFields> =>
  JSON.parse((await office.context.database.manager.findOneByOrFail(Inquiry, { messageId })).fields ?? '{}');
async function readFiles(): Promise<void> {
  const reader = openAttachmentReader(null);
  while (await readNextAttachments(office.context, reader, new AbortController().signal));
}
const jobs = () => office.context.database.manager.findBy(Job, { name: READ_ATTACHED, state: 'waiting' });
const look = (messageId: number) =>
  inTransaction(office.context.database, manager => awaitAttached(manager, messageId, office.context.clock()));

test('the list in the file fills the lead once its text is there, with receipts in the file and a word in the history', async () => {
  const { messageId, lead } = await ask();
  expect(lead.asked.items.map(one => one.product)).not.toContain('Bamboo bowl 20 cm');
  await look(messageId);
  expect(await jobs()).toHaveLength(1);
  await readFiles();
  await readAttached(office.context, messageId, 1);
  const after = await leadNow(lead.id);
  expect(after.asked.items).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ product: 'Bamboo tray 40x30 cm', quantity: 5000, targetPrice: 3.8, currency: 'USD' }),
      expect.objectContaining({ product: 'Bamboo bowl 20 cm', quantity: 3000 }),
    ]),
  );
  expect(after.products).toContain('Bamboo bowl 20 cm');
  const bowl = (await fieldsNow(messageId)).items.find(one => one.product.value === 'Bamboo bowl 20 cm');
  expect(bowl?.product.span).toMatchObject({ part: 'attachment', attachment: 0 });
  const events = await office.context.database.manager.findBy(LeadEvent, { leadId: lead.id, kind: 'attachment' });
  expect(events).toHaveLength(1);
  await readAttached(office.context, messageId, 1);
  expect((await leadNow(lead.id)).version).toBe(after.version);
});

test('what a person has written meanwhile is not written over', async () => {
  const { messageId, lead } = await ask();
  const own = {
    ...lead.asked,
    port: 'Livorno',
    items: [item('Bamboo tray 40x30 cm', { quantity: 7000, unit: 'pcs' })],
  };
  const { body } = await liNa.patch(`/api/leads/${lead.id}?version=${lead.version}`, { asked: own });
  expect((body as LeadReply).asked.port).toBe('Livorno');
  await readFiles();
  await readAttached(office.context, messageId, 1);
  const { asked: after } = await leadNow(lead.id);
  expect(after.port).toBe('Livorno');
  expect(after.items.filter(one => one.product === 'Bamboo tray 40x30 cm')).toEqual([
    item('Bamboo tray 40x30 cm', { quantity: 7000, unit: 'pcs' }),
  ]);
  expect(after.items.map(one => one.product)).toContain('Bamboo bowl 20 cm');
});

test('as long as the file is not read it waits, longer each time; without files nothing waits', async () => {
  const { messageId } = await ask();
  await readAttached(office.context, messageId, 3);
  const [job] = await jobs();
  expect(job?.payload).toEqual({ messageId, turn: 4 });
  expect((job?.dueAt.getTime() ?? 0) - office.app.time.now.getTime()).toBe(160_000);
  const { messageId: other } = await office.ask();
  await look(other);
  expect(await jobs()).toHaveLength(1);
});

test('a lead that is closed, and a letter that a person called no inquiry, stay as they are', async () => {
  const { messageId, lead } = await ask();
  const before = await leadNow(lead.id);
  await inTransaction(office.context.database, manager => manager.update(Lead, { id: lead.id }, { isOpen: false }));
  await readFiles();
  await readAttached(office.context, messageId, 1);
  expect((await leadNow(lead.id)).asked).toEqual(before.asked);
});
