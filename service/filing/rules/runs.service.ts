import type { EntityManager } from 'typeorm';
import { In, IsNull, MoreThan } from 'typeorm';
import { conflict, notFound } from '../../common/errors';
import { addJob } from '../../platform/queue/jobRows';
import { priorities } from '../../platform/queue/queue';
import { audit } from '../../users/audit.service';
import type { Viewer } from '../../users/roles';
import { viewerOf } from '../../users/viewing.service';
import { FilingRule, FilingStatus } from '../filing.entity';
import { findFilings } from '../filing.service';
import { requestRefiling } from '../refiling.service';
import { restore } from '../undoing.service';
import { categoriseBatch, uncategorise } from './categorising.service';
import { orderedRulesOf } from './coverage.service';
import { namedRule } from './hits';
import { addedUp } from './keeping.service';
import { findPast } from './past.service';
import { FilingRuleDetail, RuleRun, RuleRunMessage } from './rule.entity';
import { getRule, newestMessage } from './rules.service';
import { tryBatch } from './trying.service';

export const RULE_RUN = 'rules.run';
const BATCH = 200;

/** The payload of a step: the run, and where it begins; a step that was done already finds the run elsewhere and does nothing. */
export interface RunStep {
  runId: number;
  afterId: number;
}

async function requestStep(manager: EntityManager, step: RunStep): Promise<void> {
  const key = `${step.runId}#${step.afterId}`;
  await addJob(manager, RULE_RUN, key, step, { priority: priorities.refile, lane: 'rules' });
}

/**
 * Begins to try a rule over the past, or to apply it to the past.
 *
 * @throws AppError rule.not_found; version.changed; rule.run_active (409); rule.not_active (409) where one that is off is to be applied; rule.always (409)
 */
export async function startRun(
  manager: EntityManager,
  viewer: Viewer,
  ruleId: number,
  kind: 'try' | 'apply',
  version: number,
  now: Date,
): Promise<number> {
  const { rule, detail } = await getRule(manager, viewer, ruleId);
  if (rule.scope !== 'custom') throw conflict('rule.always', 'A rule that "always" made files old mail by itself.');
  if (detail.version !== version)
    throw conflict('version.changed', 'Somebody else has changed this rule meanwhile. Look again.');
  if (kind === 'apply' && detail.state !== 'active') throw conflict('rule.not_active', 'Switch the rule on first.');
  if (await manager.existsBy(RuleRun, { ruleId, state: In(['running', 'undoing']) }))
    throw conflict(
      'rule.run_active',
      'This rule is being tried or applied just now. Wait until that is done, or stop it.',
    );
  const runId = await insertRun(manager, viewer, ruleId, kind, version, now);
  if (kind === 'apply') await audit(manager, viewer, 'rule.applied', { type: 'rule', id: ruleId }, { run: runId }, now);
  await requestStep(manager, { runId, afterId: 0 });
  return runId;
}

async function insertRun(
  manager: EntityManager,
  viewer: Viewer,
  ruleId: number,
  kind: 'try' | 'apply',
  version: number,
  now: Date,
): Promise<number> {
  const run = await manager.save(
    manager.create(RuleRun, {
      ruleId,
      kind,
      state: 'running',
      userId: viewer.userId,
      ruleVersion: version,
      upToId: await newestMessage(manager),
      afterId: 0,
      scanned: 0,
      matched: 0,
      changed: 0,
      restored: 0,
      kept: {},
      createdAt: now,
      finishedAt: null,
      undoneById: null,
    }),
  );
  return run.id;
}

/** True where this version of the rule was tried to the end. */
export async function wasTried(manager: EntityManager, ruleId: number, ruleVersion: number): Promise<boolean> {
  return manager.existsBy(RuleRun, { ruleId, kind: 'try', state: 'done', ruleVersion });
}

/** The run, where its rule is the viewer's to change. @throws AppError rule_run.not_found */
export async function getRun(manager: EntityManager, viewer: Viewer, id: number): Promise<RuleRun> {
  const run = await manager.findOneBy(RuleRun, { id });
  if (!run) throw notFound('rule_run');
  await getRule(manager, viewer, run.ruleId);
  return run;
}

/** Stops a trial or an application where it is; what it has done so far is listed and can be taken back. */
export async function stopRun(manager: EntityManager, viewer: Viewer, id: number, now: Date): Promise<void> {
  const run = await getRun(manager, viewer, id);
  const done = await manager.update(RuleRun, { id, state: 'running' }, { state: 'stopped', finishedAt: now });
  if (done.affected) await audit(manager, viewer, 'rule.stopped', { type: 'rule', id: run.ruleId }, { run: id }, now);
}

/**
 * Begins to take an application back as a whole: what the rule moved stands again as before, but for what a person has decided since.
 *
 * @throws AppError rule_run.not_found; rule.not_undoable (409) for a trial, and for what is being undone or was
 */
