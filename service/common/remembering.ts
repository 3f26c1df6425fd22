// What is asked again and again is short; a long text is not worth its room.
const MAX_LENGTH = 500;

/**
 * `make` with its last answers remembered, for a function of one text that is asked the same again and again. When `limit` of them are known all are
 * forgotten, which keeps it simple and bounded.
 */
export function remembered<T>(limit: number, make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return text => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (text.length > MAX_LENGTH) return make(text);
    if (known.size >= limit) known.clear();
    const own = copyOf(text);
    const made = make(own);
    known.set(own, made);
    return made;
  };
}

/** A piece of a text keeps the whole text in memory while it is kept: a copy does not. */
function copyOf(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
