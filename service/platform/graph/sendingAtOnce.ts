import type { Graph } from './graph';

/** A mail of the house's own to one of its people. */
export interface HouseMail {
  to: string;
  subject: string;
  text: string;
  /** The same as `text`, where there is one. */
  html?: string;
  /** Without brackets. */
  messageId: string;
}

/**
 * Sends a mail from a mailbox in one request, and keeps no copy there: links that it holds are nobody else's (Microsoft, "user: sendMail"). Whether it left is not known after graph.unreachable; sent
 * once more, it has the same Message-ID.
 *
 * @throws AppError as `graph.call`
 */
export async function sendAtOnce(graph: Graph, user: string, mail: HouseMail): Promise<void> {
  const { to, subject, text, html, messageId } = mail;
  const message = {
    subject,
    body: html ? { contentType: 'html', content: html } : { contentType: 'text', content: text },
    toRecipients: [{ emailAddress: { address: to } }],
    internetMessageId: `<${messageId}>`,
    // Out-of-office replies to a machine help nobody ([MS-OXCMAIL] 2.2.3.2.14); Graph takes no header but `x-`.
    internetMessageHeaders: [{ name: 'x-auto-response-suppress', value: 'All' }],
  };
  const path = `/users/${user}/sendMail`;
  await graph.call<undefined>({ method: 'POST', path, mailbox: user, body: { message, saveToSentItems: false } });
}
