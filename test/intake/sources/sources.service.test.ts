import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Cursor, MailSource, SourceItem } from '../../../service/intake/sources/source';
import { startCursor } from '../../../service/intake/sources/source';
import { openSource } from '../../../service/intake/sources/sources.service';

let folder: string;
let spool: string;

beforeEach(() => {
  const base = mkdtempSync(join(tmpdir(), 'sources-'));
  folder = join(base, 'mail');
  spool = join(base, 'spool');
  mkdirSync(folder);
  mkdirSync(spool);
});
afterEach(() => rmSync(dirname(folder), { recursive: true, force: true }));

const letter = (text: string) => `From: ana@example.com\nSubject: ${text}\n\nDear Bo, ${text}\n`;
const mbox = (...texts: string[]) =>
  texts.map(text => `From ana@example.com Wed May 16 17:15:59 2001\n${letter(text)}\n`).join('');
const OLE = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);

function write(files: Record<string, string | Buffer>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

const open = (name = '.') => openSource(join(folder, name), { spool });

async function all(source: MailSource, after: Cursor = startCursor): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  for await (const item of source.items(after)) items.push(item);
  return items;
}

/** 'name | folder | what it says', in order. */
const told = (items: readonly SourceItem[]) =>
  items.map(item => {
    const what = item.error ? item.error.code : item.format === 'msg' ? 'msg' : subjectOf(item);
    return `${item.name} | ${item.folder} | ${what}`;
  });

function subjectOf(item: SourceItem): string {
  if (item.error) return '';
  const bytes = item.bytes ?? readFileSync(item.file as string);
  return /^Subject: (.*)$/m.exec(bytes.toString('latin1'))?.[1] ?? '?';
}

