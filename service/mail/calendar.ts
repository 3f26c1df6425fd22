import { addressOf } from './addresses';
import { boundText } from './charset';
import type { Property, Zone } from './calendarZones';
import { offsetOn, readZones } from './calendarZones';
import type { CalendarPart } from './parsed';

const MAX_LINES = 5000;

/**
 * Reads the first event of an iCalendar text (RFC 5545, iTIP methods of RFC 5546); null where there is none. Local times
 * are read by the rules of the VTIMEZONE that the text itself defines, times without a known zone as UTC.
 */
export function readCalendar(text: string): { part: CalendarPart; description: string } | null {
  const properties = readProperties(text);
  if (!properties.some(property => property.name === 'BEGIN' && /^VCALENDAR$/i.test(property.value))) return null;
  const event = insideOf(properties, /^(VEVENT|VTODO|VJOURNAL|VFREEBUSY)$/i);
  const find = (name: string) => event.find(property => property.name === name);
  const zones = readZones(properties);
  const organizer = find('ORGANIZER')?.value.replace(/^mailto:/i, '') ?? '';
  return {
    part: {
      method: boundText(
        (properties.find(property => property.name === 'METHOD')?.value ?? 'PUBLISH').toUpperCase(),
        40,
      ),
      uid: boundText(find('UID')?.value ?? '', 400),
      summary: boundText(unescapeText(find('SUMMARY')?.value ?? ''), 1000),
      organizer: addressOf(organizer) || null,
      start: readTime(find('DTSTART'), zones),
      end: readTime(find('DTEND') ?? find('DUE'), zones),
      location: boundText(unescapeText(find('LOCATION')?.value ?? ''), 1000) || null,
    },
    description: boundText(unescapeText(find('DESCRIPTION')?.value ?? ''), 100_000),
  };
}

function readProperties(text: string): Property[] {
  const lines = text
    .slice(0, 1024 * 1024)
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/, MAX_LINES);
  const properties: Property[] = [];
  for (const line of lines) {
    const match = /^([A-Za-z0-9-]+)((?:;[^:;"]+(?:"[^"]*"[^:;"]*)*)*):(.*)$/.exec(line.slice(0, 100_000));
    if (!match) continue;
    const parameters: Record<string, string> = {};
    for (const piece of match[2]!.split(';')) {
      const equals = piece.indexOf('=');
      if (equals > 0) parameters[piece.slice(0, equals).toUpperCase()] = piece.slice(equals + 1).replace(/"/g, '');
    }
    properties.push({ name: match[1]!.toUpperCase(), parameters, value: match[3]! });
  }
  return properties;
}

/** The properties of the first component of that kind, without those of components inside it. */
function insideOf(properties: Property[], kind: RegExp): Property[] {
  const start = properties.findIndex(property => property.name === 'BEGIN' && kind.test(property.value));
  if (start < 0) return [];
  const inside: Property[] = [];
  let depth = 0;
  for (const property of properties.slice(start)) {
    if (property.name === 'BEGIN') depth++;
    else if (property.name === 'END' && --depth === 0) break;
    else if (depth === 1) inside.push(property);
  }
  return inside;
}

function readTime(property: Property | undefined, zones: Map<string, Zone>): Date | null {
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?/.exec(property?.value ?? '');
  if (!match || !property) return null;
  const zone = match[7] ? undefined : zones.get(property.parameters.TZID ?? '');
  const offset = offsetOn(zone, +match[1]!, +match[2]! - 1, +match[3]!);
  const time = Date.UTC(+match[1]!, +match[2]! - 1, +match[3]!, +(match[4] ?? 0), +(match[5] ?? 0), +(match[6] ?? 0));
  const date = new Date(time - offset * 60_000);
  return Number.isNaN(date.getTime()) ? null : date;
}

function unescapeText(value: string): string {
  return value.replace(/\\([nN,;\\])/g, (_, mark: string) => (mark.toLowerCase() === 'n' ? '\n' : mark));
}
