import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Context } from '../context';
import { decideMessages } from '../filing/filing.service';
import { loadOwnCompany } from '../filing/questions.service';
import { companyNames } from '../filing/filing.service';
import { parsePoolOptions } from '../intake/pool';
import { classifyItem } from '../intake/classifying';
import type { ParsedMessage } from '../mail/parsed';
import { openParsePool } from '../mail/parsePool';
import { TradeRecord } from '../records/record.entity';
import { getCompanySettings } from '../users/settings.service';
import { withContext } from './opening';

/** tradepost explain FILE.eml */
export function explainCommand(program: Command): void {
  program
    .command('explain')
    .description('print as JSON what would be done with a message, and why; nothing is stored')
    .argument('<file>', '.eml or .msg')
    .option('--mailbox <address>', 'the mailbox that it is in', '')
    .option('--folder <name>', 'the folder that it is in', 'inbox')
    .action((file: string, options: { mailbox: string; folder: string }) =>
      withContext(async context => console.log(JSON.stringify(await explain(context, file, options), null, 2))),
    );
}

/** What parsing, classification and filing say of a file. */
export async function explain(
  context: Context,
  file: string,
  options: { mailbox: string; folder: string },
): Promise<Record<string, unknown>> {
  const { manager } = context.database;
  const settings = await getCompanySettings(manager);
  const own = await loadOwnCompany(manager);
  const pool = await openParsePool({ ...parsePoolOptions(context, settings.ownDomains), threads: 0 });
  const bytes = await readFile(file);
  const read = await pool.parse({ bytes, file: null, format: file.toLowerCase().endsWith('.msg') ? 'msg' : 'eml' });
  await pool.close();
  const addressed = new Set([...read.parsed.to, ...read.parsed.cc].map(one => one.address));
  const mailbox = options.mailbox || (own.mailboxes.find(address => addressed.has(address)) ?? '');
  const place = { mailbox, folder: options.folder };
  const { item, classification } = classifyItem(read, own, settings.excludedFolders, place);
  const { parsed } = item;
  const told = whatItSays(parsed);
  if (classification.keepOut)
    return { message: told, ...classification, outcome: { state: 'kept_out', reason: classification.keepOut.reason } };
  const kind = parsed.defect === null ? classification.kind : 'unreadable';
  const question = { parsed, kind, direction: classification.direction, mailbox, conversationId: null };
  const [filed] = await decideMessages(
    manager,
    [{ messageId: 0, messageIdHash: null, sentAt: parsed.sentAt ?? context.clock(), question }],
    own,
  );
  return { message: told, ...classification, outcome: await withNames(context, filed?.outcome) };
}

function whatItSays(parsed: ParsedMessage): Record<string, unknown> {
  return {
    from: parsed.from,
    to: parsed.to,
    subject: parsed.subject,
    sentAt: parsed.sentAt,
    messageId: parsed.messageId,
    references: parsed.references,
    language: parsed.language,
    newText: parsed.text.slice(0, parsed.newTextLength),
    attachments: parsed.attachments.map(({ name, contentType, size }) => ({ name, contentType, size })),
    forwarded: parsed.forwarded && { from: parsed.forwarded.from, subject: parsed.forwarded.subject },
    authentication: parsed.authentication,
    defect: parsed.defect,
  };
}

/** Numbers of companies and records with their names beside them. */
async function withNames(context: Context, outcome: unknown): Promise<unknown> {
  const json = JSON.stringify(outcome);
  const ids = [...json.matchAll(/"companyId":(\d+)/g)].map(match => Number(match[1]));
  const names = await companyNames(context.database.manager, ids);
  const recordIds = [...json.matchAll(/"recordId":(\d+)/g)].map(match => Number(match[1]));
  const records = new Map<number, string>();
  for (const id of new Set(recordIds))
    records.set(id, (await context.database.manager.findOneBy(TradeRecord, { id }))?.number ?? '');
  return JSON.parse(json, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('companyId' in value)) return value;
    const one = value as { companyId: number; recordId: number | null };
    return {
      ...value,
      company: names.get(one.companyId) ?? null,
      record: one.recordId ? (records.get(one.recordId) ?? null) : null,
    };
  });
}
