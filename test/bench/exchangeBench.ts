import { setTimeout as pause } from 'node:timers/promises';
import { letter } from '../support/letters';
import type { ReadingService } from '../support/exchange/service';
import { openReadingService } from '../support/exchange/service';
import type { ExchangeSimulator } from '../support/exchange/simulator';
import { openSimulator } from '../support/exchange/simulator';
import { percentile } from './measuring';
import { sequence } from './sequence';

const IMPORTED = 'sales@haitu.example';
const OTHER = 'li.na@haitu.example';
const EVERY_MS = 1_000;
const BUYER = { key: 'nordlicht', name: 'Nordlicht GmbH', types: ['customer'], domains: ['nordlicht.example'] };

/** What was measured. */
export interface ExchangeFigures {
  messages: number;
  latencyMs: number;
  /** Messages a minute of one mailbox, for the first so many. */
  firstPerMinute: number;
  /** Of all of them, what the limits of Exchange made it wait for included. */
  sustainedPerMinute: number;
  /** Milliseconds from the delivery in another mailbox to its letter being filed, while the first mailbox is imported. */
  filedP50: number;
  filedP95: number;
  /** The same until it bears its category in Outlook. */
  markedP50: number;
  markedP95: number;
  told: number;
  mostAtOnce: number;
  refused: number;
  /** Requests in the fullest ten minutes of the imported mailbox. */
  requestsInWindow: number;
  cpuSeconds: number;
  seconds: number;
}

const FIRST = 7_500;

/**
 * Has a service process read a full mailbox for the first time, from a simulated Exchange with the limits of the real one, while new mail comes to another mailbox.
 *
 * @param messages of the full mailbox; with more than ten thousand the limits of ten minutes are felt
 */
export async function measureExchange(
  messages: number,
  latencyMs: number,
  say: (line: string) => void,
): Promise<ExchangeFigures> {
  const simulator = await openSimulator();
  simulator.faults.latencyMs = latencyMs;
  simulator.mailbox(OTHER);
  const random = sequence(7);
  for (let at = 0; at < messages; at += 1) simulator.deliver(IMPORTED, benchLetter(at, random));
  const service = await openReadingService(simulator, [OTHER, IMPORTED], [BUYER]);
  try {
    await service.start();
    return await measure(simulator, service, messages, say);
  } finally {
    await service.close();
    await simulator.close();
  }
}

async function measure(
  simulator: ExchangeSimulator,
  service: ReadingService,
  messages: number,
  say: (line: string) => void,
): Promise<ExchangeFigures> {
  const mailboxId = service.mailboxes.get(IMPORTED) ?? 0;
  const began = Date.now();
  const minutes = () => (Date.now() - began) / 60_000;
  const waits: Told[] = [];
  let first = 0;
  let settled = 0;
  const importing = async () => {
    for (let toldAt = 0; settled < messages; await pause(500)) {
      settled = await settledOf(service, mailboxId);
      if (first === 0 && settled >= Math.min(FIRST, messages)) first = Math.min(FIRST, messages) / minutes();
      if (Date.now() - toldAt > 15_000) {
        toldAt = Date.now();
        say(`${settled} of ${messages} after ${minutes().toFixed(1)} min, ${service.cpuSeconds().toFixed(0)} s of CPU`);
      }
    }
  };
  const telling = async () => {
    await untilSubscribed(simulator);
    for (let at = 0; settled < messages; at += 1) {
      waits.push(await deliverAndWait(simulator, service, at));
      await pause(EVERY_MS);
    }
  };
  await Promise.all([importing(), telling()]);
  return {
    ...{ messages, latencyMs: simulator.faults.latencyMs },
    ...{ firstPerMinute: first, sustainedPerMinute: messages / minutes() },
    ...percentiles(waits),
    ...{ mostAtOnce: simulator.gate.mostAtOnce(), refused: simulator.gate.refused() },
    requestsInWindow: fullest(simulator),
    ...{ cpuSeconds: service.cpuSeconds(), seconds: minutes() * 60 },
  };
}

async function settledOf({ database }: ReadingService, mailboxId: number): Promise<number> {
  const [row] = await database.manager.query<{ n: number }[]>(
    `SELECT COUNT(*) AS "n" FROM "exchange_item" WHERE "mailboxId" = ? AND "state" IN ('stored', 'kept_out')`,
    [mailboxId],
  );
  return row?.n ?? 0;
}

/** Until Exchange was asked to tell of both mailboxes. */
async function untilSubscribed(simulator: ExchangeSimulator): Promise<void> {
  while (simulator.subscriptions.all().length < 2) await pause(100);
}

