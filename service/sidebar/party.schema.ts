import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';
import { PartyReply } from '../filing/filing.schema';

const Person = Type.Object({ id: Type.Integer(), name: Type.String() });

/** What is worth a glance before writing to them, the gravest first. Each has a sentence in ui/texts/parts/pane. */
export const PanePrompt = Type.Union([
  /** A note that somebody marked to be heeded. */
  Type.Object({ kind: Type.Literal('note'), id: Type.Integer(), text: Type.String(), byName: Nullable(Type.String()) }),
  /** On the blacklist. */
  Type.Object({ kind: Type.Literal('barred') }),
  /** The contact has left the company. */
  Type.Object({ kind: Type.Literal('left') }),
  /** Nobody wrote for so long; told from 30 days on, of the letters before this one. */
  Type.Object({ kind: Type.Literal('silent'), days: Type.Integer() }),
  /** Within a week; 0 is today. */
  Type.Object({ kind: Type.Literal('birthday'), inDays: Type.Integer(), name: Type.String() }),
  /** 'country', 'owner', 'contact_name', 'contact_title', 'contact_phone' */
  Type.Object({ kind: Type.Literal('missing'), fields: Type.Array(Type.String()) }),
]);
export type PanePrompt = Static<typeof PanePrompt>;

export const PanePlace = Type.Object({
  /** ISO 3166-1, two letters. */
  country: Nullable(Type.String()),
  city: Nullable(Type.String()),
  /** IANA; null where the country has several and nobody entered one. */
  timeZone: Nullable(Type.String()),
  /** HH:MM where they are, at `asOf`. */
  localTime: Nullable(Type.String()),
  isOpen: Nullable(Type.Boolean()),
  /** Where it is closed: when their next working day begins, HH:MM, and whether that is a later day than theirs now. */
  opensAt: Nullable(Type.String()),
  opensInDays: Nullable(Type.Integer()),
  /** Minutes until it opens, or until it closes. */
  changesInMinutes: Nullable(Type.Integer()),
});
export type PanePlace = Static<typeof PanePlace>;

export const PaneParty = Type.Object({
  /** Name, types and standing ('new', 'old', 'barred'). */
  company: PartyReply,
  otherName: Nullable(Type.String()),
  /** Code of the dictionary of levels. */
  level: Type.String(),
  owner: Nullable(Person),
  contact: Nullable(
    Type.Object({
      id: Type.Integer(),
      name: Type.String(),
      title: Nullable(Type.String()),
      /** Null too without the right to see contact details. */
      phone: Nullable(Type.String()),
      language: Nullable(Type.String()),
      hasLeft: Type.Boolean(),
    }),
  ),
  place: PanePlace,
  prompts: Type.Array(PanePrompt),
  figures: Type.Object({
    /** Letters with them; stops at 1,000. */
    messages: Type.Integer(),
    openRecords: Type.Integer(),
    lastInAt: Nullable(Instant),
    lastOutAt: Nullable(Instant),
    since: Instant,
  }),
  /** The viewer may change the company. */
  canEdit: Type.Boolean(),
});
export type PaneParty = Static<typeof PaneParty>;
