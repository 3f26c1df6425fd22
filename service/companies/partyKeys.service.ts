import type { EntityManager } from 'typeorm';
import { In, MoreThan } from 'typeorm';
import { insertRows, pieces } from '../platform/database/rows';
import { Company, Contact } from './company.entity';
import { ContactPhone } from './contactDetail.entity';
import { PartyKey } from './duplicates.entity';
import type { KeyRow, PartyFacts } from './partyKeys';
import { areSameKeys, keysOfParty } from './partyKeys';
import { CompanyDetail } from './profile.entity';
import { refreshQuality } from './quality.service';

/** Makes the keys of companies, their scores and gaps those of what is known of them now. To be called in the transaction of every change; what is unchanged is not written. */
export async function refreshKeys(manager: EntityManager, companyIds: Iterable<number>): Promise<void> {
  const ids = [...new Set(companyIds)];
  for (const piece of pieces(ids, 500)) {
    const facts = await loadFacts(manager, piece);
    const standing = new Map<number, PartyKey[]>();
    for (const row of await manager.findBy(PartyKey, { companyId: In(piece) }))
      standing.set(row.companyId, [...(standing.get(row.companyId) ?? []), row]);
    const stale: number[] = [];
    const fresh: KeyRow[] = [];
    for (const one of facts) {
      const keys = keysOfParty(one);
      const before = standing.get(one.companyId) ?? [];
      if (areSameKeys(before as KeyRow[], keys)) continue;
      if (before.length > 0) stale.push(one.companyId);
      fresh.push(...keys);
    }
    if (stale.length > 0) await manager.delete(PartyKey, { companyId: In(stale) });
    await insertRows(manager, PartyKey, fresh);
  }
  await refreshQuality(manager, ids);
}

/** The next companies by number whose keys are looked at again. Answers the last one, null at the end. */
export async function refreshKeysAfter(manager: EntityManager, afterId: number, limit: number): Promise<number | null> {
  const rows = await manager.find(Company, {
    select: { id: true },
    where: { id: MoreThan(afterId) },
    order: { id: 'ASC' },
    take: limit,
  });
  await refreshKeys(
    manager,
    rows.map(row => row.id),
  );
  return rows.at(-1)?.id ?? null;
}

async function loadFacts(manager: EntityManager, companyIds: readonly number[]): Promise<PartyFacts[]> {
  const companies = await manager.findBy(Company, { id: In([...companyIds]) });
  const contacts = await manager.find(Contact, {
    select: { id: true, companyId: true, phone: true },
    where: { companyId: In([...companyIds]) },
  });
  const details = await detailsOf(manager, companyIds);
  const phones = await phonesOf(manager, contacts);
  return companies.map(({ id, name, otherName, country, website, phone }) => {
    const own = details.filter(detail => detail.companyId === id);
    const values = (kind: string) => own.flatMap(detail => (detail.kind === kind ? [detail.value] : []));
    return {
      companyId: id,
      names: [name, otherName],
      country,
      websites: [website, ...values('website')],
      phones: [
        { contactId: null, phone },
        ...values('phone').map(value => ({ contactId: null, phone: value })),
        ...phones.filter(one => one.companyId === id),
      ],
      taxNumbers: values('tax_number'),
    };
  });
}

async function detailsOf(manager: EntityManager, companyIds: readonly number[]): Promise<CompanyDetail[]> {
  return manager.findBy(CompanyDetail, {
    companyId: In([...companyIds]),
    kind: In(['phone', 'website', 'tax_number']),
  });
}

interface Phone {
  companyId: number;
  contactId: number;
  phone: string | null;
}

async function phonesOf(manager: EntityManager, contacts: readonly Contact[]): Promise<Phone[]> {
  const found: Phone[] = contacts.map(({ id, companyId, phone }) => ({ contactId: id, companyId, phone }));
  const companyOf = new Map(contacts.map(contact => [contact.id, contact.companyId]));
  for (const piece of pieces([...companyOf.keys()])) {
    for (const { contactId, value } of await manager.findBy(ContactPhone, { contactId: In(piece) }))
      found.push({ contactId, companyId: companyOf.get(contactId) as number, phone: value });
  }
  return found;
}
