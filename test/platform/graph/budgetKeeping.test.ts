import { entities } from '../../../service/entities';
import { keepInDatabase } from '../../../service/platform/graph/budgetKeeping';
import type { Graph } from '../../../service/platform/graph/graph';
import { openGraph, urgently } from '../../../service/platform/graph/graph';
import type { BudgetLimits } from '../../../service/platform/graph/graphBudget';
import { openGraphBudget } from '../../../service/platform/graph/graphBudget';
import { openGraphToken } from '../../../service/platform/graph/graphToken';
import { openHttpsDoor } from '../../../service/platform/graph/httpsDoor';
import type { Database } from '../../../service/platform/database/dataSource';
import { openDatabase } from '../../../service/platform/database/dataSource';
import { closeTestDatabase, openTestDatabase } from '../../support/database';
import type { ExchangeSimulator } from '../../support/exchange/simulator';
import { openSimulator } from '../../support/exchange/simulator';

// Two services of one database, as two processes have it: each with connections of its own.

const ADDRESS = 'li.na@haitu.example';
let first: Database;
let second: Database;
let exchange: ExchangeSimulator;
let graphs: Graph[] = [];

beforeEach(async () => {
  first = await openTestDatabase();
  const [{ file = '' } = {}] = await first.writer.query<{ file: string }[]>('PRAGMA database_list');
  second = await openDatabase({ dialect: 'sqlite', file }, entities);
});
afterEach(async () => {
  for (const graph of graphs) await graph.close();
  graphs = [];
  await exchange?.close();
  await second.close();
  await closeTestDatabase(first);
});

async function openTwo(limits: BudgetLimits, enforced = limits): Promise<[Graph, Graph]> {
  exchange = await openSimulator(enforced);
  exchange.mailbox(ADDRESS);
  const { origin, signIn, caFile } = exchange;
  graphs = [first, second].map(database => {
    const door = openHttpsDoor(caFile);
    const { tenantId, clientId, secret } = signIn;
    const app = { login: origin, tenantId, clientId, proof: { secret }, scope: `${origin}/.default` };
    const budget = openGraphBudget(limits, Date.now, keepInDatabase(database));
    return openGraph({ origin, door, token: openGraphToken(app, door), budget });
  });
  return graphs as [Graph, Graph];
}

const ask = (graph: Graph) =>
  graph.call({ path: `/users/${ADDRESS}/mailFolders/inbox/messages`, mailbox: ADDRESS, query: { $top: '1' } });
const asked = () => exchange.requests.filter(one => one.path.includes('/users/')).length;

test('two services ask about one mailbox as one would: four requests at a time, and both get on', async () => {
  const graphsOfTwo = await openTwo({ atOnce: 4, inWindow: 10_000, windowMs: 600_000 });
  exchange.faults.latencyMs = 10;
  await Promise.all(graphsOfTwo.flatMap(graph => Array.from({ length: 60 }, () => ask(graph))));
  expect(asked()).toBe(120);
  expect(exchange.gate.mostAtOnce()).toBeLessThanOrEqual(4);
  expect(exchange.gate.refused()).toBe(0);
});

test('a mail that one service sends need not wait until the other has read its mailbox', async () => {
  const [reading, sending] = await openTwo({ atOnce: 4, inWindow: 10_000, windowMs: 600_000 });
  exchange.faults.latencyMs = 20;
  let isRead = false;
  const read = Promise.all(Array.from({ length: 400 }, () => ask(reading))).then(() => (isRead = true));
  await ask(urgently(reading));
  await ask(urgently(sending));
  expect(isRead).toBe(false);
  await read;
  expect(exchange.gate.mostAtOnce()).toBeLessThanOrEqual(4);
});

test('of the ten minutes both have no more than one', async () => {
  // Ten minutes of the test are three seconds; what a request takes on its way is not made shorter with them, so the server looks back a little less far.
  const limits = { atOnce: 4, inWindow: 60, windowMs: 3_000 };
  const graphsOfTwo = await openTwo(limits, { ...limits, windowMs: 2_000 });
  await Promise.all(graphsOfTwo.flatMap(graph => Array.from({ length: 45 }, () => ask(graph))));
  expect(asked()).toBe(90);
  expect(exchange.gate.refused()).toBe(0);
});

const HOLD_MS = 10_000;
const ahead = () => 100;

test('what a service holds that ended all at once is free after a while, and what it may have asked is counted', async () => {
  exchange = await openSimulator();
  let now = 1_000_000_000_000;
  const [one, other] = [first, second].map(database => keepInDatabase(database, () => now));
  expect(await one?.take(ADDRESS, null, 7, ahead)).toMatchObject({ used: [], until: now + HOLD_MS });
  expect(await other?.take(ADDRESS, null, 7, ahead)).toBeNull();
  expect(await one?.isAskedFor(ADDRESS)).toBe(true);
  now += HOLD_MS + 1;
  expect(await other?.take(ADDRESS, null, 8, ahead)).toMatchObject({ used: [[7, 100]] });
  expect(await one?.take(ADDRESS, { used: [[7, 3]], pausedUntil: 0 }, 8, ahead)).toBeNull();
});

test('who gives a mailbox back gives what he did not use, and whoever waits comes before him', async () => {
  exchange = await openSimulator();
  const [one, other] = [first, second].map(database => keepInDatabase(database));
  await one?.take(ADDRESS, null, 7, ahead);
  expect(await other?.take(ADDRESS, null, 7, ahead)).toBeNull();
  const pausedUntil = Date.now() + 60_000;
  await one?.give(ADDRESS, { used: [[7, 3]], pausedUntil });
  expect(await one?.take(ADDRESS, null, 7, ahead)).toBeNull();
  expect(await other?.take(ADDRESS, null, 7, ahead)).toMatchObject({ used: [[7, 3]], pausedUntil });
});
