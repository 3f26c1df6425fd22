import fc from 'fast-check';
import { isFromLine, mboxSplitter } from '../../../service/intake/sources/mboxSplitting';
import type { SplittingOptions } from '../../../service/intake/sources/mboxSplitting';

const SEPARATOR = 'From ana@example.com Wed May 16 17:15:59 2001';

interface Split {
  messages: string[];
  offsets: number[];
}

/** Splits `text` given in pieces of the sizes `cuts`, over and over. */
function split(text: string | Buffer, cuts: readonly number[] = [1_000_000], options: SplittingOptions = {}): Split {
  const bytes = Buffer.from(text as string, 'latin1');
  const splitter = mboxSplitter(options);
  const result: Split = { messages: [], offsets: [] };
  let present = '';
  const take = (chunk: Buffer, isLast: boolean) => {
    for (const event of splitter.push(chunk, isLast)) {
      if (event.kind === 'bytes') present += event.bytes.toString('latin1');
      else {
        result.messages.push(present);
        result.offsets.push(event.offset);
        present = '';
      }
    }
  };
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = cuts[turn % cuts.length];
    take(bytes.subarray(at, at + size), false);
    at += size;
  }
  take(Buffer.alloc(0), true);
  expect(present).toBe('');
  return result;
}

/** Writes messages as mboxrd: any line that begins with some '>' and "From " gets one more '>'. */
function join(messages: readonly string[], lineEnd: string): string {
  return messages.map(message => `${SEPARATOR}${lineEnd}${message.replace(/^(>*From )/gm, '>$1')}${lineEnd}`).join('');
}

const lineEnds = ['\n', '\r\n'];
const line = fc.oneof(
  fc.string({ maxLength: 30 }).map(text => text.replace(/[\r\n]/g, '').replace(/[^\x20-\xff]/g, '?')),
  fc.constantFrom(
    '',
    '',
    'From here on',
    'From ',
    '>From me',
    '>>From ',
    '> From',
    'Subject: x',
    SEPARATOR,
    `>${SEPARATOR}`,
  ),
  fc.integer({ min: 250, max: 900 }).map(length => 'x'.repeat(length)),
);
const message = (lineEnd: string) =>
  fc.array(line, { minLength: 1, maxLength: 12 }).map(lines => `Subject: a${lineEnd}${lines.join(lineEnd)}${lineEnd}`);

describe.each(lineEnds)('an mbox with line ends %j', lineEnd => {
  test('gives back exactly the messages that were written into it, however it is cut into chunks', () => {
    fc.assert(
      fc.property(
        fc.array(message(lineEnd), { maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 5 }),
        (messages, cuts) => {
          expect(split(join(messages, lineEnd), cuts).messages).toEqual(messages);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('can be read on from the end of any message', () => {
    fc.assert(
      fc.property(
        fc.array(message(lineEnd), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 500 }),
        (messages, cut) => {
          const text = join(messages, lineEnd);
          const { offsets } = split(text, [cut]);
          offsets.forEach((offset, index) => {
            const rest = split(text.slice(offset), [cut], { offset });
            expect(rest.messages).toEqual(messages.slice(index + 1));
            expect(rest.offsets).toEqual(offsets.slice(index + 1));
          });
        },
      ),
    );
  });

  test('that was written without empty lines between the messages is split all the same', () => {
    const text = `${SEPARATOR}\nSubject: a\n\none\n${SEPARATOR}\nSubject: b\n\ntwo\n`.replace(/\n/g, lineEnd);
    expect(split(text).messages).toEqual(
      [`Subject: a\n\none\n`, `Subject: b\n\ntwo\n`].map(one => one.replace(/\n/g, lineEnd)),
    );
  });
});

test('the older form (mboxo), which quotes only "From " itself, reads the same', () => {
  expect(split(`${SEPARATOR}\nSubject: a\n\n>From now on\n> quoted\n\n`).messages).toEqual([
    'Subject: a\n\nFrom now on\n> quoted\n',
  ]);
});

test('quoting is only undone at the start of a line', () => {
  const body = 'Subject: a\n\nhe wrote >From me\n >From you\n';
  expect(split(`${SEPARATOR}\n${body}\n`, [40]).messages).toEqual([body]);
});

test('a last message without a line end is whole', () => {
  expect(split(`${SEPARATOR}\nSubject: a\n\nno end`).messages).toEqual(['Subject: a\n\nno end']);
});

test('a sentence that begins with "From " after an empty line is no separator, even where the writer did not quote it', () => {
  const body = 'Subject: a\n\nDear Ana,\n\nFrom our side all is ready.\n\nFrom: we\n';
  expect(split(`${SEPARATOR}\n${body}\n${SEPARATOR}\nSubject: b\n\n`).messages).toHaveLength(2);
  expect(split(`${SEPARATOR}\n${body}\n`).messages).toEqual([body]);
});

test('an mbox whose separators carry no date that we know is split at every "From " after an empty line', () => {
  const text = 'From ana 16.5.01\nSubject: a\n\none\n\nFrom bo 17.5.01\nSubject: b\n\ntwo\n\n';
  expect(split(text, [17], { isLoose: true }).messages).toEqual(['Subject: a\n\none\n', 'Subject: b\n\ntwo\n']);
});

test('a single message keeps everything below its From_ line', () => {
  const text = `${SEPARATOR}\nSubject: a\n\n${SEPARATOR}\n\n`;
  expect(split(text, [9], { isSingle: true }).messages).toEqual([`Subject: a\n\n${SEPARATOR}\n\n`]);
});

test('a line of millions of characters passes in pieces, one chunk of it in memory at most', () => {
  const splitter = mboxSplitter();
  const chunk = Buffer.alloc(100_000, 'y');
  splitter.push(Buffer.from(`${SEPARATOR}\nSubject: a\n\n`), false);
  let passed = 0;
  for (let count = 0; count < 50; count += 1) {
    for (const event of splitter.push(chunk, false)) if (event.kind === 'bytes') passed += event.bytes.length;
    expect((count + 1) * chunk.length - passed).toBeLessThan(chunk.length + 1_000);
  }
});

test('nothing is no message', () => {
  expect(split('').messages).toEqual([]);
});

test.each([
  ['From ana@example.com Wed May 16 17:15:59 2001', true],
  ['From exmh-workers-admin@redhat.com  Thu Aug 22 12:36:23 2002', true],
  ['From - Tue Jan  1 00:00:00 2002', true],
  ['From 1234@xxx Mon Jan 01 00:00:00 +0000 2024', true],
  ['From "ana b"@example.com Wed May 16 17:15:59 CEST 2001', true],
  ['From ana@example.com Wed, 16 May 2001 17:15:59 +0200', true],
  ['From MAILER-DAEMON Fri Jul  8 12:08:34 2011\r', true],
  ['From ana@example.com 2001-05-16T17:15:59Z', true],
  ['From Monday 16 May on we are closed', false],
  ['From the desk of Ana', false],
  ['From: ana@example.com Wed May 16 17:15:59 2001', false],
  ['from ana@example.com Wed May 16 17:15:59 2001', false],
])('%j separates two messages: %j', (text, expected) => {
  expect(isFromLine(Buffer.from(`${text}\nSubject: x`), 0, true)).toBe(expected);
});

test('an address alone separates only after an empty line', () => {
  const bytes = Buffer.from('From ana@example.com\nSubject: x\n');
  expect([isFromLine(bytes, 0, true), isFromLine(bytes, 0, false)]).toEqual([true, false]);
});
