import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../../service/context';
import type { ImportState } from '../../service/intake/importRun.entity';
import { ImportRun } from '../../service/intake/importRun.entity';
import { readImport } from '../../service/intake/importReading.service';
import { createRun, runImport } from '../../service/intake/runs.service';
import { withParsePool } from '../../service/intake/sharedPool.service';
import { sweepUploads } from '../../service/intake/sweeping.service';
import { resumeRun } from '../../service/intake/uploading.service';
import { inTransaction } from '../../service/platform/database/transaction';
import { closeTestContext, openTestContext } from '../support/context';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { makeWorld } from '../support/world';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let context: Context;
let world: TestWorld;
let now: Date;
beforeEach(async () => {
  const opened = await openTestContext();
  now = new Date();
  context = { ...opened, clock: () => now };
  world = await makeWorld(context);
});
afterEach(() => closeTestContext(context));

const later = (ms: number) => (now = new Date(now.getTime() + ms));
const uploads = () => join(context.config.dataFolder, 'uploads');
const read = (id: number) => context.database.manager.findOneByOrFail(ImportRun, { id });

let made = 0;
function makeFolder(): string {
  made += 1;
  const folder = join(uploads(), `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'one.eml'), letter());
  return folder;
}

async function makeRun(values: Partial<ImportRun>): Promise<{ id: number; folder: string }> {
  const folder = makeFolder();
  const source = join(folder, 'one.eml');
  const id = await inTransaction(context.database, async manager => {
    const run = { mailboxId: world.mailboxes.liNa.id, source, userId: null, isTemporary: true };
    const made = await createRun(manager, run, now);
    await manager.update(ImportRun, made, values);
    return made;
  });
  return { id, folder };
}

test('what no import belongs to goes after an hour: a form that broke off, an import that is done', async () => {
  const orphan = makeFolder();
  const { folder } = await makeRun({ state: 'done' });
  later(HOUR - 60_000);
  expect(await sweepUploads(context)).toBe(0);
  later(2 * 60_000);
  expect(await sweepUploads(context)).toBe(2);
  expect([orphan, folder].map(path => existsSync(path))).toEqual([false, false]);
});

test('an upload that is still coming in stays, however long it takes', async () => {
  const folder = makeFolder();
  later(3 * HOUR);
  const lately = new Date(now.getTime() - 60_000);
  utimesSync(join(folder, 'one.eml'), lately, lately);
  expect(await sweepUploads(context)).toBe(0);
});

test.each<[ImportState]>([['waiting'], ['running'], ['paused']])('the upload of a %s import stays', async state => {
  const leasedUntil = new Date(now.getTime() + 100 * DAY);
  const { folder } = await makeRun({
    state,
    ...(state === 'paused' ? {} : { leasedBy: 'elsewhere 7 x', leasedUntil }),
  });
  later(30 * DAY);
  expect(await sweepUploads(context)).toBe(0);
  expect(existsSync(folder)).toBe(true);
});

test.each<[ImportState]>([['stopped'], ['failed']])(
  'the upload of a %s import stays for seven days; then the import says that its files are gone',
  async state => {
    const { id, folder } = await makeRun({ state, finishedAt: now });
    later(7 * DAY - HOUR);
    expect(await sweepUploads(context)).toBe(0);
    later(2 * HOUR);
    expect(await sweepUploads(context)).toBe(1);
    expect(existsSync(folder)).toBe(false);
    const { import: shown } = await readImport(context.database.manager, world.viewers.liNa, id, now);
    expect(shown).toMatchObject({ state, errorCode: 'intake.files_gone', canResume: false });
    await expect(resumeRun(context, id)).rejects.toMatchObject({ status: 409, code: 'intake.files_gone' });
    await expect(withParsePool(context, pool => runImport(context, id, { pool }))).rejects.toMatchObject({
      code: 'intake.files_gone',
      retry: false,
    });
    expect((await read(id)).state).toBe(state);
  },
);

test('an import whose process died and that nobody went on with is said to have ended, and its files go a week later', async () => {
  const { id, folder } = await makeRun({ state: 'running', leasedBy: 'elsewhere 7 x', leasedUntil: now });
  later(HOUR);
  await sweepUploads(context);
  expect(await read(id)).toMatchObject({ state: 'failed', errorCode: 'intake.process_ended', leasedBy: null });
  expect(existsSync(folder)).toBe(true);
  later(7 * DAY);
  expect(await sweepUploads(context)).toBe(1);
});

test('a stop that was asked for while the process was dead is written down', async () => {
  const { id } = await makeRun({ state: 'running', request: 'stop', leasedBy: 'elsewhere 7 x', leasedUntil: now });
  later(HOUR);
  await sweepUploads(context);
  expect(await read(id)).toMatchObject({ state: 'stopped', request: '', error: null });
});

test('a file of somebody and the uploads of lists are left alone', async () => {
  mkdirSync(join(uploads(), 'data-00000000-0000-4000-8000-000000000000'), { recursive: true });
  mkdirSync(join(uploads(), 'mine'));
  later(30 * DAY);
  expect(await sweepUploads(context)).toBe(0);
  expect(readdirSync(uploads())).toHaveLength(2);
});

test('where nothing was ever uploaded there is nothing to do', async () => {
  expect(await sweepUploads(context)).toBe(0);
});
