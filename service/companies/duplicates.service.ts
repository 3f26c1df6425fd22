import type { EntityManager } from 'typeorm';
import { LessThan, MoreThan } from 'typeorm';
import { normaliseAddress } from '../common/emailAddress';
import { AppError } from '../common/errors';
import type { Context } from '../context';
import { insertRows } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import type { Viewer } from '../users/roles';
import { getDeskSettings } from './deskSettings.service';
import { readDomain } from './domains';
import { DuplicateCheck } from './duplicates.entity';
import type { DuplicateBody, DuplicateReply } from './duplicates.schema';
import type { Likeness } from './likely.service';
import { findLikely } from './likely.service';
import { questionText } from './questionText';
import { findMasked, maskLikely } from './similar.service';

const HOUR = 3_600_000;
const KEPT_DAYS = 30;

/** What was asked, in the forms in which it is compared. */
export function likenessOf(body: DuplicateBody): Likeness {
  return {
    ...body,
    ...(body.name === undefined ? {} : { name: body.name.trim() }),
    domains: (body.domains ?? []).map(readDomain).filter(Boolean),
    addresses: (body.addresses ?? []).map(normaliseAddress).filter(Boolean),
  };
}

/**
 * Which companies are known already by what somebody is about to enter, ranked, with reasons (LEAD-3). Of a company that he may not see the masked answer.
 * Each answer that tells of one is kept in the log.
 *
 * @throws AppError duplicates.too_many (429)
 */
export async function checkDuplicates(context: Context, viewer: Viewer, body: DuplicateBody): Promise<DuplicateReply> {
  const { manager } = context.database;
  const now = context.clock();
  const likeness = likenessOf(body);
  const likely = (await findLikely(manager, likeness)).slice(0, 20);
  const masked = await maskLikely(manager, viewer, likely, likeness, now);
  const lines = masked.flatMap((one, place) => (one.name === '' ? [] : [{ ...one, place }]));
  if (lines.every(line => line.id !== null)) return { checkId: null, companies: lines };
  const companyIds = likely.map(one => one.company.id);
  const asked = askedText(likeness);
  const checkId = await inTransaction(context.database, writer =>
    noteCheck(writer, viewer, { asked, companyIds, maskedCount: lines.filter(line => line.id === null).length }, now),
  );
  return { checkId, companies: lines };
}

/** A question in words, by which it is counted. */
export function askedText({ name, domains, addresses, phones, website, taxNumbers }: Likeness): string {
  const numbers = [...(phones ?? []), website, ...(taxNumbers ?? [])];
  return questionText([name, ...(domains ?? []), ...(addresses ?? []), ...numbers]);
}

interface Told {
  asked: string;
  companyIds: number[];
  maskedCount: number;
}

/** Writes an answer that told of companies of others into the log; the same question within the hour counts once. @throws AppError duplicates.too_many */
async function noteCheck(manager: EntityManager, viewer: Viewer, told: Told, now: Date): Promise<number> {
  const since = new Date(now.getTime() - HOUR);
  const again = await manager.findOneBy(DuplicateCheck, {
    userId: viewer.userId,
    asked: told.asked,
    at: MoreThan(since),
  });
  if (again) {
    // A refusal names no companies: those of the check before it stay, by which access is asked for.
    if (told.companyIds.length > 0) await manager.update(DuplicateCheck, { id: again.id }, told);
    return again.id;
  }
  await refuseFishing(manager, viewer, now);
  const added = await manager.insert(DuplicateCheck, { userId: viewer.userId, at: now, ...told });
  return Number(added.identifiers[0]?.id);
}

/** @throws AppError duplicates.too_many where somebody has asked for companies of others too often within the hour */
export async function refuseFishing(manager: EntityManager, viewer: Viewer, now: Date): Promise<void> {
  const since = new Date(now.getTime() - HOUR);
  const { checksPerHour } = await getDeskSettings(manager);
  const count = await manager.countBy(DuplicateCheck, { userId: viewer.userId, at: MoreThan(since) });
  if (count < checksPerHour) return;
  const message = `You have asked for companies of colleagues ${checksPerHour} times within an hour. Go on in an hour, or ask your manager.`;
  throw new AppError('duplicates.too_many', 429, message, { details: { count: checksPerHour } });
}

