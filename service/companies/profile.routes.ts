import type { EntityManager } from 'typeorm';
import { errorReplies, IdParams } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { VersionQuery } from '../users/users.schema';
import { addField, changeField, listFields } from './customFields.service';
import {
  FieldBody,
  FieldChange,
  FieldList,
  FieldReply,
  FieldValuesBody,
  FieldValuesReply,
} from './customFields.schema';
import { readValues, saveValues } from './fieldValues.service';
import { readLevel, setLevel } from './levels.service';
import { addNote, changeNote } from './notes.service';
import { withAudit } from './profileAudit.service';
import { changeProfile, readProfile } from './profile.service';
import { LevelBody, LevelReply, NoteBody, NoteChange, NoteReply, ProfileBody, ProfileReply } from './profile.schema';
import { SuggestionList } from './suggestions.schema';
import { dismissSuggestion, listSuggestions, takeSuggestion } from './suggestions.service';

const read = { permission: 'companies.read' } as const;
const write = { permission: 'companies.write' } as const;
const tags = ['companies'];

/** What is known of a company beside its names: profile, level, notes, own fields. */
export function profileRoutes(app: App, context: Context): void {
  profile(app, context);
  level(app, context);
  notes(app, context);
  fields(app, context);
  values(app, context);
  suggestions(app, context);
}

function profile(app: App, context: Context): void {
  app.get(
    '/api/companies/:id/profile',
    { schema: { tags, params: IdParams, response: { 200: ProfileReply, ...errorReplies } }, config: read },
    request => readProfile(context, request.viewer, request.params.id),
  );
  app.patch(
    '/api/companies/:id/profile',
    {
      schema: {
        tags,
        params: IdParams,
        querystring: VersionQuery,
        body: ProfileBody,
        response: { 200: ProfileReply, ...errorReplies },
      },
      config: write,
    },
    request => changeProfile(context, request.viewer, request.params.id, request.query.version, request.body),
  );
}

function level(app: App, context: Context): void {
  app.get(
    '/api/companies/:id/level',
    { schema: { tags, params: IdParams, response: { 200: LevelReply, ...errorReplies } }, config: read },
    request => readLevel(context, request.viewer, request.params.id),
  );
  app.put(
    '/api/companies/:id/level',
    {
      schema: { tags, params: IdParams, body: LevelBody, response: { 200: LevelReply, ...errorReplies } },
      config: write,
    },
    request => setLevel(context, request.viewer, request.params.id, request.body),
  );
}

function notes(app: App, context: Context): void {
  app.post(
    '/api/companies/:id/notes',
    {
      schema: { tags, params: IdParams, body: NoteBody, response: { 200: NoteReply, ...errorReplies } },
      config: write,
    },
    request => addNote(context, request.viewer, request.params.id, request.body),
  );
  app.patch(
    '/api/notes/:id',
    {
      schema: {
        tags,
        params: IdParams,
        querystring: VersionQuery,
        body: NoteChange,
        response: { 200: NoteReply, ...errorReplies },
      },
      config: write,
    },
    request => changeNote(context, request.viewer, request.params.id, request.query.version, request.body),
  );
}

function fields(app: App, context: Context): void {
  const manage = { permission: 'settings.manage' } as const;
  app.get(
    '/api/custom-fields',
    { schema: { tags, response: { 200: FieldList, ...errorReplies } }, config: { permission: 'signed-in' } },
    async () => listFields(context.database.manager),
  );
  app.post(
    '/api/custom-fields',
    { schema: { tags, body: FieldBody, response: { 200: FieldReply, ...errorReplies } }, config: manage },
    request => addField(context, request.viewer, request.body),
  );
  app.patch(
    '/api/custom-fields/:id',
    {
      schema: {
        tags,
        params: IdParams,
        querystring: VersionQuery,
        body: FieldChange,
        response: { 200: FieldReply, ...errorReplies },
      },
      config: manage,
    },
    request => changeField(context, request.viewer, request.params.id, request.query.version, request.body),
  );
}

function values(app: App, context: Context): void {
  for (const [subject, path] of [
    ['company', 'companies'],
    ['contact', 'contacts'],
  ] as const) {
    app.get(
      `/api/${path}/:id/fields`,
      { schema: { tags, params: IdParams, response: { 200: FieldValuesReply, ...errorReplies } }, config: read },
      request => readValues(context, request.viewer, subject, request.params.id),
    );
    app.put(
      `/api/${path}/:id/fields`,
      {
        schema: {
          tags,
          params: IdParams,
          querystring: VersionQuery,
          body: FieldValuesBody,
          response: { 200: FieldValuesReply, ...errorReplies },
        },
        config: write,
      },
      request => {
        const { viewer, params, query, body } = request;
        const around = (manager: EntityManager, companyId: number, work: () => Promise<void>) =>
          withAudit(manager, viewer, companyId, context.clock(), work);
        return saveValues(context, viewer, subject, params.id, query.version, body.values, around);
      },
    );
  }
}

function suggestions(app: App, context: Context): void {
  app.get(
    '/api/companies/:id/suggestions',
    { schema: { tags, params: IdParams, response: { 200: SuggestionList, ...errorReplies } }, config: read },
    request => listSuggestions(context, request.viewer, request.params.id),
  );
  app.post(
    '/api/suggestions/:id/take',
    { schema: { tags, params: IdParams, response: { 200: SuggestionList, ...errorReplies } }, config: write },
    request => takeSuggestion(context, request.viewer, request.params.id),
  );
  app.post(
    '/api/suggestions/:id/dismiss',
    { schema: { tags, params: IdParams, response: { 200: SuggestionList, ...errorReplies } }, config: write },
    request => dismissSuggestion(context, request.viewer, request.params.id),
  );
}
