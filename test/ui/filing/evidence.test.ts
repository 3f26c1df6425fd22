import fc from 'fast-check';
import type { KeyedReason } from '../../../ui/filing/evidence';
import { cutByMarks, isActiveKey, keysOnValue, marksIn, reasonsOf } from '../../../ui/filing/evidence';

const reason = (key: string, field: string, text: string, start?: number, end?: number): KeyedReason => ({
  key,
  reason: { code: 'number', values: {}, evidence: [{ field, text, start, end }] },
});

describe('marking the words that a reason rests on', () => {
  const body = 'Thank you for Q-2026-0031.\n> Q-2026-0031 was sent';

  test.each([
    ['offsets that fit are taken', reason('a', 'body', 'Q-2026-0031', 29, 40), [29, 40]],
    ['words without offsets are looked for', reason('a', 'body', 'q-2026-0031'), [14, 25]],
    ['offsets that point at other words are not trusted', reason('a', 'body', 'Q-2026-0031', 0, 11), [14, 25]],
    ['offsets behind the end are not trusted', reason('a', 'body', 'Q-2026-0031', 990, 1001), [14, 25]],
    ['a signature stands in the body', reason('a', 'signature', 'was sent'), [41, 49]],
  ])('%s', (_, keyed, [start, end]) => {
    expect(marksIn([keyed], 'body', body)).toEqual([{ start, end, keys: ['a'] }]);
  });

  test.each([
    ['words that are not there', reason('a', 'body', 'SO-1')],
    ['words of the subject', reason('a', 'subject', 'Thank you')],
    ['a header', reason('a', 'header', 'Thank you')],
    ['no words', reason('a', 'body', '')],
  ])('%s mark nothing in the body', (_, keyed) => {
    expect(marksIn([keyed], 'body', body)).toEqual([]);
  });

  test('pieces put together are the text again, whatever the marks', () => {
    const mark = fc
      .tuple(fc.nat(60), fc.nat(20), fc.constantFrom('a', 'b', 'c'))
      .map(([start, length, key]) => ({ start, end: start + length, keys: [key] }));
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fc.array(mark, { maxLength: 6 }), fc.nat(50), (text, marks, at) => {
        const from = Math.min(at, text.length);
        const pieces = cutByMarks(text, marks, from);
        expect(pieces.map(piece => piece.text).join('')).toBe(text.slice(from));
      }),
    );
  });

  test('where marks overlap a piece belongs to both reasons', () => {
    const marks = [
      { start: 0, end: 5, keys: ['a'] },
      { start: 3, end: 8, keys: ['b'] },
    ];
    expect(cutByMarks('abcdefgh', marks)).toEqual([
      { text: 'abc', keys: ['a'] },
      { text: 'de', keys: ['a', 'b'] },
      { text: 'fgh', keys: ['b'] },
    ]);
  });

  test('an address and a file name are marked by the reasons that name them', () => {
    const reasons = [reason('a', 'from', 'anna@nordlicht.example'), reason('b', 'attachment', 'Q-2026-0031')];
    expect(keysOnValue(reasons, ['from', 'header'], 'Anna@Nordlicht.example')).toEqual(['a']);
    expect(keysOnValue(reasons, ['attachment'], 'Q-2026-0031.pdf')).toEqual(['b']);
    expect(keysOnValue(reasons, ['to'], 'anna@nordlicht.example')).toEqual([]);
  });
});

describe('keys of reasons', () => {
  test('a candidate lights all of its reasons, and none of the tenth with the same first digit', () => {
    expect(isActiveKey('c1.0', 'c1.')).toBe(true);
    expect(isActiveKey('c11.0', 'c1.')).toBe(false);
    expect(isActiveKey('c1.0', 'c1.1')).toBe(false);
    expect(isActiveKey('c1.0', null)).toBe(false);
  });

  test('every reason of a status has a key of its own', () => {
    const party = {
      id: 1,
      name: 'A',
      isCustomer: true,
      isSupplier: false,
      isAgent: false,
      isPartner: false,
      isCompetitor: false,
      isForwarder: false,
    };
    const same = { code: 'address', values: {} };
    const keys = reasonsOf({
      state: 'review',
      category: 'which_party',
      reasons: [same, same],
      candidates: [
        { company: party, contact: null, record: null, likelihood: 'likely', reasons: [same] },
        { company: party, contact: null, record: null, likelihood: 'unsure', reasons: [same] },
      ],
      filings: [
        {
          id: 7,
          company: party,
          contact: null,
          record: null,
          confidence: 'certain',
          reasons: [same],
          decidedBy: null,
          createdAt: '',
        },
      ],
      decidedBy: null,
      decidedAt: null,
      version: 1,
    }).map(({ key }) => key);
    expect(keys).toEqual(['w0', 'w1', 'c0.0', 'c1.0', 'f7.0']);
  });
});
