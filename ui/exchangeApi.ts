import type {
  ExchangeBody,
  ExchangeList,
  ExchangeMailboxReply,
  LedgerReply,
} from '../service/intake/exchange/exchange.schema';
import type {
  ConnectionTestReply,
  DaysReply,
  HistoryReply,
  MailboxJobsReply,
  OpenReply,
} from '../service/intake/exchange/history.schema';
import type { OutlookBody, OutlookReply } from '../service/intake/exchange/outlook/outlook.schema';
import { queryString, request } from './http';

/** Mailboxes that are read from Exchange. */
export const exchangeApi = {
  list: (signal?: AbortSignal) => request<ExchangeList>('GET', '/api/exchange', { signal }),
  save: (id: number, body: ExchangeBody) => request<ExchangeMailboxReply>('PUT', `/api/exchange/${id}`, { body }),
  ledger: (id: number, signal?: AbortSignal) => request<LedgerReply>('GET', `/api/exchange/${id}/ledger`, { signal }),
  one: (id: number, signal?: AbortSignal) => request<ExchangeMailboxReply>('GET', `/api/exchange/${id}`, { signal }),
  days: (id: number, folderId: number | null, cursor: string | null, signal?: AbortSignal) =>
    request<DaysReply>('GET', `/api/exchange/${id}/days${queryString({ folderId, cursor })}`, { signal }),
  open: (id: number, signal?: AbortSignal) => request<OpenReply>('GET', `/api/exchange/${id}/open`, { signal }),
  history: (id: number, cursor: string | null, signal?: AbortSignal) =>
    request<HistoryReply>('GET', `/api/exchange/${id}/history${queryString({ cursor })}`, { signal }),
  jobs: (id: number, signal?: AbortSignal) => request<MailboxJobsReply>('GET', `/api/exchange/${id}/jobs`, { signal }),
  retryJobs: (id: number) => request<MailboxJobsReply>('POST', `/api/exchange/${id}/jobs/retry`),
  test: (id: number) => request<ConnectionTestReply>('POST', `/api/exchange/${id}/test`),
  outlook: (id: number, signal?: AbortSignal) =>
    request<OutlookReply>('GET', `/api/exchange/${id}/outlook`, { signal }),
  saveOutlook: (id: number, body: OutlookBody) => request<OutlookReply>('PUT', `/api/exchange/${id}/outlook`, { body }),
  read: (id: number, isWhole: boolean) => request<object>('POST', `/api/exchange/${id}/read`, { body: { isWhole } }),
};
