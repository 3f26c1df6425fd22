import { setTimeout as pause } from 'node:timers/promises';
import { stateOf } from '../../../service/intake/exchange/exchange.service';
import { requestSync } from '../../../service/intake/exchange/requesting.service';
import { inTransaction } from '../../../service/platform/database/transaction';
import { letter } from '../letters';
import type { Comparison } from './comparing';
import { compare, nothingFound } from './comparing';
import { chances, noFaults } from './faults';
import type { ReadingService } from './service';
import { openReadingService } from './service';
import type { ExchangeSimulator } from './simulator';
import { openSimulator } from './simulator';
import { touchItem } from './store';
import type { Traffic } from './traffic';
import { deliverNext, doSomething, openTraffic, truthOf } from './traffic';

/** How a run with faults is to be. */
export interface FaultRun {
  messages: number;
  mailboxes: number;
  seed: number;
  /** How often the service is killed and started again. */
  kills: number;
  /** How often another process keeps the database locked, for how long. */
  locks: number;
  lockMs: number;
  /** How often all links become too old. */
  expiries: number;
  /** Minutes do not pass: what waits for its time is due at once. For a run that must be short. */
  isHurried: boolean;
  say: (line: string) => void;
}

/** What came of it. */
export interface FaultSums extends Comparison {
  letters: number;
  acts: Record<string, number>;
  kills: number;
  /** Letters that stand in the archive more than once. */
  doubledLetters: number;
  /** How every mailbox stood at the end, and how the one did while the server hid a letter. */
  states: Record<string, number>;
  whileHidden: string;
  afterwards: string;
  mostAtOnce: number;
  refused: number;
  requests: number;
  cpuSeconds: number;
  seconds: number;
}

// Of a hundred requests five go wrong, and pages are as awkward as they may be.
const FAULTS = {
  ...{ unavailable: 0.012, throttled: 0.006, reset: 0.01, resetAfter: 0.008, torn: 0.01, slow: 0.004 },
  ...{ emptyPages: 0.1, repeated: 0.1, lostNotifications: 0.3, doubledNotifications: 0.2, lateNotifications: 0.3 },
};

interface Running {
  run: FaultRun;
  traffic: Traffic;
  simulator: ExchangeSimulator;
  service: ReadingService;
}

/** Has a service read mailboxes while everything goes wrong that may, and compares what it says at the end with the truth. */
export async function runWithFaults(run: FaultRun): Promise<FaultSums> {
  const began = Date.now();
  const simulator = await openSimulator(undefined, run.seed);
  const addresses = Array.from({ length: run.mailboxes }, (_, at) => `seller${at}@haitu.example`);
  const traffic = openTraffic(simulator, addresses, run.messages, chances(run.seed));
  for (let at = 0; at < run.messages * 0.6; at += 1) deliverNext(traffic);
  const service = await openReadingService(simulator, addresses);
  const running: Running = { run, traffic, simulator, service };
  try {
    Object.assign(simulator.faults, FAULTS);
    await service.start();
    const hurrying = new AbortController();
    const hurried = run.isHurried ? hurry(service, hurrying.signal) : Promise.resolve();
    await makeTrouble(running);
    await untilGreen(running);
    const sums = await compareAll(running);
    const hidden = await hideOne(running);
    hurrying.abort();
    await hurried;
    return { ...sums, ...hidden, cpuSeconds: service.cpuSeconds(), seconds: (Date.now() - began) / 1000 };
  } finally {
    await service.close();
    await simulator.close();
  }
}

/** Delivers what is left, and on the way kills, locks and lets links expire, each at its share of the way. */
async function makeTrouble({ run, traffic, simulator, service }: Running): Promise<void> {
  const { chance } = traffic;
  const from = traffic.left;
  const times = (n: number) => Array.from({ length: n }, () => Math.floor(chance() * from)).sort((a, b) => b - a);
  const [kills, locks, expiries] = [times(run.kills), times(run.locks), times(run.expiries)];
  const isDue = (list: number[]) =>
    list.length > 0 && traffic.left <= (list[0] as number) && list.shift() !== undefined;
  while (traffic.left > 0) {
    deliverNext(traffic);
    for (let act = 0; act < 2; act += 1) if (chance() < 0.5) doSomething(traffic);
    if (isDue(kills)) {
      run.say(`killed with ${traffic.left} letters to come`);
      await service.kill();
      await pause(chance() * 1_000);
      if (run.isHurried) await freeHeld(service);
      await service.start();
    }
    if (isDue(locks)) await lock(service, run.lockMs);
    if (isDue(expiries)) simulator.expireLinks(chance() < 0.5 ? 410 : 400);
    await pause(chance() * (run.isHurried ? 40 : 60));
  }
}

async function lock({ database }: ReadingService, ms: number): Promise<void> {
  await inTransaction(database, () => pause(ms));
}

/** As the database keeps an instant. */
const stamp = (at: number) => new Date(at).toISOString().replace('T', ' ').replace('Z', '');

const LONG_AGO = '2000-01-01 00:00:00.000';

