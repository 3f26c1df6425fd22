import type { NumberHabits } from './amounts';
import { readAmounts } from './amounts';
import type { ItemDraft } from './itemDrafts';
import { readLines } from './lines';
import type { Piece } from './lines';
import type { Passage } from './passages';
import { readCurrencies, readPrices } from './prices';
import { isGeneric, trimProduct } from './products';
import type { Quantity } from './quantities';
import { plainCount } from './itemLines';
import { isUnit, unitAt } from './units';

/*
 * Tables whose cells are set apart by single blanks, as the text of a spreadsheet or a PDF often comes: "1 Enamel mug 12 oz 18000 pcs 1.25".
 */

const QUANTITY_HEAD =
  /qty|quantity|cant(?:idad)?|qtde?|quantidade|qte|quantite|menge|anzahl|кол-? ?во|количество|数量|數量|الكميه|quantita|adet|miktar|ilosc|수량|so luong|uom/u;
const PRICE_HEAD = /target|price|precio|preco|prix|preis|цена|单价|價格|目标|単価|prezzo|fiyat|cena|السعر|단가/u;
const PRODUCT_HEAD =
  /description|item|product|article|goods|material|bezeichnung|artikel|produkt|descripcion|articulo|producto|descricao|produto|designation|produit|наименование|товар|品名|产品|產品|商品|名称|الصنف|المنتج|الوصف|descrizione|articolo|prodotto|urun|nazwa|제품|품명|ten hang/u;
