import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { findSampleMail, writeSampleMail } from '../../demo/build';
import { sampleCompany } from '../../demo/company';
import type { openDemoExchange } from '../../demo/exchangeOnline';
import { openExchange } from '../../demo/outlook/exchange';
import { exchangeRoutes } from '../../demo/outlook/exchange.routes';
import { DEMO_PASSWORD, deliverSampleMail, loadSampleCompany } from '../../demo/load';
import { AppError } from '../common/errors';
import { loadConfig } from '../config';
import type { Context } from '../context';
import { closeContext } from '../context';
import { openContext } from './opening';
import { publicAddress, startOrClose, untilStopped } from './serve';

// The rest of the mail comes while the newcomer looks on.
const LIVE_MESSAGES = 48;
const LIVE_PAUSE_MS = 4_000;

/** tradepost demo */
export function demoCommand(program: Command): void {
  program
    .command('demo')
    .description('serve the sample company from a data folder of its own; each start begins anew')
    .option('--keep', 'go on with the data of the last time')
    .option('--exchange', 'read the mail from an Exchange Online that is simulated on this machine')
    .action((options: { keep?: boolean; exchange?: boolean }) =>
      runDemo(options.keep ?? false, options.exchange ?? false),
    );
}

async function runDemo(keep: boolean, isOnline: boolean): Promise<void> {
  const folder = resolve(process.env.TRADEPOST_DATA || 'demo-data');
  const isThere = existsSync(join(folder, 'tradepost.sqlite'));
  const goesOn = keep && isThere;
  if (isThere && !goesOn) await clear(folder);
  // Loaded where it is asked for alone: what it makes its certificate with is there for developers.
  const online = isOnline ? await (await import('../../demo/exchangeOnline')).openDemoExchange() : null;
  try {
    await serveDemo(folder, goesOn, online);
  } catch (error) {
    // The simulated server would keep the process alive.
    await online?.close();
    throw error;
  }
}

type DemoExchange = Awaited<ReturnType<typeof openDemoExchange>>;

async function serveDemo(folder: string, goesOn: boolean, online: DemoExchange | null): Promise<void> {
  const context = await openDemo(folder, online?.env ?? {});
  const stopping = new AbortController();
  if (!goesOn) await makeCompany(context);
  const mail = join(folder, 'sample-mail');
  const written = goesOn ? await findSampleMail(mail) : await writeSampleMail(mail, context.clock());
  const files = goesOn ? [] : written;
  const deliver = (some: typeof files, pauseMs: number) =>
    online
      ? online.deliver(some, pauseMs, stopping.signal)
      : deliverSampleMail(context, some, pauseMs, stopping.signal);
  await deliver(files.slice(0, -LIVE_MESSAGES), 0);
  await online?.connect(context);
  const exchange = openExchange(context, written, online?.live ?? null);
  const service = await startOrClose(context, { more: app => exchangeRoutes(app, exchange) });
  console.log(`Tradepost serves the sample company at ${publicAddress(context, service)}`);
  console.log(
    `Sign in as ${sampleCompany.users[0]?.address} with the password ${DEMO_PASSWORD}; the sign-in page names the others. Stop with Ctrl C.`,
  );
  const live = deliver(files.slice(-LIVE_MESSAGES), LIVE_PAUSE_MS);
  await untilStopped({
    address: service.address,
    stop: async () => {
      stopping.abort();
      await live;
      await service.stop();
      await online?.close();
    },
  });
}

function openDemo(folder: string, env: Record<string, string>): Promise<Context> {
  const { TRADEPOST_LOG = 'warn' } = process.env;
  return openContext(
    loadConfig({ ...process.env, ...env, TRADEPOST_DATA: folder, TRADEPOST_DEMO: 'true', TRADEPOST_LOG }),
  );
}

async function makeCompany(context: Context): Promise<void> {
  console.log(`Making the sample company (${sampleCompany.name}) ...`);
  await loadSampleCompany(context).catch(async (error: unknown) => {
    await closeContext(context);
    throw error;
  });
}

/** Empties the demo's folder, and only one that is the demo's. */
async function clear(folder: string): Promise<void> {
  if (!existsSync(join(folder, 'sample-mail'))) {
    throw new AppError(
      'demo.not_its_folder',
      400,
      `${folder} holds data that is not the demo's. Set TRADEPOST_DATA to an empty folder, or leave it unset.`,
    );
  }
  await rm(folder, { recursive: true, force: true });
}
