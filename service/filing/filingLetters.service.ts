import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Message } from '../mail/message.entity';
import { pieces } from '../platform/database/rows';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import type { Decision } from './checking.service';
import { insertAct, writeDecision } from './deciding.service';
import { FilingStatus } from './filing.entity';
import { requestLook } from './warnings/noting.service';

/** What filing several letters did; `actId` null where nothing was filed. */
export interface FiledLetters {
  actId: number | null;
  messageIds: number[];
  /** Those that somebody else has decided on, that look like a fraud, or that cannot be read: nobody decides on them in passing. */
  leftOut: number;
}

/**
 * Files letters that belong together under a party and a record of it, because a person says so: one act, which can be taken back. The caller has checked that he may see the party and the
 * letters.
 */
export async function fileLettersByPerson(
  manager: EntityManager,
  viewer: Viewer,
  messageIds: readonly number[],
  to: { companyId: number; contactId: number | null; recordId: number },
  now: Date,
): Promise<FiledLetters> {
  const statuses: FilingStatus[] = [];
  for (const piece of pieces(messageIds))
    statuses.push(...(await manager.findBy(FilingStatus, { messageId: In(piece) })));
  const targets = statuses.filter(
    ({ category, decidedAt, decidedById }) =>
      category !== 'suspicious' && category !== 'unreadable' && (decidedAt === null || decidedById === viewer.userId),
  );
  const [first] = targets;
  if (!first) return { actId: null, messageIds: [], leftOut: statuses.length };
  const message = await manager.findOneByOrFail(Message, { id: first.messageId });
  const { companyId, contactId, recordId } = to;
  const decision: Decision = {
    ...{ companyId, contactId, recordIds: [recordId], scope: 'conversation', version: first.version, isChecked: false },
  };
  const actId = await insertAct(manager, viewer, message, decision, null, null, targets.length, now);
  await writeDecision(manager, viewer, targets, decision, actId, null, now);
  const filed = targets.map(target => target.messageId);
  await requestLook(manager, `act:${actId}`, { messageIds: filed });
  const details = { scope: 'conversation', companyId, recordIds: [recordId], messages: targets.length };
  await audit(manager, viewer, 'filing.decided', { type: 'message', id: first.messageId }, details, now);
  return { actId, messageIds: filed, leftOut: statuses.length - targets.length };
}
