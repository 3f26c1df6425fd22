import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { parseMime, salvageMime } from '../../service/mail/mime';
import type { ParsedMessage } from '../../service/mail/parsed';
import { newTextOf } from '../../service/mail/quoting';

const fixtures = join(__dirname, '../fixtures/mail');
let spool = '';
beforeAll(() => {
  spool = mkdtempSync(join(tmpdir(), 'mime-test-'));
});
afterAll(() => rmSync(spool, { recursive: true, force: true }));

const options = () => ({
  ownHosts: ['ourmill.example', 'northquay-trading.com'],
  spool,
  now: new Date('2026-11-01T00:00:00Z'),
});
const parse = (bytes: Buffer) => parseMime({ bytes }, options());
const parseFixture = (name: string) => parse(readFileSync(join(fixtures, `${name}.eml`)));

describe('a letter whose charset is missing or wrong', () => {
  it.each<[string, string]>([
    ['charset-undeclared-gb18030', '价格可以，请安排生产。\n交货期五月十日，谢谢。\n'],
    ['charset-declared-latin1-is-utf8', 'Größe und Menge prüfen, Preis in €.\n'],
    ['charset-declared-utf8-is-windows-1252', 'Prix confirmé, délai à vérifier.\n'],
    ['charset-iso-2022-jp-undeclared', '見積書をお送りください。\n'],
    ['charset-big5', '請確認數量與交期。\n'],
  ])('%s is read as it was written', async (name, text) => {
    expect((await parseFixture(name)).text).toBe(text);
  });

  it('keeps subjects and names in raw UTF-8, raw GB 18030, and words that cut a character in two', async () => {
    const eai = await parseFixture('headers-raw-utf8');
    expect([eai.subject, eai.from[0]]).toEqual([
      '询价：全棉床单',
      { name: '王芳', address: 'wang@xn--fsqu00a.xn--55qx5d' },
    ]);
    const gb = await parseFixture('headers-raw-gb18030');
    expect([gb.subject, gb.from[0]?.name]).toEqual(['询价单 全棉床单', '采购部']);
    expect((await parseFixture('headers-character-cut-between-words')).subject).toBe('确认订单');
  });
});

describe('a letter in an odd form', () => {
  it.each<[string, (parsed: ParsedMessage) => unknown, unknown]>([
    ['attachment-name-rfc2231', parsed => parsed.attachments.map(one => one.name), ['图纸_rev2.pdf']],
    ['attachment-name-with-path', parsed => parsed.attachments.map(one => one.name), ['evilfdp.exe']],
    [
      'multipart-without-boundary',
      parsed => [parsed.text.trim(), parsed.attachments[0]?.name],
      ['first part', 'notes.txt'],
    ],
    ['multipart-never-closed', parsed => [parsed.text, parsed.html?.trim()], ['plain form', '<p>html form']],
    ['multipart-without-parts', parsed => parsed.text.trim(), 'This text stands where no part ever began.'],
    ['html-only', parsed => parsed.text, 'Dear Li Na,\n\nwe accept the price of € 4.10.\n\n- sage\n- sand'],
    [
      'flowed',
      parsed => parsed.text,
      'This paragraph was wrapped by the mail program and is one.\n\n> a quoted line that goes on\n-- \nLars\n',
    ],
    ['base64-in-two-pieces', parsed => parsed.text, 'first and second'],
    ['date-absurd', parsed => [parsed.sentAt, parsed.receivedAt?.toISOString()], [null, '2026-04-08T08:00:05.000Z']],
    [
      'calendar-with-zone',
      parsed => [parsed.calendar?.summary, parsed.calendar?.start?.toISOString(), parsed.calendar?.organizer],
      ['Factory audit, second day', '2026-06-08T08:00:00.000Z', 'lars@nordtex.example'],
    ],
  ])('%s', async (name, pick, expected) => {
    const parsed = await parseFixture(name);
    expect(parsed.defect).toBeNull();
    expect(pick(parsed)).toEqual(expected);
  });

  it('shows a picture of the text as part of it, and the file that came with it as a file', async () => {
    const { attachments } = await parseFixture('picture-in-the-text');
    expect(attachments.map(one => [one.name, one.isInline, one.contentId])).toEqual([
      ['logo.png', true, 'logo@1'],
      ['offer.pdf', false, null],
    ]);
  });

  it('reads groups, comments, encoded names and a display name that pretends to be an address', async () => {
    const { from, to, cc, sentAt } = await parseFixture('addresses-odd');
    expect(from).toEqual([{ name: 'Holm, Lars (Purchasing)', address: 'lars@nordtex.example' }]);
    expect(to).toEqual([
      { name: '', address: 'li.na@ourmill.example' },
      { name: 'A "B" C', address: 'c@d.example' },
    ]);
    expect(cc).toEqual([
      { name: 'Jørgen Bach', address: 'jb@n.example' },
      { name: 'Xavier', address: 'x@y.example' },
      { name: 'petra@holmberg.example', address: 'thief@evil.example' },
      { name: '', address: 'z@z.example' },
      { name: 'nobody', address: '' },
    ]);
    expect(sentAt?.toISOString()).toBe('2026-04-08T08:00:00.000Z');
  });
});

