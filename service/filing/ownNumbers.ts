import { findNumbers, isDateLike } from '../records/numbers';
import { isAfterNumberWord, isAfterOtherPaper, isAmountAt } from '../records/numberWords';
import type { CompactText } from '../records/spacedNumbers';
import { compactText, placesOf } from '../records/spacedNumbers';
import { isDenied, withoutDenied } from './denial';
import type { FilingCase, Match } from './filingCase';
import { orderMatches } from './filingCase';
import type { Mention, Zone } from './mailReading';
import type { CompanyFacts, RecordFacts } from './question';

/*
 * How people write the numbers of their own orders, when it is known whose they are: with other blanks and strokes
 * than the record has, shortened to the last digits, or by the name of a project. None of it identifies a party.
 */

interface Field {
  zone: Zone;
  item: number;
  text: string;
  /** Offset of the text in the body; -1 where it is no part of it. */
  shift: number;
}

const maxText = 20_000;
const maxCompanies = 30;

function fieldsOf(filing: FilingCase): Field[] {
  const { subject, newText, newTextStart } = filing.reading;
  const { parsed } = filing.question;
  const quoted = parsed.text.slice(newTextStart + newText.length, newTextStart + newText.length + maxText);
  return [
    { zone: 'subject', item: 0, text: subject, shift: 0 },
    { zone: 'new', item: newTextStart < 0 ? 2 : 0, text: newText.slice(0, maxText), shift: newTextStart },
    ...parsed.attachments.slice(0, 100).flatMap((one, item): Field[] => {
      return one.isInline ? [] : [{ zone: 'attachment', item, text: one.name, shift: 0 }];
    }),
    ...(newTextStart < 0
      ? []
      : [{ zone: 'quoted' as const, item: 0, text: quoted, shift: newTextStart + newText.length }]),
  ];
}

const evidenceFields = { subject: 'subject', new: 'body', attachment: 'attachment', quoted: 'body' } as const;

function mentionAt(field: Field, folded: string, start: number, end: number, isBare: boolean): Mention {
  const { zone, item, text, shift } = field;
  const words = text.slice(start, end);
  const place = shift < 0 ? {} : { start: start + shift, end: end + shift };
  const evidence =
    zone === 'attachment'
      ? { field: evidenceFields[zone], text }
      : { field: evidenceFields[zone], text: words, ...place };
  return { folded, zone, item, isBare, start: start + Math.max(shift, 0), end: end + Math.max(shift, 0), evidence };
}

function numbersOf(record: RecordFacts): string[] {
  return [record.foldedNumber, ...record.otherNumbers].filter(number => /\d{2}/.test(number) && number.length >= 4);
}

/** "PI YT 260048" for PI-YT260048, "4500 123 456" for 4500123456, "ENC. 2026/0219" for ENC 2026/0219, "T-117". */
function byOtherBlanks(field: Field, compact: CompactText, records: readonly RecordFacts[], found: Match[]): void {
  for (const record of records) {
    for (const number of numbersOf(record)) {
      for (const { start, end } of placesOf(compact, number)) {
        if (isDenied(field.text, start)) continue;
        found.push({ mention: mentionAt(field, number, start, end, false), records: [record] });
      }
    }
  }
}

