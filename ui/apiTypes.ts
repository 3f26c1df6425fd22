import type { Static } from '@sinclair/typebox';
import type {
  CompanyBody as CompanyBodySchema,
  CompanyList as CompanyListSchema,
  CompanyQuery as CompanyQuerySchema,
  CompanyRecords as CompanyRecordsSchema,
  ContactBody as ContactBodySchema,
  RecordBody as RecordBodySchema,
} from '../service/companies/companies.schema';
import type {
  ActList as ActListSchema,
  FileBody as FileBodySchema,
  HistoryReply as HistoryReplySchema,
  LaterBody as LaterBodySchema,
  NewCompanyBody as NewCompanyBodySchema,
  NotBusinessBody as NotBusinessBodySchema,
  ReviewQuery as ReviewQuerySchema,
} from '../service/filing/filing.schema';
import type {
  DataImportBody as DataImportBodySchema,
  ImportDetail as ImportDetailSchema,
  ImportList as ImportListSchema,
  ImportRequestBody as ImportRequestBodySchema,
} from '../service/intake/intake.schema';
import type {
  ChangeMailboxBody as ChangeMailboxBodySchema,
  MailboxBody as MailboxBodySchema,
  MailboxList as MailboxListSchema,
  MessageList as MessageListSchema,
  MessageQuery as MessageQuerySchema,
} from '../service/mail/mail.schema';
import type { DeadJobList as DeadJobListSchema } from '../service/reports/jobs.schema';
import type {
  ChangeSavedSearchBody as ChangeSavedSearchBodySchema,
  SavedSearchBody as SavedSearchBodySchema,
  SearchMailQuery as SearchMailQuerySchema,
} from '../service/reports/search.schema';
import type {
  AuditList as AuditListSchema,
  ChangeUserBody as ChangeUserBodySchema,
  NewUserBody as NewUserBodySchema,
  PasswordBody as PasswordBodySchema,
  PeopleReply as PeopleReplySchema,
  PreferencesBody as PreferencesBodySchema,
  SignInBody as SignInBodySchema,
  UseLinkBody as UseLinkBodySchema,
  UserLinkReply as UserLinkReplySchema,
  UserList as UserListSchema,
} from '../service/users/users.schema';

/** The shapes of the HTTP API, as the service's schemas give them. */
export type CompanyBody = Static<typeof CompanyBodySchema>;
export type CompanyList = Static<typeof CompanyListSchema>;
export type CompanyQuery = Static<typeof CompanyQuerySchema>;
export type CompanyRecords = Static<typeof CompanyRecordsSchema>;
export type ContactBody = Static<typeof ContactBodySchema>;
export type RecordBody = Static<typeof RecordBodySchema>;
export type ActList = Static<typeof ActListSchema>;
export type FileBody = Static<typeof FileBodySchema>;
export type HistoryReply = Static<typeof HistoryReplySchema>;
export type LaterBody = Static<typeof LaterBodySchema>;
export type NewCompanyBody = Static<typeof NewCompanyBodySchema>;
export type NotBusinessBody = Static<typeof NotBusinessBodySchema>;
export type ReviewQuery = Static<typeof ReviewQuerySchema>;
export type DataImportBody = Static<typeof DataImportBodySchema>;
export type ImportDetail = Static<typeof ImportDetailSchema>;
export type ImportList = Static<typeof ImportListSchema>;
export type ImportRequestBody = Static<typeof ImportRequestBodySchema>;
export type ChangeMailboxBody = Static<typeof ChangeMailboxBodySchema>;
export type MailboxBody = Static<typeof MailboxBodySchema>;
export type MailboxList = Static<typeof MailboxListSchema>;
export type MessageList = Static<typeof MessageListSchema>;
export type MessageQuery = Static<typeof MessageQuerySchema>;
export type AuditList = Static<typeof AuditListSchema>;
export type ChangeUserBody = Static<typeof ChangeUserBodySchema>;
export type NewUserBody = Static<typeof NewUserBodySchema>;
export type PasswordBody = Static<typeof PasswordBodySchema>;
export type PeopleReply = Static<typeof PeopleReplySchema>;
export type PreferencesBody = Static<typeof PreferencesBodySchema>;
export type SignInBody = Static<typeof SignInBodySchema>;
export type UseLinkBody = Static<typeof UseLinkBodySchema>;
export type UserLinkReply = Static<typeof UserLinkReplySchema>;
export type UserList = Static<typeof UserListSchema>;
export type DeadJobList = Static<typeof DeadJobListSchema>;
export type ChangeSavedSearchBody = Static<typeof ChangeSavedSearchBodySchema>;
export type SavedSearchBody = Static<typeof SavedSearchBodySchema>;
export type SearchMailQuery = Static<typeof SearchMailQuerySchema>;
