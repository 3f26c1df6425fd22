import { changeCompany, createCompany } from '../../service/companies/companies.service';
import { Company, Contact } from '../../service/companies/company.entity';
import { listCompanies, readCompany } from '../../service/companies/companyReading.service';
import { countPlaces, findPlaces } from '../../service/companies/companySearch.service';
import type { CompanySearch } from '../../service/companies/companySearch.service';
import { changeContact } from '../../service/companies/contacts.service';
import { contactsInside, namedIds, soughtPhrase, soughtWords } from '../../service/companies/inside.service';
import { foldName } from '../../service/companies/names';
import { cursorOf } from '../../service/companies/paging';
import type { Context } from '../../service/context';
import { mergeParties, undoMerge } from '../../service/filing/merging.service';
import { transfer } from '../../service/filing/transfer.service';
import { rowsInside } from '../../service/platform/database/inside';
import { insertRows } from '../../service/platform/database/rows';
import { inTransaction } from '../../service/platform/database/transaction';
import { RecordNumber, TradeRecord } from '../../service/records/record.entity';
import { recordsByNumber, recordsByTitle } from '../../service/records/recordSearch.service';
import { pick } from '../../service/records/picking.service';
import { changeRecord } from '../../service/records/records.service';
import { searchEverything } from '../../service/reports/search.service';
import { carryOut } from '../../service/retention/carryingOut.service';
import { confirmErasure, proposeErasure } from '../../service/retention/erasures.service';
import type { Viewer } from '../../service/users/roles';
import { buildTestContext } from '../support/app';
import type { TestWorld } from '../support/world';
import { makeWorld } from '../support/world';

let context: Context;
let world: TestWorld;
let close: () => Promise<void>;
let viewers: TestWorld['viewers'];
beforeEach(async () => {
  ({ context, close } = await buildTestContext());
  world = await makeWorld(context);
  ({ viewers } = world);
});
afterEach(() => close());

const rows = () => context.database.manager;
const idOf = async (name: string) => (await rows().findOneByOrFail(Company, { name })).id;
const listed = async (viewer: Viewer, q: string) =>
  (await listCompanies(context, viewer, { q })).companies.map(company => company.name);
const picked = async (viewer: Viewer, q: string) =>
  (await pick(context, viewer, q)).choices.map(choice => choice.record ?? choice.company);

describe('a company is found', () => {
  test.each([
    ['by a word behind the first', 'kuchen', ['Nordlicht Küchen GmbH']],
    ['by words turned round', 'küchen nord', ['Nordlicht Küchen GmbH']],
    ['by the middle of a word', 'licht', ['Nordlicht Küchen GmbH']],
    ['by two letters', 'ku', ['Nordlicht Küchen GmbH']],
    ['by two Chinese characters in its middle', '鑫源', ['绍兴鑫源纺织有限公司']],
    ['by two Chinese characters at its end', '纺织', ['绍兴鑫源纺织有限公司']],
    ['by the legal form within its other name', 'weaving co', ['绍兴鑫源纺织有限公司']],
    ['by the beginning of its domain', 'atlas-h', ['Atlas Home Ltd']],
    ['by the beginning of an address', 'jin@x', ['绍兴鑫源纺织有限公司']],
    ['by nothing that is only in two of them', 'licht home', []],
  ])('%s', async (_how, q, expected) => {
    await context.database.writer.manager.update(
      Company,
      { name: '绍兴鑫源纺织有限公司' },
      { otherName: 'Xinyuan Weaving Co., Ltd' },
    );
    expect(await listed(viewers.zhouMin, q)).toEqual(expected);
  });

  test('in the picker and in the one box as in the list', async () => {
    expect(await picked(viewers.zhouMin, 'licht')).toEqual(['Nordlicht Küchen GmbH']);
    expect((await searchEverything(context, viewers.zhouMin, 'küchen')).companies).toMatchObject([
      { name: 'Nordlicht Küchen GmbH', isVisible: true },
    ]);
    expect((await searchEverything(context, viewers.zhouMin, 'ard')).people).toMatchObject([{ name: 'John Ward' }]);
  });
});

