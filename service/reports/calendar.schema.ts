import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { ActivityReply } from '../activities/activities.schema';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Named = Type.Object({ id: Type.Integer(), name: Type.String() });

/** GET /api/calendar: both days included, at most 62 of them; without a person the viewer's own. */
export const CalendarQuery = Type.Object({
  from: Day,
  to: Day,
  userId: Type.Optional(Type.Integer({ minimum: 1 })),
});
export type CalendarQuery = Static<typeof CalendarQuery>;

/** What a person's days hold. Days are YYYY-MM-DD in the company's time zone. */
export const CalendarReply = Type.Object({
  timeZone: Type.String(),
  today: Type.String(),
  /** HH:MM there. */
  time: Type.String(),
  person: Named,
  /** Whose calendar the viewer may open beside his own. */
  people: Type.Array(Named),
  /** In the order of their time; what was called off is left out. */
  activities: Type.Array(ActivityReply),
  tasks: Type.Array(
    Type.Object({ id: Type.Integer(), title: Type.String(), day: Type.String(), company: Type.String() }),
  ),
  /** Next actions of leads and opportunities. */
  steps: Type.Array(
    Type.Object({
      kind: Type.Union([Type.Literal('lead'), Type.Literal('opportunity')]),
      id: Type.Integer(),
      number: Type.String(),
      title: Type.String(),
      nextAction: Type.String(),
      day: Type.String(),
    }),
  ),
  /** Of contacts at companies of his. */
  birthdays: Type.Array(
    Type.Object({
      contactId: Type.Integer(),
      companyId: Type.Integer(),
      name: Type.String(),
      company: Type.String(),
      day: Type.String(),
    }),
  ),
  /** Who is away; why is nobody's business. */
  absences: Type.Array(
    Type.Object({
      userId: Type.Integer(),
      userName: Type.String(),
      fromDay: Type.String(),
      toDay: Type.String(),
    }),
  ),
  /** More than is shown stands in one of the lists. */
  isCut: Type.Boolean(),
});
export type CalendarReply = Static<typeof CalendarReply>;
