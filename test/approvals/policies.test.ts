import fc from 'fast-check';
import type { Draft } from '../../service/approvals/draft';
import { digestOf, isSentAsApproved, mailKeyOf } from '../../service/approvals/draft';
import type { Conditions, PolicyFacts } from '../../service/approvals/policies';
import { fits, namesAmount, namesWord } from '../../service/approvals/policies';

const facts: PolicyFacts = {
  sender: { userId: 1, roles: ['trader'], ageDays: 10 },
  companies: [{ id: 7, level: 'key', tags: ['展会'], sentBefore: 2 }],
  namesQuotation: false,
  subject: 'Offer for trays',
  text: 'Our price is USD 4.10 FOB Ningbo.',
  attachments: ['quotation_2026.pdf'],
};

it.each<[string, Conditions, boolean]>([
  ['nothing', {}, false],
  ['a quotation, by the name of a file', { quotation: { words: ['quotation'] } }, true],
  ['a quotation, by other words', { quotation: { words: ['报价'] } }, false],
  ['a newcomer', { newcomerDays: 30 }, true],
  ['somebody who has long been there', { newcomerDays: 10 }, false],
  ['one of the first three letters', { firstMails: 3 }, true],
  ['one of the first two letters', { firstMails: 2 }, false],
  ['a level', { levels: ['key'] }, true],
  ['another level', { levels: ['general'] }, false],
  ['a tag', { tags: ['展会'] }, true],
  ['a company', { companyIds: [7] }, true],
  ['a type of file', { attachmentTypes: ['pdf'] }, true],
  ['another type of file', { attachmentTypes: ['xlsx'] }, false],
  ['an amount', { amount: true }, true],
  ['a word', { words: ['price'] }, true],
  ['a part of a word', { words: ['pric'] }, false],
  ['a quotation to a key customer', { quotation: { words: ['quotation'] }, levels: ['key'] }, true],
  ['a quotation to a general customer', { quotation: { words: ['quotation'] }, levels: ['general'] }, false],
])('a policy that asks for %s', (_what, conditions, expected) => {
  expect(fits(conditions, facts)).toBe(expected);
});

it.each<[string, boolean]>([
  ['USD 4.10', true],
  ['4.10 USD', true],
  ['€ 12.500,00', true],
  ['12,480元', true],
  ['总价 1200 美元', true],
  ['5 元旦快乐', false],
  ['5,000 pcs', false],
  ['the 12 November', false],
  ['Q-2026-0031', false],
])('an amount of money in "%s"', (text, expected) => {
  expect(namesAmount(text)).toBe(expected);
});

it('finds Chinese words anywhere and Latin ones whole', () => {
  expect(namesWord('附上报价单', ['报价'])).toBe(true);
  expect(namesWord('the quotations', ['quotation'])).toBe(false);
  expect(namesWord('the Quotation.', ['quotation'])).toBe(true);
});

const draft: Draft = {
  mailbox: 'a@own.example',
  recipients: [{ kind: 'to', address: 'b@other.example', name: 'B' }],
  subject: 'Offer',
  text: 'Dear B,\nour price is USD 4.10 for 5000 pcs.\nBest regards\nA',
  attachments: [{ name: 'offer.pdf', size: 3, sha256: 'c'.repeat(64) }],
};

it.each<[string, Partial<Draft>, boolean]>([
  ['the same', {}, true],
  ['with lines broken otherwise', { text: draft.text.replace(/\n/g, '\r\n\r\n') }, true],
  ['with a link spelled out', { text: `${draft.text} <https://own.example/>` }, true],
  ['with another price', { text: draft.text.replace('4.10', '3.90') }, false],
  ['with other words', { text: 'Something else altogether, which nobody has ever seen.' }, false],
  ['to somebody more', { recipients: [...draft.recipients, { kind: 'cc', address: 'x@x.example', name: '' }] }, false],
  ['about something else', { subject: 'Other' }, false],
  ['with another file', { attachments: [] }, false],
  [
    'with another content under the same name',
    { attachments: [{ name: 'offer.pdf', size: 3, sha256: 'd'.repeat(64) }] },
    false,
  ],
  ['with a content that nobody hashed', { attachments: [{ name: 'offer.pdf', size: 3, sha256: null }] }, true],
])('a sent copy that is %s', (_how, more, expected) => {
  expect(isSentAsApproved(draft, { ...draft, ...more })).toBe(expected);
});

it('knows a mail by its letters and digits, whatever the order of its recipients', () => {
  const people = fc.uniqueArray(fc.constantFrom('a@x.example', 'b@x.example', 'c@x.example'), { minLength: 1 });
  fc.assert(
    fc.property(people, fc.string(), fc.string(), (addresses, subject, text) => {
      const recipients = addresses.map(address => ({ kind: 'to' as const, address, name: '' }));
      const one = { ...draft, recipients, subject, text };
      const other = { ...one, recipients: [...recipients].reverse(), text: ` ${text}\r\n` };
      expect(digestOf(other)).toBe(digestOf(one));
      expect(mailKeyOf(other)).toBe(mailKeyOf(one));
      expect(digestOf({ ...one, text: `${text}7` })).not.toBe(digestOf(one));
    }),
  );
});
