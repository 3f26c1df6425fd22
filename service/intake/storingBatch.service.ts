import type { EntityManager } from 'typeorm';
import type { MessageToFile } from '../filing/filing.service';
import { fileMessages } from '../filing/filing.service';
import { rememberReading } from '../filing/mailReading';
import type { FilingQuestion, OwnCompany } from '../filing/question';
import { requestLateThreads } from '../filing/refiling.service';
import type { StoredCopy } from '../filing/sentChoice.service';
import { applyChoices } from '../filing/sentChoice.service';
import type { NotedLetter } from '../guard/sent.service';
import { requestLookAgain, requestLookAtSent } from '../guard/sent.service';
import { followLeads } from '../leads/following.service';
import type { Recognised } from '../leads/inquiries.service';
import { noteInquiries } from '../leads/inquiries.service';
import type { Classified } from '../mail/classify';
import { KeptOut } from '../mail/message.entity';
import type { ParsedItem } from '../mail/parsePool';
import type { IncomingMessage, StoredMessage } from '../mail/storing.service';
import { storeMessages } from '../mail/storing.service';
import type { StoredBlob } from '../platform/blobs/blobs';
import { anyOf } from '../platform/database/lists';
import { insertRows, pieces } from '../platform/database/rows';
import type { StoredLetter } from '../outbox/recognising.service';
import { recogniseSent } from '../outbox/recognising.service';
import { requestFollowing } from '../teamwork/following.service';
import { announce } from '../users/happenings.service';
import type { Judged } from './classifying';
import { kindOf } from './classifying';

/** A copy that was read and classified, in the mailbox and folder it was found in. */
export interface ClassifiedCopy {
  item: ParsedItem;
  classification: Classified;
  /** What the filing read in it, where it was read already. */
  filing?: Judged['filing'];
  inquiry?: Judged['inquiry'];
  mailboxId: number;
  mailbox: string;
  folder: string;
}

export type CopyResult = 'stored' | 'alreadyThere' | 'keptOut' | 'unreadable';

/** What became of each copy of a batch, in its order, and why the kept-out ones were. */
export interface BatchResult {
  results: CopyResult[];
  /** The messages that the copies are of; null for those that were kept out. */
  messageIds: (number | null)[];
  keptOutReasons: string[];
}

/**
 * Stores, threads and files a batch of copies in the caller's transaction: all of it or nothing. New messages are filed in the order in which they stand
 * in the batch.
 */
export async function storeBatch(
  manager: EntityManager,
  copies: readonly ClassifiedCopy[],
  blobs: readonly StoredBlob[],
  own: OwnCompany,
  now: Date,
): Promise<BatchResult> {
  const results: CopyResult[] = new Array<CopyResult>(copies.length).fill('stored');
  const toStore = copies.map((copy, at) => ({ copy, at })).filter(({ copy }) => !copy.classification.keepOut);
  const stored = await storeMessages(
    manager,
    toStore.map(({ copy }) => incoming(copy)),
    blobs,
    now,
  );
  toStore.forEach(({ copy, at }, index) => {
    const isUnreadable = kindOf(copy.item.parsed.defect, copy.classification) === 'unreadable';
    results[at] = stored[index]?.isKnownCopy ? 'alreadyThere' : isUnreadable ? 'unreadable' : 'stored';
  });
  const messageIds = new Array<number | null>(copies.length).fill(null);
  toStore.forEach(({ at }, index) => (messageIds[at] = stored[index]?.messageId ?? null));
  const toFile = toStore.flatMap(({ copy }, index) => question(copy, stored[index] as StoredMessage, own));
  const decided = await fileMessages(manager, toFile, own, now);
  const filed = decided.filter(one => one.outcome.state === 'filed');
  await announce(
    manager,
    [
      ['message.stored', idsOf(toFile)],
      ['message.filed', idsOf(filed)],
    ],
    now,
  );
  await applyChoices(manager, newCopies(copies, messageIds, results), now);
  await recogniseSent(manager, ours(toStore, stored), now);
  await requestLateThreads(manager, toFile);
  await requestFollowing(manager, stored, now);
  await requestLookAtSent(manager, toFile, now);
  await requestLookAgain(manager, noted(toStore, stored), now);
  await noteInquiries(manager, recognisedOf(toStore, stored), now);
  await followLeads(manager, toFile, decided, now);
  const keptOutReasons = await keepOut(manager, copies, results, now);
  return { results, messageIds, keptOutReasons };
}

/** The new letters that ask for an offer. */
function recognisedOf(toStore: readonly { copy: ClassifiedCopy }[], stored: readonly StoredMessage[]): Recognised[] {
  return toStore.flatMap(({ copy }, index) => {
    const { isNew, messageId, sentAt } = stored[index] as StoredMessage;
    return isNew && copy.inquiry ? [{ messageId, sentAt, verdict: copy.inquiry }] : [];
  });
}

