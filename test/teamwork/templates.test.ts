import type { Office } from './world';
import { openOffice } from './world';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const thanks = {
  ...{ name: 'Thanks for your inquiry', folder: 'First answers', tags: ['tray'], language: 'en', stage: 'inquiry' },
  ...{
    subject: '',
    body: 'Dear {contact.name},\n\n{company.name} asked us on {mail.date}: {record.number}{contact.title}{no.such}.',
  },
};
const make = (who: keyof Office['browsers'], more: object) =>
  office.browsers[who].post('/api/templates', { ...thanks, isShared: false, ...more });
const names = async (who: keyof Office['browsers']) =>
  (await office.browsers[who].get('/api/templates')).body.templates.map((one: { name: string }) => one.name);

test("one's own template is seen by nobody else, a shared one by all", async () => {
  await make('liNa', { name: 'Mine' });
  await make('liNa', { name: 'Ours', isShared: true });
  expect(await names('liNa')).toEqual(['Mine', 'Ours']);
  expect(await names('wangLei')).toEqual(['Ours']);
});

test('a shared template is changed by whoever made it or is above him, and nobody overwrites anybody', async () => {
  const { id } = (await make('liNa', { isShared: true })).body;
  const put = (who: keyof Office['browsers'], version: number) =>
    office.browsers[who].put(`/api/templates/${id}?version=${version}`, { ...thanks, isShared: true, name: who });
  expect((await put('wangLei', 1)).body.error.code).toBe('template.not_yours');
  expect((await put('chenJing', 1)).body).toMatchObject({ name: 'chenJing', version: 2 });
  expect((await put('liNa', 1)).body.error.code).toBe('version.changed');
  expect((await office.browsers.liNa.delete(`/api/templates/${id}?version=2`)).status).toBe(200);
  expect(await names('wangLei')).toEqual([]);
});

test('it is filled from the letter that it answers, and says what is not known', async () => {
  const { id } = (await make('liNa', {})).body;
  const { messageId } = await office.receive(office.world.mailboxes.sales, {
    ...{ to: 'Sales <sales@haitu.example>', subject: 'Trays', date: 'Mon, 02 Mar 2026 02:00:00 +0000' },
  });
  const url = `/api/messages/${messageId}/filled-template`;
  const filled = (await office.browsers.liNa.post(url, { templateId: id })).body;
  expect(filled).toMatchObject({
    to: ['anna.weber@nordlicht.example'],
    subject: 'Re: Trays',
    text: 'Dear Anna Weber,\n\nNordlicht Küchen GmbH asked us on 2026-03-02: Q-2026-0031________.',
    missing: [
      { field: 'contact.title', problem: 'empty' },
      { field: 'no.such', problem: 'unknown' },
    ],
  });
  expect((await office.browsers.hePing.post(url, { body: '{company.name}' })).status).toBe(404);
  expect((await office.browsers.wangLei.post(url, { templateId: id })).body.error.code).toBe('template.not_found');
  // The letter stands in the mailbox in which he works; the company that it is filed under is not his to see.
  expect((await office.browsers.wangLei.post(url, { body: '{company.name}' })).body.text).toBe('____');
});
