import { operatorText, valueText, writeSearch } from './searchLanguage';
import type { SearchTerm, SearchWriting } from './searchWords';

/** The boxes of the form. Each is the other view of a term of the language; what no box shows stands in `words` as it is written. */
export const formFields = [
  ...(['from', 'to', 'cc', 'subject', 'filename', 'company', 'record', 'in', 'after', 'before', 'on', 'is'] as const),
];
export type FormField = (typeof formFields)[number];
export type SearchForm = Record<FormField, string> & { words: string; hasAttachment: boolean };

const quoted = (value: string) => /[\s()（）]/.test(value);

/** A query as the form shows it; what no box shows is written in the reader's words. */
export function formOf(clauses: readonly (readonly SearchTerm[])[], writing: SearchWriting = 'en'): SearchForm {
  const form: SearchForm = { ...emptyForm() };
  const rest: (readonly SearchTerm[])[] = [];
  for (const clause of clauses) {
    const [term] = clause;
    if (!term || clause.length > 1 || !takes(form, term)) rest.push(clause);
    else if (term.field === 'has') form.hasAttachment = true;
    else form[term.field as FormField] = term.value;
  }
  return { ...form, words: writeSearch(rest, writing) };
}

export function emptyForm(): SearchForm {
  const boxes = Object.fromEntries(formFields.map(field => [field, ''])) as Record<FormField, string>;
  return { ...boxes, words: '', hasAttachment: false };
}

/** True where the box of the term's field is free, and what is written from it would be the same term again. */
function takes(form: SearchForm, { field, value, isPhrase, isNot }: SearchTerm): boolean {
  if (isNot || field === 'any') return false;
  if (field === 'has') return !form.hasAttachment;
  return form[field] === '' && isPhrase === quoted(value);
}

/** The query that a form asks, as text. What a box holds is one value: several words in it stand one behind the other. */
export function textOfForm(form: SearchForm, writing: SearchWriting = 'en'): string {
  const parts = [form.words.trim()];
  for (const field of formFields) {
    const value = form[field]
      .replace(/["“”„＂]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    if (value === '') continue;
    const text = quoted(value) ? `"${value}"` : valueText(field, value, writing);
    parts.push(operatorText(field, text, writing));
  }
  if (form.hasAttachment) parts.push(operatorText('has', valueText('has', 'attachment', writing), writing));
  return parts.filter(Boolean).join(' ');
}
