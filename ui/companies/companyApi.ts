import type { Static } from '@sinclair/typebox';
import type {
  FieldBody,
  FieldChange,
  FieldList,
  FieldReply,
  FieldValuesBody as FieldValuesBodySchema,
  FieldValuesReply,
} from '../../service/companies/customFields.schema';
import type {
  LevelBody,
  LevelReply,
  NoteChange,
  NoteReply,
  ProfileBody,
  ProfileReply,
} from '../../service/companies/profile.schema';
import type { SuggestionList } from '../../service/companies/suggestions.schema';
import type { BulkBody, BulkReply, ContactBulkBody, ViewBody, ViewList } from '../../service/companies/views.schema';
import type {
  ChangeList,
  DealingList,
  DealingsQuery,
  DocumentList,
  DocumentQuery as DocumentQuerySchema,
} from '../../service/reading/dealings.schema';
import type {
  DictionaryBody,
  DictionaryChange,
  DictionaryList,
  DictionaryReply,
} from '../../service/users/dictionary.schema';
import type { GroupFigures } from '../../service/companies/companies.schema';
import type { ContactList, ContactListQuery } from '../../service/companies/contactList.schema';
import type { BankDecision, BankDetails, NewAccount } from '../../service/filing/warnings/warnings.schema';
import { queryString, request } from '../http';

type Signal = AbortSignal | undefined;
const get = <T>(path: string, signal?: Signal) => request<T>('GET', path, { signal });
const post = <T>(path: string, body: unknown = {}) => request<T>('POST', path, { body });
const patch = <T>(path: string, body: unknown) => request<T>('PATCH', path, { body });
const put = <T>(path: string, body: unknown) => request<T>('PUT', path, { body });

/** The routes of companies and contacts in full, of dictionaries and own fields. All throw ApiError. */
export const companyApi = {
  contacts: (query: ContactListQuery, signal?: Signal) =>
    get<ContactList>(`/api/contacts${queryString(query)}`, signal),
  profile: (id: number, signal?: Signal) => get<ProfileReply>(`/api/companies/${id}/profile`, signal),
  saveProfile: (id: number, version: number, body: ProfileBody) =>
    patch<ProfileReply>(`/api/companies/${id}/profile?version=${version}`, body),
  level: (id: number, signal?: Signal) => get<LevelReply>(`/api/companies/${id}/level`, signal),
  setLevel: (id: number, body: LevelBody) => put<LevelReply>(`/api/companies/${id}/level`, body),
  addNote: (id: number, body: { text: string; isPrompt: boolean }) =>
    post<NoteReply>(`/api/companies/${id}/notes`, body),
  changeNote: (id: number, version: number, body: NoteChange) =>
    patch<NoteReply>(`/api/notes/${id}?version=${version}`, body),
  dealings: (id: number, query: DealingsQuery, signal?: Signal) =>
    get<DealingList>(`/api/companies/${id}/dealings${queryString(query)}`, signal),
  documents: (id: number, query: Static<typeof DocumentQuerySchema>, signal?: Signal) =>
    get<DocumentList>(`/api/companies/${id}/documents${queryString(query)}`, signal),
  changes: (id: number, cursor: string | null, signal?: Signal) =>
    get<ChangeList>(`/api/companies/${id}/changes${queryString({ cursor })}`, signal),
  suggestions: (id: number, signal?: Signal) => get<SuggestionList>(`/api/companies/${id}/suggestions`, signal),
  takeSuggestion: (id: number) => post<SuggestionList>(`/api/suggestions/${id}/take`),
  dismissSuggestion: (id: number) => post<SuggestionList>(`/api/suggestions/${id}/dismiss`),
  fieldValues: (subject: 'companies' | 'contacts', id: number, signal?: Signal) =>
    get<FieldValuesReply>(`/api/${subject}/${id}/fields`, signal),
  saveFieldValues: (
    subject: 'companies' | 'contacts',
    id: number,
    version: number,
    values: Static<typeof FieldValuesBodySchema>['values'],
  ) => put<FieldValuesReply>(`/api/${subject}/${id}/fields?version=${version}`, { values }),
  fields: (signal?: Signal) => get<FieldList>('/api/custom-fields', signal),
  addField: (body: FieldBody) => post<FieldReply>('/api/custom-fields', body),
  changeField: (id: number, version: number, body: FieldChange) =>
    patch<FieldReply>(`/api/custom-fields/${id}?version=${version}`, body),
  dictionary: (signal?: Signal) => get<DictionaryList>('/api/dictionary', signal),
  addEntry: (body: DictionaryBody) => post<DictionaryReply>('/api/dictionary', body),
  changeEntry: (id: number, version: number, body: DictionaryChange) =>
    patch<DictionaryReply>(`/api/dictionary/${id}?version=${version}`, body),
  views: (page: ViewBody['page'], signal?: Signal) => get<ViewList>(`/api/views?page=${page}`, signal),
  saveView: (body: ViewBody) => post<ViewList>('/api/views', body),
  removeView: (id: number) => request<ViewList>('DELETE', `/api/views/${id}`),
  bank: (id: number, signal?: Signal) => get<BankDetails>(`/api/companies/${id}/bank-details`, signal),
  decideBank: (id: number, body: BankDecision) => post<BankDetails>(`/api/bank-details/${id}`, body),
  addBank: (id: number, body: NewAccount) => post<BankDetails>(`/api/companies/${id}/bank-details`, body),
  removeBank: (id: number, version: number) =>
    request<BankDetails>('DELETE', `/api/bank-details/${id}?version=${version}`),
  group: (id: number, signal?: Signal) => get<GroupFigures>(`/api/companies/${id}/group`, signal),
  bulk: (body: BulkBody) => post<BulkReply>('/api/companies/bulk', body),
  bulkContacts: (body: ContactBulkBody) => post<BulkReply>('/api/contacts/bulk', body),
};
