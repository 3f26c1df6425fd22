import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { conflict, forbidden, notFound } from '../../common/errors';
import { pageOf, readTimeCursor } from '../../common/paging';
import { Company, Contact } from '../../companies/company.entity';
import { Message } from '../../mail/message.entity';
import { pieces } from '../../platform/database/rows';
import { audit } from '../../users/audit.service';
import { HIDDEN, mayView } from '../../users/fieldGroups';
import type { Viewer } from '../../users/roles';
import { User } from '../../users/user.entity';
import { findDecidable, getDecidable } from '../checking.service';
import { openCase } from '../filingCase';
import { keysOf } from '../keys';
import { loadKnowledge } from '../knowledge.service';
import { loadMask, visibleCompanies } from '../presenting.service';
import { loadOwnCompany, loadQuestions } from '../questions.service';
import type { ReasonCode } from '../reasons';
import { visibleMessageSql } from '../visibility';
import { decidableAccounts } from './bankBook.service';
import { maskDetail } from './bankDetails';
import { findInFiles } from './inFiles.service';
import { accountCodes, bookedCompanies, keepsMoney } from './money.service';
import { requestLook } from './noting.service';
import { BankDetail, MessageWarning } from './warning.entity';
import type { WarningList, WarningReply } from './warnings.schema';
import { placedDetails } from './watching';

const PAGE = 50;

/** Warnings that the viewer may come to, as he may know them: companies that he may not see have no name, but of accounts for whoever keeps the money of all. */
export async function presentWarnings(
  manager: EntityManager,
  viewer: Viewer,
  rows: readonly MessageWarning[],
): Promise<WarningReply[]> {
  const users = new Map<number, string>();
  for (const user of await manager.findBy(User, { id: In(rows.flatMap(row => row.decidedById ?? [])) }))
    users.set(user.id, user.name);
  const companyIds = [...new Set(rows.flatMap(row => row.companyId ?? []))];
  const visible = await visibleCompanies(manager, viewer, companyIds);
  const booked = await bookedCompanies(manager, viewer, companyIds);
  const knows = (row: MessageWarning) =>
    row.companyId === null || (accountCodes.includes(row.code) ? booked : visible).has(row.companyId);
  const phones = await knownPhones(manager, [...new Set([...visible, ...booked])]);
  const decidable = await decidableAccounts(manager, viewer, [...booked]);
  const mask = await loadMask(manager, viewer, rows.map(reasonOf));
  const seesAddresses = mayView(viewer, 'contact');
  return rows.map(row => {
    const { id, code, severity, evidence, state, note, version } = row;
    const isOpen = knows(row);
    return {
      id,
      code,
      severity,
      values: isOpen ? (mask([reasonOf(row)])[0]?.values ?? {}) : { ...row.values, company: '', known: '', since: '' },
      evidence: seesAddresses ? evidence : evidence.filter(one => !one.text.includes('@')),
      state,
      note,
      decidedBy: row.decidedById === null ? null : (users.get(row.decidedById) ?? null),
      decidedAt: row.decidedAt?.toISOString() ?? null,
      version,
      phones: row.companyId === null || !isOpen || !seesAddresses ? [] : (phones.get(row.companyId) ?? []),
      mayConfirm: code === 'bank_details' && state === 'open' && decidable.has(row.companyId ?? 0),
    };
  });
}

const reasonOf = (row: MessageWarning) => ({ code: row.code as ReasonCode, values: row.values });

async function knownPhones(manager: EntityManager, companyIds: readonly number[]): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>();
  const add = (id: number, phone: string | null) => {
    const list = found.get(id) ?? [];
    if (phone && list.length < 3 && !list.includes(phone)) found.set(id, [...list, phone]);
  };
  if (companyIds.length === 0) return found;
  for (const { id, phone } of await manager.findBy(Company, { id: In([...companyIds]) })) add(id, phone);
  const contacts = await manager.find(Contact, {
    where: { companyId: In([...companyIds]) },
    order: { id: 'ASC' },
    take: 500,
  });
  for (const { companyId, phone } of contacts) add(companyId, phone);
  return found;
}

