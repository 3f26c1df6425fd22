import fc from 'fast-check';
import { decodeHeader, decodeWords, readHeaderBlock, readStructured } from '../../service/mail/headerFields';

it('reads folded fields, and leaves out what is no field', () => {
  const block = 'From x Thu Jan 1\r\nSubject: one\r\n two\r\n\tthree\r\nno field here\r\nTo:a@b\n';
  expect(readHeaderBlock(block)).toEqual([
    { name: 'subject', raw: 'one two three' },
    { name: 'to', raw: 'a@b' },
  ]);
});

it.each<[string, string]>([
  ['=?utf-8?B?w6TDtg==?=', 'äö'],
  ['=?utf-8?Q?gr=C3=BC=C3=9Fe_dich?=', 'grüße dich'],
  ['=?iso-8859-1?q?a?= =?iso-8859-1?q?b?= c', 'ab c'],
  ['=?gb2312?B?sai82w==?=', '报价'],
  ['=?ISO-2022-JP?B?GyRCOCtAURsoQg==?=', '見積'],
  ['=?iso-2022-jp?B?GyRCJWolTSVzGyhC?=\r\n =?iso-2022-jp?B?GyRCJS8lbSU5GyhC?=', 'リネンクロス'],
  ['=?utf-8*en?Q?tag?=', 'tag'],
  ['=?utf-8?Q?What?=', 'What'],
  ['=?broken', '=?broken'],
  ['=?utf-8?X?abc?=', '=?utf-8?X?abc?='],
  ['a =?utf-8?Q?b?= c', 'a b c'],
])('decodes %j to %j', (raw, text) => {
  expect(decodeWords(raw)).toBe(text);
});

it('makes one line of a value, whatever an encoded word smuggles in', () => {
  expect(decodeHeader('=?utf-8?Q?a=0D=0ABcc:_x@y?=')).toBe('a Bcc: x@y');
});

it.each<[string, string, Record<string, string>]>([
  ['text/plain; charset=utf-8', 'text/plain', { charset: 'utf-8' }],
  [
    'Text/HTML; Charset="ISO-8859-1" (comment); format=flowed',
    'text/html',
    { charset: 'ISO-8859-1', format: 'flowed' },
  ],
  ["application/pdf; name*=utf-8''%E5%9B%BE.pdf", 'application/pdf', { name: '图.pdf' }],
  ["application/pdf; name*0*=utf-8''%E5%9B; name*1*=%BE; name*2=.pdf", 'application/pdf', { name: '图.pdf' }],
  ['application/pdf; name="=?utf-8?B?5Zu+LnBkZg==?="', 'application/pdf', { name: '图.pdf' }],
  ["attachment; filename=old.pdf; filename*=utf-8''new.pdf", 'attachment', { filename: 'new.pdf' }],
  ['multipart/mixed; boundary="a;b=c"', 'multipart/mixed', { boundary: 'a;b=c' }],
  ['text/plain; __proto__=x', 'text/plain', { __proto__: 'x' } as Record<string, string>],
])('reads the parameters of %j', (raw, value, parameters) => {
  const found = readStructured(raw);
  expect(found.value).toBe(value);
  for (const [name, text] of Object.entries(parameters)) expect(found.parameters[name]).toBe(text);
});

it('takes any bytes for a header', () => {
  fc.assert(
    fc.property(fc.string(), raw => {
      expect(typeof decodeHeader(raw)).toBe('string');
      expect(typeof readStructured(raw).value).toBe('string');
      expect(Array.isArray(readHeaderBlock(raw))).toBe(true);
    }),
  );
});
