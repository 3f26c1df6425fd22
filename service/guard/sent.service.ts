import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { ApprovalRequest } from '../approvals/approval.entity';
import { decidersOf } from '../approvals/deciders.service';
import type { Draft } from '../approvals/draft';
import { isSentAsApproved, mailKeyOf } from '../approvals/draft';
import type { Finding } from '../approvals/finding';
import { activePolicies } from '../approvals/policies.service';
import { policyFor } from '../approvals/policies';
import { SentChoice } from '../filing/sentChoice.entity';
import { loadOwnCompany, loadQuestions } from '../filing/questions.service';
import type { FilingQuestion, OwnCompany } from '../filing/question';
import type { Message } from '../mail/message.entity';
import { Mailbox, MailboxMember, MailboxMessage } from '../mail/message.entity';
import { OutboxMail } from '../mail/send/outbox.entity';
import { insertRows } from '../platform/database/rows';
import { addJob } from '../platform/queue/jobRows';
import { priorities } from '../platform/queue/queue';
import { TradeRecord } from '../records/record.entity';
import { LiveSignal } from '../teamwork/live.entity';
import { audit } from '../users/audit.service';
import { rolesOf } from '../users/viewing.service';
import { User } from '../users/user.entity';
import { spendAnswers } from './answers.service';
import { SentFinding } from './guard.entity';
import type { GuardCase, GuardFacts } from './guardCase';
import { findingOf } from './guardCase';
import { judge } from './judging';
import { loadCase } from './knowing.service';
import { loadPolicyFacts } from './policyFacts.service';

/** The job that looks at letters that have left; `{ messageIds }`. */
export const LOOK_AT_SENT = 'guard.lookAtSent';
export interface LookAtSentPayload {
  messageIds: number[];
}
const DAY = 86_400_000;
// What is older was sent before anybody looked.
const FRESH_DAYS = 7;
// No person has this number.
const NOBODY = 0;

/**
 * Asks, in the transaction that stores a batch, for letters of ours to be looked at that have left in the last days. Of an archive of old mail it asks for nothing,
 * and for one job a batch otherwise.
 */
export async function requestLookAtSent(
  manager: EntityManager,
  stored: readonly { messageId: number; sentAt: Date; question: FilingQuestion }[],
  now: Date,
): Promise<void> {
  await requestLooks(
    manager,
    stored.map(({ messageId, sentAt, question: { direction, kind } }) => ({ messageId, sentAt, direction, kind })),
    '',
    now,
  );
}

/** A letter of which a copy was noted. */
export type NotedLetter = Pick<Message, 'sentAt' | 'direction' | 'kind'> & { messageId: number };

/**
 * The same for letters that a colleague's copy brought before their sender's own came: only now is it known who sent them, and what was not looked at for want of a sender is looked at.
 */
export function requestLookAgain(manager: EntityManager, noted: readonly NotedLetter[], now: Date): Promise<void> {
  return requestLooks(manager, noted, ':again', now);
}

async function requestLooks(
  manager: EntityManager,
  letters: readonly NotedLetter[],
  mark: string,
  now: Date,
): Promise<void> {
  const since = new Date(now.getTime() - FRESH_DAYS * DAY);
  const messageIds = letters
    .filter(({ direction, kind, sentAt }) => direction === 'out' && kind === 'normal' && sentAt >= since)
    .map(one => one.messageId);
  const [first] = messageIds;
  if (first === undefined) return;
  const options = { priority: priorities.tidy, lane: 'guard' };
  await addJob(manager, LOOK_AT_SENT, `${first}:${messageIds.length}${mark}`, { messageIds }, options);
}

/** Who sent a letter: whoever wrote it here; else as far as the mailbox tells its owner; of a shared mailbox, who manages it, and null where nobody does. */
interface Sender {
  userId: number | null;
  roles: Awaited<ReturnType<typeof rolesOf>>;
  /** Everybody who may have written it: of a shared mailbox all who work in it. */
  writers: readonly number[];
}

