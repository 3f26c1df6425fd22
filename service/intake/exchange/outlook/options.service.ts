import type { EntityManager } from 'typeorm';
import { badRequest, conflict, notFound } from '../../../common/errors';
import { actorOf } from '../../../companies/visibility';
import type { Context } from '../../../context';
import { Mailbox } from '../../../mail/message.entity';
import { inTransaction } from '../../../platform/database/transaction';
import { audit } from '../../../users/audit.service';
import type { Viewer } from '../../../users/roles';
import { User } from '../../../users/user.entity';
import { ExchangeFolder, ExchangeMailbox } from '../exchange.entity';
import { dueAgain } from './due.service';
import type { OutlookBody, OutlookReply } from './outlook.schema';
import { OutlookDue, OutlookOptions } from './outlook.entity';

/** What a mailbox shows in Outlook; where nobody has said anything: categories in the language of whoever it is, mail stays where it is, and what he does in Outlook is his own. */
export async function optionsOf(manager: EntityManager, mailboxId: number): Promise<OutlookOptions> {
  const known = await manager.findOneBy(OutlookOptions, { mailboxId });
  if (known) return known;
  const { ownerId } = await manager.findOneByOrFail(Mailbox, { id: mailboxId });
  const owner = ownerId === null ? null : await manager.findOneBy(User, { id: ownerId });
  return {
    ...{ mailboxId, isActive: true, hasCategories: true, language: owner?.language === 'zh-CN' ? 'zh-CN' : 'en' },
    ...{ movesMail: false, parentId: '', takesChanges: false, version: 0 },
    ...{ troubleCode: '', troubleAt: null, listCode: '', listAt: null },
  };
}

/** The options with what stands in their way, and the folders that may hold those of customers. @throws AppError exchange.not_found */
export async function readOutlook(context: Context, mailboxId: number): Promise<OutlookReply> {
  const { manager } = context.database;
  await getExchange(manager, mailboxId);
  const options = await optionsOf(manager, mailboxId);
  const { isShared, ownerId } = await manager.findOneByOrFail(Mailbox, { id: mailboxId });
  const folders = await manager.find(ExchangeFolder, {
    where: { mailboxId, isTaken: true, isGone: false },
    order: { name: 'ASC', id: 'ASC' },
    take: MOST_FOLDERS,
  });
  const parent = folders.find(folder => folder.folderId === options.parentId);
  const { hasCategories, language, movesMail, takesChanges, troubleCode, listCode, version } = options;
  return {
    ...{ hasCategories, language, movesMail, takesChanges, troubleCode, listCode, version },
    parentId: parent?.id ?? null,
    troubleAt: options.troubleAt?.toISOString() ?? null,
    listAt: options.listAt?.toISOString() ?? null,
    hasPerson: !isShared && ownerId !== null,
    waiting: await manager.countBy(OutlookDue, { mailboxId }),
    folders: folders.filter(isParent).map(({ id, name, role }) => ({ id, name, role })),
  };
}

const MOST_FOLDERS = 500;
const isParent = ({ role }: ExchangeFolder) => role === '' || role === 'inbox';

/**
 * Changes what a mailbox shows in Outlook. What is switched on is done for the mail that is there too, when there is time; what is switched off stays as it stands.
 *
 * @throws AppError exchange.not_found, exchange.no_person, exchange.no_such_folder, version.changed
 */
export async function changeOutlook(
  context: Context,
  viewer: Viewer,
  mailboxId: number,
  body: OutlookBody,
): Promise<void> {
  const now = context.clock();
  await inTransaction(context.database, async manager => {
    await getExchange(manager, mailboxId);
    const before = await optionsOf(manager, mailboxId);
    if (before.version !== body.version)
      throw conflict('version.changed', 'Somebody has changed this meanwhile. Load it again.', {
        version: before.version,
      });
    const next = { ...before, ...(await valuesOf(manager, mailboxId, body)), version: before.version + 1 };
    await manager.save(OutlookOptions, next);
    const { hasCategories, language, movesMail, takesChanges } = next;
    const details = { hasCategories, language, movesMail, takesChanges };
    await audit(manager, actorOf(viewer), 'exchange.outlook_changed', { type: 'mailbox', id: mailboxId }, details, now);
    if (next.isActive) await dueAgain(manager, mailboxId);
  });
  context.queue.wake();
}

async function valuesOf(
  manager: EntityManager,
  mailboxId: number,
  body: OutlookBody,
): Promise<Partial<OutlookOptions>> {
  const { hasCategories, language, movesMail, takesChanges, parentId } = body;
  const { isShared, ownerId } = await manager.findOneByOrFail(Mailbox, { id: mailboxId });
  // A decision is somebody's: of what is done in a shared mailbox nobody knows whose.
  if (takesChanges && (isShared || ownerId === null))
    throw badRequest('exchange.no_person', 'Only in the mailbox of one person a change is known to be his.');
  const parent = parentId === null ? null : await manager.findOneBy(ExchangeFolder, { mailboxId, id: parentId });
  if (parentId !== null && (!parent || parent.isGone || !isParent(parent)))
    throw badRequest('exchange.no_such_folder', 'This folder is not there any more. Choose another.');
  return {
    ...{ hasCategories, language, movesMail, takesChanges, parentId: parent?.folderId ?? '' },
    ...{ isActive: hasCategories || movesMail || takesChanges },
    // Whoever changes it may have granted a right: it is tried at once.
    ...{ troubleCode: '', troubleAt: null, listCode: '', listAt: null },
  };
}

async function getExchange(manager: EntityManager, mailboxId: number): Promise<void> {
  if (!(await manager.existsBy(ExchangeMailbox, { mailboxId }))) throw notFound('exchange', { mailboxId });
}

/** What stands in the way of writing on messages, or of keeping the list of categories. */
export type TroubleKind = 'trouble' | 'list';

/** Notes it once, however many messages meet it; '' where it is over. Answers whether that is new. */
export async function noteTrouble(
  context: Context,
  mailboxId: number,
  kind: TroubleKind,
  code: string,
): Promise<boolean> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    const options = await optionsOf(manager, mailboxId);
    const before = kind === 'trouble' ? options.troubleCode : options.listCode;
    if (before === '' && code === '') return false;
    const at = code === '' ? null : now;
    const values = kind === 'trouble' ? { troubleCode: code, troubleAt: at } : { listCode: code, listAt: at };
    await manager.save(OutlookOptions, { ...options, ...values });
    return before !== code;
  });
}
