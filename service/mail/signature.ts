import { domainOf } from '../common/emailAddress';
import type { ParsedAddress } from './parsed';

/** What a signature says of its writer; null for what it does not say. */
export interface SignatureFacts {
  name: string | null;
  title: string | null;
  phone: string | null;
  company: string | null;
  website: string | null;
}

const MAX_LINES = 20;
const closing =
  /^\W{0,3}(best( regards| wishes)?|(kind|warm|many|kindest|warmest)( ?est)? regards|regards|rgds|b\.?rgds|br|cheers|thanks( (and|&) (best |kind )?regards)?|thank you( very much)?( (and|&) (best |kind )?regards)?|many thanks|sincerely( yours)?|yours (sincerely|faithfully|truly)|with (best |kind )?regards|mit (freundlichen|besten|herzlichen|lieben) gr(ü|ue)(ß|ss)en|(viele|beste|freundliche|liebe|schöne|herzliche) gr(ü|ue)(ß|ss)e|gruß|gruss|mfg|lg|vg|hochachtungsvoll|(bien |très )?cordialement( vôtre)?|(bien|sincères) (à vous|salutations)|salutations( distinguées)?|bonne (journée|réception)|(un |cordiales |muchos )?saludos?( cordiales)?|atentamente|cordialmente|atenciosamente|att\.?|abraços?|cumprimentos|com os melhores cumprimentos|(cordiali|distinti|migliori) saluti|saluti|met vriendelijke groet(en)?|vriendelijke groet(en)?|groet(en|jes)?|mvg|med (vänlig|vänliga|venlig|vennlig) (hälsning|hälsningar|hilsen)|(vänliga )?hälsningar|mvh|(venlig )?hilsen|(ystävällisin )?terveisin|pozdrawiam|z poważaniem|(с уважением|с наилучшими пожеланиями)|saygılarımla|iyi çalışmalar|s pozdravem|üdvözlettel|此致|敬礼|顺祝商祺|順頌商祺|顺颂商祺|商祺|祝好|祝商祺|谢谢|謝謝|よろしくお願い(いた|致)?します(。)?|以上(、よろしくお願いします)?|敬具|감사합니다|수고하세요|مع (أطيب|خالص) التحيات|تحياتي|شكرا)[\s,.!，。！]*$/i;
const delimiter = /^--\s*$/;
// Lines that divide a text as well as they set off a signature.
const divider = /^\s*(—+|_{2,}|\*{2,}|-{3,}|={3,})\s*$/;
const mobile =
  /^\s*(sent from my |get outlook for |von meinem .{2,30} gesendet|gesendet von |envoyé de mon |enviado desde mi |enviado do meu |inviato da |verzonden vanaf |skickat från |发自我的|發自我的|从我的.{2,20}发送|iPhoneから送信|отправлено с )/i;
const legal =
  /(\b(gmbh|ug|ag|kg|ohg|e\.?k|ltda?|limited|llc|llp|inc|corp(oration)?|co\.?,? ?ltd|plc|pty|pte|ab|as|a\/s|asa|aps|oy|oyj|b\.?v|n\.?v|bvba|sarl|sas|sasu|eurl|s\.?a\.?r\.?l|s\.?a\.?s|s\.?a|s\.?p\.?a|s\.?r\.?l|s\.?l\.?u?|s\.?a\.? de c\.?v|sp\. ?z ?o\. ?o|s\.? ?r\.? ?o|kft|zrt|d\.?o\.?o|a\.?ş|ltd\.? ?şti|fze?|fzco|fz-llc|jsc|ooo|trading|group|industries|company|textiles?)\b\.?|有限公司|有限责任公司|股份|集团|公司$|株式会社|有限会社|㈱|주식회사|\(주\)|ООО|ЗАО|شركة)/i;
const titles =
  /\b(manager|director|buyer|purchas(er|ing)|procurement|sourcing|sales|ceo|cfo|coo|cto|president|vice president|vp|owner|founder|managing partner|engineer|assistant|coordinator|executive|officer|head of|supervisor|specialist|representative|merchandiser|controller|accountant|logistics|account|consultant|secretary|administrator|team lead|[a-zäöüß]*leiter(in)?|einkauf[a-zäöüß]*|einkäufer(in)?|geschäftsführ(er|erin|ung)|vertrieb|prokurist|sachbearbeiter(in)?|assistenz|directeur|directrice|responsable|acheteu(r|se)|gérante?|chef de|commercial|gerente|compras|comprador(a)?|director(a)?|jefe|encargad[oa]|diretor(a)?|coordenador(a)?|direttore|responsabile|acquisti|ufficio|titolare|inkoper|inkoop|directeur|inköp(are)?|chef|indkøb|innkjøp|myynti|kierownik|dyrektor|менеджер|директор|начальник|закуп\w*|müdür(ü)?|satın ?alma|uzman(ı)?)\b|经理|經理|总监|總監|主管|采购|採購|业务|業務|销售|部长|部長|课长|課長|主任|担当|社長|总裁|董事|助理|会计|跟单|工程师|구매|과장|부장|대리|사장|팀장|購買|仕入|バイヤー|مدير|مسؤول|مشتريات/i;
