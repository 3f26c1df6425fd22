import fc from 'fast-check';
import { mayHoldText, readAttachmentText } from '../../service/mail/attachmentText';
import { openCompound } from '../../service/mail/compoundFile';

const SECTOR = 512;
const [END, FREE, FAT] = [0xfffffffe, 0xffffffff, 0xfffffffd];
const MINI_CUTOFF = 4096;
const padded = (bytes: Buffer, to: number) => Buffer.concat([bytes, Buffer.alloc((to - (bytes.length % to)) % to)]);

/** A compound file of these streams, the small ones in the stream of the root, as Office writes it. */
function compound(streams: Readonly<Record<string, Buffer>>): Buffer {
  const sectors: Buffer[] = [];
  const table: number[] = [];
  const put = (bytes: Buffer): number => {
    const start = sectors.length;
    const count = Math.max(1, Math.ceil(bytes.length / SECTOR));
    for (let at = 0; at < count; at += 1) {
      sectors.push(padded(Buffer.from(bytes.subarray(at * SECTOR, (at + 1) * SECTOR)), SECTOR));
      table.push(at + 1 < count ? start + at + 1 : END);
    }
    return start;
  };
  const small: Buffer[] = [];
  const smallTable: number[] = [];
  const entries = Object.entries(streams).map(([name, bytes]) => {
    if (bytes.length >= MINI_CUTOFF) return entryOf(name, 2, put(bytes), bytes.length);
    const start = smallTable.length;
    const pieces = padded(bytes, 64);
    small.push(pieces);
    for (let at = 0; at < pieces.length / 64; at += 1)
      smallTable.push(at + 1 < pieces.length / 64 ? start + at + 1 : END);
    return entryOf(name, 2, start, bytes.length);
  });
  const inRoot = Buffer.concat(small);
  const root = entryOf('Root Entry', 5, inRoot.length > 0 ? put(inRoot) : END, inRoot.length);
  const directoryAt = put(Buffer.concat([root, ...entries]));
  const smallAt = smallTable.length > 0 ? put(numbers(smallTable, SECTOR / 4)) : END;
  const tableAt = sectors.length;
  const tableSectors = Math.ceil((table.length + 2) / 127);
  for (let at = 0; at < tableSectors; at += 1) table.push(FAT);
  const whole = numbers(table, (tableSectors * SECTOR) / 4);
  for (let at = 0; at < tableSectors; at += 1) sectors.push(whole.subarray(at * SECTOR, (at + 1) * SECTOR));
  const head = Buffer.alloc(SECTOR, 0xff);
  head.fill(0, 0, 76);
  head.writeUInt32LE(0xe011cfd0, 0);
  head.writeUInt32LE(0xe11ab1a1, 4);
  head.writeUInt16LE(3, 26);
  head.writeUInt16LE(9, 30);
  head.writeUInt16LE(6, 32);
  head.writeUInt32LE(tableSectors, 44);
  head.writeUInt32LE(directoryAt, 48);
  head.writeUInt32LE(MINI_CUTOFF, 56);
  head.writeUInt32LE(smallAt, 60);
  head.writeUInt32LE(END, 68);
  for (let at = 0; at < tableSectors; at += 1) head.writeUInt32LE(tableAt + at, 76 + at * 4);
  return Buffer.concat([head, ...sectors]);
}

function entryOf(name: string, kind: number, start: number, size: number): Buffer {
  const entry = Buffer.alloc(128);
  entry.write(name, 0, 'utf16le');
  entry.writeUInt16LE((name.length + 1) * 2, 64);
  entry.writeUInt8(kind, 66);
  entry.writeUInt32LE(start, 116);
  entry.writeUInt32LE(size, 120);
  return entry;
}

function numbers(list: readonly number[], count: number): Buffer {
  const bytes = Buffer.alloc(count * 4);
  for (let at = 0; at < count; at += 1) bytes.writeUInt32LE(list[at] ?? FREE, at * 4);
  return bytes;
}

