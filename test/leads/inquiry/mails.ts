import type { InquiryMail } from '../../../service/leads/inquiry/inquiry';

type Parsed = InquiryMail['parsed'];

/** A mail from outside to sales@own.example, as the recognition gets it. */
export function mailOf(
  text: string,
  { kind = 'normal', direction = 'in', ...parsed }: Partial<Parsed & Pick<InquiryMail, 'kind' | 'direction'>> = {},
): InquiryMail {
  return {
    parsed: {
      from: [{ name: 'Ana Ruiz', address: 'ana@ruiz-hnos.example' }],
      sender: null,
      replyTo: [],
      to: [{ name: '', address: 'sales@own.example' }],
      cc: [],
      subject: '',
      text,
      newTextLength: text.length,
      headers: {},
      forwarded: null,
      references: [],
      returnPath: null,
      language: null,
      attachments: [],
      ...parsed,
    },
    kind,
    direction,
    ownDomains: ['own.example'],
  };
}