/**
 * Runs what enters or changes a company. Its refusal (company.exists) tells of companies of others too, so it counts as a question and is kept in the log,
 * though what was to be entered is rolled back.
 */
export async function asQuestion<T>(
  context: Context,
  viewer: Viewer,
  body: DuplicateBody,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'company.exists') throw error;
    const similar = (error.details.similar ?? []) as { id: number | null }[];
    const maskedCount = similar.filter(one => one.id === null).length;
    if (maskedCount === 0) throw error;
    const asked = askedText(likenessOf(body)) || '?';
    await inTransaction(context.database, manager =>
      noteCheck(manager, viewer, { asked, companyIds: [], maskedCount }, context.clock()),
    );
    throw error;
  }
}

/**
 * What a letter is like, as it is answered to whoever opens it: companies of others count as one question, the same within the hour once. Whoever has asked too often is told of
 * his own companies as ever, and of no others.
 *
 * @param body what was looked for
 */
export async function tellSimilar<T extends { id: number | null }>(
  context: Context,
  viewer: Viewer,
  body: DuplicateBody,
  similar: readonly T[],
): Promise<T[]> {
  const maskedCount = similar.filter(one => one.id === null).length;
  if (maskedCount === 0) return [...similar];
  const told = { asked: askedText(likenessOf(body)) || '?', companyIds: [], maskedCount };
  try {
    await inTransaction(context.database, manager => noteCheck(manager, viewer, told, context.clock()));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'duplicates.too_many') throw error;
    return similar.filter(one => one.id !== null);
  }
  return [...similar];
}

/**
 * Companies of others whose name begins with what was sought, for the line below a list. Each that he was not told of within the hour makes it one question more;
 * whoever has asked too often finds his own companies as ever, and is told of no others.
 */
export async function tellMasked(
  context: Context,
  viewer: Viewer,
  words: string,
): Promise<{ name: string; ownerName: string | null }[]> {
  const now = context.clock();
  const found = await findMasked(context.database.manager, viewer, words);
  if (found.length === 0) return [];
  const ids = found.map(one => one.id);
  const isTold = await inTransaction(context.database, async manager => {
    const since = new Date(now.getTime() - HOUR);
    const asked = await manager.findBy(DuplicateCheck, { userId: viewer.userId, at: MoreThan(since) });
    const known = new Set(asked.flatMap(check => check.companyIds));
    if (ids.every(id => known.has(id))) return true;
    if (asked.length >= (await getDeskSettings(manager)).checksPerHour) return false;
    const told = { asked: words.slice(0, 300), companyIds: ids, maskedCount: ids.length };
    await manager.insert(DuplicateCheck, { userId: viewer.userId, at: now, ...told });
    return true;
  });
  return isTold ? found.map(({ name, ownerName }) => ({ name, ownerName })) : [];
}

/**
 * Notes many questions at once, as an import asks them: each new one counts as if it were asked by hand.
 *
 * @returns those that may be answered; beyond the limit of the hour none
 */
export async function noteMany(context: Context, viewer: Viewer, asked: readonly string[]): Promise<Set<string>> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const since = new Date(now.getTime() - HOUR);
    const before = await manager.findBy(DuplicateCheck, { userId: viewer.userId, at: MoreThan(since) });
    const known = new Set(before.map(check => check.asked));
    const room = Math.max(0, (await getDeskSettings(manager)).checksPerHour - before.length);
    const wanted = [...new Set(asked.map(text => text.slice(0, 300)))];
    const fresh = wanted.filter(text => !known.has(text)).slice(0, room);
    const rows = fresh.map(text => ({ userId: viewer.userId, at: now, asked: text, companyIds: [], maskedCount: 1 }));
    await insertRows(manager, DuplicateCheck, rows);
    return new Set([...wanted.filter(text => known.has(text)), ...fresh]);
  });
}

/** Forgets questions that are older than a month. */
export async function sweepChecks(manager: EntityManager, now: Date): Promise<void> {
  await manager.delete(DuplicateCheck, { at: LessThan(new Date(now.getTime() - KEPT_DAYS * 24 * HOUR)) });
}
