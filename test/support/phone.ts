import type { Page } from 'playwright-core';

// Runs in the page, which knows nothing of this file.
const look = `(() => {
  const found = [];
  const say = element => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30);
  if (document.documentElement.scrollWidth > innerWidth) found.push('scrolls sideways');
  const controls = 'button, select, summary, [role="tab"], .fui-Input, .fui-Combobox, main li > a';
  for (const control of document.querySelectorAll(controls)) {
    const { width, height, right } = control.getBoundingClientRect();
    const { visibility, display } = getComputedStyle(control);
    const isInSentence = control.tagName === 'A' && display.startsWith('inline');
    if (width === 0 || visibility === 'hidden' || isInSentence) continue;
    if (height < 43.5) found.push('too small for a finger, ' + Math.round(height) + ': ' + say(control));
    if (right > innerWidth + 1) found.push('behind the edge: ' + say(control));
  }
  return found;
})()`;

/** What stands behind the edge of a phone, scrolls sideways, or is lower than 44 pixels; a line each, beginning with `name`. Links in a sentence are as high as it. */
export async function unfitFor(page: Page, name: string): Promise<string[]> {
  const found = await page.evaluate<string[]>(look);
  return found.map(one => `${name} ${one}`);
}
