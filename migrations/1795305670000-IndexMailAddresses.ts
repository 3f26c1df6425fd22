import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createInsideIndices, dropInsideIndices } from '../service/platform/database/inside';

/** Whose addresses stand at a domain is found without reading all addresses. */
export class IndexMailAddresses1795305670000 implements MigrationInterface {
  name = 'IndexMailAddresses1795305670000';

  async up(runner: QueryRunner): Promise<void> {
    await createInsideIndices(runner, ['contact_address']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropInsideIndices(runner, ['contact_address']);
  }
}
