import { matchesOf } from '../../common/matches';
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/min';
import type { Found } from './inquiry';
import { levelText } from './levelling';
import type { Passage } from './passages';
import { foundAt } from './passages';

/** A telephone number as it stands in a text. */
export interface FoundPhone {
  found: Found<string> & { e164: string | null };
  /** Of its prefix, or null. */
  country: string | null;
  /** The service that it is named as a number of ("WhatsApp"), or null. */
  service: string | null;
}

const NUMBER =
  /(?<![\p{L}\d])(?:(?:\+|＋|00) ?)?(?:0(?: ?\d){2,5} ?\/ ?\d(?:(?:[ \u00a0.\-–‐‑]{0,3})\d){3,16}|(?:\(\+?\d{1,4}\)|\d)(?:(?:[ \u00a0().\-–‐‑]{0,3}|\/)\d){6,16})/gu;
const LABEL =
  /(?:(?<![\p{L}\d])(?:tel(?:e(?:phone|fono|fone|fon))?|phone|ph|mob(?:ile|il)?|cell(?:ulare|ular|phone)?|cel|gsm|handy|hp|direct(?: line)?|dir|did|ddi|handphone|office|switchboard|movil|tlf|tfno|fone|fon|contact(?: no| number)?|contacto|call(?: me)?|numero|número|mi numero|reach me|erreichbar unter|rufen sie an|wasap|wsp|wpp|zap|t|m|p|o|d|c|h|nr|number|no|natel|dt|sdt|telf|tlf|portable|fixe|whats ?app|wa|we ?chat|viber|telegram|line|zalo|signal|imo|kakao\w*)|тел(?:ефон)?|моб(?:ильный)?|сот|т|м|раб|ватсап|вотсап|вайбер|телеграм|电话|電話|手机|手機|携帯|联系方式|聯絡電話|专线|座机|微信(?:同号|同號)?|전화|휴대폰|핸드폰|연락처|هاتف|الهاتف|جوال|الجوال|موبايل|تلفون|ت|واتساب|واتس|واتس اب)[\s.:：/#()\-–+&,]*(?:(?:no|nr|number|numero|whats ?app|wa|mob(?:ile)?|wechat|we chat|telegram|viber|واتساب|only|direct|is|es|ist|é|è|est|jest|номер|me at|us|on|me on|at|to)[\s.:：/#()\-–+&]*){0,3}$/iu;
// "Tel./Fax" is a telephone too.
const FAX =
  /(?<!\p{L})(?<!(?:tel|phone|telefon[eo]?|тел|телефон|电话|電話|전화|هاتف|τηλ)\.? ?(?:[/&+,-]|and|und|y|e|и) ?)(?:fax|telefax|факс|传真|傳真|ファックス|팩스|فاكس|faks|f)[\s.:：#]*(?:no|nr)?[\s.:：#]*$/iu;
// "For enquiries contact Ms Mokoena on 011 …", "merci de me contacter au 07 …".
const CALLED_ON =
  /(?:(?:contact|call|ring|phone|reach|text)(?: \p{L}[\p{L}'.-]*){1,4} (?:on|at|under)|(?:contacter|joindre|appeler|rappeler) au|(?:llamar|llamame|llameme|escribir|marcar) al|(?:ligar|chamar|contato) (?:para|no|pelo)|unter(?: der)?(?: nummer)?|chiamar\p{L}* al|contattar\p{L}* al|(?:звоните|связи|пишите)(?: по)?(?: номеру)?)[\s:]*$/u;
const NOT_PHONE =
  /(?:vat|ico|dic|adoszam|cegjegyzek|cui|oib|pib|kvk|btw|uid|che|cvr|org|y-tunnus|ninea|tin|trn|crn|brn|uen|npwp|ntn|strn|ust|tax|ice|rc|nip|regon|krs|nit|ruc|rut|rfc|cuit|cnpj|cpf|siret|siren|rcs|hrb|hra|abn|acn|gst(?:in)?|pan|iec|ein|инн|кпп|огрн|бин|iban|swift|bic|acc(?:ount)?|a\/c|bank|p\.?o\.? ?box|rfq|po|pi|ref|order|invoice|sku|ean|gtin|hs|ncm|code|cat|model|art|no de pedido|cif|nif|n\.i\.f|p\.?iva|partita iva|c\.f|reg(?:istration)?|lic(?:en[cs]e)?|zip|cep|plz|id|mersis|vergi|duns|eori|unified|cr|统一|税号|事業者|사업자\S*|등록번호|mst)[\s.:：#°º/-]*(?:(?:no|nr|number|n|id)[\s.:：#°º]*)?$/iu;
const DATE = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?!\d)(?:\s|$)/;
const SERVICES: readonly [RegExp, string][] = [
  [/whats ?app|\bwa\b|wa\.me|واتس|ватсап|вотсап/iu, 'WhatsApp'],
  [/we ?chat|微信|weixin/iu, 'WeChat'],
  [/telegram|телеграм|\btg\b/iu, 'Telegram'],
  [/viber|вайбер/iu, 'Viber'],
  [/zalo/iu, 'Zalo'],
  [/\bline\b(?! \d)/iu, 'LINE'],
  [/skype/iu, 'Skype'],
  [/kakao|카카오/iu, 'KakaoTalk'],
];

/**
 * The telephone numbers of `start` to `end` of a passage, in its order. Numbers without a label and without a prefix count only where the
 * passage is a signature.
 *
 * @param country where a number without a prefix is likely from (ISO 3166-1), or null
 */
export function readPhones(
  passage: Passage,
  start: number,
  end: number,
  country: string | null,
  isSignature: boolean,
): FoundPhone[] {
  const text = plainDigits(passage.text.slice(start, end));
  const phones: FoundPhone[] = [];
  for (const match of matchesOf(NUMBER, text)) {
    if (phones.length >= 8) break;
    const phone = phoneAt(passage, start, text, match, country, isSignature);
    if (phone) phones.push(phone);
  }
  return phones;
}

/** Arabic and Persian digits as 0-9. */
const plainDigits = (text: string) => text.replace(/[٠-٩۰-۹]/g, digit => String(digit.charCodeAt(0) & 15));

function phoneAt(
  passage: Passage,
  shift: number,
  text: string,
  match: RegExpExecArray,
  country: string | null,
  isSignature: boolean,
): FoundPhone | null {
  const before = text.slice(Math.max(0, match.index - 40), match.index).replace(/^.*\n/su, '');
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 3);
  const written = withoutExtension(match[0]);
  const digits = written.replace(/\D/g, '');
  if (
    digits.length < 7 ||
    digits.length > 16 ||
    /^.?[\d@%]|^[a-z]\d/i.test(after) ||
    /[\d\p{L}.,@/_=-]$/u.test(before.replace(/(?:wa\.me\/|tel:|[a-zа-я\u4e00-\u9fff]$)/iu, ''))
  )
    return null;
  const isPrefixed = /^(?:\+|＋|00|\(\+)/.test(written);
  if (isAddress(written, before, text.slice(match.index + match[0].length))) return null;
  const isLabelled = isNamed(before);
  if (!isLabelled && /^00\d+$/.test(written) && !parse(written, null)?.isPossible()) return null;
  if (FAX.test(before) || (!isLabelled && isOther(before)) || (DATE.test(written) && !isPrefixed)) return null;
  const parsed = parse(written, country);
  if (!isPrefixed && !isLabelled && !(isSignature && looksAlone(written, digits, text, match, parsed))) return null;
  const e164 = parsed?.isPossible() ? parsed.number : null;
  const from = shift + match.index;
  return {
    found: { ...foundAt(passage, from, from + written.length, passage.text.slice(from, from + written.length)), e164 },
    country:
      isPrefixed || (parsed?.isPossible() && parsed.number.slice(1) === digits && digits.length >= 10)
        ? regionOf(parsed)
        : null,
    service: SERVICES.find(([pattern]) => pattern.test(before.slice(-28)))?.[1] ?? null,
  };
}

// "No.", "nº", "#" alone say of a number only that it is one.
const MERE_NUMBER = /(?:^|[^\p{L}])(?:nr|no|num|numero|number|n)[\s.:#°º]*$/u;
const STREET =
  /(?<!\p{L})(?:calle|carrera|cra|kra|avenida|avda|av|rua|via|viale|corso|piazza|plaza|poligono|pol|street|str|road|rd|avenue|lane|floor|block|plot|house|flat|unit|suite|building|shop|shed|gala|gate|km|lot|lote|manzana|mz|nave|ulica|ul|cad|mah|sok|ул|д|дом|корп)(?!\p{L})[^\n]{0,30}$/u;
// "Via Roma 12 - 25030 Brescia", "nº 4 - 31012 Pamplona": the house and the postal code, and a town behind them.
const HOUSE_AND_CODE = /^\d{1,4} ?[-–‐‑] ?\d{4,6}$/;
const TOWN = /^,? (?:\p{Lu}{2,}|\p{Lu}\p{Ll})/u;

/** Whether the digits are of an address: those of the house, of the post, of a plot. */
function isAddress(written: string, before: string, after: string): boolean {
  const level = levelText(before);
  const isBare = MERE_NUMBER.test(level) || !isNamed(before);
  if (!isBare || /^(?:\+|＋|\()/.test(written)) return false;
  if (HOUSE_AND_CODE.test(written) && TOWN.test(after)) return true;
  return MERE_NUMBER.test(level) && (STREET.test(level) || isOther(before));
}

const isOther = (before: string): boolean => NOT_PHONE.test(before) || NOT_PHONE.test(levelText(before));

/** "Tél", "Teléfono" with their accents and without, and whoever is to be called there. */
function isNamed(before: string): boolean {
  const level = levelText(before);
  return LABEL.test(before) || LABEL.test(level) || CALLED_ON.test(level);
}

/** An unlabelled number in a signature: groups of digits, nothing but it and another number in its line, or valid where the buyer is. */
function looksAlone(
  written: string,
  digits: string,
  text: string,
  match: RegExpExecArray,
  parsed: PhoneNumber | undefined,
): boolean {
  const lineStart = text.lastIndexOf('\n', match.index) + 1;
  const lineEnd = text.indexOf('\n', match.index);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
  const before = line.slice(0, match.index - lineStart);
  // Nothing else in its line, or the name of who signs with it: "Chidi 08035550128".
  const isAlone = line.trim() === written.trim() || (/^0\d{8,}$/.test(digits) && SIGNED_WITH.test(before));
  if (digits.length >= 8 && digits.length <= 13 && isAlone) return true;
  if (digits.length < 8 || !/[\s().-]/.test(written)) return digits.length >= 10 && (parsed?.isValid() ?? false);
  const rest = line
    .replace(match[0], '')
    .replace(/[\s\d().,+|/\-–·•]+|ext|poste|x|int|доб|office|cell|mobile|mob|direct|home|work/giu, '');
  return rest.length <= 4 || (parsed?.isValid() ?? false) || /[|·•/,;]\s*$|\s[-–—]\s$/.test(before);
}

const SIGNED_WITH = /^\s*\p{Lu}[\p{L}.'’-]{1,20}(?: \p{Lu}[\p{L}.'’-]{0,20}){0,3}[ ,:–-]{1,3}$/u;

function withoutExtension(written: string): string {
  const lineEnd = written.indexOf('\n');
  const line = lineEnd > 0 ? written.slice(0, lineEnd) : written;
  // Two numbers in one ("+90 332 555 01 45 / 46", "… - +90 …").
  return line
    .replace(/(?<=\d\D*\d\D*\d\D*\d\D*\d\D*\d\D*)\s*\/\s.*$/su, '')
    .replace(/(?<=\d\D{0,3}\d\D{0,3}\d\D{0,3}\d\D{0,3}\d\D{0,3}\d\D{0,3}\d)\s[–-]\s.*$/su, '')
    .replace(/[\s().\-/–]+$/u, tail => (tail.includes(')') ? ')' : ''));
}

function parse(written: string, country: string | null): PhoneNumber | undefined {
  const plain = written
    .replace(/＋/g, '+')
    .replace(/^00\s?/, '+')
    .replace(/\(0\)/, '');
  const known = parsePhoneNumberFromString(plain, (country ?? undefined) as CountryCode | undefined);
  if (known?.isPossible()) return known;
  // "233-24-5550166", "(84) 28 …": the prefix of a country without its sign.
  const digits = plain.replace(/\D/g, '');
  if (/^1[3-9]\d{9}$/.test(digits) && (country === null || country === 'CN') && !plain.startsWith('+'))
    return parsePhoneNumberFromString(digits, 'CN');
  // Three, three and four digits are of North America, not of the country whose prefix they begin with.
  const isAmerican = /^\(?[2-9]\d{2}\)?[ .-]{1,2}[2-9]\d{2}[.-]\d{4}$/.test(plain.trim());
  const isBrazilian = /^\([1-9][1-9]\) ?9?\d{4}-\d{4}$/.test(plain.trim());
  if (!plain.startsWith('+') && digits.length >= 10 && !/^[01]/.test(digits) && !isAmerican && !isBrazilian) {
    const international = parsePhoneNumberFromString(`+${digits}`);
    const first = /^\(?(\d{1,4})\)?[\s.-]/.exec(plain.trim())?.[1];
    const isDivided = first === undefined ? digits.length > 10 : first === international?.countryCallingCode;
    if (
      isDivided &&
      international?.isPossible() &&
      international.country &&
      (country === null || international.country === country)
    )
      return international;
  }
  return known;
}

// Codes that several countries share: the one that most of their numbers are of.
const LARGEST: Readonly<Record<string, string>> = {
  1: 'US',
  7: 'RU',
  44: 'GB',
  47: 'NO',
  61: 'AU',
  358: 'FI',
  39: 'IT',
  212: 'MA',
  262: 'RE',
  590: 'GP',
  599: 'CW',
};

/** Numbers of no exchange that there is still say by their prefix where they are from. */
function regionOf(parsed: PhoneNumber | undefined): string | null {
  if (!parsed) return null;
  if (parsed.country) return parsed.country;
  const code = String(parsed.countryCallingCode);
  if (code === '7' && /^\+7[67]/.test(parsed.number)) return 'KZ';
  return LARGEST[code] ?? getCountries().find(country => getCountryCallingCode(country) === code) ?? null;
}
