import type { RuleBody, RuleReply } from '../../../service/filing/rules/rules.schema';

export type Condition = RuleBody['conditions'][number];
export const fields: readonly Condition['field'][] = [
  'sender',
  'domain',
  'participant',
  'words',
  'subject',
  'body',
  'attachment',
  'mailbox',
  'folder',
  'direction',
];

/** What the editor holds; the place has its words beside it. */
export interface RuleDraft {
  name: string;
  conditions: Condition[];
  action: RuleBody['action'];
  companyId: number | null;
  contactId: number | null;
  recordId: number | null;
  category: string | null;
  place: string;
  coverage: 'own' | 'all';
  expiresOn: string | null;
  note: string;
}

/** A new rule, or what a proposal in the address has filled in (`?draft=` as JSON); nonsense there is left out. */
export function newDraft(given: string | null): RuleDraft {
  const draft: RuleDraft = {
    name: '',
    conditions: [{ field: 'sender', isNot: false, values: [] }],
    action: 'file',
    companyId: null,
    contactId: null,
    recordId: null,
    category: null,
    place: '',
    coverage: 'own',
    expiresOn: null,
    note: '',
  };
  try {
    const told = JSON.parse(given ?? 'null') as Partial<RuleDraft> | null;
    const conditions = (told?.conditions ?? []).filter(one => fields.includes(one.field) && Array.isArray(one.values));
    return { ...draft, ...told, conditions: conditions.length > 0 ? conditions : draft.conditions };
  } catch {
    return draft;
  }
}

/** What is saved, as the editor holds it. */
export function draftOf(rule: RuleReply): RuleDraft {
  const { name, conditions, action, coverage, expiresOn, note } = rule;
  return {
    name,
    conditions,
    action,
    companyId: rule.company?.id ?? null,
    contactId: rule.contact?.id ?? null,
    recordId: rule.record?.id ?? null,
    category: rule.category,
    place: placeText(rule),
    coverage,
    expiresOn,
    note,
  };
}

/** "Nordlicht / Q-2026-0031"; '' where it names none that may be seen. */
export function placeText({ company, record }: Pick<RuleReply, 'company' | 'record'>): string {
  return [company?.name, record?.number].filter(Boolean).join(' / ');
}

/** Conditions that say something already, for the count while the rest is being typed. */
export function filled(conditions: readonly Condition[]): Condition[] {
  return conditions.filter(one => one.values.length > 0);
}

export function bodyOf(draft: RuleDraft): RuleBody {
  const { name, conditions, action, companyId, contactId, recordId, category, coverage, expiresOn, note } = draft;
  const filed = action === 'file' ? { companyId, contactId, recordId } : {};
  const target = action === 'categorise' ? { category } : filed;
  return { name: name.trim(), conditions: filled(conditions), action, ...target, coverage, expiresOn, note };
}

/** The list with the one at `from` moved to `to`. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [one] = next.splice(from, 1);
  if (one !== undefined) next.splice(Math.max(0, Math.min(to, next.length)), 0, one);
  return next;
}
