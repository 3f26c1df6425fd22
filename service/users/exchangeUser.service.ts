import type { EntityManager } from 'typeorm';

/** How Exchange knows the mailbox with this address; null where it is not read from there. The tables are mail's and intake's. */
export async function exchangeUserOfAddress(manager: EntityManager, address: string): Promise<string | null> {
  const row = await manager
    .createQueryBuilder()
    .select('"x"."user"', 'user')
    .from('exchange_mailbox', 'x')
    .innerJoin('mailbox', 'm', '"m"."id" = "x"."mailboxId"')
    .where('"m"."address" = :address AND "x"."isOn" = :yes', { address, yes: true })
    .getRawOne<{ user: string }>();
  return row?.user ?? null;
}
