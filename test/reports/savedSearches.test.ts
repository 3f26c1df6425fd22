import type { TestApp, TestBrowser } from '../support/app';
import { buildTestApp } from '../support/app';

let made: TestApp;
let mine: TestBrowser;
let other: TestBrowser;
beforeAll(async () => {
  made = await buildTestApp();
  mine = await made.signIn(await made.makeUser());
  other = await made.signIn(await made.makeUser());
});
afterAll(() => made.close());

test('a search is kept, renamed, replaced and deleted, each time from the version that was read', async () => {
  const kept = await mine.post('/api/saved-searches', { name: ' Open  offers ', query: 'is:review from:weber' });
  expect(kept.body).toMatchObject({ name: 'Open offers', query: 'is:review from:weber', version: 1 });
  const { id } = kept.body;
  const changed = await mine.put(`/api/saved-searches/${id}`, { name: 'Offers', query: 'from:weber', version: 1 });
  expect(changed.body).toMatchObject({ name: 'Offers', query: 'from:weber', version: 2 });
  expect((await mine.put(`/api/saved-searches/${id}`, { name: 'Late', query: 'x', version: 1 })).body.error.code).toBe(
    'version.changed',
  );
  expect((await mine.delete(`/api/saved-searches/${id}?version=1`)).status).toBe(409);
  expect((await mine.get('/api/saved-searches')).body.searches).toHaveLength(1);
  expect((await mine.delete(`/api/saved-searches/${id}?version=2`)).status).toBe(200);
  expect((await mine.get('/api/saved-searches')).body.searches).toEqual([]);
});

test('two searches of one person have two names; of two persons they may have one', async () => {
  await mine.post('/api/saved-searches', { name: 'Trays', query: 'tray' });
  expect((await mine.post('/api/saved-searches', { name: 'Trays', query: 'x' })).body.error.code).toBe(
    'search.name_taken',
  );
  expect((await mine.post('/api/saved-searches', { name: '  ', query: 'x' })).body.error.code).toBe(
    'search.name_empty',
  );
  expect((await other.post('/api/saved-searches', { name: 'Trays', query: 'x' })).status).toBe(200);
});

test("a colleague's search is not there for others", async () => {
  const { id, version } = (await mine.post('/api/saved-searches', { name: 'Mine', query: 'x' })).body;
  expect((await other.put(`/api/saved-searches/${id}`, { name: 'Y', query: 'y', version })).status).toBe(404);
  expect((await other.delete(`/api/saved-searches/${id}?version=${version}`)).status).toBe(404);
  expect((await other.get('/api/saved-searches')).body.searches.map((one: { name: string }) => one.name)).not.toContain(
    'Mine',
  );
});

test('the form is written as a query, and a query comes back as the form', async () => {
  const { form } = (await mine.get(`/api/search/mail?q=${encodeURIComponent('发件人：weber tray 附件：a')}`)).body;
  expect(form).toMatchObject({ words: 'tray', from: 'weber', filename: 'a', hasAttachment: false });
  expect((await mine.post('/api/search/query', form)).body).toEqual({ q: 'tray from:weber filename:a' });
});

test('a cursor that nobody gave is refused', async () => {
  expect((await mine.get('/api/search/mail?q=x&cursor=abc')).body.error.code).toBe('page.cursor_invalid');
});
