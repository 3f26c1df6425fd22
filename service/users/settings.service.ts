import type { EntityManager } from 'typeorm';
import { isFreeMail, normaliseAddress, normaliseDomain } from '../common/emailAddress';
import { badRequest, conflict } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { audit } from './audit.service';
import type { Viewer } from './roles';
import { Setting } from './user.entity';
import type { CompanySettings, CompanySettingsReply, SignInInfo } from './users.schema';

const COMPANY = 'company';
const DEMO_USERS = 'demo.users';

const unset: CompanySettingsReply = {
  name: '',
  ownDomains: [],
  dropboxAddresses: [],
  excludedFolders: [],
  timeZone: 'Asia/Shanghai',
  numberStyle: 'comma_point',
  defaultLanguage: 'zh-CN',
  version: 0,
};

/** What the administrator has set for the own company; empty lists and Shanghai's time until he has. */
export async function getCompanySettings(manager: EntityManager): Promise<CompanySettingsReply> {
  const row = await manager.findOneBy(Setting, { key: COMPANY });
  return { ...unset, ...(row?.value as Partial<CompanySettingsReply> | undefined) };
}

/** Checks, normalises and keeps the settings, as their next version. @throws AppError settings.* naming the value that is wrong */
export async function saveCompanySettings(
  manager: EntityManager,
  settings: CompanySettings,
): Promise<CompanySettingsReply> {
  const checked = checkSettings(settings);
  await lockSetting(manager, COMPANY);
  const before = await getCompanySettings(manager);
  const next = { ...before, ...checked, version: before.version + 1 };
  await saveSetting(manager, COMPANY, next);
  return next;
}

/**
 * The administrator's change of the settings, in the audit log. `version` is that which was read.
 *
 * @throws AppError version.changed (409), and those of `saveCompanySettings`
 */
export async function changeCompanySettings(
  context: Context,
  viewer: Viewer,
  version: number,
  settings: CompanySettings,
): Promise<CompanySettingsReply> {
  return inTransaction(context.database, async manager => {
    await lockSetting(manager, COMPANY);
    const before = await getCompanySettings(manager);
    if (before.version !== version)
      throw conflict('version.changed', 'Somebody else has changed the settings meanwhile. Look again.');
    const after = await saveCompanySettings(manager, settings);
    await audit(
      manager,
      viewer,
      'settings.changed',
      { type: 'settings', id: null },
      { before, after },
      context.clock(),
    );
    return after;
  });
}

/** The people whom the sign-in page of the demo names. */
export async function getDemoUsers(manager: EntityManager): Promise<SignInInfo['demoUsers']> {
  const row = await manager.findOneBy(Setting, { key: DEMO_USERS });
  return (row?.value as SignInInfo['demoUsers'] | undefined) ?? [];
}

/** Keeps the people of the demo with their passwords, which are no secret; shown only where the configuration says demo. */
export async function saveDemoUsers(manager: EntityManager, users: SignInInfo['demoUsers']): Promise<void> {
  await saveSetting(manager, DEMO_USERS, users);
}

/** The value under a key; null where there is none. */
export async function readSetting<T>(manager: EntityManager, key: string): Promise<T | null> {
  const row = await manager.findOneBy(Setting, { key });
  return (row?.value as T | undefined) ?? null;
}

/** Touching the row keeps others from changing it until our transaction ends: what is read then is what is replaced. */
export async function lockSetting(manager: EntityManager, key: string): Promise<void> {
  await manager
    .createQueryBuilder()
    .update(Setting)
    .set({ key: () => '"key"' })
    .where({ key })
    .execute();
}

/** Keeps a value under a key. */
export async function saveSetting(manager: EntityManager, key: string, value: unknown): Promise<void> {
  const changed = await manager.update(Setting, { key }, { value: value as never });
  if (changed.affected === 0) await manager.insert(Setting, { key, value: value as never });
}

function checkSettings(settings: CompanySettings): CompanySettings {
  return {
    name: settings.name.trim(),
    ownDomains: unique(settings.ownDomains.map(checkDomain)),
    dropboxAddresses: unique(settings.dropboxAddresses.map(checkAddress)),
    excludedFolders: unique(settings.excludedFolders.map(folder => folder.trim()).filter(folder => folder !== '')),
    timeZone: checkTimeZone(settings.timeZone),
    ...(settings.numberStyle ? { numberStyle: settings.numberStyle } : {}),
    ...(settings.defaultLanguage ? { defaultLanguage: settings.defaultLanguage } : {}),
  };
}

const unique = (values: string[]): string[] => [...new Set(values)];

function checkDomain(raw: string): string {
  const domain = normaliseDomain(raw);
  if (!domain.includes('.'))
    throw badRequest('settings.bad_domain', `"${raw}" is no mail domain. Write it like example.com.`, { domain: raw });
  // All customers with such an address would be taken for colleagues, and their mail never stored.
  if (isFreeMail(domain))
    throw badRequest('settings.free_mail_domain', `Anybody can have an address at ${domain}; it cannot be your own.`, {
      domain,
    });
  return domain;
}

function checkAddress(raw: string): string {
  const address = normaliseAddress(raw);
  if (!address) throw badRequest('settings.bad_address', `"${raw}" is no mail address.`, { address: raw });
  return address;
}

function checkTimeZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    throw badRequest('settings.bad_time_zone', `"${zone}" is no time zone. Write it like Asia/Shanghai.`, {
      timeZone: zone,
    });
  }
}
