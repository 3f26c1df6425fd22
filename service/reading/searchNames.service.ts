import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { foldText, holdsSought, wordsOf } from '../common/searchText';
import { ownCopySql } from '../filing/visibility';
import { Message, Participant } from '../mail/message.entity';
import type { Alternative } from '../platform/database/search';
import { findPlaces } from '../platform/database/search';
import { pieces } from '../platform/database/rows';
import type { SearchColumn } from '../platform/database/searchFields';
import { searchColumns } from '../platform/database/searchFields';
import type { Viewer } from '../users/roles';
import type { Hit } from './searchJudge.service';
import type { SearchPlan } from './searchPlan.service';

/** The columns in which names and addresses stand side by side. */
const peopleColumns = ['sender', 'recipients', 'copied'] as const satisfies readonly SearchColumn[];
type PeopleColumn = (typeof peopleColumns)[number];
/** All others. */
export const openColumns: readonly SearchColumn[] = searchColumns.filter(
  column => !peopleColumns.some(one => one === column),
);

/** The words of each name of a mail, by where it stands. */
type Names = Record<PeopleColumn, string[][]>;

const columnOf: Readonly<Partial<Record<string, PeopleColumn>>> = {
  ...{ from: 'sender', sender: 'sender', to: 'recipients', cc: 'copied' },
};

/**
 * Of these hits those that fit for somebody who may not see contact details: of the people of a mail only their names are asked, unless a copy is his own. The index keeps
 * names and addresses together, so what it finds among people is judged again here; and what must not be there is judged here alone, because what is missing
 * would tell the address as well.
 */
export async function keepByNames(
  manager: EntityManager,
  viewer: Viewer,
  plan: SearchPlan,
  hits: readonly Hit[],
): Promise<Hit[]> {
  const groups = plan.match?.all ?? [];
  const none = plan.match?.none ?? plan.none;
  if (hits.length === 0 || (groups.length === 0 && none.length === 0)) return [...hits];
  const names = await namesOf(manager, viewer, hits);
  let kept = [...hits];
  for (const group of groups) kept = await holding(manager, group, kept, names);
  if (none.length === 0) return kept;
  const unwanted = new Set(await holding(manager, none, kept, names));
  return kept.filter(hit => !unwanted.has(hit));
}

/** Of these hits those that hold one of the alternatives. */
async function holding(
  manager: EntityManager,
  group: readonly Alternative[],
  hits: readonly Hit[],
  names: ReadonlyMap<number, Names>,
): Promise<Hit[]> {
  const [newest, oldest] = [hits[0], hits[hits.length - 1]];
  if (!newest || !oldest) return [];
  const elsewhere = group.flatMap(alternative => {
    const columns = openOf(alternative.columns);
    return columns.length > 0 ? [{ ...alternative, columns }] : [];
  });
  const range = { floor: oldest.place, below: newest.place + 1, within: hits.map(hit => hit.place) };
  const found =
    elsewhere.length > 0 ? await findPlaces(manager, { all: [elsewhere], none: [] }, range, hits.length) : [];
  const inText = new Set(found);
  return hits.filter(hit => inText.has(hit.place) || group.some(one => isNamed(one, names.get(hit.id))));
}

/** Those of the columns, or of all (null), in which no addresses stand. */
export function openOf(columns: readonly SearchColumn[] | null): readonly SearchColumn[] {
  return openColumns.filter(column => columns === null || columns.includes(column));
}

function isNamed({ columns, sought }: Alternative, names: Names | undefined): boolean {
  return peopleColumns.some(
    column =>
      (columns === null || columns.includes(column)) &&
      names?.[column].some(words => sought.some(one => holdsSought(words, one))),
  );
}

/** The names of the people of each mail; with their addresses where a copy is the viewer's own. */
async function namesOf(manager: EntityManager, viewer: Viewer, hits: readonly Hit[]): Promise<Map<number, Names>> {
  const found = new Map<number, Names>();
  for (const ids of pieces(hits.map(hit => hit.id))) {
    const own = await ownAmong(manager, viewer, ids);
    const people = await manager.find(Participant, {
      select: { messageId: true, role: true, name: true, address: true },
      where: { messageId: In(ids) },
    });
    for (const { messageId, role, name, address } of people) {
      const column = columnOf[role];
      if (!column) continue;
      const names = found.get(messageId) ?? { sender: [], recipients: [], copied: [] };
      names[column].push(wordsOf(foldText(own.has(messageId) ? `${name} ${address}` : name)));
      found.set(messageId, names);
    }
  }
  return found;
}

async function ownAmong(manager: EntityManager, viewer: Viewer, ids: readonly number[]): Promise<Set<number>> {
  const own = ownCopySql(viewer, '"m"');
  const rows = await manager
    .createQueryBuilder(Message, 'm')
    .select('m.id', 'id')
    .where({ id: In([...ids]) })
    .andWhere(own.sql, own.parameters)
    .getRawMany<{ id: number }>();
  return new Set(rows.map(row => row.id));
}
