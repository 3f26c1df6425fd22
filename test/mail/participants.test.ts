import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/all';
import { entities } from '../../service/entities';
import { MailAddress, Participant } from '../../service/mail/message.entity';
import type { NamedAddress } from '../../service/mail/messageRows';
import { addressesNamedBy, forgetUnnamed, insertParticipants } from '../../service/mail/participants.service';
import { useDialect } from '../../service/platform/database/columns';

let source: DataSource;
beforeEach(async () => {
  useDialect('sqlite');
  source = new DataSource({ type: 'better-sqlite3', database: ':memory:', entities, migrations } as never);
  await source.initialize();
  await source.runMigrations();
});
afterEach(() => source.destroy());

async function makeLetter(id: number): Promise<void> {
  const at = '2026-11-02 09:00:00.000';
  await source.query(
    `INSERT OR IGNORE INTO "conversation" ("id", "key", "subject", "foldedSubject", "firstAt", "lastAt") VALUES (1, 'k', '', '', ?, ?)`,
    [at, at],
  );
  await source.query(
    `INSERT INTO "message" ("id", "identity", "conversationId", "kind", "direction", "subject", "fromName", "fromAddress", "sentAt", "preview", "hasAttachments", "size", "isIdReused", "importedAt") ` +
      `VALUES (?, ?, 1, 'normal', 'in', '', '', '', ?, '', 0, 1, 0, ?)`,
    [id, `letter ${id}`, at, at],
  );
}

const named = (messageId: number, role: NamedAddress['role'], position: number, address: string): NamedAddress => ({
  ...{ messageId, role, position, address },
  name: `${role} of ${messageId}`,
});
const rows = () => source.manager.find(Participant, { order: { messageId: 'ASC', position: 'ASC' } });
const addresses = async () =>
  (await source.manager.find(MailAddress, { order: { id: 'ASC' } })).map(one => one.address);

describe('who stands in letters', () => {
  beforeEach(async () => {
    await makeLetter(1);
    await makeLetter(2);
    await insertParticipants(source.manager, [
      named(1, 'from', 0, 'anna@de.nordlicht.example'),
      named(1, 'to', 1, 'li@haitu.example'),
      named(2, 'from', 0, 'li@haitu.example'),
    ]);
    await insertParticipants(source.manager, [
      named(2, 'to', 1, 'anna@de.nordlicht.example'),
      named(2, 'cc', 2, 'anna@de.nordlicht.example'),
    ]);
  });

  it('reads as it was written, and each address is kept once', async () => {
    expect((await rows()).map(({ messageId, role, address, domain, name }) => [messageId, role, address, domain, name])).toEqual([
      [1, 'from', 'anna@de.nordlicht.example', 'nordlicht.example', 'from of 1'],
      [1, 'to', 'li@haitu.example', 'haitu.example', 'to of 1'],
      [2, 'from', 'li@haitu.example', 'haitu.example', 'from of 2'],
      [2, 'to', 'anna@de.nordlicht.example', 'nordlicht.example', 'to of 2'],
      [2, 'cc', 'anna@de.nordlicht.example', 'nordlicht.example', 'cc of 2'],
    ]); // prettier-ignore
    expect(await addresses()).toEqual(['anna@de.nordlicht.example', 'li@haitu.example']);
  });

  it('goes with its letter, and an address with the last letter that names it', async () => {
    await insertParticipants(source.manager, [named(1, 'cc', 2, 'only@here.example')]);
    const of = await addressesNamedBy(source.manager, [1]);
    await source.query('DELETE FROM "message" WHERE "id" = 1');
    await forgetUnnamed(source.manager, of);
    expect((await rows()).map(one => one.messageId)).toEqual([2, 2, 2]);
    expect(await addresses()).toEqual(['anna@de.nordlicht.example', 'li@haitu.example']);
  });

  it('is the same after the migration that numbered addresses was taken back and run anew', async () => {
    const before = await rows();
    await source.undoLastMigration();
    const spelled: { address: string }[] = await source.query('SELECT "address" FROM "participant" ORDER BY "id"');
    expect(spelled.map(one => one.address)).toContain('anna@de.nordlicht.example');
    await source.runMigrations();
    expect(await rows()).toEqual(before);
  });
});

it('finds the letters of an address and of a domain by indices', async () => {
  for (const column of ['address', 'domain']) {
    const plan: { detail: string }[] = await source.query(
      `EXPLAIN QUERY PLAN SELECT DISTINCT "p"."messageId" FROM "participant" "p" WHERE "p"."${column}" IN ('a', 'b') AND "p"."messageId" > 5 ORDER BY "p"."messageId" LIMIT 10`,
    );
    const steps = plan.map(step => step.detail).join('\n');
    expect(steps).not.toMatch(/SCAN/);
    expect(steps).toContain('ix_message_participant_addressId_messageId (addressId=? AND messageId>?)');
  }
});
