import type { FilingCase } from './filingCase';
import type { CompanyFacts, RecordFacts } from './question';
import type { Reason } from './reasons';

interface ShortChoice {
  record: RecordFacts;
  reasons: Reason[];
}

const shortForms = [
  /(?<![\d.,/-])(\d{2,5})\s?(?:号单|號單|单|單|号订单|号合同)/gu,
  /(?:\b(?:order|po|p\/o|pi|no\.?|nr\.?|bestellung|auftrag|pedido|commande|ordine)|订单|单号|合同|заказ[а-я]*|#|№)\s?[#:№]?\s?(\d{2,5})(?![\d.,/-]*\d)/giu,
  /(?<![\d.,:/+-])(?<!\d\s)(0\d{2,4})(?=\s?(?:的|号|批|这批|那批|柜|order\b|goods\b|shipment\b|lot\b))/giu,
];

/** "58单", "order 0107": the last digits of one open record of the party, as people who work on it say. */
export function byShortNumber(filing: FilingCase, company: CompanyFacts): ShortChoice[] {
  const { openRecords, openRecordCount } = company;
  if (openRecords.length === 0 || openRecordCount > openRecords.length) return [];
  const { subject, newText, newTextStart } = filing.reading;
  for (const [field, text, shift] of [
    ['subject', subject, 0],
    ['body', newText.slice(0, 5000), newTextStart],
  ] as const) {
    for (const pattern of shortForms) {
      for (const found of text.matchAll(pattern)) {
        const digits = (found[1] ?? '').replace(/^0+/, '');
        const fitting =
          digits.length < 2
            ? []
            : openRecords.filter(record => (/(\d+)$/.exec(record.number)?.[1] ?? '').replace(/^0+/, '') === digits);
        if (fitting.length !== 1) continue;
        const record = fitting[0]!;
        const evidence = [
          shift < 0
            ? { field, text: found[0] }
            : { field, text: found[0], start: shift + found.index, end: shift + found.index + found[0].length },
        ];
        return [
          {
            record,
            reasons: [
              {
                code: 'number',
                values: { number: record.number, kind: record.kind, company: company.name },
                evidence,
              },
            ],
          },
        ];
      }
    }
  }
  return [];
}
