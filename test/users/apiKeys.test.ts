import type { TestApp, TestUser } from '../support/app';
import { buildTestApp } from '../support/app';
import { makeWorld } from '../support/world';
import type { TestWorld } from '../support/world';
import { countCall } from '../../service/users/apiKeys';
import { AuditEntry, User } from '../../service/users/user.entity';
import { ApiKey } from '../../service/users/apiKey.entity';
import { inTransaction } from '../../service/platform/database/transaction';

let test: TestApp;
let world: TestWorld;
beforeEach(async () => {
  test = await buildTestApp();
  world = await makeWorld(test.context);
});
afterEach(() => test.close());

const asUser = (key: keyof TestWorld['viewers']): TestUser => {
  const viewer = world.viewers[key];
  return { id: viewer.userId, address: '', viewer };
};

type Made = { token: string; key: { id: number } };
async function makeKey(key: keyof TestWorld['viewers'], body: object): Promise<Made> {
  const browser = await test.signIn(asUser(key));
  const answer = await browser.post('/api/api-keys', { name: 'ERP', scope: 'read', days: null, ...body });
  expect(answer.status).toBe(201);
  return answer.body as Made;
}

async function call(token: string, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await test.app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: JSON.parse(answer.body) };
}

const companiesOf = (body: { companies: { name: string }[] }) => body.companies.map(company => company.name).sort();

