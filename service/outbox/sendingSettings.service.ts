import type { EntityManager } from 'typeorm';
import { conflict } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { lockSetting, readSetting, saveSetting } from '../users/settings.service';
import type { SendingSettingsBody, SendingSettingsReply } from './outbox.schema';

const KEY = 'outbox';
const unset: SendingSettingsReply = { undoSeconds: 10, version: 0 };

/** How mails that people write here leave. */
export async function getSendingSettings(manager: EntityManager): Promise<SendingSettingsReply> {
  return { ...unset, ...(await readSetting<Partial<SendingSettingsReply>>(manager, KEY)) };
}

/** @throws AppError version.changed */
export async function changeSendingSettings(
  context: Context,
  viewer: Viewer,
  version: number,
  body: SendingSettingsBody,
): Promise<SendingSettingsReply> {
  return inTransaction(context.database, async manager => {
    await lockSetting(manager, KEY);
    const before = await getSendingSettings(manager);
    if (before.version !== version)
      throw conflict('version.changed', 'Somebody else has changed the settings meanwhile. Look again.');
    const after = { ...body, version: version + 1 };
    await saveSetting(manager, KEY, after);
    const subject = { type: 'settings', id: null };
    await audit(manager, viewer, 'outbox.settings_changed', subject, { before, after }, context.clock());
    return after;
  });
}
