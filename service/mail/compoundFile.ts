/** A compound file (MS-CFB), the container of Office before 2007, that is only looked into. Nothing that it says of itself is believed: every chain ends after as many sectors as the file has. */
export interface CompoundFile {
  /** Names of the streams of its root and below. */
  names: readonly string[];
  /** The bytes of a stream; null where there is none of that name. @throws Error where its chain is broken */
  stream(name: string): Buffer | null;
}

interface Entry {
  name: string;
  kind: number;
  start: number;
  size: number;
  /** The entry before, the one after and the first below it, by their place in the directory; `NONE` where there is none. */
  before: number;
  after: number;
  below: number;
}

const FREE_OR_END = 0xfffffffa;
const MAX_ENTRIES = 65_536;
// Streams shorter than this lie in small sectors.
const SMALL = 4_096;
const NONE = 0xffffffff;
const [STORAGE, STREAM, ROOT] = [1, 2, 5];
// A file that was cut off names more than it holds; one that names much more lets the same bytes be read again and again.
const MOST_NAMED = 4;

/**
 * Whether a program may open a compound file that believes what it says of itself: no chain goes in a circle, every entry of
 * the directory hangs in one place, and the streams together are no longer than a few times the file. Its streams may still
 * be cut off.
 * @throws Error where it is not so, or where it is no compound file
 */
export function checkCompound(bytes: Buffer): void {
  const { count, table, chain, entries, smallTable } = readPlan(bytes);
  // The numbers of sectors that the head gives are taken for loops by some readers.
  const most = Math.ceil(count / 127) + 1;
  if (bytes.readUInt32LE(44) > most || bytes.readUInt32LE(64) > count || bytes.readUInt32LE(72) > most)
    throw new Error('the head of the file names more sectors than the file has');
  const places = numbersOf(bytes.subarray(76, 512)).slice(0, bytes.readUInt32LE(44));
  if (places.some(at => at >= count)) throw new Error('a chain leads out of the file');
  const root = entries[0];
  for (const start of [48, 60].map(at => bytes.readUInt32LE(at)).concat(root?.start ?? FREE_OR_END))
    if (chain(start, table, count + 1).length > count) throw new Error('a chain goes in a circle');
  const streams = entriesOfTree(entries).filter(entry => entry.kind === STREAM && entry.size > 0);
  if (streams.reduce((sum, stream) => sum + stream.size, 0) > MOST_NAMED * bytes.length)
    throw new Error('the streams are longer than the file');
  const isTaken = new Uint8Array(smallTable.length);
  for (const { start } of streams.filter(stream => stream.size < SMALL)) {
    for (let at = start; at < FREE_OR_END && at < smallTable.length; at = smallTable[at]!) {
      if (isTaken[at]) throw new Error('two chains share a sector');
      isTaken[at] = 1;
    }
  }
}

/** What hangs below the root. @throws Error where something hangs in two places, or is not there */
function entriesOfTree(entries: readonly Entry[]): Entry[] {
  const found: Entry[] = [];
  const isSeen = new Uint8Array(entries.length);
  const open = entries[0] ? [entries[0].below] : [];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === NONE) continue;
    const entry = entries[at];
    if (!entry || isSeen[at]) throw new Error('the directory is no tree');
    isSeen[at] = 1;
    found.push(entry);
    if (entry.kind === STORAGE) open.push(entry.below);
    if (entry.kind === STORAGE || entry.kind === STREAM || entry.kind === ROOT) open.push(entry.before, entry.after);
  }
  return found;
}

interface Plan {
  count: number;
  sector: (at: number) => Buffer;
  table: readonly number[];
  chain: (start: number, next: readonly number[], most: number) => number[];
  entries: Entry[];
  smallTable: readonly number[];
}

/** Opens a compound file. @throws Error where it is none */
export function openCompound(bytes: Buffer): CompoundFile {
  const { count, sector, table, chain, entries, smallTable } = readPlan(bytes);
  const size = sector(0).length;
  const whole = (start: number, length: number) =>
    Buffer.concat(chain(start, table, Math.min(count, Math.ceil(length / size))).map(sector)).subarray(0, length);
  const root = entries.find(entry => entry.kind === ROOT);
  // Small streams lie together in that of the root, with a table of their own.
  const small = root ? whole(root.start, root.size) : Buffer.alloc(0);
  const smallest = bytes.readUInt32LE(56);
  const streams = entries.filter(entry => entry.kind === STREAM);
  return {
    names: streams.map(entry => entry.name),
    stream(name) {
      const entry = streams.find(one => one.name === name);
      if (!entry) return null;
      if (entry.size >= smallest) return whole(entry.start, entry.size);
      const most = Math.ceil(Math.min(small.length, entry.size) / 64);
      const pieces = chain(entry.start, smallTable, most);
      return Buffer.concat(pieces.map(at => small.subarray(at * 64, at * 64 + 64))).subarray(0, entry.size);
    },
  };
}

function readPlan(bytes: Buffer): Plan {
  const shift = bytes.readUInt16LE(30);
  const miniShift = bytes.readUInt16LE(32);
  if (bytes.readUInt32LE(0) !== 0xe011cfd0 || (shift !== 9 && shift !== 12) || miniShift !== 6)
    throw new Error('this is no compound file');
  const size = 1 << shift;
  const count = Math.floor(bytes.length / size);
  const sector = (at: number): Buffer => {
    if (at >= count) throw new Error('the chain leads out of the file');
    return bytes.subarray((at + 1) * size, (at + 2) * size);
  };
  const table = readTable(bytes, sector, count);
  const chain = (start: number, next: readonly number[], most: number): number[] => {
    const found: number[] = [];
    for (let at = start; at < FREE_OR_END && found.length < most; at = next[at] ?? FREE_OR_END) found.push(at);
    return found;
  };
  const entries = readEntries(Buffer.concat(chain(bytes.readUInt32LE(48), table, count).map(sector)));
  const smallTable = numbersOf(Buffer.concat(chain(bytes.readUInt32LE(60), table, count).map(sector)));
  return { count, sector, table, chain, entries, smallTable };
}

/** Which sector follows which. The first 109 sectors of this table stand in the head of the file, the others in a chain of their own. */
function readTable(bytes: Buffer, sector: (at: number) => Buffer, count: number): number[] {
  const places = numbersOf(bytes.subarray(76, 512));
  let next = bytes.readUInt32LE(68);
  for (let turn = 0; next < FREE_OR_END && turn < count; turn += 1) {
    const more = numbersOf(sector(next));
    next = more.pop() ?? FREE_OR_END;
    places.push(...more);
  }
  const most = Math.ceil(count / 128) + 1;
  const used = places.filter(at => at < FREE_OR_END).slice(0, most);
  return used.flatMap(at => numbersOf(sector(at)));
}

function readEntries(directory: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + 128 <= directory.length && entries.length < MAX_ENTRIES; at += 128) {
    const length = Math.min(64, directory.readUInt16LE(at + 64));
    entries.push({
      name: directory.toString('utf16le', at, at + Math.max(0, length - 2)),
      kind: directory.readUInt8(at + 66),
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
      before: directory.readUInt32LE(at + 68),
      after: directory.readUInt32LE(at + 72),
      below: directory.readUInt32LE(at + 76),
    });
  }
  return entries;
}

function numbersOf(bytes: Buffer): number[] {
  const numbers: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) numbers.push(bytes.readUInt32LE(at));
  return numbers;
}
