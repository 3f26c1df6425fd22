import type { Config } from '../../config';
import { rowsOf } from '../../platform/database/copying';
import { checkSmtp } from '../../platform/smtp/smtp';
import type { SendingHold } from '../../users/sendingHold.service';
import { SENDING_HOLD } from '../../users/sendingHold.service';
import { unseal } from '../../users/vault';
import type { LastBackup } from '../backup/noting.service';
import { LAST_BACKUP } from '../backup/noting.service';
import type { Finding } from './finding';
import { found } from './finding';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
// A lease is a minute; what has none for ten is nobody's.
const STUCK_MS = HOUR / 6;

const sqlTime = (at: Date) => at.toISOString().replace('T', ' ').replace('Z', '');
const count = (file: string, sql: string, ...values: unknown[]) =>
  Number(rowsOf<{ n: number }>(file, sql, ...values)[0]?.n ?? 0);
const yesOrNo = (n: number, bad: Finding, good: string) => (n > 0 ? bad : found('ok', good));

/** A value of the table of settings, as it stands there. */
export function settingOf<T>(file: string, key: string): T | null {
  const [row] = rowsOf<{ value: string }>(file, 'SELECT "value" FROM "setting" WHERE "key" = ?', key);
  return row ? (JSON.parse(row.value) as T) : null;
}

/** Jobs that gave up, jobs that nobody takes, imports that stand still. */
export function checkWork(file: string, now: Date): Finding[] {
  const dead = count(file, `SELECT count(*) AS n FROM "job" WHERE "state" = 'dead'`);
  const hourAgo = sqlTime(new Date(now.getTime() - HOUR));
  const late = count(
    file,
    `SELECT count(*) AS n FROM "job" WHERE "state" = 'waiting' AND "dueAt" < ? AND "createdAt" < ?`,
    hourAgo,
    hourAgo,
  );
  const stuck = count(
    file,
    `SELECT count(*) AS n FROM "import_run" "r" WHERE "r"."state" IN ('running', 'waiting') AND ("r"."leasedUntil" IS NULL OR "r"."leasedUntil" < ?) AND "r"."createdAt" < ?` +
      ` AND NOT EXISTS (SELECT 1 FROM "job" "j" WHERE "j"."name" = 'intake.import' AND "j"."key" = CAST("r"."id" AS text) AND "j"."state" <> 'dead')`,
    sqlTime(new Date(now.getTime() - STUCK_MS)),
    sqlTime(new Date(now.getTime() - STUCK_MS)),
  );
  return [
    yesOrNo(dead, found('warning', 'jobs.dead', { n: dead }), 'jobs.ok'),
    ...(late > 0 ? [found('warning', 'jobs.late', { n: late })] : []),
    yesOrNo(stuck, found('warning', 'imports.stuck', { n: stuck }), 'imports.ok'),
  ];
}

/** Whose mailboxes are, who administers, which domains are our own. */
export function checkPeople(file: string): Finding[] {
  const boxes = rowsOf<{ address: string }>(
    file,
    `SELECT "b"."address" FROM "mailbox" "b" LEFT JOIN "user" "u" ON "u"."id" = "b"."ownerId" AND "u"."isActive" = 1` +
      ` WHERE "b"."isActive" = 1 AND "u"."id" IS NULL AND NOT EXISTS (SELECT 1 FROM "mailbox_member" "m" WHERE "m"."mailboxId" = "b"."id") ORDER BY 1`,
  );
  const names = boxes.slice(0, 5).map(box => box.address);
  const administrators = count(
    file,
    `SELECT count(*) AS n FROM "user_role" "r" INNER JOIN "user" "u" ON "u"."id" = "r"."userId" WHERE "r"."role" = 'administrator' AND "u"."isActive" = 1`,
  );
  const domains = settingOf<{ ownDomains?: string[] }>(file, 'company')?.ownDomains ?? [];
  return [
    yesOrNo(
      boxes.length,
      found('warning', 'mailboxes.ownerless', { n: boxes.length, names: names.join(', ') }),
      'mailboxes.ok',
    ),
    administrators > 0 ? found('ok', 'people.ok') : found('warning', 'people.no_administrator'),
    domains.length > 0 ? found('ok', 'company.ok') : found('warning', 'company.no_domains'),
  ];
}

/** The clock does not stand before what was written last. */
export function checkClock(file: string, now: Date): Finding[] {
  const [row] = rowsOf<{ at: string | null }>(file, 'SELECT max("at") AS "at" FROM "audit_entry"');
  const last = row?.at ? new Date(`${row.at.replace(' ', 'T')}Z`).getTime() : 0;
  const minutes = Math.round((last - now.getTime()) / 60_000);
  return [minutes > 2 ? found('problem', 'clock.behind', { minutes }) : found('ok', 'clock.ok')];
}

/** How old the last backup is. */
export function checkBackup(file: string, now: Date): Finding[] {
  const last = settingOf<LastBackup>(file, LAST_BACKUP);
  if (!last) return [found('warning', 'backup.none')];
  const days = Math.floor((now.getTime() - new Date(last.at).getTime()) / DAY);
  return [
    days > 7 ? found('warning', 'backup.old', { days }) : found('ok', 'backup.ok', { days }),
    ...(last.missingContents > 0 ? [found('problem', 'backup.incomplete', { n: last.missingContents })] : []),
  ];
}

interface KeptMail {
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  user: string | null;
  sealedPassword?: string | null;
  isActive?: boolean;
  road?: 'smtp' | 'exchange';
}

/** The mail server takes our name and password. */
export async function checkOutgoingMail(file: string, config: Config): Promise<Finding[]> {
  const kept = settingOf<KeptMail>(file, 'mail.outgoing');
  // Whether Exchange sends is among the steps of Exchange.
  if (kept?.isActive && kept.road === 'exchange') return [];
  if (!kept?.isActive || !kept.host) return [found('note', 'smtp.unset')];
  const sealed = kept.sealedPassword ?? null;
  const stored = sealed && config.secretKey ? unseal(config.secretKey, sealed) : null;
  const password = config.smtpPassword ?? stored;
  if (sealed && password === null) return [found('problem', 'smtp.no_key')];
  try {
    await checkSmtp({ ...kept, password });
    return [found('ok', 'smtp.ok', { host: kept.host })];
  } catch (error) {
    const { details, message } = error as { details?: { answer?: string }; message: string };
    return [found('problem', 'smtp.failed', { host: kept.host, answer: details?.answer || message })];
  }
}

/** A restored copy that nobody has let send yet. */
export function checkSending(file: string): Finding[] {
  const hold = settingOf<SendingHold>(file, SENDING_HOLD);
  if (!hold) return [];
  const waiting = (table: string) => count(file, `SELECT count(*) AS n FROM "${table}" WHERE "state" = 'waiting'`);
  const values = {
    since: hold.since.slice(0, 10),
    mails: waiting('outgoing_mail'),
    deliveries: waiting('webhook_delivery'),
  };
  return [found('warning', 'sending.held', values)];
}

/** Webhooks that were paused by themselves. */
export function checkWebhooks(file: string): Finding[] {
  const n = count(file, `SELECT count(*) AS n FROM "webhook" WHERE "pauseReason" = 'failures'`);
  return [yesOrNo(n, found('warning', 'webhooks.paused', { n }), 'webhooks.ok')];
}
