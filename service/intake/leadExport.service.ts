import type { Readable } from 'node:stream';
import { In } from 'typeorm';
import { timeCursor } from '../common/paging';
import type { Context } from '../context';
import type { Asked } from '../leads/asked';
import { Lead } from '../leads/lead.entity';
import { findLeadPlaces } from '../leads/leadList.service';
import type { LeadLine, LeadQuery } from '../leads/leads.schema';
import { presentLeads, toldOf } from '../leads/presentingLeads.service';
import { instantOf } from '../platform/database/instants';
import { allowExport } from '../users/limits.service';
import type { Viewer } from '../users/roles';
import type { ExportFormat } from './exportFile.service';
import { fileOf } from './exportFile.service';

const A_PAGE = 200;
// More are no list that somebody works with; the limit of the day is lower as a rule.
const MOST = 100_000;

const head = [
  ...['number', 'stage', 'company', 'contact', 'title', 'email', 'phone', 'website', 'country', 'language'],
  ...['source', 'sourceDetail', 'campaign', 'products', 'incoterm', 'port', 'payment', 'delivery', 'certificates'],
  ...['score', 'owner', 'pool', 'nextDay', 'nextAction', 'received', 'answered', 'closeReason'],
];

/**
 * The leads that a search finds, as a file that streams, with no more of each than the list shows. Counted against the person's limit of the day and written into the audit log before a
 * row leaves.
 *
 * @throws AppError export.limit_reached
 */
export async function exportLeads(
  context: Context,
  viewer: Viewer,
  query: LeadQuery,
  format: ExportFormat,
): Promise<Readable> {
  const { manager } = context.database;
  const places = await findLeadPlaces(manager, viewer, query, context.clock(), MOST);
  await allowExport(context, viewer, 'leads', places.length);
  return fileOf(format, 'Leads', head, rowsOf(context, viewer, query), error => context.log.error(error));
}

async function* rowsOf(context: Context, viewer: Viewer, query: LeadQuery): AsyncGenerator<string[]> {
  const { manager } = context.database;
  let cursor: string | undefined;
  for (;;) {
    const asked = { ...query, ...(cursor ? { cursor } : {}) };
    const page = await findLeadPlaces(manager, viewer, asked, context.clock(), A_PAGE);
    const rows = await manager.findBy(Lead, { id: In(page.map(place => place.id)) });
    const leads = new Map(rows.map(row => [row.id, row]));
    const inOrder = page.flatMap(place => leads.get(place.id) ?? []);
    const lines = await presentLeads(manager, viewer, inOrder, context.clock());
    for (const line of lines) yield rowOf(viewer, line, leads.get(line.id) as Lead);
    const last = page.at(-1);
    if (page.length < A_PAGE || !last) return;
    cursor = timeCursor({ at: instantOf(last.at), id: last.id });
  }
}

function rowOf(viewer: Viewer, line: LeadLine, lead: Lead): string[] {
  const told = toldOf(viewer, lead);
  const { incoterm, port, paymentTerms, delivery, certificates } = lead.asked;
  return [
    ...[line.number, line.stage, told.companyName, told.contactName, told.contactTitle, told.email, told.phone],
    ...[
      told.website,
      line.country,
      line.language,
      line.source,
      told.sourceDetail,
      line.campaign?.name ?? '',
      productsOf(lead.asked),
    ],
    ...[incoterm, port, paymentTerms, delivery, certificates.join('; ')],
    ...[String(line.score), line.owner?.name ?? '', line.pool?.name ?? '', line.nextDay ?? '', line.nextAction],
    ...[line.receivedAt, line.answeredAt ?? '', line.closeReason],
  ];
}

function productsOf({ items }: Asked): string {
  const figure = (value: number | null) => (value === null ? '' : String(value));
  return items
    .map(item => [item.product, figure(item.quantity), item.unit ?? '', figure(item.targetPrice), item.currency ?? ''])
    .map(parts => parts.filter(Boolean).join(' '))
    .join('; ');
}
