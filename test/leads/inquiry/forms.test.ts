import { extractInquiry } from '../../../service/leads/inquiry/extracting';
import { isSamePhone, isSameText } from '../../evaluation/inquiryMatching';
import { formCases } from './formCases';
import { isSameProduct } from './goods';
import { inquiryMail } from './letters';

const keys = ['contactName', 'company', 'phone', 'incoterm', 'port', 'paymentTerms', 'delivery'] as const;

describe('notifications of forms and platforms', () => {
  it.each(formCases.map(one => [one.address, one] as const))(
    'from %s',
    (_, { address, subject, text, items, fields }) => {
      const read = extractInquiry(inquiryMail(text, { name: '', address }, subject), []);
      const right = items.split(';').map(item => item.split('|'));
      const said = read.items.map(({ product, quantity, targetPrice, currency }) => [
        product.value,
        String(quantity?.value ?? ''),
        targetPrice ? `${targetPrice.value} ${currency?.value ?? ''}` : '',
      ]);
      expect(said.map(([, ...rest]) => rest)).toEqual(right.map(([, quantity, , price]) => [quantity, price]));
      right.forEach(([product], place) =>
        expect([said[place], isSameProduct(product ?? '', said[place]?.[0] ?? '')]).toEqual([said[place], true]),
      );
      for (const key of keys) {
        const wanted = fields[key] ?? '';
        const value = read[key]?.value ?? '';
        const isSame =
          wanted === '' ? value === '' : key === 'phone' ? isSamePhone(wanted, value) : isSameText(wanted, value);
        expect([key, value, isSame]).toEqual([key, value, true]);
      }
    },
  );
});
