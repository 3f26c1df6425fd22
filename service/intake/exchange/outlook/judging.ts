import { foldCategory, isSameSet, setHash, without } from './naming';
import type { Stamp } from './stamp';

/*
 * What is to be done with a message in Outlook, from what we want there, what we knew of it, and what is there now. Nothing is written against a person's change: it is either taken as his
 * decision, after which we want what he wants, or it stands until the message is filed elsewhere. So every sequence of changes comes to rest (test/intake/exchange/outlook/judging.test.ts).
 */

/** What was known of the categories of a message; see OutlookMark. */
export interface KnownCategories {
  seen: readonly string[];
  strange: readonly string[];
  turn: number;
  heldFor: string;
  mendedFor: string;
}

export const nothingKnown: KnownCategories = { seen: [], strange: [], turn: 0, heldFor: '', mendedFor: '' };

/** What is there now. */
export interface CategoryLook {
  /** All of the message, people's own among them. */
  categories: readonly string[];
  stamp: Stamp | null;
  known: KnownCategories;
  /** What it should bear. */
  wanted: readonly string[];
  /** True of the categories of this mailbox that we have ever written. */
  isOurs(name: string): boolean;
}

/** What a person did to our categories of a message. */
export interface CategoryChange {
  added: string[];
  removed: string[];
  /** That he left. */
  kept: string[];
}

/** Our categories on the message now; what came with the mail is not ours, whatever it says. */
export function ownOf({ categories, known, isOurs }: Omit<CategoryLook, 'wanted' | 'stamp'>): string[] {
  const before = new Set(known.seen.map(foldCategory));
  const strange = new Set(known.strange.map(foldCategory));
  return categories.filter(
    name => before.has(foldCategory(name)) || (isOurs(name) && !strange.has(foldCategory(name))),
  );
}

/** What a person changed since we last looked; null: nothing. A writing of ours that was not noted, because the process ended, is known by its stamp. */
export function personsChange(look: CategoryLook): CategoryChange | null {
  const { stamp, known } = look;
  const isUnnoted = stamp !== null && stamp.turn > known.turn;
  const before = isUnnoted ? stamp.categories : known.seen;
  const now = ownOf({ ...look, known: { ...known, seen: [...known.seen, ...before] } });
  if (isSameSet(before, now)) return null;
  const added = without(now, before);
  return { added, removed: without(before, now), kept: without(now, added) };
}

/** All categories that the message is to bear; null: nothing is written. */
export function categoriesToWrite(look: CategoryLook): string[] | null {
  const { categories, known, wanted } = look;
  if (known.heldFor === setHash(wanted)) return null;
  const own = ownOf(look);
  if (isSameSet(own, wanted)) return null;
  const others = without(categories, own);
  const next = [...others, ...without(wanted, others)];
  return isSameSet(next, categories) ? null : next;
}

/** What is known after a change that was not taken: it stands, against what we want now. */
export function hold(known: KnownCategories, own: readonly string[], wanted: readonly string[]): KnownCategories {
  return { ...known, seen: [...own], heldFor: setHash(wanted) };
}

/** After a change that the settings take but that cannot be: what is wanted is written once more, and if it comes again it stands. */
export function mend(known: KnownCategories, own: readonly string[], wanted: readonly string[]): KnownCategories {
  const hash = setHash(wanted);
  if (known.mendedFor === hash) return hold(known, own, wanted);
  return { ...known, seen: [...own], mendedFor: hash, heldFor: '' };
}

/** What is known of where a message stands; see OutlookMark. */
export interface KnownPlace {
  folderId: string;
  homeId: string;
  folderHeldFor: string;
}

export const placeUnknown: KnownPlace = { folderId: '', homeId: '', folderHeldFor: '' };

export interface PlaceLook {
  /** Where it stands now. */
  folderId: string;
  known: KnownPlace;
  /** Mail is moved in this mailbox. */
  movesMail: boolean;
  /** The company whose folder it belongs into; null: it is filed nowhere, or in several places. */
  companyId: number | null;
  /** The company whose folder that is; null: it is no customer's. */
  companyOf(folderId: string): number | null;
  /** Mail is taken from there: the inbox. */
  isOpenPlace(folderId: string): boolean;
}

/** Where a message is to be moved: to the folder of a company, or back to where it stood. */
export type PlaceStep = { kind: 'rest' } | { kind: 'company'; companyId: number } | { kind: 'home'; folderId: string };

/** True where a person has put it elsewhere since we last looked. */
export function isMovedByPerson({ folderId, known }: Pick<PlaceLook, 'folderId' | 'known'>): boolean {
  return known.folderId !== '' && known.folderId !== folderId;
}

export const placeKey = (companyId: number | null) => String(companyId ?? 'none');

/** What he did stands, until the message belongs elsewhere. */
export function holdPlace(look: Pick<PlaceLook, 'folderId' | 'known' | 'companyId'>): KnownPlace {
  return { ...look.known, folderId: look.folderId, homeId: '', folderHeldFor: placeKey(look.companyId) };
}

/** Where it is moved. What a person sorted into a folder of his own is left there: mail is taken from the inbox and from customers' folders alone. */
export function placeStep(look: PlaceLook): PlaceStep {
  const { folderId, known, companyId, movesMail } = look;
  const there = look.companyOf(folderId);
  if (known.folderHeldFor === placeKey(companyId)) return { kind: 'rest' };
  if (companyId === null || !movesMail) {
    const isAway =
      companyId === null && movesMail && there !== null && known.homeId !== '' && known.homeId !== folderId;
    return isAway ? { kind: 'home', folderId: known.homeId } : { kind: 'rest' };
  }
  if (there === companyId || (there === null && !look.isOpenPlace(folderId))) return { kind: 'rest' };
  return { kind: 'company', companyId };
}
