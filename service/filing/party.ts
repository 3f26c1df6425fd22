import { domainChain } from '../common/emailAddress';
import { foldPersonName } from '../companies/names';
import type { FilingCase } from './filingCase';
import { companyName, dayOf } from './filingCase';
import type { Outsider } from './mailReading';
import { withOwnNumbers } from './ownNumbers';
import type { ReviewCategory } from './filing.entity';
import type { CompanyFacts, ContactFacts, RuleFacts, ThreadFacts } from './question';
import type { Reason } from './reasons';

/** A party that is certain, and why. */
export interface Party {
  companyId: number;
  contactId: number | null;
  reasons: Reason[];
  rule: RuleFacts | null;
  /** True where only the conversation says who it is. */
  isByThread: boolean;
}

/** Who an outsider is. */
export type PartyAnswer =
  | { kind: 'certain'; party: Party }
  | { kind: 'ask'; category: ReviewCategory; reasons: Reason[]; companyIds: number[] }
  | { kind: 'not_business'; reasons: Reason[] }
  | { kind: 'unknown' };

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function certain(
  companyId: number,
  contactId: number | null,
  reasons: Reason[],
  rule: RuleFacts | null = null,
): PartyAnswer {
  return { kind: 'certain', party: { companyId, contactId, reasons, rule, isByThread: false } };
}

export function ruleReason(rule: RuleFacts): Reason {
  return { code: 'rule', values: { user: rule.userName, scope: rule.scope, rule: rule.value } };
}

/** The rule that a person made for an address or its domain, the nearest first. */
export function ruleFor(filing: FilingCase, person: Outsider): RuleFacts | null {
  const { rules } = filing.knowledge;
  if (rules.size === 0 || !person.address) return null;
  const byAddress = rules.get(`address:${person.address}`);
  if (byAddress || person.isFreeMail) return byAddress ?? null;
  for (const domain of domainChain(person.domain)) {
    const rule = rules.get(`domain:${domain}`);
    if (rule) return rule;
  }
  return null;
}

function byRule(filing: FilingCase, person: Outsider): PartyAnswer | null {
  const rule = ruleFor(filing, person);
  if (!rule) return null;
  if (rule.companyId === null) return { kind: 'not_business', reasons: [ruleReason(rule)] };
  const { companyId } = rule;
  const contact = contactsOf(filing, person).find(one => one.companyId === companyId);
  return certain(companyId, contact?.contactId ?? null, [ruleReason(rule)], rule);
}

/** Contacts by address; where a forwarded header gives a name alone, by name. */
export function contactsOf(filing: FilingCase, person: Outsider): readonly ContactFacts[] {
  if (person.address) return filing.knowledge.contactsByAddress.get(person.address) ?? [];
  return filing.knowledge.contactsByName.get(foldPersonName(person.name)) ?? [];
}

/** Of several companies the one that a number in the mail, or the conversation, belongs to. */
function narrow(filing: FilingCase, companyIds: readonly number[]): { companyId: number; reason: Reason } | null {
  const companies = companyIds.flatMap(id => filing.knowledge.companies.get(id) ?? []);
  const { matches: known } = withOwnNumbers(filing, companies);
  for (const zones of [['subject', 'new'], ['attachment']]) {
    const matches = known.filter(match => zones.includes(match.mention.zone) && !match.mention.isBare);
    const named = matches.flatMap(match =>
      match.records.filter(record => companyIds.includes(record.companyId)).map(record => ({ match, record })),
    );
    const owners = unique(named.map(one => one.record.companyId));
    if (owners.length > 1) return null;
    const [first] = named;
    if (first) {
      const { record, match } = first;
      const values = {
        number: record.number,
        kind: record.kind,
        company: companyName(filing.knowledge, record.companyId),
      };
      return { companyId: record.companyId, reason: { code: 'number', values, evidence: [match.mention.evidence] } };
    }
  }
  const thread = nearestFiled(filing.threads);
  const owners = unique((thread?.filings ?? []).map(one => one.companyId).filter(id => companyIds.includes(id)));
  return thread && owners.length === 1 ? { companyId: owners[0]!, reason: threadReason(filing, thread) } : null;
}

export function threadReason(filing: FilingCase, thread: ThreadFacts): Reason {
  const names = unique(thread.filings.map(one => companyName(filing.knowledge, one.companyId)));
  return { code: 'thread', values: { date: dayOf(thread.sentAt), company: names.join(', ') } };
}

/** Several companies are possible. */
export function severalReason(filing: FilingCase, companyIds: readonly number[]): Reason {
  const names = companyIds.slice(0, 9).map(id => companyName(filing.knowledge, id));
  return { code: 'several', values: { n: String(companyIds.length), names: names.join(', ') } };
}

function amongSeveral(
  filing: FilingCase,
  companyIds: number[],
  reason: Reason,
  contacts: readonly ContactFacts[],
): PartyAnswer {
  const narrowed = narrow(filing, companyIds);
  if (narrowed) {
    const contact = contacts.find(one => one.companyId === narrowed.companyId);
    return certain(narrowed.companyId, contact?.contactId ?? null, [reason, narrowed.reason]);
  }
  return { kind: 'ask', category: 'which_party', reasons: [severalReason(filing, companyIds)], companyIds };
}

