import type { MessageKind, Direction } from '../mail/message.entity';
import type { ParsedMessage } from '../mail/parsed';
import type { RecordKind } from '../records/record.entity';
import type { Candidate, Reason } from './reasons';
import type { OrderedRule } from './rules/conditions';
import type { ReviewCategory } from './filing.entity';

/** What the own company tells about itself. */
export interface OwnCompany {
  name: string;
  /** Normalised. */
  domains: readonly string[];
  /** Normalised addresses of the watched mailboxes. */
  mailboxes: readonly string[];
  /** Addresses to which colleagues forward mail that is to be filed. */
  dropboxes: readonly string[];
  /** Our own people: some programs forward a mail with the names of those on it only. Addresses normalised. */
  people?: readonly { name: string; address: string }[];
}

/** A message as the filing sees it. */
export interface FilingQuestion {
  parsed: ParsedMessage;
  kind: MessageKind;
  direction: Direction;
  /** Address of the mailbox that the copy was found in. */
  mailbox: string;
  /** The conversation it was threaded into; rules of scope 'conversation' carry its number. null where it is only explained. */
  conversationId: number | null;
  /** Every copy that is known, with its folder as the mailbox has it. */
  copies?: readonly { mailbox: string; folder: string }[];
  /** Its number, where it has been filed before; absent for mail that has just come. */
  storedId?: number;
}

/**
 * Everything by which knowledge about a message is looked up, so that a batch of messages needs one query a kind and
 * never one a message. All values normalised or folded as the columns they are compared with.
 */
export interface FilingKeys {
  /** Of every participant, the forwarded original and failed recipients. */
  addresses: string[];
  /** The external parties' domains and those above them down to the registrable one; free-mail domains left out. */
  domains: string[];
  /** Domains of the sender, neither ours nor free mail, that may imitate one that is known: sought by companies/lookAlike's `domainKeys`. */
  suspects: string[];
  /** Folded numbers found in subject, new text, attachment names, quoted text (records/numbers.ts). */
  numbers: string[];
  /** Folded company names as signature and text may give them (for the review queue's candidates). */
  companyNames: string[];
  /** Folded person names of external participants (display-name tricks, new addresses of known people). */
  personNames: string[];
  /** SHA-256 of normalised Message-IDs that it answers, nearest first; of a forwarded or bounced original too. */
  references: string[];
}

export interface CompanyFacts {
  id: number;
  name: string;
  foldedName: string;
  isCustomer: boolean;
  isSupplier: boolean;
  isAgent: boolean;
  isPartner: boolean;
  parentId: number | null;
  /** Has companies under it: then an unknown sub-domain may be any of them. */
  hasSubsidiaries: boolean;
  domains: string[];
  /** Agents: companies it writes for. */
  principalIds: number[];
  /** Open records, newest first, at most 50; and how many there are (51 stands for more). */
  openRecords: RecordFacts[];
  openRecordCount: number;
}

export interface RecordFacts {
  id: number;
  kind: RecordKind;
  number: string;
  foldedNumber: string;
  /** Folded other numbers (the customer's order number). */
  otherNumbers: string[];
  companyId: number;
  title: string;
  isOpen: boolean;
  forRecordId: number | null;
}

export interface ContactFacts {
  contactId: number;
  name: string;
  foldedName: string;
  companyId: number;
  address: string;
}

/** A message that this one answers or continues, as it is filed now. */
export interface ThreadFacts {
  messageId: number;
  /** The reference's place in FilingKeys.references; smaller is nearer. */
  position: number;
  sentAt: Date;
  isStub: boolean;
  direction: Direction;
  /** Normalised addresses of everybody on it. */
  addresses: string[];
  filings: { companyId: number; contactId: number | null; recordId: number | null; byPerson: boolean }[];
  /** A person ended the filing of this conversation here ("stop here", "not business"). */
  isNotBusiness: boolean;
}

export interface RuleFacts {
  id: number;
  scope: 'address' | 'domain' | 'conversation' | 'custom';
  value: string;
  companyId: number | null;
  recordId: number | null;
  userName: string;
}

/** What was found for the keys of a batch. Maps hold nothing for keys that nobody knows. */
export interface Knowledge {
  contactsByAddress: ReadonlyMap<string, readonly ContactFacts[]>;
  companiesByDomain: ReadonlyMap<string, readonly number[]>;
  /** Domains of companies that share a key with the question's: look-alike suspects, to be verified by the rule. */
  similarDomains: ReadonlyMap<string, readonly { domain: string; companyId: number }[]>;
  companies: ReadonlyMap<number, CompanyFacts>;
  recordsByNumber: ReadonlyMap<string, readonly RecordFacts[]>;
  records: ReadonlyMap<number, RecordFacts>;
  companiesByName: ReadonlyMap<string, readonly number[]>;
  contactsByName: ReadonlyMap<string, readonly ContactFacts[]>;
  /** By the hash in FilingKeys.references. */
  messagesByReference: ReadonlyMap<string, readonly ThreadFacts[]>;
  /** By `${scope}:${value}`. */
  rules: ReadonlyMap<string, RuleFacts>;
  /** Rules with conditions that are switched on and decide where mail belongs, in their order. */
  orderedRules?: readonly OrderedRule[];
  /** And those of them that give a category, which file nothing. */
  categoryRules?: readonly OrderedRule[];
}

/** One filing that is certain enough to be made without asking. */
export interface FilingProposal {
  companyId: number;
  contactId: number | null;
  recordId: number | null;
  reasons: Reason[];
  ruleId: number | null;
}

/** What becomes of a message. */
export type FilingOutcome =
  | { state: 'filed'; filings: FilingProposal[] }
  | { state: 'review'; category: ReviewCategory; reasons: Reason[]; candidates: Candidate[] }
  /** Stored and left alone. */
  | { state: 'none'; reasons: Reason[] }
  /** Under an open lead; only `underLeads` says so. */
  | { state: 'lead'; reasons: Reason[] };
