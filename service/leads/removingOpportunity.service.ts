import type { EntityManager } from 'typeorm';
import { In, IsNull, Not } from 'typeorm';
import { Activity, RecordDocument, Task } from '../activities/activity.entity';
import { Comment } from '../activities/workLog.entity';
import { Filing } from '../filing/filing.entity';
import { TradeRecord } from '../records/record.entity';
import { Notice } from '../teamwork/care.entity';
import type { Actor } from '../users/audit.service';
import { audit } from '../users/audit.service';
import { Inquiry } from './inquiry.entity';
import { keepNumber } from './opportunities.service';
import { Opportunity, OpportunityEvent } from './opportunity.entity';

/** What stood with an opportunity from its first moment. */
interface Beginning {
  messageIds: readonly number[];
  taskIds: readonly number[];
  activityIds?: readonly number[];
}

/** Whether nothing hangs on an opportunity but what it began with: then it may go again. */
export async function hangsNothingOn(
  manager: EntityManager,
  recordId: number,
  { messageIds, taskIds, activityIds = [] }: Beginning,
): Promise<boolean> {
  return (
    (await manager.existsBy(TradeRecord, { id: recordId, version: 1 })) &&
    !(await manager.existsBy(Filing, { recordId, messageId: Not(In([0, ...messageIds])) })) &&
    !(await manager.existsBy(Task, { recordId, id: Not(In([0, ...taskIds])) })) &&
    !(await manager.existsBy(Activity, { recordId, id: Not(In([0, ...activityIds])), deletedAt: IsNull() })) &&
    !(await manager.existsBy(Comment, { recordId, endedAt: IsNull() })) &&
    !(await manager.existsBy(RecordDocument, { recordId }))
  );
}

/** Takes an opportunity away; the caller has made sure that it may go, and that no lead names it. Ended filings go on telling the history of their letters, without the record that is gone. */
export async function removeOpportunity(
  manager: EntityManager,
  by: Actor,
  recordId: number,
  details: Record<string, unknown>,
  now: Date,
): Promise<void> {
  await keepNumber(manager, recordId);
  await manager.update(Filing, { recordId }, { recordId: null });
  await manager.update(Inquiry, { recordId }, { recordId: null });
  await manager.delete(Notice, { recordId });
  await manager.delete(OpportunityEvent, { recordId });
  await manager.delete(Opportunity, { recordId });
  await manager.delete(TradeRecord, { id: recordId });
  await audit(manager, by, 'record.removed', { type: 'record', id: recordId }, details, now);
}
