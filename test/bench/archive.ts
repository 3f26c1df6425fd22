import Sqlite from 'better-sqlite3';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrations } from '../../migrations/all';
import { foldName } from '../../service/companies/names';
import { refreshKeysAfter } from '../../service/companies/partyKeys.service';
import { entities } from '../../service/entities';
import { indexMessages } from '../../service/platform/database/searchIndex';
import type { Database } from '../../service/platform/database/dataSource';
import { migrate, openDatabase } from '../../service/platform/database/dataSource';
import { inTransaction } from '../../service/platform/database/transaction';
import { domainKeys } from '../../service/companies/lookAlike';
import { foldNumber } from '../../service/records/numbers';
import type { ArchiveMessage, ArchiveSize } from './archiveRows';
import {
  archiveMessage,
  companyDomain,
  companyName,
  companyOwner,
  contactAddress,
  FIRST_TRADER,
  MAILBOXES,
  mailboxAddress,
  messageIdOf,
  MANAGER,
  OWNER,
  recordNumber,
  SMALL_TRADER,
} from './archiveRows';

const VERSION = 2;
const CHUNK = 2000;

/** Archives of so many companies are for the duplicate check, and have its keys. */
export const hasKeys = (size: ArchiveSize) => size.companies >= 100_000;

async function makeKeys(database: Database): Promise<void> {
  let last: number | null = 0;
  while (last !== null) {
    const after: number = last;
    last = await inTransaction(database, manager => refreshKeysAfter(manager, after, 1000));
  }
}

type Insert = (...values: unknown[]) => void;

