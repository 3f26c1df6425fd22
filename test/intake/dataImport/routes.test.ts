import type { TestApp, TestBrowser } from '../../support/app';
import { buildTestApp } from '../../support/app';

let test_: TestApp;
let browser: TestBrowser;

beforeAll(async () => {
  test_ = await buildTestApp();
  browser = await test_.signIn(await test_.makeUser({ roles: ['owner'] }));
});

afterAll(() => test_.close());

const boundary = 'abc123';

async function upload(name: string, content: string) {
  const body =
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n` +
    `content-type: application/octet-stream\r\n\r\n${content}\r\n--${boundary}--\r\n`;
  return browser.post('/api/data-imports', body, { 'content-type': `multipart/form-data; boundary=${boundary}` });
}

test('a file is uploaded, seen, and imported', async () => {
  const preview = await upload('客户.csv', '公司,国家\nAcme,德国\n');
  expect(preview.status).toBe(200);
  expect(preview.body).toMatchObject({
    newCount: 1,
    problemCount: 0,
    sheets: [{ name: '客户', target: 'companies', rowCount: 1 }],
  });
  const { uploadId } = preview.body;
  expect(
    (await browser.post(`/api/data-imports/${uploadId}/preview`, { mapping: { 客户: { target: null, fields: {} } } }))
      .body,
  ).toMatchObject({ newCount: 0 });
  expect((await browser.post(`/api/data-imports/${uploadId}/run`, {})).body).toMatchObject({
    created: 1,
    failed: 0,
    problems: [],
  });
  expect((await browser.get('/api/companies')).body.companies).toMatchObject([{ name: 'Acme', country: 'DE' }]);
});

test('a file larger than allowed is refused with a sentence', async () => {
  const reply = await upload('big.csv', 'x'.repeat(20 * 1024 * 1024 + 10));
  expect([reply.status, reply.body.error.code]).toEqual([413, 'data_import.too_large']);
});

test('a form without a file, and what is no form, say so', async () => {
  const none = await browser.post('/api/data-imports', `--${boundary}--\r\n`, {
    'content-type': `multipart/form-data; boundary=${boundary}`,
  });
  expect([none.status, none.body.error.code]).toEqual([400, 'data_import.no_file']);
  const json = await browser.post('/api/data-imports', { a: 1 });
  expect([json.status, json.body.error.code]).toEqual([400, 'data_import.no_file']);
});
