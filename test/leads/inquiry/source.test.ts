import fc from 'fast-check';
import { labelKey } from '../../../service/leads/inquiry/labels';
import { sourceLines } from '../../../service/leads/inquiry/regions';
import { labelled, readSource, spanOf } from '../../../service/leads/inquiry/source';
import { mailOf } from './mails';

const literal = (mail: ReturnType<typeof mailOf>) => {
  const source = readSource(mail);
  for (const region of [source.message, source.signature, source.notice])
    for (const { text, from } of sourceLines(region)) expect(source.base.slice(from, from + text.length)).toBe(text);
  for (const { value, start, end } of source.labels) expect(source.base.slice(start, end)).toBe(value);
  return source;
};

test('a letter is its words and its signature, without history and disclaimer', () => {
  const written =
    'Hello,\n\nplease quote 500 taps.\n\nBest regards / Mit freundlichen Grüßen\nAna Ruiz\nRuiz Hnos\nTel. +34 555 0100\n\nThis e-mail is confidential and intended only for the addressee.\n';
  const mail = mailOf(`${written}\nOn 1 May 2026, Li <li@own.example> wrote:\n> our offer: 3 USD`, {
    newTextLength: written.length,
  });
  const source = literal(mail);
  expect(source.message.text).toBe('Hello,\n\nplease quote 500 taps.');
  expect(source.signature.text).toBe('Best regards / Mit freundlichen Grüßen\nAna Ruiz\nRuiz Hnos\nTel. +34 555 0100');
  expect(source).toMatchObject({ road: 'direct', buyer: { name: 'Ana Ruiz', address: 'ana@ruiz-hnos.example' } });
  const start = source.message.text.indexOf('500');
  const { start: from, end } = spanOf(source, source.message, start, start + 3);
  expect(mail.parsed.text.slice(from, end)).toBe('500');
});

test("a platform's notification is read by its labels, and its relay is not the buyer's address", () => {
  const text =
    'You have a new inquiry.\n\nSender\tYusuf Cole\nCompany\tSafeguard Ltd\nLocation\tLagos, Nigeria\n\nMessage\n\n> Kindly quote 60,000 pairs of gloves.\n\nView inquiry | Upgrade to Gold';
  const source = literal(
    mailOf(text, {
      from: [{ name: 'TradeKey', address: 'alerts@tradekey.com' }],
      replyTo: [{ name: '', address: 'r1@reply.tradekey.com' }],
    }),
  );
  expect(source).toMatchObject({ road: 'platform', platform: 'TradeKey', buyer: { name: 'Yusuf Cole', address: '' } });
  expect(source.message.text).toBe('Kindly quote 60,000 pairs of gloves.');
  expect(labelled(source, 'company')?.value).toBe('Safeguard Ltd');
  expect(labelled(source, 'country')?.value).toBe('Lagos, Nigeria');
});

test('a form of our site is the visitor’s, whose address stands in it or in Reply-To', () => {
  const text =
    'Name\nAmelia Tan\n\nEmail\namelia@lion.example\n\nCompany\nLion Home\n\nMessage\nPlease quote 2400 boxes.\n\n--\nSubmitted from: https://own.example/quote';
  const from = [{ name: 'Own', address: 'noreply@own.example' }];
  const source = literal(mailOf(text, { from }));
  expect(source).toMatchObject({ road: 'webform', buyer: { name: 'Amelia Tan', address: 'amelia@lion.example' } });
  expect(source.message.text).toBe('Please quote 2400 boxes.');
  const answered = mailOf('From: Declan <d@moroney.example>\nSubject: x\n\nMessage Body:\nHi there', {
    from,
    replyTo: [{ name: 'Declan', address: 'd@moroney.example' }],
  });
  expect(literal(answered)).toMatchObject({ road: 'webform', buyer: { name: 'Declan', address: 'd@moroney.example' } });
});

test('the letter inside a forwarded mail is the one that is read, its places in the outer text', () => {
  const inner = 'Estimado Kevin:\n\nRequerimos precios.';
  const text =
    'Vivian pls handle\n\nBegin forwarded message:\n\n> From: Rodrigo <r@riego.example>\n> Subject: Mangueras\n> To: k@own.example\n> \n> Estimado Kevin:\n> \n> Requerimos precios.';
  const forwarded = {
    from: { name: 'Rodrigo', address: 'r@riego.example' },
    to: [],
    subject: 'Mangueras',
    sentAt: null,
    messageId: null,
  };
  const own = { from: [{ name: 'Kevin', address: 'k@own.example' }], direction: 'internal' as const };
  const source = literal(mailOf(text, { ...own, forwarded: { ...forwarded, start: 19, text: inner } }));
  expect(source).toMatchObject({ isForwarded: true, part: 'body', subject: 'Mangueras', buyer: { name: 'Rodrigo' } });
  expect(source.message.text).toBe(inner);
  const attached = literal(mailOf('fyi', { ...own, forwarded: { ...forwarded, start: null, text: inner } }));
  expect(attached).toMatchObject({ part: 'forwarded', base: inner });
});

test.each([
  ['Country / Region', 'country'],
  ['E-Mail-Adresse', 'email'],
  ['会社名', 'company'],
  ['الرسالة', 'message'],
  ['Кол-во', 'quantity'],
  ['姓名 Name', 'name'],
  ['Nonsense words', 'other'],
])('the label %s is of the kind %s', (label, key) => expect(labelKey(label)).toBe(key));

test('every place is a place of the mail, whatever it holds', () => {
  const piece = fc.constantFrom(
    'Name: A',
    'Message:',
    '> quoted',
    'From: x@y.example',
    '--',
    'Tel. +1 555',
    'Best regards',
    '',
    '\t',
    '报价：5件',
    'Email\ta@b.example',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.boolean(), (lines, isPlatform) => {
      const from = [{ name: 'A B', address: isPlatform ? 'x@alibaba.com' : 'x@y.example' }];
      literal(mailOf(lines.join('\n'), { from }));
    }),
  );
});
