import fc from 'fast-check';
import {
  afterLook,
  mayMove,
  MOST_A_MINUTE,
  nextTurn,
  outboxStates,
  SETTLE_MS,
  waitAfterTry,
} from '../../../service/mail/send/outboxStates';

test.each([
  ['gone_out', 0, 'sent'],
  ['gone_out', SETTLE_MS * 10, 'sent'],
  ['draft', 0, 'wait'],
  ['draft', SETTLE_MS - 1, 'wait'],
  ['draft', SETTLE_MS, 'send'],
  ['nowhere', 0, 'wait'],
  ['nowhere', SETTLE_MS, 'ask'],
] as const)('what the server calls %s, %d ms after it was handed over: %s', (found, since, next) => {
  expect(afterLook(found, since)).toBe(next);
});

test('nothing is done any more with a mail whose letter is here', () => {
  expect(outboxStates.filter(to => mayMove('seen', to))).toEqual([]);
});

test('what may have left is never written on as if it had not', () => {
  for (const from of ['drafted', 'sending', 'sent', 'unclear', 'seen'] as const)
    expect(mayMove(from, 'draft')).toBe(false);
});

test('in no minute more mails leave a mailbox than Exchange allows', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 4_000 }), { minLength: 1, maxLength: 120 }), gaps => {
      const tried: Date[] = [];
      let now = 1_000_000;
      for (const gap of gaps) {
        now = Math.max(now + gap, nextTurn(tried, new Date(now + gap)).getTime());
        tried.push(new Date(now));
        const within = tried.filter(at => at.getTime() > now - 60_000).length;
        expect(within).toBeLessThanOrEqual(MOST_A_MINUTE);
      }
    }),
    { numRuns: 200 },
  );
});

test('the wait grows from try to try and ends', () => {
  const waits = Array.from({ length: 12 }, (_, tries) => waitAfterTry(tries));
  expect(waits.slice(0, 3)).toEqual([5_000, 10_000, 20_000]);
  expect(waits.at(-1)).toBeNull();
});
