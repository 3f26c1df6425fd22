import { quotedLetter, replyAll, replyTo } from '../../service/outbox/answering';

const own = 'li.na@haitu.example';
const person = (role: string, address: string) => ({ role, address, name: '' });
const letterOf = (direction: string, ...people: ReturnType<typeof person>[]) => ({ direction, language: 'en', people });
const addresses = (people: { kind: string; address: string }[]) => people.map(one => `${one.kind}:${one.address}`);

test.each([
  ['who wrote', letterOf('in', person('from', 'anna@n.example'), person('to', own)), ['to:anna@n.example']],
  [
    'where the writer wants answers',
    letterOf('in', person('from', 'anna@n.example'), person('reply_to', 'office@n.example')),
    ['to:office@n.example'],
  ],
  [
    'of a letter of ours, whom it went to',
    letterOf('out', person('from', own), person('to', 'anna@n.example'), person('to', own)),
    ['to:anna@n.example'],
  ],
  ['of a letter to oneself, oneself', letterOf('out', person('from', own), person('to', own)), [`to:${own}`]],
])('an answer goes to %s', (_name, letter, expected) => {
  expect(addresses(replyTo(letter, own))).toEqual(expected);
});

test('an answer to all goes to each once, and not to the mailbox that answers', () => {
  const letter = letterOf(
    'in',
    person('from', 'anna@n.example'),
    person('to', own),
    person('to', 'jens@n.example'),
    person('cc', 'anna@n.example'),
    person('cc', 'chen.jing@haitu.example'),
    person('bcc', 'secret@n.example'),
  );
  expect(addresses(replyAll(letter, own))).toEqual([
    'to:anna@n.example',
    'to:jens@n.example',
    'cc:chen.jing@haitu.example',
  ]);
});

test('a letter is quoted in its own language', () => {
  const letter = { fromName: '王经理', fromAddress: 'wang@x.example', text: ' 您好 ' };
  expect(quotedLetter({ ...letter, language: 'zh' }, '2026-03-02')).toBe(
    '王经理 <wang@x.example> 于 2026-03-02 写道：\n\n您好',
  );
  expect(quotedLetter({ ...letter, language: 'de' }, '2026-03-02')).toMatch(
    /^On 2026-03-02, 王经理 <wang@x\.example> wrote:/,
  );
});
