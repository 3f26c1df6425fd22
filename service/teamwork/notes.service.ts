import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { badRequest, notFound } from '../common/errors';
import type { Context } from '../context';
import { visibleMessageSql } from '../filing/visibility';
import { Message } from '../mail/message.entity';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { viewerOf } from '../users/viewing.service';
import { ConversationNote } from './care.entity';
import type { NoteBody, NoteReply } from './care.schema';
import { notify } from './notices.service';
import { peopleNames } from './presentingCare.service';

/** Letters of a conversation that somebody may see, newest first. @returns their ids, at most `most` */
export async function visibleLetters(
  manager: EntityManager,
  viewer: Viewer,
  conversationId: number,
  most: number,
): Promise<number[]> {
  const visible = visibleMessageSql(viewer, '"m"');
  const rows = await manager
    .createQueryBuilder(Message, 'm')
    .select('m.id', 'id')
    .where("m.conversationId = :conversationId AND m.kind <> 'stub'", { conversationId })
    .andWhere(visible.sql, visible.parameters)
    .orderBy('m.sentAt', 'DESC')
    .addOrderBy('m.id', 'DESC')
    .limit(most)
    .getRawMany<{ id: number }>();
  return rows.map(row => Number(row.id));
}

/** The notes on a conversation, oldest first: those on letters that the viewer may see. */
export async function listNotes(manager: EntityManager, viewer: Viewer, conversationId: number): Promise<NoteReply[]> {
  const visible = visibleMessageSql(viewer, '"m"');
  const notes = await manager
    .createQueryBuilder(ConversationNote, 'n')
    .innerJoin(Message, 'm', 'm.id = n.messageId')
    .where('n.conversationId = :conversationId', { conversationId })
    .andWhere(visible.sql, visible.parameters)
    .orderBy('n.id', 'DESC')
    .limit(200)
    .getMany();
  const names = await peopleNames(
    manager,
    notes.flatMap(note => [note.userId, ...note.mentionIds]),
  );
  return notes.reverse().map(({ id, messageId, text, userId, mentionIds, createdAt }) => ({
    ...{ id, messageId, text, byId: userId, isMine: userId === viewer.userId },
    byName: names.get(userId) ?? '',
    mentions: mentionIds.flatMap(one => (names.has(one) ? [{ id: one, name: names.get(one) ?? '' }] : [])),
    createdAt: createdAt.toISOString(),
  }));
}

/**
 * Keeps a note on a letter for colleagues. Whoever is mentioned is told, if he may see the letter; who may not cannot be mentioned.
 *
 * @throws AppError conversation.not_found, note.empty, note.cannot_see (names)
 */
export async function addNote(
  context: Context,
  viewer: Viewer,
  conversationId: number,
  body: NoteBody,
): Promise<NoteReply[]> {
  const text = body.text.trim();
  if (!text) throw badRequest('note.empty', 'Write something first.');
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const seen = await visibleLetters(manager, viewer, conversationId, 1_000);
    const messageId = body.messageId ?? seen[0];
    if (!messageId || !seen.includes(messageId)) throw notFound('conversation', { id: conversationId });
    const mentionIds = [...new Set(body.mentionIds ?? [])];
    await checkMentions(manager, mentionIds, messageId);
    const row = { conversationId, messageId, userId: viewer.userId, text, mentionIds, createdAt: now };
    await manager.insert(ConversationNote, row);
    await notify(manager, viewer, 'mentioned', mentionIds, messageId, now);
    const subject = { type: 'conversation', id: conversationId };
    await audit(manager, viewer, 'note.added', subject, { messageId, mentionIds }, now);
    return listNotes(manager, viewer, conversationId);
  });
}

async function checkMentions(manager: EntityManager, ids: readonly number[], messageId: number): Promise<void> {
  const blind: number[] = [];
  for (const id of ids) if (!(await maySee(manager, id, messageId))) blind.push(id);
  if (blind.length === 0) return;
  const names = [...(await peopleNames(manager, blind)).values()].join(', ');
  throw badRequest('note.cannot_see', `${names} may not see this letter; ask who has the company to share it.`, {
    names,
  });
}

async function maySee(manager: EntityManager, userId: number, messageId: number): Promise<boolean> {
  const viewer = await viewerOf(manager, userId);
  if (!viewer?.grants.has('mail.read')) return false;
  const visible = visibleMessageSql(viewer, '"m"');
  return manager
    .createQueryBuilder(Message, 'm')
    .where('m.id = :messageId', { messageId })
    .andWhere(visible.sql, visible.parameters)
    .getExists();
}

/** Takes back a note of one's own. @throws AppError note.not_found */
export async function removeNote(context: Context, viewer: Viewer, id: number): Promise<void> {
  await inTransaction(context.database, async manager => {
    const note = await manager.findOneBy(ConversationNote, { id: In([id]), userId: viewer.userId });
    if (!note) throw notFound('note', { id });
    await manager.delete(ConversationNote, { id });
    const subject = { type: 'conversation', id: note.conversationId };
    await audit(manager, viewer, 'note.removed', subject, { noteId: id }, context.clock());
  });
}
