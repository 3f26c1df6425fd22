import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../../service/config';
import { loadConfig } from '../../../service/config';
import { entities } from '../../../service/entities';
import { connectMailbox } from '../../../service/intake/exchange/exchange.service';
import { ExchangeMailbox, ExchangeSubscription } from '../../../service/intake/exchange/exchange.entity';
import { ExchangeStanding } from '../../../service/intake/exchange/history.entity';
import { Mailbox } from '../../../service/mail/message.entity';
import { checkExchange } from '../../../service/operations/health/exchange.service';
import { exitCode, found, told } from '../../../service/operations/health/finding';
import type { Database } from '../../../service/platform/database/dataSource';
import { migrate, openDatabase } from '../../../service/platform/database/dataSource';
import { inTransaction } from '../../../service/platform/database/transaction';
import { makeCertificate } from '../../support/exchange/certificate';
import type { ExchangeSimulator } from '../../support/exchange/simulator';
import { openSimulator } from '../../support/exchange/simulator';
import { variablesOf } from '../../../demo/exchangeOnline';

const LI_NA = 'li.na@haitu.example';
const WANG_LEI = 'wang.lei@haitu.example';

let folder: string;
let database: Database;
let exchange: ExchangeSimulator;
let hook: Server;
let answerHook: RequestListener;
let env: Record<string, string>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-doctor-exchange-'));
  exchange = await openSimulator();
  for (const address of [LI_NA, WANG_LEI]) exchange.mailbox(address);
  answerHook = (request, reply) =>
    reply.end(new URL(request.url ?? '/', 'http://localhost').searchParams.get('validationToken'));
  hook = createHttpServer((request, reply) => answerHook(request, reply));
  await new Promise<void>(done => hook.listen(0, '127.0.0.1', done));
  env = {
    ...variablesOf(exchange),
    TRADEPOST_DATA: folder,
    TRADEPOST_URL: `http://127.0.0.1:${(hook.address() as AddressInfo).port}`,
  };
  database = await openDatabase(loadConfig(env).database, entities);
  await migrate(database);
});
afterEach(async () => {
  await database.close();
  await exchange.close();
  await new Promise(done => hook.close(done));
  rmSync(folder, { recursive: true, force: true });
});

const file = () => join(folder, 'tradepost.sqlite');
const examine = (now = new Date(), config: Config = loadConfig(env)) => checkExchange(file(), config, now);
const codes = async (now?: Date) =>
  (await examine(now)).filter(one => one.level !== 'ok').map(one => one.code.replace('exchange.', ''));

/** A mailbox that is read, as of now, and of whose new mail Graph tells. */
async function connect(address: string, user = address): Promise<number> {
  const now = new Date();
  const values = { address, name: address, isShared: false, ownerId: null, watchedFolder: null, isActive: true };
  return inTransaction(database, async manager => {
    const { id } = await manager.save(manager.create(Mailbox, { ...values, createdAt: now }));
    await connectMailbox(manager, id, user, now);
    await manager.update(ExchangeMailbox, { mailboxId: id }, { syncedAt: now });
    return id;
  });
}

async function subscribe(mailboxId: number, address: string): Promise<void> {
  const url = `${env.TRADEPOST_URL}/webhooks/graph`;
  const body = { notificationUrl: url, lifecycleNotificationUrl: url, resource: `users/${address}/messages` };
  const wish = { ...body, clientState: 'x', expirationDateTime: new Date(Date.now() + 3_600_000).toISOString() };
  const asked = { method: 'POST', path: '/v1.0/subscriptions', query: new URLSearchParams(), headers: {} };
  const answer = await exchange.subscriptions.answer({ ...asked, body: Buffer.from(JSON.stringify(wish)) }, name =>
    exchange.mailbox(name),
  );
  const { id } = answer.body as { id: string };
  const row = { mailboxId, subscriptionId: id, stateHash: 'x', expiresAt: new Date(Date.now() + 3_600_000) };
  await inTransaction(database, manager => manager.insert(ExchangeSubscription, row));
}

