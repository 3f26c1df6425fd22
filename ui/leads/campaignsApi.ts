import type {
  CampaignChange,
  CampaignList,
  CampaignNames,
  CampaignQuery,
  CampaignReply,
  NewCampaignBody,
} from '../../service/leads/campaigns.schema';
import { queryString, request } from '../http';

type Signal = AbortSignal | undefined;

/** The routes of campaigns. All throw ApiError. */
export const campaignsApi = {
  list: (query: CampaignQuery, signal?: Signal) =>
    request<CampaignList>('GET', `/api/campaigns${queryString(query)}`, { signal }),
  names: (signal?: Signal) => request<CampaignNames>('GET', '/api/campaigns/names', { signal }),
  create: (body: NewCampaignBody) => request<CampaignReply>('POST', '/api/campaigns', { body }),
  change: (id: number, version: number, body: CampaignChange) =>
    request<CampaignReply>('PATCH', `/api/campaigns/${id}?version=${version}`, { body }),
  remove: (id: number, version: number) => request<object>('DELETE', `/api/campaigns/${id}?version=${version}`),
};
