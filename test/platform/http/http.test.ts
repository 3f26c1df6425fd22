import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { Type } from '@sinclair/typebox';
import { pino } from 'pino';
import { Nullable } from '../../../service/common/apiSchema';
import { notFound } from '../../../service/common/errors';
import type { App, HttpOptions } from '../../../service/platform/http/http';
import { buildHttp } from '../../../service/platform/http/http';
import { loggedError } from '../../../service/platform/http/logging';

const PUBLIC = { permission: 'public' as const, reason: 'a test' };
const anything = { 200: Type.Unknown() };
const lines: string[] = [];
let open: App[] = [];

afterEach(async () => {
  for (const app of open) await app.close();
  open = [];
  lines.length = 0;
});

async function build(routes: (app: App) => void, more: Partial<HttpOptions> = {}): Promise<App> {
  const app = await buildHttp(
    {
      log: pino({ level: 'debug', base: undefined }, { write: line => void lines.push(line) }),
      publicUrl: 'http://tradepost.test',
      isSecure: false,
      findSession: async token =>
        token === 'known' ? { sessionId: 1, caller: { userId: 7, grants: new Set(['mail.read']) } } : null,
      checks: [],
      pages: null,
      ...more,
    },
    routes,
  );
  open.push(app);
  await app.ready();
  return app;
}

const throwing = (error: unknown) => (app: App) => {
  app.get('/api/x/:id', { schema: { response: anything }, config: PUBLIC }, async () => {
    throw error;
  });
};

describe('a refused request', () => {
  it.each([
    ['what was thrown on purpose', notFound('company', { id: 3 }), 404, 'company.not_found'],
    ['a busy database', Object.assign(new Error('x'), { driverError: { code: 'SQLITE_BUSY' } }), 503, 'database.busy'],
    [
      'a full disk, by the database',
      Object.assign(new Error('x'), { driverError: { code: 'SQLITE_FULL' } }),
      503,
      'disk.full',
    ],
    ['a full disk, by a file', Object.assign(new Error('x'), { code: 'ENOSPC' }), 503, 'disk.full'],
    [
      'a deadlock on SQL Server',
      Object.assign(new Error('x'), { driverError: { number: 1205 } }),
      503,
      'database.busy',
    ],
    ['anything else', new Error('the secret recipe'), 500, 'internal'],
    ['a thrown word', 'recipe', 500, 'internal'],
  ])('tells %s with its code and a reference', async (_name, error, status, code) => {
    const app = await build(throwing(error));
    const reply = await app.inject('/api/x/1');
    expect(reply.statusCode).toBe(status);
    expect(reply.json().error).toMatchObject({ code, ref: expect.stringMatching(/^[0-9a-f]{12}$/) });
    expect(reply.body).not.toContain('recipe');
  });

  it('that nobody foresaw is in the log under its reference', async () => {
    const app = await build(throwing(new Error('pipe broke')));
    const { ref } = (await app.inject('/api/x/1')).json().error;
    const entry = lines.map(line => JSON.parse(line)).find(line => line.level === 50);
    expect(entry).toMatchObject({ ref, err: { message: 'pipe broke' } });
  });

  it('to an address that does not exist is told so', async () => {
    const app = await build(() => {});
    expect((await app.inject('/api/nothing')).json().error.code).toBe('request.no_such_address');
    expect((await app.inject({ method: 'POST', url: '/nothing' })).statusCode).toBe(404);
  });

  it('with a body that is too large, no JSON, or of another type says which', async () => {
    const app = await build(app => {
      app.post('/api/x', { schema: { body: Type.Object({}), response: anything }, config: PUBLIC }, async () => ({}));
    });
    const send = (payload: string, type: string) =>
      app.inject({ method: 'POST', url: '/api/x', payload, headers: { 'content-type': type } });
    expect((await send(`"${'x'.repeat(1024 * 1024)}"`, 'application/json')).json().error.code).toBe(
      'request.too_large',
    );
    expect((await send('{', 'application/json')).json().error.code).toBe('request.invalid');
    expect((await send('x', 'text/csv')).json().error.code).toBe('request.wrong_type');
  });
});

