import type { EntityManager } from 'typeorm';
import { Message } from '../mail/message.entity';
import { pieces } from '../platform/database/rows';
import type { Viewer } from '../users/roles';
import { viewerOf } from '../users/viewing.service';
import type { Filing, FilingStatus } from './filing.entity';
import type { FiledMessage } from './filing.service';
import { findFilings } from './filing.service';
import { heldBack, heldFor } from './holding';
import type { FilingOutcome } from './question';
import { visibleMessageSql } from './visibility';

/**
 * Keeps what a person enters (a contact's address, a domain, a number, a rule) from opening old mail of others to him: what he may not see is not filed by it.
 * Mail that waits goes on waiting, with the party as its candidate, until somebody who may see it decides; mail that is filed stays where it is.
 *
 * @param byUserId who made the entry; 0 is the command line, which has the files anyway; undefined where nobody's entry but mail that came asks: then
 *   only what was held back before stays so
 * @param statuses of all of `decided`, before
 * @returns as many as `decided`, in its order
 */
export async function holdBack(
  manager: EntityManager,
  byUserId: number | undefined,
  decided: readonly FiledMessage[],
  statuses: ReadonlyMap<number, FilingStatus>,
): Promise<FiledMessage[]> {
  if (byUserId === 0) return [...decided];
  const statusOf = (one: FiledMessage) => statuses.get(one.messageId) as FilingStatus;
  const asked = decided.filter(
    one => one.outcome.state === 'filed' && (byUserId !== undefined || heldFor(statusOf(one).reasons) !== null),
  );
  if (asked.length === 0) return [...decided];
  const viewer = byUserId === undefined ? null : await viewerOf(manager, byUserId);
  // Whoever reads no filed mail of others (an administrator who loads the company's customers) opens nothing to himself.
  if (viewer && !viewer.grants.has('mail.filed')) return [...decided];
  const ids = asked.map(one => one.messageId);
  const seen = viewer ? await findSeen(manager, viewer, ids) : new Set<number>();
  const hidden = new Set(ids.filter(id => !seen.has(id)));
  const standing = await findFilings(manager, [...hidden]);
  return decided.map(one => {
    if (!hidden.has(one.messageId)) return one;
    const status = statusOf(one);
    const outcome =
      status.state === 'filed'
        ? unlessMoved(one.outcome, standing.get(one.messageId) ?? [])
        : heldBack(one.outcome, false, heldFor(status.reasons) ?? viewer?.name ?? '');
    return { messageId: one.messageId, outcome };
  });
}

async function findSeen(manager: EntityManager, viewer: Viewer, messageIds: readonly number[]): Promise<Set<number>> {
  const seen = new Set<number>();
  const visible = visibleMessageSql(viewer, '"m"');
  for (const piece of pieces(messageIds)) {
    const rows = await manager
      .createQueryBuilder(Message, 'm')
      .select('m.id', 'id')
      .where('m.id IN (:...piece)', { piece })
      .andWhere(visible.sql, visible.parameters)
      .getRawMany<{ id: number }>();
    for (const { id } of rows) seen.add(id);
  }
  return seen;
}

/** The outcome, where it brings no other company in; else what stands now. */
function unlessMoved(outcome: FilingOutcome, standing: readonly Filing[]): FilingOutcome {
  const there = new Set(standing.map(filing => filing.companyId));
  if (outcome.state !== 'filed' || outcome.filings.every(filing => there.has(filing.companyId))) return outcome;
  const filings = standing.map(({ companyId, contactId, recordId, reasons, ruleId }) => {
    return { companyId, contactId, recordId, reasons, ruleId };
  });
  return { state: 'filed', filings };
}
