import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import type { RunningProgram } from '../support/browser';
import { guardHosts, openBrowser, openPage, seen, startProgram, story } from '../support/browser';
import { hostilePages } from '../support/hostilePages';
import { mbox } from '../support/letters';
import { tradepost } from '../support/program';

/** Hostile HTML letters, opened by a person in a browser: nothing of them runs, nothing is fetched from outside, nobody is led away. */
const person = { name: 'Li Na', address: 'li.na@haitu.example', password: 'lantern-harbour-42' };
const names = Object.keys(hostilePages);

let folder: string;
let service: RunningProgram;
let browser: Browser;
let page: Page;
let asked: ReturnType<typeof guardHosts>;
let dialogs = 0;

const step = story('attackBrowser', () => ({ page }));

function hostileLetter(name: string, at: number): Buffer {
  return Buffer.from(
    [
      'From: Mallory <mallory@attack.example>',
      `To: Li Na <${person.address}>`,
      `Subject: page ${name}`,
      `Date: Mon, 02 Nov 2026 08:${String(at).padStart(2, '0')}:00 +0000`,
      `Message-ID: <page-${at}@attack.example>`,
      'MIME-Version: 1.0',
      'Content-Type: text/html; charset=utf-8',
      '',
      `<html><body><p>Here it begins.</p>${hostilePages[name] as string}</body></html>`,
      '',
    ].join('\r\n'),
  );
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tradepost-attack-browser-'));
  const data = join(folder, 'data');
  const file = join(folder, 'hostile.mbox');
  writeFileSync(file, mbox(names.map(hostileLetter)));
  browser = await openBrowser();
  service = await startProgram(data, 'serve', printed => printed.includes('/link'));
  const link = /https?:\/\/\S+\/links?\/\S+/.exec(service.printed())?.[0] as string;
  page = await openPage(browser, link, { locale: 'en-GB' });
  asked = guardHosts(page.context(), service.url);
  await asked.ready;
  page.on('dialog', dialog => {
    dialogs += 1;
    void dialog.dismiss();
  });
  await page.getByLabel('Name').fill(person.name);
  await page.getByLabel('E-mail').fill(person.address);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByLabel('Password again').fill(person.password);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('Company name').fill('Ningbo Haitu Trading Co., Ltd.');
  await page.getByRole('button', { name: 'Finish' }).click();
  await page.waitForURL('**/import**');
  tradepost(data, ['mailbox', 'add', person.address, '--name', 'Li Na', '--owner', person.address]);
  tradepost(data, ['import', file, '--mailbox', person.address]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await service?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a letter as its sender laid it out. */
async function openLaidOut(id: number): Promise<FrameLocator> {
  await page.goto(`${service.url}/mail/${id}`);
  await page.getByText('As it was laid out').click();
  const frame = page.frameLocator('iframe').first();
  await seen(frame.getByText('Here it begins.'));
  return frame;
}

async function messageIds(): Promise<number[]> {
  const reply = await page.request.get(`${service.url}/api/messages`);
  const { messages } = (await reply.json()) as { messages: { id: number; subject: string }[] };
  return names.map(name => messages.find(message => message.subject === `page ${name}`)?.id as number);
}

step('every letter is there', async () => {
  expect(await messageIds()).toEqual(names.map(() => expect.any(Number)));
});

step('opened one after the other, none runs anything, fetches anything or leads away', async () => {
  for (const id of await messageIds()) {
    const frame = await openLaidOut(id);
    // What begins by itself has begun by then.
    await page.waitForTimeout(300);
    expect(new URL(page.url()).pathname).toBe(`/mail/${id}`);
    expect(await page.evaluate('window.hit')).toBeUndefined();
    const risky =
      'script, form, input, button, iframe, object, embed, svg, math, link, meta[http-equiv=refresh], base[href]';
    expect(await frame.locator(risky).count()).toBe(0);
  }
  expect(asked.foreign()).toEqual([]);
  expect(dialogs).toBe(0);
});

step('its links lead nowhere that runs', async () => {
  const frame = await openLaidOut((await messageIds())[names.indexOf('links')] as number);
  for (const word of ['one', 'two', 'three', 'four', 'five']) {
    await frame.getByText(word, { exact: true }).click();
    await page.waitForTimeout(50);
  }
  expect(await page.evaluate('window.hit')).toBeUndefined();
  expect(page.context().pages()).toHaveLength(1);
  expect(asked.foreign()).toEqual([]);
});

step('no letter covers what stands round it', async () => {
  const frame = await openLaidOut((await messageIds())[names.indexOf('styles')] as number);
  const style = await frame.getByText('Session ended').getAttribute('style');
  expect(style ?? '').not.toMatch(/position|z-index|100vh/);
  expect(await page.locator('iframe').first().getAttribute('sandbox')).not.toMatch(/allow-(scripts|forms|top)/);
});

step('even unwashed, the frame that letters are shown in lets nothing run or be fetched', async () => {
  const frame = await openLaidOut((await messageIds())[0] as number);
  await seen(frame.getByText('Here it begins.'));
  // The browser tells of requests that the policy of the frame forbids, too; those that leave come by here.
  const left: string[] = [];
  await page.context().route(/attack\.example/, route => {
    left.push(route.request().url());
    return route.abort();
  });
  const shown = (await page.locator('iframe').first().getAttribute('srcdoc')) as string;
  for (const [name, html] of Object.entries(hostilePages)) {
    // Leaving by itself is what a sandbox cannot forbid: that is what washing is for.
    const unwashed = shown.replace('Here it begins.', () => `${name} ${html.replace(/<meta[^>]*>/g, '')}`);
    await page.evaluate(`document.querySelector('iframe').srcdoc = ${JSON.stringify(unwashed)}`);
    await page.waitForTimeout(300);
    expect(await page.evaluate('window.hit')).toBeUndefined();
    expect(left).toEqual([]);
  }
});
