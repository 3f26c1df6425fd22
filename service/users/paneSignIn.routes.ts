import type { FastifyRequest } from 'fastify';
import { errorReplies, IdParams } from '../common/apiSchema';
import { badRequest } from '../common/errors';
import type { Context } from '../context';
import { readBearer, sessionIdOf } from '../platform/http/authentication';
import type { App } from '../platform/http/http';
import { checkIsPerson } from './apiKeys.service';
import { diagnose, paneSignInSettings } from './bearer.service';
import { getEntraLink, linkEntra, linkOwnEntra, unlinkEntra } from './entra.service';
import {
  EntraLinkReply,
  EntraPersonBody,
  EntraTokenBody,
  PaneDiagnosis,
  PaneSignInSettings,
  PaneTokenReply,
} from './paneSignIn.schema';
import { issueToken, signInPane } from './paneTokens.service';
import type { Viewer } from './roles';

const tags = ['pane'];
// Of one computer, as at the sign-in.
const rateLimit = { max: 60, timeWindow: '1 minute' };
// Of one person: a whole office may stand behind one address, and its panes ask for tokens in the same minute.
const perPerson = {
  ...rateLimit,
  keyGenerator: (request: FastifyRequest) => `person ${(request.viewer as Viewer).userId}`,
};

/** How people sign in in the Outlook pane, and which Microsoft account is whose. */
export function paneSignInRoutes(app: App, context: Context): void {
  publicOnes(app, context);
  tokens(app, context);
  identities(app, context);
}

function publicOnes(app: App, context: Context): void {
  app.get(
    '/api/pane/sign-in-settings',
    {
      schema: { tags, summary: 'How the pane signs people in', response: { 200: PaneSignInSettings, ...errorReplies } },
      config: { permission: 'public', reason: 'asked before anybody is known; ids of registrations are no secret' },
    },
    async () => paneSignInSettings(context),
  );
  app.get(
    '/api/pane/diagnosis',
    {
      schema: {
        tags,
        summary: 'Version, clock, and whether the token that is sent is good',
        response: { 200: PaneDiagnosis, ...errorReplies },
      },
      config: {
        permission: 'public',
        reason: 'for whoever cannot sign in; says of a token only what every refusal says',
        rateLimit,
      },
    },
    async request =>
      diagnose(context, readBearer(request.headers.authorization), { method: request.method, address: request.ip }),
  );
}

function tokens(app: App, context: Context): void {
  app.post(
    '/api/pane/token',
    {
      schema: { tags, summary: 'A token for the pane', response: { 200: PaneTokenReply, ...errorReplies } },
      config: { permission: 'signed-in', rateLimit: perPerson },
    },
    async request => signInPane(context, request.viewer, sessionIdOf(request)),
  );
  app.post(
    '/api/pane/token/renew',
    {
      schema: { tags, summary: 'The next token for the pane', response: { 200: PaneTokenReply, ...errorReplies } },
      config: { permission: 'signed-in', rateLimit: perPerson },
    },
    async request => {
      checkIsPerson(request.viewer);
      const isToken = readBearer(request.headers.authorization) !== null;
      // One of Microsoft's is renewed where it came from.
      if (!isToken || request.getDecorator('sessionId') === null)
        throw badRequest('pane.not_renewable', 'Only a token of this service can be renewed here.');
      return issueToken(context, request.viewer, sessionIdOf(request));
    },
  );
  app.post(
    '/api/pane/identity',
    {
      schema: {
        tags,
        summary: 'Link the Microsoft account of a token to oneself',
        body: EntraTokenBody,
        response: { 200: EntraLinkReply, ...errorReplies },
      },
      config: { permission: 'signed-in', rateLimit: perPerson },
    },
    async request => {
      checkIsPerson(request.viewer);
      return linkOwnEntra(context, request.viewer, request.body.token);
    },
  );
}

function identities(app: App, context: Context): void {
  const users = { permission: 'users.manage' } as const;
  const reply = { 200: EntraLinkReply };
  app.get(
    '/api/users/:id/entra',
    {
      schema: {
        tags,
        summary: 'The Microsoft account of a person',
        params: IdParams,
        response: { ...reply, ...errorReplies },
      },
      config: users,
    },
    async request => getEntraLink(context, request.params.id),
  );
  app.put(
    '/api/users/:id/entra',
    {
      schema: {
        tags,
        summary: 'Say which Microsoft account is a person',
        params: IdParams,
        body: EntraPersonBody,
        response: { ...reply, ...errorReplies },
      },
      config: users,
    },
    async request => {
      checkIsPerson(request.viewer);
      return linkEntra(context, request.viewer, request.params.id, request.body);
    },
  );
  app.delete(
    '/api/users/:id/entra',
    {
      schema: { tags, summary: 'Take the link off', params: IdParams, response: { ...reply, ...errorReplies } },
      config: users,
    },
    async request => {
      checkIsPerson(request.viewer);
      return unlinkEntra(context, request.viewer, request.params.id);
    },
  );
}
