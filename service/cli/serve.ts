import type { Command } from 'commander';
import type { AppOptions } from '../app';
import type { Context } from '../context';
import { closeContext } from '../context';
import { inTransaction } from '../platform/database/transaction';
import type { RunningService } from '../server';
import { startService } from '../server';
import { firstAdministratorLink } from '../users/links.service';
import { openContext } from './opening';

/** tradepost serve */
export function serveCommand(program: Command): void {
  program
    .command('serve')
    .description('serve the web pages and the API, and run the jobs, until it is stopped')
    .action(async () => {
      const context = await openContext();
      const service = await startOrClose(context);
      console.log(`Tradepost serves at ${publicAddress(context, service)}`);
      await printFirstLink(context, service);
      await untilStopped(service);
    });
}

/** Starts the service; closes the context where that fails. */
export async function startOrClose(context: Context, options: AppOptions = {}): Promise<RunningService> {
  try {
    return await startService(context, options);
  } catch (error) {
    await closeContext(context);
    throw error;
  }
}

/** The address to open in a browser. */
export function publicAddress(context: Context, service: RunningService): string {
  // Port 0 means any free one: only now is it known which.
  return context.config.port === 0 ? service.address : context.config.publicUrl;
}

/** Prints the link of the first administrator while nobody exists. */
async function printFirstLink(context: Context, service: RunningService): Promise<void> {
  const { database, clock } = context;
  const url = publicAddress(context, service);
  const link = await inTransaction(database, manager => firstAdministratorLink(manager, url, clock()));
  if (link) console.log(`There is no administrator yet. Make the first one here, within 72 hours:\n  ${link}`);
}

/** Waits for SIGINT or SIGTERM, then stops the service. A second signal ends the process at once. */
export async function untilStopped(service: RunningService): Promise<void> {
  await new Promise<void>(done => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        done();
        process.once(signal, () => process.exit(130));
      });
    }
  });
  console.log('Stopping: requests under way are finished first.');
  await service.stop();
}
