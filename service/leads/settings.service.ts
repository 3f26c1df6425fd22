import type { EntityManager } from 'typeorm';
import { badRequest, conflict } from '../common/errors';
import { actorOf } from '../companies/visibility';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { lockSetting, readSetting, saveSetting } from '../users/settings.service';

const KEY = 'leads';

/** How inquiries become leads. */
export interface LeadSettings {
  /** Mail that is older makes no lead when it comes: an archive is no work. Days. */
  freshDays: number;
  /** Until when the first answer is due: hours of the buyer's business time. */
  answerHours: number;
}

export const usualLeadSettings: LeadSettings = { freshDays: 30, answerHours: 8 };

export async function getLeadSettings(manager: EntityManager): Promise<LeadSettings & { version: number }> {
  const kept = await readSetting<LeadSettings & { version: number }>(manager, KEY);
  return { ...usualLeadSettings, version: 0, ...kept };
}

/** Mail that was sent before makes no lead when it comes. Milliseconds. */
export async function leadsSince(manager: EntityManager, now: Date): Promise<number> {
  const { freshDays } = await getLeadSettings(manager);
  return now.getTime() - freshDays * 86_400_000;
}

/** @throws AppError leads.settings_invalid, version.changed (409) */
export async function saveLeadSettings(
  context: Context,
  viewer: Viewer,
  version: number,
  settings: LeadSettings,
): Promise<LeadSettings & { version: number }> {
  const { freshDays, answerHours } = settings;
  if (freshDays < 1 || freshDays > 3650 || answerHours < 1 || answerHours > 200)
    throw badRequest('leads.settings_invalid', 'Days from 1 to 3650, hours from 1 to 200.');
  return inTransaction(context.database, async manager => {
    await lockSetting(manager, KEY);
    const before = await getLeadSettings(manager);
    if (before.version !== version)
      throw conflict('version.changed', 'Somebody else has changed these settings meanwhile. Look again.');
    const next = { freshDays, answerHours, version: version + 1 };
    await saveSetting(manager, KEY, next);
    const subject = { type: 'settings', id: null };
    await audit(
      manager,
      actorOf(viewer),
      'leads.settings_changed',
      subject,
      { freshDays, answerHours },
      context.clock(),
    );
    return next;
  });
}
