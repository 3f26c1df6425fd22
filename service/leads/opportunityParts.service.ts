import type { EntityManager } from 'typeorm';
import { badRequest, notFound } from '../common/errors';
import { Contact } from '../companies/company.entity';
import { actorOf } from '../companies/visibility';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import type { TradeRecord } from '../records/record.entity';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { User } from '../users/user.entity';
import { NO_NEXT_DAY } from './lead.entity';
import { noteOpportunity } from './opportunities.service';
import { Competitor, Stakeholder } from './opportunity.entity';
import type { CompetitorBody, OpportunityReply, StakeholderBody } from './opportunity.schema';
import { describeOpportunity, getWorkable } from './opportunityReading.service';
import { addCompetitor, ensureOpportunity, writeOwn } from './opportunityWork.service';

/** Which competitor or stakeholder of which opportunity. */
export interface PartPlace {
  recordId: number;
  /** null: one that is new */
  id: number | null;
  /** Of the opportunity, as it was read; absent: nothing is compared. */
  version?: number | undefined;
}

/** Who else offers: added with `id` null, changed with a number, taken off with no body. */
export async function setCompetitor(
  context: Context,
  viewer: Viewer,
  { recordId, id, version }: PartPlace,
  body: CompetitorBody | null,
): Promise<OpportunityReply> {
  return setPart(context, viewer, { recordId, version }, 'competitors', async (manager, now) => {
    if (id === null) return body ? addCompetitor(manager, recordId, body, now) : undefined;
    if (!(await manager.existsBy(Competitor, { id, recordId }))) throw notFound('competitor', { id });
    if (body) await manager.update(Competitor, { id, recordId }, { ...body, name: body.name.trim() });
    else await manager.delete(Competitor, { id, recordId });
  });
}

/** Whom we deal with on the buyer's side; as `setCompetitor`. @throws AppError contact.not_found, stakeholder.nameless, opportunity.owner_unknown */
export async function setStakeholder(
  context: Context,
  viewer: Viewer,
  { recordId, id, version }: PartPlace,
  body: StakeholderBody | null,
): Promise<OpportunityReply> {
  return setPart(context, viewer, { recordId, version }, 'stakeholders', async (manager, now, record) => {
    if (id !== null && !(await manager.existsBy(Stakeholder, { id, recordId }))) throw notFound('stakeholder', { id });
    if (!body) {
      if (id !== null) await manager.delete(Stakeholder, { id, recordId });
      return;
    }
    const values = await stakeholderOf(manager, record, body);
    if (id !== null) {
      await manager.update(Stakeholder, { id, recordId }, values);
      return;
    }
    if (!values.name) throw badRequest('stakeholder.nameless', 'Choose a contact, or write a name.');
    const unset = { part: 'other', stance: 'unknown', aim: '', nextStep: '', nextDay: NO_NEXT_DAY } as const;
    const fresh = { contactId: null, byUserId: null, ...unset, ...values, name: values.name };
    await manager.insert(Stakeholder, { recordId, ...fresh, createdAt: now });
  });
}

async function stakeholderOf(
  manager: EntityManager,
  record: TradeRecord,
  body: StakeholderBody,
): Promise<Partial<Stakeholder>> {
  const { contactId, nextDay, byUserId, ...values } = body;
  const contact = contactId ? await manager.findOneBy(Contact, { id: contactId, companyId: record.companyId }) : null;
  if (contactId && !contact) throw notFound('contact', { id: contactId });
  if (byUserId && !(await manager.existsBy(User, { id: byUserId, isActive: true })))
    throw badRequest('opportunity.owner_unknown', 'Choose somebody who has an active account.', { byUserId });
  const name = values.name?.trim() || contact?.name;
  return {
    ...values,
    ...(name ? { name } : {}),
    ...(contactId === undefined ? {} : { contactId }),
    ...(byUserId === undefined ? {} : { byUserId }),
    ...(nextDay === undefined ? {} : { nextDay: nextDay ?? NO_NEXT_DAY }),
  };
}

/** Writes something that hangs on an opportunity, in one transaction with its version, its history and the audit log; with `what` null the writer tells of it himself. */
export async function setPart(
  context: Context,
  viewer: Viewer,
  { recordId, version }: Omit<PartPlace, 'id'>,
  what: string | null,
  write: (manager: EntityManager, now: Date, record: TradeRecord) => Promise<void>,
): Promise<OpportunityReply> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const record = await getWorkable(manager, viewer, recordId);
    const own = await ensureOpportunity(manager, record);
    await writeOwn(manager, viewer, record, version ?? own.version, { updatedAt: now });
    await write(manager, now, record);
    if (what !== null) await notePart(manager, viewer, record, what, now);
    return describeOpportunity(manager, viewer, record, now);
  });
}

async function notePart(
  manager: EntityManager,
  viewer: Viewer,
  { id, companyId }: TradeRecord,
  what: string,
  now: Date,
): Promise<void> {
  await noteOpportunity(manager, id, 'changed', actorOf(viewer), { fields: [what] }, now);
  const details = { companyId, fields: [what] };
  await audit(manager, actorOf(viewer), 'record.changed', { type: 'record', id }, details, now);
}
