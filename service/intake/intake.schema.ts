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
  /** Rows that cannot be taken, and why; the first 200. */
  problems: Type.Array(
    Type.Object({ sheet: Type.String(), row: Type.Integer(), code: Type.String(), message: Type.String() }),
  ),
  problemCount: Type.Integer(),
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
});
export const DataImportResult = Type.Object({
  created: Type.Integer(),
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  failed: Type.Integer(),
  problems: Type.Array(
    Type.Object({ sheet: Type.String(), row: Type.Integer(), code: Type.String(), message: Type.String() }),
  ),
  /** Old mail is being re-filed by a job. */
  isRefiling: Type.Boolean(),
});
export type DataImportResult = Static<typeof DataImportResult>;
