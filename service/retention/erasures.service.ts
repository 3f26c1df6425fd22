import type { EntityManager } from 'typeorm';
import { LessThan } from 'typeorm';
import { AppError, badRequest, conflict, notFound } from '../common/errors';
import { namesOf } from '../companies/similar.service';
import type { Context } from '../context';
import { Erasure } from '../mail/erasure.entity';
import { addJob } from '../platform/queue/jobRows';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import { holders } from '../users/holders.service';
import type { Viewer } from '../users/roles';
import { ERASE } from './carryingOut.service';
import type { ErasureBody, ErasureList, ErasureReply } from './retention.schema';
import { countSelection, nameSelection, readSelection, wordToType } from './selecting.service';

/** The first of two steps: what is to be erased, and how much that would be. Nothing is erased yet. @throws AppError those of `readSelection` */
export async function proposeErasure(context: Context, viewer: Viewer, body: ErasureBody): Promise<ErasureReply> {
  return inTransaction(context.database, async manager => {
    const now = context.clock();
    const selection = await readSelection(manager, body);
    const erasure = await manager.save(
      manager.create(Erasure, {
        reference: body.reference.trim(),
        kind: body.kind,
        selection,
        reason: body.reason.trim(),
        state: 'proposed',
        counts: await countSelection(manager, selection),
        requestedById: viewer.userId,
        requestedAt: now,
        confirmedById: null,
        confirmedAt: null,
        doneAt: null,
        version: 1,
      }),
    );
    const { reference, reason, counts } = erasure;
    await audit(manager, viewer, 'erasure.proposed', subjectOf(erasure), { reference, reason, selection, counts }, now);
    return describe(manager, viewer, erasure);
  });
}

/**
 * The second step: a job erases it. Where more than one person may erase, another than the one who asked must confirm.
 *
 * @param typed the name of the company or an address of the person, as `toType` has asked for it: nobody confirms a line that he has not read
 * @throws AppError erasure.not_found, version.changed, erasure.not_open, erasure.second_person (403), erasure.not_typed
 */
export async function confirmErasure(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  typed: string,
): Promise<ErasureReply> {
  const reply = await inTransaction(context.database, async manager => {
    const now = context.clock();
    const erasure = await getOpen(manager, id);
    if (!(await mayConfirm(manager, viewer, erasure)))
      throw new AppError('erasure.second_person', 403, 'Somebody else must confirm what you asked for.');
    const toType = await wordToType(manager, erasure.selection);
    if (toType !== null && alike(typed) !== alike(toType))
      throw badRequest('erasure.not_typed', `To confirm it, type exactly: ${toType}`, { toType });
    await moveOn(manager, id, version, { state: 'confirmed', confirmedById: viewer.userId, confirmedAt: now });
    await addJob(manager, ERASE, String(id), { erasureId: id });
    await audit(manager, viewer, 'erasure.confirmed', subjectOf(erasure), { reference: erasure.reference }, now);
    return describe(manager, viewer, await manager.findOneByOrFail(Erasure, { id }));
  });
  context.queue.wake();
  return reply;
}

// Width of characters, capital letters and spaces are no difference.
const alike = (text: string) => text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');

/** Takes a proposal back before it is confirmed. @throws AppError erasure.not_found, version.changed, erasure.not_open */
export async function withdrawErasure(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
): Promise<ErasureReply> {
  return inTransaction(context.database, async manager => {
    const erasure = await getOpen(manager, id);
    await moveOn(manager, id, version, { state: 'withdrawn' });
    const details = { reference: erasure.reference };
    await audit(manager, viewer, 'erasure.withdrawn', subjectOf(erasure), details, context.clock());
    return describe(manager, viewer, await manager.findOneByOrFail(Erasure, { id }));
  });
}

/** What was and is to be erased, newest first. */
export async function listErasures(
  manager: EntityManager,
  viewer: Viewer,
  page: { cursor?: string; limit?: number },
): Promise<ErasureList> {
  const limit = page.limit ?? 50;
  const before = page.cursor === undefined ? null : Number(page.cursor);
  if (before !== null && !Number.isSafeInteger(before))
    throw badRequest('page.cursor_invalid', 'This page cannot be continued; begin again at the first page.');
  const rows = await manager.find(Erasure, {
    where: before === null ? {} : { id: LessThan(before) },
    order: { id: 'DESC' },
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const erasures: ErasureReply[] = [];
  for (const row of shown) erasures.push(await describe(manager, viewer, row));
  return { erasures, nextCursor: rows.length > limit ? String(shown[shown.length - 1]?.id) : null };
}

function subjectOf(erasure: Erasure) {
  return { type: 'erasure', id: erasure.id };
}

async function getOpen(manager: EntityManager, id: number): Promise<Erasure> {
  const erasure = await manager.findOneBy(Erasure, { id });
  if (!erasure) throw notFound('erasure', { id });
  if (erasure.state !== 'proposed') throw conflict('erasure.not_open', 'This has been decided already. Look again.');
  return erasure;
}

async function moveOn(manager: EntityManager, id: number, version: number, change: Partial<Erasure>): Promise<void> {
  const done = await manager.update(Erasure, { id, version }, { ...change, version: version + 1 } as never);
  if (!done.affected) throw conflict('version.changed', 'Somebody else has changed this meanwhile. Look again.');
}

/** Nobody confirms what he asked for himself, unless nobody else could. */
async function mayConfirm(manager: EntityManager, viewer: Viewer, erasure: Erasure): Promise<boolean> {
  if (!viewer.grants.has('erasure.manage')) return false;
  if (erasure.requestedById !== viewer.userId) return true;
  return !(await mayAnotherErase(manager, viewer.userId));
}

/** Whether anybody else has the right, by a role that Tradepost brings along or by one of the company's own. */
async function mayAnotherErase(manager: EntityManager, userId: number): Promise<boolean> {
  return holders(manager, 'erasure.manage').andWhere('user.id <> :userId', { userId }).getExists();
}

async function describe(manager: EntityManager, viewer: Viewer, erasure: Erasure): Promise<ErasureReply> {
  const names = await namesOf(manager, [erasure.requestedById, erasure.confirmedById]);
  const name = (id: number | null) => (id === null ? null : (names.get(id) ?? null));
  const { id, kind, reference, reason, state, counts, version } = erasure;
  return {
    ...{ id, kind, reference, reason, state, counts, version },
    about: state === 'proposed' ? await nameSelection(manager, erasure.selection) : '',
    toType: state === 'proposed' ? await wordToType(manager, erasure.selection) : null,
    requestedBy: name(erasure.requestedById),
    requestedAt: erasure.requestedAt.toISOString(),
    confirmedBy: name(erasure.confirmedById),
    doneAt: erasure.doneAt?.toISOString() ?? null,
    canConfirm: state === 'proposed' && (await mayConfirm(manager, viewer, erasure)),
  };
}
