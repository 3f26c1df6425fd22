import { domainOf, isFreeMail } from '../../common/emailAddress';
import { dialledIn } from './dialling';
import type { BuyerPassages } from './contacts';
import { generalTopLevels, regionalTopLevels } from './countryNames';
import type { Found } from './inquiry';
import { levelText } from './levelling';
import type { Passage } from './passages';
import { foundAt, plainPassage } from './passages';
import type { FoundPhone } from './phones';
import type { Place } from './places';
import { findPlaces, isCountryCode } from './places';
import type { InquirySource } from './source';

/*
 * Where the buyer is: as he or the platform says, else by the prefix of his telephone, by his domain, by the city in his address.
 */

const isCountry = (place: Place) => place.kind === 'country' || place.isState === true;
const known = (passage: Passage, place: Place) => foundAt(passage, place.start, place.end, place.country);

/** Says where a buyer is, or null. `destination` is where the goods are to go, if not to us; `language` that of the message, `company` the buyer's. */
export function findCountry(
  source: InquirySource,
  passages: BuyerPassages,
  phone: FoundPhone | null,
  destination: { port: Found<string>; country: string } | null,
  language: string | null,
  company: Found<string> | null,
): Found<string> | null {
  const dialled = phone && dialledIn(phone.found.value, passages.message.text, language);
  return (
    fromLabel(source, passages.base) ??
    fromFrame(source, passages.base) ??
    fromAddress(passages.signature) ??
    (phone?.country ? { ...phone.found, value: phone.country } : null) ??
    fromWords(passages.message, 'country') ??
    fromDomain(source, passages, domain => !sharedTopLevels.test(domain)) ??
    cityIn(passages.signature) ??
    (phone && dialled ? { ...phone.found, value: dialled } : null) ??
    fromWords(passages.message, 'city') ??
    fromChina(passages.message) ??
    seatOf(company) ??
    (destination ? { ...destination.port, value: destination.country } : null) ??
    fromDomain(source, passages, domain => sharedTopLevels.test(domain))
  );
}

function fromLabel(source: InquirySource, base: Passage): Found<string> | null {
  for (const label of source.labels) {
    if (label.key !== 'country') continue;
    const places = findPlaces(base.level, label.start, label.end);
    const place = places.find(isCountry) ?? places[0];
    if (place) return known(base, place);
    const code = /^[A-Z]{2}$/.exec(label.value.trim())?.[0] ?? /\(([A-Z]{2})\)/.exec(label.value)?.[1];
    if (code && isCountryCode(code)) return foundAt(base, label.start, label.end, code);
  }
  const other = source.labels.find(
    label =>
      (label.key === 'address' || label.key === 'city' || label.key === 'ip') &&
      label.region === 'notice' &&
      findPlaces(base.level, label.start, label.end).length > 0,
  );
  const places = other ? findPlaces(base.level, other.start, other.end) : [];
  const place = [...places].reverse().find(isCountry) ?? places[0];
  return place ? known(base, place) : null;
}

const IMPRINT =
  /^[\s>*]*(?:\(c\)|©|copyright|\d{4} ©|unsubscribe|this (?:e-?mail|message) (?:was|is) (?:sent|intended)|you (?:are receiving|received) this)/u;

