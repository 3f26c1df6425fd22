import { matchesOf } from '../../common/matches';
import type { Amount, NumberHabits } from './amounts';
import { readAmounts } from './amounts';
import type { ItemDraft } from './itemDrafts';
import type { Piece } from './lines';
import { readSentences } from './lines';
import type { Passage } from './passages';
import type { Price } from './prices';
import { readCurrencies, readPrices } from './prices';
import { whole } from './products';
import { byWords, itemOf } from './priceOwners';
import {
  BARGAIN,
  CAPPED,
  CLOSES,
  DEAL,
  FOR_BEHIND,
  HAN_UNIT,
  NOT_OURS,
  OTHER_BEHIND,
  PER_UNIT,
  THIRD_OFFER,
  WANTED,
} from './targetWords';
import { unitAt } from './units';

/*
 * Prices that the buyer wants or pays now, and the item to which each belongs. What we offered, retail prices, fees and sums of money
 * are none.
 */

/** What has been read of the prices of a message so far. */
interface Round {
  passage: Passage;
  items: readonly ItemDraft[];
  habits: NumberHabits;
  prices: readonly Price[];
  /** Items whose price is what is paid now, which gives way to what is wanted. */
  replaced: Set<ItemDraft>;
  /** The item of the last price that was told and is none: "you said 71 for the 2 inch. We need 66". */
  spoken: ItemDraft | null;
  /** The last currency of the sentence before. */
  currency: Price['currency'];
}

/** Gives the items of a message the prices that it names for them. */
export function assignTargets(passage: Passage, items: readonly ItemDraft[], habits: NumberHabits): void {
  const { level } = passage;
  const prices = readPrices(level, habits);
  if (items.length === 0 || (prices.length === 0 && !AIMED.test(level) && readCurrencies(level, null).length === 0))
    return;
  const round: Round = { passage, items, habits, prices, replaced: new Set(), spoken: null, currency: null };
  let before: Piece | null = null;
  for (const sentence of readSentences(level, 0, level.length)) {
    if (!readTargetList(round, sentence)) readSentence(round, sentence, before);
    before = sentence;
  }
}

const LISTED =
  /(?:^|[\s:(])((?:(?:usd|eur|us\$|\$|€|£|rmb|cny) ?)?\d+(?:[.,]\d{1,3})?(?: ?(?:usd|eur|\$|€))?(?:(?:\s?[/;]\s?|, | (?:and|y|und|et|e|и) )(?:(?:usd|eur|us\$|\$|€|£|rmb|cny) ?)?\d+(?:[.,]\d{1,3})?)+)(?=\s?(?:usd|eur|\$|€|euros?|dollars?|dolares|dollari|долл\p{L}*|евро|respectively|resp|each|per|[.,;)]|$|\n))/u;

const isListAimed = (text: string): boolean =>
  AIMED.test(text) || DEAL.test(text) || (WANTED.test(text) && /[$€£] ?\d[\d.,]* ?[/,;] ?[$€£]/u.test(text));

/** "Target 0.42 / 0.18 / 1.10", "targets are 12 and 35 USD respectively": as many prices as there are items, in their order. */
function readTargetList(round: Round, { start, end }: Piece): boolean {
  const { passage, items, habits } = round;
  const text = passage.level.slice(start, end);
  if (
    items.length < 2 ||
    items.length > 12 ||
    items.some(item => item.price) ||
    !isListAimed(text) ||
    NOT_OURS.test(text)
  )
    return false;
  const list = LISTED.exec(text);
  const amounts = list ? readAmounts(list[1] as string, habits) : [];
  if (!list || amounts.length !== items.length || amounts.some(amount => amount.upper !== null)) return false;
  const from = start + list.index + list[0].indexOf(list[1] as string);
  const currency = readCurrencies(text, habits.language)[0];
  const code = currency ? { ...currency, start: currency.start + start, end: currency.end + start } : null;
  for (const [at, item] of items.entries()) {
    const amount = amounts[at] as Amount;
    item.price = { value: amount.value, start: from + amount.start, end: from + amount.end, currency: code };
    item.pricedIn = passage;
  }
  return true;
}

const AND_BETWEEN = /^[\s,]*(?:(?:and|y|e|und|et|и|o|or|ou|oder|или|&|\/|bzw\.?|resp\.?|和|、)[\s,]*)?$/u;

