import type {
  CompanyPoolReply,
  CustomerPoolStanding,
  CustomerPreview,
  CustomerPreviewBody,
  PoolCustomerList,
  PoolCustomerQuery,
  Released,
} from '../../service/leads/customerPool.schema';
import { queryString, request } from '../http';

type Signal = AbortSignal | undefined;
const get = <T>(path: string, signal?: Signal) => request<T>('GET', path, { signal });
const post = <T>(path: string, body: unknown = {}) => request<T>('POST', path, { body });

/** The routes of the pool of customers. All throw ApiError. */
export const customerPoolApi = {
  standing: (signal?: Signal) => get<CustomerPoolStanding>('/api/pool/customers', signal),
  list: (query: PoolCustomerQuery, signal?: Signal) =>
    get<PoolCustomerList>(`/api/pool/customers/list${queryString(query)}`, signal),
  claim: (id: number) => post<{ companyId: number }>(`/api/companies/${id}/claim`),
  ofCompany: (id: number, signal?: Signal) => get<CompanyPoolReply>(`/api/companies/${id}/pool`, signal),
  release: (id: number, version: number, reason: string) =>
    post<Released>(`/api/companies/${id}/release?version=${version}`, { reason }),
  undoRelease: (id: number, version: number) =>
    post<{ companyId: number }>(`/api/companies/${id}/release/undo?version=${version}`),
  preview: (body: CustomerPreviewBody) => post<CustomerPreview>('/api/pools/preview-customers', body),
};
