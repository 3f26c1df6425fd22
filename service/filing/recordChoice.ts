import type { FilingCase, Match } from './filingCase';
import { companyName } from './filingCase';
import { splitSignature } from '../mail/signature';
import { findComplaint } from './complaint';
import { threadReason } from './party';
import type { CompanyFacts, RecordFacts } from './question';
import type { Evidence, Reason } from './reasons';
import { byShortNumber } from './shortNumbers';
import { chooseByTitle } from './titleWords';

/** A record that a mail is about, and why. */
export interface RecordChoice {
  record: RecordFacts;
  reasons: Reason[];
}

/** Which records a party's mail can be about. */
export interface Reach {
  /** The party; of an agent's mail the customer. */
  company: CompanyFacts;
  /** Forwarders and inspectors work on the records of others. */
  isAnyRecord: boolean;
  /** Numbers of these companies are nobody's secret here: the other parties of the same mail, the agent's customers. */
  alsoNamed: ReadonlySet<number>;
}

/** The records to file under, best first; or the numbers of others that alone are named. */
export type RecordAnswer = { kind: 'records'; choices: RecordChoice[] } | { kind: 'foreign'; reasons: Reason[] };

const maxRecords = 20;
const kindRank: Readonly<Record<RecordFacts['kind'], number>> = {
  order: 0,
  purchase_order: 1,
  service_request: 2,
  shipment: 3,
  project: 4,
  quote: 5,
  opportunity: 6,
};

export function numberReason(filing: FilingCase, match: Match, record: RecordFacts): Reason {
  const values = { number: record.number, kind: record.kind, company: companyName(filing.knowledge, record.companyId) };
  return { code: 'number', values, evidence: [match.mention.evidence] };
}

function isOwn(reach: Reach, record: RecordFacts): boolean {
  return reach.isAnyRecord || record.companyId === reach.company.id;
}

/** Open ones before closed ones, and the order before its quote, where one number stands for several records. */
function best(records: readonly RecordFacts[]): RecordFacts | undefined {
  return [...records].sort(
    (a, b) => Number(b.isOpen) - Number(a.isOpen) || kindRank[a.kind] - kindRank[b.kind] || b.id - a.id,
  )[0];
}

/** Two customers may give one number: then it is that of the one who is named beside. */
function ofOneCompany(filing: FilingCase, records: readonly RecordFacts[]): readonly RecordFacts[] {
  if (new Set(records.map(record => record.companyId)).size <= 1) return records;
  const named = filing.reading.others.flatMap(person =>
    (filing.knowledge.contactsByAddress.get(person.address) ?? []).map(contact => contact.companyId),
  );
  const fitting = records.filter(record => named.includes(record.companyId));
  return new Set(fitting.map(record => record.companyId)).size === 1 ? fitting : [];
}

/** What the mail's number stands for at this party: its own record, or the one of its own that is bound up with it. */
function resolve(filing: FilingCase, reach: Reach, match: Match): RecordChoice | null {
  const own = best(
    ofOneCompany(
      filing,
      match.records.filter(record => isOwn(reach, record)),
    ),
  );
  const reason = (record: RecordFacts) => numberReason(filing, match, record);
  if (own) return { record: own, reasons: [reason(own)] };
  for (const record of match.records) {
    // A supplier names the customer's order that his purchase order serves; a customer the shipment of his order.
    const serving = reach.company.openRecords.find(
      one => one.forRecordId === record.id && one.kind === 'purchase_order',
    );
    if (serving) {
      return {
        record: serving,
        reasons: [
          {
            code: 'serves_order',
            values: { number: serving.number, order: record.number },
            evidence: [match.mention.evidence],
          },
        ],
      };
    }
    const served = record.forRecordId === null ? undefined : filing.knowledge.records.get(record.forRecordId);
    if (served && served.companyId === reach.company.id) return { record: served, reasons: [reason(served)] };
  }
  return null;
}

function addChoice(choices: RecordChoice[], choice: RecordChoice | null): void {
  if (!choice) return;
  const known = choices.find(one => one.record.id === choice.record.id);
  if (!known) choices.push(choice);
  // The same number in subject and text is one reason with two places.
  else known.reasons[0]?.evidence?.push(...(choice.reasons[0]?.evidence ?? []));
}

function byNumber(filing: FilingCase, reach: Reach, zones: readonly string[]): RecordChoice[] {
  const choices: RecordChoice[] = [];
  for (const match of filing.matches) {
    if (!zones.includes(match.mention.zone) || (match.mention.isBare && reach.isAnyRecord)) continue;
    addChoice(choices, resolve(filing, reach, match));
  }
  return choices.slice(0, maxRecords);
}

/** Numbers of others, where the party has no reason of its own to name them. A supplier's papers have numbers like our orders'. */
function foreignNumbers(filing: FilingCase, reach: Reach): Reason[] {
  if (reach.isAnyRecord) return [];
  const { company } = reach;
  const isSupplierOnly = company.isSupplier && !company.isCustomer;
  const reasons: Reason[] = [];
  for (const match of filing.matches) {
    const { mention, records } = match;
    if (mention.isBare || (mention.zone !== 'subject' && mention.zone !== 'new')) continue;
    const foreign = records.filter(record => !(isSupplierOnly && record.kind !== 'purchase_order'));
    const [first] = foreign;
    if (!first || records.some(record => reach.alsoNamed.has(record.companyId))) continue;
    const values = { number: first.number, company: companyName(filing.knowledge, first.companyId) };
    if (!reasons.some(one => one.values.number === values.number))
      reasons.push({ code: 'foreign_number', values, evidence: [mention.evidence] });
  }
  return reasons;
}

