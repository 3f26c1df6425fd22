import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { RecordDocument, Task } from '../activities/activity.entity';
import { presentDocuments } from '../activities/documents.service';
import { daysUntil, visibleTaskSql } from '../activities/taskSight';
import { NO_DAY } from '../activities/activity.entity';
import { repliesOf } from '../companies/notes.service';
import { CompanyNote } from '../companies/profile.entity';
import type { Company } from '../companies/company.entity';
import type { NoteReply } from '../companies/profile.schema';
import { namesOf } from '../companies/similar.service';
import { FilingAct, FilingActMessage } from '../filing/filing.entity';
import { Attachment } from '../mail/message.entity';
import { TradeRecord } from '../records/record.entity';
import type { Viewer } from '../users/roles';
import type { PaneMessage, PaneOpenRecord } from './sidebar.schema';

const SHOWN_RECORDS = 10;
const SHOWN_NOTES = 5;
const MOST_ATTACHMENTS = 50;

/** The newest open records of a company that the viewer may see, with the day on which the next task of each is due. */
export async function openRecordsOf(
  manager: EntityManager,
  viewer: Viewer,
  company: Company,
  today: string,
): Promise<PaneOpenRecord[]> {
  const records = await manager.find(TradeRecord, {
    where: { companyId: company.id, state: 'open' },
    order: { id: 'DESC' },
    take: SHOWN_RECORDS,
  });
  if (records.length === 0) return [];
  const owners = await namesOf(
    manager,
    records.map(record => record.ownerId),
  );
  const days = await nextDays(
    manager,
    viewer,
    records.map(record => record.id),
  );
  return records.map(({ id, kind, number, title, state, ownerId }) => {
    const dueDay = days.get(id) ?? null;
    return {
      ...{ recordId: id, kind, number, title, state, companyId: company.id, company: company.name },
      ...{ dueDay, dueIn: dueDay === null ? null : daysUntil(dueDay, today) },
      ownerName: ownerId === null ? null : (owners.get(ownerId) ?? null),
    };
  });
}

async function nextDays(manager: EntityManager, viewer: Viewer, recordIds: number[]): Promise<Map<number, string>> {
  const visible = visibleTaskSql(viewer, '"t"');
  const rows = await manager
    .createQueryBuilder(Task, 't')
    .select('t.recordId', 'recordId')
    .addSelect('MIN(t.dueDay)', 'day')
    .where({ recordId: In(recordIds), isDone: false })
    .andWhere(visible.sql, visible.parameters)
    .groupBy('t.recordId')
    .getRawMany<{ recordId: number; day: string }>();
  return new Map(rows.filter(row => row.day !== NO_DAY).map(row => [row.recordId, row.day]));
}

/** The newest notes that stand on a company; the caller has checked that it may be seen. Prompts are not among them. */
export async function notesOf(manager: EntityManager, companyId: number): Promise<NoteReply[]> {
  const notes = await manager.find(CompanyNote, {
    where: { companyId, isPrompt: false, endedAt: IsNull() },
    order: { createdAt: 'DESC', id: 'DESC' },
    take: SHOWN_NOTES,
  });
  return repliesOf(manager, notes);
}

/** The files of a letter, and under which records they were saved. */
export async function filesOf(
  manager: EntityManager,
  viewer: Viewer,
  messageId: number,
): Promise<PaneMessage['attachments']> {
  const files = await manager.find(Attachment, {
    where: { messageId, isInline: false },
    order: { position: 'ASC' },
    take: MOST_ATTACHMENTS,
  });
  if (files.length === 0) return [];
  const saved = await presentDocuments(
    manager,
    viewer,
    await manager.findBy(RecordDocument, { messageId, endedAt: IsNull() }),
  );
  return files.map(({ id, name, size }) => ({
    ...{ id, name, size },
    savedUnder: saved
      .filter(one => one.attachmentId === id)
      .map(one => ({ id: one.id, recordId: one.recordId, number: one.number })),
  }));
}

/** The viewer's act that stands last on a message, as long as nobody has decided anew since; null where there is none that he may take back. */
export async function undoableAct(
  manager: EntityManager,
  viewer: Viewer,
  messageId: number,
  version: number,
): Promise<number | null> {
  const part = await manager.findOne(FilingActMessage, { where: { messageId }, order: { id: 'DESC' } });
  if (!part || part.versionAfter !== version) return null;
  const act = await manager.findOneBy(FilingAct, { id: part.actId, userId: viewer.userId, undoneAt: IsNull() });
  return act?.id ?? null;
}
