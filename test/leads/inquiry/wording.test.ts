import { extractInquiry } from '../../../service/leads/inquiry/extracting';
import type { InquiryFields } from '../../../service/leads/inquiry/inquiry';
import { isSameProduct } from './goods';
import { inquiryMail } from './letters';
import { wordings } from './wordingCases';

const plain = (text: string) => text.replace(/[\s.]+$/u, '');

function expectItems({ items }: InquiryFields, wanted: string): void {
  const right = wanted.split(';').map(item => item.split('|'));
  const said = items.map(({ product, quantity, unit, targetPrice, currency }) => [
    product.value,
    String(quantity?.value ?? ''),
    plain(unit?.value ?? ''),
    targetPrice ? `${targetPrice.value} ${currency?.value ?? ''}`.trim() : '',
  ]);
  expect(said.map(([, ...rest]) => rest)).toEqual(right.map(([, ...rest]) => rest));
  const isSame = right.map(([name], place) => isSameProduct(name ?? '', said[place]?.[0] ?? ''));
  expect([said.map(([name]) => name), isSame.every(Boolean)]).toEqual([said.map(([name]) => name), true]);
}

describe('manners of writing', () => {
  it.each(wordings.map(row => [row[0], row] as const))('%s', (_, [text, wanted]) => {
    const fields = extractInquiry(inquiryMail(`Hello,\n\n${text}\n`), []);
    if (wanted.items !== undefined) expectItems(fields, wanted.items);
    for (const key of ['port', 'paymentTerms', 'delivery', 'company', 'country', 'phone'] as const) {
      const right = wanted[key];
      const said = fields[key]?.value ?? null;
      if (right === undefined) continue;
      expect([key, said === null ? null : plain(said)]).toEqual([key, right === null ? null : plain(right)]);
    }
  });
});
