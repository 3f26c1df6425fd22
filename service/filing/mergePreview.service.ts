import type { EntityManager } from 'typeorm';
import { In, LessThan } from 'typeorm';
import { CompanyDomain, Contact } from '../companies/company.entity';
import { chooseFields, restorable } from '../companies/merging';
import { PartyMerge } from '../companies/merging.entity';
import type { MergeWish } from '../companies/merging.service';
import { columnsOf, findSamePeople, loadPair } from '../companies/merging.service';
import { findLaterMerge } from '../companies/mergePointers.service';
import { countRows } from '../companies/moving.service';
import { namesOf, visibleIds } from '../companies/similar.service';
import { editableCompanySql } from '../companies/visibility';
import { Message } from '../mail/message.entity';
import type { RawRow } from '../platform/database/rawRows';
import { selectRaw } from '../platform/database/rawRows';
import { groupOf, mayEdit, mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { Filing } from './filing.entity';
import type { MergeList, MergePreview, MergeReply, UndoPreview } from './merging.schema';
import { checkRights, getMerge, LARGE } from './merging.service';
import { visibleMessageSql } from './visibility';

const SHOWN = 20;
// Their lines are addresses and phones, which stand in the group of contact details.
const isContactData = new Set(['contact_address', 'contact_phone', 'company_detail', 'filing_rule']);

/** Everything that a merge would do. @throws AppError those of `checkRights` */
export async function previewMerge(
  manager: EntityManager,
  viewer: Viewer,
  wish: Omit<MergeWish, 'choices'>,
): Promise<MergePreview> {
  const companies = await checkRights(manager, viewer, wish);
  const { survivor, loser } = await loadPair(manager, wish);
  const columns = columnsOf(manager, wish.kind);
  const counted = await countRows(manager, columns, wish.loserId);
  const hidden = await hiddenOf(manager, viewer, wish);
  const counts = new Map<string, number>();
  columns.forEach(({ as }, at) => {
    if (as && as !== 'mails') counts.set(as, (counts.get(as) ?? 0) + (counted[at] as number));
  });
  counts.set('mails', hidden.mails.count);
  const party = (row: RawRow, company: { name: string }) => ({
    id: Number(row.id),
    name: String(row.name),
    more: wish.kind === 'contact' ? company.name : String(row.otherName ?? ''),
  });
  return {
    kind: wish.kind,
    survivor: party(survivor, companies.survivor),
    loser: party(loser, companies.loser),
    fields: await shownFields(manager, viewer, wish.kind, survivor, loser),
    counts: [...counts]
      .filter(([, count]) => count > 0)
      .map(([what, count]) => ({
        what,
        count,
        hidden: what === 'mails' ? hidden.mails.hidden : what === 'subsidiaries' ? hidden.subsidiaries : 0,
      })),
    conflicts: wish.kind === 'company' ? await conflictsOf(manager, viewer, wish) : [],
    isLarge: counted.reduce((sum, count) => sum + count, 0) > LARGE,
  };
}

/** What the two differ in, as far as the reader may see it; of what he may not change no choice is his. */
async function shownFields(
  manager: EntityManager,
  viewer: Viewer,
  kind: 'company' | 'contact',
  survivor: RawRow,
  loser: RawRow,
): Promise<MergePreview['fields']> {
  const fields = chooseFields(survivor, loser, {}).filter(field => {
    const group = groupOf(kind, field.name);
    return group === null || mayView(viewer, group);
  });
  const owners = await namesOf(
    manager,
    [survivor.ownerId, loser.ownerId].map(id => (id == null ? null : Number(id))),
  );
  return fields.map(field => {
    const shown = (value: unknown) => {
      if (value === null || value === undefined) return null;
      if (field.name === 'ownerId') return owners.get(Number(value)) ?? null;
      if (typeof value === 'number' || typeof value === 'boolean') return value;
      return value instanceof Date ? value.toISOString() : String(value);
    };
    const group = groupOf(kind, field.name);
    const isFixed = group !== null && !mayEdit(viewer, group);
    return { ...field, survivor: shown(field.survivor), loser: shown(field.loser), isFixed };
  });
}

async function hiddenOf(manager: EntityManager, viewer: Viewer, { kind, loserId }: Omit<MergeWish, 'choices'>) {
  const mails = await countMails(manager, viewer, kind, loserId, 0);
  if (kind === 'contact') return { mails, subsidiaries: 0 };
  const children = await selectRaw(manager, 'company', 'parentId', [loserId]);
  const ids = children.map(row => Number(row.id));
  return { mails, subsidiaries: ids.length - (await visibleIds(manager, viewer, ids)).size };
}

/** Letters under a party now, of filings above an id; and how many of them the viewer cannot see. */
async function countMails(
  manager: EntityManager,
  viewer: Viewer,
  kind: 'company' | 'contact',
  id: number,
  above: number,
): Promise<{ count: number; hidden: number }> {
  const column = kind === 'company' ? 'companyId' : 'contactId';
  const all = () =>
    manager
      .createQueryBuilder(Filing, 'f')
      .innerJoin(Message, 'm', "m.id = f.messageId AND m.kind <> 'stub'")
      .select('COUNT(DISTINCT f.messageId)', 'count')
      .where(`f.${column} = :id AND f.endedAt IS NULL AND f.id > :above`, { id, above });
  const visible = visibleMessageSql(viewer, '"m"');
  const count = Number((await all().getRawOne<{ count: number }>())?.count ?? 0);
  const seen = await all().andWhere(visible.sql, visible.parameters).getRawOne<{ count: number }>();
  return { count, hidden: count - Number(seen?.count ?? 0) };
}

async function conflictsOf(
  manager: EntityManager,
  viewer: Viewer,
  { survivorId, loserId }: Omit<MergeWish, 'choices'>,
): Promise<MergePreview['conflicts']> {
  const people = await findSamePeople(manager, survivorId, loserId);
  const names = new Map(
    (await manager.findBy(Contact, { id: In(people.map(one => one.loserId)) })).map(one => [one.id, one.name]),
  );
  const domains = await manager.find(CompanyDomain, { where: { companyId: In([survivorId, loserId]) } });
  const own = new Set(domains.flatMap(row => (row.companyId === survivorId ? [row.domain] : [])));
  const both = domains.filter(row => row.companyId === loserId && own.has(row.domain));
  return [
    ...people.map(one => ({
      what: 'contact',
      value: mayView(viewer, 'contact')
        ? `${names.get(one.loserId) ?? ''} <${one.address}>`
        : (names.get(one.loserId) ?? ''),
    })),
    ...both.map(row => ({ what: 'domain', value: row.domain })),
  ];
}

/** What came after a merge and stays with the survivor when it is undone. @throws AppError merge.not_found */
export async function previewUndo(manager: EntityManager, viewer: Viewer, id: number): Promise<UndoPreview> {
  const merge = await getMerge(manager, viewer, id);
  const later = await findLaterMerge(manager, merge);
  const [line] = await describeMerges(manager, [merge]);
  const [survivor] = await selectRaw(manager, merge.kind, 'id', [merge.survivorId]);
  const { before = {}, after = {} } = merge.kept as { before?: RawRow; after?: RawRow };
  return {
    merge: line as MergeReply,
    laterFirst: later && { id: later.id, loserName: later.loserName, survivorName: later.survivorName },
    cameAfter: merge.state === 'done' ? await cameAfter(manager, viewer, merge) : [],
    changedSince: survivor ? restorable(survivor, before, after).changedSince : [],
  };
}

async function cameAfter(manager: EntityManager, viewer: Viewer, merge: PartyMerge): Promise<UndoPreview['cameAfter']> {
  const highest = merge.kept.highest as Record<string, number>;
  const found: UndoPreview['cameAfter'] = [];
  for (const { table, column, as, key = 'id', label } of columnsOf(manager, merge.kind)) {
    if (!as) continue;
    const above = highest[table] ?? 0;
    if (table === 'filing') {
      const mails = await countMails(manager, viewer, merge.kind, merge.survivorId, above);
      if (mails.count > 0) found.push({ what: as, ...mails, names: await subjects(manager, viewer, merge, above) });
      continue;
    }
    const rows = await manager
      .createQueryBuilder()
      .select(label ? `t.${label}` : `t.${key}`, 'label')
      .from(table, 't')
      .where(`t.${column} = :id AND t.${key} > :above`, { id: merge.survivorId, above })
      .orderBy(`t.${key}`)
      .limit(1_000)
      .getRawMany<{ label: unknown }>();
    // Subsidiaries may be somebody else's, and then have no name for this reader.
    const names =
      label && table !== 'company' && !(isContactData.has(table) && !mayView(viewer, 'contact'))
        ? rows.slice(0, SHOWN).map(row => String(row.label))
        : [];
    if (rows.length > 0) found.push({ what: as, count: rows.length, hidden: 0, names });
  }
  return found;
}

async function subjects(manager: EntityManager, viewer: Viewer, merge: PartyMerge, above: number): Promise<string[]> {
  const visible = visibleMessageSql(viewer, '"m"');
  const rows = await manager
    .createQueryBuilder(Message, 'm')
    .innerJoin(Filing, 'f', 'f.messageId = m.id')
    .where(`f.${merge.kind === 'company' ? 'companyId' : 'contactId'} = :id AND f.endedAt IS NULL AND f.id > :above`, {
      id: merge.survivorId,
      above,
    })
    .andWhere("m.kind <> 'stub'")
    .andWhere(visible.sql, visible.parameters)
    .orderBy('m.id', 'DESC')
    .limit(SHOWN)
    .getMany();
  return rows.map(row => row.subject);
}

const PAGE = 50;

/** Merges of companies and contacts that the viewer may change, newest first. */
export async function listMerges(
  manager: EntityManager,
  viewer: Viewer,
  query: { kind?: 'company' | 'contact'; survivorId?: number; cursor?: string },
): Promise<MergeList> {
  const editable = editableCompanySql(viewer, '"e"');
  const builder = manager
    .createQueryBuilder(PartyMerge, 'm')
    .where('m.partOfId IS NULL')
    .andWhere(
      `EXISTS (SELECT 1 FROM "company" "e" WHERE ${editable.sql} AND "e"."id" = CASE WHEN "m"."kind" = 'company' THEN "m"."survivorId"` +
        ` ELSE (SELECT "k"."companyId" FROM "contact" "k" WHERE "k"."id" = "m"."survivorId") END)`,
      editable.parameters,
    )
    .orderBy('m.id', 'DESC')
    .limit(PAGE + 1);
  if (query.kind) builder.andWhere('m.kind = :kind', { kind: query.kind });
  if (query.survivorId) builder.andWhere('m.survivorId = :survivorId', { survivorId: query.survivorId });
  if (query.cursor && /^\d{1,10}$/.test(query.cursor)) builder.andWhere({ id: LessThan(Number(query.cursor)) });
  const rows = await builder.getMany();
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    merges: await describeMerges(manager, page),
    nextCursor: rows.length > PAGE && last ? String(last.id) : null,
  };
}

/** Merges as the page shows them. */
export async function describeMerges(manager: EntityManager, merges: readonly PartyMerge[]): Promise<MergeReply[]> {
  const people = await namesOf(
    manager,
    merges.flatMap(merge => [merge.userId, merge.undoneById]),
  );
  const nameOf = (id: number | null) => (id === null ? null : (people.get(id) ?? null));
  return merges.map(merge => {
    const { id, kind, survivorId, loserId, survivorName, loserName, state, errorCode } = merge;
    return {
      ...{ id, kind, survivorId, loserId, survivorName, loserName, state, errorCode },
      byName: nameOf(merge.userId),
      counts: Object.entries(merge.counts).flatMap(([what, count]) => (count > 0 ? [{ what, count }] : [])),
      createdAt: merge.createdAt.toISOString(),
      doneAt: merge.doneAt?.toISOString() ?? null,
      undoneAt: merge.undoneAt?.toISOString() ?? null,
      undoneByName: nameOf(merge.undoneById),
    };
  });
}