/** The records under which the nearest message of the conversation stands for this party. */
function byConversation(filing: FilingCase, reach: Reach): RecordChoice[] {
  for (const thread of filing.threads) {
    const filings = thread.filings.filter(one => reach.isAnyRecord || one.companyId === reach.company.id);
    const records = filings.flatMap(one => {
      const record = one.recordId === null ? undefined : filing.knowledge.records.get(one.recordId);
      return record && isOwn(reach, record) ? [record] : [];
    });
    if (records.length > 0)
      return records.slice(0, maxRecords).map(record => ({ record, reasons: [threadReason(filing, thread)] }));
    // A person has said: this party, and no record.
    if (filings.some(one => one.byPerson)) return [];
    const serving = servingThread(reach, thread.filings);
    if (serving) return [{ record: serving, reasons: [threadReason(filing, thread)] }];
  }
  return [];
}

/** The supplier's purchase order for the order that the conversation is about. */
function servingThread(reach: Reach, filings: FilingCase['threads'][number]['filings']): RecordFacts | null {
  const orders = new Set(filings.map(one => one.recordId).filter(id => id !== null));
  const serving = reach.company.openRecords.filter(
    record => record.kind === 'purchase_order' && record.forRecordId !== null && orders.has(record.forRecordId),
  );
  return serving.length === 1 ? serving[0]! : null;
}

/** Where the first of the words stands as it is written; nothing where it stands in another form. */
function placeOf(filing: FilingCase, words: readonly string[]): Evidence[] {
  const { subject, newText, newTextStart } = filing.reading;
  for (const [field, text, shift] of [
    ['subject', subject, 0],
    ['body', newText.slice(0, 5000), newTextStart],
  ] as const) {
    for (const word of words) {
      const start = text.toLowerCase().indexOf(word);
      if (start < 0 || shift < 0 || text.toLowerCase().length !== text.length) continue;
      return [
        { field, text: text.slice(start, start + word.length), start: start + shift, end: start + shift + word.length },
      ];
    }
  }
  return [];
}

/** Closed records of the party and open ones of its parent, as far as they are known here. */
function recordsElsewhere({ knowledge }: FilingCase, { company }: Reach): RecordFacts[] {
  const parent = company.parentId === null ? undefined : knowledge.companies.get(company.parentId);
  const closed = [...knowledge.records.values()].filter(record => record.companyId === company.id && !record.isOpen);
  return [...closed, ...(parent?.openRecords ?? [])];
}

function byTitle(filing: FilingCase, reach: Reach): RecordChoice[] {
  if (reach.isAnyRecord) return [];
  const { subject, newText } = filing.reading;
  // The town in a signature is no title word of a shipment.
  const { text } = splitSignature(newText.slice(0, 5000));
  const choice = chooseByTitle(reach.company, filing.own.name, subject, text, recordsElsewhere(filing, reach));
  if (!choice) return [];
  const { record, words } = choice;
  const evidence = placeOf(filing, words);
  const values = {
    title: record.title,
    words: words.join(', '),
    number: record.number,
    place: evidence[0]?.field ?? 'body',
  };
  const reasons: Reason[] = [{ code: 'title', values, evidence }];
  if (choice.isOnlyOpen)
    reasons.push({ code: 'only_open_record', values: { number: choice.record.number, company: reach.company.name } });
  return [{ record: choice.record, reasons }];
}

/** Quoted history says where the exchange came from, if it speaks of one record only. */
function byQuotedHistory(filing: FilingCase, reach: Reach): RecordChoice[] {
  const choices = byNumber(filing, reach, ['quoted']).filter(choice => choice.reasons[0]?.code === 'number');
  return choices.length === 1 ? choices : [];
}

/** A complaint about an order is the business of the service request that is open for it. */
function preferRequests(filing: FilingCase, reach: Reach, choices: RecordChoice[]): RecordChoice[] {
  const orders = choices.filter(choice => choice.record.kind === 'order');
  if (orders.length === 0) return choices;
  const { subject, newText, newTextStart } = filing.reading;
  const words = findComplaint(subject, newText, newTextStart);
  if (!words) return choices;
  const result: RecordChoice[] = [];
  for (const choice of choices) {
    const request = reach.company.openRecords.find(
      one => one.kind === 'service_request' && one.forRecordId === choice.record.id,
    );
    if (!request) result.push(choice);
    else if (!choices.some(other => other.record.id === request.id)) {
      const values = { number: choice.record.number, request: request.number };
      result.push({ record: request, reasons: [...choice.reasons, { code: 'complaint', values, evidence: [words] }] });
    }
  }
  return result;
}

/**
 * The records of a party that a mail is about, best first; none where nothing says so. In this order: a number in
 * subject or new text, the conversation, names of attachments, short forms and words of a title, quoted history.
 * Where subject and new text name numbers of others only, it is for a person to say.
 */
export function chooseRecords(filing: FilingCase, reach: Reach): RecordAnswer {
  const named = byNumber(filing, reach, ['subject', 'new']);
  if (named.length > 0) return { kind: 'records', choices: preferRequests(filing, reach, named) };
  const foreign = foreignNumbers(filing, reach);
  if (foreign.length > 0) return { kind: 'foreign', reasons: foreign };
  const ways = [
    () => byConversation(filing, reach),
    () => byNumber(filing, reach, ['attachment']),
    () => (reach.isAnyRecord ? [] : byShortNumber(filing, reach.company)),
    () => byTitle(filing, reach),
    () => byQuotedHistory(filing, reach),
  ];
  for (const way of ways) {
    const choices = way();
    if (choices.length > 0) return { kind: 'records', choices: preferRequests(filing, reach, choices) };
  }
  return { kind: 'records', choices: [] };
}
