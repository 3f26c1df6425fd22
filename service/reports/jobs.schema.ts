import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant } from '../common/apiSchema';

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
export const DeadJobList = Type.Object({ jobs: Type.Array(DeadJobReply) });
