import type { EntityManager } from 'typeorm';
import { AppError, badRequest, forbidden } from '../common/errors';
import type { Context } from '../context';
import { isOfTheMachine } from '../intake/importing.service';
import { withParsePool } from '../intake/sharedPool.service';
import type { SingleResult } from '../intake/single.service';
import { importOne } from '../intake/single.service';
import type { Classified } from '../mail/classify';
import type { Mailbox } from '../mail/message.entity';
import { KeptOut } from '../mail/message.entity';
import { inTransaction } from '../platform/database/transaction';
import { TradeRecord } from '../records/record.entity';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { makeChoice } from '../filing/sentChoice.service';
import { CHOICE_HEADER } from '../filing/sentChoices';
import { getVisibleCompany } from '../companies/visibleCompany.service';
import type { PaneChoiceBody, PaneChoiceReply } from './composing.schema';
import { findMailbox } from './finding.service';
import { targetOf } from './recipients.service';
import type { PaneTakeInBody, PaneTakeInReply } from './takingIn.schema';

const MAX_BYTES = 25 * 1024 * 1024;
const results = {
  stored: 'stored',
  alreadyThere: 'already_there',
  keptOut: 'kept_out',
  unreadable: 'unreadable',
} as const;

/** The mailbox, if the viewer works in it; of any other he learns nothing, not even that it is there. */
async function getOwnMailbox(manager: EntityManager, viewer: Viewer, address: string): Promise<Mailbox> {
  const { mailbox, isOwn } = await findMailbox(manager, viewer, address);
  if (!mailbox || !isOwn || !mailbox.isActive) throw forbidden('intake.not_your_mailbox');
  return mailbox;
}

/**
 * Imports one item of Outlook now, by the steps of every import. Twice, and twice at once, is once.
 *
 * @throws AppError intake.not_your_mailbox (403), pane.not_base64 (400), pane.too_large (413)
 */
export async function takeIn(context: Context, viewer: Viewer, body: PaneTakeInBody): Promise<PaneTakeInReply> {
  const { manager } = context.database;
  const mailbox = await getOwnMailbox(manager, viewer, body.mailbox);
  const message = { bytes: readSource(body.eml), format: 'eml' as const, folder: readFolder(body.folder) };
  const isBusiness = body.isBusiness ?? false;
  const judge = (classified: Classified) => (isBusiness ? overruled(classified, viewer, mailbox) : classified);
  const taken = await withParsePool(context, pool =>
    // Somebody else has stored the same letter meanwhile, or something was erased: it is looked at once more.
    onceMore(() => importOne(context, pool, mailbox, message, judge)),
  );
  if (taken.messageId !== null) await noteTaken(context, viewer, mailbox, taken, isBusiness);
  return {
    result: taken.keptOut ? 'kept_out' : results[taken.result],
    messageId: taken.messageId,
    keptOut: taken.keptOut && { reason: taken.keptOut },
  };
}

function readSource(text: string): Buffer {
  // One step a character, whatever stands there: a form with an end to look for goes back over a long run of line breaks again and again.
  if (/[^A-Za-z0-9+/=\r\n]/.test(text) || text.trim() === '')
    throw badRequest('pane.not_base64', 'The mail could not be read from Outlook. Open it again and try once more.');
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length > MAX_BYTES)
    throw new AppError('pane.too_large', 413, 'This mail is larger than 25 MB. Import it on the page "Import".');
  return bytes;
}

/** A name for the copy's folder; it is never a path. */
function readFolder(raw: string | undefined): string {
  return (
    (raw ?? '')
      .replace(/[\u0000-\u001f\u007f]/g, '')
      .trim()
      .slice(0, 400) || 'inbox'
  );
}

/** A person says that it is business. What its sender marked as private is for the owner of the mailbox alone to take in. */
function overruled(classified: Classified, viewer: Viewer, mailbox: Mailbox): Classified {
  const isOthers = mailbox.isShared || mailbox.ownerId !== viewer.userId;
  if (classified.keepOut?.reason === 'private' && isOthers) return classified;
  return { ...classified, keepOut: null };
}

async function onceMore<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isOfTheMachine(error)) throw error;
    return work();
  }
}

async function noteTaken(
  context: Context,
  viewer: Viewer,
  mailbox: Mailbox,
  { result, messageId, identity }: SingleResult,
  isBusiness: boolean,
): Promise<void> {
  await inTransaction(context.database, async manager => {
    const gone = await manager.delete(KeptOut, { mailboxId: mailbox.id, identity });
    if (result === 'alreadyThere' && !gone.affected) return;
    const details = { mailboxId: mailbox.id, isBusiness };
    await audit(manager, viewer, 'message.taken_in', { type: 'message', id: messageId }, details, context.clock());
  });
}

/**
 * Chooses under what the mail that is being written is filed, and answers the header that carries the choice.
 *
 * @throws AppError intake.not_your_mailbox (403), company.not_found, record.not_found, filing.foreign_record
 */
export async function choose(context: Context, viewer: Viewer, body: PaneChoiceBody): Promise<PaneChoiceReply> {
  const { manager } = context.database;
  const mailbox = await getOwnMailbox(manager, viewer, body.mailbox);
  const { companyId, recordId = null } = body;
  const { value, expiresAt } = await makeChoice(context, viewer, mailbox.id, { companyId, recordId });
  const company = await getVisibleCompany(manager, viewer, companyId);
  const record = recordId === null ? null : await manager.findOneBy(TradeRecord, { id: recordId });
  return {
    header: { name: CHOICE_HEADER, value },
    target: targetOf(company, record),
    expiresAt: expiresAt.toISOString(),
  };
}
