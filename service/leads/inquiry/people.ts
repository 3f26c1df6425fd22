import { levelText } from './levelling';
import { whole } from './products';

/*
 * Names of persons: without titles and honorifics, and told from companies, places and closings.
 */

const TITLES =
  /^(?:(?:dott\.ssa|sig\.ra|sig\.na|mr|mrs|ms|miss|mme|mlle|mister|m|dr|prof|sir|madam|sr|sra|srta|don|dona|d|da|lic|licda|ing|arq|cp|c\.p|mtro|mtra|abg|econ|eng|engr|arch|ir|dipl\.?-?(?:ing|kfm|kff|betriebsw|volksw)|herr|frau|hr|fr|i\. ?a|i\. ?v|ppa|sig|sig\.ra|sig\.na|dott|dott\.ssa|geom|rag|avv|mag|bc|mgr|chief|barr|alhaji|hajia|haji|hj|tuan|puan|datuk|dato|bapak|ibu|bpk|pak|bu|khun|ong|ba|anh|chi|mons|monsieur|madame|mademoiselle|senor|senora|senhor|senhora|г-н|г-жа|господин|госпожа|pan|pani|sayin|bay|bayan|de heer|mevrouw|dhr|mevr|eng|السيد|السيده|الاستاذ|الاستاذه|المهندس|الدكتور|م|أ|د|الشيخ|الحاج|kind)(?:\.|\s)\s*)+/u;
// Titles that stand before nothing but the name of a person.
const PERSONS_TITLE =
  /^\s*(?:dott\.ssa|dott\.|sig\.ra|sig\.|mr|mrs|ms|mme|mlle|herr|frau|dr|dra|ing\.|lic\.|licda|arq\.|sr\.|sra|senor|senora|г-н|г-жа|pan|pani|sayin|dhr\.|mevr\.|engr\.)\.? \p{L}/u;

/** "Ufficio Acquisti - Dott.ssa Loredana Pezzotti": what stands there calls itself a person. */
export const isTitledPerson = (level: string): boolean => PERSONS_TITLE.test(level);

const HONORIFICS =
  /\s*(?:先生|女士|小姐|经理|總監|总监|总经理|總經理|老师|様|さん|さま|殿|と申します|です|님|씨|과장|부장|대리|차장|사원|팀장|이사|대표|주임|드림|올림|拜上|敬上|上|谨上|esq\.?|ph\.?d\.?|mba|jr\.?)\s*$/u;
