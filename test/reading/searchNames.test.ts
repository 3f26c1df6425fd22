import { findMail } from '../../service/reading/search.service';
import { searchMail } from '../../service/reports/searchMail.service';
import type { Viewer } from '../../service/users/roles';
import { buildTestContext } from '../support/app';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld } from '../support/world';

let made: Awaited<ReturnType<typeof buildTestContext>>;
let world: TestWorld;

/** The same person in a role without the right to see contact details. */
const masked = (viewer: Viewer): Viewer => ({
  ...viewer,
  grants: new Set([...viewer.grants].filter(grant => !grant.startsWith('fields.contact.'))),
});

beforeAll(async () => {
  made = await buildTestContext();
  made.time.now = new Date('2026-11-21T08:00:00.000Z');
  world = await makeWorld(made.context);
  const { liNa } = world.mailboxes;
  const send = (parts: Parameters<typeof letter>[0]) =>
    deliver(made.context, liNa, letter({ id: `${parts?.subject}@x.example`, ...parts }));
  const day = (n: number) => `Mon, ${String(n).padStart(2, '0')} Nov 2026 09:00:00 +0000`;
  const [from, to] = ['Anna Weber <anna.weber@nordlicht.example>', 'Li Na <li.na@haitu.example>'];
  await send({ subject: 'One', from, to, date: day(2), text: 'bamboo tray' });
  await send({ subject: 'Two', from, to, date: day(3), text: 'bamboo, write to office@quelle.example' });
  await send({
    ...{ subject: 'Three', from, to: `${to}, Bruno Falk <falk.privat@post.example>`, date: day(4), text: 'bamboo' },
  });
});
afterAll(() => made.close());

const find = async (viewer: Viewer, q: string, order: 'newest' | 'best' = 'newest') => {
  const { messages, count, isMore } = await searchMail(
    made.context.database.manager,
    viewer,
    { q, order },
    made.time.now,
  );
  expect(isMore).toBe(false);
  expect(count).toBe(messages.length);
  return messages.map(one => one.line.subject);
};

test('the manager, who may see contact details, finds mail by its addresses', async () => {
  expect(await find(world.viewers.chenJing, 'from:anna.weber@nordlicht.example')).toEqual(['Three', 'Two', 'One']);
  expect(await find(world.viewers.chenJing, 'falk.privat')).toEqual(['Three']);
});

describe('whoever may not see contact details', () => {
  test.each([
    ['from:anna.weber@nordlicht.example', []],
    ['from:nordlicht', []],
    ['nordlicht.example', []],
    ['to:li.na@haitu.example', []],
    ['to:post.example', []],
    ['privat', []],
    ['priv', []],
    ['haitu', []],
    // Half a name and half an address is no name.
    ['"weber anna"', []],
    ['bamboo privat', []],
    ['tray OR privat', ['One']],
    // What is missing would tell it too.
    ['bamboo -privat', ['Three', 'Two', 'One']],
    ['bamboo -from:nordlicht', ['Three', 'Two', 'One']],
    ['subject:Three -privat', ['Three']],
    ['-privat after:2026-11-01', ['Three', 'Two', 'One']],
  ])('finds nothing by an address that he may not see: %s', async (q, expected) => {
    const viewer = masked(world.viewers.chenJing);
    expect(await find(viewer, q)).toEqual(expected);
    expect((await find(viewer, q, 'best')).sort()).toEqual([...expected].sort());
  });

  test.each([
    ['from:weber', ['Three', 'Two', 'One']],
    ['from:"anna weber"', ['Three', 'Two', 'One']],
    ['to:falk', ['Three']],
    ['to:fal bamboo', ['Three']],
    ['bamboo -falk', ['Two', 'One']],
    ['subject:Two', ['Two']],
    // It stands in the text, which he may read.
    ['office@quelle.example', ['Two']],
  ])('finds by names and by what he may read: %s', async (q, expected) => {
    expect(await find(masked(world.viewers.chenJing), q)).toEqual(expected);
  });

  test('is not told an address by the order of what is found either', async () => {
    const viewer = masked(world.viewers.chenJing);
    const ids = async (q: string) =>
      (await findMail(made.context.database.manager, viewer, { q, order: 'best', limit: 9 }, made.time.now)).hits.map(
        hit => hit.id,
      );
    expect(await ids('bamboo OR privat')).toEqual(await ids('bamboo'));
  });

  test('finds mail in a mailbox of his own by its addresses, which he sees there', async () => {
    const viewer = masked(world.viewers.liNa);
    expect(await find(viewer, 'from:anna.weber@nordlicht.example')).toEqual(['Three', 'Two', 'One']);
    expect(await find(viewer, 'bamboo -privat')).toEqual(['Two', 'One']);
  });
});
