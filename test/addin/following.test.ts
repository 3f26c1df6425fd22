import fc from 'fast-check';
import { startFollower } from '../../addin/follower';
import type { Following, Trouble } from '../../addin/following';
import { currentCard, follow, nothingYet, secondsLeft, tryAgainIn } from '../../addin/following';
import type { Item, Outlook, ReadItem, SelectedItem } from '../../addin/outlookShape';
import { OutlookError } from '../../addin/outlookShape';
import type { Pane } from '../../service/sidebar/sidebar.schema';

const mail = (key: string): ReadItem => ({
  mode: 'read',
  key,
  mailbox: 'li.na@ningbo.example',
  conversationId: null,
  itemId: key,
  restId: null,
  internetMessageId: `<${key}@example>`,
  subject: key,
  from: null,
  sentAt: null,
});
const paneOf = (key: string, etag = key) => ({ state: 'filed', message: { subject: key }, etag }) as unknown as Pane;
const down: Trouble = { code: 'unreachable', status: 0, message: '', details: {}, ref: null };

/** Time that goes on only when told, an Outlook whose selection is set, and a service that answers when told. */
function makeWorld() {
  let now = 0;
  let timers: { at: number; act: () => void }[] = [];
  const listeners: (() => void)[] = [];
  const open = { item: null as Item | null, selected: [] as SelectedItem[], refusals: 0 };
  const asked: { item: ReadItem; answer(pane: Pane): void; fail(error: unknown): void }[] = [];
  const outlook = {
    currentKey: () => open.item?.key ?? null,
    currentItem: () => {
      if (open.refusals === 0) return Promise.resolve(open.item);
      open.refusals -= 1;
      return Promise.reject(new OutlookError('outlook.other_item'));
    },
    selectedItems: () => Promise.resolve(open.selected),
    onItemChanged: (listener: () => void) => {
      listeners.push(listener);
      return () => {};
    },
    onSelectionChanged: () => () => {},
  } as unknown as Outlook;
  const follower = startFollower({
    outlook,
    ask: item => new Promise((answer, fail) => asked.push({ item, answer, fail })),
    troubleOf: error => ({ ...down, ...(error as object) }),
    now: () => now,
    isVisible: () => true,
    after: (milliseconds, act) => {
      const timer = { at: now + milliseconds, act };
      timers.push(timer);
      return () => void (timers = timers.filter(one => one !== timer));
    },
  });
  // The pane has been open for a while.
  now = 1000;
  const settle = async () => {
    for (let step = 0; step < 12; step += 1) await Promise.resolve();
  };
  return {
    follower,
    asked,
    open,
    settle,
    /** Opens a mail; null: none. */
    select: (item: Item | null, isUntold = false) => {
      open.item = item;
      if (!isUntold) listeners.forEach(listener => listener());
    },
    pass: async (milliseconds: number) => {
      const until = now + milliseconds;
      for (;;) {
        const due = timers.filter(one => one.at <= until).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        timers = timers.filter(one => one !== due);
        now = Math.max(now, due.at);
        due.act();
        await settle();
      }
      now = until;
      await settle();
    },
  };
}

