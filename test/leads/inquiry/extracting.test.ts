import fc from 'fast-check';
import { extractInquiry, senderText } from '../../../service/leads/inquiry/extracting';
import type { AttachedText, Found, InquiryFields, InquiryMail } from '../../../service/leads/inquiry/inquiry';
import { inquiryMail } from './letters';

/** Every value that was read, with its receipt. */
function foundIn(fields: InquiryFields): Found<unknown>[] {
  const { items, certificates, ...rest } = fields;
  const ofItems = items.flatMap(item => Object.values(item) as (Found<unknown> | null)[]);
  return [...(Object.values(rest) as (Found<unknown> | null)[]), ...ofItems, ...certificates].filter(
    one => one !== null,
  );
}

function expectReceipts(mail: InquiryMail, attached: readonly AttachedText[]): void {
  for (const { text, span } of foundIn(extractInquiry(mail, attached))) {
    const base = {
      body: mail.parsed.text,
      forwarded: mail.parsed.forwarded?.text ?? '',
      subject: mail.parsed.subject,
      sender: senderText(mail.parsed.from[0]),
      attachment: attached.find(one => one.position === span.attachment)?.text ?? '',
    }[span.part];
    expect(base.slice(span.start, span.end)).toBe(text);
  }
}

const words = [
  ...[
    'Please quote',
    'target price',
    '5,000 pcs',
    '2.500 Stück',
    '3 000 шт',
    '5k',
    '2 x 40HQ',
    'USD 2.50',
    '€ 1,20',
    '1万',
    '٢٠٠٠ كرتون',
  ],
  ...[
    'CIF Hamburg',
    'FOB 宁波',
    'port:',
    'Payment:',
    '30% T/T',
    'before June',
    '交期',
    '\n',
    '\n\n',
    '- ',
    '1) ',
    '\t',
    '|',
    ': ',
    ', ',
    '(',
    ')',
    '.',
  ],
  ...[
    'LED bulb E27',
    '折叠椅',
    'насос ЦНС-60',
    'Mark Olsen',
    'Brightway Ltd',
    '+44 7700 900123',
    'Best regards',
    'Qty',
    'Description',
    'Unit',
    '> ',
  ],
];
const letter = fc
  .array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 60 })
  .map(parts => parts.join(' '));

describe('extracting', () => {
  it('points at the very place of each value', () => {
    fc.assert(
      fc.property(letter, letter, fc.string({ maxLength: 30 }), (text, subject, name) => {
        const mail = inquiryMail(text, { name, address: 'mark@brightway.co.uk' }, subject.replace(/\n/g, ' '));
        expectReceipts(mail, [{ position: 0, name: 'list.xlsx', text: subject }]);
      }),
      { numRuns: 150 },
    );
  });

  it('points into a mail that a colleague sent on, quote marks or not', () => {
    const text =
      'pls handle\n\nBegin forwarded message:\n\n> From: Ana Ruiz <ana@ruiz.cl>\n> Subject: Consulta\n> \n> Requerimos 2.500 rollos de manguera de PVC\n> reforzada, CFR San Antonio.\n> Saludos,\n> Ana Ruiz\n> Ruiz SpA';
    const original = text.slice(text.indexOf('> Requerimos'));
    const mail = inquiryMail(text, { name: 'Kevin', address: 'kevin@yuntuo-intl.com' }, 'Fwd: Consulta');
    mail.parsed.forwarded = {
      from: { name: 'Ana Ruiz', address: 'ana@ruiz.cl' },
      to: [],
      subject: 'Consulta',
      sentAt: null,
      messageId: null,
      start: text.indexOf('> From'),
      text: original.replace(/^> ?/gm, ''),
    };
    expectReceipts(mail, []);
  });

  it('reads five million characters as it reads the first of them', () => {
    const text = `Please quote 500 pcs LED bulbs, CIF Hamburg.\n${'1,000 pcs (2 x 40HQ) USD 2.50 '.repeat(170_000)}`;
    expect(extractInquiry(inquiryMail(text), []).items[0]?.quantity?.value).toBe(500);
  });

  it('says nothing of what is not there', () => {
    const fields = extractInquiry(inquiryMail('Thank you.', { name: '', address: 'a@gmail.com' }), []);
    const { contactEmail, ...rest } = fields;
    expect(contactEmail?.value).toBe('a@gmail.com');
    expect(
      Object.values(rest)
        .flat()
        .filter(value => value !== null),
    ).toEqual([]);
  });

  it('takes no tax number for a trade term, and no standard, size or colour of light for a quantity', () => {
    const text =
      'Solicitamos cotización FOB Ningbo para 10.000 unidades de bombillas E27 9W 2700K SUS304 220V, ISO 9001, NCM 3918.10.00. CIF: B12345678.';
    const { incoterm, items } = extractInquiry(inquiryMail(text), []);
    expect(incoterm?.value).toBe('FOB');
    expect(items.map(item => item.quantity?.value)).toEqual([10_000]);
  });

  it('joins a heading with the sizes below it', () => {
    const text = 'Please quote for LED floodlights:\n1) 50 W - 1200 pcs\n2) 100 W - 800 pcs';
    const { items } = extractInquiry(inquiryMail(text), []);
    expect(items.map(item => `${item.product.value} ${item.quantity?.value}`)).toEqual([
      'LED floodlights 50 W 1200',
      'LED floodlights 100 W 800',
    ]);
  });
});
