import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { crc32, deflateRawSync } from 'node:zlib';

/** A hostile letter: written piece by piece, since some are larger than memory should be. */
export interface Attack {
  name: string;
  /** The letter is so broken, or so strange, that a person must look at it; otherwise it is stored like any other. */
  write: (out: (piece: string | Buffer) => Promise<void>) => Promise<void>;
}

const heads = (name: string, more: readonly string[] = []) =>
  [
    'From: Mallory <mallory@attack.example>',
    'To: Sales <sales@haitu.example>',
    `Subject: attack ${name}`,
    'Date: Mon, 02 Nov 2026 08:00:00 +0000',
    ...(more.some(line => /^message-id:/i.test(line)) ? [] : [`Message-ID: <${name}@attack.example>`]),
    'MIME-Version: 1.0',
    ...more,
    '',
    '',
  ].join('\r\n');

const plain = 'Content-Type: text/plain; charset=utf-8';

function simple(name: string, headers: readonly string[], body: string): Attack {
  return { name, write: async out => out(heads(name, headers) + body) };
}

/** A zip of one entry that holds `megabytes` of zeros, deflated as often as is allowed: about 1 KB for each MB. */
export function zipBomb(entry: string, megabytes: number): Buffer {
  const zeros = Buffer.alloc(megabytes * 1024 * 1024);
  const data = deflateRawSync(zeros, { level: 9 });
  const name = Buffer.from(entry);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(8, 10);
  for (const [header, at] of [
    [local, 14],
    [central, 16],
  ] as const) {
    header.writeUInt32LE(crc32(zeros), at);
    header.writeUInt32LE(data.length, at + 4);
    header.writeUInt32LE(zeros.length, at + 8);
    header.writeUInt16LE(name.length, at + 12);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + data.length, 16);
  return Buffer.concat([local, name, data, central, name, end]);
}

function withFile(name: string, fileName: string, type: string, bytes: () => Buffer): Attack {
  const headers = ['Content-Type: multipart/mixed; boundary="b"'];
  const write: Attack['write'] = async out => {
    await out(heads(name, headers));
    await out(`--b\r\n${plain}\r\n\r\nsee attached\r\n--b\r\nContent-Type: ${type}; name="${fileName}"\r\n`);
    await out(`Content-Disposition: attachment; filename="${fileName}"\r\nContent-Transfer-Encoding: base64\r\n\r\n`);
    await out(`${bytes().toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n--b--\r\n`);
  };
  return { name, write };
}

const large: Attack = {
  name: 'attachment of 200 MB',
  write: async out => {
    await out(heads('large', ['Content-Type: multipart/mixed; boundary="b"']));
    await out(`--b\r\n${plain}\r\n\r\nsee attached\r\n--b\r\nContent-Type: video/mp4; name="large.mp4"\r\n`);
    await out('Content-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n');
    const line = `${'QUJD'.repeat(19)}\r\n`;
    const block = line.repeat(1024);
    // 57 bytes a line, 1,024 lines a block.
    for (let at = 0; at < Math.ceil((200 * 1024 * 1024) / (57 * 1024)); at += 1) await out(block);
    await out('--b--\r\n');
  },
};

const nested: Attack = {
  name: 'multiparts 10,000 deep',
  write: async out => {
    await out(heads('nested', ['Content-Type: multipart/mixed; boundary="b0"']));
    for (let at = 0; at < 10_000; at += 1)
      await out(`--b${at}\r\nContent-Type: multipart/mixed; boundary="b${at + 1}"\r\n\r\n`);
    await out(`--b10000\r\n${plain}\r\n\r\nthe innermost word\r\n`);
  },
};

const letters: Attack = {
  name: 'letters in letters, 2,000 deep',
  write: async out => {
    for (let at = 0; at < 2_000; at += 1) await out(heads(`letter-${at}`, ['Content-Type: message/rfc822']));
    await out(heads('innermost', [plain]));
    await out('the innermost word');
  },
};

const parts: Attack = {
  name: 'a hundred thousand parts',
  write: async out => {
    await out(heads('parts', ['Content-Type: multipart/mixed; boundary="b"']));
    for (let at = 0; at < 100_000; at += 1)
      await out(`--b\r\nContent-Disposition: attachment; filename="f${at}.txt"\r\n\r\nx\r\n`);
    await out('--b--\r\n');
  },
};