const CODE_HEAD =
  /(?:item ?(?:no|code|#)|sku|ref|code|art\.? ?(?:no|nr)|no\.|model|货号|型号|артикул|codigo|品番|rif)/u;
const TOTAL = /^(?:grand |sub ?)?(?:total|summe|gesamt|всего|итого|合计|总计|合計|المجموع|합계|toplam)/u;

interface Head {
  hasCode: boolean;
  hasPrice: boolean;
  isQuantityFirst: boolean;
  currency: { code: string; start: number; end: number } | null;
}

/** The rows below a heading that names a product and a quantity. */
export function looseRows(passage: Passage, habits: NumberHabits): ItemDraft[] {
  const lines = readLines(passage.level);
  const first = lines.findIndex(line => isHead(passage.level.slice(line.start, line.end)));
  if (first < 0) return [];
  const head = readHead(passage.level, lines[first] as Piece, habits);
  const items: ItemDraft[] = [];
  for (const line of lines.slice(first + 1, first + 400)) {
    const item = readRow(passage, line, head, habits);
    if (item) items.push(item);
  }
  return items;
}

const isHead = (text: string) =>
  text.length < 240 && QUANTITY_HEAD.test(text) && PRODUCT_HEAD.test(text) && !/\d{3,}/.test(text);

function readHead(level: string, line: Piece, habits: NumberHabits): Head {
  const text = level.slice(line.start, line.end);
  const found = readCurrencies(text, habits.language)[0] ?? null;
  return {
    hasCode: CODE_HEAD.test(text) && text.search(CODE_HEAD) < text.search(QUANTITY_HEAD),
    hasPrice: PRICE_HEAD.test(text),
    isQuantityFirst: text.search(QUANTITY_HEAD) < text.search(PRODUCT_HEAD),
    currency: found && { ...found, start: found.start + line.start, end: found.end + line.start },
  };
}

function readRow(passage: Passage, line: Piece, head: Head, habits: NumberHabits): ItemDraft | null {
  const { level } = passage;
  const text = level.slice(line.start, line.end);
  if (TOTAL.test(text) || !/\p{L}{2}/u.test(text) || !/\d/.test(text)) return null;
  const body = line.start + leadLength(text, head);
  const quantity = head.isQuantityFirst
    ? plainWithUnit(level, body, line.end, habits)
    : trailingCount(level, body, line.end, habits);
  if (!quantity) return null;
  const beside = quantity.unit ? null : unitBeside(level, body, quantity, line.end, head);
  if (beside) quantity.unit = beside;
  const [from, to] = head.isQuantityFirst
    ? trimProduct(level, quantity.end, beside ? beside.start : line.end)
    : trimProduct(level, body, beside && beside.end <= quantity.start ? beside.start : quantity.start);
  if (to <= from || isGeneric(level.slice(from, to))) return null;
  const price =
    head.hasPrice && !head.isQuantityFirst ? priceBehind(level, quantity.end, line.end, head, habits) : null;
  return { passage, product: [from, to], heading: null, quantity, price, line, origin: 'table', strength: 2 };
}

/** A unit in a column of its own: right before the number, or at the end of the line. */
function unitBeside(
  level: string,
  start: number,
  quantity: Quantity,
  end: number,
  head: Head,
): { start: number; end: number } | null {
  const text = head.isQuantityFirst ? level.slice(quantity.end, end) : level.slice(start, quantity.start);
  const word = /(?:^|\s)(\S{1,12})\s*$/u.exec(text)?.[1];
  if (!word || !isUnit(word)) return null;
  const at = (head.isQuantityFirst ? quantity.end : start) + text.lastIndexOf(word);
  return { start: at, end: at + word.length };
}

/** The number of the line, and a code where the table has a column of them. */
function leadLength(text: string, head: Head): number {
  const number = /^\d{1,3}[.)]? +(?=\S*\p{L})/u.exec(text)?.[0].length ?? 0;
  if (head.isQuantityFirst) return 0;
  const code = head.hasCode ? (/^(?=\S*\d)[a-z0-9./_-]{3,20} +(?=\S)/u.exec(text.slice(number))?.[0].length ?? 0) : 0;
  return number + code;
}

function plainWithUnit(level: string, start: number, end: number, habits: NumberHabits): Quantity | null {
  const plain = plainCount(level, start, end, habits);
  return plain && withUnit(level, plain);
}

function withUnit(level: string, quantity: Quantity): Quantity {
  const unit = unitAt(level, quantity.end);
  return unit ? { ...quantity, unit: { start: unit.start, end: unit.end }, kind: unit.kind, end: unit.end } : quantity;
}

/** The number that is counted: with a unit behind it that is no size, or the first of the plain numbers at the end of the row. */
function trailingCount(level: string, start: number, end: number, habits: NumberHabits): Quantity | null {
  const amounts = readAmounts(level.slice(start, end), habits).filter(amount => !amount.isWord);
  const counted = amounts.filter(amount => {
    const unit = unitAt(level, start + amount.end);
    return unit && unit.kind !== 'measure' && amount.start > 0;
  });
  const chosen =
    counted[counted.length - 1] ??
    amounts.find(
      amount =>
        amount.start > 0 &&
        /^[\s\d.,$€£¥%-]*(?:usd|eur)?[\s\d.,$€£¥-]*$/.test(level.slice(start + amount.end, end)) &&
        /\s$/.test(level.slice(start, start + amount.start)),
    );
  if (!chosen) return null;
  const plain = plainCount(level, start + chosen.start, end, habits);
  return plain && withUnit(level, plain);
}

function priceBehind(level: string, start: number, end: number, head: Head, habits: NumberHabits): ItemDraft['price'] {
  const piece = level.slice(start, end);
  const amount = readAmounts(piece, habits).find(one => !one.isWord);
  const price = readPrices(piece, habits)[0];
  if (price?.currency && amount && price.number.start === amount.start && amount.start < 12) {
    const code = { ...price.currency, start: price.currency.start + start, end: price.currency.end + start };
    return { value: price.value, start: start + price.number.start, end: start + price.number.end, currency: code };
  }
  if (!amount || !/^[\s$€£¥]*(?:usd|eur|gbp)?\s*$/.test(level.slice(start, start + amount.start))) return null;
  return { value: amount.value, start: start + amount.start, end: start + amount.end, currency: head.currency };
}
