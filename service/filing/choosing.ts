import { choosePrincipal, writesForOthers } from './agents';
import { rankCandidates } from './candidates';
import type { FilingCase } from './filingCase';
import { dayOf, openCase } from './filingCase';
import type { ReviewCategory } from './filing.entity';
import type { Outsider } from './mailReading';
import { withOwnNumbers } from './ownNumbers';
import type { Party } from './party';
import { chooseParty, nearestFiled, ruleReason } from './party';
import { findPrivateMail } from './privateMail';
import type {
  CompanyFacts,
  FilingOutcome,
  FilingProposal,
  FilingQuestion,
  Knowledge,
  OwnCompany,
  RuleFacts,
} from './question';
import type { Reason } from './reasons';
import { chooseRecords } from './recordChoice';
import { firstRule } from './rules/conditions';
import { findSuspicion } from './suspicion';

type Step =
  { kind: 'filed'; filings: FilingProposal[] } | { kind: 'other'; outcome: FilingOutcome } | { kind: 'unknown' };

function review(filing: FilingCase, category: ReviewCategory, reasons: Reason[], given: number[] = []): FilingOutcome {
  return {
    state: 'review',
    category,
    reasons,
    candidates: rankCandidates(filing, given, given.length > 0 ? reasons.slice(0, 1) : []),
  };
}

function left(reason: Reason): FilingOutcome {
  return { state: 'none', reasons: [reason] };
}

/** "Not business" or "always this party", said about the whole conversation. */
function byConversationRule(filing: FilingCase): FilingOutcome | null {
  const { conversationId } = filing.question;
  const rule = conversationId == null ? undefined : filing.knowledge.rules.get(`conversation:${conversationId}`);
  if (rule?.companyId === null) return left(ruleReason(rule));
  if (!rule && filing.threads[0]?.isNotBusiness) return left({ code: 'person', values: { user: '' } });
  if (!rule) return null;
  return fileByRule(filing, rule, rule.companyId, null, ruleReason(rule));
}

function fileByRule(
  filing: FilingCase,
  rule: RuleFacts,
  companyId: number,
  contactId: number | null,
  reason: Reason,
): FilingOutcome | null {
  const [person] = filing.reading.outsiders;
  const contact =
    person && filing.knowledge.contactsByAddress.get(person.address)?.find(one => one.companyId === companyId);
  const party: Party = {
    companyId,
    contactId: contactId ?? contact?.contactId ?? null,
    reasons: [reason],
    rule,
    isByThread: false,
  };
  const step = fileUnderParty(filing, party, new Set([companyId]));
  return step.kind === 'filed'
    ? { state: 'filed', filings: step.filings }
    : step.kind === 'other'
      ? step.outcome
      : null;
}

/** The first of people's rules with conditions that holds. A bounce belongs to what it answers, whatever a rule says. */
function byOrderedRule(filing: FilingCase): FilingOutcome | null {
  const rules = filing.knowledge.orderedRules ?? [];
  const found = rules.length === 0 || filing.question.kind === 'bounce' ? null : firstRule(rules, filing);
  if (!found) return null;
  const { id, name, userName, action, companyId, contactId, recordId } = found.rule;
  const values = { user: userName, scope: 'custom', rule: name, id: String(id) };
  const reason: Reason = { code: 'rule', values, evidence: found.evidence };
  if (action === 'not_business') return left(reason);
  if (action === 'review') return review(filing, 'which_party', [reason], companyId === null ? [] : [companyId]);
  if (companyId === null || action !== 'file') return null;
  const rule: RuleFacts = { id, scope: 'custom', value: '', companyId, recordId, userName };
  return fileByRule(filing, rule, companyId, contactId, reason);
}

function proposals(
  party: Party,
  companyId: number,
  choices: { record: { id: number }; reasons: Reason[] }[],
  reasons: Reason[],
): FilingProposal[] {
  const base = { companyId, contactId: party.contactId, ruleId: party.rule?.id ?? null };
  if (choices.length === 0) return [{ ...base, recordId: null, reasons }];
  return choices.map(choice => ({ ...base, recordId: choice.record.id, reasons: [...reasons, ...choice.reasons] }));
}

/** A forwarded mail says by whom it came. */
function withForward(filing: FilingCase, reasons: Reason[]): Reason[] {
  const { colleague, forwarded } = filing.reading;
  if (!colleague || !forwarded) return reasons;
  const original = forwarded.from.address || forwarded.from.name;
  const evidence = forwarded.start === null ? [] : [{ field: 'body' as const, text: original }];
  return [
    { code: 'forwarded', values: { forwarder: colleague.name || colleague.address, sender: original }, evidence },
    ...reasons,
  ];
}

