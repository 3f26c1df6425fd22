import { recogniseInquiry } from '../../../service/leads/inquiry/recognising';
import { askingLetters, otherLetters, turnedLetters } from './askedCases';
import { mailOf } from './mails';
import { shortAsking, shortOthers } from './shortCases';

const said = (text: string, more: Parameters<typeof mailOf>[1] = {}) => {
  const { isInquiry, reasons, score } = recogniseInquiry(mailOf(text, more));
  return { isInquiry, why: `${score}: ${reasons.map(({ code, weight }) => `${code} ${weight}`).join(', ')}` };
};

test.each(otherLetters)('%s is no inquiry', (_, text) => {
  const { isInquiry, why } = said(text);
  expect([isInquiry, why]).toEqual([false, why]);
});

test.each(askingLetters)('%s is an inquiry', (_, text) => {
  const { isInquiry, why } = said(text);
  expect([isInquiry, why]).toEqual([true, why]);
});

const history =
  '\n\nOn Tue, May 26, 2026 at 5:48 PM Leo <leo@own.example> wrote:\n\n> PI 26-0140 for your confirmation:\n> 6,000 pcs x USD 0.58\n> 40% deposit and 60% before shipment.';

test.each(turnedLetters)('a new matter in an old exchange is an inquiry (%s)', (_, text) => {
  const { isInquiry, why } = said(`${text}${history}`, {
    subject: 'Re: PI 26-0140 balance',
    references: ['one@own.example'],
    newTextLength: text.length,
  });
  expect([isInquiry, why]).toEqual([true, why]);
});

test('a formal request that points at its list is an inquiry', () => {
  const text =
    'Dear sales team,\n\nAttached you find our request for quotation GH-2026-77 for four garden articles. Please do not change the order of the lines when you answer.\n\nConditions: FCA Ningbo, payment 30 days net, goods ready in week 12.';
  const attachments = [{ name: 'GH-2026-77.pdf', contentType: 'application/pdf', size: 20_000 }];
  expect(said(text, { subject: 'Request for quotation GH-2026-77', attachments }).isInquiry).toBe(true);
});

test('an archive that opens with the password in the letter is a trap', () => {
  const text =
    'Dear Sir, we are a leading importer in Dubai and want to buy your garden tools in large quantity. Kindly check our specification and target price in the attached file and give us your FOB quotation. File password is: 7788. We need 2x40HQ monthly.';
  const attachments = [{ name: 'RFQ_drawings.zip', contentType: 'application/zip', size: 20_000 }];
  expect(said(text, { subject: 'RFQ - urgent quotation', attachments }).isInquiry).toBe(false);
});

test.each(shortAsking)('a few words that ask are an inquiry (%s: %s)', (subject, text) => {
  const { isInquiry, why } = said(text, { subject });
  expect([isInquiry, why]).toEqual([true, why]);
});

test.each(shortOthers)('a few words that offer, or are of what runs, are none (%s: %s)', (subject, text) => {
  const { isInquiry, why } = said(text, { subject });
  expect([isInquiry, why]).toEqual([false, why]);
});
