import { Type } from '@sinclair/typebox';
import { errorReplies, Nothing } from '../common/apiSchema';
import { signedOut } from '../platform/http/permissions';
import type { Context } from '../context';
import { giveSession, sessionIdOf, takeSession } from '../platform/http/authentication';
import type { App } from '../platform/http/http';
import { needsFirstAdministrator, readLink, useLink } from './links.service';
import { changePassword, describeSession, setPreferences, signOut, signOutEverywhere } from './ownAccount.service';
import { getDemoUsers } from './settings.service';
import { signIn } from './signingIn.service';
import { effectiveSignIn } from './signInSettings.service';
import {
  LinkInfo,
  PasswordBody,
  PreferencesBody,
  SessionReply,
  SignInBody,
  SignInInfo,
  UseLinkBody,
} from './users.schema';
import { viewerOf } from './viewing.service';

const TokenParams = Type.Object({ token: Type.String({ minLength: 20, maxLength: 100 }) });
const tags = ['session'];
// Of one computer; a single account is locked long before.
const rateLimit = { max: 60, timeWindow: '1 minute' };

/** Signing in and out, one-time links, and what a person sets for himself. */
export function sessionRoutes(app: App, context: Context): void {
  const isSecure = context.config.secureCookies;
  signingIn(app, context, isSecure);
  links(app, context, isSecure);
  ownAccount(app, context);
}

function signingIn(app: App, context: Context, isSecure: boolean): void {
  app.get(
    '/api/sign-in',
    {
      schema: { tags, summary: 'What the sign-in page shows', response: { 200: SignInInfo, ...errorReplies } },
      config: { permission: 'public', reason: 'shown before anybody is known; names people in the demo only' },
    },
    async () => {
      const { manager } = context.database;
      const { isDemo } = context.config;
      const demoUsers = isDemo ? await getDemoUsers(manager) : [];
      const { mode, isLocalOff } = await effectiveSignIn(context, manager);
      const microsoft = mode === 'off' ? null : { isOnly: isLocalOff };
      return { isDemo, demoUsers, needsFirstAdministrator: await needsFirstAdministrator(manager), microsoft };
    },
  );
  app.post(
    '/api/session',
    {
      schema: { tags, summary: 'Sign in', body: SignInBody, response: { 200: SessionReply, ...errorReplies } },
      config: { permission: 'public', reason: 'this is how one becomes known; limited and locked', rateLimit },
    },
    async (request, reply) => {
      const { userId, token } = await signIn(context, request.body, request.headers['user-agent'] ?? null);
      giveSession(reply, token, isSecure);
      return describeUserSession(context, userId);
    },
  );
  app.get(
    '/api/session',
    {
      schema: { tags, summary: 'Who is signed in', response: { 200: SessionReply, ...errorReplies } },
      config: { permission: 'signed-in' },
    },
    async request => describeSession(context, request.viewer),
  );
  app.delete(
    '/api/session',
    {
      schema: { tags, summary: 'Sign out', response: { 200: Nothing, ...errorReplies } },
      config: { permission: 'signed-in' },
    },
    async (request, reply) => {
      await signOut(context, sessionIdOf(request));
      takeSession(reply, isSecure);
      return {};
    },
  );
  app.delete(
    '/api/sessions',
    {
      schema: { tags, summary: 'Sign out on every computer', response: { 200: Nothing, ...errorReplies } },
      config: { permission: 'signed-in' },
    },
    async (request, reply) => {
      await signOutEverywhere(context, request.viewer);
      takeSession(reply, isSecure);
      return {};
    },
  );
}

function links(app: App, context: Context, isSecure: boolean): void {
  app.get(
    '/api/links/:token',
    {
      schema: {
        tags,
        summary: 'What a one-time link is for',
        params: TokenParams,
        response: { 200: LinkInfo, ...errorReplies },
      },
      config: { permission: 'public', reason: 'whoever holds the link is the one it was given to', rateLimit },
    },
    async request => readLink(context.database.manager, request.params.token, context.clock()),
  );
  app.post(
    '/api/links/:token',
    {
      schema: {
        tags,
        summary: 'Use a one-time link: set the password and sign in',
        params: TokenParams,
        body: UseLinkBody,
        response: { 200: SessionReply, ...errorReplies },
      },
      config: { permission: 'public', reason: 'whoever holds the link is the one it was given to', rateLimit },
    },
    async (request, reply) => {
      const agent = request.headers['user-agent'] ?? null;
      const { userId, token } = await useLink(context, request.params.token, request.body, agent);
      giveSession(reply, token, isSecure);
      return describeUserSession(context, userId);
    },
  );
}

function ownAccount(app: App, context: Context): void {
  app.patch(
    '/api/session/preferences',
    {
      schema: {
        tags,
        summary: 'Set language and colours',
        body: PreferencesBody,
        response: { 200: SessionReply, ...errorReplies },
      },
      config: { permission: 'signed-in' },
    },
    async request => setPreferences(context, request.viewer, request.body),
  );
  app.post(
    '/api/session/password',
    {
      schema: {
        tags,
        summary: 'Change the own password',
        body: PasswordBody,
        response: { 200: Nothing, ...errorReplies },
      },
      config: { permission: 'signed-in', rateLimit },
    },
    async request => {
      await changePassword(context, request.viewer, sessionIdOf(request), request.body);
      return {};
    },
  );
}

// Right after signing in: the request itself had no session yet.
async function describeUserSession(context: Context, userId: number): Promise<SessionReply> {
  const viewer = await viewerOf(context.database.manager, userId);
  if (!viewer) throw signedOut();
  return describeSession(context, viewer);
}
