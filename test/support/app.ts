import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { AppOptions } from '../../service/app';
import { buildApp } from '../../service/app';
import type { Config } from '../../service/config';
import type { Context } from '../../service/context';
import { embeddedQueue } from '../../service/platform/queue/embedded';
import { openFolderBlobs } from '../../service/platform/blobs/folder';
import { sessionCookie } from '../../service/platform/http/authentication';
import type { App } from '../../service/platform/http/http';
import { inTransaction } from '../../service/platform/database/transaction';
import { insertUser } from '../../service/users/accounts.service';
import type { Viewer } from '../../service/users/roles';
import { hashPassword } from '../../service/users/secrets';
import { openSession } from '../../service/users/sessions.service';
import type { Role } from '../../service/users/users.schema';
import { viewerOf } from '../../service/users/viewing.service';
import { closeTestDatabase, openTestDatabase } from './database';

/** The password of everybody whom `makeUser` makes. */
export const PASSWORD = 'lantern-harbour-42';

// Real cost is for real passwords.
const cheap = hashPassword(PASSWORD, { memoryCost: 64, timeCost: 1, parallelism: 1 });

export interface TestUser {
  id: number;
  address: string;
  viewer: Viewer;
}

export interface TestReply {
  status: number;
  /** Parsed where it is JSON, else the text. */
  body: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- tests look into replies of every shape
  headers: Record<string, string | string[] | number | undefined>;
  raw: Buffer;
}

/** A browser in which somebody is signed in (or nobody). */
export interface TestBrowser {
  get(url: string): Promise<TestReply>;
  post(url: string, body?: unknown, headers?: Record<string, string>): Promise<TestReply>;
  put(url: string, body?: unknown): Promise<TestReply>;
  patch(url: string, body?: unknown): Promise<TestReply>;
  delete(url: string): Promise<TestReply>;
  /** The Cookie header, for app.inject and fetch. */
  cookie: string;
}

export interface TestApp {
  app: App;
  context: Context;
  /** What the context's clock says; assign to travel. */
  time: { now: Date };
  makeUser(user?: { name?: string; address?: string; roles?: Role[]; managerId?: number | null }): Promise<TestUser>;
  /** Opens a session for a made user. */
  signIn(user: TestUser): Promise<TestBrowser>;
  /** A browser in which nobody is signed in. */
  nobody: TestBrowser;
  close(): Promise<void>;
}

/** A context on an empty database and a folder of its own; the clock stands still at `time.now`. */
export async function buildTestContext(
  config: Partial<Config> = {},
): Promise<{ context: Context; time: { now: Date }; close(): Promise<void> }> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'tradepost-data-'));
  const database = await openTestDatabase();
  const blobs = await openFolderBlobs(join(dataFolder, 'blobs'));
  const log = pino({ level: 'silent' });
  const time = { now: new Date('2026-03-02T08:00:00.000Z') };
  const clock = () => time.now;
  const context: Context = {
    config: {
      dataFolder,
      database: { dialect: 'sqlite', file: 'unused' },
      host: '127.0.0.1',
      port: 0,
      publicUrl: 'http://tradepost.test',
      secureCookies: false,
      logLevel: 'silent',
      parseThreads: 0,
      parseWorker: null,
      importThread: null,
      attachmentWorker: null,
      isDemo: false,
      ...config,
    },
    database,
    blobs,
    queue: embeddedQueue(database, { clock, log }),
    clock,
    log,
  };
  const close = async () => {
    // A test of the stop may have closed them.
    if (database.writer.isInitialized) {
      await context.queue.stop();
      await blobs.close();
      await closeTestDatabase(database);
    }
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { context, time, close };
}

/** The whole service on an empty database, without a socket. */
export async function buildTestApp(options: AppOptions & { config?: Partial<Config> } = {}): Promise<TestApp> {
  const { config, ...appOptions } = options;
  const { context, time, close } = await buildTestContext(config);
  const app = await buildApp(context, { pages: null, ...appOptions });
  await app.ready();
  let made = 0;
  return {
    app,
    context,
    time,
    makeUser: async (user = {}) => {
      made += 1;
      const address = user.address ?? `person${made}@own.test`;
      const input = {
        name: `Person ${made}`,
        roles: ['trader'] as Role[],
        ...user,
        address,
        passwordHash: await cheap,
      };
      const { id } = await inTransaction(context.database, manager => insertUser(manager, input, time.now));
      const viewer = await viewerOf(context.database.manager, id);
      if (!viewer) throw new Error('the made user is not there');
      return { id, address, viewer };
    },
    signIn: async user => {
      const token = await inTransaction(context.database, manager => openSession(manager, user.id, 'test', time.now));
      return browserOf(app, `${sessionCookie(context.config.secureCookies)}=${token}`);
    },
    nobody: browserOf(app, ''),
    close: async () => {
      await app.close();
      await close();
    },
  };
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Requests as a page of ours makes them, with `cookie`. */
export function browserOf(app: App, cookie: string): TestBrowser {
  return askingWith(app, cookie, { 'sec-fetch-site': 'same-origin', ...(cookie ? { cookie } : {}) });
}

/** Requests as the Outlook pane makes them: without a cookie, by a token. */
export function paneOf(app: App, token: string): TestBrowser {
  return askingWith(app, '', { authorization: `Bearer ${token}` });
}

function askingWith(app: App, cookie: string, own: Record<string, string>): TestBrowser {
  const send = async (
    method: Method,
    url: string,
    body?: unknown,
    more: Record<string, string> = {},
  ): Promise<TestReply> => {
    const headers = { ...own, ...more };
    const answer = await app.inject({
      method,
      url,
      headers,
      ...(body === undefined ? {} : { payload: body as object }),
    });
    const isJson = String(answer.headers['content-type'] ?? '').includes('json');
    return {
      status: answer.statusCode,
      body: isJson ? JSON.parse(answer.body) : answer.body,
      headers: answer.headers,
      raw: answer.rawPayload,
    };
  };
  return {
    get: url => send('GET', url),
    post: (url, body, headers) => send('POST', url, body, headers),
    put: (url, body) => send('PUT', url, body),
    patch: (url, body) => send('PATCH', url, body),
    delete: url => send('DELETE', url),
    cookie,
  };
}
