import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';

/** An import of mail. found = stored + alreadyThere + keptOut + unreadable + failed, at every moment. */
export const ImportReply = Type.Object({
  id: Type.Integer(),
  mailboxId: Type.Integer(),
  mailbox: Type.String(),
  label: Type.String(),
  /** 'waiting', 'running', 'paused', 'stopped', 'done', 'failed' */
  state: Type.String(),
  totalItems: Nullable(Type.Integer()),
  /** 0 to 1, for the bar; null while it cannot be told. */
  progress: Nullable(Type.Number()),
  found: Type.Integer(),
  stored: Type.Integer(),
  alreadyThere: Type.Integer(),
  keptOut: Type.Integer(),
  unreadable: Type.Integer(),
  failed: Type.Integer(),
  keptOutReasons: Type.Record(Type.String(), Type.Integer()),
  /** Why it failed, as a sentence, and the code by which a page has it in its own language. */
  error: Nullable(Type.String()),
  errorCode: Nullable(Type.String()),
  /** It stands still and can go on. */
  canResume: Type.Boolean(),
  startedBy: Nullable(Type.String()),
  createdAt: Instant,
  startedAt: Nullable(Instant),
  finishedAt: Nullable(Instant),
});
export type ImportReply = Static<typeof ImportReply>;
export const ImportList = Type.Object({ imports: Type.Array(ImportReply) });
export const ImportDetail = Type.Object({
  import: ImportReply,
  /** The first 200. */
  failures: Type.Array(Type.Object({ item: Type.String(), code: Type.String(), message: Type.String() })),
});
/** POST /api/imports is multipart/form-data: field mailboxId, then one or more files (.eml, .msg, .mbox, .mbox.gz, .zip is refused with a sentence). Answers ImportReply. */
/** POST /api/imports/:id/request */
export const ImportRequestBody = Type.Object({
  request: Type.Union([Type.Literal('pause'), Type.Literal('resume'), Type.Literal('stop')]),
});

/** Why a row of a file cannot be taken; `values` fill the sentence of the code. */
export const RowProblem = Type.Object({
  ...{ sheet: Type.String(), row: Type.Integer(), code: Type.String(), message: Type.String() },
  values: Type.Optional(Type.Record(Type.String(), Type.String())),
});

/** POST /api/data-imports (multipart: one .xlsx, .csv or .json of companies, contacts, records): a preview, nothing is written. */
export const DataImportPreview = Type.Object({
  /** Handle for the next step; kept for 24 hours. */
  uploadId: Type.String(),
  sheets: Type.Array(
    Type.Object({
      name: Type.String(),
      /** 'companies', 'contacts' or 'records' as recognised; null where unknown */
      target: Nullable(Type.String()),
      columns: Type.Array(
        Type.Object({
          index: Type.Integer(),
          header: Type.String(),
          field: Nullable(Type.String()),
          sample: Type.String(),
        }),
      ),
      rowCount: Type.Integer(),
    }),
  ),
  newCount: Type.Integer(),
  changedCount: Type.Integer(),
  unchangedCount: Type.Integer(),
  /** Rows that cannot be taken, and why; the first 200 reasons. */
  problems: Type.Array(RowProblem),
  /** How many rows; one may have several reasons. */
  problemCount: Type.Integer(),
  /** New companies that look like one that is there; the first 200. Masked (no id) where the person may not see it. */
  likely: Type.Array(
    Type.Object({
      /** By which the choice for the row is told. */
      key: Type.String(),
      ...{ sheet: Type.String(), row: Type.Integer(), name: Type.String() },
      matches: Type.Array(
        Type.Object({
          id: Nullable(Type.Integer()),
          name: Type.String(),
          ownerName: Nullable(Type.String()),
          reasons: Type.Array(Type.String()),
          mayChange: Type.Boolean(),
        }),
      ),
    }),
  ),
  likelyCount: Type.Integer(),
  /** So many new companies were not compared: the file has more than are looked at. */
  uncomparedCount: Type.Integer(),
});
export type DataImportPreview = Static<typeof DataImportPreview>;
/** POST /api/data-imports/:uploadId/preview and /run */
export const DataImportBody = Type.Object({
  /** Sheet name to target and column index to field; as recognised where absent. */
  mapping: Type.Optional(
    Type.Record(
      Type.String(),
      Type.Object({ target: Nullable(Type.String()), fields: Type.Record(Type.String(), Nullable(Type.String())) }),
    ),
  ),
  /** What becomes of rows that look like a company that is there: a new one, left out, or that company (its id); by the key of the row. */
  choices: Type.Optional(
    Type.Record(
      Type.String({ maxLength: 200 }),
      Type.Union([Type.Literal('new'), Type.Literal('skip'), Type.Integer()]),
    ),
  ),
  /** Of such rows for which nothing else is said; new where absent. */
  allLikely: Type.Optional(Type.Union([Type.Literal('new'), Type.Literal('skip'), Type.Literal('existing')])),
});
export const DataImportResult = Type.Object({
  created: Type.Integer(),
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  failed: Type.Integer(),
  problems: Type.Array(RowProblem),
  /** Old mail is being re-filed by a job. */
  isRefiling: Type.Boolean(),
});
export type DataImportResult = Static<typeof DataImportResult>;
