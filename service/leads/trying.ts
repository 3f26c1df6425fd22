import type { AskedRule, AssignedLead, Assignment } from './assignment';
import { chooseOwner } from './assignment';

/** A lead as rules are tried on it. */
export interface TriedLead extends AssignedLead {
  id: number;
  /** YYYY-MM-DD on which it came. */
  day: string;
  /** Owner of the one personal mailbox that it came into. */
  mailboxOwnerId: number | null;
}

/** Days on which somebody was away, both included. */
export interface Leave {
  userId: number;
  fromDay: string;
  toDay: string;
}

/**
 * To whom rules would have given leads, oldest first: turns go on from lead to lead, whoever was away on the day is passed over, and the load counts from nothing, since what people had open then is
 * not known any more. Changes nothing; neither the rules nor the leads.
 */
export function tryRules(
  rules: readonly AskedRule[],
  leads: readonly TriedLead[],
  active: ReadonlySet<number>,
  leaves: readonly Leave[],
): Map<number, Assignment> {
  const turns = rules.map(rule => ({ ...rule }));
  const load = new Map<number, number>();
  const chosen = new Map<number, Assignment>();
  for (const lead of leads) {
    const away = leaves.filter(leave => leave.fromDay <= lead.day && leave.toDay >= lead.day);
    const people = { active, absent: new Set(away.map(leave => leave.userId)), load };
    const one = chooseOwner(turns, lead, people, lead.mailboxOwnerId);
    chosen.set(lead.id, one);
    if (one.kind !== 'user') continue;
    load.set(one.userId, (load.get(one.userId) ?? 0) + 1);
    const rule = turns.find(turn => turn.id === one.ruleId);
    if (rule) rule.lastUserId = one.userId;
  }
  return chosen;
}
