import type { AccessQuestion, AccessReply } from '../service/reports/access.schema';
import type { Share, SharesReply } from '../service/companies/sharing.schema';
import type {
  ErasureBody,
  ErasureList,
  ErasureReply,
  RetentionPreview,
  RetentionReply,
  RetentionRules,
} from '../service/retention/retention.schema';
import type { AlarmList, DayLimits, DayLimitsReply } from '../service/users/alarms.schema';
import type {
  OrganisationReply,
  RoleBody,
  RoleList,
  RoleReply,
  SharingRuleBody,
  SharingRuleReply,
  TeamBody,
  TeamChange,
  TeamNames,
  TeamReply,
} from '../service/users/organisation.schema';
import { queryString, request } from './http';

type Signal = AbortSignal | undefined;

/** The routes of rights: teams, roles, sharing, why somebody sees something, erasing, alarms. All throw ApiError. */
export const rightsApi = {
  organisation: (signal?: Signal) => request<OrganisationReply>('GET', '/api/organisation', { signal }),
  teams: (signal?: Signal) => request<TeamNames>('GET', '/api/teams', { signal }),
  createTeam: (body: TeamBody) => request<TeamReply>('POST', '/api/teams', { body }),
  saveTeam: (id: number, version: number, body: TeamChange) =>
    request<TeamReply>('PATCH', `/api/teams/${id}?version=${version}`, { body }),
  deleteTeam: (id: number, version: number) => request<object>('DELETE', `/api/teams/${id}?version=${version}`, {}),
  createRule: (body: SharingRuleBody) => request<SharingRuleReply>('POST', '/api/sharing-rules', { body }),
  deleteRule: (id: number) => request<object>('DELETE', `/api/sharing-rules/${id}`, {}),
  roles: (signal?: Signal) => request<RoleList>('GET', '/api/roles', { signal }),
  createRole: (body: RoleBody) => request<RoleReply>('POST', '/api/roles', { body }),
  saveRole: (id: number, version: number, body: Partial<RoleBody>) =>
    request<RoleReply>('PATCH', `/api/roles/${id}?version=${version}`, { body }),
  deleteRole: (id: number, version: number) => request<object>('DELETE', `/api/roles/${id}?version=${version}`, {}),
  explain: (body: AccessQuestion) => request<AccessReply>('POST', '/api/access/explain', { body }),
  shares: (companyId: number, signal?: Signal) =>
    request<SharesReply>('GET', `/api/companies/${companyId}/shares`, { signal }),
  saveShares: (companyId: number, shares: Share[]) =>
    request<SharesReply>('PUT', `/api/companies/${companyId}/shares`, { body: { shares } }),
  erasures: (cursor: string | null, signal?: Signal) =>
    request<ErasureList>('GET', `/api/erasures${queryString({ cursor })}`, { signal }),
  proposeErasure: (body: ErasureBody) => request<ErasureReply>('POST', '/api/erasures', { body }),
  confirmErasure: (id: number, version: number, typed: string) =>
    request<ErasureReply>('POST', `/api/erasures/${id}/confirm?version=${version}`, { body: { typed } }),
  withdrawErasure: (id: number, version: number) =>
    request<ErasureReply>('POST', `/api/erasures/${id}/withdraw?version=${version}`, { body: {} }),
  retention: (signal?: Signal) => request<RetentionReply>('GET', '/api/settings/mail-retention', { signal }),
  saveRetention: (version: number, body: RetentionRules) =>
    request<RetentionReply>('PUT', `/api/settings/mail-retention?version=${version}`, { body }),
  previewRetention: (body: RetentionRules) =>
    request<RetentionPreview>('POST', '/api/settings/mail-retention/preview', { body }),
  limits: (signal?: Signal) => request<DayLimitsReply>('GET', '/api/settings/limits', { signal }),
  saveLimits: (version: number, body: DayLimits) =>
    request<DayLimitsReply>('PUT', `/api/settings/limits?version=${version}`, { body }),
  alarms: (signal?: Signal) => request<AlarmList>('GET', '/api/alarms', { signal }),
  seeAlarm: (id: number) => request<object>('POST', `/api/alarms/${id}/seen`, { body: {} }),
};
