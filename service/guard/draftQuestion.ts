import type { Draft } from '../approvals/draft';
import type { FilingQuestion } from '../filing/question';
import { newTextLength } from '../mail/quoting';
import { normaliseMessageId } from '../mail/identity';

/** A mail that is about to be sent, as a question to the filing rules: so the same eyes look at it that will file its sent copy. */
export function questionOf(draft: Draft, from: string, inReplyTo: string | null): FilingQuestion {
  const people = (kind: 'to' | 'cc' | 'bcc') => draft.recipients.filter(one => one.kind === kind);
  const answered = inReplyTo === null ? null : normaliseMessageId(inReplyTo);
  const nothing = {
    ...{ sender: null, returnPath: null, sentAt: null, receivedAt: null, html: null, authentication: null },
    ...{ forwarded: null, deliveryReport: null, calendar: null, journal: null, language: null, defect: null },
  };
  return {
    parsed: {
      ...nothing,
      messageId: null,
      references: answered ? [answered] : [],
      from: [{ name: '', address: from }],
      replyTo: [],
      ...{ to: people('to'), cc: people('cc'), bcc: people('bcc') },
      subject: draft.subject,
      text: draft.text,
      newTextLength: newTextLength(draft.text),
      attachments: draft.attachments.map(({ name, size, sha256 }) => ({
        ...{
          name,
          size,
          hash: sha256 ?? '',
          contentType: '',
          contentId: null,
          isInline: false,
          bytes: null,
          file: null,
        },
      })),
      isTruncated: false,
      headers: {},
      size: draft.text.length,
    },
    kind: 'normal',
    direction: 'out',
    mailbox: draft.mailbox,
    conversationId: null,
  };
}
