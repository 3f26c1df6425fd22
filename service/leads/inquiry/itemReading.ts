import type { NumberHabits } from './amounts';
import type { Mention } from './bareNames';
import { readAskingSentence } from './asking';
import { announcesVariants, headingName, nounOf } from './headings';
import { isOfEach, saysEachBehind } from './eachCounts';
import { isSpecOnly } from './specs';
import type { ItemDraft, Reading } from './itemDrafts';
import { attach, draft, within } from './itemDrafts';
import { labelOf, readListed } from './itemLines';
import type { ListedItem } from './itemLines';
import { readLabelLine } from './labelledItems';
import { namedAtEnd, readNamedAbove, readNamedFirst } from './namedAbove';
import type { Piece } from './lines';
import { readLines, readSentences } from './lines';
import type { Passage } from './passages';
import type { Quantity } from './quantities';
import { leadingCount } from './bareCounts';
import { readQuantities } from './quantities';
import { isGeneric, splitNames } from './products';
import { sameCounts } from './sameCounts';
import { readTable } from './tables';
import { readTopics } from './topics';
import type { TableRow } from './tables';

/** The products that a text names, with their quantities, in its order. */
export function readItems(passage: Passage, habits: NumberHabits): { items: ItemDraft[]; pending: Quantity | null } {
  const { level } = passage;
  const reading: Reading = {
    passage,
    habits,
    lines: readLines(level),
    quantities: readQuantities(level, habits),
    items: [],
    pending: [],
    intro: null,
  };
  let prose: [number, number] | null = null;
  const flush = () => {
    if (prose) readProse(reading, ...prose);
    prose = null;
  };
  for (let at = 0; at < reading.lines.length && reading.items.length < 400;) {
    const line = reading.lines[at] as Piece;
    const table = readTable(level, reading.lines, at, habits);
    if (table) {
      flush();
      const heading = modelsOf(reading, table.rows);
      for (const row of table.rows)
        reading.items.push({
          ...draft(reading, row.product, row.quantity, line, 'table', row.price, row.line),
          heading,
        });
      at += table.lines;
      continue;
    }
    const taken =
      readLabelLine(reading, at, flush) ||
      readNamedAbove(reading, at, flush) ||
      readNamedFirst(reading, at, flush) ||
      readListLine(reading, at, flush);
    if (taken === 0) prose = [prose ? prose[0] : line.start, line.end];
    at += Math.max(1, taken);
  }
  flush();
  return { items: reading.items, pending: settlePending(reading) };
}

/** "Product: LED mirrors" above a table of models belongs to each of them, and is none by itself. */
function modelsOf({ items, passage }: Reading, rows: readonly TableRow[]): [number, number] | null {
  const last = items[items.length - 1];
  const first = rows[0];
  if (!last || !first || last.origin !== 'label' || last.quantity || first.product[0] - last.product[1] > 200)
    return null;
  if (/\n\s*\n/.test(passage.level.slice(last.product[1], first.product[0]))) return null;
  items.pop();
  return last.product;
}

function readListLine(reading: Reading, at: number, flush: () => void): number {
  const line = reading.lines[at] as Piece;
  const listed = listedAt(reading, at);
  if (!listed) return 0;
  flush();
  if (!listed.product) {
    if (listed.quantity) attachListed(reading, listed);
    return 1;
  }
  const item = draft(reading, listed.product, listed.quantity, line, 'list');
  item.heading = sameAs(reading, listed.product) ?? headingOf(reading, listed.product, at);
  reading.items.push(item);
  return 1;
}

/** "The same in 1100W" goes on with the name above. */
function sameAs({ passage, items }: Reading, product: [number, number]): [number, number] | null {
  const last = items[items.length - 1];
  return last &&
    /^(?:the )?same\b|^(?:ditto|dito|idem|lo mismo|le meme|то же|同款|同上)/u.test(passage.level.slice(...product))
    ? (last.heading ?? nounOf(passage.level, last.product))
    : null;
}

function attachListed(reading: Reading, listed: ListedItem): void {
  const heading = reading.intro && headingName(reading.passage.level, reading.intro);
  const last = reading.items[reading.items.length - 1];
  if (heading && !last) {
    reading.items.push(draft(reading, heading, listed.quantity, listed.line, 'list'));
  } else attach(reading, listed.quantity as Quantity);
}

