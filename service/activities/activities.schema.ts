import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';
import { activityKinds } from './activityKinds';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });
const OneId = Type.Integer({ minimum: 1 });
const Named = Type.Object({ id: Type.Integer(), name: Type.String() });
const Kind = Type.Union(activityKinds.map(kind => Type.Literal(kind)));
const State = Type.Union([Type.Literal('planned'), Type.Literal('done'), Type.Literal('cancelled')]);
/** Longer is no appointment: a week. */
export const MOST_MINUTES = 10_080;

/** A call, a meeting, a visit or a note. What it is about, and who of the other side takes part, is named as far as the viewer may see it. */
export const ActivityReply = Type.Object({
  id: Type.Integer(),
  kind: Kind,
  subject: Type.String(),
  text: Type.String(),
  startAt: Instant,
  endAt: Instant,
  /** In the company's time zone. */
  day: Type.String(),
  time: Type.String(),
  endDay: Type.String(),
  endTime: Type.String(),
  minutes: Type.Integer(),
  place: Type.String(),
  owner: Named,
  /** Colleagues who take part beside the owner. */
  people: Type.Array(Named),
  contacts: Type.Array(Named),
  company: Nullable(Named),
  record: Nullable(Type.Object({ id: Type.Integer(), kind: Type.String(), number: Type.String() })),
  lead: Nullable(Type.Object({ id: Type.Integer(), number: Type.String(), name: Type.String() })),
  message: Nullable(Type.Object({ id: Type.Integer(), conversationId: Type.Integer(), subject: Type.String() })),
  state: State,
  remindMinutes: Nullable(Type.Integer()),
  /** Of the dictionary 'activity_outcome', or ''. */
  outcome: Type.String(),
  result: Type.String(),
  /** The task that came of it. */
  next: Nullable(Type.Object({ id: Type.Integer(), title: Type.String(), dueDay: Nullable(Type.String()) })),
  doneAt: Nullable(Instant),
  doneByName: Nullable(Type.String()),
  version: Type.Integer(),
  /** It is planned, and its end is past. */
  isLate: Type.Boolean(),
  /** The viewer may change it, finish, cancel and delete it. */
  mayChange: Type.Boolean(),
});
export type ActivityReply = Static<typeof ActivityReply>;

/** What came of it; the next step makes a task on the same company or record. */
export const ActivityResult = Type.Object({
  outcome: Type.Optional(Type.String({ maxLength: 40 })),
  result: Type.Optional(Type.String({ maxLength: 10_000 })),
  next: Type.Optional(
    Nullable(
      Type.Object({
        title: Type.String({ minLength: 1, maxLength: 300 }),
        dueDay: Day,
        assigneeId: Type.Optional(OneId),
      }),
    ),
  ),
});
export type ActivityResult = Static<typeof ActivityResult>;

/** POST /api/activities. Without an owner it is the writer's own. With `done` it has happened already: a call that is logged. */
export const ActivityBody = Type.Object({
  kind: Kind,
  subject: Type.String({ minLength: 1, maxLength: 300 }),
  text: Type.Optional(Type.String({ maxLength: 10_000 })),
  /** In the company's time zone. */
  day: Day,
  time: Clock,
  minutes: Type.Optional(Type.Integer({ minimum: 0, maximum: MOST_MINUTES })),
  place: Type.Optional(Type.String({ maxLength: 300 })),
  ownerId: Type.Optional(OneId),
  personIds: Type.Optional(Type.Array(OneId, { maxItems: 50 })),
  contactIds: Type.Optional(Type.Array(OneId, { maxItems: 50 })),
  companyId: Type.Optional(Nullable(OneId)),
  recordId: Type.Optional(Nullable(OneId)),
  leadId: Type.Optional(Nullable(OneId)),
  messageId: Type.Optional(Nullable(OneId)),
  /** Absent: 15 minutes before it; null: not at all. */
  remindMinutes: Type.Optional(Nullable(Type.Integer({ minimum: 0, maximum: 20_160 }))),
  done: Type.Optional(ActivityResult),
});
export type ActivityBody = Static<typeof ActivityBody>;

/** PATCH /api/activities/:id?version= : what is absent stays. What came of one that is done can be put right too. */
export const ActivityChange = Type.Partial(
  Type.Composite([
    Type.Omit(ActivityBody, ['done', 'messageId']),
    Type.Object({ outcome: Type.String({ maxLength: 40 }), result: Type.String({ maxLength: 10_000 }) }),
  ]),
);
export type ActivityChange = Static<typeof ActivityChange>;

/** POST /api/activities/:id/state?version= : 'cancelled' calls it off, 'planned' takes that back, and what was done too. */
export const ActivityStateBody = Type.Object({
  state: Type.Union([Type.Literal('planned'), Type.Literal('cancelled')]),
});
export type ActivityStateBody = Static<typeof ActivityStateBody>;

/** GET /api/activities: about one thing, the latest first. Exactly one is named. */
export const ActivityQuery = Type.Object({
  companyId: Type.Optional(OneId),
  recordId: Type.Optional(OneId),
  leadId: Type.Optional(OneId),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
});
export type ActivityQuery = Static<typeof ActivityQuery>;
export const ActivityList = Type.Object({ activities: Type.Array(ActivityReply), nextCursor: Nullable(Type.String()) });
export type ActivityList = Static<typeof ActivityList>;

/** GET /api/activities/choices: what a new one begins with, and who can take part. */
export const ActivityChoices = Type.Object({
  /** Today and now in the company's time zone. */
  day: Type.String(),
  time: Type.String(),
  timeZone: Type.String(),
  people: Type.Array(Named),
  /** Of the company that was asked for. */
  contacts: Type.Array(Named),
});
export type ActivityChoices = Static<typeof ActivityChoices>;