interface Expected {
  file: string;
  type: string;
  inner_message_id: string;
  envelope_recipients: string[];
  bcc: string[];
  inner_attachments?: string[];
  attachments: string[];
  body_contains?: string;
  body_html_contains?: string;
  method: string;
  uid: string;
  new_text: string;
  signature: string | null;
}
const authored = readFileSync(join(fixtures, 'exchange-authored/expected.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map(line => JSON.parse(line) as Expected);
const ofType = (type: string) =>
  authored.filter(one => one.type === type).map((one): [string, Expected] => [one.file, one]);
const parseAuthored = (file: string) => parse(readFileSync(join(fixtures, 'exchange-authored', file)));

describe('mail of Exchange and Outlook', () => {
  it.each(ofType('journal_report'))('%s: the letter inside a journal report is the letter', async (file, expected) => {
    const parsed = await parseAuthored(file);
    expect(parsed.messageId).toBe(expected.inner_message_id);
    expect(parsed.journal?.recipients).toEqual(expected.envelope_recipients);
    expect(parsed.journal?.bcc).toEqual(expected.bcc);
    expect(parsed.attachments.map(one => one.name)).toEqual(expected.inner_attachments ?? []);
  });

  it.each(ofType('tnef'))('%s: a winmail.dat shows what is in it', async (file, expected) => {
    const parsed = await parseAuthored(file);
    expect(parsed.attachments.map(one => one.name)).toEqual(expected.attachments);
    expect(parsed.text).toContain(expected.body_contains ?? '');
    expect(parsed.html ?? '').toContain(expected.body_html_contains ?? '');
  });

  it.each(ofType('calendar'))('%s: an invitation keeps its method and its id', async (file, expected) => {
    const { calendar } = await parseAuthored(file);
    expect([calendar?.method, calendar?.uid]).toEqual([expected.method, expected.uid]);
  });

  it.each(ofType('reply'))('%s: what the sender wrote is told from what he quotes', async (file, expected) => {
    const parsed = await parseAuthored(file);
    const fold = (text: string) => text.replace(/\s+/g, ' ').trim();
    const wanted = [expected.new_text, expected.signature ?? ''].join('\n');
    expect(fold(newTextOf(parsed.text, parsed.newTextLength))).toBe(fold(wanted));
  });
});

describe('a large or hostile source', () => {
  it('goes through without standing in memory: attachments over 1 MiB stand in a file', async () => {
    const content = randomBytes(1_500_000);
    const body = content.toString('base64').replace(/.{76}/g, '$&\r\n');
    const head =
      'From: a@b.example\r\nContent-Type: multipart/mixed; boundary=xx\r\n\r\n--xx\r\n\r\nhello\r\n--xx\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n';
    const file = join(spool, 'large.eml');
    writeFileSync(file, `${head}${body}\r\n--xx--\r\n`);
    const { text, attachments } = await parseMime({ file }, options());
    expect(text).toBe('hello');
    const [attachment] = attachments;
    expect([attachment?.size, attachment?.bytes, attachment?.hash]).toEqual([
      content.length,
      null,
      createHash('sha256').update(content).digest('hex'),
    ]);
    expect(readFileSync(attachment!.file!).equals(content)).toBe(true);
    expect(existsSync(attachment!.file!)).toBe(true);
  });

  it.each<[string, Buffer, string]>([
    ['an empty file', Buffer.alloc(0), 'empty'],
    [
      'a picture under the name of a mail',
      Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.alloc(5000, 7)]),
      'no message headers',
    ],
    ['ten thousand parts in one another', nested(10_000), 'nested too deeply'],
  ])('%s gives a best effort that says what is wrong', async (_what, bytes, defect) => {
    const parsed = await parse(bytes);
    expect(parsed.defect).toBe(defect);
    expect(parsed.size).toBe(bytes.length);
  });

  it('shows sender, subject and date of what could not be read', () => {
    const bytes = Buffer.from(
      'From: Lars <lars@nordtex.example>\r\nSubject: offer\r\nDate: Wed, 08 Apr 2026 10:00:00 +0200\r\n\r\nsome text',
    );
    const parsed = salvageMime({ bytes }, 'cannot be read', options());
    expect([parsed.from[0]?.address, parsed.subject, parsed.sentAt?.getTime(), parsed.text.trim()]).toEqual([
      'lars@nordtex.example',
      'offer',
      Date.parse('2026-04-08T08:00:00Z'),
      'some text',
    ]);
  });

  it('is bounded: 5,000 addresses, 600 attachments, a text of 3 MB', async () => {
    const to = Array.from({ length: 5000 }, (_, index) => `p${index}@x.example`).join(', ');
    const parts = Array.from(
      { length: 600 },
      (_, index) => `--b\r\nContent-Type: image/png; name=p${index}.png\r\n\r\nx\r\n`,
    ).join('');
    const bytes = Buffer.from(
      `From: a@b.example\r\nTo: ${to}\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n${'word '.repeat(600_000)}\r\n${parts}--b--`,
    );
    const parsed = await parse(bytes);
    expect([parsed.to.length, parsed.attachments.length, parsed.isTruncated, parsed.text.length]).toEqual([
      2000,
      500,
      true,
      1024 * 1024,
    ]);
  });

  it('never throws, whatever the bytes are, and gives plain data', async () => {
    const piece = fc.constantFrom(
      'From: a@b.c\r\n',
      'Content-Type: multipart/mixed; boundary=b\r\n',
      '\r\n',
      '--b\r\n',
      '--b--\r\n',
      'Content-Type: message/rfc822\r\n',
      'Content-Transfer-Encoding: base64\r\n',
      '=?utf-8?B?4pyT?=',
      'x\r\n',
      '> q\r\n',
      '\u0000\u00ff',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), async pieces => {
        const parsed = await parse(Buffer.from(pieces.join(''), 'latin1'));
        expect(structuredClone(parsed)).toEqual(parsed);
        expect(parsed.newTextLength).toBeLessThanOrEqual(parsed.text.length);
      }),
      { numRuns: 200 },
    );
  });
});

