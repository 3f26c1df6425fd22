import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileTurns } from '../../../service/platform/database/turns';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'turns-'));
  file = join(folder, 'tradepost.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('one process sees that another waits, until that one has the lock', () => {
  const service = fileTurns(file);
  const importing = fileTurns(file);
  expect(importing.isAsked()).toBe(false);
  service.ask();
  expect(importing.isAsked()).toBe(true);
  service.took();
  expect(importing.isAsked()).toBe(false);
});

test('who did not have to wait writes nothing', () => {
  fileTurns(file).took();
  expect(existsSync(`${file}-turn`)).toBe(false);
});

test('a process that asked and died is not waited for', () => {
  writeFileSync(`${file}-turn`, '');
  const before = new Date(Date.now() - 1000);
  utimesSync(`${file}-turn`, before, before);
  expect(fileTurns(file).isAsked()).toBe(false);
});

test('the lock is left to the others until they have had it, and for a moment only where they never come', async () => {
  const service = fileTurns(file);
  const importing = fileTurns(file);
  service.ask();
  let isOver = false;
  const left = importing.letOthers().then(() => (isOver = true));
  await new Promise(setImmediate);
  expect(isOver).toBe(false);
  service.took();
  await left;
  service.ask();
  const asking = setInterval(() => service.ask(), 5);
  await importing.letOthers();
  clearInterval(asking);
  expect(importing.isAsked()).toBe(true);
});

test('a folder that takes no file is no reason to fail', () => {
  const turns = fileTurns(join(folder, 'not-there', 'tradepost.sqlite'));
  turns.ask();
  turns.took();
  expect(turns.isAsked()).toBe(false);
});
