import fc from 'fast-check';
import { excerptOf, finderOf, marked } from '../../service/common/excerpts';
import { hasLongWord, indexText, numberParts, soughtOf } from '../../service/common/searchText';

/** Whether something typed is found in a text, as the index would find it. */
function finds(typed: string, text: string, isPhrase = false): boolean {
  const words = indexText(text).split(' ');
  const parts = numberParts(text);
  return soughtOf(typed, isPhrase).some(({ words: sought, isPrefix }) => {
    const stands = (from: number, all: readonly string[]) =>
      sought.every((word, at) =>
        isPrefix && at === sought.length - 1 ? all[from + at]?.startsWith(word) : all[from + at] === word,
      );
    return words.some((_word, at) => stands(at, words)) || parts.some((_part, at) => stands(at, parts));
  });
}

describe('what is typed is found in what was written', () => {
  test.each([
    ['German, without its dots', 'kuchen', 'Küchen und Bäder'],
    ['German, with ue', 'Kuechen', 'Küchen und Bäder'],
    ['German, written with ue, sought with ü', 'Küchen', 'Kuechen und Baeder'],
    ['German, ß and ss', 'Strasse', 'Hafenstr. 3, große Straße'],
    ['French accents', 'echantillon', 'Échantillons gratuits'],
    ['Polish and Turkish letters', 'lodz', 'Łódź'],
    ['Danish', 'Koebenhavn', 'København'],
    ['Russian, е for ё, a beginning', 'елоч', 'ёлочные игрушки'],
    ['Greek, the s at the end', 'ΛΟΓΟΣ', 'λόγος'],
    ['Arabic, without its article', 'شحنة', 'وصلت الشحنة أمس'],
    ['Arabic, with vowel signs and hamza', 'ارسال', 'تم إِرسال الفاتورة'],
    ['Arabic digits', '2026', 'فاتورة ٢٠٢٦'],
    ['Persian letters', 'کالا', 'كالا'],
    ['Hebrew points', 'שלום', 'שָׁלוֹם'],
    ['two Chinese characters', '报价', '请确认最新报价单'],
    ['one Chinese character, at the end of a word', '单', '报价单'],
    ['Chinese beside Latin', '报价PI26', '年报价PI26-0112'],
    ['traditional Chinese, written simplified', '報價', '请确认最新报价单'],
    ['simplified Chinese, written traditional', '报价单', '請確認最新報價單'],
    ['a place that is written in a mixture', '台湾', '台灣客戶'],
    ['one character for two others', '发', '理髮'],
    ['a long text in the other script', '請確認樣品驗貨單據', '请确认样品验货单据'],
    ['a long text, written traditional', '请确认样品验货单据', '請確認樣品驗貨單據'],
    ['Japanese with kana', '見積書', 'お見積書をお送りします'],
    ['half-width kana', 'サンプル', 'ｻﾝﾌﾟﾙ送付'],
    ['Korean before a particle', '견적서', '견적서를 보내드립니다'],
    ['Thai, which has no blanks', 'ราคา', 'ใบเสนอราคา'],
    ['Hindi with its vowel signs', 'हिन्दी', 'यह हिन्दी है'],
    ['full-width letters', 'ABC123', 'ＡＢＣ１２３'],
    ['a beginning of three letters', 'quo', 'Quotation'],
    ['the middle of a number', '26-0031', 'Q-2026-0031'],
    ['the end of a number', '0031', 'our offer Q-2026-0031 of May'],
    ['the end of a number without marks', '0031', 'PI20260031'],
    ['a number without its marks', 'Q20260031', 'Q-2026-0031'],
    ['a number with other marks', 'QT-26-0031A', 'QT/26-0031A'],
    ['letters and digits that stand apart', 'PI26-0112', 'PI 26 / 0112'],
    ['an address', 'anna.weber@nordlicht.example', 'Anna Weber anna.weber@nordlicht.example'],
    ['a part of an address', 'nordlicht', 'anna.weber@nordlicht.example'],
    ['an apostrophe', "don't", 'we don’t ship'],
    ['a day', '2026-11-22', 'on 2026-11-22 at noon'],
    ['a day without its marks', '20261122', 'on 2026-11-22 at noon'],
    ['a day, the year last', '22.11.2026', 'ETD 22.11.2026'],
    ['an order that looks like half a day', '2611', 'order 26-11 of May'],
    ['the end of a long number with a year', '2611', 'PI-2026-2611'],
  ])('%s: %s', (_what, typed, text) => {
    expect(finds(typed, text)).toBe(true);
  });

  test.each([
    ['the middle of a word', 'uotation', 'Quotation'],
    ['a beginning of two letters', 'qu', 'Quotation'],
    ['characters in another order', '价报', '报价单'],
    ['another character of the same simplified one', '髮', '發貨'],
    ['another number', '26-0032', 'Q-2026-0031'],
    ['an amount by its digits', '25000', '1250.00'],
  ])('not: %s: %s', (_what, typed, text) => {
    expect(finds(typed, text)).toBe(false);
  });

  test('a phrase is found as it stands, and not by beginnings', () => {
    expect(finds('bamboo tray', 'our bamboo trays', true)).toBe(false);
    expect(finds('bamboo trays', 'our Bamboo  Trays!', true)).toBe(true);
    expect(finds('报价单 PI26', '报价单PI26', true)).toBe(true);
    expect(finds('報價單', '报价单', true)).toBe(false);
  });

  test.each(['', '  ', '-', '"', '***', '()', '…'])('nothing to seek in %j', typed => {
    expect(soughtOf(typed)).toEqual([]);
  });

  test('every word of every text finds it', () => {
    const words = fc.constantFrom(
      'Küche',
      '报价单',
      'Q-2026-0031',
      'ёлка',
      'الشحنة',
      'お見積',
      'don’t',
      'ＡＢＣ',
      'tray',
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 6 }), fc.nat(), (all, at) => {
        expect(finds(all[at % all.length] as string, all.join(' '))).toBe(true);
      }),
    );
  });

  test('a radical that stands for no letter is no word', () => {
    expect(indexText('⺀ 毛巾⺀')).toBe('毛巾 巾');
  });

  test('words of the index are letters, digits and marks, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
        for (const word of [...indexText(text).split(' '), ...numberParts(text)])
          expect(word).toMatch(/^[\p{L}\p{N}\p{M}]*$/u);
        soughtOf(text).forEach(({ words }) => words.forEach(word => expect(word).toMatch(/^[\p{L}\p{N}\p{M}]+$/u)));
      }),
    );
  });
});

