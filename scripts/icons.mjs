// Draws the icons of the Outlook add-in into addin/public/icons: `npx tsx scripts/icons.mjs`. They are kept with the sources, so that a build needs no browser.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../test/support/browser.ts';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'addin/public/icons');
/** Outlook's sizes in pixels: of the manifest, of the ribbon, and of phones (25, 32 and 48 points at one, two and three pixels a point). */
export const sizes = [16, 25, 32, 48, 50, 64, 75, 80, 96, 128, 144];

/** A T that is an anchor. In few pixels the strokes are heavier and the lower arc is as white as the rest. */
export function drawing(size) {
  const isSmall = size <= 32;
  const [weight, arc] = isSmall ? [4, 0.92] : [3.4, 0.6];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 32 32">
  <rect width="32" height="32" rx="7" fill="#006B74" />
  <g fill="none" stroke="#fff" stroke-width="${weight}" stroke-linecap="round">
    <path d="M8 9h16M16 9v15" />
    <path d="M8 17c0 4.7 3.4 7.2 8 7.7 4.6-.5 8-3 8-7.7" stroke-opacity="${arc}" />
  </g>
</svg>
`;
}

mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
try {
  const page = await browser.newPage({ deviceScaleFactor: 1 });
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${drawing(size)}`);
    writeFileSync(join(folder, `icon-${size}.png`), await page.screenshot({ omitBackground: true }));
  }
  writeFileSync(join(folder, 'icon.svg'), drawing(128));
} finally {
  await browser.close();
}
