import type { Finding } from '../approvals/finding';
import { domainOf, isOwnDomain } from '../common/emailAddress';
import { commonMail, realMail } from '../companies/labelLikeness';
import { domainKeys, isLookAlike } from '../companies/lookAlike';
import { isOwnAddress } from '../filing/mailReading';
import type { CompanyFacts } from '../filing/question';
import type { GuardCase, Recipient } from './guardCase';
import { findingOf, isRelated } from './guardCase';

const MOST = 20;

// The same name under another ending ("hotmail.de") is a provider of its own.
const isSlipOf = (domain: string) => (known: string) => {
  const how = isLookAlike(domain, known)?.how;
  return how === 'one_edit' || how === 'confusable';
};

const localOf = (address: string) => address.slice(0, address.lastIndexOf('@'));

/** Whether two words differ by one letter that is left out, added, changed or swapped with its neighbour. */
export function isOneSlip(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  const shorter = Math.min(one.length, other.length) - start;
  while (end < shorter && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  const [mine, theirs] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  if (mine.length <= 1 && theirs.length <= 1) return true;
  return mine.length === 2 && theirs.length === 2 && mine[0] === theirs[1] && mine[1] === theirs[0];
}

/** The address that was meant: of the known company the one with the same name before the @, or nearly; else the same name at its domain. */
function meantAt(one: GuardCase, address: string, domain: string, companyId: number): string {
  const local = localOf(address);
  const known = one.facts.addressesOf.get(companyId) ?? [];
  return (
    known.find(other => localOf(other) === local) ??
    known.find(other => isOneSlip(localOf(other), local)) ??
    `${local}@${domain}`
  );
}

/** Recipients whose domain imitates that of a company, or our own; strangers alone, since a company may have two domains. */
export function findLookAlikes(one: GuardCase): Finding[] {
  const { knowledge, own } = one.filing;
  return one.recipients.slice(0, MOST).flatMap(({ address, domain, isFreeMail, companies }) => {
    if (isFreeMail || companies.length > 0) return [];
    const known = domainKeys(domain).flatMap(key => knowledge.similarDomains.get(key) ?? []);
    const similar = known.find(other => isLookAlike(domain, other.domain) !== null);
    const ours = own.domains.find(mine => isLookAlike(domain, mine) !== null);
    if (!similar && !ours) return [];
    const meant = similar ? meantAt(one, address, similar.domain, similar.companyId) : `${localOf(address)}@${ours}`;
    const how = isLookAlike(domain, similar?.domain ?? ours ?? '')?.how ?? '';
    const part: Pick<Finding, 'values' | 'places' | 'remedies'> = {
      values: { address, meant, how },
      places: [{ field: 'to', text: address }],
      remedies: ['use_address', 'remove_recipient'],
    };
    return [findingOf('look_alike', 'hold', { ...part, companies: similar ? { meant: similar.companyId } : {} })];
  });
}

/** An address, and the one that was probably meant; companyId: whose that is. */
export interface Mistyped {
  address: string;
  meant: string;
  companyId: number | null;
}

/** Recipients whose address is one letter from that of somebody known, or from a common provider; which of them have been written to is asked afterwards. */
export function mistypedOf(one: GuardCase): Mistyped[] {
  return one.recipients.slice(0, MOST).flatMap(({ address, domain, companies }: Recipient): Mistyped[] => {
    const local = localOf(address);
    if (companies.length === 0) {
      const meant =
        commonMail.includes(domain) || realMail.includes(domain) ? undefined : commonMail.find(isSlipOf(domain));
      return meant ? [{ address, meant: `${local}@${meant}`, companyId: null }] : [];
    }
    for (const company of companies) {
      const known = one.facts.addressesOf.get(company.id) ?? [];
      if (known.includes(address)) return [];
      const meant = known.find(
        other =>
          domainOf(other) === domain && local.length >= 4 && isOneSlip(localOf(other), local) && !/\d/.test(local),
      );
      if (meant) return [{ address, meant, companyId: company.id }];
    }
    return [];
  });
}

export function findMistyped(one: GuardCase): Finding[] {
  return mistypedOf(one)
    .filter(({ address }) => !one.facts.usedAddresses.has(address))
    .map(({ address, meant, companyId }) =>
      findingOf('mistyped', 'ask', {
        values: { address, meant },
        companies: companyId === null ? {} : { meant: companyId },
        places: [{ field: 'to', text: address }],
        remedies: ['use_address', 'remove_recipient'],
      }),
    );
}

/** Recipients whose company is on the blacklist. */
export function findBarred(one: GuardCase): Finding[] {
  const seen = new Set<number>();
  return one.recipients.flatMap(({ address, companies }) =>
    companies
      .filter(company => one.facts.barred.has(company.id) && !seen.has(company.id) && seen.add(company.id))
      .map(company =>
        findingOf('blacklisted', 'hold', {
          values: { address },
          companies: { barred: company.id },
          places: [{ field: 'to', text: address }],
          remedies: ['remove_recipient'],
        }),
      ),
  );
}

const isCustomerAlone = (company: CompanyFacts) =>
  company.isCustomer && !company.isAgent && !company.isPartner && !company.isSupplier;

interface Known {
  person: Recipient;
  company: CompanyFacts;
}

/** Two of different customers of whom one learns of the other by this mail: whoever is in Bcc sees the others and is seen by nobody. */
function seenTogether({ filing }: GuardCase, known: readonly Known[]): [Known, Known] | [] {
  const { to, cc } = filing.question.parsed;
  const shown = new Set([...to, ...cc].map(({ address }) => address));
  for (const first of known.filter(({ person }) => shown.has(person.address))) {
    const other = known.find(({ company }) => !isRelated(first.company, company));
    if (other) return [first, other];
  }
  return [];
}

/** Recipients of two customers in one mail who have not been on an earlier letter of it together. */
export function findTwoCustomers(one: GuardCase): Finding[] {
  const known = one.recipients.flatMap(person => {
    const [company] = person.companies;
    return company && person.companies.length === 1 && isCustomerAlone(company) ? [{ person, company }] : [];
  });
  const [first, other] = seenTogether(one, known);
  if (!first || !other) return [];
  // An agent who is on the mail brings the companies together that he writes for.
  const agents = one.recipients.flatMap(person => person.companies).filter(company => company.isAgent);
  if (agents.some(agent => isRelated(agent, first.company) && isRelated(agent, other.company))) return [];
  const domains = [first.person.domain, other.person.domain];
  const isOld = one.filing.threads.some(thread =>
    domains.every(domain => thread.addresses.some(address => domainOf(address) === domain)),
  );
  if (isOld) return [];
  return [
    findingOf('two_customers', 'ask', {
      values: { address: first.person.address, other: other.person.address },
      companies: { one: first.company.id, other: other.company.id },
      places: [
        { field: 'to', text: first.person.address },
        { field: 'to', text: other.person.address },
      ],
      remedies: ['remove_recipient'],
    }),
  ];
}

/** What colleagues wrote among themselves, quoted in a mail that goes outside: every letter quoted names our own people alone. */
export function findOutsiders(one: GuardCase): Finding[] {
  const { own, threads } = one.filing;
  const [first] = one.recipients;
  if (!first || one.quoted.length === 0 || threads.some(thread => thread.filings.length > 0)) return [];
  const isOurs = (address: string) => isOwnAddress(address, own) || isOwnDomain(domainOf(address), own.domains);
  const isInternal = one.quoted.every(
    ({ senders, recipients, hasNamedRecipients }) =>
      senders.length > 0 && recipients.length > 0 && !hasNamedRecipients && [...senders, ...recipients].every(isOurs),
  );
  if (!isInternal) return [];
  const company = first.companies[0];
  const mail = one.quoted[0]!;
  return [
    findingOf('outsider', 'ask', {
      values: { address: first.address },
      companies: company ? { recipient: company.id } : {},
      places: [{ field: 'body', text: mail.text.slice(0, 300), start: mail.start, end: mail.start + mail.text.length }],
      remedies: ['remove_quote', 'remove_recipient'],
    }),
  ];
}
