import type { Grant } from '../../users/roles';
import type { CustomField } from '../customField.entity';

/** One condition: a field, how it is compared, and with what. Values are texts, as people type them. */
export interface SegmentCondition {
  field: string;
  op: string;
  values: string[];
}

/** Conditions that hold all together, or any of them. */
export interface SegmentGroup {
  mode: 'all' | 'any';
  conditions: SegmentCondition[];
}

/** Two levels: groups of conditions, of which all or any must hold. Without groups everything belongs to it. */
export interface SegmentConditions {
  mode: 'all' | 'any';
  groups: SegmentGroup[];
}

/** What a value of a field is, and so how it can be compared. */
export type SegmentValueKind =
  'words' | 'people' | 'teams' | 'segments' | 'text' | 'instant' | 'day' | 'number' | 'money' | 'yes_no' | 'month';

/** A field that a condition may name. */
export interface SegmentField {
  /** Whose it is: a contact's is asked of any contact of a company, a company's of the company of a contact. */
  of: 'company' | 'contact';
  kind: SegmentValueKind;
  /** The words that it may have, where these are few and fixed. */
  words?: readonly string[];
  /** The dictionary in which its words stand. */
  dictionary?: string;
  /** It may be without a value. */
  mayBeEmpty?: boolean;
  /** Rights without which nobody may ask for it: who belongs to a group would tell what stands in the field. */
  needs?: readonly Grant[];
  /** An own field of this number. */
  own?: CustomField;
}

const types = ['customer', 'supplier', 'agent', 'partner', 'competitor', 'forwarder'] as const;
const months = [...Array.from({ length: 12 }, (_none, at) => String(at + 1)), 'this', 'next'];
const deals = ['leads.read'] as const;
/** Where an opportunity that is open may stand (leads/opportunityStages.ts, above this on the ladder). */
const stages = ['contact', 'requirement', 'sample', 'quoting', 'negotiation', 'contract', 'suspended'] as const;

/** The fields that every installation has, in the order in which they are offered. */
export const plainFields: Readonly<Record<string, SegmentField>> = {
  type: { of: 'company', kind: 'words', words: types },
  level: { of: 'company', kind: 'words', dictionary: 'level' },
  standing: { of: 'company', kind: 'words', words: ['new', 'old', 'barred'] },
  country: { of: 'company', kind: 'words', mayBeEmpty: true },
  city: { of: 'company', kind: 'text', mayBeEmpty: true },
  name: { of: 'company', kind: 'text' },
  language: { of: 'company', kind: 'words', mayBeEmpty: true },
  industry: { of: 'company', kind: 'words', dictionary: 'industry', mayBeEmpty: true },
  region: { of: 'company', kind: 'words', dictionary: 'region', mayBeEmpty: true },
  source: { of: 'company', kind: 'words', dictionary: 'source', mayBeEmpty: true },
  tag: { of: 'company', kind: 'words', mayBeEmpty: true },
  owner: { of: 'company', kind: 'people', mayBeEmpty: true },
  team: { of: 'company', kind: 'teams' },
  segment: { of: 'company', kind: 'segments' },
  created: { of: 'company', kind: 'instant' },
  lastContact: { of: 'company', kind: 'instant', mayBeEmpty: true },
  lastIn: { of: 'company', kind: 'instant', mayBeEmpty: true },
  lastOut: { of: 'company', kind: 'instant', mayBeEmpty: true },
  mails: { of: 'company', kind: 'number' },
  quotes: { of: 'company', kind: 'number' },
  orders: { of: 'company', kind: 'number' },
  lastQuote: { of: 'company', kind: 'instant', mayBeEmpty: true },
  lastOrder: { of: 'company', kind: 'instant', mayBeEmpty: true },
  openRequests: { of: 'company', kind: 'number' },
  opportunities: { of: 'company', kind: 'number', needs: deals },
  openOpportunities: { of: 'company', kind: 'number', needs: deals },
  opportunityStage: { of: 'company', kind: 'words', words: stages, needs: deals },
  opportunityAmount: { of: 'company', kind: 'money', needs: ['leads.read', 'fields.price.view'] },
  leadProducts: { of: 'company', kind: 'text', needs: deals },
  completeness: { of: 'company', kind: 'number', mayBeEmpty: true },
  staffCount: { of: 'company', kind: 'number', mayBeEmpty: true },
  contactRole: { of: 'contact', kind: 'words', dictionary: 'contact_role', mayBeEmpty: true },
  contactTitle: { of: 'contact', kind: 'text', mayBeEmpty: true },
  contactLanguage: { of: 'contact', kind: 'words', mayBeEmpty: true },
  birthMonth: { of: 'contact', kind: 'month', words: months, mayBeEmpty: true, needs: ['fields.contact.view'] },
};

