import type { AxeResults } from 'axe-core';
import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** What axe finds on the page, or in one frame of it, that is serious or critical, a line each, beginning with `name`. */
export async function barriers(page: Page | Frame, name: string): Promise<string[]> {
  await page.evaluate(axe.source);
  // Halfway between two themes a colour is neither: what moves comes to its end first. What never ends is not waited for.
  await page.evaluate(
    `Promise.race([Promise.allSettled(document.getAnimations().map(one => one.finished)), new Promise(done => setTimeout(done, 1000))])`,
  );
  // A sheet that closes leaves the page hidden behind it for an instant.
  await page.evaluate(
    `new Promise(done => { const end = Date.now() + 1000; const look = () => Date.now() > end || document.querySelector('[role=dialog], [role=alertdialog]') || !document.querySelector('#page[aria-hidden]') ? done() : setTimeout(look, 20); look(); })`,
  );
  // Fluent guards lists and tabs with elements of its own that take the focus for an instant and pass it on; they are hidden on purpose.
  const context = { exclude: [['i[data-tabster-dummy]']] };
  const options = { resultTypes: ['violations'], iframes: false };
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(${JSON.stringify(context)}, ${JSON.stringify(options)})`,
  );
  const found = violations
    .filter(one => one.impact === 'serious' || one.impact === 'critical')
    .flatMap(one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`));
  return [...found, ...(await sharedIds(page))].map(one => `${name} ${one}`);
}

/** Ids that several elements have: the label of each would belong to the first, and a click on it change that one. axe does not look for them any more. */
async function sharedIds(page: Page | Frame): Promise<string[]> {
  const ids = await page.locator('[id]').evaluateAll(elements => elements.map(element => element.id));
  const shared = ids.filter((id, at) => id !== '' && ids.indexOf(id) !== at);
  return [...new Set(shared)].map(id => `shared id: ${id}`);
}
