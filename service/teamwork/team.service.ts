import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { notFound } from '../common/errors';
import type { Context } from '../context';
import { ownMailboxIds } from '../filing/ownMailboxes.service';
import { Mailbox, MailboxMessage, Message } from '../mail/message.entity';
import { listPeople } from '../users/accounts.service';
import type { Viewer } from '../users/roles';
import { crewsOf } from './assigning.service';
import { CareEvent, MailCare } from './care.entity';
import type { CareReply, TeamReply } from './care.schema';
import { listNotes, visibleLetters } from './notes.service';
import { basicsOf, peopleNames } from './presentingCare.service';
import { getWorkingHours } from './settings.service';

// What is beyond these is shown by the letters themselves.
const MOST_LETTERS = 1_000;
const MOST_EVENTS = 50;

interface Copy {
  mailboxId: number;
  messageId: number;
}

/**
 * What concerns colleagues in a conversation: who takes care of it in which mailbox, who has it, who has answered, what they wrote about it. How it stands in a shared
 * mailbox is told to whoever sees a letter of it there; of a personal one only to its owner.
 *
 * @throws AppError conversation.not_found
 */
export async function readTeam(context: Context, viewer: Viewer, conversationId: number): Promise<TeamReply> {
  const { manager } = context.database;
  const letterIds = await visibleLetters(manager, viewer, conversationId, MOST_LETTERS);
  if (letterIds.length === 0) throw notFound('conversation', { id: conversationId });
  const copies = await manager.find(MailboxMessage, {
    select: { mailboxId: true, messageId: true },
    where: { messageId: In(letterIds) },
  });
  const mailboxes = await manager.findBy(Mailbox, { id: In(copies.map(copy => copy.mailboxId)) });
  const own = new Set(await ownMailboxIds(manager, viewer));
  const shown = mailboxes.filter(mailbox => mailbox.isShared || own.has(mailbox.id));
  const rows = await manager.findBy(MailCare, { conversationId, mailboxId: In(shown.map(one => one.id)) });
  const letters = await manager.find(Message, {
    select: { id: true, sentAt: true, direction: true, fromName: true, fromAddress: true },
    where: { id: In(letterIds) },
  });
  return {
    conversationId,
    care: await presentCare(context, shown, rows, own),
    // What was said at handing over is for those who work there.
    events: await listEvents(
      manager,
      rows.filter(row => own.has(row.mailboxId)),
    ),
    notes: await listNotes(manager, viewer, conversationId),
    holders: holdersOf(mailboxes, copies, letters),
    answerers: answerersOf(letters),
    colleagues: (await listPeople(manager))
      .map(({ id, name }) => ({ id, name }))
      .filter(one => one.id !== viewer.userId),
  };
}

async function presentCare(
  context: Context,
  mailboxes: readonly Mailbox[],
  rows: readonly MailCare[],
  own: ReadonlySet<number>,
): Promise<CareReply[]> {
  const { manager } = context.database;
  const shared = mailboxes.filter(one => one.isShared).map(one => one.id);
  const crews = await crewsOf(manager, shared);
  const names = await peopleNames(
    manager,
    [...crews.values()].flatMap(crew => crew.people),
  );
  const basics = await basicsOf(manager, rows, context.clock());
  const nothing = { carerId: null, carerName: null, waitingSince: null, waitedMinutes: null, isRed: false, version: 0 };
  const { from, to } = await getWorkingHours(manager);
  const workdayMinutes = Math.max(1, to - from);
  return [...mailboxes]
    .sort((a, b) => Number(b.isShared) - Number(a.isShared) || a.id - b.id)
    .map(({ id, name, isShared }) => {
      const row = rows.find(one => one.mailboxId === id);
      return {
        ...(row ? basics(row) : { mailboxId: id, mailbox: name, isShared, ...nothing, workdayMinutes }),
        state: row?.state ?? null,
        mayChange: own.has(id),
        people: (crews.get(id)?.people ?? []).map(one => ({ id: one, name: names.get(one) ?? '' })),
      };
    });
}

async function listEvents(manager: EntityManager, rows: readonly MailCare[]): Promise<TeamReply['events']> {
  const events = await manager.find(CareEvent, {
    where: { careId: In(rows.map(row => row.id)) },
    order: { id: 'DESC' },
    take: MOST_EVENTS,
  });
  const names = await peopleNames(
    manager,
    events.flatMap(event => [event.byId, event.carerId]),
  );
  return events.map(({ id, at, careId, byId, kind, state, carerId, note }) => ({
    ...{ id, kind, state, note, at: at.toISOString() },
    mailboxId: rows.find(row => row.id === careId)?.mailboxId ?? 0,
    byName: names.get(byId ?? 0) ?? null,
    carerName: names.get(carerId ?? 0) ?? null,
  }));
}

type Letter = Pick<Message, 'id' | 'sentAt' | 'direction' | 'fromName' | 'fromAddress'>;

function holdersOf(mailboxes: readonly Mailbox[], copies: readonly Copy[], letters: readonly Letter[]) {
  const sentAt = new Map(letters.map(letter => [letter.id, letter.sentAt]));
  return mailboxes.map(({ id, address, name, isShared }) => {
    const here = copies.filter(copy => copy.mailboxId === id);
    const last = Math.max(...here.map(copy => sentAt.get(copy.messageId)?.getTime() ?? 0));
    return { mailbox: address, name, isShared, letters: here.length, lastAt: new Date(last).toISOString() };
  });
}

function answerersOf(letters: readonly Letter[]): TeamReply['answerers'] {
  const found = new Map<string, { name: string; letters: number; last: number }>();
  for (const { direction, fromName, fromAddress, sentAt } of letters) {
    if (direction !== 'out') continue;
    const one = found.get(fromAddress) ?? { name: fromName || fromAddress, letters: 0, last: 0 };
    found.set(fromAddress, { ...one, letters: one.letters + 1, last: Math.max(one.last, sentAt.getTime()) });
  }
  return [...found.values()]
    .sort((a, b) => b.last - a.last)
    .map(({ name, letters: count, last }) => ({ name, letters: count, lastAt: new Date(last).toISOString() }));
}
