import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { In, MoreThan } from 'typeorm';
import { normaliseAddress } from '../common/emailAddress';
import { notFound } from '../common/errors';
import type { Context } from '../context';
import { pieces } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import { mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { ContactPair } from './cleaning.entity';
import { Company, Contact, ContactAddress } from './company.entity';
import { contactReasons, scoreOf } from './contactLikeness';
import type { ContactCheckBody, ContactCheckReply, ContactPairLine, ContactPairList } from './desk.schema';
import { PartyKey } from './duplicates.entity';
import { foldPhone } from './likeNames';
import { keepPairs, pageOfPairs } from './pairs.service';
import { visibleIds } from './similar.service';
import { actorOf, visibleCompanySql } from './visibility';
import { getVisibleCompany } from './visibleCompany.service';

// A firm's exchange: whoever answers there is not one person.
const MAX_BY_PHONE = 20;
const MAX_CANDIDATES = 3_000;

interface Shared {
  address: boolean;
  phone: boolean;
}
type Candidates = Map<number, Map<number, Shared>>;

function remember(found: Candidates, id: number, otherId: number, what: Partial<Shared>): void {
  if (id === otherId) return;
  const others = found.get(id) ?? new Map<number, Shared>();
  others.set(otherId, { ...(others.get(otherId) ?? { address: false, phone: false }), ...what });
  found.set(id, others);
}

/**
 * Looks at the next contacts by number and keeps those that may be one person: the people of one company with like names, and people of any who share a phone or an
 * address. A handful of queries for all of them.
 *
 * @returns the last contact that was looked at; null at the end
 */
export async function findContactPairsAfter(context: Context, afterId: number, limit: number): Promise<number | null> {
  const { manager } = context.database;
  const contacts = await manager.find(Contact, { where: { id: MoreThan(afterId) }, order: { id: 'ASC' }, take: limit });
  if (contacts.length === 0) return null;
  const candidates: Candidates = new Map();
  await byCompany(manager, contacts, candidates);
  await byKeys(manager, contacts, candidates);
  const others = await loadAll(
    manager,
    [...candidates.values()].flatMap(found => [...found.keys()]),
  );
  const pairs: Partial<ContactPair>[] = [];
  for (const contact of contacts) {
    for (const [otherId, shared] of candidates.get(contact.id) ?? []) {
      const other = others.get(otherId);
      const reasons = other && otherId > contact.id ? contactReasons(contact, other, shared) : [];
      if (reasons.length > 0) pairs.push({ lowId: contact.id, highId: otherId, score: scoreOf(reasons), reasons });
    }
  }
  await inTransaction(context.database, writer => keepPairs(writer, ContactPair, pairs, context.clock()));
  return contacts.at(-1)?.id ?? null;
}

async function loadAll(manager: EntityManager, ids: readonly number[]): Promise<Map<number, Contact>> {
  const found = new Map<number, Contact>();
  for (const piece of pieces([...new Set(ids)]))
    for (const contact of await manager.findBy(Contact, { id: In(piece) })) found.set(contact.id, contact);
  return found;
}

async function byCompany(manager: EntityManager, contacts: readonly Contact[], found: Candidates): Promise<void> {
  const people = new Map<number, number[]>();
  const rows = await manager.find(Contact, {
    select: { id: true, companyId: true },
    where: { companyId: In([...new Set(contacts.map(contact => contact.companyId))]) },
    order: { id: 'ASC' },
    take: MAX_CANDIDATES,
  });
  for (const { id, companyId } of rows) people.set(companyId, [...(people.get(companyId) ?? []), id]);
  for (const { id, companyId } of contacts)
    for (const other of people.get(companyId) ?? []) remember(found, id, other, {});
}

async function byKeys(manager: EntityManager, contacts: readonly Contact[], found: Candidates): Promise<void> {
  const ids = contacts.map(contact => contact.id);
  const phones = await manager.findBy(PartyKey, { kind: 'phone', contactId: In(ids) });
  const shared = new Map<string, number[]>();
  for (const piece of pieces([...new Set(phones.map(key => key.value))]))
    for (const { value, contactId } of await manager.find(PartyKey, {
      where: { kind: 'phone', value: In(piece) },
      take: MAX_CANDIDATES,
    }))
      if (contactId !== null) shared.set(value, [...(shared.get(value) ?? []), contactId]);
  for (const { contactId, value } of phones) {
    const others = shared.get(value) ?? [];
    if (others.length <= MAX_BY_PHONE)
      for (const other of others) remember(found, Number(contactId), other, { phone: true });
  }
  const own = await manager.findBy(ContactAddress, { contactId: In(ids) });
  for (const piece of pieces([...new Set(own.map(row => row.address))]))
    for (const { address, contactId } of await manager.findBy(ContactAddress, { address: In(piece) }))
      for (const row of own) if (row.address === address) remember(found, row.contactId, contactId, { address: true });
}

function visiblePairs(manager: EntityManager, viewer: Viewer): SelectQueryBuilder<ContactPair> {
  const [one, other] = [visibleCompanySql(viewer, 'lowCompany'), visibleCompanySql(viewer, 'highCompany')];
  return manager
    .createQueryBuilder(ContactPair, 'p')
    .innerJoin(Contact, 'low', 'low.id = p.lowId')
    .innerJoin(Contact, 'high', 'high.id = p.highId')
    .innerJoin(Company, 'lowCompany', 'lowCompany.id = low.companyId')
    .innerJoin(Company, 'highCompany', 'highCompany.id = high.companyId')
    .where(one.sql, one.parameters)
    .andWhere(other.sql, other.parameters);
}

/** A page of pairs of which the viewer sees both, the surest first. @throws AppError page.cursor_invalid */
export async function listContactPairs(
  manager: EntityManager,
  viewer: Viewer,
  query: { state?: 'open' | 'dismissed'; cursor?: string },
): Promise<ContactPairList> {
  const { page, nextCursor } = await pageOfPairs(visiblePairs(manager, viewer), query);
  return { pairs: await describe(manager, page), nextCursor };
}

async function describe(manager: EntityManager, pairs: readonly ContactPair[]): Promise<ContactPairLine[]> {
  const contacts = await loadAll(manager, pairs.flatMap(pair => [pair.lowId, pair.highId])); // prettier-ignore
  const people = new Map((await peopleOf(manager, [...contacts.values()])).map(person => [person.id, person]));
  return pairs.flatMap(({ id, lowId, highId, reasons, state }) => {
    const [low, high] = [people.get(lowId), people.get(highId)];
    return low && high ? [{ id, low, high, reasons, state }] : [];
  });
}

async function peopleOf(manager: EntityManager, contacts: readonly Contact[]): Promise<ContactPairLine['low'][]> {
  const companies = await manager.findBy(Company, { id: In(contacts.map(contact => contact.companyId)) });
  const names = new Map(companies.map(company => [company.id, company.name]));
  return contacts.map(({ id, name, title, companyId }) => ({
    ...{ id, name, title, companyId },
    companyName: names.get(companyId) ?? '',
  }));
}

/** Says that two contacts are two people, or takes that back. @throws AppError contact_pair.not_found */
export async function decideContactPair(
  context: Context,
  viewer: Viewer,
  id: number,
  state: 'open' | 'dismissed',
): Promise<ContactPairLine> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const pair = await visiblePairs(manager, viewer).andWhere('p.id = :id', { id }).getOne();
    if (!pair) throw notFound('contact_pair', { id });
    const decided = { state, decidedById: viewer.userId, decidedAt: now };
    await manager.update(ContactPair, { id }, decided);
    const details = { otherId: pair.highId };
    await audit(manager, actorOf(viewer), `contact_pair.${state}`, { type: 'contact', id: pair.lowId }, details, now);
    return (await describe(manager, [{ ...pair, ...decided }]))[0] as ContactPairLine;
  });
}

