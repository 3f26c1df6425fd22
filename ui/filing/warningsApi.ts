import type { CorrectionsReply } from '../../service/filing/rules/corrections.schema';
import type {
  AccountCompanies,
  AccountWarningList,
  WarningList,
  WarningsReply,
} from '../../service/filing/warnings/warnings.schema';
import type { FinanceTold } from '../../service/teamwork/care.schema';
import { queryString, request } from '../http';

type Signal = AbortSignal | undefined;

/** The routes of warnings and corrections. All throw ApiError. */
export const warningsApi = {
  ofMessage: (messageId: number, signal?: Signal) =>
    request<WarningsReply>('GET', `/api/messages/${messageId}/warnings`, { signal }),
  list: (state: string, cursor: string | null, signal?: Signal) =>
    request<WarningList>('GET', `/api/warnings${queryString({ state, cursor })}`, { signal }),
  dismiss: (id: number, version: number, note: string) =>
    request<WarningsReply>('POST', `/api/warnings/${id}/dismiss`, { body: { version, note } }),
  confirm: (id: number, version: number, note?: string) =>
    request<WarningsReply>('POST', `/api/warnings/${id}/confirm`, { body: { version, ...(note ? { note } : {}) } }),
  ofAccounts: (query: { companyId?: number; cursor: string | null }, signal?: Signal) =>
    request<AccountWarningList>('GET', `/api/accounts/warnings${queryString(query)}`, { signal }),
  accountCompanies: (q: string, signal?: Signal) =>
    request<AccountCompanies>('GET', `/api/accounts/companies${queryString({ q })}`, { signal }),
  tellFinance: (id: number) => request<FinanceTold>('POST', `/api/warnings/${id}/tell-finance`, { body: {} }),
  corrections: (signal?: Signal) => request<CorrectionsReply>('GET', '/api/corrections', { signal }),
};
