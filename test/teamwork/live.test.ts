import { Company } from '../../service/companies/company.entity';
import { Presence } from '../../service/teamwork/live.entity';
import { PRESENCE_MS } from '../../service/teamwork/presence.service';
import type { Office } from './world';
import { openOffice } from './world';

let office: Office;
let address: string;
let conversationId: number;
beforeEach(async () => {
  office = await openOffice();
  address = await office.app.app.listen({ host: '127.0.0.1', port: 0 });
  const to = 'Sales <sales@haitu.example>';
  ({ conversationId } = await office.receive(office.world.mailboxes.sales, {
    to,
    date: 'Mon, 02 Mar 2026 02:00:00 +0000',
  }));
});
afterEach(() => office.close());

type Who = keyof Office['browsers'];
interface Page {
  heard(): { event: string; data: Record<string, unknown> }[];
  close(): void;
}

/** An open page of somebody, and what it has heard. */
async function openPage(who: Who, tab: string): Promise<Page> {
  const abort = new AbortController();
  const { cookie } = office.browsers[who];
  const reply = await fetch(`${address}/api/live?tab=${tab}`, { headers: { cookie }, signal: abort.signal });
  expect(reply.status).toBe(200);
  let text = '';
  void (async () => {
    for await (const chunk of reply.body as unknown as AsyncIterable<Uint8Array>) text += Buffer.from(chunk).toString();
  })().catch(() => undefined);
  return {
    heard: () =>
      [...text.matchAll(/event: (\w+)\ndata: (.*)\n\n/g)].map(([, event = '', data = '']) => ({
        event,
        data: JSON.parse(data),
      })),
    close: () => abort.abort(),
  };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise(resolve => setTimeout(resolve, 50));
}

const place = (who: Who, tab: string, id: number | null, isAnswering = false) =>
  office.browsers[who].post('/api/live/place', { tab, conversationId: id, isAnswering });
const presence = async (who: Who) => (await office.browsers[who].get('/api/live/presence')).body.presence;

test('who has a conversation open, or answers it, is seen by whoever may see it, and by nobody else', async () => {
  const pages = { wangLei: await openPage('wangLei', 'tab-wang'), hePing: await openPage('hePing', 'tab-heping') };
  await place('liNa', 'tab-lina', conversationId);
  await place('liNa', 'tab-lina', conversationId, true);
  const seen = () => pages.wangLei.heard().filter(one => one.event === 'presence');
  await until(() => JSON.stringify(seen().at(-1)?.data).includes('"isAnswering":true'));
  expect(seen().at(-1)?.data).toMatchObject([{ name: 'li.na', conversationId, isAnswering: true }]);
  expect(pages.hePing.heard().filter(one => JSON.stringify(one.data).includes('li.na'))).toEqual([]);
  expect(await presence('liNa')).toEqual([]);
  await place('liNa', 'tab-lina', null);
  await until(() => JSON.stringify(seen().at(-1)?.data) === '[]');
  Object.values(pages).forEach(page => page.close());
});

test('a place ends by itself where nobody renews it', async () => {
  await place('liNa', 'tab-lina', conversationId);
  expect(await presence('wangLei')).toHaveLength(1);
  office.app.time.now = new Date(office.app.time.now.getTime() + PRESENCE_MS + 1);
  expect(await presence('wangLei')).toEqual([]);
});

test('nobody takes a place in a conversation that he may not see', async () => {
  expect((await place('hePing', 'tab-heping', conversationId)).status).toBe(404);
  expect(await office.app.context.database.manager.count(Presence)).toBe(0);
});

test('a change of a colleague is heard by those who may see what was changed', async () => {
  const { manager } = office.app.context.database;
  const company = await manager.findOneByOrFail(Company, { externalKey: 'nordlicht' });
  const pages = { chenJing: await openPage('chenJing', 'tab-chen'), wangLei: await openPage('wangLei', 'tab-wang') };
  const changed = await office.browsers.liNa.patch(`/api/companies/${company.id}?version=${company.version}`, {
    city: 'Kiel',
  });
  expect(changed.status).toBe(200);
  const { liNa } = office.world.viewers;
  const care = { mailboxId: office.world.mailboxes.sales.id, version: 1, carerId: liNa.userId };
  await office.browsers.liNa.post(`/api/conversations/${conversationId}/care`, care);
  const told = (page: Page, kind: string) =>
    page.heard().filter(one => one.event === 'change' && one.data.kind === kind);
  await until(() => told(pages.chenJing, 'company').length > 0 && told(pages.wangLei, 'conversation').length > 0);
  expect(told(pages.chenJing, 'company')[0]?.data).toMatchObject({ id: company.id, byName: 'li.na' });
  // Wang Lei works in the mailbox, and the company is not his.
  expect(told(pages.wangLei, 'company')).toEqual([]);
  Object.values(pages).forEach(page => page.close());
});

test('new mail is heard by whoever may see it', async () => {
  const pages = { liNa: await openPage('liNa', 'tab-lina'), hePing: await openPage('hePing', 'tab-heping') };
  const more = { id: 'two@nordlicht.example', subject: 'Second', date: 'Mon, 02 Mar 2026 03:00:00 +0000' };
  await office.receive(office.world.mailboxes.sales, { ...more, to: 'Sales <sales@haitu.example>' });
  await until(() => pages.liNa.heard().some(one => one.event === 'mail'));
  expect(pages.hePing.heard().filter(one => one.event !== 'presence')).toEqual([]);
  Object.values(pages).forEach(page => page.close());
});