/** A Word document of these pieces of text: Latin ones a byte a letter, others two. */
function document(pieces: readonly string[], flags = 0x0200): Buffer {
  const bodies = pieces.map(text =>
    /^[\x00-\xff]*$/.test(text) ? Buffer.from(text, 'latin1') : Buffer.from(text, 'utf16le'),
  );
  const head = Buffer.alloc(1024);
  head.writeUInt16LE(0xa5ec, 0);
  head.writeUInt16LE(0x00c1, 2);
  head.writeUInt16LE(flags, 10);
  let [place, letters] = [head.length, 0];
  const ends = [0];
  const places: Buffer[] = [];
  pieces.forEach((text, at) => {
    const isNarrow = bodies[at]?.length === text.length;
    const entry = Buffer.alloc(8);
    entry.writeUInt32LE(isNarrow ? (place * 2 + 0x40000000) >>> 0 : place, 2);
    places.push(entry);
    letters += text.length;
    ends.push(letters);
    place += bodies[at]?.length ?? 0;
  });
  const list = Buffer.concat([numbers(ends, ends.length), ...places]);
  const properties = Buffer.from([1, 2, 0, 9, 9]);
  const mark = Buffer.alloc(5);
  mark.writeUInt8(2, 0);
  mark.writeUInt32LE(list.length, 1);
  const table = Buffer.concat([Buffer.alloc(100), properties, mark, list]);
  head.writeUInt32LE(100, 0x01a2);
  head.writeUInt32LE(table.length - 100, 0x01a6);
  return compound({ WordDocument: Buffer.concat([head, ...bodies]), '1Table': table });
}

function record(kind: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(4);
  head.writeUInt16LE(kind, 0);
  head.writeUInt16LE(body.length, 2);
  return Buffer.concat([head, body]);
}
const u16 = (...list: number[]) => Buffer.concat(list.map(one => Buffer.from([one & 255, one >> 8])));
const u32 = (one: number) => numbers([one], 1);
const double = (value: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(value, 0);
  return bytes;
};
const begin = record(0x0809, u16(0x0600, 5, 0, 0));
const wide = (text: string) => Buffer.concat([u16(text.length), Buffer.from([1]), Buffer.from(text, 'utf16le')]);
const narrow = (text: string) => Buffer.concat([u16(text.length), Buffer.from([0]), Buffer.from(text, 'latin1')]);
const workbook = (...records: Buffer[]) => compound({ Workbook: Buffer.concat([begin, ...records]) });
const read = (bytes: Buffer, name: string) => readAttachmentText(bytes, name, 'application/octet-stream');

test.each(['Quotation.doc', 'PRICES.XLS', 'form.dot', 'list.xlt'])('%s is looked into', name => {
  expect(mayHoldText(name, 'application/octet-stream')).toBe(true);
});

describe('a Word file of before 2007', () => {
  it('is read in all its pieces, Latin and Chinese', async () => {
    const bytes = document(['Contract SO-2026-0098\r', '买方：绍兴鑫源纺织有限公司\r', 'Größe: 12']);
    expect(await read(bytes, 'contract.doc')).toEqual({
      state: 'read',
      text: 'Contract SO-2026-0098\n买方：绍兴鑫源纺织有限公司\nGröße: 12',
    });
  });

  it('keeps rows of a table as lines, and leaves out what fields are made from', async () => {
    const bytes = document(['Item\x07Price\x07\x07Tray\x073.95\x07\x07See \x13HYPERLINK "http://x"\x14our page\x15.']);
    expect((await read(bytes, 'a.doc')).text).toBe('Item\tPrice\nTray\t3.95\nSee our page.');
  });

  it('is found long, where its streams fill many sectors', async () => {
    const text = Array.from({ length: 9000 }, (_, at) => `word${at}`).join(' ');
    expect((await read(document([text]), 'long.doc')).text).toBe(text);
  });

  it('with a password says so', async () => {
    expect((await read(document(['secret'], 0x0300), 'a.doc')).state).toBe('locked');
  });
});

