import type { EntityManager } from 'typeorm';
import { In, Like, MoreThanOrEqual } from 'typeorm';
import type { Company } from '../companies/company.entity';
import { touchCompanies } from '../companies/touching.service';
import type { Message } from '../mail/message.entity';
import { foldNumber } from '../records/numbers';
import { TradeRecord } from '../records/record.entity';
import type { Actor } from '../users/audit.service';
import { audit } from '../users/audit.service';
import { readSetting, saveSetting } from '../users/settings.service';
import type { Asked } from './asked';
import { addAsked, askedIn, productLine } from './asked';
import type { InquiryFields } from './inquiry/inquiry';
import { Inquiry } from './inquiry.entity';
import { NO_NEXT_DAY } from './lead.entity';
import { usualProbability } from './opportunityStages';
import { Opportunity, OpportunityEvent } from './opportunity.entity';

const DAY = 86_400_000;
/** The same buyer asking for the same goods again within this is the same inquiry (trade practice). */
const SAME_DAYS = 7;

/** What a new opportunity is opened with. */
export interface NewOpportunity {
  companyId: number;
  ownerId: number | null;
  title: string;
  asked: Asked;
  source: string;
  /** Absent: none. */
  campaignId?: number | null;
  leadId: number | null;
  isToCheck: boolean;
}

/** A customer's inquiry. */
interface CustomerInquiry {
  customer: Company;
  message: Message;
  fields: InquiryFields;
  isToCheck: boolean;
}

/**
 * The opportunity of a customer's inquiry: the open one of its conversation, or of the same goods within a week; else a new one, owned by the customer's owner.
 *
 * @returns its record
 */
export async function openOpportunity(manager: EntityManager, inquiry: CustomerInquiry, now: Date): Promise<number> {
  const { customer, message, fields, isToCheck } = inquiry;
  const asked = askedIn(fields);
  const same = await findSame(manager, customer.id, message, asked);
  if (same) {
    const next = addAsked(same.asked, asked);
    await manager.update(
      Opportunity,
      { recordId: same.recordId },
      { asked: next, updatedAt: now, version: same.version + 1 },
    );
    return same.recordId;
  }
  const title = (productLine(asked, 300) || message.subject).slice(0, 400);
  const values = {
    companyId: customer.id,
    ownerId: customer.ownerId,
    title,
    asked,
    source: 'mail',
    leadId: null,
    isToCheck,
  };
  return (await addOpportunity(manager, 'system', values, now)).id;
}

/** Makes an opportunity, numbered by year. Past mail is not filed anew: nobody has written its number yet. */
export async function addOpportunity(
  manager: EntityManager,
  by: Actor,
  values: NewOpportunity,
  now: Date,
): Promise<TradeRecord> {
  const number = await nextNumber(manager, now);
  const { companyId, ownerId, source, leadId } = values;
  const record = await manager.save(
    manager.create(TradeRecord, {
      ...{ kind: 'opportunity', number, foldedNumber: foldNumber(number), companyId, ownerId },
      ...{ title: values.title.replace(/\s+/g, ' ').trim().slice(0, 400), state: 'open', forRecordId: null },
      ...{ externalKey: null, createdAt: now, version: 1 },
    }),
  );
  await manager.insert(Opportunity, freshOpportunity(record.id, values, now));
  await noteOpportunity(manager, record.id, 'opened', by, { source, leadId }, now);
  await touchCompanies(manager, [{ companyId }]);
  const details = { kind: 'opportunity', number, companyId };
  await audit(manager, by, 'record.created', { type: 'record', id: record.id }, details, now);
  return record;
}

function freshOpportunity(recordId: number, values: NewOpportunity, now: Date): Opportunity {
  const { asked, source, campaignId = null, leadId, isToCheck } = values;
  return {
    ...{ recordId, stage: 'contact', stageSince: now, stageBefore: '', probability: usualProbability.contact },
    ...{ amount: null, currency: '', expectedDay: NO_NEXT_DAY, asked, source, leadId, isToCheck },
    campaignId,
    ...{ wonRecordId: null, lostReason: '', lostNote: '', nextAction: '', nextDay: NO_NEXT_DAY, closedAt: null },
    ...{ updatedAt: now, version: 1 },
  };
}

/** Adds a line to the history of an opportunity. */
export async function noteOpportunity(
  manager: EntityManager,
  recordId: number,
  kind: string,
  by: Actor,
  details: Record<string, unknown>,
  now: Date,
): Promise<void> {
  const userId = typeof by === 'string' ? null : by.userId || null;
  await manager.insert(OpportunityEvent, { recordId, kind, userId, details: details as never, at: now });
}

const LAST_NUMBER = 'opportunities.lastRemoved';

/** Remembers the number of an opportunity that is taken away: it stands in mail and in histories, and is not given again. */
export async function keepNumber(manager: EntityManager, recordId: number): Promise<void> {
  const record = await manager.findOneBy(TradeRecord, { id: recordId });
  const kept = await readSetting<{ number: string }>(manager, LAST_NUMBER);
  // By its year, then by how many; six digits stand behind five.
  const place = (number: string) => number.slice(0, 7) + number.slice(7).padStart(12, '0');
  if (record?.number.startsWith('O-') && place(record.number) > place(kept?.number ?? ''))
    await saveSetting(manager, LAST_NUMBER, { number: record.number });
}

async function nextNumber(manager: EntityManager, now: Date): Promise<string> {
  const prefix = `O-${now.getUTCFullYear()}-`;
  const [last] = await manager.find(TradeRecord, {
    select: { number: true },
    where: { kind: 'opportunity', foldedNumber: Like(`${foldNumber(`${prefix}0`).slice(0, -1)}_____`) },
    order: { foldedNumber: 'DESC' },
    take: 1,
  });
  const kept = await readSetting<{ number: string }>(manager, LAST_NUMBER);
  const counts = [last?.number, kept?.number].map(one =>
    one?.startsWith(prefix) ? Number(one.slice(prefix.length)) : 0,
  );
  const next = Math.max(...counts) + 1;
  return prefix + String(Number.isSafeInteger(next) ? next : 1).padStart(5, '0');
}

async function findSame(
  manager: EntityManager,
  companyId: number,
  message: Message,
  asked: Asked,
): Promise<Opportunity | null> {
  const inThread = await manager
    .createQueryBuilder(Inquiry, 'i')
    .innerJoin(TradeRecord, 'r', 'r.id = i.recordId')
    .innerJoin('message', 'm', 'm.id = i.messageId')
    .select('r.id', 'id')
    .where("m.conversationId = :id AND r.companyId = :companyId AND r.state = 'open'", {
      id: message.conversationId,
      companyId,
    })
    .limit(1)
    .getRawOne<{ id: number }>();
  if (inThread) return manager.findOneBy(Opportunity, { recordId: inThread.id });
  const since = new Date(message.sentAt.getTime() - SAME_DAYS * DAY);
  const where = { companyId, kind: 'opportunity' as const, state: 'open', createdAt: MoreThanOrEqual(since) };
  const recent = await manager.find(TradeRecord, { where, order: { id: 'DESC' }, take: 50 });
  if (recent.length === 0) return null;
  const open = await manager.findBy(Opportunity, { recordId: In(recent.map(record => record.id)) });
  return open.find(one => areSameGoods(one.asked, asked)) ?? null;
}

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();

/** True where one product is asked for in both. */
function areSameGoods(one: Asked, other: Asked): boolean {
  const names = new Set(one.items.map(item => fold(item.product)));
  return other.items.some(item => names.has(fold(item.product)));
}
