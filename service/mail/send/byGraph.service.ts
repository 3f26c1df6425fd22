import { AppError } from '../../common/errors';
import type { Context } from '../../context';
import { inTransaction } from '../../platform/database/transaction';
import type { DraftItem } from '../../platform/graph/drafts';
import { attachFile, createDraft, findByMark, readDraft, removeDraft, sendDraft } from '../../platform/graph/drafts';
import type { Graph } from '../../platform/graph/graph';
import { messageIdHash, normaliseMessageId } from '../identity';
import { readFiles } from './files.service';
import { newDraftOf } from './letter';
import type { OutboxMail } from './outbox.entity';
import { askRecognising, askTakingIn, moveHeld, renewMail } from './outboxRows.service';
import { afterLook, LOOK_MS } from './outboxStates';

/** What is to be done with a mail next; null: nothing, it is settled. */
export interface Later {
  dueAt: Date;
}

const draftWord = (item: DraftItem | undefined | null) => (item ? (item.isDraft ? 'draft' : 'gone_out') : 'nowhere');

/**
 * One step after another for a mail that this process holds, each kept before the next: the draft, its number, that it is being sent, and that the server took it. Where a step's end is unknown, the
 * server is asked before anything is done again: one draft leaves once.
 *
 * @throws AppError graph.*, outbox.taken, outbox.file_gone
 */
export async function sendByGraph(
  context: Context,
  graph: Graph,
  mail: OutboxMail,
  headers: Readonly<Record<string, string>>,
): Promise<Later | null> {
  if (mail.state === 'sending') {
    const later = await lookAfter(context, graph, mail);
    if (later || !isToSend(mail)) return later;
  }
  if (mail.state === 'waiting') await makeDraft(context, graph, mail, headers);
  if (!isToSend(mail)) return null;
  await move(context, mail, 'sending', { triedAt: context.clock(), reason: '', answer: null });
  return handOverDraft(context, graph, mail);
}

const isToSend = ({ state }: OutboxMail) => state === 'drafted';

const userOf = (mail: OutboxMail) => mail.graphUser ?? '';

function move(context: Context, mail: OutboxMail, to: OutboxMail['state'], change: Parameters<typeof moveHeld>[3]) {
  return inTransaction(context.database, manager => moveHeld(manager, mail, to, change, context.clock()));
}

/** Makes the draft with its files and keeps its number. What an earlier try left behind, unsent, is thrown away first; what a person sent himself from there has left. */
async function makeDraft(
  context: Context,
  graph: Graph,
  mail: OutboxMail,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const user = userOf(mail);
  if (mail.tries > 1) {
    const left = await findByMark(graph, user, mail.key);
    const gone = left.find(item => !item.isDraft);
    if (gone) return noteSent(context, mail, gone);
    for (const item of left) await removeDraft(graph, user, item.id);
  }
  const files = await readFiles(context, mail.id);
  const draft = await createDraft(graph, user, newDraftOf(mail, headers));
  for (const file of files) {
    await attachFile(graph, user, draft.id, file);
    await inTransaction(context.database, manager => renewMail(manager, mail, context.clock()));
  }
  await move(context, mail, 'drafted', { graphId: draft.id, ...idOf(draft) });
}

/** The Message-ID as the server keeps it. */
function idOf(item: DraftItem): Partial<Pick<OutboxMail, 'messageId' | 'messageIdHash'>> {
  const messageId = normaliseMessageId(item.internetMessageId);
  return messageId === null ? {} : { messageId, messageIdHash: messageIdHash(messageId) };
}

async function handOverDraft(context: Context, graph: Graph, mail: OutboxMail): Promise<Later | null> {
  try {
    await sendDraft(graph, userOf(mail), mail.graphId ?? '');
  } catch (error) {
    if (isRefused(error)) {
      // It certainly was not taken: it lies there as before.
      await move(context, mail, 'drafted', {});
      throw error;
    }
    const reason = error instanceof AppError ? error.code.slice(0, 60) : 'outbox.unknown';
    await move(context, mail, 'sending', { reason });
    return { dueAt: new Date(context.clock().getTime() + LOOK_MS) };
  }
  await noteSent(context, mail, null);
  return null;
}

/** Whether the server said for certain that it did nothing. After 5xx, a broken connection, or "no such item", nobody knows. */
function isRefused(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  const { status } = error.details as { status?: number };
  return typeof status === 'number' && status >= 400 && status < 500 && status !== 404 && status !== 408;
}

/** Asks the server what became of a mail that was being handed over. Answers when to look again; the mail has moved otherwise. */
async function lookAfter(context: Context, graph: Graph, mail: OutboxMail): Promise<Later | null> {
  const user = userOf(mail);
  const there = mail.graphId === null ? null : await readDraft(graph, user, mail.graphId);
  const all = there ? [there] : await findByMark(graph, user, mail.key);
  const item = all.find(one => !one.isDraft) ?? all[0] ?? null;
  const now = context.clock();
  const next = afterLook(draftWord(item), now.getTime() - (mail.triedAt?.getTime() ?? 0));
  if (next === 'wait') return { dueAt: new Date(now.getTime() + 2 * LOOK_MS) };
  if (next === 'sent') await noteSent(context, mail, item);
  if (next === 'send') await move(context, mail, 'drafted', { graphId: item?.id ?? null });
  if (next === 'ask') await move(context, mail, 'unclear', { reason: 'outbox.vanished' });
  return null;
}

async function noteSent(context: Context, mail: OutboxMail, item: DraftItem | null): Promise<void> {
  const now = context.clock();
  const change = {
    ...{ reason: '', answer: null, sentAt: item?.sentAt ?? now },
    ...(item ? { graphId: item.id, ...idOf(item) } : {}),
  };
  await inTransaction(context.database, async manager => {
    await moveHeld(manager, mail, 'sent', change, now);
    await askRecognising(manager, mail.id);
    await askTakingIn(manager, mail.id);
  });
}
