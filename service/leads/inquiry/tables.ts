import type { NumberHabits } from './amounts';
import { asCount, readAmounts } from './amounts';
import { labelKey } from './labels';
import type { Piece } from './lines';
import { readCurrencies, readPrices } from './prices';
import { isGeneric } from './products';
import { NOT_OURS, WANTED } from './targetWords';
import type { Quantity } from './quantities';
import { readQuantities } from './quantities';
import type { Cell, Cutter } from './tableCells';
import { cellsOf, commaCells, rowAt } from './tableCells';
import { isUnit, unitAt } from './units';

/** A row of a table that names goods; offsets are of the passage. */
export interface TableRow {
  product: [number, number];
  quantity: Quantity | null;
  price: {
    value: number;
    start: number;
    end: number;
    currency: { code: string; start: number; end: number } | null;
  } | null;
  line: Piece;
}

type Column = 'product' | 'quantity' | 'unit' | 'target' | 'price' | 'other';

const columnWords: readonly [Column, RegExp][] = [
  [
    'target',
    /target|(?:cost|price)s? (?:we|to) (?:need|want|reach|hit|aim)|^(?!.*(?:date|deliver|ship| by$)).*(?:needs? to be|must be|has to be|should be|land at)|we (?:now )?pay|(?:wir zahlen|zahlen wir)|pagamos|nous payons|paghiamo|платим|(?:current|present|today'?s|actual) price|(?:aktueller|heutiger) preis|precio actual|prix actuel|preco atual|prezzo attuale|текущая цена|现价|現価格|ziel|wunsch|objetivo|\bmeta\b|alvo|cible|цел|желаем|目标|目標|期望|希望|목표|희망|مستهدف|المطلوب|hedef|docelow|budget|\bmax\b|obiettivo|richtpreis|muc tieu/u,
  ],
  [
    'other',
    /supplier|your|fob|cif|exw|lead|supplied|ihr |su precio|поставщик|retail|rrp|uvp|pvp|amount|total|summe|valor total|сумма|金额|总价|carton|ctn|cbm|weight|packing|remark|notes?|hs ?code|ncm|barcode|ean|photo|picture|image|图片|备注|примечание/u,
  ],
  ['price', /price|precio|preco|prix|preis|цена|price|单价|價格|单價|単価|prezzo|fiyat|cena|السعر|단가|가격|gia/u],
  [
    'unit',
    /^(?:u(?:o|\/)?m|units?|ед\.?.*|einheit|me|unidad|und\.?|un\.?|u\.m\.?|unite|u\.?|单位|單位|単位|단위|الوحده|birim|j\.?m\.?|eenheid|unita|um|don vi)$/u,
  ],
  [
    'quantity',
    /(?:first|initial|trial|opening|1st) (?:order|lot|shipment)|primer pedido|primeiro pedido|erstbestellung|premiere commande|首单|首批|qty|quantity|quantities|cant\.?$|cantidad|qtde?|quantidade|qte|quantite|menge|anzahl|stuckzahl|bedarf|кол-? ?во|количество|кол\.|数量|數量|采购量|需求|الكميه|العدد|quantita|q\.ta|adet|miktar|ilosc|aantal|수량|so luong|volume|wanted|needed|requested|q'?ty|stuks|^pcs|pieces|order qt|demand/u,
  ],
  [
    'product',
    /short text|long text|kurztext|langtext|particulars|part desc|description|descr\.?|product|item(?! ?(?:no|code|#|id))|article(?! ?(?:no|code))|goods|commodity|material(?: desc| name)|^name$|bezeichnung|beschreibung|^artikel$|produkt|descripcion|articulo|producto|descricao|produto|designation|libelle|produit|наименование|товар|описание|продукция|品名|产品|產品|商品|名称|名稱|描述|货品|الصنف|المنتج|الوصف|البيان|^parts?$|descrizione|articolo|prodotto|urun|malzeme|aciklama|nazwa|opis|omschrijving|제품|품명|품목|상품|내역|ten hang|san pham|mat hang/u,
  ],
];
const CODE =
  /item ?(?:no|code|#|id)|^(?:no\.?|#|nr\.?|pos\.?|line|sr\.?|s\.?no\.?|item|ref\.?|sku|code|n°|№|序号|番号|번호)$/u;
const TOTAL =
  /^(?:grand |sub ?)?(?:totals?|summe|gesamt|insgesamt|suma|всего|итого|合计|合計|总计|المجموع|합계|toplam|razem)(?![\p{L}])/u;

function columnOf(heading: string): Column {
  const text = heading.trim();
  if (text === '' || CODE.test(text)) return /^item$/.test(text) ? 'product' : 'other';
  return columnWords.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
}

/** A table that begins at a line, with the number of lines that it takes; null where none begins there. */
export function readTable(
  level: string,
  lines: readonly Piece[],
  first: number,
  habits: NumberHabits,
): { rows: TableRow[]; lines: number } | null {
  const head = lines[first] as Piece;
  if (head.end - head.start > 400) return null;
  for (const cut of [cellsOf, commaCells]) {
    const cells = cut(level, head);
    const named = withModels(
      cells.map(cell => columnOf(level.slice(cell.start, cell.end))),
      level,
      cells,
    );
    const next = lines[first + 1];
    const columns = next && cells.length > 2 ? withLongest(named, level, cells, cut(level, next)) : named;
    const isHead =
      cells.length >= 2 &&
      columns.includes('product') &&
      columns.some(column => ['quantity', 'target', 'price', 'unit'].includes(column)) &&
      !/\d{3}|[^:]{30}:$/.test(level.slice(head.start, head.end)) &&
      cells.every(cell => cell.end - cell.start <= 40 && !/: ?\S|\d.*\d.*\d/.test(level.slice(cell.start, cell.end)));
    if (!isHead) continue;
    const currency = readCurrencies(level.slice(head.start, head.end), habits.language)[0] ?? null;
    const found = readRows(
      level,
      lines,
      first,
      {
        columns,
        currency: currency && { ...currency, start: currency.start + head.start, end: currency.end + head.start },
      },
      habits,
      cut,
    );
    if (found.rows.length > 0) return found;
  }
  return null;
}

/** Where no heading says which column names the goods, the one with the most letters does. */
function withLongest(columns: Column[], level: string, cells: readonly Cell[], below: readonly Cell[]): Column[] {
  if (columns.includes('product') || !columns.includes('quantity') || cells.length < 3 || below.length !== cells.length)
    return columns;
  const size = (cell: Cell | undefined) => (cell ? letters(level.slice(cell.start, cell.end)) : 0);
  const best = below.reduce(
    (most, cell, at) => (columns[at] === 'other' && size(cell) > size(below[most]) ? at : most),
    -1,
  );
  return size(below[best]) < 4 ? columns : columns.map((column, at) => (at === best ? 'product' : column));
}

const MODEL =
  /^(?:model|type|style|design|variant|version|size|colou?r|modelo|tipo|modell|typ|modele|модель|тип|型号|型號|款式|规格|規格|型番|모델|규격)/u;

/** Where no column is headed as the goods, the one of their models names them. */
function withModels(columns: Column[], level: string, cells: readonly Cell[]): Column[] {
  if (columns.includes('product') || !columns.includes('quantity')) return columns;
  const model = cells.findIndex(cell => MODEL.test(level.slice(cell.start, cell.end)));
  return columns.map((column, index) => (index === model ? 'product' : column));
}

interface Head {
  columns: readonly Column[];
  currency: { code: string; start: number; end: number } | null;
}

function readRows(
  level: string,
  lines: readonly Piece[],
  first: number,
  head: Head,
  habits: NumberHabits,
  cut: Cutter,
): { rows: TableRow[]; lines: number } {
  const rows: TableRow[] = [];
  const isCounted = (cells: readonly Cell[]) =>
    quantityIn(level, cells[head.columns.indexOf('quantity')], undefined, habits) !== null;
  let at = first + 1;
  for (; at < lines.length && rows.length < 300; at++) {
    let line = lines[at] as Piece;
    if (/^[-=+|_ \t:]+$/.test(level.slice(line.start, line.end))) continue;
    const { cells, lines: taken } = rowAt(level, lines, at, cut, head.columns.length, isCounted);
    if (cells.length === 1) cells.push(...countAndName(level, cells, head.columns));
    if (taken > 1) line = { ...line, end: (lines[at + taken - 1] as Piece).end };
    at += taken - 1;
    if (cells.length < Math.max(2, Math.ceil(head.columns.length / 2)) || isTermRow(level, cells)) break;
    const row = readRow(level, cells, head, habits, line);
    const found = row ?? (cells.length < head.columns.length ? readByContent(level, cells, head, habits, line) : null);
    if (found) rows.push(found);
    else if (!/\d/.test(level.slice(line.start, line.end))) break;
    else if (cells.length < Math.min(3, head.columns.length)) break;
  }
  return { rows, lines: at - first };
}

/** "15 rolls bus bar" below "Qty  Item": a single blank between the number and the name. Shortens the cell; the cell of the name. */
function countAndName(level: string, cells: readonly Cell[], columns: readonly Column[]): Cell[] {
  const cell = cells[0] as Cell;
  const count = /^\d[\d.,']*(?= \p{L}{2})/u.exec(level.slice(cell.start, cell.end));
  if (!count || columns.length !== 2 || columns[0] !== 'quantity' || columns[1] !== 'product') return [];
  const end = cell.start + count[0].length;
  const name = { start: (unitAt(level, end)?.end ?? end) + 1, end: cell.end };
  cell.end = name.start - 1;
  return [name];
}

function readRow(
  level: string,
  cells: readonly Cell[],
  head: Head,
  habits: NumberHabits,
  line: Piece,
): TableRow | null {
  const at = (column: Column) => cells[head.columns.indexOf(column)];
  const textOf = (cell: Cell | undefined) => (cell ? level.slice(cell.start, cell.end) : '');
  let product = at('product');
  // "Item" may be a column of numbers beside the description.
  if (!/\p{L}{2}/u.test(textOf(product)))
    product = cells
      .filter((_, index) => ['product', 'other'].includes(head.columns[index] ?? 'other'))
      .sort((a, b) => letters(textOf(b)) - letters(textOf(a)))[0];
  const columns = head.columns.flatMap((column, index) =>
    column === 'product' && cells[index] ? [cells[index] as Cell] : [],
  );
  const best = columns.length > 1 ? [...columns].sort((a, b) => letters(textOf(b)) - letters(textOf(a)))[0] : product;
  if (!best || isGeneric(textOf(best)) || TOTAL.test(textOf(best)) || TOTAL.test(textOf(cells[0]))) return null;
  return {
    product: [best.start, best.end],
    quantity: quantityIn(level, at('quantity'), at('unit'), habits) ?? quantityAnywhere(level, cells, best, habits),
    price: priceIn(level, at('target') ?? at('price'), head, habits) ?? notedPrice(level, cells, head, habits),
    line,
  };
}

/** "hoping for US$41" in a column of notes. */
function notedPrice(level: string, cells: readonly Cell[], head: Head, habits: NumberHabits): TableRow['price'] {
  for (const [index, cell] of cells.entries()) {
    const text = level.slice(cell.start, cell.end);
    if (head.columns[index] !== 'other' || !WANTED.test(text) || NOT_OURS.test(text)) continue;
    if (readPrices(text, habits).length === 1) return priceIn(level, cell, head, habits);
  }
  return null;
}

/** "Incoterms<tab>DAP Hamburg" below a table is none of its rows. */
const isTermRow = (level: string, cells: readonly Cell[]) =>
  cells.length === 2 &&
  !['product', 'other', 'model', 'quantity'].includes(labelKey(level.slice(cells[0]!.start, cells[0]!.end)));

/** A row that lacks a cell: its cells are told by what is in them. */
function readByContent(
  level: string,
  cells: readonly Cell[],
  head: Head,
  habits: NumberHabits,
  line: Piece,
): TableRow | null {
  const textOf = (cell: Cell) => level.slice(cell.start, cell.end);
  const isCount = (cell: Cell) => /^\d[\d.,' ]*\s?\p{L}{0,8}\.?$/u.test(textOf(cell));
  const product = cells.filter(cell => !isCount(cell)).sort((a, b) => letters(textOf(b)) - letters(textOf(a)))[0];
  if (!product || isGeneric(textOf(product)) || TOTAL.test(textOf(product))) return null;
  const quantity = quantityAnywhere(level, cells, product, habits);
  const priced = cells.find(cell => cell !== product && readPrices(textOf(cell), habits).length > 0);
  return (
    quantity && { product: [product.start, product.end], quantity, price: priceIn(level, priced, head, habits), line }
  );
}

const letters = (text: string) => text.match(/\p{L}/gu)?.length ?? 0;

function quantityIn(
  level: string,
  cell: Cell | undefined,
  unitCell: Cell | undefined,
  habits: NumberHabits,
): Quantity | null {
  if (!cell) return null;
  const piece = level.slice(cell.start, cell.end);
  const amount = readAmounts(piece, habits)[0];
  if (!amount || amount.start > 14) return null;
  const after = unitAt(piece, amount.upper?.end ?? amount.end);
  const own = after && { start: cell.start + after.start, end: cell.start + after.end };
  const beside = unitCell && /\p{L}/u.test(level.slice(unitCell.start, unitCell.end)) ? unitCell : null;
  const unit = own ?? beside;
  const shift = ({ start, end }: { start: number; end: number }) => ({
    start: start + cell.start,
    end: end + cell.start,
  });
  return {
    value: asCount(amount),
    upper: amount.upper && { value: amount.upper.value, ...shift(amount.upper) },
    number: shift(amount),
    unit: unit && { start: unit.start, end: unit.end },
    kind: after?.kind ?? 'none',
    start: cell.start + amount.start,
    end: cell.end,
    isSample: false,
    isLater: false,
    isSize: false,
  };
}

/** Without a column of quantities: a cell that is a number with its unit. */
function quantityAnywhere(level: string, cells: readonly Cell[], product: Cell, habits: NumberHabits): Quantity | null {
  for (const cell of cells) {
    if (cell === product) continue;
    const piece = level.slice(cell.start, cell.end);
    const found = readQuantities(piece, habits)[0];
    if (found?.unit && found.start <= 2 && piece.length - found.end < 4)
      return quantityIn(level, cell, undefined, habits);
    const next = cells[cells.indexOf(cell) + 1];
    if (/^\d[\d.,' ]*$/.test(piece) && next && isUnit(level.slice(next.start, next.end)))
      return quantityIn(level, cell, next, habits);
  }
  return null;
}

function priceIn(level: string, cell: Cell | undefined, head: Head, habits: NumberHabits): TableRow['price'] {
  if (!cell) return null;
  const piece = level.slice(cell.start, cell.end);
  const price = readPrices(piece, habits)[0];
  const shift = cell.start;
  if (price?.currency)
    return {
      value: price.value,
      start: price.number.start + shift,
      end: price.number.end + shift,
      currency: { code: price.currency.code, start: price.currency.start + shift, end: price.currency.end + shift },
    };
  const amount = readAmounts(piece, habits)[0];
  if (!amount || amount.start > 3) return null;
  return { value: amount.value, start: amount.start + shift, end: amount.end + shift, currency: head.currency };
}
