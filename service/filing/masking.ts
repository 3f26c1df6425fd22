import type { Reason } from './reasons';

/** What stands in the place of a name or number that the reader may not know. */
export const MASK = '***';

// Values that name companies; and those that tell of the company which `company` names.
const companyValues = ['company', 'names', 'customer', 'agent'] as const;
const ofCompany = ['known', 'number', 'order', 'request', 'contact', 'title', 'words'] as const;
const numberValues = ['number', 'order', 'request', 'record'] as const;
// A name is put together from this many parts at most: "Acme Trading Co., Ltd., Ningbo".
const MAX_PARTS = 5;
const SEPARATOR = ', ';
const ADDRESS = /[^\s<>(),;:"'„“”«»]+@[^\s<>(),;:"'„“”«»]+/g;

/** Where a reason names companies. */
function companyKeys(reason: Reason): readonly string[] {
  return reason.code === 'agent_without_number' ? ['name'] : companyValues;
}

/** Every text in these reasons that may be the name of one company: names are joined by comma, and have commas of their own. */
export function possibleNames(reasons: readonly Reason[]): Set<string> {
  const names = new Set<string>();
  for (const reason of reasons) {
    for (const key of companyKeys(reason)) {
      const parts = reason.values[key]?.split(SEPARATOR) ?? [];
      for (let start = 0; start < parts.length; start += 1) {
        for (let end = start + 1; end <= Math.min(parts.length, start + MAX_PARTS); end += 1)
          names.add(parts.slice(start, end).join(SEPARATOR));
      }
    }
  }
  names.delete('');
  return names;
}

/** Every number of a record that these reasons name. */
export function namedNumbers(reasons: readonly Reason[]): Set<string> {
  return new Set(reasons.flatMap(({ values }) => numberValues.flatMap(key => values[key] ?? [])));
}

/**
 * A reason without the names and numbers that the reader may not know. Of a list of companies those stay that he knows; where none does, what else the reason tells of
 * it goes too. What stands in the mail itself stays: it is his to read.
 *
 * @param known names of companies that he may know
 * @param hiddenNumbers numbers of records of companies that he may not know
 */
export function maskReason(reason: Reason, known: ReadonlySet<string>, hiddenNumbers: ReadonlySet<string>): Reason {
  const values = { ...reason.values };
  for (const key of companyKeys(reason)) if (values[key]) values[key] = knownPart(values[key], known);
  if (values.company === MASK) for (const key of ofCompany) if (values[key] !== undefined) values[key] = MASK;
  for (const key of numberValues) if (hiddenNumbers.has(values[key] ?? '')) values[key] = MASK;
  return { ...reason, values };
}

/** A reason without the mail addresses in it, for whoever may not see contact details. */
export function maskAddresses(reason: Reason): Reason {
  const masked = Object.entries(reason.values).map(([key, value]) => [key, value.replace(ADDRESS, MASK)]);
  // The places that it names hold the addresses themselves.
  return { code: reason.code, values: Object.fromEntries(masked) as Reason['values'] };
}

/** Those of the companies joined in `text` that are known, the longest names first. */
function knownPart(text: string, known: ReadonlySet<string>): string {
  const parts = text.split(SEPARATOR);
  const names: string[] = [];
  for (let start = 0; start < parts.length;) {
    let end = Math.min(parts.length, start + MAX_PARTS);
    while (end > start && !known.has(parts.slice(start, end).join(SEPARATOR))) end -= 1;
    if (end > start) names.push(parts.slice(start, end).join(SEPARATOR));
    start = Math.max(end, start + 1);
  }
  return names.join(SEPARATOR) || MASK;
}
