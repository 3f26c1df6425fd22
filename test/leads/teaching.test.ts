import { InquiryLesson } from '../../service/leads/inquiry.entity';
import type { TestBrowser } from '../support/app';
import type { Office } from './office';
import { openOffice } from './office';

let office: Office;
let liNa: TestBrowser;

beforeEach(async () => {
  office = await openOffice();
  liNa = await office.browserOf('liNa');
});
afterEach(() => office.app.close());

const lesson = (feature: string) => office.context.database.manager.findOneBy(InquiryLesson, { feature });

test('what a person says is no inquiry teaches, and what he takes back is forgotten', async () => {
  const { lead } = await office.ask();
  const denied = await liNa.post(`/api/leads/${lead.id}/deny`, { version: lead.version });
  expect(await lesson('from:m.rossi@casasole.example')).toMatchObject({ yes: 0, no: 1 });
  expect(await lesson('domain:casasole.example')).toMatchObject({ yes: 0, no: 1 });
  await liNa.post(`/api/leads/${lead.id}/reopen`, { version: denied.body.version });
  expect(await lesson('from:m.rossi@casasole.example')).toBeNull();
  expect(await office.context.database.manager.count(InquiryLesson)).toBe(0);
});

test('a letter that was made a lead by hand teaches the other way', async () => {
  const messageId = await office.send({
    from: 'Jo Berg <jo@nordby.example>',
    subject: 'Hello',
    text: 'We met at the stand.',
    id: 'hello@nordby.example',
    date: 'Mon, 02 Mar 2026 07:00:00 +0000',
  });
  await liNa.post('/api/leads', { messageId });
  expect(await lesson('from:jo@nordby.example')).toMatchObject({ yes: 1, no: 0 });
});
