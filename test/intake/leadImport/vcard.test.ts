import fc from 'fast-check';
import { cardSheet } from '../../../service/intake/leadImport/cardSheet';
import type { Card } from '../../../service/intake/leadImport/vcard';
import { readCards } from '../../../service/intake/leadImport/vcard';

const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD'].join('\r\n');
const read = (...lines: string[]) => readCards(card(...lines), 10)[0] as Card;

const cases: [string, string[], Partial<Card>][] = [
  [
    'of version 3.0, with escapes',
    [
      ...['VERSION:3.0', 'FN:Anna Weber', 'N:Weber;Anna;;;', 'ORG:Nordlicht Küchen\\, Bad & Co;Purchasing'],
      ...['TITLE:Buyer', 'EMAIL;TYPE=INTERNET:anna@nordlicht.example', 'TEL;TYPE=WORK,VOICE:+49 40 1234567'],
      ...['NOTE:Bamboo trays\\, 5\\;000 pcs\\nCIF Hamburg'],
    ],
    {
      ...{ name: 'Anna Weber', company: 'Nordlicht Küchen, Bad & Co', department: 'Purchasing', title: 'Buyer' },
      ...{ emails: ['anna@nordlicht.example'], phones: ['+49 40 1234567'] },
      note: 'Bamboo trays, 5;000 pcs\nCIF Hamburg',
    },
  ],
  [
    'of version 4.0, with addresses as URIs and the preferred first',
    [
      ...['VERSION:4.0', 'FN:Marco Rossi', 'TEL;VALUE=uri;TYPE="voice,cell";PREF=1:tel:+39-333-555-1234'],
      ...['TEL;VALUE=uri;TYPE=work:tel:+39-02-5550-1234;ext=12', 'EMAIL;PREF=2:two@casasole.example'],
      ...['EMAIL;PREF=1:one@casasole.example', 'LANG:it', 'URL:https://casasole.example'],
    ],
    {
      ...{ name: 'Marco Rossi', mobiles: ['+39-333-555-1234'], phones: ['+39-02-5550-1234 ext. 12'] },
      ...{ emails: ['one@casasole.example', 'two@casasole.example'], language: 'it' },
      websites: ['https://casasole.example'],
    },
  ],
  [
    'folded by RFC 6350: the blank of the fold is no part of the value',
    ['VERSION:3.0', 'FN:Anna We', ' ber', 'NOTE:first ', ' second', '\tthird'],
    { name: 'Anna Weber', note: 'first secondthird' },
  ],
  [
    'of version 2.1, folded at a blank that belongs to the value',
    ['VERSION:2.1', 'N:Weber;Anna', 'ORG:Nordlicht', ' Kuechen GmbH', 'TITLE:C:\\Buyer'],
    { name: 'Anna Weber', company: 'Nordlicht Kuechen GmbH', title: 'C:\\Buyer' },
  ],
  [
    'of version 2.1 in quoted-printable UTF-8, over several lines',
    [
      ...['VERSION:2.1', 'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9D=8E;=E5=A8=9C'],
      ...['ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=AE=81=E6=B3=A2=', '=E6=B5=B7=E5=9B=BE'],
    ],
    { name: '李娜', company: '宁波海图' },
  ],
  [
    'of version 2.1 in quoted-printable GB2312, as old telephones write',
    ['VERSION:2.1', 'FN;QUOTED-PRINTABLE;CHARSET=GB2312:=C0=EE=C4=C8', 'TEL;CELL:13800001111'],
    { name: '李娜', mobiles: ['13800001111'] },
  ],
  [
    'in quoted-printable GBK that says nothing of it',
    ['VERSION:2.1', 'FN;ENCODING=QUOTED-PRINTABLE:=C0=EE=C4=C8'],
    { name: '李娜' },
  ],
  [
    'with soft line ends in front of a line that looks like a property',
    ['VERSION:2.1', 'FN:Li Na', 'NOTE;ENCODING=QUOTED-PRINTABLE:first=0D=0A=', 'TITLE: second'],
    { name: 'Li Na', title: '', note: 'first\r\nTITLE: second' },
  ],
  [
    'of a telephone of Apple, with groups and labels',
    [
      ...['VERSION:3.0', 'N:Ward;John;;Mr.;', 'item1.EMAIL;type=INTERNET;type=pref:j.ward@atlas.example'],
      ...['item1.X-ABLabel:_$!<Work>!$_', 'item2.URL;type=pref:atlas.example', 'X-SOCIALPROFILE;type=wechat:jward'],
    ],
    { name: 'John Ward', emails: ['j.ward@atlas.example'], websites: ['atlas.example'] },
  ],
  [
    'with colons and semicolons in a quoted parameter',
    ['VERSION:4.0', 'FN:Anna', 'ADR;LABEL="Harbour 1; Hall: B":;;Hafenstr. 1;Hamburg;;20095;Germany'],
    { addresses: ['Hafenstr. 1, 20095 Hamburg'], country: 'Germany' },
  ],
  [
    'with an address written as Chinese write it',
    ['VERSION:3.0', 'FN:金伟', 'ADR;TYPE=WORK:;;柯桥大道 1 号;绍兴;浙江;312030;中国'],
    { addresses: ['312030 浙江 绍兴 柯桥大道 1 号'], country: '中国' },
  ],
  [
    'with WeChat, WhatsApp, fax and categories',
    [
      ...['VERSION:3.0', 'FN:Ivy', 'X-WECHAT:ivy_chan', 'IMPP;X-SERVICE-TYPE=WhatsApp:whatsapp:+85291234567'],
      ...['TEL;TYPE=WORK,FAX:+852 2123 4567', 'CATEGORIES:Fair,Bamboo'],
    ],
    {
      messengers: ['WECHAT: ivy_chan', 'WHATSAPP: +85291234567'],
      faxes: ['+852 2123 4567'],
      phones: [],
      categories: 'Fair,Bamboo',
    },
  ],
  [
    'with a picture, of which nothing is read',
    ['VERSION:3.0', 'FN:Anna', 'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRg', ' TITLE:AQ', 'TITLE:Buyer'],
    { name: 'Anna', title: 'Buyer' },
  ],
  ['that tells nothing but an address', ['VERSION:3.0', 'EMAIL:x@y.example'], { name: '', emails: ['x@y.example'] }],
];

