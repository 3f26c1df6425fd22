import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { recogniseInquiry } from '../../../service/leads/inquiry/recognising';
import { mailOf } from './mails';

const ask =
  'Dear Sirs, please quote your best price for 5,000 pcs garden hose, CIF Rotterdam. We are an importer in Breda.';

interface Example {
  language: string;
  kind: string;
  isInquiry: boolean;
  subject: string;
  text: string;
}
const folder = join(__dirname, '../../fixtures/inquiries/training');
const byHeaders = new Set(['internal', 'ooo', 'bounce']);
const examples = readdirSync(folder)
  .filter(name => name.endsWith('.jsonl'))
  .flatMap(name => readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean))
  .map(line => JSON.parse(line) as Example)
  .filter(({ kind }) => !byHeaders.has(kind));

const senders: Record<string, string> = { platform: 'feedback@service.alibaba.com', webform: 'wordpress@own.example' };

function judge({ kind, subject, text }: Example) {
  const lines = text.replace(/ {1,2}(Email|Message): /g, '\n$1: ');
  const from = [{ name: '', address: senders[kind] ?? 'somebody@firm.example' }];
  const replyTo = kind === 'webform' ? [{ name: '', address: 'visitor@firm.example' }] : [];
  const references = /^(?:re|aw|回复|答复|رد)\s*[:：]/i.test(subject) ? ['one@own.example'] : [];
  return recogniseInquiry(mailOf(lines, { subject, from, replyTo, references }));
}

describe('who asks without a price and a number', () => {
  test.each([
    'Interessam-nos sobretudo tapetes de corredor. Seria possível receber o vosso catálogo e os preços por escalão?',
    'Nos interesan las alfombras de pasillo. ¿Sería posible recibir su catálogo y los precios por cantidad?',
    'Ci interessano i tappeti da corridoio. Sarebbe possibile ricevere il vostro catalogo e i prezzi per quantità?',
  ])('%s', text => {
    expect(recogniseInquiry(mailOf(text, {}))).toMatchObject({ isInquiry: true });
  });
});

// The model of words was learnt from these too (scripts/trainInquiries.ts): they show that nothing breaks, not how unseen mail is judged.
describe('what buyers and others write', () => {
  test.each([...new Set(examples.map(({ language }) => language))])('in %s is told apart', language => {
    const own = examples.filter(example => example.language === language);
    const missed = own.filter(example => judge(example).isInquiry !== example.isInquiry);
    expect(missed.length).toBeLessThanOrEqual(Math.ceil(own.length * 0.25));
  });

  test('all together is told apart, and what is flagged is rarely none', () => {
    const verdicts = examples.map(example => ({ wanted: example.isInquiry, said: judge(example).isInquiry }));
    const count = (wanted: boolean, said: boolean) =>
      verdicts.filter(one => one.wanted === wanted && one.said === said).length;
    expect(count(true, true) / (count(true, true) + count(false, true))).toBeGreaterThan(0.95);
    expect(count(true, true) / (count(true, true) + count(true, false))).toBeGreaterThan(0.85);
  });
});

describe('what headers decide', () => {
  test.each([
    ['a bounce that quotes an inquiry', { kind: 'bounce' }, 'bounce'],
    ['an automatic answer', { kind: 'auto_reply' }, 'ooo'],
    ['an automatic answer without a header that says so', { subject: 'Automatic reply: Inquiry' }, 'ooo'],
    ['an invitation', { kind: 'calendar' }, 'other'],
    ['what we send', { direction: 'out' }, 'other'],
    ['what colleagues write to each other', { direction: 'internal' }, 'internal'],
  ] as const)('%s is no inquiry, whatever it says', (_, given, kind) => {
    expect(recogniseInquiry(mailOf(ask, given))).toMatchObject({ isInquiry: false, isToCheck: false, kind });
  });

  test('what a colleague forwards counts by the letter inside', () => {
    const forwarded = {
      from: { name: 'Ana', address: 'ana@ruiz-hnos.example' },
      to: [],
      subject: 'Hoses',
      sentAt: null,
      messageId: null,
      start: null,
      text: ask,
    };
    const colleague = [{ name: 'Li', address: 'li@own.example' }];
    const given = { direction: 'internal', from: colleague, subject: 'Fwd: Hoses' } as const;
    expect(recogniseInquiry(mailOf('pls handle', { ...given, forwarded }))).toMatchObject({
      isInquiry: true,
      kind: 'forwarded',
    });
    const ours = { ...forwarded, from: colleague[0]!, to: [{ name: '', address: 'x@outside.example' }] };
    expect(recogniseInquiry(mailOf('fyi', { ...given, forwarded: ours })).isInquiry).toBe(false);
  });
});

