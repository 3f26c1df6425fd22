import type { EntityManager } from 'typeorm';
import { badRequest, conflict, forbidden, notFound } from '../common/errors';
import { getCompanySettings } from '../users/settings.service';
import { dayOf } from '../common/calendarDay';
import { touchCompanies } from '../companies/touching.service';
import { actorOf, personId } from '../companies/visibility';
import { getEditableCompany } from '../companies/visibleCompany.service';
import { Contact } from '../companies/company.entity';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { TradeRecord } from '../records/record.entity';
import { audit } from '../users/audit.service';
import { mayEdit } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { User } from '../users/user.entity';
import { nothingAsked } from './asked';
import { NO_NEXT_DAY } from './lead.entity';
import { addOpportunity, noteOpportunity } from './opportunities.service';
import type { OpportunityStage } from './opportunity.entity';
import { Competitor, Opportunity, Stakeholder } from './opportunity.entity';
import type {
  CompetitorBody,
  MoveBody,
  NewOpportunityBody,
  OpportunityChange,
  OpportunityReply,
  StakeholderBody,
} from './opportunity.schema';
import { describeOpportunity, getVisibleOpportunity, opportunityOf } from './opportunityReading.service';
import type { Move, MoveRefusal } from './opportunityStages';
import { isOpenOpportunity, refuseMove, usualProbability } from './opportunityStages';

const sentences: Readonly<Record<MoveRefusal, string>> = {
  'opportunity.same_stage': 'It stands there already.',
  'opportunity.skips_stages': 'This skips stages, pauses or reopens: say why in a few words.',
  'opportunity.lost_needs_reason': 'Choose why it was lost.',
  'opportunity.lost_needs_competitor': 'Name the competitor it was lost to.',
  'opportunity.won_needs_record': 'Choose the quotation or order by which it was won.',
  'opportunity.closed': 'It is closed. A manager can open it again, with a reason.',
};

/** Begins an opportunity by hand; it is the viewer's own. @throws AppError company.not_found, company.read_only */
export async function createOpportunity(
  context: Context,
  viewer: Viewer,
  body: NewOpportunityBody,
): Promise<OpportunityReply> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const company = await getEditableCompany(manager, viewer, body.companyId);
    const values = { companyId: company.id, ownerId: personId(viewer), title: body.title, asked: nothingAsked };
    const origin = { source: 'manual', leadId: null, isToCheck: false };
    const record = await addOpportunity(manager, actorOf(viewer), { ...values, ...origin }, now);
    const { amount = null, currency = '', expectedDay = null } = body;
    if (amount !== null) refusePrice(viewer);
    const more = { amount, currency, expectedDay: expectedDay ?? NO_NEXT_DAY };
    await manager.update(Opportunity, { recordId: record.id }, more);
    return describeOpportunity(manager, viewer, record, now);
  });
}

/**
 * Changes what is known of an opportunity. What is absent stays as it is.
 *
 * @throws AppError opportunity.not_found, opportunity.changed_meanwhile (409, details.current), opportunity.owner_unknown, fields.hidden
 */
export async function changeOpportunity(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  change: OpportunityChange,
): Promise<OpportunityReply> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const record = await getOpen(manager, viewer, id);
    const { title, ownerId, expectedDay, nextDay, ...values } = change;
    if (change.amount !== undefined || change.currency !== undefined) refusePrice(viewer);
    await writeOwn(manager, viewer, record, version, {
      ...values,
      ...(expectedDay === undefined ? {} : { expectedDay: expectedDay ?? NO_NEXT_DAY }),
      ...(nextDay === undefined ? {} : { nextDay: nextDay ?? NO_NEXT_DAY }),
      updatedAt: now,
    });
    if (title !== undefined || ownerId !== undefined) await writeRecord(manager, record, { title, ownerId });
    const fields = Object.keys(change).sort();
    await noteOpportunity(manager, id, 'changed', actorOf(viewer), { fields }, now);
    const details = { companyId: record.companyId, fields };
    await audit(manager, actorOf(viewer), 'record.changed', { type: 'record', id }, details, now);
    return describeOpportunity(manager, viewer, await manager.findOneByOrFail(TradeRecord, { id }), now);
  });
}

/**
 * Moves an opportunity to another stage (opportunityStages.ts).
 *
 * @throws AppError the codes of `MoveRefusal`, opportunity.record_foreign, and those of `changeOpportunity`
 */
