import { exchangeSentences } from './exchangeSentences';

/** How grave a finding is; from 'warning' on somebody has to do something. */
export type Level = 'ok' | 'note' | 'warning' | 'problem';

/** One thing that was looked at. `code` is stable; pages have its sentences in both languages. */
export interface Finding {
  code: string;
  level: Level;
  values: Record<string, string | number>;
  /** `doctor --mend` can put it right without losing anything. */
  canMend: boolean;
}

const order: readonly Level[] = ['problem', 'warning', 'note', 'ok'];

/** A finding; see `sentences` for the codes and their values. */
export function found(level: Level, code: string, values: Finding['values'] = {}, canMend = false): Finding {
  return { code, level, values, canMend };
}

/** The gravest first. */
export function sorted(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
}

/** 0: nothing to do; 1: warnings; 2: problems. */
export function exitCode(findings: readonly Finding[]): 0 | 1 | 2 {
  if (findings.some(finding => finding.level === 'problem')) return 2;
  return findings.some(finding => finding.level === 'warning') ? 1 : 0;
}

/** What each code says, and what to do about it. */
export const sentences: Readonly<Record<string, readonly [string, string]>> = {
  'node.ok': ['Node.js {version}', ''],
  'node.old': ['Node.js {version} is too old', 'Install Node.js {wanted} or later and start again.'],
  'disk.ok': ['{free} GB are free in the data folder', ''],
  'disk.low': ['Only {free} GB are free in the data folder', 'Make room, or move the data folder to a larger disk.'],
  'disk.full': ['Only {free} GB are free: mail may soon be refused', 'Stop imports and make room now.'],
  'folder.absent': [
    'There is no data folder at {folder}',
    'Set TRADEPOST_DATA to the folder of your data. For a new installation run "tradepost serve": it makes the folder and the database.',
  ],
  'folder.ok': ['The data folder can be written to', ''],
  'folder.not_writable': [
    'The data folder {folder} cannot be written to',
    'Give the account of the service the right to write there.',
  ],
  'folder.open': ['Every account of this computer can read the data folder', 'Run: chmod -R o-rwx {folder}'],
  'clock.ok': ['The clock is plausible', ''],
  'clock.behind': [
    'The clock stands {minutes} minutes before the newest entry of the audit log',
    'Set the clock; let it follow a time server.',
  ],
  'config.ok': ['The configuration holds no contradictions', ''],
  'config.wrong': ['{mistake}', 'Correct the environment and start again.'],
  'config.http': [
    'The service can be reached from outside without encryption',
    'Put a reverse proxy with TLS before it and set TRADEPOST_URL to its https address (docs/operations.md).',
  ],
  'config.cookies': [
    'Cookies are sent without encryption',
    'Set TRADEPOST_SECURE_COOKIES=true once the service is reached by https.',
  ],
  'database.absent': ['There is no database in {folder}', 'Start "tradepost serve" once, or set TRADEPOST_DATA.'],
  'database.server': [
    'The database is on SQL Server; its inside is not looked at here',
    'Use the checks of SQL Server.',
  ],
  'database.ok': ['The database is whole ({mb} MB)', ''],
  'database.damaged': [
    'SQLite finds the database damaged: {first}',
    'Stop the service, keep the file, and restore the newest backup.',
  ],
  'schema.ok': ['The schema is that of this program', ''],
  'schema.pending': ['{n} migrations have not run', 'Run "tradepost migrate", or start the service.'],
  'schema.newer': ['The database was made by a later version', 'Start that version, or restore a backup of this one.'],
  'wal.ok': ['The write-ahead log has {mb} MB', ''],
  'wal.large': [
    'The write-ahead log has grown to {mb} MB',
    'Look for a program that holds the database open for hours; --mend writes the log back.',
  ],
  'keys.ok': ['Every reference between tables leads somewhere', ''],
  'keys.broken': [
    '{n} rows of {table} refer to rows that are not there',
    'Restore a backup, or ask for help with this number.',
  ],
  'texts.ok': ['Every mail has its text', ''],
  'texts.missing': ['{n} mails have no text', 'Import their source again: the copies in the store are kept.'],
  'copies.ok': ['Every copy belongs to a mail', ''],
  'copies.lost': ['{n} copies in mailboxes belong to no mail', 'Restore a backup, or ask for help with this number.'],
  'contents.ok': ['Every content is in the store ({n})', ''],
  'contents.missing': [
    '{n} contents that the database names are not in the store',
    'Restore the folder blobs from a backup; what is there may stay.',
  ],
  'contents.damaged': ['{n} contents are not what was written', 'Restore the folder blobs from a backup.'],
  'contents.unused': [
    '{n} files of the store belong to nothing ({mb} MB)',
    'They are what interrupted imports left; they do no harm.',
  ],
  'search.ok': ['Every mail is in the search index', ''],
  'search.missing': [
    '{n} mails are not in the search index',
    'Run: tradepost doctor --mend, or press "Mend" in Settings, Health.',
  ],
  'jobs.ok': ['No background job has failed', ''],
  'jobs.dead': [
    '{n} background jobs have failed',
    'Look at Settings, Background jobs: run them again or give them up.',
  ],
  'jobs.late': ['{n} background jobs have waited for more than an hour', 'Is "tradepost serve" running?'],
  'imports.ok': ['No import is stuck', ''],
  'imports.stuck': [
    '{n} imports stand still',
    'Start the service: it goes on with them. Else run the same import again.',
  ],
  'mailboxes.ok': ['Every mailbox belongs to somebody', ''],
  'mailboxes.ownerless': [
    '{n} mailboxes belong to nobody: {names}',
    'Their unfiled mail is seen by no one. Give them an owner in Settings, Mailboxes.',
  ],
  'people.ok': ['There is an administrator', ''],
  'people.no_administrator': ['Nobody is an administrator', 'Run: tradepost user roles ADDRESS --role administrator'],
  'company.ok': ['Own domains are set', ''],
  'company.no_domains': [
    'No own domain is set: mail among colleagues is taken for mail of customers',
    'Enter them in Settings, Company.',
  ],
  'port.ok': ['Port {port} is free', ''],
  'port.ours': ['Tradepost answers on port {port}', ''],
  'port.taken': ['Another program listens on port {port}', 'Stop it, or set TRADEPOST_PORT.'],
  'smtp.unset': [
    'Outgoing mail is not set up',
    'Links for passwords are handed over by hand. Set it up in Settings, Outgoing mail.',
  ],
  'smtp.ok': ['The mail server {host} lets us in', ''],
  'smtp.failed': [
    'The mail server {host} does not take mail: {answer}',
    'Correct it in Settings, Outgoing mail, and send a test.',
  ],
  'smtp.no_key': [
    'The password for outgoing mail cannot be read',
    'Set TRADEPOST_SECRET_KEY to the key of before, or enter the password again.',
  ],
  'backup.ok': ['The last backup is {days} days old', ''],
  'backup.none': ['There has never been a backup', 'Run: tradepost backup FOLDER (daily, to another disk).'],
  'backup.old': ['The last backup is {days} days old', 'Run: tradepost backup FOLDER (daily, to another disk).'],
  'backup.incomplete': ['The last backup lacks {n} contents that the store had lost', 'Run: tradepost doctor --full'],
  'webhooks.ok': ['No webhook is paused', ''],
  'webhooks.paused': ['{n} webhooks were paused because their receivers did not answer', 'Look at Settings, Webhooks.'],
  'sending.held': [
    'This copy was restored on {since} and sends nothing: {mails} mails and {deliveries} webhook calls wait',
    'If it is the one that works from now on, run "tradepost release", or press "Send now" in Settings, Health.',
  ],
  ...exchangeSentences,
  'check.failed': [
    'The check "{check}" could not be made: {reason}',
    'Run it again; if it stays, ask for help with this line.',
  ],
};

/** The sentence of a finding and what to do, in English. */
export function told({ code, values }: Pick<Finding, 'code' | 'values'>): { message: string; advice: string } {
  const [message = code, advice = ''] = sentences[code] ?? [];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  return { message: fill(message), advice: fill(advice) };
}

const WORDS: Readonly<Record<Level, string>> = { ok: 'ok', note: 'note', warning: 'WARNING', problem: 'PROBLEM' };

/** The findings as lines of a table, the gravest first. */
export function table(findings: readonly Finding[]): string {
  return sorted(findings)
    .map(finding => {
      const { message, advice } = told(finding);
      const needsWork = finding.level !== 'ok' && advice !== '';
      return `${WORDS[finding.level].padEnd(8)} ${message}${needsWork ? `\n${' '.repeat(9)}→ ${advice}` : ''}`;
    })
    .join('\n');
}
