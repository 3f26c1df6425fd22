import { randomBytes, X509Certificate } from 'node:crypto';
import { AppError } from '../../common/errors';
import type { ExchangeSettings } from '../../common/microsoftClouds';
import { cloudHas } from '../../common/microsoftClouds';
import type { Config } from '../../config';
import type { Context } from '../../context';
import type { Graph } from '../../platform/graph/graph';
import { graphFor } from '../../platform/graph/graphOf';
import { openGraphToken } from '../../platform/graph/graphToken';
import type { HttpsDoor } from '../../platform/graph/httpsDoor';
import { openHttpsDoor } from '../../platform/graph/httpsDoor';
import { readFolders } from '../../platform/graph/mailFolders';
import { readMime } from '../../platform/graph/messages';
import type { Probe } from './diagnosis';
import {
  certificateProbe,
  clockProbe,
  isOfCertificate,
  mailboxFault,
  networkProbe,
  probe,
  roleProbes,
  rolesIn,
  signInProbe,
} from './diagnosis';
import { getExchange } from './exchangeReading.service';
import type { ConnectionTestReply } from './history.schema';
import { webhookAddress } from './subscribing.service';

const TIMEOUT_MS = 15_000;

/** Tries all that does not concern one mailbox: the certificate, the way to Microsoft, the clock, the sign-in and the rights. Behind what fails nothing is tried that needs it. */
export async function probeSignIn(exchange: ExchangeSettings, now: Date): Promise<{ probes: Probe[]; isIn: boolean }> {
  const door = openHttpsDoor(exchange.caFile);
  try {
    const probes = [...proofProbes(exchange, now), ...(await probeLogin(exchange, door, now))];
    // A simulated cloud has both on one host.
    const graph = exchange.graph === exchange.login ? 0 : await probeHost(door, `${exchange.graph}/v1.0/`);
    probes.push(...(typeof graph === 'number' ? [] : [graph]));
    if (probes.some(one => one.level === 'problem')) return { probes, isIn: false };
    const token = await probeToken(exchange, door);
    if (typeof token !== 'string') return { probes: [...probes, token], isIn: false };
    return { probes: [...probes, probe('ok', 'token_ok'), ...roleProbes(rolesIn(token))], isIn: true };
  } finally {
    door.close();
  }
}

function proofProbes({ proof }: ExchangeSettings, now: Date): Probe[] {
  if ('secret' in proof) return [];
  const { validFrom, validTo } = new X509Certificate(proof.certificate);
  return [certificateProbe(new Date(validFrom), new Date(validTo), now)];
}

async function probeLogin({ login, tenantId }: ExchangeSettings, door: HttpsDoor, now: Date): Promise<Probe[]> {
  const { host } = new URL(login);
  const url = `${login}/${tenantId}/v2.0/.well-known/openid-configuration`;
  try {
    const answer = await door.send({ method: 'GET', url, headers: {}, timeoutMs: TIMEOUT_MS });
    await answer.text();
    const clock = clockProbe(answer.headers.get('date'), now, host);
    // It answers 400 or 404 for a tenant that it does not know.
    const isKnown = answer.status < 400 || answer.status >= 500;
    return [...clock, ...(isKnown ? [] : [probe('problem', 'token_tenant', { reason: `HTTP ${answer.status}` })])];
  } catch (error) {
    return [networkProbe(host, codeOf(error))];
  }
}

/** The status of its answer, or why there was none. */
async function probeHost(door: HttpsDoor, url: string): Promise<number | Probe> {
  try {
    const answer = await door.send({ method: 'GET', url, headers: {}, timeoutMs: TIMEOUT_MS });
    await answer.text();
    return answer.status;
  } catch (error) {
    return networkProbe(new URL(url).host, codeOf(error));
  }
}

async function probeToken(exchange: ExchangeSettings, door: HttpsDoor): Promise<string | Probe> {
  try {
    return await openGraphToken({ ...exchange, scope: `${exchange.graph}/.default` }, door).get();
  } catch (error) {
    const { reason = '', code = '' } = (error as AppError).details as { reason?: string; code?: string };
    return signInProbe(reason, code);
  }
}

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? '');

/** Why a mailbox cannot be read: the code of a finding without its prefix, and that of the error. */
export interface MailboxFault {
  name: string;
  reason: string;
}

/** Whether a mailbox can be read; null: it can. */
export async function probeMailbox(graph: Graph, user: string): Promise<MailboxFault | null> {
  try {
    await graph.call({ path: `/users/${user}/mailFolders/inbox`, query: { $select: 'totalItemCount' }, mailbox: user });
    return null;
  } catch (error) {
    const name = mailboxFault(codeOf(error));
    return name === null ? null : { name, reason: codeOf(error) };
  }
}

