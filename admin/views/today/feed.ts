import type { FeedLine } from '../../../service/reports/today.schema';

/** Lines that are shown at once. */
const shownAtMost = 40;
/** With more than this waiting the stream runs too fast to read and becomes a count. */
const readableBacklog = 8;

export interface Feed {
  /** Newest first. */
  shown: readonly FeedLine[];
  /** Arrived and not shown yet, oldest first. */
  waiting: readonly FeedLine[];
}

/** The same mail may come as a line of the first answer and as an event. */
export function lineKey(line: FeedLine): string {
  return line.messageId === null ? `${line.at} ${line.reason} ${line.subject}` : String(line.messageId);
}

/** A line came in: it waits for its turn. */
export function arrived(feed: Feed, line: FeedLine): Feed {
  const key = lineKey(line);
  const isKnown = [...feed.shown, ...feed.waiting].some(known => lineKey(known) === key);
  return isKnown ? feed : { ...feed, waiting: [...feed.waiting, line] };
}

/** Half a second passed: one waiting line is shown, unless there are too many of them to be read. */
export function step(feed: Feed): Feed {
  if (feed.waiting.length === 0 || feed.waiting.length > readableBacklog) return feed;
  const [next, ...waiting] = feed.waiting;
  return { shown: [next, ...feed.shown].slice(0, shownAtMost), waiting };
}

/** All that waits is shown. */
export function flush(feed: Feed): Feed {
  if (feed.waiting.length === 0) return feed;
  return { shown: [...[...feed.waiting].reverse(), ...feed.shown].slice(0, shownAtMost), waiting: [] };
}
