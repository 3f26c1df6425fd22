import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { addDomains } from '../../companies/belongings.service';
import { Agency, CompanyDomain, ContactAddress } from '../../companies/company.entity';
import { ContactPhone, ContactRole } from '../../companies/contactDetail.entity';
import { foldPhone } from '../../companies/details';
import { touchCompanies } from '../../companies/touching.service';
import { insertRows, pieces } from '../../platform/database/rows';
import { RecordNumber } from '../../records/record.entity';

/** What is gathered while the entries of a batch are written. */
export interface Lists {
  domains: { companyId: number; domain: string }[];
  addresses: { contactId: number; address: string }[];
  agencies: { agentId: number; principalId: number }[];
  numbers: { recordId: number; number: string; foldedNumber: string }[];
  /** `first`: the number that is the contact's first now, where the row gave one. */
  phones: { contactId: number; phones: string[]; first: string | null }[];
  roles: { contactId: number; companyId: number; role: string }[];
  /** Companies of which a record was made or mail was filed. */
  touched: number[];
}

export function noLists(): Lists {
  return { domains: [], addresses: [], agencies: [], numbers: [], phones: [], roles: [], touched: [] };
}

/** What hangs on the entries, with few statements for the whole batch. */
export async function writeLists(manager: EntityManager, batch: Lists): Promise<void> {
  const there = new Set<string>();
  // Somebody may have added the same domain or address to the same company while the file was read.
  for (const piece of pieces([...new Set(batch.domains.map(row => row.domain))])) {
    for (const row of await manager.findBy(CompanyDomain, { domain: In(piece) }))
      there.add(`${row.companyId}:${row.domain}`);
  }
  for (const piece of pieces([...new Set(batch.addresses.map(row => row.address))])) {
    for (const row of await manager.findBy(ContactAddress, { address: In(piece) }))
      there.add(`${row.contactId}:${row.address}`);
  }
  for (const piece of pieces([...new Set(batch.agencies.map(row => row.agentId))])) {
    for (const row of await manager.findBy(Agency, { agentId: In(piece) }))
      there.add(`${row.agentId}:${row.principalId}`);
  }
  await addDomains(
    manager,
    batch.domains.filter(row => isFirst(there, `${row.companyId}:${row.domain}`)),
  );
  await insertRows(
    manager,
    ContactAddress,
    batch.addresses.filter(row => isFirst(there, `${row.contactId}:${row.address}`)),
  );
  await insertRows(
    manager,
    Agency,
    batch.agencies.filter(row => isFirst(there, `${row.agentId}:${row.principalId}`)),
  );
  await insertRows(manager, RecordNumber, await freshNumbers(manager, batch));
  await writePhones(manager, batch.phones);
  await writeRoles(manager, batch.roles);
  const touches = batch.touched.map(companyId => ({ companyId, isWhole: true }));
  await touchCompanies(manager, touches);
}

async function freshNumbers(manager: EntityManager, batch: Lists): Promise<Lists['numbers']> {
  const there = new Set<string>();
  for (const piece of pieces([...new Set(batch.numbers.map(row => row.recordId))])) {
    for (const row of await manager.findBy(RecordNumber, { recordId: In(piece) }))
      there.add(`${row.recordId}:${row.foldedNumber}`);
  }
  return batch.numbers.filter(row => isFirst(there, `${row.recordId}:${row.foldedNumber}`));
}

function isFirst(seen: Set<string>, key: string): boolean {
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

/** Numbers to be added; the first one of the contact stands first in its list, whatever it was before. */
async function writePhones(manager: EntityManager, given: Lists['phones']): Promise<void> {
  const told = given.filter(one => one.phones.length > 0 || one.first !== null);
  for (const piece of pieces(told)) {
    const there = await manager.findBy(ContactPhone, { contactId: In(piece.map(one => one.contactId)) });
    const rows: Partial<ContactPhone>[] = [];
    const first: { contactId: number; folded: string }[] = [];
    for (const { contactId, phones, first: value } of piece) {
      const known = new Set(there.filter(row => row.contactId === contactId).map(row => row.folded));
      const primary = value === null ? null : foldPhone(value);
      if (primary !== null) first.push({ contactId, folded: primary });
      for (const [kind, one] of [
        ...(value === null ? [] : [['office', value]]),
        ...phones.map(one => ['mobile', one]),
      ] as [string, string][]) {
        const folded = foldPhone(one);
        if (known.has(folded)) continue;
        known.add(folded);
        const isMobile = phones.some(phone => foldPhone(phone) === folded);
        rows.push({ contactId, kind: isMobile ? 'mobile' : kind, value: one, folded, isPrimary: false });
      }
    }
    await insertRows(manager, ContactPhone, rows);
    await rankFirst(manager, first);
  }
}

async function rankFirst(
  manager: EntityManager,
  first: readonly { contactId: number; folded: string }[],
): Promise<void> {
  if (first.length === 0) return;
  const rows = await manager.findBy(ContactPhone, { contactId: In(first.map(one => one.contactId)) });
  const wanted = new Map(first.map(one => [one.contactId, one.folded]));
  const isFirst = (row: ContactPhone) => wanted.get(row.contactId) === row.folded;
  const down = rows.filter(row => row.isPrimary && !isFirst(row)).map(row => row.id);
  const up = rows.filter(row => !row.isPrimary && isFirst(row)).map(row => row.id);
  for (const piece of pieces(down)) await manager.update(ContactPhone, { id: In(piece) }, { isPrimary: false });
  for (const piece of pieces(up)) await manager.update(ContactPhone, { id: In(piece) }, { isPrimary: true });
}

async function writeRoles(manager: EntityManager, given: Lists['roles']): Promise<void> {
  const there = new Set<string>();
  for (const piece of pieces([...new Set(given.map(one => one.contactId))]))
    for (const row of await manager.findBy(ContactRole, { contactId: In(piece), recordId: IsNull() }))
      there.add(`${row.contactId}:${row.role}`);
  const fresh = given.filter(one => isFirst(there, `${one.contactId}:${one.role}`));
  await insertRows(
    manager,
    ContactRole,
    fresh.map(one => ({ ...one, recordId: null, isPrimary: false })),
  );
}