/** What a killed process held would be free after a while. */
async function freeHeld({ database }: ReadingService): Promise<void> {
  await inTransaction(database, async manager => {
    await manager.query(`UPDATE "job" SET "leasedUntil" = ? WHERE "state" = 'running'`, [LONG_AGO]);
    await manager.query(`UPDATE "exchange_mailbox" SET "leasedUntil" = ? WHERE "leasedBy" <> ''`, [LONG_AGO]);
    await manager.query(`UPDATE "graph_budget" SET "heldUntil" = ? WHERE "holder" <> ''`, [LONG_AGO]);
  });
}

const HURRY_MS = 400;

/** What would come in its minute comes at once: every mailbox is looked at, what failed is tried again, and what a killed process held is free. */
async function hurry({ database, mailboxes }: ReadingService, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await inTransaction(database, async manager => {
      await manager.query(`UPDATE "exchange_item" SET "dueAt" = ? WHERE "state" = 'wanted'`, [LONG_AGO]);
      await manager.query(`UPDATE "exchange_mailbox" SET "lookedAt" = ? WHERE "lookedAt" < ?`, [
        LONG_AGO,
        stamp(Date.now() - 3_000),
      ]);
      await manager.query(`UPDATE "job" SET "dueAt" = ? WHERE "state" = 'waiting' AND "name" LIKE 'exchange.%'`, [
        LONG_AGO,
      ]);
      for (const mailboxId of mailboxes.values()) await requestSync(manager, mailboxId);
    }).catch(() => undefined);
    await pause(HURRY_MS, undefined, { signal }).catch(() => undefined);
  }
}

async function statesOf({ database, mailboxes }: ReadingService): Promise<Record<string, number>> {
  const states: Record<string, number> = {};
  for (const mailboxId of mailboxes.values()) {
    const { state = 'none' } = (await stateOf(database.manager, mailboxId, new Date())) ?? {};
    states[state] = (states[state] ?? 0) + 1;
  }
  return states;
}

/** Until every mailbox was looked at as a whole since the last letter came, and says that it is complete. */
async function untilGreen({ run, service }: Running): Promise<void> {
  const since = stamp(Date.now());
  const end = Date.now() + 20 * 60_000;
  const looked = new Set<number>();
  for (let told = 0; Date.now() < end; told += 1) {
    const rows = await service.database.manager.query<{ mailboxId: number }[]>(
      `SELECT "mailboxId" FROM "exchange_mailbox" WHERE "lookedAt" > ?`,
      [since],
    );
    for (const { mailboxId } of rows) looked.add(mailboxId);
    const states = await statesOf(service);
    if (told % 30 === 0) run.say(`${JSON.stringify(states)}, ${looked.size} looked at since the last letter`);
    if (states.complete === run.mailboxes && looked.size === run.mailboxes) return;
    await pause(500);
  }
  throw new Error(`not every mailbox is complete: ${JSON.stringify(await statesOf(service))}`);
}

async function compareAll({ run, traffic, simulator, service }: Running) {
  const sum = nothingFound();
  for (const address of traffic.addresses)
    compare(
      sum,
      truthOf(traffic, address),
      id => traffic.copies.get(`${address} ${id}`) ?? 0,
      traffic.kinds,
      service.exported(address),
    );
  const doubled = await service.database.manager.query<unknown[]>(
    `SELECT "messageIdHash" FROM "message" WHERE "kind" <> 'stub' AND "messageIdHash" IS NOT NULL
     GROUP BY "messageIdHash" HAVING COUNT(*) > 1`,
  );
  return {
    ...sum,
    ...{ letters: traffic.kinds.size, acts: traffic.acts, kills: run.kills, doubledLetters: doubled.length },
    ...{ states: await statesOf(service), requests: simulator.requests.length },
    ...{ mostAtOnce: simulator.gate.mostAtOnce(), refused: simulator.gate.refused() },
  };
}

/** The server counts a letter and shows it nowhere: as long as that is so, its mailbox is not complete. */
async function hideOne({ run, traffic, simulator, service }: Running) {
  Object.assign(simulator.faults, noFaults);
  const [address = ''] = traffic.addresses;
  const mailbox = simulator.mailbox(address);
  const item = simulator.deliver(address, letter({ id: 'hidden@traffic.example', subject: 'Hidden' }));
  item.isHidden = true;
  const mailboxId = service.mailboxes.get(address) ?? 0;
  const standing = async () => (await stateOf(service.database.manager, mailboxId, new Date()))?.state ?? 'none';
  const whileHidden = await until(standing, 'incomplete');
  run.say(`while the server hides a letter: ${whileHidden}`);
  item.isHidden = false;
  touchItem(mailbox, item);
  const afterwards = await until(standing, 'complete');
  run.say(`when it shows it: ${afterwards}`);
  return { whileHidden, afterwards };
}

const PATIENCE_MS = 150_000;

async function until(standing: () => Promise<string>, wish: string): Promise<string> {
  const end = Date.now() + PATIENCE_MS;
  while ((await standing()) !== wish && Date.now() < end) await pause(200);
  return standing();
}
