import { judgeItem } from './intake/classifying';
import { serveParses } from './mail/parseServing';
import type { ParsedItem } from './mail/parsePool';

// Letters that this thread judged: copies of one letter in several mailboxes and folders are a tenth of an archive and more.
const MAX_SEEN = 50_000;
const seen = new Set<number>();

/** Whether the same content was judged here before. Twelve digits of the hash: what is taken for another's copy by chance only costs the thread that stores some time. */
function isRepeated({ contentHash }: ParsedItem): boolean {
  const key = Number.parseInt(contentHash.slice(0, 12), 16);
  if (seen.has(key)) return true;
  if (seen.size >= MAX_SEEN) seen.clear();
  seen.add(key);
  return false;
}

/** A thread of the parse pool (mail/parsePool.ts), which says at once what a message is and by what it is known. */
serveParses((item, task) => {
  item.isRepeated = isRepeated(item);
  return judgeItem(item, task);
});