describe('an API key', () => {
  it('sees the companies that its owner sees, and no other', async () => {
    for (const person of ['liNa', 'wangLei', 'zhaoFang', 'zhouMin'] as const) {
      const { token } = await makeKey(person, {});
      const byHand = await (await test.signIn(asUser(person))).get('/api/companies');
      const byKey = await call(token, 'GET', '/api/companies');
      expect(byKey.status).toBe(200);
      expect(companiesOf(byKey.body)).toEqual(companiesOf(byHand.body));
    }
  });

  it('is shown once and kept as a hash: no answer and no row holds it', async () => {
    const { token, key } = await makeKey('liNa', {});
    const row = await test.context.database.manager.findOneByOrFail(ApiKey, { id: key.id });
    expect(JSON.stringify(row)).not.toContain(token);
    const list = await (await test.signIn(asUser('liNa'))).get('/api/api-keys');
    expect(list.raw.toString()).not.toContain(token);
    expect(token.startsWith(list.body.keys[0].beginning)).toBe(true);
  });

  it('that reads only changes nothing', async () => {
    const { token } = await makeKey('liNa', {});
    const answer = await call(token, 'POST', '/api/companies', { name: 'New GmbH' });
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'api_key.read_only' } } });
  });

  it('that writes needs neither cookie nor page, and the audit log names it', async () => {
    const { token, key } = await makeKey('liNa', { scope: 'write' });
    expect((await call(token, 'POST', '/api/companies', { name: 'Neue Küchen GmbH' })).status).toBe(200);
    const entry = await test.context.database.manager.findOneByOrFail(AuditEntry, { action: 'company.created' });
    expect(entry).toMatchObject({ userId: world.viewers.liNa.userId, details: { keyId: key.id } });
  });

  it('with some rights has those alone', async () => {
    const { token } = await makeKey('liNa', { grants: ['companies.read'] });
    expect((await call(token, 'GET', '/api/companies')).status).toBe(200);
    expect((await call(token, 'GET', '/api/messages')).body.error.code).toBe('permission.missing');
  });

  it('cannot be made with a right that its owner lacks', async () => {
    const browser = await test.signIn(asUser('liNa'));
    const body = { name: 'x', scope: 'read', days: null, grants: ['users.manage'] };
    expect((await browser.post('/api/api-keys', body)).body.error.code).toBe('api_key.grant_missing');
  });

  it('loses what its owner loses, at the next call', async () => {
    const { token } = await makeKey('zhouMin', { grants: ['audit.read', 'companies.read'] });
    expect((await call(token, 'GET', '/api/audit')).status).toBe(200);
    await inTransaction(test.context.database, manager =>
      manager.query(`UPDATE "user_role" SET "role" = 'trader' WHERE "userId" = ${world.viewers.zhouMin.userId}`),
    );
    expect((await call(token, 'GET', '/api/audit')).status).toBe(403);
    await inTransaction(test.context.database, manager =>
      manager.update(User, { id: world.viewers.zhouMin.userId }, { isActive: false }),
    );
    expect((await call(token, 'GET', '/api/companies')).body.error.code).toBe('api_key.invalid');
  });

  it('ends at once when it is revoked, and by itself when its time is over', async () => {
    const first = await makeKey('liNa', {});
    const browser = await test.signIn(asUser('liNa'));
    await browser.delete(`/api/api-keys/${first.key.id}`);
    expect((await call(first.token, 'GET', '/api/companies')).status).toBe(401);
    const second = await makeKey('liNa', { days: 30 });
    test.time.now = new Date(test.time.now.getTime() + 29 * 86_400_000);
    expect((await call(second.token, 'GET', '/api/companies')).status).toBe(200);
    test.time.now = new Date(test.time.now.getTime() + 2 * 86_400_000);
    expect((await call(second.token, 'GET', '/api/companies')).status).toBe(401);
  });

  it('counts alone: a cookie beside a bad key opens nothing', async () => {
    const browser = await test.signIn(asUser('liNa'));
    const headers = { authorization: 'Bearer tpk_made-up', cookie: browser.cookie };
    expect((await test.app.inject({ method: 'GET', url: '/api/companies', headers })).statusCode).toBe(401);
  });

  it('makes, sees and revokes no keys', async () => {
    const { token, key } = await makeKey('admin', { scope: 'write' });
    const body = { name: 'x', scope: 'write', days: null };
    for (const answer of [
      await call(token, 'POST', '/api/api-keys', body),
      await call(token, 'GET', '/api/api-keys'),
      await call(token, 'DELETE', `/api/api-keys/${key.id}`),
    ])
      expect(answer.body.error.code).toBe('api_key.needs_person');
  });

  it('makes no account, gives nobody rights and opens nobody’s account, whatever its owner may', async () => {
    const { token } = await makeKey('admin', { scope: 'write', grants: ['users.manage'] });
    const own = `/api/users/${world.viewers.liNa.userId}`;
    const role = await (await test.signIn(asUser('admin'))).post('/api/roles', { name: 'R', grants: ['mail.read'] });
    for (const answer of [
      await call(token, 'POST', '/api/users', { address: 'x@haitu.example', name: 'X', roles: ['owner'] }),
      await call(token, 'POST', `${own}/reset-link`),
      await call(token, 'PATCH', `${own}?version=1`, { roles: ['owner'] }),
      await call(token, 'PATCH', `${own}?version=1`, { ownRoleIds: [role.body.id] }),
      await call(token, 'PATCH', `/api/roles/${role.body.id}?version=1`, { grants: ['all.read'] }),
    ])
      expect(answer.body.error.code).toBe('api_key.needs_person');
    expect((await call(token, 'PATCH', `${own}?version=1`, { name: 'Li Na' })).status).toBe(200);
  });

  it('calls 600 times a minute, and then waits', async () => {
    let window = countCall(undefined, 0);
    for (let calls = 1; calls < 600; calls += 1) window = countCall(window ?? undefined, calls);
    expect(window).toEqual({ since: 0, calls: 600 });
    expect(countCall(window ?? undefined, 59_999)).toBeNull();
    expect(countCall(window ?? undefined, 60_000)).toEqual({ since: 60_000, calls: 1 });
  });

  it('is made by an administrator for the account of a program, never for a person', async () => {
    const admin = await test.signIn(asUser('admin'));
    const body = { name: 'x', scope: 'read', days: null };
    const program = await admin.post('/api/users', { address: 'erp@haitu.example', name: 'ERP', roles: ['trader'] });
    const id = program.body.user.id as number;
    expect((await admin.post('/api/api-keys', { ...body, ownerId: id })).status).toBe(201);
    await inTransaction(test.context.database, manager =>
      manager.update(User, { id: world.viewers.liNa.userId }, { lastSignInAt: test.time.now }),
    );
    const person = await admin.post('/api/api-keys', { ...body, ownerId: world.viewers.liNa.userId });
    expect(person.body.error.code).toBe('program.of_a_person');
  });

  it('made for a program ends when a person takes the account over: nobody keeps a key to a colleague’s mail', async () => {
    const admin = await test.signIn(asUser('admin'));
    const invited = await admin.post('/api/users', { address: 'new@haitu.example', name: 'New', roles: ['owner'] });
    const body = { name: 'x', scope: 'read', days: null, ownerId: invited.body.user.id };
    const { token } = (await admin.post('/api/api-keys', body)).body as Made;
    expect((await call(token, 'GET', '/api/companies')).status).toBe(200);
    const link = (invited.body.link as string).split('/').pop();
    expect((await test.nobody.post(`/api/links/${link}`, { password: 'lantern-harbour-43' })).status).toBe(200);
    expect((await call(token, 'GET', '/api/companies')).body.error.code).toBe('api_key.invalid');
  });

  it('of another person is not there for him who may not see it', async () => {
    const { key } = await makeKey('liNa', {});
    const other = await test.signIn(asUser('wangLei'));
    expect((await other.get('/api/api-keys')).body.keys).toEqual([]);
    expect((await other.delete(`/api/api-keys/${key.id}`)).status).toBe(404);
    const admin = await test.signIn(asUser('admin'));
    expect((await admin.get('/api/api-keys')).body.keys).toHaveLength(1);
  });

  it('stands in the API document as a way in', async () => {
    const browser = await test.signIn(asUser('liNa'));
    const { body } = await browser.get('/api/openapi.json');
    expect(body.components.securitySchemes.key).toMatchObject({ type: 'http', scheme: 'bearer' });
    expect(body.paths['/api/companies'].get.security).toEqual([{ session: [] }, { key: [] }]);
  });
});

describe('the audit log', () => {
  it('is filtered by person, kind and days', async () => {
    await makeKey('liNa', {});
    await makeKey('zhouMin', {});
    const reader = await test.signIn(asUser('zhouMin'));
    const of = async (query: string) =>
      ((await reader.get(`/api/audit?${query}`)).body.entries as { action: string; userName: string }[]).map(
        entry => `${entry.action} ${entry.userName}`,
      );
    expect(await of(`kind=api_key&userId=${world.viewers.liNa.userId}`)).toEqual(['api_key.created li.na']);
    expect(await of('kind=api_key')).toHaveLength(2);
    expect(await of('kind=api')).toEqual([]);
    const before = new Date(test.time.now.getTime() - 86_400_000).toISOString();
    expect(await of(`kind=api_key&to=${before}`)).toEqual([]);
    expect(await of(`kind=api_key&from=${before}`)).toHaveLength(2);
  });
});
