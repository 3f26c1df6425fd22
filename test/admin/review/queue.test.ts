import type { ReviewItem, ReviewList } from '../../../service/filing/filing.schema';
import { ahead, asCategory, countsWithout, nextAfter, touchedBy, without } from '../../../admin/views/review/queue';

const item = (messageId: number, part: Partial<ReviewItem> = {}): ReviewItem => ({
  messageId,
  conversationId: messageId,
  fromName: '',
  fromAddress: `p${messageId}@buyer.example`,
  subject: '',
  preview: '',
  sentAt: '2026-11-20T08:00:00.000Z',
  category: 'which_party',
  reason: null,
  version: 1,
  ...part,
});

describe('a decision in the review queue', () => {
  const items = [
    item(1, { conversationId: 90, fromAddress: 'ivy@agents.example' }),
    item(2, { conversationId: 90, fromAddress: 'ivy@agents.example' }),
    item(3, { fromAddress: 'Ivy@agents.example' }),
    item(4, { fromAddress: 'bob@agents.example' }),
    item(5, { fromAddress: 'ivy@agents.example', conversationId: 90, category: 'suspicious' }),
    item(6, { fromAddress: 'eve@other.example' }),
  ];

  test.each([
    ['message', [1]],
    ['conversation', [1, 2]],
    ['address', [1, 2, 3]],
    ['domain', [1, 2, 3, 4]],
  ] as const)('for the %s takes out what it touches, and never a suspicious mail', (scope, ids) => {
    expect(touchedBy(items, items[0] as ReviewItem, scope)).toEqual(ids);
  });

  test('on a suspicious mail takes out that mail', () => {
    expect(touchedBy(items, items[4] as ReviewItem, 'message')).toEqual([5]);
  });

  test('shows the mail that follows, at the end the one before, and then none', () => {
    expect(nextAfter(items, 1, new Set([1, 2]))).toBe(3);
    expect(nextAfter(items, 6, new Set([6]))).toBe(5);
    expect(nextAfter([item(1)], 1, new Set([1]))).toBeNull();
  });

  test('leaves every count equal to the list behind it', () => {
    const list: ReviewList = {
      items,
      nextCursor: null,
      counts: { all: 6, which_party: 5, suspicious: 1 },
      decidedToday: 3,
    };
    const gone = new Set([1, 5]);
    expect(countsWithout(list, gone)).toEqual({ all: 4, which_party: 4, suspicious: 0 });
    const after = without(list, gone, 2);
    expect(after.items).toHaveLength(after.counts.all ?? -1);
    expect(after.decidedToday).toBe(5);
  });
});

test('the selected mail and the next three are loaded ahead', () => {
  const items = [1, 2, 3, 4, 5, 6].map(id => item(id));
  expect(ahead(items, 2, 4)).toEqual([2, 3, 4, 5]);
  expect(ahead(items, null, 4)).toEqual([1, 2, 3, 4]);
  expect(ahead(items, 6, 4)).toEqual([6]);
});

test('an unknown tab in the address shows all', () => {
  expect(asCategory('suspicious')).toBe('suspicious');
  expect(asCategory('toString')).toBe('all');
  expect(asCategory(null)).toBe('all');
});
