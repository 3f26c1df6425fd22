import { foldName, foldPersonName } from './names';

/** Whose value stands in a field after a merge. */
export type Choice = 'survivor' | 'loser';

/** A row as the database has it. */
export type Row = Readonly<Record<string, unknown>>;

/** A field of the two that differs, and which value stands. */
export interface FieldChoice {
  name: string;
  survivor: unknown;
  loser: unknown;
  chosen: Choice;
}

// What the database and jobs keep by themselves.
const never = new Set([
  'id', 'version', 'createdAt', 'createdById', 'foldedName', 'companyId', 'parentId', 'lastInAt', 'lastOutAt', 'lastContactAt', 'standing', 'completeness', 'confirmedAt', 'confirmedById',
]); // prettier-ignore

const isEmpty = (value: unknown) => value === null || value === undefined || value === '';
// A flag of the database, as it may come: 0, 1, false, true.
const isFlag = (name: string) => /^is[A-Z]/.test(name);
const isSet = (value: unknown) => value === true || value === 1;

/**
 * The fields in which the two differ, each with the value that stands: what was chosen; else the survivor's, or the loser's where the survivor has none. What a
 * company is (customer, supplier ...) adds up.
 */
export function chooseFields(survivor: Row, loser: Row, choices: Readonly<Record<string, Choice>>): FieldChoice[] {
  return Object.keys(survivor).flatMap(name => {
    if (never.has(name) || isEmpty(loser[name]) || String(loser[name]) === String(survivor[name])) return [];
    if (isFlag(name) && !isSet(loser[name])) return [];
    const own: Choice = isEmpty(survivor[name]) || isFlag(name) ? 'loser' : 'survivor';
    return [{ name, survivor: survivor[name] ?? null, loser: loser[name], chosen: choices[name] ?? own }];
  });
}

/** The columns of the survivor that change, with their new values in the form of the database. */
export function changedColumns(
  kind: 'company' | 'contact',
  survivor: Row,
  loser: Row,
  fields: readonly FieldChoice[],
): Row {
  const changed: Record<string, unknown> = {};
  for (const { name, chosen } of fields) if (chosen === 'loser') changed[name] = loser[name];
  if (kind === 'company') Object.assign(changed, keepOtherName(survivor, loser, changed));
  if (changed.name !== undefined) {
    const name = String(changed.name);
    changed.foldedName = kind === 'company' ? foldName(name) || name.toLowerCase() : foldPersonName(name);
  }
  return changed;
}

/** The name that does not stand is kept as the other name, where there is room: mail goes on naming it. */
function keepOtherName(survivor: Row, loser: Row, changed: Row): Row {
  if (!isEmpty(changed.otherName ?? survivor.otherName)) return {};
  const gone = String(changed.name === undefined ? loser.name : survivor.name);
  const kept = String(changed.name ?? survivor.name);
  return foldName(gone) === foldName(kept) ? {} : { otherName: gone };
}

/** What of the changed columns can be put back: those that nobody has changed since. */
export function restorable(now: Row, before: Row, after: Row): { columns: Row; changedSince: string[] } {
  const columns: Record<string, unknown> = {};
  const changedSince: string[] = [];
  for (const [name, value] of Object.entries(after)) {
    if (String(now[name] ?? '') === String(value ?? '')) columns[name] = before[name] ?? null;
    else changedSince.push(name);
  }
  return { columns, changedSince };
}

/** Pairs of contacts of two companies that have an address in common: one person. Each contact stands in one pair. */
export function samePeople(
  survivors: readonly { contactId: number; address: string }[],
  losers: readonly { contactId: number; address: string }[],
): { survivorId: number; loserId: number; address: string }[] {
  const owners = new Map(survivors.map(one => [one.address, one.contactId]));
  const taken = new Set<number>();
  return losers.flatMap(({ contactId, address }) => {
    const survivorId = owners.get(address);
    if (survivorId === undefined || taken.has(contactId)) return [];
    taken.add(contactId);
    return [{ survivorId, loserId: contactId, address }];
  });
}
