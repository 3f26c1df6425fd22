import type { Static } from '@sinclair/typebox';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { notFound } from '../common/errors';
import { ownMailboxSql } from '../filing/visibility';
import { Mailbox } from '../mail/message.entity';
import type { Viewer } from '../users/roles';
import { User } from '../users/user.entity';
import { ImportFailure, ImportRun } from './importRun.entity';
import type { ImportDetail, ImportList, ImportReply } from './intake.schema';

/** Imports into mailboxes of the viewer's own; all with the right to manage mailboxes. */
function visibleRuns(manager: EntityManager, viewer: Viewer) {
  const builder = manager.createQueryBuilder(ImportRun, 'r').innerJoin(Mailbox, 'b', 'b.id = r.mailboxId');
  if (viewer.grants.has('mailboxes.manage')) return builder;
  const own = ownMailboxSql(viewer, '"b"');
  return builder.where(own.sql, own.parameters);
}

export async function listImports(manager: EntityManager, viewer: Viewer): Promise<Static<typeof ImportList>> {
  const runs = await visibleRuns(manager, viewer).orderBy('r.id', 'DESC').limit(50).getMany();
  return { imports: await presentRuns(manager, runs) };
}

/** @throws AppError 404 where there is no import of that number that the viewer may see */
export async function readImport(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
): Promise<Static<typeof ImportDetail>> {
  const run = await visibleRuns(manager, viewer).andWhere('r.id = :id', { id }).getOne();
  if (!run) throw notFound('import');
  const failures = await manager.find(ImportFailure, { where: { runId: id }, order: { id: 'ASC' }, take: 200 });
  const [reply] = await presentRuns(manager, [run]);
  return {
    import: reply as ImportReply,
    failures: failures.map(({ item, code, message }) => ({ item, code, message })),
  };
}

async function presentRuns(manager: EntityManager, runs: readonly ImportRun[]): Promise<ImportReply[]> {
  const mailboxes = await manager.findBy(Mailbox, { id: In(runs.map(run => run.mailboxId)) });
  const users = await manager.findBy(User, { id: In(runs.flatMap(run => run.userId ?? [])) });
  return runs.map(run => ({
    id: run.id,
    mailboxId: run.mailboxId,
    mailbox: mailboxes.find(mailbox => mailbox.id === run.mailboxId)?.address ?? '',
    label: run.label,
    state: run.state,
    totalItems: run.totalItems,
    progress: progressOf(run),
    found: run.found,
    stored: run.stored,
    alreadyThere: run.alreadyThere,
    keptOut: run.keptOut,
    unreadable: run.unreadable,
    failed: run.failed,
    keptOutReasons: run.keptOutReasons,
    error: run.error,
    startedBy: users.find(user => user.id === run.userId)?.name ?? null,
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
  }));
}

/** How far an import is, 0 to 1; null where its source does not tell how long it is. */
export function progressOf(
  run: Pick<ImportRun, 'state' | 'totalBytes' | 'readBytes' | 'totalItems' | 'found'>,
): number | null {
  if (run.state === 'done') return 1;
  if (run.totalBytes) return Math.min(1, run.readBytes / run.totalBytes);
  if (run.totalItems) return Math.min(1, run.found / run.totalItems);
  return null;
}
