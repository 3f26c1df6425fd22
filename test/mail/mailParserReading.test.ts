import { Readable } from 'node:stream';
import fc from 'fast-check';
import { MailParser } from 'mailparser';
import type { OpenMailParser } from '../../service/mail/mailParserReading';
import { parserOptions, readWithParser } from '../../service/mail/mailParserReading';
import type { PartVisitor } from '../../service/mail/partCollecting';

interface Found {
  parts: [string, string][];
  defects: string[];
}

/** The parts of a message that comes in pieces of `size` bytes. */
async function read(message: string, size = 1000): Promise<Found> {
  const found: Found = { parts: [], defects: [] };
  const visitor: PartVisitor = {
    onHeaders: () => undefined,
    onDefect: what => void found.defects.push(what),
    onLeaf(part) {
      const entry: [string, string] = [part.contentType.value, ''];
      found.parts.push(entry);
      const isFile = !part.contentType.value.startsWith('text/');
      return { isFile, write: bytes => void (entry[1] += bytes.toString('latin1')), end: () => undefined };
    },
  };
  const bytes = Buffer.from(message, 'latin1');
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
  const parser = new MailParser(parserOptions) as unknown as OpenMailParser;
  await readWithParser(parser, Readable.from(pieces), visitor);
  return found;
}
const partsOf = async (message: string, size?: number) => (await read(message, size)).parts;

const message = [
  'From: a@b.example',
  'Content-Type: multipart/mixed; boundary="out"',
  '',
  'preamble',
  '--out',
  'Content-Type: multipart/alternative; boundary="out-in"',
  '',
  '--out-in',
  'Content-Type: text/plain',
  '',
  'plain with --out in the line',
  '-- ',
  'signature',
  '--out-in',
  'Content-Type: text/html',
  '',
  '<p>x</p>',
  '--out-in--',
  'epilogue',
  '--out',
  'Content-Type: application/pdf',
  '',
  'pdf',
  '',
  '--out--',
  'the end',
  '',
];
const expected: [string, string][] = [
  ['text/plain', 'plain with --out in the line\r\n-- \r\nsignature'],
  ['text/html', '<p>x</p>'],
  ['application/pdf', 'pdf\r\n'],
];
const mixed = 'From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n';

describe('splitting a message into its parts', () => {
  it('finds the same parts in whatever pieces the bytes come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 400 }), async size => {
        expect(await partsOf(message.join('\r\n'), size)).toEqual(expected);
      }),
    );
  });

  it('takes bare line feeds as line ends', async () => {
    const bare = expected.map(([type, text]) => [type, text.replaceAll('\r\n', '\n')]);
    expect(await partsOf(message.join('\n'), 7)).toEqual(bare);
  });

  it('ends a header block at a delimiter where the blank line is missing', async () => {
    const parts = await partsOf(`${mixed}--b\r\nContent-Type: text/plain\r\n--b\r\n\r\nsecond\r\n--b--`);
    expect(parts).toEqual([['text/plain', 'second']]);
  });

  it.each<[string, string, [string, string][]]>([
    ['has blanks behind it', `${mixed}--b \t\r\n\r\none\r\n--b-- \r\nepilogue`, [['text/plain', 'one']]],
    [
      'belongs to a multipart further out, the inner one never closed',
      `${mixed}--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: multipart/related; boundary=d\r\n\r\n--d\r\n\r\none\r\n--b\r\nContent-Type: a/b\r\n\r\ntwo\r\n--b--\r\n`,
      [
        ['text/plain', 'one'],
        ['a/b', 'two'],
      ],
    ],
    ['is the last line and has no line end', `${mixed}--b\r\n\r\none\r\n--b--`, [['text/plain', 'one']]],
    [
      'was not declared, nor is the first line of dashes one',
      `Content-Type: multipart/mixed\r\n\r\n-- a line\r\n--shown\r\n\r\none\r\n--shown--\r\n`,
      [['text/plain', 'one']],
    ],
    [
      'only begins like one',
      `${mixed}--b\r\n\r\none\r\n--bc\r\n--b-\r\n--b--\r\n`,
      [['text/plain', 'one\r\n--bc\r\n--b-']],
    ],
  ])('sees a delimiter that %s', async (_what, text, parts) => {
    expect(await partsOf(text)).toEqual(parts);
  });
});

describe('the content of a part', () => {
  it.each<[string, string, string]>([
    ['base64', 'aGVsbG8=\r\n', 'hello'],
    ['"base64";', 'aGVsbG8=\r\n', 'hello'],
    ['quoted-printable', 'h=65l=\r\nlo =3D =zz', 'hello = =zz'],
    ['x-uuencode', 'begin 644 a\r\n%:&5L;&\\\r\nend\r\n', 'hello'],
    ['unheard-of', 'hello', 'hello'],
  ])('is decoded from %s', async (encoding, body, text) => {
    for (const type of ['text/plain', 'application/pdf']) {
      const source = `From: a@b.example\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`;
      expect((await partsOf(source, 3))[0]?.[1].trim()).toBe(text);
    }
  });
});

describe('a message beyond the bounds', () => {
  it('of 6,000 parts gives 5,000 and says so', async () => {
    const { parts, defects } = await read(mixed + '--b\r\n\r\nx\r\n'.repeat(6000), 64 * 1024);
    expect([parts.length, defects[0]]).toEqual([5000, 'too many parts']);
  });

  it('with a header block of 2 MB says so', async () => {
    expect((await read(`From: a@b.example\r\nX: ${'x'.repeat(2_000_000)}\r\n\r\nhello`, 64 * 1024)).defects).toEqual([
      'headers too long',
    ]);
  });

  it('is done with in bounded time where blanks and signs repeat', async () => {
    const head = 'From: a@b.example\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n';
    const [part] = await partsOf(`${head}${' '.repeat(1_000_000)}x`, 64 * 1024);
    expect(part?.[1].length).toBe(1_000_001);
  });
});

it('passes on what a sink throws, a full disk for one', async () => {
  const visitor: PartVisitor = {
    onHeaders: () => undefined,
    onDefect: () => undefined,
    onLeaf: () => ({
      isFile: true,
      write() {
        throw new Error('disk full');
      },
      end: () => undefined,
    }),
  };
  const parser = new MailParser(parserOptions) as unknown as OpenMailParser;
  const source = Buffer.from('From: a@b.example\r\nContent-Type: application/pdf\r\n\r\npdf');
  await expect(readWithParser(parser, source, visitor)).rejects.toThrow('disk full');
});
