import { inTransaction } from '../../service/platform/database/transaction';
import type { UserChange } from '../../service/users/administering.service';
import { changeUser } from '../../service/users/administering.service';
import { AuditEntry, User } from '../../service/users/user.entity';
import { viewerOf } from '../../service/users/viewing.service';
import type { TestApp, TestBrowser, TestUser } from '../support/app';
import { buildTestApp } from '../support/app';

let test: TestApp;
let chen: TestUser;
let admin: TestBrowser;

beforeEach(async () => {
  test = await buildTestApp();
  chen = await test.makeUser({ name: 'Chen Jing', roles: ['administrator'] });
  admin = await test.signIn(chen);
});
afterEach(() => test.close());

const codeOf = (reply: { body: { error?: { code: string } } }) => reply.body.error?.code;
const actions = async () =>
  (await test.context.database.manager.find(AuditEntry, { order: { id: 'ASC' } })).map(entry => entry.action);

describe('a new person', () => {
  const input = { address: 'Li.Na@own.test', name: 'Li Na', roles: ['trader'] };

  it('gets a link, sets a password and is in', async () => {
    const made = await admin.post('/api/users', { ...input, managerId: chen.id });
    expect(made.status).toBe(201);
    expect(made.body.user).toMatchObject({
      address: 'li.na@own.test',
      managerId: chen.id,
      hasPassword: false,
      version: 1,
    });
    const link = `/api${made.body.link.slice('http://tradepost.test'.length)}`;
    expect((await test.nobody.post(link, { password: 'nine green bottles' })).body.user.roles).toEqual(['trader']);
    const { users } = (await admin.get('/api/users')).body;
    expect(users.find((user: { name: string }) => user.name === 'Li Na')).toMatchObject({
      hasPassword: true,
      sessions: 1,
    });
    expect(await actions()).toEqual(['user.created', 'user.link_used']);
  });

  it.each([
    [{ address: 'nothing' }, 'users.bad_address'],
    [{ managerId: 999 }, 'user.not_found'],
    [{ roles: [] }, 'users.no_role'],
    [{ roles: ['king'] }, 'request.invalid'],
  ])('with %j is refused, and nobody was made', async (wrong, code) => {
    expect(codeOf(await admin.post('/api/users', { ...input, ...wrong }))).toBe(code);
    expect((await admin.get('/api/users')).body.users).toHaveLength(1);
  });

  it('cannot have the address of another, however it is written', async () => {
    await admin.post('/api/users', input);
    expect(codeOf(await admin.post('/api/users', { ...input, address: ' LI.NA@OWN.test' }))).toBe(
      'users.address_taken',
    );
  });
});

