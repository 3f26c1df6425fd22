import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { findSampleMail, writeSampleMail } from '../../demo/build';
import { sampleCompany } from '../../demo/company';
import { openExchange } from '../../demo/outlook/exchange';
import { exchangeRoutes } from '../../demo/outlook/exchange.routes';
import { DEMO_PASSWORD, deliverSampleMail, loadSampleCompany } from '../../demo/load';
import { AppError } from '../common/errors';
import { loadConfig } from '../config';
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
    .action((options: { keep?: boolean }) => runDemo(options.keep ?? false));
}

async function runDemo(keep: boolean): Promise<void> {
  const folder = resolve(process.env.TRADEPOST_DATA || 'demo-data');
  const isThere = existsSync(join(folder, 'tradepost.sqlite'));
  const goesOn = keep && isThere;
  if (isThere && !goesOn) await clear(folder);
  const config = loadConfig({
    ...process.env,
    TRADEPOST_DATA: folder,
    TRADEPOST_DEMO: 'true',
    TRADEPOST_LOG: process.env.TRADEPOST_LOG ?? 'warn',
  });
  const context = await openContext(config);
  const stopping = new AbortController();
  if (!goesOn) {
    console.log(`Making the sample company (${sampleCompany.name}) ...`);
    await loadSampleCompany(context).catch(async (error: unknown) => {
      await closeContext(context);
      throw error;
    });
  }
  const mail = join(folder, 'sample-mail');
  const written = goesOn ? await findSampleMail(mail) : await writeSampleMail(mail, context.clock());
  const files = goesOn ? [] : written;
  const now = files.slice(0, -LIVE_MESSAGES);
  await deliverSampleMail(context, now, 0, stopping.signal);
  const exchange = openExchange(context, written);
  const service = await startOrClose(context, { more: app => exchangeRoutes(app, exchange) });
  console.log(`Tradepost serves the sample company at ${publicAddress(context, service)}`);
  console.log(
    `Sign in as ${sampleCompany.users[0]?.address} with the password ${DEMO_PASSWORD}; the sign-in page names the others. Stop with Ctrl C.`,
  );
  const live = deliverSampleMail(context, files.slice(-LIVE_MESSAGES), LIVE_PAUSE_MS, stopping.signal);
  await untilStopped({
    address: service.address,
    stop: async () => {
      stopping.abort();
      await live;
      await service.stop();
    },
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
