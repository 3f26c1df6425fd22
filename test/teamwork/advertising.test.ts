import { isAdvertising } from '../../service/teamwork/advertising';

test.each<[string, string, boolean]>([
  ['first page of Google', 'Hi, I was going through your website and found some errors.', true],
  ['GOVERNMENT TENDER SUPPLY 2027', 'Dear Supplier, your company was selected', true],
  ['礼品盒厂家直供', '老板您好,我们是温州做礼品盒的工厂,天地盖、抽屉盒都有,量大从优,可以寄样。', true],
  ['Attendees list of Ambiente', 'Would you like the email list of buyers?', true],
  ['Inquiry bamboo trays', 'Please quote 500 trays, FOB Ningbo. We found you on Google.', false],
  ['Tender of our retail group', 'We invite you to the tender for kitchen boards 2027.', false],
  ['Website photos', 'Could you send pictures for our website?', false],
  ['询价 竹托盘', '请报500个竹托盘的价格,我们是厂家直接采购。', false],
  ['Loan of samples', 'May we keep the samples on loan until May?', false],
])('a letter "%s" is told from business by its words', (subject, preview, expected) => {
  expect(isAdvertising({ subject, preview })).toBe(expected);
});
