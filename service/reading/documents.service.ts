import type { Static } from '@sinclair/typebox';
import { In } from 'typeorm';
import { readTimeCursor, timeCursor } from '../common/paging';
import { groupOf } from '../companies/hierarchy.service';
import { namesOf } from '../companies/similar.service';
import { getVisibleCompany } from '../companies/visibleCompany.service';
import type { Context } from '../context';
import { Filing } from '../filing/filing.entity';
import { visibleMessageSql } from '../filing/visibility';
import { Attachment, Message } from '../mail/message.entity';
import type { Viewer } from '../users/roles';
import { AuditEntry } from '../users/user.entity';
import type { ChangeList, DocumentList, DocumentQuery } from './dealings.schema';

/**
 * The documents that were given to a company: what was attached to letters that we sent it, newest first; pictures inside a text are none.
 *
 * @throws AppError company.not_found, page.cursor_invalid
 */
export async function listDocuments(
  context: Context,
  viewer: Viewer,
  companyId: number,
  query: Static<typeof DocumentQuery>,
): Promise<DocumentList> {
  const { manager } = context.database;
  await getVisibleCompany(manager, viewer, companyId);
  const limit = query.limit ?? 50;
  const ids = query.group ? await groupOf(manager, viewer, companyId) : [companyId];
  const visible = visibleMessageSql(viewer, '"m"');
  const builder = manager
    .createQueryBuilder(Filing, 'd')
    .select('a.id', 'id')
    .innerJoin(Message, 'm', "m.id = d.messageId AND m.direction = 'out' AND m.hasAttachments = :yes", { yes: true })
    .innerJoin(Attachment, 'a', 'a.messageId = d.messageId AND a.isInline = :no', { no: false })
    .where('d.endedAt IS NULL')
    .andWhere(ids.length === 1 ? 'd.companyId = :companyId' : 'd.companyId IN (:...ids)', { companyId: ids[0], ids })
    .andWhere(visible.sql, visible.parameters)
    .orderBy('d.sentAt', 'DESC')
    .addOrderBy('a.id', 'DESC')
    .limit((limit + 1) * 3);
  if (query.cursor) {
    const { at, id } = readTimeCursor(query.cursor);
    builder.andWhere('d.sentAt <= :at AND (d.sentAt < :at OR a.id < :id)', { at, id });
  }
  const found = [...new Set((await builder.getRawMany<{ id: number }>()).map(row => row.id))];
  const shown = found.slice(0, limit);
  const attachments = new Map((await manager.findBy(Attachment, { id: In(shown) })).map(row => [row.id, row]));
  const messages = await manager.findBy(Message, { id: In([...attachments.values()].map(row => row.messageId)) });
  const byMessage = new Map(messages.map(message => [message.id, message]));
  const documents = shown.flatMap(id => {
    const attachment = attachments.get(id);
    const message = attachment && byMessage.get(attachment.messageId);
    if (!attachment || !message) return [];
    const { name, contentType, size, messageId } = attachment;
    const { conversationId, subject, sentAt } = message;
    return [{ id, name, contentType, size, at: sentAt.toISOString(), messageId, conversationId, subject }];
  });
  const last = documents.at(-1);
  const nextCursor = found.length > limit && last ? timeCursor({ at: new Date(last.at), id: last.id }) : null;
  return { documents, nextCursor };
}

/**
 * Who changed a company and when, from the audit log; which fields, and none of their values.
 *
 * @throws AppError company.not_found, page.cursor_invalid
 */
export async function listChanges(
  context: Context,
  viewer: Viewer,
  companyId: number,
  page: { cursor?: string; limit?: number },
): Promise<ChangeList> {
  const { manager } = context.database;
  await getVisibleCompany(manager, viewer, companyId);
  const limit = page.limit ?? 50;
  const query = manager
    .createQueryBuilder(AuditEntry, 'entry')
    .where('entry.subjectType = :type AND entry.subjectId = :companyId', { type: 'company', companyId })
    .orderBy('entry.id', 'DESC')
    .limit(limit + 1);
  if (page.cursor) query.andWhere('entry.id < :id', { id: readTimeCursor(page.cursor).id });
  const rows = await query.getMany();
  const shown = rows.slice(0, limit);
  const names = await namesOf(
    manager,
    shown.map(row => row.userId),
  );
  const last = shown.at(-1);
  return {
    changes: shown.map(({ id, at, userId, action, details }) => ({
      ...{ id, action, at: at.toISOString() },
      byName: userId === null ? null : (names.get(userId) ?? null),
      fields: Array.isArray(details?.fields) ? details.fields.map(String) : [],
    })),
    nextCursor: rows.length > limit && last ? timeCursor({ at: last.at, id: last.id }) : null,
  };
}