describe('a change of a person', () => {
  const change = (user: TestUser, body: object, version = 1) =>
    admin.patch(`/api/users/${user.id}?version=${version}`, body);

  it('holds from the next request on', async () => {
    const user = await test.makeUser({ roles: ['trader'] });
    const browser = await test.signIn(user);
    expect((await browser.get('/api/users')).status).toBe(403);
    expect((await change(user, { roles: ['trader', 'administrator'] })).body).toMatchObject({ version: 2 });
    expect((await browser.get('/api/users')).status).toBe(200);
  });

  it('made meanwhile by somebody else refuses this one', async () => {
    const user = await test.makeUser();
    await change(user, { name: 'Wang Lei' });
    expect(codeOf(await change(user, { name: 'Wang Fang' }))).toBe('version.changed');
    expect((await test.context.database.manager.findOneByOrFail(User, { id: user.id })).name).toBe('Wang Lei');
  });

  it('to his own roles is refused to everybody, his name he may change', async () => {
    await test.makeUser({ roles: ['administrator'] });
    expect(codeOf(await change(chen, { roles: ['administrator', 'owner'] }))).toBe('users.own_roles');
    expect((await change(chen, { roles: ['administrator'], name: 'Chen J.' })).status).toBe(200);
  });

  it('that switches himself off is refused', async () => {
    await test.makeUser({ roles: ['administrator'] });
    expect(codeOf(await change(chen, { isActive: false }))).toBe('users.own_account');
  });

  it('leaves one administrator at least, from the command line too', async () => {
    const second = await test.makeUser({ roles: ['administrator'] });
    expect((await change(second, { roles: ['trader'] })).status).toBe(200);
    const byOperator = (wanted: UserChange) => changeUser(test.context, 'command_line', chen.id, 1, wanted);
    const refused = expect.objectContaining({ code: 'users.last_administrator' });
    await expect(byOperator({ isActive: false })).rejects.toEqual(refused);
    await expect(byOperator({ roles: ['owner'] })).rejects.toEqual(refused);
    expect(await byOperator({ roles: ['administrator', 'owner'] })).toMatchObject({
      roles: ['administrator', 'owner'],
    });
  });

  it('that switches him off signs him out and voids his links', async () => {
    const made = await admin.post('/api/users', { address: 'a@own.test', name: 'A', roles: ['trader'] });
    const user = await test.makeUser();
    const browser = await test.signIn(user);
    await change(user, { isActive: false });
    expect((await browser.get('/api/session')).status).toBe(401);
    await admin.patch(`/api/users/${made.body.user.id}?version=1`, { isActive: false });
    const link = `/api${made.body.link.slice('http://tradepost.test'.length)}`;
    expect(codeOf(await test.nobody.get(link))).toBe('links.invalid');
    expect(codeOf(await admin.post(`/api/users/${user.id}/reset-link`))).toBe('users.inactive');
  });

  it('cannot put a person above himself', async () => {
    const manager = await test.makeUser({ roles: ['manager'] });
    const trader = await test.makeUser({ managerId: manager.id });
    expect(codeOf(await change(manager, { managerId: trader.id }))).toBe('users.manager_cycle');
    expect(codeOf(await change(manager, { managerId: manager.id }))).toBe('users.manager_cycle');
    expect((await change(trader, { managerId: null })).body.managerId).toBeNull();
  });

  it('stands in the audit log, before and after', async () => {
    const user = await test.makeUser({ roles: ['trader'] });
    await change(user, { roles: ['manager'] });
    const [entry] = (await admin.get('/api/audit')).body.entries;
    expect(entry).toMatchObject({
      action: 'user.changed',
      userName: 'Chen Jing',
      subjectType: 'user',
      subjectId: user.id,
      details: { before: { roles: ['trader'] }, change: { roles: ['manager'] } },
    });
  });
});

describe('what a person sees', () => {
  it('is what he and everybody below him own', async () => {
    const head = await test.makeUser({ roles: ['manager'] });
    const middle = await test.makeUser({ roles: ['manager'], managerId: head.id });
    const trader = await test.makeUser({ managerId: middle.id });
    const left = await test.makeUser({ managerId: middle.id });
    await admin.patch(`/api/users/${left.id}?version=1`, { isActive: false });
    const { manager } = test.context.database;
    expect((await viewerOf(manager, head.id))?.ownerIds).toEqual([head.id, middle.id, trader.id, left.id]);
    expect((await viewerOf(manager, trader.id))?.ownerIds).toEqual([trader.id]);
    expect(await viewerOf(manager, left.id)).toBeNull();
  });

  it('of his colleagues is their names', async () => {
    const trader = await test.signIn(await test.makeUser({ name: 'Wang Lei' }));
    expect((await trader.get('/api/people')).body.people).toEqual([
      { id: chen.id, name: 'Chen Jing' },
      { id: expect.any(Number), name: 'Wang Lei' },
    ]);
  });
});

