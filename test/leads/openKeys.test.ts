import fc from 'fast-check';
import { businessDomain, kindOfKey, openKeysOf } from '../../service/leads/openKeys';

describe('keys of an open lead', () => {
  test.each([
    ['all that is known', { conversationId: 7, email: 'a@firm.de', domain: 'firm.de', phoneKey: '49123' }, 4],
    ['a platform hides the address', { conversationId: 7, email: '', domain: '', phoneKey: '' }, 1],
    ['a free mail address has no firm', { conversationId: null, email: 'a@gmail.com', domain: '', phoneKey: '' }, 1],
    ['nothing at all', { conversationId: null, email: '', domain: '', phoneKey: '' }, 0],
  ])('%s', (_what, identity, count) => expect(openKeysOf(identity)).toHaveLength(count));

  test('the conversation says more than the address, the address more than the firm, the firm more than a telephone', () => {
    const keys = openKeysOf({ conversationId: 1, email: 'a@b.de', domain: 'b.de', phoneKey: '49' });
    expect(keys.map(kindOfKey)).toEqual(['conversation', 'address', 'domain', 'phone']);
  });

  test('no address can pass for a key of another kind', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (email, domain) => {
        const keys = openKeysOf({ conversationId: null, email, domain, phoneKey: '' });
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.map(kindOfKey)).toEqual([...(email ? ['address'] : []), ...(domain ? ['domain'] : [])]);
      }),
    );
  });

  test.each([
    ['firm.com.mx', 'firm.com.mx'],
    ['mail.firm.co.uk', 'firm.co.uk'],
    ['gmail.com', ''],
    ['qq.com', ''],
    ['', ''],
  ])('the firm of %s is "%s"', (domain, firm) => expect(businessDomain(domain)).toBe(firm));
});
