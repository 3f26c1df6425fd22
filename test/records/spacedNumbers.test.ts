import fc from 'fast-check';
import { foldNumber } from '../../service/records/numbers';
import { compactText, placesOf } from '../../service/records/spacedNumbers';

const found = (text: string, number: string) =>
  placesOf(compactText(text), foldNumber(number)).map(({ start, end }) => text.slice(start, end));

describe('a known number in a text, whatever stands within it', () => {
  it.each<[string, string, string]>([
    ['about PI YT 260048 today', 'PI-YT260048', 'PI YT 260048'],
    ['about pi/yt-260048, today', 'PI-YT260048', 'pi/yt-260048'],
    ['ENC. 2026/0219 falta', 'ENC 2026/0219', 'ENC. 2026/0219'],
    ['Bestellung 4500 123 456 eilt', '4500123456', '4500 123 456'],
    ['订单号 4500-123-456', '4500123456', '4500-123-456'],
    ['договор 14 - K / 2026', '14-К/2026', '14 - K / 2026'],
    ['طلب ٤٥٠٠ ١٢٣ ٤٥٦', '4500123456', '٤٥٠٠ ١٢٣ ٤٥٦'],
    ['see T-117.', 'T-117', 'T-117'],
    ['客人T-117的货', 'T-117', 'T-117'],
    ['PO_T-117_signed.pdf', 'T-117', 'T-117'],
    ['PI26-0112-rev2', 'PI26-0112', 'PI26-0112'],
    ['A 2211 please', 'A-2211', 'A 2211'],
  ])('%s: %s', (text, number, words) => {
    expect(found(text, number)).toEqual([words]);
  });

  it.each<[string, string]>([
    ['K-22110', 'K-2211'],
    ['K-2211-3', 'K-2211'],
    ['XK-2211', 'K-2211'],
    ['AB-K-2211', 'K-2211'],
    ['call 4500 123 456', '4500123456'],
    ['order tel. +49 4500 123 456', '4500123456'],
    ['order 4500 123 456 EUR', '4500123456'],
    ['4500\n123456', '4500123456'],
    ['in 26 cases we had 0112 lots', 'IN26-0112'],
    ['we need a 2211 today', 'A-2211'],
    ['bring T 117 more', 'T-117'],
    ['', 'K-2211'],
  ])('%j does not name %s', (text, number) => {
    expect(found(text, number)).toEqual([]);
  });

  it('stands where it says, in any text', () => {
    const piece = fc.constantFrom('PI', '-', ' ', '26', '0112', '/', 'x', '的', '\n', 'ＰＩ', '７');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
        const text = pieces.join('');
        for (const words of found(text, 'PI26-0112')) expect(foldNumber(words)).toBe('PI260112');
      }),
    );
  });
});
