import type {
  DigestHouseBody,
  DigestHouseReply,
  DigestQuery,
  DigestReply,
  DigestSettingBody,
  DigestSettingReply,
} from '../service/reports/digest.schema';
import { queryString, request } from './http';

type Signal = AbortSignal | undefined;
const get = <T>(path: string, signal: Signal) => request<T>('GET', path, { signal });

/** The routes of the morning digest. All throw ApiError. */
export const digestApi = {
  read: (query: DigestQuery, signal?: Signal) => get<DigestReply>(`/api/digest${queryString(query)}`, signal),
  setting: (signal?: Signal) => get<DigestSettingReply>('/api/digest/settings', signal),
  saveSetting: (version: number, body: DigestSettingBody) =>
    request<DigestSettingReply>('PUT', `/api/digest/settings?version=${version}`, { body }),
  house: (signal?: Signal) => get<DigestHouseReply>('/api/settings/digest', signal),
  saveHouse: (version: number, body: DigestHouseBody) =>
    request<DigestHouseReply>('PUT', `/api/settings/digest?version=${version}`, { body }),
};
