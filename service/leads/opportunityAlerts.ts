import type { OpenStage } from './opportunityStages';
import { usualDays } from './opportunityStages';

/** Why an open opportunity needs somebody (CRM-4): longer in its stage than is usual; its expected day is past; so is the day of the next action; nobody has been in touch for long. */
export const alertCauses = ['stage', 'closing', 'action', 'silent'] as const;
export type AlertCause = (typeof alertCauses)[number];

/** When an opportunity needs attention; days. */
export interface AlertLimits {
  stageDays: Readonly<Record<OpenStage, number>>;
  /** 0: silence is not told. */
  silentDays: number;
}

export const usualLimits: AlertLimits = { stageDays: usualDays, silentDays: 30 };

/** What an opportunity is judged by. */
export interface AlertFacts {
  stage: string;
  stageSince: Date;
  /** YYYY-MM-DD; far in the future where there is none. */
  expectedDay: string;
  nextDay: string;
  /** The last mail with its customer, either way; null where there was none. */
  lastContactAt: Date | null;
  createdAt: Date;
}

const DAY = 86_400_000;

/** Why it needs attention, in the order of `alertCauses`. One that is on hold or closed needs none. */
export function alertsOf(facts: AlertFacts, limits: AlertLimits, now: Date, today: string): AlertCause[] {
  const most = (limits.stageDays as Partial<Record<string, number>>)[facts.stage];
  if (most === undefined) return [];
  const holds: Record<AlertCause, boolean> = {
    // Days are counted whole, as the lines show them.
    stage: now.getTime() - facts.stageSince.getTime() >= (most + 1) * DAY,
    closing: facts.expectedDay < today,
    action: facts.nextDay < today,
    silent: limits.silentDays > 0 && lastTouch(facts).getTime() <= now.getTime() - limits.silentDays * DAY,
  };
  return alertCauses.filter(cause => holds[cause]);
}

/** One that was just opened is not silent, however long ago the customer last wrote. */
function lastTouch({ lastContactAt, createdAt }: AlertFacts): Date {
  return lastContactAt && lastContactAt > createdAt ? lastContactAt : createdAt;
}

/** What an alert is about: told once as long as this stays as it is. */
export function aboutOf(cause: AlertCause, facts: AlertFacts): string {
  if (cause === 'closing') return facts.expectedDay;
  if (cause === 'action') return facts.nextDay;
  return (cause === 'stage' ? facts.stageSince : lastTouch(facts)).toISOString();
}
