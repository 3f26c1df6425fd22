import type { Context } from '../context';
import { notFound } from '../common/errors';
import { getDecidable } from '../filing/checking.service';
import { mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { loadInquiryMail } from './inquiries.service';
import type { InquiryReply } from './inquiries.schema';
import { senderText } from './inquiry/extracting';
import type { InquiryFields } from './inquiry/inquiry';
import { Inquiry } from './inquiry.entity';

// What a page shows of a text; an inquiry is read in its beginning.
const MOST_TEXT = 200_000;

/**
 * What a letter asks for, with the texts that the receipts point into: the same texts that were read.
 *
 * @throws AppError message.not_found, inquiry.not_found
 */
export async function readInquiryOf(context: Context, viewer: Viewer, messageId: number): Promise<InquiryReply> {
  const { manager } = context.database;
  const message = await getDecidable(manager, viewer, messageId);
  const row = await manager.findOneBy(Inquiry, { messageId });
  if (!row) throw notFound('inquiry', { messageId });
  const { mail, attached } = await loadInquiryMail(manager, message);
  const fields = row.fields === null ? null : maskFields(viewer, JSON.parse(row.fields) as InquiryFields);
  const named = new Set(JSON.stringify(fields ?? {}).match(/(?<="attachment":)\d+/g) ?? []);
  const { subject, text, from, forwarded } = mail.parsed;
  return {
    ...{ messageId, state: row.state, isToCheck: row.isToCheck, kind: row.kind, language: row.language },
    ...{ reasons: row.reasons, fields, leadId: row.leadId, recordId: row.recordId },
    isContactHidden: !mayView(viewer, 'contact'),
    texts: {
      subject,
      sender: senderText(from[0]),
      body: text.slice(0, MOST_TEXT),
      forwarded: forwarded?.text.slice(0, MOST_TEXT) ?? null,
      attachments: attached
        .filter(one => named.has(String(one.position)))
        .map(one => ({ ...one, text: one.text.slice(0, MOST_TEXT) })),
    },
  };
}

function maskFields(viewer: Viewer, fields: InquiryFields): InquiryFields {
  return mayView(viewer, 'contact') ? fields : { ...fields, contactEmail: null, phone: null, messenger: null };
}
