import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { notFound } from '../common/errors';
import { Company } from '../companies/company.entity';
import { visibleIds } from '../companies/similar.service';
import type { Context } from '../context';
import { Filing } from '../filing/filing.entity';
import { mailboxWays, messageWays, supplierAmongSql, visibleMessageSql } from '../filing/visibility';
import { Lead, LeadMessage } from '../leads/lead.entity';
import { Mailbox, MailboxMessage, Message } from '../mail/message.entity';
import { inTransaction } from '../platform/database/transaction';
import { TradeRecord } from '../records/record.entity';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { User } from '../users/user.entity';
import { viewerOf } from '../users/viewing.service';
import type { AccessQuestion, AccessReason, AccessReply } from './access.schema';
import { explainCompany } from './companyAccess.service';

const MASK = '***';
const MAX_PARTIES = 50;

/** Tells of companies by name as far as whoever asks may know them. */
type NameCompany = (company: Company) => string;
type Answer = Pick<AccessReply, 'subject' | 'isVisible' | 'reasons' | 'missing'>;

const reason = (code: string, values: Record<string, string> = {}): AccessReason => ({ code, values, depth: 0 });

/**
 * Why a person can see a company, a message or a record, or why not. It asks the very conditions of the queries, one by one. Asking is audited, because the
 * answer tells of things that the asker may not see himself; names that he may not know are masked.
 *
 * @throws AppError user.not_found, company.not_found, message.not_found, record.not_found
 */
export async function explainAccess(context: Context, asker: Viewer, question: AccessQuestion): Promise<AccessReply> {
  return inTransaction(context.database, async manager => {
    const user = await manager.findOneBy(User, { id: question.userId });
    if (!user) throw notFound('user', { id: question.userId });
    const person = await viewerOf(manager, user.id);
    const answer = await answerOf(manager, asker, person, question);
    const details = { ...question, isVisible: answer.isVisible };
    await audit(manager, asker, 'access.explained', { type: question.kind, id: question.id }, details, context.clock());
    return { person: user.name, ...answer };
  });
}

async function answerOf(
  manager: EntityManager,
  asker: Viewer,
  person: Viewer | null,
  { kind, id }: AccessQuestion,
): Promise<Answer> {
  if (kind === 'message') return aboutMessage(manager, asker, person, id);
  if (kind === 'company') {
    const company = await manager.findOneBy(Company, { id });
    if (!company) throw notFound('company', { id });
    return aboutCompany(manager, asker, person, company, null);
  }
  const record = await manager.findOneBy(TradeRecord, { id });
  if (!record) throw notFound('record', { id });
  const company = await manager.findOneByOrFail(Company, { id: record.companyId });
  return aboutCompany(manager, asker, person, company, record);
}

async function namer(manager: EntityManager, asker: Viewer, companies: readonly Company[]): Promise<NameCompany> {
  const known = await visibleIds(
    manager,
    asker,
    companies.map(company => company.id),
  );
  return company => (known.has(company.id) ? company.name : MASK);
}

/** A record is open with its company. */
async function aboutCompany(
  manager: EntityManager,
  asker: Viewer,
  person: Viewer | null,
  company: Company,
  record: TradeRecord | null,
): Promise<Answer> {
  const name = await namer(manager, asker, [company]);
  const isKnown = name(company) !== MASK;
  const subject = record ? (isKnown ? record.number : MASK) : name(company);
  if (!person) return { subject, isVisible: false, reasons: [], missing: [reason('switched_off')] };
  const access = await explainCompany(manager, person, company);
  if (!record) return { subject, ...access };
  const first = reason('record_of_company', { company: name(company) });
  return { subject, ...access, reasons: access.isVisible ? [first, ...deeper(access.reasons)] : [] };
}

async function aboutMessage(manager: EntityManager, asker: Viewer, person: Viewer | null, id: number): Promise<Answer> {
  const message = await manager.findOneBy(Message, { id });
  if (!message || message.kind === 'stub') throw notFound('message', { id });
  const subject = message.sentAt.toISOString();
  if (!person) return { subject, isVisible: false, reasons: [], missing: [reason('switched_off')] };
  if (!person.grants.has('mail.read'))
    return { subject, isVisible: false, reasons: [], missing: [reason('no_grant_mail')] };
  const open = await openWays(manager, person, id);
  const parties = await partiesOf(manager, id);
  const name = await namer(manager, asker, parties);
  if (!open.isVisible) return { subject, isVisible: false, reasons: [], missing: whyNot(person, parties, open, name) };
  const reasons: AccessReason[] = [];
  if (open.ways.includes('own_copy')) reasons.push(...(await fromMailboxes(manager, person, id)));
  if (open.ways.includes('party')) reasons.push(...(await fromParties(manager, person, parties, name)));
  if (open.ways.includes('record')) reasons.push(...(await fromRecords(manager, person, id)));
  if (open.ways.includes('lead')) reasons.push(...(await fromLeads(manager, person, id)));
  return { subject, isVisible: true, reasons, missing: [] };
}