export async function moveOpportunity(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  body: MoveBody,
): Promise<OpportunityReply> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const record = await getOpen(manager, viewer, id);
    const own = await ensureOpportunity(manager, record);
    const { to, reason = '', lostReason = '', competitor = '', wonRecordId = null } = body;
    const isManager = viewer.grants.has('leads.assign');
    const move: Move = {
      from: own.stage,
      to,
      before: own.stageBefore,
      reason,
      lostReason,
      competitor,
      wonRecordId,
      isManager,
    };
    const refusal = refuseMove(move);
    if (refusal) throw badRequest(refusal, sentences[refusal]);
    if (wonRecordId !== null) await checkWonBy(manager, record, wonRecordId);
    await writeOwn(manager, viewer, record, version, movedTo(own, move, now));
    const isOpen = isOpenOpportunity(to);
    if (record.state !== (isOpen ? 'open' : 'closed'))
      await manager.update(TradeRecord, { id }, { state: isOpen ? 'open' : 'closed', version: record.version + 1 });
    if (to === 'lost' && competitor.trim() !== '') await addCompetitor(manager, id, { name: competitor }, now);
    const days = Math.floor((now.getTime() - own.stageSince.getTime()) / 86_400_000);
    const told = { from: own.stage, to, reason, lostReason, competitor, days };
    await noteOpportunity(manager, id, 'moved', actorOf(viewer), told, now);
    await touchCompanies(manager, [{ companyId: record.companyId }]);
    const details = { companyId: record.companyId, from: own.stage, to };
    await audit(manager, actorOf(viewer), 'record.changed', { type: 'record', id }, details, now);
    return describeOpportunity(manager, viewer, await manager.findOneByOrFail(TradeRecord, { id }), now);
  });
}

function movedTo(
  own: Opportunity,
  move: { to: OpportunityStage; reason: string; lostReason: string; wonRecordId: number | null },
  now: Date,
): Partial<Opportunity> {
  const { to } = move;
  const isOpen = isOpenOpportunity(to);
  return {
    ...{ stage: to, stageSince: now, stageBefore: to === 'suspended' ? own.stage : '' },
    probability: to === 'suspended' ? own.probability : usualProbability[to],
    wonRecordId: to === 'won' ? move.wonRecordId : null,
    lostReason: to === 'lost' ? move.lostReason : '',
    lostNote: to === 'lost' ? move.reason.slice(0, 1000) : '',
    closedAt: isOpen ? null : now,
    updatedAt: now,
  };
}

/** The record, if the viewer may work on it. */
async function getOpen(manager: EntityManager, viewer: Viewer, id: number): Promise<TradeRecord> {
  const record = await getVisibleOpportunity(manager, viewer, id);
  await getEditableCompany(manager, viewer, record.companyId);
  return record;
}

/** The row of an opportunity that was entered as a number alone is made when it is first worked on. */
async function ensureOpportunity(manager: EntityManager, record: TradeRecord): Promise<Opportunity> {
  const own = await manager.findOneBy(Opportunity, { recordId: record.id });
  if (own) return own;
  return manager.save(manager.create(Opportunity, opportunityOf(record)));
}

async function writeOwn(
  manager: EntityManager,
  viewer: Viewer,
  record: TradeRecord,
  version: number,
  values: Partial<Opportunity>,
): Promise<void> {
  await ensureOpportunity(manager, record);
  const next = { ...values, version: version + 1 };
  const done = await manager.update(Opportunity, { recordId: record.id, version }, next as never);
  if (done.affected === 1) return;
  const current = await describeOpportunity(manager, viewer, record, values.updatedAt ?? record.createdAt);
  const message = 'Somebody has changed this opportunity meanwhile. Look at it and try again.';
  throw conflict('opportunity.changed_meanwhile', message, { current });
}

async function writeRecord(
  manager: EntityManager,
  record: TradeRecord,
  change: { title?: string; ownerId?: number | null },
): Promise<void> {
  const { title, ownerId } = change;
  if (ownerId !== undefined && ownerId !== null && !(await manager.existsBy(User, { id: ownerId, isActive: true })))
    throw badRequest('opportunity.owner_unknown', 'Choose somebody who has an active account.', { ownerId });
  await manager.update(
    TradeRecord,
    { id: record.id },
    {
      ...(title === undefined ? {} : { title: title.trim() }),
      ...(ownerId === undefined ? {} : { ownerId }),
      version: record.version + 1,
    },
  );
}

