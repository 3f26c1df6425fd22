import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type {
  AppProof,
  CloudName,
  CloudPart,
  EntraSettings,
  ExchangeSettings,
  OutlookSettings,
} from './common/microsoftClouds';
import { cloudOf, cloudParts, clouds } from './common/microsoftClouds';
import type { DatabaseConfig } from './platform/database/dataSource';

/** Everything that the environment decides. */
export interface Config {
  /** Folder of the embedded database, blobs and uploads. */
  dataFolder: string;
  database: DatabaseConfig;
  host: string;
  port: number;
  /** The address that browsers use, for links that are printed; without a slash at the end. */
  publicUrl: string;
  /** Cookies only over HTTPS. */
  secureCookies: boolean;
  /** 'fatal', 'error', 'warn', 'info', 'debug' or 'trace' */
  logLevel: string;
  /** Threads that parse mail in an import; 0 parses in the main thread. */
  parseThreads: number;
  /** The built program of such a thread; null where there is none (then the calling thread parses). */
  parseWorker: string | null;
  /** The built program of the thread that runs an import; null where there is none. */
  importThread: string | null;
  /** The built program of the thread that reads attachments; null where there is none (then the calling thread reads). */
  attachmentWorker: string | null;
  /** Sample data is marked in the page, and the sign-in page names its users. */
  isDemo: boolean;
  /** From this key passwords of other systems are kept encrypted; absent: they can only come from the environment. */
  secretKey?: string;
  /** Password for outgoing mail; it outranks one that was stored. */
  smtpPassword?: string;
  /** Webhooks may call programs on this machine. */
  allowsLocalWebhooks?: boolean;
  /** Which Outlook the company has and how its people sign in there; absent: `usualOutlook`. */
  outlook?: OutlookSettings;
  /** The company's Exchange Online; absent: mail comes in other ways. */
  exchange?: ExchangeSettings | null;
  /** Names of the variables with secrets that are set: no backup has them. */
  secretsSet?: readonly string[];
}

