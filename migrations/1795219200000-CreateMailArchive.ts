import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tableColumns } from '../service/platform/database/columns';
import type { NewTable } from '../service/platform/database/schema';
import { createTable, dialectOf, makeAppendOnly } from '../service/platform/database/schema';
import { createSearchIndex, dropSearchIndex } from '../service/platform/database/search';

type Columns = ReturnType<typeof tableColumns>;

const peopleTables = (c: Columns): NewTable[] => [
  {
    name: 'user',
    columns: [
      c.id(),
      c.text('address', { length: 320 }),
      c.text('name', { length: 200 }),
      c.text('passwordHash', { isNullable: true }),
      c.text('language', { length: 10 }),
      c.text('theme', { length: 10 }),
      c.flag('isActive'),
      c.integer('managerId', { isNullable: true }),
      c.integer('failedSignIns'),
      c.timestamp('lockedUntil', { isNullable: true }),
      c.timestamp('createdAt'),
      c.timestamp('lastSignInAt', { isNullable: true }),
      c.integer('version'),
    ],
    indices: [{ columns: ['address'], unique: true }, { columns: ['managerId'] }],
    references: [{ column: 'managerId', table: 'user' }],
  },
  {
    name: 'user_role',
    columns: [c.id(), c.integer('userId'), c.text('role', { length: 40 })],
    indices: [{ columns: ['userId', 'role'], unique: true }],
    references: [{ column: 'userId', table: 'user' }],
  },
  {
    name: 'session',
    columns: [
      c.id(),
      c.exactText('tokenHash'),
      c.integer('userId'),
      c.timestamp('createdAt'),
      c.timestamp('lastSeenAt'),
      c.timestamp('expiresAt'),
      c.text('userAgent', { length: 400, isNullable: true }),
    ],
    indices: [{ columns: ['tokenHash'], unique: true }, { columns: ['userId'] }, { columns: ['expiresAt'] }],
    references: [{ column: 'userId', table: 'user' }],
  },
  {
    name: 'one_time_link',
    columns: [
      c.id(),
      c.exactText('tokenHash'),
      c.text('purpose', { length: 40 }),
      c.integer('userId', { isNullable: true }),
      c.timestamp('expiresAt'),
      c.timestamp('usedAt', { isNullable: true }),
      c.timestamp('createdAt'),
    ],
    indices: [{ columns: ['tokenHash'], unique: true }, { columns: ['userId'] }],
    references: [{ column: 'userId', table: 'user' }],
  },
  {
    name: 'audit_entry',
    columns: [
      c.id(),
      c.timestamp('at'),
      c.integer('userId', { isNullable: true }),
      c.text('actor', { length: 20 }),
      c.text('action', { length: 80 }),
      c.text('subjectType', { length: 40, isNullable: true }),
      c.integer('subjectId', { isNullable: true }),
      c.json('details', { isNullable: true }),
    ],
    indices: [{ columns: ['at'] }, { columns: ['subjectType', 'subjectId'] }],
    references: [{ column: 'userId', table: 'user' }],
  },
  {
    name: 'setting',
    columns: [{ name: 'key', type: 'varchar', length: '80', isPrimary: true }, c.json('value')],
  },
];