describe('a record is found by a part of its number', () => {
  test.each([
    ['its last digits', '0031', ['Q-2026-0031']],
    ['the year without its century', '26-0031', ['Q-2026-0031']],
    ['its digits in one piece', '20260031', ['Q-2026-0031']],
    ['a part of the number that the customer uses', '77123', ['SO-2026-0098']],
    ['nothing for two digits inside', '98', []],
  ])('%s', async (_what, q, expected) => {
    expect((await picked(viewers.zhouMin, q)).filter(name => /\d/.test(name))).toEqual(expected);
  });

  test('in the one box, and only by whom its company may see', async () => {
    const records = async (viewer: Viewer) => (await searchEverything(context, viewer, '26-0031')).records;
    expect(await records(viewers.liNa)).toMatchObject([{ number: 'Q-2026-0031' }]);
    expect(await records(viewers.wangLei)).toEqual([]);
    expect(await picked(viewers.wangLei, '0031')).toEqual([]);
    expect(await picked(viewers.wangLei, 'tray')).toEqual([]);
  });

  test('open ones first, then the newest', async () => {
    const [first, second] = [await recordOf('SO-2026-0098'), await recordOf('PO-0088')];
    const find = () => recordsByTitle(rows(), viewers.zhouMin, 'towels', 5);
    expect(await find()).toEqual([second.id, first.id]);
    await changeRecord(context, viewers.zhouMin, second.id, second.version, { state: 'closed' });
    expect(await find()).toEqual([first.id, second.id]);
  });
});

const recordOf = (number: string) => rows().findOneByOrFail(TradeRecord, { number });

describe('the index follows', () => {
  const found = async (text: string) => (await rowsInside(rows(), 'company', [[foldName(text) || text]], 10)) ?? [];

  test('a company that is renamed', async () => {
    const id = await idOf('Atlas Home Ltd');
    const { version } = await readCompany(context, viewers.zhouMin, id);
    await changeCompany(context, viewers.zhouMin, id, version, { name: 'Everest Living Ltd' });
    expect([await found('Atlas'), await found('everest'), await found('iving')]).toEqual([[], [id], [id]]);
    expect(await listed(viewers.wangLei, 'verest')).toEqual(['Everest Living Ltd']);
  });

  test('a merge and its undoing', async () => {
    const [survivorId, loserId] = [await idOf('Nordlicht Küchen GmbH'), await idOf('Atlas Home Ltd')];
    const merge = await mergeParties(context, viewers.zhouMin, { kind: 'company', survivorId, loserId });
    // Its name goes on as the other name of the one that stays.
    expect(await found('Atlas')).toEqual([survivorId]);
    expect(await listed(viewers.zhouMin, 'tlas')).toEqual(['Nordlicht Küchen GmbH']);
    await undoMerge(context, viewers.zhouMin, merge.id);
    expect(await found('Atlas')).toEqual([loserId]);
    expect(await listed(viewers.zhouMin, 'tlas')).toEqual(['Atlas Home Ltd']);
  });

  test('a transfer: who finds it is who may see it', async () => {
    expect(await picked(viewers.wangLei, 'licht')).toEqual([]);
    await transfer(context, viewers.chenJing, {
      fromId: viewers.liNa.userId,
      targets: [{ toId: viewers.wangLei.userId }],
    });
    expect(await picked(viewers.wangLei, 'licht')).toEqual(['Nordlicht Küchen GmbH']);
    expect(await picked(viewers.wangLei, '0031')).toEqual(['Q-2026-0031']);
    expect(await picked(viewers.liNa, 'licht')).toEqual([]);
  });

  test('a person who is renamed, and one who is erased', async () => {
    const anna = await rows().findOneByOrFail(Contact, { name: 'Anna Weber' });
    await changeContact(context, viewers.zhouMin, anna.id, anna.version, { name: 'Anna Lindqvist' });
    const people = (text: string) => contactsInside(rows(), viewers.zhouMin, text, 5);
    expect([await people('weber'), await people('indqv'), await people('qvist anna')]).toEqual([
      [],
      [anna.id],
      [anna.id],
    ]);
    const asked = await proposeErasure(context, viewers.admin, {
      ...{ kind: 'contact', contactId: anna.id, reference: 'DSR-1', reason: 'Request by letter' },
    });
    await confirmErasure(context, viewers.zhouMin, asked.id, asked.version, asked.toType ?? '');
    await carryOut(context, asked.id, new AbortController().signal);
    expect(await rowsInside(rows(), 'contact', [['indqv']], 10)).toEqual([]);
  });

  test('a record whose number, other number and title change', async () => {
    const { id, version } = await recordOf('SO-2026-0098');
    await changeRecord(context, viewers.zhouMin, id, version, {
      ...{ number: 'SO-2026-0155', title: 'Linen aprons', otherNumbers: ['ATL-90011'] },
    });
    const find = (folded: string) => recordsByNumber(rows(), viewers.zhouMin, folded, 'inside', 5);
    expect([await find('0098'), await find('77123'), await find('0155'), await find('90011')]).toEqual([
      ...[[], [], [id], [id]],
    ]);
    expect(await recordsByTitle(rows(), viewers.zhouMin, 'apron', 5)).toEqual([id]);
    expect(await rowsInside(rows(), 'record_number', [['77123']], 5)).toEqual([]);
  });
});