/** How values of a kind can be compared; 'empty' and 'filled' only of what may be empty. */
export const operatorsOf: Readonly<Record<SegmentValueKind, readonly string[]>> = {
  words: ['one_of', 'none_of'],
  people: ['one_of', 'none_of'],
  teams: ['one_of', 'none_of'],
  segments: ['one_of', 'none_of'],
  month: ['one_of', 'none_of'],
  text: ['contains', 'lacks', 'is', 'is_not'],
  instant: ['within', 'older', 'before', 'after'],
  day: ['within', 'older', 'before', 'after'],
  number: ['at_least', 'at_most'],
  money: ['at_least', 'at_most'],
  yes_no: ['is'],
};

const ownKinds: Readonly<Record<CustomField['kind'], SegmentValueKind | null>> = {
  text: 'text',
  link: 'text',
  long_text: null,
  number: 'number',
  money: 'money',
  date: 'day',
  yes_no: 'yes_no',
  choice: 'words',
  choices: 'words',
};

/** An own field as a condition names it: `f_` and its code, of contacts `cf_`. Long texts are not compared. */
export function ownFieldsOf(fields: readonly CustomField[]): Map<string, SegmentField> {
  return new Map(
    fields.flatMap((own): [string, SegmentField][] => {
      const kind = ownKinds[own.kind];
      if (kind === null) return [];
      const words = kind === 'words' ? { words: own.choices.map(choice => choice.code) } : {};
      const name = `${own.subject === 'company' ? 'f' : 'cf'}_${own.code}`;
      return [[name, { of: own.subject, kind, mayBeEmpty: true, own, ...words }]];
    }),
  );
}

/** Every field that can be asked for, by its name. */
export function fieldsWith(own: readonly CustomField[]): Map<string, SegmentField> {
  return new Map([...Object.entries(plainFields), ...ownFieldsOf(own)]);
}

/** The operators of a field. */
export function operatorsFor(field: SegmentField): readonly string[] {
  const all = operatorsOf[field.kind];
  return field.mayBeEmpty ? [...all, 'empty', 'filled'] : all;
}

/** The rights that conditions ask for. */
export function rightsFor(conditions: SegmentConditions, fields: ReadonlyMap<string, SegmentField>): Set<Grant> {
  return new Set(conditionsIn(conditions).flatMap(one => fields.get(one.field)?.needs ?? []));
}

/** All conditions, whatever group they stand in. */
export function conditionsIn(conditions: SegmentConditions): SegmentCondition[] {
  return conditions.groups.flatMap(group => group.conditions);
}

export const MOST_CONDITIONS = 40;
/** A number of letters is counted so far. */
export const MOST_MAILS = 1_000;
const MOST_DAYS = 10_000;

/** What is wrong with a condition: the code of a sentence; null where it can be asked. */
export function refuseCondition(
  condition: SegmentCondition,
  fields: ReadonlyMap<string, SegmentField>,
): 'segment.field_unknown' | 'segment.operator_unknown' | 'segment.value_missing' | 'segment.value_invalid' | null {
  const field = fields.get(condition.field);
  if (!field) return 'segment.field_unknown';
  if (!operatorsFor(field).includes(condition.op)) return 'segment.operator_unknown';
  if (condition.op === 'empty' || condition.op === 'filled') return null;
  const { values } = condition;
  if (values.length === 0 || values.some(value => value.trim() === '')) return 'segment.value_missing';
  return values.every(value => isValue(field, condition, value)) ? null : 'segment.value_invalid';
}

function isValue(field: SegmentField, { field: name, op }: SegmentCondition, value: string): boolean {
  switch (field.kind) {
    case 'words':
      return field.words ? field.words.includes(value) : true;
    case 'month':
      return months.includes(value);
    case 'people':
      return value === 'me' || isId(value);
    case 'teams':
    case 'segments':
      return isId(value);
    case 'text':
      return true;
    case 'instant':
    case 'day':
      return op === 'within' || op === 'older' ? isWhole(value, 1, MOST_DAYS) : isDay(value);
    case 'number':
      if (field.own) return /^-?\d{1,12}(\.\d{1,4})?$/.test(value);
      return isWhole(value, 0, name === 'mails' ? MOST_MAILS : 1_000_000_000);
    case 'money':
      return readAmount(value) !== null;
    case 'yes_no':
      return value === 'yes' || value === 'no';
  }
}

const isId = (value: string) => isWhole(value, 1, 2_147_483_647);

function isWhole(value: string, least: number, most: number): boolean {
  return /^\d{1,12}$/.test(value) && Number(value) >= least && Number(value) <= most;
}

function isDay(value: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

/** `12000.50 USD` as the number and its currency; null where it is none. */
export function readAmount(value: string): { number: number; currency: string } | null {
  const found = /^(\d{1,12}(?:\.\d{1,4})?) ([A-Z]{3})$/.exec(value.trim());
  return found ? { number: Number(found[1]), currency: found[2] ?? '' } : null;
}
