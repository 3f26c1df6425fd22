import type { RouteOptions } from 'fastify';
import { missingDeclarations, rightsOf } from '../../service/platform/http/permissions';
import { grants, grantsOfRole } from '../../service/users/roles';
import type { Role } from '../../service/users/users.schema';
import type { TestApp, TestBrowser } from '../support/app';
import { browserOf, buildTestApp } from '../support/app';
import { doors } from '../support/doors';
import { expectGolden } from './golden';

// What anybody may ask for without signing in. Nothing comes onto this list by itself.
const publicRoutes = [
  'GET /api/links/:token',
  'GET /api/pane/diagnosis',
  'GET /api/pane/sign-in-settings',
  'GET /api/sign-in',
  'GET /auth/entra/callback',
  'GET /auth/entra/sign-out',
  'GET /auth/entra/start',
  'GET /health/live',
  'GET /health/ready',
  'POST /api/links/:token',
  'POST /api/session',
  'POST /webhooks/graph',
  'POST /webhooks/graph/lifecycle',
];
const roles = Object.keys(grantsOfRole) as Role[];
// Answered in place of every handler, so that a walk through the routes changes nothing.
const REACHED = 418;

interface Route {
  name: string;
  method: string;
  url: string;
  permission: string;
  options: RouteOptions;
}

let test: TestApp;
const routes: Route[] = [];

beforeAll(async () => {
  test = await buildTestApp({
    prepare: app => {
      app.addHook('onRoute', options => {
        for (const method of [options.method].flat()) {
          if (method === 'HEAD') continue;
          const { permission = '' } = rightsOf(options);
          routes.push({ name: `${method} ${options.url}`, method, url: options.url, permission, options });
        }
      });
      app.addHook('preValidation', async (_request, reply) => reply.code(REACHED).type('text/plain').send('reached'));
    },
  });
});
afterAll(() => test.close());

// One computer that sends many wrong tokens is not listened to any more.
let computers = 0;
const address = () => `10.0.${(computers += 1) >> 8}.${computers & 255}`;

const isOurs = (route: Route) => !route.url.startsWith('/api/docs');

async function ask(browser: TestBrowser, route: Route): Promise<{ status: number; code: string | undefined }> {
  const url = route.url
    .replace(/:[a-zA-Z]*(token|Id|uploadId)\b/g, 'a'.repeat(32))
    .replace(/:[a-zA-Z]+/g, '1')
    .replace('*', 'x');
  const { app } = test;
  const headers = { 'sec-fetch-site': 'same-origin', ...(browser.cookie ? { cookie: browser.cookie } : {}) };
  const answer = await app.inject({ method: route.method as 'GET', url, headers });
  const isJson = String(answer.headers['content-type']).includes('json');
  return { status: answer.statusCode, code: isJson ? answer.json().error?.code : undefined };
}

describe('every route', () => {
  it('is walked by this test', () => {
    expect(routes.filter(isOurs).length).toBeGreaterThan(15);
  });

  it('declares a permission and a schema for its reply', () => {
    expect(routes.flatMap(route => missingDeclarations(route.options))).toEqual([]);
  });

  it('needs a right that exists', () => {
    const known = new Set<string>([...grants, 'signed-in', 'public']);
    expect(routes.filter(route => !known.has(route.permission)).map(route => route.name)).toEqual([]);
  });

  it('tells refusals in the one shape', () => {
    const silent = routes.filter(isOurs).filter(route => {
      const { reply } = rightsOf(route.options);
      const replies = Object.keys((route.options.schema?.response ?? {}) as object);
      const isDocument = route.url.startsWith('/health') || route.url === '/api/openapi.json' || reply !== undefined;
      return !isDocument && !['400', '401', '403', '404', '500'].every(status => replies.includes(status));
    });
    expect(silent.map(route => route.name)).toEqual([]);
  });

  it('is public only if it stands on the list', () => {
    const names = routes.filter(route => route.permission === 'public').map(route => route.name);
    expect(names.sort()).toEqual(publicRoutes);
  });

  it('answers 401 without a session, but for the public ones', async () => {
    const open: string[] = [];
    for (const route of routes) {
      const { status } = await ask(test.nobody, route);
      if (status !== 401) open.push(`${route.name} answers ${status}`);
    }
    expect(open.sort()).toEqual(publicRoutes.map(name => `${name} answers ${REACHED}`));
  });

  it('answers 401 to a session that somebody made up', async () => {
    const forger = browserOf(test.app, `tradepost=${'A'.repeat(43)}`);
    const open: string[] = [];
    for (const route of routes.filter(found => found.permission !== 'public'))
      if ((await ask(forger, route)).status !== 401) open.push(route.name);
    expect(open).toEqual([]);
  });

  it('answers 401 to a token that somebody made up, whoever it says has signed it', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { iss: test.context.config.publicUrl, sub: '1', sid: '1', exp: 4_000_000_000 };
    const open: string[] = [];
    for (const route of routes.filter(found => found.permission !== 'public')) {
      const token = `${part({ alg: 'none', typ: 'at+jwt' })}.${part(claims)}.`;
      const url = route.url.replace(/:[a-zA-Z]+/g, '1').replace('*', 'x');
      const headers = { authorization: `Bearer ${token}` };
      const answer = await test.app.inject({ method: route.method as 'GET', url, headers, remoteAddress: address() });
      if (answer.statusCode !== 401) open.push(`${route.name} answers ${answer.statusCode}`);
    }
    expect(open).toEqual([]);
  });

  it.each(roles)('lets the role %s do what it is granted, and answers 403 to the rest', async role => {
    const browser = await test.signIn(await test.makeUser({ roles: [role] }));
    const granted = new Set<string>([...grantsOfRole[role], 'signed-in', 'public']);
    const wrong: string[] = [];
    for (const route of routes) {
      const { status, code } = await ask(browser, route);
      const isRight = granted.has(route.permission)
        ? status === REACHED
        : status === 403 && code === 'permission.missing';
      if (!isRight) wrong.push(`${route.name} needs ${route.permission} and answers ${status} ${code ?? ''}`);
    }
    expect(wrong).toEqual([]);
  });

  it('has a row in the matrix of doors, and every row a route', () => {
    const names = routes.filter(isOurs).map(route => route.name);
    expect({ unknown: names.filter(name => !doors[name]).sort() }).toEqual({ unknown: [] });
    expect({ gone: Object.keys(doors).filter(name => !names.includes(name)) }).toEqual({ gone: [] });
  });

  it('is open to the roles that the table of rights names', () => {
    const lines = routes.filter(isOurs).map(route => {
      const open = roles.filter(role => grantsOfRole[role].some(grant => grant === route.permission));
      const isAll = ['public', 'signed-in'].includes(route.permission);
      const marks = roles.map(role => (isAll || open.includes(role) ? 'x' : '.').padEnd(role.length)).join(' ');
      const door = doors[route.name]?.door ?? '';
      return `${route.name.padEnd(48)} ${door.padEnd(16)} ${route.permission.padEnd(18)} ${marks}`.trimEnd();
    });
    const head = `${'route'.padEnd(48)} ${'door'.padEnd(16)} ${'permission'.padEnd(18)} ${roles.join(' ')}`;
    expectGolden('rights.txt', [head, ...lines.sort()].join('\n'));
  });
});