const mailTables = (c: Columns): NewTable[] => [
  {
    name: 'mailbox',
    columns: [
      c.id(),
      c.text('address', { length: 320 }),
      c.text('name', { length: 200 }),
      c.flag('isShared'),
      c.integer('ownerId', { isNullable: true }),
      c.text('watchedFolder', { length: 1000, isNullable: true }),
      c.flag('isActive'),
      c.integer('version', { default: '1' }),
      c.timestamp('createdAt'),
    ],
    indices: [{ columns: ['address'], unique: true }, { columns: ['ownerId'] }],
    references: [{ column: 'ownerId', table: 'user' }],
  },
  {
    name: 'mailbox_member',
    columns: [c.id(), c.integer('mailboxId'), c.integer('userId')],
    indices: [{ columns: ['mailboxId', 'userId'], unique: true }, { columns: ['userId'] }],
    references: [
      { column: 'mailboxId', table: 'mailbox' },
      { column: 'userId', table: 'user' },
    ],
  },
  {
    name: 'conversation',
    columns: [
      c.id(),
      c.exactText('key', { length: 36 }),
      c.text('subject', { length: 400 }),
      c.text('foldedSubject', { length: 200 }),
      c.exactText('threadRoot', { length: 44, isNullable: true }),
      c.timestamp('firstAt'),
      c.timestamp('lastAt'),
    ],
    indices: [{ columns: ['lastAt'] }, { columns: ['foldedSubject', 'lastAt'] }],
  },
  {
    name: 'message',
    columns: [
      c.id(),
      c.exactText('identity'),
      c.exactText('messageIdHash', { isNullable: true }),
      c.exactText('messageId', { length: 998, isNullable: true }),
      c.exactText('contentHash', { isNullable: true }),
      c.integer('conversationId'),
      c.text('kind', { length: 20 }),
      c.text('direction', { length: 10 }),
      c.text('subject', { length: 1000 }),
      c.text('fromName', { length: 320 }),
      c.text('fromAddress', { length: 320 }),
      c.timestamp('sentAt'),
      c.text('preview', { length: 300 }),
      c.flag('hasAttachments'),
      c.money('size'),
      c.text('language', { length: 10, isNullable: true }),
      c.flag('isIdReused'),
      c.integer('answersMessageId', { isNullable: true }),
      c.timestamp('importedAt'),
    ],
    indices: [
      { columns: ['identity'], unique: true },
      { columns: ['messageIdHash'] },
      { columns: ['contentHash'] },
      { columns: ['conversationId', 'sentAt'] },
      { columns: ['sentAt'] },
      { columns: ['importedAt'] },
    ],
    references: [
      { column: 'conversationId', table: 'conversation' },
      { column: 'answersMessageId', table: 'message' },
    ],
  },
  {
    name: 'message_body',
    columns: [
      { name: 'messageId', type: 'int', isPrimary: true },
      c.longText('text'),
      c.longText('html', { isNullable: true }),
      c.integer('newTextLength'),
      c.longText('facts', { isNullable: true }),
    ],
    references: [{ column: 'messageId', table: 'message', cascade: true }],
  },
  {
    name: 'participant',
    columns: [
      c.id(),
      c.integer('messageId'),
      c.text('role', { length: 20 }),
      c.integer('position'),
      c.text('name', { length: 320 }),
      c.text('address', { length: 320 }),
      c.text('domain', { length: 255 }),
    ],
    indices: [{ columns: ['messageId'] }, { columns: ['address', 'messageId'] }, { columns: ['domain', 'messageId'] }],
    references: [{ column: 'messageId', table: 'message', cascade: true }],
  },
  {
    name: 'message_reference',
    columns: [c.id(), c.integer('messageId'), c.exactText('referencedHash'), c.integer('position')],
    indices: [{ columns: ['messageId'] }, { columns: ['referencedHash'] }],
    references: [{ column: 'messageId', table: 'message', cascade: true }],
  },
  {
    name: 'mailbox_message',
    columns: [
      c.id(),
      c.integer('mailboxId'),
      c.integer('messageId'),
      c.text('folder', { length: 400 }),
      c.exactText('sourceHash'),
      c.timestamp('sentAt'),
      c.timestamp('importedAt'),
    ],
    indices: [
      { columns: ['mailboxId', 'messageId'], unique: true },
      { columns: ['messageId'] },
      { columns: ['mailboxId', 'sentAt', 'messageId'] },
    ],
    references: [
      { column: 'mailboxId', table: 'mailbox' },
      { column: 'messageId', table: 'message', cascade: true },
    ],
  },
  {
    name: 'attachment',
    columns: [
      c.id(),
      c.integer('messageId'),
      c.integer('position'),
      c.text('name', { length: 400 }),
      c.text('contentType', { length: 200 }),
      c.money('size'),
      c.exactText('blobHash'),
      c.text('contentId', { length: 400, isNullable: true }),
      c.flag('isInline'),
    ],
    indices: [{ columns: ['messageId'] }, { columns: ['blobHash'] }],
    references: [{ column: 'messageId', table: 'message', cascade: true }],
  },
  {
    name: 'kept_out',
    columns: [
      c.id(),
      c.integer('mailboxId'),
      c.exactText('identity'),
      c.text('folder', { length: 400 }),
      c.text('day', { length: 10 }),
      c.text('reason', { length: 30 }),
      c.text('sender', { length: 320, isNullable: true }),
      c.text('subject', { length: 400, isNullable: true }),
      c.timestamp('importedAt'),
    ],
    indices: [{ columns: ['mailboxId', 'identity'], unique: true }, { columns: ['importedAt'] }],
    references: [{ column: 'mailboxId', table: 'mailbox' }],
  },
  {
    name: 'blob',
    columns: [c.id(), c.exactText('hash'), c.money('size'), c.exactText('place', { length: 200 })],
    indices: [{ columns: ['hash'], unique: true }],
  },
  {
    name: 'image_consent',
    columns: [c.id(), c.integer('userId'), c.text('address', { length: 320 })],
    indices: [{ columns: ['userId', 'address'], unique: true }],
    references: [{ column: 'userId', table: 'user' }],
  },
];

