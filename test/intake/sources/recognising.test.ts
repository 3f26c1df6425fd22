import { adviceFor, isPassedOver, looksLikeMessage, recognise } from '../../../service/intake/sources/recognising';

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const letter = 'Received: from a\r\n\tby b\r\nSubject: x\r\n\r\nhello';
const tar = Buffer.concat([Buffer.alloc(257), Buffer.from('ustar\u000000')]);

test.each<[string, string | Buffer, string, string]>([
  ['a letter', letter, 'a.eml', 'eml'],
  ['a letter without an ending', letter, '1700000', 'eml'],
  ['a letter after a byte order mark', `\ufeff${letter}`, 'a', 'eml'],
  ['a letter with a From_ line above', `From a@b.c Wed May 16 17:15:59 2001\n${letter}`, 'a.eml', 'eml'],
  ['an empty .eml', '', 'a.eml', 'eml'],
  ['a broken .eml', 'what?', 'a.eml', 'eml'],
  ['a letter that calls itself .msg', letter, 'a.msg', 'eml'],
  ['an Outlook message', OLE, 'a.msg', 'msg'],
  ['an old Word document', OLE, 'a.doc', 'other'],
  ['an mbox', `From a@b.c Wed May 16 17:15:59 2001\n${letter}`, 'Inbox', 'mbox'],
  ['an mbox with a date of its own form', `From a 16.5.01\n${letter}`, 'Inbox', 'mbox'],
  ['an empty mbox', '', 'Inbox.mbox', 'mbox'],
  ['something compressed', Buffer.from([0x1f, 0x8b, 8]), 'a.mbox.gz', 'gzip'],
  ['an Outlook data file', '!BDN....', 'archive.pst', 'pst'],
  ['an Outlook data file that calls itself .eml', '!BDN....', 'a.eml', 'pst'],
  ['a zip', 'PK\u0003\u0004', 'mails.zip', 'archive'],
  ['a zip that calls itself .eml', 'PK\u0003\u0004', 'mails.eml', 'archive'],
  ['a Word document', 'PK\u0003\u0004', 'offer.docx', 'other'],
  ['a tar', tar, 'mails', 'archive'],
  ['a PDF', '%PDF-1.4', 'a', 'other'],
  ['a text that begins with "From "', 'From the desk of Ana\n\nHello', 'note', 'other'],
  ['a text with colons', 'Note: buy\nTo do: call', 'note', 'other'],
  ['nothing', '', 'note', 'other'],
])('%s', (_, head, name, expected) => {
  expect(recognise(Buffer.from(head as string), name)).toBe(expected);
});

test.each([
  ['From: a@b.c\n\n', true],
  ['>From a@b.c Wed May 16 2001\nDate: x\n\n', true],
  ['X-Unknown: 1\nDate: x', true],
  ['X-Unknown: 1\n\nDate: x', false],
  ['hello\nDate: x\n', false],
  ['Date : x\nbroken line\nTo: a', true],
])('%j looks like a letter: %j', (text, expected) => {
  expect(looksLikeMessage(Buffer.from(text))).toBe(expected);
});

test.each([
  ['a.eml', false],
  ['1.', false],
  ['Inbox', false],
  ['mails.zip', false],
  ['.DS_Store', true],
  ['~$offer.eml', true],
  ['a.eml~', true],
  ['a.eml.part', true],
  ['Thumbs.db', true],
  ['offer.pdf', true],
  ['Inbox.msf', true],
])('%j is passed over in a folder: %j', (name, expected) => {
  expect(isPassedOver(name)).toBe(expected);
});

test('the advice says what to do', () => {
  expect(adviceFor('pst')).toContain('Export');
  expect(adviceFor('archive')).toContain('Unpack');
  expect(adviceFor('other')).toContain('.eml');
});
