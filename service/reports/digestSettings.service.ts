import type { EntityManager } from 'typeorm';
import { isTimeZone } from '../common/localTime';
import { badRequest, conflict } from '../common/errors';
import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import { isUniqueViolation } from '../platform/database/rows';
import { audit } from '../users/audit.service';
import { getMailSettings } from '../users/mailSettings.service';
import type { Viewer } from '../users/roles';
import { getCompanySettings, lockSetting, readSetting, saveSetting } from '../users/settings.service';
import { User } from '../users/user.entity';
import { DigestSetting } from './digest.entity';
import type { DigestHouseBody, DigestHouseReply, DigestSettingBody, DigestSettingReply } from './digest.schema';
import { hasTeam } from './digest.service';
import { nextSending } from './digestDays';

const HOUSE = 'digest';
const BATCH = 500;

/** What holds for every digest of the house. */
export async function getDigestHouse(manager: EntityManager): Promise<DigestHouseReply> {
  const kept = await readSetting<DigestHouseReply>(manager, HOUSE);
  return { sendsEmpty: false, holidays: [], version: 0, ...kept };
}

/** @throws AppError digest.holiday_wrong, version.changed (409) */
export async function saveDigestHouse(
  context: Context,
  viewer: Viewer,
  version: number,
  { sendsEmpty, holidays }: DigestHouseBody,
): Promise<DigestHouseReply> {
  for (const { from, to } of holidays)
    if (Number.isNaN(Date.parse(from)) || Number.isNaN(Date.parse(to)) || to < from)
      throw badRequest('digest.holiday_wrong', 'The last day of a holiday comes after its first.', { from, to });
  return inTransaction(context.database, async manager => {
    await lockSetting(manager, HOUSE);
    const before = await getDigestHouse(manager);
    if (before.version !== version) throw changedMeanwhile();
    const sorted = [...holidays].sort((one, other) => (one.from < other.from ? -1 : 1));
    const next = { sendsEmpty, holidays: sorted, version: version + 1 };
    await saveSetting(manager, HOUSE, next);
    await planAgain(manager, next, context.clock());
    const subject = { type: 'settings', id: null };
    await audit(manager, viewer, 'digest.house_changed', subject, { before, after: next }, context.clock());
    return next;
  });
}

/** Everybody's next digest after a change of the holidays. */
async function planAgain(manager: EntityManager, { holidays }: DigestHouseReply, now: Date): Promise<void> {
  const { timeZone } = await getCompanySettings(manager);
  const rows = await manager.find(DigestSetting, { where: { isOn: true }, take: BATCH * 10 });
  for (const row of rows) {
    // What is due goes out first, if its day is still one.
    if (row.nextAt !== null && row.nextAt <= now) continue;
    const nextAt = nextSending({ ...row, timeZone: row.timeZone || timeZone }, holidays, now);
    await manager.update(DigestSetting, { userId: row.userId }, { nextAt });
  }
}

const usual = (viewer: Viewer): Omit<DigestSetting, 'userId'> => ({
  ...{ isOn: false, hour: 8, days: [1, 2, 3, 4, 5], timeZone: '', nextAt: null, version: 0 },
  scope: hasTeam(viewer) ? 'team' : 'mine',
});

/** How the viewer gets his own. */
export async function getDigestSetting(manager: EntityManager, viewer: Viewer): Promise<DigestSettingReply> {
  const row = (await manager.findOneBy(DigestSetting, { userId: viewer.userId })) ?? usual(viewer);
  const user = await manager.findOneBy(User, { id: viewer.userId });
  const { timeZone: companyZone } = await getCompanySettings(manager);
  const { isOn, hour, days, timeZone, scope, nextAt, version } = row;
  return {
    ...{ isOn, hour, days, timeZone, version, companyZone },
    scope: hasTeam(viewer) ? scope : 'mine',
    nextAt: nextAt?.toISOString() ?? null,
    hasTeam: hasTeam(viewer),
    address: user?.address ?? '',
    canSend: (await getMailSettings(manager)).isActive,
  };
}

/** @throws AppError digest.zone_unknown, version.changed (409) */
export async function saveDigestSetting(
  context: Context,
  viewer: Viewer,
  version: number,
  body: DigestSettingBody,
): Promise<DigestSettingReply> {
  if (body.timeZone !== '' && !isTimeZone(body.timeZone))
    throw badRequest('digest.zone_unknown', `"${body.timeZone}" is no time zone. Choose one from the list.`);
  const now = context.clock();
  try {
    return await inTransaction(context.database, async manager => {
      const values = await valuesOf(manager, viewer, body, now);
      const { userId } = viewer;
      const mine = { ...values, version: version + 1 };
      if (version === 0) await manager.insert(DigestSetting, { userId, ...mine });
      else if (!(await manager.update(DigestSetting, { userId, version }, mine)).affected) throw changedMeanwhile();
      const { nextAt: _next, ...told } = values;
      await audit(manager, viewer, 'digest.setting', { type: 'user', id: userId }, told, now);
      return getDigestSetting(manager, viewer);
    });
  } catch (error) {
    // The same person, from another window.
    if (isUniqueViolation(error)) throw changedMeanwhile();
    throw error;
  }
}

async function valuesOf(
  manager: EntityManager,
  viewer: Viewer,
  { isOn, hour, days, timeZone, scope }: DigestSettingBody,
  now: Date,
): Promise<Omit<DigestSetting, 'userId' | 'version'>> {
  const { timeZone: companyZone } = await getCompanySettings(manager);
  const { holidays } = await getDigestHouse(manager);
  const sorted = [...days].sort((one, other) => one - other);
  const plan = { hour, days: sorted, timeZone: timeZone || companyZone };
  return {
    ...{ isOn, hour, days: sorted, timeZone },
    scope: hasTeam(viewer) ? scope : 'mine',
    nextAt: isOn ? nextSending(plan, holidays, now) : null,
  };
}

const changedMeanwhile = () =>
  conflict('version.changed', 'These settings were changed meanwhile, perhaps in another window. Look again.');