const companyTables = (c: Columns): NewTable[] => [
  {
    name: 'company',
    columns: [
      c.id(),
      c.text('name', { length: 300 }),
      c.text('otherName', { length: 300, isNullable: true }),
      c.text('foldedName', { length: 300 }),
      c.flag('isCustomer'),
      c.flag('isSupplier'),
      c.flag('isAgent'),
      c.flag('isPartner'),
      c.text('country', { length: 2, isNullable: true }),
      c.text('city', { length: 200, isNullable: true }),
      c.text('website', { length: 300, isNullable: true }),
      c.text('phone', { length: 60, isNullable: true }),
      c.integer('ownerId', { isNullable: true }),
      c.integer('parentId', { isNullable: true }),
      c.exactText('externalKey', { length: 100, isNullable: true }),
      c.timestamp('createdAt'),
      c.integer('createdById', { isNullable: true }),
      c.integer('version'),
    ],
    indices: [
      { columns: ['foldedName', 'id'] },
      { columns: ['ownerId', 'foldedName'] },
      { columns: ['parentId'] },
      { columns: ['externalKey'], unique: true, where: '"externalKey" IS NOT NULL' },
    ],
    references: [
      { column: 'ownerId', table: 'user' },
      { column: 'parentId', table: 'company' },
      { column: 'createdById', table: 'user' },
    ],
  },
  {
    name: 'company_domain',
    columns: [c.id(), c.integer('companyId'), c.text('domain', { length: 255 })],
    indices: [{ columns: ['domain', 'companyId'], unique: true }, { columns: ['companyId'] }],
    references: [{ column: 'companyId', table: 'company', cascade: true }],
  },
  {
    name: 'domain_key',
    columns: [c.id(), c.integer('companyDomainId'), c.text('value', { length: 80 })],
    indices: [{ columns: ['value'] }, { columns: ['companyDomainId'] }],
    references: [{ column: 'companyDomainId', table: 'company_domain', cascade: true }],
  },
  {
    name: 'agency',
    columns: [c.id(), c.integer('agentId'), c.integer('principalId')],
    indices: [{ columns: ['agentId', 'principalId'], unique: true }, { columns: ['principalId'] }],
    references: [
      { column: 'agentId', table: 'company' },
      { column: 'principalId', table: 'company' },
    ],
  },
  {
    name: 'contact',
    columns: [
      c.id(),
      c.integer('companyId'),
      c.text('name', { length: 200 }),
      c.text('foldedName', { length: 200 }),
      c.text('title', { length: 200, isNullable: true }),
      c.text('phone', { length: 60, isNullable: true }),
      c.exactText('externalKey', { length: 100, isNullable: true }),
      c.timestamp('createdAt'),
      c.integer('createdById', { isNullable: true }),
      c.integer('version'),
    ],
    indices: [
      { columns: ['companyId'] },
      { columns: ['foldedName'] },
      { columns: ['externalKey'], unique: true, where: '"externalKey" IS NOT NULL' },
    ],
    references: [
      { column: 'companyId', table: 'company' },
      { column: 'createdById', table: 'user' },
    ],
  },
  {
    name: 'contact_address',
    columns: [c.id(), c.integer('contactId'), c.text('address', { length: 320 })],
    indices: [{ columns: ['address', 'contactId'], unique: true }, { columns: ['contactId'] }],
    references: [{ column: 'contactId', table: 'contact', cascade: true }],
  },
  {
    name: 'company_share',
    columns: [c.id(), c.integer('companyId'), c.integer('userId')],
    indices: [{ columns: ['companyId', 'userId'], unique: true }, { columns: ['userId'] }],
    references: [
      { column: 'companyId', table: 'company', cascade: true },
      { column: 'userId', table: 'user' },
    ],
  },
  {
    name: 'record',
    columns: [
      c.id(),
      c.text('kind', { length: 30 }),
      c.text('number', { length: 100 }),
      c.text('foldedNumber', { length: 100 }),
      c.integer('companyId'),
      c.text('title', { length: 400 }),
      c.text('state', { length: 20 }),
      c.integer('ownerId', { isNullable: true }),
      c.integer('forRecordId', { isNullable: true }),
      c.exactText('externalKey', { length: 100, isNullable: true }),
      c.timestamp('createdAt'),
      c.integer('version'),
    ],
    indices: [
      { columns: ['foldedNumber', 'kind'], unique: true },
      { columns: ['companyId', 'state'] },
      { columns: ['forRecordId'] },
      { columns: ['ownerId'] },
      { columns: ['externalKey'], unique: true, where: '"externalKey" IS NOT NULL' },
    ],
    references: [
      { column: 'companyId', table: 'company' },
      { column: 'ownerId', table: 'user' },
      { column: 'forRecordId', table: 'record' },
    ],
  },
  {
    name: 'record_number',
    columns: [
      c.id(),
      c.integer('recordId'),
      c.text('number', { length: 100 }),
      c.text('foldedNumber', { length: 100 }),
    ],
    indices: [{ columns: ['foldedNumber', 'recordId'], unique: true }, { columns: ['recordId'] }],
    references: [{ column: 'recordId', table: 'record', cascade: true }],
  },
];

