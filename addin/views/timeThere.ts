import type { PanePlace } from '../../service/sidebar/party.schema';
import type { TextsState } from '../../ui/texts/texts';

/** "8:20 in Hamburg, opens at 09:00" */
export function timeThere(place: PanePlace, t: TextsState['t'], country: (code: string) => string): string | null {
  const { localTime, opensAt, opensInDays, isOpen, changesInMinutes } = place;
  const where = place.city ?? (place.country ? country(place.country) : null);
  if (!localTime || !where) return null;
  const parts = [t('pane.theirTime', { time: localTime, place: where })];
  if (opensAt) {
    const days = opensInDays ?? 0;
    const key = days > 1 ? 'pane.opensLater' : days === 1 ? 'pane.opensTomorrow' : 'pane.opensAt';
    parts.push(t(key, { at: opensAt, n: days }));
  } else if (isOpen && changesInMinutes !== null && changesInMinutes <= 60) {
    parts.push(t('pane.closesSoon', { n: changesInMinutes }));
  }
  return parts.join(t('pane.comma'));
}
