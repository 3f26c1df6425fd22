import { Type } from '@sinclair/typebox';
import { errorReplies, IdParams } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { VersionQuery } from '../users/users.schema';
import {
  CareBody,
  CareCounts,
  CareList,
  CareQuery,
  CareSettingBody,
  CareSettingReply,
  NoteBody,
  NoteReply,
  FinanceTold,
  NoticeList,
  NoticesReadBody,
  TeamReply,
  WorkingHoursBody,
  WorkingHoursReply,
} from './care.schema';
import { changeCare } from './changing.service';
import { countCare, listCare } from './lists.service';
import { addNote, removeNote } from './notes.service';
import type { NoticeNames } from './notices.service';
import { listNotices, readNotices } from './notices.service';
import { tellFinance } from './tellingFinance.service';
import { getCareSetting, getWorkingHours, saveCareSetting, saveWorkingHours } from './settings.service';
import { readTeam } from './team.service';

const tags = ['teamwork'];
const read = { permission: 'mail.read' } as const;
const act = { permission: 'mail.file' } as const;

/** Who takes care of which mail, notes for colleagues, and how mailboxes are worked in. */
export function careRoutes(app: App, context: Context, naming: NoticeNames): void {
  listRoutes(app, context, naming);
  conversationRoutes(app, context);
  warningRoutes(app, context);
  settingRoutes(app, context);
}

function listRoutes(app: App, context: Context, naming: NoticeNames): void {
  const { manager } = context.database;
  app.get(
    '/api/care',
    {
      schema: {
        tags,
        summary: 'Conversations by who takes care of them; the unanswered first',
        querystring: CareQuery,
        response: { 200: CareList, ...errorReplies },
      },
      config: read,
    },
    request => listCare(manager, request.viewer, request.query, context.clock()),
  );
  app.get(
    '/api/care/counts',
    { schema: { tags, summary: 'What waits for me', response: { 200: CareCounts, ...errorReplies } }, config: read },
    request => countCare(manager, request.viewer, context.clock()),
  );
  app.get(
    '/api/notices',
    {
      schema: { tags, summary: 'What colleagues did that concerns me', response: { 200: NoticeList, ...errorReplies } },
      config: read,
    },
    request => listNotices(manager, request.viewer, naming),
  );
  app.post(
    '/api/notices/read',
    { schema: { tags, body: NoticesReadBody, response: { 200: NoticeList, ...errorReplies } }, config: read },
    request => readNotices(context, request.viewer, request.body.throughId, naming),
  );
}

function warningRoutes(app: App, context: Context): void {
  app.post(
    '/api/warnings/:id/tell-finance',
    {
      schema: {
        tags,
        summary: 'Tell finance that a letter may be fraud; once for a letter',
        params: IdParams,
        response: { 200: FinanceTold, ...errorReplies },
      },
      config: read,
    },
    request => tellFinance(context, request.viewer, request.params.id),
  );
}

function conversationRoutes(app: App, context: Context): void {
  app.get(
    '/api/conversations/:id/team',
    {
      schema: {
        tags,
        summary: 'Who has a conversation, who takes care of it, and notes on it',
        params: IdParams,
        response: { 200: TeamReply, ...errorReplies },
      },
      config: read,
    },
    request => readTeam(context, request.viewer, request.params.id),
  );
  app.post(
    '/api/conversations/:id/care',
    {
      schema: {
        tags,
        summary: 'Take, hand over, or say how a conversation stands',
        params: IdParams,
        body: CareBody,
        response: { 200: TeamReply, ...errorReplies },
      },
      config: act,
    },
    async request => {
      await changeCare(context, request.viewer, request.params.id, request.body);
      return readTeam(context, request.viewer, request.params.id);
    },
  );
  const Notes = Type.Object({ notes: Type.Array(NoteReply) });
  app.post(
    '/api/conversations/:id/notes',
    {
      schema: { tags, params: IdParams, body: NoteBody, response: { 200: Notes, ...errorReplies } },
      config: read,
    },
    async request => ({ notes: await addNote(context, request.viewer, request.params.id, request.body) }),
  );
  app.delete(
    '/api/conversation-notes/:id',
    { schema: { tags, params: IdParams, response: { 200: Type.Object({}), ...errorReplies } }, config: read },
    async request => {
      await removeNote(context, request.viewer, request.params.id);
      return {};
    },
  );
}

function settingRoutes(app: App, context: Context): void {
  const { manager } = context.database;
  app.get(
    '/api/mailboxes/:id/care',
    { schema: { tags, params: IdParams, response: { 200: CareSettingReply, ...errorReplies } }, config: read },
    request => getCareSetting(manager, request.viewer, request.params.id),
  );
  app.put(
    '/api/mailboxes/:id/care',
    {
      schema: {
        tags,
        params: IdParams,
        querystring: VersionQuery,
        body: CareSettingBody,
        response: { 200: CareSettingReply, ...errorReplies },
      },
      config: read,
    },
    request => saveCareSetting(context, request.viewer, request.params.id, request.query.version, request.body),
  );
  app.get(
    '/api/settings/working-hours',
    { schema: { tags, response: { 200: WorkingHoursReply, ...errorReplies } }, config: { permission: 'signed-in' } },
    () => getWorkingHours(manager),
  );
  app.put(
    '/api/settings/working-hours',
    {
      schema: {
        tags,
        querystring: VersionQuery,
        body: WorkingHoursBody,
        response: { 200: WorkingHoursReply, ...errorReplies },
      },
      config: { permission: 'settings.manage' },
    },
    request => saveWorkingHours(context, request.viewer, request.query.version, request.body),
  );
}