export async function undoRun(manager: EntityManager, viewer: Viewer, id: number, now: Date): Promise<void> {
  const run = await getRun(manager, viewer, id);
  const where = { id, kind: 'apply' as const, state: In(['done', 'stopped']) };
  const begun = await manager.update(RuleRun, where, { state: 'undoing', afterId: 0, undoneById: viewer.userId });
  if (!begun.affected) throw conflict('rule.not_undoable', 'This was taken back already, or it changed nothing.');
  // Else the next look at old mail would put it back.
  await manager.update(FilingRuleDetail, { ruleId: run.ruleId }, { sinceMessageId: await newestMessage(manager) });
  await audit(manager, viewer, 'rule.undone', { type: 'rule', id: run.ruleId }, { run: id }, now);
  await requestStep(manager, { runId: id, afterId: 0 });
}

/** One batch of a run, in the transaction that asks for the next. */
export async function runStep(manager: EntityManager, step: RunStep, now: Date): Promise<void> {
  const run = await manager.findOneBy(RuleRun, { id: step.runId });
  if (!run || run.afterId !== step.afterId) return;
  if (run.state === 'undoing') await undoStep(manager, run, now);
  if (run.state === 'running') await forwardStep(manager, run, now);
}

async function forwardStep(manager: EntityManager, run: RuleRun, now: Date): Promise<void> {
  const rule = await manager.findOneBy(FilingRule, { id: run.ruleId, endedAt: IsNull() });
  const detail = await manager.findOneBy(FilingRuleDetail, { ruleId: run.ruleId });
  const owner = rule && (await viewerOf(manager, rule.userId));
  const [asked] = rule && detail ? await orderedRulesOf(manager, [{ rule, detail }]) : [];
  // An application follows the switching on, which is a version of its own.
  const isSame = detail && detail.version === run.ruleVersion;
  if (!rule || !detail || !owner || !asked || !isSame) {
    await manager.update(RuleRun, run.id, { state: 'stopped', finishedAt: now });
    return;
  }
  const { afterId, upToId } = run;
  const ids = await findPast(manager, owner, detail.coverage, detail.conditions, { afterId, upToId, limit: BATCH });
  const wanted = { ...asked, sinceMessageId: 0 };
  const told =
    asked.action === 'categorise'
      ? await categoriseBatch(manager, run, wanted, ids, now)
      : await tryBatch(manager, run, wanted, ids, now);
  const isDone = ids.length < BATCH;
  const next = isDone ? upToId : (ids[ids.length - 1] as number);
  await manager.update(RuleRun, run.id, {
    afterId: next,
    scanned: run.scanned + ids.length,
    matched: run.matched + told.matched,
    changed: run.changed + told.changed,
    kept: run.kept ? addedUp(run.kept, told.kept) : null,
    ...(isDone ? { state: 'done' as const, finishedAt: now } : {}),
  });
  if (!isDone) await requestStep(manager, { runId: run.id, afterId: next });
}

/** Puts back what still stands where the rule has put it. */
async function undoStep(manager: EntityManager, run: RuleRun, now: Date): Promise<void> {
  const rows = await manager.find(RuleRunMessage, {
    where: { runId: run.id, id: MoreThan(run.afterId) },
    order: { id: 'ASC' },
    take: BATCH,
  });
  const restored = [
    ...(await refileRows(
      manager,
      run,
      rows.filter(row => row.after.category === undefined),
      now,
    )),
    ...(await uncategorise(
      manager,
      run.ruleId,
      rows.filter(row => row.after.category !== undefined),
      now,
    )),
  ];
  const isDone = rows.length < BATCH;
  const next = rows[rows.length - 1]?.id ?? run.afterId;
  await manager.update(RuleRun, run.id, {
    afterId: next,
    restored: run.restored + restored.length,
    ...(isDone ? { state: 'undone' as const, finishedAt: now } : {}),
  });
  // They stand as they stood then; what has been entered since concerns them too.
  if (restored.length > 0)
    await requestRefiling(manager, `rule-run:${run.id}:${run.afterId}`, { messageIds: restored });
  if (!isDone) await requestStep(manager, { runId: run.id, afterId: next });
}

async function refileRows(
  manager: EntityManager,
  run: RuleRun,
  rows: readonly RuleRunMessage[],
  now: Date,
): Promise<number[]> {
  const ids = rows.map(row => row.messageId);
  const where = { messageId: In(ids), decidedById: IsNull() };
  const statuses = new Map((await manager.findBy(FilingStatus, where)).map(status => [status.messageId, status]));
  const standing = await findFilings(manager, ids);
  const restored: number[] = [];
  for (const row of rows) {
    const status = statuses.get(row.messageId);
    const filings = standing.get(row.messageId) ?? [];
    const isThere = filings.some(one => one.ruleId === run.ruleId) || namedRule(status?.reasons ?? []) === run.ruleId;
    if (status && isThere && (await restore(manager, row.messageId, row, now))) restored.push(row.messageId);
  }
  return restored;
}