test.each(cases)('a card %s is read', (_what, lines, told) => {
  expect(read(...lines)).toMatchObject(told);
});

test('many cards are read in order; one that does not end ends where the next begins', () => {
  const text = `${card('FN:One')}\n\nBEGIN:VCARD\nFN:Two\nbegin:vcard\nFN:Three\nend:vcard\nFN:lost\n`;
  expect(readCards(text, 10).map(one => one.name)).toEqual(['One', 'Two', 'Three']);
  expect(readCards(text, 2)).toHaveLength(2);
});

test('a card within a card is somebody else, and is left out', () => {
  const text = card('VERSION:2.1', 'FN:Anna', 'AGENT:', 'BEGIN:VCARD', 'FN:Her agent', 'END:VCARD', 'TITLE:Buyer');
  expect(readCards(text, 10)).toMatchObject([{ name: 'Anna', title: 'Buyer' }]);
});

test('cards become rows with the columns that some card fills', () => {
  const sheet = cardSheet(
    'fair',
    readCards(`${card('FN:Anna', 'EMAIL:a@x.example', 'EMAIL:b@x.example')}\n${card('FN:Li Na', 'TITLE:Buyer')}`, 10),
  );
  expect(sheet.header).toEqual(['FN', 'TITLE', 'EMAIL']);
  expect(sheet.rows).toEqual([
    { row: 1, cells: ['Anna', '', 'a@x.example\nb@x.example'] },
    { row: 2, cells: ['Li Na', 'Buyer', ''] },
  ]);
});

test('no text breaks the reader, and a long one is read in time that grows with it', () => {
  const lines = fc.constantFrom(
    'BEGIN:VCARD',
    'END:VCARD',
    'FN:A',
    ' b',
    'N;X=":',
    'NOTE;QUOTED-PRINTABLE:=',
    '=E6=',
    ';:',
    '\\',
    'AGENT:',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(lines, fc.string()), { maxLength: 60 }), parts => {
      expect(readCards(parts.join('\r\n'), 100).length).toBeLessThanOrEqual(100);
    }),
  );
  const long = `BEGIN:VCARD\nFN:${'\\;"'.repeat(200_000)}\n${' x\n'.repeat(200_000)}END:VCARD`;
  expect(readCards(long, 10)).toHaveLength(1);
});

test.each([
  ['a value of one line of 20 MB', `NOTE:${'x'.repeat(20_000_000)}`],
  ['parameters of one line of 20 MB', `NOTE;${'x'.repeat(20_000_000)}:told`],
  [
    'a long line of parameters with many lines folded behind it',
    `NOTE;QUOTED-PRINTABLE;${'x'.repeat(400_000)}:=\n${'=\n'.repeat(400_000)}`,
  ],
  [
    'a long line about an agent with many cards behind it',
    `AGENT;${'x'.repeat(400_000)}:\n${'BEGIN:VCARD\n'.repeat(200_000)}END:VCARD`,
  ],
])('%s takes no longer than reading it', (_what, lines) => {
  expect(readCards(`BEGIN:VCARD\nFN:Anna\n${lines}\nEND:VCARD`, 10)).toMatchObject([{ name: 'Anna' }]);
});

const safe = fc.string({ unit: fc.constantFrom(...'abcÄ李娜,;\\:\n '), maxLength: 30 });
test('what is written as the standard says is read as it was', () => {
  fc.assert(
    fc.property(safe, safe, (note, firm) => {
      const escaped = (text: string) => text.replace(/[\\,;]/g, '\\$&').replace(/\n/g, '\\n');
      const [one] = readCards(card('VERSION:4.0', 'FN:A', `NOTE:${escaped(note)}`, `ORG:${escaped(firm)};Unit`), 5);
      expect(one?.note).toBe(note.trim());
      expect(one?.company).toBe(firm.replace(/\s+/g, ' ').trim());
    }),
  );
});
