import { createContext, useContext, useSyncExternalStore } from 'react';
import type { SessionReply } from '../service/users/users.schema';
import type { Follower } from './follower';
import type { Card, Following } from './following';
import type { Outlook } from './outlookShape';

/** What every part of the pane can reach. */
export interface PaneWorld {
  outlook: Outlook;
  follower: Follower;
  /** Null until it is known who is signed in; the card does not wait for it. */
  session: SessionReply | null;
  signOut(): void;
}
export const PaneContext = createContext<PaneWorld | null>(null);

export function usePane(): PaneWorld {
  const world = useContext(PaneContext);
  if (!world) throw new Error('usePane stands outside the pane');
  return world;
}

export function useFollowing(): Following {
  const { follower } = usePane();
  return useSyncExternalStore(follower.subscribe, follower.state);
}

/** The card that a part was drawn from: all that it writes is for this item, wherever the person has gone since. */
export const CardContext = createContext<Card | null>(null);

export function useCard(): Card {
  const card = useContext(CardContext);
  if (!card) throw new Error('useCard stands outside a card');
  return card;
}
