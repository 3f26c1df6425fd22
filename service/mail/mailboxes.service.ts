import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { In } from 'typeorm';
import { normaliseAddress } from '../common/emailAddress';
import { badRequest, conflict, notFound } from '../common/errors';
import type { Context } from '../context';
import { insertRows, pieces } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import type { Actor } from '../users/audit.service';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { User } from '../users/user.entity';
import type { MailboxReply } from './mail.schema';
import { KeptOut, Mailbox, MailboxMember, MailboxMessage } from './message.entity';

/** What may be told of a mailbox; absent is unchanged. */
export interface MailboxValues {
  name?: string;
  isShared?: boolean;
  /** Whose it is; of a shared one, who manages it. */
  ownerId?: number | null;
  /** The whole list of the people who work in a shared one. */
  memberIds?: number[];
  /** A folder on this machine that is watched for .eml and .msg files. */
  watchedFolder?: string | null;
  isActive?: boolean;
}

/**
 * The mailboxes that `viewer` may know of, by address: all to whoever manages mailboxes; to others their own, the shared ones that they work in, and
 * the shared ones that they or their people manage.
 */
export async function listMailboxes(context: Context, viewer: Viewer): Promise<MailboxReply[]> {
  const query = context.database.manager.createQueryBuilder(Mailbox, 'mailbox').orderBy('mailbox.address');
  if (!viewer.grants.has('mailboxes.manage')) onlyOwn(query, viewer);
  return repliesOf(context.database.manager, await query.getMany());
}

function onlyOwn(query: SelectQueryBuilder<Mailbox>, viewer: Viewer): void {
  query.where(
    '(mailbox.ownerId = :userId OR (mailbox.isShared = :yes AND mailbox.ownerId IN (:...ownerIds))' +
      ' OR EXISTS (SELECT 1 FROM "mailbox_member" "member" WHERE "member"."mailboxId" = mailbox.id AND "member"."userId" = :userId))',
    { userId: viewer.userId, yes: true, ownerIds: [viewer.userId, ...viewer.ownerIds] },
  );
}

/**
 * Makes a mailbox.
 *
 * @throws AppError mailbox.address_invalid, mailbox.address_taken (409), mailbox.folder_*, mailbox.members_of_personal, user.unknown
 */
export async function createMailbox(
  context: Context,
  actor: Actor,
  values: MailboxValues & { address: string; name: string; isShared: boolean },
): Promise<MailboxReply> {
  const address = normaliseAddress(values.address);
  if (!address) {
    throw badRequest(
      'mailbox.address_invalid',
      `"${values.address}" is no e-mail address; write it like sales@example.com.`,
      {
        address: values.address,
      },
    );
  }
  const watchedFolder = await checkFolder(context, values.watchedFolder ?? null);
  const id = await inTransaction(context.database, async manager => {
    if (await manager.existsBy(Mailbox, { address })) {
      throw conflict('mailbox.address_taken', `There is a mailbox ${address} already.`, { address });
    }
    await refuseSameFolder(manager, watchedFolder, null);
    const memberIds = await checkPeople(manager, values.isShared, values.ownerId ?? null, values.memberIds ?? []);
    const plain = {
      name: readName(values.name),
      isShared: values.isShared,
      ownerId: values.ownerId ?? null,
      watchedFolder,
    };
    const added = await manager.insert(Mailbox, {
      address,
      ...plain,
      isActive: values.isActive ?? true,
      version: 1,
      createdAt: context.clock(),
    });
    const mailboxId = Number(added.identifiers[0]?.id);
    await setMembers(manager, mailboxId, memberIds);
    const details = { address, ...plain, memberIds };
    await audit(manager, actor, 'mailbox.created', { type: 'mailbox', id: mailboxId }, details, context.clock());
    return mailboxId;
  });
  return readMailbox(context.database.manager, id);
}

