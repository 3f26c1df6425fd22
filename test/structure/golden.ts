import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Expects `text` to be what test/structure/golden/`name` holds, so that a change of it is read by whoever reviews. After a
 * change on purpose: UPDATE_GOLDEN=1 npx jest test/structure
 */
export function expectGolden(name: string, text: string): void {
  const file = join(__dirname, 'golden', name);
  const ended = text.endsWith('\n') ? text : `${text}\n`;
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, ended);
  expect(ended).toBe(existsSync(file) ? readFileSync(file, 'utf8') : `(there is no ${name})`);
}
