import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Mailbox } from '../mail/message.entity';
import { User } from '../users/user.entity';
import type { MailCare } from './care.entity';
import { CareSetting } from './care.entity';
import type { CareReply } from './care.schema';
import { getWorkingHours, USUAL_RED_HOURS } from './settings.service';
import { workedMinutes } from './waiting';

/** The names of people by id, those of the switched-off too. */
export async function peopleNames(
  manager: EntityManager,
  ids: readonly (number | null)[],
): Promise<Map<number, string>> {
  const wanted = [...new Set(ids.filter(id => id !== null))];
  if (wanted.length === 0) return new Map();
  const users = await manager.find(User, { where: { id: In(wanted) }, select: { id: true, name: true } });
  return new Map(users.map(user => [user.id, user.name]));
}

/** What of a row is shown everywhere. */
export type CareBasics = Omit<CareReply, 'state' | 'people' | 'mayChange'>;

/** Says of rows how long they wait, in the company's working time, and who takes care. */
export async function basicsOf(
  manager: EntityManager,
  rows: readonly MailCare[],
  now: Date,
): Promise<(row: MailCare) => CareBasics> {
  const mailboxIds = rows.map(row => row.mailboxId);
  const names = await peopleNames(
    manager,
    rows.map(row => row.carerId),
  );
  const mailboxes = new Map((await manager.findBy(Mailbox, { id: In(mailboxIds) })).map(one => [one.id, one]));
  const settings = await manager.findBy(CareSetting, { mailboxId: In(mailboxIds) });
  const red = new Map(settings.map(setting => [setting.mailboxId, setting.redHours]));
  const hours = await getWorkingHours(manager);
  return row => {
    const waited = row.waitingSince && workedMinutes(row.waitingSince, now, hours, hours.timeZone);
    return {
      mailboxId: row.mailboxId,
      mailbox: mailboxes.get(row.mailboxId)?.name ?? '',
      isShared: mailboxes.get(row.mailboxId)?.isShared ?? false,
      carerId: row.carerId,
      carerName: names.get(row.carerId ?? 0) ?? null,
      waitingSince: row.waitingSince?.toISOString() ?? null,
      waitedMinutes: waited,
      workdayMinutes: Math.max(1, hours.to - hours.from),
      isRed: waited !== null && waited >= (red.get(row.mailboxId) ?? USUAL_RED_HOURS) * 60,
      version: row.version,
    };
  };
}
