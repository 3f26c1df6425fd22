import type { EntityManager } from 'typeorm';
import { createHash } from 'node:crypto';
import { AppError, badRequest, forbidden, notFound } from '../common/errors';
import { Company, Contact } from '../companies/company.entity';
import { takeBackRuleLevels } from '../companies/levels.service';
import type { Choice } from '../companies/merging';
import { PartyMerge } from '../companies/merging.entity';
import type { MergeWish, Undone } from '../companies/merging.service';
import { columnsOf, noteMerge, performMerge, performUndo } from '../companies/merging.service';
import { countRows } from '../companies/moving.service';
import { touchCompanies } from '../companies/touching.service';
import { actorOf, mayTransfer, personId } from '../companies/visibility';
import { getEditableCompany } from '../companies/visibleCompany.service';
import type { Context } from '../context';
import { Message, Participant } from '../mail/message.entity';
import { inTransaction } from '../platform/database/transaction';
import { addJob } from '../platform/queue/jobRows';
import { priorities } from '../platform/queue/queue';
import { audit } from '../users/audit.service';
import { groupOf, mayEdit, mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { Filing, FilingStatus } from './filing.entity';
import { requestRefiling } from './refiling.service';

export const MERGE = 'companies.merge';
/** Rows from which on a merge is done in the background. */
export const LARGE = 5_000;
// Of waiting mail so much is looked at again at once; the rest finds its place at its next change.
const MAX_WAITING = 5_000;

/**
 * The companies that a merge touches, if `viewer` may change both; where they have two owners, the one who gives his away must be he, or one of his people.
 *
 * @throws AppError merge.same, merge.not_found, company.not_found, company.read_only, company.not_yours
 */
export async function checkRights(
  manager: EntityManager,
  viewer: Viewer,
  wish: Pick<MergeWish, 'kind' | 'survivorId' | 'loserId'>,
): Promise<{ survivor: Company; loser: Company }> {
  if (wish.survivorId === wish.loserId) throw badRequest('merge.same', 'Choose two different ones.');
  const [survivorId, loserId] =
    wish.kind === 'company' ? [wish.survivorId, wish.loserId] : await companiesOf(manager, wish);
  const survivor = await getEditableCompany(manager, viewer, survivorId);
  const loser = await getEditableCompany(manager, viewer, loserId);
  if (wish.kind === 'company' && survivor.ownerId !== loser.ownerId) {
    for (const company of [survivor, loser])
      if (!mayTransfer(viewer, company.ownerId)) throw forbidden('company.not_yours', { id: company.id });
  }
  return { survivor, loser };
}

async function companiesOf(
  manager: EntityManager,
  { survivorId, loserId }: Pick<MergeWish, 'survivorId' | 'loserId'>,
): Promise<[number, number]> {
  const find = async (id: number) => {
    const contact = await manager.findOneBy(Contact, { id });
    if (!contact) throw notFound('contact', { id });
    return contact.companyId;
  };
  return [await find(survivorId), await find(loserId)];
}

/** Rows that would move. */
export async function sizeOf(manager: EntityManager, wish: Pick<MergeWish, 'kind' | 'loserId'>): Promise<number> {
  const counts = await countRows(manager, columnsOf(manager, wish.kind), wish.loserId);
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * Makes two companies, or two contacts, one (MAIL-8): at once, or where much hangs on the loser by a job. Either way in one transaction: nobody sees half.
 *
 * @throws AppError those of `checkRights`; merge.already; fields.not_editable for a choice in a field that the viewer may not change
 */
export async function mergeParties(
  context: Context,
  viewer: Viewer,
  wish: Omit<MergeWish, 'choices'> & { choices?: Record<string, Choice> },
): Promise<PartyMerge> {
  const now = context.clock();
  const merge = await inTransaction(context.database, async manager => {
    await checkRights(manager, viewer, wish);
    refuseChoices(viewer, wish.kind, wish.choices ?? {});
    const by = { userId: personId(viewer), partOfId: null };
    const noted = await noteMerge(manager, { ...wish, choices: wish.choices ?? {} }, by, now);
    if ((await sizeOf(manager, wish)) <= LARGE) return finishMerge(manager, viewer, noted, now);
    const options = { priority: priorities.interactive, lane: MERGE, maxAttempts: 3 };
    await addJob(manager, MERGE, String(noted.id), { mergeId: noted.id }, options);
    return noted;
  });
  context.queue.wake();
  return merge;
}

/** Whose phone stands is for him to say who may change phones. @throws AppError fields.not_editable */
function refuseChoices(viewer: Viewer, kind: MergeWish['kind'], choices: Readonly<Record<string, Choice>>): void {
  const field = Object.keys(choices).find(name => {
    const group = groupOf(kind, name);
    return group !== null && !(mayView(viewer, group) && mayEdit(viewer, group));
  });
  if (field) throw forbidden('fields.not_editable', { field, group: groupOf(kind, field) });
}

/** Does a merge that is written down, and asks for what follows from it. */
export async function finishMerge(
  manager: EntityManager,
  viewer: Viewer,
  noted: PartyMerge,
  now: Date,
): Promise<PartyMerge> {
  const merge = await performMerge(manager, noted, now);
  const { kind, survivorId, loserId, loserName, survivorName, counts } = merge;
  if (kind === 'company') {
    await touchCompanies(manager, [{ companyId: survivorId, isWhole: true }]);
    await lookAgainAtWaiting(manager, viewer, survivorId);
  }
  const details = { mergeId: merge.id, loserId, loser: loserName, survivor: survivorName, counts };
  await audit(manager, actorOf(viewer), `${kind}.merged`, { type: kind, id: survivorId }, details, now);
  return merge;
}

/**
 * Mail that waits because two companies had one domain, or names the loser as its likely party, gets its turn again. What is filed stays as it stands: a
 * merge is no new decision on any letter.
 */
async function lookAgainAtWaiting(manager: EntityManager, viewer: Viewer, companyId: number): Promise<void> {
  const belongs =
    `("p"."domain" IN (SELECT "d"."domain" FROM "company_domain" "d" WHERE "d"."companyId" = :companyId)` +
    ` OR "p"."address" IN (SELECT "a"."address" FROM "contact_address" "a" INNER JOIN "contact" "k" ON "k"."id" = "a"."contactId"` +
    ` WHERE "k"."companyId" = :companyId))`;
  const rows = await manager
    .createQueryBuilder(FilingStatus, 's')
    .select('DISTINCT s.messageId', 'messageId')
    .innerJoin(Participant, 'p', 'p.messageId = s.messageId')
    .where("s.state = 'review'")
    .andWhere(belongs, { companyId })
    .orderBy('s.messageId')
    .limit(MAX_WAITING)
    .getRawMany<{ messageId: number }>();
  await refile(
    manager,
    viewer,
    rows.map(row => row.messageId),
  );
}

async function refile(manager: EntityManager, viewer: Viewer, messageIds: readonly number[]): Promise<void> {
  if (messageIds.length === 0) return;
  const payload = { messageIds: [...messageIds], byUserId: viewer.userId };
  const key = createHash('sha256').update(JSON.stringify(payload)).digest('hex').slice(0, 40);
  await requestRefiling(manager, `merge:${key}`, payload);
}

/** The merge, if the viewer may change its survivor. @throws AppError merge.not_found */
export async function getMerge(manager: EntityManager, viewer: Viewer, id: number): Promise<PartyMerge> {
  const merge = await manager.findOneBy(PartyMerge, { id });
  if (!merge || merge.partOfId !== null) throw notFound('merge', { id });
  const companyId =
    merge.kind === 'company'
      ? merge.survivorId
      : ((await manager.findOneBy(Contact, { id: merge.survivorId }))?.companyId ?? 0);
  const company = await manager.findOneBy(Company, { id: companyId });
  if (!company && merge.userId === personId(viewer)) return merge;
  await getEditableCompany(manager, viewer, companyId);
  return merge;
}

/**
 * Takes a merge back. What came after it stays with the survivor.
 *
 * @throws AppError merge.not_found, merge.not_done, merge.later_first, company.not_yours
 */
export async function undoMerge(context: Context, viewer: Viewer, id: number): Promise<Undone & { merge: PartyMerge }> {
  const now = context.clock();
  const result = await inTransaction(context.database, async manager => {
    const merge = await getMerge(manager, viewer, id);
    const company = await manager.findOneBy(Company, { id: merge.survivorId });
    if (merge.kind === 'company' && company && !mayTransfer(viewer, company.ownerId))
      throw forbidden('company.not_yours');
    const early = merge.kind === 'company' ? await filedByItself(manager, merge) : [];
    if (merge.kind === 'company')
      await takeBackRuleLevels(manager, merge.survivorId, highestOf(merge, 'company_event'), personId(viewer), now);
    const undone = await performUndo(manager, merge, personId(viewer), now);
    if (merge.kind === 'company') {
      const parties = [merge.survivorId, merge.loserId].map(companyId => ({ companyId, isWhole: true }));
      await touchCompanies(manager, parties);
      await refile(manager, viewer, early);
    }
    const { kind, survivorId, loserId } = merge;
    const details = { mergeId: id, loserId, ...undone };
    await audit(manager, actorOf(viewer), `${kind}.merge_undone`, { type: kind, id: survivorId }, details, now);
    return { ...undone, merge: await manager.findOneByOrFail(PartyMerge, { id }) };
  });
  context.queue.wake();
  return result;
}

/** The highest id that a table had when the merge was done. */
const highestOf = (merge: PartyMerge, table: string) =>
  Number((merge.kept.highest as Record<string, number>)[table] ?? 0);

/** Letters that were here before the merge and were filed under the survivor because of it, by nobody's decision: they wait again, as they did before. */
async function filedByItself(manager: EntityManager, merge: PartyMerge): Promise<number[]> {
  const highest = highestOf(merge, 'filing');
  const rows = await manager
    .createQueryBuilder(Filing, 'f')
    .innerJoin(Message, 'm', 'm.id = f.messageId')
    .select('DISTINCT f.messageId', 'messageId')
    .where('f.companyId = :companyId AND f.id > :highest AND f.endedAt IS NULL AND f.userId IS NULL', {
      companyId: merge.survivorId,
      highest,
    })
    .andWhere('m.importedAt < :doneAt', { doneAt: merge.doneAt })
    .limit(MAX_WAITING)
    .getRawMany<{ messageId: number }>();
  return rows.map(row => row.messageId);
}

/** The job of a large merge. What cannot be done any more is told on the page, not tried again. */
export async function runMerge(manager: EntityManager, viewer: Viewer, mergeId: number, now: Date): Promise<void> {
  const merge = await manager.findOneBy(PartyMerge, { id: mergeId, state: 'waiting' });
  if (!merge) return;
  await checkRights(manager, viewer, merge);
  await finishMerge(manager, viewer, merge, now);
}

/** Says of a merge that it could not be done, and why. */
export async function failMerge(manager: EntityManager, mergeId: number, error: unknown): Promise<void> {
  const errorCode = error instanceof AppError ? error.code : 'internal';
  await manager.update(PartyMerge, { id: mergeId, state: 'waiting' }, { state: 'failed', errorCode });
}
