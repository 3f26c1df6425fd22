import { createHash } from 'node:crypto';

/** Languages in which a category can be written. */
export const outlookLanguages = ['en', 'zh-CN'] as const;
export type OutlookLanguage = (typeof outlookLanguages)[number];

const leads: Readonly<Record<OutlookLanguage, string>> = { en: 'Filed', 'zh-CN': '已归档' };
const colons: Readonly<Record<OutlookLanguage, string>> = { en: ': ', 'zh-CN': '：' };
// Outlook shows some thirty characters of a category; the number of the record must be among what can be read.
const MOST_OF_NAME = 60;
const MOST_OF_NUMBER = 100;
const MOST_OF_FOLDER = 80;
const HIDDEN = '•••';
/** More would hide a person's own; what else a mail stands under is told by the pane. */
export const MOST_CATEGORIES = 3;

/** What a category stands for; null names nobody. */
export interface Shown {
  company: string | null;
  record: string | null;
}

/**
 * The category of a message that is filed (MAIL-7): "Filed: ACME / Q26-0031". Outlook parts categories at commas and semicolons, so there are none in it, nor anything that cannot be
 * seen.
 *
 * @param copy from 2 on: another party has the same name in this mailbox
 */
export function categoryName(language: OutlookLanguage, { company, record }: Shown, copy = 1): string {
  const lead = leads[language];
  // Hidden is not empty (design.md 1, rule 6).
  if (company === null) return `${lead}${colons[language]}${HIDDEN}`;
  const name = cut(plain(company), MOST_OF_NAME) || '?';
  const number = cut(plain(record ?? ''), MOST_OF_NUMBER);
  const about = number === '' ? name : `${name} / ${number}`;
  return `${lead}${colons[language]}${about}${copy > 1 ? ` (${copy})` : ''}`;
}

/** True of what is written as our categories are, in any of the languages; whose it is, is another question. */
export function looksOurs(name: string): boolean {
  const folded = foldCategory(name);
  return outlookLanguages.some(language => {
    const lead = leads[language].toLowerCase();
    return folded.startsWith(lead + colons[language].normalize('NFKC').trim());
  });
}

/** A category as Outlook compares it: without regard to upper and lower case. */
export function foldCategory(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase().slice(0, 255);
}

/** The folder of a customer. Slashes part folders in what programs show of them; a dot at the end does not survive an export to files. */
export function folderName(company: string, copy = 1): string {
  const name = cut(plain(company.replace(/[/\\:*?"<>|]/g, ' ')).replace(/^[.\s]+|[.\s]+$/g, ''), MOST_OF_FOLDER);
  return `${name || '?'}${copy > 1 ? ` (${copy})` : ''}`;
}

/** One hash for a set of categories, in whatever order and case. */
export function setHash(names: readonly string[]): string {
  return createHash('sha256').update(foldedSet(names).join('\n')).digest('hex').slice(0, 40);
}

export function foldedSet(names: readonly string[]): string[] {
  return [...new Set(names.map(foldCategory))].sort();
}

export function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  return foldedSet(some).join('\n') === foldedSet(others).join('\n');
}

/** What is in `some` and not in `others`. */
export function without(some: readonly string[], others: readonly string[]): string[] {
  const taken = new Set(others.map(foldCategory));
  return some.filter(name => !taken.has(foldCategory(name)));
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, ' ')
    .replace(/[,;，；]/g, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
