import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import type { AddressObject, ParsedMail } from 'mailparser';
import { simpleParser } from 'mailparser';
import { sampleLetters, writeSampleMail } from '../../demo/build';
import type { SampleFile } from '../../demo/build';
import { sampleCompany } from '../../demo/company';
import type { Letter } from '../../demo/letters';
import { allStories } from '../../demo/stories/all';
import { isFreeMail } from '../../service/common/emailAddress';

// A Saturday morning in Ningbo, when the last morning of the sample is over.
const today = new Date('2026-11-20T04:00:00Z');

/** The only addresses that do not end in .example: invented, at providers where anybody can have one. */
const inventedFreeMail = [
  '88120155@qq.com',
  'ahmed.rashid.0155@yahoo.com',
  'anjizhuyu0155@163.com',
  'anna.weber0155@gmx.de',
  'chuangyi0155@163.com',
  'kb.trading.0155@gmail.com',
  'lixiulan0155@qq.com',
  'megan.olsen.0155@gmail.com',
  'procurement.tender0155@gmail.com',
  'riadtissus.0155@gmail.com',
  'runmian.old0155@163.com',
  'runmian0155@163.com',
  'sami.darwish.0155@gmail.com',
  'tomokafor.homegoods0155@gmail.com',
];

interface Read {
  file: SampleFile;
  mail: ParsedMail;
}

let folder: string;
let files: SampleFile[];
let read: Read[];
const letters = sampleLetters(today);
const byId = new Map(letters.map(letter => [letter.messageId, letter]));
const letterOf = (mail: ParsedMail): Letter => byId.get((mail.messageId ?? '').slice(1, -1)) as Letter;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sample-mail-'));
  files = await writeSampleMail(join(folder, 'a'), today);
  read = [];
  for (const file of files) read.push({ file, mail: await simpleParser(await readFile(file.file)) });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Without the blanks that line ends and HTML may change. */
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
const addresses = (field: AddressObject | AddressObject[] | undefined): string[] =>
  [field ?? []].flat().flatMap(entry => entry.value.map(person => person.address ?? ''));

