import { AppError } from '../common/errors';
import { normaliseAddress } from '../common/emailAddress';
import type { Context } from '../context';
import type { AskedImport, ImportSum, ImportThreadMessage } from '../intake/importThreads.service';
import { ImportFailure, ImportRun } from '../intake/importRun.entity';
import { checkSource, createRun, findUnfinishedRun, runImport } from '../intake/runs.service';
import { withParsePool } from '../intake/sharedPool.service';
import { Mailbox } from '../mail/message.entity';
import { inTransaction } from '../platform/database/transaction';

/**
 * Runs an import that the command line asks for, in the calling thread; an interrupted one of the same path and mailbox goes on where it stood.
 *
 * @throws AppError mailbox.not_found, and as `checkSource` and `runImport`
 */
export async function runAskedImport(
  context: Context,
  { path, mailbox: address, folder }: AskedImport,
  signal: AbortSignal,
  tell: (message: ImportThreadMessage) => void,
): Promise<ImportSum> {
  await checkSource(path);
  const { manager } = context.database;
  const mailbox = await getMailbox(context, address);
  const unfinished = await findUnfinishedRun(manager, mailbox.id, path);
  const run = { mailboxId: mailbox.id, source: path, userId: null, isTemporary: false };
  const runId =
    unfinished?.id ??
    (await inTransaction(context.database, transaction => createRun(transaction, run, context.clock())));
  if (unfinished) tell({ goingOnAfter: unfinished.found });
  const onProgress = (progress: NonNullable<ImportThreadMessage['progress']>) => tell({ progress });
  await withParsePool(context, pool => runImport(context, runId, { pool, folder, signal, onProgress }));
  return sumOf(context, runId);
}

async function getMailbox(context: Context, raw: string): Promise<Mailbox> {
  const address = normaliseAddress(raw);
  const mailbox = address ? await context.database.manager.findOneBy(Mailbox, { address }) : null;
  if (mailbox) return mailbox;
  const known = await context.database.manager.find(Mailbox, { order: { address: 'ASC' }, take: 10 });
  const hint = known.length > 0 ? ` Known: ${known.map(one => one.address).join(', ')}.` : '';
  throw new AppError(
    'mailbox.not_found',
    404,
    `There is no mailbox "${raw}". Add it with: tradepost mailbox add ${raw}.${hint}`,
  );
}

async function sumOf({ database: { manager } }: Context, runId: number): Promise<ImportSum> {
  const run = await manager.findOneByOrFail(ImportRun, { id: runId });
  const { state, found, stored, alreadyThere, keptOut, keptOutReasons, unreadable, failed } = run;
  const failures = await manager.find(ImportFailure, {
    select: { item: true, code: true, message: true },
    where: { runId },
    order: { id: 'ASC' },
    take: 1000,
  });
  return { state, found, stored, alreadyThere, keptOut, keptOutReasons, unreadable, failed, failures };
}
