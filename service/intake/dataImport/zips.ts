import { inflateRawSync } from 'node:zlib';
import { AppError } from '../../common/errors';

/*
 * An .xlsx file is a zip, and a small zip can unpack to anything. Before anybody parses it, its entries are unpacked here one by one, within bounds,
 * and thrown away: what its directory claims is the sender's word and counts only where it refuses.
 */

// APPNOTE.TXT 4.3.16, 4.3.12, 4.3.7: signatures, little-endian.
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const MAX_ENTRIES = 5_000;

interface Entry {
  name: string;
  crc: number;
  method: number;
  packed: number;
  unpacked: number;
  at: number;
}

/**
 * Checks that a zip unpacks to at most `maxBytes`.
 *
 * @throws AppError data_import.too_large, data_import.unreadable
 */
export function checkZip(zip: Buffer, maxBytes: number): void {
  const entries = readDirectory(zip);
  let claimed = 0;
  for (const entry of entries) claimed += entry.unpacked;
  if (claimed > maxBytes) throw tooLarge();
  let real = 0;
  for (const entry of entries) {
    real += unpackedSize(zip, entry, maxBytes - real);
    if (real > maxBytes) throw tooLarge();
  }
}

function readDirectory(zip: Buffer): Entry[] {
  const end = findEnd(zip);
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  if (count > MAX_ENTRIES) throw tooLarge();
  const entries: Entry[] = [];
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== ENTRY) throw unreadable();
    const nameAt = at + 46;
    entries.push({
      name: zip.toString('utf8', nameAt, Math.min(nameAt + zip.readUInt16LE(at + 28), zip.length)),
      crc: zip.readUInt32LE(at + 16),
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      unpacked: zip.readUInt32LE(at + 24),
      at: zip.readUInt32LE(at + 42),
    });
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

/** The end record stands in the last 64 KiB, after it only a comment. */
function findEnd(zip: Buffer): number {
  for (let at = zip.length - 22; at >= 0 && at >= zip.length - 22 - 0xffff; at -= 1) {
    if (zip.readUInt32LE(at) === END) return at;
  }
  throw unreadable();
}

function unpackedSize(zip: Buffer, entry: Entry, left: number): number {
  const packed = packedOf(zip, entry);
  if (entry.method === 0) return packed.length;
  if (entry.method !== 8) throw unreadable();
  if (packed.length === 0 && entry.unpacked === 0) return 0;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, Math.min(left, entry.unpacked) + 1) }).length;
  } catch (error) {
    // The entry holds more than it claims, or than is left.
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw unreadable(error);
  }
}

function packedOf(zip: Buffer, entry: Entry): Buffer {
  if (entry.at + 30 > zip.length || zip.readUInt32LE(entry.at) !== LOCAL) throw unreadable();
  const start = entry.at + 30 + zip.readUInt16LE(entry.at + 26) + zip.readUInt16LE(entry.at + 28);
  return zip.subarray(start, start + entry.packed);
}

/**
 * The same zip with its entries in another order, by what `rank` gives their names, smallest first. A reader that goes through a workbook once must
 * meet the list of its sheets and its texts before the sheets; programs write them in any order.
 */
export function sortZip(zip: Buffer, rank: (name: string) => number): Buffer {
  const entries = readDirectory(zip).sort((a, b) => rank(a.name) - rank(b.name));
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name, 'utf8');
    const packed = packedOf(zip, entry);
    parts.push(localHeader(entry, name), packed);
    directory.push(directoryEntry(entry, name, at));
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

// Version 2.0; names are UTF-8 (bit 11).
const VERSION = 20;
const UTF8 = 0x800;

function localHeader(entry: Entry, name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(LOCAL, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(UTF8, 6);
  header.writeUInt16LE(entry.method, 8);
  header.writeUInt32LE(entry.crc, 14);
  header.writeUInt32LE(entry.packed, 18);
  header.writeUInt32LE(entry.unpacked, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function directoryEntry(entry: Entry, name: Buffer, at: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(ENTRY, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  header.writeUInt16LE(UTF8, 8);
  header.writeUInt16LE(entry.method, 10);
  header.writeUInt32LE(entry.crc, 16);
  header.writeUInt32LE(entry.packed, 20);
  header.writeUInt32LE(entry.unpacked, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(at, 42);
  return Buffer.concat([header, name]);
}

function tooLarge(): AppError {
  return new AppError(
    'data_import.too_large',
    413,
    'Unpacked, this file is too large to be read safely. Cut it into several, or save it as CSV.',
  );
}

function unreadable(cause?: unknown): AppError {
  return new AppError(
    'data_import.unreadable',
    400,
    'This is no readable Excel file (.xlsx). Open it in Excel and save it again as .xlsx or CSV.',
    cause ? { cause } : {},
  );
}
