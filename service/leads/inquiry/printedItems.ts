import type { NumberHabits } from './amounts';
import { plainCount } from './itemLines';
import type { ItemDraft } from './itemDrafts';
import { readItems } from './itemReading';
import { levelText } from './levelling';
import type { Passage } from './passages';
import { readPrices } from './prices';
import { isGeneric, trimProduct } from './products';
import type { Quantity } from './quantities';
import { readQuantities } from './quantities';
import type { SourceLabel } from './source';

/*
 * Products that a platform or a form prints around the message: in labelled lines, in lists, as a title above its quantity.
 */

/** What is printed around the message. */
export interface Printed {
  /** Labelled lines. */
  labels: readonly SourceLabel[];
  /** The text that the offsets of the labels are of. */
  notice: Passage;
  /** Lines around the message, as places of `notice`. */
  printed: readonly [number, number][];
}

// "Material: PVC" says what it is made of.
const MATERIAL =
  /^(?:pvc|pp|pe|hdpe|ldpe|abs|pet|eva|tpe|tpr|pu|ps|pc|pa|nylon|cotton|leather|steel|stainless steel|ss ?\d*|iron|brass|copper|alumini?um|wood|mdf|glass|ceramic|rubber|silicone|polyester|plastic|paper|bamboo|zinc alloy|cast iron|carbon steel)$/u;

/** "Enquiry: Fishing Net Floats" above a quantity is the goods, not the message. */
const isHeadline = (label: SourceLabel, quantity: SourceLabel | undefined): boolean =>
  quantity !== undefined &&
  /^(?:enquiry|inquiry|requirement|buy ?lead)(?: for)?$/i.test(label.label.trim()) &&
  /^(?:[^\s.!?,]+ ?){1,8}$/u.test(label.value);

/** The product that a labelled line names, with its labelled quantity. */
export function labelledItem({ labels, notice }: Printed, habits: NumberHabits): ItemDraft | null {
  const quantity = labels.find(label => label.key === 'quantity' && label.region === 'notice');
  const product = labels.find(
    label =>
      (label.key === 'product' || isHeadline(label, quantity)) &&
      !MATERIAL.test(levelText(label.value).trim()) &&
      label.region === 'notice' &&
      // "Looking for: Kitchen textiles, Storage" is a field of trade where nothing is counted.
      (quantity !== undefined || !/^looking for$/i.test(label.label)) &&
      !isGeneric(notice.level.slice(label.start, label.end)),
  );
  if (!product) return null;
  const line = { start: product.start, end: product.end, body: product.start, bullet: null };
  const counted = quantity ? countIn(notice, quantity.start, quantity.end, habits) : null;
  const name = trimProduct(notice.level, product.start, Math.min(product.end, product.start + 200));
  return {
    passage: notice,
    product: name,
    heading: null,
    quantity: counted,
    price: null,
    line,
    origin: 'label',
    strength: 2,
  };
}

function countIn(passage: Passage, start: number, end: number, habits: NumberHabits): Quantity | null {
  const piece = passage.level.slice(start, end);
  const found = readQuantities(piece, habits)[0];
  if (!found) return plainCount(passage.level, start, end, habits);
  const shift = (place: { start: number; end: number }) => ({ start: place.start + start, end: place.end + start });
  return {
    ...found,
    ...shift(found),
    number: shift(found.number),
    unit: found.unit && shift(found.unit),
    upper: found.upper && { value: found.upper.value, ...shift(found.upper) },
  };
}

/** The quantity that a labelled line gives. */
export function quantityLabel({ labels, notice }: Printed, habits: NumberHabits): Quantity | null {
  const label = labels.find(one => one.key === 'quantity' && one.region === 'notice');
  return label ? countIn(notice, label.start, label.end, habits) : null;
}

/** Products with their quantities that a platform lists above the message. */
export function printedItems({ notice, printed }: Printed, habits: NumberHabits): ItemDraft[] {
  if (printed.length === 0) return [];
  const blank = [...notice.level]
    .map((sign, at) => (sign === '\n' || printed.some(([start, end]) => at >= start && at < end) ? sign : ' '))
    .join('');
  const found = readItems({ ...notice, level: blank }, habits).items;
  return found
    .filter(
      item =>
        item.quantity !== null && (item.quantity.unit !== null || item.origin === 'table') && item.origin !== 'prose',
    )
    .map(item => ({ ...item, passage: notice }));
}

const TITLE_END =
  /(?:^|\n)[^\n]*(?:quantity|qty|min\.? ?order|us ?\$\s?\d|moq|数量|количество|cantidad|price range|fob price)/u;

/** "… sent you a message about the item:" stands above its title. */
const isAnnounced = (notice: Passage, above: readonly [number, number] | undefined) =>
  above !== undefined &&
  /(?:about|regarding|on) (?:the |your )?(?:item|product|listing)s?\s*:?\s*$/u.test(notice.level.slice(...above));

/** The price that a form asks for by name ("What's your budget per piece?"). */
export function labelledTarget({ labels, notice }: Printed, habits: NumberHabits): ItemDraft['price'] {
  const label = labels.find(
    one => one.region === 'notice' && one.key === 'price' && TARGET_LABEL.test(levelText(one.label)),
  );
  if (!label) return null;
  const price = readPrices(notice.level.slice(label.start, label.end), habits)[0];
  if (!price?.currency) return null;
  const shift = (place: { start: number; end: number }) => ({
    start: place.start + label.start,
    end: place.end + label.start,
  });
  return { value: price.value, ...shift(price.number), currency: { ...price.currency, ...shift(price.currency) } };
}

const TARGET_LABEL =
  /target|budget|expected|desired|ideal|preferred|price idea|ziel|vorstellung|wunsch|richt|objetivo|meta|presupuesto|alvo|orcamento|cible|souhait|obiettivo|целев|желаем|бюджет|目标|目標|期望|预算|予算|希望|목표|예산|희망|hedef|butce|docelow|مستهدف|ميزاني/u;

/** The title of the product above its quantity or price, where nothing labels it. */
export function titledItem({ notice, printed, labels }: Printed, habits: NumberHabits): ItemDraft | null {
  const quantity = quantityLabel({ labels, notice, printed }, habits);
  for (const [place, [start, end]] of printed.entries()) {
    const line = notice.text
      .slice(start, end)
      .replace(/\s*[(（](?:item|product|art)[^)）]*[)）]\s*$/iu, '')
      .trim();
    const below = printed
      .slice(place + 1, place + 3)
      .map(([from, to]) => notice.level.slice(from, to))
      .join('\n');
    const words = line.split(/\s+/);
    const capitals = words.filter(word => /^[\p{Lu}\d(]/u.test(word)).length;
    if (
      words.length < 3 ||
      words.length > 20 ||
      /[.:?!,]$|:|@| [·•|] /.test(line) ||
      capitals < words.length * 0.6 ||
      !(TITLE_END.test(below) || isAnnounced(notice, printed[place - 1]))
    )
      continue;
    const [from, to] = trimProduct(
      notice.level,
      start,
      start + notice.text.slice(start, end).indexOf(line) + line.length,
    );
    const own = { start: from, end: to, body: from, bullet: null };
    return {
      passage: notice,
      product: [from, to],
      heading: null,
      quantity,
      price: null,
      line: own,
      origin: 'label',
      strength: 2,
    };
  }
  return null;
}
