import type { EntityManager } from 'typeorm';
import { In, LessThan } from 'typeorm';
import { FilingStatus } from '../filing/filing.entity';
import { Conversation, Mailbox, MailboxMessage, Message, Participant } from '../mail/message.entity';
import type { StoredMessage } from '../mail/storing.service';
import { instantOf } from '../platform/database/instants';
import { insertRows, pieces } from '../platform/database/rows';
import { addJob } from '../platform/queue/jobRows';
import { priorities } from '../platform/queue/queue';
import { readSetting, saveSetting } from '../users/settings.service';
import { isAdvertising } from './advertising';
import { chooseCarers } from './assigning.service';
import { CareEvent, MailCare } from './care.entity';
import { LiveSignal } from './live.entity';
import type { CareLetter, CareStanding } from './moving';
import { HISTORY_DAYS, standingOf } from './moving';
import { decisionOf } from './standing';

/** The job that moves conversations on after new mail; `{ conversationIds }`. */
export const FOLLOW = 'teamwork.follow';
export interface FollowPayload {
  conversationIds: number[];
}
const DAY = 86_400_000;

/**
 * Asks, in the transaction that stores a batch, for its conversations to be moved on. Of an archive of old mail it asks for nothing: one job a batch, and only
 * for letters of the last days.
 */
export async function requestFollowing(
  manager: EntityManager,
  stored: readonly StoredMessage[],
  now: Date,
): Promise<void> {
  const since = historyEnd(now);
  const fresh = stored.filter(one => !one.isKnownCopy && one.sentAt >= since);
  const [first] = fresh;
  if (!first) return;
  const conversationIds = [...new Set(fresh.map(one => one.conversationId))];
  const options = { priority: priorities.mail, lane: 'teamwork' };
  await addJob(manager, FOLLOW, `${first.messageId}:${fresh.length}`, { conversationIds }, options);
}

const BEGUN = 'teamwork.begun';
const A_JOB = 500;

/**
 * Once, after an upgrade: asks for the conversations of the last days to be looked at, which came before anybody kept count of answers.
 *
 * @returns whether there was something to ask for
 */
export async function beginFollowing(manager: EntityManager, now: Date): Promise<boolean> {
  if (await readSetting(manager, BEGUN)) return false;
  await saveSetting(manager, BEGUN, { at: now.toISOString() });
  const ids = new Set<number>();
  for (const { id } of await manager.find(Mailbox, { select: { id: true } })) {
    const rows = await manager
      .createQueryBuilder(MailboxMessage, 'c')
      .innerJoin(Message, 'm', 'm.id = c.messageId')
      .select('m.conversationId', 'id')
      .distinct(true)
      .where('c.mailboxId = :mailboxId AND c.sentAt >= :since', { mailboxId: id, since: historyEnd(now) })
      .getRawMany<{ id: number }>();
    for (const row of rows) ids.add(row.id);
  }
  const options = { priority: priorities.tidy, lane: 'teamwork' };
  for (const [at, conversationIds] of pieces([...ids], A_JOB).entries())
    await addJob(manager, FOLLOW, `begin:${at}`, { conversationIds }, options);
  return ids.size > 0;
}

const historyEnd = (now: Date) => new Date(now.getTime() - HISTORY_DAYS * DAY);

/** A letter as it was loaded, before it is looked at from one mailbox. */
interface Loaded extends Omit<CareLetter, 'isAsking'> {
  conversationId: number;
  isDoubtful: boolean;
  /** The mailboxes with a copy; `isAsked`: named by more than Cc. */
  mailboxes: Map<number, boolean>;
}

/**
 * Looks at conversations anew: which of their mailboxes waits for an answer. A few statements, however many conversations; run again it changes nothing.
 *
 * @returns the conversations of which something has changed
 */
export async function followConversations(
  manager: EntityManager,
  conversationIds: readonly number[],
  now: Date,
): Promise<number[]> {
  const changed = new Set<number>();
  for (const piece of pieces([...new Set(conversationIds)], 500)) {
    const rows = await manager.findBy(MailCare, { conversationId: In(piece) });
    const waits = rows.flatMap(row => row.waitingSince?.getTime() ?? []);
    const since = new Date(Math.min(historyEnd(now).getTime(), ...waits));
    const letters = await loadLetters(manager, piece, since);
    const older = await olderThan(manager, piece, since);
    const fresh: Fresh[] = [];
    for (const id of piece) {
      const ofIt = letters.filter(letter => letter.conversationId === id);
      for (const mailboxId of new Set(ofIt.flatMap(letter => [...letter.mailboxes.keys()]))) {
        const row = rows.find(one => one.conversationId === id && one.mailboxId === mailboxId) ?? null;
        const next = lookFrom(ofIt, mailboxId, row, older.has(id));
        if (next === null) continue;
        if (row === null) fresh.push({ conversationId: id, mailboxId, ...next });
        else if (await move(manager, row, next, now)) changed.add(id);
      }
    }
    await openRows(manager, fresh, now);
    for (const one of fresh) changed.add(one.conversationId);
  }
  if (changed.size > 0)
    await manager.insert(LiveSignal, { kind: 'care', subjectIds: [...changed], byId: null, at: now });
  return [...changed];
}

/** Those of the conversations that began before an instant. */
async function olderThan(manager: EntityManager, ids: readonly number[], since: Date): Promise<Set<number>> {
  const where = { id: In([...ids]), firstAt: LessThan(since) };
  return new Set((await manager.find(Conversation, { select: { id: true }, where })).map(one => one.id));
}