/** The warnings of one message, the gravest first; those of accounts alone to whoever may not see the letter and keeps the money of all. @throws AppError message.not_found */
export async function readWarnings(manager: EntityManager, viewer: Viewer, messageId: number): Promise<WarningReply[]> {
  const isReader = (await findDecidable(manager, viewer, messageId)) !== null;
  if (!isReader && !keepsMoney(viewer)) throw notFound('message');
  const rows = await manager.find(MessageWarning, {
    where: { messageId },
    order: { severity: 'ASC', id: 'ASC' },
    take: 50,
  });
  if (isReader) return presentWarnings(manager, viewer, rows);
  const mine = await ofHisMoney(manager, viewer, rows);
  if (mine.length === 0) throw notFound('message');
  return presentWarnings(manager, viewer, mine);
}

/** Of these warnings those of accounts of companies, where the viewer keeps the money of all. */
async function ofHisMoney(
  manager: EntityManager,
  viewer: Viewer,
  rows: readonly MessageWarning[],
): Promise<MessageWarning[]> {
  if (!keepsMoney(viewer)) return [];
  const asked = rows.filter(row => accountCodes.includes(row.code) && row.companyId !== null);
  const booked = await bookedCompanies(manager, viewer, [...new Set(asked.flatMap(row => row.companyId ?? []))]);
  return asked.filter(row => booked.has(row.companyId ?? 0));
}

/** Which of these messages, that the viewer may see, have open warnings; the gravest of each. */
export async function findWarned(
  manager: EntityManager,
  messageIds: readonly number[],
): Promise<Map<number, 'high' | 'notice'>> {
  const found = new Map<number, 'high' | 'notice'>();
  for (const piece of pieces(messageIds)) {
    const rows = await manager.find(MessageWarning, {
      select: { messageId: true, severity: true },
      where: { messageId: In(piece), state: 'open' },
    });
    for (const { messageId, severity } of rows)
      if (severity === 'high' || !found.has(messageId)) found.set(messageId, severity);
  }
  return found;
}

/** Warnings of all mail that the viewer may see, newest mail first. */
export async function listWarnings(
  manager: EntityManager,
  viewer: Viewer,
  query: { state?: 'open' | 'dismissed' | 'confirmed'; cursor?: string },
): Promise<WarningList> {
  const visible = visibleMessageSql(viewer, '"m"');
  const builder = manager
    .createQueryBuilder(MessageWarning, 'w')
    .innerJoin(Message, 'm', 'm.id = w.messageId')
    .where('w.state = :state', { state: query.state ?? 'open' })
    .andWhere(visible.sql, visible.parameters)
    .orderBy('w.sentAt', 'DESC')
    .addOrderBy('w.id', 'DESC')
    .limit(PAGE + 1);
  if (query.cursor) {
    const place = readTimeCursor(query.cursor);
    builder.andWhere('(w.sentAt < :at OR (w.sentAt = :at AND w.id < :id))', place);
  }
  const page = pageOf(await builder.getMany(), PAGE, row => ({ at: row.sentAt, id: row.id }));
  const messages = new Map(
    (await manager.findBy(Message, { id: In(page.rows.map(row => row.messageId)) })).map(one => [one.id, one]),
  );
  const told = await presentWarnings(manager, viewer, page.rows);
  return {
    warnings: page.rows.flatMap((row, at) => {
      const message = messages.get(row.messageId);
      if (!message) return [];
      const { conversationId, subject, fromName } = message;
      const fromAddress = mayView(viewer, 'contact') ? message.fromAddress : HIDDEN;
      const line = { messageId: row.messageId, conversationId, subject, fromName, fromAddress };
      return [{ ...(told[at] as WarningReply), ...line, sentAt: row.sentAt.toISOString() }];
    }),
    nextCursor: page.nextCursor,
  };
}

async function getWarning(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
  version: number,
): Promise<MessageWarning> {
  const row = await manager.findOneBy(MessageWarning, { id });
  if (!row) throw notFound('warning');
  if ((await ofHisMoney(manager, viewer, [row])).length === 0) await getDecidable(manager, viewer, row.messageId);
  if (row.version !== version || row.state !== 'open')
    throw conflict('version.changed', 'Somebody else has decided on this warning meanwhile. Look again.');
  return row;
}

