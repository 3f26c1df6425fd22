import { isSamePhone, isSameText, isSameUnit, productLikeness } from '../../evaluation/inquiryMatching';
import type { ExpectedFields, InquiryAnswer, InquiryLabel } from '../../evaluation/inquiryScore';
import { scoreInquiries } from '../../evaluation/inquiryScore';

const fields: ExpectedFields = {
  contact_name: 'Ana Ruiz',
  contact_email: 'ana@ruiz.example',
  company: null,
  phone: '+49 2391 555 0172',
  country: 'DE',
  items: [{ product: 'steel hose reel', quantity: 500, unit: 'pcs', target_price: 2.5, currency: 'USD' }],
  incoterm: 'FOB',
  port: 'Ningbo',
  payment_terms: null,
  delivery: null,
};
const label = (given: Partial<InquiryLabel> = {}): InquiryLabel => ({
  file: 'a.eml',
  is_inquiry: true,
  kind: 'direct',
  language: 'en',
  expected: fields,
  ...given,
});
const answer = (said: ExpectedFields | null, isInquiry = true, file = 'a.eml'): InquiryAnswer => ({
  file,
  fields: said,
  verdict: { isInquiry, isToCheck: false, score: 1, kind: 'direct', language: 'en', reasons: [] },
});
const score = (said: ExpectedFields, given: Partial<InquiryLabel> = {}) =>
  scoreInquiries([label(given)], new Map([['a.eml', answer(said)]]));

test('all right is one, and no miss', () => {
  const { score: result, misses } = score(fields);
  expect(misses).toEqual([]);
  expect(result).toMatchObject({ precision: 1, recall: 1, fields_f1: 1 });
});

test('a value where null is expected is a false positive, another value is one and a false negative too', () => {
  const { score: result, misses } = score({ ...fields, company: 'Ruiz', port: 'Qingdao', delivery: null });
  expect(result.fields.company).toMatchObject({ precision: 0, recall: 1 });
  expect(result.fields.port).toMatchObject({ precision: 0, recall: 0, f1: 0 });
  expect(misses.map(({ what }) => what)).toEqual(['company', 'port']);
});

test('what is accepted is right, null too', () => {
  const other = { ...fields, incoterm: 'CIF', country: null };
  const { misses } = score(other, { accept: { incoterm: ['CIF'], country: [null] } });
  expect(misses).toEqual([]);
});

test('items are paired by their products in whatever order; the price counts with its currency', () => {
  const [reel] = fields.items;
  const two = { product: 'brass tap', quantity: 100, unit: null, target_price: null, currency: null };
  const expected = { ...fields, items: [reel!, two] };
  const said = { ...fields, items: [two, { ...reel!, currency: 'EUR' }] };
  const { misses } = score(said, { expected });
  expect(misses.map(({ what }) => what)).toEqual(['items[0].target_price']);
});

test('an item too many counts with its fields that are filled', () => {
  const more = { product: 'glove', quantity: 3, unit: 'pcs', target_price: null, currency: null };
  const { score: result } = score({ ...fields, items: [...fields.items, more] });
  expect(result.fields.product).toMatchObject({ precision: 0.5, recall: 1 });
  expect(result.fields.target_price).toMatchObject({ precision: 1 });
});

test('precision and recall are of is_inquiry, by kind and by language too', () => {
  const labels = [
    label(),
    label({ file: 'b.eml', is_inquiry: false, kind: 'freight', language: 'zh', expected: null }),
    label({ file: 'c.eml', kind: 'webform', language: 'zh' }),
  ];
  const answers = new Map([
    ['a.eml', answer(fields)],
    ['b.eml', answer(null, true, 'b.eml')],
    ['c.eml', answer(fields, false, 'c.eml')],
  ]);
  const { score: result } = scoreInquiries(labels, answers);
  expect(result).toMatchObject({ precision: 0.5, recall: 0.5, messages: 3 });
  expect(result.byKind).toEqual({
    direct: { messages: 1, right: 1 },
    freight: { messages: 1, right: 0 },
    webform: { messages: 1, right: 0 },
  });
  expect(result.byLanguage.zh).toMatchObject({ precision: 0, recall: 0 });
});

test.each([
  ['+49 2391 555', '0049 2391-555', true],
  ['555 01', '555 02', false],
])('telephones %s and %s: %s', (a, b, same) => expect(isSamePhone(a, b)).toBe(same));

test.each([
  ['Brandt GmbH', 'brandt gmbh.', true],
  ['Ningbo', 'port of Ningbo', true],
  ['', 'Ningbo', false],
])('texts %j and %j: %s', (a, b, same) => expect(isSameText(a, b)).toBe(same));

test.each([
  ['pcs', 'Stk.', true],
  ['шт', '件', true],
  ['20ft container', 'container', true],
  ['sets', 'rolls', false],
])('units %s and %s: %s', (a, b, same) => expect(isSameUnit(a, b)).toBe(same));

test('products are alike by their words, whatever their order', () => {
  expect(productLikeness('hose reel, steel', 'steel hose reel')).toBe(1);
  expect(productLikeness('竹製トレー', '竹製トレー 30×20cm')).toBe(1);
  expect(productLikeness('brass tap', 'steel hose')).toBe(0);
});
