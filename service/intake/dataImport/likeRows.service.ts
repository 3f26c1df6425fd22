import { askedText, noteMany } from '../../companies/duplicates.service';
import type { Likely, Likeness } from '../../companies/likely.service';
import { findLikelyMany } from '../../companies/likelyMany.service';
import { isHiddenSupplier, namesOf, visibleIds } from '../../companies/similar.service';
import { editableIds } from '../../companies/mending.service';
import type { Context } from '../../context';
import { pieces } from '../../platform/database/rows';
import type { Viewer } from '../../users/roles';
import type { ImportData } from './data';
import type { Known } from './known';
import { loadKnown } from './knowing.service';
import type { LikeRow, RowChoices } from './likeRows';
import { applyChoices, choicesForAll, rowKey } from './likeRows';
import type { Plan } from './planning';
import { planImport } from './planning';
import type { CompanyStep } from './planningCompanies';

/** So many new companies of a file are compared; the cost of a file stays bounded. */
export const MAX_COMPARED = 20_000;
const PIECE = 200;

export interface PlannedImport {
  plan: Plan;
  known: Known;
  likely: LikeRow[];
  uncomparedCount: number;
}

/**
 * Plans a file with what the person has said of rows that look like companies that are there.
 *
 * @param isAsked true where the rows that look alike are to be told; else they are looked for only where something is said of all of them
 */
export async function planWithChoices(
  context: Context,
  viewer: Viewer,
  given: ImportData,
  choices: RowChoices,
  isAsked: boolean,
): Promise<PlannedImport> {
  const { manager } = context.database;
  const planned = async (data: ImportData) => {
    const known = await loadKnown(manager, viewer, data);
    return { known, plan: planImport(data, known) };
  };
  const isForAll = choices.allLikely !== undefined && choices.allLikely !== 'new';
  const none = { likely: [], uncomparedCount: 0 };
  const own = applyChoices(given, choices.choices ?? {});
  // A program that brings keys of its own has nobody to ask.
  if (given.keysDecide || (!isAsked && !isForAll)) return { ...(await planned(own)), ...none };
  const first = await planned(given);
  const found = await findLikeRows(context, viewer, first.plan);
  const all = choicesForAll(found.likely, choices);
  if (Object.keys(all.choices).length === 0) return { ...first, ...found };
  const { known, plan } = await planned(applyChoices(given, all.choices));
  return { known, plan: { ...plan, problems: [...plan.problems, ...all.problems] }, ...found };
}

/** New companies of a plan that look like one that is there. */
async function findLikeRows(
  context: Context,
  viewer: Viewer,
  plan: Plan,
): Promise<Pick<PlannedImport, 'likely' | 'uncomparedCount'>> {
  const fresh = plan.steps.filter((step): step is CompanyStep => step.what === 'company' && step.action === 'new');
  const found: { step: CompanyStep; likely: Likely[] }[] = [];
  for (const piece of pieces(fresh.slice(0, MAX_COMPARED), PIECE)) {
    const likely = await findLikelyMany(context.database.manager, piece.map(likenessOf));
    piece.forEach((step, at) => {
      const own = likely[at] ?? [];
      if (own.length > 0) found.push({ step, likely: own });
    });
    // SQLite works in this thread: others get their turn between pieces.
    await new Promise(resolve => setImmediate(resolve));
  }
  return {
    likely: await told(context, viewer, found),
    uncomparedCount: Math.max(0, fresh.length - MAX_COMPARED),
  };
}

function likenessOf({ values, domains }: CompanyStep): Likeness {
  const { name = '', otherName, country, website, phone } = values;
  return { name, otherName, country, website, domains, phones: phone ? [phone] : [] };
}

/** The rows as the person may read them: companies of others masked, and no more of them than he may ask for by hand. */
async function told(
  context: Context,
  viewer: Viewer,
  found: readonly { step: CompanyStep; likely: readonly Likely[] }[],
): Promise<LikeRow[]> {
  const { manager } = context.database;
  const companies = found.flatMap(({ likely }) => likely.map(one => one.company));
  const ids = [...new Set(companies.map(company => company.id))];
  const visible = await visibleIds(manager, viewer, ids);
  const mayChange = new Set(await editableIds(manager, viewer, ids));
  const owners = await namesOf(
    manager,
    companies.map(company => company.ownerId),
  );
  const questions = new Map(found.map(({ step }) => [rowKey(step.origin), askedText(likenessOf(step)) || '?']));
  const rows = found.map(({ step, likely }): LikeRow => {
    const { sheet, row } = step.origin;
    const typed = step.values.name ?? '';
    const open = likely.filter(({ company }) => !isHiddenSupplier(viewer, company, visible.has(company.id)));
    const matches = open.map(({ company, reasons }) => ({
      ...(visible.has(company.id) ? { id: company.id, name: company.name } : { id: null, name: typed }),
      ownerName: company.ownerId === null ? null : (owners.get(company.ownerId) ?? null),
      reasons,
      mayChange: visible.has(company.id) && mayChange.has(company.id),
    }));
    return { key: rowKey(step.origin), sheet, row, name: typed, matches };
  });
  return withoutFishing(
    context,
    viewer,
    rows.filter(row => row.matches.length > 0),
    row => questions.get(row.key) ?? '?',
  );
}

async function withoutFishing(
  context: Context,
  viewer: Viewer,
  rows: readonly LikeRow[],
  questionOf: (row: LikeRow) => string,
): Promise<LikeRow[]> {
  const isMasked = (row: LikeRow) => row.matches.some(match => match.id === null);
  const asked = rows.filter(isMasked).map(questionOf);
  if (asked.length === 0) return [...rows];
  const answered = await noteMany(context, viewer, asked);
  return rows
    .map(row => ({
      ...row,
      matches: row.matches.filter(one => one.id !== null || answered.has(questionOf(row))),
    }))
    .filter(row => row.matches.length > 0);
}
