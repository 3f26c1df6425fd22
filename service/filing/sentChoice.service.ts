import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { In, IsNull, LessThan } from 'typeorm';
import { AppError, notFound } from '../common/errors';
import { getVisibleCompany } from '../companies/visibleCompany.service';
import type { Context } from '../context';
import { Mailbox } from '../mail/message.entity';
import { inTransaction } from '../platform/database/transaction';
import { TradeRecord } from '../records/record.entity';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { lockSetting, readSetting, saveSetting } from '../users/settings.service';
import { viewerOf } from '../users/viewing.service';
import { fileByPerson } from './deciding.service';
import { Filing, FilingStatus } from './filing.entity';
import type { ReasonCode } from './reasons';
import { SentChoice } from './sentChoice.entity';
import type { ChoiceFault } from './sentChoices';
import { CHOICE_HEADER, CHOICE_MS, choiceHeader, faultOf, isSigned, readChoiceHeader } from './sentChoices';
import { ownMailboxSql } from './visibility';

const SECRET = 'filing.sent_choices';

/** A copy of a letter that was stored just now. */
export interface StoredCopy {
  messageId: number;
  mailboxId: number;
  direction: string;
  headers: Readonly<Record<string, string>>;
}

/**
 * Keeps what somebody chose for the mail that he is writing, and answers the header that the mail is to carry.
 *
 * @throws AppError company.not_found, record.not_found, filing.foreign_record
 */
export async function makeChoice(
  context: Context,
  viewer: Viewer,
  mailboxId: number,
  target: { companyId: number; recordId: number | null },
): Promise<{ value: string; expiresAt: Date }> {
  const now = context.clock();
  return inTransaction(context.database, async manager => {
    await checkChoice(manager, viewer, target);
    const secret = await secretOf(manager);
    const bond = { key: randomBytes(16).toString('hex'), userId: viewer.userId, mailboxId };
    const expiresAt = new Date(now.getTime() + CHOICE_MS);
    await manager.insert(SentChoice, { ...bond, ...target, createdAt: now, expiresAt, messageId: null });
    await manager.delete(SentChoice, { expiresAt: LessThan(new Date(now.getTime() - CHOICE_MS)), messageId: IsNull() });
    return { value: choiceHeader(secret, bond), expiresAt };
  });
}

/** Whether somebody may have a mail of his filed there. @throws AppError company.not_found, record.not_found, filing.foreign_record */
export async function checkChoice(
  manager: EntityManager,
  viewer: Viewer,
  { companyId, recordId }: { companyId: number; recordId: number | null },
): Promise<void> {
  const company = await getVisibleCompany(manager, viewer, companyId);
  if (recordId === null) return;
  const record = await manager.findOneBy(TradeRecord, { id: recordId });
  if (!record) throw notFound('record', { id: recordId });
  if (record.companyId === companyId) return;
  await getVisibleCompany(manager, viewer, record.companyId);
  // As for a decision on a letter: only who works on the records of others stands with one of another company.
  if (!company.isAgent && !company.isPartner && !company.isForwarder)
    throw new AppError('filing.foreign_record', 409, 'This record belongs to another company.');
}

async function secretOf(manager: EntityManager): Promise<string> {
  await lockSetting(manager, SECRET);
  const known = await readSetting<{ secret: string }>(manager, SECRET);
  if (known) return known.secret;
  const secret = randomBytes(32).toString('hex');
  await saveSetting(manager, SECRET, { secret });
  return secret;
}

/**
 * Files letters as their writers chose before they sent them, each as that person's decision, in the transaction that stores them. A choice that was forged, is another mailbox's, has
 * expired, was used or came from outside counts nothing, and the letter says so. Costs nothing where no letter brings one.
 */
