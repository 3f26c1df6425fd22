import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '../service/context';
import { requestSync } from '../service/intake/exchange/requesting.service';
import { connectMailbox } from '../service/intake/exchange/exchange.service';
import { OutlookOptions } from '../service/intake/exchange/outlook/outlook.entity';
import { optionsOf } from '../service/intake/exchange/outlook/options.service';
import { Mailbox } from '../service/mail/message.entity';
import { inTransaction } from '../service/platform/database/transaction';
import type { ExchangeSimulator } from '../test/support/exchange/simulator';
import { openSimulator } from '../test/support/exchange/simulator';
import { categorise } from '../test/support/exchange/outlook';
import type { SimItem, SimMailbox } from '../test/support/exchange/store';
import { moveItem, within } from '../test/support/exchange/store';
import type { SampleFile } from './build';
import { sampleCompany } from './company';
import type { LiveItem, LiveMail } from './outlook/live';

/** An Exchange Online on this machine with the sample's mail in it, which the service reads as it would read Microsoft's. */
export interface DemoExchange {
  /** Variables that point the service at it. */
  env: Record<string, string>;
  deliver(files: readonly SampleFile[], pauseMs: number, signal: AbortSignal): Promise<void>;
  /** Its mailboxes, for the page that plays Outlook's part. */
  live: LiveMail;
  /** Has every mailbox of the sample read from it. */
  connect(context: Context): Promise<void>;
  close(): Promise<void>;
}

export async function openDemoExchange(): Promise<DemoExchange> {
  const simulator = await openSimulator();
  return {
    env: variablesOf(simulator),
    live: liveMail(simulator),
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

// What the page that plays Outlook's part is to show beside categories: a decision made there, and folders of customers.
const shown: Readonly<Record<string, Partial<OutlookOptions>>> = {
  'li.na@haitu.example': { takesChanges: true },
  'wang.lei@haitu.example': { takesChanges: true, movesMail: true },
};

async function connectSample(context: Context): Promise<void> {
  await inTransaction(context.database, async manager => {
    for (const { id, address } of await manager.find(Mailbox, { order: { id: 'ASC' } })) {
      await connectMailbox(manager, id, address, context.clock());
      if (shown[address]) await manager.save(OutlookOptions, { ...(await optionsOf(manager, id)), ...shown[address] });
      await requestSync(manager, id);
    }
  });
}

/** What stands in the simulated mailboxes, and what a person does there: the service is told of it as of any change. */
function liveMail(simulator: ExchangeSimulator): LiveMail {
  const find = (id: string) => {
    for (const { address } of sampleCompany.mailboxes) {
      const item = simulator.mailbox(address).items.get(id);
      if (item) return { mailbox: simulator.mailbox(address), item };
    }
    return null;
  };
  const change = (id: string, act: (mailbox: SimMailbox, item: SimItem) => void) => {
    const found = find(id);
    if (!found) return;
    act(found.mailbox, found.item);
    simulator.subscriptions.tell(found.mailbox, id, 'updated');
  };
  return {
    items: address => [...simulator.mailbox(address).items.values()].flatMap(item => itemsIn(simulator, address, item)),
    find: id => {
      const found = find(id);
      return found ? (itemsIn(simulator, found.mailbox.address, found.item)[0] ?? null) : null;
    },
    standing: address => {
      const mailbox = simulator.mailbox(address);
      const places = [...mailbox.folders.values()].filter(folder => folder.wellKnownName === null);
      return {
        isLive: true,
        places: places.map(({ id, displayName }) => ({ id, name: displayName, count: within(mailbox, id).length })),
        categories: mailbox.masterCategories.map(one => one.displayName),
      };
    },
    deliver: (address, folder, mime) => {
      const item = simulator.deliver(address, mime, folder === 'sent' ? 'sentitems' : 'inbox');
      return itemsIn(simulator, address, item)[0] as LiveItem;
    },
    categorise: (id, categories) => change(id, (mailbox, item) => categorise(mailbox, item, categories)),
    move: (id, place) => change(id, (mailbox, item) => moveItem(mailbox, item, place === '' ? 'inbox' : place)),
  };
}

function itemsIn(simulator: ExchangeSimulator, address: string, item: SimItem): LiveItem[] {
  const folder = simulator.mailbox(address).folders.get(item.folderId);
  const name = folder?.wellKnownName ?? '';
  // Drafts and what was thrown away are not shown.
  if (!folder || !['', 'inbox', 'sentitems'].includes(name)) return [];
  const { immutableId: id, categories, mime } = item;
  const kind = name === 'sentitems' ? ('sent' as const) : ('inbox' as const);
  return [{ id, mailbox: address, folder: kind, place: name === '' ? folder.id : '', categories, mime }];
}
