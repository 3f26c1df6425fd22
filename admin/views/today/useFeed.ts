import { useCallback, useEffect, useRef, useState } from 'react';
import type { FeedLine } from '../../../service/reports/today.schema';
import { api } from '../../../ui/api';
import type { Feed } from './feed';
import { arrived, flush, step } from './feed';

/** At most two lines a second; milliseconds. */
const stepEvery = 500;
/** After this long without a new line the rest is shown and the counts are asked again. */
const quietAfter = 2500;

export interface LiveFeed extends Feed {
  isConnected: boolean;
  isHeld: boolean;
  hold(isHeld: boolean): void;
  showAll(): void;
}

/** The first lines, and then what the service streams. `onQuiet` is called when a burst is over. */
export function useFeed(first: readonly FeedLine[] | null, scope: 'mine' | 'all', onQuiet: () => void): LiveFeed {
  const [feed, setFeed] = useState<Feed>({ shown: [], waiting: [] });
  const [isConnected, setConnected] = useState(true);
  const [isHeld, setHeld] = useState(false);
  const held = useRef(false);
  held.current = isHeld;
  const quiet = useRef(onQuiet);
  quiet.current = onQuiet;

  useEffect(() => {
    if (first && !held.current) setFeed({ shown: first, waiting: [] });
  }, [first]);

  useEffect(() => {
    const stream = api.todayStream(scope);
    let timer = 0;
    stream.addEventListener('open', () => setConnected(true));
    stream.addEventListener('error', () => setConnected(false));
    stream.addEventListener('line', event => {
      setFeed(old => arrived(old, JSON.parse((event as MessageEvent<string>).data) as FeedLine));
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        if (!held.current) setFeed(flush);
        quiet.current();
      }, quietAfter);
    });
    return () => {
      stream.close();
      window.clearTimeout(timer);
    };
  }, [scope]);

  useEffect(() => {
    if (isHeld) return;
    const timer = window.setInterval(() => setFeed(step), stepEvery);
    return () => window.clearInterval(timer);
  }, [isHeld]);

  const showAll = useCallback(() => setFeed(flush), []);
  return { ...feed, isConnected, isHeld, hold: setHeld, showAll };
}
