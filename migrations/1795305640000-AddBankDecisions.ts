import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Dialect } from '../service/platform/database/columns';
import { tableColumns } from '../service/platform/database/columns';
import { addColumns, dialectOf, dropColumns } from '../service/platform/database/schema';

const careColumns = (dialect: Dialect) => [tableColumns(dialect).flag('isDoubtful', { default: 0 })];
const bankColumns = (dialect: Dialect) => [
  tableColumns(dialect).text('note', { length: 400, isNullable: true }),
  tableColumns(dialect).integer('version', { default: 1 }),
];

/** Accounts of a company are confirmed and retired by people; a letter that looks like advertising is nobody's debt. */
export class AddBankDecisions1795305640000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner);
    await addColumns(runner, 'mail_care', careColumns(dialect));
    await addColumns(runner, 'bank_detail', bankColumns(dialect));
  }

  async down(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner);
    await dropColumns(runner, 'bank_detail', bankColumns(dialect));
    await dropColumns(runner, 'mail_care', careColumns(dialect));
  }
}
