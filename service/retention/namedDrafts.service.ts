import type { EntityManager } from 'typeorm';
import { In, IsNull, MoreThan } from 'typeorm';
import { ApprovalRequest } from '../approvals/approval.entity';
import { endRequest } from '../approvals/asking.service';
import { emptyCopies } from '../approvals/clearing.service';
import { likeText } from '../companies/paging';
import { SentFinding } from '../guard/guard.entity';

const AT_ONCE = 200;

/**
 * Empties the copies of mails that waited for an approval and name an address, and takes away what was found in letters about a recipient who was probably meant, in the
 * caller's transaction. Letters that have left take their own along.
 */
export async function eraseFromDrafts(manager: EntityManager, addresses: readonly string[], now: Date): Promise<void> {
  if (addresses.length === 0) return;
  const isNamed = (row: ApprovalRequest) => {
    const text = JSON.stringify([row.recipients, row.subject, row.text, row.note, row.findings]).toLowerCase();
    return addresses.some(address => text.includes(address));
  };
  for (let afterId = 0; ;) {
    const rows = await manager.find(ApprovalRequest, {
      where: { id: MoreThan(afterId), clearedAt: IsNull() },
      order: { id: 'ASC' },
      take: AT_ONCE,
    });
    const named = rows.filter(isNamed);
    for (const row of named) if (row.state === 'pending') await endRequest(manager, row, now);
    await emptyCopies(
      manager,
      named.map(row => row.id),
      now,
    );
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) break;
    afterId = last.id;
  }
  for (const address of addresses) {
    const found = await manager
      .createQueryBuilder(SentFinding, 's')
      .select('s.id', 'id')
      .where(`s.finding LIKE :named ESCAPE '\\'`, { named: `%"${likeText(address)}"%` })
      .getRawMany<{ id: number }>();
    if (found.length > 0) await manager.delete(SentFinding, { id: In(found.map(row => row.id)) });
  }
}
