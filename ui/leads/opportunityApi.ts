import type {
  CompetitorBody,
  ForecastReply,
  FunnelReply,
  MoveBody,
  NewOpportunityBody,
  OpportunityBoard,
  OpportunityChange,
  OpportunityList,
  OpportunityQuery,
  OpportunityReply,
  StakeholderBody,
} from '../../service/leads/opportunity.schema';
import type {
  AttentionReply,
  EscalationBody,
  MemberBody,
  OpportunitySettingsBody,
  OpportunitySettingsReply,
} from '../../service/leads/opportunityTeam.schema';
import { queryString, request } from '../http';

type Signal = AbortSignal | undefined;
type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';
const base = '/api/opportunities';
const get = <T>(path: string, signal?: Signal) => request<T>('GET', path, { signal });
const write = (method: Method, path: string, body?: unknown) =>
  request<OpportunityReply>(method, path, body === undefined ? {} : { body });

/** Of an opportunity as it was read. */
interface Read {
  id: number;
  version: number;
}
const part = ({ id, version }: Read, kind: string, partId: number | null) =>
  `${base}/${id}/${kind}${partId === null ? '' : `/${partId}`}?version=${version}`;

/** The routes of opportunities. All throw ApiError. */
export const opportunityApi = {
  list: (query: OpportunityQuery, signal?: Signal) => get<OpportunityList>(`${base}${queryString(query)}`, signal),
  board: (query: OpportunityQuery, signal?: Signal) =>
    get<OpportunityBoard>(`${base}/board${queryString(query)}`, signal),
  attention: (query: OpportunityQuery, signal?: Signal) =>
    get<AttentionReply>(`${base}/attention${queryString(query)}`, signal),
  settings: (signal?: Signal) => get<OpportunitySettingsReply>('/api/settings/opportunities', signal),
  saveSettings: (version: number, body: OpportunitySettingsBody) =>
    request<OpportunitySettingsReply>('PUT', `/api/settings/opportunities?version=${version}`, { body }),
  funnel: (query: { days: number; ownerId?: number }, signal?: Signal) =>
    get<FunnelReply>(`${base}/funnel${queryString(query)}`, signal),
  forecast: (query: { ownerId?: number }, signal?: Signal) =>
    get<ForecastReply>(`${base}/forecast${queryString(query)}`, signal),
  one: (id: number, signal?: Signal) => get<OpportunityReply>(`${base}/${id}`, signal),
  create: (body: NewOpportunityBody) => write('POST', base, body),
  change: ({ id, version }: Read, body: OpportunityChange) => write('PATCH', `${base}/${id}?version=${version}`, body),
  move: ({ id, version }: Read, body: MoveBody) => write('POST', `${base}/${id}/stage?version=${version}`, body),
  addCompetitor: (read: Read, body: CompetitorBody) => write('POST', part(read, 'competitors', null), body),
  saveCompetitor: (read: Read, id: number, body: CompetitorBody) => write('PUT', part(read, 'competitors', id), body),
  removeCompetitor: (read: Read, id: number) => write('DELETE', part(read, 'competitors', id)),
  addStakeholder: (read: Read, body: StakeholderBody) => write('POST', part(read, 'stakeholders', null), body),
  saveStakeholder: (read: Read, id: number, body: StakeholderBody) =>
    write('PATCH', part(read, 'stakeholders', id), body),
  setMember: ({ id, version }: Read, body: MemberBody) =>
    write('PUT', `${base}/${id}/members?version=${version}`, body),
  removeMember: (read: Read, id: number) => write('DELETE', part(read, 'members', id)),
  escalate: ({ id, version }: Read, body: EscalationBody) =>
    write('POST', `${base}/${id}/escalation?version=${version}`, body),
  removeStakeholder: (read: Read, id: number) => write('DELETE', part(read, 'stakeholders', id)),
};
