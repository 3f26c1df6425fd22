import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificate } from './certificate';
import type { Faults } from './faults';
import { chances, noFaults } from './faults';
import { childFolders, folder, folderDelta } from './folders';
import type { Gate, Limits } from './limits';
import { exchangeLimits, openGate } from './limits';
import type { Serving } from './messages';
import { delta, draft, list, message } from './messages';
import { masterList, refuseByRights, renamed } from './outlook';
import { answerSending, answerUpload } from './sending';
import type { Answer, Asked } from './serving';
import { readAsked, refuse, writeAnswer } from './serving';
import type { SignIn } from './signIn';
import { answerSignIn, isToken, openSignIn } from './signIn';
import type { SimItem, SimMailbox } from './store';
import { addItem, makeMailbox } from './store';
import type { Subscriptions } from './subscriptions';
import { openSubscriptions } from './subscriptions';

/** A request as it came, for tests that look at what was asked. */
export interface Recorded {
  method: string;
  path: string;
  query: string;
  headers: Record<string, string>;
  status: number;
  /** Milliseconds since 1970. */
  at: number;
}

/** Exchange Online's twin on this machine: the part of Microsoft Graph and of its sign-in that Tradepost uses, over HTTPS, with its limits and its faults. */
export interface ExchangeSimulator {
  /** Of Graph and of the sign-in alike. */
  origin: string;
  /** PEM file of the authority that its certificate is from. */
  caFile: string;
  signIn: SignIn;
  gate: Gate;
  faults: Faults;
  requests: Recorded[];
  subscriptions: Subscriptions;
  /** Mailboxes that the app may not use, and the code by which it is told so ('ErrorAccessDenied', 'MailboxNotEnabledForRESTAPI'). */
  denied: Map<string, string>;
  mailbox(address: string): SimMailbox;
  deliver(address: string, mime: Buffer, folderName?: string): SimItem;
  /** All links that were given out are too old from now on. */
  expireLinks(how: 410 | 400): void;
  close(): Promise<void>;
}

interface Simulation {
  mailboxes: Map<string, SimMailbox>;
  signIn: SignIn;
  gate: Gate;
  serving: Serving;
  subscriptions: Subscriptions;
  requests: Recorded[];
  denied: Map<string, string>;
}

/** @param seed of the faults, so that a run can be run again */
export async function openSimulator(limits: Limits = exchangeLimits, seed = 7): Promise<ExchangeSimulator> {
  const { cert, key } = await makeCertificate();
  const home = mkdtempSync(join(tmpdir(), 'exchange-'));
  const caFile = join(home, 'ca.pem');
  writeFileSync(caFile, cert);
  const faults = { ...noFaults };
  const simulation: Simulation = {
    mailboxes: new Map(),
    signIn: openSignIn(null),
    gate: openGate(limits),
    serving: { origin: '', faults, chance: chances(seed), generation: 1 },
    subscriptions: openSubscriptions(faults, chances(seed + 1)),
    requests: [],
    denied: new Map(),
  };
  const server = createServer({ cert, key }, (request, reply) => void serve(simulation, request, reply));
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  simulation.serving.origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { mailboxes, serving } = simulation;
  const mailbox = (address: string) => {
    const known = mailboxes.get(address) ?? makeMailbox(address);
    mailboxes.set(address, known);
    return known;
  };
  return {
    ...{ origin: serving.origin, caFile, signIn: simulation.signIn, gate: simulation.gate, faults, mailbox },
    requests: simulation.requests,
    subscriptions: simulation.subscriptions,
    denied: simulation.denied,
    deliver: (address, mime, folderName = 'inbox') => {
      const item = addItem(mailbox(address), folderName, mime);
      simulation.subscriptions.tell(mailbox(address), item.immutableId);
      return item;
    },
    expireLinks: how => {
      faults.expiredLinks = how;
      serving.generation += 1;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
      rmSync(home, { recursive: true, force: true });
    },
  };
}

// Bytes a second.
const SLOW_BYTES = 1_500;

async function serve(simulation: Simulation, request: IncomingMessage, reply: ServerResponse): Promise<void> {
  const { serving, requests, signIn } = simulation;
  const asked = await readAsked(request);
  const record = (status: number) =>
    requests.push({
      ...{ method: asked.method, path: asked.path, query: asked.query.toString(), headers: asked.headers, status },
      at: Date.now(),
    });
  const signing = answerSignIn(signIn, asked, serving.origin);
  if (signing) {
    record(signing.status);
    return writeAnswer(reply, signing, false, () => undefined);
  }
  const { faults, chance } = serving;
  if (chance() < faults.reset) return void request.socket.destroy();
  const answer =
    answerUpload(asked, name => findMailbox(simulation.mailboxes, name)) ?? (await answerGraph(simulation, asked));
  record(answer.status);
  if (answer.isCut || chance() < faults.resetAfter) {
    leave(simulation, asked, answer);
    return void request.socket.destroy();
  }
  // A request takes a while, so that several are there at once.
  setTimeout(() => {
    const speed = chance() < faults.slow ? { speed: SLOW_BYTES } : {};
    writeAnswer(reply, { ...answer, ...speed }, chance() < faults.torn, () => leave(simulation, asked, answer));
  }, faults.latencyMs);
}

