import { matchesOf } from '../../common/matches';
import { domainOf, isFreeMail, registrableDomain } from '../../common/emailAddress';
import { belowName, readContactBlock } from './contactBlocks';
import { segmentsOf } from './contacts';
import type { BuyerPassages } from './contacts';
import { FORM_END, formWeight, isTitle } from './firmForms';
import type { Found } from './inquiry';
import { eastEmployer, formedNames, takeEast, takeIntroduced } from './introducedFirms';
import type { Take } from './introducedFirms';
import { levelText } from './levelling';
import type { Piece } from './lines';
import { readLines } from './lines';
import type { Passage } from './passages';
import { phraseAt } from './passages';
import { commonWords, isInAddress } from './people';
import { findPlaces } from './places';
import { sourceLines } from './regions';
import type { InquirySource } from './source';

/*
 * The buyer's company: labelled, else in the signature, else as he introduces it; never the platform's and never our own.
 */

const plain = (text: string) =>
  levelText(text.replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue')).replace(/[^\p{L}\p{N}]/gu, '');
const simple = (text: string) => levelText(text).replace(/[^\p{L}\p{N}]/gu, '');

/** How much of the name of a domain a phrase covers, 0 to 1: "Kianda Comercial" of kianda-comercial.co.ao. */
export function domainLikeness(text: string, domain: string): number {
  if (domain === '' || isFreeMail(domain)) return 0;
  const label = (registrableDomain(domain).split('.')[0] ?? '').replace(/[^a-z0-9]/g, '');
  if (label.length < 4) return 0;
  return Math.max(covered(plain(text), text, label), covered(simple(text), text, label));
}

function covered(joined: string, text: string, label: string): number {
  if (joined === '' || /[^\u0000-\u024f]/.test(joined)) return 0;
  if (label.includes(joined) && joined.length >= 4) return joined.length / label.length;
  if (joined.includes(label)) return 1;
  // Words of the name in the order of the domain, wholly or by their beginning.
  const words = levelText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word.length > 1);
  const hit = words.filter(word => word.length > 2 && label.includes(word));
  return Math.min(1, hit.reduce((sum, word) => sum + word.length, 0) / label.length);
}

/** Names that are never the buyer's: platforms, mail programs, us. */
export type NotTheBuyer = (level: string) => boolean;

/** The buyer's company with its receipt, or null. */
export function findCompany(
  source: InquirySource,
  passages: BuyerPassages,
  isOurs: NotTheBuyer,
  person: string | null,
): Found<string> | null {
  const domain = domainOf(source.buyer.address);
  const label = source.labels.find(
    one =>
      one.key === 'company' &&
      one.value.length >= 2 &&
      one.value.length <= 120 &&
      !isOurs(levelText(one.value)) &&
      !/^(?:n\/?a|none|-+|no|private|individual)$/i.test(one.value),
  );
  if (label) return phraseAt(passages.base, label.start, label.end);
  const signed = fromSignature(passages.signature, source.buyer.address, isOurs, person);
  const said = fromWords(passages.message, domain, isOurs, person);
  if (signed && (!said || signed.weight >= said.weight - 1)) return signed.found;
  if (said) return said.found;
  for (const passage of [passages.message, passages.signature]) {
    const employer = eastEmployer(passage);
    if (employer && !isOurs(passage.level.slice(...employer))) return phraseAt(passage, ...employer);
  }
  if (source.road !== 'direct') return fromNotice(source, passages, isOurs);
  return fromSender(passages.sender, domain, isOurs, person) ?? shownFirm(source, passages.sender, person);
}

/** What the header calls a sender who signs with another name, where his address is called so too. */
function shownFirm({ buyer }: InquirySource, sender: Passage, person: string | null): Found<string> | null {
  const { name, nameSpan, address } = buyer;
  const isOther = person !== null && nameSpan?.part === 'sender' && commonWords(name, person) === 0;
  if (!isOther || !/^\p{Lu}\S*\s.*\p{Lu}/u.test(name) || !isInAddress(name, address) || isTitle(levelText(name)))
    return null;
  return phraseAt(sender, 0, name.length);
}

