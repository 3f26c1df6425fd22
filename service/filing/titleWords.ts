import { matchesOf } from '../common/matches';
import type { CompanyFacts, RecordFacts } from './question';

const wordSplit = /[^\p{L}\p{N}]+/u;
const eastAsian = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase();
}

// Words that stand in many titles and say nothing about the goods.
const emptyWords = new Set(
  (
    'order orders quote quotation offer sample samples shipment shipped delivery project contract with from for and the various spring summer autumn winter season new ' +
    'pedido muestras oferta para commande offre pour avec bestellung angebot muster lieferung fuer fur auftrag ordine offerta заказ поставка образцы ' +
    '订单 样品 报价 合同 内销 外销 出口 第一批 第二批 注文 見積 サンプル'
  ).split(' '),
);

// Words that say what a thing is made of or that it is a thing. One of them alone does not tell one order from another.
const vagueWords = new Set(
  (
    'wood wooden plush plastic steel metal cotton paper glass rubber leather silicone ceramic bamboo stainless spare part parts machine machines equipment kit set sets toy toys gift gifts product products goods item items ' +
    'small large mini big electric automatic hydraulic printed white black blue green yellow pink size unit units model series type line accessories replacement delivery container label labels packaging ' +
    'holz holzern kunststoff stahl metall maschine ersatzteile teile zubehor satz houten kunststof staal onderdelen bois plastique acier machine pieces pieza piezas madera plastico acero maquina maquinas repuestos juguetes ' +
    'legno plastica acciaio macchina ricambi madeira maquina pecas brinquedos drewniane czesci maszyna makine yedek parca детали запчасти станок машина игрушки 产品 玩具 设备 机器 配件 备件 机械 製品 部品 제품 부품 기계'
  ).split(' '),
);
// Short words of sentences; other short ones ("set", "cup", "mop") may be goods.
const smallWords = new Set(
  (
    'the and for our you your are was not all any can may has had but its via new old per pcs day due two one out off use get see let now too yes who how why des les une sur par pas est vos nos aux con por del los las una sus son mas der die das und von mit fur ist den dem ein auf bei aus zur zum wir sie een het van met dat zijn voor niet che per con dei una del sul dos das uma com que nao ' +
    'для что как это или при над под все наш ваш они'
  ).split(' '),
);

/** Words as they are compared: "light-up" and "yo-yo" are one each, and so are their halves where they are long enough. */
function wordsOf(text: string): string[] {
  const joined = matchesOf(/[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)+/gu, text).map(one => one[0].replace(/[-‐‑]/g, ''));
  return [...new Set([...text.split(wordSplit), ...joined])].filter(word => word.length >= 3);
}

/** The words of a title that name the goods: no numbers, no seasons; a hyphenated word is one. */
function goodsWords(title: string): string[] {
  const words = foldText(title.slice(0, 400))
    .split(/[^\p{L}\p{N}\-‐‑]+/u)
    .map(word => word.replace(/[-‐‑]/g, ''));
  const isGoods = (word: string) =>
    !/\d/.test(word) &&
    (eastAsian.test(word) ? word.length >= 2 : word.length >= 3 && !smallWords.has(word)) &&
    !emptyWords.has(word);
  return [...new Set(words.filter(isGoods))];
}

const plurals = /^(?:s|es|n|en|e|er|i|x|ek|y|ы|и|а|я)?$/u;

/** Same word, or singular and plural of one: "reel" and "reels", "knife" and "knives", "berry" and "berries", "игрушка" and "игрушки". */
function isSameWord(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.startsWith(short)) {
    const more = long.slice(short.length);
    return more.length <= 2 && (short.length > 4 || plurals.test(more));
  }
  const stem = singular(a);
  if (stem === singular(b)) return true;
  if (!/^[а-яё]+$/u.test(a) || !/^[а-яё]+$/u.test(b) || short.length < 5) return false;
  const shared = Math.max(4, short.length - 2);
  return long.length - short.length <= 2 && a.slice(0, shared) === b.slice(0, shared);
}

function singular(word: string): string {
  return word
    .replace(/(\p{L}{2})ies$/u, '$1y')
    .replace(/(\p{L}{2})ves$/u, '$1f')
    .replace(/(\p{L}{2})fe$/u, '$1f');
}

function standsIn(word: string, text: string, words: readonly string[]): boolean {
  return eastAsian.test(word) ? text.includes(word) : words.some(one => isSameWord(word, one));
}

// Where a mail asks for something new, likeness to a title says nothing about that record.
const newBusiness =
  /\bnew (?:range|inquiry|enquiry|order|project|collection|tender|products?|designs?|items?|season|quotation|offer)\b|\b(?:inquiry|enquiry|rfq|tender)\b|\b(?:price|quote) (?:for|us|me|a|an|on)\b|\b(?:can|could|would) you(?:r team)? (?:please )?(?:quote|price|offer)\b|\bplease quote\b|\bable to quote\b|neue (?:anfrage|bestellung|kollektion)|neues (?:projekt|angebot)|\banfrage\b|bitte anbieten|nuev[oa] (?:pedido|consulta|proyecto|coleccion)|\bcotizar\b|nouvelle (?:commande|demande|collection)|nouveau projet|devis pour|nuov[oa] (?:ordine|richiesta|progetto)|nov[oa] (?:pedido|projeto)|нов(?:ый|ая|ое) (?:заказ|проект|запрос)|запрос цен|询价|報價|新款|新订单|新項目|新项目|另外想|报个价|新規|見積依頼|お見積|신규|견적 요청|طلب جديد|عرض سعر/u;

