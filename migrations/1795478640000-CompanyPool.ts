import type { MigrationInterface, QueryRunner, TableColumnOptions } from 'typeorm';
import type { Dialect } from '../service/platform/database/columns';
import { tableColumns } from '../service/platform/database/columns';
import type { NewIndex } from '../service/platform/database/schema';
import { addColumns, createTable, dialectOf, dropColumns } from '../service/platform/database/schema';

const poolColumns = (dialect: Dialect): TableColumnOptions[] => {
  const c = tableColumns(dialect);
  return [
    c.flag('isForLeads', { default: 1 }),
    c.flag('isForCustomers', { default: 0 }),
    c.integer('customerDays', { default: 90 }),
    c.integer('customerWarnDays', { default: 7 }),
    c.integer('customerProtectionDays', { default: 30 }),
    c.integer('mostCustomers', { default: 0 }),
    c.json('exemptLevels', { isNullable: true }),
  ];
};

const companyColumns = (dialect: Dialect): TableColumnOptions[] => {
  const c = tableColumns(dialect);
  return [
    c.integer('poolId', { isNullable: true }),
    c.timestamp('returnsAt', { isNullable: true }),
    c.timestamp('returnWarnedAt', { isNullable: true }),
    c.integer('formerOwnerId', { isNullable: true }),
    c.timestamp('formerUntil', { isNullable: true }),
  ];
};

const companyIndices: NewIndex[] = [
  { columns: ['returnsAt', 'id'], where: '"returnsAt" IS NOT NULL' },
  { columns: ['ownerId', 'returnsAt'], where: '"returnsAt" IS NOT NULL' },
  { columns: ['poolId', 'lastContactAt', 'id'], where: '"poolId" IS NOT NULL' },
];

/** Customers return to a pool, too, when nothing passes between them and us. */
export class CompanyPool1795478640000 implements MigrationInterface {
  name = 'CompanyPool1795478640000';

  async up(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner);
    const c = tableColumns(dialect);
    await addColumns(runner, 'lead_pool', poolColumns(dialect));
    await addColumns(runner, 'company', companyColumns(dialect), companyIndices);
    await createTable(runner, {
      name: 'company_claim',
      columns: [
        c.id(),
        c.integer('poolId'),
        c.integer('userId'),
        c.text('day', { length: 10 }),
        c.integer('turn'),
        c.integer('companyId'),
        c.timestamp('at'),
      ],
      indices: [{ columns: ['poolId', 'userId', 'day', 'turn'], unique: true }, { columns: ['companyId'] }],
      references: [
        { column: 'poolId', table: 'lead_pool' },
        { column: 'userId', table: 'user' },
        { column: 'companyId', table: 'company', cascade: true },
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner);
    await runner.query('DROP TABLE "company_claim"');
    await dropColumns(runner, 'company', companyColumns(dialect), companyIndices);
    await dropColumns(runner, 'lead_pool', poolColumns(dialect));
  }
}
