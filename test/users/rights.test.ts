import { Company } from '../../service/companies/company.entity';
import { createCompany } from '../../service/companies/companies.service';
import { commandLineViewer } from '../../service/companies/visibility';
import { Alarm, ReadingCount } from '../../service/users/organisation.entity';
import { allowExport } from '../../service/users/limits.service';
import { AuditEntry } from '../../service/users/user.entity';
import type { TestApp, TestBrowser, TestUser } from '../support/app';
import { buildTestApp } from '../support/app';

let test_: TestApp;
let admin: TestBrowser;
let adminUser: TestUser;

beforeEach(async () => {
  test_ = await buildTestApp();
  adminUser = await test_.makeUser({ roles: ['administrator'] });
  admin = await test_.signIn(adminUser);
});
afterEach(() => test_.close());

const audited = async (action: string) => test_.context.database.manager.findBy(AuditEntry, { action });
const company = async (ownerId: number, name = 'Acme Trading') =>
  (await createCompany(test_.context, commandLineViewer(), { name, ownerId, isCustomer: true })).id;

describe('teams', () => {
  test('the manager of a branch sees what the people of its teams own, and no longer when they leave the team', async () => {
    const boss = await test_.makeUser({ roles: ['manager'] });
    const trader = await test_.makeUser();
    const id = await company(trader.id);
    const browser = await test_.signIn(boss);
    expect((await browser.get(`/api/companies/${id}`)).status).toBe(404);
    const branch = (await admin.post('/api/teams', { name: 'Ningbo', kind: 'branch', managerId: boss.id })).body;
    const team = (
      await admin.post('/api/teams', { name: 'Europe', kind: 'team', parentId: branch.id, memberIds: [trader.id] })
    ).body;
    expect((await browser.get(`/api/companies/${id}`)).status).toBe(200);
    await admin.patch(`/api/teams/${team.id}?version=${team.version}`, { memberIds: [] });
    expect((await browser.get(`/api/companies/${id}`)).status).toBe(404);
    expect(await audited('team.created')).toHaveLength(2);
    expect((await audited('team.changed'))[0]?.details).toMatchObject({ before: { memberIds: [trader.id] } });
  });

  test('a team is put into a person by his account too', async () => {
    const trader = await test_.makeUser();
    const team = (await admin.post('/api/teams', { name: 'Asia', kind: 'team' })).body;
    const saved = await admin.patch(`/api/users/${trader.id}?version=1`, { teamIds: [team.id] });
    expect(saved.body.teamIds).toEqual([team.id]);
    expect((await admin.get('/api/organisation')).body.teams[0].memberIds).toEqual([trader.id]);
  });

  test.each([
    ['beneath itself', 'team.cycle', async (id: number) => admin.patch(`/api/teams/${id}?version=1`, { parentId: id })],
    [
      'of an old version',
      'version.changed',
      async (id: number) => admin.patch(`/api/teams/${id}?version=7`, { name: 'X' }),
    ],
    [
      'with a name that is taken',
      'team.name_taken',
      async () => admin.post('/api/teams', { name: 'One', kind: 'team' }),
    ],
    [
      'with a stranger',
      'user.unknown',
      async (id: number) => admin.patch(`/api/teams/${id}?version=1`, { memberIds: [99] }),
    ],
  ])('a team %s is refused', async (_what, code, act) => {
    const { id } = (await admin.post('/api/teams', { name: 'One', kind: 'team' })).body;
    expect((await act(id)).body.error.code).toBe(code);
  });

  test('a team that a rule or a team beneath it needs is not deleted', async () => {
    const one = (await admin.post('/api/teams', { name: 'One', kind: 'team' })).body;
    const two = (await admin.post('/api/teams', { name: 'Two', kind: 'team' })).body;
    const three = (await admin.post('/api/teams', { name: 'Three', kind: 'team', parentId: two.id })).body;
    const rule = (await admin.post('/api/sharing-rules', { fromTeamId: one.id, toTeamId: two.id, access: 'read' }))
      .body;
    expect((await admin.delete(`/api/teams/${one.id}?version=1`)).body.error.code).toBe('team.has_rules');
    expect((await admin.delete(`/api/teams/${two.id}?version=1`)).body.error.code).toBe('team.has_teams');
    await admin.delete(`/api/sharing-rules/${rule.id}`);
    for (const team of [three, two, one])
      expect((await admin.delete(`/api/teams/${team.id}?version=1`)).status).toBe(200);
  });
});

