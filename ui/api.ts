import type { CompanyReply, ContactReply, PickReply } from '../service/companies/companies.schema';
import type { CategoryReply } from '../service/filing/categories/categories.schema';
import type { ActReply, NewCompanyProposal, ReviewList, ScopePreview } from '../service/filing/filing.schema';
import type { DataImportPreview, DataImportResult, ImportReply } from '../service/intake/intake.schema';
import type { MailboxReply } from '../service/mail/mail.schema';
import type { ConversationReply, MessageReply } from '../service/reading/reading.schema';
import type { RecordReply } from '../service/records/records.schema';
import type { SavedSearchLine, SearchForm, SearchMailReply } from '../service/reports/search.schema';
import type { SearchReply, TodayReply } from '../service/reports/today.schema';
import type {
  CompanySettings,
  CompanySettingsReply,
  LinkInfo,
  SessionReply,
  SignInInfo,
  UserReply,
} from '../service/users/users.schema';
import type {
  BackupStatus,
  FindingList,
  Retention,
  RetentionReply,
  SendingStatus,
} from '../service/operations/operations.schema';
import type { JobList } from '../service/reports/jobs.schema';
import type { ApiKeyList, NewApiKeyBody, NewApiKeyReply } from '../service/users/apiKeys.schema';
import type {
  MailTestReply,
  OutgoingMailBody,
  OutgoingMailReply,
  SentMailList,
} from '../service/users/outgoingMail.schema';
import type {
  ChangeWebhookBody,
  DeliveryList,
  DeliveryReply,
  NewWebhookBody,
  NewWebhookReply,
  WebhookList,
  WebhookReply,
} from '../service/webhooks/webhooks.schema';
import type * as shapes from './apiTypes';
import type { UploadProgress } from './http';
import { queryString, request, upload } from './http';

type Signal = AbortSignal | undefined;
interface UploadOptions {
  onProgress?: (progress: UploadProgress) => void;
  signal?: AbortSignal;
}

const get = <T>(path: string, signal?: Signal) => request<T>('GET', path, { signal });
const post = <T>(path: string, body?: unknown) => request<T>('POST', path, { body: body ?? {} });
const patch = <T>(path: string, body: unknown) => request<T>('PATCH', path, { body });

