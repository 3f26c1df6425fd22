import type { Readable } from 'node:stream';
import type { Graph } from '../../../service/platform/graph/graph';
import { openGraph } from '../../../service/platform/graph/graph';
import { openGraphBudget } from '../../../service/platform/graph/graphBudget';
import { openGraphToken } from '../../../service/platform/graph/graphToken';
import { openHttpsDoor } from '../../../service/platform/graph/httpsDoor';
import type { ExchangeSimulator } from '../../support/exchange/simulator';
import { openSimulator } from '../../support/exchange/simulator';
import { letter } from '../../support/letters';

const ADDRESS = 'li.na@haitu.example';
let exchange: ExchangeSimulator;
let graph: Graph;

function graphOf(secret: string): Graph {
  const door = openHttpsDoor(exchange.caFile);
  const { tenantId, clientId } = exchange.signIn;
  const scope = `${exchange.origin}/.default`;
  const token = openGraphToken({ login: exchange.origin, tenantId, clientId, proof: { secret }, scope }, door);
  return openGraph({ origin: exchange.origin, door, token, budget: openGraphBudget() });
}

beforeEach(async () => {
  exchange = await openSimulator();
  graph = graphOf(exchange.signIn.secret);
  exchange.mailbox(ADDRESS);
});
afterEach(async () => {
  await graph.close();
  await exchange.close();
});

const inbox = `/users/${ADDRESS}/mailFolders/inbox/messages`;
const ask = <T>(path: string, more = {}) => graph.call<T>({ path, mailbox: ADDRESS, ...more });

async function bytesOf(stream: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

test("the company's own Exchange is asked over HTTPS, with the app's token and with ids that stay", async () => {
  const item = exchange.deliver(ADDRESS, letter({ subject: 'RFQ 118' }));
  const { value } = await ask<{ value: { id: string; subject: string }[] }>(inbox, { query: { $select: 'subject' } });
  expect(value).toEqual([{ '@odata.etag': 'W/"1"', id: item.immutableId, subject: 'RFQ 118' }]);
  const last = exchange.requests.at(-1);
  expect(last?.headers.prefer).toContain('IdType="ImmutableId"');
  expect(last?.headers.authorization).toMatch(/^Bearer ./);
  expect(exchange.requests.some(one => one.path.includes('/me/'))).toBe(false);
});

test('a message comes byte for byte, whatever its charset', async () => {
  const mime = Buffer.concat([letter({ text: 'x' }), Buffer.from([0xd6, 0xd0, 0xce, 0xc4, 0x0d, 0x0a])]);
  const item = exchange.deliver(ADDRESS, mime);
  const path = `/users/${ADDRESS}/messages/${item.immutableId}/$value`;
  expect(await bytesOf(await graph.read({ path, mailbox: ADDRESS }))).toEqual(mime);
});

test('one token serves many calls, and never are more than four in one mailbox', async () => {
  for (let at = 0; at < 40; at += 1) exchange.deliver(ADDRESS, letter({ id: `${at}@x.example` }));
  // Slow enough that requests meet.
  exchange.faults.latencyMs = 50;
  await Promise.all(Array.from({ length: 40 }, () => ask(inbox)));
  expect(exchange.gate.mostAtOnce()).toBe(4);
  expect(exchange.gate.refused()).toBe(0);
  expect(exchange.requests.filter(one => one.path.endsWith('/token'))).toHaveLength(1);
});

test('the next page is asked for where the last one says, and nowhere else', async () => {
  for (let at = 0; at < 15; at += 1) exchange.deliver(ADDRESS, letter({ id: `${at}@x.example` }));
  const first = await ask<Record<string, unknown>>(`${inbox}/delta`, { prefer: ['odata.maxpagesize=10'] });
  const next = await ask<Record<string, unknown[]>>(String(first['@odata.nextLink']), {
    prefer: ['odata.maxpagesize=10'],
  });
  expect(next.value).toHaveLength(5);
  await expect(ask('https://graph.evil.example/v1.0/x')).rejects.toMatchObject({ code: 'graph.foreign_link' });
});

test.each([
  ['a secret that is wrong', () => ({ secret: 'no' }), { code: 'graph.sign_in_wrong', retry: false }],
  [
    'a mailbox that is not there',
    () => ({ path: '/users/nobody@haitu.example/messages/1' }),
    { code: 'graph.not_found' },
  ],
  ['a message that is gone', () => ({ path: `/users/${ADDRESS}/messages/1` }), { code: 'graph.not_found' }],
])('%s is told as what it is', async (_what, change, expected) => {
  const { secret = exchange.signIn.secret, path = inbox } = change() as { secret?: string; path?: string };
  graph = graphOf(secret);
  await expect(ask(path)).rejects.toMatchObject(expected);
});

test('who is told to come later waits, and all others of the mailbox with him', async () => {
  exchange.faults.throttled = 1;
  await expect(ask(inbox)).rejects.toMatchObject({ code: 'graph.throttled', retry: true, details: { waitMs: 1000 } });
  exchange.faults.throttled = 0;
  const began = Date.now();
  await ask(inbox);
  expect(Date.now() - began).toBeGreaterThan(900);
});

test.each([
  ['breaks before it is carried out', 'reset'],
  ['breaks after it was carried out', 'resetAfter'],
  ['tears in the middle of the answer', 'torn'],
] as const)('a connection that %s is worth another try', async (_how, fault) => {
  exchange.deliver(ADDRESS, letter());
  exchange.faults[fault] = 1;
  await expect(ask(inbox)).rejects.toMatchObject({ code: 'graph.unreachable', retry: true });
  exchange.faults[fault] = 0;
  await expect(ask(inbox)).resolves.toMatchObject({ value: [expect.anything()] });
});

test.each([410, 400] as const)('a link that is too old is told as that under status %d', async how => {
  const { '@odata.deltaLink': link } = await ask<Record<string, string>>(`${inbox}/delta`);
  exchange.expireLinks(how);
  await expect(ask(String(link))).rejects.toMatchObject({ code: 'graph.resync' });
});

test('a token that was taken back is renewed at the next call', async () => {
  await ask(inbox);
  exchange.signIn.tokens.clear();
  await expect(ask(inbox)).rejects.toMatchObject({ code: 'graph.sign_in', retry: true });
  await expect(ask(inbox)).resolves.toMatchObject({ value: [] });
});