/** Those whose numbers a party may name in its own way: its own, and those of the customers for whom it writes. */
function companiesOf(filing: FilingCase, company: CompanyFacts): CompanyFacts[] {
  if (!writesForOthers(company)) return [company];
  return [company, ...company.principalIds.flatMap(id => filing.knowledge.companies.get(id) ?? [])];
}

/** Files under a party that is certain, with the records; agents under their customer. */
function fileUnderParty(mail: FilingCase, party: Party, parties: ReadonlySet<number>): Step {
  let company = mail.knowledge.companies.get(party.companyId);
  const filing = company ? withOwnNumbers(mail, companiesOf(mail, company)) : mail;
  let reasons = withForward(filing, party.reasons);
  if (!company) return { kind: 'filed', filings: proposals(party, party.companyId, [], reasons) };
  if (party.rule?.recordId) {
    return {
      kind: 'filed',
      filings: proposals(party, company.id, [{ record: { id: party.rule.recordId }, reasons: [] }], reasons),
    };
  }
  // "Always" names the party itself, whomever it writes for.
  if (writesForOthers(company) && !party.rule) {
    const answer = choosePrincipal(filing, company);
    if (answer.kind === 'ask')
      return { kind: 'other', outcome: review(filing, 'which_party', answer.reasons, answer.companyIds) };
    reasons = [...reasons, ...answer.reasons.filter(reason => reason.code !== 'number' && reason.code !== 'thread')];
    company = filing.knowledge.companies.get(answer.companyId) ?? company;
  }
  const isAnyRecord = company.isPartner && !company.isCustomer && !company.isSupplier;
  const answer = chooseRecords(filing, { company, isAnyRecord, alsoNamed: parties });
  if (answer.kind === 'foreign')
    return { kind: 'other', outcome: review(filing, 'which_party', answer.reasons, [company.id]) };
  return { kind: 'filed', filings: proposals(party, company.id, answer.choices, reasons) };
}

/** Parties of the people of one mail: several only where we wrote to several. */
function certainParties(
  filing: FilingCase,
  people: readonly Outsider[],
): { parties: Party[]; other: FilingOutcome | null } {
  const parties: Party[] = [];
  let other: FilingOutcome | null = null;
  for (const person of people.slice(0, 20)) {
    const answer = chooseParty(filing, person);
    if (answer.kind === 'ask') other ??= review(filing, answer.category, answer.reasons, answer.companyIds);
    if (answer.kind === 'not_business') other ??= { state: 'none', reasons: answer.reasons };
    if (answer.kind !== 'certain') continue;
    // Somebody whom only the conversation knows adds no party beside those that are known by themselves.
    if (!parties.some(party => party.companyId === answer.party.companyId)) parties.push(answer.party);
  }
  const known = parties.filter(party => !party.isByThread);
  return { parties: known.length > 0 ? known : parties, other };
}

/** An agent adds nothing where his customer is addressed as well. */
function withoutAgentsOfOthers(filing: FilingCase, parties: readonly Party[]): Party[] {
  const ids = new Set(parties.map(party => party.companyId));
  return parties.filter(party => {
    const company = filing.knowledge.companies.get(party.companyId);
    return !company || !writesForOthers(company) || !company.principalIds.some(id => ids.has(id));
  });
}

function fileUnderParties(filing: FilingCase, parties: readonly Party[]): FilingOutcome {
  const ids = new Set(parties.map(party => party.companyId));
  const steps = withoutAgentsOfOthers(filing, parties).map(party => fileUnderParty(filing, party, ids));
  const open = steps.find(step => step.kind === 'other');
  if (open?.kind === 'other') return open.outcome;
  return { state: 'filed', filings: steps.flatMap(step => (step.kind === 'filed' ? step.filings : [])) };
}

/** Automatic answers and bounces belong to the message that they answer; nothing else makes a filing of them. */
function fileAutomatic(filing: FilingCase): FilingOutcome {
  const { question, reading, knowledge } = filing;
  const thread = nearestFiled(filing.threads);
  const [person] = reading.outsiders;
  const answer = person ? chooseParty(filing, person) : null;
  const party = answer?.kind === 'certain' ? answer.party : null;
  if (thread) {
    const date = dayOf(thread.sentAt);
    const same = thread.filings.filter(one => !party || party.isByThread || one.companyId === party.companyId);
    const filings = (party || question.kind === 'bounce' ? same : thread.filings).map(
      ({ companyId, contactId, recordId }): FilingProposal => ({
        companyId,
        contactId: party?.contactId ?? contactId,
        recordId,
        reasons: [{ code: 'answers', values: { date } }],
        ruleId: null,
      }),
    );
    if (filings.length > 0) return { state: 'filed', filings };
  }
  if (party && !party.isByThread && question.kind === 'bounce' && person) {
    const company = knowledge.companies.get(party.companyId);
    const isAgent = company !== undefined && writesForOthers(company);
    if (!isAgent) {
      const reasons: Reason[] = [{ code: 'failed_recipient', values: { address: person.address } }, ...party.reasons];
      const step = fileUnderParty(filing, { ...party, reasons }, new Set([party.companyId]));
      if (step.kind === 'filed') return { state: 'filed', filings: step.filings };
    }
  }
  return left({ code: 'system_mail', values: { kind: question.kind } });
}

