import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Message } from '../../mail/message.entity';
import { Setting } from '../../users/user.entity';
import { Filing, FilingStatus } from '../filing.entity';
import { decideMessages, findFilings } from '../filing.service';
import { loadOwnCompany, loadQuestions } from '../questions.service';
import type { LookPayload } from './noting.service';
import { findInFiles, findNewlyRead } from './inFiles.service';
import { renewWarnings, requestLook } from './noting.service';
import type { WatchedMail } from './watching';
import { watchMail } from './watching';

const BATCH = 200;
const SETTING = 'warnings.version';
const FILES = 'warnings.files';
/** Counted up whenever the rules of warnings change, so that past mail is looked at again. */
export const WARNINGS_VERSION = 1;

/** Looks at a batch of messages again as they stand now, and asks for the next. Resumes where it was. */
export async function lookAgain(manager: EntityManager, payload: LookPayload): Promise<number> {
  const after = payload.afterId ?? 0;
  const ids = await nextMessages(manager, payload, after);
  if (ids.length > 0) await look(manager, ids);
  if (ids.length === BATCH) {
    const afterId = ids[ids.length - 1] as number;
    const who = payload.isAll
      ? 'all'
      : payload.companyId !== undefined
        ? `bank:${payload.companyId}`
        : `ids:${payload.messageIds?.[0]}`;
    await requestLook(manager, `${who}#${afterId}`, { ...payload, afterId });
  }
  return ids.length;
}

async function nextMessages(manager: EntityManager, payload: LookPayload, after: number): Promise<number[]> {
  if (payload.messageIds) {
    return [...payload.messageIds]
      .sort((a, b) => a - b)
      .filter(id => id > after)
      .slice(0, BATCH);
  }
  const builder =
    payload.companyId !== undefined
      ? manager
          .createQueryBuilder(Filing, 'f')
          .select('DISTINCT f.messageId', 'id')
          .where('f.companyId = :companyId AND f.endedAt IS NULL AND f.messageId > :after', {
            companyId: payload.companyId,
            after,
          })
          .orderBy('f.messageId')
      : manager
          .createQueryBuilder(Message, 'm')
          .select('m.id', 'id')
          .where("m.id > :after AND m.kind NOT IN ('stub', 'unreadable', 'bounce')", { after })
          .orderBy('m.id');
  return (await builder.limit(BATCH).getRawMany<{ id: number }>()).map(row => row.id);
}

async function look(manager: EntityManager, ids: readonly number[]): Promise<void> {
  const questions = await loadQuestions(manager, ids);
  const watched: WatchedMail[] = [];
  const inFiles = await findInFiles(manager, ids);
  await decideMessages(manager, questions, await loadOwnCompany(manager), undefined, [], (one, filing, outcome) =>
    watched.push(...watchMail(one, filing, outcome, inFiles.get(one.messageId))),
  );
  // What counts is where they stand, not where they would be filed by themselves.
  const standing = await findFilings(
    manager,
    watched.map(mail => mail.messageId),
  );
  const where = { messageId: In(watched.map(mail => mail.messageId)) };
  const statuses = new Map((await manager.findBy(FilingStatus, where)).map(status => [status.messageId, status]));
  for (const mail of watched) {
    const filings = standing.get(mail.messageId) ?? [];
    const status = statuses.get(mail.messageId);
    const candidates = status?.state === 'review' ? status.candidates.slice(0, 3) : [];
    mail.companyIds = [...new Set((filings.length > 0 ? filings : candidates).map(one => one.companyId))];
    mail.isTrusted = filings.length > 0 && !mail.signs.some(sign => sign.severity === 'high');
  }
  await renewWarnings(manager, ids, watched);
}

/** After an upgrade that changed the rules of warnings, all past mail is looked at once. */
export async function lookAfterUpgrade(manager: EntityManager): Promise<boolean> {
  const row = await manager.findOneBy(Setting, { key: SETTING });
  if (row?.value === WARNINGS_VERSION) return false;
  await manager.save(Setting, { key: SETTING, value: WARNINGS_VERSION as never });
  await requestLook(manager, `all:${WARNINGS_VERSION}`, { isAll: true });
  return true;
}

/** Asks for a look at mail whose files have been read since the last time. Answers true where there was any. */
export async function lookAtFiles(manager: EntityManager): Promise<boolean> {
  const row = await manager.findOneBy(Setting, { key: FILES });
  const afterId = Number(row?.value ?? 0);
  const { throughId, messageIds } = await findNewlyRead(manager, afterId);
  if (throughId === afterId) return false;
  await manager.save(Setting, { key: FILES, value: throughId as never });
  if (messageIds.length > 0) await requestLook(manager, `files:${throughId}`, { messageIds });
  return true;
}