describe('an Excel file of before 2007', () => {
  it('is read as lines of cells: words, numbers of each kind, what formulas came to', async () => {
    const words = record(0x00fc, u32(2), u32(2), narrow('Bamboo tray'), wide('竹托盘'));
    const bytes = workbook(
      words,
      begin,
      record(0x00fd, u16(0, 0, 0), u32(0)),
      record(0x00fd, u16(0, 2, 0), u32(1)),
      record(0x0203, u16(1, 0, 0), double(3.95)),
      record(0x027e, u16(1, 1, 0), u32(((1200 << 2) | 2) >>> 0)),
      record(0x027e, u16(1, 2, 0), u32(((-1225 << 2) | 3) >>> 0)),
      record(0x00bd, u16(2, 0), u16(0), u32((7 << 2) | 2), u16(0), u32((8 << 2) | 2), u16(1)),
      record(0x0006, u16(2, 2, 0), double(42.5), u16(0), u32(0)),
      record(0x0006, u16(3, 0, 0), Buffer.from([0, 0, 0, 0, 0, 0, 255, 255]), u16(0), u32(0)),
      record(0x0207, narrow('what it came to')),
      record(0x0204, u16(4, 1, 0), narrow('a label')),
    );
    expect((await read(bytes, 'prices.xls')).text.split('\n')).toEqual([
      'Bamboo tray\t\t竹托盘',
      '3.95\t1200\t-12.25',
      '7\t8\t42.5',
      'what it came to',
      '\ta label',
    ]);
  });

  it('reads a word that breaks off at the end of a record, where the rest is written in letters of another width', async () => {
    const start = Buffer.concat([u32(2), u32(2), u16(8), Buffer.from([0]), Buffer.from('half', 'latin1')]);
    const rest = Buffer.concat([Buffer.from([1]), Buffer.from('一半一半', 'utf16le'), narrow('next')]);
    const cells = [record(0x00fd, u16(0, 0, 0), u32(0)), record(0x00fd, u16(0, 1, 0), u32(1))];
    const bytes = workbook(record(0x00fc, start), record(0x003c, rest), begin, ...cells);
    expect((await read(bytes, 'a.xls')).text).toBe('half一半一半\tnext');
  });

  it('with a password says so, and one of before 1997 is not read', async () => {
    expect((await read(workbook(record(0x002f, u16(1))), 'a.xls')).state).toBe('locked');
    const old = compound({ Workbook: Buffer.concat([record(0x0809, u16(0x0500, 5)), record(0x000a)]) });
    expect((await read(old, 'a.xls')).state).toBe('unsupported');
  });

  it('that is a list of text or a page under its name is read as that', async () => {
    expect((await read(Buffer.from('Item\tPrice\nTray\t3.95'), 'erp.xls')).text).toBe('Item\tPrice\nTray\t3.95');
    expect((await read(Buffer.from('<html><table><tr><td>Tray</td></tr></table></html>'), 'erp.xls')).text).toBe(
      'Tray',
    );
  });
});

describe('a container that lies', () => {
  const sample = document(['Contract SO-2026-0098\r', '买方：绍兴鑫源纺织有限公司\r']);

  it('in any of its bytes ends in a state, and in no more text than the file can hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(sample.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
        async changes => {
          const bytes = Buffer.from(sample);
          for (const [at, value] of changes) bytes[at] = value;
          const { state, text } = await read(bytes, 'a.doc');
          expect(['read', 'empty', 'unsupported', 'not_readable', 'locked']).toContain(state);
          expect(text.length).toBeLessThanOrEqual(200_000);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('about its chains, which lead in a circle, is read to the end of the file and no further', () => {
    const bytes = compound({ WordDocument: Buffer.alloc(20_000, 'x') });
    const table = bytes.indexOf(numbers([1, 2, 3], 3));
    bytes.writeUInt32LE(0, table + 8);
    expect(openCompound(bytes).stream('WordDocument')?.length).toBeLessThanOrEqual(20_000);
  });

  it('about how long its small streams are, is read to the end of them and no further', () => {
    const bytes = compound({ WordDocument: Buffer.alloc(300, 'x') });
    const entry = bytes.indexOf(Buffer.from('WordDocument', 'utf16le'));
    const small = bytes.readUInt32LE(60);
    // Every stream is a small one, this has 4 GB of pieces, and its pieces lead in a circle.
    bytes.writeUInt32LE(0xffffffff, 56);
    bytes.writeUInt32LE(0xfffffffe, entry + 120);
    bytes.writeUInt32LE(0, (small + 1) * 512 + 4);
    expect(openCompound(bytes).stream('WordDocument')?.length).toBeLessThanOrEqual(bytes.length);
  });
});
