import type { Logger } from 'pino';
import { join } from 'node:path';
import type { Config } from './config';
import type { BlobStore } from './platform/blobs/blobs';
import { openFolderBlobs } from './platform/blobs/folder';
import type { Database } from './platform/database/dataSource';
import { openDatabase } from './platform/database/dataSource';
import type { Graph } from './platform/graph/graph';
import { embeddedQueue } from './platform/queue/embedded';
import type { QueueRunner } from './platform/queue/queue';

/** Everything outside the process, built once at its start; tests build twins of it. */
export interface Context {
  readonly config: Config;
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly queue: QueueRunner;
  /** Microsoft Graph; null where no Exchange is set up. */
  readonly graph?: Graph | null;
  readonly clock: () => Date;
  readonly log: Logger;
}

type Entities = Parameters<typeof openDatabase>[1];

/** Opens the database, the blob store and the queue of `config`. `closeContext` closes them again. */
export async function buildContext(config: Config, entities: Entities, log: Logger): Promise<Context> {
  const clock = () => new Date();
  const database = await openDatabase(config.database, entities);
  const blobs = await openFolderBlobs(join(config.dataFolder, 'blobs'));
  const queue = embeddedQueue(database, { clock, log });
  // Loaded where it is needed alone: Microsoft's libraries are large.
  const graph = config.exchange ? (await import('./platform/graph/graphOf')).graphFor(config, database) : null;
  return { config, database, blobs, queue, graph, clock, log };
}

/** Stops the queue and closes what the context holds open. */
export async function closeContext(context: Context): Promise<void> {
  await context.queue.stop();
  await context.graph?.close();
  await context.blobs.close();
  await context.database.close();
}
