import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { countOpenTasks } from '../activities/taskList.service';
import { addDays, dayOf } from '../common/calendarDay';
import { badRequest } from '../common/errors';
import { namesOf } from '../companies/similar.service';
import { Lead } from '../leads/lead.entity';
import type { LeadQuery } from '../leads/leads.schema';
import { countLeadList, findLeadPlaces } from '../leads/leadList.service';
import type { OpportunityQuery } from '../leads/opportunity.schema';
import { sumOpportunities } from '../leads/opportunityList.service';
import type { Sight } from '../leads/opportunityNarrowing.service';
import { sightOf } from '../leads/opportunityNarrowing.service';
import { countCare } from '../teamwork/lists.service';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import type { DigestKey, DigestLine, DigestQuery, DigestReply } from './digest.schema';

const MOST_COUNTED = 1_000;
const MOST_DAYS = 31;

/** Whether somebody has people, or sees everything: then the digest tells of them, too. */
export function hasTeam(viewer: Viewer): boolean {
  return viewer.grants.has('all.read') || viewer.ownerIds.some(id => id !== viewer.userId);
}

/** What all numbers of one digest have in common. */
interface Look {
  manager: EntityManager;
  viewer: Viewer;
  sight: Sight;
  now: Date;
  view: 'mine' | undefined;
  days: { from: string; to: string };
}

/**
 * What happened in some days and what waits now, as numbers. Each is counted by the list that its address opens, with the viewer's rights; counting stops at 1,000.
 *
 * @throws AppError digest.days_wrong
 */
export async function readDigest(
  manager: EntityManager,
  viewer: Viewer,
  query: DigestQuery,
  now: Date,
): Promise<DigestReply> {
  const { timeZone } = await getCompanySettings(manager);
  const today = dayOf(now, timeZone);
  const days = checkedDays(query, today);
  const ofTeam = hasTeam(viewer);
  const scope = ofTeam ? (query.scope ?? 'team') : 'mine';
  const sight = await sightOf(manager, viewer, now);
  const look: Look = { manager, viewer, sight, now, days, view: scope === 'mine' ? 'mine' : undefined };
  const mayLead = viewer.grants.has('leads.read');
  return {
    ...days,
    ...{ today, scope, hasTeam: ofTeam },
    happened: mayLead ? await happened(look) : [],
    late: mayLead && scope === 'team' ? await lateOnes(look) : [],
    waits: days.to >= addDays(today, -1) ? await waits(look, mayLead) : [],
  };
}

function checkedDays({ from, to }: DigestQuery, today: string): { from: string; to: string } {
  const last = to ?? from ?? addDays(today, -1);
  const first = from ?? last;
  const isReal = (day: string) => !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && addDays(day, 0) === day;
  if (!isReal(first) || !isReal(last) || first > last || last > today || first < addDays(last, 1 - MOST_DAYS))
    throw badRequest('digest.days_wrong', 'Choose days up to today, at most 31 of them, the first before the last.');
  return { from: first, to: last };
}

async function happened(look: Look): Promise<DigestLine[]> {
  const { days } = look;
  return [
    await leadLine(look, 'inquiries', { state: 'all', ...days }),
    await leadLine(look, 'missed', { state: 'all', missed: true, ...days }),
    await dealLine(look, 'opened', { state: 'all', ...days }),
    await dealLine(look, 'won', { stage: 'won', ...days }),
    await dealLine(look, 'lost', { stage: 'lost', ...days }),
  ];
}

