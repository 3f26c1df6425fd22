import { gatherSearchParts } from '../platform/database/searchIndex';
import { inTransaction } from '../platform/database/transaction';
import type { ImportState } from './importRun.entity';
import type { Importer, ReadItem, RunCounts } from './importing.service';
import { readItem, removeTemporary, storeItems } from './importing.service';
import type { HeldRun } from './leasing.service';
import { afterRequest } from './standing';
import type { SourceItem } from './sources/source';

// What may be lost to a power cut, and what a batch that fails costs to try again.
const BATCH_ITEMS = 500;
const BATCH_MS = 1000;
// The first batch is small and each next one twice as large, and those at the end of the source are small again: storing begins while the first letters are parsed, and is
// nearly done when the last one is.
const FIRST_ITEMS = 60;
const LAST_ITEMS = 150;
// Items being parsed ahead of the batch that is stored, so that the thread that parses has enough to do meanwhile; with the limit on their size it bounds memory.
const AHEAD = 600;

export interface PumpOptions {
  /** Everything goes into this folder instead of the one that the source tells. */
  folder?: string | null;
  onProgress?: (counts: RunCounts) => void;
  signal?: AbortSignal;
}

/** What is on its way from the source into the database. */
interface Pump {
  importer: Importer;
  run: HeldRun;
  options: PumpOptions;
  reading: Promise<ReadItem>[];
  batch: ReadItem[];
  /** How many items make the present batch. */
  size: number;
  began: number;
}

/**
 * Reads ahead, stores in batches, looks after each for what was asked.
 *
 * @returns 'done'; 'paused' or 'stopped' as was asked; 'running' where the signal came
 */
export async function pump(
  importer: Importer,
  run: HeldRun,
  items: AsyncIterable<SourceItem>,
  options: PumpOptions,
): Promise<ImportState> {
  const state: Pump = { importer, run, options, reading: [], batch: [], size: FIRST_ITEMS, began: Date.now() };
  const { database } = importer.context;
  await inTransaction(database, manager => gatherSearchParts(manager, true));
  try {
    return await pumpAll(state, items);
  } finally {
    // After a full disk this fails too, and the reason to tell is the first.
    await inTransaction(database, manager => gatherSearchParts(manager, false)).catch(() => undefined);
    // What was read ahead of a stop is read again later. Its promises must not be left alone, nor its files.
    await removeTemporary([...state.batch, ...(await Promise.all(state.reading))]);
  }
}

async function pumpAll(state: Pump, items: AsyncIterable<SourceItem>): Promise<ImportState> {
  const { importer, options, reading } = state;
  for await (const item of items) {
    reading.push(readItem(importer, item, options.folder ?? null));
    if (reading.length < AHEAD) continue;
    const end = await take(state, state.size);
    if (end) return end;
  }
  while (reading.length > 0) {
    const end = await take(state, Math.min(state.size, LAST_ITEMS));
    if (end) return end;
  }
  return (await flush(state)) ?? 'done';
}

async function take(state: Pump, size: number): Promise<ImportState | null> {
  state.batch.push(await (state.reading.shift() as Promise<ReadItem>));
  return state.batch.length >= size || Date.now() - state.began >= BATCH_MS ? flush(state) : null;
}

async function flush(state: Pump): Promise<ImportState | null> {
  const { importer, run, options } = state;
  if (state.batch.length > 0) {
    await importer.context.database.turns.letOthers();
    const counts = await storeItems(importer, run, state.batch);
    state.batch = [];
    state.size = Math.min(BATCH_ITEMS, state.size * 2);
    state.began = Date.now();
    options.onProgress?.(counts);
    if (counts.request !== '') return afterRequest(counts.request, 'running');
  }
  return options.signal?.aborted ? 'running' : null;
}
