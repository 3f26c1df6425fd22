import { judgeItem } from './intake/classifying';
import { serveParses } from './mail/parseServing';

/** A thread of the parse pool (mail/parsePool.ts), which says at once what a message is and by what it is known. */
serveParses(judgeItem);