// "- and also 400 curtain rods"
const JOIN_LEAD =
  /^(?:(?:and|also|plus|piu|mas|mais|dazu|como tambem|asi como|as well as|further|y|e|et|und|sowie|ausserdem|auch|ademas|tambien|de|aussi|ainsi que|egalement|tambem|alem disso|anche|inoltre|ed|и|а|также|еще|плюс|oraz|takze|en|ook|ve|ayrica|و|كذلك|ايضا)[\s,]+){1,3}(?=\d)/u;

function listedAt(reading: Reading, at: number): ListedItem | null {
  const { passage, lines, habits } = reading;
  const whole = lines[at] as Piece;
  const lead = JOIN_LEAD.exec(passage.level.slice(whole.body, Math.min(whole.end, whole.body + 40)))?.[0].length ?? 0;
  const line = lead > 0 ? { ...whole, body: whole.body + lead } : whole;
  const quantities = within(reading.quantities, line.start, line.end);
  const last = reading.items[reading.items.length - 1];
  const isAlike = last?.quantity && last.origin === 'list' && last.quantity.start === last.line.body;
  const isCounted = quantities.some(one => one.unit !== null && (one.kind === 'piece' || one.kind === 'pack'));
  const leading = isAlike && !isCounted ? leadingCount(passage.level, line.body, line.end) : null;
  return readListed(passage.level, line, leading ? [leading] : quantities, isInList(reading, at), habits);
}

/** After a line that ends in a colon, or beside lines of the same make. */
function isInList(reading: Reading, at: number): boolean {
  const { passage, lines } = reading;
  const previous = lines[at - 1];
  if (previous && /[:：?]$/.test(passage.level.slice(previous.start, previous.end))) return true;
  const last = reading.items[reading.items.length - 1];
  if (last && previous && last.line === previous && last.origin === 'list') return true;
  const line = lines[at] as Piece;
  const next = lines[at + 1];
  if (line.bullet !== null && next && labelOf(passage.text, passage.level, next)?.key === 'quantity') return true;
  const isAlike = (other: Piece | undefined) =>
    other !== undefined &&
    (other.bullet !== null) === (line.bullet !== null) &&
    within(reading.quantities, other.start, other.end).some(
      one => (one.unit !== null || one.kind === 'piece') && one.kind !== 'measure',
    ) &&
    other.end - other.start < 120 &&
    !/[.!?]$/.test(passage.level.slice(other.start, other.end));
  return isAlike(lines[at + 1]) || isAlike(previous);
}

/** The heading of a list belongs to the names of lines that are sizes or colours only. */
function headingOf(reading: Reading, product: [number, number], at: number): [number, number] | null {
  const { level } = reading.passage;
  const intro = reading.intro;
  if (!intro || !/[:：]\s*$/.test(level.slice(intro.start, intro.end))) {
    const previous = reading.lines[at - 1];
    const last = reading.items[reading.items.length - 1];
    return last && previous === last.line && last.heading && isSpecOnly(level.slice(...product)) ? last.heading : null;
  }
  const isVariant = announcesVariants(level, intro);
  if (!isVariant && !isSpecOnly(level.slice(...product))) return null;
  return headingName(level, intro);
}

function readProse(reading: Reading, start: number, end: number): void {
  const { level } = reading.passage;
  const sentences = readSentences(level, start, end);
  for (const [place, sentence] of sentences.entries()) {
    const told = namedAtEnd(reading, sentence, sentences[place + 1]);
    if (told) {
      reading.items.push(draft(reading, told, null, { ...sentence, start: told[0], body: told[0] }, 'prose'));
      continue;
    }
    const inside = [
      ...within(reading.quantities, sentence.start, sentence.end),
      ...sameCounts(level, sentence.start, sentence.end, reading.quantities),
    ].sort((a, b) => a.start - b.start);
    if (readTopics(reading, sentence, inside)) continue;
    const { mentions, loose } = readAskingSentence(level, sentence.body, sentence.end, inside);
    const events = [
      ...mentions.map(mention => ({ at: mention.start, end: 0, mention, quantity: null })),
      ...stepsOf(level, loose).map(({ quantity, end }) => ({ at: quantity.start, end, mention: null, quantity })),
    ].sort((a, b) => a.at - b.at);
    for (const { end, mention, quantity } of events) {
      if (mention) addMention(reading, mention, sentence);
      else if (quantity && isOfEach(level, quantity, end)) giveEach(reading, quantity);
      else if (quantity) attachLoose(reading, quantity);
    }
  }
  reading.intro = sentences[sentences.length - 1] ?? null;
}

