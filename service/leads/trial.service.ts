import type { EntityManager } from 'typeorm';
import { In, IsNull, MoreThanOrEqual, Not } from 'typeorm';
import { dayOf } from '../common/calendarDay';
import { Mailbox, MailboxMessage } from '../mail/message.entity';
import { pieces } from '../platform/database/rows';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import type { Assignment } from './assignment';
import type { NamedRule } from './assigning.service';
import { activeRules, assignedOf, peopleWith } from './assigning.service';
import { Absence } from './assignment.entity';
import type { LeadRuleBody, TrialBody, TrialReply } from './assignment.schema';
import { findVisibleLeads } from './leadSight.service';
import { Lead, LeadEvent } from './lead.entity';
import { isMaskedFor } from './masking';
import { countShares, nameTargets } from './trialNames.service';
import type { TriedLead } from './trying';
import { tryRules } from './trying';

const MOST = 2_000;
const SHOWN = 100;
const DAY = 86_400_000;

/** To whom something went: a person, a pool, or nobody. */
export interface Target {
  kind: 'user' | 'pool' | 'nobody';
  id: number;
}

const nobody: Target = { kind: 'nobody', id: 0 };

/** A lead, to whom rules would have given it, and who got it. */
interface Pair {
  lead: Lead;
  would: Target;
  got: Target;
  ruleId: number | null;
}

/**
 * Tries rules on the leads that letters brought in the last days (those entered by hand or imported go to whom their maker says, and are only counted): who would have got them, against who got them first. Nothing is changed by it. Who may not see a lead is told of it in the sums alone.
 */
export async function tryOnPast(
  manager: EntityManager,
  viewer: Viewer,
  body: TrialBody,
  now: Date,
): Promise<TrialReply> {
  const since = new Date(now.getTime() - body.days * DAY);
  const found = await manager.find(Lead, {
    where: { receivedAt: MoreThanOrEqual(since), firstMessageId: Not(IsNull()) },
    order: { receivedAt: 'DESC', id: 'DESC' },
    take: MOST + 1,
  });
  const leftOut = await manager.countBy(Lead, { receivedAt: MoreThanOrEqual(since), firstMessageId: IsNull() });
  const rules = body.rules ? body.rules.map(draftOf).filter(rule => rule.isActive) : await activeRules(manager);
  const pairs = await pairsOf(manager, rules, found.slice(0, MOST).reverse());
  const changed = pairs.filter(pair => pair.would.kind !== pair.got.kind || pair.would.id !== pair.got.id);
  const targets = pairs.flatMap(pair => [pair.would, pair.got]);
  const names = await nameTargets(manager, targets);
  return {
    ...{ leads: pairs.length, leftOut, isCut: found.length > MOST, changed: changed.length },
    shares: countShares(pairs, names),
    hits: rules.map(({ id, name }) => ({ name, count: pairs.filter(pair => pair.ruleId === id).length })),
    lines: await linesOf(manager, viewer, changed, rules, names),
  };
}

async function pairsOf(manager: EntityManager, rules: readonly NamedRule[], leads: readonly Lead[]): Promise<Pair[]> {
  const active = await peopleWith(manager, 'leads.write');
  const would = tryRules(rules, await triedLeads(manager, leads), active, await manager.find(Absence));
  const got = await firstTargets(manager, leads);
  return leads.map(lead => {
    const one = would.get(lead.id);
    const ruleId = one && one.kind !== 'nobody' ? one.ruleId : null;
    return { lead, would: targetOf(one), got: got.get(lead.id) ?? nobody, ruleId };
  });
}

function targetOf(one: Assignment | undefined): Target {
  if (one?.kind === 'user') return { kind: 'user', id: one.userId };
  return one?.kind === 'pool' ? { kind: 'pool', id: one.poolId } : nobody;
}

async function linesOf(
  manager: EntityManager,
  viewer: Viewer,
  changed: readonly Pair[],
  rules: readonly NamedRule[],
  names: (target: Target) => string | null,
): Promise<TrialReply['lines']> {
  const newest = changed.slice(-SHOWN).reverse();
  const ids = newest.map(pair => pair.lead.id);
  const visible = new Set((await findVisibleLeads(manager, viewer, ids)).map(lead => lead.id));
  return newest
    .filter(pair => visible.has(pair.lead.id))
    .map(({ lead, would, got, ruleId }) => ({
      ...{ id: lead.id, number: lead.number, country: lead.country, label: labelOf(viewer, lead) },
      receivedAt: lead.receivedAt.toISOString(),
      rule: rules.find(rule => rule.id === ruleId)?.name ?? null,
      ...{ would: names(would), got: names(got) },
    }));
}

/** What a lead is called to whoever sees it; of a masked one only what is asked for. */
export function labelOf(viewer: Viewer, lead: Lead): string {
  if (isMaskedFor(viewer, lead)) return lead.products.slice(0, 100);
  return lead.companyName || lead.contactName || lead.title;
}

function draftOf(body: LeadRuleBody, at: number): NamedRule & { isActive: boolean } {
  return { ...body, id: -1 - at, lastUserId: null };
}

/** The leads with the mailboxes that they came into. */
async function triedLeads(manager: EntityManager, leads: readonly Lead[]): Promise<TriedLead[]> {
  const { timeZone } = await getCompanySettings(manager);
  const boxes = new Map<number, number[]>();
  const messageIds = leads.flatMap(lead => lead.firstMessageId ?? []);
  for (const piece of pieces(messageIds))
    for (const { messageId, mailboxId } of await manager.find(MailboxMessage, {
      select: { id: true, messageId: true, mailboxId: true },
      where: { messageId: In(piece) },
    }))
      boxes.set(messageId, [...(boxes.get(messageId) ?? []), mailboxId]);
  const owners = new Map((await manager.find(Mailbox)).map(box => [box.id, box.isShared ? null : box.ownerId]));
  return leads.map(lead => {
    const mailboxIds = boxes.get(lead.firstMessageId ?? 0) ?? [];
    const own = new Set(mailboxIds.map(id => owners.get(id) ?? null));
    const [owner = null] = own;
    const mailboxOwnerId = own.size === 1 ? owner : null;
    return { ...assignedOf(lead, mailboxIds), id: lead.id, day: dayOf(lead.receivedAt, timeZone), mailboxOwnerId };
  });
}

/** Who got leads first, by their history. */
async function firstTargets(manager: EntityManager, leads: readonly Lead[]): Promise<Map<number, Target>> {
  const first = new Map<number, Target>();
  for (const piece of pieces(leads.map(lead => lead.id))) {
    const events = await manager.find(LeadEvent, {
      where: { leadId: In(piece), kind: In(['assigned', 'claimed', 'pooled']) },
      order: { id: 'ASC' },
    });
    for (const { leadId, details } of events) {
      if (first.has(leadId)) continue;
      const { userId, poolId } = details as { userId?: number | null; poolId?: number };
      if (userId) first.set(leadId, { kind: 'user', id: userId });
      else if (poolId) first.set(leadId, { kind: 'pool', id: poolId });
    }
  }
  return first;
}
