import fc from 'fast-check';
import type { CategoryLook, KnownCategories } from '../../../../service/intake/exchange/outlook/judging';
import {
  categoriesToWrite,
  hold,
  holdPlace,
  isMovedByPerson,
  mend,
  nothingKnown,
  ownOf,
  personsChange,
  placeStep,
  placeUnknown,
} from '../../../../service/intake/exchange/outlook/judging';
import { looksOurs } from '../../../../service/intake/exchange/outlook/naming';
import { decisionOf } from '../../../../service/intake/exchange/outlook/personDecision';
import { readStamp, writeStamp } from '../../../../service/intake/exchange/outlook/stamp';

const A = 'Filed: A';
const A1 = 'Filed: A / 1';
const A2 = 'Filed: A / 2';
const B = 'Filed: B';
const look = (more: Partial<CategoryLook>): CategoryLook => ({
  ...{ categories: [], stamp: null, known: nothingKnown, wanted: [], isOurs: looksOurs },
  ...more,
});
const seen = (...names: string[]): KnownCategories => ({ ...nothingKnown, seen: names, turn: 1 });

test.each<[string, Partial<CategoryLook>, ReturnType<typeof personsChange>]>([
  ['nothing there, nothing known', {}, null],
  ['what we wrote is there', { categories: ['Blue', A], known: seen(A) }, null],
  ['in other letters', { categories: ['FILED: a'], known: seen(A) }, null],
  ['another put there', { categories: [A, B], known: seen(A) }, { added: [B], removed: [], kept: [A] }],
  ['ours taken off', { categories: ['Blue'], known: seen(A) }, { added: [], removed: [A], kept: [] }],
  ['one for another', { categories: [B], known: seen(A) }, { added: [B], removed: [A], kept: [] }],
  ['what came with the mail', { categories: [A], known: { ...seen(), strange: [A] } }, null],
  ['what somebody else calls so', { categories: [A], known: seen(), isOurs: () => false }, null],
  ['our writing that was not noted', { categories: [B], known: seen(A), stamp: { turn: 2, categories: [B] } }, null],
  [
    'taken off after a writing that was not noted',
    { categories: [], known: seen(A), stamp: { turn: 2, categories: [B] } },
    { added: [], removed: [B], kept: [] },
  ],
  [
    'an older stamp says nothing',
    { categories: [A], known: { ...seen(B), turn: 2 }, stamp: { turn: 1, categories: [A] } },
    { added: [A], removed: [B], kept: [] },
  ],
])('what a person did: %s', (_what, given, expected) => {
  expect(personsChange(look(given))).toEqual(expected);
});

test.each<[string, Partial<CategoryLook>, string[] | null]>([
  ['it is written beside his own', { categories: ['Blue'], wanted: [A] }, ['Blue', A]],
  ['in the place of the one before', { categories: [B, 'Blue'], known: seen(B), wanted: [A] }, ['Blue', A]],
  ['it is taken off', { categories: [B, 'Blue'], known: seen(B) }, ['Blue']],
  ['it is there', { categories: ['filed: A'], known: seen(A), wanted: [A] }, null],
  ['it came with the mail', { categories: [A], known: { ...seen(), strange: [A] }, wanted: [A] }, null],
  ['his change stands against it', { wanted: [A], known: hold(seen(A), [], [A]) }, null],
  ['his change stood against another', { wanted: [B], known: hold(seen(A), [], [A]) }, [B]],
])('what is written: %s', (_what, given, expected) => {
  expect(categoriesToWrite(look(given))).toEqual(expected);
});

const targets = new Map([
  ['filed: a', { companyId: 1, recordId: null }],
  ['filed: a / 1', { companyId: 1, recordId: 11 }],
  ['filed: a / 2', { companyId: 1, recordId: 12 }],
  ['filed: b', { companyId: 2, recordId: null }],
  ['filed: •••', { companyId: null, recordId: null }],
]);
const file = (companyId: number | null, ...recordIds: number[]) => ({ companyId, recordIds, how: 'category' });
test.each<[string, string[], string[], string[], ReturnType<typeof file> | null]>([
  ['another company', [B], [A], [], file(2)],
  ['another company beside the first', [B], [], [A1], file(2)],
  ['another record beside the first', [A2], [], [A1], file(1, 12, 11)],
  ['one of two records taken off', [], [A1], [A2], file(1, 12)],
  ['one of two companies taken off', [], [B], [A1], file(1, 11)],
  ['all taken off', [], [A1], [], file(null)],
  ['two companies at once', [A, B], [], [], null],
  ['one that names nobody', ['Filed: •••'], [], [], null],
  ['one that he may not see taken off', [], ['Filed: •••'], [], null],
  ['one that nobody knows', ['Filed: C'], [], [], null],
])('what it says: %s', (_what, added, removed, kept, expected) => {
  expect(decisionOf({ added, removed, kept }, targets)).toEqual(expected);
});

test('a stamp says something on its own message alone', () => {
  const text = writeStamp('id1', { turn: 3, categories: [A] });
  expect(readStamp('id1', text)).toEqual({ turn: 3, categories: [A] });
  for (const [id, given] of [
    ['id2', text],
    ['id1', null],
    ['id1', '{'],
    ['id1', 'null'],
    ['id1', text.replace('3', '"x"')],
    ['id1', `${text}${' '.repeat(5_000)}`],
  ] as const)
    expect(readStamp(id, given)).toBeNull();
});

