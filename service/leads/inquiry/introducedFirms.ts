import { matchesOf } from '../../common/matches';
import type { Passage } from './passages';
import { findPlaces } from './places';

/*
 * Companies that a letter names in its sentences: those of the East, and what is introduced as one.
 */

/** Takes a name of `length` at `start`; `isSure` where the sentence says that it is the company. */
export type Take = (start: number, length: number, bonus: number, isSure?: boolean) => void;

const EAST_NAME =
  /(?:株式会社|有限会社|合同会社)[\u3040-\u9fffA-Za-z0-9・ー&]{1,16}?(?=の|は|と|で|、|。|　|\s|$)|[\u3040-\u9fffA-Za-z0-9・ー]{1,16}(?:株式会社|有限会社)|(?:주식회사|\(주\)|㈜)\s?[\uac00-\ud7afA-Za-z0-9]{1,14}|[\uac00-\ud7afA-Za-z0-9]{2,14}(?:\(주\)|㈜|주식회사|상사|무역|산업)(?=[\s,.의에은는이입])|[\u4e00-\u9fff]{2,16}(?:有限公司|股份公司|集团公司|商行|貿易行|企業社)/gu;

/** Companies of the East by their legal form. */
export function takeEast(passage: Passage, take: Take): void {
  for (const match of matchesOf(EAST_NAME, passage.text.slice(0, 6000))) {
    const lead = /^(?:我们是|我是|敝司|我司|来自|こちらは|私は|弊社)/u.exec(match[0])?.[0].length ?? 0;
    take(match.index + lead, match[0].length - lead, 0);
  }
}

/** "金沢家具工房の森下です", "한빛리빙 이정민 과장": what stands before the name of who writes. */
export function eastEmployer(passage: Passage): [number, number] | null {
  const text = passage.text.slice(0, 3000);
  const japanese =
    /(?:^|[\s、。])([\u3040-\u9fffA-Za-z0-9ー・&]{3,16}?)の(?!お|ご)[\u4e00-\u9fff]{1,4}(?:です|と申します|と申し|でございます)/u.exec(
      text,
    );
  const korean =
    /(?:^|\n|입니다\. |안녕하세요\.? )([\uac00-\ud7afA-Za-z0-9&]{2,14}) (?:[\uac00-\ud7af]{2,3}(?:팀|부|과) )?[\uac00-\ud7af]{2,4} ?(?:대표|이사|부장|차장|과장|대리|팀장|주임|실장|드림|올림)/u.exec(
      text,
    );
  const match = japanese ?? korean;
  if (!match || /(?:팀|부|과|課|部)$|^(?:日本|東京|大阪|担当|先日|御社)/u.test(match[1] as string)) return null;
  const start = match.index + match[0].indexOf(match[1] as string);
  return [start, start + (match[1] as string).length];
}