/** "500 / 1,000 / 2,500": the first of growing numbers counts; where the last of them ends. */
function stepsOf(level: string, loose: readonly Quantity[]): { quantity: Quantity; end: number }[] {
  const found: { quantity: Quantity; end: number }[] = [];
  for (const quantity of loose) {
    const last = found[found.length - 1];
    const isNext =
      last !== undefined &&
      quantity.value > last.quantity.value &&
      /^ ?(?:[,/]|,? ?(?:and|or|y|o|und|oder|et|ou|e|и|или)) ?$/u.test(level.slice(last.end, quantity.start));
    if (isNext) last.end = quantity.end;
    else found.push({ quantity, end: quantity.end });
  }
  return found;
}

/** "Gate valves DN80 (400 off), DN100 (650 off)": a size alone goes on with the name before it. */
function addMention(reading: Reading, mention: Mention, sentence: Piece): void {
  const item = draft(
    reading,
    [mention.start, mention.end],
    mention.quantity,
    sentence,
    'prose',
    null,
    sentence,
    mention.strength,
  );
  const last = reading.items[reading.items.length - 1];
  const isVariant = mention.quantity !== null && isSpecOnly(reading.passage.level.slice(...item.product));
  if (
    last &&
    isVariant &&
    (last.line === sentence || (!last.quantity && /\d/.test(reading.passage.level.slice(...item.product)))) &&
    last.passage === reading.passage
  )
    item.heading = last.heading ?? nounAbove(reading, last.product);
  if (isVariant && !item.heading && isGeneric(reading.passage.level.slice(...item.product)) && mention.quantity) {
    attachLoose(reading, mention.quantity);
    return;
  }
  // "3,000 pcs (black 2,000, white 1,000)"
  const name = reading.passage.level.slice(...item.product);
  if (isVariant && !item.heading && last && !/\d/.test(name)) {
    last.quantity ??= mention.quantity;
    return;
  }
  const names = mention.quantity ? namesOfEach(reading, item.product, mention.quantity) : [];
  if (names.length < 2) reading.items.push(item);
  else reading.items.push(...names.map(product => ({ ...item, product })));
}

const nounAbove = ({ passage }: Reading, product: [number, number]): [number, number] | null =>
  isSpecOnly(passage.level.slice(...product)) ? null : nounOf(passage.level, product);

/** "Pliers and hammers, 3,000 of each": the number is that of every one that is named before it. */
function namesOfEach({ passage }: Reading, product: [number, number], quantity: Quantity): [number, number][] {
  if (product[0] > quantity.start || !saysEachBehind(passage.level, quantity.end)) return [];
  return splitNames(passage.level, ...product);
}

/** "Qty 1000 each": of all that was named before and has none. */
function giveEach(reading: Reading, quantity: Quantity): void {
  const bare = reading.items.filter(item => !item.quantity);
  const last = bare[bare.length - 1];
  // "We run a shop. We like the lamp and the vase: 4 of each" counts what was named together last.
  const together = last?.origin === 'prose' ? bare.filter(item => item.line === last.line) : [];
  const open = together.length > 1 ? together : bare;
  if (open.length === 0 || open.length > 8) return attachLoose(reading, quantity);
  for (const item of open) item.quantity = quantity;
}

/** In prose only what is counted, or a load, belongs to a product named before; a measure is a size. */
function attachLoose(reading: Reading, quantity: Quantity): void {
  if (quantity.kind === 'none' || quantity.isSize) return;
  attach(reading, quantity);
}

/** A quantity that was named before any product; null where a product took it. */
function settlePending(reading: Reading): Quantity | null {
  const best = reading.pending.find(one => !one.isLater && one.kind !== 'container') ?? reading.pending[0] ?? null;
  if (!best || reading.items.some(item => item.quantity)) {
    nameUnit(reading);
    return null;
  }
  const free = reading.items.find(item => item.strength === 2) ?? reading.items[0];
  if (!free) return best;
  free.quantity = best;
  return null;
}

/** "Quantity needed: 160 sets" above "we want 160 of the lamp": the same number, with its unit. */
function nameUnit({ items, pending }: Reading): void {
  const counted = items.filter(item => item.quantity !== null);
  const only = counted.length === 1 ? counted[0]?.quantity : null;
  const same = pending.find(one => one.unit && one.value === only?.value);
  if (only && !only.unit && only.kind !== 'container' && same) (counted[0] as ItemDraft).quantity = same;
}
