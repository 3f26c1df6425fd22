import { extractInquiry } from '../../../service/leads/inquiry/extracting';
import { isSameText } from '../../evaluation/inquiryMatching';
import { inquiryMail } from './letters';
import { occasionCases } from './moreTermCases';

describe('times that are told by an occasion', () => {
  it.each(occasionCases)('%s', (text, wanted) => {
    const said = extractInquiry(inquiryMail(text), []).delivery?.value ?? '';
    expect([said, wanted === '' ? said === '' : isSameText(wanted, said)]).toEqual([said, true]);
  });

  it.each([
    'Please send your offer before we decide.',
    'Inspection before shipment is needed.',
    'We pay 70% before arrival.',
    'Le paiement se fait avant expédition.',
    'Zahlung vor Versand.',
    'Pago antes del embarque.',
    'Оплата до отгрузки.',
    '发货前付清尾款。',
    '船積前に検品をお願いします。',
  ])('%s says nothing of when the goods are wanted', text => {
    expect(extractInquiry(inquiryMail(text), []).delivery).toBeNull();
  });
});
