import type { Lead } from '../../leads/lead.entity';
import type { Problem } from '../dataImport/data';

/** What a lead told before a row was added to it, as far as the row changed it. */
export type Before = Partial<
  Pick<
    Lead,
    | 'contactName'
    | 'contactTitle'
    | 'email'
    | 'phone'
    | 'companyName'
    | 'website'
    | 'country'
    | 'language'
    | 'asked'
    | 'nextAction'
    | 'nextDay'
  >
>;

/** What else is kept of a row. */
export interface RowDetails {
  /** Why it was not taken, with the value that is wrong; kept for a month (`forgetMistakes`). */
  problems?: Omit<Problem, 'sheet' | 'row'>[];
  /** Whose it is, where it was handed to a colleague. */
  ownerName?: string | null;
  /** A customer of the same name as the lead's company: its id only where the importing person saw it. */
  similar?: { id: number | null; name: string; ownerName: string | null };
  /** What undoing an addition puts back, and the version of the lead after it. */
  before?: Before;
  version?: number;
}
