import type { Config } from '../../config';
import type { Probe } from '../../intake/exchange/diagnosis';
import type { MailboxFault } from '../../intake/exchange/probing.service';
import {
  probeChanges,
  probeMailbox,
  probeSignIn,
  probeSubscription,
  probeWebhook,
} from '../../intake/exchange/probing.service';
import { STALE_MS } from '../../intake/exchange/standing';
import { rowsOf } from '../../platform/database/copying';
import type { Graph } from '../../platform/graph/graph';
import { graphFor } from '../../platform/graph/graphOf';
import type { Finding } from './finding';
import { found } from './finding';

// So many are named, and so many tried at once.
const NAMED = 5;
const AT_ONCE = 4;

interface Row {
  mailboxId: number;
  address: string;
  user: string;
  subscriptionId: string | null;
  expiresAt: string | null;
  isStalled: number;
  gaps: number | null;
}

/** Each step of the connection to Exchange, from the certificate to the last mailbox. Behind what fails nothing is tried that needs it. */
export async function checkExchange(file: string | null, config: Config, now: Date): Promise<Finding[]> {
  const { exchange } = config;
  if (!exchange) return [found('ok', 'exchange.unset')];
  const rows = file === null ? [] : knownMailboxes(file, now);
  const { probes, isIn } = await probeSignIn(exchange, now);
  const hook = await probeWebhook(config);
  return [...probes, ...(isIn ? await checkMailboxes(config, rows, hook, now) : []), hook, ...checkLedger(rows)].map(
    asFinding,
  );
}

const asFinding = ({ level, code, values }: Probe): Finding => found(level, code, values);

/** A database that cannot be read is told of as such; the way to Microsoft is tried all the same. */
function knownMailboxes(file: string, now: Date): Row[] {
  try {
    return mailboxesIn(file, now);
  } catch {
    return [];
  }
}

function mailboxesIn(file: string, now: Date): Row[] {
  const [table] = rowsOf(file, `SELECT 1 FROM sqlite_master WHERE "name" = 'exchange_standing'`);
  // A database from before is told of as such.
  if (!table) return [];
  const stale = new Date(now.getTime() - STALE_MS).toISOString().replace('T', ' ').replace('Z', '');
  return rowsOf<Row>(
    file,
    'SELECT "e"."mailboxId", "b"."address", "e"."user", "s"."subscriptionId", "s"."expiresAt",' +
      ' COALESCE("e"."syncedAt", "e"."startedAt") < ? AND "e"."startedAt" < ? AS "isStalled",' +
      ` json_extract("t"."counts", '$.missing') + json_extract("t"."counts", '$.refused') AS "gaps"` +
      ' FROM "exchange_mailbox" "e" INNER JOIN "mailbox" "b" ON "b"."id" = "e"."mailboxId"' +
      ' LEFT JOIN "exchange_subscription" "s" ON "s"."mailboxId" = "e"."mailboxId"' +
      ` LEFT JOIN "exchange_standing" "t" ON "t"."mailboxId" = "e"."mailboxId" AND "t"."state" = 'incomplete'` +
      ' WHERE "e"."isOn" = 1 ORDER BY "b"."address"',
    stale,
    stale,
  );
}

async function checkMailboxes(config: Config, rows: readonly Row[], hook: Probe, now: Date): Promise<Probe[]> {
  if (rows.length === 0) return [note('mailboxes_none')];
  const graph = graphFor(config);
  if (!graph) return [];
  try {
    const faults = await inTurns(rows, row => probeMailbox(graph, row.user));
    const readable = rows.filter((_, at) => faults[at] === null);
    const changes = readable[0] ? await checkChanges(graph, readable[0].user) : [];
    // Where Graph cannot call us nobody has subscribed.
    const told = hook.level === 'note' ? [] : await checkSubscriptions(graph, readable, now);
    return [...byFault(rows, faults), ...changes, ...told];
  } finally {
    await graph.close();
  }
}

const note = (name: string): Probe => ({ level: 'note', code: `exchange.${name}`, values: {} });

/** So many at once, the answers in the order of the rows. */
async function inTurns<T>(rows: readonly Row[], ask: (row: Row) => Promise<T>): Promise<T[]> {
  const answers: T[] = [];
  for (let at = 0; at < rows.length; at += AT_ONCE)
    answers.push(...(await Promise.all(rows.slice(at, at + AT_ONCE).map(ask))));
  return answers;
}

function byFault(rows: readonly Row[], faults: readonly (MailboxFault | null)[]): Probe[] {
  const names = [...new Set(faults.flatMap(fault => fault?.name ?? []))];
  const good = faults.filter(fault => fault === null).length;
  return [
    ...(good > 0 ? [{ level: 'ok' as const, code: 'exchange.mailboxes_ok', values: { n: good } }] : []),
    ...names.map(name => {
      const those = rows.filter((_, at) => faults[at]?.name === name);
      const reason = faults.find(fault => fault?.name === name)?.reason ?? '';
      return { level: 'problem' as const, code: `exchange.${name}`, values: { ...named(those), reason } };
    }),
  ];
}

const named = (rows: readonly Row[]) => ({
  n: rows.length,
  names: rows
    .slice(0, NAMED)
    .map(row => row.address)
    .join(', ')
    .concat(rows.length > NAMED ? ', …' : ''),
});

async function checkChanges(graph: Graph, user: string): Promise<Probe[]> {
  const isTold = await probeChanges(graph, user);
  return [
    isTold
      ? { level: 'ok', code: 'exchange.changes_ok', values: {} }
      : { level: 'problem', code: 'exchange.changes_refused', values: {} },
  ];
}

async function checkSubscriptions(graph: Graph, rows: readonly Row[], now: Date): Promise<Probe[]> {
  if (rows.length === 0) return [];
  const alive = await inTurns(rows, async ({ subscriptionId, expiresAt }) => {
    if (subscriptionId === null || new Date(`${expiresAt?.replace(' ', 'T')}Z`) <= now) return false;
    return probeSubscription(graph, subscriptionId);
  });
  const gone = rows.filter((_, at) => !alive[at]);
  if (gone.length === 0) return [{ level: 'ok', code: 'exchange.subscriptions_ok', values: { n: rows.length } }];
  return [{ level: 'warning', code: 'exchange.subscriptions_gone', values: named(gone) }];
}

/** What the service's own book says: whether it reads, and whether anything is missing. */
function checkLedger(rows: readonly Row[]): Probe[] {
  if (rows.length === 0) return [];
  const stalled = rows.filter(row => row.isStalled === 1);
  const behind = rows.filter(row => (row.gaps ?? 0) > 0);
  if (stalled.length + behind.length === 0) return [{ level: 'ok', code: 'exchange.ledger_ok', values: {} }];
  return [
    ...(stalled.length > 0
      ? [{ level: 'problem' as const, code: 'exchange.ledger_stalled', values: named(stalled) }]
      : []),
    ...(behind.length > 0 ? [{ level: 'warning' as const, code: 'exchange.ledger_gaps', values: named(behind) }] : []),
  ];
}
