import { extractInquiry } from '../../../service/leads/inquiry/extracting';
import { isSameText } from '../../evaluation/inquiryMatching';
import { furtherCases, signedCases, wantedTimes } from './furtherCases';
import { expectGoods } from './goods';
import { inquiryMail } from './letters';

describe('goods of further letters', () => {
  it.each(furtherCases)('%s', (text, wanted) => {
    expectGoods(text, wanted);
  });
});

describe('when they are wanted', () => {
  it.each(wantedTimes)('%s', (text, wanted) => {
    expect(extractInquiry(inquiryMail(text), []).delivery?.value).toContain(wanted);
  });
});

test.each(signedCases.map(one => [one.address, one] as const))(
  'who writes from %s',
  (_, { from, address, text, ...wanted }) => {
    const { contactName, company } = extractInquiry(inquiryMail(text, { name: from, address }), []);
    expect(contactName?.value).toBe(wanted.name);
    if (wanted.company !== '')
      expect([company?.value, isSameText(wanted.company, company?.value ?? '')]).toEqual([company?.value, true]);
  },
);

test('what the buyer names in full goes before the article of the platform', () => {
  const text =
    'From : Batu Ganzorig\nCompany : Tavan Trade LLC\nE-mail : batu@tavan-trade.mn\nProduct : Stainless Vacuum Pot 3.2L\n\nHello\nWe need milk tea thermos 3.2 liter with wide mouth, 2,000 ea. Please price in CNY.';
  const mail = inquiryMail(text, { name: 'EC21 Inquiry', address: 'inquiry@ec21.com' });
  expect(extractInquiry(mail, []).items.map(({ product, quantity }) => [product.value, quantity?.value])).toEqual([
    ['milk tea thermos 3.2 liter with wide mouth', 2000],
  ]);
});