describe('a request that does not fit its schema', () => {
  const Body = Type.Object({
    name: Type.String({ maxLength: 5 }),
    managerId: Type.Optional(Nullable(Type.Integer())),
    lines: Type.Optional(Type.Array(Type.Object({ quantity: Type.Integer() }))),
  });
  const Query = Type.Object({
    limit: Type.Optional(Type.Integer({ default: 50 })),
    mine: Type.Optional(Type.Boolean()),
  });
  const routes = (app: App) => {
    app.post('/api/x', { schema: { body: Body, response: anything }, config: PUBLIC }, async request => request.body);
    app.get(
      '/api/x',
      { schema: { querystring: Query, response: anything }, config: PUBLIC },
      async request => request.query,
    );
  };

  it.each([
    [{}, 'name'],
    [{ name: 'too long' }, 'name'],
    [{ name: 5 }, 'name'],
    [{ name: 'a', managerId: '5' }, 'managerId'],
    [{ name: 'a', lines: [{ quantity: 1 }, { quantity: 'many' }] }, 'lines.1.quantity'],
  ])('%j names the field %s', async (payload, field) => {
    const app = await build(routes);
    const reply = await app.inject({ method: 'POST', url: '/api/x', payload });
    expect(reply.statusCode).toBe(400);
    expect(reply.json().error).toMatchObject({ code: 'request.invalid', details: { field } });
    expect(reply.json().error.message).toContain(`"${field}"`);
  });

  it('keeps a null of a body a null', async () => {
    const app = await build(routes);
    const payload = { name: 'a', managerId: null };
    expect((await app.inject({ method: 'POST', url: '/api/x', payload })).json()).toEqual(payload);
  });

  it('reads numbers and truth from an address, and fills in what is absent', async () => {
    const app = await build(routes);
    expect((await app.inject('/api/x?limit=7&mine=true')).json()).toEqual({ limit: 7, mine: true });
    expect((await app.inject('/api/x')).json()).toEqual({ limit: 50 });
    expect((await app.inject('/api/x?limit=many')).json().error.details).toEqual({
      field: 'limit',
      reason: 'not_whole',
    });
  });
});

