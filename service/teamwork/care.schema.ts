import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

export const CareStateSchema = Type.Union([
  Type.Literal('new'),
  Type.Literal('open'),
  Type.Literal('waiting'),
  Type.Literal('answered'),
  Type.Literal('done'),
]);
const Person = Type.Object({ id: Type.Integer(), name: Type.String() });
export type PersonName = Static<typeof Person>;

/** How a conversation stands in one mailbox. */
export const CareReply = Type.Object({
  mailboxId: Type.Integer(),
  mailbox: Type.String(),
  isShared: Type.Boolean(),
  /** Null: it was over when its mail was taken in, and nobody has touched it. */
  state: Nullable(CareStateSchema),
  carerId: Nullable(Type.Integer()),
  carerName: Nullable(Type.String()),
  waitingSince: Nullable(Instant),
  /** Minutes of the company's working time since then. */
  waitedMinutes: Nullable(Type.Integer()),
  /** Minutes of a whole working day, by which long waits are told in days. */
  workdayMinutes: Type.Integer(),
  isRed: Type.Boolean(),
  /** 0 where nobody has touched it. */
  version: Type.Integer(),
  /** The viewer works in this mailbox. */
  mayChange: Type.Boolean(),
  /** To whom it can be given. */
  people: Type.Array(Person),
});
export type CareReply = Static<typeof CareReply>;

export const NoteReply = Type.Object({
  id: Type.Integer(),
  messageId: Type.Integer(),
  text: Type.String(),
  byId: Type.Integer(),
  byName: Type.String(),
  mentions: Type.Array(Person),
  createdAt: Instant,
  isMine: Type.Boolean(),
});
export type NoteReply = Static<typeof NoteReply>;

/** GET /api/conversations/:id/team: what concerns colleagues in a conversation. */
export const TeamReply = Type.Object({
  conversationId: Type.Integer(),
  care: Type.Array(CareReply),
  /** Newest first, at most 50. */
  events: Type.Array(
    Type.Object({
      id: Type.Integer(),
      at: Instant,
      mailboxId: Type.Integer(),
      byName: Nullable(Type.String()),
      kind: Type.String(),
      state: Nullable(CareStateSchema),
      carerName: Nullable(Type.String()),
      note: Nullable(Type.String()),
    }),
  ),
  /** Oldest first. */
  notes: Type.Array(NoteReply),
  /** Who of us has letters of it, in which mailbox; of the letters that the viewer may see. */
  holders: Type.Array(
    Type.Object({
      mailbox: Type.String(),
      name: Type.String(),
      isShared: Type.Boolean(),
      letters: Type.Integer(),
      lastAt: Instant,
    }),
  ),
  /** Who wrote our letters in it, newest first. */
  answerers: Type.Array(Type.Object({ name: Type.String(), letters: Type.Integer(), lastAt: Instant })),
  /** Who can be mentioned in a note. */
  colleagues: Type.Array(Person),
});
export type TeamReply = Static<typeof TeamReply>;

/** POST /api/conversations/:id/care; `version` as it was shown. What is absent stays. */
export const CareBody = Type.Object({
  mailboxId: Type.Integer({ minimum: 1 }),
  version: Type.Integer({ minimum: 0 }),
  state: Type.Optional(CareStateSchema),
  carerId: Type.Optional(Nullable(Type.Integer({ minimum: 1 }))),
  /** Said to whom it is handed over. */
  note: Type.Optional(Type.String({ maxLength: 2000 })),
});
export type CareBody = Static<typeof CareBody>;

export const NoteBody = Type.Object({
  /** About which letter; absent: the newest that the writer may see. */
  messageId: Type.Optional(Type.Integer({ minimum: 1 })),
  text: Type.String({ minLength: 1, maxLength: 4000 }),
  mentionIds: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { maxItems: 20 })),
});
export type NoteBody = Static<typeof NoteBody>;

