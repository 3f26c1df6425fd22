import type { LeadSource } from './lead.entity';

/** What a rule asks of a lead; an empty list asks nothing. */
export interface RuleConditions {
  /** ISO 3166-1, two letters. */
  countries: string[];
  /** ISO 639-1 */
  languages: string[];
  sources: LeadSource[];
  /** Words of the product line; one of them stands in a product that is asked for. */
  products: string[];
  /** Into which mailbox it came. */
  mailboxIds: number[];
}

export const anyLead: RuleConditions = { countries: [], languages: [], sources: [], products: [], mailboxIds: [] };

/** How a rule chooses among its people. */
export const ruleModes = ['turn', 'load', 'pool'] as const;
export type RuleMode = (typeof ruleModes)[number];

/** A rule as it is asked; rules are asked in their order and the first that fits decides. */
export interface AskedRule {
  id: number;
  conditions: RuleConditions;
  /** 'turn': one after the other; 'load': whoever has the fewest open leads; 'pool': nobody, into a pool */
  mode: RuleMode;
  userIds: readonly number[];
  poolId: number | null;
  protectionDays: number | null;
  /** Who was last in turn. */
  lastUserId: number | null;
}

/** What of a lead rules look at. */
export interface AssignedLead {
  country: string;
  language: string;
  source: LeadSource;
  products: string;
  mailboxIds: readonly number[];
}

/** Who is there. */
export interface People {
  /** Active accounts that may have leads. */
  active: ReadonlySet<number>;
  /** Who is on leave today. */
  absent: ReadonlySet<number>;
  /** Open leads of each; absent is none. */
  load: ReadonlyMap<number, number>;
}

export type Assignment =
  | { kind: 'user'; userId: number; why: 'rule' | 'mailbox'; ruleId: number | null; protectionDays: number | null }
  | { kind: 'pool'; poolId: number; ruleId: number }
  /** nobody fits: a manager assigns it */
  | { kind: 'nobody' };

/** True where `lead` is what the rule asks for. */
export function fits(conditions: RuleConditions, lead: AssignedLead): boolean {
  const among = (list: readonly string[], value: string) => list.length === 0 || list.includes(value);
  const products = fold(lead.products);
  return (
    among(conditions.countries, lead.country) &&
    among(conditions.languages, lead.language) &&
    among(conditions.sources, lead.source) &&
    (conditions.products.length === 0 || conditions.products.some(word => products.includes(fold(word)))) &&
    (conditions.mailboxIds.length === 0 || conditions.mailboxIds.some(id => lead.mailboxIds.includes(id)))
  );
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

/**
 * Whose lead it is: the first rule that fits and has somebody there; where none does, the owner of the one personal mailbox that it came into; else nobody. People who are on leave
 * are passed over, and the rule's turn goes on behind the one chosen.
 *
 * @param rules in their order, active ones only
 * @param mailboxOwnerId owner of the personal mailbox that it came into; null of shared ones, and where it came into several
 */
export function chooseOwner(
  rules: readonly AskedRule[],
  lead: AssignedLead,
  people: People,
  mailboxOwnerId: number | null,
): Assignment {
  for (const rule of rules) {
    if (!fits(rule.conditions, lead)) continue;
    if (rule.mode === 'pool' && rule.poolId !== null) return { kind: 'pool', poolId: rule.poolId, ruleId: rule.id };
    const userId = choosePerson(rule, people);
    if (userId === null) continue;
    return { kind: 'user', userId, why: 'rule', ruleId: rule.id, protectionDays: rule.protectionDays };
  }
  if (mailboxOwnerId !== null && people.active.has(mailboxOwnerId))
    return { kind: 'user', userId: mailboxOwnerId, why: 'mailbox', ruleId: null, protectionDays: null };
  return { kind: 'nobody' };
}

function choosePerson(rule: AskedRule, people: People): number | null {
  const there = rule.userIds.filter(id => people.active.has(id) && !people.absent.has(id));
  if (there.length === 0) return null;
  if (rule.mode === 'load') {
    const load = (id: number) => people.load.get(id) ?? 0;
    return there.reduce((least, id) => (load(id) < load(least) ? id : least));
  }
  // Behind the one who was last, in the order of the rule, over those who are there.
  const last = rule.lastUserId === null ? -1 : rule.userIds.indexOf(rule.lastUserId);
  const turned = [...rule.userIds.slice(last + 1), ...rule.userIds.slice(0, last + 1)];
  return turned.find(id => there.includes(id)) ?? null;
}