test('a table of prices makes no more parts of numbers than the index takes', () => {
  const text = Array.from({ length: 5_000 }, (_one, at) => `SKU-${100_000 + at}`).join(' ');
  expect(numberParts(text).length).toBeLessThan(450);
});

test.each([
  ['2611', 'shipped 2026-11-22'],
  ['1122', 'shipped 2026/11/22'],
  ['2611', 'shipped 26-11-2026'],
  ['2611', 'shipped 26.11.2026'],
  ['6112', 'at 2026-11-22T09:00'],
])('a part of a number, %j, is not found in the day of %j', (typed, text) => expect(finds(typed, text)).toBe(false));

describe('what was found is marked', () => {
  const mark = (typed: string, text: string) => {
    const sought = soughtOf(typed);
    return (excerptOf(text, sought, finderOf(sought)) ?? 'nothing').replace(/\u0002/g, '[').replace(/\u0003/g, ']');
  };
  test.each([
    ['tray', 'The bamboo trays are here', 'The bamboo [trays] are here'],
    ['报价', '请确认最新报价单', '请确认最新[报价]单'],
    ['26-0031', 'Your Q-2026-0031 please', 'Your [Q-2026-0031] please'],
    ['Kuechen', 'Die Küchen sind da', 'Die [Küchen] sind da'],
    ['weber', 'anna.weber@nordlicht.example', 'anna.[weber]@nordlicht.example'],
    ['tray', 'A stray dog', 'nothing'],
    ['tray', `<b onclick="x">tray</b>`, '<b onclick="x">[tray]</b>'],
  ])('%s in %s', (typed, text, expected) => {
    expect(mark(typed, text)).toBe(expected);
  });

  test('a piece is cut out of a long text round what was found', () => {
    const text = `${'lorem ipsum '.repeat(9_000)} needle ${'dolor '.repeat(500)}`;
    expect(mark('needle', text)).toMatch(/^… .{30,60}\[needle\] dolor .* …$/);
  });

  test('marks that a mail brings along are taken away', () => {
    const sought = soughtOf('tray');
    expect(marked('a \u0002tray\u0003 b', finderOf(sought))).toBe('a  \u0002tray\u0003  b');
  });

  test('without its marks the text is what it was', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.string({ maxLength: 12 }), (text, typed) => {
        const plain = text.replace(/[\u0002\u0003]/g, ' ');
        expect(marked(text, finderOf(soughtOf(typed))).replace(/[\u0002\u0003]/g, '')).toBe(plain);
      }),
    );
  });
});

test('a word of over 40 letters and digits is noticed wherever it stands', () => {
  const word = fc.integer({ min: 1, max: 130 }).map(length => 'aZ9'.repeat(50).slice(0, length));
  fc.assert(
    fc.property(fc.array(fc.tuple(word, fc.constantFrom(' ', '-', ', ', '\n', '')), { maxLength: 6 }), pieces => {
      const text = pieces.map(([letters, gap]) => `${letters}${gap}`).join('');
      expect(hasLongWord(text)).toBe(/[A-Za-z0-9]{41}/.test(text));
    }),
  );
});

test('the numbers of ASCII text, looked for by hand, are those that the pattern for all scripts finds', () => {
  const piece = fc.constantFrom('a', 'Q', '7', '42', '2026', '-', '/', '_', '.', '#', ' ', ',', '\n', '(', 'pi');
  // A letter of another script, far from everything, makes the pattern read the text.
  const far = ' , \u0436';
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
      const text = pieces.join('');
      expect(numberParts(text)).toEqual(numberParts(text + far));
    }),
    { numRuns: 2000 },
  );
});
