import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { errorReplies, Nothing } from '../common/apiSchema';
import { AppError } from '../common/errors';
import type { Context } from '../context';
import { giveSession, readCookie, sessionIdOf, writeCookie } from '../platform/http/authentication';
import type { App } from '../platform/http/http';
import { checkIsPerson } from './apiKeys.service';
import { returnAddress } from './returnAddress';
import { SignInSettings, SignInSettingsReply } from './signInSettings.schema';
import { changeSignInSettings, describeSignIn } from './signInSettings.service';
import { UNDER_WAY_MS } from './signInsUnderWay.service';
import { VersionQuery } from './users.schema';
import { beginSignIn, finishSignIn, linkArrival, microsoftSignOut } from './webSignIn.service';

const tags = ['session'];
// Of one computer; a whole office may stand behind one address and come in the same minute.
const rateLimit = { max: 300, timeWindow: '1 minute' };
const NextQuery = Type.Object({
  next: Type.Optional(Type.String({ maxLength: 4_000 })),
  /** Microsoft asks nothing: whoever is not signed in there comes back to the sign-in page. */
  silent: Type.Optional(Type.Boolean()),
});

/** Signing in to the web pages by Microsoft Entra ID, and who may. */
export function webSignInRoutes(app: App, context: Context): void {
  coming(app, context);
  linking(app, context);
  settings(app, context);
}

/** The cookie by which a browser is known again while it signs in. */
function browserCookie(isSecure: boolean): string {
  return isSecure ? '__Host-tradepost-entra' : 'tradepost-entra';
}

function coming(app: App, context: Context): void {
  const isSecure = context.config.secureCookies;
  const name = browserCookie(isSecure);
  const shared = { permission: 'public', reply: 'redirect', rateLimit } as const;
  app.get(
    '/auth/entra/start',
    {
      schema: { tags, hide: true, querystring: NextQuery },
      config: { ...shared, reason: 'this is how one becomes known; leads to Microsoft and tells nothing' },
    },
    async (request, reply) => {
      const { next, silent = false } = request.query;
      try {
        const asked = { next, isSilent: silent, browser: readCookie(request.headers.cookie, name) };
        const { address, browser } = await beginSignIn(context, asked);
        writeCookie(reply, name, browser, UNDER_WAY_MS / 1000, isSecure);
        return await leadTo(reply, address);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        request.log.warn({ code: error.code, reason: error.details.reason }, 'a sign-in by Microsoft did not begin');
        return leadTo(reply, signInPage(error.code, '', returnAddress(next)));
      }
    },
  );
  app.get(
    '/auth/entra/callback',
    {
      schema: { tags, hide: true },
      config: { ...shared, reason: 'whoever comes back from Microsoft is known by what was kept when he left' },
    },
    async (request, reply) => {
      const browser = readCookie(request.headers.cookie, name);
      const userAgent = request.headers['user-agent'] ?? null;
      const arrived = await finishSignIn(context, { query: request.query, browser, userAgent });
      if (!arrived.isIn) return leadTo(reply, signInPage(arrived.code, arrived.reason, arrived.returnTo));
      giveSession(reply, arrived.token, isSecure);
      return leadTo(reply, arrived.returnTo);
    },
  );
  app.get(
    '/auth/entra/sign-out',
    {
      schema: { tags, hide: true },
      config: { ...shared, reason: "leads to Microsoft's own sign-out; nothing is ended here" },
    },
    async (_request, reply) => leadTo(reply, (await microsoftSignOut(context)) ?? '/sign-in'),
  );
}

function leadTo(reply: FastifyReply, address: string): FastifyReply {
  return reply.header('cache-control', 'no-store').redirect(address, 302);
}

/** The sign-in page with the reason in its address: it says it in the language of whoever reads it. */
function signInPage(code: string, reason: string, next: string): string {
  const query = new URLSearchParams({
    problem: code,
    ...(reason ? { reason } : {}),
    ...(next === '/' ? {} : { next }),
  });
  return `/sign-in?${query.toString()}`;
}

function linking(app: App, context: Context): void {
  const name = browserCookie(context.config.secureCookies);
  app.post(
    '/api/session/entra',
    {
      schema: {
        tags,
        summary: 'Link the Microsoft account that this browser has just shown to oneself',
        response: { 200: Nothing, ...errorReplies },
      },
      config: { permission: 'signed-in', rateLimit: { max: 60, timeWindow: '1 minute' } },
    },
    async request => {
      checkIsPerson(request.viewer);
      await linkArrival(context, request.viewer, readCookie(request.headers.cookie, name));
      return {};
    },
  );
}

function settings(app: App, context: Context): void {
  const users = { permission: 'users.manage' } as const;
  const response = { 200: SignInSettingsReply, ...errorReplies };
  app.get(
    '/api/settings/sign-in',
    { schema: { tags, summary: 'How people sign in', response }, config: users },
    async () => describeSignIn(context),
  );
  app.put(
    '/api/settings/sign-in',
    {
      schema: {
        tags,
        summary: 'Change how people sign in',
        querystring: VersionQuery,
        body: SignInSettings,
        response,
      },
      config: users,
    },
    async request => {
      checkIsPerson(request.viewer);
      const { version } = request.query;
      return changeSignInSettings(context, request.viewer, sessionIdOf(request), version, request.body);
    },
  );
}
