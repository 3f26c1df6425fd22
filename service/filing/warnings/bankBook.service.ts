import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { badRequest, conflict, forbidden, notFound } from '../../common/errors';
import { Company } from '../../companies/company.entity';
import { Message } from '../../mail/message.entity';
import { audit } from '../../users/audit.service';
import { mayEdit, mayView } from '../../users/fieldGroups';
import type { Viewer } from '../../users/roles';
import { User } from '../../users/user.entity';
import { visibleMessageSql } from '../visibility';
import { maskDetail, readTyped } from './bankDetails';
import { bookedCompanies } from './money.service';
import { requestLook } from './noting.service';
import { BankDetail } from './warning.entity';
import type { BankDecision, BankDetails, NewAccount } from './warnings.schema';

const MOST = 200;

/** Whether somebody may decide on the accounts of a company: by the right to financial data, or of a factory to those of suppliers. */
export function mayDecide(viewer: Viewer, { isSupplier }: Pick<Company, 'isSupplier'>): boolean {
  return mayEdit(viewer, 'finance') || (isSupplier && mayEdit(viewer, 'supplier'));
}

/** Of companies that the viewer may know those on whose accounts he may decide. */
export async function decidableAccounts(
  manager: EntityManager,
  viewer: Viewer,
  companyIds: readonly number[],
): Promise<Set<number>> {
  if (companyIds.length === 0) return new Set();
  const where = { id: In([...companyIds]) };
  const companies = await manager.find(Company, { select: { id: true, isSupplier: true }, where });
  return new Set(companies.filter(company => mayDecide(viewer, company)).map(company => company.id));
}

/**
 * The accounts that are known of a company, where each was named first and who has decided on it. Whoever has no right to financial data (of a factory: to those of
 * suppliers) sees them masked in part.
 *
 * @throws AppError company.not_found
 */
export async function listBankDetails(manager: EntityManager, viewer: Viewer, companyId: number): Promise<BankDetails> {
  if (!(await bookedCompanies(manager, viewer, [companyId])).has(companyId)) throw notFound('company');
  const company = await manager.findOneByOrFail(Company, { id: companyId });
  const rows = await manager.find(BankDetail, {
    where: { companyId },
    order: { firstSeenAt: 'ASC', id: 'ASC' },
    take: MOST,
  });
  const users = await manager.findBy(User, { id: In(rows.flatMap(row => row.decidedById ?? [])) });
  const letters = await visibleLetters(manager, viewer, rows);
  const isWhole = mayView(viewer, 'finance') || (company.isSupplier && mayView(viewer, 'supplier'));
  return {
    company: { id: company.id, name: company.name },
    mayDecide: mayDecide(viewer, company),
    isWhole,
    details: rows.map(row => ({
      id: row.id,
      kind: row.kind,
      value: isWhole ? row.value : maskDetail(row.value),
      state: row.state,
      firstSeenAt: row.firstSeenAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      message: letters.get(row.messageId ?? 0) ?? null,
      hasMessage: row.messageId !== null,
      note: row.note,
      confirmedBy: users.find(user => user.id === row.decidedById)?.name ?? null,
      confirmedAt: row.decidedAt?.toISOString() ?? null,
      mayRemove: isByHandAlone(row),
      version: row.version,
    })),
  };
}

/** The letters that named accounts first, as far as the viewer may see them. */
async function visibleLetters(manager: EntityManager, viewer: Viewer, rows: readonly BankDetail[]) {
  const ids = [...new Set(rows.flatMap(row => row.messageId ?? []))];
  if (ids.length === 0 || !viewer.grants.has('mail.read')) return new Map<number, never>();
  const visible = visibleMessageSql(viewer, '"m"');
  const letters = await manager
    .createQueryBuilder(Message, 'm')
    .where('m.id IN (:...ids)', { ids })
    .andWhere(visible.sql, visible.parameters)
    .getMany();
  return new Map(letters.map(({ id, conversationId, subject }) => [id, { id, conversationId, subject }]));
}

/**
 * What a person says of a known account: it is right ('confirmed'), it is not to be paid to any more ('retired'), or neither ('seen', which takes either back). A
 * retired one is strange again: the next mail that names it is warned of; older mail is not accused.
 *
 * @throws AppError bank.not_found, bank.no_right, bank.note_missing, bank.changed_meanwhile (409)
 */
