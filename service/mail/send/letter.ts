import type { NewDraft } from '../../platform/graph/drafts';
import type { LetterParts } from '../../platform/smtp/letters';
import type { OutboxMail, OutboxRecipient } from './outbox.entity';

type Words = Pick<OutboxMail, 'text' | 'quoted'>;

const escaped = (line: string) =>
  line.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const linesOf = (text: string) => text.replace(/\r\n?/g, '\n').split('\n');
const asHtml = (text: string) => linesOf(text).map(escaped).join('<br>\n');

/** The whole text as it leaves: what was written, and below it what it answers, each line marked (RFC 3676, 4.5). */
export function wholeText({ text, quoted }: Words): string {
  if (quoted === null || quoted.trim() === '') return text;
  const below = linesOf(quoted)
    .map(line => (line === '' || line.startsWith('>') ? `>${line}` : `> ${line}`))
    .join('\n');
  return `${text.trimEnd()}\n\n${below}`;
}

/** The same for readers that show it; nothing in it is fetched, and nothing of the letter that is quoted is more than text. */
export function wholeHtml({ text, quoted }: Words): string {
  const own = `<div>${asHtml(text)}</div>`;
  if (quoted === null || quoted.trim() === '') return own;
  const style = 'margin:0 0 0 .8ex;border-left:1px solid #ccc;padding-left:1ex';
  return `${own}<br><blockquote style="${style}">${asHtml(quoted)}</blockquote>`;
}

const of = (recipients: readonly OutboxRecipient[], kind: OutboxRecipient['kind']) =>
  recipients.filter(one => one.kind === kind).map(({ name, address }) => ({ name, address }));

type Mail = Pick<
  OutboxMail,
  'key' | 'subject' | 'text' | 'quoted' | 'recipients' | 'messageId' | 'inReplyTo' | 'references'
>;

/** A mail as Exchange is to make it in its drafts. */
export function newDraftOf(mail: Mail, headers: Readonly<Record<string, string>>): NewDraft {
  const { key, subject, recipients, messageId, inReplyTo, references } = mail;
  return {
    ...{ mark: key, subject, html: wholeHtml(mail) },
    ...{ to: of(recipients, 'to'), cc: of(recipients, 'cc'), bcc: of(recipients, 'bcc') },
    messageId: `<${messageId}>`,
    inReplyTo: inReplyTo === null ? '' : `<${inReplyTo}>`,
    references: references.map(id => `<${id}>`).join(' '),
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
  };
}

/** The same mail as it is handed to a server of outgoing mail. */
export function partsOf(
  mail: Mail,
  from: { name: string; address: string },
  headers: Readonly<Record<string, string>>,
  files: LetterParts['files'],
  date: Date,
): LetterParts {
  const { subject, recipients, messageId, inReplyTo, references } = mail;
  return {
    ...{ from, subject, messageId, inReplyTo, references, date, files },
    ...{ to: of(recipients, 'to'), cc: of(recipients, 'cc') },
    ...{ text: wholeText(mail), html: wholeHtml(mail), headers },
  };
}

/** The line that names who gets it blind: it stands in the sender's own copy alone, as in the folder of sent mail of any mail program. */
export function blindHead(recipients: readonly OutboxRecipient[]): Buffer {
  const blind = of(recipients, 'bcc').map(({ address }) => `<${address}>`);
  return Buffer.from(blind.length > 0 ? `Bcc: ${blind.join(',\r\n ')}\r\n` : '');
}

const MOST_REFERENCES = 20;

/** The references of an answer: those of the letter, then its own id; of a long row the first and the last (RFC 5322, 3.6.4). */
export function referencesOf(before: readonly string[], answered: string | null): string[] {
  const all = [...new Set([...before, ...(answered === null ? [] : [answered])])];
  return all.length <= MOST_REFERENCES ? all : [...all.slice(0, 1), ...all.slice(1 - MOST_REFERENCES)];
}
