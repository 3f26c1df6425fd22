import type { Pane } from '../service/sidebar/sidebar.schema';
import type { Following, FollowingEvent, Selection, Trouble } from './following';
import { follow, nothingYet, wantedKey } from './following';
import type { Outlook, ReadItem } from './outlookShape';
import { OutlookError } from './outlookShape';

/** Changes that come faster than this wait for a moment of rest, so that running through a list asks for the last mail alone; milliseconds. */
const rest = 120;
/** Outlook forgets to tell of some changes: what is open is looked at that often while the pane is seen; milliseconds. */
const lookEvery = 2000;
/** The card is asked for again while it is shown: colleagues work on the same mail; milliseconds. */
const freshFor = 30_000;

/** The world of a follower: replaced as a whole in tests. */
export interface FollowerWorld {
  outlook: Outlook;
  ask(item: ReadItem, signal: AbortSignal): Promise<Pane>;
  /** What was thrown, as the state keeps it. */
  troubleOf(error: unknown): Trouble;
  now(): number;
  isVisible(): boolean;
  after(milliseconds: number, act: () => void): () => void;
}

export interface Follower {
  state(): Following;
  subscribe(listener: () => void): () => void;
  /** Looks at what is open now, at once. */
  look(): void;
  /** Asks for the card of the open item once more. */
  again(): void;
  /** For writes: `act` gets the state of the item that it was read for, wherever the person has gone since. */
  change(key: string, act: (pane: Pane) => Pane): void;
  stop(): void;
}

/** Follows the selection of Outlook: always ends on the item that was opened last, and never shows an answer for another. */
export function startFollower(world: FollowerWorld): Follower {
  let state = nothingYet;
  let turn = 0;
  let lastKey: string | null | undefined;
  let lastMove = -Infinity;
  let abort = new AbortController();
  let stopWaiting = () => {};
  const listeners = new Set<() => void>();

  const tell = (event: FollowingEvent) => {
    const next = follow(state, event);
    if (next === state) return;
    state = next;
    listeners.forEach(listener => listener());
  };
  const fail = (own: number, error: unknown) => {
    if (own !== turn) return;
    tell({ type: 'failed', turn: own, trouble: world.troubleOf(error), at: world.now() });
    planRetry();
  };
  const planRetry = () => {
    const { askAgainAt } = state;
    if (askAgainAt !== null) stopWaiting = world.after(Math.max(0, askAgainAt - world.now()), again);
  };
  const begin = () => {
    stopWaiting();
    abort.abort();
    abort = new AbortController();
    return ++turn;
  };
  const askFor = async (own: number, item: ReadItem) => {
    try {
      const pane = await world.ask(item, abort.signal);
      if (own === turn) tell({ type: 'answered', turn: own, pane, at: world.now() });
    } catch (error) {
      fail(own, error);
    }
  };
  const find = async (own: number) => {
    try {
      const selection = await selectionOf(world.outlook);
      if (own !== turn) return;
      tell({ type: 'selected', turn: own, selection });
      if (selection.kind === 'read') await askFor(own, selection.item);
    } catch (error) {
      // It changed while Outlook was asked: the change itself may have gone untold.
      if (error instanceof OutlookError && /other_item|no_item/.test(error.code) && own === turn) look(true);
      else fail(own, error);
    }
  };
  const move = () => {
    const own = begin();
    const isQuick = world.now() - lastMove < rest;
    lastMove = world.now();
    tell({ type: 'moved', turn: own });
    if (isQuick) stopWaiting = world.after(rest, () => void find(own));
    else void find(own);
  };
  const look = (isForced = false) => {
    const key = world.outlook.currentKey();
    if (key === lastKey && !isForced) return;
    lastKey = key;
    move();
  };
  const again = () => {
    const { selection } = state;
    if (selection.kind !== 'read' || selection.item.key !== world.outlook.currentKey()) {
      look(true);
      return;
    }
    const own = begin();
    tell({ type: 'asked', turn: own });
    void askFor(own, selection.item);
  };
  const stop = watch(world, { look, again, state: () => state });
  look(true);
  return {
    state: () => state,
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look: () => look(),
    again,
    change: (key, act) => tell({ type: 'changed', key, change: act }),
    stop: () => {
      stop();
      begin();
      listeners.clear();
    },
  };
}

interface Watched {
  look(isForced?: boolean): void;
  again(): void;
  state(): Following;
}

/** What makes it look: Outlook's events, and the clock while the pane is seen. */
function watch(world: FollowerWorld, follower: Watched): () => void {
  const stops = [
    world.outlook.onItemChanged(() => follower.look(true)),
    world.outlook.onSelectionChanged(() => follower.look(true)),
  ];
  let stopTimer = () => {};
  const tick = () => {
    if (world.isVisible()) {
      follower.look();
      const { card, isAsking, trouble } = follower.state();
      const isOld = card !== null && card.key === wantedKey(follower.state()) && world.now() - card.at >= freshFor;
      if (isOld && !isAsking && trouble === null) follower.again();
    }
    stopTimer = world.after(lookEvery, tick);
  };
  stopTimer = world.after(lookEvery, tick);
  return () => {
    stops.forEach(stop => stop());
    stopTimer();
  };
}

async function selectionOf(outlook: Outlook): Promise<Selection> {
  const item = await outlook.currentItem();
  if (item) return item.mode === 'read' ? { kind: 'read', item } : { kind: 'compose', item };
  const items = await outlook.selectedItems();
  return items.length > 1 ? { kind: 'several', items } : { kind: 'none' };
}
