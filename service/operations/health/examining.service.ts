import type { Config } from '../../config';
import { sizeOf } from '../backup/sinks.service';
import { checkContents, checkDatabase, checkRows, checkSchema } from './archive.service';
import {
  checkBackup,
  checkClock,
  checkOutgoingMail,
  checkPeople,
  checkSending,
  checkWebhooks,
  checkWork,
} from './business.service';
import { checkExchange } from './exchange.service';
import type { Finding } from './finding';
import { found, sorted } from './finding';
import { checkConfig, checkDisk, checkFolder, checkNode, checkPort, isThere } from './machine.service';

/** What is examined. */
export interface Examination {
  config: Config;
  /** What is wrong with the environment; then `config` is what could be made of it. */
  mistakes?: readonly string[];
  /** Reads every content and every index: minutes for a large archive. */
  isFull?: boolean;
  /** Asked by the service itself: that its port is taken is as it should be. */
  isServing?: boolean;
  now: Date;
}

type Check = [name: string, check: () => Finding[] | Promise<Finding[]>];

/**
 * Looks at everything that can go wrong, and changes nothing. A check that cannot be made is a finding too; none keeps the others from
 * being made.
 */
export async function examine(examination: Examination): Promise<Finding[]> {
  const { config, mistakes = [], isServing = false } = examination;
  const findings = await made([
    ['node', () => checkNode()],
    ['configuration', () => checkConfig(config, mistakes)],
    ['folder', () => checkFolder(config)],
    ['disk', () => checkDisk(config)],
    ...(isServing ? [] : [['port', () => checkPort(config)] as Check]),
    ...(await exchangeChecks(examination)),
    ...(await databaseChecks(examination)),
  ]);
  return sorted(findings);
}

/** Without a database too: whoever sets it up tries it before the first start. Where the environment is wrong that says it all. */
async function exchangeChecks({ config, mistakes = [], now }: Examination): Promise<Check[]> {
  if (mistakes.length > 0) return [];
  const { database } = config;
  const file = database.dialect === 'sqlite' && (await sizeOf(database.file)) !== null ? database.file : null;
  return [['Exchange', () => checkExchange(file, config, now)]];
}

async function databaseChecks({ config, isFull = false, now }: Examination): Promise<Check[]> {
  const { database, dataFolder } = config;
  if (database.dialect !== 'sqlite') return [['database', () => [found('note', 'database.server')]]];
  const { file } = database;
  // That the folder is missing says it all.
  if (!(await isThere(dataFolder))) return [];
  if ((await sizeOf(file)) === null)
    return [['database', () => [found('problem', 'database.absent', { folder: dataFolder })]]];
  return [
    ['database', () => checkDatabase(file, isFull)],
    ['schema', () => checkSchema(file)],
    ['rows', () => checkRows(file)],
    ['contents', () => checkContents(file, dataFolder, isFull)],
    ['work', () => checkWork(file, now)],
    ['people', () => checkPeople(file)],
    ['clock', () => checkClock(file, now)],
    ['backup', () => checkBackup(file, now)],
    ['webhooks', () => checkWebhooks(file)],
    ['sending', () => checkSending(file)],
    ['outgoing mail', () => checkOutgoingMail(file, config)],
  ];
}

async function made(checks: readonly Check[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [name, check] of checks) {
    try {
      findings.push(...(await check()));
    } catch (error) {
      const { code, message } = error as { code?: string; message?: string };
      findings.push(found('problem', 'check.failed', { check: name, reason: code ?? message ?? 'unknown' }));
    }
  }
  return findings;
}
