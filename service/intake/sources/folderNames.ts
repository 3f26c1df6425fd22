const MAX_LENGTH = 400;

const sentNames = new Set(
  [
    'sent',
    'sent items',
    'sent mail',
    'sent messages',
    'sent-mail',
    'outbox',
    'gesendet',
    'gesendete elemente',
    'gesendete objekte',
    'envoyés',
    'éléments envoyés',
    'messages envoyés',
    'enviados',
    'elementos enviados',
    'itens enviados',
    'inviati',
    'posta inviata',
    'inviata',
    'verzonden',
    'verzonden items',
    'skickat',
    'sendt',
    'wysłane',
    'elementy wysłane',
    'gönderilmiş öğeler',
    'gönderilenler',
    'отправленные',
    'відправлені',
    '已发送',
    '已发送邮件',
    '已傳送郵件',
    '寄件備份',
    '寄件匣',
    '发件箱',
    '发件夹',
    '送信済み',
    '送信済みアイテム',
    '보낸 편지함',
    '보낸편지함',
    'البريد المرسل',
  ].map(name => name.normalize('NFC')),
);

/** True where the last part of a folder name is what a mail program calls the folder of sent mail, in the languages of our users. */
export function isSentFolder(folder: string): boolean {
  const last = folder.slice(folder.lastIndexOf('/') + 1);
  return sentNames.has(last.normalize('NFC').trim().toLowerCase().replace(/_/g, ' '));
}

/**
 * The folder of a message from the names of the folders above it, below the root of the import.
 *
 * Maildir keeps its subfolders as '.Sent.2024' (Maildir++), named in modified UTF-7; Thunderbird keeps those of 'Inbox' in 'Inbox.sbd', Apple Mail an mbox in 'Sent.mbox/mbox'. All of that is form, not name.
 *
 * @param root name of the root folder itself, which counts only where it says that the mail was sent
 * @param mbox name of the mbox file, where the message is in one
 */
export function folderName(root: string, folders: readonly string[], mbox: string | null = null): string {
  const parts: string[] = [];
  for (const folder of folders) {
    if (folder.startsWith('.')) parts.push(...folder.slice(1).split('.').map(decodeModifiedUtf7));
    else parts.push(folder.replace(/\.(sbd|mbox)$/i, ''));
  }
  const own = mbox?.replace(/\.gz$/i, '').replace(/\.(mbox|mbx)$/i, '');
  if (own && own !== 'mbox') parts.push(own);
  const name = parts
    .map(clean)
    .filter(part => part !== '')
    .join('/');
  if (name) return name.slice(0, MAX_LENGTH);
  return isSentFolder(root) ? clean(root) : 'inbox';
}

/** Maildir writes a letter's marks into its name (':2,ST'): the folder that they stand for, or null. */
export function folderOfFlags(fileName: string): string | null {
  const flags = /[:;!]2,([A-Za-z]*)$/.exec(fileName)?.[1] ?? '';
  if (flags.includes('T')) return 'Trash';
  return flags.includes('D') ? 'Drafts' : null;
}

// Control characters, and those that turn the direction of writing, have no place in a name that is shown.
function clean(part: string): string {
  return part
    .normalize('NFC')
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069/\\]/gu, ' ')
    .trim();
}

/** Folder names as IMAP writes them (RFC 3501, 5.1.3): '&XfJT0ZAB-' is 已发送. What is not of that form stays as it is. */
export function decodeModifiedUtf7(text: string): string {
  return text.replace(/&([A-Za-z0-9+,]*)-/g, (whole, encoded: string) => {
    if (encoded === '') return '&';
    const bytes = Buffer.from(encoded.replace(/,/g, '/'), 'base64');
    if (bytes.length === 0) return whole;
    return bytes
      .subarray(0, bytes.length - (bytes.length % 2))
      .swap16()
      .toString('utf16le');
  });
}
