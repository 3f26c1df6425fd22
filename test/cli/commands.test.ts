import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'tradepost-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command line from its source. */
function tradepost(
  args: string[],
  env: Record<string, string> = {},
): { code: number | null; out: string; err: string } {
  const { PATH, HOME } = process.env;
  const done = spawnSync(process.execPath, ['--import', 'tsx', join(root, 'service/cli.ts'), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH, HOME, TRADEPOST_DATA: join(folder, 'data'), TRADEPOST_LOG: 'silent', ...env },
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

describe('the command line', () => {
  it('makes people, gives them roles, lists them and switches them off', () => {
    const made = tradepost(['user', 'add', 'Li.Na@own.test', '--name', 'Li Na', '--role', 'administrator']);
    expect(made.out).toMatch(/^li\.na@own\.test is made\.[\s\S]*http:\/\/127\.0\.0\.1:3000\/links\/[\w-]{43}/);
    expect(tradepost(['user', 'roles', 'li.na@own.test', '--role', 'administrator', 'owner']).out).toContain(
      'administrator, owner',
    );
    expect(tradepost(['user', 'list']).out).toBe('li.na@own.test  Li Na  administrator, owner  (no password yet)\n');
    expect(tradepost(['user', 'allow-passwords']).out).toBe('Passwords were not switched off.\n');
    const last = tradepost(['user', 'disable', 'li.na@own.test']);
    expect(last).toMatchObject({ code: 1, err: 'This is the last administrator. Make another one first.\n' });
  });

  it('makes mailboxes', () => {
    expect(tradepost(['mailbox', 'add', 'Sales@own.test', '--shared']).out).toContain('sales@own.test is made.');
    expect(tradepost(['mailbox', 'list']).out).toBe('sales@own.test  0 messages  (shared)\n');
  });

  it.each([
    ['a person that nobody knows', ['user', 'disable', 'nobody@own.test'], {}, /^There is no such user/],
    [
      'an address that is taken',
      ['mailbox', 'add', 'sales@own.test'],
      {},
      /^There is a mailbox sales@own\.test already/,
    ],
    [
      'a configuration that is wrong',
      ['migrate'],
      { TRADEPOST_PORT: 'x', TRADEPOST_DEMO: '2' },
      /TRADEPOST_PORT[^\n]*\n[^\n]*TRADEPOST_DEMO/,
    ],
    ['a role that there is not', ['user', 'roles', 'x@y.z', '--role', 'king'], {}, /Roles are administrator/],
    ['a command that there is not', ['sell'], {}, /unknown command/],
  ])('tells %s in plain words, and fails', (_name, args, env, message) => {
    const { code, err } = tradepost(args, env);
    expect(code).toBe(1);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/^\s+at /m);
  });

  it('says which folder it cannot use', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const { code, err } = tradepost(['user', 'list'], { TRADEPOST_DATA: join(file, 'data') });
    expect(code).toBe(1);
    expect(err).toContain(`The data folder ${join(file, 'data')} cannot be made`);
  });

  it('says that a file is no database, and leaves it as it is', () => {
    const data = mkdtempSync(join(folder, 'damaged-'));
    writeFileSync(
      join(data, 'tradepost.sqlite'),
      'this is no database, though it is long enough to be looked at. '.repeat(40),
    );
    expect(tradepost(['user', 'list'], { TRADEPOST_DATA: data })).toMatchObject({
      code: 1,
      err: expect.stringContaining('is damaged, or is no database'),
    });
  });
});
