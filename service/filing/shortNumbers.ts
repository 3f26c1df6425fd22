import { isAfterOtherPaper, isAmountAt } from '../records/numbers';
import { isDenied } from './denial';
import type { FilingCase } from './filingCase';
import type { CompanyFacts, RecordFacts } from './question';
import type { Reason } from './reasons';

interface ShortChoice {
  record: RecordFacts;
  reasons: Reason[];
}

const shortForms = [
  /(?<![\d.,/-])(\d{2,5})\s?(?:号单|號單|单|單|号订单|号合同)/gu,
  /(?:\b(?:order|po|p\/o|pi|no\.?|nr\.?|bestellung|auftrag|pedido|commande|ordine)|订单|单号|合同|заказ[а-я]*|#|№)\s?[#:№]?\s?(\d{2,5})(?![\d.,/-]*\d|[-/]?[a-z])/giu,
  /(?<![\d.,:/+-])(?<!\d\s)(0\d{2,4})(?=\s?(?:的|号|批|这批|那批|柜|order\b|goods\b|shipment\b|lot\b))/giu,
];

/** The one open record whose number ends in these digits, noughts before them aside. */
function endingIn(digits: string, openRecords: readonly RecordFacts[]): RecordFacts | null {
  const plain = digits.replace(/^0+/, '');
  if (plain.length < 2) return null;
  const fitting = openRecords.filter(record => (/(\d+)$/.exec(record.number)?.[1] ?? '').replace(/^0+/, '') === plain);
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
    for (const found of shortForms.flatMap(pattern => [...text.matchAll(pattern)])) {
      const digits = found[1] ?? '';
      const at = found.index + found[0].lastIndexOf(digits);
      if (isDenied(text, at) || isAfterOtherPaper(text, at) || isAmountAt(text, at, at + digits.length)) continue;
      const record = endingIn(digits, openRecords);
      if (!record) continue;
      const start = shift + found.index;
      const place = shift < 0 ? {} : { start, end: start + found[0].length };
      const values = { number: record.number, kind: record.kind, company: company.name };
      return [{ record, reasons: [{ code: 'number', values, evidence: [{ field, text: found[0], ...place }] }] }];
    }
  }
  return [];
}