const FRONT_FORM = String.raw`(?:ООО|ОАО|ЗАО|ПАО|АО|ТОО|ИП|ЧП|ЧУП|ЧТУП|ОДО|УП|ТОВ|ФОП|ОсОО|СП|КФХ)`;
// "ООО "Ветснаб" (Екатеринбург)", "ИП Оспанов": the form says that a name follows.
const IN_FRONT = new RegExp(
  `(?<![\\p{L}])${FRONT_FORM}\\s*(?:["«“„][^"»”\\n]{2,50}["»”]|\\p{Lu}[\\p{L}-]{1,24}(?: \\p{Lu}[\\p{L}-]{1,24}(?= |\\.|,|$))?)`,
  'gu',
);
const NAMES = String.raw`\p{Lu}[\p{L}\p{M}\d'’&-]*(?:(?: (?:&|and|y|et|e|de|del|da|do|des|du|la|van|of|i|am|im|an der|zum|zur|und|della|dei|al|les|el))?[ ]\p{Lu}(?:[\p{L}\p{M}\d'’&-]|\.(?=[\p{L}\d]))*){1,5}`;
const PERSON = String.raw`(?:(?:Mr|Mrs|Ms|Ing|Dr)\.? )?\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’.-]+){0,3}`;
// "I am Tunde from Solar Hub Ibadan", "Shane here from Top End Tackle", "le saluda Rosario de Andina Safety".
const INTRODUCED = new RegExp(
  String.raw`(?:(?<!\p{L})(?:[Ii] am|I'm|am|[Mm]y name is|[Tt]his is|[Mm]i nombre es|[Mm]e llamo|[Ss]oy|(?:[Ll]e|[Ll]es|[Tt]e) (?:saluda|escribe|habla|contacta)|[Ll]hes? escreve (?:o |a )?|[Hh]abla con|[Qq]uem (?:fala|escreve) é (?:o|a)|[Mm]eu nome é|[Ss]ou (?:o|a)|[Aa]qui é (?:o|a)|[Jj]e suis|[Jj]e m'appelle|[Ii]ch bin|[Mm]ein Name ist|[Hh]ier ist|[Mm]i chiamo|[Ss]ono|[Мм]еня зовут) ${PERSON},? (?:from|of|with|at|de(?: la empresa)?|da|do|du|von|aus der|bei|di|della|из)|(?<!\p{L})${PERSON} here,? (?:from|of|at)) (${NAMES})`,
  'gu',
);
// "We are a coop in the hills (Coop Plein Air)": who we are, in brackets behind it.
const IN_BRACKETS = new RegExp(
  String.raw`(?<!\p{L})(?:[Ww]e are|[Ww]e're|[Ww]e run|[Ii] run|[Ii] own|[Ss]omos|[Ss]oy|[Nn]ous sommes|[Oo]n est|[Ww]ir sind|[Ww]ir betreiben|[Ss]iamo|[Мм]ы)(?: (?:an?|the|una?|la|el|une|le|eine?|die|um|uma|um') [^.!?()\n]{2,80} ?| - [^.!?()\n]{2,80} ?)\((${NAMES})\)`,
  'gu',
);
// "We have two stores under JB Building Supply", "una tienda llamada Casa Lupita", "ein Laden namens Haus am See".
const UNDER_NAME = new RegExp(
  String.raw`(?<!\p{L})(?:(?:stores?|shops?|outlets?|branches|business|company|firm|showrooms?|restaurants?|workshop|farm) (?:is |are )?(?:under|called|named|known as|trading as)|(?:[Ww]e|[Ii]) (?:have|run|own|operate) [^.!?\n]{1,50} under|(?:trading|doing business|operating|registered) (?:as|under)|(?:shop|store|company|business|firm) name(?: is|:)?|under the name(?: of)?|(?:tienda|empresa|negocio|ferretería|almacén|local)e?s? (?:se llama|llamad[oa]|con el nombre(?: de)?)|(?:loja|empresa)s? (?:chamad[ao]|se chama|com o nome(?: de)?)|(?:magasins?|société|entreprise|boutiques?) (?:qui s'appelle|appelée?|nommée?|sous (?:le nom|l'enseigne)(?: de)?)|(?:Laden|Läden|Firma|Geschäft|Unternehmen|Betrieb) (?:namens|mit (?:dem )?Namen|unter dem Namen)|(?:negozi?o?|azienda|ditta) (?:chiamat[oa]|di nome|con il nome)|(?:winkel|bedrijf|zaak) genaamd) ["“„«]?(${NAMES})`,
  'gu',
);
// "Ковровая фабрика «Самарканд Гилам» просит": who speaks stands in the nominative.
const QUOTED_FIRM =
  /(?<![\p{L}])(?:[Цц]ех|[Фф]абрика|[Зз]авод|[Мм]агазин|[Сс]еть(?: магазинов)?|[Кк]омбинат|[Пп]редприятие|[Фф]ирма|[Кк]омпания|[Хх]олдинг|[Аа]телье|[Рр]есторан|[Кк]афе|[Оо]тель|[Гг]остиница|[Кк]линика|[Хх]озяйство|[Сс]алон|[Сс]тудия|[Тт]орговый дом|[Оо]птовая база) ([«"“„][^»"”\n]{2,50}[»"”])/gu;
// "我是金門宏達五金賴先生": the employer stands before the name and its title.
const HAN_EMPLOYER = /我(?:是|係)([\u4e00-\u9fff]{3,12}?)的?[\u4e00-\u9fff](?:先生|小姐|女士|太太|經理|经理)/gu;

// "We're the sewing machine & spares division of Serendib Thread": whose part we are.
const PART_OF = new RegExp(
  String.raw`(?<!\p{L})(?:(?:[Ww]e are|[Ww]e're|[Ww]e belong|[Ii] work|[Ss]omos|[Nn]ous sommes|[Ww]ir (?:sind|gehören)|[Ss]iamo)[^.!?()\n]{0,70}? (?:(?:division|department|arm|unit|branch|subsidiary|affiliate|part|member|buying office|purchasing (?:office|department)) of|to|for(?= \p{Lu})|(?:división|departamento|filial|parte|sucursal) de|(?:divisão|departamento|filial|parte) d[aeo]|(?:filiale|division|succursale|centrale d'achat) de|(?:Tochter|Abteilung|Teil|Niederlassung|Einkauf)(?:gesellschaft)? (?:der|von|des)|(?:divisione|filiale|parte|ufficio acquisti) (?:di|della|del))) (?:the |la |el |der |den |dem |zur )?(${NAMES})`,
  'gu',
);
// "We are Toy World Kampala.", all in capitals too; what somebody is ("WE ARE LOOKING FOR") is no name.
const WE_ARE = new RegExp(
  String.raw`(?<!\p{L})(?:[Ww]e are|[Ww]e're|[Ss]omos|[Nn]ous sommes|[Ss]iamo|[Мм]ы) (${NAMES})(?=[,.(\n]| (?:from|in|based|de|en|di|из|и|and)(?!\p{L}))`,
  'gu',
);
const WE_ARE_CAPITAL =
  /(?<!\p{L})(?:WE ARE|SOMOS|NOUS SOMMES|SIAMO|МЫ) ((?!(?:AN?|THE|IN|FROM|ONE|UNA?|LA|EL|DE|UNE|LE|LES|VERY|NOW|NOT|ALSO)(?!\p{L}))\p{Lu}[\p{Lu}\d&'’-]+(?: (?!(?:IN|FROM|OF|FOR|TO|A|THE|AND|BY|WITH|DE|EN|QUE|PARA|Y|E|WHO|THAT|IS|ARE)(?!\p{L}))[\p{Lu}\d&][\p{Lu}\d&'’-]*){1,4})(?=[,.(\n])/gu;
// "soy wilmer de ferreteria el constructor en choloma": all in small letters, by the word for a shop or firm.
const IN_SMALL =
  /(?<!\p{L})(?:soy|me llamo|mi nombre es|(?:le|les|te) (?:escribe|habla|saluda|contacta)|habla con|quem (?:fala|escreve) é (?:o|a)|lhes? escreve (?:o|a)|sou (?:o|a)|aqui é (?:o|a)|i am|i'm|this is|my name is|je suis|je m'appelle)(?: \p{Ll}+){1,3} (?:de(?: la| el)?|del|da|do|from|of|with|du) ((?:ferreter[ií]a|distribuidora|comercial(?:izadora)?|importadora|almac[eé]n(?:es)?|bazar|tiendas?|muebler[ií]a|papeler[ií]a|jugueter[ií]a|zapater[ií]a|lojas?|armaz[eé]m|casa|grupo|agropecuaria|quincailler[ie]+|[ée]tablissements?|ets)(?: (?!(?:en|em|in|y|e|and|mi|para|con|com|de la ciudad)(?!\p{L}))\p{Ll}+){1,3}(?: (?:y|e|&|et) (?:hermanos?|hnos|hijos?|filhos?|irmãos?|fils|fr[eè]res|c[ií]a|cie|asociados|associados|associ[eé]s|compañ[ií]a)(?!\p{L}))?)/gu;
const A_CALLING =
  /^(?:looking|interested|search\p{L}*|buy\p{L}*|import\p{L}*|export\p{L}*|wholesal\p{L}*|retail\p{L}*|distribut\p{L}*|need\p{L}*|ready|happy|pleased|based|mayoristas?|fabricantes?|grossist\p{L}*|\p{L}+(?:ish|ese|ian) )(?!\p{L})|(?<!\p{L})(?:importers?|buyers?|distributors?|wholesalers?|retailers?|company|companies|customers?|traders|dealers?|importadores|distribuidores|mayoristas)$/u;

/** What a letter introduces as its company, with or without a legal form. */
export function takeIntroduced(passage: Passage, take: Take): void {
  const text = passage.text.slice(0, 6000);
  for (const match of matchesOf(IN_FRONT, text)) take(match.index, match[0].length, 1, true);
  for (const pattern of [
    INTRODUCED,
    IN_BRACKETS,
    UNDER_NAME,
    QUOTED_FIRM,
    HAN_EMPLOYER,
    PART_OF,
    WE_ARE,
    WE_ARE_CAPITAL,
    IN_SMALL,
  ])
    for (const match of matchesOf(pattern, text)) {
      const name = match[1] as string;
      const start = match.index + match[0].lastIndexOf(name);
      if (A_CALLING.test(passage.level.slice(start, start + name.length))) continue;
      if (pattern === QUOTED_FIRM || !isPlace(passage, start, start + name.length)) take(start, name.length, 0.5, true);
    }
}

/** "начальник отдела закупок ООО "Ветснаб"": names behind their form, within a line. */
export const formedNames = ({ text }: Passage, start: number, end: number): [number, number][] =>
  matchesOf(IN_FRONT, text.slice(start, end))
    .filter(match => match.index > 0)
    .map(match => [start + match.index, start + match.index + match[0].length]);

/** Whether a place is all of it, or nearly. */
function isPlace({ level }: Passage, start: number, end: number): boolean {
  const places = findPlaces(level, start, end);
  return places.reduce((sum, place) => sum + place.end - place.start, 0) * 2 > end - start;
}
