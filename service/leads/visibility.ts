import type { SqlCondition } from '../companies/visibility';
import { leadCameSql } from '../filing/visibility';
import type { Viewer } from '../users/roles';

/**
 * Who may see a lead: its owner and those above him; whoever sees everything; of a lead that nobody has, those who assign leads and those in whose mailboxes it came; of a
 * pool, those who may claim from it. It is part of every query that lists, finds, opens or counts leads.
 *
 * @param alias of lead
 * @param poolIds the pools that are open to him (pools.service.ts)
 */
export function visibleLeadSql(viewer: Viewer, alias: string, poolIds: readonly number[]): SqlCondition {
  const name = plainAlias(alias);
  if (!viewer.grants.has('leads.read')) return { sql: '(1 = 0)', parameters: {} };
  if (viewer.grants.has('all.read')) return { sql: '(1 = 1)', parameters: {} };
  const owners = whole([viewer.userId, ...viewer.ownerIds]);
  const ways = [`${name}."ownerId" IN (${owners})`];
  if (poolIds.length > 0) ways.push(`(${name}."stage" = 'pool' AND ${name}."poolId" IN (${whole(poolIds)}))`);
  if (viewer.grants.has('leads.assign')) ways.push(`(${name}."ownerId" IS NULL AND ${name}."stage" <> 'pool')`);
  else ways.push(`(${name}."ownerId" IS NULL AND ${name}."stage" <> 'pool' AND ${leadCameSql(viewer, name)})`);
  return { sql: `(${ways.join(' OR ')})`, parameters: {} };
}

function plainAlias(alias: string): string {
  const name = alias.replace(/^"(.*)"$/, '$1');
  if (!/^\w+$/.test(name)) throw new Error('an alias is a plain word');
  return `"${name}"`;
}

function whole(ids: readonly number[]): string {
  return [...new Set(ids)].map(id => String(Math.trunc(id))).join(', ');
}

/** Whether `viewer` may work on a lead of `ownerId`: it is his, of one of his people, or he assigns leads and nobody has it. */
export function mayWork(viewer: Viewer, ownerId: number | null): boolean {
  if (!viewer.grants.has('leads.write')) return false;
  if (ownerId === null) return viewer.grants.has('leads.assign');
  return viewer.grants.has('all.read') || ownerId === viewer.userId || viewer.ownerIds.includes(ownerId);
}
