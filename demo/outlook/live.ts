import type { StandInFolder, StandInLive } from './exchange.schema';

/** A mail as it lies in a mailbox that lives while one looks at it. */
export interface LiveItem {
  id: string;
  mailbox: string;
  folder: StandInFolder;
  /** Id of the folder below the inbox in which it lies; '' for the inbox itself. */
  place: string;
  categories: readonly string[];
  mime: Buffer;
}

/** Mailboxes in which others work too: mail comes, is marked, and is moved, and the page shows it as it happens. */
export interface LiveMail {
  items(mailbox: string): LiveItem[];
  find(id: string): LiveItem | null;
  /** Its folders and the list of its categories. */
  standing(mailbox: string): StandInLive;
  deliver(mailbox: string, folder: StandInFolder, mime: Buffer): LiveItem;
  /** What a person does by hand. */
  categorise(id: string, categories: readonly string[]): void;
  /** `place`: as in LiveItem. */
  move(id: string, place: string): void;
}
