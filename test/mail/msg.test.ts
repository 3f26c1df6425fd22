import { tmpdir } from 'node:os';
import { burn } from '@kenjiuno/msgreader/lib/Burner';
import { TypeEnum } from '@kenjiuno/msgreader/lib/Reader';
import fc from 'fast-check';
import { parseMsg } from '../../service/mail/msg';

const options = { ownHosts: [], spool: tmpdir() };

/** Text properties by their id, numbers by theirs, and recipients, as Outlook would write them into a compound file. */
interface Item {
  texts: Record<string, string>;
  numbers?: Record<string, number>;
  recipients?: { name: string; address: string; type: number }[];
}

interface Stream {
  name: string;
  type: TypeEnum;
  length: number;
  children?: number[];
  binaryProvider?: () => Uint8Array;
}

function stream(name: string, bytes: Buffer): Stream {
  return { name, type: TypeEnum.DOCUMENT, length: bytes.length, binaryProvider: () => new Uint8Array(bytes) };
}

function properties(head: number, texts: Record<string, string>, numbers: Record<string, number>): Buffer {
  const rows = [
    ...Object.entries(texts).map(([id, text]) => row(`${id}001f`, (text.length + 1) * 2)),
    ...Object.entries(numbers).map(([id, value]) => row(`${id}0003`, value)),
  ];
  return Buffer.concat([Buffer.alloc(head), ...rows]);
}

function row(tag: string, value: number): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(parseInt(tag, 16), 0);
  bytes.writeUInt32LE(6, 4);
  bytes.writeUInt32LE(value, 8);
  return bytes;
}

function writeMsg(item: Item): Buffer {
  const entries: Stream[] = [{ name: 'Root Entry', type: TypeEnum.ROOT, length: 0, children: [] }];
  const add = (parent: Stream, entry: Stream) => {
    parent.children!.push(entries.length);
    entries.push(entry);
    return entry;
  };
  const fill = (parent: Stream, head: number, texts: Record<string, string>, numbers: Record<string, number>) => {
    add(parent, stream('__properties_version1.0', properties(head, texts, numbers)));
    for (const [id, text] of Object.entries(texts))
      add(parent, stream(`__substg1.0_${id.toUpperCase()}001F`, Buffer.from(text, 'utf16le')));
  };
  const root = entries[0]!;
  fill(root, 32, item.texts, item.numbers ?? {});
  (item.recipients ?? []).forEach(({ name, address, type }, index) => {
    const folder = add(root, {
      name: `__recip_version1.0_#0000000${index}`,
      type: TypeEnum.DIRECTORY,
      length: 0,
      children: [],
    });
    fill(folder, 8, { '3001': name, '3003': address, '3002': 'SMTP', '39fe': address }, { '0c15': type });
  });
  return Buffer.from(burn(entries));
}

/** Where in a compound file of 512-byte sectors stands what a test damages: sectors by number, the rest in bytes. */
function placesIn(file: Buffer) {
  const offset = (sector: number) => (sector + 1) * 512;
  const directory = file.readUInt32LE(48);
  const smallTableStart = file.readUInt32LE(60);
  const entry = (index: number) => offset(directory) + 128 * index;
  const first = [1, 2, 3].map(entry).find(at => file.readUInt8(at + 66) === 2 && file.readUInt32LE(at + 120) > 0)!;
  return {
    directory,
    smallTableStart,
    table: offset(file.readUInt32LE(76)),
    smallTable: offset(smallTableStart),
    small: file.readUInt32LE(first + 116),
    entry,
  };
}
type Places = ReturnType<typeof placesIn>;

const mail: Item = {
  texts: {
    '001a': 'IPM.Note',
    '0037': 'Angebot für Handtücher',
    '0c1a': 'Lars Holm',
    '0c1e': 'SMTP',
    '0c1f': 'lars@nordtex.example',
    '1000': 'Bitte bestätigen.\r\n\r\nLars',
    '1042': '<q77@ourmill.example>',
    '1039': '<q1@ourmill.example> <q77@ourmill.example>',
  },
  numbers: { '0036': 2 },
  recipients: [
    { name: 'Li Na', address: 'li.na@ourmill.example', type: 1 },
    { name: 'Chen Wei', address: 'wei@ourmill.example', type: 2 },
  ],
};

