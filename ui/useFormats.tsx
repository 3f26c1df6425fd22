import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import type { NumberStyle } from '../service/users/users.schema';
import type { TextsState } from './texts/texts';
import { useTexts } from './texts/texts';
import type { Place } from './formats';
import { clock, count, countryName, dateText, dayText, fullDate, headingDay, money, size, zoneName } from './formats';

/** The company's time zone; the browser's until somebody is signed in. */
export const TimeZoneContext = createContext<string>(Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC');

/** Now, renewed each minute, so that "today" does not become yesterday unnoticed. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(new Date()), 60_000);
    return () => window.clearInterval(timer);
  }, []);
  return now;
}

/** How the company writes numbers. */
export const NumberStyleContext = createContext<NumberStyle>('comma_point');

function makeFormats(place: Place, now: Date, t: TextsState['t'], style: NumberStyle) {
  const asDate = (at: string | Date) => (typeof at === 'string' ? new Date(at) : at);
  return {
    place,
    now,
    date: (at: string | Date) => dateText(asDate(at), now, place, time => t('time.yesterday', { time })),
    day: (at: string | Date) => dayText(asDate(at), now, place),
    full: (at: string | Date) => fullDate(asDate(at), place),
    clock: (at: string | Date) => clock(asDate(at), place),
    heading: (at: string | Date) => headingDay(asDate(at), place),
    zone: () => zoneName(now, place),
    country: (code: string) => countryName(code, place.language),
    count: (n: number) => count(n, style),
    money: (minor: number, currency: string) => money(minor, currency, style),
    wholeMoney: (minor: number, currency: string) => money(minor, currency, style, true),
    size: (bytes: number) => size(bytes, style),
  };
}
export type Formats = ReturnType<typeof makeFormats>;

/** The formats of ui/formats.ts in the person's language, the company's time zone and its way of writing numbers. */
export function useFormats(): Formats {
  const { language, t } = useTexts();
  const timeZone = useContext(TimeZoneContext);
  const now = useNow();
  const style = useContext(NumberStyleContext);
  return useMemo(() => makeFormats({ language, timeZone }, now, t, style), [language, timeZone, now, t, style]);
}

/** A date as lists show it; the whole of it with its zone on hover. */
export function DateText({ at, className }: { at: string; className?: string }) {
  const formats = useFormats();
  return (
    <time dateTime={at} title={formats.full(at)} className={className}>
      {formats.date(at)}
    </time>
  );
}
