import fc from 'fast-check';
import type { ParsedMessage } from '../../service/mail/parsed';
import type { EarlierLetter } from '../../service/mail/threading';
import {
  answersBySubject,
  continuesBySubject,
  foldSubject,
  normaliseSubject,
  threadIndexRoot,
} from '../../service/mail/threading';

describe('the subject without what mail programs put before it', () => {
  it.each<[string, string]>([
    ['Re: Offer', 'Offer'],
    ['RE[2]: Offer', 'Offer'],
    ['Re: Re: RE: Offer', 'Offer'],
    ['AW: WG: Angebot', 'Angebot'],
    ['Sv: VS: Tilbud', 'Tilbud'],
    ['TR: RE: Offre', 'Offre'],
    ['RES: ENC: Proposta', 'Proposta'],
    ['R: I: Offerta', 'Offerta'],
    ['Odp: PD: Oferta', 'Oferta'],
    ['YNT: İLT: Teklif', 'Teklif'],
    ['回复：转发：报价', '报价'],
    ['答复: 报价', '报价'],
    ['回覆: 報價', '報價'],
    ['返信：見積', '見積'],
    ['답장: 견적', '견적'],
    ['رد: عرض', 'عرض'],
    ['Отв: Предложение', 'Предложение'],
    ['Antw: Offerte', 'Offerte'],
    ['[EXTERNAL] Re: Offer', 'Offer'],
    ['***SPAM*** Offer', 'Offer'],
    ['Automatic reply: Offer', 'Offer'],
    ['Re:   two   blanks', 'two blanks'],
    ['Resin: price', 'Resin: price'],
    ['Order: 4711', 'Order: 4711'],
    ['Re:', 'Re:'],
    ['', ''],
  ])('%j is %j', (subject, normal) => {
    expect(normaliseSubject(subject)).toBe(normal);
  });

  it('is what it is when taken again', () => {
    const piece = fc.constantFrom('Re: ', 'FW: ', '回复：', '[EXT] ', 'Offer', ' 4711', 'AW:');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), pieces => {
        const once = normaliseSubject(pieces.join(''));
        expect(normaliseSubject(once)).toBe(once);
      }),
    );
  });
});

const sentAt = new Date('2026-04-08T08:00:00Z');
const people = ['lars@nordtex.example', 'li.na@ourmill.example'];
const parsed = (change: Partial<ParsedMessage>): ParsedMessage =>
  ({
    subject: 'Re: Offer',
    references: [],
    headers: {},
    sentAt,
    from: [{ name: '', address: people[0] }],
    to: [{ name: '', address: people[1] }],
    cc: [],
    ...change,
  }) as ParsedMessage;
const earlier = (change: Partial<EarlierLetter> = {}): EarlierLetter => ({
  threadRoot: null,
  sentAt: new Date('2026-04-01T08:00:00Z'),
  people: new Set(people),
  ...change,
});

describe('a letter whose references lead nowhere', () => {
  it('continues the thread of Exchange, where it is the same subject', () => {
    const index = Buffer.alloc(27, 7).toString('base64');
    const answer = parsed({ references: ['unknown@x'], headers: { 'thread-index': index } });
    expect(continuesBySubject(answer, sentAt, earlier({ threadRoot: threadIndexRoot(index) }))).toBe(true);
    const other = threadIndexRoot(Buffer.alloc(27, 8).toString('base64'));
    expect(continuesBySubject(answer, sentAt, earlier({ threadRoot: other }))).toBe(false);
  });

  it.each<[string, Partial<ParsedMessage>, Partial<EarlierLetter>, boolean]>([
    ['an answer between the same people within a month', {}, {}, true],
    ['no answer by its subject', { subject: 'Offer' }, {}, false],
    ['only one person on both', {}, { people: new Set(['lars@nordtex.example', 'other@x.example']) }, false],
    ['more than 30 days apart', {}, { sentAt: new Date('2026-03-01T08:00:00Z') }, false],
    ['an answer that came before', {}, { sentAt: new Date('2026-04-09T08:00:00Z') }, false],
    ['headers that refer to something else', { references: ['unknown@x'] }, {}, false],
  ])('continues by subject alone only if its headers refer to nothing: %s', (_what, change, before, joins) => {
    expect(continuesBySubject(parsed(change), sentAt, earlier(before))).toBe(joins);
  });

  it('is compared without regard to capitals and what mail programs put before', () => {
    expect(foldSubject('RE: Bamboo Trays')).toBe(foldSubject('bamboo trays'));
  });

  it('never takes a forward for an answer', () => {
    expect(answersBySubject(parsed({ subject: 'FW: Offer' }), sentAt, earlier())).toBe(false);
  });
});
