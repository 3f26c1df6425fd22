import type { EntityManager } from 'typeorm';
import { Company } from '../companies/company.entity';
import { visibleCompanySql } from '../companies/visibility';
import { ownMailboxSql } from '../filing/visibility';
import { Mailbox } from '../mail/message.entity';
import type { HappeningKind } from '../users/happenings';
import { happeningKinds } from '../users/happenings';
import type { Viewer } from '../users/roles';
import { viewerOf } from '../users/viewing.service';
import type { Reach } from './webhooks.schema';

const MOST = 1_000;

/** How much there is that a webhook of each of these people can be told of. */
export async function reachOf(manager: EntityManager, ownerIds: readonly number[]): Promise<Map<number, Reach>> {
  const reaches = new Map<number, Reach>();
  for (const id of new Set(ownerIds)) reaches.set(id, await reachOfOne(manager, await viewerOf(manager, id)));
  return reaches;
}

async function reachOfOne(manager: EntityManager, owner: Viewer | null): Promise<Reach> {
  // Who has left sees nothing, and is told nothing.
  if (!owner) return { isAll: false, companies: 0, silent: Object.keys(happeningKinds) };
  const isAll = owner.grants.has('all.read');
  const companies = await countCompanies(manager, owner);
  const seesMail =
    owner.grants.has('mail.read') &&
    (isAll || (owner.grants.has('mail.filed') && companies > 0) || (await hasMailbox(manager, owner)));
  const sees = {
    ...{ company: companies > 0, contact: companies > 0, record: companies > 0 },
    ...{ message: seesMail, lead: owner.grants.has('leads.read') },
  };
  const kinds = Object.keys(happeningKinds) as HappeningKind[];
  return { isAll, companies, silent: kinds.filter(kind => !sees[happeningKinds[kind]]) };
}

/** Stops at 1,000. */
async function countCompanies(manager: EntityManager, viewer: Viewer): Promise<number> {
  const visible = visibleCompanySql(viewer, 'company');
  const rows = await manager
    .createQueryBuilder(Company, 'company')
    .select('company.id', 'id')
    .where(visible.sql, visible.parameters)
    .limit(MOST)
    .getRawMany<{ id: number }>();
  return rows.length;
}

function hasMailbox(manager: EntityManager, viewer: Viewer): Promise<boolean> {
  const own = ownMailboxSql(viewer, '"mailbox"');
  return manager.createQueryBuilder(Mailbox, 'mailbox').where(own.sql, own.parameters).getExists();
}
