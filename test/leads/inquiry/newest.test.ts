import { extractInquiry } from '../../../service/leads/inquiry/extracting';
import { recogniseInquiry } from '../../../service/leads/inquiry/recognising';
import { expectGoods } from './goods';
import { inquiryMail } from './letters';
import { newestCases, newestSigned } from './newestCases';

describe('goods of short letters', () => {
  it.each(newestCases)('%s', (text, wanted) => {
    expectGoods(text, wanted);
  });
});

test.each(newestSigned.map(one => [one.name, one] as const))('who signs: %s', (_, { text, name, company, phone }) => {
  const found = extractInquiry(inquiryMail(text), []);
  expect([found.contactName?.value, found.company?.value, found.phone?.value]).toEqual([
    name,
    company ?? found.company?.value,
    phone ?? found.phone?.value,
  ]);
});

test('a form of firms is no currency', () => {
  const { items } = extractInquiry(inquiryMail('Please quote 500 hinges.\n\nTan\nHup Seng Hardware Sdn Bhd'), []);
  expect(items.map(({ currency }) => currency)).toEqual([null]);
});

test('a customer who speaks of an order and now wants a price for something of the next season inquires', () => {
  const mail = inquiryMail(
    'Hi Amy,\n\nthanks, the shipment of PO 4471 arrived fine. For the summer range we would now like a price for the beach towel 90x170, 3,000 pcs.\n\nBest\nKatrin\n',
    { name: 'Katrin', address: 'katrin@strandgut.de' },
    'RE: Order 4471',
  );
  expect(recogniseInquiry(mail)).toMatchObject({ isInquiry: true });
});

test('a few words that ask for a quotation and name a limit inquire', () => {
  const text = 'Please quote 3500 pcs rain barrel pump. We cannot pay more than 19.80 USD FOB Ningbo.';
  expect(recogniseInquiry(inquiryMail(text))).toMatchObject({ isInquiry: true });
});
