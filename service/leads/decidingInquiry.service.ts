import type { EntityManager } from 'typeorm';
import { Not } from 'typeorm';
import { conflict, notFound } from '../common/errors';
import { touchCompanies } from '../companies/touching.service';
import { actorOf } from '../companies/visibility';
import type { Context } from '../context';
import { getDecidable } from '../filing/checking.service';
import { refileBatch } from '../filing/refiling.service';
import { inTransaction } from '../platform/database/transaction';
import type { TradeRecord } from '../records/record.entity';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { Inquiry } from './inquiry.entity';
import { noteOpportunity } from './opportunities.service';
import { Competitor, Opportunity, Stakeholder } from './opportunity.entity';
import { getWorkable } from './opportunityReading.service';
import { writeOwn } from './opportunityWork.service';
import { hangsNothingOn, removeOpportunity } from './removingOpportunity.service';
import { teachInquiries } from './teaching.service';

/** A customer's inquiry and the opportunity that it became, inside a transaction. */
interface Deciding {
  manager: EntityManager;
  viewer: Viewer;
  row: Inquiry;
  record: TradeRecord;
  now: Date;
}

/**
 * Says that a customer's letter is an inquiry: the doubt is gone from its opportunity, and the recognition learns.
 *
 * @param version of the opportunity as it was shown
 * @throws AppError message.not_found, inquiry.not_found, opportunity.not_found, company.read_only, opportunity.changed_meanwhile (409)
 */
export async function confirmInquiry(context: Context, viewer: Viewer, messageId: number, version: number) {
  return decide(context, viewer, messageId, async deciding => {
    const { manager, record, row, now } = deciding;
    await writeOwn(manager, viewer, record, version, { isToCheck: false, updatedAt: now });
    await mark(manager, viewer, row.messageId, { isToCheck: false }, now);
    await teachInquiries(manager, [row.messageId], true);
    await noteOpportunity(manager, record.id, 'changed', actorOf(viewer), { fields: ['isToCheck'] }, now);
    await auditChange(deciding, ['isToCheck']);
  });
}

/**
 * Says that a customer's letter is no inquiry: it leaves its opportunity, which goes where it was of this letter alone and nobody has worked on it; the letter stays with the customer, and the
 * recognition learns. POST /api/leads of the letter takes it back.
 *
 * @param version of the opportunity as it was shown
 * @throws AppError message.not_found, inquiry.not_found, opportunity.not_found, company.read_only, opportunity.changed_meanwhile (409), inquiry.deal_in_use (409)
 */
export async function denyInquiry(context: Context, viewer: Viewer, messageId: number, version: number) {
  return decide(context, viewer, messageId, async deciding => {
    const { manager, row, record, now } = deciding;
    await writeOwn(manager, viewer, record, version, { updatedAt: now });
    const isShared = await manager.existsBy(Inquiry, { recordId: record.id, messageId: Not(messageId) });
    if (!isShared) await refuseUsed(deciding);
    await mark(manager, viewer, messageId, { state: 'denied', recordId: null, isToCheck: false }, now);
    if (isShared) await auditChange(deciding, ['letters']);
    else await removeOpportunity(manager, actorOf(viewer), record.id, { messageId, number: record.number }, now);
    await teachInquiries(manager, [messageId], false);
    await refileBatch(manager, { messageIds: [messageId] }, `denied:${messageId}:${row.version}`, now);
    await touchCompanies(manager, [{ companyId: record.companyId }]);
  });
}

async function decide(
  context: Context,
  viewer: Viewer,
  messageId: number,
  work: (deciding: Deciding) => Promise<void>,
): Promise<{ messageId: number }> {
  const now = context.clock();
  await inTransaction(context.database, async manager => {
    await getDecidable(manager, viewer, messageId);
    const row = await manager.findOneBy(Inquiry, { messageId, state: 'opportunity' });
    if (!row || row.recordId === null) throw notFound('inquiry', { messageId });
    const record = await getWorkable(manager, viewer, row.recordId);
    await work({ manager, viewer, row, record, now });
  });
  return { messageId };
}

/** Of a lead that became an opportunity that is taken back; and what somebody has worked on is no slip of the machine. */
async function refuseUsed({ manager, row, record }: Deciding): Promise<void> {
  const recordId = record.id;
  const own = await manager.findOneByOrFail(Opportunity, { recordId });
  const isBare = own.stage === 'contact' && own.amount === null && own.nextAction === '' && row.leadId === null;
  const isFree =
    isBare &&
    (await hangsNothingOn(manager, recordId, { messageIds: [row.messageId], taskIds: [] })) &&
    !(await manager.existsBy(Competitor, { recordId })) &&
    !(await manager.existsBy(Stakeholder, { recordId }));
  if (isFree) return;
  const message = 'Somebody has worked on this opportunity already. Close it as lost instead.';
  throw conflict('inquiry.deal_in_use', message, { recordId });
}

async function auditChange({ manager, viewer, record, now }: Deciding, fields: string[]): Promise<void> {
  const details = { companyId: record.companyId, fields };
  await audit(manager, actorOf(viewer), 'record.changed', { type: 'record', id: record.id }, details, now);
}

async function mark(
  manager: EntityManager,
  viewer: Viewer,
  messageId: number,
  values: Partial<Pick<Inquiry, 'state' | 'isToCheck' | 'recordId'>>,
  now: Date,
): Promise<void> {
  const decided = { ...values, decidedById: viewer.userId || null, decidedAt: now, version: () => '"version" + 1' };
  await manager.update(Inquiry, { messageId }, decided);
}