const filingTables = (c: Columns): NewTable[] => [
  {
    name: 'filing_rule',
    columns: [
      c.id(),
      c.text('scope', { length: 20 }),
      c.text('value', { length: 320 }),
      c.integer('companyId', { isNullable: true }),
      c.integer('recordId', { isNullable: true }),
      c.integer('userId'),
      c.timestamp('createdAt'),
      c.timestamp('endedAt', { isNullable: true }),
    ],
    // At most one rule in force for one address, domain or conversation.
    indices: [{ columns: ['scope', 'value'], unique: true, where: '"endedAt" IS NULL' }],
    references: [
      { column: 'companyId', table: 'company' },
      { column: 'recordId', table: 'record' },
      { column: 'userId', table: 'user' },
    ],
  },
  {
    name: 'filing',
    columns: [
      c.id(),
      c.integer('messageId'),
      c.integer('companyId'),
      c.integer('contactId', { isNullable: true }),
      c.integer('recordId', { isNullable: true }),
      c.text('confidence', { length: 20 }),
      c.json('reasons'),
      c.integer('userId', { isNullable: true }),
      c.integer('ruleId', { isNullable: true }),
      c.timestamp('sentAt'),
      c.timestamp('createdAt'),
      c.timestamp('endedAt', { isNullable: true }),
    ],
    indices: [
      {
        columns: ['messageId', 'companyId', 'recordId'],
        unique: true,
        where: '"endedAt" IS NULL AND "recordId" IS NOT NULL',
      },
      { columns: ['messageId', 'companyId'], unique: true, where: '"endedAt" IS NULL AND "recordId" IS NULL' },
      { columns: ['messageId'] },
      { columns: ['companyId', 'sentAt', 'messageId'], where: '"endedAt" IS NULL' },
      { columns: ['recordId', 'sentAt', 'messageId'], where: '"endedAt" IS NULL AND "recordId" IS NOT NULL' },
      { columns: ['contactId'] },
      { columns: ['ruleId'] },
    ],
    references: [
      { column: 'messageId', table: 'message', cascade: true },
      { column: 'companyId', table: 'company' },
      { column: 'contactId', table: 'contact' },
      { column: 'recordId', table: 'record' },
      { column: 'userId', table: 'user' },
      { column: 'ruleId', table: 'filing_rule' },
    ],
  },
  {
    name: 'filing_status',
    columns: [
      { name: 'messageId', type: 'int', isPrimary: true },
      c.text('state', { length: 20 }),
      c.text('category', { length: 20, isNullable: true }),
      c.json('reasons'),
      c.json('candidates'),
      c.integer('decidedById', { isNullable: true }),
      c.timestamp('decidedAt', { isNullable: true }),
      c.timestamp('postponedUntil', { isNullable: true }),
      c.timestamp('sentAt'),
      c.timestamp('updatedAt'),
      c.integer('version'),
    ],
    indices: [
      { columns: ['state', 'sentAt'] },
      { columns: ['category', 'sentAt'], where: '"state" = \'review\'' },
      { columns: ['updatedAt'] },
      { columns: ['decidedById', 'decidedAt'], where: '"decidedById" IS NOT NULL' },
    ],
    references: [
      { column: 'messageId', table: 'message', cascade: true },
      { column: 'decidedById', table: 'user' },
    ],
  },
  {
    name: 'filing_act',
    columns: [
      c.id(),
      c.integer('userId'),
      c.text('kind', { length: 30 }),
      c.text('scope', { length: 20 }),
      c.json('details'),
      c.integer('ruleId', { isNullable: true }),
      c.integer('messageCount'),
      c.timestamp('createdAt'),
      c.timestamp('undoneAt', { isNullable: true }),
      c.integer('undoneById', { isNullable: true }),
    ],
    indices: [{ columns: ['userId', 'createdAt'] }, { columns: ['ruleId'] }],
    references: [
      { column: 'userId', table: 'user' },
      { column: 'ruleId', table: 'filing_rule' },
      { column: 'undoneById', table: 'user' },
    ],
  },
  {
    name: 'filing_act_message',
    columns: [c.id(), c.integer('actId'), c.integer('messageId'), c.json('before'), c.integer('versionAfter')],
    indices: [{ columns: ['actId', 'messageId'], unique: true }, { columns: ['messageId'] }],
    references: [
      { column: 'actId', table: 'filing_act' },
      { column: 'messageId', table: 'message', cascade: true },
    ],
  },
];

