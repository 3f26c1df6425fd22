import type { EntityManager } from 'typeorm';
import { In, MoreThan } from 'typeorm';
import { badRequest, conflict } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { DictionaryEntry } from '../users/dictionary.entity';
import type { Viewer } from '../users/roles';
import { Company } from './company.entity';
import { hasLevel, readSteps } from './levels';
import { CompanyEvent } from './profile.entity';
import type { LevelBody, LevelReply } from './profile.schema';
import { namesOf } from './similar.service';
import { levelSteps, reckonCompanies } from './standing.service';
import { actorOf, personId } from './visibility';
import { getEditableCompany, getVisibleCompany } from './visibleCompany.service';

const HISTORY = ['level', 'level_held', 'level_released'];

/**
 * The level of a company with its history, newest first.
 *
 * @throws AppError company.not_found
 */
export async function readLevel(context: Context, viewer: Viewer, id: number): Promise<LevelReply> {
  const { manager } = context.database;
  const company = await getVisibleCompany(manager, viewer, id);
  const events = await manager.find(CompanyEvent, {
    where: { companyId: id, kind: In(HISTORY) },
    order: { at: 'DESC', id: 'DESC' },
    take: 200,
  });
  const names = await namesOf(
    manager,
    events.map(event => event.userId),
  );
  return {
    level: company.level,
    standing: company.standing,
    isHeld: company.isLevelHeld,
    history: events.map(event => ({
      at: event.at.toISOString(),
      kind: event.kind,
      from: event.fromValue,
      to: event.toValue,
      rule: event.rule,
      byName: event.userId === null ? null : (names.get(event.userId) ?? null),
      reason: event.reason,
    })),
  };
}

/**
 * Sets the level of a company by a person's word, from where no rule moves it until he releases it; or releases it (`level` null). A released company
 * that was barred begins anew.
 *
 * @throws AppError company.not_found, company.level_unknown, company.level_reason_missing, company.level_of_customers, company.level_changed_meanwhile (409)
 */
export async function setLevel(context: Context, viewer: Viewer, id: number, body: LevelBody): Promise<LevelReply> {
  await inTransaction(context.database, manager => writeLevel(manager, viewer, id, body, context.clock()));
  return readLevel(context, viewer, id);
}

/** As `setLevel`, inside the caller's transaction. */
export async function writeLevel(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
  body: LevelBody,
  now: Date,
): Promise<void> {
  const company = await getEditableCompany(manager, viewer, id);
  if (company.level !== body.before)
    throw conflict('company.level_changed_meanwhile', 'The level was changed meanwhile. Look at it and decide again.', {
      level: company.level,
    });
  const steps = await levelSteps(manager);
  const reason = body.reason?.trim() || null;
  const first = steps.find(step => step.isActive && step.standing !== 'barred')?.code ?? 'general';
  const isBarred = company.standing === 'barred';
  const code = body.level ?? (isBarred ? first : company.level);
  const step = steps.find(one => one.code === code);
  if (!step || (body.level !== null && !step.isActive))
    throw badRequest('company.level_unknown', 'There is no such level. Choose one from the list.', { level: code });
  if ((step.standing === 'barred' || isBarred) && reason === null)
    throw badRequest('company.level_reason_missing', 'Say why: whoever trades with this company will read it.');
  if (!hasLevel(company) && step.standing !== 'barred' && !isBarred)
    throw badRequest(
      'company.level_of_customers',
      'Only customers have a level; this company is none. Change its type first.',
    );
  const isHeld = body.level !== null;
  const changes = { level: code, standing: step.standing, isLevelHeld: isHeld };
  const done = await manager.update(Company, { id, level: body.before }, changes);
  if (done.affected === 0) throw conflict('company.level_changed_meanwhile', 'The level was changed meanwhile.');
  const told = { companyId: id, at: now, rule: null, userId: personId(viewer), reason };
  const kind = isHeld ? 'level_held' : 'level_released';
  await manager.insert(CompanyEvent, { ...told, kind, fromValue: company.level, toValue: code });
  const details = { from: company.level, to: code, isHeld };
  await audit(manager, actorOf(viewer), 'company.level_set', { type: 'company', id }, details, now);
  if (!isHeld) await reckonCompanies(manager, [id], now);
}

/**
 * Takes back the levels that rules gave a company since (events above `afterId`), unless a person has set one meanwhile: what they were given for has gone. What is still true is reckoned
 * again by whoever asks for it, in the caller's transaction.
 */
export async function takeBackRuleLevels(
  manager: EntityManager,
  companyId: number,
  afterId: number,
  userId: number | null,
  now: Date,
): Promise<void> {
  const events = await manager.find(CompanyEvent, {
    where: { companyId, id: MoreThan(afterId), kind: In(HISTORY) },
    order: { id: 'ASC' },
  });
  const [first, last] = [events[0], events[events.length - 1]];
  if (!first?.fromValue || !last?.toValue || events.some(event => event.rule === null)) return;
  const { fromValue: level } = first;
  const standing = (await levelSteps(manager)).find(step => step.code === level)?.standing ?? 'new';
  const where = { id: companyId, level: last.toValue, isLevelHeld: false };
  const done = await manager.update(Company, where, { level, standing });
  if (!done.affected) return;
  const told = { companyId, at: now, kind: 'level', userId, rule: null, reason: null };
  await manager.insert(CompanyEvent, { ...told, fromValue: last.toValue, toValue: level });
}

/** After a change of the dictionary: companies of a level show what it now stands for. */
export async function followLevelChange(manager: EntityManager, entry: DictionaryEntry): Promise<void> {
  if (entry.kind !== 'level') return;
  const standing = readSteps([entry])[0]?.standing ?? 'new';
  await manager.update(Company, { level: entry.code }, { standing });
}
