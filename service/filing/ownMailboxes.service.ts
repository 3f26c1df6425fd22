import type { EntityManager } from 'typeorm';
import { Mailbox } from '../mail/message.entity';
import type { Viewer } from '../users/roles';
import { ownMailboxSql } from './visibility';

// One list is read for each, in one statement; SQLite takes 500 of them.
const MAX_MAILBOXES = 400;

/** The mailboxes whose copies are the viewer's own (`ownMailboxSql`), by id. */
export async function ownMailboxIds(manager: EntityManager, viewer: Viewer): Promise<number[]> {
  const own = ownMailboxSql(viewer, '"b"');
  const rows = await manager
    .createQueryBuilder(Mailbox, 'b')
    .select('b.id', 'id')
    .where(own.sql, own.parameters)
    .orderBy('b.id')
    .limit(MAX_MAILBOXES)
    .getRawMany<{ id: number }>();
  return rows.map(row => row.id);
}
