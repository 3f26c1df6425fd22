import type { AppError } from '../../common/errors';
import { badRequest } from '../../common/errors';
import { foldName } from '../../companies/names';
import type { Known, KnownCompany } from './known';

/** A reason why a row is not taken; the sentence says what to do. */
export function refuse(code: string, message: string): AppError {
  return badRequest(code, message);
}

/**
 * The company that a key or a name means.
 *
 * @throws AppError row.company_missing, row.company_unknown, row.company_ambiguous
 */
export function resolveCompany(known: Known, ref: string): KnownCompany {
  const text = ref.trim();
  if (!text) throw refuse('row.company_missing', 'The company is missing.');
  const byKey = known.companiesByKey.get(text);
  const ids = byKey === undefined ? (known.companiesByName.get(foldName(text) || text.toLowerCase()) ?? []) : [byKey];
  if (ids.length > 1) {
    throw refuse(
      'row.company_ambiguous',
      `Several companies are called "${text}". Give the company's key instead of its name.`,
    );
  }
  const company = known.companies.get(ids[0] ?? 0);
  if (!company) {
    throw refuse(
      'row.company_unknown',
      `There is no company "${text}", or its own row could not be taken. Add it, or correct the name.`,
    );
  }
  return company;
}

/** @throws AppError row.protected where the company is another's and not to be changed by the importing person */
export function mustBeChangeable(known: Known, company: KnownCompany): void {
  if (!company.mayChange) throw isProtected(known, company);
}

/** @throws AppError row.protected where the importing person may change the company and not give it away */
export function mustBeGivable(known: Known, company: KnownCompany): void {
  if (!company.mayGive) throw isProtected(known, company);
}

function isProtected(known: Known, company: KnownCompany) {
  return refuse(
    'row.protected',
    `${describe(known, company)} is protected: only its owner, his manager or an administrator may change it.`,
  );
}

/** A company in words: name and owner, or neither where the name may not be told. */
export function describe(known: Known, company: KnownCompany): string {
  if (!company.mayName) return 'A company that you may not see';
  const owner = company.ownerId === null ? undefined : known.ownerNames.get(company.ownerId);
  return owner ? `"${company.name}" (${owner}'s)` : `"${company.name}"`;
}

/** @throws AppError row.owner_unknown */
export function resolveOwner(known: Known, text: string): number {
  const id = known.people.get(text.trim().toLowerCase());
  if (id === undefined || id === null) {
    const why = id === null ? 'several people are called' : 'there is nobody called';
    throw refuse(
      'row.owner_unknown',
      `The owner is not clear: ${why} "${text}". Write the e-mail address that the person signs in with.`,
    );
  }
  return id;
}

/** @throws AppError row.too_long */
export function mustFit(field: string, text: string | null | undefined, length: number): void {
  if ((text?.length ?? 0) <= length) return;
  throw refuse('row.too_long', `The ${field} has ${text?.length} characters; at most ${length} are kept. Shorten it.`);
}

/**
 * Compares what a row gives with what is there, and keeps in mind what it gives: the rows of one file may not contradict one another, or each run
 * would change the values back and forth.
 *
 * @returns the values that differ
 * @throws AppError row.contradicts
 */
export function differences<T extends object>(known: Known, subject: string, before: T, given: Partial<T>): Partial<T> {
  const changed: Partial<T> = {};
  const earlier = known.given.get(subject);
  for (const field of Object.keys(given) as (keyof T & string)[]) {
    const value = given[field];
    if (value === undefined) continue;
    if (earlier?.[field] !== undefined && earlier[field] !== value) {
      throw refuse(
        'row.contradicts',
        `Another row of this file gives another value here: "${String(earlier[field])}" and "${String(value)}". Keep one of them.`,
      );
    }
    if (before[field] !== value) changed[field] = value;
  }
  return changed;
}

/** Keeps what a row gave, once the whole row is known to be good. */
export function keepGiven(known: Known, subject: string, given: object): void {
  const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const earlier = known.given.get(subject);
  if (Object.keys(filled).length > 0) known.given.set(subject, earlier ? { ...earlier, ...filled } : filled);
}
