import type {
  CareBody,
  CareCounts,
  CareList,
  CareQuery,
  CareSettingBody,
  CareSettingReply,
  NoteBody,
  NoteReply,
  NoticeList,
  TeamReply,
  WorkingHoursReply,
} from '../../service/teamwork/care.schema';
import type { PlaceBody } from '../../service/teamwork/live.schema';
import type {
  DraftFillBody,
  FillBody,
  FilledReply,
  TemplateBody,
  TemplateList,
  TemplateReply,
} from '../../service/teamwork/templates/templates.schema';
import { queryString, request } from '../http';

type Signal = AbortSignal | undefined;
const get = <T>(path: string, signal?: Signal) => request<T>('GET', path, { signal });
const post = <T>(path: string, body: unknown = {}) => request<T>('POST', path, { body });
const put = <T>(path: string, body: unknown) => request<T>('PUT', path, { body });

/** The routes of working together on mail. All throw ApiError. */
export const teamworkApi = {
  list: (query: CareQuery, signal?: Signal) => get<CareList>(`/api/care${queryString({ ...query })}`, signal),
  counts: (signal?: Signal) => get<CareCounts>('/api/care/counts', signal),
  team: (conversationId: number, signal?: Signal) =>
    get<TeamReply>(`/api/conversations/${conversationId}/team`, signal),
  change: (conversationId: number, body: CareBody) =>
    post<TeamReply>(`/api/conversations/${conversationId}/care`, body),
  addNote: (conversationId: number, body: NoteBody) =>
    post<{ notes: NoteReply[] }>(`/api/conversations/${conversationId}/notes`, body),
  removeNote: (id: number) => request<object>('DELETE', `/api/conversation-notes/${id}`),
  notices: (signal?: Signal) => get<NoticeList>('/api/notices', signal),
  readNotices: (throughId: number) => post<NoticeList>('/api/notices/read', { throughId }),
  careSetting: (mailboxId: number, signal?: Signal) =>
    get<CareSettingReply>(`/api/mailboxes/${mailboxId}/care`, signal),
  saveCareSetting: (mailboxId: number, version: number, body: CareSettingBody) =>
    put<CareSettingReply>(`/api/mailboxes/${mailboxId}/care?version=${version}`, body),
  workingHours: (signal?: Signal) => get<WorkingHoursReply>('/api/settings/working-hours', signal),
  saveWorkingHours: (version: number, body: { days: number[]; from: number; to: number }) =>
    put<WorkingHoursReply>(`/api/settings/working-hours?version=${version}`, body),
  place: (body: PlaceBody) => post<object>('/api/live/place', body),
  templates: (signal?: Signal) => get<TemplateList>('/api/templates', signal),
  createTemplate: (body: TemplateBody) => post<TemplateReply>('/api/templates', body),
  changeTemplate: (id: number, version: number, body: TemplateBody) =>
    put<TemplateReply>(`/api/templates/${id}?version=${version}`, body),
  removeTemplate: (id: number, version: number) => request<object>('DELETE', `/api/templates/${id}?version=${version}`),
  fillDraft: (templateId: number, body: DraftFillBody) =>
    post<FilledReply>(`/api/templates/${templateId}/filled`, body),
  fill: (messageId: number, body: FillBody) => post<FilledReply>(`/api/messages/${messageId}/filled-template`, body),
};
