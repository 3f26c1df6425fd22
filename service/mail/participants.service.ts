import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { domainOf, registrableDomain } from '../common/emailAddress';
import { listOf } from '../platform/database/lists';
import { insertRows, insertRowsReturning, pieces } from '../platform/database/rows';
import { MailAddress, MessageParticipant } from './message.entity';
import type { NamedAddress } from './messageRows';

/**
 * Writes who stands in letters, in the caller's transaction. An address that is new gets its number here; the unique key decides where two come with it at once, and refuses the later one, who
 * tries again.
 */
export async function insertParticipants(manager: EntityManager, named: readonly NamedAddress[]): Promise<void> {
  const ids = await numbersOf(manager, [...new Set(named.map(one => one.address))]);
  await insertRows(
    manager,
    MessageParticipant,
    named.map(({ messageId, role, position, name, address }) => ({
      messageId,
      role,
      position,
      name,
      addressId: ids.get(address) as number,
    })),
  );
}

async function numbersOf(manager: EntityManager, addresses: readonly string[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const some of pieces(addresses)) {
    const { list, piece } = listOf(manager, some);
    const rows = await manager
      .createQueryBuilder(MailAddress, 'a')
      .select(['a.id AS "id"', 'a.address AS "address"'])
      .where(`a.address IN ${list}`, { piece })
      .getRawMany<{ id: number; address: string }>();
    for (const { id, address } of rows) ids.set(address, id);
  }
  const fresh = addresses.filter(address => !ids.has(address));
  const rows = fresh.map(address => ({ address, domain: registrableDomain(domainOf(address)).slice(0, 255) }));
  for (const [address, id] of await insertRowsReturning(manager, MailAddress, rows, 'address')) ids.set(address, id);
  return ids;
}

/** The numbers of the addresses that letters name. */
export async function addressesNamedBy(manager: EntityManager, messageIds: readonly number[]): Promise<number[]> {
  const rows = await manager
    .createQueryBuilder(MessageParticipant, 'p')
    .select('DISTINCT p.addressId', 'id')
    .where('p.messageId IN (:...ids)', { ids: [...messageIds] })
    .getRawMany<{ id: number }>();
  return rows.map(row => Number(row.id));
}

/** Takes those of these addresses away that no letter names any more. */
export async function forgetUnnamed(manager: EntityManager, addressIds: readonly number[]): Promise<void> {
  for (const ids of pieces(addressIds)) {
    const named = await manager
      .createQueryBuilder(MessageParticipant, 'p')
      .select('DISTINCT p.addressId', 'id')
      .where('p.addressId IN (:...ids)', { ids })
      .getRawMany<{ id: number }>();
    const kept = new Set(named.map(row => Number(row.id)));
    const gone = ids.filter(id => !kept.has(id));
    if (gone.length > 0) await manager.delete(MailAddress, { id: In(gone) });
  }
}
