import type { EntityManager } from 'typeorm';
import { badRequest, conflict, forbidden, notFound } from '../common/errors';
import { isOfHis } from '../companies/visibility';
import type { Context } from '../context';
import { ownMailboxIds } from '../filing/ownMailboxes.service';
import { Mailbox } from '../mail/message.entity';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { getCompanySettings, lockSetting, readSetting, saveSetting } from '../users/settings.service';
import { CareSetting } from './care.entity';
import type { CareSettingBody, CareSettingReply, WorkingHoursReply } from './care.schema';
import type { WorkingHours } from './waiting';
import { usualHours } from './waiting';

const HOURS = 'working.hours';
/** Business hours: a working day of eight. */
export const USUAL_RED_HOURS = 8;

/** When the company works, and in which time zone. */
export async function getWorkingHours(manager: EntityManager): Promise<WorkingHoursReply> {
  const { timeZone } = await getCompanySettings(manager);
  const kept = await readSetting<WorkingHours & { version: number }>(manager, HOURS);
  return { ...usualHours, version: 0, ...kept, timeZone };
}

/** @throws AppError working_hours.empty, version.changed (409) */
export async function saveWorkingHours(
  context: Context,
  viewer: Viewer,
  version: number,
  body: WorkingHours,
): Promise<WorkingHoursReply> {
  if (body.from >= body.to) throw badRequest('working_hours.empty', 'The working day must end after it begins.');
  return inTransaction(context.database, async manager => {
    await lockSetting(manager, HOURS);
    const before = await getWorkingHours(manager);
    if (before.version !== version)
      throw conflict('version.changed', 'Somebody else has changed the working hours meanwhile. Look again.');
    const { from, to } = body;
    const after = { days: [...body.days].sort((a, b) => a - b), from, to, version: version + 1 };
    await saveSetting(manager, HOURS, after);
    const details = { before, after };
    await audit(manager, viewer, 'settings.working_hours', { type: 'settings', id: null }, details, context.clock());
    return { ...after, timeZone: before.timeZone };
  });
}

/** How a mailbox is worked in. @throws AppError mailbox.not_found */
export async function getCareSetting(
  manager: EntityManager,
  viewer: Viewer,
  mailboxId: number,
): Promise<CareSettingReply> {
  const mailbox = await manager.findOneBy(Mailbox, { id: mailboxId });
  const isKnown = viewer.grants.has('mailboxes.manage') || (await ownMailboxIds(manager, viewer)).includes(mailboxId);
  if (!mailbox || !isKnown) throw notFound('mailbox', { id: mailboxId });
  const row = await manager.findOneBy(CareSetting, { mailboxId });
  return {
    assignRule: row?.assignRule ?? 'none',
    redHours: row?.redHours ?? USUAL_RED_HOURS,
    version: row?.version ?? 0,
  };
}

/** Whether somebody may say how a mailbox is worked in: who manages it, or mailboxes at all; of a personal one its owner. */
export function maySetCare(viewer: Viewer, mailbox: Mailbox): boolean {
  if (viewer.grants.has('mailboxes.manage')) return true;
  return mailbox.ownerId !== null && isOfHis(viewer, mailbox.ownerId) && mailbox.isShared;
}

/** @throws AppError mailbox.not_found, care.setting_not_yours (403), care.not_shared, version.changed (409) */
export async function saveCareSetting(
  context: Context,
  viewer: Viewer,
  mailboxId: number,
  version: number,
  body: CareSettingBody,
): Promise<CareSettingReply> {
  return inTransaction(context.database, async manager => {
    const before = await getCareSetting(manager, viewer, mailboxId);
    const mailbox = await manager.findOneByOrFail(Mailbox, { id: mailboxId });
    const isOwner = mailbox.ownerId === viewer.userId;
    if (!maySetCare(viewer, mailbox) && !isOwner) throw forbidden('care.setting_not_yours');
    if (!mailbox.isShared && body.assignRule !== 'none')
      throw badRequest('care.not_shared', 'A personal mailbox has nobody else who could take its mail.');
    if (before.version !== version)
      throw conflict('version.changed', 'Somebody else has changed these settings meanwhile. Look again.');
    const { assignRule, redHours } = body;
    const values = { assignRule, redHours, version: version + 1 };
    if (version === 0) await manager.insert(CareSetting, { mailboxId, ...values, lastTurnId: null });
    else await manager.update(CareSetting, { mailboxId, version }, values);
    const details = { before, after: values };
    await audit(manager, viewer, 'care.setting', { type: 'mailbox', id: mailboxId }, details, context.clock());
    return values;
  });
}
