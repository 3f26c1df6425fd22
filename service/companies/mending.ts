import { foldTag } from './details';

/** Plain columns that can be set for many companies at once. An owner changes by a transfer alone. */
export const mendColumns = ['country', 'industry', 'region', 'source'] as const;
export type MendColumn = (typeof mendColumns)[number];

/** What a mass mending sets: a column, a tag that comes or goes, the level, a field of the firm's own. */
export type MendKind = 'column' | 'addTag' | 'removeTag' | 'level' | 'own';

export function mendKind(field: string): MendKind | null {
  if ((mendColumns as readonly string[]).includes(field)) return 'column';
  if (field === 'addTag' || field === 'removeTag' || field === 'level') return field;
  return field.startsWith('f_') ? 'own' : null;
}

/*
 * What stands in a field of one company is told as one text, its state, so that before, after and now can be compared whatever the field is: of a column its value; of a
 * tag '1' where the company has it; of the level its code and whether a person holds it; of an own field its values in one line. Empty is null.
 */
export type MendState = string | null;

/** The state in which a mending leaves a company. `value` is checked and in its normal form. */
export function stateAfter(field: string, value: string | null): MendState {
  switch (mendKind(field)) {
    case 'addTag':
      return '1';
    case 'removeTag':
      return null;
    case 'level':
      return levelState(value ?? '', true);
    default:
      return value;
  }
}

export function levelState(level: string, isHeld: boolean): string {
  return `${level} ${isHeld ? 'held' : 'free'}`;
}

export function readLevelState(state: MendState): { level: string; isHeld: boolean } {
  const [level = '', word] = (state ?? '').split(' ');
  return { level, isHeld: word === 'held' };
}

/** A state as it is shown: of the level its code alone, of a tag the tag. */
export function shownState(field: string, value: string | null, state: MendState): string | null {
  if (state === null) return null;
  if (field === 'level') return readLevelState(state).level;
  return field === 'addTag' || field === 'removeTag' ? value : state;
}

export interface Sorted {
  /** Had the value already. */
  same: number[];
  /** By what stood there before. */
  changed: Map<MendState, number[]>;
}

/** Which companies a mending changes, and what stood there. */
export function sortBefore(states: ReadonlyMap<number, MendState>, after: MendState): Sorted {
  const sorted: Sorted = { same: [], changed: new Map() };
  for (const [id, state] of states) {
    if (state === after) sorted.same.push(id);
    else sorted.changed.set(state, [...(sorted.changed.get(state) ?? []), id]);
  }
  return sorted;
}

/** What an undo gives back, by what stood there before; what somebody has changed since stays. */
export function sortUndo(
  rows: readonly { companyId: number; before: MendState }[],
  now: ReadonlyMap<number, MendState>,
  after: MendState,
): { back: Map<MendState, number[]>; stays: number[] } {
  const back = new Map<MendState, number[]>();
  const stays: number[] = [];
  for (const { companyId, before } of rows) {
    if (!now.has(companyId) || (now.get(companyId) ?? null) !== after) stays.push(companyId);
    else back.set(before, [...(back.get(before) ?? []), companyId]);
  }
  return { back, stays };
}

/** A tag in the form in which two are compared. */
export const tagKey = (value: string | null) => foldTag(value ?? '');