function readSentence(round: Round, sentence: Piece, before: Piece | null): void {
  const { passage, items, habits, prices } = round;
  const { level } = passage;
  const { start, end } = sentence;
  const inside = prices.filter(price => price.start >= start && price.end <= end);
  const bare = barePrices(level, start, end, inside, habits, round.currency);
  const count = inside.length + bare.length;
  let from = start;
  let wasOther = false;
  const all = [...inside, ...bare].sort((a, b) => a.start - b.start);
  for (const [at, price] of all.entries()) {
    const place = { from, start, end, before };
    // "We sell them at EUR 99 and EUR 29.90": the second is what the first is.
    wasOther =
      (wasOther && AND_BETWEEN.test(level.slice(from, price.start))) || !isTarget(level, start, end, price, count);
    from = price.end;
    if (wasOther) {
      round.spoken = items.length > 1 ? itemOf(passage, items, price, place) : null;
      continue;
    }
    const isFurther = bare.includes(price) && inside.some(one => isTarget(level, start, end, one, inside.length));
    const item = isFurther
      ? (byWords(items, level.slice(place.from, price.start)) ??
        (WISH.test(level.slice(place.from, price.start)) ? round.spoken : null))
      : (itemOf(passage, items, price, place) ?? round.spoken);
    if (item)
      givePrice(
        round,
        item,
        price,
        WISH.test(level.slice(all.length > 1 ? place.from : start, saidUntil(level, price, all[at + 1], end))),
      );
  }
  round.currency = inside[inside.length - 1]?.currency ?? null;
}

/** Where what is said of a price ends: with its clause, if another price follows. */
function saidUntil(level: string, price: Price, next: Price | undefined, end: number): number {
  if (!next) return end;
  const between = level.slice(price.end, next.start);
  const comma = between.search(/[,;]/u);
  const joint =
    comma < 0 ? between.search(/ (?:and|but|und|aber|y|pero|e|mas|et|mais|и|а|но|ma|لكن|ولكن)(?!\p{L})| و/u) : comma;
  return joint < 0 ? next.start : price.end + joint;
}

/** What is paid now gives way to what is wanted. */
function givePrice(round: Round, item: ItemDraft, price: Price, isWish: boolean): void {
  if (item.price && !(isWish && round.replaced.has(item))) return;
  if (isWish) round.replaced.delete(item);
  else round.replaced.add(item);
  item.price = { value: price.value, start: price.number.start, end: price.number.end, currency: price.currency };
  item.pricedIn = round.passage;
  round.spoken = item;
}

const WISH = new RegExp(
  `${whole('target|objetivo|alvo|cible|zielpreis|expect|can (?:only )?(?:confirm|accept|close|book|go for|do|pay)|(?:podemos|puedo|podriamos|podemos) (?:solo )?(?:cerrar|confirmar|aceptar|pagar|fechar|aceitar)|(?:pouvons|peux) (?:seulement )?(?:confirmer|accepter|payer|signer)|konnen (?:wir )?(?:nur |bei )?(?:bestatigen|zusagen|zahlen|akzeptieren)|(?:можем|готовы) (?:только )?(?:подтвердить|взять|принять|платить)|please try|please do|hope|hoping|want|need|below|under|hopen|onder|until|max\\p{L}*|потолок|хотим|нужно|obiettivo|hedef|cel\\p{L}*|visons|richtprijs|ziel\\p{L}*|aim|aiming|buscamos|busco|queremos|quiero|meta|voulons|voudrions|souhaitons|vogliamo|vorremmo|cerchiamo|wollen|wunsch\\p{L}*|istiyoruz|chcemy|willen|doel\\p{L}*|[يون]?نريد\\p{L}*|نرغب|نطلب|المطلوب|المستهدف|هدفنا')}|目标|目標|希望|期望|做到|能不能|可否|(?:我们|我們|我司)?(?:只|最多|才)?(?:能|可以)(?:接受|确认|確認|下单|下單)|목표|희망|نقبل|يمكننا (?:التاكيد|الدفع)`,
  'u',
);

const PAID = new RegExp(
  whole('(?:can |now |currently )?pay(?:ing)?|pagamos|pagando|zahlen|payons|paghiamo|платим|betalen|placimy|oduyoruz'),
  'u',
);

const AIMED =
  /target|(?:nao|no) (?:pode|puede)n? (?:passar|pasar|superar|exceder)|ne (?:doit|peut) pas depasser|non (?:deve|puo) superare|darf nicht (?:uber|mehr)|cannot exceed|can't (?:exceed|go over)|must not exceed|не должн\p{L}+ превышать|objetivo|alvo|cible|zielpreis|целев|желаем|目标|目標|希望|목표|المستهدف|obiettivo|hedef/u;
