import type { EntityManager } from 'typeorm';
import { getWorkingHours } from '../teamwork/settings.service';
import type { CountryHours } from './answerTime';
import { hoursOf } from './answerTime';

/** Business hours of a buyer's country; of one that is not known our own. */
export async function hoursFor(manager: EntityManager, country: string, now: Date): Promise<CountryHours> {
  const { days, from, to, timeZone } = await getWorkingHours(manager);
  return hoursOf(country, { hours: { days, from, to }, timeZone }, now);
}
