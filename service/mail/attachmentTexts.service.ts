import type { EntityManager } from 'typeorm';
import { In, LessThan, MoreThan } from 'typeorm';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { Setting } from '../users/user.entity';
import type { AttachmentReader } from './attachmentReading';
import { mayHoldText } from './attachmentText';
import { AttachmentText } from './attachmentText.entity';
import { getBlobPlace } from './blobs.service';
import { indexAgain } from './indexing.service';
import { Attachment, Blob } from './message.entity';

const KEY = 'search.attachments';
const BATCH = 20;
// What is larger is a catalogue of pictures or a drawing; reading it would take longer than its few words are worth.
const MAX_BYTES = 30 * 1024 * 1024;

/** Attachments above `upTo` are new and come first; those below `below` are of before an upgrade, newest first. */
interface Progress {
  upTo: number;
  below: number;
}

type Step = { attachments: Attachment[]; next: Progress };

async function readProgress(manager: EntityManager): Promise<Progress> {
  const row = await manager.findOneBy(Setting, { key: KEY });
  return (row?.value as Progress | undefined) ?? { upTo: 0, below: 0 };
}

/** The next attachments in line; null where none is left. Ids are given in the order of commits, because an import is the only writer while it writes. */
async function nextStep(manager: EntityManager): Promise<Step | null> {
  const progress = await readProgress(manager);
  const fresh = await manager.find(Attachment, {
    where: { id: MoreThan(progress.upTo) },
    order: { id: 'ASC' },
    take: BATCH,
  });
  const lastFresh = fresh[fresh.length - 1];
  if (lastFresh) return { attachments: fresh, next: { ...progress, upTo: lastFresh.id } };
  if (progress.below <= 1) return null;
  const past = await manager.find(Attachment, {
    where: { id: LessThan(progress.below) },
    order: { id: 'DESC' },
    take: BATCH,
  });
  return { attachments: past, next: { ...progress, below: past[past.length - 1]?.id ?? 0 } };
}

/**
 * Reads the next attachments and puts their text into the search index. Reading happens outside the transaction; how far it is, is kept with what was read, so a
 * crash repeats one piece.
 *
 * @returns false where nothing is left
 */
export async function readNextAttachments(
  context: Context,
  reader: AttachmentReader,
  signal: AbortSignal,
): Promise<boolean> {
  const { manager } = context.database;
  const step = await nextStep(manager);
  if (!step) return false;
  const wanted = step.attachments.filter(one => !one.isInline && mayHoldText(one.name, one.contentType));
  const known = new Map(
    (await manager.findBy(AttachmentText, { blobHash: In(wanted.map(one => one.blobHash)) })).map(row => [
      row.blobHash,
      row.state,
    ]),
  );
  const read = new Map<string, Partial<AttachmentText>>();
  for (const one of wanted) {
    if (signal.aborted) return true;
    if (known.has(one.blobHash) || read.has(one.blobHash)) continue;
    read.set(one.blobHash, { blobHash: one.blobHash, ...(await readOne(context, reader, one)) });
  }
  const stateOf = (hash: string) => read.get(hash)?.state ?? known.get(hash);
  const changed = wanted.filter(one => stateOf(one.blobHash) === 'read').map(one => one.messageId);
  await inTransaction(context.database, inside =>
    keep(inside, [...read.values()], changed, step.next, context.clock()),
  );
  return true;
}

async function readOne(context: Context, reader: AttachmentReader, { name, contentType, size, blobHash }: Attachment) {
  if (size > MAX_BYTES) return { state: 'too_large' as const, text: '' };
  const content = await contentOf(context, blobHash);
  return content ? reader.read({ bytes: content, name, contentType }) : { state: 'not_readable' as const, text: '' };
}

/** The bytes; null where the store has lost them, which `doctor` reports: the others behind it are read all the same. */
async function contentOf({ blobs, database }: Context, hash: string): Promise<Buffer | null> {
  try {
    return await blobs.read(await getBlobPlace(database.manager, hash));
  } catch {
    return null;
  }
}

async function keep(
  manager: EntityManager,
  read: readonly Partial<AttachmentText>[],
  messageIds: readonly number[],
  next: Progress,
  now: Date,
): Promise<void> {
  const hashes = read.map(one => one.blobHash as string);
  // This job may run beside itself: what the other has read stands.
  const there = new Set(
    (await manager.find(AttachmentText, { select: { blobHash: true }, where: { blobHash: In(hashes) } })).map(
      row => row.blobHash,
    ),
  );
  // What was erased while it was read leaves no text behind.
  const blobs = await manager.find(Blob, { select: { hash: true }, where: { hash: In(hashes) } });
  const kept = new Set(blobs.map(blob => blob.hash));
  for (const one of read)
    if (!there.has(one.blobHash as string) && kept.has(one.blobHash as string))
      await manager.insert(AttachmentText, { ...one, readAt: now });
  await indexAgain(manager, messageIds);
  const before = await readProgress(manager);
  const value = { upTo: Math.max(before.upTo, next.upTo), below: Math.min(before.below, next.below) };
  const { affected } = await manager.update(Setting, { key: KEY }, { value: value as never });
  if (!affected) await manager.insert(Setting, { key: KEY, value: value as never });
}
