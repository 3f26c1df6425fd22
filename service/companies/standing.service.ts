import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { insertRows, pieces } from '../platform/database/rows';
import { dictionaryOf } from '../users/dictionary.service';
import { Company } from './company.entity';
import { instantOf } from './figures.service';
import type { LevelFacts, LevelStep } from './levels';
import { chooseLevel, hasLevel, readSteps } from './levels';
import { CompanyEvent, CompanyTouch } from './profile.entity';
import { later } from './touching.service';

/** So many notes are taken up in one transaction. */
const A_TURN = 1_000;

/** The levels of the dictionary, in their order. */
export async function levelSteps(manager: EntityManager): Promise<LevelStep[]> {
  return readSteps(await dictionaryOf(manager, 'level'));
}

/**
 * Reckons level and last contact of companies that were touched since, in the caller's transaction. A company that two runs take up comes out the
 * same.
 *
 * @returns true where more are waiting
 */
export async function reckonTouched(manager: EntityManager, now: Date): Promise<boolean> {
  const touches = await manager.find(CompanyTouch, { order: { id: 'ASC' }, take: A_TURN });
  if (touches.length === 0) return false;
  const newest = new Map<number, Newest>();
  for (const { companyId, inAt, outAt, isWhole } of touches) {
    const row = newest.get(companyId) ?? { inAt: null, outAt: null, isWhole: false };
    newest.set(companyId, {
      inAt: later(row.inAt, inAt),
      outAt: later(row.outAt, outAt),
      isWhole: row.isWhole || isWhole,
    });
  }
  for (const piece of pieces([...newest.keys()], 500)) await reckon(manager, piece, newest, now);
  for (const piece of pieces(touches.map(touch => touch.id))) await manager.delete(CompanyTouch, { id: In(piece) });
  return touches.length === A_TURN;
}

interface Newest {
  inAt: Date | null;
  outAt: Date | null;
  /** Added letters are not all: the archive must be asked. */
  isWhole: boolean;
}

/** Reckons these companies anew from the whole archive. */
export async function reckonCompanies(manager: EntityManager, ids: readonly number[], now: Date): Promise<void> {
  const whole = new Map(ids.map(id => [id, { inAt: null, outAt: null, isWhole: true }]));
  for (const piece of pieces([...whole.keys()], 500)) await reckon(manager, piece, whole, now);
}

async function reckon(
  manager: EntityManager,
  ids: readonly number[],
  newest: ReadonlyMap<number, Newest>,
  now: Date,
): Promise<void> {
  const companies = await manager.findBy(Company, { id: In([...ids]) });
  const whole = await newestLetters(
    manager,
    ids.filter(id => newest.get(id)?.isWhole),
  );
  const records = await recordFacts(manager, ids);
  const steps = await levelSteps(manager);
  const events: Partial<CompanyEvent>[] = [];
  for (const company of companies) {
    const found = whole.get(company.id);
    const added = newest.get(company.id);
    const lastInAt = found ? found.inAt : later(company.lastInAt, added?.inAt ?? null);
    const lastOutAt = found ? found.outAt : later(company.lastOutAt, added?.outAt ?? null);
    const facts = { ...(records.get(company.id) ?? NO_RECORDS), hasTwoWayMail: Boolean(lastInAt && lastOutAt) };
    events.push(...(await keep(manager, company, { lastInAt, lastOutAt }, facts, steps, now)));
  }
  await insertRows(manager, CompanyEvent, events);
}

const NEVER = new Date(0);
const NO_RECORDS = { hasIntention: false, orders: 0, orderAmount: null };

/** Writes what has changed of one company; answers the line of its history, where its level moved. */
async function keep(
  manager: EntityManager,
  company: Company,
  last: { lastInAt: Date | null; lastOutAt: Date | null },
  facts: LevelFacts,
  steps: readonly LevelStep[],
  now: Date,
): Promise<Partial<CompanyEvent>[]> {
  const lastContactAt = later(last.lastInAt, last.lastOutAt) ?? NEVER;
  const isSame =
    company.lastInAt?.getTime() === last.lastInAt?.getTime() &&
    company.lastOutAt?.getTime() === last.lastOutAt?.getTime();
  if (!isSame) await manager.update(Company, { id: company.id }, { ...last, lastContactAt });
  const choice = company.isLevelHeld || !hasLevel(company) ? null : chooseLevel(company.level, facts, steps);
  if (!choice) return [];
  const standing = steps.find(step => step.code === choice.code)?.standing ?? 'new';
  // A person may have set the level since it was read: what he set stands.
  const moved = await manager.update(
    Company,
    { id: company.id, level: company.level, isLevelHeld: false },
    { level: choice.code, standing },
  );
  if (moved.affected === 0) return [];
  const told = { companyId: company.id, at: now, kind: 'level', userId: null, reason: null };
  return [{ ...told, fromValue: company.level, toValue: choice.code, rule: choice.rule }];
}

/**
 * The newest letter each way that stands under companies now; what machines answered is no contact. Two steps down an index each, however much mail a
 * company has. Filings and messages stand elsewhere on the ladder and are read by the names of their tables.
 */
async function newestLetters(
  manager: EntityManager,
  ids: readonly number[],
): Promise<Map<number, { inAt: Date | null; outAt: Date | null }>> {
  const found = new Map<number, { inAt: Date | null; outAt: Date | null }>();
  if (ids.length === 0) return found;
  const query = manager.createQueryBuilder(Company, 'company').select('company.id', 'id');
  for (const direction of ['in', 'out'] as const) {
    query.addSelect(
      newest =>
        newest
          .select('f.sentAt')
          .from('filing', 'f')
          .innerJoin(
            'message',
            'm',
            `m.id = f.messageId AND m.kind IN ('normal', 'calendar') AND m.direction = '${direction}'`,
          )
          .where('f.companyId = company.id AND f.endedAt IS NULL')
          .orderBy('f.sentAt', 'DESC')
          .limit(1),
      `${direction}At`,
    );
  }
  const rows = await query
    .where('company.id IN (:...ids)', { ids })
    .getRawMany<{ id: number; inAt: string | Date | null; outAt: string | Date | null }>();
  for (const { id, inAt, outAt } of rows)
    found.set(id, { inAt: instantOf(manager, inAt), outAt: instantOf(manager, outAt) });
  return found;
}

type RecordFacts = Omit<LevelFacts, 'hasTwoWayMail'>;

/** Records above companies on the ladder, counted by their kind. They tell no amounts yet. */
async function recordFacts(manager: EntityManager, ids: readonly number[]): Promise<Map<number, RecordFacts>> {
  const facts = new Map<number, RecordFacts>();
  const rows = await manager
    .createQueryBuilder()
    .select('r.companyId', 'companyId')
    .addSelect('r.kind', 'kind')
    .addSelect('r.state', 'state')
    .addSelect('COUNT(*)', 'count')
    .from('record', 'r')
    .where('r.companyId IN (:...ids)', { ids })
    .groupBy('r.companyId')
    .addGroupBy('r.kind')
    .addGroupBy('r.state')
    .getRawMany<{ companyId: number; kind: string; state: string; count: number | string }>();
  for (const { companyId, kind, state, count } of rows) {
    const before = facts.get(companyId) ?? NO_RECORDS;
    const isIntention = state === 'open' && (kind === 'quote' || kind === 'opportunity');
    facts.set(companyId, {
      hasIntention: before.hasIntention || isIntention,
      orders: before.orders + (kind === 'order' ? Number(count) : 0),
      orderAmount: null,
    });
  }
  return facts;
}