async function waits(look: Look, mayLead: boolean): Promise<DigestLine[]> {
  const mail = look.viewer.grants.has('mail.read') ? await countCare(look.manager, look.viewer, look.now) : null;
  const of = (wanted: boolean, line: () => Promise<DigestLine>) => (wanted ? [line] : []);
  const lines = [
    ...of(mayLead, () => leadLine(look, 'unanswered', { overdue: true })),
    ...of(mail !== null, async () => lineOf('mail', mail?.unanswered ?? 0, '/inbox')),
    ...of(look.viewer.grants.has('companies.read'), () => taskLine(look, 'tasks', 'mine')),
    ...of(look.view === undefined && look.viewer.ownerIds.length > 1, () => taskLine(look, 'peopleTasks', 'people')),
    ...of(mayLead, () => leadLine(look, 'leadSteps', { due: true })),
    ...of(mayLead, () => dealLine(look, 'dealSteps', { due: true })),
    ...of(mayLead, () => dealLine(look, 'closing', { late: true })),
    ...of(mayLead, () => dealLine(look, 'attention', { attention: true })),
    ...of(mayLead, () => leadLine(look, 'returning', { returning: true })),
  ];
  const counted: DigestLine[] = [];
  for (const line of lines) counted.push(await line());
  return counted;
}

function lineOf(key: DigestKey, count: number, address: string, sums: DigestLine['sums'] = []): DigestLine {
  return { key, count, isMore: sums.length === 0 && count >= MOST_COUNTED, sums, address };
}

async function leadLine({ manager, viewer, now, view }: Look, key: DigestKey, query: LeadQuery): Promise<DigestLine> {
  const asked = { ...(view ? { view } : {}), ...query };
  return lineOf(key, await countLeadList(manager, viewer, asked, now), leadAddress(asked));
}

async function dealLine({ manager, sight, view }: Look, key: DigestKey, query: OpportunityQuery): Promise<DigestLine> {
  const asked = { ...(view ? { view } : {}), ...query };
  const { count, sums } = await sumOpportunities(manager, sight, asked);
  const address = addressOf('/opportunities', { show: 'list', ...asked, view: view ?? 'all' });
  return { ...lineOf(key, count, address, sums), isMore: false };
}

async function taskLine(
  { manager, viewer, sight }: Look,
  key: DigestKey,
  view: 'mine' | 'people',
): Promise<DigestLine> {
  const count = await countOpenTasks(manager, viewer, { view, overdue: true }, sight.today);
  return lineOf(key, count, addressOf('/tasks', { view, overdue: true }));
}

const leadAddress = (query: LeadQuery) => addressOf('/leads', { show: 'list', ...query, view: query.view ?? 'all' });

/** Of a list in the web pages, with its filters; a filter that is on is 1. */
function addressOf(path: string, query: Record<string, unknown>): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) asked.set(name, value === true ? '1' : String(value));
  return `${path}?${asked.toString()}`;
}

/** Who did not answer in time. What lies in a pool, or was closed without ever having somebody, is nobody's fault and stands in the sum alone. */
async function lateOnes({ manager, viewer, now, days }: Look): Promise<DigestReply['late']> {
  const query: LeadQuery = { state: 'all', missed: true, ...days };
  const places = await findLeadPlaces(manager, viewer, query, now, MOST_COUNTED);
  const leads = await manager.find(Lead, {
    select: { id: true, ownerId: true, stage: true },
    where: { id: In(places.map(place => place.id)) },
  });
  const counts = new Map<number | null, number>();
  for (const { ownerId, stage } of leads)
    if (ownerId !== null || stage === 'new') counts.set(ownerId, (counts.get(ownerId) ?? 0) + 1);
  const names = await namesOf(manager, [...counts.keys()]);
  return [...counts]
    .sort((one, other) => other[1] - one[1] || (one[0] ?? 0) - (other[0] ?? 0))
    .map(([id, count]) => ({
      person: id === null ? null : { id, name: names.get(id) ?? '' },
      count,
      address: leadAddress(id === null ? { ...query, view: 'nobody' } : { ...query, ownerId: id }),
    }));
}

/** Whether a digest has anything to say. */
export function isEmptyDigest({ happened: did, waits: wait }: DigestReply): boolean {
  return [...did, ...wait].every(line => line.count === 0);
}
