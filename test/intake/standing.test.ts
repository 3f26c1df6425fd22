import type { ImportRun, ImportState } from '../../service/intake/importRun.entity';
import { afterRequest, isResumable, standOf } from '../../service/intake/standing';
import { uploadFolderOf } from '../../service/intake/uploadFolders';

const now = new Date('2026-11-21T12:00:00Z');
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1000);

describe('the state of an import', () => {
  type Case = [string, Partial<ImportRun>, { isHeld?: boolean; hasJob?: boolean }, ImportState];
  const cases: Case[] = [
    ['running where a living process has it', { state: 'running' }, { isHeld: true }, 'running'],
    ['running where its job is about to be run again', { state: 'running' }, { hasJob: true }, 'running'],
    ['failed where its process died', { state: 'running' }, {}, 'failed'],
    ['stopped where its process died and a stop was asked for', { state: 'running', request: 'stop' }, {}, 'stopped'],
    ['paused where its process died and a pause was asked for', { state: 'running', request: 'pause' }, {}, 'paused'],
    [
      'running where a stop was asked for and is about to be done',
      { state: 'running', request: 'stop' },
      { isHeld: true },
      'running',
    ],
    ['waiting where its job waits', { state: 'waiting', createdAt: secondsAgo(7200) }, { hasJob: true }, 'waiting'],
    ['waiting in the moment before it is begun', { state: 'waiting', createdAt: secondsAgo(5) }, {}, 'waiting'],
    [
      'failed where whoever made it died before beginning',
      { state: 'waiting', createdAt: secondsAgo(90) },
      {},
      'failed',
    ],
    ['what it was ended as', { state: 'stopped' }, {}, 'stopped'],
    ['done, whatever is asked', { state: 'done', request: 'stop' }, {}, 'done'],
  ];
  test.each(cases)('is %s', (_name, run, life, state) => {
    const row = { state: 'running', request: '', createdAt: secondsAgo(600), ...run } as ImportRun;
    expect(standOf(row, { isHeld: false, hasJob: false, ...life }, now)).toBe(state);
  });

  test.each<[ImportRun['request'], ImportState, ImportState]>([
    ['', 'failed', 'failed'],
    ['stop', 'failed', 'stopped'],
    ['pause', 'failed', 'paused'],
    ['stop', 'waiting', 'stopped'],
    ['pause', 'waiting', 'paused'],
    ['pause', 'stopped', 'stopped'],
    ['stop', 'done', 'done'],
    ['pause', 'done', 'done'],
  ])('with %j asked for, after ending as %s, is %s', (request, ended, state) => {
    expect(afterRequest(request, ended)).toBe(state);
  });

  test('tells whether it can go on: where it stands still and its files are there', () => {
    const states: ImportState[] = ['waiting', 'running', 'paused', 'stopped', 'failed', 'done'];
    expect(states.filter(state => isResumable(state, '/mail/box.mbox'))).toEqual(['paused', 'stopped', 'failed']);
    expect(states.filter(state => isResumable(state, ''))).toEqual([]);
  });
});

describe('the folder of an upload', () => {
  test.each([
    ['/data/uploads/7f/mail.mbox', '/data/uploads/7f'],
    ['/data/uploads/7f', '/data/uploads/7f'],
    ['/data/uploads', null],
    ['/home/li/mail.mbox', null],
    ['/data/uploads-old/mail.mbox', null],
    ['', null],
  ])('of %s is %s', (source, folder) => {
    expect(uploadFolderOf('/data', source)).toBe(folder);
  });
});
