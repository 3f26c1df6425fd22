import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Dialect } from '../service/platform/database/columns';
import { tableColumns } from '../service/platform/database/columns';
import { createInsideIndices, dropInsideIndices } from '../service/platform/database/inside';
import { addColumns, dialectOf, dropColumns } from '../service/platform/database/schema';

const columns = (dialect: Dialect) => [tableColumns(dialect).integer('companyId', { isNullable: true })];
// A merge and an erasure look for what names a company.
const ofCompany = [{ columns: ['companyId'], where: '"companyId" IS NOT NULL' }];

/** A notice can be about a company: an entry in its profile was sent back. And contacts are found by each of two names that one entry holds, old Word and Excel files by their text. */
export class TellOfEntries1795478700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'notice', columns(dialectOf(runner)), ofCompany);
    // Of a database that was made before, the index has the folded names alone.
    await dropInsideIndices(runner, ['contact']);
    await createInsideIndices(runner, ['contact']);
    await lookAgain(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM "notice" WHERE "companyId" IS NOT NULL');
    await dropColumns(runner, 'notice', columns(dialectOf(runner)), ofCompany);
  }
}

/** Kinds of files that were passed over are read now: the attachments that are there are walked through once more, newest first; what was read stands. */
async function lookAgain(runner: QueryRunner): Promise<void> {
  const where = `WHERE "key" = 'search.attachments'`;
  const rows = (await runner.query(`SELECT "value" FROM "setting" ${where}`)) as { value: string }[];
  const { upTo = 0, below = 0 } = JSON.parse(rows[0]?.value ?? '{}') as { upTo?: number; below?: number };
  if (!Number.isSafeInteger(upTo) || upTo <= 0 || below > 1) return;
  await runner.query(`UPDATE "setting" SET "value" = '{"upTo":${upTo},"below":${upTo + 1}}' ${where}`);
}
