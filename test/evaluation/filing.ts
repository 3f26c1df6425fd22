import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { In, IsNull } from 'typeorm';
import { loadConfig } from '../../service/config';
import type { Context } from '../../service/context';
import { buildContext, closeContext } from '../../service/context';
import { Company } from '../../service/companies/company.entity';
import { entities } from '../../service/entities';
import { filingJobs } from '../../service/filing/filing.jobs';
import { Filing, FilingStatus } from '../../service/filing/filing.entity';
import { loadCompanyData } from '../../service/intake/dataImport.service';
import { readWorld } from '../../service/intake/dataImport/world';
import { parsePoolOptions } from '../../service/intake/pool';
import { importSingle } from '../../service/intake/single.service';
import type { CopyResult } from '../../service/intake/storingBatch.service';
import { Mailbox, MailboxMessage } from '../../service/mail/message.entity';
import { openParsePool } from '../../service/mail/parsePool';
import { migrate } from '../../service/platform/database/dataSource';
import { inTransaction } from '../../service/platform/database/transaction';
import { buildLog } from '../../service/platform/http/logging';
import { Job } from '../../service/platform/queue/job.entity';
import { TradeRecord } from '../../service/records/record.entity';
import { saveCompanySettings } from '../../service/users/settings.service';
import type { Actual, Expected, Miss, Score } from './filingScore';
import { scoreFiling } from './filingScore';

interface Arrival {
  file: string;
  mailbox: string;
  folder: string;
}

const lines = async <T>(file: string): Promise<T[]> =>
  (await readFile(file, 'utf8'))
    .split('\n')
    .filter(line => line.trim())
    .map(line => JSON.parse(line) as T);

/** An empty installation in a folder of its own. */
async function openEmpty(): Promise<{ context: Context; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'tradepost-evaluation-'));
  const config = { ...loadConfig({ TRADEPOST_DATA: folder }), parseThreads: 0 };
  const context = await buildContext(config, entities, buildLog('fatal'));
  await migrate(context.database);
  return { context, folder };
}

/** Loads the world of a labelled folder into an installation: own company, mailboxes, companies, contacts, records. */
async function loadWorld(context: Context, dir: string): Promise<void> {
  const world = readWorld(JSON.parse(await readFile(join(dir, 'world.json'), 'utf8')));
  await inTransaction(context.database, async manager => {
    await saveCompanySettings(manager, {
      name: world.own.name,
      ownDomains: world.own.domains,
      dropboxAddresses: world.own.dropbox ? [world.own.dropbox] : [],
      excludedFolders: [],
      timeZone: 'Asia/Shanghai',
    });
    for (const { address, name } of world.own.mailboxes) {
      await manager.save(
        manager.create(Mailbox, {
          address: address.toLowerCase(),
          name,
          isShared: false,
          ownerId: null,
          watchedFolder: null,
          isActive: true,
          createdAt: context.clock(),
        }),
      );
    }
  });
  const result = await loadCompanyData(context, 'command_line', world.data);
  if (result.problems.length > 0)
    throw new Error(`The world was not taken whole: ${JSON.stringify(result.problems.slice(0, 5))}`);
}

/** Imports the mail of a labelled folder through the real pipeline, in its order of arrival, and scores where it went. */
export async function evaluateFiling(dir: string): Promise<{ score: Score; misses: Miss[] }> {
  const root = resolve(dir);
  const expected = await lines<Expected>(join(root, 'expected.jsonl'));
  const arrivals = await lines<Arrival>(join(root, 'messages.jsonl'));
  const { context, folder } = await openEmpty();
  try {
    await loadWorld(context, root);
    const results = await importAll(context, root, arrivals);
    await settle(context);
    const actuals = await readActuals(context, arrivals, results);
    return scoreFiling(expected, actuals);
  } finally {
    await closeContext(context);
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Imported {
  result: CopyResult;
  messageId: number | null;
  isFirst: boolean;
}

async function importAll(context: Context, root: string, arrivals: readonly Arrival[]): Promise<Map<string, Imported>> {
  const { manager } = context.database;
  const mailboxes = new Map((await manager.find(Mailbox)).map(mailbox => [mailbox.address, mailbox]));
  const settings = await import('../../service/users/settings.service').then(module =>
    module.getCompanySettings(manager),
  );
  const pool = await openParsePool(parsePoolOptions(context, settings.ownDomains));
  const imported = new Map<string, Imported>();
  const seen = new Set<number>();
  for (const { file, mailbox, folder } of arrivals) {
    const target = mailboxes.get(mailbox.toLowerCase());
    if (!target) throw new Error(`${file}: the world has no mailbox ${mailbox}`);
    const before = await manager.count(MailboxMessage);
    const result = await importSingle(context, pool, target, {
      bytes: await readFile(join(root, file)),
      format: 'eml',
      folder,
    });
    const [copy] =
      (await manager.count(MailboxMessage)) > before
        ? await manager.find(MailboxMessage, { order: { id: 'DESC' }, take: 1 })
        : [];
    const isFirst = copy !== undefined && !seen.has(copy.messageId);
    if (copy) seen.add(copy.messageId);
    imported.set(file, { result, messageId: copy?.messageId ?? null, isFirst });
  }
  await pool.close();
  return imported;
}

/** Runs the jobs that the import left (old mail filed again) until none is due. */
async function settle(context: Context): Promise<void> {
  const jobs = filingJobs(context);
  const names = In(jobs.map(job => job.name));
  context.queue.start(jobs);
  for (let waited = 0; waited < 30_000; waited += 50) {
    if (!(await context.database.manager.existsBy(Job, { name: names, state: In(['waiting', 'running']) }))) return;
    context.queue.wake();
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error('the jobs of the import did not end within 30 seconds');
}

async function readActuals(
  context: Context,
  arrivals: readonly Arrival[],
  imported: ReadonlyMap<string, Imported>,
): Promise<Map<string, Actual>> {
  const { manager } = context.database;
  const companies = new Map(
    (await manager.find(Company)).map(company => [company.id, company.externalKey ?? company.name]),
  );
  const records = new Map((await manager.find(TradeRecord)).map(record => [record.id, record.number]));
  const actuals = new Map<string, Actual>();
  for (const { file } of arrivals) {
    const one = imported.get(file) as Imported;
    const isDuplicate = one.result === 'alreadyThere' || (one.messageId !== null && !one.isFirst);
    const status = one.messageId === null ? null : await manager.findOneBy(FilingStatus, { messageId: one.messageId });
    const filings =
      one.messageId === null
        ? []
        : await manager.find(Filing, { where: { messageId: one.messageId, endedAt: IsNull() }, order: { id: 'ASC' } });
    actuals.set(file, {
      file,
      status:
        one.result === 'keptOut' || status?.state === 'none'
          ? 'ignored'
          : status?.state === 'filed' || isDuplicate
            ? 'auto'
            : 'needs_review',
      filings: filings.map(filing => ({
        party: companies.get(filing.companyId) ?? '?',
        record: filing.recordId === null ? null : (records.get(filing.recordId) ?? '?'),
      })),
      isDuplicate,
      reason:
        status?.reasons.map(reason => reason.code).join(', ') ||
        filings[0]?.reasons.map(reason => reason.code).join(', ') ||
        one.result,
    });
  }
  return actuals;
}