function byAddress(filing: FilingCase, person: Outsider): PartyAnswer | null {
  const contacts = contactsOf(filing, person);
  const [first] = contacts;
  if (!first) return null;
  const field = filing.reading.isOut ? 'to' : 'from';
  const evidence = [{ field, text: person.address || person.name } as const];
  const reason: Reason = {
    code: 'address',
    values: { address: person.address || person.name, name: first.name },
    evidence,
  };
  const companyIds = unique(contacts.map(contact => contact.companyId));
  if (companyIds.length > 1) return amongSeveral(filing, companyIds, reason, contacts);
  // A name alone proves little: something of the company must be with it.
  if (!person.address && !narrow(filing, companyIds)) {
    return {
      kind: 'ask',
      category: 'which_party',
      reasons: [
        {
          ...reason,
          code: 'person_name',
          values: { name: person.name, contact: first.name, company: companyName(filing.knowledge, first.companyId) },
        },
      ],
      companyIds,
    };
  }
  return certain(first.companyId, first.contactId, [reason]);
}

function byDomain(filing: FilingCase, person: Outsider): PartyAnswer | null {
  if (!person.domain || person.isFreeMail) return null;
  for (const domain of domainChain(person.domain)) {
    const companyIds = unique(filing.knowledge.companiesByDomain.get(domain) ?? []);
    const [companyId] = companyIds;
    if (companyId === undefined) continue;
    const company = filing.knowledge.companies.get(companyId);
    const values = { domain, company: company?.name ?? '' };
    const evidence = [{ field: filing.reading.isOut ? ('to' as const) : ('from' as const), text: person.address }];
    if (companyIds.length > 1) return amongSeveral(filing, companyIds, { code: 'domain', values, evidence }, []);
    if (domain !== person.domain && company?.hasSubsidiaries) {
      const reason: Reason = {
        code: 'unknown_subdomain',
        values: { domain: person.domain, company: company.name },
        evidence,
      };
      return { kind: 'ask', category: 'which_party', reasons: [reason], companyIds };
    }
    return certain(companyId, null, [{ code: 'domain', values, evidence }]);
  }
  return null;
}

/** The nearest message of the conversation that is filed. */
export function nearestFiled(threads: readonly ThreadFacts[]): ThreadFacts | null {
  return threads.find(thread => thread.filings.length > 0) ?? null;
}

/** Whether a text shows that it came out of an exchange between us and a company: an address of either side stands in it. */
function quotes(filing: FilingCase, text: string, company: CompanyFacts | undefined): boolean {
  const lower = text.slice(0, 50_000).toLowerCase();
  const { mailboxes, domains } = filing.own;
  const addresses = [...mailboxes, ...filing.threads.flatMap(thread => thread.addresses)].filter(Boolean);
  const hosts = [...domains, ...(company?.domains ?? [])].map(domain => `@${domain}`);
  return [...addresses, ...hosts].some(one => lower.includes(one)) || namesOurs(filing, lower);
}

function namesOurs(filing: FilingCase, lower: string): boolean {
  return (filing.own.people ?? []).some(({ name }) => name.trim().length > 1 && lower.includes(name.toLowerCase()));
}

/**
 * Whether an unknown address may answer in a conversation: it had the mail, one of the company's people is on the answer
 * too, it quotes what was written, names the company's record, or has the name of a contact. Of a mail that is no longer
 * here nobody knows who had it; then its Message-ID has to do.
 */
function isPlausible(filing: FilingCase, person: Outsider, companyId: number): boolean {
  const { reading, question, knowledge } = filing;
  const threads = filing.threads.filter(thread => thread.filings.some(one => one.companyId === companyId));
  if (reading.isOut || threads.some(thread => thread.isStub || thread.addresses.includes(person.address))) return true;
  if ((knowledge.contactsByName.get(foldPersonName(person.name)) ?? []).some(one => one.companyId === companyId))
    return true;
  const company = knowledge.companies.get(companyId);
  const isTheirs = ({ address, domain }: Outsider) =>
    (knowledge.contactsByAddress.get(address) ?? []).some(one => one.companyId === companyId) ||
    (company?.domains.some(one => domain === one || domain.endsWith(`.${one}`)) ?? false);
  if (reading.others.some(isTheirs)) return true;
  const isNamed = filing.matches.some(
    ({ mention, records }) =>
      !mention.isBare && mention.zone !== 'quoted' && records.some(record => record.companyId === companyId),
  );
  const { text, newTextLength } = question.parsed;
  return isNamed || (text.length > newTextLength && quotes(filing, text.slice(newTextLength), company));
}

function byThread(filing: FilingCase, person: Outsider): PartyAnswer | null {
  const thread = nearestFiled(filing.threads);
  if (!thread) return null;
  const companyIds = unique(thread.filings.map(one => one.companyId));
  const [companyId] = companyIds;
  if (companyId === undefined) return null;
  if (companyIds.length > 1)
    return { kind: 'ask', category: 'which_party', reasons: [severalReason(filing, companyIds)], companyIds };
  const reasons = [threadReason(filing, thread)];
  if (!isPlausible(filing, person, companyId)) {
    const unknown: Reason = { code: 'unknown_sender', values: { address: person.address, name: person.name } };
    return { kind: 'ask', category: 'unknown_sender', reasons: [unknown, ...reasons], companyIds };
  }
  // The person may be known at that company by name: then the new address is his.
  const name = foldPersonName(person.name);
  const contact = (filing.knowledge.contactsByName.get(name) ?? []).find(one => one.companyId === companyId);
  return {
    kind: 'certain',
    party: { companyId, contactId: contact?.contactId ?? null, reasons, rule: null, isByThread: true },
  };
}

/**
 * Whose a person outside is: what somebody decided for his address or domain; the exact address; the domain of a
 * company, never a free-mail provider's; the conversation that he answers in.
 */
export function chooseParty(filing: FilingCase, person: Outsider): PartyAnswer {
  return (
    byRule(filing, person) ??
    byAddress(filing, person) ??
    byDomain(filing, person) ??
    byThread(filing, person) ?? { kind: 'unknown' }
  );
}
