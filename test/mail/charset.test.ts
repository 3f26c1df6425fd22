import fc from 'fast-check';
import iconv from 'iconv-lite';
import { boundText, decodeText, encodingOf } from '../../service/mail/charset';

const texts: Record<string, string> = {
  zh: '您好，请报价全棉床单两千套，交货期五月十日之前，谢谢。',
  tw: '您好，請報價全棉床單兩千套，交貨期五月十日之前，謝謝。',
  ja: 'お世話になっております。シーツの見積をお願いいたします。',
  ko: '안녕하세요. 침대 시트 견적을 부탁드립니다. 감사합니다.',
  ru: 'Добрый день, пришлите пожалуйста предложение по полотенцам.',
  de: 'Größe und Menge bitte prüfen, Gruß Jörg',
  tr: 'Sayın yetkili, 3.000 adet oyuncak için fiyatınızı ve teslim süresini öğrenmek istiyoruz.',
  is: 'Góðan dag, við viljum fá verð í þúsund handklæði.',
  fr: 'Prix confirmé pour les pièces reçues, délai à vérifier.',
};

describe('text in its charset', () => {
  it.each<[string, string, string]>([
    ['zh', 'gb18030', 'gb2312'],
    ['zh', 'gbk', 'GBK'],
    ['zh', 'utf-8', 'utf-8'],
    ['tw', 'big5', 'Big5'],
    ['ja', 'shift_jis', 'Shift_JIS'],
    ['ja', 'euc-jp', 'EUC-JP'],
    ['ko', 'euc-kr', 'ks_c_5601-1987'],
    ['ru', 'koi8-r', 'koi8-r'],
    ['ru', 'windows-1251', 'cp1251'],
    ['de', 'iso-8859-1', 'iso-8859-1'],
    ['de', 'windows-1252', '"windows-1252"'],
    ['is', 'iso-8859-1', 'iso-8859-1'],
    ['tr', 'windows-1254', 'windows-1254'],
  ])('%s is read as %s when it is declared as %s', (key, encoding, declared) => {
    expect(decodeText(iconv.encode(texts[key]!, encoding), declared)).toBe(texts[key]);
  });

  it.each<[string, string]>([
    ['zh', 'gb18030'],
    ['zh', 'utf-8'],
    ['tw', 'big5'],
    ['ja', 'shift_jis'],
    ['ja', 'euc-jp'],
    ['ko', 'euc-kr'],
    ['ru', 'koi8-r'],
    ['ru', 'windows-1251'],
    ['de', 'windows-1252'],
  ])('%s in %s is recognised where nothing is declared, or ASCII is', (key, encoding) => {
    const bytes = iconv.encode(texts[key]!, encoding);
    expect([decodeText(bytes, null), decodeText(bytes, 'us-ascii'), decodeText(bytes, 'unknown-8bit')]).toEqual([
      texts[key],
      texts[key],
      texts[key],
    ]);
  });

  it.each<[string, string, string]>([
    ['zh', 'utf-8', 'gb2312'],
    ['zh', 'gb18030', 'iso-8859-1'],
    ['zh', 'gb18030', 'utf-8'],
    ['de', 'utf-8', 'iso-8859-1'],
    ['ru', 'utf-8', 'koi8-r'],
    ['tr', 'windows-1254', 'iso-8859-1'],
    ['tr', 'windows-1254', 'utf-8'],
    ['tr', 'iso-8859-9', 'windows-1252'],
    ['is', 'windows-1252', 'utf-8'],
    ['fr', 'windows-1252', 'utf-8'],
  ])('%s in %s is read right though it is declared as %s', (key, encoding, declared) => {
    expect(decodeText(iconv.encode(texts[key]!, encoding), declared)).toBe(texts[key]);
  });

  it('believes a declared charset for bytes that would be UTF-8 too', () => {
    expect(decodeText(iconv.encode('联通', 'gbk'), 'gb2312')).toBe('联通');
  });

  it('reads ISO-2022-JP without a declaration, UTF-16 by its mark, HZ and UTF-7', () => {
    expect(decodeText(Buffer.from('\u001b$B8+@Q\u001b(B', 'latin1'), null)).toBe('見積');
    expect(decodeText(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('价格', 'utf16le')]), 'utf-8')).toBe(
      '价格',
    );
    expect(decodeText(Buffer.from('~{<[8q~} ok ~~', 'latin1'), 'hz-gb-2312')).toBe('价格 ok ~');
    expect(decodeText(Buffer.from('Gr+APwA3w-e', 'latin1'), 'utf-7')).toBe('Grüße');
  });

  it('comes back for every text that is UTF-8, whatever is declared of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text =>
        expect(decodeText(Buffer.from(text), 'utf-8')).toBe(text.replace(/^\ufeff/, '')),
      ),
    );
    fc.assert(
      fc.property(
        fc.uint8Array(),
        fc.constantFrom(null, 'gb2312', 'iso-2022-jp', 'nonsense', 'utf-16', 'koi8-r'),
        (bytes, declared) => expect(typeof decodeText(bytes, declared)).toBe('string'),
      ),
    );
  });

  it('knows what nobody knows', () => {
    expect([encodingOf('no-such-charset'), encodingOf(''), encodingOf(null), encodingOf('gb2312*zh')]).toEqual([
      '',
      '',
      '',
      'gb18030',
    ]);
  });

  it('is cut between characters, never through one', () => {
    expect(boundText('ab😀', 3)).toBe('ab');
    expect(boundText('a\0b', 10)).toBe('ab');
  });
});
