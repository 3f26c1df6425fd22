import type { Context } from '../../service/context';
import { intakeJobs } from '../../service/intake/intake.jobs';
import { closeParsePool, withParsePool } from '../../service/intake/sharedPool.service';
import type { ParsePool } from '../../service/mail/parsePool';
import * as parsePools from '../../service/mail/parsePool';
import { inTransaction } from '../../service/platform/database/transaction';
import { saveCompanySettings } from '../../service/users/settings.service';
import { closeTestContext, openTestContext } from '../support/context';

jest.mock('../../service/mail/parsePool');

const MINUTE = 60_000;
let context: Context;
/** Pools that were opened, in order, and those of them that were closed. */
let opened: { ownHosts: readonly string[]; isClosed: boolean }[];

beforeEach(async () => {
  context = await openTestContext();
  opened = [];
  jest.mocked(parsePools.openParsePool).mockImplementation(async ({ ownHosts }) => {
    const pool = { ownHosts, isClosed: false };
    opened.push(pool);
    return { parse: () => Promise.reject(new Error('unused')), close: async () => void (pool.isClosed = true) };
  });
});
afterEach(async () => {
  jest.useRealTimers();
  await closeParsePool(context);
  await closeTestContext(context);
});

const use = (work: (pool: ParsePool) => Promise<unknown> = async () => undefined) => withParsePool(context, work);
const setDomains = (ownDomains: string[]) =>
  inTransaction(context.database, manager =>
    saveCompanySettings(manager, {
      name: 'H',
      ownDomains,
      dropboxAddresses: [],
      excludedFolders: [],
      timeZone: 'UTC',
    }),
  );
const closed = () => opened.map(pool => pool.isClosed);

test('imports and watched folders of a process share one pool, one after the other and at once', async () => {
  await use(async first => {
    await use(async second => expect(second).toBe(first));
  });
  await use();
  expect(closed()).toEqual([false]);
});

test('nothing is opened before it is needed, and a minute after the last use it is closed', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  expect(opened).toEqual([]);
  await use();
  jest.advanceTimersByTime(MINUTE - 1);
  await use();
  await jest.advanceTimersByTimeAsync(MINUTE - 1);
  expect(closed()).toEqual([false]);
  await jest.advanceTimersByTimeAsync(1);
  expect(closed()).toEqual([true]);
  await use();
  expect(closed()).toEqual([true, false]);
});

test('it is not closed while somebody uses it, however long that takes', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  await use(async () => {
    await use();
    await jest.advanceTimersByTimeAsync(10 * MINUTE);
    expect(closed()).toEqual([false]);
  });
});

test('work that fails gives it back', async () => {
  await expect(use(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await closeParsePool(context);
  expect(closed()).toEqual([true]);
});

test('one that could not be opened is no obstacle for the next', async () => {
  jest.mocked(parsePools.openParsePool).mockRejectedValueOnce(new Error('no threads'));
  await expect(use()).rejects.toThrow('no threads');
  await use();
  expect(closed()).toEqual([false]);
});

test('after a change of the own domains messages are parsed by the new ones; who is at work ends with the old', async () => {
  await setDomains(['old.example']);
  await use(async () => {
    await setDomains(['new.example']);
    await use();
    expect(closed()).toEqual([false, false]);
  });
  expect(opened.map(pool => pool.ownHosts)).toEqual([['old.example'], ['new.example']]);
  expect(closed()).toEqual([true, false]);
});

test('the end of the queue closes it', async () => {
  await use();
  const queue = context.queue;
  queue.start(intakeJobs(context).filter(({ everyMs }) => !everyMs));
  await queue.stop();
  expect(closed()).toEqual([true]);
});
