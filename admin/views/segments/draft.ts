import type { SegmentFieldList, SegmentReply } from '../../../service/companies/segments/segments.schema';

export type Conditions = SegmentReply['conditions'];
export type Group = Conditions['groups'][number];
export type Condition = Group['conditions'][number];
export type Field = SegmentFieldList['fields'][number];

export interface SegmentDraft {
  name: string;
  kind: SegmentReply['kind'];
  about: SegmentReply['about'];
  sharing: SegmentReply['sharing'];
  conditions: Conditions;
}

export const newDraft: SegmentDraft = {
  name: '',
  kind: 'dynamic',
  about: 'companies',
  sharing: 'mine',
  conditions: { mode: 'all', groups: [{ mode: 'all', conditions: [] }] },
};

/** A condition on a field, with nothing said yet. */
export function newCondition(field: Field): Condition {
  return { field: field.name, op: field.operators[0] ?? '', values: field.kind === 'yes_no' ? ['yes'] : [] };
}

export const needsValue = (op: string) => op !== 'empty' && op !== 'filled';

/** Conditions that say something; empty groups ask for nothing. */
export function filled(conditions: Conditions): Conditions {
  const groups = conditions.groups
    .map(group => ({ ...group, conditions: group.conditions.filter(isFilled) }))
    .filter(group => group.conditions.length > 0);
  return { ...conditions, groups };
}

export function isFilled({ op, values }: Condition): boolean {
  return !needsValue(op) || (values.length > 0 && values.every(value => value.trim() !== ''));
}

export function isWhole(conditions: Conditions): boolean {
  return conditions.groups.every(group => group.conditions.every(isFilled));
}

/** One line for lists of values that are few: a day, a number. */
export const isSingle = (field: Field, op: string) =>
  ['number', 'money', 'instant', 'day', 'yes_no'].includes(field.kind) && needsValue(op);
