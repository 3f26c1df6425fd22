import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { In } from 'typeorm';
import { badRequest, conflict, notFound } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import { groupOf, mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { ProfileChange } from './cleaning.entity';
import { Company } from './company.entity';
import type { DecisionBody, ProfileChangeLine, ProfileChangeList } from './profileAudit.schema';
import { namesOf } from './similar.service';
import { actorOf, visibleCompanySql } from './visibility';

const PAGE = 50;

/** Changes of companies that the viewer may see. */
function visibleChanges(manager: EntityManager, viewer: Viewer): SelectQueryBuilder<ProfileChange> {
  const visible = visibleCompanySql(viewer, 'company');
  return manager
    .createQueryBuilder(ProfileChange, 'c')
    .innerJoin(Company, 'company', 'company.id = c.companyId')
    .where(visible.sql, visible.parameters);
}

/** Those that the viewer may decide: of his people, and never his own. */
function toDecide(manager: EntityManager, viewer: Viewer): SelectQueryBuilder<ProfileChange> {
  const builder = visibleChanges(manager, viewer)
    .andWhere("c.state = 'open'")
    .andWhere('c.userId <> :self', { self: viewer.userId });
  if (viewer.grants.has('all.read')) return builder;
  const people = viewer.ownerIds.filter(id => id !== viewer.userId);
  return builder.andWhere('c.userId IN (:...people)', { people: [0, ...people] });
}

/** A page of the queue, the oldest first; or of one's own entries, the newest first. */
export async function listChanges(
  manager: EntityManager,
  viewer: Viewer,
  query: { view?: 'queue' | 'mine'; cursor?: string },
): Promise<ProfileChangeList> {
  const isMine = query.view === 'mine';
  const builder = isMine
    ? visibleChanges(manager, viewer).andWhere('c.userId = :self', { self: viewer.userId })
    : toDecide(manager, viewer);
  builder.orderBy('c.id', isMine ? 'DESC' : 'ASC').limit(PAGE + 1);
  if (query.cursor && /^\d{1,10}$/.test(query.cursor))
    builder.andWhere(isMine ? 'c.id < :after' : 'c.id > :after', { after: Number(query.cursor) });
  const rows = await builder.getMany();
  const page = rows.slice(0, PAGE);
  return {
    changes: await describe(manager, viewer, page),
    nextCursor: rows.length > PAGE ? String(page.at(-1)?.id) : null,
  };
}

async function describe(
  manager: EntityManager,
  viewer: Viewer,
  rows: readonly ProfileChange[],
): Promise<ProfileChangeLine[]> {
  const companies = await manager.findBy(Company, { id: In(rows.map(row => row.companyId)) });
  const names = new Map(companies.map(company => [company.id, company.name]));
  const people = await namesOf(
    manager,
    rows.flatMap(row => [row.userId, row.decidedById]),
  );
  return rows.map(row => {
    const { id, companyId, userId, kind, before, after, state, note, decidedById, version } = row;
    const shown = Object.keys(after).filter(name => {
      const group = groupOf('company', name);
      return group === null || mayView(viewer, group);
    });
    const text = (value: unknown) => (value === null || value === undefined ? null : String(value));
    return {
      ...{ id, kind, state, note, version },
      company: { id: companyId, name: names.get(companyId) ?? '' },
      byName: people.get(userId) ?? '',
      fields: shown.map(name => ({ name, before: text(before[name]), after: text(after[name]) })),
      changedAt: row.changedAt.toISOString(),
      decidedByName: decidedById === null ? null : (people.get(decidedById) ?? null),
      decidedAt: row.decidedAt?.toISOString() ?? null,
    };
  });
}

/** Tells whoever made an entry that it was sent back. */
export type TellReturned = (
  manager: EntityManager,
  by: Viewer,
  entry: { userId: number; companyId: number },
  now: Date,
) => Promise<void>;

/**
 * Accepts an entry, or sends it back with a note; what was entered stays as it is until somebody changes it.
 *
 * @param version of the entry, as it was read
 * @param tell is called, in the transaction, where it is sent back
 * @throws AppError profile_change.not_found (one's own too), profile_change.note_missing, profile_change.changed_meanwhile (409)
 */
export async function decideChange(
  context: Context,
  viewer: Viewer,
  id: number,
  version: number,
  body: DecisionBody,
  tell: TellReturned = async () => undefined,
): Promise<ProfileChangeLine> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const row = await toDecide(manager, viewer).andWhere('c.id = :id', { id }).getOne();
    if (!row) throw notFound('profile_change', { id });
    const note = body.note?.trim() || null;
    if (body.state === 'returned' && note === null)
      throw badRequest('profile_change.note_missing', 'Say what is to be corrected.');
    const decided = { state: body.state, note, decidedById: viewer.userId, decidedAt: now, version: version + 1 };
    const done = await manager.update(ProfileChange, { id, version, state: 'open' }, decided);
    if (done.affected === 0)
      throw conflict('profile_change.changed_meanwhile', 'It was changed meanwhile. Look again, then decide.');
    const details = { changeId: id, userId: row.userId, note };
    const subject = { type: 'company', id: row.companyId };
    await audit(manager, actorOf(viewer), `profile_change.${body.state}`, subject, details, now);
    if (body.state === 'returned') await tell(manager, viewer, row, now);
    return (await describe(manager, viewer, [{ ...row, ...decided }]))[0] as ProfileChangeLine;
  });
}
