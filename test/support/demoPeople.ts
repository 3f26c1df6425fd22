import type { Page } from 'playwright-core';
import type { OpenDemo } from './browser';

/** What a page of our own sends with a request that writes. */
export const own = { 'sec-fetch-site': 'same-origin' };

/** A window of somebody of the sample company (`li.na`), signed in, in his language and look; nothing moves in it. */
export async function enterDemo(
  demo: Pick<OpenDemo, 'url' | 'open'>,
  who: string,
  language: 'zh-CN' | 'en',
  colorScheme: 'light' | 'dark' = 'light',
): Promise<Page> {
  const locale = language === 'en' ? 'en-GB' : language;
  const page = await demo.open({ locale, colorScheme, reducedMotion: 'reduce' });
  const data = { address: `${who}@haitu.example`, password: 'demo' };
  await page.request.post(`${demo.url}/api/session`, { headers: own, data });
  const preferences = { language, theme: 'system' };
  const kept = await page.request.patch(`${demo.url}/api/session/preferences`, { headers: own, data: preferences });
  if (kept.status() !== 200) throw new Error(`${who} could not enter: ${kept.status()}`);
  return page;
}

/** What a route answers to the person of this window. */
export async function readAs<T>(page: Page, { url }: Pick<OpenDemo, 'url'>, path: string): Promise<T> {
  return (await (await page.request.get(`${url}${path}`)).json()) as T;
}