/** Looks at letters of ours that have left: the same rules, and what a policy asked for. Run again it finds the same. */
export async function lookAtSent(manager: EntityManager, messageIds: readonly number[], now: Date): Promise<void> {
  const own = await loadOwnCompany(manager);
  const senders = await sendersOf(manager, messageIds);
  const choices = await choicesOf(manager, messageIds);
  const told = new Set<number | null>();
  for (const { messageId, sentAt, question } of await loadQuestions(manager, messageIds)) {
    const sender = senders.get(messageId);
    if (!sender) continue;
    const chosen = choices.get(messageId) ?? null;
    const open = await lookAtOne(manager, { messageId, sentAt, question, chosen }, sender, own);
    if (await keep(manager, messageId, sender.userId, sentAt, open, now)) told.add(sender.userId);
  }
  for (const userId of told) await tellAbove(manager, userId, now);
}

async function sendersOf(manager: EntityManager, messageIds: readonly number[]): Promise<Map<number, Sender>> {
  const rows = await manager
    .createQueryBuilder(MailboxMessage, 'c')
    .innerJoin(Mailbox, 'b', 'b.id = c.mailboxId AND b.isActive = :yes', { yes: true })
    .innerJoin('message', 'm', 'm.id = c.messageId AND m.fromAddress = b.address')
    .select(['c.messageId AS messageId', 'b.ownerId AS userId', 'b.id AS mailboxId'])
    .where('c.messageId IN (:...messageIds) AND (b.ownerId IS NOT NULL OR b.isShared = :yes)', { messageIds })
    .getRawMany<{ messageId: number; userId: number | null; mailboxId: number }>();
  const written = await manager.findBy(OutboxMail, { seenMessageId: In([...messageIds]) });
  const askedBy = new Map(written.map(mail => [mail.seenMessageId, mail.askedById]));
  for (const row of rows) row.userId = askedBy.get(row.messageId) ?? row.userId;
  const members = await manager.findBy(MailboxMember, { mailboxId: In(rows.map(row => row.mailboxId)) });
  const roles = new Map<number | null, Sender['roles']>();
  for (const userId of new Set(rows.flatMap(row => row.userId ?? [])))
    roles.set(userId, await rolesOf(manager, userId));
  return new Map(
    rows.map(({ messageId, userId, mailboxId }) => {
      const others = members.filter(member => member.mailboxId === mailboxId).map(member => member.userId);
      const writers = [...new Set([...(userId === null ? [] : [userId]), ...others])];
      return [messageId, { userId, roles: roles.get(userId) ?? [], writers }];
    }),
  );
}

type Letter = { messageId: number; sentAt: Date; question: FilingQuestion; chosen: GuardFacts['chosen'] };

/** Under what letters were chosen to be filed before they left, as far as one of them brought a choice. */
async function choicesOf(
  manager: EntityManager,
  messageIds: readonly number[],
): Promise<Map<number, GuardFacts['chosen']>> {
  const rows = await manager.findBy(SentChoice, { messageId: In([...messageIds]) });
  const recordIds = rows.flatMap(row => row.recordId ?? []);
  const records = recordIds.length > 0 ? await manager.findBy(TradeRecord, { id: In(recordIds) }) : [];
  return new Map(
    rows.map(({ messageId, companyId, recordId }) => {
      const record = records.find(one => one.id === recordId);
      const chosen = { companyId: record?.companyId ?? companyId, recordId, number: record?.number ?? '' };
      return [messageId as number, chosen];
    }),
  );
}

/** What is said of one letter: findings that nobody answered, and the approval that it lacks. */
async function lookAtOne(manager: EntityManager, letter: Letter, sender: Sender, own: OwnCompany): Promise<Finding[]> {
  const { messageId, sentAt, question, chosen } = letter;
  const one = await loadCase(manager, { question, chosen, messageId, at: sentAt }, own);
  const draft = draftOfLetter(question);
  const findings = judge(one);
  const answered = await spendAnswers(manager, sender.writers, mailKeyOf(draft), messageId, findings);
  const open = findings.filter(finding => !answered.has(finding.key));
  const approved = await findApproved(manager, sender.writers, draft);
  if (approved && approved.sentMessageId === null)
    await manager.update(ApprovalRequest, { id: approved.id, sentMessageId: IsNull() }, { sentMessageId: messageId });
  // Who approved has seen what speaks against it.
  if (approved) return open.filter(finding => !approved.findings.some(seen => seen.key === finding.key));
  return [...open, ...(await missingApproval(manager, one, letter, sender))];
}