/** One function per route of the service. All throw ApiError. */
export const api = {
  // who is here
  session: (signal?: Signal) => request<SessionReply>('GET', '/api/session', { signal, isSignIn: true }),
  signInInfo: (signal?: Signal) => get<SignInInfo>('/api/sign-in', signal),
  signIn: (body: shapes.SignInBody) => request<SessionReply>('POST', '/api/session', { body, isSignIn: true }),
  signOut: () => request<object>('DELETE', '/api/session', { isSignIn: true }),
  signOutEverywhere: () => request<object>('DELETE', '/api/sessions', { isSignIn: true }),
  savePreferences: (body: shapes.PreferencesBody) => patch<SessionReply>('/api/session/preferences', body),
  changePassword: (body: shapes.PasswordBody) => post<object>('/api/session/password', body),
  link: (token: string, signal?: Signal) => get<LinkInfo>(`/api/links/${encodeURIComponent(token)}`, signal),
  // post() is not used: a used link answers 401 or 404 here, which the page itself explains
  useLink: (token: string, body: shapes.UseLinkBody) =>
    request<SessionReply>('POST', `/api/links/${encodeURIComponent(token)}`, { body, isSignIn: true }),

  // today
  today: (scope: 'mine' | 'all', signal?: Signal) => get<TodayReply>(`/api/today?scope=${scope}`, signal),
  todayStream: (scope: 'mine' | 'all') => new EventSource(`/api/today/stream?scope=${scope}`),
  search: (q: string, signal?: Signal) => get<SearchReply>(`/api/search${queryString({ q })}`, signal),

  searchMail: (query: shapes.SearchMailQuery, signal?: Signal) =>
    get<SearchMailReply>(`/api/search/mail${queryString(query)}`, signal),
  searchQuery: (form: SearchForm, writing: 'zh-CN' | 'en') =>
    post<{ q: string }>(`/api/search/query?writing=${writing}`, form),
  savedSearches: (signal?: Signal) => get<{ searches: SavedSearchLine[] }>('/api/saved-searches', signal),
  saveSearch: (body: shapes.SavedSearchBody) => post<SavedSearchLine>('/api/saved-searches', body),
  changeSearch: (id: number, { name, query, version }: shapes.ChangeSavedSearchBody) =>
    request<SavedSearchLine>('PUT', `/api/saved-searches/${id}`, { body: { name, query, version } }),
  removeSearch: (id: number, version: number) =>
    request<object>('DELETE', `/api/saved-searches/${id}${queryString({ version })}`),

  // review and filing
  review: (query: shapes.ReviewQuery, signal?: Signal) => get<ReviewList>(`/api/review${queryString(query)}`, signal),
  file: (messageId: number, body: shapes.FileBody) => post<ActReply>(`/api/messages/${messageId}/file`, body),
  notBusiness: (messageId: number, body: shapes.NotBusinessBody) =>
    post<ActReply>(`/api/messages/${messageId}/not-business`, body),
  later: (messageId: number, body: shapes.LaterBody) => post<ActReply>(`/api/messages/${messageId}/later`, body),
  newCompany: (messageId: number, signal?: Signal) =>
    get<NewCompanyProposal>(`/api/messages/${messageId}/new-company`, signal),
  createCompanyFrom: (messageId: number, body: shapes.NewCompanyBody) =>
    post<ActReply>(`/api/messages/${messageId}/company`, body),
  scopePreview: (messageId: number, signal?: Signal) => get<ScopePreview>(`/api/messages/${messageId}/scope`, signal),
  history: (messageId: number, signal?: Signal) =>
    get<shapes.HistoryReply>(`/api/messages/${messageId}/history`, signal),
  setCategory: (messageId: number, category: string | null, version: number) =>
    request<CategoryReply>('PUT', `/api/messages/${messageId}/category?version=${version}`, { body: { category } }),
  filingActs: (signal?: Signal) => get<shapes.ActList>('/api/filing-acts', signal),
  undoAct: (actId: number) => post<ActReply>(`/api/filing-acts/${actId}/undo`),

  // reading
  messages: (query: shapes.MessageQuery, signal?: Signal) =>
    get<shapes.MessageList>(`/api/messages${queryString(query)}`, signal),
  message: (id: number, withImages = false, signal?: Signal) =>
    get<MessageReply>(`/api/messages/${id}${queryString({ images: withImages || null })}`, signal),
  showImages: (messageId: number, always: boolean) => post<object>(`/api/messages/${messageId}/images`, { always }),
  sourceAddress: (messageId: number) => `/api/messages/${messageId}/source`,
  attachmentAddress: (id: number) => `/api/attachments/${id}`,
  conversation: (id: number, signal?: Signal) => get<ConversationReply>(`/api/conversations/${id}`, signal),

  // companies
  companies: (query: shapes.CompanyQuery, signal?: Signal) =>
    get<shapes.CompanyList>(`/api/companies${queryString(query)}`, signal),
  company: (id: number, signal?: Signal) => get<CompanyReply>(`/api/companies/${id}`, signal),
  companyTimeline: (id: number, cursor: string | null, signal?: Signal) =>
    get<shapes.MessageList>(`/api/companies/${id}/timeline${queryString({ cursor })}`, signal),
  companyRecords: (id: number, signal?: Signal) => get<shapes.CompanyRecords>(`/api/companies/${id}/records`, signal),
  createCompany: (body: shapes.CompanyBody) => post<CompanyReply>('/api/companies', body),
  saveCompany: (id: number, version: number, body: Partial<shapes.CompanyBody>) =>
    patch<CompanyReply>(`/api/companies/${id}?version=${version}`, body),
  createRecord: (companyId: number, body: shapes.RecordBody) =>
    post<RecordReply>(`/api/companies/${companyId}/records`, body),
  createContact: (companyId: number, body: shapes.ContactBody) =>
    post<ContactReply>(`/api/companies/${companyId}/contacts`, body),
  saveContact: (id: number, version: number, body: shapes.ContactBody) =>
    patch<ContactReply>(`/api/contacts/${id}?version=${version}`, body),
  saveRecord: (id: number, version: number, body: Partial<shapes.RecordBody> & { state?: 'open' | 'closed' }) =>
    patch<object>(`/api/records/${id}?version=${version}`, body),
  pick: (q: string, signal?: Signal) => get<PickReply>(`/api/pick${queryString({ q })}`, signal),

  // import
  imports: (signal?: Signal) => get<shapes.ImportList>('/api/imports', signal),
  importDetail: (id: number, signal?: Signal) => get<shapes.ImportDetail>(`/api/imports/${id}`, signal),
  startImport: (mailboxId: number, files: readonly File[], options: UploadOptions = {}) => {
    const form = new FormData();
    form.append('mailboxId', String(mailboxId));
    for (const file of files) form.append('files', file, file.name);
    return upload<ImportReply>('/api/imports', form, options);
  },
  importRequest: (id: number, body: shapes.ImportRequestBody) =>
    post<shapes.ImportDetail>(`/api/imports/${id}/request`, body),
  dataImportUpload: (file: File, options: UploadOptions = {}) => {
    const form = new FormData();
    form.append('file', file, file.name);
    return upload<DataImportPreview>('/api/data-imports', form, options);
  },
  dataImportPreview: (uploadId: string, body: shapes.DataImportBody) =>
    post<DataImportPreview>(`/api/data-imports/${encodeURIComponent(uploadId)}/preview`, body),
  dataImportRun: (uploadId: string, body: shapes.DataImportBody) =>
    post<DataImportResult>(`/api/data-imports/${encodeURIComponent(uploadId)}/run`, body),

  // settings
  people: (signal?: Signal) => get<shapes.PeopleReply>('/api/people', signal),
  users: (signal?: Signal) => get<shapes.UserList>('/api/users', signal),
  createUser: (body: shapes.NewUserBody) => post<shapes.UserLinkReply>('/api/users', body),
  saveUser: (id: number, version: number, body: shapes.ChangeUserBody) =>
    patch<UserReply>(`/api/users/${id}?version=${version}`, body),
  resetLink: (userId: number) => post<shapes.UserLinkReply>(`/api/users/${userId}/reset-link`),
  signOutUser: (userId: number) => post<object>(`/api/users/${userId}/sign-out`),
  mailboxes: (signal?: Signal) => get<shapes.MailboxList>('/api/mailboxes', signal),
  createMailbox: (body: shapes.MailboxBody) => post<MailboxReply>('/api/mailboxes', body),
  saveMailbox: (id: number, version: number, body: shapes.ChangeMailboxBody) =>
    patch<MailboxReply>(`/api/mailboxes/${id}?version=${version}`, body),
  settings: (signal?: Signal) => get<CompanySettingsReply>('/api/settings/company', signal),
  saveSettings: (version: number, body: CompanySettings) =>
    request<CompanySettingsReply>('PUT', `/api/settings/company?version=${version}`, { body }),
  audit: (query: Record<string, string | number | null>, signal?: Signal) =>
    get<shapes.AuditList>(`/api/audit${queryString(query)}`, signal),
  jobs: (signal?: Signal) => get<shapes.DeadJobList>('/api/jobs', signal),
  jobList: (query: { state: string; name?: string | null; cursor: string | null }, signal?: Signal) =>
    get<JobList>(`/api/job-list${queryString(query)}`, signal),
  stopJob: (id: number) => post<object>(`/api/jobs/${id}/stop`),
  apiKeys: (signal?: Signal) => get<ApiKeyList>('/api/api-keys', signal),
  makeApiKey: (body: NewApiKeyBody) => post<NewApiKeyReply>('/api/api-keys', body),
  revokeApiKey: (id: number) => request<object>('DELETE', `/api/api-keys/${id}`),
  webhooks: (signal?: Signal) => get<WebhookList>('/api/webhooks', signal),
  makeWebhook: (body: NewWebhookBody) => post<NewWebhookReply>('/api/webhooks', body),
  saveWebhook: (id: number, version: number, body: ChangeWebhookBody) =>
    patch<WebhookReply>(`/api/webhooks/${id}?version=${version}`, body),
  removeWebhook: (id: number) => request<object>('DELETE', `/api/webhooks/${id}`),
  testWebhook: (id: number) => post<DeliveryReply>(`/api/webhooks/${id}/test`),
  deliveries: (id: number, cursor: string | null, signal?: Signal) =>
    get<DeliveryList>(`/api/webhooks/${id}/deliveries${queryString({ cursor })}`, signal),
  retryDelivery: (id: number, delivery: number) => post<object>(`/api/webhooks/${id}/deliveries/${delivery}/retry`),
  outgoingMail: (signal?: Signal) => get<OutgoingMailReply>('/api/settings/outgoing-mail', signal),
  saveOutgoingMail: (version: number, body: OutgoingMailBody) =>
    request<OutgoingMailReply>('PUT', `/api/settings/outgoing-mail?version=${version}`, { body }),
  testOutgoingMail: () => post<MailTestReply>('/api/settings/outgoing-mail/test'),
  sentMail: (signal?: Signal) => get<SentMailList>('/api/settings/outgoing-mail/sent', signal),
  findings: (signal?: Signal) => get<FindingList>('/api/findings', signal),
  mend: (code: string) => post<FindingList>('/api/findings/mend', { code }),
  sending: (signal?: Signal) => get<SendingStatus>('/api/settings/sending', signal),
  releaseSending: (withWaiting: boolean) => post<SendingStatus>('/api/settings/sending/release', { withWaiting }),
  examine: () => post<FindingList>('/api/findings'),
  backupStatus: (signal?: Signal) => get<BackupStatus>('/api/settings/backup', signal),
  retention: (signal?: Signal) => get<RetentionReply>('/api/settings/retention', signal),
  saveRetention: (version: number, body: Retention) =>
    request<RetentionReply>('PUT', `/api/settings/retention?version=${version}`, { body }),
  retryJob: (id: number) => post<object>(`/api/jobs/${id}/retry`),
  dismissJob: (id: number) => post<object>(`/api/jobs/${id}/dismiss`),
};
