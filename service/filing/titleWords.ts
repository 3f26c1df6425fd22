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

/** The words of a title that name the goods: no numbers, no seasons, none of `except`. */
function goodsWords(title: string, except: ReadonlySet<string>): string[] {
  const words = foldText(title.slice(0, 400)).split(wordSplit);
  const isGoods = (word: string) =>
    !/\d/.test(word) &&
    (eastAsian.test(word) ? word.length >= 2 : word.length >= 4) &&
    !emptyWords.has(word) &&
    !except.has(word);
  return [...new Set(words.filter(isGoods))];
}

/** Same word, or singular and plural of one: the shorter begins the longer, which has at most two letters more. */
function isSameWord(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.length - short.length <= 2 && long.startsWith(short);
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
}

const kindWords: [RegExp, RecordFacts['kind']][] = [
  [
    /\b(?:quotation|quote|offer|angebot|cotizacion|oferta|devis|offre|preventivo|offerta|orcamento)\b|предложени|报价|見積|견적/u,
    'quote',
  ],
  [/\b(?:order|bestellung|auftrag|pedido|commande|ordine|encomenda)\b|заказ|订单|注文|주문/u, 'order'],
];

function fits(score: Score, others: readonly Score[], isOnlyOpen: boolean, isKindNamed: boolean): boolean {
  if (score.words.length === 0) return false;
  const next = Math.max(0, ...others.map(other => other.words.length));
  if (isOnlyOpen) return score.share >= 0.5 || score.words.length >= 2;
  if (next > 0 && score.words.length < next + 2) return false;
  return (score.words.length >= 2 && score.share >= 0.5) || score.share === 1 || isKindNamed;
}

/**
 * The party's open record whose title the subject and new text speak of: only one fits, and it fits well. Null where
 * several could be meant, where something new is asked for, or where the party has more open records than are known.
 */
export function chooseByTitle(
  company: CompanyFacts,
  ownName: string,
  subject: string,
  newText: string,
): TitleChoice | null {
  const { openRecords } = company;
  if (openRecords.length === 0 || company.openRecordCount > openRecords.length) return null;
  const text = foldText(`${subject}\n${newText.slice(0, 5000)}`);
  if (newBusiness.test(text)) return null;
  const words = text.split(wordSplit).filter(word => word.length >= 3);
  const except = new Set([...foldText(company.name).split(wordSplit), ...foldText(ownName).split(wordSplit)]);
  const scores = openRecords.map((record): Score => {
    const title = goodsWords(record.title, except);
    // A word that stands within the other's longer one (电机 in 减速电机) may mean either.
    const isShared = (word: string) =>
      eastAsian.test(word) && openRecords.some(other => other !== record && other.title.includes(word));
    const found = title.filter(word => standsIn(word, text, words) && !isShared(word));
    return { record, words: found, share: title.length > 0 ? found.length / title.length : 0 };
  });
  const best = scores.reduce((a, b) => (b.words.length > a.words.length ? b : a));
  const others = scores.filter(score => score !== best);
  const kinds = kindWords.filter(([pattern]) => pattern.test(text)).map(([, kind]) => kind);
  const ofKind = openRecords.filter(record => kinds.includes(record.kind));
  const isKindNamed = kinds.length === 1 && ofKind.length === 1 && ofKind[0] === best.record;
  const isOnlyOpen = openRecords.length === 1;
  return fits(best, others, isOnlyOpen, isKindNamed) ? { record: best.record, words: best.words, isOnlyOpen } : null;
}
