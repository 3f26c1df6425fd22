import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { ended, startTradepost } from './program';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of Chromium: $CHROMIUM or $CHROMIUM_PATH, else where a Linux system keeps it. Throws where there is none: pages that nobody opened are not tested. */
export function chromiumPath(): string {
  const named = process.env.CHROMIUM || process.env.CHROMIUM_PATH;
  const found = named ? [named].find(existsSync) : places.find(existsSync);
  if (found) return found;
  throw new Error(
    named
      ? `There is no Chromium at ${named}, which CHROMIUM or CHROMIUM_PATH names.`
      : 'The browser tests need Chromium: install it (Debian: apt-get install chromium), or let CHROMIUM name it.',
  );
}

/** Opens Chromium without a window; Playwright gives each its own new profile folder and removes it. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface RunningProgram {
  /** 'http://127.0.0.1:40123', without a slash at the end. */
  url: string;
  /** All that the program has printed to stdout so far. */
  printed(): string;
  stop(): Promise<void>;
}

/** Starts `serve` or `demo` on a free port with `data` as its folder; answers when it has printed what `isReady` looks for. */
export async function startProgram(
  data: string,
  command: 'serve' | 'demo' | 'demo --exchange',
  isReady: (printed: string) => boolean = printed => address.test(printed),
): Promise<RunningProgram> {
  const child = startTradepost(data, command.split(' '), {
    TRADEPOST_HOST: '127.0.0.1',
    TRADEPOST_PORT: String(await freePort()),
    TRADEPOST_URL: '',
  });
  const read = readOutput(child);
  await read.until(isReady);
  const url = address.exec(read.stdout())?.[1];
  if (!url) throw new Error(`No address was printed:\n${read.stdout()}`);
  return {
    url,
    printed: read.stdout,
    stop: async () => {
      child.kill('SIGTERM');
      await ended(child);
    },
  };
}

// Links that the service makes name the port of its configuration, so it must be known beforehand.
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

const address = /(http:\/\/127\.0\.0\.1:\d+)/;

function readOutput(child: ChildProcess) {
  let stdout = '';
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const until = (isReady: (printed: string) => boolean) =>
    new Promise<void>((done, fail) => {
      child.stdout?.on('data', (chunk: Buffer) => {
        stdout += chunk.toString();
        if (isReady(stdout)) done();
      });
      child.once('exit', code => fail(new Error(`The program ended with ${code}:\n${stdout}\n${stderr}`)));
    });
  return { stdout: () => stdout, until };
}

/** A new person at a new machine: a page of its own cookies and storage, at the first address of the service. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'light',
    ...options,
  });
  context.setDefaultTimeout(Number(process.env.BROWSER_TIMEOUT ?? 60_000));
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** Waits until somebody who looks at the page sees it. */
export function seen(locator: Locator): Promise<void> {
  return locator.waitFor({ state: 'visible' });
}

/** Presses a language in the head of the page, and waits until the service has kept it. */
export async function chooseLanguage(page: Page, button: '中' | 'EN'): Promise<void> {
  const kept = page.waitForResponse(reply => reply.url().endsWith('/api/session/preferences') && reply.ok());
  await page.getByRole('button', { name: new RegExp(`^${button} `) }).click();
  await kept;
}

/** Asks ten times a second until it holds. @throws Error after `within` milliseconds */
export async function expectSoon(holds: () => Promise<boolean>, within = 30_000): Promise<void> {
  const end = Date.now() + within;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`It did not come about within ${within / 1000} s: ${holds.toString()}`);
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

// The smallest picture that there is.
const dot = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** Lets no request leave for another host than that of `url`, and remembers who was to be asked; hosts in `answered` get a picture for an answer. */
export function guardHosts(context: BrowserContext, url: string, answered: readonly string[] = []) {
  const own = new URL(url).host;
  const foreign: string[] = [];
  const isForeign = (address: string) => /^(https?|wss?):/.test(address) && new URL(address).host !== own;
  context.on('request', request => {
    if (isForeign(request.url())) foreign.push(request.url());
  });
  const routed = context.route(
    isForeignUrl => isForeign(isForeignUrl.href),
    route => {
      const { host } = new URL(route.request().url());
      return answered.includes(host) ? route.fulfill({ body: dot, contentType: 'image/gif' }) : route.abort();
    },
  );
  return {
    ready: routed,
    /** Every foreign address that was asked so far. */
    foreign: () => [...foreign],
    /** Waits until `host` has been asked; answers the address. */
    next: async (host: string): Promise<string> => {
      const known = foreign.find(address => new URL(address).host === host);
      if (known) return known;
      return (await context.waitForEvent('request', request => new URL(request.url()).host === host)).url();
    },
  };
}

// A slow machine takes three times as long as a good one, and more beside other work.
const STEP_MS = 180_000;

/**
 * Tests that go on where the one before ended: once one has failed, those after it fail at once and say so. A failure leaves a picture of every
 * page that `pages` names in test-results.
 */
export function story(name: string, pages: () => Record<string, Page | undefined>) {
  let failed: string | null = null;
  return (sentence: string, act: () => Promise<void>): void => {
    test(
      sentence,
      async () => {
        if (failed !== null) throw new Error(`Not tried, because this one before it failed: ${failed}`);
        try {
          await act();
        } catch (error) {
          failed = sentence;
          await takePictures(name, pages());
          throw error;
        }
      },
      STEP_MS,
    );
  };
}

async function takePictures(name: string, pages: Record<string, Page | undefined>): Promise<void> {
  const folder = resolve(__dirname, '../../test-results');
  mkdirSync(folder, { recursive: true });
  for (const [who, page] of Object.entries(pages)) {
    // A page that has crashed has no picture; the failure itself is what is to be told.
    await page?.screenshot({ path: resolve(folder, `${name}-${who}.png`) }).catch(() => undefined);
  }
}

/** The sample company, served from a folder of its own, and a browser in front of it. */
export interface OpenDemo {
  url: string;
  browser: Browser;
  /** A window of its own, as of another person. */
  open(options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

/** Starts the demo for a journey of this name. */
export async function openDemo(name: string): Promise<OpenDemo> {
  const folder = mkdtempSync(join(tmpdir(), `tradepost-${name}-`));
  const browser = await openBrowser();
  const demo = await startProgram(join(folder, 'data'), 'demo');
  return {
    url: demo.url,
    browser,
    open: (options = { locale: 'zh-CN' }) => openPage(browser, demo.url, options),
    close: async () => {
      await browser.close();
      await demo.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One click on a name of the demo's sign-in page. */
export async function signInDemo(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await seen(page.getByRole('navigation'));
}