describe('a route', () => {
  const start = (route: Record<string, unknown>) =>
    build(app => {
      app.get('/api/x', route as never, async () => ({}));
    });

  it.each([
    ['without a permission', { schema: { response: anything } }, /GET \/api\/x declares no config.permission/],
    [
      'that is public without a reason',
      { schema: { response: anything }, config: { permission: 'public' } },
      /without a config.reason/,
    ],
    ['without a schema for its reply', { config: PUBLIC }, /no schema for its reply/],
    [
      'with schemas for errors alone',
      { schema: { response: { 404: Type.Unknown() } }, config: PUBLIC },
      /no schema for its reply/,
    ],
  ])('%s stops the start', async (_name, route, message) => {
    await expect(start(route)).rejects.toThrow(message);
  });

  it.each([
    ['mail.read', 'known', 200],
    ['signed-in', 'known', 200],
    ['users.manage', 'known', 403],
    ['mail.read', 'unknown', 401],
    ['signed-in', 'unknown', 401],
  ])('that needs %s answers a browser with a session that is %s by %i', async (permission, token, status) => {
    const app = await start({ schema: { response: anything }, config: { permission } });
    const reply = await app.inject({ url: '/api/x', headers: { cookie: `other=1; tradepost=${token}` } });
    expect(reply.statusCode).toBe(status);
  });

  it('looks at the permission before it looks at the body', async () => {
    const app = await build(app => {
      const schema = { body: Type.Object({ name: Type.String() }), response: anything };
      app.post('/api/x', { schema, config: { permission: 'users.manage' } }, async () => ({}));
    });
    expect((await app.inject({ method: 'POST', url: '/api/x', payload: '{' })).statusCode).toBe(401);
  });

  it('that changes something refuses a page of another site', async () => {
    const app = await build(app => {
      app.post('/api/x', { schema: { response: anything }, config: { permission: 'mail.read' } }, async () => ({}));
    });
    const post = (headers: Record<string, string>) =>
      app.inject({ method: 'POST', url: '/api/x', headers: { cookie: 'tradepost=known', ...headers } });
    expect((await post({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200);
    expect((await post({ origin: 'http://tradepost.test' })).statusCode).toBe(200);
    expect((await post({ origin: 'http://evil.example' })).json().error.code).toBe('request.other_site');
    expect((await post({ 'sec-fetch-site': 'cross-site' })).json().error.code).toBe('request.other_site');
    expect((await post({})).json().error.code).toBe('request.other_site');
  });
});

describe('every answer', () => {
  it('tells browsers to be careful', async () => {
    const app = await build(() => {});
    const { headers } = await app.inject('/health/live');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it('asks for HTTPS ever after where it came by HTTPS', async () => {
    const app = await build(() => {}, { isSecure: true });
    expect((await app.inject('/health/live')).headers['strict-transport-security']).toMatch(/max-age=31536000/);
  });

  it('of the API stays in no cache', async () => {
    const app = await build(throwing(notFound('x')));
    expect((await app.inject('/api/x/1')).headers['cache-control']).toBe('no-store');
  });
});

describe('the log', () => {
  it('has method, route, status, time and person, and nothing of the address', async () => {
    const app = await build(app => {
      app.get(
        '/api/mail/:id',
        { schema: { response: anything }, config: { permission: 'mail.read' } },
        async () => ({}),
      );
    });
    await app.inject({ url: '/api/mail/5?q=secret', headers: { cookie: 'tradepost=known' } });
    const entry = lines.map(line => JSON.parse(line)).find(line => line.msg === 'request');
    expect(entry).toMatchObject({
      method: 'GET',
      route: '/api/mail/:id',
      status: 200,
      userId: 7,
      ms: expect.any(Number),
    });
    expect(lines.join('')).not.toMatch(/secret|known|\/mail\/5/);
  });

  it('leaves values out of errors', () => {
    const error = Object.assign(new Error(`Cannot insert 'li.na@a.com' for li.na@a.com, value is "x"`), {
      parameters: ['li.na@a.com'],
      query: 'INSERT ...',
      code: 'EREQUEST',
      cause: new Error(`near 'secret'`),
    });
    const text = JSON.stringify(loggedError(error));
    expect(text).not.toMatch(/li\.na|secret|INSERT/);
    expect(loggedError(error)).toMatchObject({ code: 'EREQUEST', message: expect.stringContaining('Cannot insert') });
  });
});

describe('health', () => {
  const failing = { name: 'disk', check: async () => Promise.reject(new Error('no')) };
  const fine = { name: 'database', check: async () => {} };

  it('is fine while all checks are', async () => {
    const app = await build(() => {}, { checks: [fine] });
    expect((await app.inject('/health/ready')).json()).toEqual({
      status: 'ok',
      checks: [{ name: 'database', ok: true }],
    });
  });

  it('names the check that fails, and the process is alive all the same', async () => {
    const app = await build(() => {}, { checks: [fine, failing] });
    const reply = await app.inject('/health/ready');
    expect(reply.statusCode).toBe(503);
    expect(reply.json().checks).toContainEqual({ name: 'disk', ok: false });
    expect((await app.inject('/health/live')).statusCode).toBe(200);
  });
});

describe('the documents of the API', () => {
  const routes = (app: App) => {
    app.get(
      '/api/things/:id',
      {
        schema: { summary: 'A thing', params: Type.Object({ id: Type.Integer() }), response: { 200: Type.Object({}) } },
        config: { permission: 'mail.read' },
      },
      async () => ({}),
    );
  };
  const headers = { cookie: 'tradepost=known' };

  it('list every route with what one needs for it', async () => {
    const app = await build(routes);
    const document = (await app.inject({ url: '/api/openapi.json', headers })).json();
    expect(document.openapi).toBe('3.1.0');
    expect(document.paths['/api/things/{id}'].get).toMatchObject({
      summary: 'A thing',
      description: 'Permission: mail.read.',
    });
    expect(Object.keys(document.paths).filter(path => path.includes('docs'))).toEqual([]);
  });

  it.each([
    '/api/docs',
    '/api/docs/',
    '/api/docs/static/swagger-ui-bundle.js',
    '/api/docs/static/swagger-initializer.js',
  ])('%s shows them to whoever is signed in, without a line of inline script', async url => {
    const app = await build(routes);
    const reply = await app.inject({ url, headers });
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-security-policy']).toContain("script-src 'self';");
    if (url.includes('static')) return;
    expect(reply.body).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect((await app.inject(url)).statusCode).toBe(401);
  });
});

describe('the web pages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tradepost-pages-'));
  beforeAll(() => {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<html>the page</html>');
    writeFileSync(join(folder, 'assets', 'main-abc123.js'), 'script');
    writeFileSync(join(folder, 'assets', 'main-abc123.js.br'), brotliCompressSync('script'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(['/', '/review', '/companies/5', '/links/abcdef', '/mail?q=a.b'])(
    '%s is the page, never from the cache',
    async url => {
      const app = await build(() => {}, { pages: folder });
      const reply = await app.inject(url);
      expect(reply.body).toBe('<html>the page</html>');
      expect(reply.headers['cache-control']).toBe('no-cache');
    },
  );

  it('a script is kept for ever, and sent compressed', async () => {
    const app = await build(() => {}, { pages: folder });
    const reply = await app.inject({ url: '/assets/main-abc123.js', headers: { 'accept-encoding': 'br' } });
    expect(reply.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect((await app.inject('/assets/main-abc123.js')).body).toBe('script');
  });

  it.each(['/assets/gone.js', '/api/gone', '/health/gone', '/..%2f..%2fetc%2fpasswd.txt'])(
    '%s is not the page',
    async url => {
      const app = await build(() => {}, { pages: folder });
      const reply = await app.inject(url);
      expect(reply.statusCode).toBe(404);
      expect(reply.body).not.toContain('the page');
    },
  );

  it('that are not built say how to build them', async () => {
    const app = await build(() => {});
    expect((await app.inject('/')).json().error.code).toBe('pages.not_built');
  });
});

describe('the stop', () => {
  it('tells streams of events to end', async () => {
    const app = await build(() => {});
    const { stopping } = app;
    expect(stopping.aborted).toBe(false);
    await app.close();
    expect(stopping.aborted).toBe(true);
  });
});
