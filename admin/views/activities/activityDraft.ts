import type {
  ActivityBody,
  ActivityChange,
  ActivityChoices,
  ActivityReply,
  ActivityResult,
} from '../../../service/activities/activities.schema';
import type { ActivityStart, Kind } from './activityWords';

/** What stands in the form. */
export interface ActivityValues {
  kind: Kind;
  subject: string;
  text: string;
  day: string;
  time: string;
  minutes: number;
  place: string;
  ownerId: number;
  personIds: readonly number[];
  contactIds: readonly number[];
  companyId: number | null;
  /** null: none */
  remindMinutes: number | null;
  outcome: string;
  result: string;
  nextTitle: string;
  nextDay: string;
}

const usualMinutes: Readonly<Record<Kind, number>> = { call: 15, meeting: 60, visit: 120, note: 0 };

/** What the form of one that is there begins with. */
export function valuesOf(one: ActivityReply): ActivityValues {
  const { kind, subject, text, day, time, minutes, place, remindMinutes, outcome, result } = one;
  return {
    ...{ kind, subject, text, day, time, minutes, place, remindMinutes, outcome, result },
    ownerId: one.owner.id,
    personIds: one.people.map(person => person.id),
    contactIds: one.contacts.map(contact => contact.id),
    companyId: one.company?.id ?? null,
    ...{ nextTitle: '', nextDay: '' },
  };
}

/** What the form of a new one begins with: now where it has happened, else the next full hour. */
export function valuesFor(start: ActivityStart, choices: ActivityChoices, viewerId: number): ActivityValues {
  const { kind, isLogged, company = null } = start;
  const hour = Number(choices.time.slice(0, 2));
  const later = hour < 23 ? `${String(hour + 1).padStart(2, '0')}:00` : '23:00';
  return {
    ...{ kind, subject: '', text: '', place: '', outcome: '', result: '', nextTitle: '', nextDay: '' },
    day: start.day ?? choices.day,
    time:
      start.time ??
      (isLogged || kind === 'note' ? choices.time : start.day && start.day !== choices.day ? '09:00' : later),
    ...{ minutes: usualMinutes[kind], ownerId: start.ownerId ?? viewerId, personIds: [], contactIds: [] },
    ...{ companyId: company?.id ?? null, remindMinutes: 15 },
  };
}

/** The length follows the kind as long as nobody has chosen another. */
export function withKind(values: ActivityValues, kind: Kind): Partial<ActivityValues> {
  return { kind, ...(values.minutes === usualMinutes[values.kind] ? { minutes: usualMinutes[kind] } : {}) };
}

/** What came of it, as the service takes it. */
export function resultOf({ outcome, result, nextTitle, nextDay }: ActivityValues): ActivityResult {
  const title = nextTitle.trim();
  return { outcome, result, next: title && nextDay ? { title, dueDay: nextDay } : null };
}

/** A new one, as the service takes it. */
export function bodyOf(values: ActivityValues, start: ActivityStart, isDone: boolean): ActivityBody {
  const { kind, subject, text, day, time, minutes, place, ownerId, personIds, contactIds, companyId } = values;
  return {
    ...{ kind, subject: subject.trim(), text, day, time, minutes, place, ownerId, companyId },
    ...{ personIds: [...personIds], contactIds: [...contactIds], remindMinutes: values.remindMinutes },
    ...{ recordId: start.record?.id ?? null, leadId: start.lead?.id ?? null },
    ...(isDone && kind !== 'note' ? { done: resultOf(values) } : {}),
  };
}

/** Only what differs, as the service takes it. */
export function changeOf(before: ActivityValues, after: ActivityValues): ActivityChange {
  const change: Record<string, unknown> = {};
  const names = ['kind', 'subject', 'text', 'day', 'time', 'minutes', 'place', 'ownerId', 'personIds'] as const;
  const more = ['contactIds', 'companyId', 'remindMinutes', 'outcome', 'result'] as const;
  for (const name of [...names, ...more])
    if (JSON.stringify(before[name]) !== JSON.stringify(after[name])) change[name] = after[name];
  // A moment is a day and a time: the service takes both or none.
  if ('day' in change || 'time' in change) Object.assign(change, { day: after.day, time: after.time });
  return change as ActivityChange;
}
