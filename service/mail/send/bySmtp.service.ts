import { createHash } from 'node:crypto';
import { AppError } from '../../common/errors';
import type { Context } from '../../context';
import { inTransaction } from '../../platform/database/transaction';
import type { SmtpServer } from '../../platform/smtp/smtp';
import { handOver, mimeOf } from '../../platform/smtp/letters';
import { getBlobPlace, storeBlobRows } from '../blobs.service';
import { readFiles } from './files.service';
import { blindHead, partsOf } from './letter';
import type { OutboxMail } from './outbox.entity';
import { askTakingIn, moveHeld } from './outboxRows.service';

/**
 * Hands a mail over to the server of outgoing mail, whole and under one Message-ID. That it is being handed over is kept before the first byte: a mail whose end was missed is told to its writer and is
 * never handed over again by itself, because SMTP cannot be asked what became of it (RFC 1047).
 *
 * @throws AppError smtp.*, outbox.taken, outbox.file_gone
 */
export async function sendBySmtp(
  context: Context,
  server: SmtpServer,
  mail: OutboxMail,
  from: { name: string; address: string },
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const { clock, database } = context;
  const move = (to: OutboxMail['state'], change: Parameters<typeof moveHeld>[3]) =>
    inTransaction(database, manager => moveHeld(manager, mail, to, change, clock()));
  if (mail.state === 'sending') return move('unclear', { reason: 'outbox.end_missed' });
  const mime = await sourceOf(context, mail, from, headers);
  await move('sending', { triedAt: clock(), reason: '', answer: null });
  try {
    const recipients = [...new Set(mail.recipients.map(one => one.address))];
    const answer = await handOver(server, from.address, recipients, mime);
    await inTransaction(database, async manager => {
      await moveHeld(manager, mail, 'sent', { sentAt: clock(), answer }, clock());
      await askTakingIn(manager, mail.id);
    });
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith('smtp.')) throw error;
    const answer = String(error.details.answer ?? '').slice(0, 300) || null;
    if (error.details.isUnclear === true) return move('unclear', { reason: 'outbox.end_missed', answer });
    await move('waiting', { answer });
    throw error;
  }
}

/** The mail as it is handed over; made once, so that every try is the same letter. What is kept is the sender's copy, which names blind recipients too. */
async function sourceOf(
  context: Context,
  mail: OutboxMail,
  from: { name: string; address: string },
  headers: Readonly<Record<string, string>>,
): Promise<Buffer> {
  const { blobs, database, clock } = context;
  const head = blindHead(mail.recipients);
  if (mail.sourceHash !== null)
    return (await blobs.read(await getBlobPlace(database.manager, mail.sourceHash))).subarray(head.length);
  const mime = await mimeOf(partsOf(mail, from, headers, await readFiles(context, mail.id), clock()));
  const bytes = Buffer.concat([head, mime]);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const stored = await blobs.write([{ hash, size: bytes.length, bytes, encoding: 'plain' }]);
  await inTransaction(database, async manager => {
    await storeBlobRows(manager, stored);
    await moveHeld(manager, mail, 'waiting', { sourceHash: hash }, clock());
  });
  return mime;
}
