import type { EntityManager } from 'typeorm';
import { badRequest, conflict, notFound } from '../common/errors';
import { actorOf, personId } from '../companies/visibility';
import type { Context } from '../context';
import type { TradeRecord } from '../records/record.entity';
import type { DealNotice } from '../teamwork/notices.service';
import { notifyOfDeals } from '../teamwork/notices.service';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { viewerOf } from '../users/viewing.service';
import { User } from '../users/user.entity';
import { noteOpportunity } from './opportunities.service';
import { OpportunityMember } from './opportunity.entity';
import type { OpportunityReply } from './opportunity.schema';
import type { EscalationBody, MemberBody } from './opportunityTeam.schema';
import { setPart } from './opportunityParts.service';

const MOST = 50;

/** Which opportunity, as it was read. */
interface Read {
  recordId: number;
  version?: number | undefined;
}

/**
 * Takes somebody of ours into the team of an opportunity, or gives him another part in it. From then on he sees the opportunity, and works on it unless he only watches; he is told.
 *
 * @throws AppError opportunity.not_found, company.read_only, opportunity.changed_meanwhile, opportunity.member_unknown, opportunity.team_full
 */
export async function setMember(
  context: Context,
  viewer: Viewer,
  { recordId, version }: Read,
  { userId, part }: MemberBody,
): Promise<OpportunityReply> {
  return setPart(context, viewer, { recordId, version }, null, async (manager, now, record) => {
    const person = await getColleague(manager, userId);
    const before = await manager.findOneBy(OpportunityMember, { recordId, userId });
    if (!before && (await manager.countBy(OpportunityMember, { recordId })) >= MOST)
      throw conflict('opportunity.team_full', 'A team has at most 50 people.');
    if (before) await manager.update(OpportunityMember, { id: before.id }, { part });
    else
      await manager.insert(OpportunityMember, { recordId, userId, part, addedById: personId(viewer), createdAt: now });
    await noteTeam(manager, viewer, record, { added: person.name, userId, part }, now);
    if (!before) await tell(manager, viewer, { kind: 'deal_team', userId, recordId }, now);
  });
}

/** Takes somebody out of the team; he sees the opportunity no more, unless the customer is open to him. @throws AppError as `setMember`, member.not_found */
export async function removeMember(
  context: Context,
  viewer: Viewer,
  { recordId, version }: Read,
  id: number,
): Promise<OpportunityReply> {
  return setPart(context, viewer, { recordId, version }, null, async (manager, now, record) => {
    const member = await manager.findOneBy(OpportunityMember, { id, recordId });
    if (!member) throw notFound('member', { id });
    await manager.delete(OpportunityMember, { id });
    const person = await manager.findOneBy(User, { id: member.userId });
    await noteTeam(manager, viewer, record, { removed: person?.name ?? '', userId: member.userId }, now);
  });
}

/**
 * Asks somebody to look at an opportunity, with a note: usually whoever the owner works under. He is told, and is in the team from then on, so that he can see it.
 *
 * @throws AppError as `setMember`
 */
export async function escalate(
  context: Context,
  viewer: Viewer,
  { recordId, version }: Read,
  { userId, note }: EscalationBody,
): Promise<OpportunityReply> {
  return setPart(context, viewer, { recordId, version }, null, async (manager, now, record) => {
    const person = await getColleague(manager, userId);
    if (!(await manager.existsBy(OpportunityMember, { recordId, userId })))
      await manager.insert(OpportunityMember, {
        ...{ recordId, userId, part: 'manager', addedById: personId(viewer), createdAt: now },
      });
    const details = { to: person.name, userId, note: note.trim() };
    await noteOpportunity(manager, recordId, 'escalated', actorOf(viewer), details, now);
    const told = { companyId: record.companyId, userId };
    await audit(manager, actorOf(viewer), 'opportunity.escalated', { type: 'record', id: recordId }, told, now);
    await tell(manager, viewer, { kind: 'deal_escalated', userId, recordId }, now);
  });
}

/** Somebody who can open opportunities at all. */
async function getColleague(manager: EntityManager, userId: number): Promise<Viewer> {
  const person = await viewerOf(manager, userId);
  if (person?.grants.has('leads.read')) return person;
  throw badRequest(
    'opportunity.member_unknown',
    'Choose somebody with an active account who works with opportunities.',
    {
      userId,
    },
  );
}

async function noteTeam(
  manager: EntityManager,
  viewer: Viewer,
  record: TradeRecord,
  details: Record<string, unknown>,
  now: Date,
): Promise<void> {
  await noteOpportunity(manager, record.id, 'team', actorOf(viewer), details, now);
  const subject = { type: 'record', id: record.id };
  await audit(manager, actorOf(viewer), 'opportunity.team', subject, { companyId: record.companyId, ...details }, now);
}

function tell(manager: EntityManager, viewer: Viewer, notice: DealNotice, now: Date): Promise<void> {
  return notifyOfDeals(manager, personId(viewer), [notice], now);
}
