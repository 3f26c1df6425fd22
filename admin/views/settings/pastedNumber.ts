/** Where the number of each thing stands in the address of its page. */
const places = {
  company: /\/companies\/(\d{1,9})(?!\d)/,
  message: /[?&]message=(\d{1,9})(?!\d)/,
  contact: /[?&]contact=(\d{1,9})(?!\d)/,
  record: /[?&]record=(\d{1,9})(?!\d)/,
} as const;

/** The number of a company, mail or record: typed, or in the address of its page as people copy it; 0 where there is none. */
export function pastedNumber(kind: keyof typeof places, text: string): number {
  const typed = text.trim();
  if (/^\d{1,9}$/.test(typed)) return Number(typed);
  return Number(places[kind].exec(typed)?.[1] ?? 0);
}
