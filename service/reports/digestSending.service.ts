import type { EntityManager } from 'typeorm';
import { LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import { addDays, dayOf, instantAt } from '../common/calendarDay';
import type { Context } from '../context';
import { Absence } from '../leads/assignment.entity';
import { isUniqueViolation } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import type { MailContent } from '../users/outgoingMail.entity';
import { writeTo } from '../users/outgoingMail.service';
import { getCompanySettings } from '../users/settings.service';
import { viewerOf } from '../users/viewing.service';
import { User } from '../users/user.entity';
import { DigestSent, DigestSetting } from './digest.entity';
import { isEmptyDigest, readDigest } from './digest.service';
import type { Holiday } from './digestDays';
import { companyDays, isSendingDay, MOST_COVERED, nextSending } from './digestDays';
import { digestMail } from './digestMail';
import { getDigestHouse } from './digestSettings.service';

const BATCH = 100;
const YEAR_MS = 366 * 86_400_000;

/** Writes the digests that are due, each person's in a transaction of its own; what goes wrong with one keeps nobody else from his. Answers how many it dealt with. */
export async function sendDigests(context: Context, signal: AbortSignal): Promise<number> {
  const { manager } = context.database;
  const due = await manager.find(DigestSetting, {
    where: { nextAt: LessThanOrEqual(context.clock()) },
    order: { nextAt: 'ASC', userId: 'ASC' },
    take: BATCH,
  });
  let done = 0;
  for (const setting of due) {
    if (signal.aborted) break;
    try {
      await sendOne(context, setting);
      done += 1;
    } catch (error) {
      // Another process has written it at this instant; the key of (person, day) let one of both.
      if (!isUniqueViolation(error))
        context.log.error({ err: error, userId: setting.userId }, 'a digest was not written');
    }
  }
  return done;
}

async function sendOne(context: Context, setting: DigestSetting): Promise<void> {
  const { manager } = context.database;
  const now = context.clock();
  const { holidays, sendsEmpty } = await getDigestHouse(manager);
  const { timeZone } = await getCompanySettings(manager);
  const plan = { ...setting, timeZone: setting.timeZone || timeZone };
  const day = dayOf(now, plan.timeZone);
  const hour = `${String(plan.hour).padStart(2, '0')}:00`;
  // Whoever was on leave had none on those days, and is told of them when he is back.
  const free = [...holidays, ...(await leaveOf(manager, setting.userId, day))];
  const isToday = isSendingDay(day, plan, free) && now >= instantAt(day, hour, plan.timeZone);
  const days = companyDays(day, plan, free, timeZone, now);
  const content = isToday ? await contentFor(context, setting, days, sendsEmpty) : null;
  const nextAt = nextSending(plan, holidays, now);
  await inTransaction(context.database, async writer => {
    const { userId, version } = setting;
    // Whoever has changed his settings meanwhile has another time.
    const done = await writer.update(DigestSetting, { userId, version, nextAt: setting.nextAt as Date }, { nextAt });
    if (done.affected && isToday) await keep(writer, userId, day, content, now);
  });
}

async function leaveOf(manager: EntityManager, userId: number, day: string): Promise<Holiday[]> {
  const rows = await manager.findBy(Absence, {
    ...{ userId, fromDay: LessThanOrEqual(day), toDay: MoreThanOrEqual(addDays(day, -MOST_COVERED)) },
  });
  return rows.map(({ fromDay, toDay }) => ({ from: fromDay, to: toDay }));
}

async function keep(
  manager: EntityManager,
  userId: number,
  day: string,
  content: MailContent | null,
  now: Date,
): Promise<void> {
  if (await manager.existsBy(DigestSent, { userId, day })) return;
  const isWritten = content !== null && (await writeTo(manager, 'digest', userId, now, content));
  const state = content === null ? 'nothing' : isWritten ? 'written' : 'none';
  await manager.insert(DigestSent, { userId, day, state, at: now });
}

/** What is to be sent; null where there is nothing to say, or nobody to say it to. */
async function contentFor(
  context: Context,
  { userId, scope }: DigestSetting,
  days: { from: string; to: string },
  sendsEmpty: boolean,
): Promise<MailContent | null> {
  const { manager } = context.database;
  const viewer = await viewerOf(manager, userId);
  const user = await manager.findOneBy(User, { id: userId });
  if (!viewer?.grants.has('mail.read') || !user) return null;
  const digest = await readDigest(manager, viewer, { ...days, scope }, context.clock());
  if (isEmptyDigest(digest) && !sendsEmpty) return null;
  const { name: company } = await getCompanySettings(manager);
  const url = context.config.publicUrl.replace(/\/+$/, '');
  return digestMail(digest, { name: user.name, language: user.language, company, url });
}

/** Forgets what was sent more than a year ago. */
export async function sweepDigests(manager: EntityManager, now: Date): Promise<void> {
  await manager.delete(DigestSent, { at: LessThanOrEqual(new Date(now.getTime() - YEAR_MS)) });
}
