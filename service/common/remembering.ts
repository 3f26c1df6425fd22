/**
 * `make` with its last answers remembered, for a function of one text that is asked the same again and again. When `limit` of them are known all are
 * forgotten, which keeps it simple and bounded.
 */
export function remembered<T>(limit: number, make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return text => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= limit) known.clear();
    const made = make(text);
    known.set(text, made);
    return made;
  };
}