const NO_NAME = new RegExp(
  whole(
    String.raw`envoye|enviad[oa]|gesendet|inviat[oa]|отправлено|verzonden|wyslano|hotels?|restaurante?|resort|hospital|clinic|bakery|museum|universit\p{L}*|pol|ind|poligono|apartado|cheers|rgds|brgds|warmly|faithfully|yours|respectfully|truly|ciao|bye|moin|servus|setor|sector|suprimentos|depto|dpto|abteilung|bureau|comptoir|gmbh|cc|ste|societe|ets|etablissements|ltd|limited|llc|inc|corp|co|company|trading|traders|import\p{L}*|export\p{L}*|group|holding|industr\p{L}*|enterprises?|distribut\p{L}*|supply|supplies|agency|agencies|international|solutions|store|shop|market|hardware|manager|director|buyer|purchas\p{L}*|procure\p{L}*|procurement|sourcing|sales|ceo|cfo|coo|owner|founder|president|engineer|assistant|department|dept|team|office|officer|head|einkauf|einkaufer\p{L}*|geschaftsfuhr\p{L}*|leiter\p{L}*|vertrieb|directeur|directrice|achats|acheteu\p{L}*|gerant\p{L}*|responsable|gerente|compras|comprador\p{L}*|jefe|jefa|encargad\p{L}*|departamento|director\p{L}*|diretor\p{L}*|coordenador\p{L}*|socio|titolare|acquisti|ufficio|direttore|responsabile|менеджер\p{L}*|директор\p{L}*|отдел\p{L}*|начальник\p{L}*|закуп\p{L}*|снабжени\p{L}*|специалист\p{L}*|руководитель|ооо|зао|оао|ип|тоо|чп|street|road|avenue|ave|rd|st|strasse|str|rue|calle|av|avda|blvd|jl|via|viale|piazza|ул|улица|г|город|tel|phone|mobile|fax|email|e-mail|skype|whatsapp|wechat|regards|best|kind|thanks|thank|you|sincerely|saludos|atentamente|gracias|cordialement|merci|grus\p{L}*|viele|schone|beste|herzliche|liebe|grussen|freundlich\p{L}*|mit|уважением|спасибо|saluti|grazie|cumprimentos|att|atenciosamente|obrigad\p{L}*|saygilarimla|pozdrawiam|groet\p{L}*|trân|sent|sent from|iphone|android|please|hello|dear|price|quote|order|website|www|http|china|germany|the|and|for|with|your|our|is|are|we|this|webshop|online|info|admin|no-?reply|customer|service|support|system|notification\p{L}*|mudur\p{L}*|satin|alma|uzman\p{L}*|kierownik|dyrektor|inkoop|inkoper|inkop|zakup\p{L}*|مدير|المشتريات|شركه|مؤسسه|قسم|تحياتي|التحيه|الاحترام|شكرا|الشكر|التقدير|التحيات|جوال|هاتف|مسؤول|god|bless|specialist|executive|representative|coordinator|merchandiser|proprietor|partner|agm|gm|vp|category|planner|analyst|supervisor|administrator|consultant|a\.?s|s\.?a|s\.?r\.?l|spa|eirl|sas|ltda|pty|pte|plc|jsc|ao|eurl|sarl|s\.l|bv|b\.v|ab|oy|as|aps|kg|ag|ug|sdn|bhd|pt|cv|ud|tbk|fze|wll|est|co-?op\p{L}*|cooperativ\p{L}*|kooperativ\p{L}*|associat\p{L}*|asociaci\p{L}*|associac\p{L}*|verein|genossenschaft|foundation|institute?|ministry|council|committee|region|province|provincia|district|county|outdoors?|stores|shops|suppliers?|facilit(?:y|ies)|warehouse|logistics|network|tenders?|ferreter\p{L}*|librer\p{L}*|papeler\p{L}*|quincaill\p{L}*|distribuid\p{L}*|comercializ\p{L}*|importador\p{L}*|construction\p{L}*|constructora|handels\p{L}*|gro(?:ss|s)handel\p{L}*|groothandel|werbemittel|baumarkt|ticaret|sanayi|hurtownia|sklep|магазин\p{L}*|торг\p{L}*|опт\p{L}*|tienda|loja|negozio|boutique|maison|laden|center|centre|workshop|nautica|sports`,
  ),
  'u',
);
const NO_NAME_SIGNS =
  /公司|有限|集团|经理|采购|採購|(?:総務|経理|資材|調達|企画|開発|貿易|贸易|海外|商品|業務|管理|技術|技术|製造|生産|生产|物流|品質|质量|人事|国際|国际|輸入|輸出|进口|出口|仕入|事業|事业|外贸|外貿|市场|市場|综合|财务|財務|行政|项目|本|支|門|门|供应|供應|電商|电商)部|(?<!^(?:阿|服|渡|矢|磯|岡|園|安|綾|岩|長谷|日下|物|軽|曽我))部$|业务|销售|株式会社|会社|商店|商会|商事|購買|担当|課|営業|구매|주식회사|무역|상사|회사|팀$|您好|你好|谢谢|謝謝|敬上|贸易|商贸|五金|实业|地址|电话|电|邮箱|顺|順|祺|頌|颂|祝|此致|敬礼|よろしく|敬具|以上|감사/u;
// "Tiago Sá" is no company: legal forms bear no accents.
const ACCENTED = /(?<!\p{L})(?=\p{L}?[À-ɏ])\p{L}{1,2}(?!\p{L})/gu;
const PARTICLES = new Set(
  "van von de der den da das do dos del della di du la le las los bin ibn ben al el abu y e of ter ten zu zum of van't st".split(
    ' ',
  ),
);

// "王经理", "张总": a family name of one sign with what he is called is all that one is told.
const SURNAME_AND_TITLE = /^[\u4e00-\u9fff](?:先生|女士|小姐|经理|經理|总监|總監|总|總|工|老师|老師|主任)$/u;