describe('the sample mail', () => {
  it('is a few hundred letters, in the order in which they came, many with copies in several mailboxes', () => {
    expect(letters.length).toBe(allStories.length);
    expect(letters.length).toBeGreaterThanOrEqual(320);
    expect(letters.length).toBeLessThanOrEqual(500);
    expect(files.length).toBeGreaterThan(letters.length * 1.2);
    const times = read.map(({ mail }) => letterOf(mail).sentAt.getTime());
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('gives every letter its own Message-ID', () => {
    expect(byId.size).toBe(letters.length);
  });

  it('answers only letters that are told, or older ones that a record names', () => {
    const known = new Set([...byId.keys(), ...sampleCompany.records.flatMap(record => record.messageIds)]);
    const missing = letters.flatMap(letter => letter.references.filter(reference => !known.has(reference)));
    expect(missing).toEqual([]);
    expect(letters.filter(letter => letter.references.length > 0).length).toBeGreaterThan(200);
  });

  it('reads back in its charset: the subject, the text, the names of files', () => {
    for (const { mail } of read) {
      const letter = letterOf(mail);
      expect(plain(mail.subject ?? '')).toBe(plain(letter.subject));
      if (letter.draft.manner === 'bounce') continue;
      expect(plain(mail.text ?? '')).toContain(plain(letter.newText.replace(/^\|(.*)\|$/gm, '$1')));
      const names = mail.attachments.map(attachment => attachment.filename);
      for (const { name } of letter.draft.files ?? []) expect(names).toContain(name);
    }
  });

  it('uses the charsets that mail of the trade uses', async () => {
    const sources = await Promise.all(files.map(file => readFile(file.file, 'latin1')));
    for (const charset of ['utf-8', 'gb18030', 'iso-2022-jp', 'windows-1252', 'koi8-r', 'windows-1251', 'iso-8859-1']) {
      expect(sources.some(source => source.includes(`charset="${charset}"`))).toBe(true);
    }
  });

  it('encloses files that open: sheets, documents, pictures', async () => {
    const files = read.flatMap(({ mail }) => mail.attachments);
    const kinds = new Map<string, number>();
    for (const { contentType, content } of files) {
      kinds.set(contentType, (kinds.get(contentType) ?? 0) + 1);
      if (contentType === 'application/pdf') {
        const text = content.toString('latin1');
        const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
        expect(text.slice(0, 8)).toBe('%PDF-1.4');
        expect(text.slice(start, start + 4)).toBe('xref');
      } else if (contentType === 'image/png') {
        const start = content.indexOf('IDAT') + 4;
        expect(inflateSync(content.subarray(start, content.indexOf('IEND') - 8)).length).toBe(64 * (96 * 3 + 1));
      } else if (contentType === 'image/jpeg') {
        expect(content.subarray(0, 4).toString('hex')).toBe('ffd8fffe');
        expect(content.subarray(-2).toString('hex')).toBe('ffd9');
      } else if (contentType.endsWith('.sheet')) {
        const book = new ExcelJS.Workbook();
        await book.xlsx.load(Uint8Array.from(content).buffer);
        expect(book.worksheets[0].rowCount).toBeGreaterThan(1);
      }
    }
    for (const kind of ['application/pdf', 'image/png', 'image/jpeg']) expect(kinds.get(kind) ?? 0).toBeGreaterThan(5);
    expect(files.length).toBeGreaterThan(150);
  });

  it('keeps to ASCII lines of at most 998 characters', async () => {
    for (const { file } of files) {
      const source = await readFile(file, 'latin1');

      expect(source).toMatch(/^[\x00-\x7f]*$/);
      expect(source.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
      expect(Math.max(...source.split('\r\n').map(line => line.length))).toBeLessThanOrEqual(998);
    }
  });

  it('names reserved domains and a written list of invented free-mail addresses, nobody else', () => {
    const seen = new Set<string>();
    for (const { mail } of read) {
      for (const address of [mail.from, mail.to, mail.cc, mail.bcc, mail.replyTo].flatMap(addresses)) seen.add(address);
      for (const [, host] of `${mail.text} ${mail.html}`.matchAll(/https?:\/\/([\w.-]+)/g))
        expect(host).toMatch(/\.example$/);
    }
    const others = [...seen].filter(address => !/\.example$/.test(address)).sort();
    expect(others).toEqual(inventedFreeMail);
    const told = sampleCompany.companies.flatMap(company => company.contacts.flatMap(contact => contact.addresses));
    for (const address of told) expect(address.endsWith('.example') || inventedFreeMail.includes(address)).toBe(true);
    for (const company of sampleCompany.companies) {
      for (const domain of company.domains) expect(domain).toMatch(/\.example$/);
    }
  });

  it('speaks ten languages', () => {
    const spoken = new Map<string, number>();
    for (const letter of letters) {
      const language = letter.draft.from.language;
      spoken.set(language, (spoken.get(language) ?? 0) + 1);
    }
    for (const language of ['en', 'zh', 'de', 'es', 'fr', 'ru', 'pt', 'ja', 'ar', 'it']) {
      expect(spoken.get(language) ?? 0).toBeGreaterThanOrEqual(3);
    }
    expect(spoken.get('zh') ?? 0).toBeGreaterThan(100);
  });

  it('is told once: no two letters have the same words', () => {
    const texts = letters.filter(letter => letter.draft.manner !== 'bounce').map(letter => plain(letter.draft.text));
    const twice = texts.filter((text, place) => text.length > 12 && texts.indexOf(text) !== place);
    expect(twice).toEqual([]);
  });
});

describe('the time of the sample', () => {
  it.each([
    ['at night', '2026-11-19T17:00:00Z'],
    ['as the office opens', '2026-11-20T00:01:00Z'],
    ['in the morning', '2026-11-20T01:30:00Z'],
    ['at noon', '2026-11-20T04:00:00Z'],
    ['on a Sunday evening', '2026-11-22T12:00:00Z'],
    ...Array.from({ length: 36 }, (_none, week): [string, string] => {
      const now = new Date(Date.UTC(2026, 10, 20 + week * 10, 5)).toISOString();
      return [now.slice(0, 10), now];
    }),
  ])('ends shortly before now, never in the future: %s', (_when, iso) => {
    const now = new Date(iso);
    const told = sampleLetters(now);
    const last = told.at(-1)?.sentAt.getTime() ?? 0;
    expect(last).toBeLessThan(now.getTime());
    expect(now.getTime() - last).toBeLessThan(24 * 3_600_000);
    expect(told.filter(letter => now.getTime() - letter.sentAt.getTime() < 48 * 3_600_000).length).toBeGreaterThan(30);
  });

  it('is the same for the same day, to the byte', async () => {
    const again = await writeSampleMail(join(folder, 'b'), today);
    expect(again.length).toBe(files.length);
    for (let place = 0; place < files.length; place += 1) {
      const [one, other] = await Promise.all([readFile(files[place].file), readFile(again[place].file)]);
      expect(other.equals(one)).toBe(true);
    }
  });
});

describe('the sample company', () => {
  const keys = new Set(sampleCompany.companies.map(company => company.key));

  it('refers to nothing that it lacks', () => {
    const users = new Set(sampleCompany.users.map(user => user.address));
    const numbers = new Set(sampleCompany.records.map(record => record.number));
    for (const company of sampleCompany.companies) {
      expect(users.has(company.owner)).toBe(true);
      for (const key of [company.parent ?? company.key, ...company.principals]) expect(keys.has(key)).toBe(true);
    }
    for (const record of sampleCompany.records) {
      expect(keys.has(record.company)).toBe(true);
      if (record.forNumber) expect(numbers.has(record.forNumber)).toBe(true);
    }
    for (const { owner, members } of sampleCompany.mailboxes) {
      for (const address of [owner, ...members]) expect(users.has(address)).toBe(true);
    }
    expect(numbers.size).toBe(sampleCompany.records.length);
  });

  it('has every record and party that a letter is meant for', () => {
    const numbers = new Set(sampleCompany.records.map(record => record.number));
    for (const { record, draft } of letters) {
      if (record) expect(numbers).toContain(record);
      if (draft.party) expect(keys).toContain(draft.party);
    }
  });

  it('gives no company a free-mail domain', () => {
    expect(sampleCompany.companies.flatMap(company => company.domains).filter(isFreeMail)).toEqual([]);
  });

  it('divides the customers, so that two traders see different ones', () => {
    const customers = sampleCompany.companies.filter(company => company.kind === 'customer');
    const owned = (name: string) => customers.filter(company => company.owner === `${name}@haitu.example`).length;
    expect(owned('li.na')).toBeGreaterThan(5);
    expect(owned('wang.lei')).toBeGreaterThan(5);
  });
});
