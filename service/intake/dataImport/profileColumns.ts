import type { CustomField } from '../../companies/customField.entity';
import type { ValueColumns } from '../../companies/customFields';
import { readFieldValue, writeFieldValue } from '../../companies/customFields';
import { foldTag } from '../../companies/details';
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
  /** By the code of an own field. */
  fields?: Record<string, string>;
}

/** Words and fields that an import knows. */
export interface ProfileWords {
  entries: readonly { kind: string; code: string; nameZh: string; nameEn: string; isActive: boolean }[];
  fields: readonly CustomField[];
}

/** What is to be written of it. */
export interface ProfileStep {
  columns: Partial<Record<WordKind, string>>;
  /** To be added. */
  tags: string[];
  values: { field: CustomField; rows: ValueColumns[] }[];
}

/**
 * Reads what a row says beside the names; all of its mistakes are told at once.
 *
 * @throws AppError row.profile_invalid with every mistake in its sentence
 */
export function readProfileCells(cells: ProfileCells | undefined, words: ProfileWords): ProfileStep {
  const step: ProfileStep = { columns: {}, tags: [], values: [] };
  const mistakes: string[] = [];
  for (const kind of wordKinds) {
    const text = cells?.[kind];
    if (!text) continue;
    const code = codeOf(words, kind, text);
    if (code) step.columns[kind] = code;
    else mistakes.push(`"${text.slice(0, 60)}" is no ${kind} of the list`);
  }
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

function codeOf(words: ProfileWords, kind: WordKind, text: string): string | null {
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
  /** As they are written, by code; several choices in one text. */
  values: Readonly<Record<string, string>>;
}

/** What of a step is new to the database: an import that is done twice changes nothing the second time. */
export function profileChanges(step: ProfileStep, before: KnownProfile | undefined): ProfileStep {
  const columns: ProfileStep['columns'] = {};
  for (const kind of wordKinds)
    if (step.columns[kind] && step.columns[kind] !== before?.columns[kind]) columns[kind] = step.columns[kind];
  return {
    columns,
    tags: step.tags.filter(tag => !before?.tags.has(foldTag(tag))),
    values: step.values.filter(({ field, rows }) => {
      const text = rows.map(row => writeFieldValue(field.kind, row)).join('; ');
      return text !== (before?.values[field.code] ?? '');
    }),
  };
}

/** True where there is nothing to write. */
export function isEmptyProfile(step: ProfileStep): boolean {
  return Object.keys(step.columns).length + step.tags.length + step.values.length === 0;
}
