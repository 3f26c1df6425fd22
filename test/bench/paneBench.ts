import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { openBrowser, openPage, seen, startProgram } from '../support/browser';
import { percentile } from './measuring';

/** What the Outlook pane weighs, and how soon it is of use. */
export interface PaneFigure {
  name: string;
  value: number;
  unit: 'KB' | 'ms';
  /** Section 6 of the product, where it names one. */
  target: number | null;
}

const pages = resolve(__dirname, '../../dist/addin');
/** Two mails of the sample with different customers, and what the card of each says. */
const mails = [
  { text: 'back from the fair', card: 'Nordlicht Küchen GmbH' },
  { text: 'Nappes enduites', card: 'Maison Lavande SARL' },
] as const;

/**
 * Bytes of the built pane, as they are sent, and times in a browser of this machine at a service that is warm: the sample company's, in the page that plays Outlook's part.
 * `rounds` of each time; P95.
 */
export async function measurePane(rounds: number, say: (line: string) => void): Promise<PaneFigure[]> {
  const figures = bytesOfPane();
  const folder = mkdtempSync(join(tmpdir(), 'tradepost-bench-pane-'));
  const demo = await startProgram(join(folder, 'data'), 'demo');
  const browser = await openBrowser();
  try {
    const page = await openPage(browser, `${demo.url}/outlook`, { locale: 'en-GB' });
    await seen(page.locator('[data-mail]').first());
    say('the pane is opened, again and again');
    figures.push(p95('first useful paint of the pane', await paints(page, rounds), 500));
    await page.frameLocator('aside iframe').getByRole('button', { name: 'Sign in', exact: true }).click();
    await seen(page.frameLocator('aside iframe').getByText('Select a mail'));
    say('a mail is selected, again and again');
    figures.push(p95('from the selection of a mail to its card', await cards(page, rounds), 500));
    return figures;
  } finally {
    await browser.close();
    await demo.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const p95 = (name: string, times: readonly number[], target: number): PaneFigure => ({
  name: `${name}, P95`,
  value: Math.round(percentile(times, 0.95)),
  unit: 'ms',
  target,
});

function bytesOfPane(): PaneFigure[] {
  const html = readFileSync(join(pages, 'taskpane.html'), 'utf8');
  const entry = /<script type="module"[^>]* src="\/addin\/assets\/([^"]+)"/.exec(html)?.[1] ?? '';
  const sum = [...staticImports(entry)].reduce((all, name) => all + weight(join('assets', name)), 0);
  const kilobytes = (name: string, bytes: number, target: number | null): PaneFigure => ({
    ...{ name, target, unit: 'KB' },
    value: Math.round(bytes / 100) / 10,
  });
  return [
    kilobytes('script of the entry and its static imports, brotli', sum, 200),
    kilobytes("script of Outlook's events, brotli", weight('launchevent.js'), null),
  ];
}

const weight = (name: string) => brotliCompressSync(readFileSync(join(pages, name))).length;

/** The files that are loaded with `entry`, itself among them. */
function staticImports(entry: string, found = new Set<string>()): Set<string> {
  if (found.has(entry)) return found;
  found.add(entry);
  const text = readFileSync(join(pages, 'assets', entry), 'utf8');
  for (const [, name] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
    staticImports(name as string, found);
  return found;
}

/** Milliseconds from the opening of the pane's page to its first words, as the browser says; the first opening, which fills its store, does not count. */
async function paints(page: Page, rounds: number): Promise<number[]> {
  const times: number[] = [];
  const button = page.getByRole('button', { name: 'Tradepost', exact: true });
  for (let round = 0; round <= rounds; round += 1) {
    await seen(page.frameLocator('aside iframe').getByRole('button', { name: 'Sign in', exact: true }));
    const frame = page.frames().find(one => one.url().endsWith('/addin/taskpane.html'));
    const time = await frame?.evaluate<number>(
      `performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1`,
    );
    if (round > 0 && time !== undefined && time > 0) times.push(time);
    await button.click();
    await page.locator('aside iframe').waitFor({ state: 'detached' });
    await button.click();
  }
  return times;
}

/** Milliseconds from the click on a mail to its whole card in the pane, measured in the page. */
async function cards(page: Page, rounds: number): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const { text, card } = mails[round % 2] as (typeof mails)[number];
    const id = await page.locator('[data-mail]').filter({ hasText: text }).first().getAttribute('id');
    const time = await page.evaluate<number>(`new Promise(done => {
      const pane = document.querySelector('aside iframe').contentDocument;
      const began = performance.now();
      const look = () => {
        const shown = pane.querySelector('[aria-busy="false"]');
        if (shown && shown.textContent.includes(${JSON.stringify(card)})) done(performance.now() - began);
        else requestAnimationFrame(look);
      };
      document.getElementById(${JSON.stringify(id)}).click();
      requestAnimationFrame(look);
    })`);
    if (round > 0) times.push(time);
    // Somebody reads.
    await page.waitForTimeout(200);
  }
  return times;
}

/** One line a figure. */
export function printPane(figures: readonly PaneFigure[]): void {
  console.log(`${'Outlook pane'.padEnd(58)} ${'measured'.padStart(10)}   target`);
  for (const { name, value, unit, target } of figures) {
    const mark = target === null ? '' : value > target ? 'MISSED' : 'ok';
    console.log(
      `${name.padEnd(58)} ${`${value} ${unit}`.padStart(10)} ${(target === null ? '-' : String(target)).padStart(8)}   ${mark}`,
    );
  }
}
