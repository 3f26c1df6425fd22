import type { RecordKind } from '../../records/record.entity';
import type { ProfileCells } from './profileColumns';

/** Where a value came from: the sheet and its row as people count it (the header is row 1). */
export interface Origin {
  sheet: string;
  row: number;
}

export type CompanyType = 'customer' | 'supplier' | 'agent' | 'partner' | 'competitor' | 'forwarder';

/** A person as a file gives him. */
export interface PersonEntry {
  /** Key in the system that it comes from. */
  key?: string;
  name: string;
  /** As people write them. */
  addresses: string[];
  title?: string;
  phone?: string;
  /** Further numbers: mobile, WhatsApp. */
  phones?: string[];
  department?: string;
  /** As it stands in the cell. */
  language?: string;
  birthDay?: string;
  /** Codes or names of the dictionary of roles. */
  roles?: string[];
  preferences?: string;
}

/**
 * A company as a file gives it. What is absent or empty leaves what is there alone; lists add to what is there. Other companies are named by their
 * key or by their name.
 */
export interface CompanyEntry {
  origin?: Origin;
  key?: string;
  /** What could not be read of its row; it is told with all else that is wrong. */
  unread?: { code: string; message: string }[];
  /** The company that it is, as the person said of a row that looks like one (dataImport/likeRows.ts). */
  sameAs?: number;
  name: string;
  otherName?: string;
  types?: CompanyType[];
  /** ISO 3166-1, two letters. */
  country?: string;
  city?: string;
  website?: string;
  phone?: string;
  domains?: string[];
  parentKey?: string;
  /** E-mail address or name of the person whose it is. */
  ownerAddress?: string;
  contacts?: PersonEntry[];
  /** Companies that it writes for. */
  principals?: string[];
  /** Industry, tags and the like, and the fields of the firm's own. */
  profile?: ProfileCells;
}

/** A contact that stands in a row of its own. */
export interface ContactEntry extends PersonEntry {
  origin?: Origin;
  companyKey: string;
}

/** A record as a file gives it. */
export interface RecordEntry {
  origin?: Origin;
  kind: RecordKind;
  number: string;
  companyKey: string;
  title?: string;
  state?: 'open' | 'closed';
  otherNumbers?: string[];
  /** Number of the order that it serves or is about. */
  forNumber?: string;
  ownerAddress?: string;
  /** Message-IDs of mail that was filed under it elsewhere and is not here. */
  filedMessageIds?: string[];
}

/** Everything that one file gives. */
export interface ImportData {
  companies: CompanyEntry[];
  contacts?: ContactEntry[];
  records: RecordEntry[];
  /**
   * The keys are to be believed: two companies with different keys are two, even where they share a domain or an address. Of a list that people keep by
   * hand the second is taken for a mistake.
   */
  keysDecide?: boolean;
}

/** What one row does. */
export type Action = 'new' | 'changed' | 'unchanged';

/** A row that was not taken, and why; nothing of it was written. */
export interface Problem extends Origin {
  code: string;
  message: string;
  /** What fills the sentence of the code: a domain, a name. */
  values?: Record<string, string>;
}

/** How many rows problems are about: of a row everything that is wrong is told, and it is one row all the same. */
export function countProblemRows(problems: readonly Origin[]): number {
  return new Set(problems.map(({ sheet, row }) => `${sheet}:${row}`)).size;
}

/** An entry with the place that it stands at; entries of a program get their own number. */
export function originOf(entry: { origin?: Origin }, sheet: string, at: number): Origin {
  return entry.origin ?? { sheet, row: at + 1 };
}

/** Bounds of one file. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
export const MAX_ROWS = 100_000;
/** An .xlsx is a zip: what it holds when it is unpacked. */
export const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;
export const MAX_COLUMNS = 200;
export const MAX_CELL = 4_000;
