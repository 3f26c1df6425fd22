import { Company } from '../../service/companies/company.entity';
import { Attachment } from '../../service/mail/message.entity';
import { TradeRecord } from '../../service/records/record.entity';
import { deliver } from '../support/world';
import type { Office } from '../teamwork/world';
import { openOffice } from '../teamwork/world';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

type Who = keyof Office['browsers'];
const manager = () => office.app.context.database.manager;
const record = (number: string) => manager().findOneByOrFail(TradeRecord, { number });

/** A letter with a file, in Li Na's mailbox. */
async function withFile(from = 'anna.weber@nordlicht.example'): Promise<Attachment> {
  const lines = [
    ...[`From: ${from}`, 'To: li.na@haitu.example', 'Subject: Drawing', 'Message-ID: <f1@nordlicht.example>'],
    ...['Date: Mon, 02 Mar 2026 02:00:00 +0000', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', ''],
    ...['--b', 'Content-Type: text/plain', '', 'See the drawing.', '--b', 'Content-Type: application/pdf; name=d.pdf'],
    ...[
      'Content-Disposition: attachment; filename=drawing.pdf',
      'Content-Transfer-Encoding: base64',
      '',
      'JVBERi0=',
      '--b--',
      '',
    ],
  ];
  const { liNa } = office.world.mailboxes;
  const messageId = (await deliver(office.app.context, liNa, Buffer.from(lines.join('\r\n')))) as number;
  return manager().findOneByOrFail(Attachment, { messageId });
}
const save = async (who: Who, attachmentId: number, number = 'Q-2026-0031') =>
  office.browsers[who].post(`/api/attachments/${attachmentId}/documents`, { recordId: (await record(number)).id });
const listed = async (who: Who, number = 'Q-2026-0031') =>
  office.browsers[who].get(`/api/records/${(await record(number)).id}/documents`);

test('an attachment is saved under a record once, shown there and on the company, and taken off again', async () => {
  const file = await withFile();
  const first = await save('liNa', file.id);
  expect(first).toMatchObject({
    status: 200,
    body: { name: 'drawing.pdf', number: 'Q-2026-0031', direction: 'received', savedBy: 'li.na', mayUndo: true },
  });
  expect((await save('liNa', file.id)).body.id).toBe(first.body.id);
  expect((await listed('liNa')).body.documents).toHaveLength(1);
  const { id } = await manager().findOneByOrFail(Company, { externalKey: 'nordlicht' });
  expect((await office.browsers.liNa.get(`/api/companies/${id}/saved-documents`)).body.documents).toHaveLength(1);
  const ask = { mailbox: 'li.na@haitu.example', internetMessageId: 'f1@nordlicht.example' };
  const card = (await office.browsers.liNa.post('/api/pane/card', ask)).body;
  expect(card.message.attachments).toMatchObject([{ name: 'drawing.pdf', savedUnder: [{ number: 'Q-2026-0031' }] }]);
  expect((await office.browsers.liNa.post(`/api/saved-documents/${first.body.id}/undo`)).status).toBe(200);
  expect((await listed('liNa')).body.documents).toEqual([]);
  expect((await office.browsers.liNa.post(`/api/saved-documents/${first.body.id}/undo`)).status).toBe(404);
  expect((await save('liNa', file.id)).body.id).toBe(first.body.id);
  expect((await listed('liNa')).body.documents).toHaveLength(1);
});

test('nobody saves a file that he may not see, nor under a record that he may not see', async () => {
  const file = await withFile();
  expect((await save('wangLei', file.id, 'SO-2026-0098')).status).toBe(404);
  expect((await save('liNa', file.id, 'SO-2026-0098')).body.error.code).toBe('record.not_found');
  expect((await save('liNa', file.id, 'PO-0088')).body.error.code).toBe('record.not_found');
  expect((await save('liNa', 9_999)).body.error.code).toBe('attachment.not_found');
});

test('whoever sees the record and not the letter learns of no file', async () => {
  const file = await withFile('jin@xinyuan-textile.example');
  expect((await save('liNa', file.id)).status).toBe(200);
  expect((await listed('liNa')).body.documents).toHaveLength(1);
  // The manager sees suppliers; whoever has the record alone does not see the factory's letter.
  const { id } = await manager().findOneByOrFail(Company, { externalKey: 'nordlicht' });
  const shares = [{ kind: 'person', id: office.world.viewers.wangLei.userId, access: 'write' }];
  expect((await office.browsers.liNa.put(`/api/companies/${id}/shares`, { shares })).status).toBe(200);
  expect((await listed('wangLei')).body.documents).toEqual([]);
});
