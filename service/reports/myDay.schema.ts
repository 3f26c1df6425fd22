import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { ActivityReply } from '../activities/activities.schema';
import { WaitingComment } from '../activities/comments.schema';
import { TaskReply } from '../activities/tasks.schema';
import { Instant } from '../common/apiSchema';
import { CareLine } from '../teamwork/care.schema';

const MyLead = Type.Object({
  id: Type.Integer(),
  number: Type.String(),
  title: Type.String(),
  contactName: Type.String(),
  companyName: Type.String(),
  /** When the answer is due, or when it returns to the pool. */
  at: Instant,
  isLate: Type.Boolean(),
});

/**
 * GET /api/my-day: what waits for the viewer himself, the most pressing first; each list at most ten, its count up to 1,000.
 */
export const MyDayReply = Type.Object({
  /** YYYY-MM-DD, the company's. */
  day: Type.String(),
  /** What he does today or takes part in, in the order of its time; and what was planned within a month before and is not done. */
  activities: Type.Array(ActivityReply),
  /** What was said to his work logs, companies and opportunities and he has not seen. */
  comments: Type.Array(WaitingComment),
  /** People at his companies whose birthday is today. */
  birthdays: Type.Array(
    Type.Object({ contactId: Type.Integer(), companyId: Type.Integer(), name: Type.String(), company: Type.String() }),
  ),
  /** Leads of his that nobody has answered. */
  leads: Type.Array(MyLead),
  leadCount: Type.Integer(),
  /** Leads of his that are about to return to the pool. */
  returning: Type.Array(MyLead),
  /** Customers of his that are about to return to the pool. */
  returningCustomers: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String(), at: Instant })),
  /** Mail in his mailboxes without an answer. */
  unanswered: Type.Array(CareLine),
  unansweredCount: Type.Integer(),
  /** Next steps of his leads and opportunities that are due. */
  steps: Type.Array(
    Type.Object({
      kind: Type.Union([Type.Literal('lead'), Type.Literal('opportunity')]),
      id: Type.Integer(),
      number: Type.String(),
      title: Type.String(),
      nextAction: Type.String(),
      /** YYYY-MM-DD */
      day: Type.String(),
      isLate: Type.Boolean(),
    }),
  ),
  /** His open tasks that are due. */
  tasks: Type.Array(TaskReply),
  taskCount: Type.Integer(),
  /** What he wrote and nobody has answered for days: on whom it waits. */
  waiting: Type.Array(
    Type.Object({
      conversationId: Type.Integer(),
      subject: Type.String(),
      /** The party that it is filed under, else the address that was written to. */
      on: Type.String(),
      /** 'buyer', 'factory', 'forwarder', 'agent' or 'other' */
      side: Type.String(),
      since: Instant,
      days: Type.Integer(),
    }),
  ),
});
export type MyDayReply = Static<typeof MyDayReply>;