const PATIENCE_MS = 60_000;

/** Milliseconds from the delivery of a letter to its being filed, and to its category in Outlook. */
interface Told {
  filed: number;
  marked: number;
}

function percentiles(waits: readonly Told[]) {
  const [filed, marked] = [waits.map(one => one.filed), waits.map(one => one.marked)];
  return {
    ...{ filedP50: percentile(filed, 0.5), filedP95: percentile(filed, 0.95) },
    ...{ markedP50: percentile(marked, 0.5), markedP95: percentile(marked, 0.95), told: waits.length },
  };
}

async function deliverAndWait(simulator: ExchangeSimulator, service: ReadingService, at: number): Promise<Told> {
  const id = `told-${at}@nordlicht.example`;
  const began = Date.now();
  const date = new Date().toUTCString();
  const item = simulator.deliver(OTHER, letter({ id, subject: `New ${at}`, date, text: `Text ${at}` }));
  let filed = 0;
  while (Date.now() - began < PATIENCE_MS) {
    const [row] = await service.database.manager.query<{ one: number }[]>(
      `SELECT 1 AS "one" FROM "message" m JOIN "filing_status" f ON f."messageId" = m."id" WHERE m."subject" = ?
       AND m."id" > (SELECT MAX("id") FROM "message") - 500`,
      [`New ${at}`],
    );
    if (row && filed === 0) filed = Date.now() - began;
    if (filed > 0 && item.categories.length > 0) break;
    await pause(10);
  }
  return { filed: filed || PATIENCE_MS, marked: Date.now() - began };
}

const WINDOW_MS = 600_000;

/** The most requests about the imported mailbox in any ten minutes. */
function fullest({ requests, mailbox }: ExchangeSimulator): number {
  const { id } = mailbox(IMPORTED);
  const times = requests.filter(({ path }) => path.includes(IMPORTED) || path.includes(id)).map(({ at }) => at);
  let most = 0;
  for (let from = 0, to = 0; to < times.length; to += 1) {
    while ((times[from] ?? 0) <= (times[to] ?? 0) - WINDOW_MS) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}

const WORDS =
  'please confirm delivery cotton towels bamboo trays shackles price offer sample carton container vessel invoice deposit'.split(
    ' ',
  );

function benchLetter(at: number, random: () => number): Buffer {
  const sentence = () => Array.from({ length: 12 }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');
  const company = Math.floor(random() * 400);
  return letter({
    from: `Buyer ${company} <buyer${at % 3}@company${company}.example>`,
    to: `Sales <${IMPORTED}>`,
    id: `bench-${at}@company${company}.example`,
    subject: sentence().slice(0, 50),
    date: new Date(Date.UTC(2026, 0, 1) + at * 60_000).toUTCString(),
    text: Array.from({ length: 8 + Math.floor(random() * 30) }, sentence).join('\n'),
  });
}

/** One line a figure, with what the product promises. */
export function printExchange(figures: ExchangeFigures): void {
  const rows: [string, string, string, boolean | null][] = [
    [
      `first import, messages/min (first ${FIRST})`,
      figures.firstPerMinute.toFixed(0),
      'at least 1,200',
      figures.firstPerMinute >= 1_200,
    ],
    [
      'sustained, messages/min (all)',
      figures.sustainedPerMinute.toFixed(0),
      'at least 900',
      figures.sustainedPerMinute >= 900,
    ],
    ['told to filed, P50 in ms', String(figures.filedP50), '', null],
    ['told to filed, P95 in ms', String(figures.filedP95), 'at most 2,000', figures.filedP95 <= 2_000],
    ['told to categorised, P50 in ms', String(figures.markedP50), '', null],
    ['told to categorised, P95 in ms', String(figures.markedP95), 'at most 2,000', figures.markedP95 <= 2_000],
    ['requests at once, most', String(figures.mostAtOnce), 'at most 4', figures.mostAtOnce <= 4],
    ['requests in ten minutes, most', String(figures.requestsInWindow), 'at most 10,000', null],
    ['refused by the limits', String(figures.refused), 'none', figures.refused === 0],
    ['CPU seconds of the service', figures.cpuSeconds.toFixed(0), `in ${figures.seconds.toFixed(0)} s`, null],
  ];
  for (const [what, value, target, ok] of rows)
    console.log(
      `${what.padEnd(44)} ${value.padStart(8)}   ${target.padEnd(16)} ${ok === null ? '' : ok ? 'ok' : 'MISSED'}`,
    );
}
