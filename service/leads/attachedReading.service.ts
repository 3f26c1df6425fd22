import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { Context } from '../context';
import { mayHoldText } from '../mail/attachmentText';
import { AttachmentText } from '../mail/attachmentText.entity';
import { Attachment, Message } from '../mail/message.entity';
import { inTransaction } from '../platform/database/transaction';
import { addJob } from '../platform/queue/jobRows';
import { priorities } from '../platform/queue/queue';
import { audit } from '../users/audit.service';
import type { Asked } from './asked';
import { addAttached, askedIn, productLine } from './asked';
import { keptFields, loadInquiryMail } from './inquiries.service';
import { extractInquiry } from './inquiry/extracting';
import { fillFields } from './inquiry/gaps';
import type { InquiryFields } from './inquiry/inquiry';
import { Inquiry } from './inquiry.entity';
import { Lead } from './lead.entity';
import { noteOpportunity } from './opportunities.service';
import { Opportunity } from './opportunity.entity';
import { noteEvent } from './opening.service';
import { scoreLead } from './scoring';

/** The job that reads an inquiry again once the text of its files is there; `{ messageId, turn }`. */
export const READ_ATTACHED = 'leads.read_attached';

const FIRST_MS = 20_000;
const MOST_WAIT_MS = 1_800_000;
// Twenty seconds, twice as long each time, half an hour at most: together about two days.
const MOST_TURNS = 100;

/** Asks for another look at an inquiry whose files nobody has read yet; nothing where all have been. */
export async function awaitAttached(manager: EntityManager, messageId: number, now: Date, turn = 0): Promise<void> {
  if (turn >= MOST_TURNS || !(await hasUnread(manager, messageId))) return;
  const wait = Math.min(MOST_WAIT_MS, FIRST_MS * 2 ** Math.min(turn, 20));
  const options = { priority: priorities.mail, lane: 'leads', dueAt: new Date(now.getTime() + wait) };
  await addJob(manager, READ_ATTACHED, String(messageId), { messageId, turn: turn + 1 }, options);
}

async function hasUnread(manager: EntityManager, messageId: number): Promise<boolean> {
  const files = await manager.findBy(Attachment, { messageId, isInline: false });
  const hashes = files.filter(one => mayHoldText(one.name, one.contentType)).map(one => one.blobHash);
  if (hashes.length === 0) return false;
  const read = await manager.countBy(AttachmentText, { blobHash: In([...new Set(hashes)]) });
  return read < new Set(hashes).size;
}

/**
 * Reads an inquiry again with the texts of its files, and adds to it, and to the lead or the opportunity that came of it, what was not known: nothing that stands is written over. Waits further
 * where a file has not been read. Run twice it adds nothing twice.
 */
export async function readAttached(context: Context, messageId: number, turn: number): Promise<void> {
  const { manager } = context.database;
  const now = context.clock();
  if (await hasUnread(manager, messageId)) {
    await inTransaction(context.database, writer => awaitAttached(writer, messageId, now, turn));
    return;
  }
  const message = await manager.findOneBy(Message, { id: messageId });
  const before = await manager.findOneBy(Inquiry, { messageId });
  if (!message || !before || before.fields === null || before.state === 'denied') return;
  const { mail, attached } = await loadInquiryMail(manager, message);
  if (attached.length === 0) return;
  const more = extractInquiry(mail, attached);
  await inTransaction(context.database, writer => addFound(writer, messageId, more, now));
}

async function addFound(manager: EntityManager, messageId: number, more: InquiryFields, now: Date): Promise<void> {
  const row = await manager.findOneBy(Inquiry, { messageId });
  if (!row || row.fields === null || row.state === 'denied') return;
  const read = JSON.parse(row.fields) as InquiryFields;
  const filled = fillFields(read, more);
  const fields = keptFields(filled);
  if (fields === row.fields) return;
  await manager.update(Inquiry, { messageId }, { fields, version: row.version + 1 });
  const asked = { read: askedIn(read), more: askedIn(filled) };
  if (row.leadId !== null) await addToLead(manager, row.leadId, messageId, asked, now);
  if (row.recordId !== null) await addToOpportunity(manager, row.recordId, messageId, asked, now);
}

interface Readings {
  read: Asked;
  more: Asked;
}

async function addToLead(
  manager: EntityManager,
  leadId: number,
  messageId: number,
  { read, more }: Readings,
  now: Date,
): Promise<void> {
  const lead = await manager.findOneBy(Lead, { id: leadId, isOpen: true });
  if (!lead) return;
  const asked = addAttached(lead.asked, read, more);
  if (JSON.stringify(asked) === JSON.stringify(lead.asked)) return;
  const isToMany = lead.scoreReasons.some(({ code }) => code === 'to_many');
  const { score, reasons } = scoreLead({ ...lead, asked, isToMany });
  const values = { asked, products: productLine(asked), score: Math.max(score, lead.score), scoreReasons: reasons };
  await manager.update(Lead, { id: leadId }, { ...values, updatedAt: now, version: lead.version + 1 } as never);
  const details = { messageId, items: asked.items.length - lead.asked.items.length };
  await noteEvent(manager, leadId, 'attachment', 'system', details, now);
  await audit(manager, 'system', 'lead.attachment_read', { type: 'lead', id: leadId }, details, now);
}

async function addToOpportunity(
  manager: EntityManager,
  recordId: number,
  messageId: number,
  { read, more }: Readings,
  now: Date,
): Promise<void> {
  const own = await manager.findOneBy(Opportunity, { recordId });
  if (!own || own.closedAt !== null) return;
  const asked = addAttached(own.asked, read, more);
  if (JSON.stringify(asked) === JSON.stringify(own.asked)) return;
  await manager.update(Opportunity, { recordId }, { asked, updatedAt: now, version: own.version + 1 } as never);
  const details = { messageId, items: asked.items.length - own.asked.items.length };
  await noteOpportunity(manager, recordId, 'attachment', 'system', details, now);
  await audit(manager, 'system', 'opportunity.attachment_read', { type: 'record', id: recordId }, details, now);
}
