import { foldPersonName } from '../companies/names';
import { companyNamesIn } from './companyNames';
import type { FilingCase } from './filingCase';
import { companyName } from './filingCase';
import { contactsOf, threadReason } from './party';
import { numberReason } from './recordChoice';
import type { Candidate, Reason } from './reasons';

interface Draft extends Candidate {
  score: number;
}

const maxCandidates = 9;

type Drafts = Map<number, Draft>;

function add(drafts: Drafts, score: number, part: Pick<Candidate, 'companyId'> & Partial<Candidate>): void {
  const { companyId, contactId = null, recordId = null, reasons = [] } = part;
  const draft = drafts.get(companyId) ?? {
    companyId,
    contactId: null,
    recordId: null,
    likelihood: 'unsure' as const,
    reasons: [],
    score: 0,
  };
  draft.score += score;
  draft.contactId ??= contactId;
  draft.recordId ??= recordId;
  draft.reasons.push(...reasons);
  drafts.set(companyId, draft);
}

function addNumbers(filing: FilingCase, drafts: Drafts): void {
  for (const match of filing.matches) {
    if (match.mention.isBare) continue;
    const weight = match.mention.zone === 'quoted' ? 2 : 4;
    for (const record of match.records) {
      if (drafts.get(record.companyId)?.recordId === record.id) continue;
      add(drafts, weight, {
        companyId: record.companyId,
        recordId: record.id,
        reasons: [numberReason(filing, match, record)],
      });
    }
  }
}

function addPeople(filing: FilingCase, drafts: Drafts): void {
  for (const person of filing.reading.outsiders.slice(0, 10)) {
    for (const contact of contactsOf(filing, person).slice(0, maxCandidates)) {
      const values = { address: person.address || person.name, name: contact.name };
      add(drafts, 6, {
        companyId: contact.companyId,
        contactId: contact.contactId,
        reasons: [{ code: 'address', values }],
      });
    }
    const name = foldPersonName(person.name);
    if (!person.address || name.length < 2) continue;
    const known = new Set(contactsOf(filing, person).map(contact => contact.contactId));
    const namesakes = (filing.knowledge.contactsByName.get(name) ?? []).filter(one => !known.has(one.contactId));
    for (const contact of namesakes.slice(0, maxCandidates)) {
      const values = {
        name: person.name,
        contact: contact.name,
        company: companyName(filing.knowledge, contact.companyId),
      };
      add(drafts, 3, {
        companyId: contact.companyId,
        contactId: contact.contactId,
        reasons: [{ code: 'person_name', values }],
      });
    }
  }
}

/** A form or a platform writes; the answer would go to the person. */
function addReplyTo(filing: FilingCase, drafts: Drafts): void {
  for (const { address } of filing.question.parsed.replyTo.slice(0, 5)) {
    for (const contact of (filing.knowledge.contactsByAddress.get(address) ?? []).slice(0, maxCandidates)) {
      const values = { address, name: contact.name };
      add(drafts, 4, {
        companyId: contact.companyId,
        contactId: contact.contactId,
        reasons: [{ code: 'address', values }],
      });
    }
  }
}

function addNames(filing: FilingCase, drafts: Drafts): void {
  if (filing.knowledge.companiesByName.size === 0) return;
  for (const found of companyNamesIn(filing.reading)) {
    for (const companyId of (filing.knowledge.companiesByName.get(found.folded) ?? []).slice(0, maxCandidates)) {
      const place =
        found.start === undefined
          ? { field: 'from' as const, text: found.text }
          : { field: 'signature' as const, text: found.text, start: found.start, end: found.end };
      const values = { text: found.text, company: companyName(filing.knowledge, companyId) };
      add(drafts, 3, { companyId, reasons: [{ code: 'named_in_text', values, evidence: [place] }] });
    }
  }
}

function addThreads(filing: FilingCase, drafts: Drafts): void {
  const thread = filing.threads.find(one => one.filings.length > 0);
  for (const { companyId, recordId } of thread?.filings ?? []) {
    if (thread) add(drafts, 5, { companyId, recordId, reasons: [threadReason(filing, thread)] });
  }
}

/** Customers of the agent who writes are proposed for that, whatever else speaks for them. */
function explainAgency(filing: FilingCase, drafts: Drafts): void {
  const { companies } = filing.knowledge;
  for (const draft of drafts.values()) {
    if (draft.reasons.length > 0) continue;
    const agent = [...drafts.keys()]
      .map(id => companies.get(id))
      .find(one => one?.isAgent && one.principalIds.includes(draft.companyId));
    if (!agent) continue;
    const values = { agent: agent.name, customer: companyName(filing.knowledge, draft.companyId) };
    draft.reasons.push({ code: 'on_behalf', values });
  }
}

/**
 * The parties that a mail may belong to, likeliest first, at most nine. `given` are those that the decision itself left
 * open, in its order; the rest comes from numbers, the conversation, names of people and companies.
 */
export function rankCandidates(
  filing: FilingCase,
  given: readonly number[] = [],
  reasons: readonly Reason[] = [],
): Candidate[] {
  const drafts: Drafts = new Map();
  given.forEach((companyId, index) => add(drafts, 100 - 10 * Math.min(index, 9), { companyId, reasons: [...reasons] }));
  addNumbers(filing, drafts);
  addPeople(filing, drafts);
  if (!filing.reading.isWebForm) addReplyTo(filing, drafts);
  addNames(filing, drafts);
  addThreads(filing, drafts);
  explainAgency(filing, drafts);
  return [...drafts.values()]
    .sort((a, b) => b.score - a.score)
    .slice(0, maxCandidates)
    .map(({ score, ...candidate }, index) => ({
      ...candidate,
      likelihood: index === 0 && score >= 5 && given.length <= 1 ? 'likely' : 'unsure',
    }));
}