describe('every form in which mail lies on a disk', () => {
  test.each<[string, Record<string, string | Buffer>, string, string, string[]]>([
    ['one .eml', { 'a.eml': letter('one') }, 'a.eml', 'eml', ['a.eml | inbox | one']],
    ['a letter without an ending', { '17000': letter('one') }, '17000', 'eml', ['17000 | inbox | one']],
    ['a letter with a From_ line', { 'a.eml': mbox('one') }, 'a.eml', 'eml', ['a.eml | inbox | one']],
    ['an Outlook message', { 'a.msg': OLE }, 'a.msg', 'msg', ['a.msg | inbox | msg']],
    ['an mbox', { Inbox: mbox('one', 'two') }, 'Inbox', 'mbox', ['Inbox#1 | Inbox | one', 'Inbox#2 | Inbox | two']],
    [
      'an mbox, compressed',
      { 'Sent.mbox.gz': gzipSync(mbox('one', 'two')) },
      'Sent.mbox.gz',
      'mbox',
      ['Sent.mbox.gz#1 | Sent | one', 'Sent.mbox.gz#2 | Sent | two'],
    ],
    [
      'an mbox in two compressed parts',
      { 'a.mbox.gz': Buffer.concat([gzipSync(mbox('one')), gzipSync(mbox('two'))]) },
      'a.mbox.gz',
      'mbox',
      ['a.mbox.gz#1 | a | one', 'a.mbox.gz#2 | a | two'],
    ],
    ['an empty mbox', { 'a.mbox': '' }, 'a.mbox', 'mbox', []],
    ['a letter, compressed', { 'a.eml.gz': gzipSync(letter('one')) }, 'a.eml.gz', 'eml', ['a.eml.gz | inbox | one']],
    ['an empty .eml', { 'a.eml': '' }, 'a.eml', 'eml', ['a.eml | inbox | ?']],
    ['an empty folder', {}, '.', 'folder', []],
    [
      'a folder with folders',
      {
        'b.eml': letter('b'),
        'a/2.eml': letter('a2'),
        'a/1.msg': OLE,
        'Sent Items/x.eml': letter('x'),
        'photo.jpg': 'x',
        '.hidden.eml': letter('no'),
        'note.txt': 'From: x\n',
      },
      '.',
      'folder',
      ['Sent Items/x.eml | Sent Items | x', 'a/1.msg | a | msg', 'a/2.eml | a | a2', 'b.eml | inbox | b'],
    ],
    [
      'a folder of mboxes, as Thunderbird keeps them',
      {
        Inbox: mbox('one', 'two'),
        'Inbox.msf': 'x',
        'Inbox.sbd/Acme': mbox('three'),
        'z.mbox.gz': gzipSync(mbox('four')),
      },
      '.',
      'folder',
      [
        'Inbox#1 | Inbox | one',
        'Inbox#2 | Inbox | two',
        'Inbox.sbd/Acme#1 | Inbox/Acme | three',
        'z.mbox.gz#1 | z | four',
      ],
    ],
    [
      'a Maildir',
      {
        'cur/1.a:2,S': letter('read'),
        'cur/2.a:2,ST': letter('deleted'),
        'cur/3.a:2,D': letter('draft'),
        'new/9.a': letter('new'),
        'tmp/8.a': letter('no'),
        'dovecot.index': 'x',
        '.Sent.2024/cur/4.a:2,S': letter('sent'),
        '.Sent.2024/new/.keep': '',
        '.&XfJT0ZAB-/cur/5.a:2,S': letter('gone out'),
        '.&XfJT0ZAB-/new/.keep': '',
      },
      '.',
      'maildir',
      [
        'new/9.a | inbox | new',
        'cur/1.a:2,S | inbox | read',
        'cur/2.a:2,ST | Trash | deleted',
        'cur/3.a:2,D | Drafts | draft',
        '.&XfJT0ZAB-/cur/5.a:2,S | 已发送 | gone out',
        '.Sent.2024/cur/4.a:2,S | Sent/2024 | sent',
      ],
    ],
    [
      'a folder of Maildirs',
      { 'ana/cur/1': letter('one'), 'ana/new/.keep': '', 'bo/cur/.keep': '', 'bo/new/2': letter('two') },
      '.',
      'folder',
      ['ana/cur/1 | ana | one', 'bo/new/2 | bo | two'],
    ],
  ])('%s', async (_, files, name, kind, expected) => {
    write(files);
    const source = await open(name);
    expect(source.kind).toBe(kind);
    expect(told(await all(source))).toEqual(expected);
    expect(readdirSync(spool)).toEqual([]);
  });

  test('the bytes of a letter are those on the disk, to the last one', async () => {
    const bytes = Buffer.from([...Buffer.from(letter('x')), 0, 255, 13, 10, 13]);
    write({ 'a.eml': bytes });
    const [item] = await all(await open());
    expect(!item.error && item.bytes?.equals(bytes)).toBe(true);
  });

  test('letters are counted, mboxes measured', async () => {
    write({ 'a.eml': letter('a'), 'b/b.eml': letter('b') });
    expect(await open()).toMatchObject({ totalItems: 2, totalBytes: null });
    const text = mbox('one', 'two');
    write({ 'b/Inbox': text });
    const source = await open();
    expect(source).toMatchObject({
      totalItems: null,
      totalBytes: text.length + letter('a').length + letter('b').length,
    });
    const read = (await all(source)).map(item => item.readBytes);
    expect(read).toEqual([...read].sort((a, b) => a - b));
    expect(read.at(-1)).toBe(source.totalBytes);
    expect(await open('b/Inbox')).toMatchObject({ totalItems: null, totalBytes: text.length });
  });
});

describe('what is no mail is refused with what to do', () => {
  test.each<[string, string | Buffer, string]>([
    ['mails.zip', 'PK\u0003\u0004abc', 'Unpack'],
    ['mails.tar.gz', gzipSync(Buffer.concat([Buffer.alloc(257), Buffer.from('ustar'), Buffer.alloc(600)])), 'Unpack'],
    ['outlook.pst', '!BDNabc', 'Export'],
    ['offer.docx', 'PK\u0003\u0004abc', '.eml'],
    ['offer.pdf', '%PDF-1.4', '.eml'],
    ['note.txt', 'Hello', '.eml'],
  ])('%s', async (name, content, advice) => {
    write({ [name]: content });
    await expect(open(name)).rejects.toMatchObject({
      code: 'intake.unknown_format',
      status: 400,
      message: expect.stringContaining(advice),
    });
  });

  test('a path that is not there', async () => {
    await expect(open('nothing.eml')).rejects.toMatchObject({ code: 'intake.source_missing', status: 400 });
  });

  test('in a folder, an archive or data file among the letters is reported and the rest is read', async () => {
    write({ 'a.eml': letter('a'), 'b.zip': 'PK\u0003\u0004', 'c.pst': '!BDN', 'd.eml': letter('d') });
    expect(told(await all(await open()))).toEqual([
      'a.eml | inbox | a',
      'b.zip | inbox | intake.unknown_format',
      'c.pst | inbox | intake.unknown_format',
      'd.eml | inbox | d',
    ]);
  });
});