describe('what speaks against', () => {
  test.each([
    [
      'an order system that writes to everybody',
      { headers: { 'list-unsubscribe': '<mailto:x@y.example>', precedence: 'bulk' } },
    ],
    ['a file that opens a page of its own', { attachments: [{ name: 'RFQ.html', contentType: 'text/html', size: 1 }] }],
    [
      'a sender who only calls himself a platform',
      { from: [{ name: 'Alibaba.com', address: 'notice@ali-verify.example' }] },
    ],
    ['our own domain from outside', { from: [{ name: 'Boss', address: 'boss@own.example' }] }],
  ])('%s', (_, given) => {
    const plain = recogniseInquiry(mailOf(ask));
    const marked = recogniseInquiry(mailOf(ask, given));
    expect(plain.isInquiry).toBe(true);
    expect(marked.score).toBeLessThan(plain.score - 3);
  });

  test('an answer to our quotation is none, one that asks for something new is', () => {
    const history = '\n\nFrom: sales@own.example\nQuotation Q-2026-0021: USD 1.20 FOB Ningbo';
    const answer = (written: string) =>
      recogniseInquiry(
        mailOf(written + history, {
          newTextLength: written.length,
          references: ['q@own.example'],
          subject: 'Re: Quotation Q-2026-0021',
        }),
      ).isInquiry;
    expect(answer('Thanks for your quotation. The price is too high, can you do 1.10?')).toBe(false);
    expect(
      answer('All fine, thanks. Another item: please quote 3,000 pcs hose reels, FOB Ningbo, we never bought them.'),
    ).toBe(true);
  });
});

describe('the verdict', () => {
  test('says why, strongest first, with words of the mail', () => {
    const { reasons, score } = recogniseInquiry(mailOf(ask, { subject: 'Inquiry' }));
    const weights = reasons.map(({ weight }) => Math.abs(weight));
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
    expect(reasons.length).toBeLessThanOrEqual(12);
    expect(reasons[0]).toMatchObject({ code: 'asks', words: expect.stringContaining('best price') as string });
    expect(score).toBeGreaterThan(0);
  });

  test('is in doubt where little is said', () => {
    expect(recogniseInquiry(mailOf('Price for 20ft container of glue sticks 11mm to mombasa?'))).toMatchObject({
      isInquiry: true,
    });
    expect(recogniseInquiry(mailOf('Hello, how was your holiday? See you on Monday.')).isInquiry).toBe(false);
  });

  test('never fails, whatever a mail holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), fc.string({ maxLength: 200 }), (text, subject) => {
        const { score, isInquiry, isToCheck } = recogniseInquiry(mailOf(text, { subject }));
        expect(Number.isFinite(score)).toBe(true);
        expect(isInquiry).toBe(score > 0);
        expect(isToCheck && !isInquiry).toBe(false);
      }),
    );
  });

  test.each(['a', '>', '\n', 'please quote 5 pcs ', 'price: ', '1,', '报价', '\t|', 'From: a\nSubject: b\n'])(
    'a letter of megabytes of %j is read in bounded time',
    piece => {
      const text = piece.repeat(Math.ceil(5_000_000 / piece.length));
      expect(() => recogniseInquiry(mailOf(text))).not.toThrow();
    },
  );
});