describe('the pane', () => {
  it('ends on the mail that was opened last, however quickly people go through a list and in whatever order answers come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ wait: fc.integer({ min: 0, max: 150 }), isUntold: fc.boolean(), isNull: fc.boolean() }), {
          minLength: 200,
          maxLength: 200,
        }),
        fc.infiniteStream(fc.nat()),
        async (changes, order) => {
          const world = makeWorld();
          const answerSome = async () => {
            const one = world.asked[(order.next().value as number) % Math.max(1, world.asked.length)];
            one?.answer(paneOf(one.item.key));
            await world.settle();
          };
          let last = '';
          for (const [index, change] of changes.entries()) {
            last = `m${index}`;
            if (change.isNull) world.select(null);
            world.select(mail(last), change.isUntold);
            await world.pass(change.wait);
            await answerSome();
            const card = currentCard(world.follower.state());
            if (card) expect(card.pane.message?.subject).toBe(card.key);
          }
          await world.pass(2500);
          for (const one of world.asked) one.answer(paneOf(one.item.key));
          await world.settle();
          expect(currentCard(world.follower.state())?.key).toBe(last);
          world.follower.stop();
        },
      ),
      { numRuns: 15 },
    );
  });

  it('asks for the last mail alone when somebody runs through a list', async () => {
    const world = makeWorld();
    for (let index = 0; index < 200; index += 1) {
      world.select(mail(`m${index}`));
      await world.pass(50);
    }
    await world.pass(500);
    expect(world.asked.length).toBeLessThan(5);
    expect(world.asked.at(-1)?.item.key).toBe('m199');
  });

  it('finds out within two seconds that Outlook forgot to tell of a change', async () => {
    const world = makeWorld();
    world.select(mail('a'));
    await world.pass(10);
    world.select(mail('b'), true);
    await world.pass(2000);
    expect(world.asked.at(-1)?.item.key).toBe('b');
  });

  it('shows the old card until the new one is there, and knows that it is old', async () => {
    const world = makeWorld();
    world.select(mail('a'));
    await world.pass(10);
    world.asked.at(-1)?.answer(paneOf('a'));
    await world.pass(500);
    world.select(mail('b'));
    await world.pass(10);
    expect(world.follower.state()).toMatchObject({ card: { key: 'a' }, isAsking: true });
    expect(currentCard(world.follower.state())).toBeNull();
  });

  it('says when nothing and when several are selected', async () => {
    const world = makeWorld();
    await world.pass(10);
    expect(world.follower.state().selection).toEqual({ kind: 'none' });
    const unknown = { mailbox: 'li.na@ningbo.example', internetMessageId: null, conversationId: null };
    const several = ['a', 'b'].map(id => ({ ...unknown, itemId: id, subject: id }));
    world.open.selected = several;
    world.select(null);
    await world.pass(200);
    expect(world.follower.state().selection).toEqual({ kind: 'several', items: several });
  });

  it('tries again by itself, each time later, and counts down', async () => {
    const world = makeWorld();
    world.select(mail('a'));
    await world.pass(10);
    world.asked.at(-1)?.fail(down);
    await world.settle();
    const state = world.follower.state();
    expect(state.trouble?.code).toBe('unreachable');
    expect(secondsLeft(state, 1010)).toBe(2);
    await world.pass(2000);
    expect(world.asked).toHaveLength(2);
    world.asked.at(-1)?.fail(down);
    await world.settle();
    expect(secondsLeft(world.follower.state(), 3010)).toBe(4);
    await world.pass(4000);
    world.asked.at(-1)?.answer(paneOf('a'));
    await world.settle();
    expect(world.follower.state()).toMatchObject({ trouble: null, failures: 0, askAgainAt: null, card: { key: 'a' } });
  });

  it('does not try again by itself what would be refused again', async () => {
    const world = makeWorld();
    world.select(mail('a'));
    await world.pass(10);
    world.asked.at(-1)?.fail({ code: 'pane.mailbox', status: 403 });
    await world.pass(1000);
    expect(world.follower.state().askAgainAt).toBeNull();
  });

  it('keeps the last card in view while the service is down', async () => {
    const world = makeWorld();
    world.select(mail('a'));
    await world.pass(10);
    world.asked.at(-1)?.answer(paneOf('a'));
    await world.pass(31_000);
    world.asked.at(-1)?.fail(down);
    await world.settle();
    expect(world.follower.state()).toMatchObject({ trouble: down, card: { key: 'a' } });
  });

  it('puts what a write answered only into the card that it was written from', async () => {
    const world = makeWorld();
    world.select(mail('a'));
    await world.pass(10);
    world.asked.at(-1)?.answer(paneOf('a'));
    await world.pass(500);
    world.select(mail('b'));
    await world.pass(10);
    world.asked.at(-1)?.answer(paneOf('b'));
    await world.settle();
    world.follower.change('a', pane => ({ ...pane, etag: 'changed' }));
    expect(currentCard(world.follower.state())?.pane.etag).toBe('b');
  });

  it('looks once more when the mail changed while Outlook was asked for it', async () => {
    const world = makeWorld();
    world.open.refusals = 2;
    world.select(mail('a'));
    await world.pass(10);
    await world.pass(600);
    expect(world.asked.at(-1)?.item.key).toBe('a');
  });
});

describe('an answer', () => {
  const start: Following = { ...nothingYet, turn: 3, selection: { kind: 'read', item: mail('a') }, isAsking: true };

  it.each([
    ['of an older turn', { type: 'answered', turn: 2, pane: paneOf('a'), at: 1 }],
    ['of an older failure', { type: 'failed', turn: 2, trouble: down, at: 1 }],
    ['of an older selection', { type: 'selected', turn: 2, selection: { kind: 'none' } }],
  ] as const)('%s changes nothing', (_name, event) => {
    expect(follow(start, event)).toBe(start);
  });

  it('is waited for 2, 4, 8 … seconds, never more than a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 40].map(tryAgainIn)).toEqual([2000, 4000, 8000, 16000, 32000, 60000, 60000, 60000]);
  });
});