const intakeTables = (c: Columns): NewTable[] => [
  {
    name: 'import_run',
    columns: [
      c.id(),
      c.integer('mailboxId'),
      c.text('source', { length: 1000 }),
      c.text('label', { length: 400 }),
      c.text('state', { length: 20 }),
      c.text('request', { length: 10 }),
      c.json('cursor'),
      c.integer('totalItems', { isNullable: true }),
      c.money('totalBytes', { isNullable: true }),
      c.money('readBytes'),
      c.integer('found'),
      c.integer('stored'),
      c.integer('alreadyThere'),
      c.integer('keptOut'),
      c.integer('unreadable'),
      c.integer('failed'),
      c.json('keptOutReasons'),
      c.flag('isTemporary'),
      c.integer('userId', { isNullable: true }),
      c.text('errorCode', { length: 80, isNullable: true }),
      c.text('error', { length: 400, isNullable: true }),
      c.exactText('leasedBy', { length: 120, isNullable: true }),
      c.timestamp('leasedUntil', { isNullable: true }),
      c.timestamp('createdAt'),
      c.timestamp('startedAt', { isNullable: true }),
      c.timestamp('finishedAt', { isNullable: true }),
    ],
    indices: [{ columns: ['mailboxId', 'createdAt'] }, { columns: ['createdAt'] }],
    references: [
      { column: 'mailboxId', table: 'mailbox' },
      { column: 'userId', table: 'user' },
    ],
  },
  {
    name: 'import_failure',
    columns: [
      c.id(),
      c.integer('runId'),
      c.text('item', { length: 1200 }),
      c.text('code', { length: 80 }),
      c.text('message', { length: 1000 }),
    ],
    indices: [{ columns: ['runId'] }],
    references: [{ column: 'runId', table: 'import_run', cascade: true }],
  },
  {
    name: 'job',
    columns: [
      c.id(),
      c.text('name', { length: 100 }),
      c.exactText('key', { length: 200 }),
      c.json('payload'),
      c.text('state', { length: 20 }),
      c.integer('priority'),
      c.text('lane', { length: 100 }),
      c.integer('attempts'),
      c.integer('maxAttempts'),
      c.timestamp('dueAt'),
      c.timestamp('leasedUntil', { isNullable: true }),
      c.exactText('leasedBy', { length: 60, isNullable: true }),
      c.text('lastError', { length: 1000, isNullable: true }),
      c.timestamp('createdAt'),
    ],
    indices: [
      { columns: ['name', 'key'], unique: true, where: '"state" = \'waiting\'' },
      { columns: ['state', 'priority', 'dueAt'] },
      { columns: ['state', 'lane', 'priority'] },
    ],
  },
  {
    name: 'schedule',
    columns: [c.id(), c.text('name', { length: 100 }), c.timestamp('nextAt')],
    indices: [{ columns: ['name'], unique: true }],
  },
];

function allTables(runner: QueryRunner): NewTable[] {
  const c = tableColumns(dialectOf(runner));
  return [...peopleTables(c), ...mailTables(c), ...companyTables(c), ...filingTables(c), ...intakeTables(c)];
}

/** The first schema: people, mail, companies, records, filing, imports, jobs. */
export class CreateMailArchive1795219200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of allTables(runner)) await createTable(runner, table);
    await makeAppendOnly(runner, 'audit_entry');
    await createSearchIndex(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropSearchIndex(runner);
    for (const table of allTables(runner).reverse()) await runner.dropTable(table.name);
  }
}
