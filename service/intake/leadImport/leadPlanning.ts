import { domainOf, isOwnDomain } from '../../common/emailAddress';
import { foldPhone } from '../../companies/likeNames';
import { foldName, nameKeys } from '../../companies/names';
import { questionText } from '../../companies/questionText';
import { businessDomain, openKeysOf } from '../../leads/openKeys';
import type { Problem } from '../dataImport/data';
import type { LeadDraft } from './leadDrafts';
import type { Outcome } from './outcomes';

/** A lead that is open, as far as the importing person may know it. */
export interface KnownLead {
  id: number;
  number: string;
  name: string;
  /** False: he may not see it, or only that it lies in a pool. */
  isSeen: boolean;
  ownerName: string | null;
}

/** A customer, as far as he may know it. */
export interface KnownCustomer {
  id: number;
  name: string;
  ownerId: number | null;
  isSeen: boolean;
  ownerName: string | null;
}

/** What is there already of what some rows tell. */
export interface Known {
  /** Rows that were taken before, by their digest. */
  again: ReadonlySet<string>;
  /** By the keys of openKeys.ts. */
  leads: ReadonlyMap<string, KnownLead>;
  /** Open leads of rows that have no key, by firm and person (`nameKeyOf`); seen ones alone. */
  leadsByName: ReadonlyMap<string, KnownLead>;
  /** By the keys of openKeys.ts: the address of a contact, a domain, a number that one customer alone has. */
  customers: ReadonlyMap<string, KnownCustomer>;
  /** By their folded full name: a likeness, no proof. */
  customersByName: ReadonlyMap<string, KnownCustomer>;
  ownDomains: readonly string[];
}

/** One row with what is to become of it. */
export interface PlannedRow {
  draft: LeadDraft;
  rowKey: string;
  outcome: Outcome;
  lead: KnownLead | null;
  customer: KnownCustomer | null;
  /** A customer of the same full name as the new lead's company, of which is warned. */
  similar: KnownCustomer | null;
  /** It is added to the lead that this row, by its place in the list, makes. */
  ofPlace: number | null;
  problems: Problem[];
}

/** By what the party of a row is known, the key that says most first. */
export function keysOf(draft: Pick<LeadDraft, 'email' | 'phone' | 'country'>): string[] {
  const { email, phone, country } = draft;
  const domain = businessDomain(domainOf(email));
  const phoneKey = foldPhone(phone, country || null).slice(0, 40);
  return openKeysOf({ conversationId: null, email, domain, phoneKey });
}

/** Firm and person of a row that has no key; '' where it does not tell both. */
export function nameKeyOf({ companyName, contactName }: Pick<LeadDraft, 'companyName' | 'contactName'>): string {
  const parts = [foldName(companyName), foldPerson(contactName)];
  return parts.every(Boolean) ? parts.join('|') : '';
}

export const foldPerson = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/**
 * What becomes of each row, in order: what is known is not entered again, of a firm one lead is open at a time (lessons R28), and a row that tells of the firm of an earlier row is added to that.
 */
export function planLeads(drafts: readonly LeadDraft[], rowKeys: readonly string[], known: Known): PlannedRow[] {
  const seen = new Set<string>();
  const made = new Map<string, number>();
  return drafts.map((draft, place) => {
    const rowKey = rowKeys[place] ?? '';
    const planned = planRow(draft, rowKey, known, made, seen);
    if (planned.outcome !== 'failed') seen.add(rowKey);
    if (planned.outcome === 'new') for (const key of namesAndKeys(draft)) if (!made.has(key)) made.set(key, place);
    return planned;
  });
}

function planRow(
  draft: LeadDraft,
  rowKey: string,
  known: Known,
  made: ReadonlyMap<string, number>,
  seen: ReadonlySet<string>,
): PlannedRow {
  const keys = keysOf(draft);
  const row = { draft, rowKey, lead: null, customer: null, similar: null, ofPlace: null, problems: draft.problems };
  if (draft.problems.length > 0) return { ...row, outcome: 'failed' };
  if (draft.email && isOwnDomain(domainOf(draft.email), known.ownDomains))
    return { ...row, outcome: 'failed', problems: [ownAddress(draft)] };
  if (known.again.has(rowKey) || seen.has(rowKey)) return { ...row, outcome: 'again' };
  const customer = keys.map(key => known.customers.get(key)).find(Boolean) ?? null;
  if (customer) return { ...row, customer, outcome: customer.isSeen ? 'customer' : 'colleague' };
  const lead = keys.map(key => known.leads.get(key)).find(Boolean) ?? null;
  if (lead) return { ...row, lead, outcome: lead.isSeen ? 'added' : 'colleague' };
  const ofPlace = namesAndKeys(draft)
    .map(key => made.get(key))
    .find(place => place !== undefined);
  if (ofPlace !== undefined) return { ...row, ofPlace, outcome: 'added' };
  const named = keys.length === 0 ? known.leadsByName.get(nameKeyOf(draft)) : undefined;
  if (named) return { ...row, lead: named, outcome: 'added' };
  const likeness = nameKeys(draft.companyName).map(key => known.customersByName.get(key));
  return { ...row, similar: likeness.find(Boolean) ?? null, outcome: 'new' };
}

/** The keys; a row without one is known by firm and person. */
function namesAndKeys(draft: LeadDraft): string[] {
  const keys = keysOf(draft);
  const name = nameKeyOf(draft);
  return keys.length > 0 || name === '' ? keys : [`name:${name}`];
}

function ownAddress({ sheet, row, email }: LeadDraft): Problem {
  const message = `${email} is an address of our own company.`;
  return { sheet, row, code: 'row.address_own', message, values: { value: email } };
}

/** The row as it is when its answer would tell of a colleague's party more often than people may ask within an hour. */
export function withheld(planned: PlannedRow): PlannedRow {
  const { sheet, row } = planned.draft;
  const message = 'You have asked for what colleagues have too often within an hour. Import this row again in an hour.';
  const problems = [{ sheet, row, code: 'row.asked_too_often', message }];
  return { ...planned, outcome: 'failed', lead: null, customer: null, similar: null, problems };
}

/** The customer of the same name as it may be told: one that he may not see only by the name that the row itself tells, and whose it is. */
export function similarOf({
  draft,
  similar,
}: PlannedRow): { id: number | null; name: string; ownerName: string | null } | null {
  if (!similar) return null;
  const { id, name, isSeen, ownerName } = similar;
  return { id: isSeen ? id : null, name: isSeen ? name : draft.companyName, ownerName };
}

/** By what a question about a row is counted: all that it is compared by, so that one address cannot stand before a list of telephone numbers. */
export function questionOf({ email, phone, country, companyName, contactName }: LeadDraft): string {
  const keys = [email, phone && `${phone} ${country}`.trim()].filter(Boolean);
  return questionText(keys.length > 0 ? keys : [companyName || contactName]);
}

/** By what the warning that a customer has the name of a row's company is counted. */
export const questionOfName = ({ companyName }: LeadDraft): string => questionText([companyName]);
