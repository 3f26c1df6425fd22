import type { FeedLine } from '../../service/reports/today.schema';
import { nextDay, startOfDay } from '../../admin/views/today/days';
import type { Feed } from '../../admin/views/today/feed';
import { arrived, flush, step } from '../../admin/views/today/feed';

const line = (messageId: number): FeedLine => ({
  messageId,
  conversationId: messageId,
  state: 'filed',
  fromName: '',
  subject: '',
  company: null,
  record: null,
  reason: null,
  candidateCount: 0,
  at: '2026-11-20T02:00:00.000Z',
});
const empty: Feed = { shown: [], waiting: [] };
const ids = (feed: Feed) => feed.shown.map(shown => shown.messageId);

describe('the stream of what comes in', () => {
  it('shows one line at a step, the newest on top', () => {
    const feed = step(step(arrived(arrived(empty, line(1)), line(2))));
    expect(ids(feed)).toEqual([2, 1]);
    expect(feed.waiting).toEqual([]);
  });

  it('shows no mail twice', () => {
    const feed = step(arrived(empty, line(1)));
    expect(arrived(feed, line(1))).toBe(feed);
  });

  it('becomes a number when it runs too fast to be read', () => {
    const many = Array.from({ length: 20 }, (_unused, at) => line(at + 1)).reduce(arrived, empty);
    expect(step(many)).toBe(many);
    expect(ids(flush(many))[0]).toBe(20);
    expect(flush(many).waiting).toEqual([]);
  });
});

describe('a day of the company', () => {
  it.each([
    ['2026-11-20', 'Asia/Shanghai', '2026-11-19T16:00:00.000Z'],
    ['2026-11-20', 'UTC', '2026-11-20T00:00:00.000Z'],
    ['2026-11-20', 'America/New_York', '2026-11-20T05:00:00.000Z'],
    // The clocks go forward on that day, and back on the other.
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    ['2026-11-20', 'Asia/Kolkata', '2026-11-19T18:30:00.000Z'],
  ])('%s in %s begins at %s', (day, zone, expected) => {
    expect(startOfDay(day, zone)).toBe(expected);
  });

  it('is followed by the next one', () => {
    expect(nextDay('2026-12-31')).toBe('2027-01-01');
    expect(nextDay('2028-02-28')).toBe('2028-02-29');
  });
});
