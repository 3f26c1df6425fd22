import type { CompanyReply } from '../../../service/companies/companies.schema';

const DAY = 86_400_000;

/** Whole days between an instant and now; null where there was none. */
export function daysSince(at: string | null, now: Date): number | null {
  return at === null ? null : Math.floor((now.getTime() - Date.parse(at)) / DAY);
}

/** Contacts who have their birthday within the next days, with the day; those who have left are not congratulated. */
export function birthdaysSoon(
  contacts: CompanyReply['contacts'],
  now: Date,
  within = 14,
): { id: number; name: string; day: string }[] {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return contacts.flatMap(({ id, name, birthDay, leftAt }) => {
    if (!birthDay || leftAt) return [];
    const days = [now.getFullYear(), now.getFullYear() + 1].map(year => Date.parse(`${year}-${birthDay}T00:00:00Z`));
    const isSoon = days.some(day => day >= today && day <= today + within * DAY);
    return isSoon ? [{ id, name, day: birthDay }] : [];
  });
}
