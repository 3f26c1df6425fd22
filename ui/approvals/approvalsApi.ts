import type {
  ApprovalCount,
  ApprovalList,
  ApprovalQuery,
  ApprovalReply,
  PolicyBody,
  PolicyList,
  PolicyReply,
} from '../../service/approvals/approvals.schema';
import type {
  ApprovalBody,
  MessageGuardReply,
  OwnAccountsBody,
  OwnAccountsReply,
  SentFindingLine,
  SentFindingList,
  VerdictBody,
  VerdictReply,
} from '../../service/guard/guard.schema';
import { queryString, request } from '../http';

type Signal = AbortSignal | undefined;

/** The routes of approvals and of what is found in sent letters. All throw ApiError. */
export const approvalsApi = {
  list: (list: ApprovalQuery['list'], cursor: string | null, signal?: Signal) =>
    request<ApprovalList>('GET', `/api/approvals${queryString({ list, cursor })}`, { signal }),
  count: () => request<ApprovalCount>('GET', '/api/approvals/count'),
  one: (id: number, signal?: Signal) => request<ApprovalReply>('GET', `/api/approvals/${id}`, { signal }),
  decide: (id: number, word: 'approve' | 'reject' | 'withdraw', version: number, comment: string) =>
    request<ApprovalReply>('POST', `/api/approvals/${id}/${word}?version=${version}`, { body: { comment } }),
  verdict: (body: VerdictBody, signal?: Signal) =>
    request<VerdictReply>('POST', '/api/guard/verdict', { body, signal }),
  ask: (body: ApprovalBody) => request<ApprovalReply>('POST', '/api/guard/approval', { body }),
  left: (cursor: string | null, signal?: Signal) =>
    request<SentFindingList>('GET', `/api/guard/sent${queryString({ state: 'open', cursor })}`, { signal }),
  ofMessage: (id: number, signal?: Signal) =>
    request<MessageGuardReply>('GET', `/api/messages/${id}/guard`, { signal }),
  settle: (id: number, version: number, note: string) =>
    request<SentFindingLine>('POST', `/api/guard/sent/${id}/settle?version=${version}`, { body: { note } }),
  reopen: (id: number, version: number) =>
    request<SentFindingLine>('POST', `/api/guard/sent/${id}/reopen?version=${version}`, { body: {} }),
  policies: (signal?: Signal) => request<PolicyList>('GET', '/api/approval-policies', { signal }),
  createPolicy: (body: PolicyBody) => request<PolicyReply>('POST', '/api/approval-policies', { body }),
  savePolicy: (id: number, version: number, body: PolicyBody) =>
    request<PolicyReply>('PATCH', `/api/approval-policies/${id}?version=${version}`, { body }),
  removePolicy: (id: number, version: number) =>
    request<object>('DELETE', `/api/approval-policies/${id}?version=${version}`),
  orderPolicies: (ids: number[]) => request<PolicyList>('PUT', '/api/approval-policies/order', { body: { ids } }),
  accounts: (signal?: Signal) => request<OwnAccountsReply>('GET', '/api/settings/own-accounts', { signal }),
  saveAccounts: (version: number, body: OwnAccountsBody) =>
    request<OwnAccountsReply>('PUT', `/api/settings/own-accounts?version=${version}`, { body }),
  guardSettings: (signal?: Signal) => request<{ hasHeaderKey: boolean }>('GET', '/api/settings/send-guard', { signal }),
  renewKey: () => request<{ key: string }>('POST', '/api/settings/send-guard/key', { body: {} }),
};
