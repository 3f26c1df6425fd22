import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Dialect } from '../service/platform/database/columns';
import { tableColumns } from '../service/platform/database/columns';
import type { NewIndex, NewTable } from '../service/platform/database/schema';
import { addColumns, createTable, dialectOf, dropColumns } from '../service/platform/database/schema';

type Columns = ReturnType<typeof tableColumns>;
type Addition = { table: string; columns: NewTable['columns']; indices: NewIndex[] };

const NEVER = "'1970-01-01 00:00:00.000'";

const additions = (c: Columns): Addition[] => [
  {
    table: 'company',
    columns: [
      c.flag('isCompetitor', { default: 0 }),
      c.flag('isForwarder', { default: 0 }),
      c.text('industry', { length: 40, isNullable: true }),
      c.text('region', { length: 40, isNullable: true }),
      c.text('source', { length: 40, isNullable: true }),
      c.integer('staffCount', { isNullable: true }),
      c.money('turnover', { isNullable: true }),
      c.text('turnoverCurrency', { length: 3, isNullable: true }),
      c.money('buyingVolume', { isNullable: true }),
      c.text('buyingCurrency', { length: 3, isNullable: true }),
      c.text('timeZone', { length: 60, isNullable: true }),
      c.text('level', { length: 40, default: "'general'" }),
      c.text('standing', { length: 10, default: "'new'" }),
      c.flag('isLevelHeld', { default: 0 }),
      c.timestamp('lastInAt', { isNullable: true }),
      c.timestamp('lastOutAt', { isNullable: true }),
      c.timestamp('lastContactAt', { default: NEVER }),
    ],
    indices: [
      { columns: ['level', 'foldedName', 'id'] },
      { columns: ['country', 'foldedName', 'id'] },
      { columns: ['lastContactAt', 'id'] },
      { columns: ['createdAt', 'id'] },
    ],
  },
  {
    table: 'contact',
    columns: [
      c.text('department', { length: 200, isNullable: true }),
      c.text('language', { length: 10, isNullable: true }),
      c.text('birthDay', { length: 5, isNullable: true }),
      c.integer('birthYear', { isNullable: true }),
      c.longText('preferences', { isNullable: true }),
      c.timestamp('leftAt', { isNullable: true }),
    ],
    indices: [{ columns: ['birthDay'], where: '"birthDay" IS NOT NULL' }],
  },
  {
    table: 'contact_address',
    columns: [c.text('kind', { length: 20, default: "'work'" }), c.flag('isPrimary', { default: 0 })],
    indices: [],
  },
  {
    table: 'filing',
    columns: [],
    indices: [
      { columns: ['contactId', 'sentAt', 'messageId'], where: '"endedAt" IS NULL AND "contactId" IS NOT NULL' },
    ],
  },
  { table: 'record', columns: [], indices: [{ columns: ['companyId', 'createdAt'] }] },
];

const ofCompany = { column: 'companyId', table: 'company', cascade: true };

const profileTables = (c: Columns): NewTable[] => [
  {
    name: 'dictionary_entry',
    columns: [
      c.id(),
      c.text('kind', { length: 30 }),
      c.text('code', { length: 40 }),
      c.text('nameZh', { length: 100 }),
      c.text('nameEn', { length: 100 }),
      c.integer('position'),
      c.flag('isActive'),
      c.json('rule', { isNullable: true }),
      c.integer('version'),
    ],
    indices: [{ columns: ['kind', 'code'], unique: true }],
  },
  {
    name: 'postal_address',
    columns: [
      c.id(),
      c.integer('companyId'),
      c.text('kind', { length: 20 }),
      c.text('street', { length: 400 }),
      c.text('city', { length: 200 }),
      c.text('district', { length: 200 }),
      c.text('postCode', { length: 20 }),
      c.text('country', { length: 2, isNullable: true }),
      c.integer('position'),
    ],
    indices: [{ columns: ['companyId'] }],
    references: [ofCompany],
  },
  {
    name: 'company_detail',
    columns: [
      c.id(),
      c.integer('companyId'),
      c.text('kind', { length: 30 }),
      c.text('label', { length: 60 }),
      c.text('value', { length: 1000 }),
      c.text('folded', { length: 300 }),
      c.integer('position'),
    ],
    indices: [{ columns: ['companyId'] }, { columns: ['kind', 'folded'] }],
    references: [ofCompany],
  },
  {
    name: 'company_tag',
    columns: [c.id(), c.integer('companyId'), c.text('tag', { length: 60 }), c.text('folded', { length: 60 })],
    indices: [{ columns: ['companyId', 'folded'], unique: true }, { columns: ['folded', 'companyId'] }],
    references: [ofCompany],
  },
  {
    name: 'company_note',
    columns: [
      c.id(),
      c.integer('companyId'),
      c.longText('text'),
      c.flag('isPrompt'),
      c.integer('createdById', { isNullable: true }),
      c.timestamp('createdAt'),
      c.timestamp('endedAt', { isNullable: true }),
      c.integer('version'),
    ],
    indices: [{ columns: ['companyId', 'createdAt', 'id'] }],
    references: [ofCompany, { column: 'createdById', table: 'user' }],
  },
  {
    name: 'company_event',
    columns: [
      c.id(),
      c.integer('companyId'),
      c.timestamp('at'),
      c.text('kind', { length: 20 }),
      c.text('fromValue', { length: 200, isNullable: true }),
      c.text('toValue', { length: 200, isNullable: true }),
      c.text('rule', { length: 30, isNullable: true }),
      c.integer('userId', { isNullable: true }),
      c.text('reason', { length: 1000, isNullable: true }),
    ],
    indices: [{ columns: ['companyId', 'at', 'id'] }],
    references: [ofCompany, { column: 'userId', table: 'user' }],
  },
  {
    // Appended by whatever files mail or changes records, and emptied by the job that reckons levels: no key, so that two of them never wait for one another.
    name: 'company_touch',
    columns: [
      c.id(),
      c.integer('companyId'),
      c.timestamp('inAt', { isNullable: true }),
      c.timestamp('outAt', { isNullable: true }),
      c.flag('isWhole'),
    ],
  },
  {
    name: 'saved_view',
    columns: [
      c.id(),
      c.integer('userId'),
      c.text('page', { length: 30 }),
      c.text('name', { length: 100 }),
      c.json('query'),
      c.timestamp('createdAt'),
      c.integer('version'),
    ],
    indices: [{ columns: ['userId', 'page'] }],
    references: [{ column: 'userId', table: 'user', cascade: true }],
  },
];

