import fc from 'fast-check';
import type { CareDecision, CareLetter } from '../../service/teamwork/moving';
import { nextInTurn, standingOf } from '../../service/teamwork/moving';

const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour));
const buyer = ['anna@nordlicht.example', 'sales@haitu.example'];
const factory = ['jin@xinyuan.example', 'li.na@haitu.example'];

function letterOf(id: number, direction: string, more: Partial<CareLetter> = {}): CareLetter {
  const plain = { kind: 'normal', isRefused: false, isAsking: direction === 'in', addresses: buyer };
  return { id, sentAt: at(id), direction, ...plain, ...more };
}
const decided = (state: CareDecision['state'], hour: number, throughId: number): CareDecision => ({
  ...{ state, throughId, at: at(hour) },
});

describe('a conversation in a mailbox', () => {
  const cases: [string, CareLetter[], CareDecision | null, unknown][] = [
    ['is new when a letter comes', [letterOf(1, 'in')], null, ['new', 1]],
    ['waits since the first of three that nobody answered', [1, 2, 3].map(id => letterOf(id, 'in')), null, ['new', 1]],
    ['is answered when one of ours goes out', [letterOf(1, 'in'), letterOf(2, 'out')], null, ['answered', null]],
    ['is open again when another comes', [letterOf(1, 'in'), letterOf(2, 'out'), letterOf(3, 'in')], null, ['open', 3]],
    [
      'is not answered by an auto-reply of ours',
      [letterOf(1, 'in'), letterOf(2, 'out', { kind: 'auto_reply' })],
      null,
      ['new', 1],
    ],
    [
      'does not wait for a bounce or an auto-reply that comes in',
      [
        letterOf(1, 'in'),
        letterOf(2, 'out'),
        letterOf(3, 'in', { kind: 'bounce' }),
        letterOf(4, 'in', { kind: 'auto_reply' }),
      ],
      null,
      ['answered', null],
    ],
    [
      'is not answered by passing it on to the factory',
      [letterOf(1, 'in'), letterOf(2, 'out', { addresses: factory.slice(0, 1) })],
      null,
      ['new', 1],
    ],
    [
      'is answered by a letter to the agent who stood in copy',
      [
        letterOf(1, 'in', { addresses: [...buyer, 'ivy@agent.example'] }),
        letterOf(2, 'out', { addresses: ['ivy@agent.example'] }),
      ],
      null,
      ['answered', null],
    ],
    ['does not wait for what a person called no business', [letterOf(1, 'in', { isRefused: true })], null, null],
    ['does not wait where we stood in copy only', [letterOf(1, 'in', { isAsking: false })], null, null],
    ['has nothing to wait for while only we have written', [letterOf(1, 'out')], null, null],
    [
      'is open, not new, when somebody answers our own letter',
      [letterOf(1, 'out'), letterOf(2, 'in')],
      null,
      ['open', 2],
    ],
    ['stays done', [letterOf(1, 'in')], decided('done', 2, 1), ['done', null]],
    [
      'is open again when a letter comes after it was done',
      [letterOf(1, 'in'), letterOf(3, 'in')],
      decided('done', 2, 1),
      ['open', 3],
    ],
    [
      'is open again by a letter that was sent before and came late',
      [letterOf(1, 'in'), letterOf(9, 'in', { sentAt: at(1) })],
      decided('done', 2, 1),
      ['open', 1],
    ],
    [
      'stays done when an old folder is imported afterwards',
      [letterOf(1, 'in'), letterOf(9, 'in', { sentAt: new Date(Date.UTC(2026, 1, 2)) })],
      decided('done', 2, 1),
      ['done', null],
    ],
    ['waits for them as long as a person says so', [letterOf(1, 'in')], decided('waiting', 2, 1), ['waiting', null]],
    [
      'is answered when we write again after that',
      [letterOf(1, 'in'), letterOf(3, 'out')],
      decided('waiting', 2, 1),
      ['answered', null],
    ],
    ['is open when a person opens it', [letterOf(1, 'in'), letterOf(2, 'out')], decided('open', 3, 2), ['open', 1]],
    ['stays done when we write again', [letterOf(1, 'in'), letterOf(3, 'out')], decided('done', 2, 1), ['done', null]],
  ];
  it.each(cases)('%s', (_name, letters, decision, expected) => {
    const standing = standingOf(letters, decision, false);
    expect(standing && [standing.state, standing.waitingSince?.getUTCHours() ?? null]).toEqual(expected);
  });

  it('is told alike in whatever order its letters were loaded', () => {
    const letters = fc.array(
      fc.record({ direction: fc.constantFrom('in', 'out', 'internal'), kind: fc.constantFrom('normal', 'bounce') }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(letters, fc.boolean(), (made, hasCarer) => {
        const all = made.map((one, index) => letterOf(index + 1, one.direction, { kind: one.kind }));
        expect(standingOf([...all].reverse(), null, hasCarer)).toEqual(standingOf(all, null, hasCarer));
      }),
    );
  });

  it('waits exactly where its last letter of people came in', () => {
    const letters = fc.array(fc.constantFrom('in', 'out'), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(letters, made => {
        const standing = standingOf(
          made.map((direction, index) => letterOf(index + 1, direction)),
          null,
          false,
        );
        expect(standing?.waitingSince != null).toBe(made.at(-1) === 'in');
      }),
    );
  });
});

describe('turns', () => {
  it.each([
    [[3, 1, 2], null, 1],
    [[3, 1, 2], 1, 2],
    [[3, 1, 2], 3, 1],
    [[1, 3], 2, 3],
    [[], 1, null],
  ])('among %j after %s come to %s', (members, last, next) => {
    expect(nextInTurn(members, last)).toBe(next);
  });
});
