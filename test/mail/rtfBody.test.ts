import fc from 'fast-check';
import { decompressRtf, readRtf } from '../../service/mail/rtfBody';

describe('compressed RTF', () => {
  // The examples of [MS-OXRTFCP], 3.1.
  it('is opened as the specification shows', () => {
    const simple = Buffer.from(
      '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0',
      'hex',
    );
    expect(decompressRtf(simple)?.toString('latin1')).toBe('{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n');
    const crossing = Buffer.from('1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0', 'hex');
    expect(decompressRtf(crossing)?.toString('latin1')).toBe('{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}');
  });

  it('takes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), bytes => {
        decompressRtf(Buffer.from(bytes));
        return true;
      }),
    );
  });
});

it.each<[string, string]>([
  ['{\\rtf1\\ansi\\fromtext hello\\par world}', 'hello'],
  ["{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0 SimSun;}}\\pard \\f0 \\'bc\\'db\\'b8\\'f1\\par done}", '价格\ndone'],
  [
    "{\\rtf1\\ansi\\ansicpg1252 gr\\'fc\\'dfe \\u20215?ok{\\*\\secret hidden}}",
    'grüße 仾ok'.replace('仾', String.fromCharCode(20215)),
  ],
])('the text of %j', (rtf, text) => {
  const found = readRtf(Buffer.from(rtf, 'latin1'));
  expect(found?.isHtml).toBe(false);
  expect(found?.text).toContain(text);
  expect(found?.text).not.toMatch(/SimSun|hidden/);
});

it('the HTML that RTF was made of comes out as it went in', () => {
  const rtf =
    '{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 {\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 price 4.10\\htmlrtf }\\htmlrtf0 {\\*\\htmltag72 </p>}}';
  expect(readRtf(Buffer.from(rtf, 'latin1'))).toEqual({ isHtml: true, text: '<p>price 4.10</p>' });
});
