import { matchesOf } from '../common/matches';
import { isAfterNumberWord, isAfterOtherPaper, isAmountAt } from '../records/numberWords';
import { isDenied } from './denial';
import type { FilingCase } from './filingCase';
import type { CompanyFacts, RecordFacts } from './question';
import type { Reason } from './reasons';

interface ShortChoice {
  record: RecordFacts;
  reasons: Reason[];
}

// "58单", "0107 goods", and after a word that calls it a number anything of two to five digits.
const shortForms = [
  /(?<![\d.,/-])(\d{2,5})\s?(?:号单|號單|单|單|号订单|号合同)/gu,
  /(?<![\d.,:/+-])(?<!\d\s)(0\d{2,4})(?=\s?(?:的|号|批|这批|那批|柜|order\b|goods\b|shipment\b|lot\b))/giu,
];
const plainDigits = /(?<![\p{L}\p{N}]|[\p{L}\p{N}][-/.,])(\d{2,5})(?![\d.,/-]*\d|[-/]?[a-z])/giu;

/** Places of such numbers, in the order of the forms. */
function shortPlaces(text: string): { digits: string; start: number; end: number }[] {
  const places = shortForms.flatMap(form => matchesOf(form, text));
  const named = matchesOf(plainDigits, text).filter(found => isAfterNumberWord(text, found.index));
  return [...places, ...named].map(found => ({
    digits: found[1]!,
    start: found.index,
    end: found.index + found[0].length,
  }));
}

/** What is left of a number when it is said in short: its last digits, without the year that begins them. */
function endOf(number: string): string {
  const digits = /(\d+)$/.exec(number)?.[1] ?? '';
  return (digits.length > 5 ? digits.replace(/^20\d\d/, '') : digits).replace(/^0+/, '');
}

/** The one open record whose number ends in these digits, noughts before them aside. */
function endingIn(digits: string, openRecords: readonly RecordFacts[]): RecordFacts | null {
  const plain = digits.replace(/^0+/, '');
  if (plain.length < 2) return null;
  const fitting = openRecords.filter(record =>
    [record.number, ...record.otherNumbers].some(one => endOf(one) === plain),
  );
  return fitting.length === 1 ? fitting[0]! : null;
}

/** "58单", "order 0107": the last digits of one open record of the party, as people who work on it say. */
export function byShortNumber(filing: FilingCase, company: CompanyFacts): ShortChoice[] {
  const { openRecords, openRecordCount } = company;
  if (openRecords.length === 0 || openRecordCount > openRecords.length) return [];
  const { subject, newText, newTextStart } = filing.reading;
  const fields = [
    ['subject', subject, 0],
    ['body', newText.slice(0, 5000), newTextStart],
  ] as const;
  for (const [field, text, shift] of fields) {
    for (const { digits, start, end } of shortPlaces(text)) {
      const at = start + text.slice(start, end).lastIndexOf(digits);
      if (isDenied(text, at) || isAfterOtherPaper(text, at) || isAmountAt(text, at, at + digits.length)) continue;
      const record = endingIn(digits, openRecords);
      if (!record) continue;
      const place = shift < 0 ? {} : { start: start + shift, end: end + shift };
      const values = { number: record.number, kind: record.kind, company: company.name };
      return [
        {
          record,
          reasons: [{ code: 'number', values, evidence: [{ field, text: text.slice(start, end), ...place }] }],
        },
      ];
    }
  }
  return [];
}
