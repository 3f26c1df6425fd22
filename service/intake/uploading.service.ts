import type { Readable } from 'node:stream';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { EntityManager } from 'typeorm';
import { IsNull } from 'typeorm';
import { AppError, badRequest, conflict, forbidden, notFound } from '../common/errors';
import type { Context } from '../context';
import { ownMailboxSql } from '../filing/visibility';
import { Mailbox } from '../mail/message.entity';
import { inTransaction } from '../platform/database/transaction';
import { addJob, withdrawJob } from '../platform/queue/jobRows';
import { priorities } from '../platform/queue/queue';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { ImportRun } from './importRun.entity';
import { IMPORT, isHeld } from './leasing.service';
import { createRun } from './runs.service';
import { openSource } from './sources/sources.service';
import { filesGone } from './standing';
import { uploadsOf } from './uploadFolders';

/** A file as a form brings it. */
export interface UploadedFile {
  content: Readable & { truncated?: boolean };
}

/** The mailbox, if the person may import into it: his own, one he shares, or any with the right to manage mailboxes. */
export async function getImportMailbox(manager: EntityManager, viewer: Viewer, mailboxId: number): Promise<Mailbox> {
  const builder = manager
    .createQueryBuilder(Mailbox, 'b')
    .where('b.id = :mailboxId AND b.isActive = :yes', { mailboxId, yes: true });
  const own = ownMailboxSql(viewer, '"b"');
  if (!viewer.grants.has('mailboxes.manage')) builder.andWhere(own.sql, own.parameters);
  const mailbox = await builder.getOne();
  if (!mailbox) throw forbidden('intake.not_your_mailbox');
  return mailbox;
}

/** A folder for what is uploaded, under a name of our own; the names that people give are never paths. */
async function makeUploadFolder(context: Context): Promise<string> {
  const folder = join(uploadsOf(context.config.dataFolder), randomUUID());
  await mkdir(folder, { recursive: true });
  return folder;
}

/**
 * A file name of our own making for an uploaded file: its letters and digits stay, since the name of an mbox tells the folder ("Sent"), and
 * its ending, which tells what it is; everything else goes. `taken` are the names given before.
 */
export function uploadName(name: string, taken: ReadonlySet<string>): string {
  const last = name.replace(/^.*[\\/]/, '');
  const ending = /(\.mbox)?\.(eml|msg|mbox|mbx|gz)$/i.exec(last)?.[0].toLowerCase() ?? '';
  const stem =
    last
      .slice(0, last.length - ending.length)
      .replace(/[^\p{L}\p{N} _-]/gu, '_')
      .slice(0, 60)
      .trim() || 'mail';
  for (let number = 1; ; number += 1) {
    const candidate = `${stem}${number === 1 ? '' : `-${number}`}${ending}`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}

/** Writes an uploaded file under a name of our own. */
async function saveUpload(folder: string, name: string, content: UploadedFile['content']): Promise<void> {
  await pipeline(content, createWriteStream(join(folder, name)));
  if (content.truncated) {
    throw badRequest(
      'intake.too_large',
      'This file is larger than 4 GB. Import it with the command line: tradepost import PATH --mailbox ADDRESS',
    );
  }
}

/** One part of a form: a field, or a file. */
export type UploadPart =
  | { type: 'field'; fieldname: string; value: unknown }
  | { type: 'file'; filename?: string; file: UploadedFile['content'] };

/** Writes the files of a form into a folder of their own; what a form that breaks off has left is removed. */
export async function receiveUpload(
  context: Context,
  parts: AsyncIterable<UploadPart>,
): Promise<{ folder: string; mailboxId: number; names: string[] }> {
  const folder = await makeUploadFolder(context);
  const names: string[] = [];
  const taken = new Set<string>();
  let mailboxId = 0;
  try {
    for await (const part of parts) {
      if (part.type === 'field') {
        if (part.fieldname === 'mailboxId') mailboxId = Number(part.value);
        continue;
      }
      const name = uploadName(part.filename || 'mail', taken);
      taken.add(name.toLowerCase());
      await saveUpload(folder, name, part.file);
      names.push((part.filename || 'mail').replace(/^.*[\\/]/, '').slice(0, 200));
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return { folder, mailboxId, names };
}

/** Starts the import of uploaded files; refuses at once what is no mail. */
export async function startUploadedImport(
  context: Context,
  viewer: Viewer,
  mailboxId: number,
  folder: string,
  names: readonly string[],
): Promise<number> {
  try {
    await getImportMailbox(context.database.manager, viewer, mailboxId);
    if (names.length === 0)
      throw badRequest('intake.no_file', 'Choose at least one file: .eml, .msg, .mbox or .mbox.gz.');
    const source = names.length === 1 ? await onlyFile(folder) : folder;
    await openSource(source, { spool: context.blobs.spool });
    const label = names.length === 1 ? (names[0] as string) : `${names[0]} +${names.length - 1}`;
    const runId = await inTransaction(context.database, async manager => {
      const now = context.clock();
      const id = await createRun(manager, { mailboxId, source, label, userId: viewer.userId, isTemporary: true }, now);
      await enqueueRun(manager, id, mailboxId);
      await audit(manager, viewer, 'import.started', { type: 'import', id }, { mailboxId, files: names.length }, now);
      return id;
    });
    context.queue.wake();
    return runId;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function onlyFile(folder: string): Promise<string> {
  const [name] = await readdir(folder);
  return join(folder, name as string);
}

/** Has a job run an import, not before `dueAt` where that is given. */
export async function enqueueRun(
  manager: EntityManager,
  runId: number,
  mailboxId: number,
  dueAt?: Date,
): Promise<void> {
  const options = { priority: priorities.import, lane: `mailbox:${mailboxId}`, ...(dueAt ? { dueAt } : {}) };
  await addJob(manager, IMPORT, String(runId), { runId }, options);
}

/**
 * Lets an import go on: one that is paused, stopped or failed, or whose process has died. Of one that runs, a pause that was asked for is taken
 * back; a stop holds.
 *
 * @throws AppError 404, intake.run_over (400), intake.files_gone (409)
 */
export async function resumeRun(context: Context, runId: number): Promise<void> {
  await inTransaction(context.database, async manager => {
    const run = await manager.findOneBy(ImportRun, { id: runId });
    if (!run) throw notFound('import');
    if (run.state === 'done') throw badRequest('intake.run_over', 'This import has already ended.');
    if (run.source === '') throw new AppError(filesGone.code, 409, filesGone.message);
    if (run.state === 'running' && isHeld(run, context.clock())) {
      await manager.update(ImportRun, { id: runId, request: 'pause' }, { request: '' });
      return;
    }
    const waiting = { state: 'waiting', request: '', error: null, errorCode: null, finishedAt: null } as const;
    const asRead = { id: runId, state: run.state, leasedBy: run.leasedBy ?? IsNull() };
    const { affected } = await manager.update(ImportRun, asRead, { ...waiting, leasedBy: null, leasedUntil: null });
    if (!affected) throw conflict('version.changed', 'This import has just changed. Look again.');
    // A job that failed may wait for an hour until its next attempt; the person wants it now.
    await withdrawJob(manager, IMPORT, String(runId));
    await enqueueRun(manager, runId, run.mailboxId);
  });
  context.queue.wake();
}