/**
 * Changes what is given of a mailbox; `version` is that which was read. Who owns it and who works in it decides who reads its mail, so both stand in the audit log, before and after.
 *
 * @throws AppError mailbox.not_found, version.changed (409), and those of `createMailbox`
 */
export async function changeMailbox(
  context: Context,
  actor: Actor,
  id: number,
  version: number,
  values: MailboxValues,
): Promise<MailboxReply> {
  const folder = values.watchedFolder === undefined ? undefined : await checkFolder(context, values.watchedFolder);
  await inTransaction(context.database, async manager => {
    const before = await manager.findOneBy(Mailbox, { id });
    if (!before) throw notFound('mailbox', { id });
    const members = (await manager.findBy(MailboxMember, { mailboxId: id }))
      .map(row => row.userId)
      .sort((a, b) => a - b);
    if (folder) await refuseSameFolder(manager, folder, id);
    const { address, createdAt: _createdAt, id: _id, version: _version, ...old } = before;
    const plain = {
      name: values.name === undefined ? old.name : readName(values.name),
      isShared: values.isShared ?? old.isShared,
      ownerId: values.ownerId === undefined ? old.ownerId : values.ownerId,
      watchedFolder: folder === undefined ? old.watchedFolder : folder,
      isActive: values.isActive ?? old.isActive,
    };
    // A personal one has no members: they lose it together with its being shared.
    const wanted = values.memberIds ?? (plain.isShared ? members : []);
    const memberIds = await checkPeople(manager, plain.isShared, values.ownerId ?? null, wanted);
    // Before its members: whoever else is changing them waits for the row, and then finds another version.
    const done = await manager.update(Mailbox, { id, version }, { ...plain, version: version + 1 });
    if (!done.affected)
      throw conflict('version.changed', 'Somebody else has changed this mailbox meanwhile. Look again.');
    await setMembers(manager, id, memberIds);
    const details = { address, before: { ...old, memberIds: members }, after: { ...plain, memberIds } };
    await audit(manager, actor, 'mailbox.changed', { type: 'mailbox', id }, details, context.clock());
  });
  return readMailbox(context.database.manager, id);
}

function readName(raw: string): string {
  const name = raw.replace(/\s+/g, ' ').trim();
  if (!name) throw badRequest('mailbox.name_missing', 'Enter a name for the mailbox.');
  return name;
}

/** Everybody named must exist; answers the members, each once. */
async function checkPeople(
  manager: EntityManager,
  isShared: boolean,
  ownerId: number | null,
  memberIds: readonly number[],
): Promise<number[]> {
  const members = [...new Set(memberIds)].sort((a, b) => a - b);
  if (!isShared && members.length > 0) {
    throw badRequest(
      'mailbox.members_of_personal',
      'Only a shared mailbox has members. Make it a shared one, or take the members away.',
    );
  }
  const wanted = [...new Set([...members, ...(ownerId === null ? [] : [ownerId])])];
  const found = new Set<number>();
  for (const piece of pieces(wanted)) {
    (await manager.find(User, { select: { id: true }, where: { id: In(piece) } })).forEach(user => found.add(user.id));
  }
  const stranger = wanted.find(id => !found.has(id));
  if (stranger !== undefined)
    throw badRequest('user.unknown', 'There is no such person. Choose one from the list.', { userId: stranger });
  return members;
}

async function setMembers(manager: EntityManager, mailboxId: number, userIds: readonly number[]): Promise<void> {
  const rows = await manager.findBy(MailboxMember, { mailboxId });
  const gone = rows.filter(row => !userIds.includes(row.userId));
  const there = new Set(rows.map(row => row.userId));
  const fresh = userIds.filter(userId => !there.has(userId));
  if (gone.length > 0) await manager.delete(MailboxMember, { id: In(gone.map(row => row.id)) });
  await insertRows(
    manager,
    MailboxMember,
    fresh.map(userId => ({ mailboxId, userId })),
  );
}

