import { domainOf, normaliseAddress } from '../../common/emailAddress';
import { readLanguage } from '../dataImport/cells';
import type { Problem } from '../dataImport/data';
import type { Sheet, SheetRow } from '../dataImport/sheets';
import { readCountry, splitValues } from '../dataImport/words';
import type { LeadField } from './leadFields';

/** One row of a list as somebody to be taken in; '' is what it does not tell. */
export interface LeadDraft {
  sheet: string;
  /** As people count them. */
  row: number;
  contactName: string;
  contactTitle: string;
  companyName: string;
  /** Normalised. */
  email: string;
  phone: string;
  website: string;
  /** ISO 3166-1, two letters. */
  country: string;
  /** ISO 639-1 */
  language: string;
  products: string[];
  /** What has no field of its own, each with the header that it stood under: further numbers, address, booth, notes. */
  more: { header: string; text: string }[];
  /** Everything that is wrong with the row; it is taken only where nothing is. */
  problems: Problem[];
}

// What people write where they know nothing.
const nothing = /^(?:[-–—/.]+|n\/?a\.?|none|null|无|暂无|没有|未知|无名片)$/i;
const longest = {
  contactName: 200,
  contactTitle: 200,
  companyName: 300,
  email: 320,
  phone: 100,
  website: 300,
} as const;
const MOST_PRODUCTS = 50;

interface Cell {
  header: string;
  text: string;
}

/** The rows of a sheet, each with all its mistakes. */
export function readLeadDrafts(sheet: Sheet, fields: readonly (LeadField | null)[]): LeadDraft[] {
  return sheet.rows.map(row => readDraft(sheet, row, fields));
}

function readDraft(sheet: Sheet, { row, cells }: SheetRow, fields: readonly (LeadField | null)[]): LeadDraft {
  const problems: Problem[] = [];
  const origin = { sheet: sheet.name, row };
  const refuse = (code: string, message: string, value: string) =>
    problems.push({ ...origin, code, message, values: { value: value.slice(0, 60) } });
  const of = finderOf(sheet, cells, fields);
  const [email, ...otherEmails] = readEmails(of('email'), refuse);
  const [phone, ...otherPhones] = readPhones(of('mobile', 'phone'), refuse);
  const draft: LeadDraft = {
    ...origin,
    contactName: nameOf(of('contactName')[0]?.text, of('givenName')[0]?.text, of('familyName')[0]?.text),
    contactTitle: line(of('contactTitle')[0]?.text),
    companyName: line(of('companyName')[0]?.text),
    ...{ email: email?.text ?? '', phone: phone?.text ?? '', website: line(of('website')[0]?.text) },
    ...{ country: readOne(of('country')[0], country, refuse), language: readOne(of('language')[0], language, refuse) },
    products: [...new Set(of('product').flatMap(cell => splitValues(cell.text, false)))].slice(0, MOST_PRODUCTS),
    more: [
      ...otherEmails,
      ...otherPhones,
      ...of('department', 'messenger', 'address', 'metOn', 'booth', 'card'),
      // A note is one by itself.
      ...of('note').map(cell => ({ ...cell, header: '' })),
    ],
    problems,
  };
  checkLengths(draft, refuse);
  if (![draft.contactName, draft.companyName, draft.email, draft.phone].some(Boolean) && problems.length === 0)
    refuse('row.nobody_told', 'The row tells neither a name nor a company, an address or a telephone number.', '');
  return draft;
}

/** The cells of a row that hold one of some fields, in the order of these; what says that nothing is known is none. */
function finderOf(sheet: Sheet, cells: readonly string[], fields: readonly (LeadField | null)[]) {
  return (...names: LeadField[]): Cell[] =>
    names.flatMap(name =>
      fields.flatMap((field, at) => {
        const text = (cells[at] ?? '').normalize('NFKC').trim();
        return field === name && text !== '' && !nothing.test(text) ? [{ header: sheet.header[at] ?? '', text }] : [];
      }),
    );
}

type Refuse = (code: string, message: string, value: string) => void;

const line = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

function nameOf(whole: string | undefined, given: string | undefined, family: string | undefined): string {
  if (whole) return line(whole);
  const parts = [line(given), line(family)];
  const isEastern = /[\u3400-\u9fff\uac00-\ud7af]/.test(parts.join(''));
  return isEastern ? parts.reverse().join('') : parts.filter(Boolean).join(' ');
}

/** The addresses of the cells; "Anna Weber <anna@acme.com>" and "mailto:anna@acme.com" are read too. */
function readEmails(cells: readonly Cell[], refuse: Refuse): Cell[] {
  const found: Cell[] = [];
  for (const { header, text } of cells)
    for (const part of addressParts(text)) {
      const address = normaliseAddress(part);
      if (!address || !domainOf(address).includes('.'))
        refuse('row.email_invalid', `"${part.slice(0, 60)}" is no e-mail address; write it like anna@acme.com.`, part);
      else if (!found.some(one => one.text === address)) found.push({ header, text: address });
    }
  return found;
}

/** What may be an address: words with a sign for it; a part without one is wrong as a whole. */
function addressParts(text: string): string[] {
  const named = [...text.matchAll(/<([^<>\s]+@[^<>\s]+)>/g)].map(match => match[1] as string);
  if (named.length > 0) return named;
  const plain = text.replace(/\bmailto:/gi, '').replace(/\s*@\s*/g, '@');
  return splitValues(plain, false).flatMap(part =>
    part.includes('@') ? part.split(/\s+/).filter(word => word.includes('@')) : [part],
  );
}

function readPhones(cells: readonly Cell[], refuse: Refuse): Cell[] {
  const found: Cell[] = [];
  for (const { header, text } of cells)
    for (const part of text.split(/[,;、，；|\n]+|\s\/\s/)) {
      const phone = line(part.replace(/^(?:tel|phone|mobile|mob|cell|m|t|p|电话|手机)[.:：\s]+/i, ''));
      if (phone === '') continue;
      if (phone.replace(/\D/g, '').length < 3)
        refuse('row.phone_invalid', `"${phone.slice(0, 60)}" is no telephone number.`, phone);
      else if (!found.some(one => one.text === phone)) found.push({ header, text: phone });
    }
  return found;
}

interface Reading {
  read(text: string): string | null;
  code: string;
  message: string;
}
const country: Reading = {
  read: readCountry,
  code: 'row.country_unknown',
  message: 'There is no such country. Write its name in English or Chinese, or its two letters.',
};
const language: Reading = {
  read: readLanguage,
  code: 'row.language_unknown',
  message: 'There is no such language. Write its name or its two letters.',
};

function readOne(cell: Cell | undefined, { read, code, message }: Reading, refuse: Refuse): string {
  if (!cell) return '';
  const value = read(cell.text);
  if (value === null) refuse(code, `"${cell.text.slice(0, 60)}": ${message}`, cell.text);
  return value ?? '';
}

function checkLengths(draft: LeadDraft, refuse: Refuse): void {
  for (const [name, most] of Object.entries(longest)) {
    const value = draft[name as keyof typeof longest];
    if (value.length > most)
      refuse(
        'row.too_long',
        `"${value.slice(0, 40)}…" has ${value.length} characters; at most ${most} are kept. Shorten it.`,
        value,
      );
  }
}
