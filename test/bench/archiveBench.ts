import { join } from 'node:path';
import { pino } from 'pino';
import { buildApp } from '../../service/app';
import { loadConfig } from '../../service/config';
import { buildContext, closeContext } from '../../service/context';
import { entities } from '../../service/entities';
import { sessionCookie } from '../../service/platform/http/authentication';
import { inTransaction } from '../../service/platform/database/transaction';
import { openSession } from '../../service/users/sessions.service';
import { browserOf } from '../support/app';
import type { TestBrowser } from '../support/app';
import { prepareArchive } from './archive';
import type { ArchiveSize } from './archiveRows';
import { FIRST_TRADER, LAST, MANAGER, OWNER, SMALL_TRADER } from './archiveRows';
import type { Door } from './doors';
import { doors } from './doors';
import { percentile } from './measuring';
import type { PlanFault } from './plans';
import { captureStatements, planFaults } from './plans';

const VIEWERS = { owner: OWNER, manager: MANAGER, trader: FIRST_TRADER, small: SMALL_TRADER } as const;

/** What a door cost at one size of the archive. */
export interface DoorFigures {
  door: string;
  /** Milliseconds. */
  p50: number;
  p95: number;
  target: number;
  requests: number;
  faults: PlanFault[];
}

/** Opens a generated archive of `size` and asks at every door `rounds` times, as the person whom the door names. */
export async function measureArchive(
  folder: string,
  size: ArchiveSize,
  rounds: number,
  only: string | undefined,
  say: (line: string) => void,
): Promise<DoorFigures[]> {
  const home = await prepareArchive(folder, size, say);
  const config = {
    ...loadConfig({ TRADEPOST_DATA: home, TRADEPOST_LOG: 'silent' }),
    database: { dialect: 'sqlite' as const, file: join(home, 'tradepost.sqlite') },
  };
  const context = { ...(await buildContext(config, entities, pino({ level: 'silent' }))), clock: () => LAST };
  const app = await buildApp(context, { pages: null });
  await app.ready();
  try {
    const browsers = new Map<string, TestBrowser>();
    for (const [name, userId] of Object.entries(VIEWERS)) {
      const token = await inTransaction(context.database, manager => openSession(manager, userId, 'bench', LAST));
      browsers.set(name, browserOf(app, `${sessionCookie(config.secureCookies)}=${token}`));
    }
    const figures: DoorFigures[] = [];
    for (const door of doors(size)) {
      if (only !== undefined && !door.name.includes(only)) continue;
      const browser = browsers.get(door.viewer) as TestBrowser;
      const { manager } = context.database;
      const statements = await captureStatements(manager.connection, async () => ask(browser, door, 0));
      const faults = await planFaults(manager, statements);
      const figure = { ...(await time(browser, door, rounds)), faults };
      figures.push(figure);
      say(`${figure.door}: P95 ${figure.p95.toFixed(1)} ms`);
    }
    return figures;
  } finally {
    await app.close();
    await closeContext(context);
  }
}

async function ask(browser: TestBrowser, door: Door, at: number): Promise<void> {
  const { method, url, body } = door.request(at);
  const reply = method === 'GET' ? await browser.get(url) : await browser.post(url, body);
  if (reply.status !== 200) throw new Error(`${door.name}: ${reply.status} ${JSON.stringify(reply.body)}`);
  if (!door.isRight(reply.body)) throw new Error(`${door.name}: not the answer that was to be expected`);
}

async function time(browser: TestBrowser, door: Door, rounds: number): Promise<Omit<DoorFigures, 'faults'>> {
  const times: number[] = [];
  for (let at = 1; at <= rounds; at += 1) {
    const started = process.hrtime.bigint();
    await ask(browser, door, at);
    times.push(Number(process.hrtime.bigint() - started) / 1e6);
  }
  return {
    door: `${door.name} (${door.viewer})`,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    target: door.target,
    requests: rounds,
  };
}
