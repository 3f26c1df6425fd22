import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { loadConfig } from '../../service/config';
import type { Context } from '../../service/context';
import { openFolderBlobs } from '../../service/platform/blobs/folder';
import { embeddedQueue } from '../../service/platform/queue/embedded';
import { closeTestDatabase, openTestDatabase } from './database';

/** A context with an empty database and an empty blob store, in folders of their own; the queue is not started. */
export async function openTestContext(): Promise<Context> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tradepost-context-'));
  const config = { ...loadConfig({ TRADEPOST_DATA: dataFolder }), parseThreads: 0 };
  const database = await openTestDatabase();
  const log = pino({ level: 'silent' });
  const clock = () => new Date();
  return {
    config,
    database,
    blobs: await openFolderBlobs(join(dataFolder, 'blobs')),
    queue: embeddedQueue(database, { clock, log }),
    clock,
    log,
  };
}

/** Closes a test context and removes its folders. */
export async function closeTestContext(context: Context): Promise<void> {
  await context.queue.stop();
  await context.blobs.close();
  await closeTestDatabase(context.database);
  rmSync(context.config.dataFolder, { recursive: true, force: true });
}
