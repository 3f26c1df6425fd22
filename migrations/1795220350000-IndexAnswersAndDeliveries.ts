import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectOf } from '../service/platform/database/schema';

/**
 * Two ways that were walked through whole tables. Whoever erases a message makes the database ask which others name it as their answered one: without an index
 * it reads all of them, for every message that goes. And what waits for a webhook is found without reading all that was ever sent to it.
 */
export class IndexAnswersAndDeliveries1795220350000 implements MigrationInterface {
  name = 'IndexAnswersAndDeliveries1795220350000';

  async up(runner: QueryRunner): Promise<void> {
    // Most letters answer none that is here: only those that do cost an entry.
    await runner.query(
      'CREATE INDEX "ix_message_answersMessageId" ON "message" ("answersMessageId") WHERE "answersMessageId" IS NOT NULL',
    );
    await runner.query(
      'CREATE INDEX "ix_webhook_delivery_webhookId_state_id" ON "webhook_delivery" ("webhookId", "state", "id")',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const isServer = dialectOf(runner) === 'mssql';
    for (const [name, table] of [
      ['ix_webhook_delivery_webhookId_state_id', 'webhook_delivery'],
      ['ix_message_answersMessageId', 'message'],
    ] as const)
      await runner.query(`DROP INDEX "${name}"${isServer ? ` ON "${table}"` : ''}`);
  }
}
