import type { Static } from '@sinclair/typebox';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { notFound } from '../common/errors';
import { ownMailboxSql } from '../filing/visibility';
import { Mailbox } from '../mail/message.entity';
import type { Viewer } from '../users/roles';
import { User } from '../users/user.entity';
import { progressOf } from './importProgress';
import { ImportFailure, ImportRun } from './importRun.entity';
import { livesOf } from './leasing.service';
import type { RunLife } from './standing';
import { isResumable, processEnded, standOf } from './standing';
import type { ImportDetail, ImportList, ImportReply } from './intake.schema';

/** Imports into mailboxes of the viewer's own; all with the right to manage mailboxes. */
function visibleRuns(manager: EntityManager, viewer: Viewer) {
  const builder = manager.createQueryBuilder(ImportRun, 'r').innerJoin(Mailbox, 'b', 'b.id = r.mailboxId');
  if (viewer.grants.has('mailboxes.manage')) return builder;
  const own = ownMailboxSql(viewer, '"b"');
  return builder.where(own.sql, own.parameters);
}

/** The newest imports that the viewer may see, each in the state that it is in at `now`. */
export async function listImports(
  manager: EntityManager,
  viewer: Viewer,
  now: Date,
): Promise<Static<typeof ImportList>> {
  const runs = await visibleRuns(manager, viewer).orderBy('r.id', 'DESC').limit(50).getMany();
  return { imports: await presentRuns(manager, runs, now) };
}

/** @throws AppError 404 where there is no import of that number that the viewer may see */
export async function readImport(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
  now: Date,
): Promise<Static<typeof ImportDetail>> {
  const run = await visibleRuns(manager, viewer).andWhere('r.id = :id', { id }).getOne();
  if (!run) throw notFound('import');
  const failures = await manager.find(ImportFailure, { where: { runId: id }, order: { id: 'ASC' }, take: 200 });
  const [reply] = await presentRuns(manager, [run], now);
  return {
    import: reply as ImportReply,
    failures: failures.map(({ item, code, message }) => ({ item, code, message })),
  };
}

async function presentRuns(manager: EntityManager, runs: readonly ImportRun[], now: Date): Promise<ImportReply[]> {
  const mailboxes = await manager.findBy(Mailbox, { id: In(runs.map(run => run.mailboxId)) });
  const users = await manager.findBy(User, { id: In(runs.flatMap(run => run.userId ?? [])) });
  const lives = await livesOf(manager, runs, now);
  return runs.map(run => ({
    id: run.id,
    mailboxId: run.mailboxId,
    mailbox: mailboxes.find(mailbox => mailbox.id === run.mailboxId)?.address ?? '',
    label: run.label,
    ...standingOf(run, lives.get(run.id) as RunLife, now),
    totalItems: run.totalItems,
    progress: progressOf(run),
    found: run.found,
    stored: run.stored,
    alreadyThere: run.alreadyThere,
    keptOut: run.keptOut,
    unreadable: run.unreadable,
    failed: run.failed,
    keptOutReasons: run.keptOutReasons,
    startedBy: users.find(user => user.id === run.userId)?.name ?? null,
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
  }));
}

/** The state of a run as it is, why it failed, and whether it can go on. */
function standingOf(
  run: ImportRun,
  life: RunLife,
  now: Date,
): Pick<ImportReply, 'state' | 'error' | 'errorCode' | 'canResume'> {
  const state = standOf(run, life, now);
  const isDead = state === 'failed' && run.state !== 'failed';
  const error = isDead ? processEnded.message : run.error;
  const errorCode = isDead ? processEnded.code : run.errorCode;
  return { state, error, errorCode, canResume: isResumable(state, run.source) };
}
