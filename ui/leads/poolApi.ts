import type {
  AbsenceBody,
  AbsenceList,
  AbsenceReply,
  LeadRuleBody,
  LeadRuleList,
  LeadRuleReply,
  LeadSettingsReply,
  PoolBody,
  PoolLeadList,
  PoolLeadQuery,
  PoolList,
  PoolPreviewBody,
  PoolReply,
  PoolStanding,
  ReturnBody,
  ReturnPreview,
  RulePreviewBody,
  TrialBody,
  TrialReply,
} from '../../service/leads/assignment.schema';
import { queryString, request } from '../http';

type Signal = AbortSignal | undefined;
const get = <T>(path: string, signal?: Signal) => request<T>('GET', path, { signal });
const post = <T>(path: string, body: unknown = {}) => request<T>('POST', path, { body });
const put = <T>(path: string, body: unknown) => request<T>('PUT', path, { body });
const patch = <T>(path: string, body: unknown) => request<T>('PATCH', path, { body });
const remove = (path: string) => request<object>('DELETE', path);

/** The routes of who gets a lead: the pool, its rules, leave. All throw ApiError. */
export const poolApi = {
  standing: (signal?: Signal) => get<PoolStanding>('/api/pool', signal),
  leads: (query: PoolLeadQuery, signal?: Signal) => get<PoolLeadList>(`/api/pool/leads${queryString(query)}`, signal),
  claim: (id: number) => post<{ leadId: number }>(`/api/leads/${id}/claim`),
  giveBack: (id: number, body: ReturnBody) => post<{ leadId: number }>(`/api/leads/${id}/return`, body),
  pools: (signal?: Signal) => get<PoolList>('/api/pools', signal),
  createPool: (body: PoolBody) => post<PoolReply>('/api/pools', body),
  savePool: (id: number, version: number, body: PoolBody) =>
    patch<PoolReply>(`/api/pools/${id}?version=${version}`, body),
  orderPools: (ids: readonly number[]) => put<PoolList>('/api/pools/order', { ids }),
  previewPool: (body: PoolPreviewBody) => post<ReturnPreview>('/api/pools/preview', body),
  rules: (signal?: Signal) => get<LeadRuleList>('/api/lead-rules', signal),
  createRule: (body: LeadRuleBody) => post<LeadRuleReply>('/api/lead-rules', body),
  saveRule: (id: number, version: number, body: LeadRuleBody) =>
    patch<LeadRuleReply>(`/api/lead-rules/${id}?version=${version}`, body),
  removeRule: (id: number, version: number) => remove(`/api/lead-rules/${id}?version=${version}`),
  orderRules: (ids: readonly number[]) => put<LeadRuleList>('/api/lead-rules/order', { ids }),
  previewRule: (body: RulePreviewBody) => post<ReturnPreview>('/api/lead-rules/preview', body),
  tryRules: (body: TrialBody) => post<TrialReply>('/api/lead-rules/trial', body),
  absences: (query: { past?: boolean; cursor?: string | null }, signal?: Signal) =>
    get<AbsenceList>(`/api/absences${queryString(query)}`, signal),
  createAbsence: (body: AbsenceBody) => post<AbsenceReply>('/api/absences', body),
  saveAbsence: (id: number, version: number, body: AbsenceBody) =>
    patch<AbsenceReply>(`/api/absences/${id}?version=${version}`, body),
  removeAbsence: (id: number, version: number) => remove(`/api/absences/${id}?version=${version}`),
  settings: (signal?: Signal) => get<LeadSettingsReply>('/api/settings/leads', signal),
  saveSettings: (version: number, body: { freshDays: number; answerHours: number }) =>
    put<LeadSettingsReply>(`/api/settings/leads?version=${version}`, body),
};
