import { Company, Contact, ContactAddress } from '../../service/companies/company.entity';
import { ContactRole } from '../../service/companies/contactDetail.entity';
import type { ContactListQuery } from '../../service/companies/contactList.schema';
import { listContacts } from '../../service/companies/contactList.service';
import { changeContact, createContact } from '../../service/companies/contacts.service';
import { contactsInside } from '../../service/companies/inside.service';
import { foldPersonName } from '../../service/companies/names';
import type { Context } from '../../service/context';
import { insertRows } from '../../service/platform/database/rows';
import { inTransaction } from '../../service/platform/database/transaction';
import type { Viewer } from '../../service/users/roles';
import { captureStatements, planFaults } from '../bench/plans';
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
});
afterEach(() => close());

const idOf = async (name: string) => (await context.database.manager.findOneByOrFail(Company, { name })).id;
const names = async (viewer: Viewer, query: ContactListQuery = {}) =>
  (await listContacts(context, viewer, query)).contacts.map(contact => contact.name);
const without = (viewer: Viewer, ...grants: string[]): Viewer => ({
  ...viewer,
  grants: new Set([...viewer.grants].filter(grant => !grants.includes(grant))),
});

test.each<[keyof TestWorld['viewers'], string[]]>([
  ['liNa', ['Anna Weber']],
  ['wangLei', ['John Ward']],
  ['zhaoFang', ['金伟']],
  ['zhouMin', ['Anna Weber', 'John Ward', '金伟']],
])('%s sees the contacts of the companies that are open to this person, and no others', async (who, expected) => {
  expect(await names(viewers[who])).toEqual(expected);
});

test('whoever may not see suppliers does not see their people', async () => {
  expect(await names(without(viewers.zhouMin, 'suppliers.read'))).toEqual(['Anna Weber', 'John Ward']);
});

test('a line tells the company, its owner, and how the person is reached', async () => {
  const companyId = await idOf('Nordlicht Küchen GmbH');
  const { contacts } = await listContacts(context, viewers.liNa, {});
  expect(contacts).toMatchObject([
    {
      name: 'Anna Weber',
      addresses: ['anna.weber@nordlicht.example'],
      company: { id: companyId, name: 'Nordlicht Küchen GmbH', ownerName: 'li.na' },
    },
  ]);
});

test('without the right to contact details none is told, and none is found by guessing it', async () => {
  const blind = without(viewers.zhouMin, 'fields.contact.view');
  await createContact(context, viewers.liNa, await idOf('Nordlicht Küchen GmbH'), {
    name: 'Bernd Kurz',
    phone: '+49 40 555 0101',
    addresses: ['b.kurz@nordlicht.example'],
    birthDay: '05-31',
  });
  const { contacts } = await listContacts(context, blind, { q: 'kurz' });
  expect(contacts).toMatchObject([{ name: 'Bernd Kurz', phone: null, addresses: [], birthDay: null }]);
  expect(await names(blind, { q: 'nordlicht.example' })).toEqual([]);
  expect(await names(viewers.zhouMin, { q: 'nordlicht.example' })).toEqual(['Anna Weber', 'Bernd Kurz']);
});

describe('the list is narrowed', () => {
  beforeEach(async () => {
    await createContact(context, viewers.liNa, await idOf('Nordlicht Küchen GmbH'), {
      name: 'Étienne Müller',
      addresses: ['e.mueller@nordlicht.example'],
      language: 'fr',
      roles: [{ role: 'finance', isPrimary: true }],
    });
  });

  test.each<[string, ContactListQuery, string[]]>([
    ['by the middle of a name', { q: 'ebe' }, ['Anna Weber']],
    ['by words turned round, without accents', { q: 'muller etienne' }, ['Étienne Müller']],
    ['by one Chinese character', { q: '伟' }, ['金伟']],
    ['by the middle of an address', { q: 'ward@atlas' }, ['John Ward']],
    ['by a role', { role: 'finance' }, ['Étienne Müller']],
    ['by a role that nobody has', { role: 'logistics' }, []],
    ['by a language', { language: 'fr' }, ['Étienne Müller']],
    ['by all of them together', { q: 'muller', role: 'finance', language: 'de' }, []],
    ['by signs that are no words', { q: '%' }, []],
    ['to his own companies', { mine: true }, []],
  ])('%s', async (_how, query, expected) => {
    expect(await names(viewers.zhouMin, query)).toEqual(expected);
  });

  test.each([
    ['by his name in the second script', '张伟'],
    ['by one sign of it', '张'],
    ['by it with a title', '张伟先生'],
    ['by the Latin one, turned round', 'zhang wei'],
    ['by both', 'Wei Zhang 张伟'],
  ])('to somebody whose entry holds two names, %s', async (_how, q) => {
    const companyId = await idOf('Nordlicht Küchen GmbH');
    const { id, version } = await context.database.manager.findOneByOrFail(Contact, { companyId, name: 'Anna Weber' });
    await changeContact(context, viewers.liNa, id, version, { name: 'Wei Zhang 张伟' });
    expect(await names(viewers.zhouMin, { q })).toEqual(['Wei Zhang 张伟']);
    expect(await names(viewers.wangLei, { q })).toEqual([]);
    expect(await contactsInside(context.database.manager, viewers.zhouMin, '张伟', 5)).toEqual([id]);
  });

  test('to one company, which is named; of one that he may not see neither its name nor its people are told', async () => {
    const companyId = await idOf('Atlas Home Ltd');
    expect(await listContacts(context, viewers.wangLei, { companyId })).toMatchObject({
      contacts: [{ name: 'John Ward' }],
      company: { id: companyId, name: 'Atlas Home Ltd' },
    });
    expect(await listContacts(context, viewers.liNa, { companyId })).toEqual({
      ...{ contacts: [], nextCursor: null, company: null },
    });
  });

  test('to his own companies, of which a manager sees more', async () => {
    expect(await names(viewers.chenJing)).toContain('Anna Weber');
    expect(await names(viewers.chenJing, { mine: true })).toEqual([]);
    expect(await names(viewers.liNa, { mine: true })).toEqual(['Anna Weber', 'Étienne Müller']);
  });
});

