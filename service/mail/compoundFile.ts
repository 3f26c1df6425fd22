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
}

const FREE_OR_END = 0xfffffffa;
const MAX_ENTRIES = 4_096;
const [STREAM, ROOT] = [2, 5];

/** Opens a compound file. @throws Error where it is none */
export function openCompound(bytes: Buffer): CompoundFile {
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
  const whole = (start: number, length: number) =>
    Buffer.concat(chain(start, table, Math.min(count, Math.ceil(length / size))).map(sector)).subarray(0, length);
  const entries = readEntries(Buffer.concat(chain(bytes.readUInt32LE(48), table, count).map(sector)));
  const root = entries.find(entry => entry.kind === ROOT);
  // Small streams lie together in that of the root, with a table of their own.
  const small = root ? whole(root.start, root.size) : Buffer.alloc(0);
  const smallTable = numbersOf(Buffer.concat(chain(bytes.readUInt32LE(60), table, count).map(sector)));
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

/** Which sector follows which. The first 109 sectors of this table stand in the head of the file, the others in a chain of their own. */
function readTable(bytes: Buffer, sector: (at: number) => Buffer, count: number): number[] {
  const places = numbersOf(bytes.subarray(76, 512));
  let next = bytes.readUInt32LE(68);
  for (let turn = 0; next < FREE_OR_END && turn < count; turn += 1) {
    const more = numbersOf(sector(next));
    next = more.pop() ?? FREE_OR_END;
    places.push(...more);
  }
  const used = places.filter(at => at < FREE_OR_END).slice(0, count);
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
    });
  }
  return entries;
}

function numbersOf(bytes: Buffer): number[] {
  const numbers: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) numbers.push(bytes.readUInt32LE(at));
  return numbers;
}