/** The environment cannot be used; `mistakes` has one sentence for each variable that is wrong. */
export class ConfigError extends Error {
  constructor(readonly mistakes: readonly string[]) {
    super(`The configuration is wrong:\n${mistakes.map(mistake => `  - ${mistake}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

// Stands beside the built program; a program that runs from its sources has none.
function builtProgram(name: string): string | null {
  const file = resolve(__dirname, name);
  return existsSync(file) ? file : null;
}

/**
 * Reads the environment, the only place that does.
 *
 * @throws ConfigError naming every mistake at once
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const mistakes: string[] = [];
  const whole = (name: string, fallback: number, min: number, max: number): number => {
    const raw = env[name];
    if (raw === undefined || raw === '') return fallback;
    const value = Number(raw);
    if (!Number.isInteger(value) || value < min || value > max) {
      mistakes.push(`${name} must be a whole number from ${min} to ${max}; it is "${raw}".`);
      return fallback;
    }
    return value;
  };
  const flag = (name: string, fallback: boolean): boolean => {
    const raw = env[name]?.toLowerCase();
    if (raw === undefined || raw === '') return fallback;
    if (['1', 'true', 'yes', 'on'].includes(raw)) return true;
    if (['0', 'false', 'no', 'off'].includes(raw)) return false;
    mistakes.push(`${name} must be true or false; it is "${raw}".`);
    return fallback;
  };
  const dataFolder = resolve(env.TRADEPOST_DATA || 'data');
  const url = env.TRADEPOST_DATABASE_URL;
  let database: DatabaseConfig = { dialect: 'sqlite', file: resolve(dataFolder, 'tradepost.sqlite') };
  if (url) {
    if (url.startsWith('mssql://')) database = { dialect: 'mssql', url };
    else mistakes.push('TRADEPOST_DATABASE_URL must begin with mssql:// (leave it empty for the embedded database).');
  }
  const host = env.TRADEPOST_HOST || '127.0.0.1';
  const port = whole('TRADEPOST_PORT', 3000, 0, 65535);
  const publicUrl = (env.TRADEPOST_URL || `http://${host === '0.0.0.0' ? 'localhost' : host}:${port}`).replace(
    /\/+$/,
    '',
  );
  if (!/^https?:\/\/[^\s/]+/.test(publicUrl))
    mistakes.push(`TRADEPOST_URL must be an http or https address; it is "${publicUrl}".`);
  const logLevel = env.TRADEPOST_LOG || 'info';
  if (!logLevels.includes(logLevel))
    mistakes.push(`TRADEPOST_LOG must be one of ${logLevels.join(', ')}; it is "${logLevel}".`);
  const config: Config = {
    dataFolder,
    database,
    host,
    port,
    publicUrl,
    secureCookies: flag('TRADEPOST_SECURE_COOKIES', publicUrl.startsWith('https://')),
    logLevel,
    parseThreads: whole('TRADEPOST_PARSE_THREADS', 1, 0, 16),
    ...builtThreads(),
    isDemo: flag('TRADEPOST_DEMO', false),
    ...secretsOf(env, mistakes),
    allowsLocalWebhooks: flag('TRADEPOST_LOCAL_WEBHOOKS', false),
    ...microsoftOf(env, mistakes),
  };
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  return config;
}

function builtThreads() {
  return {
    parseWorker: builtProgram('parseWorker.js'),
    importThread: builtProgram('importThread.js'),
    attachmentWorker: builtProgram('attachmentWorker.js'),
  };
}

const SECRETS = [
  'TRADEPOST_SECRET_KEY',
  'TRADEPOST_SMTP_PASSWORD',
  'TRADEPOST_DATABASE_URL',
  'TRADEPOST_EXCHANGE_SECRET',
  'TRADEPOST_ENTRA_SECRET',
];
// What is shorter can be guessed.
const SECRET_LENGTH = 32;

function secretsOf(
  env: Readonly<Record<string, string | undefined>>,
  mistakes: string[],
): Pick<Config, 'secretKey' | 'smtpPassword' | 'secretsSet'> {
  const [key, password] = [env.TRADEPOST_SECRET_KEY, env.TRADEPOST_SMTP_PASSWORD];
  if (key && key.length < SECRET_LENGTH)
    mistakes.push(
      `TRADEPOST_SECRET_KEY must have ${SECRET_LENGTH} characters or more, by chance (openssl rand -hex 32).`,
    );
  return {
    ...(key ? { secretKey: key } : {}),
    ...(password ? { smtpPassword: password } : {}),
    secretsSet: SECRETS.filter(name => env[name]),
  };
}

type Env = Readonly<Record<string, string | undefined>>;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const listOf = (text: string | undefined) => (text ?? '').split(/[\s,;]+/).filter(part => part !== '');

/** An origin (https, or http on this machine) without a slash at the end; null for anything else. */
function originOf(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || url.username || url.search || url.hash || url.pathname.replace(/\/+$/, '') !== '') return null;
  const isHere = ['localhost', '127.0.0.1'].includes(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere) ? url.origin : null;
}

function outlookOf(env: Env, mistakes: string[]): OutlookSettings {
  const cloud = env.TRADEPOST_ENTRA_CLOUD || 'world';
  const isKnown = cloud === 'custom' || Object.keys(clouds).includes(cloud);
  if (!isKnown)
    mistakes.push(
      `TRADEPOST_ENTRA_CLOUD must be one of ${Object.keys(clouds).join(', ')} or custom; it is "${cloud}".`,
    );
  const given = env.TRADEPOST_ENTRA_AUTHORITY;
  const authority = given ? originOf(given) : null;
  if (cloud === 'custom' && !authority)
    mistakes.push(
      'TRADEPOST_ENTRA_AUTHORITY must be the https address where people sign in, like https://login.example.com.',
    );
  if (given && cloud !== 'custom')
    mistakes.push('TRADEPOST_ENTRA_AUTHORITY is only for TRADEPOST_ENTRA_CLOUD=custom. Take it out, or set the cloud.');
  const moreHosts = listOf(env.TRADEPOST_OUTLOOK_HOSTS).map(host => {
    const origin = originOf(host);
    if (!origin)
      mistakes.push(`TRADEPOST_OUTLOOK_HOSTS must be addresses like https://mail.example.com; "${host}" is none.`);
    return origin ?? '';
  });
  return { cloud: isKnown ? (cloud as CloudName) : 'world', authority, moreHosts, entra: entraOf(env, mistakes) };
}

function microsoftOf(env: Env, mistakes: string[]): Pick<Config, 'outlook' | 'exchange'> {
  const outlook = outlookOf(env, mistakes);
  const exchange = exchangeOf(env, outlook, mistakes);
  // One registration may serve for both.
  const { entra } = outlook;
  if (entra && !entra.proof && exchange?.clientId === entra.clientId) entra.proof = exchange.proof;
  if (entra && !entra.caFile && exchange?.caFile) entra.caFile = exchange.caFile;
  return { outlook, exchange };
}

const EXCHANGE = 'TRADEPOST_EXCHANGE_';

function exchangeOf(env: Env, outlook: OutlookSettings, mistakes: string[]): ExchangeSettings | null {
  const given = (name: string) => env[EXCHANGE + name]?.trim() ?? '';
  if (!Object.keys(env).some(name => name.startsWith(EXCHANGE) && env[name])) return null;
  const [tenantId, clientId] = [given('TENANT').toLowerCase(), given('CLIENT_ID').toLowerCase()];
  for (const [name, value] of Object.entries({ TENANT: tenantId, CLIENT_ID: clientId }))
    if (!GUID.test(value))
      mistakes.push(`${EXCHANGE}${name} must be an id like 00000000-0000-0000-0000-000000000000; it is "${value}".`);
  const isCustom = outlook.cloud === 'custom';
  const { login, graph: usual } = cloudOf(outlook);
  const graph = isCustom ? originOf(given('GRAPH')) : usual;
  if (!graph?.startsWith('https:'))
    mistakes.push(
      `${EXCHANGE}GRAPH must be the https address of Graph in your own cloud, like https://graph.example.com.`,
    );
  if (!isCustom && given('GRAPH'))
    mistakes.push(`${EXCHANGE}GRAPH is only for TRADEPOST_ENTRA_CLOUD=custom. Take it out.`);
  const caFile = given('CA') || null;
  if (caFile && !existsSync(caFile)) mistakes.push(`${EXCHANGE}CA names a file that is not there: ${caFile}.`);
  const proof = proofOf(EXCHANGE, given, mistakes);
  const lacks = lacksOf(given('LACKS'), mistakes);
  return proof && graph ? { graph, login, tenantId, clientId, proof, caFile, ...(lacks ? { lacks } : {}) } : null;
}

/** What the cloud lacks, where somebody says so; 'none' where it has everything. */
function lacksOf(text: string, mistakes: string[]): CloudPart[] | null {
  const names = listOf(text);
  if (names.length === 0) return null;
  const known = cloudParts.filter(part => names.includes(part));
  if (known.length < names.length && text !== 'none')
    mistakes.push(`${EXCHANGE}LACKS must name ${cloudParts.join(', ')}, or be none; it is "${text}".`);
  return known;
}

function proofOf(prefix: string, given: (name: string) => string, mistakes: string[]): AppProof | null {
  const [secret, certificate, key] = [given('SECRET'), given('CERTIFICATE'), given('KEY')];
  if (secret && !certificate && !key) return { secret };
  if (secret || !certificate || !key) {
    mistakes.push(`Set either ${prefix}CERTIFICATE and ${prefix}KEY (files, PEM), or ${prefix}SECRET.`);
    return null;
  }
  const missing = [certificate, key].filter(file => !existsSync(file));
  if (missing.length > 0)
    mistakes.push(`${prefix}CERTIFICATE and ${prefix}KEY name files that are not there: ${missing.join(', ')}.`);
  if (missing.length > 0) return null;
  const proof = { certificate: readFileSync(certificate, 'utf8'), privateKey: readFileSync(key, 'utf8') };
  if (isPair(proof)) return proof;
  mistakes.push(`${prefix}CERTIFICATE and ${prefix}KEY do not belong together, or are no PEM files.`);
  return null;
}

function isPair({ certificate, privateKey }: { certificate: string; privateKey: string }): boolean {
  try {
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(privateKey));
  } catch {
    return false;
  }
}

function entraOf(env: Env, mistakes: string[]): EntraSettings | null {
  const guids = (name: string): string[] =>
    listOf(env[name]).map(text => {
      const guid = text.toLowerCase();
      if (!GUID.test(guid))
        mistakes.push(`${name} must be ids like 00000000-0000-0000-0000-000000000000; "${text}" is none.`);
      return guid;
    });
  const [clients, tenants] = [guids('TRADEPOST_ENTRA_CLIENT_ID'), guids('TRADEPOST_ENTRA_TENANTS')];
  const more = guids('TRADEPOST_ENTRA_CALLERS');
  const [clientId] = clients;
  if (clients.length > 1) mistakes.push('TRADEPOST_ENTRA_CLIENT_ID must be one id, that of the registration.');
  if (clientId && tenants.length === 0)
    mistakes.push('TRADEPOST_ENTRA_TENANTS must name the tenants whose people may sign in: without one nobody could.');
  if (!clientId && tenants.length + more.length > 0)
    mistakes.push('TRADEPOST_ENTRA_CLIENT_ID is missing; TRADEPOST_ENTRA_TENANTS and TRADEPOST_ENTRA_CALLERS need it.');
  return clientId ? { clientId, tenants, callers: [clientId, ...more], ...webSignInOf(env, mistakes) } : null;
}

const ENTRA = 'TRADEPOST_ENTRA_';

/** By what the service proves itself where people sign in to the web pages, and whom it trusts there; all of it may be absent. */
function webSignInOf(env: Env, mistakes: string[]): Pick<EntraSettings, 'proof' | 'caFile'> {
  const given = (name: string) => env[ENTRA + name]?.trim() ?? '';
  const caFile = given('CA') || null;
  if (caFile && !existsSync(caFile)) mistakes.push(`${ENTRA}CA names a file that is not there: ${caFile}.`);
  const isProven = given('SECRET') + given('CERTIFICATE') + given('KEY') !== '';
  return { proof: isProven ? proofOf(ENTRA, given, mistakes) : null, caFile };
}
