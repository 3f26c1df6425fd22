import { changeMany } from '../../service/companies/bulk.service';
import { changeCompany, createCompany } from '../../service/companies/companies.service';
import { listCompanies, readCompany, readGroup } from '../../service/companies/companyReading.service';
import { setLevel } from '../../service/companies/levels.service';
import { previewMend } from '../../service/companies/mending.service';
import { reckonCompanies } from '../../service/companies/standing.service';
import type { Context } from '../../service/context';
import { Company } from '../../service/companies/company.entity';
import { inTransaction } from '../../service/platform/database/transaction';
import { createRecord } from '../../service/records/records.service';
import { closeTestContext, openTestContext } from '../support/context';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld, settleFiling } from '../support/world';

let context: Context;
let world: TestWorld;
beforeAll(async () => {
  context = await openTestContext();
  world = await makeWorld(context);
});
afterAll(() => closeTestContext(context));

const liNa = () => world.viewers.liNa;
const reckon = (ids: number[]) =>
  inTransaction(context.database, manager => reckonCompanies(manager, ids, context.clock()));

describe('a group', () => {
  it('adds up what the viewer may see of it, and nothing else', async () => {
    const top = await createCompany(context, liNa(), { name: 'Ostsee Holding AG', domains: ['ostsee.example'] });
    const own = await createCompany(context, liNa(), {
      ...{ name: 'Ostsee Nord GmbH', parentId: top.id, domains: ['nord.example'] },
    });
    const others = await createCompany(context, world.viewers.wangLei, {
      ...{ name: 'Hafenwerk Polska', domains: ['hafen.example'] },
    });
    await inTransaction(context.database, manager => manager.update(Company, { id: others.id }, { parentId: own.id }));
    const write = (id: string, from: string) =>
      letter({ id, from, to: 'li.na@haitu.example', date: 'Mon, 02 Nov 2026 09:00:00 +0000' });
    await deliver(context, world.mailboxes.liNa, write('<g1@x>', 'a@ostsee.example'));
    await deliver(context, world.mailboxes.liNa, write('<g2@x>', 'b@nord.example'));
    await createRecord(context, liNa(), own.id, { kind: 'order', number: 'SO-2026-7711', title: 'x' });
    await createRecord(context, world.viewers.wangLei, others.id, {
      kind: 'order',
      number: 'SO-2026-7712',
      title: 'x',
    });
    await settleFiling(context);
    await reckon([top.id, own.id, others.id]);
    expect(await readGroup(context, liNa(), top.id)).toMatchObject({
      ...{ companyCount: 2, messageCount: 2, openRecordCount: 1 },
      ...{ lastContactAt: '2026-11-02T09:00:00.000Z' },
    });
    expect(await readGroup(context, liNa(), own.id)).toMatchObject({
      ...{ companyCount: 1, messageCount: 1, lastCompany: { id: own.id } },
    });
    await expect(readGroup(context, world.viewers.wangLei, top.id)).rejects.toMatchObject({
      code: 'company.not_found',
    });
    // One letter, nothing else, stands on the timeline of the holding.
    const page = await readCompany(context, liNa(), top.id);
    expect(page.dealingCount).toBeGreaterThanOrEqual(page.messageCount);
    expect((await readCompany(context, liNa(), own.id)).dealingCount).toBeGreaterThanOrEqual(2);
  });
});

describe('a level', () => {
  it('is of customers: nobody else is given one, found by one, or moved to one', async () => {
    const bank = await createCompany(context, liNa(), { name: 'Donghai Bank', isPartner: true, isCustomer: false });
    const set = (level: string, reason?: string) =>
      setLevel(context, liNa(), bank.id, { level, before: 'general', ...(reason ? { reason } : {}) });
    await expect(set('project')).rejects.toMatchObject({ code: 'company.level_of_customers' });
    expect(await changeMany(context, liNa(), { ids: [bank.id], level: 'project' })).toEqual({ changed: 0, refused: 1 });
    const mend = { field: 'level', value: 'project', reason: 'sorted', ids: [bank.id] };
    expect(await previewMend(context, liNa(), mend)).toMatchObject({ changes: 0, refused: 1 });
    await createRecord(context, liNa(), bank.id, { kind: 'order', number: 'SO-2026-7713', title: 'x' });
    await reckon([bank.id]);
    expect(await readCompany(context, liNa(), bank.id)).toMatchObject({ level: 'general' });
    const found = await listCompanies(context, liNa(), { level: 'general', q: 'Donghai' });
    expect(found.companies).toEqual([]);
    // Barred it may be all the same, and seen to be.
    await set('blacklist', 'keeps our money');
    expect(await readCompany(context, liNa(), bank.id)).toMatchObject({ standing: 'barred' });
    expect((await listCompanies(context, liNa(), { standing: 'barred', q: 'Donghai' })).companies).toHaveLength(1);
  });

  it('is reckoned as soon as a company becomes a customer', async () => {
    const made = await createCompany(context, liNa(), { name: 'Buying Agent Ltd', isAgent: true, isCustomer: false });
    await createRecord(context, liNa(), made.id, { kind: 'order', number: 'SO-2026-7714', title: 'x' });
    await reckon([made.id]);
    const { version } = await readCompany(context, liNa(), made.id);
    const now = await changeCompany(context, liNa(), made.id, version, { isCustomer: true });
    expect(now).toMatchObject({ level: 'signed_1', standing: 'old' });
  });
});

it('a line of the list says whether its cells can be changed', async () => {
  const line = async (who: keyof TestWorld['viewers']) =>
    (await listCompanies(context, world.viewers[who], { q: 'Nordlicht' })).companies.map(one => one.canEdit);
  expect(await line('liNa')).toEqual([true]);
  expect(await line('wangLei')).toEqual([]);
});
