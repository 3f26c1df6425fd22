/** Fields of a company by name, each as one text or null. */
export type Snapshot = Readonly<Record<string, string | null>>;

/** What differs between two snapshots: the fields, before and after. */
export function differences(before: Snapshot, after: Snapshot): { before: Snapshot; after: Snapshot } {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter(name => (before[name] ?? null) !== (after[name] ?? null))
    .sort();
  const pick = (from: Snapshot) => Object.fromEntries(names.map(name => [name, from[name] ?? null]));
  return { before: pick(before), after: pick(after) };
}

/** Two changes of one person in a row as one: what stood before the first, what stands after the second; what came back to where it was is no change. */
export function joined(
  first: { before: Snapshot; after: Snapshot },
  second: { before: Snapshot; after: Snapshot },
): { before: Snapshot; after: Snapshot } {
  return differences({ ...second.before, ...first.before }, { ...first.after, ...second.after });
}

/** Whether a change waits for a manager, by what the firm has set. */
export function isAudited(setting: 'off' | 'new' | 'all', kind: 'new' | 'changed'): boolean {
  return setting === 'all' || (setting === 'new' && kind === 'new');
}
