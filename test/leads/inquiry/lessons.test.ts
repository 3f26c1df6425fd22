import fc from 'fast-check';
import type { Lessons } from '../../../service/leads/inquiry/lessons';
import { learn, lessonFeatures, MOST_LESSONS, unlearn, weighLessons } from '../../../service/leads/inquiry/lessons';
import { recogniseInquiry } from '../../../service/leads/inquiry/recognising';
import { mailOf } from './mails';

const doubtful = mailOf('Hello. How much for the blue one?', { subject: 'question' });
const taught = (isInquiry: boolean, times: number): Lessons => {
  let lessons: Lessons = {};
  for (let i = 0; i < times; i++) lessons = learn(lessons, lessonFeatures(doubtful), isInquiry);
  return lessons;
};

test('a sender whose mail people said no to is not an inquirer any more', () => {
  expect(recogniseInquiry(doubtful).isInquiry).toBe(true);
  const verdict = recogniseInquiry(doubtful, taught(false, 3));
  expect(verdict.isInquiry).toBe(false);
  expect(verdict.reasons).toContainEqual(expect.objectContaining({ code: 'lessons' }));
});

test('what people say does not outweigh what a mail plainly says, nor what headers decide', () => {
  const plain = mailOf(
    'Dear Sirs, please send your best quotation for 5,000 pcs garden hose and 3,000 pcs reels, CIF Rotterdam, payment T/T. We are an importer in Breda.',
    { subject: 'Inquiry garden hose' },
  );
  let lessons: Lessons = {};
  for (let i = 0; i < 100; i++) lessons = learn(lessons, lessonFeatures(plain), false);
  expect(recogniseInquiry(plain, lessons).isInquiry).toBe(true);
  const bounce = { ...doubtful, kind: 'bounce' as const };
  expect(recogniseInquiry(bounce, taught(true, 100)).isInquiry).toBe(false);
});

test('a word taken back leaves no trace', () => {
  const before: Lessons = { 'from:x@y.example': { yes: 1, no: 0 } };
  const features = lessonFeatures(doubtful);
  expect(unlearn(learn(before, features, true), features, true)).toEqual(before);
});

test('the domain of free mail, of a platform and our own teach nothing', () => {
  const from = (address: string) =>
    lessonFeatures(mailOf('', { from: [{ name: '', address }] })).filter(one => /^(from|domain):/.test(one));
  expect(from('a@gmail.com')).toEqual(['from:a@gmail.com']);
  expect(from('feedback@service.alibaba.com')).toEqual([]);
  expect(from('li@own.example')).toEqual([]);
  expect(from('a@mail.firm.example')).toEqual(['from:a@mail.firm.example', 'domain:firm.example']);
});

test('lessons are bounded, and each more no weighs no less', () => {
  const features = lessonFeatures(doubtful);
  const count = fc.record({ yes: fc.nat(1000), no: fc.nat(1000) });
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...features), count), lessons => {
      const weight = weighLessons(lessons, features)?.weight ?? 0;
      expect(Math.abs(weight)).toBeLessThanOrEqual(MOST_LESSONS);
    }),
  );
  const weights = [1, 2, 3, 5, 10].map(times => weighLessons(taught(false, times), features)?.weight ?? 0);
  expect(weights).toEqual([...weights].sort((a, b) => b - a));
});

test('names of the language itself are features like others', () => {
  const features = lessonFeatures(mailOf('constructor __proto__ toString'));
  expect(weighLessons({}, features)).toBeNull();
});
