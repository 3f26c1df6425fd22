import { dayOf } from '../../common/calendarDay';
import type { Context } from '../../context';
import { inTransaction } from '../../platform/database/transaction';
import type { JobDefinition } from '../../platform/queue/queue';
import { getCompanySettings } from '../../users/settings.service';
import { expireRules } from './rules.service';
import type { RunStep } from './runs.service';
import { RULE_RUN, runStep } from './runs.service';

const QUARTER_HOUR = 900_000;

/** Tries and applies rules over past mail, a batch a job; ends rules whose last day has passed. */
export function rulesJobs(context: Context): JobDefinition[] {
  return [
    {
      name: RULE_RUN,
      handler: async payload => {
        await inTransaction(context.database, manager => runStep(manager, payload as RunStep, context.clock()));
        context.queue.wake();
      },
    },
    {
      name: 'rules.expire',
      everyMs: QUARTER_HOUR,
      handler: async () => {
        await inTransaction(context.database, async manager => {
          const now = context.clock();
          const { timeZone } = await getCompanySettings(manager);
          await expireRules(manager, dayOf(now, timeZone), now);
        });
      },
    },
  ];
}
