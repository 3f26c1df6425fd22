import type { ChildProcess } from 'node:child_process';
import { execFileSync, spawn } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../..');

/** The built command line; `npm test` builds it before the tests run. */
export const cli = resolve(root, 'dist/service/cli.js');

const quiet = { TRADEPOST_LOG: 'error', NODE_OPTIONS: '' };

/** Runs a command to its end; answers what it printed. */
export function tradepost(data: string, args: readonly string[], env: Record<string, string> = {}): string {
  return execFileSync(process.execPath, [cli, ...args], {
    env: { ...process.env, ...quiet, TRADEPOST_DATA: data, ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Starts a command and answers at once. */
export function startTradepost(data: string, args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [cli, ...args], {
    env: { ...process.env, ...quiet, TRADEPOST_DATA: data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Ends when a process has. */
export function ended(child: ChildProcess): Promise<number | null> {
  return new Promise(done =>
    child.exitCode !== null || child.signalCode !== null
      ? done(child.exitCode)
      : child.once('exit', code => done(code)),
  );
}