const recipients: Attack = {
  name: 'a hundred thousand recipients',
  write: async out => {
    await out('To: ');
    for (let at = 0; at < 100_000; at += 1) await out(`Person ${at} <person${at}@company${at % 900}.example>,\r\n `);
    await out(`last@company.example\r\n${heads('recipients', [plain]).replace(/To: .*\r\n/, '')}hello`);
  },
};

const repeated = (name: string, piece: string, times: number): Attack => ({
  name,
  write: async out => {
    await out(heads(name.replace(/\W+/g, '-'), [plain]));
    for (let at = 0; at < times; at += 1) await out(piece);
  },
});

/** Letters that try to break whoever reads them. */
export const attacks: readonly Attack[] = [
  nested,
  letters,
  parts,
  large,
  recipients,
  withFile('zip bomb', 'photos.zip', 'application/zip', () => zipBomb('zeros.txt', 500)),
  withFile('Excel bomb', 'prices.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', () =>
    zipBomb('xl/worksheets/sheet1.xml', 500),
  ),
  simple('Message-ID of 60 KB', [`Message-ID: <${'m'.repeat(60_000)}@attack.example>`, plain], 'hello'),
  simple('References of 5 MB', [`References: ${'<a@b.example>\r\n '.repeat(350_000)}<z@b.example>`, plain], 'hello'),
  simple(
    'a hundred thousand headers',
    [...Array.from({ length: 100_000 }, (_x, at) => `X-H${at}: ${at}`), plain],
    'hi',
  ),
  simple(
    'header injection',
    [
      'Reply-To: =?utf-8?Q?a=0D=0ABcc:_victim@own.example?= <a@attack.example>',
      'Content-Type: multipart/mixed; boundary="b"',
    ],
    `--b\r\n${plain}\r\n\r\nhello\r\n--b\r\nContent-Type: text/plain\r\n` +
      "Content-Disposition: attachment; filename*=utf-8''a%0D%0ASet-Cookie%3A%20x%3D1.txt\r\n\r\nx\r\n--b--\r\n",
  ),
  simple(
    'names that leave the folder',
    ['Content-Type: multipart/mixed; boundary="b"'],
    [
      '../../x',
      '..\\\\..\\\\x',
      '/etc/passwd',
      'C:\\\\x',
      'CON',
      '\u202Egpj.exe',
      'a\u0000b',
      '.',
      '..',
      'n'.repeat(10_000),
    ]
      .map(
        name => `--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\nx\r\n`,
      )
      .join('') + '--b--\r\n',
  ),
  simple(
    'parameters in ten thousand pieces',
    [`Content-Type: text/plain; ${Array.from({ length: 10_000 }, (_x, at) => `name*${at}="x"`).join(';\r\n ')}`],
    'hello',
  ),
  simple('encoded words without end', [`Subject: ${'=?utf-8?Q?=41?=\r\n '.repeat(100_000)}`, plain], 'hello'),
  simple(
    'an unknown charset and loose bytes',
    ['Content-Type: text/plain; charset="x-\u0000-none"'],
    '\u0000\uFFFE\u0001',
  ),
  repeated('one line of 30 MB', 'abcdefghij', 3_000_000),
  repeated('digits and dashes', '1-2/3.4 5_', 300_000),
  repeated('at signs', 'a@b.c,<@', 300_000),
  repeated('quotes in quotes', '> > > > > > > > > > > > > > > > > > > > > > > > > > > x\r\n', 40_000),
  repeated(
    'forwarding marks',
    '-----Original Message-----\r\nFrom: a@b.c\r\nSent: x\r\nTo: y\r\nSubject: z\r\n\r\n',
    20_000,
  ),
  repeated('blanks', ' '.repeat(1000), 3_000),
  {
    name: 'tags without end',
    write: async out => {
      await out(heads('tags', ['Content-Type: text/html; charset=utf-8']));
      for (let at = 0; at < 200_000; at += 1) await out('<div style="background:url(x)"><table><b>');
    },
  },
];

/** Writes a letter as a file. */
export async function writeAttack(file: string, attack: Attack): Promise<void> {
  const stream = createWriteStream(file);
  let held = '';
  const drain = async (piece: string | Buffer) => {
    if (!stream.write(piece)) await once(stream, 'drain');
  };
  await attack.write(async piece => {
    if (typeof piece !== 'string') return drain(piece);
    held += piece;
    if (held.length < 1 << 18) return;
    const ready = held;
    held = '';
    await drain(ready);
  });
  await drain(held);
  stream.end();
  await once(stream, 'close');
}
