import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';
import { RowProblem } from './intake.schema';
import { leadFields } from './leadImport/leadFields';
import { importSources, outcomes } from './leadImport/outcomes';

const literals = <T extends string>(values: readonly T[]) => Type.Union(values.map(value => Type.Literal(value)));
const Id = Type.Integer({ minimum: 1 });
const Outcome = literals(outcomes);
const Source = literals(importSources);
const Name = Type.String({ minLength: 1, maxLength: 200 });
const Campaign = Nullable(Type.Union([Type.Object({ id: Id }), Type.Object({ name: Name })]));

/** By the name of a sheet the field of each column, by its index; null for a sheet that is left out. As recognised where absent. */
const Mapping = Type.Record(
  Type.String({ maxLength: 300 }),
  Nullable(Type.Object({ fields: Type.Record(Type.String({ maxLength: 5 }), Nullable(literals(leadFields))) })),
);

/** POST /api/lead-imports/uploads/:uploadId/preview */
export const LeadPreviewBody = Type.Object({
  mapping: Type.Optional(Mapping),
  source: Type.Optional(Source),
  campaign: Type.Optional(Campaign),
  /** Only rows of which this becomes. */
  outcome: Type.Optional(Outcome),
});
export type LeadPreviewBody = Static<typeof LeadPreviewBody>;

const Counts = Type.Object({
  new: Type.Integer(),
  added: Type.Integer(),
  customer: Type.Integer(),
  colleague: Type.Integer(),
  again: Type.Integer(),
  failed: Type.Integer(),
});

/** A customer of the same full name as a row's company: a warning. Of one that the viewer may not see only the name that he typed, and whose it is. */
const SimilarCustomer = Type.Object({
  id: Nullable(Type.Integer()),
  name: Type.String(),
  ownerName: Nullable(Type.String()),
});

/** What one row becomes; of a colleague's customer or lead only whose it is. */
export const LeadPreviewRow = Type.Object({
  sheet: Type.String(),
  row: Type.Integer(),
  contactName: Type.String(),
  companyName: Type.String(),
  email: Type.String(),
  phone: Type.String(),
  country: Type.String(),
  products: Type.String(),
  outcome: Outcome,
  lead: Nullable(Type.Object({ id: Type.Integer(), number: Type.String(), name: Type.String() })),
  customer: Nullable(Type.Object({ id: Type.Integer(), name: Type.String() })),
  ownerName: Nullable(Type.String()),
  similar: Nullable(SimilarCustomer),
  /** It is added to the lead that this row of the file makes. */
  ofRow: Nullable(Type.Integer()),
  problems: Type.Array(RowProblem),
});
export type LeadPreviewRow = Static<typeof LeadPreviewRow>;

/** What importing a list of leads would do; nothing is written. */
export const LeadPreview = Type.Object({
  /** Handle for the next step; kept for 24 hours. */
  uploadId: Type.String(),
  sheets: Type.Array(
    Type.Object({
      name: Type.String(),
      isUsed: Type.Boolean(),
      rowCount: Type.Integer(),
      columns: Type.Array(
        Type.Object({
          index: Type.Integer(),
          header: Type.String(),
          field: Nullable(Type.String()),
          /** The first values. */
          samples: Type.Array(Type.String()),
        }),
      ),
    }),
  ),
  total: Type.Integer(),
  counts: Counts,
  /** The first 200, of those that are asked for. */
  rows: Type.Array(LeadPreviewRow),
});
export type LeadPreview = Static<typeof LeadPreview>;

/** POST /api/lead-imports/uploads/:uploadId/run */
export const LeadRunBody = Type.Object({
  mapping: Type.Optional(Mapping),
  source: Source,
  campaign: Campaign,
  owner: Type.Union([
    Type.Object({ kind: Type.Union([Type.Literal('me'), Type.Literal('rules')]) }),
    Type.Object({ kind: Type.Literal('person'), userId: Id }),
    Type.Object({ kind: Type.Literal('pool'), poolId: Id }),
  ]),
  nextAction: Type.String({ maxLength: 300 }),
  /** YYYY-MM-DD, or '' */
  nextDay: Type.String({ pattern: '^(\\d{4}-\\d{2}-\\d{2})?$' }),
  customers: Type.Union([Type.Literal('note'), Type.Literal('opportunity'), Type.Literal('skip')]),
});
export type LeadRunBody = Static<typeof LeadRunBody>;

/** GET /api/lead-imports/:id */
export const LeadImportReply = Type.Object({
  id: Type.Integer(),
  state: literals(['running', 'done', 'stopped', 'undoing', 'undone'] as const),
  fileName: Type.String(),
  source: Source,
  campaign: Nullable(Type.Object({ id: Type.Integer(), name: Type.String() })),
  total: Type.Integer(),
  /** Rows that have been looked at; of an undo, those that it has looked at. */
  done: Type.Integer(),
  undone: Type.Integer(),
  counts: Type.Composite([Counts, Type.Object({ undone: Type.Integer(), kept: Type.Integer() })]),
  byName: Nullable(Type.String()),
  createdAt: Instant,
  finishedAt: Nullable(Instant),
  undoneAt: Nullable(Instant),
  mayUndo: Type.Boolean(),
});
export type LeadImportReply = Static<typeof LeadImportReply>;
export const LeadImportList = Type.Object({
  imports: Type.Array(LeadImportReply),
  nextCursor: Nullable(Type.String()),
});
export type LeadImportList = Static<typeof LeadImportList>;
/** GET /api/lead-imports: the newest first. */
export const LeadImportQuery = Type.Object({
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 10 })),
});
export type LeadImportQuery = Static<typeof LeadImportQuery>;

/** GET /api/lead-imports/:id/rows: those of one outcome, or, of an undo, those that stayed. */
export const LeadImportRowQuery = Type.Object({
  outcome: Type.Optional(Outcome),
  undo: Type.Optional(Type.Literal('kept')),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 100 })),
});
export type LeadImportRowQuery = Static<typeof LeadImportRowQuery>;
export const LeadImportRowReply = Type.Object({
  sheet: Type.String(),
  row: Type.Integer(),
  outcome: Outcome,
  undo: Type.String(),
  /** As far as the viewer may see it. */
  lead: Nullable(Type.Object({ id: Type.Integer(), number: Type.String(), name: Type.String() })),
  record: Nullable(Type.Object({ id: Type.Integer(), number: Type.String() })),
  ownerName: Nullable(Type.String()),
  similar: Nullable(SimilarCustomer),
  problems: Type.Array(RowProblem),
});
export type LeadImportRowReply = Static<typeof LeadImportRowReply>;
export const LeadImportRows = Type.Object({
  rows: Type.Array(LeadImportRowReply),
  nextCursor: Nullable(Type.String()),
});
export type LeadImportRows = Static<typeof LeadImportRows>;