/**
 * A folder that may be watched, as the file system calls it; null for none. It is emptied as its files are taken in, so it may neither hold the data nor
 * stand within it.
 *
 * @throws AppError mailbox.folder_not_absolute, mailbox.folder_not_found, mailbox.folder_of_data
 */
async function checkFolder(context: Context, raw: string | null): Promise<string | null> {
  const text = raw?.trim() ?? '';
  if (!text) return null;
  if (!isAbsolute(text)) {
    throw badRequest(
      'mailbox.folder_not_absolute',
      `Give the whole path of the folder, from the root on; it is "${text}".`,
      { folder: text },
    );
  }
  const folder = await realpath(text).catch(() => null);
  const isFolder = folder !== null && (await stat(folder)).isDirectory();
  if (!folder || !isFolder) {
    throw badRequest(
      'mailbox.folder_not_found',
      `There is no folder ${text} on the machine that runs Tradepost. Make it first.`,
      { folder: text },
    );
  }
  const data = await realpath(context.config.dataFolder).catch(() => context.config.dataFolder);
  if (isWithin(data, folder) || isWithin(folder, data)) {
    throw badRequest(
      'mailbox.folder_of_data',
      'The watched folder may not stand in the data folder of Tradepost, nor hold it. Choose another.',
      {
        folder: text,
      },
    );
  }
  return folder;
}

function isWithin(outer: string, inner: string): boolean {
  const path = relative(outer, inner);
  return path === '' || (!path.startsWith('..') && !isAbsolute(path));
}

async function refuseSameFolder(
  manager: EntityManager,
  watchedFolder: string | null,
  exceptId: number | null,
): Promise<void> {
  if (!watchedFolder) return;
  const other = await manager.findOneBy(Mailbox, { watchedFolder });
  if (!other || other.id === exceptId) return;
  throw conflict(
    'mailbox.folder_taken',
    `This folder is watched for ${other.address} already. Each mailbox needs one of its own.`,
    {
      address: other.address,
    },
  );
}

async function readMailbox(manager: EntityManager, id: number): Promise<MailboxReply> {
  const [reply] = await repliesOf(manager, await manager.findBy(Mailbox, { id }));
  if (!reply) throw notFound('mailbox', { id });
  return reply;
}

async function repliesOf(manager: EntityManager, mailboxes: readonly Mailbox[]): Promise<MailboxReply[]> {
  const ids = mailboxes.map(mailbox => mailbox.id);
  const members = new Map<number, number[]>();
  for (const piece of pieces(ids)) {
    const rows = await manager.find(MailboxMember, { where: { mailboxId: In(piece) }, order: { userId: 'ASC' } });
    for (const row of rows) members.set(row.mailboxId, [...(members.get(row.mailboxId) ?? []), row.userId]);
  }
  const messages = await countsOf(manager, MailboxMessage, ids);
  const keptOut = await countsOf(manager, KeptOut, ids);
  return mailboxes.map(({ id, address, name, isShared, ownerId, watchedFolder, isActive, version }) => ({
    ...{ id, address, name, isShared, ownerId, watchedFolder, isActive, version },
    memberIds: members.get(id) ?? [],
    messages: messages.get(id) ?? 0,
    keptOut: keptOut.get(id) ?? 0,
  }));
}

async function countsOf(
  manager: EntityManager,
  entity: typeof MailboxMessage | typeof KeptOut,
  ids: readonly number[],
): Promise<Map<number, number>> {
  const counts = new Map<number, number>();
  for (const piece of pieces(ids)) {
    const rows = await manager
      .createQueryBuilder(entity, 'row')
      .select('row.mailboxId', 'mailboxId')
      .addSelect('COUNT(*)', 'count')
      .where('row.mailboxId IN (:...piece)', { piece })
      .groupBy('row.mailboxId')
      .getRawMany<{ mailboxId: number; count: number | string }>();
    for (const row of rows) counts.set(row.mailboxId, Number(row.count));
  }
  return counts;
}
