import { Type } from '@sinclair/typebox';
import { errorReplies, IdParams, Nothing } from '../common/apiSchema';
import type { Context } from '../context';
import type { App } from '../platform/http/http';
import { checkIsPerson } from './apiKeys.service';
import {
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
} from './organisation.schema';
import { changeRole, createRole, deleteRole, listRoles } from './ownRoles.service';
import { createRule, deleteRule } from './sharingRules.service';
import { changeTeam, createTeam, deleteTeam, listTeamNames, readOrganisation } from './teams.service';
import { VersionQuery } from './users.schema';

const tags = ['organisation'];
const manage = { permission: 'users.manage' } as const;

/** Branches and teams, what they share, and the company's own roles. */
export function organisationRoutes(app: App, context: Context): void {
  teams(app, context);
  rules(app, context);
  roles(app, context);
}

function teams(app: App, context: Context): void {
  const { manager } = context.database;
  app.get(
    '/api/organisation',
    { schema: { tags, summary: 'All teams', response: { 200: OrganisationReply, ...errorReplies } }, config: manage },
    () => readOrganisation(manager),
  );
  app.get(
    '/api/teams',
    {
      schema: { tags, summary: 'Names of the teams, for pickers', response: { 200: TeamNames, ...errorReplies } },
      config: { permission: 'signed-in' },
    },
    () => listTeamNames(manager),
  );
  app.post(
    '/api/teams',
    {
      schema: { tags, summary: 'Make a team', body: TeamBody, response: { 200: TeamReply, ...errorReplies } },
      config: manage,
    },
    request => createTeam(context, request.viewer, request.body),
  );
  app.patch(
    '/api/teams/:id',
    {
      schema: {
        tags,
        summary: 'Change a team',
        params: IdParams,
        querystring: VersionQuery,
        body: TeamChange,
        response: { 200: TeamReply, ...errorReplies },
      },
      config: manage,
    },
    request => changeTeam(context, request.viewer, request.params.id, request.query.version, request.body),
  );
  app.delete(
    '/api/teams/:id',
    {
      schema: {
        tags,
        summary: 'Delete a team',
        params: IdParams,
        querystring: VersionQuery,
        response: { 200: Nothing, ...errorReplies },
      },
      config: manage,
    },
    async request => {
      await deleteTeam(context, request.viewer, request.params.id, request.query.version);
      return {};
    },
  );
}

function rules(app: App, context: Context): void {
  app.post(
    '/api/sharing-rules',
    {
      schema: {
        tags,
        summary: 'Share the companies of one team with another',
        body: SharingRuleBody,
        response: { 200: SharingRuleReply, ...errorReplies },
      },
      config: manage,
    },
    request => createRule(context, request.viewer, request.body),
  );
  app.delete(
    '/api/sharing-rules/:id',
    {
      schema: { tags, summary: 'End a rule', params: IdParams, response: { 200: Nothing, ...errorReplies } },
      config: manage,
    },
    async request => {
      await deleteRule(context, request.viewer, request.params.id);
      return {};
    },
  );
}

function roles(app: App, context: Context): void {
  app.get(
    '/api/roles',
    {
      schema: { tags, summary: 'Which role may do what', response: { 200: RoleList, ...errorReplies } },
      config: manage,
    },
    () => listRoles(context.database.manager),
  );
  app.post(
    '/api/roles',
    {
      schema: { tags, summary: 'Make a role', body: RoleBody, response: { 200: RoleReply, ...errorReplies } },
      config: manage,
    },
    request => createRole(context, request.viewer, request.body),
  );
  app.patch(
    '/api/roles/:id',
    {
      schema: {
        tags,
        summary: 'Change an own role',
        params: IdParams,
        querystring: VersionQuery,
        body: Type.Partial(RoleBody),
        response: { 200: RoleReply, ...errorReplies },
      },
      config: manage,
    },
    async request => {
      checkIsPerson(request.viewer);
      return changeRole(context, request.viewer, request.params.id, request.query.version, request.body);
    },
  );
  app.delete(
    '/api/roles/:id',
    {
      schema: {
        tags,
        summary: 'Delete an own role that nobody has',
        params: IdParams,
        querystring: VersionQuery,
        response: { 200: Nothing, ...errorReplies },
      },
      config: manage,
    },
    async request => {
      await deleteRole(context, request.viewer, request.params.id, request.query.version);
      return {};
    },
  );
}
