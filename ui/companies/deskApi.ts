import type {
  ContactCheckBody,
  ContactCheckReply,
  ContactPairLine,
  ContactPairList,
  DeadLine,
  DeadList,
  DeskSettings,
  DeskSettingsReply,
  GapList,
  GapQuery,
  PeopleReply,
  QualityReply,
} from '../../service/companies/desk.schema';
import type { MendBody, MendList, MendPreview, MendReply } from '../../service/companies/mending.schema';
import type { DecisionBody, ProfileChangeLine, ProfileChangeList } from '../../service/companies/profileAudit.schema';
import { queryString, request } from '../http';

type Signal = AbortSignal | undefined;
const get = <T>(path: string, signal?: Signal) => request<T>('GET', path, { signal });
const post = <T>(path: string, body: unknown = {}, signal?: Signal) => request<T>('POST', path, { body, signal });
const put = <T>(path: string, body: unknown) => request<T>('PUT', path, { body });

/** One function per route of the cleaning desk. All throw ApiError. */
export const deskApi = {
  settings: (signal?: Signal) => get<DeskSettingsReply>('/api/settings/cleaning', signal),
  saveSettings: (version: number, body: DeskSettings) =>
    put<DeskSettingsReply>(`/api/settings/cleaning?version=${version}`, body),

  missing: (query: GapQuery, signal?: Signal) => get<GapList>(`/api/cleaning/missing${queryString(query)}`, signal),
  people: (signal?: Signal) => get<PeopleReply>('/api/cleaning/people', signal),
  quality: (companyId: number, signal?: Signal) => get<QualityReply>(`/api/companies/${companyId}/quality`, signal),
  confirm: (companyId: number) => post<QualityReply>(`/api/companies/${companyId}/confirm`),

  dead: (cursor: string | null, signal?: Signal) =>
    get<DeadList>(`/api/cleaning/dead-addresses${queryString({ cursor })}`, signal),
  decideDead: (id: number, state: DeadLine['state']) => put<DeadLine>(`/api/cleaning/dead-addresses/${id}`, { state }),

  contactPairs: (cursor: string | null, signal?: Signal) =>
    get<ContactPairList>(`/api/cleaning/contacts${queryString({ cursor })}`, signal),
  decideContactPair: (id: number, state: 'open' | 'dismissed') =>
    put<ContactPairLine>(`/api/cleaning/contacts/${id}`, { state }),
  checkContact: (body: ContactCheckBody, signal?: Signal) =>
    post<ContactCheckReply>('/api/contacts/check', body, signal),

  mendPreview: (body: MendBody) => post<MendPreview>('/api/mends/preview', body),
  mend: (body: MendBody) => post<MendReply>('/api/mends', body),
  mends: (signal?: Signal) => get<MendList>('/api/mends', signal),
  oneMend: (id: number, signal?: Signal) => get<MendReply>(`/api/mends/${id}`, signal),
  undoMend: (id: number) => post<MendReply>(`/api/mends/${id}/undo`),

  changes: (view: 'queue' | 'mine', cursor: string | null, signal?: Signal) =>
    get<ProfileChangeList>(`/api/profile-changes${queryString({ view, cursor })}`, signal),
  decideChange: (id: number, version: number, body: DecisionBody) =>
    put<ProfileChangeLine>(`/api/profile-changes/${id}?version=${version}`, body),
};
