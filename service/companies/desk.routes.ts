import { errorReplies, IdParams } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { VersionQuery } from '../users/users.schema';
import type { TellReturned } from './auditQueue.service';
import { decideChange, listChanges } from './auditQueue.service';
import { DuplicatePairBody, DuplicatePairQuery } from './cleaning.schema';
import { checkContact, decideContactPair, listContactPairs } from './contactPairs.service';
import { decideDead, listDead } from './deadAddresses.service';
import {
  ContactCheckBody,
  ContactCheckReply,
  ContactPairLine,
  ContactPairList,
  DeadBody,
  DeadLine,
  DeadList,
  DeadQuery,
  DeskSettings,
  DeskSettingsReply,
  GapList,
  GapQuery,
  PeopleReply,
  QualityReply,
} from './desk.schema';
import { changeDeskSettings, getDeskSettings } from './deskSettings.service';
import { confirmCompany, listGaps, listPeople, readQuality } from './gaps.service';
import { ChangeQuery, DecisionBody, ProfileChangeLine, ProfileChangeList } from './profileAudit.schema';

const tags = ['companies'];
const write = { permission: 'companies.write' } as const;
const read = { permission: 'companies.read' } as const;

/** The cleaning desk: what is missing, dead addresses, contacts that may be one, what a manager looks through, and the firm's settings for all this. */
export function deskRoutes(app: App, context: Context, tellReturned?: TellReturned): void {
  settings(app, context);
  quality(app, context);
  deadAddresses(app, context);
  contacts(app, context);
  audits(app, context, tellReturned);
}

function settings(app: App, context: Context): void {
  app.get(
    '/api/settings/cleaning',
    {
      schema: { tags, summary: 'Settings of the cleaning desk', response: { 200: DeskSettingsReply, ...errorReplies } },
      config: { permission: 'signed-in' },
    },
    () => getDeskSettings(context.database.manager),
  );
  app.put(
    '/api/settings/cleaning',
    {
      schema: {
        tags,
        summary: 'Change them',
        querystring: VersionQuery,
        body: DeskSettings,
        response: { 200: DeskSettingsReply, ...errorReplies },
      },
      config: { permission: 'settings.manage' },
    },
    request => changeDeskSettings(context, request.viewer, request.query.version, request.body),
  );
}

function quality(app: App, context: Context): void {
  const { manager } = context.database;
  app.get(
    '/api/cleaning/missing',
    {
      schema: {
        tags,
        summary: 'Companies that lack a field',
        querystring: GapQuery,
        response: { 200: GapList, ...errorReplies },
      },
      config: write,
    },
    request => listGaps(manager, request.viewer, request.query),
  );
  app.get(
    '/api/cleaning/people',
    {
      schema: {
        tags,
        summary: "How well each person's companies are kept",
        response: { 200: PeopleReply, ...errorReplies },
      },
      config: write,
    },
    request => listPeople(manager, request.viewer, context.clock()),
  );
  app.get(
    '/api/companies/:id/quality',
    { schema: { tags, params: IdParams, response: { 200: QualityReply, ...errorReplies } }, config: read },
    request => readQuality(context, request.viewer, request.params.id),
  );
  app.post(
    '/api/companies/:id/confirm',
    {
      schema: {
        tags,
        summary: 'Say that the data are right',
        params: IdParams,
        response: { 200: QualityReply, ...errorReplies },
      },
      config: write,
    },
    request => confirmCompany(context, request.viewer, request.params.id),
  );
}

function deadAddresses(app: App, context: Context): void {
  app.get(
    '/api/cleaning/dead-addresses',
    {
      schema: {
        tags,
        summary: 'Addresses that letters came back from',
        querystring: DeadQuery,
        response: { 200: DeadList, ...errorReplies },
      },
      config: write,
    },
    request => listDead(context.database.manager, request.viewer, request.query),
  );
  app.put(
    '/api/cleaning/dead-addresses/:id',
    {
      schema: {
        tags,
        summary: 'Take one off, keep it, or take that back',
        params: IdParams,
        body: DeadBody,
        response: { 200: DeadLine, ...errorReplies },
      },
      config: write,
    },
    request => decideDead(context, request.viewer, request.params.id, request.body.state),
  );
}

function contacts(app: App, context: Context): void {
  app.get(
    '/api/cleaning/contacts',
    {
      schema: {
        tags,
        summary: 'Contacts that may be one person',
        querystring: DuplicatePairQuery,
        response: { 200: ContactPairList, ...errorReplies },
      },
      config: write,
    },
    request => listContactPairs(context.database.manager, request.viewer, request.query),
  );
  app.put(
    '/api/cleaning/contacts/:id',
    {
      schema: {
        tags,
        summary: 'Say that two are two, or take that back',
        params: IdParams,
        body: DuplicatePairBody,
        response: { 200: ContactPairLine, ...errorReplies },
      },
      config: write,
    },
    request => decideContactPair(context, request.viewer, request.params.id, request.body.state),
  );
  app.post(
    '/api/contacts/check',
    {
      schema: {
        tags,
        summary: 'Whether a contact is there already',
        body: ContactCheckBody,
        response: { 200: ContactCheckReply, ...errorReplies },
      },
      config: write,
    },
    request => checkContact(context.database.manager, request.viewer, request.body),
  );
}

function audits(app: App, context: Context, tellReturned?: TellReturned): void {
  app.get(
    '/api/profile-changes',
    {
      schema: {
        tags,
        summary: 'Entries for a manager to look through',
        querystring: ChangeQuery,
        response: { 200: ProfileChangeList, ...errorReplies },
      },
      config: write,
    },
    request => listChanges(context.database.manager, request.viewer, request.query),
  );
  app.put(
    '/api/profile-changes/:id',
    {
      schema: {
        tags,
        summary: 'Accept an entry, or send it back',
        params: IdParams,
        querystring: VersionQuery,
        body: DecisionBody,
        response: { 200: ProfileChangeLine, ...errorReplies },
      },
      config: write,
    },
    ({ viewer, params, query, body }) => decideChange(context, viewer, params.id, query.version, body, tellReturned),
  );
}
