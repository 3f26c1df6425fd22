import type { Mention } from './bareNames';
import type { Quantity } from './quantities';

/*
 * Which number of a sentence is a size of the goods, or what a set of them holds, beside the number that counts. Texts are levelled.
 */

/** "Forklifts 3 t - 6 units", "rice 25 kg, 400 bags": a measure right before a count is a size. */
export function goesWithNext(level: string, quantity: Quantity, quantities: readonly Quantity[]): boolean {
  if (quantity.kind !== 'measure') return false;
  const next = quantities.find(other => other.start >= quantity.end);
  return (
    next !== undefined &&
    (next.kind === 'piece' || next.kind === 'pack') &&
    !next.isSample &&
    /^[\s,:(–-]{1,3}$/u.test(level.slice(quantity.end, next.start))
  );
}

/** "1500 water tanks 500 l": a measure behind the name that a number counts is a size. */
export function sizesLast(level: string, quantity: Quantity, quantities: readonly Quantity[]): boolean {
  if (quantity.kind !== 'measure') return false;
  const last = quantities.filter(other => other.end <= quantity.start).pop();
  return (
    last !== undefined &&
    (last.kind === 'none' || last.kind === 'piece') &&
    /^(?: ?(?!(?:and|plus|y|e|und|et|и|و|en|oraz|ve|sowie|also) )[\p{L}\p{M}-]+){1,5} $/u.test(
      level.slice(last.end, quantity.start),
    )
  );
}

const SET =
  /(?<!\p{L})(?:\p{L}{0,12}sets?|kits?|assortments?|case|coffrets?|jeux?|lots?|mallettes?|trousses?|valises?|juegos?|estuches?|malet(?:in|ines|as?)|surtidos?|conjuntos?|jogos?|estojos?|\p{L}{0,14}(?:satz|satze|koffer|sortiment)|valigett[ae]|batteri[ea]s? (?:de|da|di) (?:cuisine|cucina)|baterias? de cocina|cuberterias?|faqueiros?|servi[cz](?:es?|i[oi]?|ios) (?:de table|da tavola|de mesa|a the|a cafe)|garnitur\p{L}*|\p{L}*garnitur\p{L}*|serviesset\p{L}*|набор\p{L}*|комплект\p{L}*|сервиз\p{L}*|zestaw\p{L}*|takim\p{L}*|طقم|اطقم)(?!\p{L})|[套组組]|セット|세트/u;
const BUNDLE =
  /(?<!\p{L})(?:bundles?|packages?|pack|hampers?|combos?|duos?|trios?|ranges?|collections?|programme|\p{L}{0,14}paket|lote|pacote|paquete|colis|pacchetto|cesta|gamme|linea|linha|serie)(?!\p{L})/u;

/** "Pot set": what is sold as one and holds several pieces. */
export const holdsSeveral = (name: string): boolean => SET.test(name);

/** "A giveaway bundle": what several goods are together. */
export const isBundle = (name: string): boolean => SET.test(name) || BUNDLE.test(name);

const ASIDE = String.raw`^ ?(?:\([^()\n]{1,40}\))?(?: (?:in|with|con|en|dans|avec|mit|im|в|с|em|com|nel|z|w) [^,.;:()\n\d]{3,32}(?=[,(–-]| - ))?`;
const SAID_ASIDE = new RegExp(ASIDE, 'u');
// Between what a set holds and how many sets are wanted: "(8-22 mm)", "in aluminium case", "we take".
const BETWEEN = new RegExp(
  String.raw`${ASIDE}[\s,:–-]*(?:(?:we|i|wir|ich|nous|je|noi|мы|нам)(?:'d| would| will)? ?)?(?:(?:take|need|want|order|buy|require|about|approx\.?|around|ca\.?|unas|unos|aprox\.?|environ|circa|etwa|nehmen|brauchen|prenons|il (?:nous|me) faut|necesitamos|tomamos|precisamos|prendiamo|нужно|возьмем|надо|около|qty|qte|quantity|menge|cant\.?|cantidad|quantite|quantita|qtde?|кол-во|количество|total|in total|总共|共|要|数量|one|an?|full|whole|un|una|uno|ein|eine[nr]?|voller|komplett\p{L}*|complet\p{L}*|entier|plein|lleno|pieno|один|полный)[\s:.]*){0,4}$`,
  'u',
);

/** "Bit set 33 pcs, we take 2000 sets": how many pieces a set holds is part of its name. The mention takes the number of the sets. */
export function holdsPieces(level: string, last: Mention | undefined, quantity: Quantity): boolean {
  const held = last?.quantity;
  if (!last || !held || last.end > held.start || held.end > quantity.start || held.value > 300 || held.value < 2)
    return false;
  const isMore =
    (quantity.value > held.value || quantity.kind === 'container') &&
    held.kind === 'piece' &&
    !quantity.isLater &&
    quantity.kind !== 'measure';
  const isClosed =
    quantity.unit !== null ||
    /^\s*(?:[.,;)\n]|$|(?:and|et|y|e|und|и|plus)(?!\p{L}))/u.test(level.slice(quantity.end, quantity.end + 8));
  if (!isMore || !isClosed || !SET.test(level.slice(last.start, last.end))) return false;
  const between = level.slice(held.end, quantity.start);
  if (between.length > 90 || !BETWEEN.test(between)) return false;
  last.end = held.end + (SAID_ASIDE.exec(between)?.[0].trimEnd().length ?? 0);
  last.quantity = quantity;
  return true;
}

/** "Dinner set 20 pcs, about 600 boxes": the first number is part of the name. */
export function isSizeBefore(level: string, last: Mention | undefined, quantity: Quantity, free: number): boolean {
  if (!last?.quantity || last.quantity.end !== free || last.end > last.quantity.start || last.quantity.value > 144)
    return false;
  if (quantity.value <= last.quantity.value || last.quantity.kind !== 'piece' || quantity.isLater) return false;
  if (
    !/^[\s,;:-]*(?:(?:about|approx\.?|ca\.?|unas|unos|aprox\.?|environ|circa|etwa|около|总共|共|total|in total|we need|quantity|qty)[\s:]*)?$/u.test(
      level.slice(free, quantity.start),
    )
  )
    return false;
  last.end = last.quantity.end;
  last.quantity = quantity;
  return true;
}
