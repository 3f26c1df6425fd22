import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Nullable } from '../common/apiSchema';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Scope = Type.Union([Type.Literal('mine'), Type.Literal('team')]);

/** GET /api/digest. Without days: yesterday. */
export const DigestQuery = Type.Object({
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  /** 'team': everything that the viewer may see; where absent, that is what whoever leads people gets. */
  scope: Type.Optional(Scope),
});
export type DigestQuery = Static<typeof DigestQuery>;

const Sum = Type.Object({ currency: Type.String(), amount: Type.Integer() });

/** What a number counts; each has its words in ui/texts and in digestMail.ts. */
export const DigestKey = Type.Union([
  Type.Literal('inquiries'),
  Type.Literal('missed'),
  Type.Literal('opened'),
  Type.Literal('won'),
  Type.Literal('lost'),
  Type.Literal('unanswered'),
  Type.Literal('mail'),
  Type.Literal('tasks'),
  Type.Literal('peopleTasks'),
  Type.Literal('leadSteps'),
  Type.Literal('dealSteps'),
  Type.Literal('closing'),
  Type.Literal('attention'),
  Type.Literal('returning'),
]);
export type DigestKey = Static<typeof DigestKey>;

/** One number, and where the list is that it counts. */
export const DigestLine = Type.Object({
  key: DigestKey,
  count: Type.Integer(),
  /** There are more: counting stopped. */
  isMore: Type.Boolean(),
  /** Worth by currency, of opportunities; minor units. */
  sums: Type.Array(Sum),
  /** Of the list, within the web pages. */
  address: Type.String(),
});
export type DigestLine = Static<typeof DigestLine>;

export const DigestReply = Type.Object({
  /** Days that it tells of, YYYY-MM-DD, the company's. */
  from: Type.String(),
  to: Type.String(),
  today: Type.String(),
  scope: Scope,
  /** The viewer leads people, or sees everything. */
  hasTeam: Type.Boolean(),
  /** What happened in those days. */
  happened: Type.Array(DigestLine),
  /** Who did not answer in time: by person, the most first. `person` null: leads that nobody had. */
  late: Type.Array(
    Type.Object({
      person: Nullable(Type.Object({ id: Type.Integer(), name: Type.String() })),
      count: Type.Integer(),
      address: Type.String(),
    }),
  ),
  /** What waits now; empty where the days are not the last. */
  waits: Type.Array(DigestLine),
});
export type DigestReply = Static<typeof DigestReply>;

/** GET, PUT /api/digest/settings: the viewer's own. */
export const DigestSettingBody = Type.Object({
  isOn: Type.Boolean(),
  hour: Type.Integer({ minimum: 0, maximum: 23 }),
  days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7, uniqueItems: true }),
  /** IANA name; '': the company's. */
  timeZone: Type.String({ maxLength: 60 }),
  scope: Scope,
});
export type DigestSettingBody = Static<typeof DigestSettingBody>;
export const DigestSettingReply = Type.Composite([
  DigestSettingBody,
  Type.Object({
    /** When the next one comes; null while it is off. */
    nextAt: Nullable(Type.String()),
    hasTeam: Type.Boolean(),
    address: Type.String(),
    companyZone: Type.String(),
    /** Outgoing mail is set up: without it nothing can be sent. */
    canSend: Type.Boolean(),
    version: Type.Integer(),
  }),
]);
export type DigestSettingReply = Static<typeof DigestSettingReply>;

/** GET, PUT /api/settings/digest: for the whole house. */
export const DigestHouseBody = Type.Object({
  /** Also where there is nothing to say. */
  sendsEmpty: Type.Boolean(),
  /** On these days nobody gets one: from, to. */
  holidays: Type.Array(Type.Object({ from: Day, to: Day, name: Type.String({ maxLength: 60 }) }), { maxItems: 100 }),
});
export type DigestHouseBody = Static<typeof DigestHouseBody>;
export const DigestHouseReply = Type.Composite([DigestHouseBody, Type.Object({ version: Type.Integer() })]);
export type DigestHouseReply = Static<typeof DigestHouseReply>;
