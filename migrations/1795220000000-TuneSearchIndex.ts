import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tuneSearchIndex } from '../service/platform/database/searchIndex';

/** Parts of the full-text index are put together later: an import writes each word half as often. */
export class TuneSearchIndex1795220000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await tuneSearchIndex(runner, 16);
  }

  async down(runner: QueryRunner): Promise<void> {
    // What FTS5 has without being told.
    await tuneSearchIndex(runner, 4);
  }
}