export async function applyChoices(manager: EntityManager, copies: readonly StoredCopy[], now: Date): Promise<void> {
  const brought = copies.filter(copy => copy.headers[CHOICE_HEADER] !== undefined);
  if (brought.length === 0) return;
  const secret = (await readSetting<{ secret: string }>(manager, SECRET))?.secret ?? null;
  const read = brought.map(copy => readChoiceHeader(copy.headers[CHOICE_HEADER] as string));
  const rows = await manager.findBy(SentChoice, { key: In(read.flatMap(one => one?.key ?? [])) });
  for (const [at, copy] of brought.entries()) {
    const header = read[at];
    const choice = rows.find(row => row.key === header?.key);
    const isOurs = Boolean(secret && choice && header && isSigned(secret, choice, header.signature));
    const fault = choice ? faultOf(choice, copy, isOurs, now) : 'forged';
    // A colleague's copy of the same letter says nothing against its writer's.
    if (fault === 'foreign' && copy.direction === 'out' && isOurs) continue;
    const refused = fault ?? (await decide(manager, choice as SentChoice, copy.messageId, now));
    if (refused) await noteFault(manager, copy.messageId, refused);
  }
}

async function decide(
  manager: EntityManager,
  choice: SentChoice,
  messageId: number,
  now: Date,
): Promise<ChoiceFault | null> {
  const viewer = await viewerOf(manager, choice.userId);
  if (!viewer?.grants.has('mail.file') || !(await worksIn(manager, viewer, choice.mailboxId))) return 'no_right';
  const status = await manager.findOneBy(FilingStatus, { messageId });
  // What a person decided since he sent it stands.
  if (!status || status.decidedAt !== null) return null;
  const { companyId, recordId } = choice;
  const recordIds = recordId === null ? [] : [recordId];
  const body = { companyId, recordIds, scope: 'message' as const, version: status.version };
  try {
    await fileByPerson(manager, viewer, messageId, body, now);
  } catch (error) {
    // Its checks stand before anything that it writes: what he may not see any more, or a company that is gone.
    if (error instanceof AppError) return 'no_right';
    throw error;
  }
  await manager.update(SentChoice, { id: choice.id }, { messageId });
  const subject = { type: 'message', id: messageId };
  await audit(manager, viewer, 'filing.chosen_before_sending', subject, { companyId, recordIds }, now);
  return null;
}

/**
 * What the header of a mail that is being written says, if this viewer chose it in this mailbox, it has not expired and no letter has used it; else null. Whether he may
 * still see it is for the caller to ask.
 *
 * @param address normalised, of the mailbox
 */
export async function verifyChoice(
  manager: EntityManager,
  viewer: Viewer,
  address: string,
  value: string,
  now: Date,
): Promise<{ companyId: number; recordId: number | null } | null> {
  const header = readChoiceHeader(value);
  const choice = header && (await manager.findOneBy(SentChoice, { key: header.key, userId: viewer.userId }));
  if (!choice || choice.messageId !== null || choice.expiresAt <= now) return null;
  const secret = (await readSetting<{ secret: string }>(manager, SECRET))?.secret;
  if (!secret || !isSigned(secret, choice, header.signature)) return null;
  const isHere = await manager.existsBy(Mailbox, { id: choice.mailboxId, address });
  return isHere ? { companyId: choice.companyId, recordId: choice.recordId } : null;
}

function worksIn(manager: EntityManager, viewer: Viewer, mailboxId: number): Promise<boolean> {
  const own = ownMailboxSql(viewer, '"b"');
  return manager
    .createQueryBuilder(Mailbox, 'b')
    .where('b.id = :mailboxId', { mailboxId })
    .andWhere(own.sql, own.parameters)
    .getExists();
}

async function noteFault(manager: EntityManager, messageId: number, fault: ChoiceFault): Promise<void> {
  const reason = { code: `choice_${fault}` as ReasonCode, values: {} };
  const filings = await manager.findBy(Filing, { messageId, endedAt: IsNull() });
  for (const { id, reasons } of filings) await manager.update(Filing, { id }, { reasons: [...reasons, reason] });
  if (filings.length > 0) return;
  const status = await manager.findOneBy(FilingStatus, { messageId });
  if (status) await manager.update(FilingStatus, { messageId }, { reasons: [...status.reasons, reason] });
}