function nested(depth: number): Buffer {
  let text = 'From: a@b.example\r\n';
  for (let i = 0; i < depth; i++) text += `Content-Type: multipart/mixed; boundary="b${i}"\r\n\r\n--b${i}\r\n`;
  return Buffer.from(`${text}\r\nhello`);
}

describe('the parser beside mailparser', () => {
  const word = fc.stringMatching(/^[A-Za-z0-9äöüßéñ价格確認Ж]{1,12}$/);
  const line = fc.array(word, { minLength: 1, maxLength: 12 }).map(words => words.join(' '));
  const letters = fc.record({
    subject: line,
    text: fc.array(line, { minLength: 1, maxLength: 8 }),
    file: fc.uint8Array({ minLength: 1, maxLength: 3000 }),
    isBase64: fc.boolean(),
    hasFile: fc.boolean(),
  });

  it('gives the same subject, text and files for well-formed mail', async () => {
    await fc.assert(
      fc.asyncProperty(letters, async one => {
        const source = write(one);
        const [ours, theirs] = [
          await parse(source),
          await simpleParser(source, { skipHtmlToText: true, skipTextToHtml: true }),
        ];
        expect(ours.subject).toBe(theirs.subject);
        expect(ours.text.trim()).toBe((theirs.text ?? '').trim());
        expect(ours.attachments.map(file => [file.name, Buffer.from(file.bytes!).toString('hex')])).toEqual(
          theirs.attachments.map(file => [file.filename, file.content.toString('hex')]),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('gives the same in whatever pieces the file is read', async () => {
    await fc.assert(
      fc.asyncProperty(letters, fc.integer({ min: 1, max: 40 }), async (one, padding) => {
        // A preamble shifts every boundary against the pieces in which a file is read.
        const source = Buffer.concat([
          Buffer.from(`X-Padding: ${'p'.repeat(padding)}\r\n`),
          write({ ...one, hasFile: true }),
        ]);
        const file = join(spool, 'pieces.eml');
        writeFileSync(file, source);
        const whole = await parse(source);
        expect(await parseMime({ file }, options())).toEqual(whole);
      }),
      { numRuns: 25 },
    );
  });
});

function write(one: {
  subject: string;
  text: string[];
  file: Uint8Array;
  isBase64: boolean;
  hasFile: boolean;
}): Buffer {
  const subject = `=?utf-8?B?${Buffer.from(one.subject).toString('base64')}?=`;
  const plain = Buffer.from(one.text.join('\r\n'));
  const body = one.isBase64 ? plain.toString('base64').replace(/.{76}/g, '$&\r\n') : plain.toString('utf8');
  const text = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: ${one.isBase64 ? 'base64' : '8bit'}\r\n\r\n${body}\r\n`;
  const head = `From: a@b.example\r\nSubject: ${subject}\r\nMIME-Version: 1.0\r\n`;
  if (!one.hasFile) return Buffer.from(head + text);
  const file = `--=_b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="f.bin"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(one.file).toString('base64')}\r\n`;
  return Buffer.from(`${head}Content-Type: multipart/mixed; boundary="=_b"\r\n\r\n--=_b\r\n${text}${file}--=_b--\r\n`);
}
