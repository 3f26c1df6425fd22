import type { Context } from '../context';
import type { ParsePool } from '../mail/parsePool';
import { openParsePool } from '../mail/parsePool';
import { getCompanySettings } from '../users/settings.service';
import { parsePoolOptions } from './pool';

/** How long the threads stay when there is nothing to parse, milliseconds. */
const IDLE_MS = 60_000;

interface Shared {
  /** What it was opened for. */
  ownDomains: string;
  opening: Promise<ParsePool>;
  users: number;
  idle: NodeJS.Timeout | undefined;
}

// One for a process: two of them would take the memory that is promised for one.
const pools = new WeakMap<object, Shared>();

/**
 * Does `work` with the pool that all imports of this process share. It is opened when it is first needed, and closed when nobody has used it for a
 * minute.
 */
export async function withParsePool<T>(context: Context, work: (pool: ParsePool) => Promise<T>): Promise<T> {
  const { ownDomains } = await getCompanySettings(context.database.manager);
  const shared = take(context, ownDomains);
  try {
    return await work(await shared.opening);
  } finally {
    giveBack(context, shared);
  }
}

/** Closes the pool at the end of the process. */
export async function closeParsePool({ database }: Pick<Context, 'database'>): Promise<void> {
  const shared = pools.get(database);
  pools.delete(database);
  if (shared) await close(shared);
}

function take(context: Context, ownDomains: readonly string[]): Shared {
  const { database } = context;
  const known = pools.get(database);
  if (known?.ownDomains === ownDomains.join(' ')) {
    clearTimeout(known.idle);
    known.users += 1;
    return known;
  }
  // The own domains were changed. Who is at work finishes with what he began with, and the last of them closes it.
  if (known?.users === 0) void close(known);
  const opening = openParsePool(parsePoolOptions(context, ownDomains));
  const shared: Shared = { ownDomains: ownDomains.join(' '), opening, users: 1, idle: undefined };
  pools.set(database, shared);
  // Its user is told why; the next one tries anew.
  opening.catch(() => forget(database, shared));
  return shared;
}

function giveBack({ database }: Pick<Context, 'database'>, shared: Shared): void {
  shared.users -= 1;
  if (shared.users > 0) return;
  if (pools.get(database) !== shared) return void close(shared);
  const closeIdle = () => {
    forget(database, shared);
    void close(shared);
  };
  shared.idle = setTimeout(closeIdle, IDLE_MS).unref();
}

function forget(database: Context['database'], shared: Shared): void {
  if (pools.get(database) === shared) pools.delete(database);
}

function close(shared: Shared): Promise<void> {
  clearTimeout(shared.idle);
  // One that could not be opened told its first user why, and holds nothing.
  return shared.opening.then(
    pool => pool.close(),
    () => undefined,
  );
}
