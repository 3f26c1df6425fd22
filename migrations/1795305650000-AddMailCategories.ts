import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Dialect } from '../service/platform/database/columns';
import { tableColumns } from '../service/platform/database/columns';
import type { NewTable } from '../service/platform/database/schema';
import { addColumns, createTable, dialectOf, dropColumns } from '../service/platform/database/schema';

const detailColumns = (dialect: Dialect) => [tableColumns(dialect).text('category', { length: 40, isNullable: true })];
// A purge asks whether anybody else has a content: without this it reads every copy that there is.
const sources = [{ columns: ['sourceHash'] }];
const runColumns = (dialect: Dialect) => [tableColumns(dialect).json('kept', { isNullable: true })];

function newTables(dialect: Dialect): NewTable[] {
  const c = tableColumns(dialect);
  return [
    {
      // A person who took the category away has a row without one: no rule gives it back.
      name: 'message_category',
      columns: [
        { name: 'messageId', type: 'int', isPrimary: true },
        c.text('category', { length: 40, isNullable: true }),
        c.integer('userId', { isNullable: true }),
        c.integer('ruleId', { isNullable: true }),
        c.timestamp('sentAt'),
        c.timestamp('at'),
        c.integer('version'),
      ],
      indices: [{ columns: ['category', 'sentAt', 'messageId'] }, { columns: ['ruleId'] }, { columns: ['userId'] }],
      references: [
        { column: 'messageId', table: 'message', cascade: true },
        { column: 'userId', table: 'user' },
        { column: 'ruleId', table: 'filing_rule' },
      ],
    },
    {
      // Mail that fits a rule and stays as it is: the first of each reason.
      name: 'rule_run_kept',
      columns: [c.id(), c.integer('runId'), c.integer('messageId'), c.text('reason', { length: 20 })],
      indices: [
        { columns: ['runId', 'messageId'], unique: true },
        { columns: ['runId', 'reason', 'id'] },
        { columns: ['messageId'] },
      ],
      references: [
        { column: 'runId', table: 'rule_run', cascade: true },
        { column: 'messageId', table: 'message', cascade: true },
      ],
    },
  ];
}

// What a trading house sorts its mail by, beside customer and deal; the administrator changes the list.
const words = [
  ['inquiry', '询盘', 'Inquiry'],
  ['quotation', '报价', 'Quotation'],
  ['order', '订单', 'Order'],
  ['sample', '样品', 'Sample'],
  ['production', '生产跟进', 'Production'],
  ['shipping', '单证物流', 'Shipping'],
  ['payment', '付款', 'Payment'],
  ['complaint', '投诉', 'Complaint'],
] as const;

/** Categories of mail, given by hand or by a rule; why mail that fits a rule stays as it is; how a purge finds copies by the content they were made of. */
export class AddMailCategories1795305650000 implements MigrationInterface {
  name = 'AddMailCategories1795305650000';

  async up(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner);
    for (const table of newTables(dialect)) await createTable(runner, table);
    await addColumns(runner, 'filing_rule_detail', detailColumns(dialect));
    await addColumns(runner, 'rule_run', runColumns(dialect));
    await addColumns(runner, 'mailbox_message', [], sources);
    const text = dialect === 'mssql' ? 'N' : '';
    for (const [at, [code, zh, en]] of words.entries())
      await runner.query(
        'INSERT INTO "dictionary_entry" ("kind", "code", "nameZh", "nameEn", "position", "isActive", "rule", "version") VALUES ' +
          `('mail_category', '${code}', ${text}'${zh}', ${text}'${en}', ${(at + 1) * 10}, 1, NULL, 1)`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner);
    await runner.query(`DELETE FROM "dictionary_entry" WHERE "kind" = 'mail_category'`);
    await dropColumns(runner, 'mailbox_message', [], sources);
    await dropColumns(runner, 'rule_run', runColumns(dialect));
    await dropColumns(runner, 'filing_rule_detail', detailColumns(dialect));
    for (const table of newTables(dialect).reverse()) await runner.dropTable(table.name);
  }
}
