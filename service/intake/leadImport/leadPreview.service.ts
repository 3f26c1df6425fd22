import { badRequest } from '../../common/errors';
import { Campaign } from '../../leads/campaign.entity';
import type { Context } from '../../context';
import type { Viewer } from '../../users/roles';
import type { LeadPreview, LeadPreviewBody, LeadPreviewRow } from '../leadImport.schema';
import type { UploadedData } from '../dataImport/uploads.service';
import { dropUpload, findUpload, keepUpload } from '../dataImport/uploads.service';
import type { DataFile } from '../dataImport.service';
import type { LeadFile, LeadSheet } from './leadFile.service';
import { readLeadFile } from './leadFile.service';
import { planForPerson } from './leadKnowing.service';
import type { PlannedRow } from './leadPlanning';
import { similarOf } from './leadPlanning';
import type { Outcome } from './outcomes';

const SHOWN = 200;
const SAMPLES = 3;

/**
 * Takes in the file of a form and tells what importing it would do. A file that cannot be read at all is not kept.
 *
 * @throws AppError data_import.no_file, and those of `readLeadFile`
 */
export async function previewLeadUpload(
  context: Context,
  viewer: Viewer,
  file: UploadedData | undefined,
): Promise<LeadPreview> {
  if (!file?.name) throw badRequest('data_import.no_file', 'Choose a file: .xlsx, .csv or .vcf.');
  const uploadId = await keepUpload(context, viewer, file);
  try {
    return await previewLeads(context, viewer, uploadId, {});
  } catch (error) {
    await dropUpload(context, uploadId);
    throw error;
  }
}

/** What importing an uploaded list would do with other columns or for another campaign. @throws AppError data_import.not_found, and those of `readLeadFile` */
export async function previewLeads(
  context: Context,
  viewer: Viewer,
  uploadId: string,
  body: LeadPreviewBody,
): Promise<LeadPreview> {
  const file = await findUpload(context, viewer, uploadId);
  const { read, planned } = await planLeadFile(context, viewer, file, body);
  const shown = body.outcome ? planned.filter(row => row.outcome === body.outcome) : planned;
  return {
    uploadId,
    sheets: read.sheets.map(sheetReply),
    total: planned.length,
    counts: countOutcomes(planned),
    rows: shown.slice(0, SHOWN).map(row => rowReply(row, planned)),
  };
}

/** Reads a file and plans its rows as one person may be told of them. */
export async function planLeadFile(
  context: Context,
  viewer: Viewer,
  file: DataFile,
  { mapping, source = 'fair', campaign = null }: LeadPreviewBody,
): Promise<{ read: LeadFile; planned: PlannedRow[] }> {
  const read = await readLeadFile(file, mapping);
  const of = { userId: viewer.userId, source, campaign: await campaignName(context, campaign) };
  return { read, planned: await planForPerson(context, viewer, read.drafts, of) };
}

async function campaignName(context: Context, campaign: LeadPreviewBody['campaign']): Promise<string> {
  if (!campaign) return '';
  if ('name' in campaign) return campaign.name;
  return (await context.database.manager.findOneBy(Campaign, { id: campaign.id }))?.name ?? '';
}

/** How many rows become what. */
export function countOutcomes(planned: readonly PlannedRow[]): Record<Outcome, number> {
  const counts = { new: 0, added: 0, customer: 0, colleague: 0, again: 0, failed: 0 };
  for (const { outcome } of planned) counts[outcome] += 1;
  return counts;
}

function sheetReply({ sheet, fields }: LeadSheet): LeadPreview['sheets'][number] {
  return {
    name: sheet.name,
    isUsed: fields !== null,
    rowCount: sheet.rows.length,
    columns: sheet.header.map((header, index) => ({
      ...{ index, header, field: fields?.[index] ?? null },
      samples: sheet.rows.flatMap(row => row.cells[index]?.slice(0, 80) || []).slice(0, SAMPLES),
    })),
  };
}

function rowReply(planned: PlannedRow, all: readonly PlannedRow[]): LeadPreviewRow {
  const { draft, outcome, lead, customer, ofPlace, problems } = planned;
  const { sheet, row, contactName, companyName, email, phone, country, products } = draft;
  const seen = outcome !== 'colleague';
  return {
    ...{ sheet, row, contactName, companyName, email, phone, country, outcome, problems },
    products: products.join('; ').slice(0, 300),
    lead: lead && seen ? { id: lead.id, number: lead.number, name: lead.name } : null,
    customer: customer && seen ? { id: customer.id, name: customer.name } : null,
    ownerName: customer?.ownerName ?? lead?.ownerName ?? null,
    similar: similarOf(planned),
    ofRow: ofPlace === null ? null : (all[ofPlace]?.draft.row ?? null),
  };
}
