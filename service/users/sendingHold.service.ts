import type { EntityManager } from 'typeorm';
import { readSetting } from './settings.service';
import { Setting } from './user.entity';

/** The setting under which a restored copy stands still; operations/backup/restore.service.ts writes it. */
export const SENDING_HOLD = 'sending.hold';

/** Nothing goes out of a restored copy by itself: whatever waited when the backup was made has gone out of the original since. */
export interface SendingHold {
  /** When the copy was restored, ISO 8601. */
  since: string;
  /** Of when the backup is, ISO 8601. */
  backupOf: string;
}

/** Why nothing is sent; null where everything is. */
export async function readSendingHold(manager: EntityManager): Promise<SendingHold | null> {
  return readSetting<SendingHold>(manager, SENDING_HOLD);
}

/** Lets things go out again; false where they do already. */
export async function endSendingHold(manager: EntityManager): Promise<boolean> {
  const { affected } = await manager.delete(Setting, { key: SENDING_HOLD });
  return Boolean(affected);
}
