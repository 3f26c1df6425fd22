import type * as httpModule from '../../ui/http';

// A page, as far as the taking of a file needs one.
const link = { href: '', download: '', click: jest.fn() };
let http: typeof httpModule;

beforeAll(() => {
  Object.assign(globalThis, {
    navigator: { onLine: true },
    window: { addEventListener: jest.fn(), setTimeout: jest.fn() },
    document: { createElement: () => link },
  });
  URL.createObjectURL = () => 'blob:made';
  // Only now is there a window.
  http = require('../../ui/http') as typeof httpModule;
});

const answers = (response: Response) => jest.spyOn(globalThis, 'fetch').mockResolvedValueOnce(response);

test('a list beyond the limit of the day is refused with the reason of the service, and the page stays', async () => {
  const error = { code: 'export.limit_reached', message: 'Too many', details: { rows: 33, left: 15 }, ref: null };
  answers(new Response(JSON.stringify({ error }), { status: 403 }));
  await expect(http.takeFile('/api/companies/export?format=xlsx')).rejects.toMatchObject({
    ...{ code: 'export.limit_reached', status: 403, details: { rows: 33, left: 15 } },
  });
  expect(link.click).not.toHaveBeenCalled();
});

test('a file is kept under the name that the service gives', async () => {
  const headers = { 'content-disposition': 'attachment; filename="companies-2026-11-22.csv"' };
  answers(new Response('name', { headers }));
  await http.takeFile('/api/companies/export?format=csv');
  expect(link).toMatchObject({ href: 'blob:made', download: 'companies-2026-11-22.csv' });
  expect(link.click).toHaveBeenCalledTimes(1);
});
