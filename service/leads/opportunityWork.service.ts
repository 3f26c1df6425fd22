import type { EntityManager } from 'typeorm';
import { badRequest, conflict, forbidden } from '../common/errors';
import { touchCompanies } from '../companies/touching.service';
import { actorOf, personId } from '../companies/visibility';
import { getEditableCompany, isEditable } from '../companies/visibleCompany.service';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { TradeRecord } from '../records/record.entity';
import { notifyOfDeals } from '../teamwork/notices.service';
import { audit } from '../users/audit.service';
import { mayEdit } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { viewerOf } from '../users/viewing.service';
import { User } from '../users/user.entity';
import { nothingAsked } from './asked';
import { NO_NEXT_DAY } from './lead.entity';
import { addOpportunity, noteOpportunity } from './opportunities.service';
import type { OpportunityStage } from './opportunityWords';
import { Competitor, Opportunity, OpportunityEvent, OpportunityMember } from './opportunity.entity';
import type {
  CompetitorBody,
  MoveBody,
  NewOpportunityBody,
  OpportunityChange,
  OpportunityReply,
} from './opportunity.schema';
import { describeOpportunity, getWorkable, opportunityOf } from './opportunityReading.service';
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
    refuseBareAmount(amount, currency);
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
    const record = await getWorkable(manager, viewer, id);
    const { title, ownerId, note = '', expectedDay, nextDay, ...values } = change;
    if (change.amount !== undefined || change.currency !== undefined) {
      refusePrice(viewer);
      const own = await ensureOpportunity(manager, record);
      refuseBareAmount(change.amount === undefined ? own.amount : change.amount, change.currency ?? own.currency);
    }
    await writeOwn(manager, viewer, record, version, {
      ...values,
      ...(expectedDay === undefined ? {} : { expectedDay: expectedDay ?? NO_NEXT_DAY }),
      ...(nextDay === undefined ? {} : { nextDay: nextDay ?? NO_NEXT_DAY }),
      updatedAt: now,
    });
    if (title !== undefined || ownerId !== undefined) await writeRecord(manager, record, { title, ownerId });
    const fields = Object.keys(change)
      .filter(name => name !== 'note')
      .sort();
    await noteOpportunity(
      manager,
      id,
      'changed',
      actorOf(viewer),
      { fields, ...(await given(manager, ownerId, note)) },
      now,
    );
    if (ownerId && ownerId !== record.ownerId) await giveTo(manager, viewer, record, ownerId, now);
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
    const record = await getWorkable(manager, viewer, id);
    const own = await ensureOpportunity(manager, record);
    const { to, reason = '', lostReason = '', competitor = '', wonRecordId = null } = body;
    const isManager = viewer.grants.has('leads.assign') || (await hasJustMoved(manager, viewer, id, to, now));
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

const SLIP_MS = 10 * 60_000;

/** Whoever closed it a moment ago, with nothing done since, may put it back to the stage it came from: a slip of the hand is no decision to be reopened. */
async function hasJustMoved(
  manager: EntityManager,
  viewer: Viewer,
  recordId: number,
  to: OpportunityStage,
  now: Date,
): Promise<boolean> {
  const [last] = await manager.find(OpportunityEvent, { where: { recordId }, order: { id: 'DESC' }, take: 1 });
  const isHis = last?.kind === 'moved' && last.userId === viewer.userId && last.details.from === to;
  return isHis && now.getTime() - last.at.getTime() < SLIP_MS;
}

/** Tells the new owner. Where the customer is not open to him he is in the team: whoever has a deal can work on it. */
async function giveTo(
  manager: EntityManager,
  viewer: Viewer,
  { id, companyId }: TradeRecord,
  ownerId: number,
  now: Date,
): Promise<void> {
  const owner = await viewerOf(manager, ownerId);
  const isMember = await manager.existsBy(OpportunityMember, { recordId: id, userId: ownerId });
  if (owner && !isMember && !(await isEditable(manager, owner, companyId))) {
    const member = { recordId: id, userId: ownerId, part: 'sales' as const, addedById: personId(viewer) };
    await manager.insert(OpportunityMember, { ...member, createdAt: now });
  }
  await notifyOfDeals(manager, personId(viewer), [{ kind: 'deal_given', userId: ownerId, recordId: id }], now);
}

/** To whom it went, for the history. */
async function given(
  manager: EntityManager,
  ownerId: number | null | undefined,
  note: string,
): Promise<Record<string, string>> {
  if (ownerId === undefined) return {};
  const owner = ownerId === null ? null : await manager.findOneBy(User, { id: ownerId });
  return { owner: owner?.name ?? '', note: note.trim() };
}

function movedTo(
  own: Opportunity,
  move: { to: OpportunityStage; reason: string; lostReason: string; wonRecordId: number | null },
  now: Date,
): Partial<Opportunity> {
  const { to } = move;
  const isOpen = isOpenOpportunity(to);
  // A pause says nothing about its chances.
  const isPause = to === 'suspended' || (own.stage === 'suspended' && to === own.stageBefore);
  return {
    ...{ stage: to, stageSince: now, stageBefore: to === 'suspended' ? own.stage : '' },
    probability: isPause ? own.probability : usualProbability[to],
    wonRecordId: to === 'won' ? move.wonRecordId : null,
    lostReason: to === 'lost' ? move.lostReason : '',
    lostNote: to === 'lost' ? move.reason.slice(0, 1000) : '',
    closedAt: isOpen ? null : now,
    updatedAt: now,
  };
}

/** The row of an opportunity that was entered as a number alone is made when it is first worked on. */
export async function ensureOpportunity(manager: EntityManager, record: TradeRecord): Promise<Opportunity> {
  const own = await manager.findOneBy(Opportunity, { recordId: record.id });
  if (own) return own;
  return manager.save(manager.create(Opportunity, opportunityOf(record)));
}

/** Writes what an opportunity has for itself. @throws AppError opportunity.changed_meanwhile (409, details.current) where `version` is not the one that stands */
export async function writeOwn(
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

/** A sum without its currency adds to nothing. */
function refuseBareAmount(amount: number | null, currency: string): void {
  if (amount !== null && currency === '')
    throw badRequest('opportunity.currency_missing', 'Say in which currency the amount is.');
}

/** Names somebody who offers too. */
export async function addCompetitor(
  manager: EntityManager,
  recordId: number,
  body: CompetitorBody,
  now: Date,
): Promise<void> {
  const { name, price = '', strengths = '', weaknesses = '' } = body;
  await manager.insert(Competitor, { recordId, name: name.trim(), price, strengths, weaknesses, createdAt: now });
}
