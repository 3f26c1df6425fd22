import type { Static } from '@sinclair/typebox';
import type { DuplicatePairLine, DuplicatePairList } from '../../service/companies/cleaning.schema';
import type {
  AccessRequestBody,
  AccessRequestList,
  DuplicateBody,
  DuplicateReply,
} from '../../service/companies/duplicates.schema';
import type { MergeBody, MergeList, MergePreview, MergeReply, UndoPreview } from '../../service/filing/merging.schema';
import type {
  TransferBody,
  TransferList,
  TransferPreview,
  TransferReply,
  TransferUndoPreview,
} from '../../service/filing/transfer.schema';
import { queryString, request } from '../http';

type Signal = AbortSignal | undefined;
const get = <T>(path: string, signal?: Signal) => request<T>('GET', path, { signal });
const post = <T>(path: string, body: unknown = {}, signal?: Signal) => request<T>('POST', path, { body, signal });

type Pair = Pick<Static<typeof MergeBody>, 'kind' | 'survivorId' | 'loserId'>;

/** One function per route of merging, handing over and asking for companies. All throw ApiError. */
export const mergingApi = {
  preview: (pair: Pair, signal?: Signal) => get<MergePreview>(`/api/merges/preview${queryString(pair)}`, signal),
  merge: (body: Static<typeof MergeBody>) => post<MergeReply>('/api/merges', body),
  merges: (cursor: string | null, signal?: Signal) => get<MergeList>(`/api/merges${queryString({ cursor })}`, signal),
  one: (id: number, signal?: Signal) => get<MergeReply>(`/api/merges/${id}`, signal),
  undoPreview: (id: number, signal?: Signal) => get<UndoPreview>(`/api/merges/${id}/undo`, signal),
  undo: (id: number) => post<{ merge: MergeReply; changedSince: string[]; left: number }>(`/api/merges/${id}/undo`),

  transferPreview: (body: TransferBody, signal?: Signal) =>
    post<TransferPreview>('/api/transfers/preview', body, signal),
  transfer: (body: TransferBody) => post<TransferReply>('/api/transfers', body),
  transfers: (cursor: string | null, signal?: Signal) =>
    get<TransferList>(`/api/transfers${queryString({ cursor })}`, signal),
  transferUndoPreview: (id: number, signal?: Signal) => get<TransferUndoPreview>(`/api/transfers/${id}/undo`, signal),
  undoTransfer: (id: number) => post<TransferReply>(`/api/transfers/${id}/undo`),

  pairs: (cursor: string | null, signal?: Signal) =>
    get<DuplicatePairList>(`/api/cleaning/duplicates${queryString({ cursor })}`, signal),
  decidePair: (id: number, state: 'open' | 'dismissed') =>
    request<DuplicatePairLine>('PUT', `/api/cleaning/duplicates/${id}`, { body: { state } }),

  check: (body: DuplicateBody, signal?: Signal) => post<DuplicateReply>('/api/companies/check', body, signal),
  accessRequests: (signal?: Signal) => get<AccessRequestList>('/api/access-requests', signal),
  requestAccess: (body: Static<typeof AccessRequestBody>) => post<{ id: number }>('/api/access-requests', body),
  answerAccess: (id: number, isShared: boolean) =>
    post<AccessRequestList>(`/api/access-requests/${id}/answer`, { isShared }),
};
