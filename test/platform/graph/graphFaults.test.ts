import { AppError } from '../../../service/common/errors';
import { graphFault, graphUnreachable, readRetryAfter, waitAfter } from '../../../service/platform/graph/graphFaults';

const answer = (status: number, code = '', retryAfter: string | null = null) => ({ status, code, retryAfter });

test.each([
  [answer(429, 'ApplicationThrottled', '10'), 'graph.throttled', true, 10_000],
  [answer(429, 'TooManyRequests'), 'graph.throttled', true, 5_000],
  [answer(503, 'ServiceUnavailable'), 'graph.throttled', true, 5_000],
  [answer(504), 'graph.throttled', true, 5_000],
  [answer(403, 'ErrorAccessDenied', '1.5'), 'graph.throttled', true, 1_500],
  [answer(410), 'graph.resync', true, null],
  [answer(400, 'SyncStateNotFound'), 'graph.resync', true, null],
  [answer(404, 'syncstatenotfound'), 'graph.resync', true, null],
  [answer(404, 'ErrorItemNotFound'), 'graph.not_found', false, null],
  [answer(404, 'MailboxNotEnabledForRESTAPI'), 'graph.no_mailbox', false, null],
  [answer(403, 'ErrorAccessDenied'), 'graph.denied', true, 1_800_000],
  [answer(401, 'InvalidAuthenticationToken'), 'graph.sign_in', true, null],
  [answer(409), 'graph.conflict', false, null],
  [answer(412), 'graph.conflict', false, null],
  [answer(500), 'graph.unreachable', true, 5_000],
  [answer(400, 'BadRequest'), 'graph.refused', false, null],
])('%j is %s', (refused, code, retry, wait) => {
  const fault = graphFault(refused);
  expect(fault).toMatchObject({ code, retry });
  expect(waitAfter(fault)).toBe(wait);
});

const NOW = Date.parse('2026-11-22T10:00:00Z');
test.each([
  ['120', 120_000],
  ['0', 0],
  ['0.5', 500],
  ['Sun, 22 Nov 2026 10:01:00 GMT', 60_000],
  ['Sun, 22 Nov 2026 09:00:00 GMT', 0],
  ['999999', 3_600_000],
  ['soon', null],
  ['-5', null],
  [null, null],
])('Retry-After %s is %s milliseconds', (text, expected) => {
  expect(readRetryAfter(text, NOW)).toBe(expected);
});

test('what is no refusal of Graph says nothing of waiting', () => {
  expect(waitAfter(new Error('x'))).toBeNull();
  expect(waitAfter(new AppError('database.locked', 503, 'x'))).toBeNull();
  expect(graphUnreachable(Object.assign(new Error('x'), { code: 'ECONNRESET' })).details.code).toBe('ECONNRESET');
});