const receiptSubject =
  /^\s*(?:read|not read|deleted|delivered|gelesen|nicht gelesen|lu|non lu|le[ií]do|no le[ií]do|lida|letto|gelezen|przeczytane|l[äa]st|прочитано|прочтено|okundu|已读|已讀|已閱讀|既読|開封済み|開封確認|읽음)\s*[:：]/iu;

/** A receipt says that a mail was shown on a screen (RFC 8098); the number in its subject is not its own. */
function isReceipt({ parsed }: FilingQuestion): boolean {
  return /disposition-notification/i.test(parsed.headers['content-type'] ?? '') || receiptSubject.test(parsed.subject);
}

/** A reply that is automatic but names the number of what it answers is no stranger: it is filed by that. */
function fileAutoReply(filing: FilingCase): FilingOutcome {
  const outcome = fileAutomatic(filing);
  const [person] = filing.reading.outsiders;
  if (outcome.state !== 'none' || filing.question.kind !== 'auto_reply' || !person) return outcome;
  if (isReceipt(filing.question)) return outcome;
  const answer = chooseParty(filing, person);
  if (answer.kind !== 'certain' || answer.party.isByThread) return outcome;
  const step = fileUnderParty(filing, answer.party, new Set([answer.party.companyId]));
  const isNamed =
    step.kind === 'filed' && step.filings.some(one => one.reasons.some(reason => reason.code === 'number'));
  return isNamed && step.kind === 'filed' ? { state: 'filed', filings: step.filings } : outcome;
}

function unknownSender(filing: FilingCase): FilingOutcome {
  const { reading, question } = filing;
  if (question.kind === 'system') return left({ code: 'system_mail', values: { kind: question.kind } });
  const [person] = reading.outsiders;
  const privateMail = findPrivateMail(filing);
  if (privateMail) return left(privateMail);
  const reasons: Reason[] = [
    { code: 'unknown_sender', values: { address: person?.address ?? '', name: person?.name ?? '' } },
  ];
  if (person?.isFreeMail) reasons.push({ code: 'free_mail', values: { domain: person.domain } });
  return review(filing, 'unknown_sender', reasons);
}

/**
 * Where a message belongs: filed under the parties and records that are certain, in review with ranked candidates, or
 * left alone. A wrong filing is worse than a pending one, so whatever is open is asked. Pure; `knowledge` is what was
 * found for `keysOf` of the same question.
 */
export function chooseFiling(question: FilingQuestion, knowledge: Knowledge, own: OwnCompany): FilingOutcome {
  return chooseForCase(openCase(question, knowledge, own));
}

/** As `chooseFiling`, for a message that was put together with what is known already. */
export function chooseForCase(filing: FilingCase): FilingOutcome {
  const { question } = filing;
  if (question.kind === 'stub') return left({ code: 'system_mail', values: { kind: question.kind } });
  if (question.kind === 'unreadable') {
    return review(filing, 'unreadable', [{ code: 'unreadable', values: { defect: question.parsed.defect ?? '' } }]);
  }
  const suspicion = question.kind === 'bounce' ? [] : findSuspicion(filing);
  if (suspicion.length > 0) return review(filing, 'suspicious', suspicion);
  const ruled = byConversationRule(filing) ?? byOrderedRule(filing);
  if (ruled) return ruled;
  if (question.kind === 'bounce' || question.kind === 'auto_reply') return fileAutoReply(filing);
  if (filing.reading.outsiders.length === 0) {
    return filing.reading.isOut ? left({ code: 'internal', values: {} }) : unknownSender(filing);
  }
  // What a visitor types into a form proves nothing.
  if (filing.reading.isWebForm) return unknownSender(filing);
  const { parties, other } = certainParties(filing, filing.reading.outsiders);
  if (parties.length > 0) return fileUnderParties(filing, parties);
  return other ?? unknownSender(filing);
}
