import type { EntityManager } from 'typeorm';
import { namesOf } from '../companies/similar.service';
import { hoursFor } from '../leads/hours.service';
import { Inquiry } from '../leads/inquiry.entity';
import type { InquiryFields } from '../leads/inquiry/inquiry';
import { Lead, LeadMessage } from '../leads/lead.entity';
import { actsOf } from '../leads/leadReading.service';
import { findVisibleLeads, mayWorkOn } from '../leads/leadSight.service';
import { actOfQualification } from '../leads/unqualifying.service';
import { presentLeads, toldOf } from '../leads/presentingLeads.service';
import { presentOpportunities, visibleOpportunities } from '../leads/opportunityReading.service';
import type { Message } from '../mail/message.entity';
import { workedMinutes } from '../teamwork/waiting';
import { mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import type { PaneHiddenLead, PaneInquiry, PaneLead } from './lead.schema';
import { leadFields, leadItems } from './leadFields';
import { placeOf } from './partyCard.service';

/** What of leads and opportunities stands on the card of a letter. */
export interface LeadPart {
  lead: PaneLead | null;
  hiddenLead: PaneHiddenLead | null;
  inquiry: PaneInquiry | null;
  /** No lead or opportunity has been made of the letter. */
  isFree: boolean;
}

/**
 * The lead of a letter, or the opportunity that it became, as far as the viewer may see them. Of a letter that is neither: two look-ups by their keys and no more.
 */
export async function readLeadPart(
  manager: EntityManager,
  viewer: Viewer,
  messageId: number,
  filingState: string,
  now: Date,
): Promise<LeadPart> {
  const row = await manager.findOneBy(Inquiry, { messageId });
  const [link] = await manager.find(LeadMessage, { where: { messageId }, order: { id: 'DESC' }, take: 1 });
  const nothing = { lead: null, hiddenLead: null, inquiry: null, isFree: false };
  if (row?.state === 'opportunity' && row.recordId !== null)
    return { ...nothing, inquiry: await readDeal(manager, viewer, row, now) };
  // What was said to be no inquiry is shown until somebody has put the letter elsewhere: it can be taken back.
  const deniedId = row?.state === 'denied' && filingState !== 'filed' ? row.leadId : null;
  const leadId = link?.leadId ?? deniedId;
  if (leadId === null) return { ...nothing, isFree: row === null || row.state === 'denied' };
  const isFree = link === undefined;
  const [lead] = await findVisibleLeads(manager, viewer, [leadId]);
  if (lead) return { ...nothing, isFree, lead: await presentLead(manager, viewer, lead, row, now) };
  return { ...nothing, isFree, hiddenLead: isFree ? null : await hiddenOf(manager, leadId) };
}

/** The lead that became an opportunity by an act of filing on a letter, if the viewer may work on it. */
export async function qualifiedBy(
  manager: EntityManager,
  viewer: Viewer,
  messageId: number,
  actId: number,
): Promise<{ id: number; number: string; version: number } | null> {
  const links = await manager.find(LeadMessage, { where: { messageId }, order: { id: 'DESC' }, take: 5 });
  for (const lead of await findVisibleLeads(
    manager,
    viewer,
    links.map(link => link.leadId),
  ))
    if ((await actOfQualification(manager, lead)) === actId && (await mayWorkOn(manager, viewer, lead)))
      return { id: lead.id, number: lead.number, version: lead.version };
  return null;
}

async function hiddenOf(manager: EntityManager, leadId: number): Promise<PaneHiddenLead | null> {
  const lead = await manager.findOneBy(Lead, { id: leadId });
  if (!lead) return null;
  const names = await namesOf(manager, [lead.ownerId]);
  const ownerName = names.get(lead.ownerId ?? 0) ?? null;
  return { ownerName, since: ownerName === null ? null : (lead.assignedAt?.toISOString() ?? null) };
}

async function presentLead(
  manager: EntityManager,
  viewer: Viewer,
  lead: Lead,
  row: Inquiry | null,
  now: Date,
): Promise<PaneLead> {
  const [line] = await presentLeads(manager, viewer, [lead], now);
  if (!line) throw new Error('a lead that was read is a line');
  const { id, number, stage, title, source, sourceDetail, isToCheck, isMasked, owner, pool, score } = line;
  const { nextAction, nextDay, nextIn, receivedAt, answerDueAt, answeredAt, returnsAt, closeReason, version } = line;
  const told = toldOf(viewer, lead);
  const fields = isMasked ? null : readFields(viewer, lead.id, row);
  return {
    ...{ id, number, stage, title, source, sourceDetail, isToCheck, isMasked, owner, pool, score },
    ...{ nextAction, nextDay, nextIn, receivedAt, answerDueAt, answeredAt, returnsAt, closeReason, version },
    isMine: lead.ownerId === viewer.userId,
    scoreReasons: [...lead.scoreReasons].sort((a, b) => b.points - a.points),
    answerMinutes: lead.answerMinutes,
    answerLeftMinutes: answerDueAt === null ? null : await leftMinutes(manager, lead, new Date(answerDueAt), now),
    place: placeOf({ country: lead.country || null, city: null, timeZone: null }, now),
    fields: leadFields({ ...told, country: lead.country }, lead.asked, fields),
    items: leadItems(lead.asked, fields),
    itemCount: lead.asked.items.length,
    can: await rightsOn(manager, viewer, lead),
  };
}

/** What this letter says, if it is an inquiry of this lead; addresses and numbers only to whoever may see them. */
function readFields(viewer: Viewer, leadId: number, row: Inquiry | null): InquiryFields | null {
  if (!row?.fields || row.leadId !== leadId) return null;
  const fields = JSON.parse(row.fields) as InquiryFields;
  return mayView(viewer, 'contact') ? fields : { ...fields, contactEmail: null, phone: null, messenger: null };
}

async function leftMinutes(manager: EntityManager, lead: Lead, due: Date, now: Date): Promise<number | null> {
  if (due <= now) return null;
  const { hours, timeZone } = await hoursFor(manager, lead.country, now);
  return workedMinutes(now, due, hours, timeZone);
}

async function rightsOn(manager: EntityManager, viewer: Viewer, lead: Lead): Promise<PaneLead['can']> {
  const canWork = await mayWorkOn(manager, viewer, lead);
  const acts = new Set(await actsOf(manager, viewer, lead, canWork));
  const makes = viewer.grants.has('companies.write') && viewer.grants.has('records.write');
  const isOthers = lead.ownerId !== viewer.userId && !acts.has('take');
  return {
    ...{ confirm: acts.has('confirm'), deny: acts.has('deny'), take: acts.has('take'), claim: acts.has('claim') },
    assignToMe: isOthers && acts.has('assign') && viewer.grants.has('leads.assign'),
    qualify: acts.has('convert') && makes,
    ...{ reject: acts.has('reject'), reopen: acts.has('reopen'), change: acts.has('change') },
  };
}

/** The opportunity of a customer's inquiry; null where its customer is not for the viewer to see. */
async function readDeal(manager: EntityManager, viewer: Viewer, row: Inquiry, now: Date): Promise<PaneInquiry | null> {
  const record = await visibleOpportunities(manager, viewer).andWhere('r.id = :id', { id: row.recordId }).getOne();
  const [line] = record ? await presentOpportunities(manager, viewer, [record], now) : [];
  if (!record || !line) return null;
  const { id, number, title, owner, isToCheck, version, mayChange } = line;
  // What became of a lead is taken back there.
  const can = { confirm: mayChange && isToCheck, deny: mayChange && row.leadId === null && record.state === 'open' };
  return { recordId: id, number, title, owner, isToCheck, version, can };
}

/** Whether one click may make a lead of a letter: somebody outside wrote it, nobody is known to have, and it waits or was passed over. */
export function mayBeLead(
  viewer: Viewer,
  message: Pick<Message, 'direction' | 'kind'>,
  filing: { state: string; category: string | null } | null,
): boolean {
  if (!viewer.grants.has('leads.write') || message.direction !== 'in' || message.kind !== 'normal' || !filing)
    return false;
  // What is suspicious is looked at first.
  const isOpen = filing.state === 'review' || filing.state === 'none' || filing.state === 'not_business';
  return isOpen && filing.category !== 'suspicious' && filing.category !== 'unreadable';
}
