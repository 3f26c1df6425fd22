import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns } from '../service/platform/database/schema';

const byName = [{ columns: ['name', 'id'] }, { columns: ['language', 'name', 'id'], where: '"language" IS NOT NULL' }];
const byRole = [{ columns: ['role', 'contactId'], where: '"recordId" IS NULL' }];

/** The list of contacts, whole, by a language or by a role, is a range of an index, however many contacts there are. */
export class IndexContactLists1795305680000 implements MigrationInterface {
  name = 'IndexContactLists1795305680000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'contact', [], byName);
    await addColumns(runner, 'contact_role', [], byRole);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'contact_role', [], byRole);
    await dropColumns(runner, 'contact', [], byName);
  }
}
