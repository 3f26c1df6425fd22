import { createCompany } from '../../service/companies/companies.service';
import { shareCompany } from '../../service/companies/sharing.service';
import { listCompanies, readCompany } from '../../service/companies/companyReading.service';
import { Company } from '../../service/companies/company.entity';
import { commandLineViewer, visibleCompanyIdsSql, visibleCompanySql } from '../../service/companies/visibility';
import type { Viewer } from '../../service/users/roles';
import { viewerOf } from '../../service/users/viewing.service';
import type { House } from './people';
import { openHouse } from './people';

let house: House;
const people: Record<string, Viewer> = {};
const companies: Record<string, number> = {};

beforeAll(async () => {
  house = await openHouse();
  const manager = await house.hire('Manager', ['manager']);
  const trader = await house.hire('Trader', ['trader'], manager.userId);
  const colleague = await house.hire('Colleague', ['trader']);
  const purchaser = await house.hire('Purchaser', ['purchaser']);
  const all = { trader, colleague, purchaser };
  const owner = await house.hire('Owner', ['owner']);
  const admin = await house.hire('Admin', ['administrator']);
  const finance = await house.hire('Finance', ['finance']);
  const reread = (await viewerOf(house.context.database.manager, manager.userId)) as Viewer;
  Object.assign(people, all, { manager: reread, owner, admin, finance });
  const make = async (key: string, ownerId: number | null, isSupplier = false) => {
    const made = await createCompany(house.context, commandLineViewer(), {
      name: `Company ${key}`,
      ownerId,
      isSupplier,
      isCustomer: !isSupplier,
    });
    companies[key] = made.id;
  };
  await make('traders', trader.userId);
  await make('colleagues', colleague.userId);
  await make('nobodys', null);
  await make('shared', colleague.userId);
  await make('factory', purchaser.userId, true);
  await make('traders factory', trader.userId, true);
  await make('free factory', null, true);
  await shareCompany(house.context, colleague, companies.shared as number, [trader.userId]);
});

afterAll(() => house.close());

test.each([
  ['trader', ['traders', 'nobodys', 'shared']],
  ['colleague', ['colleagues', 'nobodys', 'shared']],
  ['purchaser', ['nobodys', 'factory', 'free factory']],
  ['manager', ['traders', 'nobodys', 'shared', 'traders factory', 'free factory']],
  ['owner', ['traders', 'colleagues', 'nobodys', 'shared', 'factory', 'traders factory', 'free factory']],
  ['finance', ['nobodys', 'free factory']],
  ['admin', ['nobodys']],
])(
  '%s sees own, shared and unowned companies, those of his people, and suppliers only with the right to',
  async (who, expected) => {
    const { companies: lines } = await listCompanies(house.context, people[who] as Viewer, {});
    expect(lines.map(line => line.id).sort()).toEqual(expected.map(key => companies[key]).sort());
    for (const [key, id] of Object.entries(companies)) {
      const reading = readCompany(house.context, people[who] as Viewer, id);
      if (expected.includes(key)) await expect(reading).resolves.toMatchObject({ id });
      else await expect(reading).rejects.toMatchObject({ status: 404, code: 'company.not_found' });
    }
  },
);

test('the condition stands in an EXISTS of another table, with a quoted alias, and twice in one statement', async () => {
  const viewer = people.trader as Viewer;
  const { sql, parameters } = visibleCompanySql(viewer, '"c"');
  const rows = await house.context.database.manager
    .createQueryBuilder(Company, 'outer')
    .where(`EXISTS (SELECT 1 FROM "company" "c" WHERE "c"."id" = outer.id AND ${sql})`, parameters)
    .andWhere(visibleCompanySql(viewer, 'outer').sql)
    .getCount();
  expect(rows).toBe(3);
});

test('the ids, gathered way by way, are those that the condition lets through', async () => {
  const { manager } = house.context.database;
  for (const viewer of [...Object.values(people), commandLineViewer()]) {
    const gathered: { id: number }[] = await manager.query(visibleCompanyIdsSql(viewer));
    const { sql } = visibleCompanySql(viewer, 'c');
    const seen: { id: number }[] = await manager.query(`SELECT "c"."id" FROM "company" "c" WHERE ${sql}`);
    const ids = (rows: { id: number }[]) => [...new Set(rows.map(row => row.id))].sort();
    expect(ids(gathered)).toEqual(ids(seen));
  }
});

test('an alias that is no plain word is refused', () => {
  expect(() => visibleCompanySql(people.trader as Viewer, 'c" OR 1=1 --')).toThrow('plain word');
});

test("a trader finds that another's company exists and whose it is, and nothing more", async () => {
  const found = await listCompanies(house.context, people.trader as Viewer, { q: 'Company colleagues' });
  expect(found.companies).toEqual([]);
  expect(found.others).toEqual([{ name: 'Company colleagues', ownerName: 'Colleague' }]);
});

test('a supplier is not even named to whoever may not see suppliers', async () => {
  const found = await listCompanies(house.context, people.trader as Viewer, { q: 'Company factory' });
  expect(found.companies).toEqual([]);
  expect(found.others).toEqual([]);
});
