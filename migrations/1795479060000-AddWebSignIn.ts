import type { MigrationInterface, QueryRunner, TableColumnOptions } from 'typeorm';
import type { Dialect } from '../service/platform/database/columns';
import { tableColumns } from '../service/platform/database/columns';
import type { NewIndex } from '../service/platform/database/schema';
import { addColumns, createTable, dialectOf, dropColumns } from '../service/platform/database/schema';

const sessionColumns = (dialect: Dialect): TableColumnOptions[] => {
  const c = tableColumns(dialect);
  return [c.text('startedBy', { length: 10, default: "'local'" }), c.timestamp('endsAt', { isNullable: true })];
};

const indices: NewIndex[] = [
  { columns: ['stateHash'], unique: true },
  { columns: ['browserHash', 'purpose'] },
  { columns: ['expiresAt'] },
];

/** Signing in to the web pages by Microsoft Entra ID: sign-ins on their way, and how long a session may last that began so. */
export class AddWebSignIn1795479060000 implements MigrationInterface {
  name = 'AddWebSignIn1795479060000';

  async up(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner);
    const c = tableColumns(dialect);
    await addColumns(runner, 'session', sessionColumns(dialect));
    await createTable(runner, {
      name: 'entra_sign_in',
      columns: [
        c.id(),
        c.exactText('stateHash', { length: 64 }),
        c.exactText('browserHash', { length: 64 }),
        c.text('purpose', { length: 10 }),
        c.exactText('nonce', { length: 64 }),
        c.exactText('verifier', { length: 128 }),
        c.longText('returnTo'),
        c.exactText('tid', { length: 36, isNullable: true }),
        c.exactText('oid', { length: 36, isNullable: true }),
        c.timestamp('expiresAt'),
      ],
      indices,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('entra_sign_in');
    await dropColumns(runner, 'session', sessionColumns(dialectOf(runner)));
  }
}
