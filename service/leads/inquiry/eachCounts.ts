import type { Quantity } from './quantities';

/*
 * Numbers that are said of each of several: "1000 each", "from each 800 pcs", "price breaks at 500 and 1,000". Texts are levelled.
 */

const EACH =
  /^[ ,]*(?:(?:of |de |von |for |from )(?:each|every)(?: (?:one|model|item|type|size|kind))?|each|(?:for|of) both|de ambos|de las dos|de los dos|dos dois|das duas|von jede[mnr]|für beide|fur beide|para (?:ambos|ambas|los dos|las dos)|pour les deux|per entrambi|cada (?:un[oa]?|model\p{L}*)|de cada|jeweils|de chaque|chacune?s?|кажд\p{L}+|ciascun\p{L}*|cad(?:aun\p{L})?|di ognuno|elk|her biri|لكل|per (?:item|model|type|size|kind))(?![\p{L}])|^ ?(?:ずつ|씩)/u;

/** Whether what stands behind a number says that it is of each. */
export const saysEachBehind = (level: string, end: number): boolean => EACH.test(level.slice(end, end + 16));

/** "500 / 1,000 / 2,500 pcs for each", "price breaks at 500 and 1,000": said of every one that was named. */
export const isOfEach = (level: string, quantity: Quantity, end: number): boolean =>
  saysEachBehind(level, end) ||
  EACH_BEFORE.test(level.slice(Math.max(0, quantity.start - 32), quantity.start)) ||
  STEPS.test(level.slice(Math.max(0, quantity.start - 24), quantity.start));

// "From each 800 pcs", "de cada uno 500".
const EACH_BEFORE =
  /(?:^|[\s,(])(?:je|jeweils|(?:from|of|for) (?:each|every|both)(?: (?:one|model|item|type|size|kind|of them))?|von (?:jede[mnr]|beiden)|de cada(?: (?:un[oa]|modelo|medida|tipo))?|de chaque(?: (?:modele|taille))?|di (?:ognun[oa]|ciascun[oa])|(?:каждого|каждой|каждых)(?: \p{L}{3,12})? по|van (?:elk|ieder)e?|z kazdego|po|her birinden|من كل(?: \p{L}{2,10})?)(?: (?:about|approx\.?|ca\.?|some|unos|unas|environ|circa|etwa|по|около))?[ :]*$|[各각] ?$|(?:每款|每种|每個|每个|각각|それぞれ) ?$/u;

const STEPS =
  /(?<!\p{L})(?:breaks?|tiers?|steps|staffel(?:n|preise?|ung)|mengenstaffel\p{L}*|tramos|escalas|paliers|scaglioni|тираж(?:ах|и|ей))(?: (?:of|at|for|von|bei|zu|de|a|da|от|по|при))?[ :]*$/u;
