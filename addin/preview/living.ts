// A mailbox in which others work while one looks at it: the list follows, and what a person does by hand goes to the server.
import type { StandInLine } from '../../demo/outlook/exchange.schema';
import { post } from './post';
import type { Store, World } from './world';

const LOOK_MS = 1_000;

/** The categories that mails bear at the server; without one they are what add-ins keep here. */
export function bornBy({ categories }: World, lines: readonly StandInLine[]): Pick<World, 'categories'> {
  const told = lines.flatMap(line => (line.categories ? [[line.id, line.categories] as const] : []));
  return { categories: { ...categories, ...Object.fromEntries(told) } };
}

/** Looks again while others work in the mailbox and somebody looks on. */
export function followLive(store: Store, load: () => Promise<void>): void {
  let isLoading = false;
  setInterval(() => {
    const { live, folder, lines, isOffline } = store.get();
    if (!live.isLive || folder === 'drafts' || lines === null || isOffline || isLoading || document.hidden) return;
    isLoading = true;
    void load().finally(() => (isLoading = false));
  }, LOOK_MS);
}

/** What a person does with a mail by hand. */
export function handsOn(store: Store, load: () => Promise<void>) {
  const after = (act: Promise<unknown>) => void act.then(load, () => undefined);
  return {
    categorise: (id: string, categories: readonly string[]) => {
      store.set(world => ({ categories: { ...world.categories, [id]: categories } }));
      after(post.categorise(id, categories));
    },
    move: (id: string, place: string) => {
      store.set({ selected: [], letter: null });
      after(post.move(id, place));
    },
  };
}