/** What a platform says around the message and in its subject: "X from Belgium sent you an inquiry", "(Ghana)". */
function fromFrame(source: InquirySource, base: Passage): Found<string> | null {
  if (source.road === 'direct') return null;
  const subject = plainPassage(source.subject, source.subject, { part: 'subject' });
  const inSubject = source.isForwarded
    ? undefined
    : findPlaces(subject.level).find(
        place =>
          isCountry(place) &&
          place.country !== 'CN' &&
          /(?:\(|,\s|from |in |来自|de )$/u.test(subject.level.slice(0, place.start)),
      );
  if (inSubject) return known(subject, inSubject);
  for (const { from } of source.notice.lines.slice(0, 40)) {
    const end = base.level.indexOf('\n', from);
    // Where the platform itself has its seat.
    if (IMPRINT.test(base.level.slice(from, from + 60))) break;
    const place = findPlaces(base.level, from, Math.min(end < 0 ? base.level.length : end, from + 200)).find(
      one => isCountry(one) && one.country !== 'CN',
    );
    if (
      place &&
      /(?:from|in|\(|,|·|:|来自|de|aus|из|\|)\s*$/u.test(base.level.slice(Math.max(0, place.start - 8), place.start))
    )
      return known(base, place);
  }
  return null;
}

/** The country in an address or beside the name, the last one that is named. */
function fromAddress(signature: Passage): Found<string> | null {
  const places = findPlaces(signature.level).filter(place => isCountry(place) && place.country !== 'CN');
  const place = places.filter(one => isAddressWord(signature, one)).pop();
  if (place) return known(signature, place);
  return byPostcode(signature);
}

/** "Japan Trading Co." and "info@chile.com" are no addresses. */
function isAddressWord({ level }: Passage, place: Place): boolean {
  const before = level.slice(Math.max(0, place.start - 3), place.start);
  const after = level.slice(place.end, place.end + 24);
  if (/[@\w.-]$/.test(before.slice(-1)) && /[@.]$/.test(before)) return false;
  return !/^[.@-]\w|^ (?:trading|import|export|co\.|ltd|limited|llc|gmbh|group|company|branch of|market)/.test(after);
}

const STATES =
  'AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC';
const POSTCODES: readonly [RegExp, string][] = [
  [new RegExp(`\\b(?:${STATES}),? \\d{5}(?:-\\d{4})?\\b`, 'u'), 'US'],
  [/\b[A-CEGHJ-NPR-TVXY]\d[A-Z] ?\d[A-Z]\d\b/u, 'CA'],
  [/\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b/u, 'GB'],
  [/〒\s?\d{3}-\d{4}/u, 'JP'],
  [/\b(?:NSW|VIC|QLD|TAS|ACT|WA|SA|NT),? \d{4}\b/u, 'AU'],
  [
    /\b\d{5}-\d{3}\b.*\b(?:SP|RJ|MG|RS|SC|PR|BA|PE|CE|GO|ES)\b|\b(?:SP|RJ|MG|RS|SC|PR|BA)\s*-?\s*CEP\b|\bCEP:? \d{5}-?\d{3}/u,
    'BR',
  ],
  [/\bA-\d{4}\b/u, 'AT'],
  [/\bD-\d{5}\b/u, 'DE'],
  [/\bCH-\d{4}\b/u, 'CH'],
  [/\bB-\d{4}\b/u, 'BE'],
  [/\bF-\d{5}\b/u, 'FR'],
  [/\bI-\d{5}\b/u, 'IT'],
  [/\b\d{4} [A-Z]{2}\b(?=,? +\p{Lu})/u, 'NL'],
  [/\bLV-\d{4}\b/u, 'LV'],
  [/\bLT-\d{5}\b/u, 'LT'],
];

function byPostcode(passage: Passage): Found<string> | null {
  for (const [pattern, country] of POSTCODES) {
    const match = pattern.exec(passage.text);
    if (match) return foundAt(passage, match.index, match.index + match[0].length, country);
  }
  return null;
}

const FROM_HERE =
  /(?:from|in|based in|located in|here in|importers? in|company in|distributors? in|shops? in|market in|of|writing from|country:?|across|en|desde|de|basad[oa]s? en|ubicad[oa]s? en|em|do|da|no|na|d'|en|au|a|base[es]?e? (?:a|en|au)|aus|in|mit sitz in|из|в|по|г\.|da|di|in|a|con sede a|z|w|uit|te|tai|tu|o|في|من|ب)\s*(?:the )?$/u;
const OURS_BEFORE =
  /(?:made|import(?:ed|ing)?|source|sourcing|buy|products?|suppliers?|manufacturers?|ship(?:ped)?|leave|hersteller|lieferant\p{L}*|fournisseur\p{L}*|fabricants?|fabricante\p{L}*|fornitor\p{L}*|produttor\p{L}*|производител\p{L}*|завод\p{L}*|makers?|sources?|vendors?|factor(?:y|ies)|stockists?|competitors?|proveedor\p{L}*|fornecedor\p{L}*|поставщик\p{L}*|fair|messe|feria)\s+(?:\p{L}+\s+){0,2}$/u;
const SELF_BEFORE =
  /(?:we are|we're|i am|i'm|we have|we own|our (?:company|shops?|stores?|customers?|market)|writing from|somos|soy|nuestr[oa]|nous sommes|je suis|notre|basee?s?|wir sind|ich bin|unser\p{L}*|мы|я|наш\p{L}*|компания|фирма|ип|ооо|тоо|предприятие|siamo|sono|nostr[ao]|نحن|انا|we r|importer\p{L}*|distribut\p{L}*|wholesal\p{L}*|retailer|chain|buyer|i own|trabalho|vendemos|我们|我是|我司|敝司|公司|来自|位于|弊社|当社|저희|당사|biz|firmamiz|jestesmy|wij zijn|chung toi|shop)[^.!?\n]{0,90}$/u;
const THEIRS_BEFORE =
  /(?:客人|客户|客戶|customers?|clients?|kunden?|clientes?|клиент\p{L}*|desde|取引先|고객)[^.;,，。]{0,12}$/u;
const ASIAN_FROM =
  /(?:我们是|我是|我在|来自|位于|在|我司|敝司(?:为|為)?|本公司|我们公司|喺|於|我們是|我們在|我哋係|來自|位於|敝公司)\s*$/u;

/** "We are an importer in Lahore", "je vous écris de Béjaïa (Algérie)": a place in a sentence about oneself. */
function fromWords(passage: Passage, kind: 'country' | 'city'): Found<string> | null {
  const { level } = passage;
  for (const place of findPlaces(level, 0, Math.min(level.length, 6000))) {
    if (isCountry(place) !== (kind === 'country')) continue;
    if (THEIRS_BEFORE.test(level.slice(Math.max(0, place.start - 24), place.start))) continue;
    if (place.country === 'CN') continue;
    const before = level.slice(Math.max(0, place.start - 110), place.start);
    const isHere = FROM_HERE.test(before) || /[(,]\s*$/.test(before) || ASIAN_FROM.test(before);
    if (
      isHere &&
      !OURS_BEFORE.test(before.replace(/(?:from|in|aus|de|из|da)\s*$/u, '')) &&
      (SELF_BEFORE.test(before) || ASIAN_FROM.test(before))
    )
      return known(passage, place);
  }
  return null;
}

// Free mail that half of the countries around Russia use.
const sharedTopLevels = /^(?:mail|bk|list|inbox|yandex|ya|rambler)\.ru$/;

/** "我司是青岛的外贸公司": a trader of China who buys from us. */
function fromChina(passage: Passage): Found<string> | null {
  const { level } = passage;
  const place = findPlaces(level, 0, Math.min(level.length, 3000)).find(
    one =>
      one.country === 'CN' &&
      one.kind !== 'country' &&
      OWN_SEAT.test(level.slice(Math.max(0, one.start - 8), one.start)),
  );
  return place ? known(passage, place) : null;
}

/** "Solar Hub Ibadan": a firm that is called by its town. */
function seatOf(company: Found<string> | null): Found<string> | null {
  if (!company) return null;
  const level = levelText(company.value);
  const place = findPlaces(level).pop();
  const isLast = place?.end === level.length && place.start > 3 && place.kind !== 'country' && place.country !== 'CN';
  return isLast ? { ...company, value: place.country } : null;
}

const OWN_SEAT = /(?:我司|我们|我们公司|我公司|本公司|我|敝司)(?:是|在|位于|地处)$/u;

const ADDRESS = /[a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,80}\.[a-z]{2,}/u;

/** The top level of the buyer's domain, where it is a country's and means it. */
function fromDomain(
  source: InquirySource,
  { base, sender, signature }: BuyerPassages,
  isMeant: (domain: string) => boolean,
): Found<string> | null {
  // Of a letter that a colleague sent on, the address stands below the name.
  const address = source.buyer.address || (ADDRESS.exec(signature.level)?.[0] ?? '');
  if (address === '' || !isMeant(domainOf(address))) return null;
  const top = domainOf(address).split('.').pop() ?? '';
  if (generalTopLevels.has(top)) return null;
  const region = regionalTopLevels[top];
  if (!region && !/^[a-z]{2}$/.test(top)) return null;
  if (isFreeMail(domainOf(address)) && !/^(?:ru|de|fr|it|pl|cz|kr|jp|br|ua|kz|by)$/.test(top)) return null;
  const country = region ?? (top === 'uk' ? 'GB' : top.toUpperCase());
  if (!isCountryCode(country)) return null;
  const at = base.level.indexOf(address);
  return at >= 0 ? foundAt(base, at, at + address.length, country) : foundAt(sender, 0, sender.text.length, country);
}

function cityIn(signature: Passage): Found<string> | null {
  const place = findPlaces(signature.level).find(
    one => one.kind !== 'country' && one.country !== 'CN' && isAddressWord(signature, one),
  );
  return place ? known(signature, place) : null;
}
