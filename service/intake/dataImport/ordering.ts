import { foldName } from '../../companies/names';
import { recordKey } from '../../records/recordKey';
import type { CompanyEntry, RecordEntry } from './data';

/** An entry and its place in the file. */
export interface Placed<T> {
  entry: T;
  at: number;
}

/** Companies so that a parent and the principals of an agent stand before those that name them, else as in the file. */
export function orderCompanies(companies: readonly CompanyEntry[]): Placed<CompanyEntry>[] {
  const names = companies.map(company => [company.key, foldName(company.name)].filter(Boolean) as string[]);
  return inOrder(companies, names, company =>
    [company.parentKey, ...(company.principals ?? [])].flatMap(ref => (ref ? [ref, foldName(ref)] : [])),
  );
}

/** Records so that the order that one serves stands before it. */
export function orderRecords(records: readonly RecordEntry[]): Placed<RecordEntry>[] {
  const names = records.map(record => [recordKey(record.number)]);
  return inOrder(records, names, record => (record.forNumber ? [recordKey(record.forNumber)] : []));
}

/** Depth first with a stack of its own, because a chain can be as long as the file. What names itself in a circle keeps the order of the file. */
function inOrder<T>(entries: readonly T[], names: readonly string[][], wants: (entry: T) => string[]): Placed<T>[] {
  const byName = new Map<string, number[]>();
  names.forEach((list, at) => {
    for (const name of list) byName.set(name, [...(byName.get(name) ?? []).slice(0, 20), at]);
  });
  const ordered: Placed<T>[] = [];
  const begun = new Set<number>();
  for (let start = 0; start < entries.length; start += 1) {
    if (begun.has(start)) continue;
    begun.add(start);
    const stack = [{ at: start, next: needed(start) }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const dependency = top.next.pop();
      if (dependency === undefined) {
        ordered.push({ entry: entries[top.at] as T, at: top.at });
        stack.pop();
      } else if (!begun.has(dependency)) {
        begun.add(dependency);
        stack.push({ at: dependency, next: needed(dependency) });
      }
    }
  }
  return ordered;

  function needed(at: number): number[] {
    return wants(entries[at] as T).flatMap(name => (name && byName.get(name)) || []);
  }
}
