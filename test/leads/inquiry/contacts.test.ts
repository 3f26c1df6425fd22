import { extractInquiry } from '../../../service/leads/inquiry/extracting';
import { isSamePhone, isSameText } from '../../evaluation/inquiryMatching';
import { inquiryMail } from './letters';
import { signatureCases } from './signatureCases';

const isSame = (wanted: string, said: string) => (wanted === '' ? said === '' : isSameText(wanted, said));

describe('who signs a letter', () => {
  it.each(signatureCases.map(one => [one.name || one.address, one] as const))(
    '%s',
    (_, { from, address, text, ...wanted }) => {
      const { contactName, company, phone } = extractInquiry(inquiryMail(text, { name: from, address }), []);
      const said = { name: contactName?.value ?? '', company: company?.value ?? '', phone: phone?.value ?? '' };
      expect([said.name, isSame(wanted.name, said.name)]).toEqual([said.name, true]);
      expect([said.company, isSame(wanted.company, said.company)]).toEqual([said.company, true]);
      expect([said.phone, wanted.phone === '' ? said.phone === '' : isSamePhone(wanted.phone, said.phone)]).toEqual([
        said.phone,
        true,
      ]);
    },
  );
});
