import type { LeadMapping } from './leadFields';

/**
 * What becomes of a row: a lead of its own; an addition to a lead that is open; a note or a deal with a customer whom the importing person sees; the same handed to a colleague, whose customer or
 * lead it is; nothing, since the row was taken before; nothing, since something is wrong with it.
 */
export const outcomes = ['new', 'added', 'customer', 'colleague', 'again', 'failed'] as const;
export type Outcome = (typeof outcomes)[number];

export type ImportCounts = Record<Outcome, number> & {
  /** By an undo. */
  undone: number;
  kept: number;
};

export const noCounts: ImportCounts = {
  ...{ new: 0, added: 0, customer: 0, colleague: 0, again: 0, failed: 0 },
  ...{ undone: 0, kept: 0 },
};

export const importSources = ['fair', 'campaign', 'referral', 'import'] as const;
export type ImportSource = (typeof importSources)[number];

/** Whose the leads are to be: the importing person's, somebody's, as the rules say, or nobody's, in a pool. */
export type ImportOwner =
  { kind: 'me' | 'rules' } | { kind: 'person'; userId: number } | { kind: 'pool'; poolId: number };

/** What holds for all rows of a file. */
export interface ImportOptions {
  mapping: LeadMapping;
  owner: ImportOwner;
  nextAction: string;
  /** YYYY-MM-DD; '' for none. */
  nextDay: string;
  /** What rows of customers become: a note on the customer, an opportunity besides, or nothing. */
  customers: 'note' | 'opportunity' | 'skip';
}