test('a connection that is whole gives nothing to do, and the doctor ends with 0', async () => {
  for (const address of [LI_NA, WANG_LEI]) await subscribe(await connect(address), address);
  const findings = await examine();
  expect(findings.filter(one => one.level !== 'ok')).toEqual([]);
  expect(findings.map(one => one.code)).toEqual(
    expect.arrayContaining([
      ...['exchange.clock_ok', 'exchange.token_ok', 'exchange.roles_by_exchange', 'exchange.mailboxes_ok'],
      ...['exchange.changes_ok', 'exchange.subscriptions_ok', 'exchange.webhook_ok', 'exchange.ledger_ok'],
    ]),
  );
  expect(exitCode(findings)).toBe(0);
});

test('where no Exchange is set up there is nothing to be said', async () => {
  const findings = await checkExchange(file(), loadConfig({ TRADEPOST_DATA: folder }), new Date());
  expect(findings).toEqual([found('ok', 'exchange.unset')]);
});

/** What goes wrong, how it is brought about, and what is found for it beside nothing else. */
const faults: readonly [string, () => unknown, string[]][] = [
  ['the tenant is another', () => (env.TRADEPOST_EXCHANGE_TENANT = exchange.signIn.clientId), ['token_tenant']],
  ['the client id is another', () => (env.TRADEPOST_EXCHANGE_CLIENT_ID = exchange.signIn.tenantId), ['token_client']],
  ['the secret is another', () => (env.TRADEPOST_EXCHANGE_SECRET = 'guessed'), ['token_secret']],
  ['the secret has expired', () => (exchange.signIn.refusal = 'AADSTS7000222'), ['token_secret_expired']],
  ['the certificate was not uploaded', () => proveByCertificate(), ['token_certificate']],
  ['the app is switched off', () => (exchange.signIn.refusal = 'AADSTS7000112'), ['token_disabled']],
  ['nobody has admitted the app', () => (exchange.signIn.refusal = 'AADSTS7000229'), ['token_consent']],
  ['conditional access keeps it out', () => (exchange.signIn.refusal = 'AADSTS53003'), ['token_policy']],
  ['Microsoft refuses for another reason', () => (exchange.signIn.refusal = 'AADSTS50999'), ['token_refused']],
  ['the authority of the certificate is not known', () => delete env.TRADEPOST_EXCHANGE_CA, ['ca_unknown']],
  [
    'nobody listens where Graph should be',
    () => (env.TRADEPOST_EXCHANGE_GRAPH = 'https://127.0.0.1:9'),
    ['host_refused'],
  ],
  [
    'the name of Graph is not found',
    () => (env.TRADEPOST_EXCHANGE_GRAPH = 'https://graph.invalid'),
    ['host_unknown', 'webhook_none'],
  ],
  ['the app may not use a mailbox', () => exchange.denied.set(WANG_LEI, 'ErrorAccessDenied'), ['mailbox_denied']],
  [
    'a mailbox stands on a server of the company',
    () => exchange.denied.set(WANG_LEI, 'MailboxNotEnabledForRESTAPI'),
    ['mailbox_elsewhere'],
  ],
  ['the address of a mailbox is wrong', () => connect('info@haitu.example'), ['mailbox_absent']],
  ['the proxy answers with its own page', () => (answerHook = (_, reply) => reply.end('Sign in')), ['webhook_other']],
  [
    'the proxy finds nobody behind it',
    () => (answerHook = (_, reply) => void reply.writeHead(502).end()),
    ['webhook_other'],
  ],
  ['nothing answers at the address of the webhook', () => new Promise(done => hook.close(done)), ['webhook_silent']],
  ['the certificate of the webhook is its own', () => webhookOverHttps(), ['webhook_certificate']],
  ['the cloud does not tell of new mail', () => (env.TRADEPOST_EXCHANGE_LACKS = 'notifications'), ['webhook_lacking']],
  [
    'the app has rights over every mailbox',
    () => (exchange.signIn.roles = ['Mail.ReadWrite', 'Mail.Send', 'MailboxSettings.ReadWrite']),
    ['roles_wide'],
  ],
  [
    'the app may read and nothing else',
    () => (exchange.signIn.roles = ['Mail.Read']),
    ['roles_wide', 'role_write_missing', 'role_send_missing', 'role_settings_missing'],
  ],
  [
    'the app may send and nothing else',
    () => (exchange.signIn.roles = ['Mail.Send']),
    ['roles_wide', 'role_read_missing', 'role_write_missing', 'role_settings_missing'],
  ],
];

