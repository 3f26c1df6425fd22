import type { EntityManager } from 'typeorm';
import { IsNull } from 'typeorm';
import { badRequest, conflict } from '../common/errors';
import type { Context } from '../context';
import type { KnownDetail } from '../filing/warnings/bankDetails';
import { isBic, isIban, readTyped } from '../filing/warnings/bankDetails';
import { BankDetail } from '../filing/warnings/warning.entity';
import { inTransaction } from '../platform/database/transaction';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { lockSetting, readSetting, saveSetting } from '../users/settings.service';
import type { OwnAccountsBody, OwnAccountsReply } from './guard.schema';

const KEY = 'guard.accounts';
const MOST_SEEN = 50;
const MOST_KNOWN = 500;

interface Kept {
  accounts: OwnAccountsBody['accounts'];
  version: number;
}

const bare = (text: string) =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');

/** The accounts that the company has written down, and those that its letters named and nobody has written down yet. */
export async function getOwnAccounts(manager: EntityManager): Promise<OwnAccountsReply> {
  const { accounts, version } = await kept(manager);
  const known = new Set(accounts.map(one => bare(one.number)));
  const rows = await seenRows(manager, MOST_SEEN);
  return {
    ...{ accounts, version },
    seen: rows
      .filter(row => !known.has(row.value))
      .map(row => ({ number: row.value, kind: row.kind, lastSeenAt: row.lastSeenAt.toISOString() })),
  };
}

const kept = async (manager: EntityManager): Promise<Kept> =>
  (await readSetting<Kept>(manager, KEY)) ?? { accounts: [], version: 0 };

const seenRows = (manager: EntityManager, take: number) =>
  manager.find(BankDetail, { where: { companyId: IsNull() }, order: { id: 'DESC' }, take });

/** Replaces the list; `version` is that which was read. @throws AppError version.changed, guard.bad_account */
export async function saveOwnAccounts(
  context: Context,
  viewer: Viewer,
  version: number,
  { accounts }: OwnAccountsBody,
): Promise<OwnAccountsReply> {
  const checked = accounts.map(({ number, label }) => ({ number: checkNumber(number), label: label.trim() }));
  return inTransaction(context.database, async manager => {
    await lockSetting(manager, KEY);
    const before = await kept(manager);
    if (before.version !== version)
      throw conflict('version.changed', 'Somebody else has changed the settings meanwhile. Look again.');
    await saveSetting(manager, KEY, { accounts: checked, version: version + 1 });
    const details = { before: before.accounts.map(one => one.label), after: checked.map(one => one.label) };
    await audit(manager, viewer, 'guard.accounts_changed', { type: 'settings', id: null }, details, context.clock());
    return getOwnAccounts(manager);
  });
}

function checkNumber(raw: string): string {
  const number = raw.trim();
  if (!readTyped(number))
    throw badRequest('guard.bad_account', `"${raw}" is no account: write an IBAN, a BIC or the account's number.`, {
      account: raw,
    });
  return number;
}

function detailOf(value: string): KnownDetail {
  const kind = isIban(value) ? 'iban' : isBic(value) ? 'bic' : 'account';
  return { kind, value, since: new Date(0) };
}

/**
 * Our own accounts as the guard knows them.
 *
 * @param before only what was seen before this instant: a letter does not vouch for itself
 */
export async function knownOwnAccounts(
  manager: EntityManager,
  before: Date,
): Promise<{ confirmed: KnownDetail[]; seen: KnownDetail[] }> {
  const { accounts } = await kept(manager);
  const rows = await seenRows(manager, MOST_KNOWN);
  const seen = rows
    .filter(row => row.state === 'confirmed' || row.firstSeenAt < before)
    .map(({ kind, value, firstSeenAt }) => ({ kind, value, since: firstSeenAt }));
  return { confirmed: accounts.map(one => detailOf(bare(one.number))), seen };
}
