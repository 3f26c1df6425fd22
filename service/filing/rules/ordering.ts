import type { RuleAction, RuleCondition } from './conditions';

/** A rule as far as it can stand in another's way. */
export interface ComparedRule {
  id: number;
  name: string;
  conditions: readonly RuleCondition[];
  action: RuleAction;
  companyId: number | null;
  recordId: number | null;
  category?: string | null;
  coverage: 'own' | 'all';
  ownerId: number;
}

/** A rule that can never fire: an earlier one takes all of its mail, to the same place or elsewhere. */
export interface Hidden {
  id: number;
  by: number;
  name: string;
  /** Whose the earlier one is. */
  ownerId: number;
  isElsewhere: boolean;
}

const isIn = (value: string, wanted: string) => value === wanted || value.endsWith(`.${wanted}`);
const hostOf = (value: string) => value.slice(value.lastIndexOf('@') + 1);

/** Whether whatever fits `value` of the one field fits `wide` of the other. */
function covers(wide: RuleCondition, wideValue: string, narrow: RuleCondition, value: string): boolean {
  if (wide.field === 'domain') {
    return (
      (narrow.field === 'domain' && isIn(value, wideValue)) ||
      (narrow.field === 'sender' && isIn(hostOf(value), wideValue))
    );
  }
  if (wide.field === 'participant') {
    const isPerson = ['participant', 'sender', 'domain'].includes(narrow.field);
    if (!isPerson) return false;
    return value === wideValue || (!wideValue.includes('@') && isIn(hostOf(value), wideValue));
  }
  if (wide.field === 'words') return ['words', 'subject', 'body'].includes(narrow.field) && value === wideValue;
  return wide.field === narrow.field && value === wideValue;
}

/** Whether mail for which `narrow` holds is mail for which `wide` holds. */
function follows(wide: RuleCondition, narrow: RuleCondition): boolean {
  if (wide.isNot !== narrow.isNot) return false;
  if (wide.isNot) {
    return wide.field === narrow.field && wide.values.every(value => narrow.values.includes(value));
  }
  return narrow.values.every(value => wide.values.some(wideValue => covers(wide, wideValue, narrow, value)));
}

function takesAllOf(earlier: ComparedRule, later: ComparedRule): boolean {
  if (earlier.coverage === 'own' && !(later.coverage === 'own' && later.ownerId === earlier.ownerId)) return false;
  return earlier.conditions.every(wide => later.conditions.some(narrow => follows(wide, narrow)));
}

/** The rules that can never fire, given in their order, each with the first that stands in its way. Only what follows from the conditions themselves. */
export function findHidden(rules: readonly ComparedRule[]): Hidden[] {
  return rules.flatMap((later, at) => {
    // A rule that gives a category stands in nobody's way but that of another such.
    const isAlike = (rule: ComparedRule) => (rule.action === 'categorise') === (later.action === 'categorise');
    const earlier = rules.slice(0, at).find(rule => isAlike(rule) && takesAllOf(rule, later));
    if (!earlier) return [];
    const isElsewhere =
      earlier.action !== later.action ||
      earlier.companyId !== later.companyId ||
      earlier.recordId !== later.recordId ||
      earlier.category !== later.category;
    return [{ id: later.id, by: earlier.id, name: earlier.name, ownerId: earlier.ownerId, isElsewhere }];
  });
}
