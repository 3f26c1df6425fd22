import { errorReplies, IdParams, Nothing } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { describeUsers, listPeople } from './accounts.service';
import { checkIsPerson } from './apiKeys.service';
import { changeUser, createUser, resetUser, signOutUser } from './administering.service';
import { listAudit } from './audit.service';
import { changeCompanySettings, getCompanySettings } from './settings.service';
import {
  AuditList,
  AuditQuery,
  ChangeUserBody,
  CompanySettings,
  CompanySettingsReply,
  NewUserBody,
  PeopleReply,
  UserLinkReply,
  UserList,
  UserReply,
  VersionQuery,
} from './users.schema';

const tags = ['users'];

/** People, their roles, the audit log and the settings of the company. */
export function usersRoutes(app: App, context: Context): void {
  listing(app, context);
  changing(app, context);
  settings(app, context);
}

function listing(app: App, context: Context): void {
  const { manager } = context.database;
  app.get(
    '/api/people',
    {
      schema: { tags, summary: 'Names of the people, for pickers', response: { 200: PeopleReply, ...errorReplies } },
      config: { permission: 'signed-in' },
    },
    async () => ({ people: await listPeople(manager) }),
  );
  app.get(
    '/api/users',
    {
      schema: { tags, summary: 'All accounts', response: { 200: UserList, ...errorReplies } },
      config: { permission: 'users.manage' },
    },
    async () => ({ users: await describeUsers(manager, context.clock()) }),
  );
  app.get(
    '/api/audit',
    {
      schema: {
        tags,
        summary: 'Who did what, newest first',
        querystring: AuditQuery,
        response: { 200: AuditList, ...errorReplies },
      },
      config: { permission: 'audit.read' },
    },
    async request => listAudit(manager, request.query),
  );
}

function changing(app: App, context: Context): void {
  app.post(
    '/api/users',
    {
      schema: {
        tags,
        summary: 'Make an account; answers the link to hand over',
        body: NewUserBody,
        response: { 201: UserLinkReply, ...errorReplies },
      },
      config: { permission: 'users.manage' },
    },
    async (request, reply) => {
      checkIsPerson(request.viewer);
      return reply.code(201).send(await createUser(context, request.viewer, request.body));
    },
  );
  app.patch(
    '/api/users/:id',
    {
      schema: {
        tags,
        summary: 'Change an account',
        params: IdParams,
        querystring: VersionQuery,
        body: ChangeUserBody,
        response: { 200: UserReply, ...errorReplies },
      },
      config: { permission: 'users.manage' },
    },
    async request => {
      const { roles, ownRoleIds } = request.body;
      if (roles ?? ownRoleIds) checkIsPerson(request.viewer);
      return changeUser(context, request.viewer, request.params.id, request.query.version, request.body);
    },
  );
  app.post(
    '/api/users/:id/reset-link',
    {
      schema: {
        tags,
        summary: 'A link by which a person sets a new password',
        params: IdParams,
        response: { 200: UserLinkReply, ...errorReplies },
      },
      config: { permission: 'users.manage' },
    },
    async request => {
      checkIsPerson(request.viewer);
      return resetUser(context, request.viewer, request.params.id);
    },
  );
  app.post(
    '/api/users/:id/sign-out',
    {
      schema: {
        tags,
        summary: 'Sign a person out everywhere',
        params: IdParams,
        response: { 200: Nothing, ...errorReplies },
      },
      config: { permission: 'users.manage' },
    },
    async request => {
      await signOutUser(context, request.viewer, request.params.id);
      return {};
    },
  );
}

function settings(app: App, context: Context): void {
  app.get(
    '/api/settings/company',
    {
      schema: { tags, summary: 'Settings of the company', response: { 200: CompanySettingsReply, ...errorReplies } },
      config: { permission: 'settings.manage' },
    },
    async () => getCompanySettings(context.database.manager),
  );
  app.put(
    '/api/settings/company',
    {
      schema: {
        tags,
        summary: 'Change the settings of the company',
        querystring: VersionQuery,
        body: CompanySettings,
        response: { 200: CompanySettingsReply, ...errorReplies },
      },
      config: { permission: 'settings.manage' },
    },
    async request => changeCompanySettings(context, request.viewer, request.query.version, request.body),
  );
}