/** Whether Graph tells of changes in this mailbox: in China's metadata that is not declared, in its documentation it is. */
export async function probeChanges(graph: Graph, user: string): Promise<boolean> {
  const path = `/users/${user}/mailFolders/inbox/messages/delta`;
  const call = { path, query: { $select: 'subject' }, prefer: ['odata.maxpagesize=1'], mailbox: user };
  return graph.call(call).then(
    () => true,
    (error: unknown) => codeOf(error) !== 'graph.refused' && codeOf(error) !== 'graph.not_found',
  );
}

/** Whether a subscription is still there, as Graph knows it. */
export async function probeSubscription(graph: Graph, subscriptionId: string): Promise<boolean> {
  return graph.call({ path: `/subscriptions/${subscriptionId}`, mailbox: '' }).then(
    () => true,
    (error: unknown) => codeOf(error) !== 'graph.not_found',
  );
}

/**
 * Calls our own webhook as Graph does when it asks whether it is ours: by its public address, from here. That answers where proxy, certificate and service are right; whether Microsoft gets through
 * the firewall is seen when a subscription is made.
 */
export async function probeWebhook(config: Config): Promise<Probe> {
  if (!cloudHas(config, 'notifications')) return probe('note', 'webhook_lacking');
  const address = webhookAddress({ config });
  if (address === null) return probe('note', 'webhook_none', { url: config.publicUrl });
  const token = randomBytes(24).toString('base64url');
  try {
    const answer = await callWebhook(config, `${address}?validationToken=${token}`);
    const said = await answer.text();
    if (answer.status === 200 && said === token) return probe('ok', 'webhook_ok', { url: address });
    return probe('problem', 'webhook_other', { url: address, status: answer.status });
  } catch (error) {
    const reason = codeOf(error) || codeOf((error as Error).cause ?? {}) || 'no answer';
    const name = isOfCertificate(reason) ? 'webhook_certificate' : 'webhook_silent';
    return probe('problem', name, { url: address, reason });
  }
}

async function callWebhook({ exchange }: Config, url: string): Promise<Response> {
  const headers = { 'content-type': 'text/plain; charset=utf-8' };
  // On this machine alone, where the simulated Exchange calls without a certificate.
  if (url.startsWith('http:')) return fetch(url, { method: 'POST', headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
  const door = openHttpsDoor(exchange?.caFile ?? null);
  try {
    const answer = await door.send({ method: 'POST', url, headers, body: '', timeoutMs: TIMEOUT_MS });
    return new Response(await answer.text(), { status: answer.status });
  } finally {
    door.close();
  }
}

/**
 * Tries the connection of one mailbox, step by step: the sign-in, its folders, one message, and the way by which Graph tells of new mail.
 *
 * @throws AppError exchange.not_found, exchange.not_set_up
 */
export async function testConnection(context: Context, mailboxId: number): Promise<ConnectionTestReply> {
  const { config, database, clock } = context;
  const { user } = await getExchange(database.manager, mailboxId);
  const at = clock();
  const { exchange } = config;
  if (!exchange)
    throw new AppError('exchange.not_set_up', 400, 'Exchange is not set up. Set TRADEPOST_EXCHANGE_TENANT.');
  const signIn = await probeSignIn(exchange, new Date());
  const steps = [...signIn.probes];
  if (signIn.isIn) {
    const graph = context.graph ?? graphFor(config);
    if (graph) steps.push(...(await probeContent(graph, user)));
  }
  steps.push(await probeWebhook(config));
  return { at: at.toISOString(), steps };
}

async function probeContent(graph: Graph, user: string): Promise<Probe[]> {
  const steps: Probe[] = [];
  const failed = (error: unknown, name = mailboxFault(codeOf(error))): Probe =>
    name === null ? probe('note', 'test_busy') : probe('problem', name, { n: 1, names: user, reason: codeOf(error) });
  try {
    const { changes } = await readFolders(graph, user, null);
    steps.push(probe('ok', 'test_folders', { n: changes.length }));
  } catch (error) {
    return [failed(error)];
  }
  try {
    const path = `/users/${user}/mailFolders/inbox/messages`;
    const query = { $top: '1', $select: 'subject' };
    const { value } = await graph.call<{ value: { id: string }[] }>({ path, query, mailbox: user });
    const [first] = value;
    if (!first) return [...steps, probe('ok', 'test_empty')];
    // The whole of it, not the head alone: the right Mail.ReadBasic ends here.
    (await readMime(graph, user, first.id)).destroy();
    return [...steps, probe('ok', 'test_message')];
  } catch (error) {
    const isDenied = codeOf(error) === 'graph.denied';
    return [...steps, isDenied ? probe('problem', 'test_message_denied') : failed(error)];
  }
}