/** The name of a project that is its number, such as "Verano Azul": all its words together. */
function byName(field: Field, records: readonly RecordFacts[], found: Match[]): void {
  for (const record of records) {
    if (/\p{Nd}/u.test(record.number)) continue;
    const words = record.number.split(/[^\p{L}\p{M}]+/u).filter(Boolean);
    if (words.length < 2 || words.join('').length < 8) continue;
    const orders = [words, ...(words.length === 2 ? [[words[1]!, words[0]!]] : [])];
    for (const order of orders) {
      const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${order.join('[^\\p{L}\\p{N}]{1,3}')}(?![\\p{L}\\p{N}])`, 'iu');
      const place = pattern.exec(field.text);
      if (!place || isDenied(field.text, place.index)) continue;
      const mention = mentionAt(field, record.foldedNumber, place.index, place.index + place[0].length, true);
      found.push({ mention, records: [record] });
      break;
    }
  }
}

/** The number without the letter of a part delivery or the year behind it: 77123 of 77123-A, 14-K of 14-K/2026. */
function lacksEnding(short: string, number: string): boolean {
  if (!number.startsWith(short)) return false;
  const rest = number.slice(short.length);
  return (/^[A-Z]$/.test(rest) && /\d{4}$/.test(short)) || (/^20\d\d$/.test(rest) && /\p{L}/u.test(short));
}

/** Whether a number may be the end of a longer one, or its first letters and its end: 5521 or PO 5521 of PO-IL-5521. */
export function isShortOf(short: string, number: string): boolean {
  if (lacksEnding(short, number)) return true;
  const [, letters = '', digits = ''] = /^(\D*)(\d+)$/.exec(short) ?? [];
  if (digits.length < (letters ? 3 : 4) || short.length >= number.length || !number.endsWith(digits)) return false;
  if (number.endsWith(short)) return letters !== '' || number.length - short.length >= 2;
  if (letters === '' || !number.startsWith(letters)) return false;
  // The letters and the end: with enough digits, or with no more than noughts left out ("SO 123" for SO 000123).
  return digits.length >= 4 || /^0*$/.test(number.slice(letters.length, -digits.length));
}

/** All of the number that is written, no part of a longer one and not without its last letter. */
function isWhole(text: string, folded: string, start: number, end: number): boolean {
  return (
    text.slice(start, end).replace(/[^\p{L}\p{N}]/gu, '').length === folded.length &&
    !/^[-/.–][\p{L}\p{N}]/u.test(text.slice(end, end + 2)) &&
    !/[\p{L}\p{N}][-/.–]$/u.test(text.slice(Math.max(0, start - 2), start))
  );
}

/** "our PO 5521", "order 5521", "PI 260047": the end of exactly one open number of its owner. */
function byEnd(field: Field, filing: FilingCase, company: CompanyFacts, found: Match[]): void {
  if (field.zone === 'quoted' || company.openRecordCount > company.openRecords.length) return;
  const { text, zone } = field;
  for (const { folded, start, end, isBare } of withoutDenied(text, findNumbers(text.slice(0, 5000)))) {
    if (!isWhole(text, folded, start, end) || isAmountAt(text, start, end)) continue;
    const isInSubject = zone === 'subject' && folded.length >= 6 && !isDateLike(folded);
    const isNamed = isAfterNumberWord(text, start) && !isAfterOtherPaper(text, start);
    if (/^\d+$/.test(folded) ? !isNamed && !isInSubject : isBare) continue;
    const known = filing.knowledge.recordsByNumber.get(folded) ?? [];
    if (known.some(record => record.companyId === company.id)) continue;
    const fitting = company.openRecords.filter(record => numbersOf(record).some(number => isShortOf(folded, number)));
    if (fitting.length === 1) found.push({ mention: mentionAt(field, folded, start, end, true), records: fitting });
  }
}

function isSamePlace({ mention, records }: Match, known: Match): boolean {
  const { zone, item, start, end } = known.mention;
  const isSame = mention.zone === zone && mention.item === item && mention.start === start && mention.end === end;
  return isSame && known.records.some(record => record.id === records[0]?.id);
}

/**
 * The case with the numbers of these companies' open records added, as their owners write them. What is shortened or a
 * name is marked `isBare`: it counts for a party that is certain by another way, and never names one.
 */
export function withOwnNumbers(filing: FilingCase, companies: readonly CompanyFacts[]): FilingCase {
  const found: Match[] = [];
  for (const field of fieldsOf(filing)) {
    if (!field.text.trim()) continue;
    const compact = compactText(field.text);
    for (const company of companies.slice(0, maxCompanies)) {
      byOtherBlanks(field, compact, company.openRecords, found);
      if (field.zone !== 'quoted') byName(field, company.openRecords, found);
      byEnd(field, filing, company, found);
    }
  }
  const more = found.filter(match => !filing.matches.some(known => isSamePlace(match, known)));
  return more.length === 0 ? filing : { ...filing, matches: orderMatches([...filing.matches, ...more]) };
}
