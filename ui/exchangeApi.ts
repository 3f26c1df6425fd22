import type {
  ExchangeBody,
  ExchangeList,
  ExchangeMailboxReply,
  LedgerReply,
} from '../service/intake/exchange/exchange.schema';
import { request } from './http';

/** Mailboxes that are read from Exchange. */
export const exchangeApi = {
  list: (signal?: AbortSignal) => request<ExchangeList>('GET', '/api/exchange', { signal }),
  save: (id: number, body: ExchangeBody) => request<ExchangeMailboxReply>('PUT', `/api/exchange/${id}`, { body }),
  ledger: (id: number, signal?: AbortSignal) => request<LedgerReply>('GET', `/api/exchange/${id}/ledger`, { signal }),
  read: (id: number, isWhole: boolean) => request<object>('POST', `/api/exchange/${id}/read`, { body: { isWhole } }),
};