const phoneLabel =
  /(?:\b(?:tel|phone|ph|mob(?:ile)?|cell|handy|telefon|teléfono|téléphone|telefono|telefone|tél|móvil|direct|office|whats ?app|тел|моб|t|m|p|d)\b|电话|電話|手机|手機|携帯|전화|휴대폰|هاتف)\s*[.:：/]*\s*/i;
const phoneNumber = /(\+|00)?\(?\d[\d\s().\-/–]{5,22}\d/;

/** Splits what somebody wrote (without quoted history) into the text and the signature under it; `signature` is '' where there is none. */
export function splitSignature(written: string): { text: string; signature: string } {
  const lines = written.trimEnd().split('\n');
  const start = signatureLine(lines);
  if (start < 0) return { text: written.trim(), signature: '' };
  return { text: lines.slice(0, start).join('\n').trim(), signature: lines.slice(start).join('\n').trim() };
}

function signatureLine(lines: readonly string[]): number {
  const filled = lines.map((line, index) => ({ line, index })).filter(({ line }) => line.trim() !== '');
  const tail = filled.slice(-MAX_LINES);
  const marked = tail.find(
    ({ line, index }, place) =>
      index > 0 &&
      (delimiter.test(line) || mobile.test(line) || (divider.test(line) && isBrief(tail.slice(place + 1)))),
  );
  const closed = tail.slice(-15).find(({ line, index }) => index > 0 && line.length <= 60 && closing.test(line));
  if (closed && (!marked || closed.index < marked.index)) return closed.index;
  if (marked) return marked.index;
  return nameParagraph(lines);
}

function isBrief(rest: readonly { line: string }[]): boolean {
  return (
    rest.length > 0 &&
    rest.length <= 8 &&
    rest.every(({ line }) => line.length <= 60 && !divider.test(line) && !/^\s*\d+\./.test(line))
  );
}

/** The last paragraph, where it is a name and short lines without a sentence: "王五 / 采购部", "J.". */
function nameParagraph(lines: readonly string[]): number {
  let end = lines.length;
  while (end > 0 && lines[end - 1]!.trim() === '') end--;
  let start = end;
  while (start > 0 && lines[start - 1]!.trim() !== '') start--;
  const paragraph = lines.slice(start, end);
  if (start === 0 || paragraph.length > 8) return -1;
  const isShort = paragraph.every(
    line => line.length <= 60 && !/[?？!！。；;]\s*$/.test(line) && !/[a-z]{2}\.\s*$/.test(line),
  );
  return isShort && isNameLine(paragraph[0]!) ? start : -1;
}

function isNameLine(line: string): boolean {
  const text = line.replace(/^\s*[/-]\s?/, '').trim();
  if (/^[\u4e00-\u9fff]{2,4}$/.test(text) || /^[A-Z]\.?$/.test(text)) return true;
  return isPersonName(text);
}

function isPersonName(text: string): boolean {
  if (legal.test(text) || /\d|@|[:：,;|]/.test(text)) return false;
  if (/^[\u4e00-\u9fff]{2,4}(\s+[A-Z][a-z]+)?$/.test(text) || /^[\uac00-\ud7af]{2,4}$/.test(text))
    return !titles.test(text);
  const words = text.split(/\s+/);
  return (
    words.length >= 1 &&
    words.length <= 4 &&
    words.every(word => /^(\p{Lu}[\p{L}'’.-]*|van|von|de|der|den|da|dos|del|la|le|bin|al|el)$/u.test(word)) &&
    !titles.test(text)
  );
}

/**
 * Reads the signature of a text for a new contact: what is written there and nothing else.
 *
 * @param written what the sender wrote, without quoted history
 * @param from the sender, by whose name the name in the signature is recognised
 */
export function readSignature(written: string, from: ParsedAddress): SignatureFacts {
  const { signature } = splitSignature(written);
  const lines = signature
    .split('\n')
    .slice(0, 40)
    .map(line => line.slice(0, 500).replace(/^[\s*_>-]+|[\s*_]+$/g, ''))
    .filter(line => line !== '' && !closing.test(line) && !mobile.test(line));
  const segments = lines
    .flatMap(line => line.split(/\s*[|·•｜]\s*|\s+[-–—/]\s+/))
    .map(part => part.trim())
    .filter(Boolean)
    .flatMap(apart);
  const name = findName(lines, segments, from);
  return {
    name,
    title: findTitle(segments, name),
    phone: findPhone(lines),
    company: findCompany(segments, name),
    website: findWebsite(segments, from),
  };
}

/** "Buyer, Brightmoor Kitchens Ltd" is what he does and where; "Mesa y Mantel S.L., Zaragoza" is where and in which town. "Haitu Trading Co., Ltd." is one name. */
function apart(part: string): string[] {
  const first = part.indexOf(',');
  const last = part.lastIndexOf(',');
  if (first < 0) return [part];
  const [title, company] = [part.slice(0, first).trim(), part.slice(first + 1).trim()];
  if (titles.test(title) && !legal.test(title) && legal.test(company)) return [title, ...apart(company)];
  const [named, place] = [part.slice(0, last).trim(), part.slice(last + 1).trim()];
  const endsInForm = legal.test(named.split(/\s+/).slice(-1).join(''));
  return endsInForm && place !== '' && !legal.test(place) ? [named, place] : [part];
}

function findName(lines: readonly string[], segments: readonly string[], from: ParsedAddress): string | null {
  const sender = from.name.replace(/\(.*?\)/g, '').trim();
  const known =
    sender.includes('@') || sender === ''
      ? undefined
      : segments.find(part => part.toLowerCase().startsWith(sender.toLowerCase()));
  if (known) return sender;
  const first = (segments[0] ?? lines[0] ?? '').replace(/^(i\. ?[AV]\.|ppa\.|mr\.?|mrs\.?|ms\.?|herr|frau)\s+/i, '');
  const words = first.split(',')[0]!.trim();
  const bearsName = isPersonName(words) && words.length > 1 && !/^[A-Z]\.?$/.test(words);
  return bearsName ? words.slice(0, 200) : null;
}

function findTitle(segments: readonly string[], name: string | null): string | null {
  for (const part of segments) {
    const rest = name && part.startsWith(name) ? part.slice(name.length).replace(/^[\s,–-]+/, '') : part;
    if (
      rest &&
      rest.length <= 80 &&
      titles.test(rest) &&
      !legal.test(rest) &&
      !/@|https?:|www\./i.test(rest) &&
      !/\d{4}/.test(rest)
    )
      return rest;
  }
  return null;
}

/** A number that stands behind a label or is written internationally; fax numbers are none. */
function findPhone(lines: readonly string[]): string | null {
  for (const line of lines) {
    for (const part of line.split(/[|;,，]|(?=\b(?:fax|mob|cell|tel)\b)/i)) {
      if (/fax|传真|傳真|f\s*[:：]/i.test(part)) continue;
      const label = phoneLabel.exec(part);
      const number = phoneNumber.exec(label ? part.slice(label.index + label[0].length) : part);
      if (!number || !(label || number[1])) continue;
      const digits = number[0].replace(/\D/g, '').length;
      if (digits >= 7 && digits <= 15) return number[0].trim();
    }
  }
  return null;
}

function findCompany(segments: readonly string[], name: string | null): string | null {
  const found = segments.find(
    part => part !== name && part.length <= 120 && legal.test(part) && !/@|https?:|www\.|:\s/.test(part),
  );
  return found ? found.replace(/[,;，]+$/, '').slice(0, 200) : null;
}

function findWebsite(segments: readonly string[], from: ParsedAddress): string | null {
  const own = domainOf(from.address);
  for (const part of segments) {
    const found =
      /(?<![@\w.])(https?:\/\/[\w.-]+(?:\/[\w./-]*)?|www\.[\w-]+(?:\.[\w-]+)+)/i.exec(part) ??
      /(?<![@\w.-])([\w-]+(?:\.[\w-]+)+)(?![\w@])/.exec(part);
    if (!found) continue;
    const isPlain = !/^(https?:|www\.)/i.test(found[1]!);
    if (!isPlain || (own !== '' && found[1]!.toLowerCase() === own)) return found[1]!.slice(0, 300);
  }
  return null;
}
