import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Person = Type.Object({ id: Type.Integer(), name: Type.String() });
const Named = Type.Object({ id: Type.Integer(), name: Type.String() });

/** One thing that somebody is to do. What it is about is named as far as the viewer may see it. */
export const TaskReply = Type.Object({
  id: Type.Integer(),
  title: Type.String(),
  note: Type.String(),
  /** YYYY-MM-DD, or null where it has no date. */
  dueDay: Nullable(Type.String()),
  /** Days until then in the company's time zone: negative is overdue. */
  dueIn: Nullable(Type.Integer()),
  assignee: Person,
  createdBy: Nullable(Person),
  company: Nullable(Named),
  contact: Nullable(Named),
  record: Nullable(Type.Object({ id: Type.Integer(), kind: Type.String(), number: Type.String() })),
  lead: Nullable(Type.Object({ id: Type.Integer(), number: Type.String(), name: Type.String() })),
  message: Nullable(Type.Object({ id: Type.Integer(), conversationId: Type.Integer(), subject: Type.String() })),
  state: Type.Union([Type.Literal('open'), Type.Literal('done')]),
  doneAt: Nullable(Instant),
  doneByName: Nullable(Type.String()),
  createdAt: Instant,
  version: Type.Integer(),
  /** The viewer may change it, finish it and open it again. */
  mayChange: Type.Boolean(),
});
export type TaskReply = Static<typeof TaskReply>;

/** POST /api/tasks. Without an assignee it is the writer's own. */
export const TaskBody = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 300 }),
  note: Type.Optional(Type.String({ maxLength: 5000 })),
  dueDay: Type.Optional(Nullable(Day)),
  assigneeId: Type.Optional(Type.Integer({ minimum: 1 })),
  companyId: Type.Optional(Nullable(Type.Integer({ minimum: 1 }))),
  contactId: Type.Optional(Nullable(Type.Integer({ minimum: 1 }))),
  recordId: Type.Optional(Nullable(Type.Integer({ minimum: 1 }))),
  messageId: Type.Optional(Nullable(Type.Integer({ minimum: 1 }))),
  leadId: Type.Optional(Nullable(Type.Integer({ minimum: 1 }))),
});
export type TaskBody = Static<typeof TaskBody>;

/** PATCH /api/tasks/:id?version= : what is absent stays; `state` finishes it and opens it again. */
export const TaskChange = Type.Partial(
  Type.Composite([
    Type.Omit(TaskBody, ['messageId', 'leadId']),
    Type.Object({ state: Type.Union([Type.Literal('open'), Type.Literal('done')]) }),
  ]),
);
export type TaskChange = Static<typeof TaskChange>;

/** GET /api/tasks: open ones by their day (overdue first, those without a day last), done ones newest first. */
export const TaskQuery = Type.Object({
  state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('done')])),
  /** 'mine': to be done by the viewer; 'given': by others, and he asked for it; 'people': by those below him; 'all': each of these. */
  view: Type.Optional(
    Type.Union([Type.Literal('mine'), Type.Literal('given'), Type.Literal('people'), Type.Literal('all')]),
  ),
  /** All tasks about this company that the viewer may see, whoever is to do them. */
  companyId: Type.Optional(Type.Integer({ minimum: 1 })),
  /** As `companyId`, about this record. */
  recordId: Type.Optional(Type.Integer({ minimum: 1 })),
  /** As `companyId`, about this lead. */
  leadId: Type.Optional(Type.Integer({ minimum: 1 })),
  /** Of open ones those whose day is past. */
  overdue: Type.Optional(Type.Boolean()),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
});
export type TaskQuery = Static<typeof TaskQuery>;
export const TaskList = Type.Object({
  tasks: Type.Array(TaskReply),
  nextCursor: Nullable(Type.String()),
  /** Of the viewer's own open ones; each stops at 1,000. */
  counts: Type.Object({ overdue: Type.Integer(), today: Type.Integer(), open: Type.Integer() }),
  /** To whom a task can be given. */
  people: Type.Array(Person),
  /** Today in the company's time zone. */
  today: Type.String(),
});
export type TaskList = Static<typeof TaskList>;
