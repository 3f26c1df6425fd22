import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../../common/apiSchema';

const Condition = Type.Object({
  field: Type.Union([
    Type.Literal('sender'),
    Type.Literal('domain'),
    Type.Literal('participant'),
    Type.Literal('words'),
    Type.Literal('subject'),
    Type.Literal('body'),
    Type.Literal('attachment'),
    Type.Literal('mailbox'),
    Type.Literal('folder'),
    Type.Literal('direction'),
  ]),
  isNot: Type.Boolean(),
  /** One of them is enough. */
  values: Type.Array(Type.String({ maxLength: 320 }), { minItems: 1, maxItems: 20 }),
});
const Action = Type.Union([
  Type.Literal('file'),
  Type.Literal('not_business'),
  Type.Literal('review'),
  Type.Literal('categorise'),
]);
const Coverage = Type.Union([Type.Literal('own'), Type.Literal('all')]);
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

/** POST /api/rules, PATCH /api/rules/:id?version= */
export const RuleBody = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  conditions: Type.Array(Condition, { minItems: 1, maxItems: 10 }),
  action: Action,
  companyId: Type.Optional(Nullable(Type.Integer())),
  contactId: Type.Optional(Nullable(Type.Integer())),
  recordId: Type.Optional(Nullable(Type.Integer())),
  /** Of a rule that gives one; a code of the dictionary 'mail_category'. */
  category: Type.Optional(Nullable(Type.String({ maxLength: 40 }))),
  coverage: Coverage,
  expiresOn: Type.Optional(Nullable(Day)),
  note: Type.Optional(Type.String({ maxLength: 1000 })),
});
export type RuleBody = Static<typeof RuleBody>;

export const RuleReply = Type.Object({
  id: Type.Integer(),
  /** 'custom': with conditions; 'address', 'domain', 'conversation': made by "always". */
  scope: Type.String(),
  name: Type.String(),
  conditions: Type.Array(Condition),
  action: Action,
  company: Nullable(Type.Object({ id: Type.Integer(), name: Type.String() })),
  contact: Nullable(Type.Object({ id: Type.Integer(), name: Type.String() })),
  record: Nullable(Type.Object({ id: Type.Integer(), number: Type.String() })),
  category: Nullable(Type.String()),
  owner: Type.Object({ id: Type.Integer(), name: Type.String() }),
  mayChange: Type.Boolean(),
  coverage: Coverage,
  /** 'draft', 'active', 'paused', 'expired' */
  state: Type.String(),
  expiresOn: Nullable(Day),
  note: Type.String(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Type.Integer(),
  hits: Type.Integer(),
  lastHitAt: Nullable(Instant),
  /** 'expires_soon', 'never_hit', 'hidden_by' (an earlier rule takes all of its mail), 'contradicts' (and files it elsewhere). */
  problems: Type.Array(Type.Object({ code: Type.String(), ruleId: Nullable(Type.Integer()), name: Type.String() })),
});
export type RuleReply = Static<typeof RuleReply>;
export const RuleList = Type.Object({
  rules: Type.Array(RuleReply),
  nextCursor: Nullable(Type.String()),
  mayCoverAll: Type.Boolean(),
});
export type RuleList = Static<typeof RuleList>;
export const RuleQuery = Type.Object({
  /** 'custom': all of them, in their order; 'always': newest first, in pages. */
  kind: Type.Optional(Type.Union([Type.Literal('custom'), Type.Literal('always')])),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
});

/** PATCH for what "always" made: its conditions are what they are. */
export const RuleTermsBody = Type.Object({
  expiresOn: Type.Optional(Nullable(Day)),
  note: Type.Optional(Type.String({ maxLength: 1000 })),
});
export const SwitchBody = Type.Object({
  state: Type.Union([Type.Literal('active'), Type.Literal('paused')]),
  /** With a finished trial of this very version: what it lists is filed by the rule. */
  applyToPast: Type.Optional(Type.Boolean()),
});
export const OrderBody = Type.Object({ ids: Type.Array(Type.Integer(), { minItems: 1, maxItems: 500 }) });

export const RuleRunReply = Type.Object({
  id: Type.Integer(),
  ruleId: Type.Integer(),
  kind: Type.String(),
  /** 'running', 'done', 'stopped', 'undoing', 'undone' */
  state: Type.String(),
  ruleVersion: Type.Integer(),
  /** 0 to 100. */
  progress: Type.Integer(),
  scanned: Type.Integer(),
  matched: Type.Integer(),
  changed: Type.Integer(),
  restored: Type.Integer(),
  /** Messages that fit and stay as they are, by the reason; those that are most first. */
  kept: Type.Array(Type.Object({ reason: Type.String(), count: Type.Integer() })),
  by: Type.String(),
  createdAt: Instant,
  finishedAt: Nullable(Instant),
});
export type RuleRunReply = Static<typeof RuleRunReply>;
export const RuleDetailReply = Type.Object({ rule: RuleReply, runs: Type.Array(RuleRunReply) });
export type RuleDetailReply = Static<typeof RuleDetailReply>;

const Place = Type.Object({ company: Nullable(Type.String()), record: Nullable(Type.String()) });
const Standing = Type.Object({
  state: Type.String(),
  places: Type.Array(Place),
  category: Type.Optional(Nullable(Type.String())),
});
export const RunMessages = Type.Object({
  messages: Type.Array(
    Type.Object({
      id: Type.Integer(),
      conversationId: Type.Integer(),
      subject: Type.String(),
      fromName: Type.String(),
      fromAddress: Type.String(),
      sentAt: Instant,
      before: Standing,
      after: Standing,
    }),
  ),
  nextCursor: Nullable(Type.String()),
});
export type RunMessages = Static<typeof RunMessages>;

/** GET /api/rule-runs/:id/kept: mail that fits and stays as it is, the first of each reason, of what the reader may see. */
export const KeptMessages = Type.Object({
  messages: Type.Array(
    Type.Object({
      id: Type.Integer(),
      conversationId: Type.Integer(),
      subject: Type.String(),
      fromName: Type.String(),
      fromAddress: Type.String(),
      sentAt: Instant,
      reason: Type.String(),
    }),
  ),
  /** Of those listed, how many the reader may not see. */
  hidden: Type.Integer(),
});
export type KeptMessages = Static<typeof KeptMessages>;

/** POST /api/rules/count: a look at the newest mail that the rule could touch, while somebody writes it. */
export const CountBody = Type.Object({
  conditions: Type.Array(Condition, { minItems: 1, maxItems: 10 }),
  coverage: Coverage,
});
export const CountReply = Type.Object({
  looked: Type.Integer(),
  matched: Type.Integer(),
  examples: Type.Array(
    Type.Object({ id: Type.Integer(), conversationId: Type.Integer(), subject: Type.String(), from: Type.String() }),
  ),
});
export type CountReply = Static<typeof CountReply>;

export const RuleHistory = Type.Object({
  entries: Type.Array(
    Type.Object({ at: Instant, by: Type.String(), action: Type.String(), changed: Type.Array(Type.String()) }),
  ),
});
export type RuleHistory = Static<typeof RuleHistory>;
