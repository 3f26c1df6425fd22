import {
  containerSigns,
  containerWords,
  measureSigns,
  measureWords,
  notAfterSigns,
  packSigns,
  packWords,
  pieceSigns,
  pieceWords,
} from './unitWords';

/** `piece` and `pack` are counted, `measure` is as often a size as a quantity, `container` is a load. */
export type UnitKind = 'piece' | 'pack' | 'measure' | 'container';

/** A unit that stands at a place of a text. */
export interface Unit {
  kind: UnitKind;
  start: number;
  end: number;
}

const kinds = new Map<string, UnitKind>();
for (const [words, kind] of [
  [containerWords, 'container'],
  [measureWords, 'measure'],
  [packWords, 'pack'],
  [pieceWords, 'piece'],
] as const)
  for (const word of words) kinds.set(word, kind);

const signs: [string, UnitKind][] = (
  [
    [containerSigns, 'container'],
    [measureSigns, 'measure'],
    [packSigns, 'pack'],
    [pieceSigns, 'piece'],
  ] as const
)
  .flatMap(([list, kind]) => list.map((sign): [string, UnitKind] => [sign, kind]))
  .sort((a, b) => b[0].length - a[0].length);

const WORD =
  /^[\s(]{0,3}((?:кв\. ?м|пог\. ?м|п\.м|к-т|sq\.? ?(?:m|ft|meters?|metres?)|metric tons?|(?:metros|metri|metres) line\p{L}+|(?:linear|running) met(?:er|re)s|laufende meter|погонных метров|(?:square|cubic) met(?:er|re)s?|(?:metros|metri|metres) (?:cuadrados|quadrados|quadri|carres|cubicos|cubi|cubes)|квадратных метров|кубических метров|(?:متر|امتار) (?:مربعه?|مكعبه?|طولي)|m[23²³]|м[23²³]|[\p{L}\p{M}]+)\.?)(?![\p{L}\d])/u;
const BOX =
  /^ ?(?:[x*] ?|[个個] ?)?((?:20|40|45)(?: ?(?:'|"|''|ft|feet|foot|尺|pies|pes|pieds|fu(?:ss|ß)|футов(?:\p{L}*)?|фут\p{L}*|piedi))? ?-?(?:hq|hc|gp|dv|dc|st|standard|high ?cube|高柜|尺柜|小柜|柜)?(?: ?-?(?:ft|fcl|containers?|contenedor(?:es)?|conteneurs?|conteiner(?:es)?|contentor(?:es)?|container[ns]?|контейнер\p{L}*|hq|hc|gp|货柜|高柜|柜|柜子))?)(?:(?<=柜)|(?![\p{L}\d]))/u;
const BOX_SURE = /hq|hc|gp|dv|['"]|ft|feet|foot|尺|柜|pies|pes|pieds|fuss|фут|fcl|cont|контейн|piedi/;

/** "5,000" ends a line, and the next one begins with "kit …". */
const isNextLine = (text: string, end: number, word: string): boolean =>
  word.includes('\n') &&
  /^ (?!(?:of|de|von|di|du|des) )\p{L}/u.test(text.slice(end + word.length, end + word.length + 8));

/** The unit that a levelled text has right after a number that ends at `end`; null where none stands there. */
export function unitAt(text: string, end: number): Unit | null {
  const rest = text.slice(end, end + 40);
  // "Hose reels, 1,200 off, green"
  if (/^ off(?=\s*(?:[.,;:)]|$|\n))/.test(rest)) return { kind: 'piece', start: end + 1, end: end + 4 };
  const box = BOX.exec(rest);
  if (box && BOX_SURE.test(box[1] as string) && /^ ?[x*个個]|^ /.test(rest)) return unitOf('container', box, end);
  const sign = signAt(rest, end);
  if (sign) return sign;
  const word = WORD.exec(rest);
  if (!word || isNextLine(text, end, word[0])) return null;
  const written = (word[1] as string)
    .replace(/\.$/, '')
    .replace(/ {1,}/g, ' ')
    .replace(/^sq\.? .*/, 'sqm')
    .replace(/^metric .*/, 'mt');
  const load = kinds.get(written) === 'container' ? loadAt(text, end, word) : null;
  if (load) return load;
  const kind = kinds.get(written) ?? kinds.get(written.replace(/\. /, '.'));
  // "32 und 46 Liter" is German.
  if (written === 'und' && /^ (?!de )[\d\p{L}]/u.test(text.slice(end + word[0].length, end + word[0].length + 4)))
    return null;
  if (!kind && isAbbreviated(text, end, word, written)) return unitOf('piece', word, end);
  if (!kind || (/\(/.test(word[0]) && kind === 'measure')) return null;
  if (kind === 'pack' && HOLDS.test(text.slice(end + word[0].length, end + word[0].length + 20))) return null;
  return unitOf(kind, word, end);
}

/** "Containers of 40 ft". */
function loadAt(text: string, end: number, word: RegExpExecArray): Unit | null {
  const from = end + word[0].length;
  const size =
    /^ ?(?:of |de |di |x )?(?:20|40|45) ?(?:'|"|ft|feet|pies|pes|pieds|футов\p{L}*|фут)? ?(?:hq|hc|gp|dv|ft)?(?![\p{L}\d])/u.exec(
      text.slice(from, from + 24),
    );
  return size && { kind: 'container', start: from - (word[1] as string).length, end: from + size[0].length };
}

/** "200 no.", "15 000 ex."; not "500 ex. works". */
const isAbbreviated = (text: string, end: number, word: RegExpExecArray, written: string): boolean =>
  /^(?:no|ex)$/.test(written) &&
  word[0].endsWith('.') &&
  !/^ ?(?:works|factory|mill|warehouse|stock|port)/.test(text.slice(end + word[0].length, end + word[0].length + 10));

// "250 sacs de couchage": what holds things is here the goods themselves.
const HOLDS =
  /^ (?:نوم|de (?:aluminio|acero|vidrio|cristal|tela|papel|plastico|yute|algodon|kraft|regalo|rafia|papier|jute|coton|toile|couchage|plage|sport|voyage|dormir|herramientas|almacen\p{L}*|archivo|ferramentas|viaje|mano|playa|praia|viagem|dormir|deporte|transport|rangement|golf|basura|lixo)|a (?:lunch|gouter|repas|bijoux|gateaux?|oeufs|fromage|biscuits|savon|the|poissons?|fleurs|pharmacie|lettres|cles|musique|chapeaux?|pizza|vin|ordures|gravats|langer|provisions|pelo|dos|main|outils|poubelle|linge|chaussures|pain)|d'outils|isothermes?|termic[ao]s?|cadeaux?|per attrezzi|da viaggio|da spiaggia)(?!\p{L})/u;

function unitOf(kind: UnitKind, match: RegExpExecArray, end: number): Unit {
  const written = match[1] as string;
  const at = match[0].lastIndexOf(written);
  return { kind, start: end + at, end: end + at + written.length };
}

function signAt(rest: string, end: number): Unit | null {
  const blank = rest.startsWith(' ') ? 1 : 0;
  for (const [sign, kind] of signs) {
    if (!rest.startsWith(sign, blank)) continue;
    const after = rest.slice(blank + sign.length);
    if (/^[a-z]/.test(sign) && /^[\p{L}\d]/u.test(after)) continue;
    if (/[가-힣]$/.test(sign) && /^(?!를|을|의|로|씩|정도|가|이|입|및|와|과|만|도|쯤|에|,)[가-힣]/.test(after))
      continue;
    // "5块左右" is money; "600把左右" counts.
    if (
      notAfterSigns.test(after) ||
      (/[块塊点]/.test(sign) &&
        /^(?:\d|[一二三四五六七八九半](?![\u4e00-\u9fff]))(?!\d*(?:[.xX×*]|mm|cm))|^ ?(?:左右|以内|一[把个個只件台条條张張支套双雙]|每|钱|錢|人民币|\/)/.test(
          after,
        ))
    )
      return null;
    return { kind, start: end + blank, end: end + blank + sign.length };
  }
  return null;
}

/** The kind of unit that a word is; null for another word. */
export const kindOf = (levelled: string): UnitKind | null => kinds.get(levelled.trim().replace(/\.$/, '')) ?? null;

/** Whether a cell or a word is a unit and nothing else ("pcs", "UoM" cells). */
export function isUnit(levelled: string): boolean {
  const word = levelled.trim().replace(/\.$/, '');
  return kinds.has(word) || signs.some(([sign]) => sign === word);
}
