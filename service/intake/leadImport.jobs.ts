import type { Context } from '../context';
import { inTransaction } from '../platform/database/transaction';
import type { JobDefinition } from '../platform/queue/queue';
import { forgetMistakes } from './leadImport/forgetting.service';
import { RUN_IMPORT, runLeadImport } from './leadImport/leadImporting.service';
import { runUndo, UNDO_IMPORT } from './leadImport/leadUndo.service';

const DAY = 86_400_000;

/** Takes lists of leads in, and back. Both go on where they stand after a stop. */
export function leadImportJobs(context: Context): JobDefinition[] {
  return [
    {
      name: RUN_IMPORT,
      maxAtOnce: 1,
      handler: (payload, { signal }) => runLeadImport(context, (payload as { id: number }).id, signal),
    },
    {
      name: 'leads.import_sweep',
      everyMs: DAY,
      handler: async () => {
        await inTransaction(context.database, manager => forgetMistakes(manager, context.clock()));
      },
    },
    {
      name: UNDO_IMPORT,
      maxAtOnce: 1,
      handler: (payload, { signal }) => {
        const { id, userId } = payload as { id: number; userId: number };
        return runUndo(context, id, { userId }, signal);
      },
    },
  ];
}
