import type {
  CompanySegments,
  MembersReply,
  SegmentBody,
  SegmentChange,
  SegmentFieldList,
  SegmentList,
  SegmentPreview,
  SegmentPreviewBody,
  SegmentQuery,
  SegmentReply,
} from '../../service/companies/segments/segments.schema';
import type { BulkTasksBody, BulkTasksReply } from '../../service/activities/bulkTasks.schema';
import { queryString, request } from '../http';

type Signal = AbortSignal | undefined;
const get = <T>(path: string, signal?: Signal) => request<T>('GET', path, { signal });
const post = <T>(path: string, body: unknown = {}, signal?: Signal) => request<T>('POST', path, { body, signal });

/** The routes of segments, and what is done with many companies at once. All throw ApiError. */
export const segmentApi = {
  list: (query: SegmentQuery, signal?: Signal) => get<SegmentList>(`/api/segments${queryString(query)}`, signal),
  fields: (signal?: Signal) => get<SegmentFieldList>('/api/segments/fields', signal),
  one: (id: number, signal?: Signal) => get<SegmentReply>(`/api/segments/${id}`, signal),
  count: (id: number, signal?: Signal) => get<SegmentPreview>(`/api/segments/${id}/count`, signal),
  preview: (body: SegmentPreviewBody, signal?: Signal) => post<SegmentPreview>('/api/segments/preview', body, signal),
  create: (body: SegmentBody) => post<SegmentReply>('/api/segments', body),
  save: (id: number, version: number, body: SegmentChange) =>
    request<SegmentReply>('PATCH', `/api/segments/${id}?version=${version}`, { body }),
  remove: (id: number, version: number) => request<object>('DELETE', `/api/segments/${id}?version=${version}`),
  restore: (id: number) => post<SegmentReply>(`/api/segments/${id}/restore`),
  putIn: (id: number, ids: readonly number[]) => post<MembersReply>(`/api/segments/${id}/members`, { ids }),
  takeOut: (id: number, ids: readonly number[]) => post<MembersReply>(`/api/segments/${id}/members/remove`, { ids }),
  freeze: (id: number, name: string) => post<{ id: number; count: number }>(`/api/segments/${id}/freeze`, { name }),
  ofCompany: (id: number, signal?: Signal) => get<CompanySegments>(`/api/companies/${id}/segments`, signal),
  tasks: (body: BulkTasksBody) => post<BulkTasksReply>('/api/tasks/bulk', body),
};
