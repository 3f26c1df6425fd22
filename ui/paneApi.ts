import type { SavedDocument, SavedDocumentList, SaveDocumentBody } from '../service/activities/documents.schema';
import type { TaskBody, TaskChange, TaskList, TaskQuery, TaskReply } from '../service/activities/tasks.schema';
import type {
  PaneChoiceBody,
  PaneChoiceReply,
  PaneRecipientsBody,
  PaneRecipientsReply,
} from '../service/sidebar/composing.schema';
import type { Pane, PaneAsk } from '../service/sidebar/sidebar.schema';
import type { PaneTakeInBody, PaneTakeInReply } from '../service/sidebar/takingIn.schema';
import { queryString, request } from './http';

/** What the Outlook pane asks, and tasks, which the admin has too. All throw ApiError. */
export const paneApi = {
  card: (body: PaneAsk, signal?: AbortSignal) => request<Pane>('POST', '/api/pane/card', { body, signal }),
  takeIn: (body: PaneTakeInBody) => request<PaneTakeInReply>('POST', '/api/pane/take-in', { body }),
  recipients: (body: PaneRecipientsBody, signal?: AbortSignal) =>
    request<PaneRecipientsReply>('POST', '/api/pane/recipients', { body, signal }),
  choose: (body: PaneChoiceBody) => request<PaneChoiceReply>('POST', '/api/pane/choice', { body }),

  tasks: (query: TaskQuery, signal?: AbortSignal) =>
    request<TaskList>('GET', `/api/tasks${queryString(query)}`, { signal }),
  addTask: (body: TaskBody) => request<TaskReply>('POST', '/api/tasks', { body }),
  changeTask: (id: number, version: number, body: TaskChange) =>
    request<TaskReply>('PATCH', `/api/tasks/${id}${queryString({ version })}`, { body }),

  saveDocument: (attachmentId: number, body: SaveDocumentBody) =>
    request<SavedDocument>('POST', `/api/attachments/${attachmentId}/documents`, { body }),
  undoDocument: (id: number) => request<object>('POST', `/api/saved-documents/${id}/undo`, { body: {} }),
  recordDocuments: (recordId: number, signal?: AbortSignal) =>
    request<SavedDocumentList>('GET', `/api/records/${recordId}/documents`, { signal }),
  companyDocuments: (companyId: number, cursor?: string, signal?: AbortSignal) =>
    request<SavedDocumentList>('GET', `/api/companies/${companyId}/saved-documents${queryString({ cursor })}`, {
      signal,
    }),
};
