/** Where in a message the words stand that a reason rests on. `text` is what is marked for the reader. */
export interface Evidence {
  field: 'subject' | 'body' | 'attachment' | 'from' | 'to' | 'header' | 'signature';
  text: string;
  /** Character offsets into the subject or the body text; absent where the place is a whole field. */
  start?: number;
  end?: number;
}

/** Codes of reasons; each has a sentence in ui/texts for both languages. */
export type ReasonCode =
  // why it is filed
  | 'address'
  | 'thread'
  | 'number'
  | 'domain'
  | 'forwarded'
  | 'rule'
  | 'person'
  | 'title'
  | 'only_open_record'
  | 'answers'
  // why it waits
  | 'several'
  | 'free_mail'
  | 'foreign_number'
  | 'look_alike'
  | 'unproven'
  | 'display_name'
  | 'unknown_sender'
  | 'unknown_subdomain'
  | 'agent_without_number'
  | 'new_address_in_thread'
  | 'named_in_text'
  | 'unreadable'
  | 'own_domain_look_alike'
  // why it is left alone
  | 'system_mail';

/**
 * One reason. `values` fills the sentence (names, addresses, numbers); all of it comes from the mail or the master data and is
 * escaped by whoever shows it.
 */
export interface Reason {
  code: ReasonCode;
  values: Record<string, string>;
  evidence?: Evidence[];
}

/** A party, and perhaps a record of it, that a message may belong to. */
export interface Candidate {
  companyId: number;
  contactId: number | null;
  recordId: number | null;
  /** In words to the user; only certain filings are filed by themselves. */
  likelihood: 'likely' | 'unsure';
  reasons: Reason[];
}