export const CareView = Type.Union([
  Type.Literal('unanswered'),
  Type.Literal('mine'),
  Type.Literal('all'),
  Type.Literal('done'),
]);
export type CareView = Static<typeof CareView>;
export const CareQuery = Type.Object({
  view: Type.Optional(CareView),
  mailboxId: Type.Optional(Type.Integer({ minimum: 1 })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
});
export type CareQuery = Static<typeof CareQuery>;

export const CareLine = Type.Composite([
  Type.Omit(CareReply, ['state', 'people', 'mayChange']),
  Type.Object({
    id: Type.Integer(),
    state: CareStateSchema,
    conversationId: Type.Integer(),
    messageId: Type.Integer(),
    subject: Type.String(),
    fromName: Type.String(),
    fromAddress: Type.String(),
    preview: Type.String(),
    lastAt: Instant,
    hasAttachments: Type.Boolean(),
  }),
]);
export type CareLine = Static<typeof CareLine>;
const Counts = Type.Object({
  /** Each stops at 1,000. */
  unanswered: Type.Integer(),
  mine: Type.Integer(),
  red: Type.Integer(),
});
/** GET /api/care */
export const CareList = Type.Object({
  lines: Type.Array(CareLine),
  nextCursor: Nullable(Type.String()),
  counts: Counts,
  mailboxes: Type.Array(
    Type.Object({
      id: Type.Integer(),
      name: Type.String(),
      address: Type.String(),
      isShared: Type.Boolean(),
      unanswered: Type.Integer(),
      maySet: Type.Boolean(),
    }),
  ),
});
export type CareList = Static<typeof CareList>;
/** GET /api/care/counts: of the menu. */
export const CareCounts = Type.Composite([Counts, Type.Object({ notices: Type.Integer() })]);
export type CareCounts = Static<typeof CareCounts>;

/** GET, PUT /api/mailboxes/:id/care */
export const CareSettingBody = Type.Object({
  assignRule: Type.Union([Type.Literal('none'), Type.Literal('turn'), Type.Literal('company')]),
  redHours: Type.Integer({ minimum: 1, maximum: 200 }),
});
export type CareSettingBody = Static<typeof CareSettingBody>;
export const CareSettingReply = Type.Composite([CareSettingBody, Type.Object({ version: Type.Integer() })]);
export type CareSettingReply = Static<typeof CareSettingReply>;

/** GET, PUT /api/settings/working-hours: minutes since midnight in the company's time zone; days 1 (Monday) to 7. */
export const WorkingHoursBody = Type.Object({
  days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7, uniqueItems: true }),
  from: Type.Integer({ minimum: 0, maximum: 1439 }),
  to: Type.Integer({ minimum: 1, maximum: 1440 }),
});
export const WorkingHoursReply = Type.Composite([
  WorkingHoursBody,
  Type.Object({ timeZone: Type.String(), version: Type.Integer() }),
]);
export type WorkingHoursReply = Static<typeof WorkingHoursReply>;

const NamedSubject = Type.Object({
  id: Type.Integer(),
  number: Type.String(),
  /** The firm or the person, what it is about; '' where he may not know it. */
  name: Type.String(),
  isOpen: Type.Boolean(),
});

/** GET /api/notices: newest first, at most 50. */
export const NoticeList = Type.Object({
  notices: Type.Array(
    Type.Object({
      id: Type.Integer(),
      kind: Type.String(),
      byName: Nullable(Type.String()),
      /** Null, and no subject, where the reader may not open the letter: finance is told all the same that one may be fraud. */
      conversationId: Nullable(Type.Integer()),
      /** Null where it is about a lead. */
      messageId: Nullable(Type.Integer()),
      lead: Nullable(NamedSubject),
      /** The opportunity that it is about. */
      deal: Nullable(NamedSubject),
      /** The activity, or what a comment was written on. */
      work: Nullable(
        Type.Object({
          kind: Type.Union(
            (['activity', 'work_log', 'company', 'opportunity'] as const).map(kind => Type.Literal(kind)),
          ),
          id: Type.Integer(),
          title: Type.String(),
        }),
      ),
      /** The mailbox that is not being read, or is again. */
      mailbox: Nullable(Type.Object({ id: Type.Integer(), address: Type.String() })),
      subject: Type.String(),
      /** Of what finance is told: the company that the warning names, to whom may see it. */
      company: Nullable(Type.Object({ id: Type.Integer(), name: Type.String() })),
      /** To whom may not see it: whose it is, and on which side of the trade it stands. */
      companyOf: Nullable(Type.Object({ ownerName: Type.String(), isSupplier: Type.Boolean() })),
      at: Instant,
      isRead: Type.Boolean(),
    }),
  ),
  unread: Type.Integer(),
});
export type NoticeList = Static<typeof NoticeList>;
/** POST /api/warnings/:id/tell-finance */
export const FinanceTold = Type.Object({
  names: Type.Array(Type.String()),
  at: Instant,
  /** False: somebody had told them before. */
  isNew: Type.Boolean(),
});
export type FinanceTold = Static<typeof FinanceTold>;
export const NoticesReadBody = Type.Object({ throughId: Type.Integer({ minimum: 1 }) });
