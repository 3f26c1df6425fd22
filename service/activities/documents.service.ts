import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { notFound } from '../common/errors';
import { pageOf, readTimeCursor } from '../common/paging';
import { namesOf, visibleIds } from '../companies/similar.service';
import { actorOf, personId } from '../companies/visibility';
import { getVisibleCompany } from '../companies/visibleCompany.service';
import type { Context } from '../context';
import { getDecidable } from '../filing/checking.service';
import { visibleMessageSql } from '../filing/visibility';
import { Attachment, Message } from '../mail/message.entity';
import { inTransaction } from '../platform/database/transaction';
import { TradeRecord } from '../records/record.entity';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { RecordDocument } from './activity.entity';
import type { SavedDocument, SavedDocumentList, SaveDocumentBody } from './documents.schema';

/**
 * Saves an attachment of a letter under a record, so that it is found there. Once more is no second one; one that was taken off is put back.
 *
 * @throws AppError attachment.not_found, record.not_found (404)
 */
export async function saveDocument(
  context: Context,
  viewer: Viewer,
  attachmentId: number,
  body: SaveDocumentBody,
): Promise<SavedDocument> {
  const now = context.clock();
  const id = await inTransaction(context.database, async manager => {
    const attachment = await manager.findOneBy(Attachment, { id: attachmentId });
    if (!attachment) throw notFound('attachment', { id: attachmentId });
    await getDecidable(manager, viewer, attachment.messageId).catch(() => {
      throw notFound('attachment', { id: attachmentId });
    });
    const record = await getVisibleRecord(manager, viewer, body.recordId);
    const key = { recordId: record.id, attachmentId };
    const known = await manager.findOneBy(RecordDocument, key);
    if (known && known.endedAt === null) return known.id;
    const values = {
      ...{ ...key, companyId: record.companyId, messageId: attachment.messageId, note: (body.note ?? '').trim() },
      ...{ savedById: personId(viewer), savedAt: now, endedAt: null, endedById: null },
    };
    if (known) await manager.update(RecordDocument, { id: known.id }, values);
    const documentId = known?.id ?? Number((await manager.insert(RecordDocument, values)).identifiers[0]?.id);
    const subject = { type: 'record', id: record.id };
    const details = { attachmentId, messageId: attachment.messageId };
    await audit(manager, actorOf(viewer), 'document.saved', subject, details, now);
    return documentId;
  });
  const { manager } = context.database;
  const [shown] = await presentDocuments(manager, viewer, await manager.findBy(RecordDocument, { id }));
  return shown as SavedDocument;
}

/**
 * Takes a document off its record; the letter keeps it.
 *
 * @throws AppError document.not_found
 */
export async function undoDocument(context: Context, viewer: Viewer, id: number): Promise<void> {
  await inTransaction(context.database, async manager => {
    const document = await manager.findOneBy(RecordDocument, { id, endedAt: IsNull() });
    const [shown] = document ? await presentDocuments(manager, viewer, [document]) : [];
    if (!document || !shown?.mayUndo) throw notFound('document', { id });
    const now = context.clock();
    await manager.update(RecordDocument, { id }, { endedAt: now, endedById: personId(viewer) });
    const subject = { type: 'record', id: document.recordId };
    await audit(manager, actorOf(viewer), 'document.removed', subject, { attachmentId: document.attachmentId }, now);
  });
}

async function getVisibleRecord(manager: EntityManager, viewer: Viewer, id: number): Promise<TradeRecord> {
  const record = await manager.findOneBy(TradeRecord, { id });
  if (!record) throw notFound('record', { id });
  await getVisibleCompany(manager, viewer, record.companyId).catch(() => {
    throw notFound('record', { id });
  });
  return record;
}

/** What was saved under a record, newest letter first; of letters that the viewer may see. @throws AppError record.not_found */
export async function listRecordDocuments(
  context: Context,
  viewer: Viewer,
  recordId: number,
  page: { cursor?: string; limit?: number },
): Promise<SavedDocumentList> {
  const { manager } = context.database;
  await getVisibleRecord(manager, viewer, recordId);
  return listDocuments(manager, viewer, { recordId }, page);
}

/** What was saved under the records of a company. @throws AppError company.not_found */
export async function listCompanyDocuments(
  context: Context,
  viewer: Viewer,
  companyId: number,
  page: { cursor?: string; limit?: number },
): Promise<SavedDocumentList> {
  const { manager } = context.database;
  await getVisibleCompany(manager, viewer, companyId);
  return listDocuments(manager, viewer, { companyId }, page);
}

async function listDocuments(
  manager: EntityManager,
  viewer: Viewer,
  where: { recordId: number } | { companyId: number },
  { cursor, limit = 50 }: { cursor?: string; limit?: number },
): Promise<SavedDocumentList> {
  const visible = visibleMessageSql(viewer, '"m"');
  const builder = manager
    .createQueryBuilder(RecordDocument, 'd')
    .innerJoin(Message, 'm', 'm.id = d.messageId')
    .where(where)
    .andWhere('d.endedAt IS NULL')
    .andWhere(visible.sql, visible.parameters)
    .orderBy('d.id', 'DESC')
    .limit(limit + 1);
  if (cursor) builder.andWhere('d.id < :id', { id: readTimeCursor(cursor).id });
  const page = pageOf(await builder.getMany(), limit, row => ({ at: row.savedAt, id: row.id }));
  return { documents: await presentDocuments(manager, viewer, page.rows), nextCursor: page.nextCursor };
}

/** Documents as they are shown. The caller has checked that their letters may be seen; whose record the viewer may not see is left out. */
export async function presentDocuments(
  manager: EntityManager,
  viewer: Viewer,
  documents: readonly RecordDocument[],
): Promise<SavedDocument[]> {
  if (documents.length === 0) return [];
  const found = await loadNamed(manager, viewer, documents);
  return documents.flatMap(row => {
    const { id, recordId, attachmentId, messageId, note, savedById, savedAt } = row;
    const attachment = found.attachments.get(attachmentId);
    const message = found.messages.get(messageId);
    const record = found.records.get(recordId);
    if (!attachment || !message || !record) return [];
    return [
      {
        ...{ id, recordId, kind: record.kind, number: record.number, attachmentId, messageId, note },
        ...{ name: attachment.name, size: attachment.size, sentAt: message.sentAt.toISOString() },
        direction: message.direction === 'out' ? ('given' as const) : ('received' as const),
        savedBy: savedById === null ? null : (found.names.get(savedById) ?? null),
        savedAt: savedAt.toISOString(),
        mayUndo: savedById === viewer.userId || viewer.grants.has('records.write'),
      },
    ];
  });
}

async function loadNamed(manager: EntityManager, viewer: Viewer, documents: readonly RecordDocument[]) {
  const byId = <T extends { id: number }>(rows: readonly T[]) => new Map(rows.map(row => [row.id, row]));
  const visible = visibleMessageSql(viewer, '"m"');
  const records = await manager.findBy(TradeRecord, { id: In(documents.map(row => row.recordId)) });
  const seen = await visibleIds(
    manager,
    viewer,
    records.map(record => record.companyId),
  );
  return {
    attachments: byId(await manager.findBy(Attachment, { id: In(documents.map(row => row.attachmentId)) })),
    messages: byId(
      await manager
        .createQueryBuilder(Message, 'm')
        .where({ id: In(documents.map(row => row.messageId)) })
        .andWhere(visible.sql, visible.parameters)
        .getMany(),
    ),
    records: byId(records.filter(record => seen.has(record.companyId))),
    names: await namesOf(
      manager,
      documents.map(row => row.savedById),
    ),
  };
}
