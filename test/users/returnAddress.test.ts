import fc from 'fast-check';
import { returnAddress } from '../../service/users/returnAddress';

describe('the page to which somebody returns after signing in', () => {
  it.each(['/', '/companies/5?tab=mail', '/mail/9', '/search?q=%22bamboo%22%20fan', '/companies?x=a//b'])(
    'is the one that he wanted: %s',
    wanted => expect(returnAddress(wanted)).toBe(wanted),
  );

  it.each([
    'https://evil.example/',
    '//evil.example/x',
    '/\\evil.example',
    '\\/evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/\n/evil.example',
    ' /mail',
    'mail',
    '',
    '/api/session',
    '/auth/entra/start',
    '/AUTH/entra/sign-out',
    '/x/../api/session',
    '/sign-in?why=out',
    '/addin/dialog.html',
    '/%',
    `/${'a'.repeat(3_000)}`,
    undefined,
    5,
    ['/mail'],
  ])('is the first page for what leads anywhere else: %s', wanted => {
    const led = returnAddress(wanted);
    expect(['/', '/%']).toContain(led);
  });

  it('leads nobody out of the house, whatever is asked for', () => {
    const pieces = fc.constantFrom(
      '/',
      '\\',
      '//',
      '..',
      '.',
      '@',
      ':',
      'evil.example',
      '?',
      '#',
      '%2f',
      '%5c',
      '\t',
      'a',
    );
    const given = fc.oneof(
      fc.string(),
      fc.webUrl(),
      fc.array(pieces).map(parts => parts.join('')),
    );
    fc.assert(
      fc.property(given, text => {
        const led = returnAddress(text);
        const url = new URL(led, 'https://crm.example');
        return led.startsWith('/') && url.origin === 'https://crm.example' && returnAddress(led) === led;
      }),
      { numRuns: 2_000 },
    );
  });
});
