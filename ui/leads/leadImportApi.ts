import type {
  LeadImportList,
  LeadImportQuery,
  LeadImportReply,
  LeadImportRowQuery,
  LeadImportRows,
  LeadPreview,
  LeadPreviewBody,
  LeadRunBody,
} from '../../service/intake/leadImport.schema';
import { queryString, request, upload } from '../http';

type Signal = AbortSignal | undefined;
const of = (uploadId: string) => `/api/lead-imports/uploads/${encodeURIComponent(uploadId)}`;

/** The routes of imports of leads. All throw ApiError. */
export const leadImportApi = {
  upload: (file: File) => {
    const form = new FormData();
    form.append('file', file, file.name);
    return upload<LeadPreview>('/api/lead-imports/uploads', form);
  },
  preview: (uploadId: string, body: LeadPreviewBody) =>
    request<LeadPreview>('POST', `${of(uploadId)}/preview`, { body }),
  run: (uploadId: string, body: LeadRunBody) => request<LeadImportReply>('POST', `${of(uploadId)}/run`, { body }),
  list: (query: LeadImportQuery, signal?: Signal) =>
    request<LeadImportList>('GET', `/api/lead-imports${queryString(query)}`, { signal }),
  one: (id: number, signal?: Signal) => request<LeadImportReply>('GET', `/api/lead-imports/${id}`, { signal }),
  rows: (id: number, query: LeadImportRowQuery, signal?: Signal) =>
    request<LeadImportRows>('GET', `/api/lead-imports/${id}/rows${queryString(query)}`, { signal }),
  undo: (id: number) => request<LeadImportReply>('POST', `/api/lead-imports/${id}/undo`),
};
