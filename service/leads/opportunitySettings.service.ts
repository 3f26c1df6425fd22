import type { EntityManager } from 'typeorm';
import { conflict } from '../common/errors';
import { actorOf } from '../companies/visibility';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { lockSetting, readSetting, saveSetting } from '../users/settings.service';
import type { OpportunitySettingsBody, OpportunitySettingsReply } from './opportunityTeam.schema';
import { usualLimits } from './opportunityAlerts';

const KEY = 'opportunities';

/** When opportunities need attention, as it is set; days. */
export async function getOpportunitySettings(manager: EntityManager): Promise<OpportunitySettingsReply> {
  const kept = await readSetting<Partial<OpportunitySettingsReply>>(manager, KEY);
  const stageDays = { ...usualLimits.stageDays, ...kept?.stageDays };
  return { stageDays, silentDays: kept?.silentDays ?? usualLimits.silentDays, version: kept?.version ?? 0 };
}

/** @throws AppError version.changed (409) */
export async function saveOpportunitySettings(
  context: Context,
  viewer: Viewer,
  version: number,
  { stageDays, silentDays }: OpportunitySettingsBody,
): Promise<OpportunitySettingsReply> {
  return inTransaction(context.database, async manager => {
    await lockSetting(manager, KEY);
    const before = await getOpportunitySettings(manager);
    if (before.version !== version)
      throw conflict('version.changed', 'Somebody else has changed these settings meanwhile. Look again.');
    const next = { stageDays, silentDays, version: version + 1 };
    await saveSetting(manager, KEY, next);
    const subject = { type: 'settings', id: null };
    const details = { before, after: next };
    await audit(manager, actorOf(viewer), 'opportunities.settings_changed', subject, details, context.clock());
    return next;
  });
}
