import type { CardLine } from './vcardLines';
import { cardLines } from './vcardLines';

/** What a business card tells; '' and empty lists are what it does not. */
export interface Card {
  name: string;
  title: string;
  company: string;
  department: string;
  /** The preferred first, as of the phones. */
  emails: string[];
  mobiles: string[];
  phones: string[];
  faxes: string[];
  websites: string[];
  /** On one line each. */
  addresses: string[];
  country: string;
  /** WeChat, WhatsApp, Skype and the like, with their service. */
  messengers: string[];
  language: string;
  note: string;
  categories: string;
}

/**
 * The cards of a file: vCard 3.0 (RFC 2426), 4.0 (RFC 6350) and, since telephones go on writing it, 2.1. What is not of that form is passed over; a file without a card answers none.
 *
 * @param most cards that are read at most
 */
export function readCards(text: string, most: number): Card[] {
  const cards: Card[] = [];
  for (const lines of cardLines(text, most)) cards.push(cardOf(lines));
  return cards;
}

function cardOf(lines: readonly CardLine[]): Card {
  const isOld = lines.some(line => line.name === 'VERSION' && line.value.trim() === '2.1');
  const of = (...names: string[]) => byPreference(lines.filter(line => names.includes(line.name)));
  const text = (line: CardLine) => plain(unescaped(line.value, isOld));
  const first = (name: string) => of(name).map(text).find(Boolean) ?? '';
  const [company = '', ...units] = partsOf(of('ORG')[0]?.value ?? '', isOld);
  const phones = of('TEL').map(line => ({ kind: phoneKind(line), number: uriless(text(line), 'tel') }));
  const numbers = (kind: PhoneKind) => unique(phones.filter(one => one.kind === kind).map(one => one.number));
  const addresses = of('ADR').map(line => partsOf(line.value, isOld));
  return {
    name: first('FN') || nameOf(partsOf(of('N')[0]?.value ?? '', isOld)) || first('NICKNAME'),
    title: first('TITLE') || first('ROLE'),
    company,
    department: units.filter(Boolean).join(' · '),
    emails: unique(of('EMAIL').map(line => uriless(text(line), 'mailto'))),
    ...{ mobiles: numbers('mobile'), phones: numbers('other'), faxes: numbers('fax') },
    websites: unique(of('URL').map(text)),
    addresses: unique(addresses.map(addressLine)),
    country: addresses.map(parts => parts[6] ?? '').find(Boolean) ?? '',
    messengers: unique(messengersOf(lines, isOld)),
    language: first('LANG').slice(0, 2),
    note: of('NOTE')
      .map(line => unescaped(line.value, isOld).trim())
      .filter(Boolean)
      .join('\n'),
    categories: of('CATEGORIES').map(text).filter(Boolean).join(', '),
  };
}

/** "PREF" of 2.1 and 3.0, "PREF=1" of 4.0 (1 to 100, 1 first). */
function byPreference(lines: readonly CardLine[]): CardLine[] {
  const rank = ({ parameters }: CardLine) =>
    Number(parameters.get('PREF')) || (/\bPREF\b/.test(parameters.get('TYPE') ?? '') ? 1 : 101);
  return [...lines].sort((one, other) => rank(one) - rank(other));
}

type PhoneKind = 'mobile' | 'fax' | 'other';

function phoneKind({ parameters }: CardLine): PhoneKind {
  const types = parameters.get('TYPE') ?? '';
  if (/\b(?:CELL|MOBILE|IPHONE)\b/.test(types)) return 'mobile';
  return /\b(?:FAX|PAGER|MODEM)\b/.test(types) ? 'fax' : 'other';
}

/** Family, given, additional; Chinese, Japanese and Korean names are written without a blank, the family first. */
function nameOf([family = '', given = '', more = '']: readonly string[]): string {
  const isEastern = /[\u3400-\u9fff\uac00-\ud7af]/.test(family + given);
  return isEastern ? `${family}${given}` : [given, more, family].filter(Boolean).join(' ');
}

/** Box, extended, street, town, region, code; the country stands by itself. */
function addressLine(parts: readonly string[]): string {
  const eastern = parts.some(part => /[\u3400-\u9fff]/.test(part));
  const [box = '', extended = '', street = '', town = '', region = '', code = ''] = parts;
  const shown = eastern ? [code, region, town, street, extended, box] : [street, extended, box, [code, town], region];
  return shown
    .map(part => (Array.isArray(part) ? part.filter(Boolean).join(' ') : part))
    .filter(Boolean)
    .join(eastern ? ' ' : ', ');
}

const messengerNames = /^(?:IMPP|X-(?:WECHAT|WEIXIN|WHATSAPP|QQ|SKYPE|LINE|TELEGRAM|SKYPE-USERNAME))$/;

function messengersOf(lines: readonly CardLine[], isOld: boolean): string[] {
  return lines.flatMap(line => {
    const value = plain(unescaped(line.value, isOld));
    if (!messengerNames.test(line.name) || value === '') return [];
    const service = line.parameters.get('X-SERVICE-TYPE') ?? /^X-([A-Z]+)/.exec(line.name)?.[1] ?? '';
    return [service ? `${service}: ${value.replace(/^[a-z-]+:/i, '')}` : value];
  });
}

/** The parts of a structured value: cut at semicolons that are not escaped. */
function partsOf(value: string, isOld: boolean): string[] {
  return splitParts(value).map(part => plain(unescaped(part, isOld)));
}

function splitParts(value: string): string[] {
  const parts: string[] = [''];
  for (let at = 0; at < value.length; at += 1) {
    const sign = value[at] as string;
    if (sign === '\\') {
      parts[parts.length - 1] += sign + (value[at + 1] ?? '');
      at += 1;
    } else if (sign === ';') parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts;
}

/** RFC 6350 3.4 and RFC 2426 4: \n, \, \; and \\; vCard 2.1 knows \; alone, so a path keeps its strokes. */
function unescaped(value: string, isOld: boolean): string {
  if (isOld) return value.replace(/\\;/g, ';');
  return value.replace(/\\([nN,;:\\])/g, (_whole, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign));
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
const unique = (texts: readonly string[]): string[] => [...new Set(texts.filter(Boolean))];

/** "tel:+49-40-123;ext=5" as people write it. */
function uriless(text: string, scheme: 'tel' | 'mailto'): string {
  const isUri = text.toLowerCase().startsWith(`${scheme}:`);
  const bare = isUri ? text.slice(scheme.length + 1) : text;
  if (!isUri) return bare;
  return scheme === 'mailto' ? (bare.split('?')[0] ?? '') : bare.replace(/;ext=(\d+)/i, ' ext. $1').replace(/;.*$/, '');
}
