import type { DataSource, EntityManager } from 'typeorm';

/** A statement that a door ran, with values that it ran with. */
export interface CapturedStatement {
  sql: string;
  parameters: unknown[];
}

/** A step of a plan that reads a large table from one end to the other, or builds an index for one statement. */
export interface PlanFault {
  step: string;
  sql: string;
}

// Tables that grow with the archive. A walk along an index in the order of the list, ended by LIMIT, is not a scan of the table; one without an index is.
const LARGE =
  /^(message|message_body|participant|message_reference|mailbox_message|attachment|conversation|filing|filing_status|company|contact|contact_address|company_domain|domain_key|record|record_number|blob|inquiry|lead|lead_key|lead_message|lead_event)$/;

/** Collects every SELECT that `work` makes the data source run, each text once. */
export async function captureStatements(source: DataSource, work: () => Promise<void>): Promise<CapturedStatement[]> {
  const found = new Map<string, CapturedStatement>();
  const before = source.logger;
  const logger = Object.create(before) as typeof before;
  logger.logQuery = (sql: string, parameters?: unknown[]) => {
    // TypeORM writes an empty list as 0=1: nothing is read then, unless something else may hold instead.
    const isEmpty = /\(0=1\)/.test(sql) && !/\bOR \(*0=1|0=1\)* OR\b/.test(sql);
    if (/^\s*(SELECT|WITH)/i.test(sql) && !isEmpty) found.set(sql, { sql, parameters: parameters ?? [] });
  };
  source.logger = logger;
  try {
    await work();
  } finally {
    source.logger = before;
  }
  return [...found.values()];
}

/** The names that a statement gives its tables: alias to table. */
function aliases(sql: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const match of sql.matchAll(
    /(?:FROM|JOIN|,)\s+"(\w+)"(?:\s+(?:AS\s+)?"?(?!ON\b|WHERE\b|INNER\b|LEFT\b|ORDER\b|INDEXED\b)(\w+)"?)?/gi,
  )) {
    const [, table, alias] = match;
    if (table) names.set(alias ?? table, table).set(table, table);
  }
  return names;
}

/** Steps of the plans of `statements` that scan a large table or sort with an index made for the purpose. */
export async function planFaults(
  manager: EntityManager,
  statements: readonly CapturedStatement[],
): Promise<PlanFault[]> {
  const faults: PlanFault[] = [];
  for (const { sql, parameters } of statements) {
    const rows = (await manager.query(`EXPLAIN QUERY PLAN ${sql}`, parameters)) as { detail: string }[];
    const names = aliases(sql);
    for (const { detail } of rows) {
      const scanned = /^SCAN (\w+)/.exec(detail)?.[1];
      const isLarge = scanned !== undefined && LARGE.test(names.get(scanned) ?? scanned);
      const isWalk = /USING (COVERING )?INDEX/.test(detail) && /\bLIMIT\b/i.test(sql) && /ORDER BY/i.test(sql);
      if ((isLarge && !isWalk) || /AUTOMATIC/.test(detail)) faults.push({ step: detail, sql: sql.slice(0, 2000) });
    }
  }
  return faults;
}
