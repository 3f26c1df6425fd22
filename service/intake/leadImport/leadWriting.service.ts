import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { addDays, instantOfDay } from '../../common/calendarDay';
import { CompanyNote } from '../../companies/profile.entity';
import { editableIds } from '../../companies/similar.service';
import { actorOf, personId } from '../../companies/visibility';
import { putIntoPool } from '../../leads/claiming.service';
import { Lead, LeadEvent, NO_NEXT_DAY } from '../../leads/lead.entity';
import { addMail, noteEvent, openLead } from '../../leads/opening.service';
import { addOpportunity, noteOpportunity } from '../../leads/opportunities.service';
import { notifyOfMeetings } from '../../teamwork/meetingNotices.service';
import { notifyOfLeads } from '../../teamwork/notices.service';
import { audit } from '../../users/audit.service';
import type { Viewer } from '../../users/roles';
import type { LeadImport, LeadImportRow } from './leadImport.entity';
import type { PlannedRow } from './leadPlanning';
import { similarOf } from './leadPlanning';
import type { Before } from './rowDetails';
import { toldKeyOf } from './rowKeys';
import { additionOf, cardOf, newLeadOf, noteOf } from './told';

/** What holds while the rows of one import are written. */
export interface Writing {
  manager: EntityManager;
  viewer: Viewer;
  run: LeadImport;
  campaign: { id: number; name: string } | null;
  /** Of the firm: on it the day of the next action ends. */
  timeZone: string;
  now: Date;
}

/** What was written of one row. */
type WrittenRow = Partial<LeadImportRow>;

/** Writes rows that were planned together; the caller keeps what is answered, in the same transaction. */
export async function writeRows(
  writing: Writing,
  planned: readonly PlannedRow[],
  first: number,
): Promise<WrittenRow[]> {
  const { manager, run, viewer, now } = writing;
  const written: WrittenRow[] = [];
  const editable = await editableCustomers(writing, planned);
  for (const [place, row] of planned.entries()) {
    const { sheet, row: line } = row.draft;
    const of = { importId: run.id, position: first + place, sheet: sheet.slice(0, 200), row: line, undo: '' as const };
    const isKept = row.outcome !== 'failed' && row.outcome !== 'again';
    const done = await writeRow(writing, row, written, editable);
    const toldKey = row.outcome === 'colleague' ? toldKeyOf(row.draft, viewer.userId) : null;
    written.push({ ...of, outcome: row.outcome, rowKey: isKept ? row.rowKey : null, toldKey, details: {}, ...done });
  }
  const { owner } = run.options;
  const fresh = written.flatMap(row => (row.outcome === 'new' ? (row.leadId ?? []) : []));
  if (owner.kind === 'pool' && fresh.length > 0) await putIntoPool(manager, actorOf(viewer), fresh, owner.poolId, now);
  await tellOwners(writing, planned);
  return withEvents(manager, written);
}

async function editableCustomers({ manager, viewer }: Writing, planned: readonly PlannedRow[]): Promise<Set<number>> {
  const ids = planned.flatMap(row => (row.outcome === 'customer' ? (row.customer?.id ?? []) : []));
  return new Set(ids.length > 0 ? await editableIds(manager, viewer, ids) : []);
}

async function writeRow(
  writing: Writing,
  planned: PlannedRow,
  before: readonly WrittenRow[],
  editable: ReadonlySet<number>,
): Promise<WrittenRow> {
  const { outcome, lead, customer, ofPlace, problems } = planned;
  switch (outcome) {
    case 'new':
      return openNew(writing, planned);
    case 'added': {
      const leadId = lead?.id ?? before[ofPlace ?? -1]?.leadId;
      return leadId ? addTo(writing, planned, leadId) : {};
    }
    case 'customer':
    case 'colleague': {
      if (writing.run.options.customers === 'skip') return {};
      if (customer) return noteOnCustomer(writing, planned, editable.has(customer.id));
      return handOver(writing, planned);
    }
    case 'failed':
      return {
        details: {
          problems: problems.map(({ code, message, values }) => ({ code, message, ...(values ? { values } : {}) })),
        },
      };
    case 'again':
      return {};
  }
}

const told = ({ run, campaign }: Writing, { draft }: PlannedRow) => ({
  ...{ file: run.fileName, row: draft.row, importId: run.id },
  ...(campaign ? { campaign: campaign.name } : {}),
});

async function openNew(writing: Writing, planned: PlannedRow): Promise<WrittenRow> {
  const { manager, viewer, run, campaign, now } = writing;
  const by = actorOf(viewer);
  const values = newLeadOf(planned.draft, run.source, campaign);
  const { lead } = await openLead(manager, by, values, null, now, ownerOf(writing));
  const next = nextOf(writing);
  if (next) await manager.update(Lead, { id: lead.id }, next);
  await noteEvent(manager, lead.id, 'imported', by, told(writing, planned), now);
  const text = noteOf(planned.draft);
  if (text) await noteEvent(manager, lead.id, 'note', by, { text }, now);
  const similar = similarOf(planned);
  return { leadId: lead.id, ...(similar ? { details: { similar } } : {}) };
}

/** undefined: the rules decide; null: nobody, for now. */
function ownerOf({ run, viewer }: Writing): number | null | undefined {
  const { owner } = run.options;
  if (owner.kind === 'rules') return undefined;
  if (owner.kind === 'pool') return null;
  return owner.kind === 'person' ? owner.userId : viewer.userId || undefined;
}

/** The next action, whose day is also that by which the first answer is due. */
function nextOf({ run, timeZone }: Writing): Partial<Lead> | null {
  const { nextAction, nextDay } = run.options;
  if (nextAction === '' && nextDay === '') return null;
  if (nextDay === '') return { nextAction };
  return { nextAction, nextDay, answerDueAt: instantOfDay(addDays(nextDay, 1), timeZone) };
}