/** Many namesakes at a company of Li Na's and at one of Wang Lei's. */
async function fill(count: number): Promise<void> {
  const companies = [await idOf('Nordlicht Küchen GmbH'), await idOf('Atlas Home Ltd')];
  await inTransaction(context.database, async manager => {
    const rows = Array.from({ length: count }, (_, at) => ({
      companyId: companies[at % 2] as number,
      name: `Person ${at % 7}`,
      foldedName: foldPersonName(`Person ${at % 7}`),
      language: at % 3 === 0 ? 'es' : 'en',
      createdAt: context.clock(),
      version: 1,
    }));
    await insertRows(manager, Contact, rows);
    const more = Array.from({ length: count }, (_, at) => ({
      ...{
        name: `Firm ${at}`,
        foldedName: `firm ${at}`,
        lastContactAt: new Date(0),
        level: 'general',
        standing: 'new' as const,
      },
      ...{ isCustomer: true, isSupplier: false, isAgent: false, isPartner: false, isLevelHeld: false },
      ...{ ownerId: viewers.wangLei.userId, createdAt: context.clock(), version: 1 },
    }));
    await insertRows(manager, Company, more);
    const made = await manager.findBy(Contact, { language: 'es' });
    await insertRows(
      manager,
      ContactRole,
      made.map(({ id, companyId }) => ({ contactId: id, companyId, recordId: null, role: 'buyer', isPrimary: false })),
    );
    await insertRows(
      manager,
      ContactAddress,
      made.map(({ id }) => ({ contactId: id, address: `p${id}@people.example` })),
    );
  });
}

test('the pages hold everybody once, in the order of the names, though many have the same', async () => {
  await fill(60);
  const seen: { id: number; name: string }[] = [];
  let cursor: string | undefined;
  do {
    const page = await listContacts(context, viewers.liNa, { limit: 7, cursor });
    seen.push(...page.contacts);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toHaveLength(31);
  expect(new Set(seen.map(contact => contact.id)).size).toBe(31);
  expect(seen.map(contact => contact.name)).toEqual(seen.map(contact => contact.name).sort());
});

test('a cursor that is not ours is refused with a sentence', async () => {
  await expect(listContacts(context, viewers.liNa, { cursor: 'x' })).rejects.toMatchObject({
    code: 'page.cursor_invalid',
  });
});

test.each<[string, keyof TestWorld['viewers'], ContactListQuery]>([
  ['everybody, for the owner', 'zhouMin', {}],
  ['everybody, for a trader', 'liNa', {}],
  ['his own', 'liNa', { mine: true }],
  ['a word', 'zhouMin', { q: 'person' }],
  ['an address', 'zhouMin', { q: '10@people.example' }],
  ['a role', 'zhouMin', { role: 'buyer' }],
  ['a language', 'zhouMin', { language: 'es' }],
  ['a company', 'zhouMin', { companyId: 1 }],
])('no table is read from end to end for %s', async (_what, who, query) => {
  await fill(3_000);
  await context.database.writer.query('ANALYZE');
  const statements = await captureStatements(context.database.manager.connection, async () => {
    const first = await listContacts(context, viewers[who], { ...query, limit: 20 });
    if (first.nextCursor) await listContacts(context, viewers[who], { ...query, limit: 20, cursor: first.nextCursor });
  });
  expect(statements.some(({ sql }) => sql.includes('"contact"'))).toBe(true);
  expect(await planFaults(context.database.manager, statements)).toEqual([]);
});