describe('an Outlook message', () => {
  it('without transport headers is read from its properties', async () => {
    const parsed = await parseMsg(writeMsg(mail), options);
    expect(parsed.defect).toBeNull();
    expect(parsed.subject).toBe('Angebot für Handtücher');
    expect(parsed.from).toEqual([{ name: 'Lars Holm', address: 'lars@nordtex.example' }]);
    expect([parsed.to, parsed.cc]).toEqual([
      [{ name: 'Li Na', address: 'li.na@ourmill.example' }],
      [{ name: 'Chen Wei', address: 'wei@ourmill.example' }],
    ]);
    expect(parsed.text).toBe('Bitte bestätigen.\n\nLars');
    expect(parsed.references).toEqual(['q77@ourmill.example', 'q1@ourmill.example']);
    expect(parsed.headers.sensitivity).toBe('Private');
  });

  it('with transport headers is read from those', async () => {
    const headers =
      'From: =?utf-8?Q?J=C3=B8rgen?= <jb@nordtex.example>\r\nTo: sales@ourmill.example\r\nMessage-ID: <m1@nordtex.example>\r\nDate: Wed, 08 Apr 2026 10:00:00 +0200\r\nSubject: Offer\r\n';
    const parsed = await parseMsg(writeMsg({ ...mail, texts: { ...mail.texts, '007d': headers } }), options);
    expect([parsed.from[0]?.name, parsed.messageId, parsed.sentAt?.toISOString(), parsed.to[0]?.address]).toEqual([
      'Jørgen',
      'm1@nordtex.example',
      '2026-04-08T08:00:00.000Z',
      'sales@ourmill.example',
    ]);
  });

  it('that is a meeting request is an invitation', async () => {
    const parsed = await parseMsg(
      writeMsg({ texts: { ...mail.texts, '001a': 'IPM.Schedule.Meeting.Request' } }),
      options,
    );
    expect([parsed.calendar?.method, parsed.calendar?.summary]).toEqual(['REQUEST', 'Angebot für Handtücher']);
  });

  it('that is none is answered as damaged, not thrown', async () => {
    expect((await parseMsg(Buffer.from('rubbish'), options)).defect).toBe('damaged Outlook message');
  });

  it('may be a letter in MIME under that name', async () => {
    const named = await parseMsg(Buffer.from('From: a@b.example\r\nSubject: under a wrong name\r\n\r\nx'), options);
    expect([named.defect, named.subject, named.text]).toEqual([null, 'under a wrong name', 'x']);
  });

  it('may be damaged in any place', async () => {
    const whole = writeMsg(mail);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), async (at, byte, length) => {
        const damaged = Buffer.from(whole.subarray(0, length));
        if (at < length) damaged[at] = byte;
        expect(typeof (await parseMsg(damaged, options)).subject).toBe('string');
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    // A message of this length has its table of sectors, its directory and its small table where `places` finds them.
    ['its directory goes in a circle', (file, at) => file.writeUInt32LE(at.directory, at.table + 4 * at.directory)],
    ['its small streams go in a circle', (file, at) => file.writeUInt32LE(at.small, at.smallTable + 4 * at.small)],
    [
      'its small table goes in a circle',
      (file, at) => file.writeUInt32LE(at.smallTableStart, at.table + 4 * at.smallTableStart),
    ],
    ['an entry stands after itself', (file, at) => file.writeUInt32LE(1, at.entry(1) + 72)],
    [
      'an entry stands below itself',
      (file, at) => (file.writeUInt8(1, at.entry(1) + 66), file.writeUInt32LE(1, at.entry(1) + 76)),
    ],
    [
      'two storages hold the same',
      (file, at) => file.writeUInt32LE(file.readUInt32LE(at.entry(0) + 76), at.entry(1) + 68),
    ],
    ['a stream is said to be of two gigabytes', (file, at) => file.writeUInt32LE(0x7fffffff, at.entry(1) + 120)],
    ['its head names a billion tables', file => file.writeUInt32LE(1e9, 72)],
    ['a table is said to stand in the head', file => file.writeUInt32LE(0xffffffff, 76)],
  ] as [string, (file: Buffer, at: Places) => void][])('of which %s is answered as damaged', async (_, damage) => {
    const file = writeMsg(mail);
    damage(file, placesIn(file));
    expect((await parseMsg(file, options)).defect).toBe('damaged Outlook message');
  });
});
