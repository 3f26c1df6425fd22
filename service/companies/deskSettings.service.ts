import type { EntityManager } from 'typeorm';
import { badRequest, conflict } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { addJob } from '../platform/queue/jobRows';
import { priorities } from '../platform/queue/queue';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { lockSetting, readSetting, saveSetting } from '../users/settings.service';
import { countedFields, usualWeights } from './completeness';
import { activeFields } from './customFields.service';
import type { DeskSettings, DeskSettingsReply } from './desk.schema';
import { actorOf } from './visibility';

const KEY = 'cleaning';
const usual: DeskSettingsReply = {
  ...{ undoDays: 30, checksPerHour: 40, freshDays: 180, audit: 'off', version: 0 },
  weights: { ...usualWeights },
};

/** The job that makes keys, scores and gaps of all companies anew. */
export const BUILD_KEYS = 'companies.build_keys';

/** What the firm has set for keeping its data; the usual values until somebody has. */
export async function getDeskSettings(manager: EntityManager): Promise<DeskSettingsReply> {
  return { ...usual, ...(await readSetting<Partial<DeskSettingsReply>>(manager, KEY)) };
}

/**
 * Changes the settings; `version` is that which was read. Where other fields count than before all companies are reckoned anew by a job.
 *
 * @throws AppError version.changed (409), field.unknown
 */
export async function changeDeskSettings(
  context: Context,
  viewer: Viewer,
  version: number,
  settings: DeskSettings,
): Promise<DeskSettingsReply> {
  const after = await inTransaction(context.database, async manager => {
    await lockSetting(manager, KEY);
    const before = await getDeskSettings(manager);
    if (before.version !== version)
      throw conflict('version.changed', 'Somebody else has changed the settings meanwhile. Look again.');
    await checkFields(manager, settings.weights);
    const next = { ...settings, version: version + 1 };
    await saveSetting(manager, KEY, next);
    if (JSON.stringify(before.weights) !== JSON.stringify(next.weights))
      await addJob(
        manager,
        BUILD_KEYS,
        `settings:${next.version}`,
        {},
        { priority: priorities.tidy, lane: BUILD_KEYS },
      );
    const details = { before, after: next };
    await audit(
      manager,
      actorOf(viewer),
      'cleaning.settings_changed',
      { type: 'settings', id: null },
      details,
      context.clock(),
    );
    return next;
  });
  context.queue.wake();
  return after;
}

async function checkFields(manager: EntityManager, weights: DeskSettings['weights']): Promise<void> {
  const own = (await activeFields(manager, 'company')).map(field => `f_${field.code}`);
  const known = new Set<string>([...countedFields, ...own]);
  const strange = Object.keys(weights).find(field => !known.has(field));
  if (strange) throw badRequest('field.unknown', `There is no field "${strange}".`, { code: strange });
}
