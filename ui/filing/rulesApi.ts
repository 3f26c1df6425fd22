import type { Static } from '@sinclair/typebox';
import type {
  CountBody as CountBodySchema,
  CountReply,
  KeptMessages,
  RuleBody,
  RuleDetailReply,
  RuleHistory,
  RuleList,
  RuleTermsBody as RuleTermsBodySchema,
  RunMessages,
  SwitchBody as SwitchBodySchema,
} from '../../service/filing/rules/rules.schema';
import { queryString, request } from '../http';

type Signal = AbortSignal | undefined;
const get = <T>(path: string, signal?: Signal) => request<T>('GET', path, { signal });
const post = <T>(path: string, body: unknown = {}) => request<T>('POST', path, { body });
const patch = <T>(path: string, body: unknown) => request<T>('PATCH', path, { body });

/** The routes of filing rules. All throw ApiError. */
export const rulesApi = {
  list: (kind: 'custom' | 'always', cursor: string | null, signal?: Signal) =>
    get<RuleList>(`/api/rules${queryString({ kind, cursor })}`, signal),
  one: (id: number, signal?: Signal) => get<RuleDetailReply>(`/api/rules/${id}`, signal),
  history: (id: number, signal?: Signal) => get<RuleHistory>(`/api/rules/${id}/history`, signal),
  create: (body: RuleBody) => post<RuleDetailReply>('/api/rules', body),
  change: (id: number, version: number, body: RuleBody) =>
    patch<RuleDetailReply>(`/api/rules/${id}?version=${version}`, body),
  changeTerms: (id: number, version: number, body: Static<typeof RuleTermsBodySchema>) =>
    patch<RuleDetailReply>(`/api/rules/${id}/terms?version=${version}`, body),
  turn: (id: number, version: number, body: Static<typeof SwitchBodySchema>) =>
    post<RuleDetailReply>(`/api/rules/${id}/switch?version=${version}`, body),
  end: (id: number, version: number) => request<object>('DELETE', `/api/rules/${id}?version=${version}`),
  order: (ids: readonly number[]) => post<object>('/api/rules/order', { ids }),
  count: (body: Static<typeof CountBodySchema>) => post<CountReply>('/api/rules/count', body),
  tryOut: (id: number, version: number) => post<RuleDetailReply>(`/api/rules/${id}/try?version=${version}`),
  stopRun: (runId: number) => post<RuleDetailReply>(`/api/rule-runs/${runId}/stop`),
  undoRun: (runId: number) => post<RuleDetailReply>(`/api/rule-runs/${runId}/undo`),
  runKept: (runId: number, signal?: Signal) => get<KeptMessages>(`/api/rule-runs/${runId}/kept`, signal),
  runMessages: (runId: number, cursor: string | null, signal?: Signal) =>
    get<RunMessages>(`/api/rule-runs/${runId}/messages${queryString({ cursor })}`, signal),
};
