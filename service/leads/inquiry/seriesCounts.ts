import type { Amount } from './amounts';
import { asCount } from './amounts';
import { MONEY_BEFORE, isYear } from './bareCounts';
import type { Quantity } from './quantities';

/*
 * Numbers without a unit that stand behind the names of a series. Texts are levelled.
 */

/** In one sentence, not far from each other, with a comma between them. */
function isBeside(level: string, one: Quantity, amount: Amount): boolean {
  const between = level.slice(Math.min(one.end, amount.end), Math.max(one.start, amount.start));
  return between.length < 90 && /[,;]/.test(between) && /\p{L}{3}/u.test(between) && !/[.!?](?:\s|$)|\n/.test(between);
}

/**
 * "Yoga block (EVA) 2,000, yoga strap 2,000, cushion 500.": numbers behind names, where a sentence has several, or others that are
 * counted.
 */
export function seriesOf(level: string, named: readonly Amount[], counted: readonly Quantity[]): Quantity[] {
  const isNextTo = (amount: Amount) =>
    (!amount.isPlain || amount.value % 10 === 0) &&
    counted.some(
      one =>
        (one.unit !== null || level[one.end - 1] === ')') &&
        one.kind !== 'measure' &&
        one.kind !== 'container' &&
        !one.isSample &&
        isBeside(level, one, amount),
    );
  const isNear = (a: Amount | undefined, b: Amount | undefined) =>
    a !== undefined && b !== undefined && b.start - a.end < 90 && !/[.!?\n](?:\s|$)/.test(level.slice(a.end, b.start));
  return named
    .filter((amount, at) => {
      // "Bearings 6205 and 6206" are models.
      const isRound = !/^\d{4}$/.test(level.slice(amount.start, amount.end)) || amount.value % 10 === 0;
      return (isRound && (isNear(named[at - 1], amount) || isNear(amount, named[at + 1]))) || isNextTo(amount);
    })
    .map(amount => {
      const number = { start: amount.start, end: amount.end };
      return {
        value: asCount(amount),
        upper: null,
        number,
        unit: null,
        kind: isNextTo(amount) ? 'piece' : 'none',
        ...number,
        isSample: false,
        isLater: false,
        isSize: false,
      };
    });
}

/** Whether a number ends a name and nothing but a joint or the end follows it. */
export function endsName(level: string, amount: Amount): boolean {
  const before = level.slice(Math.max(0, amount.start - 24), amount.start);
  return (
    !amount.isWord &&
    amount.upper === null &&
    asCount(amount) >= 50 &&
    Number.isInteger(asCount(amount)) &&
    !isYear(amount) &&
    /\p{L}{3}[)"]?,? $|\),? $|\d ?(?:m|cm|mm|l|ml|kg|g|w|v|in|inch|ft|ah), $/u.test(before) &&
    !/(?:sizes?|models?|types?|codes?|nos?|numbers?|art|item|ral|pantone|grades?|orders?|call-?offs?|lots?|batch(?:es)?|shipments?|deliver(?:y|ies)|releases?|pedidos?|bestellung(?:en)?|commandes?|abrufe?|lieferung(?:en)?|партия|ordin[ei]|inox|acier|acero|aco|acciaio|edelstahl|stahl|stainless|steel|ss|aisi|sus|alloy|pvc|series?|ref|room|floor|box|and|or|of|de|in|for|from|to|is|was|at|about|page|talla|modelo|modell|nr|typ|dn|serie|модел\p{L}*|gsm|iso) $/u.test(
      before,
    ) &&
    !MONEY_BEFORE.test(before) &&
    /^(?:[,;!)](?:\s|$)|\.(?:\s|$)|$|\n| \/ | (?:and|y|und|et|e|и|en|oraz) | (?:to (?:start|begin)|initially|for a start|please|also|too|para empezar|pour commencer|zum start|per iniziare|para comecar|для начала|tambien|tambem|auch|aussi|anche|тоже|также)(?!\p{L}))/u.test(
      level.slice(amount.end, amount.end + 20),
    )
  );
}
