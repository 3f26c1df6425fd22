import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readParts } from '../../service/mail/mime';
import { collectParts } from '../../service/mail/partCollecting';
import type { Collected } from '../../service/mail/partCollecting';
import { readSinglePart } from '../../service/mail/singlePart';

let work = '';
beforeAll(() => (work = mkdtempSync(join(tmpdir(), 'single-test-'))));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** What is read without the library, null where that leaves the message to it; and what the library reads, which takes every message from a file. */
async function bothWays(message: Buffer): Promise<[Collected | null, Collected]> {
  const { visitor, collected } = collectParts(null);
  const isRead = readSinglePart(message, visitor);
  const file = join(work, 'message.eml');
  writeFileSync(file, message);
  return [isRead ? collected : null, await readParts({ file })];
}

const fixtures = readdirSync('test/fixtures', { recursive: true, encoding: 'utf8' }).filter(name =>
  name.endsWith('.eml'),
);

describe('a message without parts, read without the library', () => {
  it('is read as the library reads it, whatever stands among the fixtures', async () => {
    let read = 0;
    for (const name of fixtures) {
      const [mine, theirs] = await bothWays(readFileSync(join('test/fixtures', name)));
      if (!mine) continue;
      read += 1;
      expect({ name, ...mine }).toEqual({ name, ...theirs });
    }
    expect(read).toBeGreaterThan(20);
  });

  const type = fc.constantFrom(
    '',
    'Content-Type: text/plain; charset=utf-8\n',
    'Content-Type: text/plain; charset="gb2312"; format=flowed\n',
    'content-type:TEXT/HTML ; charset=iso-8859-1\n',
    'Content-Type: text/plain\n ;charset=us-ascii\n',
    'Content-Type: text/calendar\n',
    'Content-Type: multipart/mixed; boundary=b\n',
    'Content-Type: text/plain\nContent-Type: multipart/mixed; boundary=b\n',
    'Content-Disposition: attachment; filename=a.txt\n',
  );
  const encoding = fc.constantFrom(
    '',
    'Content-Transfer-Encoding: 7bit\n',
    'Content-Transfer-Encoding: 8bit\n',
    'Content-Transfer-Encoding: quoted-printable\n',
    'Content-Transfer-Encoding: base64\n',
    'Content-Transfer-Encoding: x-uuencode\n',
    'Content-Transfer-Encoding: base64\nContent-Transfer-Encoding: 7bit\n',
  );
  const line = fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      '--b',
      '--b--',
      '-- ',
      'From here on',
      'a=3D b=',
      '=E4=BD=A0=',
      'SGFsbG8=',
      'SGFsbG8',
      '你好',
      '.',
    ),
    fc.string({ maxLength: 60 }),
  );

  it('is read as the library reads it, whatever its header says and its text holds', async () => {
    const message = fc.record({
      type,
      encoding,
      lines: fc.array(line, { maxLength: 8 }),
      end: fc.constantFrom('\n', '\r\n'),
      last: fc.constantFrom('', '\n', '\r\n'),
    });
    await fc.assert(
      fc.asyncProperty(message, async ({ type, encoding, lines, end, last }) => {
        const head = `From: a@b.example\nSubject: x\n${type}${encoding}\n`.replaceAll('\n', end);
        const [mine, theirs] = await bothWays(Buffer.from(`${head}${lines.join(end)}${last}`));
        if (mine) expect(mine).toEqual(theirs);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['parts', 'Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b--\n'],
    ['a message inside', 'Content-Type: message/rfc822\n\nFrom: c@d.example\n\nx\n'],
    ['a file in the place of a text', 'Content-Disposition: attachment; filename=a.txt\n\nx\n'],
    ['no empty line after its header', 'Subject: x\n'],
    ['an encoding that is none of ours', 'Content-Transfer-Encoding: uuencode\n\nbegin 644 a\n#86)C\nend\n'],
    ['base64 with something else in it', 'Content-Transfer-Encoding: base64\n\nSGFs!bG8=\n'],
  ])('is left to the library with %s', (_what, message) => {
    const { visitor, collected } = collectParts(null);
    expect(readSinglePart(Buffer.from(`From: a@b.example\n${message}`), visitor)).toBe(false);
    expect(collected.fields).toEqual([]);
  });
});
