import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createInsideIndices, dropInsideIndices } from '../service/platform/database/inside';
import { addColumns, dropColumns } from '../service/platform/database/schema';

// Open records first, newest first: the order in which they are picked.
const recordIndices = [{ columns: ['state', 'id'] }];
// Most keys are a company's own; of those no contact needs to be looked for.
const allContacts = [{ columns: ['contactId'] }];
const ownContacts = [{ columns: ['contactId'], where: '"contactId" IS NOT NULL' }];

/** Words inside names and parts of numbers are found without walking through all of them. */
export class IndexInsides1795305630000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createInsideIndices(runner);
    await addColumns(runner, 'record', [], recordIndices);
    await dropColumns(runner, 'party_key', [], allContacts);
    await addColumns(runner, 'party_key', [], ownContacts);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'party_key', [], ownContacts);
    await addColumns(runner, 'party_key', [], allContacts);
    await dropColumns(runner, 'record', [], recordIndices);
    await dropInsideIndices(runner);
  }
}