describe('what cannot be read is reported, and the rest is read', () => {
  test('a file that vanishes after it was listed', async () => {
    write(
      Object.fromEntries(
        Array.from({ length: 40 }, (_, index) => [`${String(index).padStart(2, '0')}.eml`, letter(`${index}`)]),
      ),
    );
    const items: SourceItem[] = [];
    for await (const item of (await open()).items(startCursor)) {
      items.push(item);
      if (items.length === 1) rmSync(join(folder, '35.eml'));
    }
    expect(items).toHaveLength(40);
    expect(items[35]).toMatchObject({
      name: '35.eml',
      error: { code: 'intake.file_gone', message: expect.stringContaining('gone') },
    });
    expect(items.filter(item => item.error)).toHaveLength(1);
  });

  test('a Maildir letter that a mail program marks as read meanwhile is read under its new name', async () => {
    write(
      Object.fromEntries(
        Array.from({ length: 30 }, (_, index) => [`new/${String(index).padStart(2, '0')}.a`, letter(`${index}`)]),
      ),
    );
    mkdirSync(join(folder, 'cur'));
    const items: SourceItem[] = [];
    for await (const item of (await open()).items(startCursor)) {
      items.push(item);
      if (items.length === 1) renameSync(join(folder, 'new/25.a'), join(folder, 'cur/25.a:2,S'));
    }
    expect(items.some(item => item.error)).toBe(false);
    expect(new Set(items.map(subjectOf)).size).toBe(30);
  });

  test('links out of the folder are not followed; a link to a letter inside adds nothing', async () => {
    write({ 'a.eml': letter('a') });
    writeFileSync(join(dirname(folder), 'secret.eml'), letter('secret'));
    symlinkSync(join(dirname(folder), 'secret.eml'), join(folder, 'b.eml'));
    symlinkSync(dirname(folder), join(folder, 'c'));
    symlinkSync(join(folder, 'a.eml'), join(folder, 'd.eml'));
    symlinkSync(folder, join(folder, 'loop'));
    expect(told(await all(await open()))).toEqual([
      'a.eml | inbox | a',
      'b.eml | inbox | intake.link',
      'c | inbox | intake.link',
    ]);
  });

  test('a compressed mbox that is cut off gives what is whole and says where it ends', async () => {
    const text = mbox(...Array.from({ length: 2000 }, (_, index) => `${index} ${Math.sin(index)}`));
    write({ 'a.mbox.gz': gzipSync(text), 'b.eml': letter('b') });
    truncateSync(join(folder, 'a.mbox.gz'), 20_000);
    const items = await all(await open());
    const failed = items.filter(item => item.error);
    expect(failed).toMatchObject([{ error: { code: 'intake.damaged_file' } }]);
    expect(items.length).toBeGreaterThan(100);
    expect(subjectOf(items.at(-1) as SourceItem)).toBe('b');
    // The failure is not told again when the import goes on behind it.
    expect(told(await all(await open(), failed[0].cursor))).toEqual(['b.eml | inbox | b']);
  });

  const asRoot = process.getuid?.() === 0;
  test('a folder or file that we may not read', async () => {
    write({ 'a/a.eml': letter('a'), 'b.eml': letter('b'), 'c.eml': letter('c') });
    chmodSync(join(folder, 'a'), 0o000);
    chmodSync(join(folder, 'b.eml'), 0o000);
    const read = told(await all(await open()));
    chmodSync(join(folder, 'a'), 0o700);
    // The administrator of a machine may read everything: there the files are simply read.
    expect(read).toEqual(
      asRoot
        ? ['a/a.eml | a | a', 'b.eml | inbox | b', 'c.eml | inbox | c']
        : ['a | inbox | intake.no_permission', 'b.eml | inbox | intake.no_permission', 'c.eml | inbox | c'],
    );
  });

  test('a name that is no Unicode is reported, for nobody could open it by what we show', async () => {
    if (process.platform !== 'linux') return;
    write({ 'a.eml': letter('a') });
    writeFileSync(
      Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xb1, 0xa8, 0xbc, 0xdb]), Buffer.from('.eml')]),
      letter('gbk'),
    );
    const items = await all(await open());
    expect(items.map(item => item.error?.code ?? 'read').sort()).toEqual(['intake.bad_name', 'read']);
  });
});