async function proveByCertificate(): Promise<void> {
  const { cert, key } = await makeCertificate();
  for (const [name, text] of Object.entries({ 'app.pem': cert, 'app.key': key }))
    writeFileSync(join(folder, name), text, { mode: 0o600 });
  delete env.TRADEPOST_EXCHANGE_SECRET;
  env.TRADEPOST_EXCHANGE_CERTIFICATE = join(folder, 'app.pem');
  env.TRADEPOST_EXCHANGE_KEY = join(folder, 'app.key');
}

let secured: Server | null = null;
async function webhookOverHttps(): Promise<void> {
  const server = createHttpsServer(await makeCertificate(), (request, reply) => answerHook(request, reply));
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  env.TRADEPOST_URL = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  secured = server;
}
afterEach(() => {
  secured?.close();
  secured = null;
});

test.each(faults)('where %s, that is what the doctor finds', async (_, arrange, expected) => {
  for (const address of [LI_NA, WANG_LEI]) await subscribe(await connect(address), address);
  await arrange();
  const certificate = /^certificate_soon$/;
  expect((await codes()).filter(code => !certificate.test(code)).sort()).toEqual([...expected].sort());
});

test('every finding has a sentence, and what is wrong also what to do', async () => {
  for (const address of [LI_NA, WANG_LEI]) await connect(address);
  exchange.denied.set(WANG_LEI, 'ErrorAccessDenied');
  for (const finding of await examine()) {
    const { message, advice } = told(finding);
    expect(message).not.toMatch(/\{|exchange\./);
    expect(finding.level === 'ok' || advice !== '').toBe(true);
  }
  const [denied] = (await examine()).filter(one => one.code === 'exchange.mailbox_denied');
  expect(denied?.values).toMatchObject({ n: 1, names: WANG_LEI });
});

test.each([
  [2, 'clock_drifts'],
  [9, 'clock_off'],
])('a clock that is %d minutes off is found by that of the sign-in', async (minutes, code) => {
  expect(await codes(new Date(Date.now() + minutes * 60_000))).toContain(code);
});

test('a mailbox that is not read any more, one that lacks mail and one whose subscription is gone are named', async () => {
  const [first, second] = [await connect(LI_NA), await connect(WANG_LEI)];
  const long = new Date(Date.now() - 3_600_000);
  await inTransaction(database, async manager => {
    await manager.update(ExchangeMailbox, { mailboxId: first }, { syncedAt: long, startedAt: long });
    await manager.insert(ExchangeStanding, {
      ...{ mailboxId: second, countedAt: new Date(), state: 'incomplete', since: long, gapSince: long },
      ...{ importedAt: long, sampleSettled: 0, sampleAt: long, speed: 0 },
      counts: { missing: 2, refused: 0 } as never,
    });
  });
  const findings = await examine();
  const namesOf = (code: string) => findings.find(one => one.code === `exchange.${code}`)?.values.names;
  expect(namesOf('ledger_stalled')).toBe(LI_NA);
  expect(namesOf('ledger_gaps')).toBe(WANG_LEI);
  expect(namesOf('subscriptions_gone')).toBe(`${LI_NA}, ${WANG_LEI}`);
  expect(exitCode(findings)).toBe(2);
});

test('a certificate that ends soon is told of before it does', async () => {
  await proveByCertificate();
  expect(await codes()).toContain('certificate_soon');
  expect(await codes(new Date(Date.now() + 3 * 86_400_000))).toContain('certificate_expired');
  expect(await codes(new Date(Date.now() - 3 * 86_400_000))).toContain('certificate_early');
});
