import { Contact } from '../../service/companies/company.entity';
import { ContactRole } from '../../service/companies/contactDetail.entity';
import { AuditEntry } from '../../service/users/user.entity';
import type { TestApp, TestBrowser } from '../support/app';
import { buildTestApp } from '../support/app';
import type { TestWorld } from '../support/world';
import { makeWorld } from '../support/world';

let app: TestApp;
let world: TestWorld;
const browsers = {} as Record<keyof TestWorld['viewers'], TestBrowser>;
let ids: Record<'anna' | 'john' | 'jin', number>;
beforeAll(async () => {
  app = await buildTestApp();
  world = await makeWorld(app.context);
  for (const who of ['liNa', 'chenJing', 'zhouMin', 'sunYue'] as const)
    browsers[who] = await app.signIn({ id: world.viewers[who].userId, address: '', viewer: world.viewers[who] });
  const idOf = async (name: string) => (await rows().findOneByOrFail(Contact, { name })).id;
  ids = { anna: await idOf('Anna Weber'), john: await idOf('John Ward'), jin: await idOf('金伟') };
});
afterAll(() => app.close());

const rows = () => app.context.database.manager;
const bulk = (who: keyof TestWorld['viewers'], body: object) => browsers[who].post('/api/contacts/bulk', body);
const rolesOf = async (contactId: number) => (await rows().findBy(ContactRole, { contactId })).map(row => row.role);

test('gives many a role and takes it away, of companies that he may change; the others are left and counted', async () => {
  const all = [ids.anna, ids.john, ids.jin];
  const first = await bulk('liNa', { ids: all, addRole: 'buyer' });
  expect([first.status, first.body]).toEqual([200, { changed: 1, refused: 2 }]);
  expect([await rolesOf(ids.anna), await rolesOf(ids.john)]).toEqual([['buyer'], []]);
  expect((await bulk('zhouMin', { ids: [...all, ids.anna], addRole: 'buyer' })).body).toEqual({
    changed: 3,
    refused: 0,
  });
  expect(await rows().findBy(ContactRole, { contactId: ids.anna })).toMatchObject([
    { role: 'buyer', isPrimary: false },
  ]);
  expect((await bulk('zhouMin', { ids: all, removeRole: 'buyer' })).status).toBe(200);
  expect(await rolesOf(ids.jin)).toEqual([]);
});

test('sets a language, and whoever has one of them open at that moment overwrites nothing', async () => {
  const before = await rows().findOneByOrFail(Contact, { id: ids.anna });
  expect((await bulk('chenJing', { ids: [ids.anna], language: 'de' })).body).toEqual({ changed: 1, refused: 0 });
  expect(await rows().findOneByOrFail(Contact, { id: ids.anna })).toMatchObject({ language: 'de' });
  const late = await browsers.liNa.patch(`/api/contacts/${ids.anna}?version=${before.version}`, { title: 'Buyer' });
  expect([late.status, late.body.error.code]).toEqual([409, 'contact.changed_meanwhile']);
  const [entry] = await rows().findBy(AuditEntry, { action: 'contact.changed', subjectId: ids.anna });
  expect(entry?.details).toMatchObject({ bulk: true });
});

test.each([
  ['a role that is not in the list', { addRole: 'emperor' }, 400, 'dictionary.unknown_code'],
  ['nothing to change', {}, 400, 'contact.nothing_to_change'],
])('refuses %s', async (_what, change, status, code) => {
  const reply = await bulk('liNa', { ids: [ids.anna], ...change });
  expect([reply.status, reply.body.error.code]).toEqual([status, code]);
});

test('is not for those who only read', async () => {
  expect((await bulk('sunYue', { ids: [ids.anna], addRole: 'buyer' })).status).toBe(403);
});

test('those chosen leave as a file, and nobody else with them', async () => {
  const reply = await browsers.zhouMin.get(`/api/contacts/export?list=contacts&format=csv&only=${ids.anna},${ids.jin}`);
  const text = reply.raw.toString();
  expect(reply.status).toBe(200);
  expect(['Anna Weber', '金伟', 'John Ward'].map(name => text.includes(name))).toEqual([true, true, false]);
  expect((await browsers.zhouMin.get('/api/contacts?only=x')).status).toBe(400);
});

test('a list of contacts is kept under a name, apart from those of companies', async () => {
  const query = { role: 'buyer', columns: 'company-phone' };
  const kept = await browsers.liNa.post('/api/views', { page: 'contacts', name: 'Buyers', query });
  expect(kept.body).toMatchObject({ views: [{ page: 'contacts', name: 'Buyers', query }] });
  expect((await browsers.liNa.get('/api/views?page=companies')).body).toEqual({ views: [] });
});
