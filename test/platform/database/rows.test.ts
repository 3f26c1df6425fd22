import { closeTestDatabase, openTestDatabase } from '../../support/database';
import { Setting } from '../../../service/users/user.entity';
import { Conversation } from '../../../service/mail/message.entity';
import type { Database } from '../../../service/platform/database/dataSource';
import { anyOf, listOf } from '../../../service/platform/database/lists';
import { againWhereKeyTaken, insertRows, insertRowsReturning } from '../../../service/platform/database/rows';
import { inTransaction } from '../../../service/platform/database/transaction';

let database: Database;
beforeEach(async () => (database = await openTestDatabase()));
afterEach(() => closeTestDatabase(database));

const at = new Date('2026-11-02T09:00:00.123Z');
const conversations = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    key: `key ${index}`,
    subject: `Offer ${index} 报价`,
    foldedSubject: `offer ${index}`,
    threadRoot: index % 2 === 0 ? null : 'root',
    firstAt: at,
    lastAt: at,
  }));

describe('rows that are inserted together', () => {
  it.each([0, 1, 3, 4, 5, 63, 64, 257, 1000])('are all there, whatever their number (%i)', async count => {
    const rows = conversations(count);
    const ids = await inTransaction(database, manager => insertRowsReturning(manager, Conversation, rows, 'key'));
    expect(ids.size).toBe(count);
    const found = await database.manager.find(Conversation, { order: { id: 'ASC' } });
    expect(found.map(({ id, ...row }) => ({ ...row, isTold: ids.get(row.key) === id }))).toEqual(
      rows.map(row => ({ ...row, isTold: true })),
    );
  });

  it.each([
    '0001-01-01T00:00:00.000Z',
    '1970-01-01T00:00:00.000Z',
    '2026-02-28T23:59:59.999Z',
    '9999-12-31T00:00:00.010Z',
  ])('keep an instant as the driver writes it (%s)', async text => {
    const firstAt = new Date(text);
    const [row] = conversations(1);
    await inTransaction(database, manager => insertRows(manager, Conversation, [{ ...row, firstAt }]));
    await inTransaction(database, manager => manager.insert(Conversation, { ...row, key: 'by the driver', firstAt }));
    const raw: { firstAt: string }[] = await database.manager.query('SELECT "firstAt" FROM "conversation"');
    expect(raw[0]?.firstAt).toBe(raw[1]?.firstAt);
    expect((await database.manager.findOneByOrFail(Conversation, { key: 'key 0' })).firstAt).toEqual(firstAt);
  });

  it('take back what stood before them where one is refused', async () => {
    await inTransaction(database, manager => insertRows(manager, Setting, [{ key: 'b', value: '1' }]));
    const rows = ['a', 'b', 'c'].map(key => ({ key, value: '2' }));
    await expect(inTransaction(database, manager => insertRows(manager, Setting, rows))).rejects.toThrow(/UNIQUE/);
    expect(await database.manager.find(Setting)).toEqual([{ key: 'b', value: '1' }]);
  });
});

describe('what is written where its key is taken', () => {
  const put = (key: string) =>
    inTransaction(database, manager => insertRows(manager, Setting, [{ key, value: 'theirs' }]));

  it('is worked out anew, and written beside what is there', async () => {
    await put('claim 1');
    let turn = 0;
    const written = await againWhereKeyTaken(async () => {
      turn += 1;
      await put(`claim ${turn}`);
      return turn;
    });
    expect(written).toBe(2);
    expect(await database.manager.countBy(Setting, { value: 'theirs' })).toBe(2);
  });

  it('is refused in the end where the key stays taken', async () => {
    await put('claim');
    const work = jest.fn(() => put('claim'));
    await expect(againWhereKeyTaken(work)).rejects.toThrow(/UNIQUE/);
    expect(work).toHaveBeenCalledTimes(5);
  });

  it('is not tried again where something else was the matter', async () => {
    const work = jest.fn(() => Promise.reject(new Error('lead.taken')));
    await expect(againWhereKeyTaken(work)).rejects.toThrow('lead.taken');
    expect(work).toHaveBeenCalledTimes(1);
  });
});

describe('a list of values in a question', () => {
  it.each([0, 1, 900])('finds what is on it and nothing else (%i values)', async count => {
    await inTransaction(database, manager => insertRows(manager, Conversation, conversations(1000)));
    const { manager } = database;
    const keys = conversations(count).map(row => row.key);
    const byFind = await manager.find(Conversation, { where: { key: anyOf(manager, [...keys, "it's; --", '"x"']) } });
    expect(byFind.map(row => row.key).sort()).toEqual([...keys].sort());
    const { list, piece } = listOf(
      manager,
      byFind.map(row => row.id),
    );
    const byBuilder = await manager.createQueryBuilder(Conversation, 'c').where(`c.id IN ${list}`, { piece }).getMany();
    expect(byBuilder.map(row => row.key).sort()).toEqual([...keys].sort());
  });
});
