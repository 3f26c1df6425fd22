import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  contentHash,
  copyFactsOf,
  identityOf,
  identityOfReused,
  isSameLetter,
  messageIdHash,
  normaliseMessageId,
} from '../../service/mail/identity';
import type { LetterFacts } from '../../service/mail/identity';
import type { ParsedMessage } from '../../service/mail/parsed';

const letter = (change: Partial<LetterFacts> = {}): LetterFacts => ({
  from: [{ name: 'Lars', address: 'lars@nordtex.example' }],
  sentAt: new Date('2026-04-08T08:00:00Z'),
  subject: 'Offer Q-77',
  to: [{ name: '', address: 'li.na@ourmill.example' }],
  cc: [{ name: '', address: 'wei@ourmill.example' }],
  text: 'Dear Li Na,\nplease offer 2,000 towels.\n',
  attachments: [],
  ...change,
});

describe('the normal form of a Message-ID', () => {
  // Frozen: stored hashes depend on it. A line may be added, none may change.
  it.each<[string, string | null]>([
    ['<a@b.example>', 'a@b.example'],
    ['a@b.example', 'a@b.example'],
    ['  <a@b.example>  ', 'a@b.example'],
    ['<a@\r\n b.example>', 'a@b.example'],
    ['< a@b.example >', 'a@b.example'],
    ['<A.b@B.Example>', 'A.b@B.Example'],
    ['<a@b.example> (comment)', 'a@b.example'],
    ['<a@b.example', 'a@b.example'],
    ['<a@b.example><c@d.example>', 'a@b.example'],
    ['<0099$aa@x.example>', '0099$aa@x.example'],
    ['<"q uoted"@x.example>', '"quoted"@x.example'],
    ['<no-at-sign>', 'no-at-sign'],
    ['<>', null],
    ['', null],
    ['   ', null],
  ])('%j is %j', (raw, id) => {
    expect(normaliseMessageId(raw)).toBe(id);
  });

  it('is at most 998 characters long, and stays what it is when taken again', () => {
    fc.assert(
      fc.property(fc.string(), raw => {
        const once = normaliseMessageId(raw);
        expect((once ?? '').length).toBeLessThanOrEqual(998);
        if (once !== null) expect(normaliseMessageId(once)).toBe(once);
      }),
    );
  });

  it('has a hash that is frozen too', () => {
    expect(messageIdHash('a@b.example')).toBe('ebb18a030bf15174f5714e24d63af1a81355c951ea7389bd2a9bd18e3d0c2477');
  });
});

describe('copies of one letter', () => {
  it.each<[string, Partial<LetterFacts>]>([
    ['other blanks and line ends', { text: '\r\nDear Li Na,\r\n  please   offer 2,000 towels.  \r\n\r\n' }],
    ['hard blanks and soft hyphens', { text: 'Dear\u00a0Li Na,\nplease off\u00ader 2,000 towels.' }],
    ['another form of the same letters', { text: 'Dear Li Na,\nplease offer 2,000 towels.'.normalize('NFD') }],
    [
      'recipients in another order and twice',
      {
        to: [
          { name: 'Wei', address: 'wei@ourmill.example' },
          { name: 'Li', address: 'li.na@ourmill.example' },
        ],
        cc: [{ name: '', address: 'wei@ourmill.example' }],
      },
    ],
    ['milliseconds that a store does not keep', { sentAt: new Date('2026-04-08T08:00:00.700Z') }],
    ['other display names', { from: [{ name: 'Holm, Lars', address: 'lars@nordtex.example' }] }],
  ])('have one content hash: %s', (_what, change) => {
    expect(contentHash(letter(change))).toBe(contentHash(letter()));
  });

  it.each<[string, Partial<LetterFacts>]>([
    ['another sender', { from: [{ name: '', address: 'lars@nordtex.test' }] }],
    ['another second', { sentAt: new Date('2026-04-08T08:00:01Z') }],
    ['another subject', { subject: 'Offer Q-78' }],
    ['another recipient', { cc: [] }],
    ['another text', { text: 'Dear Li Na,\nplease offer 3,000 towels.\n' }],
  ])('are told from another letter: %s', (_what, change) => {
    expect(contentHash(letter(change))).not.toBe(contentHash(letter()));
  });

  it('without a text are told apart by their files', () => {
    const scan = (hash: string) =>
      letter({
        text: ' ',
        attachments: [
          {
            name: 'scan.pdf',
            contentType: 'application/pdf',
            size: 1,
            hash,
            contentId: null,
            isInline: false,
            bytes: null,
            file: null,
          },
        ],
      });
    expect(contentHash(scan('aa'))).not.toBe(contentHash(scan('bb')));
  });

  it('keep their content hash whatever blanks a gateway puts in', () => {
    const words = fc.array(fc.stringMatching(/^[a-zA-Z0-9é价]{1,8}$/), { minLength: 1, maxLength: 20 });
    const gaps = fc.array(fc.constantFrom(' ', '\n', '\r\n', '\t', '\u00a0', '  \n\n'), {
      minLength: 20,
      maxLength: 20,
    });
    fc.assert(
      fc.property(words, gaps, gaps, (list, one, other) => {
        const join = (blanks: string[]) => list.map((word, index) => word + blanks[index]!).join('');
        expect(contentHash(letter({ text: join(one) }))).toBe(contentHash(letter({ text: join(other) })));
      }),
    );
  });
});

