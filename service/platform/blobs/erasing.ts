import { constants } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from './places';

const ZEROS = Buffer.alloc(256 * 1024);
// Windows has no such flag; there the names alone keep us inside the store.
const FLAGS = constants.O_RDWR | (constants.O_NOFOLLOW ?? 0);

/**
 * Makes contents unreadable for good: a large one loses its file, a small one is overwritten where it stands in its pack, and the disk is told to keep that. No other
 * record of the pack moves, so whoever reads at the same time is not disturbed, and doing it twice does no harm. What is already gone is gone.
 */
export async function erasePlaces(root: string, places: readonly Place[]): Promise<void> {
  for (const place of places) {
    if (place.kind === 'large') await rm(join(root, 'large', place.hash.slice(0, 2), place.hash), { force: true });
    else await overwrite(join(root, 'packs', `${place.pack}.pack`), place.offset, place.length);
  }
}

async function overwrite(path: string, offset: number, length: number): Promise<void> {
  const handle = await open(path, FLAGS).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (!handle) return;
  try {
    const { size } = await handle.stat();
    const end = Math.min(offset + length, size);
    for (let at = offset; at < end;) {
      const { bytesWritten } = await handle.write(ZEROS, 0, Math.min(ZEROS.length, end - at), at);
      at += bytesWritten;
    }
    await handle.datasync();
  } finally {
    await handle.close();
  }
}
