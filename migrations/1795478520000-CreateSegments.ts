import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tableColumns } from '../service/platform/database/columns';
import type { NewTable } from '../service/platform/database/schema';
import { createTable, dialectOf } from '../service/platform/database/schema';

/** Groups of companies and contacts. */
export class CreateSegments1795478520000 implements MigrationInterface {
  name = 'CreateSegments1795478520000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables(tableColumns(dialectOf(runner)))) await createTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "segment_member"');
    await runner.query('DROP TABLE "segment"');
  }
}

function tables(c: ReturnType<typeof tableColumns>): NewTable[] {
  return [
    {
      name: 'segment',
      columns: [
        c.id(),
        c.text('name', { length: 100 }),
        c.text('kind', { length: 10 }),
        c.text('about', { length: 10 }),
        c.json('conditions'),
        c.integer('ownerId'),
        c.text('sharing', { length: 10 }),
        c.timestamp('createdAt'),
        c.timestamp('updatedAt'),
        c.timestamp('endedAt', { isNullable: true }),
        c.integer('version'),
      ],
      indices: [{ columns: ['ownerId'] }, { columns: ['name', 'id'] }],
      references: [{ column: 'ownerId', table: 'user' }],
    },
    {
      name: 'segment_member',
      columns: [
        c.id(),
        c.integer('segmentId'),
        c.integer('companyId', { isNullable: true }),
        c.integer('contactId', { isNullable: true }),
        c.integer('addedById', { isNullable: true }),
        c.timestamp('addedAt'),
      ],
      indices: [
        { columns: ['segmentId', 'companyId'], unique: true, where: '"companyId" IS NOT NULL' },
        { columns: ['segmentId', 'contactId'], unique: true, where: '"contactId" IS NOT NULL' },
        { columns: ['companyId'], where: '"companyId" IS NOT NULL' },
        { columns: ['contactId'], where: '"contactId" IS NOT NULL' },
      ],
      references: [
        { column: 'segmentId', table: 'segment', cascade: true },
        { column: 'companyId', table: 'company', cascade: true },
        { column: 'contactId', table: 'contact', cascade: true },
        { column: 'addedById', table: 'user' },
      ],
    },
  ];
}
