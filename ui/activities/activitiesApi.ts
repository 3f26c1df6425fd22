import type {
  ActivityBody,
  ActivityChange,
  ActivityChoices,
  ActivityList,
  ActivityQuery,
  ActivityReply,
  ActivityResult,
} from '../../service/activities/activities.schema';
import type { CommentAbout, CommentBody, CommentList } from '../../service/activities/comments.schema';
import type { CalendarQuery, CalendarReply } from '../../service/reports/calendar.schema';
import type { WorkLogBody, WorkLogPeople, WorkLogQuery, WorkLogReply } from '../../service/reports/workLog.schema';
import { queryString, request } from '../http';

type Signal = AbortSignal | undefined;
type Versioned = Pick<ActivityReply, 'id' | 'version'>;
const get = <T>(path: string, signal?: Signal) => request<T>('GET', path, { signal });
const post = <T>(path: string, body: unknown = {}) => request<T>('POST', path, { body });
const at = ({ id, version }: Versioned, act = '') => `/api/activities/${id}${act}?version=${version}`;

/** The routes of calls, meetings, visits and notes, of calendars, comments and work logs. All throw ApiError. */
export const activitiesApi = {
  list: (query: ActivityQuery, signal?: Signal) => get<ActivityList>(`/api/activities${queryString(query)}`, signal),
  one: (id: number, signal?: Signal) => get<ActivityReply>(`/api/activities/${id}`, signal),
  choices: (companyId: number | null, signal?: Signal) =>
    get<ActivityChoices>(`/api/activities/choices${queryString({ companyId })}`, signal),
  create: (body: ActivityBody) => post<ActivityReply>('/api/activities', body),
  change: (one: Versioned, body: ActivityChange) => request<ActivityReply>('PATCH', at(one), { body }),
  finish: (one: Versioned, body: ActivityResult) => post<ActivityReply>(at(one, '/done'), body),
  move: (one: Versioned, state: 'planned' | 'cancelled') => post<ActivityReply>(at(one, '/state'), { state }),
  remove: (one: Versioned) => request<object>('DELETE', at(one)),
  restore: (id: number) => post<ActivityReply>(`/api/activities/${id}/restore`),
  fileAddress: (id: number) => `/api/activities/${id}/calendar-file`,
  calendar: (query: CalendarQuery, signal?: Signal) => get<CalendarReply>(`/api/calendar${queryString(query)}`, signal),
  comments: (about: CommentAbout, signal?: Signal) => get<CommentList>(`/api/comments${queryString(about)}`, signal),
  addComment: (body: CommentBody) => post<CommentList>('/api/comments', body),
  removeComment: (id: number) => request<object>('DELETE', `/api/comments/${id}`),
  restoreComment: (id: number) => post<object>(`/api/comments/${id}/restore`),
  seeComments: (ids: readonly number[]) => post<object>('/api/comments/seen', { ids }),
  workLog: (query: WorkLogQuery, signal?: Signal) =>
    get<WorkLogReply>(`/api/work-logs/one${queryString(query)}`, signal),
  workLogOf: (id: number, signal?: Signal) => get<WorkLogReply>(`/api/work-logs/${id}`, signal),
  workLogPeople: (query: WorkLogQuery, signal?: Signal) =>
    get<WorkLogPeople>(`/api/work-logs/people${queryString(query)}`, signal),
  saveWorkLog: (body: WorkLogBody) => request<WorkLogReply>('PUT', '/api/work-logs', { body }),
  submitWorkLog: (body: WorkLogBody) => post<WorkLogReply>('/api/work-logs/submit', body),
  takeWorkLogBack: (id: number, version: number) =>
    post<WorkLogReply>(`/api/work-logs/${id}/take-back?version=${version}`),
};
