import fc from 'fast-check';
import { checkPassword, weaknessOf } from '../../service/users/passwords';
import { commonPasswords } from '../../service/users/commonPasswords';

const address = 'wang.lei@huaying-trade.com';

describe('a password', () => {
  const cases: [string, string, string | null][] = [
    ['of nine characters is too short', 'lamp-9oak', 'short'],
    ['of ten characters will do', 'lamp-9oaks', null],
    ['of five Chinese characters is too short, though it has fifteen bytes', '海上明月光', 'short'],
    ['of ten Chinese characters will do', '海上生明月天涯共此时', null],
    ['that everybody uses is refused', 'qwertyuiop', 'common'],
    ['that everybody uses is refused in capitals too', 'QwertyUiop', 'common'],
    ['of digits in a row is refused', '1234567890', 'common'],
    ['of three characters in turn is refused', 'abababababab', 'repeated'],
    ['that is the address is refused', 'wang.lei@huaying-trade.com', 'like_address'],
    ['that is the address without its signs is refused', 'WangLeiHuayingTradeCom', 'like_address'],
    ['that is the name of the mailbox with a year is refused', 'wang.lei2026', 'like_address'],
    ['that has the name in a longer sentence will do', 'wang.lei likes green tea', null],
  ];
  it.each(cases)('%s', (_name, password, expected) => {
    expect(weaknessOf(password, address)).toBe(expected);
  });

  it('is refused with a code and the reason', () => {
    expect(() => checkPassword('short', address)).toThrow(
      expect.objectContaining({ code: 'users.weak_password', status: 400, details: { reason: 'short', min: 10 } }),
    );
  });

  it('below ten characters is never taken', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 9, unit: 'grapheme-ascii' }), text => weaknessOf(text, address) === 'short'),
    );
  });

  it('is on the list of common ones only where its length would let it through', () => {
    expect([...commonPasswords].filter(word => word.length < 10 || word !== word.toLowerCase())).toEqual([]);
  });
});
