import type { VerdictReply } from '../service/guard/guard.schema';
import type {
  AnswerReply,
  MailBody,
  NewMailBody,
  OutboxList,
  OutboxQuery,
  OutboxReply,
  OutboxVerdictBody,
  SendBody,
  SendingSettingsBody,
  SendingSettingsReply,
  SettleOutboxBody,
} from '../service/outbox/outbox.schema';
import { queryString, request, upload } from './http';

type Signal = AbortSignal | undefined;
const at = (id: number, act: string, version: number) => `/api/outbox/${id}${act}?version=${version}`;

/** The routes of mails that are written here. All throw ApiError. */
export const outboxApi = {
  answer: (messageId: number, signal?: Signal) =>
    request<AnswerReply>('GET', `/api/messages/${messageId}/answer`, { signal }),
  list: (list: OutboxQuery['list'], cursor: string | null, signal?: Signal) =>
    request<OutboxList>('GET', `/api/outbox${queryString({ list, cursor })}`, { signal }),
  ofConversation: (id: number, signal?: Signal) =>
    request<OutboxList>('GET', `/api/conversations/${id}/outbox`, { signal }),
  one: (id: number, signal?: Signal) => request<OutboxReply>('GET', `/api/outbox/${id}`, { signal }),
  create: (body: NewMailBody) => request<OutboxReply>('POST', '/api/outbox', { body }),
  save: (id: number, version: number, body: MailBody) => request<OutboxReply>('PUT', at(id, '', version), { body }),
  discard: (id: number, version: number) => request<object>('DELETE', at(id, '', version)),
  verdict: (id: number, body: OutboxVerdictBody) =>
    request<VerdictReply>('POST', `/api/outbox/${id}/verdict`, { body }),
  send: (id: number, version: number, body: SendBody) =>
    request<OutboxReply>('POST', at(id, '/send', version), { body }),
  takeBack: (id: number, version: number) => request<OutboxReply>('POST', at(id, '/take-back', version), { body: {} }),
  again: (id: number, version: number) => request<OutboxReply>('POST', at(id, '/again', version), { body: {} }),
  settle: (id: number, version: number, word: SettleOutboxBody['word']) =>
    request<OutboxReply>('POST', at(id, '/settle', version), { body: { word } }),
  attach: (id: number, version: number, attachmentId: number) =>
    request<OutboxReply>('POST', at(id, '/attachments', version), { body: { attachmentId } }),
  uploadFile: (id: number, version: number, file: File) => {
    const form = new FormData();
    form.append('file', file, file.name);
    return upload<OutboxReply>(at(id, '/files', version), form);
  },
  removeFile: (id: number, version: number, fileId: number) =>
    request<OutboxReply>('DELETE', at(id, `/files/${fileId}`, version)),
  settings: (signal?: Signal) => request<SendingSettingsReply>('GET', '/api/settings/outbox', { signal }),
  saveSettings: (version: number, body: SendingSettingsBody) =>
    request<SendingSettingsReply>('PUT', `/api/settings/outbox?version=${version}`, { body }),
};
