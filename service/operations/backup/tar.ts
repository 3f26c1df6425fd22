/** A file in a tar archive (POSIX.1-1988, ustar; sizes above 8 GB as GNU tar writes them). */
export interface TarEntry {
  name: string;
  size: number;
}

const BLOCK = 512;
const LARGEST_OCTAL = 0o77777777777;

/** How many zero bytes follow a content of `size` bytes. */
export function paddingOf(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

/** The two empty blocks by which an archive ends. */
export const tarEnd = Buffer.alloc(BLOCK * 2);

/** The header block of a file; `at` is when it was changed. */
export function tarHeader({ name, size }: TarEntry, at: Date): Buffer {
  if (Buffer.byteLength(name) > 254) throw new Error('A name in an archive has 254 bytes at most.');
  const block = Buffer.alloc(BLOCK);
  const { prefix, last } = splitName(name);
  block.write(last, 0, 100, 'utf8');
  block.write('0000640\0', 100, 'latin1');
  block.write('0000000\0', 108, 'latin1');
  block.write('0000000\0', 116, 'latin1');
  writeSize(block, size);
  block.write(
    `${Math.floor(at.getTime() / 1000)
      .toString(8)
      .padStart(11, '0')}\0`,
    136,
    'latin1',
  );
  block.fill(' ', 148, 156);
  block.write('0', 156, 'latin1');
  block.write('ustar\0', 257, 'latin1');
  block.write('00', 263, 'latin1');
  block.write(prefix, 345, 155, 'utf8');
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return block;
}

/** What a header block says; null for an empty one, by which the archive ends. @throws Error where it is no header */
export function readTarHeader(block: Buffer): TarEntry | null {
  if (block.every(byte => byte === 0)) return null;
  const sum = block.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  const isFile = block[156] === 0x30 || block[156] === 0;
  if (parseInt(textAt(block, 148, 8), 8) !== sum || !isFile)
    throw new Error('This is no archive that Tradepost wrote.');
  const prefix = textAt(block, 345, 155);
  const last = textAt(block, 0, 100);
  return { name: prefix ? `${prefix}/${last}` : last, size: readSize(block) };
}

function splitName(name: string): { prefix: string; last: string } {
  if (Buffer.byteLength(name) <= 100) return { prefix: '', last: name };
  for (let at = name.indexOf('/'); at > 0; at = name.indexOf('/', at + 1)) {
    const [prefix, last] = [name.slice(0, at), name.slice(at + 1)];
    if (Buffer.byteLength(prefix) <= 155 && Buffer.byteLength(last) <= 100) return { prefix, last };
  }
  throw new Error('A name is too long for an archive.');
}

function writeSize(block: Buffer, size: number): void {
  if (size <= LARGEST_OCTAL) {
    block.write(`${size.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
    return;
  }
  block[124] = 0x80;
  block.writeBigUInt64BE(BigInt(size), 128);
}

function readSize(block: Buffer): number {
  return block[124] === 0x80 ? Number(block.readBigUInt64BE(128)) : parseInt(textAt(block, 124, 12), 8);
}

function textAt(block: Buffer, start: number, length: number): string {
  const field = block.subarray(start, start + length);
  const end = field.indexOf(0);
  return field
    .subarray(0, end < 0 ? length : end)
    .toString('utf8')
    .trim();
}
