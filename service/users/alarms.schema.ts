import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

const PerDay = Type.Integer({ minimum: 1, maximum: 1_000_000 });
/** What one person may take out, or open without an alarm, on one day. */
export const DayLimits = Type.Object({ exportRows: PerDay, messages: PerDay, companies: PerDay });
export type DayLimits = Static<typeof DayLimits>;
/** GET, PUT /api/settings/limits */
export const DayLimitsReply = Type.Composite([DayLimits, Type.Object({ version: Type.Integer() })]);
export type DayLimitsReply = Static<typeof DayLimitsReply>;

export const AlarmReply = Type.Object({
  id: Type.Integer(),
  /** 'mass_reading' or 'export_refused' */
  kind: Type.String(),
  raisedAt: Instant,
  person: Nullable(Type.String()),
  /** what ('message', 'company', 'export'), count, limit */
  details: Type.Record(Type.String(), Type.Unknown()),
  seenBy: Nullable(Type.String()),
  seenAt: Nullable(Instant),
});
export type AlarmReply = Static<typeof AlarmReply>;
/** GET /api/alarms: those that nobody has seen first, then the newest. */
export const AlarmList = Type.Object({ alarms: Type.Array(AlarmReply), unseen: Type.Integer() });
export type AlarmList = Static<typeof AlarmList>;