describe('what stands in very many names', () => {
  const MANY = 4_600;
  beforeEach(async () => {
    const { liNa, wangLei } = viewers;
    // Li Na has every hundredth, Wang Lei the rest; every seventh is none that is sought.
    const companies = Array.from({ length: MANY }, (_one, at) => {
      const name = `${at % 7 === 0 ? 'Lamp' : 'Shade'} ${(at * 7919) % MANY} works`;
      const ownerId = (at % 100 === 0 ? liNa : wangLei).userId;
      return { ...blank, name, foldedName: foldName(name), ownerId, createdAt: new Date(1.7e12 + (at % 50) * 1e6) };
    });
    await inTransaction(context.database, async manager => {
      await insertRows(manager, Company, companies);
      const first = await manager.findOneByOrFail(Company, { name: companies[0]?.name as string });
      const records = companies.map((company, at) => ({
        ...{ kind: 'quote', number: `QX-${at + 10_000}`, foldedNumber: `QX${at + 10_000}`, companyId: first.id + at },
        ...{ title: 'Shades', state: at % 3 === 0 ? 'closed' : 'open', ownerId: company.ownerId, version: 1 },
        createdAt: company.createdAt,
      }));
      await insertRows(manager, TradeRecord, records as never);
    });
  }, 60_000);
  const blank = {
    ...{ otherName: null, isCustomer: true, isSupplier: false, isAgent: false, isPartner: false, version: 1 },
    ...{ level: 'general', standing: 'new' as const, lastContactAt: new Date(0) },
  };

  /** All pages of a list, and none of its lines twice. */
  async function paged(viewer: Viewer, search: CompanySearch): Promise<number[]> {
    const ids: number[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await findPlaces(rows(), viewer, { ...search, ...(cursor ? { cursor } : {}) }, new Date(), 500);
      ids.push(...page.map(place => place.id));
      const last = page.at(-1);
      if (page.length < 500 || !last) return ids;
      cursor = cursorOf(last);
    }
  }

  test.each([
    ['who sees all', 'zhouMin', () => true],
    ['who sees most', 'wangLei', (owner: number) => owner === viewers.wangLei.userId],
    ['who sees few', 'liNa', (owner: number) => owner === viewers.liNa.userId],
  ] as const)('is paged in one order to %s, and nothing hidden is shown or counted', async (_who, name, sees) => {
    const viewer = viewers[name];
    const all = (await rows().find(Company)).filter(
      one => /shade/.test(one.foldedName) && /work/.test(one.foldedName) && sees(one.ownerId as number),
    );
    const byName = [...all].sort((a, b) =>
      a.foldedName < b.foldedName ? -1 : a.foldedName > b.foldedName ? 1 : a.id - b.id,
    );
    expect(await paged(viewer, { q: 'shade work' })).toEqual(byName.map(one => one.id));
    const byAge = [...all].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || b.id - a.id);
    expect(await paged(viewer, { q: 'hade', sort: 'created' })).toEqual(byAge.map(one => one.id));
    expect(await countPlaces(rows(), viewer, { q: 'shade' }, new Date())).toBe(all.length);
    expect(await namedIds(rows(), viewer, soughtWords('work shade'), 9)).toEqual(byName.slice(0, 9).map(one => one.id));
    expect(await namedIds(rows(), viewer, soughtPhrase('hade'), 9)).toEqual(byName.slice(0, 9).map(one => one.id));
    const records = (await rows().find(TradeRecord, { where: { title: 'Shades' } })).filter(one =>
      sees(one.ownerId as number),
    );
    const inOrder = records
      .sort((a, b) => (a.state === b.state ? b.id - a.id : a.state < b.state ? 1 : -1))
      .slice(0, 12)
      .map(one => one.id);
    expect(await recordsByNumber(rows(), viewer, 'QX1', 'start', 12)).toEqual(inOrder);
    expect(await recordsByNumber(rows(), viewer, 'X1', 'inside', 12)).toEqual(inOrder);
    expect(await recordsByTitle(rows(), viewer, 'hade', 12)).toEqual(inOrder);
  });

  test('an other number counts as its own where very many fit', async () => {
    const record = await recordOf('PO-0088');
    await insertRows(context.database.writer.manager, RecordNumber, [
      { recordId: record.id, number: 'QX1-7', foldedNumber: 'QX17' },
    ]);
    const found = await recordsByNumber(rows(), viewers.zhaoFang, 'QX1', 'start', 5);
    expect(found).toEqual([record.id]);
  });
});

test('a name that is made anew is found at once, and quotation marks in it do no harm', async () => {
  await createCompany(context, viewers.liNa, { name: 'ООО "Северный Свет" 100%' });
  expect(await listed(viewers.liNa, 'верный')).toEqual(['ООО "Северный Свет" 100%']);
  expect(await picked(viewers.liNa, '"северный" OR *')).toEqual([]);
  expect(await picked(viewers.liNa, '100%')).toEqual(['ООО "Северный Свет" 100%']);
});
