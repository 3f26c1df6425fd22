import { extractInquiry } from '../../../service/leads/inquiry/extracting';
import { expectGoods } from './goods';
import { inquiryMail } from './letters';
import { pointedCases, portCases } from './pointedCases';

describe('goods that a word points at, and prices that are another’s', () => {
  it.each(pointedCases)('%s', expectGoods);
});

describe('ports without a term', () => {
  it.each(portCases)('%s', (text, wanted) => {
    expect(extractInquiry(inquiryMail(text), []).port?.value).toBe(wanted);
  });
});
