import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { expectSoon, openBrowser, openPage, seen, story } from '../support/browser';
import type { OutlookWindow } from '../support/outlookPage';
import { openOutlookWindow } from '../support/outlookPage';
import { ended, startTradepost } from '../support/program';

/** The service is killed while people read and write, and comes back. Mail waits for nobody: it is written, sent, and filed when there is somebody to file it. */
const folder = mkdtempSync(join(tmpdir(), 'tradepost-outlook-restart-'));
let browser: Browser;
let service: ChildProcess;
let outlook: OutlookWindow;
let port: number;

beforeAll(async () => {
  port = await freePort();
  service = await start([]);
  browser = await openBrowser();
  const url = `http://127.0.0.1:${port}`;
  const open = (options = {}) => openPage(browser, url, options);
  outlook = await openOutlookWindow({ url, browser, open, close: () => browser.close() });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  service?.kill('SIGTERM');
  if (service) await ended(service);
  rmSync(folder, { recursive: true, force: true });
});

const tell = story('outlookRestart', () => ({ outlook: outlook?.page }));

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const found = (server.address() as AddressInfo).port;
      server.close(() => done(found));
    });
  });
}

/** The demo at the same address as before; answers when it serves. */
function start(options: string[]): Promise<ChildProcess> {
  const child = startTradepost(join(folder, 'data'), ['demo', ...options], {
    TRADEPOST_HOST: '127.0.0.1',
    TRADEPOST_PORT: String(port),
    TRADEPOST_URL: '',
  });
  return new Promise((done, fail) => {
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (/serves the sample company/.test(printed)) done(child);
    });
    child.once('exit', code => fail(new Error(`The program ended with ${code}:\n${printed}`)));
  });
}

const body = () => outlook.page.getByRole('textbox', { name: 'Text' });

tell('somebody reads a mail and begins an answer', async () => {
  await outlook.signIn();
  await outlook.open('back from the fair');
  await seen(outlook.pane.getByRole('heading', { name: /Filed: .*Q-2026-0031/ }));
});

tell('the service is killed: the sidebar says so, keeps the card and its time, and tries again by itself', async () => {
  service.kill('SIGKILL');
  await ended(service);
  // The card is asked for again now and then; what was there stays, with its time.
  await outlook.pane.getByRole('heading', { name: 'Tradepost cannot be reached' }).waitFor({ timeout: 45_000 });
  await seen(outlook.pane.getByText(/as of \d\d:\d\d/i));
  await seen(outlook.pane.getByRole('heading', { name: /Filed: .*Q-2026-0031/ }));
  await seen(outlook.pane.getByText(/next try in \d+ s/));
  // One of which nothing is known has no card, and not that of another either.
  await outlook.open('Nappes enduites');
  await seen(outlook.pane.getByText('Mail works as usual', { exact: false }));
  expect(await outlook.pane.getByRole('heading', { name: /Filed: / }).count()).toBe(0);
});

tell('an answer is sent all the same: Outlook takes it, no guard holds it up', async () => {
  // The page has the letter already; its mail server is away with the service, so the mail waits in the outbox.
  await outlook.page.getByRole('button', { name: 'New mail' }).click();
  await outlook.page.getByLabel('To', { exact: true }).fill('anna.weber@nordlicht.example');
  await outlook.page.getByLabel('Subject', { exact: true }).fill('Q-2026-0031 while the service was away');
  await body().fill('Dear Anna, this was sent while nobody looked.');
  await outlook.page.getByRole('button', { name: 'Send', exact: true }).click();
  await seen(outlook.page.getByText('Outbox: 1 mail waits'));
});

tell('it comes back: the sidebar too, without a click, and the mail is sent, taken in and filed', async () => {
  service = await start(['--keep']);
  await expectSoon(async () => (await outlook.page.getByText('Outbox:').count()) === 0, 30_000);
  await outlook.open('back from the fair');
  await seen(outlook.pane.getByRole('heading', { name: /Filed: .*Q-2026-0031/ }));
  expect(await outlook.pane.getByText('Tradepost cannot be reached').count()).toBe(0);
  await outlook.openFolder(/Li Na/, /Sent Items/);
  await outlook.open('while the service was away');
  const filed = outlook.pane.getByRole('heading', { name: /Filed: .*Q-2026-0031/ });
  const later = outlook.pane.getByRole('button', { name: 'Take in now' });
  await seen(filed.or(later).first());
  if (await later.isVisible()) await later.click();
  await seen(filed);
});
