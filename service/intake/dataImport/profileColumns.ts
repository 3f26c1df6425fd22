import type { CustomField } from '../../companies/customField.entity';
import type { ValueColumns } from '../../companies/customFields';
import { readFieldValue, writeFieldValue } from '../../companies/customFields';
import { foldDetail, foldTag } from '../../companies/details';
import { hasLevel } from '../../companies/levels';
import { readStaff, readSum } from './cells';
import { refuse } from './refusing';
import { foldWord, splitValues } from './words';

/** Lists of words of which a column of a company takes one. */
export const wordKinds = ['industry', 'region', 'source'] as const;
export type WordKind = (typeof wordKinds)[number];

/** What a file may say of a company beside its names: texts as they stand in the cells, by their column. */
export interface ProfileCells {
  industry?: string;
  region?: string;
  source?: string;
  tags?: string;
  level?: string;
  staffCount?: string;
  /** With the currency: "5,000,000 USD". */
  turnover?: string;
  buyingVolume?: string;
  /** Of its first postal address; city and country are those of the company. */
  street?: string;
  district?: string;
  postCode?: string;
  taxNumbers?: string;
  /** By the code of an own field. */
  fields?: Record<string, string>;
}

/** How large a company is; sums of a year in whole units. */
export interface SizeColumns {
  staffCount: number;
  turnover: number;
  turnoverCurrency: string;
  buyingVolume: number;
  buyingCurrency: string;
}
const sizeNames = ['staffCount', 'turnover', 'turnoverCurrency', 'buyingVolume', 'buyingCurrency'] as const;

export interface AddressCells {
  street: string;
  district: string;
  postCode: string;
}

/** A step that says nothing. */
export function emptyProfile(): ProfileStep {
  return { columns: {}, tags: [], level: null, address: null, taxNumbers: [], values: [] };
}

/** Words and fields that an import knows. */
export interface ProfileWords {
  entries: readonly {
    kind: string;
    code: string;
    nameZh: string;
    nameEn: string;
    isActive: boolean;
    rule?: Record<string, unknown> | null;
  }[];
  fields: readonly CustomField[];
}

/** What is to be written of it. */
export interface ProfileStep {
  columns: Partial<Record<WordKind, string>> & Partial<SizeColumns>;
  /** To be added. */
  tags: string[];
  /** The level that a person gives it. */
  level: string | null;
  address: AddressCells | null;
  /** To be added. */
  taxNumbers: string[];
  values: { field: CustomField; rows: ValueColumns[] }[];
}

/**
 * Reads what a row says beside the names; all of its mistakes are told at once.
 *
 * @throws AppError row.profile_invalid with every mistake in its sentence
 */