describe('large messages', () => {
  const MEBI = 1024 * 1024;
  const large = `From: a@b.c\nSubject: large\n\n${'>From the line\n'.repeat(100_000)}`;

  test('a .eml over 1 MiB stays where it is', async () => {
    write({ 'a.eml': large });
    const [item] = await all(await open());
    expect(item).toMatchObject({ bytes: null, file: join(folder, 'a.eml'), isTemporary: false });
  });

  test('in an mbox it goes to a file of its own, unquoted, and its neighbours stay in memory', async () => {
    write({ Inbox: `${mbox('before')}From a@b.c Wed May 16 17:15:59 2001\n${large}\n${mbox('after')}` });
    const items = await all(await open('Inbox'));
    expect(told(items)).toEqual(['Inbox#1 | Inbox | before', 'Inbox#2 | Inbox | large', 'Inbox#3 | Inbox | after']);
    const item = items[1];
    if (item.error || !item.file) throw new Error('expected a file');
    expect(item.isTemporary).toBe(true);
    expect(dirname(item.file)).toBe(spool);
    expect(readFileSync(item.file, 'latin1')).toBe(large.replace(/^>From /gm, 'From '));
    expect(readdirSync(spool)).toHaveLength(1);
  });

  test('a reader that is left in the middle of one leaves no file behind', async () => {
    write({ Inbox: `${mbox('before')}From a@b.c Wed May 16 17:15:59 2001\n${large}${'x'.repeat(4 * MEBI)}` });
    for await (const item of (await open('Inbox')).items(startCursor)) if (subjectOf(item) === 'before') break;
    expect(readdirSync(spool)).toEqual([]);
  });

  test('a spool that cannot be written stops the reading; the message is not passed over', async () => {
    write({ Inbox: `From a@b.c Wed May 16 17:15:59 2001\n${large}\n` });
    rmSync(spool, { recursive: true });
    await expect(open('Inbox').then(source => all(source))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('reading goes on where it stopped', () => {
  const name = fc.constantFrom('a', 'b', 'Sent', 'cur', 'new', '10', '9', 'ä', 'a b');
  const file = fc.tuple(
    fc.array(name, { maxLength: 2 }),
    name,
    fc.constantFrom('.eml', '.msg', '.mbox', '.mbox.gz', '.zip', ''),
    fc.integer({ min: 0, max: 4 }),
  );

  function content(ending: string, count: number): string | Buffer {
    const texts = Array.from({ length: count }, (_, index) => `${index}`);
    if (ending === '.eml') return letter('x');
    if (ending === '.msg') return OLE;
    if (ending === '.zip') return 'PK\u0003\u0004';
    return ending === '.mbox.gz' ? gzipSync(mbox(...texts)) : mbox(...texts);
  }

  test('from every position exactly the rest is read, whatever the folder holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(file, { maxLength: 8 }), async files => {
        rmSync(folder, { recursive: true });
        mkdirSync(folder);
        for (const [folders, base, ending, count] of files) {
          const path = join(folder, ...folders, `${base}${ending}`);
          try {
            mkdirSync(dirname(path), { recursive: true });
            writeFileSync(path, content(ending, count));
          } catch {
            // A file stands where this one wants a folder, or the other way round.
          }
        }
        const source = await open();
        const items = await all(source);
        for (const [index, { cursor }] of items.entries()) {
          expect(cursor.items).toBe(index + 1);
          const kept = JSON.parse(JSON.stringify(cursor)) as Cursor;
          expect(await all(await open(), kept)).toEqual(items.slice(index + 1));
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('also when the file that was read last is gone', async () => {
    write({ 'a.eml': letter('a'), 'b.eml': letter('b'), 'c.eml': letter('c') });
    const [, second] = await all(await open());
    rmSync(join(folder, 'b.eml'));
    expect(told(await all(await open(), second.cursor))).toEqual(['c.eml | inbox | c']);
  });
});
