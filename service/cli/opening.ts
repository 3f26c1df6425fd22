import { mkdir } from 'node:fs/promises';
import type { Config } from '../config';
import { loadConfig } from '../config';
import { AppError } from '../common/errors';
import type { Context } from '../context';
import { buildContext, closeContext } from '../context';
import { entities } from '../entities';
import { migrateWithCopy } from '../platform/database/migrating';
import { buildLog } from '../platform/http/logging';

/**
 * The context of a command, on an up-to-date database. Whoever opens it closes it.
 *
 * @throws ConfigError, AppError data.not_writable
 */
export async function openContext(overrides: Partial<Config> = {}): Promise<Context> {
  const config = { ...loadConfig(process.env), ...overrides };
  await checkDataFolder(config.dataFolder);
  const context = await buildContext(config, entities, buildLog(config.logLevel));
  try {
    const { copy, bytes, ran } = await migrateWithCopy(context.database, context.clock());
    if (copy !== null)
      context.log.warn(
        { copy, bytes, migrations: ran },
        'the database was changed for this version; as it was before, it lies in the copy named here',
      );
  } catch (error) {
    await closeContext(context);
    throw error;
  }
  return context;
}

/** Opens a context, does `work` and closes it, whatever comes. */
export async function withContext<T>(work: (context: Context) => Promise<T>): Promise<T> {
  const context = await openContext();
  try {
    return await work(context);
  } finally {
    await closeContext(context);
  }
}

async function checkDataFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const { code } = error as { code?: string };
    throw new AppError(
      'data.not_writable',
      500,
      `The data folder ${folder} cannot be made (${code ?? 'unknown'}). Set TRADEPOST_DATA to a folder that you may write to.`,
      { cause: error },
    );
  }
}