export function readProfileCells(cells: ProfileCells | undefined, words: ProfileWords): ProfileStep {
  const step = emptyProfile();
  const mistakes: string[] = [];
  for (const kind of wordKinds) {
    const text = cells?.[kind];
    if (!text) continue;
    const code = codeOf(words, kind, text);
    if (code) step.columns[kind] = code;
    else mistakes.push(`"${text.slice(0, 60)}" is no ${kind} of the list`);
  }
  readSizes(cells, step, mistakes);
  readLevel(cells, words, step, mistakes);
  readAddress(cells, step, mistakes);
  step.taxNumbers = splitValues(cells?.taxNumbers ?? '', false).map(one => one.slice(0, 60));
  step.tags = splitValues(cells?.tags ?? '', false).map(tag => tag.slice(0, 60));
  for (const [code, text] of Object.entries(cells?.fields ?? {})) {
    const field = words.fields.find(one => one.code === code);
    if (!field) continue;
    const rows = readFieldValue(field, text.replace(/^'(?=[=+\-@])/, ''));
    if ('code' in rows) mistakes.push(`"${text.slice(0, 60)}" does not do for ${field.nameEn} (${rows.code})`);
    else step.values.push({ field, rows });
  }
  if (mistakes.length > 0) throw refuse('row.profile_invalid', `${mistakes.join('; ')}.`);
  return step;
}

function readSizes(cells: ProfileCells | undefined, step: ProfileStep, mistakes: string[]): void {
  if (cells?.staffCount) {
    const count = readStaff(cells.staffCount);
    if (count === null) mistakes.push(`"${cells.staffCount.slice(0, 60)}" is no number of people; write one number`);
    else step.columns.staffCount = count;
  }
  for (const [name, currency] of [
    ['turnover', 'turnoverCurrency'],
    ['buyingVolume', 'buyingCurrency'],
  ] as const) {
    const text = cells?.[name];
    if (!text) continue;
    const sum = readSum(text);
    if (sum) Object.assign(step.columns, { [name]: sum.amount, [currency]: sum.currency });
    else mistakes.push(`"${text.slice(0, 60)}" is no sum; write it with its currency, like 5,000,000 USD`);
  }
}

function readLevel(cells: ProfileCells | undefined, words: ProfileWords, step: ProfileStep, mistakes: string[]): void {
  if (!cells?.level) return;
  step.level = codeOf(words, 'level', cells.level);
  if (step.level === null) mistakes.push(`"${cells.level.slice(0, 60)}" is no level of the list`);
}

function readAddress(cells: ProfileCells | undefined, step: ProfileStep, mistakes: string[]): void {
  const { street = '', district = '', postCode = '' } = cells ?? {};
  if (!street && !district && !postCode) return;
  if (street.length > 400 || district.length > 200 || postCode.length > 20)
    mistakes.push('The postal address is too long');
  else step.address = { street, district, postCode };
}

/** An address for comparing. */
export function addressKey({ street, postCode }: { street: string; postCode: string }): string {
  return `${foldWord(street)}|${foldWord(postCode)}`;
}

/** The code of a word of a list, by the code itself or its name in either language. */
export function codeOf(words: ProfileWords, kind: string, text: string): string | null {
  const wanted = foldWord(text);
  const found = words.entries.find(
    one => one.kind === kind && [one.code, one.nameZh, one.nameEn].some(name => foldWord(name) === wanted),
  );
  return found?.code ?? null;
}

/** What the database has of a company's profile, as far as an import must know it. */
export interface KnownProfile {
  columns: Readonly<Record<WordKind, string | null>>;
  /** Folded. */
  tags: ReadonlySet<string>;
  sizes: Readonly<Record<keyof SizeColumns, number | string | null>>;
  level: string;
  /** addressKey of each. */
  addresses: ReadonlySet<string>;
  /** Folded. */
  taxNumbers: ReadonlySet<string>;
  /** As they are written, by code; several choices in one text. */
  values: Readonly<Record<string, string>>;
}

/** What of a step is new to the database: an import that is done twice changes nothing the second time. */
export function profileChanges(step: ProfileStep, before: KnownProfile | undefined): ProfileStep {
  const columns: ProfileStep['columns'] = {};
  for (const kind of wordKinds)
    if (step.columns[kind] && step.columns[kind] !== before?.columns[kind]) columns[kind] = step.columns[kind];
  for (const name of sizeNames)
    if (step.columns[name] !== undefined && step.columns[name] !== before?.sizes[name])
      Object.assign(columns, { [name]: step.columns[name] });
  return {
    columns,
    level: step.level === before?.level ? null : step.level,
    address: step.address && before?.addresses.has(addressKey(step.address)) ? null : step.address,
    taxNumbers: step.taxNumbers.filter(one => !before?.taxNumbers.has(foldDetail('tax_number', one))),
    tags: step.tags.filter(tag => !before?.tags.has(foldTag(tag))),
    values: step.values.filter(({ field, rows }) => {
      const text = rows.map(row => writeFieldValue(field.kind, row)).join('; ');
      return text !== (before?.values[field.code] ?? '');
    }),
  };
}

/** True where there is nothing to write. */
export function isEmptyProfile(step: ProfileStep): boolean {
  const { columns, tags, values, taxNumbers, level, address } = step;
  const lists = Object.keys(columns).length + tags.length + values.length + taxNumbers.length;
  return lists === 0 && level === null && address === null;
}

/**
 * What stands against a level that a row gives: levels are of customers, and barring or taking that back needs a reason, which a row does not give.
 *
 * @param present the level that it has
 * @throws AppError row.level_refused
 */
export function checkLevel(
  step: ProfileStep,
  words: ProfileWords,
  company: { isCustomer: boolean },
  present: string | undefined,
): void {
  if (step.level === null) return;
  const isBarred = (code: string | undefined) =>
    words.entries.some(one => one.kind === 'level' && one.code === code && one.rule?.standing === 'barred');
  if (isBarred(step.level) || isBarred(present))
    throw refuse('row.level_refused', 'Barring a company, or no longer, needs a reason: do it on its page.');
  if (!hasLevel(company)) throw refuse('row.level_refused', 'Only customers have a level; leave the cell empty.');
}
