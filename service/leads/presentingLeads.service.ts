import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { todayOf } from '../activities/presentingTasks.service';
import { daysUntil } from '../activities/taskSight';
import { namesOf } from '../companies/similar.service';
import { mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { LeadPool } from './assignment.entity';
import { campaignNames } from './campaignNames.service';
import type { Lead } from './lead.entity';
import { NO_NEXT_DAY } from './lead.entity';
import type { LeadLine } from './leads.schema';
import { initialOf, isMaskedFor } from './masking';
import { mayWork } from './visibility';

type Names = ReadonlyMap<number, string>;
type Around = { owners: Names; pools: Names; campaigns: Names; today: string };

/** Leads as lines of a list, in their order; the caller has checked that they may be seen. Four queries, however many they are. */
export async function presentLeads(
  manager: EntityManager,
  viewer: Viewer,
  leads: readonly Lead[],
  now: Date,
): Promise<LeadLine[]> {
  if (leads.length === 0) return [];
  const owners = await namesOf(
    manager,
    leads.map(lead => lead.ownerId),
  );
  const campaigns = await campaignNames(
    manager,
    leads.map(lead => lead.campaignId),
  );
  const around = { owners, pools: await poolNames(manager, leads), campaigns, today: await todayOf(manager, now) };
  return leads.map(lead => lineOf(viewer, lead, around));
}

async function poolNames(manager: EntityManager, leads: readonly Lead[]): Promise<Names> {
  const ids = [...new Set(leads.flatMap(lead => (lead.stage === 'pool' ? (lead.poolId ?? []) : [])))];
  const pools = ids.length > 0 ? await manager.findBy(LeadPool, { id: In(ids) }) : [];
  return new Map(pools.map(pool => [pool.id, pool.name]));
}

function lineOf(viewer: Viewer, lead: Lead, { owners, pools, campaigns, today }: Around): LeadLine {
  const { id, number, stage, country, language, source, score, isToCheck, version, closeReason, asked } = lead;
  const [firstItem = null] = asked.items;
  const named = (key: number | null, names: Names) => (key === null ? null : { id: key, name: names.get(key) ?? '' });
  const nextDay = lead.nextDay === NO_NEXT_DAY ? null : lead.nextDay;
  return {
    ...{ id, number, stage, country, language, source, score, isToCheck, version, closeReason, firstItem },
    ...toldOf(viewer, lead),
    itemCount: asked.items.length,
    owner: named(lead.ownerId, owners),
    pool: stage === 'pool' ? named(lead.poolId, pools) : null,
    campaign: isMaskedFor(viewer, lead) ? null : named(lead.campaignId, campaigns),
    ...{ nextAction: lead.nextAction, nextDay, nextIn: nextDay === null ? null : daysUntil(nextDay, today) },
    receivedAt: lead.receivedAt.toISOString(),
    answerDueAt: lead.isOpen && lead.answeredAt === null ? (lead.answerDueAt?.toISOString() ?? null) : null,
    answeredAt: lead.answeredAt?.toISOString() ?? null,
    returnsAt: lead.isOpen ? (lead.returnsAt?.toISOString() ?? null) : null,
    mayWork: mayWork(viewer, lead.ownerId),
  };
}

/** Who asks, as far as the viewer may know it. */
export function toldOf(viewer: Viewer, lead: Lead) {
  const isMasked = isMaskedFor(viewer, lead);
  const seesContact = !isMasked && mayView(viewer, 'contact');
  // What a pool's lead is called may be the subject of its letter, which names people.
  const title = isMasked ? lead.products : lead.title;
  return {
    isMasked,
    title: title.slice(0, 300),
    contactName: isMasked ? initialOf(lead.contactName) : lead.contactName,
    companyName: isMasked ? initialOf(lead.companyName) : lead.companyName,
    sourceDetail: isMasked ? '' : lead.sourceDetail,
    email: seesContact ? lead.email : '',
    phone: seesContact ? lead.phone : '',
    website: isMasked ? '' : lead.website,
    contactTitle: isMasked ? '' : lead.contactTitle,
  };
}