describe('an administrator', () => {
  it('signs a person out on every computer', async () => {
    const user = await test.makeUser();
    const browser = await test.signIn(user);
    expect((await admin.post(`/api/users/${user.id}/sign-out`)).status).toBe(200);
    expect((await browser.get('/api/session')).status).toBe(401);
  });

  it('reads the audit log page by page', async () => {
    for (let n = 0; n < 5; n += 1) await admin.post(`/api/users/${chen.id}/reset-link`);
    const first = (await admin.get('/api/audit?limit=3')).body;
    const second = (await admin.get(`/api/audit?limit=3&cursor=${first.nextCursor}`)).body;
    expect([first.entries.length, second.entries.length, second.nextCursor]).toEqual([3, 2, null]);
    expect(codeOf(await admin.get('/api/audit?cursor=x'))).toBe('request.invalid');
  });

  it('sets the company, normalised, and the log tells what it was', async () => {
    const body = {
      name: ' Huaying ',
      ownDomains: ['@Huaying-Trade.com', 'huaying-trade.com.'],
      dropboxAddresses: ['File@Huaying-Trade.com'],
      excludedFolders: ['Private', ' ', 'Private'],
      timeZone: 'Asia/Shanghai',
    };
    const saved = {
      name: 'Huaying',
      ownDomains: ['huaying-trade.com'],
      dropboxAddresses: ['file@huaying-trade.com'],
      excludedFolders: ['Private'],
      timeZone: 'Asia/Shanghai',
      numberStyle: 'comma_point',
      defaultLanguage: 'zh-CN',
    };
    const { version } = (await admin.get('/api/settings/company')).body;
    const put = () => admin.put(`/api/settings/company?version=${version}`, body);
    expect((await put()).body).toEqual({ ...saved, version: version + 1 });
    expect((await admin.get('/api/settings/company')).body).toEqual({ ...saved, version: version + 1 });
    // Who read them before that change does not undo it by his own.
    expect([(await put()).status, codeOf(await put())]).toEqual([409, 'version.changed']);
    expect(await actions()).toEqual(['settings.changed']);
  });

  it('sets how numbers are written and in which language new people begin; who says nothing of it leaves it', async () => {
    const company = { name: 'Huaying', ownDomains: [], dropboxAddresses: [], excludedFolders: [], timeZone: 'UTC' };
    const save = async (more: object) => {
      const { version } = (await admin.get('/api/settings/company')).body;
      return (await admin.put(`/api/settings/company?version=${version}`, { ...company, ...more })).body;
    };
    await save({ numberStyle: 'point_comma', defaultLanguage: 'en' });
    expect(await save({})).toMatchObject({ numberStyle: 'point_comma', defaultLanguage: 'en' });
    expect((await admin.get('/api/session')).body.company.numberStyle).toBe('point_comma');
    const made = await admin.post('/api/users', { address: 'new@huaying.example', name: 'New', roles: ['trader'] });
    const user = await test.context.database.manager.findOneByOrFail(User, { id: made.body.user.id as number });
    expect(user.language).toBe('en');
    const { version } = (await admin.get('/api/settings/company')).body;
    const wrong = { ...company, numberStyle: 'roman' };
    expect((await admin.put(`/api/settings/company?version=${version}`, wrong)).status).toBe(400);
  });

  it.each([
    [{ ownDomains: ['qq.com'] }, 'settings.free_mail_domain'],
    [{ ownDomains: ['nothing'] }, 'settings.bad_domain'],
    [{ dropboxAddresses: ['nothing'] }, 'settings.bad_address'],
    [{ timeZone: 'Nowhere' }, 'settings.bad_time_zone'],
  ])('cannot set %j', async (wrong, code) => {
    const body = { name: 'H', ownDomains: [], dropboxAddresses: [], excludedFolders: [], timeZone: 'UTC', ...wrong };
    expect(codeOf(await admin.put('/api/settings/company?version=0', body))).toBe(code);
  });
});

describe('the audit log', () => {
  it('cannot be edited, not even by the program', async () => {
    await admin.post(`/api/users/${chen.id}/reset-link`);
    const { database } = test.context;
    await expect(
      inTransaction(database, manager => manager.update(AuditEntry, { id: 1 }, { action: 'x' })),
    ).rejects.toThrow(/never changed/);
    await expect(inTransaction(database, manager => manager.delete(AuditEntry, { id: 1 }))).rejects.toThrow(
      /never changed/,
    );
    expect(await actions()).toEqual(['user.reset']);
  });

  it('holds no link and no password', async () => {
    const made = await admin.post('/api/users', { address: 'a@own.test', name: 'A', roles: ['trader'] });
    const token = made.body.link.split('/').pop();
    expect(JSON.stringify((await admin.get('/api/audit')).body)).not.toContain(token);
  });
});