// Said of a number behind a sentence that named a price: "4.20 was said; to take it all I need 3.85".
const NEEDED = new RegExp(
  whole(
    'need|want|close|accept|do|make|take|pay|offer|give|afford|pag\\p{L}+|zahl\\p{L}+|pay(?:ons|er)|necesit\\p{L}+|quer\\p{L}+|precis\\p{L}+|brauch\\p{L}+|besoin|нужно|хотим|serv\\p{L}+|vorremmo|nodig',
  ),
  'u',
);

/** "please do 0.70": a number with decimals where money is spoken of, or behind "target". */
function barePrices(
  level: string,
  start: number,
  end: number,
  known: readonly Price[],
  habits: NumberHabits,
  before: Price['currency'],
): Price[] {
  const text = level.slice(start, end);
  const isBargain = (at: number) => BARGAIN.test(level.slice(Math.max(start, at - 40), at));
  const hasTarget = AIMED.test(text) || (before !== null && (NEEDED.test(text) || DEAL.test(text)));
  const paid = known.length === 0 && PAID.test(text) ? (readCurrencies(text, habits.language)[0] ?? null) : null;
  if (known.length === 0 && !hasTarget && !paid) return [];
  const first = known.find(price => price.currency)?.currency ?? before;
  const given = paid && { ...paid, start: paid.start + start, end: paid.end + start };
  return readAmounts(text, habits).flatMap(amount => {
    const place = { start: amount.start + start, end: amount.end + start };
    const isKnown = known.some(price => place.start < price.end && place.end > price.start);
    const isAimed =
      /(?:target|passar|pasar|superar|superare|exceder|depasser|exceed|go over|превышать|try|necesit\p{L}+|precis\p{L}+|brauch\p{L}+|нужно|besoin de|serv\p{L}+|do|at|auf|до|на|a|alvo|objetivo|потолок|for|is|need|want|pay|reach|get|hit|would be|make it|:|做到|降到|给到|控制在|到|不超过|목표|目标价?|below|under|of|to|about|around|~|=)\s*$/u.test(
        level.slice(Math.max(0, place.start - 16), place.start),
      );
    const isNamedNext =
      (known.length > 0 || paid !== null) &&
      NAMED_NEXT.test(level.slice(Math.max(start, place.start - 44), place.start));
    const isNext =
      known.length > 0 &&
      /(?:and|y|e|und|et|и|en|,) $/u.test(level.slice(Math.max(0, place.start - 5), place.start)) &&
      FOR_BEHIND.test(level.slice(place.end, place.end + 40));
    if (
      isKnown ||
      (!isAimed &&
        !isNext &&
        !isNamedNext &&
        !isBargain(place.start) &&
        !CLOSES.test(level.slice(place.end, place.end + 60))) ||
      amount.isWord ||
      amount.value >= 100_000 ||
      (!/[.,]\d{1,2}$|^0[.,]\d{3,4}$/.test(level.slice(place.start, place.end)) &&
        !isAskedFor(level, known, place) &&
        !isBargain(place.start)) ||
      unitAt(level, place.end) !== null
    )
      return [];
    if (
      /^ ?(?:%|mm|cm|m(?![a-z])|kg|l(?![a-z])|v|w|oz|inch|"|x|г|мл|л|м(?!\p{L})|мм|米|год|months?|days?)/u.test(
        level.slice(place.end, place.end + 8),
      )
    )
      return [];
    return [{ value: amount.value, number: place, currency: given ?? first, ...place }];
  });
}

// "The umbrella must not cost more than 3.10 USD, the poncho 0.90": the same is said of the next one.
const NAMED_NEXT =
  /\d[^\d,;]{0,16}(?:[,;] |(?= (?:and|y|e|et|und|и) )) ?(?:(?:and|y|e|et|und|и|ed) )?(?:(?:for|fur|para|pour|per|por|bei|по|для|на) )?(?:(?:the|a|el|la|los|las|le|les|der|die|das|den|dem|o|os|as|il|lo|i|gli) )?(?:\p{L}[\p{L}-]* ){1,3}(?:at |a |por |fur |um |zu |за |по )?$/u;

/** "I have one quotation at $16.5, please try 15.": a plain number that a price goes before. */
const isAskedFor = (level: string, known: readonly Price[], place: { start: number; end: number }): boolean =>
  known.some(price => price.end <= place.start) &&
  DO_FOR.test(level.slice(Math.max(0, place.start - 34), place.start)) &&
  /^\s?(?:[.!?;]|$|\n|吗|呢|嗎)/u.test(level.slice(place.end, place.end + 3));

