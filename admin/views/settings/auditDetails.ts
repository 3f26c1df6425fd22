/** The details of an audit entry in one line: each name with its value, and for a change only what became different. */
export function detailsLine(details: Readonly<Record<string, unknown>>, wordOf: (name: string) => string): string {
  const { before, after: whole, change, ...others } = details;
  const after = whole ?? change;
  const parts = Object.entries(others).map(([name, value]) => `${wordOf(name)} ${plain(value, wordOf)}`);
  if (isRecord(before) && isRecord(after)) {
    for (const [name, value] of Object.entries(after)) {
      if (plain(before[name], wordOf) !== plain(value, wordOf))
        parts.push(`${wordOf(name)} ${plain(before[name], wordOf)} → ${plain(value, wordOf)}`);
    }
  }
  return parts.join(' · ');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function plain(value: unknown, wordOf: (name: string) => string): string {
  if (value === null || value === undefined || value === '') return '-';
  if (typeof value === 'boolean') return wordOf(String(value));
  if (Array.isArray(value)) return value.length === 0 ? '-' : value.map(one => plain(one, wordOf)).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
