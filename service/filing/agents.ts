import type { FilingCase, Match } from './filingCase';
import { companyName } from './filingCase';
import { numberReason } from './recordChoice';
import { severalReason, threadReason } from './party';
import type { CompanyFacts } from './question';
import type { Reason } from './reasons';

/** For which customer an agent writes. */
export type PrincipalAnswer =
  { kind: 'certain'; companyId: number; reasons: Reason[] } | { kind: 'ask'; reasons: Reason[]; companyIds: number[] };

/** An agent writes for others; with nobody to write for, the company is a party like any other. */
export function writesForOthers(company: CompanyFacts): boolean {
  return company.isAgent && company.principalIds.length > 0;
}

function ownersIn(
  filing: FilingCase,
  zones: readonly Match['mention']['zone'][],
  clients: ReadonlySet<number>,
): Map<number, Reason> {
  const owners = new Map<number, Reason>();
  for (const match of filing.matches) {
    if (match.mention.isBare || !zones.includes(match.mention.zone)) continue;
    for (const record of match.records) {
      if (clients.has(record.companyId) && !owners.has(record.companyId))
        owners.set(record.companyId, numberReason(filing, match, record));
    }
  }
  return owners;
}

function onBehalf(filing: FilingCase, agent: CompanyFacts, companyId: number, reason: Reason): PrincipalAnswer {
  if (companyId === agent.id) return { kind: 'certain', companyId, reasons: [reason] };
  const values = { agent: agent.name, customer: companyName(filing.knowledge, companyId) };
  return { kind: 'certain', companyId, reasons: [{ code: 'on_behalf', values }, reason] };
}

function byNumbers(
  filing: FilingCase,
  agent: CompanyFacts,
  clients: ReadonlySet<number>,
  zones: Match['mention']['zone'][],
): PrincipalAnswer | null {
  const owners = ownersIn(filing, zones, clients);
  const [first] = owners;
  if (!first) return null;
  if (owners.size === 1) return onBehalf(filing, agent, first[0], first[1]);
  const companyIds = [...owners.keys()];
  return { kind: 'ask', reasons: [severalReason(filing, companyIds)], companyIds };
}

/** A number that he names and that is nobody's for whom he writes. */
function foreignNumber(filing: FilingCase, clients: ReadonlySet<number>): Reason | null {
  const match = filing.matches.find(
    ({ mention, records }) =>
      !mention.isBare &&
      (mention.zone === 'subject' || mention.zone === 'new') &&
      !records.some(record => clients.has(record.companyId)),
  );
  const record = match?.records[0];
  if (!match || !record) return null;
  const values = { number: record.number, company: companyName(filing.knowledge, record.companyId) };
  return { code: 'foreign_number', values, evidence: [match.mention.evidence] };
}

function byConversation(filing: FilingCase, agent: CompanyFacts, clients: ReadonlySet<number>): PrincipalAnswer | null {
  for (const thread of filing.threads) {
    const owners = new Set(thread.filings.map(one => one.companyId).filter(id => clients.has(id)));
    const [only] = owners;
    if (only !== undefined && owners.size === 1) return onBehalf(filing, agent, only, threadReason(filing, thread));
    if (owners.size > 1) return null;
  }
  return null;
}

/** Customers whose people are named beside the agent come first among the candidates. */
function rankClients(filing: FilingCase, agent: CompanyFacts): number[] {
  const people = [
    ...filing.reading.others,
    ...(filing.question.parsed.forwarded ? [filing.question.parsed.forwarded.from] : []),
  ];
  const named = new Set(
    people.flatMap(person =>
      (filing.knowledge.contactsByAddress.get(person.address) ?? []).map(contact => contact.companyId),
    ),
  );
  const openCount = (id: number) => filing.knowledge.companies.get(id)?.openRecordCount ?? 0;
  return [...agent.principalIds].sort(
    (a, b) => Number(named.has(b)) - Number(named.has(a)) || openCount(b) - openCount(a) || a - b,
  );
}

/**
 * The customer for whom an agent writes: whose number he names, else in whose conversation he answers, else whose number
 * stands on the attachments or in the quoted history. Without any of these, with numbers of several, and with one of
 * somebody for whom he does not write, it asks.
 */
export function choosePrincipal(filing: FilingCase, agent: CompanyFacts): PrincipalAnswer {
  const clients = new Set([...agent.principalIds, agent.id]);
  const named = byNumbers(filing, agent, clients, ['subject', 'new']);
  const candidates = rankClients(filing, agent);
  const foreign = foreignNumber(filing, clients);
  if (named?.kind === 'certain' && foreign)
    return {
      kind: 'ask',
      reasons: [foreign],
      companyIds: [named.companyId, ...candidates.filter(id => id !== named.companyId)],
    };
  if (named) return named;
  if (foreign) return { kind: 'ask', reasons: [foreign], companyIds: candidates };
  const other =
    byConversation(filing, agent, clients) ??
    byNumbers(filing, agent, clients, ['attachment']) ??
    byNumbers(filing, agent, clients, ['quoted']);
  if (other) return other;
  return {
    kind: 'ask',
    reasons: [{ code: 'agent_without_number', values: { name: agent.name } }],
    companyIds: [...candidates, agent.id],
  };
}
