import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { Instant, Nullable } from '../common/apiSchema';
import { MessageLine } from '../mail/mail.schema';

/** A text in which what was found stands between \u0002 and \u0003; the rest is plain, never HTML. */
const Marked = Type.String();

/** The language in which operators are written; all are understood in any. */
const Writing = Type.Union([Type.Literal('zh-CN'), Type.Literal('en')]);
/** POST /api/search/query?writing= */
export const WritingQuery = Type.Object({ writing: Type.Optional(Writing) });

/** The boxes of the search form; '' where nothing is asked. Each is the other view of an operator of the language. */
export const SearchForm = Type.Object({
  words: Type.String({ maxLength: 1000 }),
  from: Type.String({ maxLength: 200 }),
  to: Type.String({ maxLength: 200 }),
  cc: Type.String({ maxLength: 200 }),
  subject: Type.String({ maxLength: 200 }),
  filename: Type.String({ maxLength: 200 }),
  company: Type.String({ maxLength: 200 }),
  record: Type.String({ maxLength: 200 }),
  in: Type.String({ maxLength: 200 }),
  after: Type.String({ maxLength: 40 }),
  before: Type.String({ maxLength: 40 }),
  on: Type.String({ maxLength: 40 }),
  is: Type.String({ maxLength: 20 }),
  hasAttachment: Type.Boolean(),
});
export type SearchForm = Static<typeof SearchForm>;

export const SearchMailQuery = Type.Object({
  q: Type.String({ maxLength: 2000 }),
  /** In whose words the form writes what no box shows. */
  writing: Type.Optional(Writing),
  /** 'best' ranks the newest 1,000 that were found. */
  order: Type.Optional(Type.Union([Type.Literal('newest'), Type.Literal('best')])),
  cursor: Type.Optional(Type.String({ maxLength: 40 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});
export type SearchMailQuery = Static<typeof SearchMailQuery>;

export const SearchMailReply = Type.Object({
  messages: Type.Array(
    Type.Object({
      line: MessageLine,
      subject: Marked,
      from: Marked,
      /** Of the text, or its beginning where what was found stands elsewhere. */
      excerpt: Marked,
      /** Attachments in whose name or text something was found. */
      attachments: Type.Array(Type.Object({ id: Type.Integer(), name: Marked, excerpt: Nullable(Marked) })),
      /** Mailboxes of the viewer's own that have a copy. */
      mailboxes: Type.Array(Type.String()),
    }),
  ),
  nextCursor: Nullable(Type.String()),
  /** How many were found, of the first page only; with `isMore` there are more, or may be. */
  count: Nullable(Type.Integer()),
  isMore: Type.Boolean(),
  form: SearchForm,
  /** What is not understood, by its place in the text; it is sought as words. */
  problems: Type.Array(Type.Object({ code: Type.String(), start: Type.Integer(), end: Type.Integer() })),
  /** Mail of before an upgrade is still being put into the index: older mail may be missing. */
  isIndexing: Type.Boolean(),
});
export type SearchMailReply = Static<typeof SearchMailReply>;

/** A search that somebody keeps. */
export const SavedSearchLine = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  query: Type.String(),
  updatedAt: Instant,
  version: Type.Integer(),
});
export type SavedSearchLine = Static<typeof SavedSearchLine>;
export const SavedSearchList = Type.Object({ searches: Type.Array(SavedSearchLine) });
export type SavedSearchList = Static<typeof SavedSearchList>;
export const SavedSearchBody = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  query: Type.String({ minLength: 1, maxLength: 1000 }),
});
export type SavedSearchBody = Static<typeof SavedSearchBody>;
export const ChangeSavedSearchBody = Type.Composite([SavedSearchBody, Type.Object({ version: Type.Integer() })]);
export type ChangeSavedSearchBody = Static<typeof ChangeSavedSearchBody>;
export const SavedSearchVersion = Type.Object({ version: Type.Integer() });
