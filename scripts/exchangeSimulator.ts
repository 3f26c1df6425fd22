// An Exchange Online on this machine, with the mail of the sample company: `npm run exchange-simulator`. It prints the variables with which a service reads it; new mail comes every ten seconds.
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { writeSampleMail } from '../demo/build';
import { variablesOf } from '../demo/exchangeOnline';
import { openSimulator } from '../test/support/exchange/simulator';

const say = (line: string) => process.stdout.write(`${line}\n`);
const EVERY_MS = 10_000;
const LATER = 100;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'exchange-mail-'));
  const simulator = await openSimulator();
  const files = await writeSampleMail(folder, new Date());
  const deliver = async ({ file, mailbox, folder: kind }: (typeof files)[number]) =>
    simulator.deliver(mailbox, await readFile(file), kind === 'sent' ? 'sentitems' : 'inbox');
  for (const file of files.slice(0, -LATER)) await deliver(file);
  say('# Exchange Online, simulated. Start a service with these, and connect its mailboxes under Settings, Exchange:');
  for (const [name, value] of Object.entries(variablesOf(simulator))) say(`export ${name}=${value}`);
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  process.once('SIGTERM', () => stopping.abort());
  for (const file of files.slice(-LATER)) {
    await pause(EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    if (stopping.signal.aborted) break;
    const { subject } = await deliver(file);
    say(`# ${file.mailbox}: ${subject}`);
  }
  if (!stopping.signal.aborted) await pause(2 ** 31 - 1, undefined, { signal: stopping.signal }).catch(() => undefined);
  await simulator.close();
  rmSync(folder, { recursive: true, force: true });
}

void main();
