/** The words of names and of their values. */
export interface DetailWords {
  detailWord(name: string): string;
  valueWord(name: string, value: string): string;
}

/** The details of an audit entry in one line: each name with its value, and for a change only what became different. */
export function detailsLine(details: Readonly<Record<string, unknown>>, words: DetailWords): string {
  const { before, after: whole, change, ...others } = details;
  const after = whole ?? change;
  const parts = Object.entries(others).map(([name, value]) => named(name, value, words));
  if (isRecord(before) && isRecord(after)) {
    for (const [name, value] of Object.entries(after)) {
      const [then, now] = [plain(name, before[name], words), plain(name, value, words)];
      if (then !== now) parts.push(`${words.detailWord(name)} ${then} → ${now}`);
    }
  } else {
    // What was made or taken away has one side alone.
    for (const side of [before, after])
      if (isRecord(side)) parts.push(...Object.entries(side).map(([name, value]) => named(name, value, words)));
  }
  return parts.join(' · ');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const named = (name: string, value: unknown, words: DetailWords) =>
  `${words.detailWord(name)} ${plain(name, value, words)}`;

function plain(name: string, value: unknown, words: DetailWords): string {
  if (value === null || value === undefined || value === '') return '-';
  if (typeof value === 'boolean') return words.detailWord(String(value));
  if (Array.isArray(value)) return value.length === 0 ? '-' : value.map(one => plain(name, one, words)).join(', ');
  if (isRecord(value))
    return Object.entries(value)
      .map(([inner, one]) => named(inner, one, words))
      .join(', ');
  return typeof value === 'string' ? words.valueWord(name, value) : String(value);
}