async function decide(
  manager: EntityManager,
  viewer: Viewer,
  { id, version }: MessageWarning,
  state: 'dismissed' | 'confirmed',
  note: string,
  now: Date,
): Promise<void> {
  const change = { state, note, decidedById: viewer.userId, decidedAt: now, version: version + 1 };
  const done = await manager.update(MessageWarning, { id, version, state: 'open' }, change);
  if (!done.affected)
    throw conflict('version.changed', 'Somebody else has decided on this warning meanwhile. Look again.');
}

/** Says that a warning is of no account, and why. @throws AppError warning.not_found, message.not_found, version.changed */
export async function dismissWarning(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
  { version, note }: { version: number; note: string },
  now: Date,
): Promise<void> {
  const row = await getWarning(manager, viewer, id, version);
  await decide(manager, viewer, row, 'dismissed', note.trim(), now);
  await audit(manager, viewer, 'warning.dismissed', { type: 'message', id: row.messageId }, { code: row.code }, now);
}

/**
 * Says that changed bank details are right: they are known of the company from now on.
 *
 * @throws AppError warning.not_found, message.not_found, version.changed; warning.not_confirmable (409) for a warning of another kind; warning.company_hidden,
 *   bank.no_right (403); bank.changed_meanwhile (409) for an account that somebody has retired
 */
export async function confirmWarning(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
  { version, note }: { version: number; note?: string },
  now: Date,
): Promise<void> {
  const row = await getWarning(manager, viewer, id, version);
  const { companyId, messageId } = row;
  const why = note?.trim() ?? '';
  if (row.code !== 'bank_details' || companyId === null)
    throw conflict(
      'warning.not_confirmable',
      'Only changed bank details can be confirmed; dismiss this warning instead.',
    );
  if (!(await bookedCompanies(manager, viewer, [companyId])).has(companyId)) throw forbidden('warning.company_hidden');
  if (!(await decidableAccounts(manager, viewer, [companyId])).has(companyId)) throw forbidden('bank.no_right');
  await decide(manager, viewer, row, 'confirmed', why, now);
  const details = await detailsOf(manager, messageId);
  const named = new Set(row.evidence.map(one => one.text));
  const confirmed = details.filter(one => named.has(one.evidence.text));
  const told = {
    ...{ state: 'confirmed' as const, decidedById: viewer.userId, decidedAt: now },
    ...(why ? { note: why } : {}),
  };
  for (const { kind, value } of confirmed)
    await keepConfirmed(manager, { companyId, kind, value }, { messageId, seenAt: row.sentAt }, told);
  const masked = confirmed.map(one => maskDetail(one.value));
  await audit(
    manager,
    viewer,
    'bank_details.confirmed',
    { type: 'company', id: companyId },
    { messageId, masked, ...(why ? { reason: why } : {}) },
    now,
  );
  await requestLook(manager, `bank:${companyId}`, { companyId });
}

async function keepConfirmed(
  manager: EntityManager,
  account: Pick<BankDetail, 'companyId' | 'kind' | 'value'>,
  { messageId, seenAt }: { messageId: number; seenAt: Date },
  told: Pick<BankDetail, 'state' | 'decidedById' | 'decidedAt'> & Partial<Pick<BankDetail, 'note'>>,
): Promise<void> {
  const known = await manager.findOneBy(BankDetail, { ...account, companyId: account.companyId as number });
  // Whoever retired it knew more than an old warning: that is taken back where its reason stands, on the company's own page.
  if (known?.state === 'retired')
    throw conflict('bank.changed_meanwhile', 'A colleague has retired this account. Look at it and decide again.');
  if (known) await manager.update(BankDetail, known.id, { ...told, version: known.version + 1 });
  else await manager.insert(BankDetail, { ...account, messageId, firstSeenAt: seenAt, lastSeenAt: seenAt, ...told });
}

async function detailsOf(manager: EntityManager, messageId: number) {
  const own = await loadOwnCompany(manager);
  const [one] = await loadQuestions(manager, [messageId]);
  if (!one) return [];
  const knowledge = await loadKnowledge(manager, [keysOf(one.question, own)], []);
  const inFiles = (await findInFiles(manager, [messageId])).get(messageId) ?? [];
  return [...placedDetails(openCase(one.question, knowledge, own)), ...inFiles];
}
