import { domainOf, normaliseAddress } from '../common/emailAddress';
import { badRequest } from '../common/errors';
import { isDay } from '../activities/taskSight';
import { foldPhone } from '../companies/likeNames';
import { foldName } from '../companies/names';
import type { Context } from '../context';
import { allowedFields, mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { afterWorking } from './answerTime';
import { checkCampaign } from './campaignNames.service';
import type { Asked } from './asked';
import { productLine } from './asked';
import { hoursFor } from './hours.service';
import type { Lead } from './lead.entity';
import { NO_NEXT_DAY } from './lead.entity';
import type { LeadChange, LeadReply } from './leads.schema';
import { businessDomain } from './openKeys';
import { renewKeys } from './opening.service';
import { scoreLead } from './scoring';
import { getLeadSettings } from './settings.service';
import type { Acting } from './writing.service';
import { actOn, noteAct, writeLead } from './writing.service';

const plain = ['contactName', 'contactTitle', 'website', 'language', 'source', 'sourceDetail', 'nextAction'] as const;

/**
 * Changes what is given of a lead; what is asked for is told as a whole.
 *
 * @throws AppError lead.not_found, lead.not_yours, lead.changed_meanwhile, lead.email_invalid, lead.day_invalid, campaign.not_found, fields.not_editable
 */
export async function changeLead(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  given: LeadChange,
): Promise<LeadReply> {
  return actOn(context, viewer, id, version, async acting => {
    const { lead } = acting;
    await checkCampaign(acting.manager, given.campaignId);
    const seen = mayView(viewer, 'contact');
    const shown = { email: seen ? lead.email : '', phone: seen ? lead.phone : '' };
    const change = allowedFields(viewer, 'lead', given, shown);
    const values = { ...columnsOf(change), ...derivedOf(lead, change) };
    if (change.country !== undefined && lead.answeredAt === null && lead.firstMessageId !== null)
      Object.assign(values, await answerDue(acting, values.country ?? ''));
    const after = await writeLead(acting, values);
    if (change.email !== undefined || change.phone !== undefined) await renewKeys(acting.manager, after);
    await noteAct(acting, 'changed', { fields: Object.keys(change).sort() });
  });
}

/** What is given of a lead, as its columns. @throws AppError lead.email_invalid, lead.day_invalid */
export function columnsOf(change: LeadChange): Partial<Lead> {
  const values: Partial<Lead> = {};
  for (const name of plain) if (change[name] !== undefined) Object.assign(values, { [name]: change[name].trim() });
  if (change.title !== undefined) values.title = change.title.replace(/\s+/g, ' ').trim();
  if (change.companyName !== undefined) {
    values.companyName = change.companyName.replace(/\s+/g, ' ').trim();
    values.foldedCompany = foldName(values.companyName).slice(0, 300);
  }
  if (change.country !== undefined) values.country = change.country.toUpperCase();
  if (change.email !== undefined) values.email = readAddress(change.email);
  if (change.phone !== undefined) values.phone = change.phone.trim();
  if (change.nextDay !== undefined) values.nextDay = readDay(change.nextDay);
  if (change.campaignId !== undefined) values.campaignId = change.campaignId;
  if (change.asked !== undefined) values.asked = readAsked(change.asked);
  return values;
}

/** What follows from what is given. */
function derivedOf(lead: Lead, change: LeadChange): Partial<Lead> {
  const after = { ...lead, ...columnsOf(change) };
  const domain = change.email === undefined ? lead.domain : businessDomain(domainOf(after.email));
  const phoneKey = foldPhone(after.phone, after.country || null).slice(0, 40);
  const { score, reasons } = scoreLead({
    ...after,
    domain,
    isToMany: lead.scoreReasons.some(({ code }) => code === 'to_many'),
  });
  return { domain, phoneKey, score, scoreReasons: reasons, products: productLine(after.asked) };
}

function readAddress(raw: string): string {
  const address = normaliseAddress(raw);
  if (raw.trim() === '') return '';
  if (!address || !domainOf(address).includes('.'))
    throw badRequest('lead.email_invalid', 'This is no e-mail address; write it like anna@acme.com.', { address: raw });
  return address;
}

function readDay(day: string | null): string {
  if (day === null || day === '') return NO_NEXT_DAY;
  if (!isDay(day)) throw badRequest('lead.day_invalid', 'There is no such day. Choose another.', { day });
  return day;
}

function readAsked(asked: NonNullable<LeadChange['asked']>): Asked {
  const items = asked.items
    .map(item => ({ ...item, product: item.product.replace(/\s+/g, ' ').trim() }))
    .filter(item => item.product !== '');
  const certificates = [...new Set(asked.certificates.map(one => one.trim()).filter(Boolean))];
  return { ...asked, items, certificates, incoterm: asked.incoterm.trim().toUpperCase() };
}

/** The buyer's business hours are those of his country. */
async function answerDue({ manager, lead, now }: Acting, country: string): Promise<Pick<Lead, 'answerDueAt'>> {
  const { answerHours } = await getLeadSettings(manager);
  return { answerDueAt: afterWorking(lead.receivedAt, answerHours * 60, await hoursFor(manager, country, now)) };
}
