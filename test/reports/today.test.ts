import type { Context } from '../../service/context';
import { feedEnd, readFeed } from '../../service/reports/today.service';
import { closeTestContext, openTestContext } from '../support/context';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld } from '../support/world';

let context: Context;
let world: TestWorld;
beforeEach(async () => {
  context = await openTestContext();
  world = await makeWorld(context);
});
afterEach(() => closeTestContext(context));

const put = (subject: string) => {
  const bytes = letter({ id: `${subject}@x.example`, subject, text: subject, from: 'Marco <marco@gmail.com>' });
  return deliver(context, world.mailboxes.liNa, bytes);
};

test('lines that come while a page is told are told the next time, and only then', async () => {
  const { manager } = context.database;
  const told = async (...range: [Awaited<ReturnType<typeof feedEnd>>, Awaited<ReturnType<typeof feedEnd>>]) =>
    (await readFeed(manager, world.viewers.liNa, 'all', ...range)).map(line => line.subject);
  const start = await feedEnd(manager);
  await put('first');
  const end = await feedEnd(manager);
  // It comes between the look at where the end is and the reading of the lines.
  await put('second');
  expect(await told(start, end)).toEqual(['first']);
  expect(await told(end, await feedEnd(manager))).toEqual(['second']);
});
