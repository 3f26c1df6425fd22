import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';
import { workLogPeriods } from '../activities/activityKinds';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const OneId = Type.Integer({ minimum: 1 });
const Named = Type.Object({ id: Type.Integer(), name: Type.String() });
const Period = Type.Union(workLogPeriods.map(period => Type.Literal(period)));
const Count = Type.Integer();

/** What really happened, by what Tradepost knows. Companies and leads are named by number; whoever reads it is told the names that he may know. Each list at most 100. */
export const WorkLogFacts = Type.Object({
  mail: Type.Object({
    /** From his own mailbox. */
    sent: Count,
    received: Count,
    /** Of those sent, how many answer a letter that came in. */
    answers: Count,
    /** Those with the most letters first; a letter under two companies counts for each. */
    companies: Type.Array(Type.Object({ companyId: Count, sent: Count, received: Count, answers: Count })),
  }),
  leads: Type.Object({
    /** Came to him. */
    received: Count,
    /** Got their first answer; minutes in the buyer's business hours. */
    answered: Type.Array(Type.Object({ leadId: Count, number: Type.String(), minutes: Nullable(Type.Integer()) })),
    qualified: Type.Array(Type.Object({ leadId: Count, number: Type.String() })),
    rejected: Count,
  }),
  /** Opportunities that he moved to another stage. */
  moves: Type.Array(
    Type.Object({
      recordId: Count,
      number: Type.String(),
      title: Type.String(),
      from: Type.String(),
      to: Type.String(),
    }),
  ),
  activities: Type.Array(
    Type.Object({
      id: Count,
      kind: Type.String(),
      subject: Type.String(),
      at: Instant,
      companyId: Nullable(Type.Integer()),
      outcome: Type.String(),
    }),
  ),
  tasks: Type.Array(Type.Object({ id: Count, title: Type.String(), companyId: Nullable(Type.Integer()) })),
});
export type WorkLogFacts = Static<typeof WorkLogFacts>;

/** GET /api/work-logs/one: the span in which `day` lies; without a person the viewer's own. */
export const WorkLogQuery = Type.Object({ period: Period, day: Day, userId: Type.Optional(OneId) });
export type WorkLogQuery = Static<typeof WorkLogQuery>;

export const WorkLogReply = Type.Object({
  /** Null: nothing was written yet. */
  id: Nullable(Type.Integer()),
  person: Named,
  period: Period,
  fromDay: Type.String(),
  toDay: Type.String(),
  /** In the company's time zone. */
  today: Type.String(),
  text: Type.String(),
  submittedAt: Nullable(Instant),
  /** 0: nothing was written yet. */
  version: Type.Integer(),
  /** What happened, as it is now, or as it was when it was handed in. Null: somebody else's that was not handed in. */
  facts: Nullable(WorkLogFacts),
  /** Names of the companies and leads in it, as far as the viewer may know them. */
  companies: Type.Array(Named),
  leads: Type.Array(Named),
  isMine: Type.Boolean(),
});
export type WorkLogReply = Static<typeof WorkLogReply>;

/** PUT /api/work-logs keeps a draft; POST /api/work-logs/submit hands it in. `version` as it was shown, 0 of a new one. */
export const WorkLogBody = Type.Object({
  period: Period,
  day: Day,
  text: Type.String({ maxLength: 20_000 }),
  version: Type.Integer({ minimum: 0 }),
});
export type WorkLogBody = Static<typeof WorkLogBody>;

/** GET /api/work-logs/people: of each person below the viewer whether he has handed in the log of that span. */
export const WorkLogPeople = Type.Object({
  fromDay: Type.String(),
  toDay: Type.String(),
  people: Type.Array(
    Type.Object({
      person: Named,
      /** Null: not handed in. */
      logId: Nullable(Type.Integer()),
      submittedAt: Nullable(Instant),
      comments: Type.Integer(),
    }),
  ),
});
export type WorkLogPeople = Static<typeof WorkLogPeople>;
