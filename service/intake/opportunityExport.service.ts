import type { Readable } from 'node:stream';
import { In } from 'typeorm';
import { decimalsOf } from '../common/currencies';
import type { Context } from '../context';
import { productLine } from '../leads/asked';
import { Opportunity } from '../leads/opportunity.entity';
import type { OpportunityLine, OpportunityQuery } from '../leads/opportunity.schema';
import { countOpportunities, listOpportunities } from '../leads/opportunityList.service';
import { allowExport } from '../users/limits.service';
import type { Viewer } from '../users/roles';
import type { ExportFormat } from './exportFile.service';
import { fileOf } from './exportFile.service';

const A_PAGE = 200;

const head = [
  ...['number', 'title', 'company', 'owner', 'stage', 'stageSince', 'stageDays', 'probability', 'amount', 'currency'],
  ...['expectedDay', 'nextAction', 'nextDay', 'products', 'incoterm', 'port', 'payment', 'delivery'],
  ...['lostReason', 'lostNote', 'created', 'closed'],
];

/**
 * The opportunities that a search finds, as a file that streams, with no more of each than the viewer may see. Counted against the person's limit of the day and written into the audit
 * log before a row leaves.
 *
 * @throws AppError export.limit_reached
 */
export async function exportOpportunities(
  context: Context,
  viewer: Viewer,
  query: OpportunityQuery,
  format: ExportFormat,
): Promise<Readable> {
  await allowExport(context, viewer, 'opportunities', await countOpportunities(context, viewer, query));
  const rows = rowsOf(context, viewer, query);
  return fileOf(format, 'Opportunities', head, rows, error => context.log.error(error));
}

async function* rowsOf(context: Context, viewer: Viewer, query: OpportunityQuery): AsyncGenerator<string[]> {
  let cursor: string | null = null;
  do {
    const asked: OpportunityQuery = { ...query, limit: A_PAGE, ...(cursor === null ? {} : { cursor }) };
    const page = await listOpportunities(context, viewer, asked);
    const ids = page.opportunities.map(line => line.id);
    const own = await context.database.manager.findBy(Opportunity, { recordId: In(ids) });
    const byId = new Map(own.map(one => [one.recordId, one]));
    for (const line of page.opportunities) yield rowOf(line, byId.get(line.id));
    cursor = page.nextCursor;
  } while (cursor !== null);
}

function rowOf(line: OpportunityLine, own: Opportunity | undefined): string[] {
  const amount = line.amount === null ? '' : decimal(line.amount, line.currency);
  const { incoterm = '', port = '', paymentTerms = '', delivery = '' } = own?.asked ?? {};
  return [
    ...[line.number, line.title, line.company.name, line.owner?.name ?? '', line.stage, line.stageSince],
    ...[String(line.stageDays), String(line.probability), amount, line.currency],
    ...[line.expectedDay ?? '', line.nextAction, line.nextDay ?? ''],
    ...[own ? productLine(own.asked) : '', incoterm, port, paymentTerms, delivery],
    ...[own?.lostReason ?? '', own?.lostNote ?? '', line.createdAt, own?.closedAt?.toISOString() ?? ''],
  ];
}

function decimal(minor: number, currency: string): string {
  const digits = decimalsOf(currency);
  return (minor / 10 ** digits).toFixed(digits);
}
