import { extractInquiry } from '../../../service/leads/inquiry/extracting';
import { isSameText } from '../../evaluation/inquiryMatching';
import { inquiryMail } from './letters';
import { paymentCases, placeCases } from './termCases';

describe('trade terms and places', () => {
  it.each(placeCases)('%s', (text, term, place) => {
    const { incoterm, port } = extractInquiry(inquiryMail(text), []);
    expect(incoterm?.value ?? '').toBe(term);
    const said = port?.value ?? '';
    expect([said, place === '' ? said === '' : isSameText(place, said)]).toEqual([said, true]);
  });
});

describe('terms of payment', () => {
  it.each(paymentCases)('%s', (text, wanted) => {
    const said = extractInquiry(inquiryMail(text), []).paymentTerms?.value ?? '';
    expect([said, wanted === '' ? said === '' : isSameText(wanted, said)]).toEqual([said, true]);
  });
});
