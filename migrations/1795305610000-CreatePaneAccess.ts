import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tableColumns } from '../service/platform/database/columns';
import type { NewTable } from '../service/platform/database/schema';
import { createTable, dialectOf } from '../service/platform/database/schema';

const tables = (runner: QueryRunner): NewTable[] => {
  const c = tableColumns(dialectOf(runner));
  return [
    {
      name: 'entra_identity',
      columns: [
        c.id(),
        c.integer('userId'),
        c.exactText('tid', { length: 36 }),
        c.exactText('oid', { length: 36 }),
        c.timestamp('linkedAt'),
        c.integer('linkedById'),
        c.timestamp('lastSeenAt', { isNullable: true }),
        c.timestamp('signedOutAt', { isNullable: true }),
      ],
      indices: [
        { columns: ['userId'], unique: true },
        { columns: ['tid', 'oid'], unique: true },
      ],
      references: [{ column: 'userId', table: 'user' }],
    },
    {
      name: 'pane_key',
      columns: [
        c.id(),
        c.exactText('kid', { length: 40 }),
        c.json('publicKey'),
        c.longText('privateKey', { isNullable: true }),
        c.timestamp('createdAt'),
        c.timestamp('endsAt'),
      ],
      indices: [{ columns: ['kid'], unique: true }],
    },
  ];
};

/** Sign-in of the Outlook pane: who people are at Microsoft Entra ID, and the keys of our own tokens. */
export class CreatePaneAccess1795305610000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables(runner)) await createTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of tables(runner).reverse()) await runner.dropTable(name);
  }
}
