import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '../service/context';
import { requestSync } from '../service/intake/exchange/requesting.service';
import { connectMailbox } from '../service/intake/exchange/exchange.service';
import { Mailbox } from '../service/mail/message.entity';
import { inTransaction } from '../service/platform/database/transaction';
import type { ExchangeSimulator } from '../test/support/exchange/simulator';
import { openSimulator } from '../test/support/exchange/simulator';
import type { SampleFile } from './build';

/** An Exchange Online on this machine with the sample's mail in it, which the service reads as it would read Microsoft's. */
export interface DemoExchange {
  /** Variables that point the service at it. */
  env: Record<string, string>;
  deliver(files: readonly SampleFile[], pauseMs: number, signal: AbortSignal): Promise<void>;
  /** Has every mailbox of the sample read from it. */
  connect(context: Context): Promise<void>;
  close(): Promise<void>;
}

export async function openDemoExchange(): Promise<DemoExchange> {
  const simulator = await openSimulator();
  return {
    env: variablesOf(simulator),
    deliver: async (files, pauseMs, signal) => {
      for (const { file, mailbox, folder } of files) {
        if (signal.aborted) return;
        simulator.deliver(mailbox, await readFile(file), folder === 'sent' ? 'sentitems' : 'inbox');
        if (pauseMs > 0) await pause(pauseMs, undefined, { signal }).catch(() => undefined);
      }
    },
    connect: connectSample,
    close: () => simulator.close(),
  };
}

/** What the environment must say for a service to read the simulated Exchange. */
export function variablesOf({ origin, caFile, signIn }: ExchangeSimulator): Record<string, string> {
  return {
    TRADEPOST_ENTRA_CLOUD: 'custom',
    TRADEPOST_ENTRA_AUTHORITY: origin,
    TRADEPOST_EXCHANGE_GRAPH: origin,
    TRADEPOST_EXCHANGE_CA: caFile,
    TRADEPOST_EXCHANGE_TENANT: signIn.tenantId,
    TRADEPOST_EXCHANGE_CLIENT_ID: signIn.clientId,
    TRADEPOST_EXCHANGE_SECRET: signIn.secret,
  };
}

async function connectSample(context: Context): Promise<void> {
  await inTransaction(context.database, async manager => {
    for (const { id, address } of await manager.find(Mailbox, { order: { id: 'ASC' } })) {
      await connectMailbox(manager, id, address, context.clock());
      await requestSync(manager, id);
    }
  });
}
