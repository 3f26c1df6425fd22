import { Company, Contact } from '../../service/companies/company.entity';
import type { ContactFilters } from '../../service/companies/contactList.schema';
import { listContacts } from '../../service/companies/contactList.service';
import { createContact } from '../../service/companies/contacts.service';
import type { Context } from '../../service/context';
import { exportListedContacts } from '../../service/intake/contactExport.service';
import { insertRows } from '../../service/platform/database/rows';
import { inTransaction } from '../../service/platform/database/transaction';
import { changeLimits } from '../../service/users/limits.service';
import type { Viewer } from '../../service/users/roles';
import { AuditEntry } from '../../service/users/user.entity';
import { buildTestContext } from '../support/app';
import type { TestWorld } from '../support/world';
import { makeWorld } from '../support/world';

let context: Context;
let world: TestWorld;
let viewers: TestWorld['viewers'];
let close: () => Promise<void>;
beforeEach(async () => {
  ({ context, close } = await buildTestContext());
  world = await makeWorld(context);
  ({ viewers } = world);
  await createContact(context, viewers.liNa, await idOf('Nordlicht Küchen GmbH'), {
    ...{ name: 'Étienne Müller', addresses: ['e.mueller@nordlicht.example'], language: 'fr', birthDay: '05-31' },
    ...{ phone: '+49 40 555 0101', preferences: 'mornings only' },
    roles: [{ role: 'finance', isPrimary: true }],
  });
});
afterEach(() => close());

const idOf = async (name: string) => (await context.database.manager.findOneByOrFail(Company, { name })).id;
const without = (viewer: Viewer, ...grants: string[]): Viewer => ({
  ...viewer,
  grants: new Set([...viewer.grants].filter(grant => !grants.includes(grant))),
});

/** The lines of the file, each cell by its head. None of these texts holds a comma. */
async function rowsFor(viewer: Viewer, filters: ContactFilters = {}): Promise<Record<string, string>[]> {
  const stream = await exportListedContacts(context, viewer, filters, 'csv');
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part as Buffer));
  const [head, ...lines] = Buffer.concat(parts).toString('utf8').replace('\ufeff', '').trimEnd().split('\r\n');
  const names = (head ?? '').split(',');
  return lines.map(line => Object.fromEntries(line.split(',').map((cell, at) => [names[at], cell])));
}
const listedNames = async (viewer: Viewer, filters: ContactFilters) =>
  (await listContacts(context, viewer, { ...filters, limit: 200 })).contacts.map(contact => contact.name);
const written = async () =>
  (await context.database.manager.findBy(AuditEntry, { action: 'data.exported' })).map(({ userId, details }) => ({
    userId,
    ...details,
  }));

describe('the file holds those that the list shows, in its order, and the audit log how many', () => {
  test.each<[string, keyof TestWorld['viewers'], ContactFilters, number]>([
    ['all of a trader', 'liNa', {}, 2],
    ['all of a colleague', 'wangLei', {}, 1],
    ['everybody of the house', 'zhouMin', {}, 4],
    ['by a part of an address', 'zhouMin', { q: 'nordlicht.example' }, 2],
    ['by a role', 'zhouMin', { role: 'finance' }, 1],
    ['by a language', 'zhouMin', { language: 'fr' }, 1],
    ['of his own companies', 'liNa', { mine: true }, 2],
    ['of nobody', 'wangLei', { q: 'weber' }, 0],
  ])('%s', async (_what, who, filters, count) => {
    const rows = await rowsFor(viewers[who], filters);
    expect(rows.map(row => row.name)).toEqual(await listedNames(viewers[who], filters));
    expect(await written()).toEqual([{ userId: viewers[who].userId, rows: count }]);
  });

  test('of one company; of one that he may not see nobody', async () => {
    const companyId = await idOf('Nordlicht Küchen GmbH');
    expect((await rowsFor(viewers.liNa, { companyId })).map(row => row.company)).toEqual([
      'Nordlicht Küchen GmbH',
      'Nordlicht Küchen GmbH',
    ]);
    expect(await rowsFor(viewers.wangLei, { companyId })).toEqual([]);
  });
});

test('every cell that the import reads is filled', async () => {
  expect(await rowsFor(viewers.zhouMin, { q: 'müller' })).toMatchObject([
    {
      ...{ company: 'Nordlicht Küchen GmbH', name: 'Étienne Müller', email: 'e.mueller@nordlicht.example' },
      ...{ phone: "'+49 40 555 0101", roles: 'finance', language: 'fr', birthday: '05-31' },
      preferences: 'mornings only',
    },
  ]);
});

test('without the right to contact details the file tells none, and no address can be guessed by it', async () => {
  const blind = without(viewers.zhouMin, 'fields.contact.view');
  const [row] = await rowsFor(blind, { q: 'müller' });
  expect(row).toMatchObject({ name: 'Étienne Müller', email: '', phone: '', mobile: '', birthday: '' });
  expect(await rowsFor(blind, { q: 'nordlicht.example' })).toEqual([]);
  expect(await written()).toEqual([
    { userId: blind.userId, rows: 1 },
    { userId: blind.userId, rows: 0 },
  ]);
});

test('without the right to suppliers none of their people leaves', async () => {
  const rows = await rowsFor(without(viewers.zhouMin, 'suppliers.read'));
  expect(rows.map(row => row.name)).toEqual(['Anna Weber', 'John Ward', 'Étienne Müller']);
});

test('namesakes beyond a page of the file leave once each', async () => {
  const companyId = await idOf('Nordlicht Küchen GmbH');
  const namesake = { companyId, name: 'Max Muster', foldedName: 'max muster', createdAt: new Date(), version: 1 };
  await inTransaction(context.database, manager =>
    insertRows(
      manager,
      Contact,
      Array.from({ length: 450 }, (_one, at) => ({ ...namesake, externalKey: `max-${at}` })),
    ),
  );
  const keys = (await rowsFor(viewers.liNa, { q: 'muster' })).map(row => row.key);
  expect(new Set(keys).size).toBe(450);
  expect(keys).toHaveLength(450);
});

test('what is more than a day allows is refused as a whole, and counts with the other lists', async () => {
  await changeLimits(context, viewers.zhouMin, 0, { exportRows: 5, messages: 800, companies: 400 });
  await rowsFor(viewers.zhouMin);
  await expect(rowsFor(viewers.zhouMin)).rejects.toMatchObject({ code: 'export.limit_reached', status: 403 });
  expect(await rowsFor(viewers.zhouMin, { q: 'weber' })).toHaveLength(1);
});