const contactTables = (c: Columns): NewTable[] => [
  {
    name: 'contact_phone',
    columns: [
      c.id(),
      c.integer('contactId'),
      c.text('kind', { length: 20 }),
      c.text('value', { length: 60 }),
      c.text('folded', { length: 40 }),
      c.flag('isPrimary'),
    ],
    indices: [{ columns: ['contactId'] }, { columns: ['folded'] }],
    references: [{ column: 'contactId', table: 'contact', cascade: true }],
  },
  {
    name: 'contact_role',
    columns: [
      c.id(),
      c.integer('contactId'),
      c.integer('companyId'),
      c.integer('recordId', { isNullable: true }),
      c.text('role', { length: 40 }),
      c.flag('isPrimary'),
    ],
    indices: [
      { columns: ['contactId'] },
      { columns: ['companyId', 'role'], unique: true, where: '"isPrimary" = 1 AND "recordId" IS NULL' },
      { columns: ['recordId', 'role'], unique: true, where: '"isPrimary" = 1 AND "recordId" IS NOT NULL' },
    ],
    references: [
      { column: 'contactId', table: 'contact', cascade: true },
      { column: 'companyId', table: 'company' },
      { column: 'recordId', table: 'record' },
    ],
  },
  {
    name: 'contact_suggestion',
    columns: [
      c.id(),
      c.integer('companyId'),
      c.integer('contactId', { isNullable: true }),
      c.text('address', { length: 320 }),
      c.text('field', { length: 20 }),
      c.exactText('valueHash'),
      c.json('values'),
      c.integer('messageId'),
      c.text('state', { length: 12 }),
      c.timestamp('createdAt'),
      c.integer('decidedById', { isNullable: true }),
      c.timestamp('decidedAt', { isNullable: true }),
    ],
    indices: [
      { columns: ['companyId', 'address', 'field', 'valueHash'], unique: true },
      { columns: ['companyId', 'state'] },
      { columns: ['contactId'] },
      { columns: ['messageId'] },
    ],
    references: [
      ofCompany,
      { column: 'contactId', table: 'contact' },
      { column: 'messageId', table: 'message', cascade: true },
      { column: 'decidedById', table: 'user' },
    ],
  },
];

const fieldTables = (c: Columns): NewTable[] => [
  {
    name: 'custom_field',
    columns: [
      c.id(),
      c.text('subject', { length: 20 }),
      c.text('code', { length: 40 }),
      c.text('nameZh', { length: 100 }),
      c.text('nameEn', { length: 100 }),
      c.text('kind', { length: 20 }),
      c.text('section', { length: 100 }),
      c.integer('position'),
      c.flag('isRequired'),
      c.flag('isInList'),
      c.flag('isActive'),
      c.json('rule'),
      c.json('choices'),
      c.integer('version'),
    ],
    indices: [{ columns: ['subject', 'code'], unique: true }],
  },
  {
    name: 'custom_value',
    columns: [
      c.id(),
      c.integer('fieldId'),
      c.integer('companyId', { isNullable: true }),
      c.integer('contactId', { isNullable: true }),
      c.text('text', { length: 400, isNullable: true }),
      c.longText('longText', { isNullable: true }),
      c.money('number', { isNullable: true }),
      c.text('date', { length: 10, isNullable: true }),
      c.integer('position'),
    ],
    indices: [
      { columns: ['companyId', 'fieldId'] },
      { columns: ['contactId', 'fieldId'] },
      { columns: ['fieldId', 'text', 'companyId'], where: '"text" IS NOT NULL' },
      { columns: ['fieldId', 'number', 'companyId'], where: '"number" IS NOT NULL' },
      { columns: ['fieldId', 'date', 'companyId'], where: '"date" IS NOT NULL' },
    ],
    references: [{ column: 'fieldId', table: 'custom_field' }, ofCompany, { column: 'contactId', table: 'contact' }],
  },
];

