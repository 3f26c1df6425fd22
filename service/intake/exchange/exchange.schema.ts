import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../../common/apiSchema';

const Id = Type.Integer();

/** How a mailbox stands, reckoned from its items and counts (exchange.service.ts). */
export const ExchangeStateName = Type.Union([
  Type.Literal('off'),
  Type.Literal('reading'),
  Type.Literal('complete'),
  Type.Literal('incomplete'),
  Type.Literal('stalled'),
]);

/** A mailbox that is read from Exchange. */
export const ExchangeMailboxReply = Type.Object({
  mailboxId: Id,
  address: Type.String(),
  name: Type.String(),
  /** By what Microsoft Graph knows it. */
  user: Type.String(),
  isOn: Type.Boolean(),
  state: ExchangeStateName,
  /** As of the last comparison with the server. */
  onServer: Type.Integer(),
  stored: Type.Integer(),
  keptOut: Type.Integer(),
  /** To be fetched still. */
  wanted: Type.Integer(),
  /** Cannot be fetched; a person may have it tried again. */
  refused: Type.Integer(),
  /** Among neither: what cannot be read, and is kept as it came. */
  unreadable: Type.Integer(),
  /** Days of folders on which the server and we differ. */
  gaps: Type.Integer(),
  /** On the server, and neither stored nor kept out here. */
  missing: Type.Integer(),
  /** Kept here, and thrown away or moved aside on the server since. */
  away: Type.Integer(),
  /** Since when it stands as it does; null: that is not known. */
  since: Nullable(Instant),
  /** Since when something is missing. */
  gapSince: Nullable(Instant),
  /** Its first import is not over. */
  isFirst: Type.Boolean(),
  /** All that are newer than this are settled; null: all are. */
  reachedAt: Nullable(Instant),
  /** Messages settled in a minute; 0: not known. */
  speed: Type.Integer(),
  minutesLeft: Nullable(Type.Integer()),
  syncedAt: Nullable(Instant),
  sweptAt: Nullable(Instant),
  /** What stands in the way; '' for nothing. */
  errorCode: Type.String(),
  errorAt: Nullable(Instant),
  version: Type.Integer(),
});
export type ExchangeMailboxReply = Static<typeof ExchangeMailboxReply>;

/** GET /api/exchange */
export const ExchangeList = Type.Object({
  /** The environment names the company's Exchange. */
  isSetUp: Type.Boolean(),
  /** Graph tells of new mail at once; where it cannot, mailboxes are read by the clock alone. */
  isTold: Type.Boolean(),
  mailboxes: Type.Array(ExchangeMailboxReply),
});
export type ExchangeList = Static<typeof ExchangeList>;

/** PUT /api/exchange/:id; `version` of the one that is there, absent for a new one. */
export const ExchangeBody = Type.Object({
  user: Type.String({ minLength: 3, maxLength: 320 }),
  isOn: Type.Boolean(),
  version: Type.Optional(Type.Integer({ minimum: 1 })),
});
export type ExchangeBody = Static<typeof ExchangeBody>;

/** POST /api/exchange/:id/read */
export const ExchangeReadBody = Type.Object({
  /** All of it is compared with the server, and what was refused is tried again. */
  isWhole: Type.Boolean(),
});

const counts = {
  onServer: Type.Integer(),
  stored: Type.Integer(),
  keptOut: Type.Integer(),
  open: Type.Integer(),
};

/** GET /api/exchange/:id/ledger: by folder, and the days that differ, the newest first. */
export const LedgerReply = Type.Object({
  folders: Type.Array(
    Type.Object({ id: Id, name: Type.String(), role: Type.String(), isTaken: Type.Boolean(), ...counts }),
  ),
  gaps: Type.Array(Type.Object({ folderId: Id, folder: Type.String(), day: Type.String(), ...counts })),
});
export type LedgerReply = Static<typeof LedgerReply>;
