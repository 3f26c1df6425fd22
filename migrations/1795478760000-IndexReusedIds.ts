import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, dropColumns } from '../service/platform/database/schema';

const all = [{ columns: ['messageIdHash'] }];
const reused = [{ columns: ['messageIdHash'], where: '"isIdReused" = 1' }];

/**
 * The hash of a Message-ID stood in two indices: nearly every letter has it for its identity. Now only the letters that claim the id of another stand in the second one, and an
 * import writes a page less for each letter (mail/byMessageId.service.ts).
 */
export class IndexReusedIds1795478760000 implements MigrationInterface {
  name = 'IndexReusedIds1795478760000';

  async up(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'message', [], all);
    await addColumns(runner, 'message', [], reused);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'message', [], reused);
    await addColumns(runner, 'message', [], all);
  }
}
