/** Where in a message the words stand that a reason rests on. `text` is what is marked for the reader. */
export interface Evidence {
  field: 'subject' | 'body' | 'attachment' | 'from' | 'to' | 'header' | 'signature';
  text: string;
  /** Character offsets into the subject or the body text; absent where the place is a whole field. */
  start?: number;
  end?: number;
}

/**
 * Codes of reasons; each has a sentence in ui/texts for both languages, filled with the values named here. A `date` is
 * YYYY-MM-DD, a `kind` a RecordKind, a `company` or `customer` the name of a company.
 */
export type ReasonCode =
  // Why it is filed.
  /** {address, name}: the address is that contact's. */
  | 'address'
  /** {date, company}: it answers or continues a message of that day which is filed there. */
  | 'thread'
  /** {number, kind, company}: it names the record's number. */
  | 'number'
  /** {domain, company}: the domain is the company's. */
  | 'domain'
  /** {forwarder, sender}: a colleague forwarded it; the original sender counts. */
  | 'forwarded'
  /** {user, scope, rule}: a person has said "always" about that address, domain or conversation. */
  | 'rule'
  /** {user}: a person has decided so, on the message or its conversation; the name may be ''. */
  | 'person'
  /** {title, words, number, place}: words of the record's title, and no other open record of the party fits. */
  | 'title'
  /** {number, company}: the party's only open record, and the text speaks of it. */
  | 'only_open_record'
  /** {date}: an automatic answer or a bounce of a message of that day. */
  | 'answers'
  /** {address}: a message to that address came back. */
  | 'failed_recipient'
  /** {agent, customer}: the agent writes on behalf of the customer. */
  | 'on_behalf'
  /** {number, request}: it complains about the order, for which the service request is open. */
  | 'complaint'
  /** {number, order}: the purchase order serves the order that is named. */
  | 'serves_order'
  /** {number}: it asks for an offer, and became that opportunity. */
  | 'inquiry'
  /** {number}: it belongs to that lead. */
  | 'lead'
  // Why it waits.
  /** {n, names}: several parties are possible; the names joined by comma. */
  | 'several'
  /** {domain}: anybody can have an address there. */
  | 'free_mail'
  /** {number, company}: the number that is named belongs to another company. */
  | 'foreign_number'
  /** {domain, known, company, how}: the sender's domain imitates a company's; how is a LookAlikeKind. */
  | 'look_alike'
  /** {domain, spf, dkim, dmarc}: the sender is not proven; the verdicts of our own host, '' where there is none. */
  | 'unproven'
  /** {name, address, shown}: the name shown is that of a known person or another address. */
  | 'display_name'
  /** {from, replyTo}: the answer would go to another domain, and it speaks of money. */
  | 'reply_to'
  /** {address, name}: nobody knows the sender. */
  | 'unknown_sender'
  /** {domain, company}: an unknown part of a group. */
  | 'unknown_subdomain'
  /** {name}: an agent names none of his customers' numbers. */
  | 'agent_without_number'
  /** {name, address, date}: a new address in the conversation of that day speaks of money. */
  | 'new_address_in_thread'
  /** {text, company}: the company's name stands in the text. */
  | 'named_in_text'
  /** {name, contact, company}: the sender has the name of a contact. */
  | 'person_name'
  /** {defect}: it could not be read. */
  | 'unreadable'
  /** {domain, known, how}: the sender's domain imitates our own; how is a LookAlikeKind. */
  | 'own_domain_look_alike'
  /** {user}: what he entered would file it, but he may not see it; who has a copy decides. */
  | 'held_back'
  // Why what its writer chose before sending does not count; none has values.
  | 'choice_forged'
  | 'choice_foreign'
  | 'choice_expired'
  | 'choice_incoming'
  | 'choice_used'
  | 'choice_no_right'
  // Why it is left alone.
  /** {kind}: an automatic message that answers nothing that is filed; kind is a MessageKind. */
  | 'system_mail'
  /** {}: between colleagues. */
  | 'internal'
  /** {name, words}: a private letter; the words that say so, joined by comma. */
  | 'private_mail';

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
