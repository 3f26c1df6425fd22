import { foldPhone } from '../../companies/details';
import { readBirthday, readLanguage } from './cells';
import type { PersonEntry } from './data';
import type { KnownContact } from './known';
import type { Mistakes } from './mistakes';
import type { ProfileWords } from './profileColumns';
import { codeOf } from './profileColumns';
import { mustFit, refuse } from './refusing';

/** What a row says of a person beside name, title and addresses. */
export interface Card {
  columns: Partial<Pick<KnownContact, 'department' | 'language' | 'birthDay' | 'birthYear' | 'preferences'>>;
  phones: string[];
  roles: string[];
}

/** Reads it; what cannot be read is a mistake of the row. */
export function readCard(data: PersonEntry, words: ProfileWords, mistakes: Mistakes): Card {
  const card: Card = { columns: {}, phones: [], roles: [] };
  mistakes.keep(() => {
    mustFit('department', data.department, 200);
    mustFit('note on preferences', data.preferences, 4_000);
  }, undefined);
  if (data.department) card.columns.department = data.department;
  if (data.preferences) card.columns.preferences = data.preferences;
  if (data.language) {
    const language = readLanguage(data.language);
    if (language) card.columns.language = language;
    else mistake(mistakes, `"${data.language.slice(0, 60)}" is no language; write its name or its two letters.`);
  }
  if (data.birthDay) {
    const birthday = readBirthday(data.birthDay);
    if (!birthday)
      mistake(mistakes, `"${data.birthDay.slice(0, 60)}" is no birthday; write it like 1985-03-12 or 03-12.`);
    else {
      card.columns.birthDay = birthday.day;
      if (birthday.year !== null) card.columns.birthYear = birthday.year;
    }
  }
  card.phones = readPhones(data, mistakes);
  card.roles = readRoles(data, words, mistakes);
  return card;
}

function readPhones(data: PersonEntry, mistakes: Mistakes): string[] {
  const seen = new Set<string>();
  return (data.phones ?? []).filter(phone => {
    const folded = foldPhone(phone);
    if (folded.length < 3 || phone.length > 60) {
      mistake(mistakes, `"${phone.slice(0, 60)}" is no phone number.`);
      return false;
    }
    return !seen.has(folded) && Boolean(seen.add(folded));
  });
}

function readRoles(data: PersonEntry, words: ProfileWords, mistakes: Mistakes): string[] {
  const codes = (data.roles ?? []).flatMap(text => {
    const code = codeOf(words, 'contact_role', text);
    if (code === null) mistake(mistakes, `"${text.slice(0, 60)}" is no role of the list.`);
    return code ?? [];
  });
  return [...new Set(codes)];
}

function mistake(mistakes: Mistakes, message: string): void {
  mistakes.keep(() => {
    throw refuse('row.contact_invalid', message);
  }, undefined);
}
