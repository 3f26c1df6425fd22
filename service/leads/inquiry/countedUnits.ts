import type { Amount } from './amounts';
import { asCount } from './amounts';
import type { Unit } from './units';
import { kindOf, unitAt } from './units';

/*
 * The unit of a number where it does not simply stand behind it, and numbers in words that count. Texts are levelled.
 */

/** "1,200 pcs", "1 million de pièces". */
export const unitOf = (level: string, amount: Amount, end: number): Unit | null =>
  unitAt(level, end) ??
  unitOfSeries(level, end, asCount(amount)) ??
  (amount.multiplier > 1000 ? unitAt(level, end + (/^ de/.exec(level.slice(end, end + 3))?.[0].length ?? 0)) : null);

/** The unit before a number: in a column, or turned round ("штук 200", "килограмм триста"), which makes the number a rough one. */
export function unitBefore(level: string, amount: Amount, end: number): Unit | null {
  return unitInColumn(level, amount, end) ?? roughUnit(level, amount, end);
}

/** "Brass lock 40 mm      pz. 8.000": the unit stands before its number, set apart from the name. */
function unitInColumn(level: string, amount: Amount, end: number): Unit | null {
  const word =
    /(?:^|\n|\s{2}|[,:;=|\t(]\s?| [-–] )((?!(?:n|no|nr|m|l|t|a|g|un|und|e|ve|in|an|cm|s)[. ])\p{L}{1,12}\.?)[ \t]{1,8}$/u.exec(
      level.slice(Math.max(0, amount.start - 24), amount.start),
    );
  const unit = word && kindOf(word[1] as string);
  if (
    !word ||
    !unit ||
    unit === 'container' ||
    !/^[ \t]*(?:$|\n|[|;)\t]|[.,](?!\d)| {2,})/.test(level.slice(end, end + 6))
  )
    return null;
  const start = amount.start - word[0].length + word[0].indexOf(word[1] as string);
  return { kind: unit, start, end: start + (word[1] as string).length };
}

function roughUnit(level: string, amount: Amount, end: number): Unit | null {
  const word =
    /(?<!\p{L})(штук|шт|пар|комплектов|наборов|килограмм|кило|кг|тонн|метров|рулонов|коробок|упаковок|мешков|пачек|ящиков|единиц) $/u.exec(
      level.slice(Math.max(0, amount.start - 14), amount.start),
    );
  if (!word || !/^(?:\s*(?:[.,;:!?)]|$|\n)| (?:и|а|для|на|с|в)(?!\p{L}))/u.test(level.slice(end, end + 6))) return null;
  const start = amount.start - word[0].length;
  return { kind: /^(?:кил|кг|тон|мет)/.test(word[0]) ? 'measure' : 'piece', start, end: amount.start - 1 };
}

const SERIES =
  /^(?:\s?[,/] ?\d[\d.,]*)*\s?(?:,|\/|and|or|y|o|und|oder|et|ou|e|и|или|、|和|或)\s?\d[\d.,]*(?![\d.,]*\s?(?:%|mm|cm))/u;

/** "200, 500 und 1000 Stück": the unit stands behind the last of a series. */
function unitOfSeries(level: string, end: number, value: number): Unit | null {
  const series = /^ ?[,/aeiouyи、和或]/u.test(level.slice(end, end + 2))
    ? SERIES.exec(level.slice(end, end + 40))
    : null;
  const last = Number(/(\d[\d.,]*)$/u.exec(series?.[0] ?? '')?.[1]?.replace(/[.,](?=\d{3})/g, '') ?? 0);
  const unit = series && last > value ? unitAt(level, end + series[0].length) : null;
  return unit && (unit.kind === 'piece' || unit.kind === 'pack') ? unit : null;
}

/** Weights, lengths and areas that are quantities more often than sizes. */
export const LARGE_UNIT =
  /^(?:mts?|t|tons?|tonn\p{L}*|tonelad\p{L}*|т|тонн\p{L}*|طن|اطنان|吨|噸|トン|톤|tan|sq.*|m2|m²|м2|м²|кв.*|平米|平方.*|qm|quadratmeter|cbm|m3|m³|м3|м³|yds?|yards?|坪)$/u;
const WITHIN =
  /(?<!(?:precio|preco|price|preis|cotizacion|cotacao|prezzo|prix) )(?<!\p{L})(?:in|per|en|em|into|im|в|por|na|num|dans) $/u;

/** Whether a number in words counts: of loads, of large units, of sets behind their name, and in Chinese and Japanese from ten on. */
export function countsInWords(level: string, amount: Amount, unit: Unit | null, before: string): boolean {
  if (WITHIN.test(before)) return false;
  const isEast =
    amount.value >= 10 &&
    unit !== null &&
    (amount.value >= 100 || /[\u4e00-\u9fff가-힣]/.test(level[amount.start] ?? ''));
  return unit?.kind === 'container' || isEast || isOneSet(level, amount, unit) || isLoadInWords(level, amount, unit);
}

/** "Block machine 4-15 one set and pan mixer one set": counted in words behind the name. */
const isOneSet = (level: string, amount: Amount, unit: Unit | null): boolean =>
  unit !== null &&
  /^(?:sets?|units?|nos|machines?|pairs?|juegos?|conjuntos?|unidad(?:es)?|satz|satze|stuck|комплекта?|штук[аи]?)$/.test(
    level.slice(unit.start, unit.end).replace(/\.$/, ''),
  ) &&
  /[\p{L}\d)][,:]? $/u.test(level.slice(Math.max(0, amount.start - 3), amount.start)) &&
  !/(?<!\p{L})(?:per|for|of|in|every|each|the|is|by|with|only|just|need|want|buy|order|por|para|de|je|fur|за|на|в),? $/u.test(
    level.slice(Math.max(0, amount.start - 7), amount.start),
  ) &&
  /^(?:[.,;)\n]|$| (?:and|y|und|et|e|и|plus|also)(?!\p{L}))/u.test(level.slice(unit.end, unit.end + 6));

const DOZENS =
  /^(?:dozens?|doz|docenas?|duzias?|douzaines?|dutzend|dozzin[ae]|дюжин\p{L}*|gross|grosas|hundred|thousand|centinaia)$/u;

/** "Two tons of twine", "cinco paletes de papel", "three dozen": what is large is counted in words too; "two pieces" is no order. */
const isLoadInWords = (level: string, amount: Amount, unit: Unit | null): boolean => {
  if (unit === null || amount.value < 2) return false;
  const word = level.slice(unit.start, unit.end).replace(/\.$/, '');
  const isLarge = LARGE_UNIT.test(word) || DOZENS.test(word) || (unit.kind === 'pack' && word.length > 3);
  return (
    isLarge &&
    /^(?: (?:of|de|di|du|d'|von|van|من) ?\p{L}| \p{L}{3}|\s*(?:[.,;!?)]|$))/u.test(level.slice(unit.end, unit.end + 10))
  );
};
