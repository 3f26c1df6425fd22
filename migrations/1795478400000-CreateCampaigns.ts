import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tableColumns } from '../service/platform/database/columns';
import type { NewTable } from '../service/platform/database/schema';
import { addColumns, createTable, dialectOf, dropColumns } from '../service/platform/database/schema';

type Columns = ReturnType<typeof tableColumns>;

/** Fairs, mailings and the like from which leads come, and lists of cards that were taken in. */
export class CreateCampaigns1795478400000 implements MigrationInterface {
  name = 'CreateCampaigns1795478400000';

  async up(runner: QueryRunner): Promise<void> {
    const c = tableColumns(dialectOf(runner));
    for (const table of tables(c)) await createTable(runner, table);
    for (const [table, indices] of withCampaign) await addColumns(runner, table, [campaignId(c)], indices);
  }

  async down(runner: QueryRunner): Promise<void> {
    const c = tableColumns(dialectOf(runner));
    for (const [table, indices] of withCampaign) await dropColumns(runner, table, [campaignId(c)], indices);
    const names = tables(c).map(table => table.name);
    for (const name of names.reverse()) await runner.query(`DROP TABLE "${name}"`);
  }
}

const campaignId = (c: Columns) => c.integer('campaignId', { isNullable: true });
const where = '"campaignId" IS NOT NULL';
const withCampaign = [
  ['lead', [{ columns: ['campaignId', 'receivedAt', 'id'], where }]],
  ['opportunity', [{ columns: ['campaignId', 'recordId'], where }]],
] as const satisfies readonly (readonly [string, { columns: string[]; where: string }[]])[];

function tables(c: Columns): NewTable[] {
  return [campaignTable(c), importTable(c), rowTable(c)];
}

function campaignTable(c: Columns): NewTable {
  return {
    name: 'lead_campaign',
    columns: [
      c.id(),
      c.text('name', { length: 200 }),
      c.text('foldedName', { length: 200 }),
      c.text('kind', { length: 20 }),
      c.text('fromDay', { length: 10 }),
      c.text('toDay', { length: 10 }),
      c.text('place', { length: 200 }),
      c.money('budget', { isNullable: true }),
      c.text('currency', { length: 3 }),
      c.text('note', { length: 2000 }),
      c.integer('ownerId', { isNullable: true }),
      c.flag('isActive'),
      c.integer('createdById', { isNullable: true }),
      c.timestamp('createdAt'),
      c.timestamp('updatedAt'),
      c.integer('version'),
    ],
    indices: [
      { columns: ['foldedName'], unique: true },
      { columns: ['isActive', 'fromDay', 'id'] },
      { columns: ['fromDay', 'id'] },
    ],
    references: [{ column: 'ownerId', table: 'user' }],
  };
}

function importTable(c: Columns): NewTable {
  return {
    name: 'lead_import',
    columns: [
      c.id(),
      c.text('state', { length: 20 }),
      c.text('fileName', { length: 200 }),
      c.exactText('uploadId', { length: 36 }),
      c.text('source', { length: 20 }),
      campaignId(c),
      c.flag('isNewCampaign'),
      c.json('options'),
      c.integer('total'),
      c.integer('done'),
      c.integer('undone'),
      c.json('counts'),
      c.integer('createdById', { isNullable: true }),
      c.timestamp('createdAt'),
      c.timestamp('finishedAt', { isNullable: true }),
      c.timestamp('undoneAt', { isNullable: true }),
    ],
    indices: [{ columns: ['createdById', 'id'] }, { columns: ['campaignId'], where }],
  };
}

// `rowKey` is unique: what a file brings is taken once, however often it is imported.
function rowTable(c: Columns): NewTable {
  return {
    name: 'lead_import_row',
    columns: [
      c.id(),
      c.integer('importId'),
      c.integer('position'),
      c.text('sheet', { length: 200 }),
      c.integer('row'),
      c.exactText('rowKey', { length: 64, isNullable: true }),
      c.exactText('toldKey', { length: 64, isNullable: true }),
      c.text('outcome', { length: 20 }),
      c.text('undo', { length: 20 }),
      c.integer('leadId', { isNullable: true }),
      c.integer('lastEventId', { isNullable: true }),
      c.integer('noteId', { isNullable: true }),
      c.integer('recordId', { isNullable: true }),
      c.json('details'),
    ],
    indices: [
      { columns: ['importId', 'position'], unique: true },
      { columns: ['importId', 'outcome', 'position'] },
      { columns: ['importId', 'undo', 'position'] },
      { columns: ['rowKey'], unique: true, where: '"rowKey" IS NOT NULL' },
      { columns: ['toldKey'], where: '"toldKey" IS NOT NULL' },
      { columns: ['leadId'], where: '"leadId" IS NOT NULL' },
    ],
    references: [{ column: 'importId', table: 'lead_import', cascade: true }],
  };
}
