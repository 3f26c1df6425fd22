import { extractInquiry } from '../../../service/leads/inquiry/extracting';
import { isSameText } from '../../evaluation/inquiryMatching';
import { deliveryCases } from './deliveryCases';
import { inquiryMail } from './letters';

describe('when the goods are wanted', () => {
  it.each(deliveryCases)('%s', (text, wanted) => {
    const said = extractInquiry(inquiryMail(text), []).delivery?.value ?? '';
    if (wanted === '') expect(said).toBe('');
    else expect([said, isSameText(wanted, said)]).toEqual([said, true]);
  });
});
