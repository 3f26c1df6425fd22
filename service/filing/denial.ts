// "not PI26-0112", "this is not about order 5507", "不是SC-26-004": the number is named to say that it is not meant. Only
// words that stand directly before it count; "do not ship PI26-0112" speaks of that order.
const latin =
  "\\b(?:not|isn['’]?t|aren['’]?t|wasn['’]?t|nicht|niet|ikke|inte|non|nie|pas|instead of|rather than|other than|statt|anstatt|au lieu de|en lugar de|en vez de|invece di|em vez de|zamiast|yerine)" +
  '(?: (?:to|for|about|from|on|in|of|the|our|your|my|zu|zum|zur|für|um|der|die|das|den|van|voor|de|del|du|la|le|el|il|per|per la|para|pour|do|da|dla|för|til))*';
const spanish =
  '\\b(?:no es|no son|no para|no de|no del|no por|não é|não são|não do|não da)(?: (?:el|la|los|o|a|para|del?))*';
const cyrillic = '(?<!\\p{L})не(?: (?:по|о|для|к|за))?';
const kind =
  '(?:p\\.?o\\.?|pi|order|orders|contract|no\\.?|nr\\.?|number|ref\\.?|bestellung|auftrag|pedido|commande|ordine|encomenda|oc|заказ\\p{L}{0,2}|договор\\p{L}{0,2}|#|№)';
const denied = new RegExp(`(?:${latin}|${spanish}|${cyrillic})(?:\\s+${kind}){0,2}[\\s#№:"'„“(]+$`, 'iu');
const eastAsian =
  /(?:不是|并非|並非|而非|不包括|不含|除了|代替|とは別|아닌)(?:指|说的|關於|关于)?(?:你们|我们|贵司|我司)?的?(?:订单|訂單|合同|单号|PO|PI)?[\s#№:：“"「(（]*$/iu;
const reach = 60;

// Every word of ASCII with which the patterns can end, and more: by the last word before a number nearly all are told at a glance.
const lastWords = new Set(['po', ...`${latin} ${spanish} ${kind}`.toLowerCase().match(/[a-z]+/g)!]);
const isBlankOrSign = (code: number) =>
  code === 32 || (code >= 9 && code <= 13) || code === 35 || code === 58 || code === 34 || code === 39 || code === 40 || code === 46; // prettier-ignore
const isLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** False where what stands before a number is ASCII, and the word there denies nothing. */
function mayBeDenied(text: string, start: number): boolean {
  const floor = Math.max(0, start - reach);
  let end = start;
  while (end > floor && isBlankOrSign(text.charCodeAt(end - 1))) end -= 1;
  let from = end;
  while (from > floor && isLetter(text.charCodeAt(from - 1))) from -= 1;
  if (from > floor && text.charCodeAt(from - 1) > 127) return true;
  return from < end && lastWords.has(text.slice(from, end).toLowerCase());
}

/** Whether the words directly before a number say that it is not the one meant. Looks at the 60 characters before it. */
export function isDenied(text: string, start: number): boolean {
  return mayBeDenied(text, start) && isDeniedByWords(text, start);
}

/** The same, without a glance before; exported for the test. */
export function isDeniedByWords(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - reach), start);
  // Words of the line before belong to another thought, unless the program only wrapped it.
  const line = before.slice(before.lastIndexOf('\n\n') + 1).replace(/\s+/g, ' ');
  return denied.test(line) || eastAsian.test(line);
}

/** The places that are not denied, nor part of one that is ("not OC 7714" does not mean 7714 either). */
export function withoutDenied<T extends { start: number; end: number }>(text: string, places: readonly T[]): T[] {
  // Longer and shorter readings begin at one place.
  const answers = new Map<number, boolean>();
  const isDeniedAt = (start: number) => {
    const answer = answers.get(start) ?? isDenied(text, start);
    answers.set(start, answer);
    return answer;
  };
  const denied = places.filter(place => isDeniedAt(place.start));
  if (denied.length === 0) return [...places];
  return places.filter(place => !denied.some(one => place.start >= one.start && place.end <= one.end));
}
