import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

/** A job that failed however often it was tried. GET /api/jobs */
export const DeadJobReply = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  key: Type.String(),
  attempts: Type.Integer(),
  lastError: Type.String(),
  createdAt: Instant,
});
export type DeadJobReply = Static<typeof DeadJobReply>;
/** A job as the page of jobs shows it. GET /api/job-list */
export const JobReply = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  key: Type.String(),
  lane: Type.String(),
  state: Type.Union([Type.Literal('waiting'), Type.Literal('running'), Type.Literal('dead')]),
  attempts: Type.Integer(),
  lastError: Nullable(Type.String()),
  dueAt: Nullable(Instant),
  createdAt: Instant,
});
export type JobReply = Static<typeof JobReply>;
export const JobQuery = Type.Object({
  state: Type.Union([Type.Literal('waiting'), Type.Literal('running'), Type.Literal('dead')]),
  name: Type.Optional(Type.String({ maxLength: 100 })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
});
export const JobList = Type.Object({
  jobs: Type.Array(JobReply),
  nextCursor: Nullable(Type.String()),
  /** Of all jobs, by state and name. */
  counts: Type.Array(Type.Object({ state: Type.String(), name: Type.String(), n: Type.Integer() })),
});
export type JobList = Static<typeof JobList>;
export const DeadJobList = Type.Object({ jobs: Type.Array(DeadJobReply) });