describe('sharing', () => {
  test('a company shared for reading is read and not changed; for changing it is changed', async () => {
    const [owner, colleague] = [await test_.makeUser(), await test_.makeUser()];
    const id = await company(owner.id);
    const [his, hers] = [await test_.signIn(owner), await test_.signIn(colleague)];
    const team = (await admin.post('/api/teams', { name: 'Sales', kind: 'team', memberIds: [colleague.id] })).body;
    for (const kind of ['person', 'team'] as const) {
      const whom = kind === 'person' ? colleague.id : team.id;
      const share = (access: string) =>
        his.put(`/api/companies/${id}/shares`, { shares: [{ kind, id: whom, access }] });
      expect((await share('read')).body.shares[0]).toMatchObject({
        kind,
        access: 'read',
        sharedByName: owner.viewer.name,
      });
      const read = await hers.get(`/api/companies/${id}`);
      expect([read.status, read.body.canEdit]).toEqual([200, false]);
      const { version } = read.body;
      const refused = await hers.patch(`/api/companies/${id}?version=${version}`, { city: 'Bremen' });
      expect([refused.status, refused.body.error.code]).toEqual([403, 'company.read_only']);
      expect((await hers.post(`/api/companies/${id}/contacts`, { name: 'A', addresses: [] })).status).toBe(403);
      await share('write');
      expect((await hers.patch(`/api/companies/${id}?version=${version}`, { city: 'Bremen' })).status).toBe(200);
      await his.put(`/api/companies/${id}/shares`, { shares: [] });
      expect((await hers.get(`/api/companies/${id}`)).status).toBe(404);
    }
    expect(await audited('company.shared')).toHaveLength(6);
  });

  test('by a rule the companies of one team are read by another, and whose they are decides at the time of asking', async () => {
    const [owner, reader] = [await test_.makeUser(), await test_.makeUser()];
    const id = await company(owner.id);
    const from = (await admin.post('/api/teams', { name: 'From', kind: 'branch', memberIds: [owner.id] })).body;
    const to = (await admin.post('/api/teams', { name: 'To', kind: 'team', memberIds: [reader.id] })).body;
    const rule = (await admin.post('/api/sharing-rules', { fromTeamId: from.id, toTeamId: to.id, access: 'read' }))
      .body;
    const browser = await test_.signIn(reader);
    expect((await browser.get(`/api/companies/${id}`)).body.canEdit).toBe(false);
    const again = await admin.post('/api/sharing-rules', { fromTeamId: from.id, toTeamId: to.id, access: 'write' });
    expect(again.body.error.code).toBe('sharing_rule.exists');
    await test_.context.database.writer.getRepository(Company).update({ id }, { ownerId: adminUser.id });
    expect((await browser.get(`/api/companies/${id}`)).status).toBe(404);
    await admin.delete(`/api/sharing-rules/${rule.id}`);
    expect(await audited('sharing_rule.deleted')).toHaveLength(1);
  });
});