/** The database file of a generated archive, made where it is not there yet; `folder` keeps it for the next run. */
export async function prepareArchive(folder: string, size: ArchiveSize, say: (line: string) => void): Promise<string> {
  const home = join(folder, `archive-${size.messages}-${size.companies}`);
  const file = join(home, 'tradepost.sqlite');
  const stamp = JSON.stringify({ VERSION, migrations: migrations.map(one => one.name) });
  const stampFile = join(home, 'made-of.json');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return home;
  rmSync(home, { recursive: true, force: true });
  const making = `${home}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  await make(join(making, 'tradepost.sqlite'), size, say);
  renameSync(making, home);
  writeFileSync(stampFile, stamp);
  return existsSync(file) ? home : home;
}

async function make(file: string, size: ArchiveSize, say: (line: string) => void): Promise<void> {
  const database = await openDatabase({ dialect: 'sqlite', file }, entities);
  await migrate(database);
  const raw = new Sqlite(file);
  raw.pragma('synchronous = OFF');
  raw.pragma('cache_size = -400000');
  raw.transaction(() => makeParties(raw, size))();
  say(`${size.companies} companies made`);
  if (hasKeys(size)) await makeKeys(database);
  for (let first = 1; first <= size.messages; first += CHUNK) {
    const last = Math.min(size.messages, first + CHUNK - 1);
    const batch = Array.from({ length: last - first + 1 }, (_one, at) => archiveMessage(first + at, size));
    raw.transaction(() => makeMessages(raw, batch))();
    await inTransaction(database, manager =>
      indexMessages(
        manager,
        batch.map(one => ({
          messageId: one.id,
          sentAt: one.at,
          subject: one.subject,
          sender: `${one.fromName} ${one.fromAddress}`,
          recipients: one.toAddress,
          copied: '',
          body: one.text,
          files: one.attachment ?? '',
          inside: '',
        })),
      ),
    );
    if (last % 50_000 === 0) say(`${last} messages made`);
  }
  raw.exec('ANALYZE');
  raw.close();
  await database.close();
}

/** An INSERT of one row into `table`; columns that are not named take their default. */
function inserter(raw: Sqlite.Database, table: string, columns: readonly string[]): Insert {
  const names = columns.map(column => `"${column}"`).join(', ');
  const statement = raw.prepare(`INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`);
  return (...values) => void statement.run(values.map(value => (value === true ? 1 : value === false ? 0 : value)));
}

const stampOf = (at: Date) => at.toISOString().replace('T', ' ').replace('Z', '');
const START = stampOf(new Date(Date.UTC(2016, 0, 1)));

function makeParties(raw: Sqlite.Database, size: ArchiveSize): void {
  makePeople(raw);
  const company = inserter(
    raw,
    'company',
    'id name foldedName isCustomer isSupplier isAgent isPartner country ownerId createdAt version'.split(' '),
  );
  const domain = inserter(raw, 'company_domain', ['id', 'companyId', 'domain']);
  const key = inserter(raw, 'domain_key', ['companyDomainId', 'value']);
  const contact = inserter(raw, 'contact', ['id', 'companyId', 'name', 'foldedName', 'createdAt', 'version']);
  const address = inserter(raw, 'contact_address', ['contactId', 'address']);
  const record = inserter(
    raw,
    'record',
    'id kind number foldedNumber companyId title state ownerId createdAt version'.split(' '),
  );
  for (let id = 1; id <= size.companies; id += 1) {
    const name = companyName(id);
    const isSupplier = id % 10 === 3;
    company(id, name, foldName(name), !isSupplier, isSupplier, false, false, 'DE', companyOwner(id), START, 1);
    domain(id, id, companyDomain(id));
    for (const value of domainKeys(companyDomain(id))) key(id, value);
    for (const contactId of [id, id + size.companies]) {
      contact(contactId, id, `Buyer ${contactId}`, foldName(`Buyer ${contactId}`), START, 1);
      address(contactId, contactAddress(contactId, size.companies));
    }
    for (const recordId of [id * 2 - 1, id * 2]) {
      const number = recordNumber(recordId);
      record(recordId, 'quote', number, foldNumber(number), id, `Towels ${id}`, 'open', companyOwner(id), START, 1);
    }
  }
}

function makePeople(raw: Sqlite.Database): void {
  const user = inserter(
    raw,
    'user',
    'id address name language theme isActive managerId failedSignIns createdAt version'.split(' '),
  );
  const role = inserter(raw, 'user_role', ['userId', 'role']);
  const person = (id: number, name: string, managerId: number | null, roleName: string) => {
    user(id, `${name}@haitu.example`, name, 'en', 'light', true, managerId, 0, START, 1);
    role(id, roleName);
  };
  person(OWNER, 'owner', null, 'owner');
  person(MANAGER, 'manager', null, 'manager');
  for (let id = FIRST_TRADER; id <= SMALL_TRADER; id += 1) person(id, `trader${id}`, MANAGER, 'trader');
  const mailbox = inserter(raw, 'mailbox', 'id address name isShared ownerId isActive version createdAt'.split(' '));
  for (let id = 1; id <= MAILBOXES; id += 1) {
    const owner = FIRST_TRADER + (id % (SMALL_TRADER - FIRST_TRADER));
    mailbox(id, mailboxAddress(id), `Trader ${id}`, false, owner, true, 1, START);
  }
}

function makeMessages(raw: Sqlite.Database, batch: readonly ArchiveMessage[]): void {
  const insert = messageInserters(raw);
  for (const one of batch) {
    const at = stampOf(one.at);
    if (one.conversationId * 3 - 2 === one.id) {
      const key = one.hash.slice(0, 36);
      insert.conversation(one.conversationId, key, one.subject, one.subject.slice(0, 200), at, at);
    }
    insert.message(
      one.id, one.hash, one.hash, messageIdOf(one.id), one.hash, one.conversationId, 'normal', one.direction, one.subject,
      one.fromName, one.fromAddress, at, one.text.slice(0, 300), one.attachment !== null, 4000, 'en', false, at,
    ); // prettier-ignore
    insert.body(one.id, one.text, one.text.length);
    const [from, to] = [one.fromAddress, one.toAddress];
    insert.participant(one.id, 'from', 0, one.fromName, insert.addressId(from));
    insert.participant(one.id, 'to', 1, '', insert.addressId(to));
    for (const mailboxId of one.mailboxIds) insert.copy(mailboxId, one.id, 'Inbox', one.hash, at, at);
    if (one.attachment) insert.attachment(one.id, 0, one.attachment, 'application/pdf', 90_000, one.hash, false);
    if (one.companyId !== null)
      insert.filing(one.id, one.companyId, one.contactId, one.recordId, 'certain', '[]', at, at);
    const category = one.state === 'review' ? 'unknown_sender' : null;
    insert.status(one.id, one.state, category, '[]', '[]', at, at, 1);
  }
}

/** The number of an address, made where it is new. */
function addressNumbers(raw: Sqlite.Database): (address: string) => number {
  const find = raw.prepare('SELECT "id" FROM "mail_address" WHERE "address" = ?').pluck();
  const add = raw.prepare('INSERT INTO "mail_address" ("address", "domain") VALUES (?, ?)');
  return address =>
    (find.get(address) as number | undefined) ??
    Number(add.run(address, address.slice(address.indexOf('@') + 1)).lastInsertRowid);
}

function messageInserters(raw: Sqlite.Database) {
  return {
    addressId: addressNumbers(raw),
    conversation: inserter(raw, 'conversation', 'id key subject foldedSubject firstAt lastAt'.split(' ')),
    message: inserter(
      raw,
      'message',
      (
        'id identity messageIdHash messageId contentHash conversationId kind direction subject ' +
        'fromName fromAddress sentAt preview hasAttachments size language isIdReused importedAt'
      ).split(' '),
    ),
    body: inserter(raw, 'message_body', ['messageId', 'text', 'newTextLength']),
    participant: inserter(raw, 'message_participant', 'messageId role position name addressId'.split(' ')),
    copy: inserter(raw, 'mailbox_message', 'mailboxId messageId folder sourceHash sentAt importedAt'.split(' ')),
    attachment: inserter(raw, 'attachment', 'messageId position name contentType size blobHash isInline'.split(' ')),
    filing: inserter(
      raw,
      'filing',
      'messageId companyId contactId recordId confidence reasons sentAt createdAt'.split(' '),
    ),
    status: inserter(
      raw,
      'filing_status',
      'messageId state category reasons candidates sentAt updatedAt version'.split(' '),
    ),
  };
}