describe('the identity of a letter', () => {
  it('is its Message-ID, however it is written', () => {
    const one = identityOf({ ...letter(), messageId: 'a@b.example' });
    expect(one.identity).toBe(messageIdHash('a@b.example'));
    expect(one.messageIdHash).toBe(one.identity);
  });

  it('is its content where it has no Message-ID', () => {
    const one = identityOf({ ...letter(), messageId: null });
    expect(one).toEqual({ identity: contentHash(letter()), messageIdHash: null, contentHash: contentHash(letter()) });
  });

  it('of a second letter under the same id is another one, and always the same', () => {
    const [a, b] = [contentHash(letter()), contentHash(letter({ text: 'something else' }))];
    expect(identityOfReused('id', a)).not.toBe(identityOfReused('id', b));
    expect(identityOfReused('id', a)).toBe(identityOfReused('id', a));
  });

  it('is shared by a copy with a footer or a banner, not by another text, sender, date, or one with more attached', () => {
    const facts = (change: Partial<LetterFacts> = {}) => copyFactsOf(letter(change) as ParsedMessage);
    const attachment = { hash: 'ab' } as LetterFacts['attachments'][number];
    const banner = facts({ text: `CAUTION: external mail.\n${letter().text}` });
    expect(isSameLetter(facts(), banner)).toBe(true);
    expect(isSameLetter(facts(), facts({ text: 'Quite another text that has nothing in common.' }))).toBe(false);
    expect(isSameLetter(facts(), facts({ sentAt: new Date('2026-04-09T08:00:00Z') }))).toBe(false);
    expect(isSameLetter(facts(), facts({ from: [{ name: '', address: 'x@y.example' }] }))).toBe(false);
    expect(isSameLetter(facts(), facts({ attachments: [attachment] }))).toBe(false);
    expect(isSameLetter(facts({ attachments: [attachment] }), facts())).toBe(true);
  });
});

describe('the content of a letter', () => {
  const scan = (hash: string) =>
    letter({ text: 'See attached.', attachments: [{ hash } as LetterFacts['attachments'][number]] });

  it('differs where only the attachments differ: a scanner sends each page by itself', () => {
    expect(contentHash(scan('page 1'))).not.toBe(contentHash(scan('page 2')));
  });

  it('differs where there is no text and the HTML differs', () => {
    expect(contentHash(letter({ text: '', html: '<img src=a>' }))).not.toBe(
      contentHash(letter({ text: '', html: '<img src=b>' })),
    );
  });

  it('of letters without a date is told apart by the Message-ID', () => {
    const undated = (messageId: string) => contentHash(letter({ sentAt: null, messageId }));
    expect(undated('a@x')).not.toBe(undated('b@x'));
    expect(undated('a@x')).toBe(undated('a@x'));
  });
});

describe('the hash of a content', () => {
  /** As it was first written, and as stored hashes were made. */
  function plainly({ from, sentAt, subject, to, cc, text, html, messageId, attachments }: LetterFacts): string {
    const fold = (piece: string) => piece.replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]+/g, '').normalize('NFC');
    const recipients = [...new Set([...to, ...cc].map(one => one.address || fold(one.name)))].sort();
    const time = sentAt ? Math.floor(sentAt.getTime() / 1000) : `without ${messageId ?? ''}`;
    const sender = from[0]?.address || fold(from[0]?.name ?? '');
    const head = `${sender}\n${time}\n${fold(subject)}\n${recipients.join(',')}\n`;
    const files = attachments.map(one => one.hash).sort();
    const tail = files.length > 0 ? `\n${files.join(',')}` : '';
    return createHash('sha256')
      .update(head)
      .update(fold(text) || fold(html ?? ''))
      .update(tail)
      .digest('hex');
  }

  const words = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('', ' \n\u200b', 'é', 'e\u0301'));

  it('is what it always was, whatever is written', () => {
    const facts = fc.record({
      from: fc.constantFrom([], [{ name: 'Łars', address: '' }], [{ name: '', address: 'lars@nordtex.example' }]),
      sentAt: fc.option(fc.date({ noInvalidDate: true })),
      subject: words,
      to: fc.array(fc.record({ name: words, address: fc.constantFrom('', 'a@b.example') }), { maxLength: 3 }),
      cc: fc.constant([]),
      text: words,
      html: fc.option(words),
      messageId: fc.option(words),
      attachments: fc.array(fc.record({ hash: fc.constantFrom('aa', 'bb') }), { maxLength: 2 }),
    });
    fc.assert(fc.property(facts, some => expect(contentHash(some as never)).toBe(plainly(some as never))));
  });

  it('is the same for a text that is larger than the room it is put together in', () => {
    for (const text of ['ä long text\n'.repeat(40_000), 'a long text\n'.repeat(40_000)])
      expect(contentHash(letter({ text }))).toBe(plainly(letter({ text })));
  });
});
