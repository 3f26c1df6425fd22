import fc from 'fast-check';
import type { EntityManager } from 'typeorm';
import type { Database } from '../../../service/platform/database/dataSource';
import { rowsInside } from '../../../service/platform/database/inside';
import { closeTestDatabase, openTestDatabase } from '../../support/database';

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => closeTestDatabase(database));

const manager = () => database.writer.manager;
const add = (id: number, foldedName: string, otherName: string | null = null) =>
  manager().query(
    `INSERT INTO "company" ("id", "name", "foldedName", "otherName", "isCustomer", "isSupplier", "isAgent", "isPartner", "createdAt", "version") ` +
      `VALUES (?, '', ?, ?, 1, 0, 0, 0, '2026-01-01 00:00:00.000', 1)`,
    [id, foldedName, otherName],
  );
const inside = async (...texts: string[]) => (await rowsInside(manager(), 'company', [texts], 1000))?.sort();

test.each([
  ['the middle of a word', 'dlic', [1]],
  ['a word', 'kuchen', [1]],
  ['capitals', 'KUCH', [1]],
  ['across a blank', 't k', [1]],
  ['two letters at the beginning of a word', 'no', [1]],
  ['two letters at the end', 'en', [1]],
  ['one letter', 'x', [3]],
  ['two characters in the middle', '波悦', [2]],
  ['two characters at the end', '纺织', [2]],
  ['the last character alone', '织', [2]],
  ['a part of the other name', 'yuehua', [2]],
  ['a quotation mark', 'a"b', [3]],
  ['a sign of patterns', '0%_', [3]],
  ['what is nowhere', 'zzz', []],
  ['what is nowhere, with two letters', 'zz', []],
])('finds %s', async (_what, text, expected) => {
  await add(1, 'nordlicht kuchen');
  await add(2, '宁波悦华纺织', 'Ningbo Yuehua Weaving');
  await add(3, 'a"b 100%_x');
  expect(await inside(text)).toEqual(expected);
});

test('of several texts all must be there, of several groups one', async () => {
  await add(1, 'nordlicht kuchen');
  await add(2, 'nordlicht lampen');
  expect(await inside('nordlicht', 'kuchen')).toEqual([1]);
  expect((await rowsInside(manager(), 'company', [['kuchen'], ['lampen']], 10))?.sort()).toEqual([1, 2]);
  expect(await rowsInside(manager(), 'company', [], 10)).toEqual([]);
});

test('the newest come first, and no more than are asked for', async () => {
  for (let id = 1; id <= 30; id += 1) await add(id, `lamp ${id}`);
  expect(await rowsInside(manager(), 'company', [['lamp']], 3)).toEqual([30, 29, 28]);
});

// Signs that mean something in the language of the index, in patterns, and in other scripts.
const sign = fc.constantFrom(...'abcdeé "\'%_*^:()-+宁波悦華ßЖ', '𠮷', '👍');
const name = fc.array(sign, { minLength: 1, maxLength: 14 }).map(signs => signs.join(''));

test('whatever a name holds is found as long as it holds it, through every change', async () => {
  const change = fc.record({ id: fc.integer({ min: 1, max: 6 }), name: fc.option(name, { nil: null }), other: name });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), fc.nat(), async (changes, seed) => {
      await manager().query('DELETE FROM "company"');
      const names = new Map<number, string[]>();
      for (const one of changes) {
        if (one.name === null) await manager().query('DELETE FROM "company" WHERE "id" = ?', [one.id]);
        else if (names.has(one.id))
          await manager().query('UPDATE "company" SET "foldedName" = ?, "otherName" = ? WHERE "id" = ?', [
            ...[one.name, one.other, one.id],
          ]);
        else await add(one.id, one.name, one.other);
        if (one.name === null) names.delete(one.id);
        else names.set(one.id, [one.name, one.other]);
      }
      for (const [id, texts] of names)
        for (const text of texts) {
          const signs = [...text];
          const from = seed % signs.length;
          for (const length of [1, 2, 3, signs.length])
            expect(await inside(signs.slice(from, from + length).join(''))).toContain(id);
        }
      const all = new Set((await rowsInside(manager(), 'company', [['a'], ['b'], ['宁']], 100)) ?? []);
      expect([...all].every(id => names.has(id))).toBe(true);
      await manager().query(`INSERT INTO "inside_company" ("inside_company") VALUES ('integrity-check')`);
    }),
    { numRuns: 40 },
  );
});

test('what is erased leaves nothing in the index, not even three letters of it', async () => {
  const kept = async () => {
    const rows: { hex: string }[] = await manager().query('SELECT hex("block") AS "hex" FROM "inside_company_data"');
    return rows.some(row => row.hex.includes(Buffer.from('zqx').toString('hex').toUpperCase()));
  };
  await add(1, 'zqxwvk');
  await add(2, 'lamp');
  expect(await kept()).toBe(true);
  await manager().query('DELETE FROM "company" WHERE "id" = 1');
  expect(await kept()).toBe(false);
  expect(await inside('lamp')).toEqual([2]);
});

test('one letter that stands in names of every kind is not narrowed by the index', async () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  let id = 0;
  for (const second of letters) for (const third of letters.slice(0, 13)) await add((id += 1), `x${second}${third}`);
  expect(await rowsInside(manager(), 'company', [['x']], 10)).toBeNull();
  expect(await rowsInside(manager(), 'company', [['xab']], 1000)).toEqual([2]);
});

test('on SQL Server the caller looks for himself', async () => {
  const server = { connection: { options: { type: 'mssql' } } } as unknown as EntityManager;
  expect(await rowsInside(server, 'company', [['lamp']], 10)).toBeNull();
});
