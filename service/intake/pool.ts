import type { Context } from '../context';
import type { ParsePoolOptions } from '../mail/parsePool';
import { judgeItem } from './classifying';

/** How messages are parsed for this company: in threads where the built worker is there, else in the calling one. */
export function parsePoolOptions(
  context: Pick<Context, 'config' | 'blobs'>,
  ownDomains: readonly string[],
): ParsePoolOptions {
  return {
    threads: context.config.parseThreads,
    workerFile: context.config.parseWorker,
    ownHosts: ownDomains,
    spool: context.blobs.spool,
    judge: judgeItem,
  };
}
