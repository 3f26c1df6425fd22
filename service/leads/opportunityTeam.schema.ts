import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { memberParts } from './opportunityWords';

const Part = Type.Union(memberParts.map(part => Type.Literal(part)));

/** GET /api/opportunities/attention: how many of the list need attention; stops at 1,000. */
export const AttentionReply = Type.Object({ attention: Type.Integer() });
export type AttentionReply = Static<typeof AttentionReply>;

const StageLimit = Type.Integer({ minimum: 1, maximum: 730 });

/** GET, PUT /api/settings/opportunities: after how many days a stage is overdue, and a customer without contact is told of. */
export const OpportunitySettingsBody = Type.Object({
  stageDays: Type.Object({
    ...{ contact: StageLimit, requirement: StageLimit, sample: StageLimit },
    ...{ quoting: StageLimit, negotiation: StageLimit, contract: StageLimit },
  }),
  /** 0: nobody is told. */
  silentDays: Type.Integer({ minimum: 0, maximum: 730 }),
});
export type OpportunitySettingsBody = Static<typeof OpportunitySettingsBody>;
export const OpportunitySettingsReply = Type.Composite([
  OpportunitySettingsBody,
  Type.Object({ version: Type.Integer() }),
]);
export type OpportunitySettingsReply = Static<typeof OpportunitySettingsReply>;

/** Somebody of ours who is in the team. */
export const MemberReply = Type.Object({
  id: Type.Integer(),
  user: Type.Object({ id: Type.Integer(), name: Type.String() }),
  part: Part,
});
export type MemberReply = Static<typeof MemberReply>;
export const MemberBody = Type.Object({ userId: Type.Integer({ minimum: 1 }), part: Part });
export type MemberBody = Static<typeof MemberBody>;

/** POST /api/opportunities/:id/escalation?version= : asks the manager of its owner, or somebody else, to look at it. */
export const EscalationBody = Type.Object({
  userId: Type.Integer({ minimum: 1 }),
  note: Type.String({ pattern: '\\S', maxLength: 1000 }),
});
export type EscalationBody = Static<typeof EscalationBody>;
