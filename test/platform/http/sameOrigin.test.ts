import type { RequestOrigin } from '../../../service/platform/http/sameOrigin';
import { isOurs } from '../../../service/platform/http/sameOrigin';

const own = ['https://trade.example.com'];

describe('a request that changes something', () => {
  const cases: [string, Partial<RequestOrigin>, boolean][] = [
    ['is taken from our own page', { site: 'same-origin' }, true],
    ['is refused from another site', { site: 'cross-site' }, false],
    ['is refused from a neighbour of ours', { site: 'same-site' }, false],
    ['is refused when typed into the address bar', { site: 'none' }, false],
    ['is judged by what the browser says, not by a forged origin', { site: 'cross-site', origin: own[0] }, false],
    ['is taken from an old browser on our page', { origin: own[0] }, true],
    ['is refused from an old browser on another page', { origin: 'https://evil.example' }, false],
    ['is refused from a page without an origin', { origin: 'null' }, false],
    ['is refused with a cookie and no origin at all', { hasCookie: true }, false],
    ['is taken from a program that has no cookie', { hasCookie: false }, true],
  ];
  it.each(cases)('%s', (_name, given, expected) => {
    expect(isOurs({ method: 'POST', site: undefined, origin: undefined, hasCookie: true, ...given }, own)).toBe(
      expected,
    );
  });

  it.each(['GET', 'HEAD', 'OPTIONS'])('%s changes nothing and may come from anywhere', method => {
    expect(isOurs({ method, site: 'cross-site', origin: 'https://evil.example', hasCookie: true }, own)).toBe(true);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])('%s from another site is refused', method => {
    expect(isOurs({ method, site: 'cross-site', origin: undefined, hasCookie: true }, own)).toBe(false);
  });
});