/** A record whose title the text speaks of, and the words. */
export interface TitleChoice {
  record: RecordFacts;
  words: string[];
  isOnlyOpen: boolean;
}

interface Score {
  record: RecordFacts;
  words: string[];
  share: number;
  /** Two words of the title stand side by side in the text, as in the title. */
  hasPair: boolean;
}

const kindWords: [RegExp, RecordFacts['kind']][] = [
  [
    /\b(?:quotation|quote|offer|angebot|cotizacion|oferta|devis|offre|preventivo|offerta|orcamento)\b|предложени|报价|見積|견적/u,
    'quote',
  ],
  [/\b(?:order|bestellung|auftrag|pedido|commande|ordine|encomenda)\b|заказ|订单|注文|주문/u, 'order'],
];

/** One word that names the goods and nothing else ("keukentjes" of "Houten keukentjes"), not what they are made of. */
function isTelling(word: string): boolean {
  return !vagueWords.has(word) && (eastAsian.test(word) ? word.length >= 3 : word.length >= 6);
}

function fits(score: Score, others: readonly Score[], isOnlyOpen: boolean, isKindNamed: boolean): boolean {
  const { words, share } = score;
  if (words.length === 0) return false;
  // Short words and vague ones go along with others; alone they say nothing.
  const isVague = share < 1 && words.every(word => vagueWords.has(word) || (word.length < 4 && !eastAsian.test(word)));
  if (isVague) return false;
  const next = Math.max(0, ...others.map(other => other.words.length));
  if (isOnlyOpen) return share >= 0.5 || words.length >= 2;
  // All that fits another title fits this one too, and more: "glass vases" are not the ceramic ones.
  const isMore = (other: Score) =>
    words.length > other.words.length && share >= other.share && other.words.every(word => words.includes(word));
  if (next > 0 && words.length < next + 2 && !(score.hasPair && others.every(isMore))) return false;
  return (words.length >= 2 && share >= 0.5) || share === 1 || isKindNamed || (share >= 0.5 && words.some(isTelling));
}

function scoreOf(
  record: RecordFacts,
  openRecords: readonly RecordFacts[],
  text: string,
  words: readonly string[],
  names: ReadonlySet<string>,
): Score {
  // The name of a project stands in its place of a number.
  const name = /\d/.test(record.number) ? '' : record.number;
  const title = goodsWords(record.title || name);
  // A word that stands within the other's longer one (电机 in 减速电机) may mean either.
  const isShared = (word: string) =>
    eastAsian.test(word) && openRecords.some(other => other !== record && other.title.includes(word));
  // "Toys" in a mail to Bright Toys Ltd says nothing, "bath toys" does.
  const isName = (word: string, place: number) =>
    names.has(word) &&
    !text.includes(`${title[place - 1] ?? '\n'} ${word}`) &&
    !text.includes(`${word} ${title[place + 1] ?? '\n'}`);
  const found = title.filter((word, place) => standsIn(word, text, words) && !isShared(word) && !isName(word, place));
  const hasPair = title.some((word, place) => place > 0 && text.includes(`${title[place - 1]} ${word}`));
  return { record, words: found, share: title.length > 0 ? found.length / title.length : 0, hasPair };
}

/** Whether the words fit the goods of somebody else's or a closed record better: then one shared word says nothing. */
function fitsOthers(best: Score, words: readonly string[], text: string, others: readonly RecordFacts[]): boolean {
  if (best.words.length > 1 || best.share === 1) return false;
  return others.some(record => {
    const found = goodsWords(record.title).filter(word => standsIn(word, text, words));
    return found.some(word => !best.words.some(mine => isSameWord(mine, word))) && found.length >= best.words.length;
  });
}

/**
 * The party's open record whose title the subject and new text speak of: only one fits, and it fits well. Null where
 * several could be meant, where something new is asked for, or where the party has more open records than are known.
 * `elsewhere` are records that it may be about as well: closed ones of the party, those of its parent.
 */
export function chooseByTitle(
  company: CompanyFacts,
  ownName: string,
  subject: string,
  newText: string,
  elsewhere: readonly RecordFacts[] = [],
): TitleChoice | null {
  const { openRecords } = company;
  if (openRecords.length === 0 || company.openRecordCount > openRecords.length) return null;
  const text = foldText(`${subject}\n${newText.slice(0, 5000)}`);
  if (newBusiness.test(text)) return null;
  const words = wordsOf(text);
  const names = new Set([...foldText(company.name).split(wordSplit), ...foldText(ownName).split(wordSplit)]);
  const scores = openRecords.map(record => scoreOf(record, openRecords, text, words, names));
  const best = scores.reduce((a, b) => (b.words.length > a.words.length ? b : a));
  const others = scores.filter(score => score !== best);
  const kinds = kindWords.filter(([pattern]) => pattern.test(text)).map(([, kind]) => kind);
  const ofKind = openRecords.filter(record => kinds.includes(record.kind));
  const isKindNamed = kinds.length === 1 && ofKind.length === 1 && ofKind[0] === best.record;
  const isOnlyOpen = openRecords.length === 1;
  if (fitsOthers(best, words, text, elsewhere)) return null;
  return fits(best, others, isOnlyOpen, isKindNamed) ? { record: best.record, words: best.words, isOnlyOpen } : null;
}