/** A message in Outlook, our side of it, and who works on it. */
interface World {
  categories: string[];
  stamp: { turn: number; categories: string[] } | null;
  known: KnownCategories;
  filed: string[];
}
type Act = { kind: 'person'; ours: string[] } | { kind: 'file'; to: string[] } | { kind: 'look' } | { kind: 'lost' };

/** One look, as oneMessage.service makes it; answers whether anything was written or decided. */
function step(world: World, takes: boolean, mayDecide: (ours: readonly string[]) => boolean, isLost = false): boolean {
  const at = () => look({ categories: world.categories, stamp: world.stamp, known: world.known, wanted: world.filed });
  const change = personsChange(at());
  const own = ownOf(at());
  world.known = { ...world.known, turn: Math.max(world.known.turn, world.stamp?.turn ?? 0) };
  let isChanged = false;
  if (change) {
    if (takes && mayDecide(own)) {
      world.filed = own;
      world.known = { ...world.known, seen: own, heldFor: '', mendedFor: '' };
      isChanged = true;
    } else world.known = takes ? mend(world.known, own, world.filed) : hold(world.known, own, world.filed);
  } else world.known = { ...world.known, seen: own };
  const next = categoriesToWrite(at());
  if (next === null) return isChanged;
  world.categories = next;
  world.stamp = { turn: world.known.turn + 1, categories: world.filed };
  if (!isLost) world.known = { ...world.known, seen: world.filed, turn: world.stamp.turn, heldFor: '' };
  return true;
}

test('whatever people do and however often we look, it comes to rest, and their own categories stay', () => {
  const ours = fc.uniqueArray(fc.constantFrom(A, A1, B), { maxLength: 2 });
  const act: fc.Arbitrary<Act> = fc.oneof(
    fc.record({ kind: fc.constant('person' as const), ours }),
    fc.record({ kind: fc.constant('file' as const), to: ours }),
    fc.constant({ kind: 'look' as const }),
    fc.constant({ kind: 'lost' as const }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), fc.boolean(), fc.boolean(), (acts, takes, isStrict) => {
      const world: World = { categories: ['Blue'], stamp: null, known: nothingKnown, filed: [] };
      const mayDecide = (names: readonly string[]) => !isStrict || !names.includes(B);
      for (const one of acts) {
        if (one.kind === 'person') world.categories = ['Blue', ...one.ours];
        else if (one.kind === 'file') world.filed = one.to;
        else step(world, takes, mayDecide, one.kind === 'lost');
      }
      const rounds = [0, 1, 2, 3].map(() => step(world, takes, mayDecide));
      expect(rounds.slice(2)).toEqual([false, false]);
      expect(world.categories).toContain('Blue');
      // It comes back to rest after each change of his with one writing at most.
      world.categories = ['Blue', B];
      const after = [0, 1, 2, 3].map(() => step(world, takes, mayDecide));
      expect(after.filter(Boolean).length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 500 },
  );
});

const place = (more: Partial<Parameters<typeof placeStep>[0]>) =>
  placeStep({
    ...{ folderId: 'inbox', known: placeUnknown, movesMail: true, companyId: 1 },
    companyOf: id => ({ fA: 1, fB: 2 })[id] ?? null,
    isOpenPlace: id => id === 'inbox',
    ...more,
  });
test.each<[string, Parameters<typeof place>[0], ReturnType<typeof placeStep>]>([
  ['from the inbox to the customer', {}, { kind: 'company', companyId: 1 }],
  ['from one customer to another', { folderId: 'fB' }, { kind: 'company', companyId: 1 }],
  ['where it belongs already', { folderId: 'fA' }, { kind: 'rest' }],
  ['sorted by hand', { folderId: 'mine' }, { kind: 'rest' }],
  ['nothing is moved here', { movesMail: false }, { kind: 'rest' }],
  ['of several customers', { companyId: null }, { kind: 'rest' }],
  [
    'filed nowhere any more',
    { companyId: null, folderId: 'fA', known: { ...placeUnknown, homeId: 'inbox' } },
    { kind: 'home', folderId: 'inbox' },
  ],
  ['never moved by us', { companyId: null, folderId: 'fA' }, { kind: 'rest' }],
  [
    'against his move',
    { known: holdPlace({ folderId: 'inbox', known: placeUnknown, companyId: 1 }) },
    { kind: 'rest' },
  ],
  [
    'his move was against another',
    { known: holdPlace({ folderId: 'inbox', known: placeUnknown, companyId: 2 }) },
    { kind: 'company', companyId: 1 },
  ],
])('where it is moved: %s', (_what, given, expected) => {
  expect(place(given)).toEqual(expected);
});

test('a person moved it where it is not where we saw it last', () => {
  expect(isMovedByPerson({ folderId: 'x', known: placeUnknown })).toBe(false);
  expect(isMovedByPerson({ folderId: 'x', known: { ...placeUnknown, folderId: 'x' } })).toBe(false);
  expect(isMovedByPerson({ folderId: 'y', known: { ...placeUnknown, folderId: 'x' } })).toBe(true);
});
