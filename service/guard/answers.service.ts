import type { EntityManager } from 'typeorm';
import { In, LessThan } from 'typeorm';
import type { Finding } from '../approvals/finding';
import { insertRows } from '../platform/database/rows';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { GuardAnswer } from './guard.entity';

const DAY = 86_400_000;
/** A reason stands as long as a draft may lie about. */
const ANSWER_DAYS = 90;

/** Of findings in a mail those for which its sender has given a reason, by key. */
export async function answeredKeys(
  manager: EntityManager,
  userId: number,
  mailKey: string,
  findings: readonly Finding[],
): Promise<Set<string>> {
  if (findings.length === 0) return new Set();
  const where = { userId, mailKey, findingKey: In(findings.map(finding => finding.key)) };
  return new Set((await manager.find(GuardAnswer, { where })).map(row => row.findingKey));
}

/** Keeps reasons for this mail, in the caller's transaction, each once and in the audit log; what answers no finding is left out. */
export async function keepAnswers(
  manager: EntityManager,
  viewer: Viewer,
  mailKey: string,
  findings: readonly Finding[],
  answers: readonly { code: string; key?: string; reason: string }[],
  now: Date,
): Promise<void> {
  const known = await answeredKeys(manager, viewer.userId, mailKey, findings);
  const rows = findings.flatMap(({ code, key }) => {
    const answer = answers.find(one => one.code === code && (one.key === undefined || one.key === key));
    const reason = answer?.reason.trim().slice(0, 400) ?? '';
    return reason === '' || known.has(key)
      ? []
      : [{ userId: viewer.userId, mailKey, findingKey: key, code, reason, at: now }];
  });
  await insertRows(manager, GuardAnswer, rows);
  for (const { code, reason, findingKey } of rows) {
    const companies = findings.find(finding => finding.key === findingKey)?.companies ?? {};
    await audit(manager, viewer, 'guard.answered', { type: 'guard', id: null }, { code, reason, companies }, now);
  }
}

/** Forgets reasons that their giver takes back before the mail leaves, in the caller's transaction; what was given and taken back stands in the audit log. */
export async function takeBackAnswers(
  manager: EntityManager,
  viewer: Viewer,
  mailKey: string,
  keys: readonly string[],
  now: Date,
): Promise<void> {
  if (keys.length === 0) return;
  const rows = await manager.findBy(GuardAnswer, { userId: viewer.userId, mailKey, findingKey: In([...keys]) });
  if (rows.length === 0) return;
  await manager.delete(GuardAnswer, { id: In(rows.map(row => row.id)) });
  for (const { code, reason } of rows)
    await audit(manager, viewer, 'guard.answer_withdrawn', { type: 'guard', id: null }, { code, reason }, now);
}

// No hash of a mail begins so.
const keyOfSent = (messageId: number) => `sent:${messageId}`;

/**
 * Of findings in a letter that has left those for which one of its writers had given a reason, by key. The reasons go with this letter: the next one to the same people under
 * the same subject ("Re: ...") is asked about anew. Run again it answers the same.
 */
export async function spendAnswers(
  manager: EntityManager,
  userIds: readonly number[],
  mailKey: string,
  messageId: number,
  findings: readonly Finding[],
): Promise<Set<string>> {
  if (findings.length === 0) return new Set();
  const findingKey = In(findings.map(finding => finding.key));
  const of = (key: string) => manager.findBy(GuardAnswer, { userId: In([...userIds]), mailKey: key, findingKey });
  const spent = new Set((await of(keyOfSent(messageId))).map(row => row.findingKey));
  const given = (await of(mailKey)).filter(row => !spent.has(row.findingKey));
  if (given.length > 0)
    await manager.update(GuardAnswer, { id: In(given.map(row => row.id)) }, { mailKey: keyOfSent(messageId) });
  return new Set([...spent, ...given.map(row => row.findingKey)]);
}

/** Takes away reasons of mails that have long left. */
export async function sweepAnswers(manager: EntityManager, now: Date): Promise<void> {
  await manager.delete(GuardAnswer, { at: LessThan(new Date(now.getTime() - ANSWER_DAYS * DAY)) });
}
