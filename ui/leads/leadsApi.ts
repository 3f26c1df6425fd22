import type {
  AssignBody,
  BulkLeadsBody,
  BulkLeadsReply,
  MergeBody,
  QualifyBody,
  QualifyReply,
  RejectBody,
  StageBody,
  UnqualifyReply,
} from '../../service/leads/acting.schema';
import type { InquiryReply } from '../../service/leads/inquiries.schema';
import type {
  LeadBoard,
  LeadChange,
  LeadCounts,
  LeadList,
  LeadPeople,
  LeadQuery,
  LeadReply,
  LeadSimilarReply,
  NewLeadBody,
  OpenedReply,
} from '../../service/leads/leads.schema';
import { queryString, request } from '../http';

type Signal = AbortSignal | undefined;
const get = <T>(path: string, signal?: Signal) => request<T>('GET', path, { signal });
const post = <T>(path: string, body: unknown = {}) => request<T>('POST', path, { body });
const act = (id: number, name: string, body: object) => post<LeadReply>(`/api/leads/${id}/${name}`, body);

/** The routes of leads. All throw ApiError. */
export const leadsApi = {
  list: (query: LeadQuery, signal?: Signal) => get<LeadList>(`/api/leads${queryString(query)}`, signal),
  board: (query: LeadQuery, signal?: Signal) => get<LeadBoard>(`/api/leads/board${queryString(query)}`, signal),
  people: (signal?: Signal) => get<LeadPeople>('/api/leads/people', signal),
  counts: (signal?: Signal) => get<LeadCounts>('/api/leads/counts', signal),
  one: (id: number, signal?: Signal) => get<LeadReply>(`/api/leads/${id}`, signal),
  similar: (id: number, signal?: Signal) => get<LeadSimilarReply>(`/api/leads/${id}/similar`, signal),
  inquiry: (messageId: number, signal?: Signal) => get<InquiryReply>(`/api/messages/${messageId}/inquiry`, signal),
  confirmInquiry: (messageId: number, version: number) =>
    post<{ messageId: number }>(`/api/messages/${messageId}/inquiry/confirm`, { version }),
  denyInquiry: (messageId: number, version: number) =>
    post<{ messageId: number }>(`/api/messages/${messageId}/inquiry/deny`, { version }),
  create: (body: NewLeadBody) => post<OpenedReply>('/api/leads', body),
  change: (id: number, version: number, body: LeadChange) =>
    request<LeadReply>('PATCH', `/api/leads/${id}?version=${version}`, { body }),
  confirm: (id: number, version: number) => act(id, 'confirm', { version }),
  deny: (id: number, version: number) => act(id, 'deny', { version }),
  assign: (id: number, body: AssignBody) => act(id, 'assign', body),
  take: (id: number, version: number) => act(id, 'take', { version }),
  move: (id: number, body: StageBody) => act(id, 'stage', body),
  reject: (id: number, body: RejectBody) => act(id, 'reject', body),
  reopen: (id: number, version: number) => act(id, 'reopen', { version }),
  note: (id: number, text: string) => act(id, 'notes', { text }),
  merge: (id: number, body: MergeBody) => act(id, 'merge', body),
  unmerge: (id: number, version: number) => act(id, 'unmerge', { version }),
  qualify: (id: number, body: QualifyBody) => post<QualifyReply>(`/api/leads/${id}/qualify`, body),
  unqualify: (id: number, version: number) => post<UnqualifyReply>(`/api/leads/${id}/qualify/undo`, { version }),
  bulk: (body: BulkLeadsBody) => post<BulkLeadsReply>('/api/leads/bulk', body),
};
