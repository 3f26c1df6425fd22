import type { Context } from '../../../service/context';
import { ExchangeItem } from '../../../service/intake/exchange/exchange.entity';
import { connectMailbox, syncMailbox } from '../../../service/intake/exchange/exchange.service';
import { markMailbox } from '../../../service/intake/exchange/outlook/marking.service';
import { OutlookDue } from '../../../service/intake/exchange/outlook/outlook.entity';
import { closeParsePool } from '../../../service/intake/sharedPool.service';
import { inTransaction } from '../../../service/platform/database/transaction';
import { User } from '../../../service/users/user.entity';
import { graphFor } from '../../../service/platform/graph/graphOf';
import { closeTestContext, openTestContext } from '../context';
import type { TestWorld } from '../world';
import { makeWorld } from '../world';
import type { ExchangeSimulator } from './simulator';
import { openSimulator } from './simulator';
import type { SimItem } from './store';

/** The test world with its mailboxes in a simulated Exchange, read and written over HTTPS. */
export interface Office {
  context: Context;
  exchange: ExchangeSimulator;
  world: TestWorld;
  /** Reads a mailbox until nothing is left, and writes what is due there. */
  settle(mailboxId: number): Promise<void>;
  /** Reads it until nothing is left, and writes nothing. */
  read(mailboxId: number): Promise<void>;
  /** How often messages were written, and how often moved. */
  writes(): { patches: number; moves: number };
  close(): Promise<void>;
}

export async function openOffice(connected: readonly (keyof TestWorld['mailboxes'])[] = ['liNa']): Promise<Office> {
  const exchange = await openSimulator();
  const { origin, caFile, signIn } = exchange;
  const { tenantId, clientId, secret } = signIn;
  const settings = { graph: origin, login: origin, tenantId, clientId, proof: { secret }, caFile };
  const plain = await openTestContext();
  const context = {
    ...plain,
    config: { ...plain.config, exchange: settings },
    graph: graphFor({ exchange: settings }),
  } as Context;
  const world = await makeWorld(context);
  await inTransaction(context.database, async manager => {
    await manager.update(User, { isActive: true }, { language: 'en' });
    for (const name of connected) {
      const { id, address } = world.mailboxes[name];
      exchange.mailbox(address);
      await connectMailbox(manager, id, address, context.clock());
    }
  });
  const asked = (method: string, path: RegExp) =>
    exchange.requests.filter(one => one.method === method && path.test(one.path) && one.status < 300).length;
  return {
    ...{ context, exchange, world },
    read: mailboxId => read(context, mailboxId),
    settle: mailboxId => settle(context, mailboxId),
    writes: () => ({ patches: asked('PATCH', /\/messages\/[^/]+$/), moves: asked('POST', /\/move$/) }),
    close: async () => {
      await context.graph?.close();
      await closeParsePool(context);
      await closeTestContext(context);
      await exchange.close();
    },
  };
}

const MOST_ROUNDS = 30;

async function read(context: Context, mailboxId: number): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { settled } = await syncMailbox(context, mailboxId);
    if (settled === 0) return;
  }
}

async function settle(context: Context, mailboxId: number): Promise<void> {
  const { manager } = context.database;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const read = await syncMailbox(context, mailboxId);
    const marked = [await markMailbox(context, mailboxId, true), await markMailbox(context, mailboxId, false)];
    const left = await manager.countBy(OutlookDue, { mailboxId });
    const wanted = await manager.countBy(ExchangeItem, { mailboxId, state: 'wanted' });
    if (read.settled === 0 && marked.every(one => one.done === 0) && left === 0 && wanted === 0) return;
  }
  throw new Error('it does not come to rest');
}

/** Categories of a message, in order of name. */
export const categoriesOf = (item: SimItem): string[] => [...item.categories].sort();