const DO_FOR =
  /(?:(?:please|pls|can you|could you|would you|bitte|por favor|s'il vous plait) (?:try|do|make it|make|give|offer|reach|match|go (?:down )?to|come (?:down )?to|get (?:it )?(?:down )?to|versuchen|hacer|faire)|(?:puede[ns]?|podrian?|podeis) (?:hacer(?:lo)?|dejar(?:lo)?|bajar(?:lo)?|igualar)(?: (?:a|en|por))?|(?:pode[m]?|conseguem?|da para) (?:fazer|baixar|chegar)(?: (?:por|a|para))?|(?:pouvez|pourriez)-vous (?:faire|descendre a|proposer)|geht auch|schaffen sie|schafft ihr|machen sie|potete (?:fare|arrivare a|scendere a)|riuscite a fare|(?:сможете|можете|сделаете|отдадите|дадите)(?: сделать| дать)?(?: за| по| до)?|(?:能不能|能否|可以|能|可不可以)?(?:做到|降到|给到|給到|压到|降至))\s?$/u;

function isTarget(level: string, start: number, end: number, price: Price, prices: number): boolean {
  const clauseStart = Math.max(start, lastBreak(level, start, price.start));
  const said = level.slice(clauseStart, price.start);
  // What others offer is what we are to meet.
  const before = said.replace(THIRD_OFFER, ' ');
  const after = level.slice(price.end, Math.min(end, price.end + 40));
  const wider = level.slice(start, price.start);
  if (
    price.value <= 0 ||
    /^ ?(?:%|k|mio|million|млн|万|total|in total|overall|insgesamt|en total|всего)(?![\p{L}])/u.test(after)
  )
    return false;
  if (CAPPED.test(said)) return true;
  if (NOT_OURS.test(before)) return false;
  if (WANTED.test(said) || before !== said) return true;
  if ((NOT_OURS.test(wider) && prices < 2) || OTHER_BEHIND.test(after)) return false;
  const isPerUnit =
    PER_UNIT.test(after) &&
    /[/\p{L}]/u.test(PER_UNIT.exec(after)?.[0] ?? '') &&
    /per|\/|each|pro|por|par|за|c\/u|cada|je/u.test(PER_UNIT.exec(after)?.[0] ?? '');
  if (isPerUnit || HAN_UNIT.test(after)) return true;
  if (WANTED.test(wider) || WANTED.test(after.slice(0, 24)) || NOT_OURS.test(wider) || isDown(level, start, price))
    return true;
  // Who asks for a price and names one means it, unless it is said to be another.
  return price.currency !== null && price.value < MOST_PER_UNIT;
}

/** Sums above it are of orders, not of pieces, unless a word says otherwise. */
const MOST_PER_UNIT = 20_000;

/** In a line of a list the price stands behind its item ("… 500 pcs @ 2.30 USD"). */
function isDown(level: string, start: number, price: Price): boolean {
  return (
    /(?:@|\bat|a|à|zu|по|за|price:?|max\.?|prezzo|preço|preco|\(|[-–:,])\s*$/u.test(level.slice(start, price.start)) &&
    /\d/.test(level.slice(start, price.start))
  );
}

function lastBreak(level: string, start: number, at: number): number {
  const text = level.slice(start, at);
  let cut = 0;
  for (const match of matchesOf(
    /(?:,\s|;\s|\s-\s|\(|\s(?:but|and i|pero|yo|aber|mais|но|а нам|ma|so|therefore|hence|deshalb|daher|donc|alors|entonces|por eso|entao|por isso|поэтому|значит|quindi|percio)\s|所以|因此|なので|したがって|그래서|따라서)/gu,
    text,
  ))
    cut = match.index + match[0].length;
  return start + cut;
}

/** The currency that prices are asked in ("quote in US Dollar"), for items without a price of their own. */
export function askedCurrency(
  passage: Passage,
  language: string | null,
): { code: string; start: number; end: number } | null {
  const found = readCurrencies(passage.level, language);
  return (
    found.find(
      one =>
        !/(?:not|no|nicht|nao|не)\s*$/.test(passage.level.slice(Math.max(0, one.start - 6), one.start)) &&
        !/^ ?(?:is|are) not/.test(passage.level.slice(one.end, one.end + 8)),
    ) ?? null
  );
}