/** A name without titles, honorifics, brackets and what follows a comma; the part that is left, with its place. */
export function bareName(text: string): { start: number; end: number } {
  const level = levelText(text);
  let start = /^[\s/–—\-~*,:•·"'«“]*/u.exec(level)?.[0].length ?? 0;
  const title = TITLES.exec(level.slice(start));
  if (title && title[0].length < level.length - start) start += title[0].length;
  let end = level.length;
  const cut = /\s*[,(|[<;·•]|\s+[-–—/@]\s|\s{3,}|\t|\s+(?:via|from|at|of|bei|chez)\s|\s+\(?\+?\d[\d\s().-]{5}/u.exec(
    level.slice(start),
  );
  if (cut && cut.index > 0) end = start + cut.index;
  // "Amelia Tan 陈佩珊": one name in two scripts.
  const second =
    /^[^\u3040-\u9fff\uac00-\ud7af]*[a-z]{2}[^\u3040-\u9fff\uac00-\ud7af]*(?=\s[\u3040-\u9fff\uac00-\ud7af])/u.exec(
      level.slice(start, end),
    );
  if (second) end = start + second[0].length;
  const tail = HONORIFICS.exec(level.slice(start, end));
  if (tail && tail.index > 0 && !SURNAME_AND_TITLE.test(level.slice(start, end))) end = start + tail.index;
  while (
    end > start &&
    /[\s,.;:·"'»”*-]/.test(text[end - 1] as string) &&
    !/(?:^|\s)\p{Lu}\.$/u.test(text.slice(start, end))
  )
    end--;
  return { start, end };
}

/** Whether a text reads as the name of a person. `isLoose` takes small letters too. */
export function isPersonName(text: string, isLoose = false): boolean {
  const name = text.trim();
  if (name.length < 2 || name.length > 60 || !/\p{L}{2}|[\u3040-\u9fff]/u.test(name) || /[\d@:;|/\\?!#%&=+]/.test(name))
    return false;
  if (SURNAME_AND_TITLE.test(name)) return true;
  if (NO_NAME.test(levelText(name.replace(ACCENTED, ' '))) || NO_NAME_SIGNS.test(name)) return false;
  if (
    /^[\u4e00-\u9fff]{2,4}$/.test(name) ||
    /^[\u3040-\u9fff]{1,5}[\s\u3000][\u3040-\u9fff]{1,6}$/.test(name) ||
    /^[\uac00-\ud7af]{2,4}$/.test(name)
  )
    return true;
  if (/[\u3040-\u9fff\uac00-\ud7af]/.test(name)) return false;
  const words = name.split(/[\s\u00a0]+/);
  if (words.length > 6) return false;
  // Scripts that know no capitals: Arabic, Hebrew, those of India and Thailand, Georgian.
  if (/[\u0590-\u06ff\u0900-\u0eff\u10d0-\u10ff\u1780-\u17ff]/.test(name))
    return words.length >= 2 && words.length <= 5;
  return words.every(
    word =>
      (isLoose ? /^\p{L}[\p{L}\p{M}'’.-]*$/u : /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|[\p{L}]['’]\p{Lu}[\p{L}]+)$/u).test(word) ||
      PARTICLES.has(word.toLowerCase()),
  );
}

const foldedWords = (text: string) =>
  levelText(text)
    .split(/[^\p{L}]+/u)
    .filter(word => word.length > 1);

/** How many words two names have in common. */
export function commonWords(a: string, b: string): number {
  const other = foldedWords(b);
  return foldedWords(a).filter(word => other.includes(word)).length;
}

/** Whether a name shows in the local part of an address ("t.kraemer", "hanh.tran"). */
export function isInAddress(name: string, address: string): boolean {
  const local = levelText(address.slice(0, address.lastIndexOf('@'))).replace(/[^a-z]/g, '');
  const spelt = levelText(name.replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue'));
  return [...foldedWords(name), ...foldedWords(spelt)].some(word => word.length > 2 && local.includes(word));
}

/** "Sou o Rafael da Pesca Brava" from one whose header says Rafael: where he works stands behind his name. */
export const namesEmployer = (said: string, given: string): boolean =>
  said.startsWith(`${given} `) && /^ (?:d[aeo]|del|de la|della|di|von|of) /u.test(said.slice(given.length));
