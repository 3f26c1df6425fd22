import { createHash } from 'node:crypto';
import type { Finding, FindingCode } from '../approvals/finding';
import { domainChain } from '../common/emailAddress';
import type { FilingCase } from '../filing/filingCase';
import type { Outsider } from '../filing/mailReading';
import type { CompanyFacts, Knowledge } from '../filing/question';
import type { KnownDetail } from '../filing/warnings/bankDetails';
import type { QuotedMail } from './quotedMails';

/** What is known beside the filing's own knowledge, loaded for this mail alone. */
export interface GuardFacts {
  /** Companies on the blacklist. */
  barred: ReadonlySet<number>;
  /** Our own accounts: those that the company has written down, and those that earlier letters named. */
  ownAccounts: { confirmed: readonly KnownDetail[]; seen: readonly KnownDetail[] };
  /** Accounts of the recipients' companies. */
  theirAccounts: ReadonlySet<string>;
  /** Addresses that some earlier letter names. */
  usedAddresses: ReadonlySet<string>;
  /** Addresses of people, by company. */
  addressesOf: ReadonlyMap<number, readonly string[]>;
  /** Contents that came from a factory, by their SHA-256. */
  factoryFiles: ReadonlyMap<string, number>;
  /** How the letters of factories in this conversation begin. */
  factoryLetters: readonly { companyId: number; preview: string; addresses: readonly string[] }[];
  /** The record or company that was chosen for the mail. */
  chosen: { companyId: number; recordId: number | null; number: string } | null;
}

/** Somebody outside who gets the mail. */
export interface Recipient extends Outsider {
  /** His companies; none for a stranger. */
  companies: readonly CompanyFacts[];
}

/** A mail with all that the rules look at. */
export interface GuardCase {
  filing: FilingCase;
  facts: GuardFacts;
  recipients: readonly Recipient[];
  quoted: readonly QuotedMail[];
}

/** A mail as the rules see it. */
export function guardCase(filing: FilingCase, facts: GuardFacts, quoted: readonly QuotedMail[]): GuardCase {
  return { filing, facts, recipients: recipientsOf(filing), quoted };
}

/** Who outside gets the mail, with their companies. */
export function recipientsOf({ reading, knowledge }: FilingCase): Recipient[] {
  return [...reading.outsiders, ...reading.others]
    .filter(person => person.address !== '')
    .map(person => ({ ...person, companies: companiesOf(knowledge, person) }));
}

function companiesOf(knowledge: Knowledge, person: Outsider): CompanyFacts[] {
  const byAddress = (knowledge.contactsByAddress.get(person.address) ?? []).map(one => one.companyId);
  return facts(knowledge, byAddress.length > 0 ? byAddress : companiesByDomain(knowledge, person));
}

function companiesByDomain(knowledge: Knowledge, { domain, isFreeMail }: Outsider): readonly number[] {
  if (isFreeMail) return [];
  for (const one of domainChain(domain)) {
    const ids = knowledge.companiesByDomain.get(one);
    if (ids && ids.length > 0) return ids;
  }
  return [];
}

function facts(knowledge: Knowledge, ids: readonly number[]): CompanyFacts[] {
  return [...new Set(ids)].flatMap(id => knowledge.companies.get(id) ?? []);
}

/** The companies of an address, whatever it is in the mail. */
export function companiesAt(knowledge: Knowledge, address: string): CompanyFacts[] {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return companiesOf(knowledge, { name: '', address, domain, isFreeMail: false });
}

/** Whether what is one's is the other's business: the same company, group, or an agent and the one he writes for. */
export function isRelated(one: CompanyFacts, other: CompanyFacts): boolean {
  return (
    one.id === other.id ||
    one.parentId === other.id ||
    other.parentId === one.id ||
    (one.parentId !== null && one.parentId === other.parentId) ||
    one.principalIds.includes(other.id) ||
    other.principalIds.includes(one.id)
  );
}

/** A company that buys, and sells us nothing. */
export const isBuyer = (company: CompanyFacts) => (company.isCustomer || company.isAgent) && !company.isSupplier;

/** A company that we buy from, and that buys nothing of us. */
export const isFactory = (company: CompanyFacts) => company.isSupplier && !company.isCustomer;

/** The first buyer among the recipients who is nobody's factory; null where the mail goes to none. */
export function buyerOf({ recipients }: GuardCase): CompanyFacts | null {
  return recipients.flatMap(one => one.companies).find(isBuyer) ?? null;
}

/** Whether a company has the mail itself. */
export function isAmongRecipients({ recipients }: GuardCase, company: CompanyFacts): boolean {
  return recipients.some(one => one.companies.some(other => isRelated(company, other)));
}

/** A finding with the key by which it is known again. */
export function findingOf(
  code: FindingCode,
  strength: Finding['strength'],
  part: Pick<Finding, 'values' | 'companies' | 'places' | 'remedies'>,
): Finding {
  // The address that was meant may be one that the reader is not told, and whoever has the key tries the few that it can be.
  const values = Object.entries(part.values).filter(([name]) => name !== 'meant');
  const said = JSON.stringify([code, values.sort(), Object.entries(part.companies).sort()]);
  return { code, strength, key: createHash('sha256').update(said).digest('hex'), ...part };
}
