import type { Context } from '../context';
import type { JobDefinition } from '../platform/queue/queue';
import { removeOldUploads } from './dataImport/uploads.service';

/** Uploaded lists hold names and addresses: they go when their day is over, whether somebody uploads again or not. */
export function dataImportJobs(context: Context): JobDefinition[] {
  return [
    {
      name: 'data_import.sweep',
      everyMs: 3600 * 1000,
      handler: async () => {
        const removed = await removeOldUploads(context);
        if (removed > 0) context.log.info({ removed }, 'old uploads were removed');
      },
    },
  ];
}