describe('own roles', () => {
  test('a role of the company gives exactly its grants, changes for all who have it, and is deleted when nobody has it', async () => {
    const role = (await admin.post('/api/roles', { name: 'Reader', grants: ['companies.read', 'jobs.manage'] })).body;
    const user = await test_.makeUser();
    const given = await admin.patch(`/api/users/${user.id}?version=1`, { roles: [], ownRoleIds: [role.id] });
    expect(given.body).toMatchObject({ roles: [], ownRoleIds: [role.id] });
    const browser = await test_.signIn(user);
    expect((await browser.get('/api/session')).body.user.grants.sort()).toEqual(['companies.read', 'jobs.manage']);
    expect((await browser.get('/api/jobs')).status).toBe(200);
    await admin.patch(`/api/roles/${role.id}?version=1`, { grants: ['companies.read'] });
    expect((await browser.get('/api/jobs')).status).toBe(403);
    expect((await admin.delete(`/api/roles/${role.id}?version=2`)).body.error.code).toBe('role.in_use');
    await admin.patch(`/api/users/${user.id}?version=2`, { roles: ['trader'], ownRoleIds: [] });
    expect((await admin.delete(`/api/roles/${role.id}?version=2`)).status).toBe(200);
    expect((await audited('role.changed'))[0]?.details).toMatchObject({ after: { grants: ['companies.read'] } });
  });

  test('nobody changes a role that he has himself, nor gives himself one, and a person is never without', async () => {
    const role = (await admin.post('/api/roles', { name: 'Chief', grants: ['users.manage'] })).body;
    const chief = await test_.makeUser();
    await admin.patch(`/api/users/${chief.id}?version=1`, { ownRoleIds: [role.id] });
    const browser = await test_.signIn(chief);
    const wider = await browser.patch(`/api/roles/${role.id}?version=1`, { grants: ['users.manage', 'all.read'] });
    expect(wider.body.error.code).toBe('role.held_by_yourself');
    const own = await browser.patch(`/api/users/${chief.id}?version=2`, { ownRoleIds: [] });
    expect(own.body.error.code).toBe('users.own_roles');
    const bare = await admin.patch(`/api/users/${chief.id}?version=2`, { roles: [], ownRoleIds: [] });
    expect(bare.body.error.code).toBe('users.no_role');
    const unknown = await admin.post('/api/roles', { name: 'X', grants: ['everything'] });
    expect(unknown.body.error.code).toBe('role.grant_unknown');
  });
});

describe('limits', () => {
  test('an export beyond the limit of the day is refused as a whole, counted not at all, and told', async () => {
    const user = await test_.makeUser({ roles: ['manager'] });
    await admin.put('/api/settings/limits?version=0', { exportRows: 100, messages: 5, companies: 5 });
    await allowExport(test_.context, user.viewer, 'companies', 80);
    await expect(allowExport(test_.context, user.viewer, 'companies', 30)).rejects.toMatchObject({
      code: 'export.limit_reached',
      details: { left: 20 },
    });
    await allowExport(test_.context, user.viewer, 'companies', 20);
    const alarms = (await admin.get('/api/alarms')).body;
    expect(alarms).toMatchObject({ unseen: 1, alarms: [{ kind: 'export_refused', person: user.viewer.name }] });
    await admin.post(`/api/alarms/${alarms.alarms[0].id}/seen`);
    expect((await admin.get('/api/alarms')).body.unseen).toBe(0);
    expect(await audited('data.exported')).toHaveLength(2);
  });

  test('who opens far more companies on a day than the limit raises one alarm; the next day he counts from nothing', async () => {
    const user = await test_.makeUser();
    const id = await company(user.id);
    await admin.put('/api/settings/limits?version=0', { exportRows: 100, messages: 30, companies: 30 });
    const browser = await test_.signIn(user);
    const { manager } = test_.context.database;
    for (let n = 0; n < 60; n += 1) await browser.get(`/api/companies/${id}`);
    expect(await manager.find(Alarm)).toMatchObject([
      { kind: 'mass_reading', userId: user.id, details: { limit: 30 } },
    ]);
    test_.time.now = new Date('2026-03-03T03:00:00.000Z');
    const nextDay = await test_.signIn(user);
    for (let n = 0; n < 20; n += 1) await nextDay.get(`/api/companies/${id}`);
    expect(await manager.count(Alarm)).toBe(1);
    // The last of them are written after the answer has gone.
    for (let tries = 0; tries < 200 && (await manager.count(ReadingCount)) < 2; tries += 1)
      await new Promise(resolve => setTimeout(resolve, 20));
    expect(await manager.find(ReadingCount, { order: { day: 'ASC' } })).toMatchObject([{ count: 60 }, { count: 20 }]);
  });
});
