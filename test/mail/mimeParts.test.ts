import fc from 'fast-check';
import type { PartVisitor } from '../../service/mail/mimeParts';
import { splitParts } from '../../service/mail/mimeParts';

/** The parts of a message that comes in pieces of `size` bytes. */
function partsOf(message: string, size: number): [string, string][] {
  const found: [string, string][] = [];
  const visitor: PartVisitor = {
    onHeaders: () => undefined,
    onDefect: () => undefined,
    onLeaf(part) {
      const entry: [string, string] = [part.contentType.value, ''];
      found.push(entry);
      return { write: bytes => void (entry[1] += bytes.toString('latin1')), end: () => undefined };
    },
  };
  const parts = splitParts(visitor);
  const bytes = Buffer.from(message, 'latin1');
  for (let at = 0; at < bytes.length; at += size) parts.write(bytes.subarray(at, at + size));
  parts.end();
  return found;
}

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

describe('splitting a message into its parts', () => {
  it('finds the same parts in whatever pieces the bytes come', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), size => {
        expect(partsOf(message.join('\r\n'), size)).toEqual(expected);
      }),
    );
  });

  it('takes bare line feeds as line ends', () => {
    const bare = expected.map(([type, text]) => [type, text.replaceAll('\r\n', '\n')]);
    expect(partsOf(message.join('\n'), 7)).toEqual(bare);
  });

  it('ends a header block at a delimiter where the blank line is missing', () => {
    const text =
      'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n--b\r\n\r\nsecond\r\n--b--';
    expect(partsOf(text, 1000)).toEqual([
      ['text/plain', ''],
      ['text/plain', 'second'],
    ]);
  });
});