function leave({ gate, mailboxes }: Simulation, asked: Asked, answer: Answer & { isLetIn?: boolean }): void {
  const mailbox = mailboxIn(mailboxes, asked);
  if (mailbox && answer.isLetIn) gate.leave(mailbox.id);
}

async function answerGraph(simulation: Simulation, asked: Asked): Promise<Answer & { isLetIn?: boolean }> {
  const { signIn, serving, gate, mailboxes } = simulation;
  if (!isToken(signIn, asked.headers.authorization))
    return refuse(401, 'InvalidAuthenticationToken', 'Access token is empty or has expired.');
  if (asked.path.startsWith('/v1.0/subscriptions'))
    return simulation.subscriptions.answer(asked, name => findMailbox(mailboxes, name));
  const mailbox = mailboxIn(mailboxes, asked);
  if (!mailbox) return refuse(404, 'ErrorInvalidUser', 'The requested user is invalid.');
  const denied = simulation.denied.get(mailbox.address);
  if (denied !== undefined) return refuse(denied === 'ErrorAccessDenied' ? 403 : 404, denied, 'Access is denied.');
  const refused = gate.enter(mailbox.id);
  if (refused)
    return refuse(429, 'ApplicationThrottled', refused.message, { 'retry-after': String(refused.retryAfter) });
  const { chance, faults } = serving;
  const letIn = (answer: Answer) => ({ ...answer, isLetIn: true });
  if (chance() < faults.unavailable) return letIn(refuse(503, 'ServiceUnavailable', 'Service unavailable.'));
  if (chance() < faults.throttled)
    return letIn(refuse(429, 'TooManyRequests', 'Too many requests.', { 'retry-after': '1' }));
  const answer = (await answerSending(mailbox, asked)) ?? route(mailbox, asked, serving);
  const [, id] = /\/messages\/([^/]+)(?:\/move|\/send)?$/.exec(asked.path) ?? [];
  const isChange = id !== undefined && (asked.method === 'PATCH' || /\/(?:move|send)$/.test(asked.path));
  if (isChange && answer.status < 300) simulation.subscriptions.tell(mailbox, id, 'updated');
  return letIn(answer);
}

function mailboxIn(mailboxes: Map<string, SimMailbox>, { path }: Asked): SimMailbox | undefined {
  const name = /^\/v1\.0\/users\/([^/]+)/.exec(path)?.[1] ?? '';
  return findMailbox(mailboxes, name);
}

function findMailbox(mailboxes: Map<string, SimMailbox>, name: string): SimMailbox | undefined {
  return mailboxes.get(name.toLowerCase()) ?? [...mailboxes.values()].find(one => one.id === name);
}

function route(mailbox: SimMailbox, asked: Asked, serving: Serving): Answer {
  const parts = asked.path.split('/').slice(4);
  const [first = '', id = '', third = '', fourth = ''] = parts;
  const denied = refuseByRights(mailbox, asked, first);
  if (denied) return denied;
  if (first === 'mailFolders' && id === 'delta') return folderDelta(mailbox, asked, serving);
  if (first === 'mailFolders' && third === 'messages' && fourth === 'delta') return delta(mailbox, id, asked, serving);
  if (first === 'mailFolders' && third === 'messages') return list(mailbox, id, asked, serving);
  if (first === 'mailFolders' && third === 'childFolders' && asked.method === 'GET') return childFolders(mailbox, id);
  if (first === 'mailFolders' && asked.method === 'PATCH') return renamed(mailbox, id, asked);
  if (first === 'mailFolders') return folder(mailbox, id, asked);
  if (first === 'messages' && id === '' && asked.method === 'POST') return draft(mailbox, asked);
  if (first === 'messages' && id !== '') return message(mailbox, id, third, asked);
  if (first === 'outlook' && id === 'masterCategories') return masterList(mailbox, asked, third);
  if (first === '')
    return { status: 200, body: { id: mailbox.id, mail: mailbox.address, userPrincipalName: mailbox.address } };
  return refuse(400, 'BadRequest', `Resource not found for the segment '${first}'.`);
}