/** Letters that were here already, and of which this mailbox had no copy yet. */
function noted(toStore: readonly { copy: ClassifiedCopy }[], stored: readonly StoredMessage[]): NotedLetter[] {
  return toStore.flatMap(({ copy: { item, classification } }, index) => {
    const { messageId, sentAt, isNew, isKnownCopy } = stored[index] as StoredMessage;
    const kind = kindOf(item.parsed.defect, classification);
    return isNew || isKnownCopy ? [] : [{ messageId, sentAt, kind, direction: classification.direction }];
  });
}

/** The letters of ours among them: one may have been written here. */
function ours(toStore: readonly { copy: ClassifiedCopy }[], stored: readonly StoredMessage[]): StoredLetter[] {
  return toStore.flatMap(({ copy: { item, classification } }, index) => {
    const { messageId, isKnownCopy } = stored[index] as StoredMessage;
    const fromAddress = item.parsed.from[0]?.address ?? '';
    const { messageIdHash } = item;
    return isKnownCopy ? [] : [{ messageId, messageIdHash, direction: classification.direction, fromAddress }];
  });
}

/** The copies that were not here before, with what their mail says of itself. */
function newCopies(
  copies: readonly ClassifiedCopy[],
  messageIds: readonly (number | null)[],
  results: readonly CopyResult[],
): StoredCopy[] {
  return copies.flatMap(({ item, classification, mailboxId }, at) => {
    const messageId = messageIds[at];
    if (!messageId || results[at] !== 'stored') return [];
    return [{ messageId, mailboxId, direction: classification.direction, headers: item.parsed.headers }];
  });
}

const idsOf = (messages: readonly { messageId: number }[]) => messages.map(message => message.messageId);

function incoming(copy: ClassifiedCopy): IncomingMessage {
  const { parsed, messageIdHash, contentHash, sourceHash, ready } = copy.item;
  return {
    parsed,
    kind: kindOf(copy.item.parsed.defect, copy.classification),
    direction: copy.classification.direction,
    messageIdHash,
    contentHash,
    sourceHash,
    ...(ready ? { ready } : {}),
    mailboxId: copy.mailboxId,
    folder: copy.folder,
  };
}

function question(copy: ClassifiedCopy, stored: StoredMessage, own: OwnCompany): MessageToFile[] {
  if (!stored.isNew) return [];
  const asked: FilingQuestion = {
    parsed: copy.item.parsed,
    kind: kindOf(copy.item.parsed.defect, copy.classification),
    direction: copy.classification.direction,
    mailbox: copy.mailbox,
    conversationId: stored.conversationId,
    copies: [{ mailbox: copy.mailbox, folder: copy.folder }],
  };
  const { messageId, sentAt } = stored;
  const { messageIdHash } = copy.item;
  const keys = copy.filing ? { keys: rememberReading(asked, own, copy.filing) } : {};
  return [{ messageId, messageIdHash, sentAt, question: asked, ...keys }];
}

/** Notes what is kept out, and of it no more than MAIL-6 allows; answers the reasons of those that are new. */
async function keepOut(
  manager: EntityManager,
  copies: readonly ClassifiedCopy[],
  results: CopyResult[],
  now: Date,
): Promise<string[]> {
  const known = await knownKeptOut(
    manager,
    copies.filter(copy => copy.classification.keepOut),
  );
  const rows: Partial<KeptOut>[] = [];
  const reasons: string[] = [];
  copies.forEach((copy, at) => {
    const { keepOut: why } = copy.classification;
    if (!why) return;
    const key = `${copy.mailboxId}:${copy.item.identity}`;
    results[at] = known.has(key) ? 'alreadyThere' : 'keptOut';
    if (known.has(key)) return;
    known.add(key);
    reasons.push(why.reason);
    const { parsed } = copy.item;
    rows.push({
      mailboxId: copy.mailboxId,
      identity: copy.item.identity,
      folder: copy.folder.slice(0, 400),
      day: (parsed.sentAt ?? parsed.receivedAt ?? now).toISOString().slice(0, 10),
      reason: why.reason,
      sender: why.sender?.slice(0, 320) ?? null,
      subject: why.subject?.slice(0, 400) ?? null,
      importedAt: now,
    });
  });
  await insertRows(manager, KeptOut, rows);
  return reasons;
}

async function knownKeptOut(manager: EntityManager, copies: readonly ClassifiedCopy[]): Promise<Set<string>> {
  const known = new Set<string>();
  const identities = [...new Set(copies.map(copy => copy.item.identity))];
  for (const piece of pieces(identities)) {
    const rows = await manager.find(KeptOut, {
      select: { mailboxId: true, identity: true },
      where: { identity: anyOf(manager, piece) },
    });
    for (const { mailboxId, identity } of rows) known.add(`${mailboxId}:${identity}`);
  }
  return known;
}
