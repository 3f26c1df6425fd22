import type { InquiryMail } from '../../../service/leads/inquiry/inquiry';
import { normaliseAddress } from '../../../service/common/emailAddress';
import { detectLanguage } from '../../../service/mail/language';

/** A letter of a buyer, as the filing hands it over. */
export function inquiryMail(text: string, from = { name: '', address: 'buyer@gmail.com' }, subject = ''): InquiryMail {
  return {
    parsed: {
      from: [{ name: from.name, address: normaliseAddress(from.address) }],
      sender: null,
      replyTo: [],
      to: [{ name: '', address: 'sales@yuntuo-intl.com' }],
      cc: [],
      subject,
      text,
      newTextLength: text.length,
      headers: {},
      forwarded: null,
      references: [],
      returnPath: null,
      language: detectLanguage(text),
      attachments: [],
    },
    kind: 'normal',
    direction: 'in',
    ownDomains: ['yuntuo-intl.com'],
  };
}
