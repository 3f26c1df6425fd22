import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { attacks, writeAttack } from '../support/attacks';
import { measureProcess } from './measuring';

/** What one hostile letter cost to import, the start of the program included. */
export interface AttackFigures {
  name: string;
  seconds: number;
  peakMb: number;
}

/** Imports each hostile letter with a process of its own. Prints a line for each; the product allows ten seconds and 300 MB. */
export async function measureAttacks(): Promise<AttackFigures[]> {
  const cli = resolve(__dirname, '../../dist/service/cli.js');
  const folder = mkdtempSync(join(tmpdir(), 'tradepost-attack-'));
  const env = { TRADEPOST_DATA: join(folder, 'data'), TRADEPOST_LOG: 'error' };
  const mailbox = 'sales@haitu.example';
  const figures: AttackFigures[] = [];
  try {
    execFileSync(process.execPath, [cli, 'mailbox', 'add', mailbox, '--name', 'Sales'], {
      env: { ...process.env, ...env },
    });
    for (const attack of attacks) {
      const file = join(folder, 'attack.eml');
      await writeAttack(file, attack);
      const args = [cli, 'import', file, '--mailbox', mailbox, '--json'];
      const { seconds, peakMb } = await measureProcess(process.execPath, args, env);
      const mark = seconds <= 10 && peakMb <= 300 ? 'ok' : 'MISSED';
      console.log(
        `${attack.name.padEnd(40)} ${seconds.toFixed(1).padStart(6)} s ${String(peakMb).padStart(5)} MB   ${mark}`,
      );
      figures.push({ name: attack.name, seconds, peakMb });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return figures;
}
