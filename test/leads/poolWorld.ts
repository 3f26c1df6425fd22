import type { PoolBody, LeadRuleBody } from '../../service/leads/assignment.schema';
import { leadsJobs } from '../../service/leads/leads.jobs';
import { Lead } from '../../service/leads/lead.entity';
import { Job } from '../../service/platform/queue/job.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import { Notice } from '../../service/teamwork/care.entity';
import type { TestBrowser } from '../support/app';
import type { Office } from './office';
import { asking } from './office';

export const DAY = 86_400_000;
export const HOUR = 3_600_000;

/** A pool as most firms have it. */
export const usualPool: PoolBody = {
  ...{ name: 'Common pool', returnDays: 14, warnDays: 3, claimsPerDay: 5, mostOpen: 0, cooldownDays: 7 },
  ...{ showsStory: true, teamIds: [], isDefault: true, isActive: true },
};

export const usualRule: LeadRuleBody = {
  name: 'In turn',
  conditions: { countries: [], languages: [], sources: [], products: [], mailboxIds: [] },
  ...{ mode: 'turn', userIds: [], poolId: null, protectionDays: null, isActive: true },
};

export async function makePool(browser: TestBrowser, part: Partial<PoolBody> = {}) {
  const reply = await browser.post('/api/pools', { ...usualPool, ...part });
  if (reply.status !== 200) throw new Error(`no pool: ${reply.raw.toString()}`);
  return reply.body;
}

export async function makeRule(browser: TestBrowser, part: Partial<LeadRuleBody>) {
  const reply = await browser.post('/api/lead-rules', { ...usualRule, ...part });
  if (reply.status !== 200) throw new Error(`no rule: ${reply.raw.toString()}`);
  return reply.body;
}

/** What is sent to change a pool. */
export function changed(pool: PoolBody, part: Partial<PoolBody>): PoolBody {
  const { name, returnDays, warnDays, claimsPerDay, mostOpen, cooldownDays, showsStory, teamIds } = pool;
  const { isDefault, isActive } = pool;
  return {
    ...{ name, returnDays, warnDays, claimsPerDay, mostOpen, cooldownDays, showsStory, teamIds, isDefault, isActive },
    ...part,
  };
}

/** Lets the clock of the pools run, and the jobs that a change of it asked for. */
export async function runJobs(
  office: Office,
  names: readonly string[] = ['leads.clock', 'leads.reclock'],
): Promise<void> {
  const { context } = office;
  const run = { id: 0, key: '', attempt: 1, signal: new AbortController().signal };
  for (const { name, handler } of leadsJobs(context).filter(one => names.includes(one.name))) {
    if (name === 'leads.clock') {
      await handler({}, run);
      continue;
    }
    for (const job of await context.database.manager.findBy(Job, { name, state: 'waiting' })) {
      await inTransaction(context.database, manager => manager.delete(Job, { id: job.id }));
      await handler(job.payload, run);
    }
  }
}

export const leadNow = (office: Office, id: number): Promise<Lead> =>
  office.context.database.manager.findOneByOrFail(Lead, { id });

/** Kinds of the notices of a lead, each with to whom. */
export async function toldOf(office: Office, leadId: number): Promise<string[]> {
  const rows = await office.context.database.manager.find(Notice, { where: { leadId }, order: { id: 'ASC' } });
  const name = (userId: number) =>
    Object.entries(office.viewers).find(([, viewer]) => viewer.userId === userId)?.[0] ?? String(userId);
  return rows.map(row => `${row.kind} ${name(row.userId)}`);
}

let asked = 0;

/** An inquiry of a buyer of its own, into Li Na's mailbox. */
export async function askFrom(office: Office, buyer: string): Promise<Lead> {
  asked += 1;
  const { lead } = await office.ask({
    from: `Buyer ${buyer} <buyer@${buyer}.example>`,
    id: `ask-${asked}@${buyer}.example`,
    text: (asking.text ?? '')
      .replaceAll('casasole', buyer)
      .replaceAll('Casa Sole', `Firm ${buyer}`)
      .replace('5550 1234', `555 ${1000 + asked}`),
    subject: `Inquiry: bamboo tray ${buyer}`,
    date: new Date(office.app.time.now.getTime() - HOUR).toUTCString(),
  });
  return lead;
}
