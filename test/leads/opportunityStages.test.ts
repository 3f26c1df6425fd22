import type { Move } from '../../service/leads/opportunityStages';
import { openStages, refuseMove, winRate } from '../../service/leads/opportunityStages';

const move = (more: Partial<Move>): Move => ({
  ...{
    from: 'contact',
    to: 'requirement',
    before: '',
    reason: '',
    lostReason: '',
    competitor: '',
    wonRecordId: null,
    isManager: false,
  },
  ...more,
});

describe('moving an opportunity', () => {
  test.each([
    ['one stage on', {}, null],
    ['one stage back', { from: 'quoting', to: 'sample' }, null],
    ['past the sample, which many deals need none of', { from: 'requirement', to: 'quoting' }, null],
    ['two stages on', { from: 'contact', to: 'quoting' }, 'opportunity.skips_stages'],
    ['two stages on, with a reason', { from: 'contact', to: 'quoting', reason: 'fair' }, null],
    ['to where it stands', { to: 'contact' }, 'opportunity.same_stage'],
    ['suspended without a reason', { to: 'suspended' }, 'opportunity.skips_stages'],
    ['suspended', { to: 'suspended', reason: 'tender put off' }, null],
    ['on after a pause, where it stood', { from: 'suspended', to: 'quoting', before: 'quoting' }, null],
    [
      'on after a pause, far from where it stood',
      { from: 'suspended', to: 'contract', before: 'contact' },
      'opportunity.skips_stages',
    ],
    ['won by nothing', { from: 'contract', to: 'won' }, 'opportunity.won_needs_record'],
    ['won by an order', { from: 'contract', to: 'won', wonRecordId: 4 }, null],
    ['lost without a word', { to: 'lost' }, 'opportunity.lost_needs_reason'],
    ['lost to somebody unnamed', { to: 'lost', lostReason: 'competitor' }, 'opportunity.lost_needs_competitor'],
    ['lost by the price', { to: 'lost', lostReason: 'price' }, null],
    ['opened again by a trader', { from: 'lost', to: 'quoting', reason: 'they came back' }, 'opportunity.closed'],
    ['opened again by a manager', { from: 'lost', to: 'quoting', reason: 'they came back', isManager: true }, null],
    [
      'opened again by a manager without a reason',
      { from: 'won', to: 'contract', isManager: true },
      'opportunity.skips_stages',
    ],
    ['from lost to won', { from: 'lost', to: 'won', wonRecordId: 4, isManager: true }, 'opportunity.closed'],
  ] as const)('%s', (_what, more, refusal) => expect(refuseMove(move(more))).toBe(refusal));

  test('there is a way on from every open stage without a reason', () => {
    openStages.slice(0, -1).forEach((from, at) => {
      const to = openStages[at + 1] ?? from;
      expect(refuseMove(move({ from, to }))).toBeNull();
    });
  });

  test.each([
    [0, 0, null],
    [1, 2, 33],
    [5, 0, 100],
  ])('%d won and %d lost is %s per cent', (won, lost, rate) => expect(winRate(won, lost)).toBe(rate));
});
