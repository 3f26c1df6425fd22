import { isPassedOver } from './sources/recognising';

/** A file as one look found it. */
export interface SeenFile {
  path: string;
  size: number;
  modifiedMs: number;
}

/** What is remembered of a file between looks. */
export interface Sighting {
  size: number;
  modifiedMs: number;
  /** When it was first seen like this, in milliseconds; in the future for one that is to wait. */
  sinceMs: number;
}

/** A file that is still being copied grows or changes within this time. */
export const SETTLE_MS = 3_000;

/** How long a file is left alone that could not be imported or moved just now. */
export const PAUSE_MS = 60_000;

/** Where a watched folder keeps what it is done with. */
export const outcomeFolders = { stored: 'done', failed: 'failed' } as const;

/** True for the files that a watched folder takes: mail by its ending, and no hidden or half-written file. */
export function isWatched(name: string): boolean {
  return !isPassedOver(name) && /\.(eml|msg|mbox|mbx|mbox\.gz)$/i.test(name);
}

/**
 * Which files have settled: same size and time of change at two looks that are at least SETTLE_MS apart.
 *
 * @param remembered what the last look answered as `remembered`
 * @returns the settled files, and what to remember; files that are gone are forgotten
 */
export function chooseSettled(
  remembered: ReadonlyMap<string, Sighting>,
  seen: readonly SeenFile[],
  nowMs: number,
): { settled: SeenFile[]; remembered: Map<string, Sighting> } {
  const next = new Map<string, Sighting>();
  const settled: SeenFile[] = [];
  for (const file of seen) {
    const { path, size, modifiedMs } = file;
    const before = remembered.get(path);
    const isSame = before !== undefined && before.size === size && before.modifiedMs === modifiedMs;
    next.set(path, isSame ? before : { size, modifiedMs, sinceMs: nowMs });
    if (isSame && nowMs - before.sinceMs >= SETTLE_MS) settled.push(file);
  }
  return { settled, remembered: next };
}

/** The n-th name to try for a file that is moved where names may be taken: 'a.eml', 'a (2).eml', 'a (3).eml'. At most 240 bytes. */
export function numberedName(name: string, n: number): string {
  const ending = /(\.mbox)?\.[A-Za-z]{1,5}$/.exec(name)?.[0] ?? '';
  const suffix = `${n > 1 ? ` (${n})` : ''}${ending}`;
  let stem = name.slice(0, name.length - ending.length);
  while (Buffer.byteLength(stem + suffix) > 240) stem = [...stem].slice(0, -1).join('');
  return stem + suffix;
}

/** The text that is laid beside a file that could not be imported. */
export function failureNote(name: string, reason: string): string {
  return [
    `${name} could not be imported.`,
    '',
    reason,
    '',
    'Nothing in the file was changed. When the cause is mended, move the file back into the watched folder and it is tried again.',
    '',
  ].join('\n');
}
