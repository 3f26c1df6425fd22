import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { variablesOf } from '../../../demo/exchangeOnline';
import { entities } from '../../../service/entities';
import { connectMailbox } from '../../../service/intake/exchange/exchange.service';
import { requestSync } from '../../../service/intake/exchange/requesting.service';
import type { MessageLine } from '../../../service/intake/messageExport.service';
import { Mailbox } from '../../../service/mail/message.entity';
import type { Database } from '../../../service/platform/database/dataSource';
import { openDatabase } from '../../../service/platform/database/dataSource';
import { inTransaction } from '../../../service/platform/database/transaction';
import { saveSetting } from '../../../service/users/settings.service';
import { ended, startTradepost, tradepost } from '../program';
import type { ExchangeSimulator } from './simulator';

/** A service in a process of its own, as it is installed, that reads a simulated Exchange by its configuration alone. */
export interface ReadingService {
  /** Numbers of its mailboxes by their addresses. */
  mailboxes: ReadonlyMap<string, number>;
  /** Its database, beside it. */
  database: Database;
  start(): Promise<void>;
  /** Ends it as a loss of power would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** Seconds of the processor that all its processes took until now. */
  cpuSeconds(): number;
  exported(address: string): MessageLine[];
  close(): Promise<void>;
}

const OWN = 'haitu.example';

/**
 * Makes a data folder with these mailboxes, all of them to be read from the simulator.
 *
 * @param companies whose mail is filed, as `tradepost import-data` takes them
 */
export async function openReadingService(
  simulator: ExchangeSimulator,
  addresses: readonly string[],
  companies: readonly object[] = [],
): Promise<ReadingService> {
  const data = mkdtempSync(join(tmpdir(), 'tradepost-reading-'));
  const port = await freePort();
  const env = { ...variablesOf(simulator), TRADEPOST_PORT: String(port), TRADEPOST_URL: `http://127.0.0.1:${port}` };
  tradepost(data, ['migrate']);
  const database = await openDatabase({ dialect: 'sqlite', file: join(data, 'tradepost.sqlite') }, entities);
  if (companies.length > 0) {
    const file = join(data, 'companies.json');
    writeFileSync(file, JSON.stringify({ companies, contacts: [], records: [] }));
    tradepost(data, ['import-data', file, '--yes']);
  }
  const mailboxes = await connectAll(database, addresses);
  let child: ChildProcess | null = null;
  let spent = 0;
  const end = async (signal: NodeJS.Signals) => {
    if (!child) return;
    spent += cpuOf(child.pid);
    const ending = ended(child);
    child.kill(signal);
    await ending;
    child = null;
  };
  return {
    ...{ mailboxes, database },
    start: async () => {
      child = startTradepost(data, ['serve'], { ...env, TRADEPOST_LOG: 'warn' });
      await untilServing(child);
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    cpuSeconds: () => spent + cpuOf(child?.pid),
    exported: address => linesOf(tradepost(data, ['export', 'messages', '--mailbox', address, '--format', 'jsonl'])),
    close: async () => {
      await end('SIGKILL');
      await database.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function linesOf(text: string): MessageLine[] {
  return text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as MessageLine);
}

async function connectAll(database: Database, addresses: readonly string[]): Promise<Map<string, number>> {
  return inTransaction(database, async manager => {
    await saveSetting(manager, 'company', { ownDomains: [OWN] });
    const made = new Map<string, number>();
    const createdAt = new Date();
    for (const address of addresses) {
      const values = { address, name: address, isShared: false, ownerId: null, watchedFolder: null, isActive: true };
      const { id } = await manager.save(manager.create(Mailbox, { ...values, createdAt }));
      await connectMailbox(manager, id, address, createdAt);
      await requestSync(manager, id);
      made.set(address, id);
    }
    return made;
  });
}

function freePort(): Promise<number> {
  return new Promise(done => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

function untilServing(child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    let said = '';
    const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
    lines.on('line', line => {
      if (process.env.SAY) process.stderr.write(`service: ${line}\n`);
      if (line.includes('serves at')) done();
    });
    child.stderr?.on('data', (piece: Buffer) => (said = (said + piece.toString()).slice(-4_000)));
    child.once('exit', code => fail(new Error(`the service ended with ${code}: ${said}`)));
  });
}

// Hundredths of a second: what Linux counts processor time in.
const TICKS = 100;

function cpuOf(pid: number | undefined): number {
  if (pid === undefined) return 0;
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  } catch {
    return 0;
  }
}
