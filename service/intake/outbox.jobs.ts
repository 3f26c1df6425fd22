import type { Context } from '../context';
import { getBlobPlace } from '../mail/blobs.service';
import { Mailbox } from '../mail/message.entity';
import { OutboxMail } from '../mail/send/outbox.entity';
import { TAKE_IN_SENT } from '../mail/send/outboxRows.service';
import { inTransaction } from '../platform/database/transaction';
import type { JobDefinition } from '../platform/queue/queue';
import { withParsePool } from './sharedPool.service';
import { requestSync } from './exchange/requesting.service';
import { importOne } from './single.service';

/** Where copies of what left by SMTP stand: no mailbox keeps one. */
const FOLDER = 'Sent';

/** Takes in what left. It may run twice: the letter is one. */
export function takingInJobs(context: Context): JobDefinition[] {
  return [
    {
      name: TAKE_IN_SENT,
      handler: async payload => takeInSent(context, (payload as { outboxId: number }).outboxId),
    },
  ];
}

async function takeInSent(context: Context, id: number): Promise<void> {
  const { database, blobs } = context;
  const mail = await database.manager.findOneBy(OutboxMail, { id, state: 'sent' });
  if (mail?.road === 'graph') {
    // Its copy is there in a moment: nobody waits for the next look, or for word from the server.
    await inTransaction(database, manager => requestSync(manager, mail.mailboxId));
    return context.queue.wake();
  }
  if (!mail?.sourceHash) return;
  const mailbox = await database.manager.findOneByOrFail(Mailbox, { id: mail.mailboxId });
  const bytes = await blobs.read(await getBlobPlace(database.manager, mail.sourceHash));
  const copy = { bytes, format: 'eml' as const, folder: FOLDER };
  // Who writes a mail here means it to be kept, to whomever it goes.
  await withParsePool(context, pool => importOne(context, pool, mailbox, copy, told => ({ ...told, keepOut: null })));
}