function draftOfLetter({ parsed, mailbox }: FilingQuestion): Draft {
  const people = (kind: 'to' | 'cc' | 'bcc') => parsed[kind].map(({ address, name }) => ({ kind, address, name }));
  return {
    mailbox,
    recipients: [...people('to'), ...people('cc'), ...people('bcc')],
    subject: parsed.subject,
    text: parsed.text,
    attachments: parsed.attachments
      .filter(file => !file.isInline)
      .map(({ name, size, hash }) => ({ name, size, sha256: hash })),
  };
}

const MOST_REQUESTS = 20;

/** The approval with which a letter left: of the same recipients and subject, and with the same contents. */
async function findApproved(
  manager: EntityManager,
  writers: readonly number[],
  draft: Draft,
): Promise<ApprovalRequest | null> {
  const rows = await manager.find(ApprovalRequest, {
    where: { requestedById: In([...writers]), mailKey: mailKeyOf(draft), state: 'approved' },
    order: { id: 'DESC' },
    take: MOST_REQUESTS,
  });
  return rows.find(row => row.text !== null && isSentAsApproved({ ...row, text: row.text }, draft)) ?? null;
}

async function missingApproval(
  manager: EntityManager,
  one: GuardCase,
  { messageId, sentAt }: Letter,
  sender: Sender,
): Promise<Finding[]> {
  if (one.recipients.length === 0) return [];
  const policies = (await activePolicies(manager)).filter(
    ({ activeSince }) => activeSince !== null && activeSince <= sentAt,
  );
  if (policies.length === 0) return [];
  const { userId, roles } = sender;
  // How many somebody has sent before cannot be told where nobody knows who it was.
  const asked = userId === null ? policies.filter(({ conditions }) => conditions.firstMails === undefined) : policies;
  const person = { userId: userId ?? NOBODY, roles };
  const facts = await loadPolicyFacts(manager, one, person, asked, { at: sentAt, messageId });
  const policy = policyFor(asked, facts);
  if (!policy || (await decidersOf(manager, policy.deciders, person.userId)).userIds.length === 0) return [];
  const values = { policy: policy.name };
  return [findingOf('not_approved', 'hold', { values, companies: {}, places: [], remedies: [] })];
}

/** Writes down what is new. Answers whether there was anything. */
async function keep(
  manager: EntityManager,
  messageId: number,
  userId: number | null,
  sentAt: Date,
  findings: readonly Finding[],
  now: Date,
): Promise<boolean> {
  if (findings.length === 0) return false;
  const known = new Set((await manager.findBy(SentFinding, { messageId })).map(row => row.key));
  const fresh = findings.filter(finding => !known.has(finding.key));
  const undecided = { state: 'open' as const, note: '', decidedById: null, decidedAt: null, version: 1 };
  const rows = fresh.map(finding => {
    const { code, key } = finding;
    return { messageId, userId, code, key, finding, sentAt, ...undecided };
  });
  await insertRows(manager, SentFinding, rows);
  if (rows.length > 0) {
    const details = { findings: fresh.map(({ code, companies }) => ({ code, companies })), userId };
    await audit(manager, 'system', 'guard.left', { type: 'message', id: messageId }, details, now);
  }
  return rows.length > 0;
}

/** Open pages of those above the sender look again. */
async function tellAbove(manager: EntityManager, userId: number | null, now: Date): Promise<void> {
  const above = await decidersOf(manager, { managers: true, userIds: [], roles: ['owner'] }, userId ?? NOBODY);
  const active = await manager.findBy(User, { id: In(above.userIds), isActive: true });
  if (active.length > 0)
    await manager.insert(LiveSignal, { kind: 'notice', subjectIds: active.map(user => user.id), byId: null, at: now });
}