/**
 * Contacts that may be the one that is about to be entered, of companies that the viewer may see; of others nothing is told here.
 *
 * @throws AppError company.not_found
 */
export async function checkContact(
  manager: EntityManager,
  viewer: Viewer,
  body: ContactCheckBody,
): Promise<ContactCheckReply> {
  const company = await getVisibleCompany(manager, viewer, body.companyId);
  const found: Candidates = new Map();
  const own = await manager.find(Contact, { where: { companyId: company.id }, take: 1_000 });
  for (const { id } of own) remember(found, 0, id, {});
  if (mayView(viewer, 'contact')) {
    const phones = (body.phones ?? []).map(phone => foldPhone(phone, company.country)).filter(Boolean);
    const keys = await manager.find(PartyKey, { where: { kind: 'phone', value: In(phones) }, take: MAX_BY_PHONE });
    for (const { contactId } of keys) if (contactId !== null) remember(found, 0, contactId, { phone: true });
    const addresses = (body.addresses ?? []).map(normaliseAddress).filter(Boolean);
    for (const { contactId } of await manager.find(ContactAddress, { where: { address: In(addresses) }, take: 50 }))
      remember(found, 0, contactId, { address: true });
  }
  const others = await loadAll(manager, [...(found.get(0)?.keys() ?? [])]);
  const visible = await visibleIds(manager, viewer, [...others.values()].map(one => one.companyId)); // prettier-ignore
  const person = { companyId: company.id, name: body.name };
  const like = [...others.values()].flatMap(other => {
    const shared = found.get(0)?.get(other.id) ?? { address: false, phone: false };
    const reasons = contactReasons(person, other, shared);
    return reasons.length > 0 && other.id !== body.exceptId && visible.has(other.companyId) ? [{ other, reasons }] : [];
  });
  const first = like.sort((a, b) => scoreOf(b.reasons) - scoreOf(a.reasons)).slice(0, 5);
  const people = await peopleOf(manager, first.map(one => one.other)); // prettier-ignore
  return { contacts: people.map((one, at) => ({ ...one, reasons: first[at]?.reasons ?? [] })) };
}