interface Open {
  isVisible: boolean;
  ways: string[];
  hasSupplier: boolean;
}

async function openWays(manager: EntityManager, person: Viewer, id: number): Promise<Open> {
  const flag = (sql: string) => `CASE WHEN ${sql} THEN 1 ELSE 0 END`;
  const visible = visibleMessageSql(person, '"m"');
  const query = manager
    .createQueryBuilder(Message, 'm')
    .select(flag(visible.sql), 'visible')
    .addSelect(flag(supplierAmongSql('"m"')), 'supplier')
    .where('m.id = :id', { id })
    .setParameters(visible.parameters);
  const ways = messageWays(person, '"m"');
  for (const { way, sql } of ways) query.addSelect(flag(sql), way);
  const row = (await query.getRawOne<Record<string, number>>()) ?? {};
  return {
    isVisible: Number(row.visible) === 1,
    ways: ways.map(({ way }) => way).filter(way => Number(row[way]) === 1),
    hasSupplier: Number(row.supplier) === 1,
  };
}

async function partiesOf(manager: EntityManager, messageId: number): Promise<Company[]> {
  const filings = await manager
    .createQueryBuilder(Filing, 'f')
    .where('f.messageId = :messageId AND f.endedAt IS NULL', { messageId })
    .take(MAX_PARTIES)
    .getMany();
  return manager.findBy(Company, { id: In(filings.map(filing => filing.companyId)) });
}

function whyNot(person: Viewer, parties: readonly Company[], open: Open, name: NameCompany): AccessReason[] {
  if (parties.length === 0) return [reason('unfiled_of_others')];
  if (!person.grants.has('mail.filed')) return [reason('no_grant_filed_mail')];
  if (open.hasSupplier && !person.grants.has('suppliers.read')) return [reason('supplier_among_parties')];
  return [reason('no_party_open', { companies: parties.map(name).join(', ') })];
}

async function fromMailboxes(manager: EntityManager, person: Viewer, messageId: number): Promise<AccessReason[]> {
  const told: AccessReason[] = [];
  for (const { way, sql } of mailboxWays(person, '"b"')) {
    const boxes = await manager
      .createQueryBuilder(Mailbox, 'b')
      .innerJoin(MailboxMessage, 'c', 'c.mailboxId = b.id')
      .where('c.messageId = :messageId', { messageId })
      .andWhere(sql)
      .getMany();
    for (const box of boxes) {
      // The owner of a shared mailbox is its manager; one of the two is enough.
      if (way === 'mailbox_manager' && box.ownerId === person.userId) continue;
      told.push(reason(way, { mailbox: box.address }));
    }
  }
  return told;
}

async function fromParties(
  manager: EntityManager,
  person: Viewer,
  parties: readonly Company[],
  name: NameCompany,
): Promise<AccessReason[]> {
  const told: AccessReason[] = [];
  for (const company of parties) {
    const access = await explainCompany(manager, person, company);
    if (access.isVisible) told.push(reason('filed_under', { company: name(company) }), ...deeper(access.reasons));
  }
  return told;
}

async function fromRecords(manager: EntityManager, person: Viewer, messageId: number): Promise<AccessReason[]> {
  const records = await manager
    .createQueryBuilder(TradeRecord, 'r')
    .innerJoin(Filing, 'f', 'f.recordId = r.id')
    .where('f.messageId = :messageId AND f.endedAt IS NULL', { messageId })
    .andWhere('r.ownerId IN (:...owners)', { owners: [person.userId, ...person.ownerIds] })
    .getMany();
  return records.map(record => reason('works_on_record', { record: record.number }));
}

async function fromLeads(manager: EntityManager, person: Viewer, messageId: number): Promise<AccessReason[]> {
  const leads = await manager
    .createQueryBuilder(Lead, 'l')
    .innerJoin(LeadMessage, 'lm', 'lm.leadId = l.id')
    .where("lm.messageId = :messageId AND l.stage <> 'disqualified'", { messageId })
    .andWhere('l.ownerId IN (:...owners)', { owners: [person.userId, ...person.ownerIds] })
    .getMany();
  return leads.map(lead => reason('works_on_lead', { lead: lead.number }));
}

function deeper(reasons: readonly AccessReason[]): AccessReason[] {
  return reasons.map(one => ({ ...one, depth: one.depth + 1 }));
}