interface Weighed {
  found: Found<string>;
  weight: number;
}

// "Coolabah Homewares Pty Ltd  ABN 55 501 234 567": the number of a register is no part of the name.
const LINE_CUTS =
  /[|·•｜\t]|[\s,(]+(?=(?:ABN|ACN|VAT|UID|USt|CIF|NIF|RUC|RUT|NIT|RFC|CUIT|CNPJ|ИНН|УНП|БИН|ОГРН|KvK|BTW|IČO?|DIČ|CVR|SIRET|SIREN|RCS|P\.? ?IVA|NIP|REGON|KRS|TVA|TIN|TRN|GSTIN?|CRN|UEN|NPWP|NTN|HRB|EIN|Reg|BRN|EORI|Org)[\s.:#№a-zA-Z-]{0,12}\d)|\s+[-–—/]\s+|\u3000|\s{3,}|\s(?=[\u4e00-\u9fff]{1,6}[部课課科](?:\s|$))/gu;
const TITLE_LEAD =
  /^(?:[\p{L} .&/()-]{2,40}?(?:manager|director|buyer|owner|proprietor|officer|executive|head|ceo|purchasing|sourcing|compras|gerente|achats|gerant|einkauf|менеджер[^,]{0,16}|директор|agm \([^)]*\)|foreign trade|import(?:s)?),\s*|(?:company|firma|empresa|societe|фирма|компания|会社名?|公司|adres|address|direccion)\s*[:：]\s*|(?:at|bei|chez|von|for|of) )/u;

function fromSignature(passage: Passage, address: string, isOurs: NotTheBuyer, person: string | null): Weighed | null {
  const domain = domainOf(address);
  let best: Weighed | null = null;
  const lines = readLines(passage.level).slice(0, 14);
  for (const [place, line] of lines.entries()) {
    for (const [start, end] of [...segmentsOf(passage, line, LINE_CUTS), ...eastWords(passage, line)]) {
      for (const [from, to] of [...commaPieces(passage, start, end), ...formedNames(passage, start, end)]) {
        const found = phraseAt(passage, from, to);
        if (!found) continue;
        const own = companyWeight(found.value, domain, isOurs, person);
        if (own < 0) continue;
        const isPlain = isPlainName(found.value, place, person) || isOfAddress(found.value, address, person);
        const weight = own + (place < 5 ? 0.5 : 0) + (isPlain ? 1 : 0);
        if (weight >= 1.5 && (!best || weight > best.weight)) best = { found, weight };
      }
    }
  }
  return best;
}

/** "绿叶贸易 王丽华": in Chinese and Japanese a blank sets the firm apart from the name. */
const eastWords = (passage: Passage, line: Piece): [number, number][] =>
  /[\u3040-\u9fff] [\u3040-\u9fff]/u.test(passage.text.slice(line.start, line.end))
    ? segmentsOf(passage, line, /[\s\u3000|]+/gu).slice(0, 3)
    : [];

/** Commas set off addresses, and stand before legal forms too ("Arreola, S.A. de C.V."). */
function commaPieces(passage: Passage, start: number, end: number): [number, number][] {
  const lead = TITLE_LEAD.exec(passage.level.slice(start, end))?.[0].length ?? 0;
  const text = passage.level.slice(start + lead, end);
  const pieces: [number, number][] = [];
  let from = 0;
  for (const match of matchesOf(/,\s*/g, text)) {
    const rest = text.slice(match.index + match[0].length).split(',')[0] ?? '';
    if (new RegExp(`^(?:${FORM_END})\\.?$`, 'u').test(rest.trim())) continue;
    pieces.push([start + lead + from, start + lead + match.index]);
    from = match.index + match[0].length;
  }
  pieces.push([start + lead + from, end]);
  return pieces;
}

function companyWeight(value: string, domain: string, isOurs: NotTheBuyer, person: string | null): number {
  const level = levelText(value);
  if (isOurs(level) || value.length < 2 || value.length > 90 || /@|https?:|www\.|\.(?:com|net|org)\b/u.test(level))
    return -1;
  if (person !== null && simple(person).includes(simple(value))) return -1;
  // "Mgr – Imports", "Head of Distribution": a lone word of trade is what somebody does.
  if (LONE_TRADE.test(level)) return -1;
  if (
    /^\+?[\d\s().-]+$/.test(value) ||
    /(?:^|\s)(?:tel|fax|phone|mob|cell|e-?mail|vat|hrb|nip|regards)[\s.:]/u.test(level)
  )
    return 0;
  if (/\d{3}/.test(value) && formWeight(level) < 3) return 0;
  if (isTitle(level) && formWeight(level) < 3) return 0;
  const like = domainLikeness(value, domain);
  return formWeight(level) + (like >= 0.5 ? 3 * like : 0) - (value.split(/\s+/).length > 8 ? 1.5 : 0);
}

const LONE_TRADE =
  /^(?:mgr|mngr|exec|procurement|purchasing|sourcing|buying|imports?|exports?|imports? (?:and|&|\/) exports?|import-export|trading|distribution|international|wholesale|retail|stores?|supply|supplies|logistics|comercial|comercio|importaciones|importacoes)\.?$/u;
const ADDRESS =
  /\d|street|road|region(?!al)|province|provincia|county|governorate|prefecture|обл\.|край(?!\p{L})|район|avenue|strasse|str\.|rue |calle|ul\.|via |jl\.|house|floor|building|district|blvd|p\.?o\.? ?box|ул\.|г\.|شارع|manager|director|buyer|owner|officer|purchas|procurement|einkauf|compras|achat|gerente|gerant|specialist|executive|менеджер|директор|مدير|engineer|assistant|sales|mobile|whatsapp|regards|thank|faithfully|sincerely|yours|respectfully|cordial|salud|atentamente|gru(?:ss|s)(?!\p{L}{4})|saluti|уважением|sent from|department|dept|geschaft|leit|coordinator|responsab|titolare|encargad|jef[ea]|proprietor|head of|supervisor|ceo|cfo|coo|founder|president/u;

/** A line of capitals right under the name, that is no address, title or place. */
function isPlainName(value: string, place: number, person: string | null): boolean {
  if (place === 0 || place > 3 || person === null) return false;
  const level = levelText(value);
  if (ADDRESS.test(level) || value.split(/\s+/).length > 6 || !/^[\p{Lu}\d"«“\u0600-\u06ff]/u.test(value)) return false;
  const places = findPlaces(level);
  return !places.some(one => one.end - one.start > level.length / 2);
}

/** "perera home needs" of nuwanperera.homeneeds@gmail.com: a line below the name whose words are all in the address. */
function isOfAddress(value: string, address: string, person: string | null): boolean {
  if (person === null || ADDRESS.test(levelText(value))) return false;
  const local = simple(address.slice(0, address.lastIndexOf('@')));
  const words = levelText(value)
    .split(/[^\p{L}]+/u)
    .filter(word => word.length > 2);
  return (
    words.length > 1 && words.every(word => local.includes(word)) && words.some(word => !simple(person).includes(word))
  );
}

const INTRODUCING =
  /(?:we are|i am from|i'm from|i am with|this is .{2,30} from|from|at|on behalf of|behalf of|representing|represent|greetings from|issued by|our company|my (?:company|shop|store|firm)(?: is)?|mi empresa|minha empresa|ma societe|meine firma|la mia (?:azienda|ditta)|моя (?:компания|фирма)|company name is|name of (?:our )?company is|work(?:ing)? (?:for|at|with)|somos|soy .{2,30} de|represento a|de la empresa|nuestra empresa|trabajo en|de parte de|escribo de|en nombre de|en|somos a|da empresa|trabalho na|represento a|aqui e|da|na|nous sommes|je represente|la societe|notre societe|de la societe|chez|je suis .{2,30} de|wir,? die|wir sind|firma|ich schreibe .{0,20}fur|im namen der|bei|von|fur die|siamo|l'azienda|la ditta|della ditta|per conto di|lavoro per|мы - компания|мы компания|компания|наша компания|от компании|от лица|представляю(?: компанию)?|организация|biz|olarak|firmamiz|jestesmy|firma|reprezentuje|wij zijn|namens|van|chung toi la|cong ty|toi tu|from company|نحن|شركه|مؤسسه)[\s:,]+/gu;
const NAME =
  /^["«“„]?(?:(?:ООО|ТОО|ЗАО|АО|ИП|PT|CV|The|EURL|SARL|شركة|مؤسسة)\s*)?["«“]?(?:[\p{Lu}\d][\p{L}\p{M}\d'’.&-]*)(?:(?:\s+(?:&|and|y|et|und|e|de|del|da|do|la|du|van|of|i|и)\s+|[\s-]|,\s(?=(?:S\.A|Inc|LLC|Ltd|Co\.)))[\p{Lu}\d(][\p{L}\p{M}\d'’.&)-]*){0,6}["»”]?/u;

function fromWords(passage: Passage, domain: string, isOurs: NotTheBuyer, person: string | null): Weighed | null {
  let best: Weighed | null = null;
  const take: Take = (from, taken, bonus, isSure = false) => {
    // "A Escolar Moz, Lda": the article is no part of the name, the form behind its comma is.
    const lead = taken > 4 ? (/^[AO] (?=\p{Lu})/u.exec(passage.text.slice(from, from + 4))?.[0].length ?? 0) : 0;
    const start = from + lead;
    if (isGreeted(passage, start)) return;
    const form =
      taken > 0 ? (FORM_BEHIND.exec(passage.level.slice(from + taken, from + taken + 24))?.[0].length ?? 0) : 0;
    const length = taken - lead + form;
    const found = length > 0 ? phraseAt(passage, start, start + length) : null;
    if (!found) return;
    const weight = companyWeight(found.value, domain, isOurs, person);
    const own = isSure && weight >= 0 ? Math.max(1.5, weight) : weight;
    if (own >= 1.5 && (!best || own + bonus > best.weight)) best = { found, weight: own + bonus };
  };
  for (const match of matchesOf(INTRODUCING, passage.level.slice(0, 6000))) {
    const start = match.index + match[0].length - (/^(?:شركه|مؤسسه)/.test(match[0]) ? match[0].length : 0);
    take(start, nameLength(passage, start), 0.5);
  }
  takeByForm(passage, take);
  takeByDomain(passage, domain, take);
  takeEast(passage, take);
  takeIntroduced(passage, take);
  return best;
}

/** "السادة شركة هايتو المحترمين": who is greeted is we. */
function isGreeted({ level }: Passage, at: number): boolean {
  const line = level.slice(level.lastIndexOf('\n', at - 1) + 1, at);
  return /^[\s>*"«]*(?:الساد[هة]|السيد[هة]?|ال[اأإ]خو[هة]|حضر[هة]|dear|hello|hi|attn\.?|to:?|sehr geehrte|hallo|estimad|prezad|car[oi]|cher|bonjour|уважаем|尊敬的|致)[^,،.!:]{0,16}$/u.test(
    line,
  );
}

function nameLength(passage: Passage, start: number): number {
  const text = passage.text.slice(start, start + 90).split('\n')[0] ?? '';
  const arabic = /^(?:شركة|مؤسسة|مجموعة)(?:\s+(?!في\b|من\b|ونرغب|نرغب|ونحن)[\u0600-\u06ff]+){1,5}/u.exec(text)?.[0];
  if (arabic)
    return (
      /\s(?:في|من|ب[\u0600-\u06ff]+|و[\u0600-\u06ff]+|نود|نرغب|مهتم\S*|متخصص\S*)(?=\s|$)/u.exec(arabic)?.index ??
      arabic.length
    );
  const name = NAME.exec(text)?.[0] ?? '';
  const sentence = /[a-z]{3,}\.\s/u.exec(name);
  return sentence ? sentence.index + sentence[0].length - 2 : name.length;
}

/** Words in front of a legal form ("distribuidora medallo sas"). */
function takeByForm(passage: Passage, take: Take): void {
  const forms =
    /(?<![\p{L}])((?:[\p{L}\d&'’.-]+ ){1,4})(?:gmbh|s\.?a\.?s|ltda|s\.?r\.?l|s\.?p\.?a|sa de cv|e\.?i\.?r\.?l|ltd|limited|llc|inc|b\.?v|oy|sp\. z o\.o|pty|pte|jsc|plc|a\.s|s\.a)(?![\p{L}\d])\.?/gu;
  for (const match of matchesOf(forms, passage.level.slice(0, 6000))) {
    const words = (match[1] as string).split(' ');
    let skipped = 0;
    for (const [index, word] of words.entries())
      if (
        /^(?:de|del|from|at|for|of|is|we|are|the|la|el|our|company|empresa|by|with|in|and|por|i|am|somos|firma)$/.test(
          word,
        ) &&
        index < words.length - 2
      )
        skipped = words.slice(0, index + 1).join(' ').length + 1;
    take(match.index + skipped, match[0].length - skipped, 0);
  }
}

/** Words with capitals that spell the domain of the address. */
function takeByDomain(passage: Passage, domain: string, take: Take): void {
  if (domain === '' || isFreeMail(domain)) return;
  for (const match of matchesOf(
    /(?<![\p{L}\d])\p{Lu}[\p{L}\p{M}\d'’-]*(?: (?:& |and |y |de |e )?\p{Lu}[\p{L}\p{M}\d'’.-]*){0,5}/gu,
    passage.text.slice(0, 6000),
  )) {
    if (domainLikeness(match[0], domain) >= 0.6) take(match.index, match[0].length, 0);
  }
}

const FORM_BEHIND = new RegExp(`^,\\s(?:${FORM_END})(?![\\p{L}])\\.?`, 'u');
/** "Category Manager DIY at Carpat Bricolaj · Bucharest" beside the name of the buyer. */
function fromNotice(source: InquirySource, { base }: BuyerPassages, isOurs: NotTheBuyer): Found<string> | null {
  const block = readContactBlock(sourceLines(source.notice)).company;
  if (block && !isOurs(base.level.slice(...block))) return phraseAt(base, ...block);
  const titled = belowName(sourceLines(source.notice), source.buyer.name);
  if (titled && !isOurs(base.level.slice(...titled))) return phraseAt(base, ...titled);
  for (const { from } of source.notice.lines.slice(0, 12)) {
    const line = base.text.slice(from, from + 160).split('\n')[0] ?? '';
    const found = /^[^.?!:]{3,60}\s(?:at|@|bei|chez|en)\s+(\p{Lu}[^·|•,(]{2,60}?)\s*(?:[·|•,(]|$)/u.exec(line);
    if (!found || isOurs(levelText(found[1] as string)) || /^(?:Alibaba|Made-in)/.test(found[1] as string)) continue;
    const start = from + found[0].indexOf(found[1] as string);
    return phraseAt(base, start, start + (found[1] as string).length);
  }
  return null;
}

function fromSender(sender: Passage, domain: string, isOurs: NotTheBuyer, person: string | null): Found<string> | null {
  for (const [start, end] of segmentsOf(
    sender,
    { start: 0, end: sender.text.length, body: 0, bullet: null },
    /[|/()（）]|\s[-–—]\s|,\s(?!S\.A|Inc|LLC|Ltd)/gu,
  )) {
    const found = phraseAt(sender, start, end);
    if (found && companyWeight(found.value, domain, isOurs, person) >= 1.5) return found;
  }
  return null;
}