// code, Chinese, English; a level also its rule (companies/levels.ts).
type Seed = readonly [code: string, zh: string, en: string, rule?: string];
const seeds: Readonly<Record<string, readonly Seed[]>> = {
  level: [
    ['general', '一般客户', 'General', '{"standing":"new"}'],
    ['contacted', '已联系', 'Contacted', '{"standing":"new","moves":"two_way_mail"}'],
    ['project', '有意向', 'Project', '{"standing":"new","moves":"intention"}'],
    ['signed_1', '签约 1 级', 'Signed 1', '{"standing":"old","moves":"order","fromOrders":1}'],
    ['signed_2', '签约 2 级', 'Signed 2', '{"standing":"old","moves":"order","fromOrders":3}'],
    ['signed_3', '签约 3 级', 'Signed 3', '{"standing":"old","moves":"order","fromOrders":10}'],
    ['signed_4', '签约 4 级', 'Signed 4', '{"standing":"old"}'],
    ['signed_5', '签约 5 级', 'Signed 5', '{"standing":"old"}'],
    ['blacklist', '黑名单', 'Blacklist', '{"standing":"barred"}'],
  ],
  contact_role: [
    ['buyer', '采购', 'Buyer'],
    ['decision_maker', '决策人', 'Decision maker'],
    ['finance', '财务', 'Finance'],
    ['logistics', '物流', 'Logistics'],
    ['quality', '质检', 'Quality'],
    ['technical', '技术', 'Technical'],
    ['sales', '销售', 'Sales'],
    ['documents', '单证', 'Documents'],
  ],
  source: [
    ['fair', '展会', 'Trade fair'],
    ['website', '公司网站', 'Own website'],
    ['platform', '电商平台', 'Trade platform'],
    ['referral', '老客户介绍', 'Referral'],
    ['mail', '邮件开发', 'Cold mail'],
    ['search', '网上搜索', 'Search'],
  ],
  industry: [
    ['importer', '进口商', 'Importer'],
    ['wholesale', '批发', 'Wholesale'],
    ['retail', '零售', 'Retail'],
    ['online', '电商', 'Online shop'],
    ['manufacturing', '制造', 'Manufacturing'],
    ['services', '服务', 'Services'],
  ],
  region: [
    ['europe', '欧洲', 'Europe'],
    ['north_america', '北美', 'North America'],
    ['latin_america', '拉美', 'Latin America'],
    ['middle_east', '中东', 'Middle East'],
    ['africa', '非洲', 'Africa'],
    ['asia', '亚洲', 'Asia'],
    ['oceania', '大洋洲', 'Oceania'],
  ],
};

function seedSql(dialect: Dialect): string[] {
  const quote = (text: string) => `${dialect === 'mssql' ? 'N' : ''}'${text.replace(/'/g, "''")}'`;
  return Object.entries(seeds).flatMap(([kind, entries]) =>
    entries.map(
      ([code, zh, en, rule], at) =>
        'INSERT INTO "dictionary_entry" ("kind", "code", "nameZh", "nameEn", "position", "isActive", "rule", "version") VALUES ' +
        `(${quote(kind)}, ${quote(code)}, ${quote(zh)}, ${quote(en)}, ${(at + 1) * 10}, 1, ${rule ? quote(rule) : 'NULL'}, 1)`,
    ),
  );
}

function allTables(c: Columns): NewTable[] {
  return [...profileTables(c), ...contactTables(c), ...fieldTables(c)];
}

/** Companies and contacts in full: what is known of them, levels, dictionaries, own fields, suggestions, saved views. */
export class CreateCompanyProfile1795219500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner);
    const c = tableColumns(dialect);
    for (const table of allTables(c)) await createTable(runner, table);
    for (const { table, columns, indices } of additions(c)) await addColumns(runner, table, columns, indices);
    for (const statement of seedSql(dialect)) await runner.query(statement);
    // What stands in the archive already is reckoned by the job, like everything that comes.
    await runner.query('INSERT INTO "company_touch" ("companyId", "isWhole") SELECT "id", 1 FROM "company"');
  }

  async down(runner: QueryRunner): Promise<void> {
    const c = tableColumns(dialectOf(runner));
    for (const { table, columns, indices } of additions(c).reverse())
      await dropColumns(runner, table, columns, indices);
    for (const table of allTables(c).reverse()) await runner.dropTable(table.name);
  }
}
