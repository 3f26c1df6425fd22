import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSampleMail } from '../../demo/build';
import type { DemoExchange } from '../../demo/exchangeOnline';
import { openDemoExchange } from '../../demo/exchangeOnline';

let online: DemoExchange;
const folder = mkdtempSync(join(tmpdir(), 'demo-mail-'));
const WANG_LEI = 'wang.lei@haitu.example';

beforeAll(async () => {
  online = await openDemoExchange();
});
afterAll(async () => {
  await online.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the page that plays Outlook shows what lies in the simulated mailboxes, and what a person does there stays', async () => {
  const files = await writeSampleMail(folder, new Date());
  const his = files.filter(file => file.mailbox === WANG_LEI);
  await online.deliver(his, 0, new AbortController().signal);
  const { live } = online;
  const count = (kind: string) => live.items(WANG_LEI).filter(item => item.folder === kind).length;
  expect(count('inbox')).toBe(his.filter(file => file.folder !== 'sent').length);
  expect(count('sent')).toBe(his.filter(file => file.folder === 'sent').length);
  const [first] = live.items(WANG_LEI).filter(item => item.folder === 'inbox');
  live.categorise(first?.id ?? '', ['Blue']);
  expect(live.find(first?.id ?? '')).toMatchObject({ categories: ['Blue'], place: '' });
  const sent = live.deliver(WANG_LEI, 'sent', Buffer.from('Subject: Hello\r\nFrom: x@haitu.example\r\n\r\nHello'));
  expect(live.find(sent.id)).toMatchObject({ folder: 'sent', mailbox: WANG_LEI });
  expect(live.standing(WANG_LEI)).toEqual({ isLive: true, places: [], categories: [] });
  expect(live.find('nothing')).toBeNull();
  expect(() => live.move('nothing', '')).not.toThrow();
});
