import { extractInquiry } from '../../../service/leads/inquiry/extracting';
import { isSameText } from '../../evaluation/inquiryMatching';
import { dueCases, payingCases, portCases } from './dueCases';
import { inquiryMail } from './letters';

const read = (text: string) => extractInquiry(inquiryMail(text), []);
const isRight = (said: string | undefined, wanted: string | null) =>
  wanted === null || wanted === '' ? said === undefined : said !== undefined && isSameText(said, wanted);

test.each(dueCases)('the day in "%s" is read', (text, wanted) => {
  const said = read(text).delivery?.value;
  expect([said, isRight(said, wanted)]).toEqual([said, true]);
});

test.each(payingCases)('how is paid in "%s" is read', (text, wanted) => {
  const said = read(text).paymentTerms?.value;
  expect([said, isRight(said, wanted)]).toEqual([said, true]);
});

test.each(portCases)('where the goods change hands in "%s" is read', (text, term, place) => {
  const { incoterm, port } = read(text);
  expect(incoterm?.value ?? '').toBe(term);
  expect([port?.value, isRight(port?.value, place)]).toEqual([port?.value, true]);
});