const fillable = [
  'contactName',
  'contactTitle',
  'email',
  'phone',
  'companyName',
  'website',
  'country',
  'language',
] as const;

/** Fills the gaps of a lead that is open; what the row tells else is a note in its history. */
async function addTo(writing: Writing, planned: PlannedRow, leadId: number): Promise<WrittenRow> {
  const { manager, viewer, run, campaign, now } = writing;
  const by = actorOf(viewer);
  const lead = await manager.findOneByOrFail(Lead, { id: leadId });
  let after = await addMail(manager, lead, newLeadOf(planned.draft, run.source, campaign), null, now);
  const next = nextOf(writing);
  if (next && lead.nextDay === NO_NEXT_DAY && lead.nextAction === '') {
    const { nextAction = '', nextDay = NO_NEXT_DAY } = next;
    await manager.update(Lead, { id: leadId }, { nextAction, nextDay });
    after = { ...after, nextAction, nextDay };
  }
  const before: Before = { asked: lead.asked, nextAction: lead.nextAction, nextDay: lead.nextDay };
  for (const name of fillable) if (lead[name] !== after[name]) before[name] = lead[name];
  await noteEvent(manager, leadId, 'import_added', by, told(writing, planned), now);
  const text = additionOf(planned.draft, lead);
  if (text) await noteEvent(manager, leadId, 'note', by, { text }, now);
  return { leadId, details: { before, version: after.version } };
}

/** What was told of somebody at a customer of ours: a note, and, where it is asked for and he may, an opportunity. */
async function noteOnCustomer(writing: Writing, planned: PlannedRow, isEditable: boolean): Promise<WrittenRow> {
  const { manager, viewer, run, campaign, now } = writing;
  const { customer, draft } = planned;
  if (!customer) return {};
  const text = cardOf(draft, campaign?.name ?? '');
  if (isEditable && run.options.customers === 'opportunity') {
    const by = actorOf(viewer);
    const { asked } = newLeadOf(draft, run.source, campaign);
    const title = draft.products.join('; ') || [campaign?.name, customer.name].filter(Boolean).join(' · ');
    const deal = { companyId: customer.id, ownerId: customer.ownerId ?? personId(viewer), title, asked };
    const from = { source: run.source, campaignId: run.campaignId, leadId: null, isToCheck: false };
    const record = await addOpportunity(manager, by, { ...deal, ...from }, now);
    await noteOpportunity(manager, record.id, 'note', by, { text }, now);
    return { recordId: record.id };
  }
  const note = await manager.save(
    manager.create(CompanyNote, {
      ...{ companyId: customer.id, text, isPrompt: false, createdById: personId(viewer) },
      ...{ createdAt: now, endedAt: null, version: 1 },
    }),
  );
  const subject = { type: 'company', id: customer.id };
  await audit(manager, actorOf(viewer), 'note.created', subject, { noteId: note.id }, now);
  return { noteId: note.id, details: planned.outcome === 'colleague' ? { ownerName: customer.ownerName } : {} };
}

/** What was told of the party of a colleague's lead stands in its history; its owner is told of it (LEAD-3). */
async function handOver(writing: Writing, planned: PlannedRow): Promise<WrittenRow> {
  const { manager, viewer, now, campaign } = writing;
  const { lead, draft } = planned;
  if (!lead) return {};
  const by = actorOf(viewer);
  await noteEvent(manager, lead.id, 'import_added', by, told(writing, planned), now);
  await noteEvent(manager, lead.id, 'note', by, { text: cardOf(draft, campaign?.name ?? '') }, now);
  return { leadId: lead.id, details: { ownerName: lead.ownerName } };
}

/** Tells owners, each once a batch of each customer or lead, whose people a colleague met. */
async function tellOwners({ manager, viewer, run, now }: Writing, planned: readonly PlannedRow[]): Promise<void> {
  if (run.options.customers === 'skip') return;
  const customers = new Map(planned.flatMap(({ customer }) => (customer ? [[customer.id, customer] as const] : [])));
  const met = [...customers.values()].flatMap(({ id, ownerId }) =>
    ownerId === null ? [] : [{ userId: ownerId, companyId: id }],
  );
  await notifyOfMeetings(manager, personId(viewer), met, now);
  const leadIds = planned.flatMap(({ outcome, lead }) => (outcome === 'colleague' && lead ? [lead.id] : []));
  const leads = leadIds.length > 0 ? await manager.findBy(Lead, { id: In([...new Set(leadIds)]) }) : [];
  const of = leads.flatMap(({ id, ownerId }) =>
    ownerId === null ? [] : [{ kind: 'lead_met' as const, userId: ownerId, leadId: id }],
  );
  await notifyOfLeads(manager, personId(viewer), of, now);
}

/** The rows with the last event that stands in each lead now: what a person does later has a larger number. */
async function withEvents(manager: EntityManager, rows: readonly WrittenRow[]): Promise<WrittenRow[]> {
  const ids = [...new Set(rows.flatMap(row => row.leadId ?? []))];
  if (ids.length === 0) return [...rows];
  const last = await manager
    .createQueryBuilder(LeadEvent, 'e')
    .select(['e.leadId AS "leadId"', 'MAX(e.id) AS "id"'])
    .where({ leadId: In(ids) })
    .groupBy('e.leadId')
    .getRawMany<{ leadId: number; id: number }>();
  const of = new Map(last.map(one => [one.leadId, Number(one.id)]));
  return rows.map(row => (row.leadId ? { ...row, lastEventId: of.get(row.leadId) ?? null } : row));
}
