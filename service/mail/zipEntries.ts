import { inflateRawSync } from 'node:zlib';

/** A zip file that is only looked into. Nothing is unpacked before it is asked for, and never more than the limits allow. */
export interface ZipEntries {
  names: readonly string[];
  /** @throws Error where the entry is broken, locked, or larger than allowed */
  read(name: string): string;
}

interface Entry {
  method: number;
  isLocked: boolean;
  size: number;
  offset: number;
}

const MAX_ENTRIES = 5_000;
const MAX_ENTRY_BYTES = 24 * 1024 * 1024;
const MAX_BYTES = 48 * 1024 * 1024;
const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * Opens a zip file (PKWARE APPNOTE 6.3.10) by its central directory. What an entry says of its size is not believed: unpacking stops at 24 MiB an entry and 48
 * MiB a file, so that a bomb costs no more than these. Zip64 is refused: an office file of 4 GB is not read anyway.
 *
 * @throws Error where it is no zip file
 */
export function openZip(bytes: Buffer): ZipEntries {
  const entries = readDirectory(bytes);
  let left = MAX_BYTES;
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name);
      if (!entry) throw new Error('the zip file has no such entry');
      if (entry.isLocked) throw new Error('the entry is locked');
      const content = inflate(bytes, entry, Math.min(left, MAX_ENTRY_BYTES));
      left -= content.length;
      return content.toString('utf8');
    },
  };
}

function readDirectory(bytes: Buffer): Map<string, Entry> {
  let end = bytes.length - 22;
  // A comment of up to 64 KiB may stand behind the end record.
  const first = Math.max(0, end - 65_536);
  while (end >= first && bytes.readUInt32LE(end) !== END) end -= 1;
  if (end < first) throw new Error('not a zip file');
  const count = Math.min(bytes.readUInt16LE(end + 10), MAX_ENTRIES);
  const entries = new Map<string, Entry>();
  let at = bytes.readUInt32LE(end + 16);
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw new Error('the directory is broken');
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength).replace(/\\/g, '/');
    entries.set(name, {
      isLocked: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      size: bytes.readUInt32LE(at + 20),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function inflate(bytes: Buffer, entry: Entry, limit: number): Buffer {
  const { offset } = entry;
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) throw new Error('the entry is broken');
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const packed = bytes.subarray(start, start + entry.size);
  if (entry.method === 0) {
    if (packed.length > limit) throw new Error('the entry is too large');
    return packed;
  }
  if (entry.method !== 8) throw new Error('the entry is packed in a way that is not read');
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit) });
}
