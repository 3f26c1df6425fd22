import {
  decodeModifiedUtf7,
  folderName,
  folderOfFlags,
  isSentFolder,
} from '../../../service/intake/sources/folderNames';

test.each<[string, string[], string | null, string]>([
  ['mail', [], null, 'inbox'],
  ['mail', ['2024', 'Acme'], null, '2024/Acme'],
  ['Sent Items', [], null, 'Sent Items'],
  ['已发送', [], null, '已发送'],
  ['Sent', ['Inbox'], null, 'Inbox'],
  ['mail', ['.Sent.2024'], null, 'Sent/2024'],
  ['mail', ['.&XfJT0ZAB-'], null, '已发送'],
  ['mail', ['Inbox.sbd'], 'Acme', 'Inbox/Acme'],
  ['mail', ['Sent.mbox'], 'mbox', 'Sent'],
  ['', [], 'arnold-j.mbox.gz', 'arnold-j'],
  ['', [], 'Sent', 'Sent'],
  ['mail', ['a\u202eb/../c'], null, 'a b .. c'],
  ['mail', ['x'.repeat(300), 'y'.repeat(300)], null, `${'x'.repeat(300)}/${'y'.repeat(99)}`],
])('below %j in %j, mbox %j, mail is in folder %j', (root, folders, mbox, expected) => {
  expect(folderName(root, folders, mbox)).toBe(expected);
});

test.each([
  ['Sent', true],
  ['INBOX/Gesendete Objekte', true],
  ['Archive/2024/已发送邮件', true],
  ['E\u0301le\u0301ments envoye\u0301s', true],
  ['Sent_Items', true],
  ['Отправленные', true],
  ['Unsent', false],
  ['Sent/Acme', false],
  ['inbox', false],
])('the folder %j holds sent mail: %j', (folder, expected) => {
  expect(isSentFolder(folder)).toBe(expected);
});

test.each([
  ['1700000000.M1P2.host:2,S', null],
  ['1700000000.M1P2.host:2,ST', 'Trash'],
  ['1700000000.M1P2.host;2,DS', 'Drafts'],
  ['1700000000.M1P2.host', null],
])('the marks of the Maildir letter %j mean the folder %j', (name, expected) => {
  expect(folderOfFlags(name)).toBe(expected);
});

test.each([
  ['R&AOk-ception', 'Réception'],
  ['Kunden &- Partner', 'Kunden & Partner'],
  ['&ZeVnLIqe-', '日本語'],
  ['A & B', 'A & B'],
])('the IMAP name %j is %j', (text, expected) => {
  expect(decodeModifiedUtf7(text)).toBe(expected);
});