export async function decideBankDetail(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
  { state, version, note }: BankDecision,
  now: Date,
): Promise<number> {
  const { row, companyId } = await rowToDecide(manager, viewer, id);
  const why = note?.trim() || null;
  if (state !== 'seen' && why === null)
    throw badRequest(
      'bank.note_missing',
      'Say how it was checked, or why it is retired: whoever pays next will read it.',
    );
  const decided =
    state === 'seen' ? { decidedById: null, decidedAt: null } : { decidedById: viewer.userId, decidedAt: now };
  const change = { state, note: why, version: version + 1, ...decided };
  const done = await manager.update(BankDetail, { id, version }, change);
  if (!done.affected)
    throw conflict('bank.changed_meanwhile', 'A colleague has changed this account. Look at it and decide again.');
  const masked = [maskDetail(row.value)];
  const details = { masked, from: row.state, to: state, reason: why };
  await audit(manager, viewer, 'bank_details.decided', { type: 'company', id: companyId }, details, now);
  await requestLook(manager, `bank:${companyId}`, { companyId });
  return companyId;
}

/** The row of a known account that the viewer may decide on. @throws AppError bank.not_found, bank.no_right */
async function rowToDecide(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
): Promise<{ row: BankDetail; companyId: number }> {
  const row = await manager.findOneBy(BankDetail, { id });
  const companyId = row?.companyId ?? null;
  if (!row || companyId === null || !(await bookedCompanies(manager, viewer, [companyId])).has(companyId))
    throw notFound('bank', { id });
  const company = await manager.findOneByOrFail(Company, { id: companyId });
  if (!mayDecide(viewer, company)) throw forbidden('bank.no_right');
  return { row, companyId };
}

/**
 * Writes down an account that somebody knows from a contract or a telephone call. It counts as confirmed from now on: mail that names another is warned of, older mail is not accused.
 *
 * @throws AppError company.not_found, bank.no_right, bank.bad_account, bank.note_missing, bank.known_already (409)
 */
export async function addBankDetail(
  manager: EntityManager,
  viewer: Viewer,
  companyId: number,
  { account, note }: NewAccount,
  now: Date,
): Promise<void> {
  if (!(await bookedCompanies(manager, viewer, [companyId])).has(companyId)) throw notFound('company');
  const company = await manager.findOneByOrFail(Company, { id: companyId });
  if (!mayDecide(viewer, company)) throw forbidden('bank.no_right');
  const read = readTyped(account);
  if (!read) throw badRequest('bank.bad_account', 'This is no IBAN, BIC or account number. Compare it with the paper.');
  const why = note.trim();
  if (why === '') throw badRequest('bank.note_missing', 'Say how it was checked: whoever pays next will read it.');
  if (await manager.existsBy(BankDetail, { companyId, value: read.value }))
    throw conflict('bank.known_already', 'This account is in the list already. Confirm it there, or use it again.');
  const decided = { state: 'confirmed' as const, note: why, decidedById: viewer.userId, decidedAt: now };
  await manager.insert(BankDetail, {
    ...{ companyId, ...read, ...decided, messageId: null },
    ...{ firstSeenAt: now, lastSeenAt: now, version: 1 },
  });
  const details = { masked: [maskDetail(read.value)], to: 'confirmed', reason: why };
  await audit(manager, viewer, 'bank_details.entered', { type: 'company', id: companyId }, details, now);
  await requestLook(manager, `bank:${companyId}`, { companyId });
}

/**
 * Takes out an account that was entered by hand and that no mail has named: a typing error. One that mail names is retired instead, so that it is warned of.
 *
 * @throws AppError bank.not_found, bank.no_right, bank.named_in_mail (409), bank.changed_meanwhile (409)
 */
export async function removeBankDetail(
  manager: EntityManager,
  viewer: Viewer,
  id: number,
  version: number,
  now: Date,
): Promise<number> {
  const { row, companyId } = await rowToDecide(manager, viewer, id);
  if (!isByHandAlone(row))
    throw conflict('bank.named_in_mail', 'Mail has named this account. Retire it instead, and it is warned of.');
  const done = await manager.delete(BankDetail, { id, version });
  if (!done.affected)
    throw conflict('bank.changed_meanwhile', 'A colleague has changed this account. Look at it and decide again.');
  const details = { masked: [maskDetail(row.value)], from: row.state, reason: row.note };
  await audit(manager, viewer, 'bank_details.removed', { type: 'company', id: companyId }, details, now);
  await requestLook(manager, `bank:${companyId}`, { companyId });
  return companyId;
}

/** No mail stands behind it, and none has named it since. */
const isByHandAlone = (row: BankDetail) =>
  row.messageId === null && row.state !== 'seen' && row.firstSeenAt.getTime() === row.lastSeenAt.getTime();
