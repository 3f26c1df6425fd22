import { AppError } from '../common/errors';
import type { Grant, Viewer } from './roles';

/** Fields that belong together for the rights to see and to change them (product, section 3). */
export const fieldGroups = ['contact', 'price', 'cost', 'supplier', 'finance'] as const;
export type FieldGroup = (typeof fieldGroups)[number];

/**
 * Which fields of which kind of thing belong to a group; what stands here is masked in every answer and refused in every change. A new field of a group is
 * one more line.
 */
export const fieldsOf = {
  company: { phone: 'contact', phones: 'contact', turnover: 'finance', buyingVolume: 'finance' },
  contact: {
    phone: 'contact',
    phones: 'contact',
    addresses: 'contact',
    addressDetails: 'contact',
    birthDay: 'contact',
    birthYear: 'contact',
  },
  lead: { email: 'contact', phone: 'contact' },
  /** Somebody whom a search found, or whom a message names. */
  person: { address: 'contact' },
} as const satisfies Record<string, Record<string, FieldGroup>>;
export type FieldKind = keyof typeof fieldsOf;

/** Stands for a text that must be there and may not be known. */
export const HIDDEN = '***';

type Rights = Pick<Viewer, 'grants'>;

export function mayView(viewer: Rights, group: FieldGroup): boolean {
  return viewer.grants.has(`fields.${group}.view` as Grant);
}

export function mayEdit(viewer: Rights, group: FieldGroup): boolean {
  return viewer.grants.has(`fields.${group}.edit` as Grant);
}

/** The group of a field, null for one that everybody who sees the thing may see. */
export function groupOf(kind: FieldKind, field: string): FieldGroup | null {
  const groups: Record<string, FieldGroup> = fieldsOf[kind];
  return Object.hasOwn(groups, field) ? (groups[field] as FieldGroup) : null;
}

/** `row` without what the viewer may not see: lists are empty, texts that a person cannot do without are HIDDEN, all else is null. */
export function maskFields<T extends object>(viewer: Rights, kind: FieldKind, row: T): T {
  const masked: Record<string, unknown> = Object.fromEntries(Object.entries(row));
  for (const [field, value] of Object.entries(row)) {
    const group = groupOf(kind, field);
    if (group && !mayView(viewer, group)) masked[field] = maskValue(kind, value);
  }
  return masked as T;
}

function maskValue(kind: FieldKind, value: unknown): unknown {
  if (Array.isArray(value)) return [];
  return kind === 'person' && typeof value === 'string' && value !== '' ? HIDDEN : null;
}

/**
 * `values` without the fields that the viewer may not change, where he sent them back as they were shown to him, hidden ones included.
 *
 * @param shown the thing as he sees it (`maskFields`); nothing for one that is being made
 * @throws AppError fields.not_editable (403) with the group, where he would change one
 */
export function allowedFields<T extends object>(viewer: Rights, kind: FieldKind, values: T, shown: object = {}): T {
  const allowed: Record<string, unknown> = Object.fromEntries(Object.entries(values));
  for (const [field, value] of Object.entries(values)) {
    const group = groupOf(kind, field);
    if (!group || mayEdit(viewer, group)) continue;
    if (form(value) !== form((shown as Record<string, unknown>)[field])) {
      const message = `You may not change ${groupWords[group]}. Ask your administrator for the right.`;
      throw new AppError('fields.not_editable', 403, message, { details: { group, field } });
    }
    delete allowed[field];
  }
  return allowed as T;
}

const groupWords: Record<FieldGroup, string> = {
  contact: 'contact details',
  price: 'prices',
  cost: 'costs',
  supplier: 'data of suppliers',
  finance: 'financial data',
};

// What is empty is alike, however it is said.
function form(value: unknown): string {
  const isEmpty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return isEmpty ? '' : JSON.stringify(value);
}