async function checkWonBy(manager: EntityManager, record: TradeRecord, wonRecordId: number): Promise<void> {
  const by = await manager.findOneBy(TradeRecord, { id: wonRecordId, companyId: record.companyId });
  if (by && (by.kind === 'quote' || by.kind === 'order' || by.kind === 'project')) return;
  const message = 'Choose a quotation, an order or a project of the same customer.';
  throw badRequest('opportunity.record_foreign', message, { wonRecordId });
}

function refusePrice(viewer: Viewer): void {
  if (!mayEdit(viewer, 'price')) throw forbidden('fields.hidden', { group: 'price' });
}

async function addCompetitor(manager: EntityManager, recordId: number, body: CompetitorBody, now: Date): Promise<void> {
  const { name, price = '', strengths = '', weaknesses = '' } = body;
  await manager.insert(Competitor, { recordId, name: name.trim(), price, strengths, weaknesses, createdAt: now });
}

/** Who else offers: added with `id` null, changed with a number, taken off with no body. */
export async function setCompetitor(
  context: Context,
  viewer: Viewer,
  recordId: number,
  id: number | null,
  body: CompetitorBody | null,
): Promise<OpportunityReply> {
  return setPart(context, viewer, recordId, 'competitors', async (manager, now) => {
    if (id === null) return body ? addCompetitor(manager, recordId, body, now) : undefined;
    if (!(await manager.existsBy(Competitor, { id, recordId }))) throw notFound('competitor', { id });
    if (body) await manager.update(Competitor, { id, recordId }, body);
    else await manager.delete(Competitor, { id, recordId });
  });
}

/** Whom we deal with on the buyer's side; as `setCompetitor`. @throws AppError contact.not_found, stakeholder.nameless, opportunity.owner_unknown */
export async function setStakeholder(
  context: Context,
  viewer: Viewer,
  recordId: number,
  id: number | null,
  body: StakeholderBody | null,
): Promise<OpportunityReply> {
  return setPart(context, viewer, recordId, 'stakeholders', async (manager, now, record) => {
    if (id !== null && !(await manager.existsBy(Stakeholder, { id, recordId }))) throw notFound('stakeholder', { id });
    if (!body) {
      if (id !== null) await manager.delete(Stakeholder, { id, recordId });
      return;
    }
    const values = await stakeholderOf(manager, record, body);
    if (id !== null) {
      await manager.update(Stakeholder, { id, recordId }, values);
      return;
    }
    if (!values.name) throw badRequest('stakeholder.nameless', 'Choose a contact, or write a name.');
    const unset = { part: 'other', stance: 'unknown', aim: '', nextStep: '', nextDay: NO_NEXT_DAY } as const;
    const fresh = { contactId: null, byUserId: null, ...unset, ...values, name: values.name };
    await manager.insert(Stakeholder, { recordId, ...fresh, createdAt: now });
  });
}

async function stakeholderOf(
  manager: EntityManager,
  record: TradeRecord,
  body: StakeholderBody,
): Promise<Partial<Stakeholder>> {
  const { contactId, nextDay, byUserId, ...values } = body;
  const contact = contactId ? await manager.findOneBy(Contact, { id: contactId, companyId: record.companyId }) : null;
  if (contactId && !contact) throw notFound('contact', { id: contactId });
  if (byUserId && !(await manager.existsBy(User, { id: byUserId, isActive: true })))
    throw badRequest('opportunity.owner_unknown', 'Choose somebody who has an active account.', { byUserId });
  const name = values.name?.trim() || contact?.name;
  return {
    ...values,
    ...(name ? { name } : {}),
    ...(contactId === undefined ? {} : { contactId }),
    ...(byUserId === undefined ? {} : { byUserId }),
    ...(nextDay === undefined ? {} : { nextDay: nextDay ?? NO_NEXT_DAY }),
  };
}

async function setPart(
  context: Context,
  viewer: Viewer,
  recordId: number,
  what: string,
  write: (manager: EntityManager, now: Date, record: TradeRecord) => Promise<void>,
): Promise<OpportunityReply> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const record = await getOpen(manager, viewer, recordId);
    await ensureOpportunity(manager, record);
    await write(manager, now, record);
    await noteOpportunity(manager, recordId, 'changed', actorOf(viewer), { fields: [what] }, now);
    const subject = { type: 'record', id: recordId };
    const details = { companyId: record.companyId, fields: [what] };
    await audit(manager, actorOf(viewer), 'record.changed', subject, details, now);
    return describeOpportunity(manager, viewer, record, now);
  });
}

/** Today in the company's time zone. */
export async function todayOf(manager: EntityManager, now: Date): Promise<string> {
  return dayOf(now, (await getCompanySettings(manager)).timeZone);
}