type Next = CareStanding & { lastAt: Date; lastMessageId: number; isDoubtful: boolean };
type Fresh = Next & { conversationId: number; mailboxId: number };

function lookFrom(letters: readonly Loaded[], mailboxId: number, row: MailCare | null, isOlder: boolean): Next | null {
  const seen = letters.map(letter => ({ ...letter, isAsking: letter.mailboxes.get(mailboxId) ?? false }));
  const isKnown = isOlder || (row !== null && row.carerId !== null);
  const standing = standingOf(seen, row && decisionOf(row), isKnown);
  const here = letters.filter(letter => letter.mailboxes.has(mailboxId));
  const last = here.sort((a, b) => a.sentAt.getTime() - b.sentAt.getTime() || a.id - b.id).at(-1);
  if (!standing || !last) return null;
  const isDoubtful = letters.some(letter => letter.id === standing.waitingMessageId && letter.isDoubtful);
  return { ...standing, lastAt: last.sentAt, lastMessageId: last.id, isDoubtful };
}

async function move(manager: EntityManager, row: MailCare, next: Next, now: Date): Promise<boolean> {
  const isSame =
    row.state === next.state &&
    row.lastMessageId === next.lastMessageId &&
    row.waitingMessageId === next.waitingMessageId &&
    row.isDoubtful === next.isDoubtful &&
    row.waitingSince?.getTime() === next.waitingSince?.getTime();
  if (isSame) return false;
  // What a person said is over once the letters say something else.
  const isOver = row.decidedAt !== null && row.state !== next.state;
  const decision = isOver ? { decidedById: null, decidedAt: null, decidedThroughId: null } : {};
  const isDone = next.state === 'done';
  const values = { ...next, ...decision, isDone, version: row.version + 1, updatedAt: now };
  const done = await manager.update(MailCare, { id: row.id, version: row.version }, values);
  if (!done.affected) return false;
  const isTold = row.state !== next.state && (isOver || row.carerId !== null);
  if (isTold)
    await manager.insert(CareEvent, { careId: row.id, at: now, byId: null, kind: 'state', state: next.state });
  return true;
}

/** New rows, with who takes care of them where the mailbox has a rule for it. */
async function openRows(manager: EntityManager, fresh: readonly Fresh[], now: Date): Promise<void> {
  if (fresh.length === 0) return;
  const carers = await chooseCarers(
    manager,
    fresh.filter(one => one.waitingSince !== null),
  );
  const undecided = { decidedById: null, decidedAt: null, decidedThroughId: null };
  await insertRows(
    manager,
    MailCare,
    fresh.map(one => ({
      ...{ ...one, ...undecided, version: 1, updatedAt: now, isDone: one.state === 'done' },
      carerId: carers.get(`${one.mailboxId}:${one.conversationId}`) ?? null,
    })),
  );
}

async function loadLetters(manager: EntityManager, ids: readonly number[], since: Date): Promise<Loaded[]> {
  const messages = await manager
    .createQueryBuilder(Message, 'm')
    .leftJoin(FilingStatus, 's', 's.messageId = m.id')
    .select(['m.id AS id', 'm.conversationId AS conversationId', 'm.kind AS kind', 'm.direction AS direction'])
    .addSelect(['m.sentAt AS sentAt', 'm.subject AS subject', 'm.preview AS preview', 's.state AS state'])
    .where("m.conversationId IN (:...ids) AND m.sentAt >= :since AND m.kind <> 'stub'", { ids, since })
    .getRawMany<RawLetter>();
  const letters = new Map<number, Loaded>();
  for (const { state, sentAt, subject, preview, ...raw } of messages)
    letters.set(raw.id, {
      ...raw,
      sentAt: instantOf(sentAt),
      isDoubtful: isAdvertising({ subject, preview }),
      isRefused: state === 'not_business',
      addresses: [],
      mailboxes: new Map(),
    });
  for (const piece of pieces([...letters.keys()])) await addPeople(manager, letters, piece);
  return [...letters.values()];
}

interface RawLetter {
  id: number;
  conversationId: number;
  kind: string;
  direction: string;
  sentAt: string | Date;
  subject: string;
  preview: string;
  state: string | null;
}

async function addPeople(
  manager: EntityManager,
  letters: Map<number, Loaded>,
  messageIds: readonly number[],
): Promise<void> {
  const named = new Map<string, string[]>();
  for (const { messageId, role, address } of await manager.findBy(Participant, { messageId: In([...messageIds]) })) {
    const letter = letters.get(messageId);
    if (letter) letter.addresses = [...letter.addresses, address];
    const key = `${messageId}:${address}`;
    named.set(key, [...(named.get(key) ?? []), role]);
  }
  const copies = await manager
    .createQueryBuilder(MailboxMessage, 'c')
    .innerJoin(Mailbox, 'b', 'b.id = c.mailboxId')
    .select(['c.messageId AS messageId', 'c.mailboxId AS mailboxId', 'b.address AS address'])
    .where('c.messageId IN (:...messageIds)', { messageIds })
    .getRawMany<{ messageId: number; mailboxId: number; address: string }>();
  for (const { messageId, mailboxId, address } of copies) {
    const roles = named.get(`${messageId}:${address}`) ?? [];
    // By an alias or a blind copy it came to be read here all the same.
    const isAsked = !(roles.includes('cc') && !roles.includes('to'));
    letters.get(messageId)?.mailboxes.set(mailboxId, isAsked);
  }
}
