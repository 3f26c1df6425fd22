import { extractInquiry } from '../../../service/leads/inquiry/extracting';
import { inquiryMail } from './letters';
import { targetCases } from './targetCases';

describe('what the buyer wants to pay', () => {
  it.each(targetCases)('%s', (text, wanted) => {
    const { items } = extractInquiry(inquiryMail(text), []);
    const said = items.map(({ targetPrice, currency }) =>
      targetPrice ? `${targetPrice.value} ${currency?.value ?? ''}` : '',
    );
    expect(said.join(';')).toBe(wanted);
  });
});
