import type { EntityManager } from 'typeorm';
import { listOf } from '../platform/database/lists';
import { pieces } from '../platform/database/rows';
import type { FiledMessage } from './filing.service';
import type { FilingOutcome } from './question';

/** Leads and opportunities stand above the filing, which knows their tables and nothing else of them. */
interface Standing {
  messageId: number;
  /** Number of the open lead that the letter belongs to. */
  lead: string | null;
  /** The opportunity that it became, with its company. */
  recordId: number | null;
  number: string | null;
  companyId: number | null;
}

/**
 * What leads and opportunities say of outcomes: a letter of nobody that is known, which belongs to an open lead, stands there and waits for nobody; an inquiry of a customer stands under the
 * opportunity that it became. Everything else is as it was decided.
 */
export async function underLeads(manager: EntityManager, decided: readonly FiledMessage[]): Promise<FiledMessage[]> {
  const standing = new Map<number, Standing>();
  for (const piece of pieces(decided.map(one => one.messageId)))
    for (const row of await load(manager, piece)) standing.set(row.messageId, row);
  if (standing.size === 0) return [...decided];
  return decided.map(one => {
    const place = standing.get(one.messageId);
    return place ? { ...one, outcome: settled(one.outcome, place) } : one;
  });
}

function settled(outcome: FilingOutcome, { lead, recordId, number, companyId }: Standing): FilingOutcome {
  // What looks like a fraud waits for a person all the same.
  const isNobodys =
    (outcome.state === 'review' && outcome.category === 'unknown_sender') ||
    // The form of our own web site writes from our own domain.
    (outcome.state === 'none' && outcome.reasons.every(({ code }) => code === 'internal'));
  if (lead !== null && isNobodys) return { state: 'lead', reasons: [{ code: 'lead', values: { number: lead } }] };
  if (outcome.state !== 'filed' || recordId === null) return outcome;
  const reason = { code: 'inquiry' as const, values: { number: number ?? '' } };
  return {
    state: 'filed',
    filings: outcome.filings.map(filing =>
      filing.companyId === companyId && filing.recordId === null
        ? { ...filing, recordId, reasons: [...filing.reasons, reason] }
        : filing,
    ),
  };
}

async function load(manager: EntityManager, messageIds: readonly number[]): Promise<Standing[]> {
  const found: Standing[] = [];
  const { list, piece } = listOf(manager, messageIds);
  const leads = await manager
    .createQueryBuilder()
    .select(['lm.messageId AS "messageId"', 'l.number AS "number"'])
    .from('lead_message', 'lm')
    .innerJoin('lead', 'l', 'l.id = lm.leadId')
    .where(`lm.messageId IN ${list} AND l.stage NOT IN ('converted', 'merged')`, { piece })
    .getRawMany<{ messageId: number; number: string }>();
  for (const { messageId, number } of leads)
    found.push({ messageId, lead: number, recordId: null, number: null, companyId: null });
  const records = await manager
    .createQueryBuilder()
    .select(['i.messageId AS "messageId"', 'r.id AS "recordId"', 'r.number AS "number"', 'r.companyId AS "companyId"'])
    .from('inquiry', 'i')
    .innerJoin('record', 'r', 'r.id = i.recordId')
    .where(`i.messageId IN ${list}`, { piece })
    .getRawMany<{ messageId: number; recordId: number; number: string; companyId: number }>();
  for (const row of records) found.push({ lead: null, ...row });
  return found;
}
