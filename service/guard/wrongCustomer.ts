import type { Finding, FindingPlace } from '../approvals/finding';
import type { Match } from '../filing/filingCase';
import type { CompanyFacts, RecordFacts } from '../filing/question';
import type { GuardCase } from './guardCase';
import { findingOf, isRelated } from './guardCase';

const MOST = 5;
// A customer's own number is short and everyday ("PO 1001"); two customers may have the same.
const LONG_NUMBER = 8;

/** Companies whose business the mail is: those of its recipients, and those that its conversation is filed under. */
function concerned({ filing, recipients }: GuardCase): CompanyFacts[] {
  const filed = filing.threads.flatMap(thread => thread.filings.map(one => one.companyId));
  return [
    ...recipients.flatMap(one => one.companies),
    ...filed.flatMap(id => filing.knowledge.companies.get(id) ?? []),
  ];
}

/** The customers of a record: its own, and that of the order which it serves. */
function ownersOf({ filing: { knowledge } }: GuardCase, record: RecordFacts): CompanyFacts[] {
  const order = record.forRecordId === null ? undefined : knowledge.records.get(record.forRecordId);
  return [record.companyId, ...(order ? [order.companyId] : [])].flatMap(id => knowledge.companies.get(id) ?? []);
}

function isForeign(one: GuardCase, record: RecordFacts, companies: readonly CompanyFacts[]): boolean {
  const owners = ownersOf(one, record);
  const owner = owners[0];
  if (!owner?.isCustomer || owner.isSupplier) return false;
  return !owners.some(other => companies.some(company => isRelated(other, company)));
}

const isTelling = ({ mention, records }: Match) =>
  !mention.isBare &&
  mention.zone !== 'quoted' &&
  records.every(record => record.foldedNumber === mention.folded || mention.folded.length >= LONG_NUMBER);

/** The number as the mail has it: of an order that was found by the customer's own number the sender may not know ours. */
function numberIn({ mention }: Match, record: RecordFacts): string {
  if (record.foldedNumber === mention.folded) return record.number;
  return mention.zone === 'attachment' ? mention.folded : mention.evidence.text;
}

const placeOf = ({ mention }: Match): FindingPlace => {
  const { field, text, start, end } = mention.evidence;
  const at = start === undefined || end === undefined ? {} : { start, end };
  return { field: field as FindingPlace['field'], text, ...at };
};

/**
 * Numbers of another customer's records in subject, text or names of files, of a mail to a customer. What goes to factories, forwarders and strangers names orders of
 * customers as a matter of course. In subject or file the mail is held; in the text one look is enough.
 */
export function findWrongCustomer(one: GuardCase): Finding[] {
  const companies = concerned(one);
  const recipient = one.recipients
    .flatMap(person => person.companies)
    .find(company => company.isCustomer || company.isAgent);
  if (!recipient) return [];
  const found = new Map<number, Finding>();
  for (const match of one.filing.matches) {
    const [record] = match.records;
    if (!record || !isTelling(match) || !match.records.every(each => isForeign(one, each, companies))) continue;
    const { zone } = match.mention;
    const isOutside = zone === 'attachment' || zone === 'subject';
    const before = found.get(record.companyId);
    if (before && (before.strength === 'hold' || !isOutside)) continue;
    const values = {
      number: numberIn(match, record),
      place: zone === 'attachment' ? 'file' : zone === 'subject' ? 'subject' : 'text',
      ...(zone === 'attachment' ? { file: match.mention.evidence.text } : {}),
    };
    found.set(
      record.companyId,
      findingOf('wrong_customer', isOutside ? 'hold' : 'ask', {
        values,
        companies: { owner: record.companyId, recipient: recipient.id },
        places: [placeOf(match)],
        remedies: [zone === 'attachment' ? 'remove_attachment' : 'remove_words', 'check_recipient'],
      }),
    );
  }
  return [...found.values()].slice(0, MOST);
}

/** The record that was chosen for the mail is another customer's than the recipients'. */
export function findWrongChoice(one: GuardCase): Finding[] {
  const { chosen } = one.facts;
  const owner = chosen && one.filing.knowledge.companies.get(chosen.companyId);
  const known = one.recipients.filter(person => person.companies.length > 0);
  const [first] = known;
  if (!chosen || !owner?.isCustomer || !first) return [];
  const buyers = known.flatMap(person => person.companies).filter(company => company.isCustomer || company.isAgent);
  const [buyer] = buyers;
  if (!buyer || concerned(one).some(company => isRelated(owner, company))) return [];
  return [
    findingOf('chosen_record', 'hold', {
      values: { number: chosen.number },
      companies: { owner: owner.id, recipient: buyer.id },
      places: [],
      remedies: ['choose_record', 'check_recipient'],
    }),
  ];
}
