import type { EntityManager } from 'typeorm';
import { In, Not } from 'typeorm';
import { domainChain, domainOf, isFreeMail } from '../common/emailAddress';
import { Company, Contact, ContactAddress } from '../companies/company.entity';
import { Filing } from '../filing/filing.entity';
import type { FilingCase } from '../filing/filingCase';
import { openCase } from '../filing/filingCase';
import { keysOf } from '../filing/keys';
import { loadKnowledge } from '../filing/knowledge.service';
import { readMail } from '../filing/mailReading';
import type { CompanyFacts, FilingKeys, FilingQuestion, OwnCompany } from '../filing/question';
import { findBankDetails } from '../filing/warnings/bankDetails';
import { BankDetail } from '../filing/warnings/warning.entity';
import { Attachment, Message, Participant } from '../mail/message.entity';
import { nameCandidates } from './factory';
import type { GuardCase, GuardFacts, Recipient } from './guardCase';
import { guardCase, isFactory, recipientsOf } from './guardCase';
import { knownOwnAccounts } from './ownAccounts.service';
import type { QuotedMail } from './quotedMails';
import { quotedMails } from './quotedMails';
import { mistypedOf } from './strangeRecipients';

const MAX_ADDRESSES = 2_000;
const MAX_FILES = 100;
const MAX_ROWS = 500;
const MAX_SUSPECTS = 20;

/** A mail, or the sent copy of one, that is to be looked at. */
export interface Question {
  question: FilingQuestion;
  chosen: GuardFacts['chosen'];
  /** Of a sent copy: its number and instant, so that it does not vouch for itself. */
  messageId: number | null;
  at: Date;
}

const unique = <T>(values: readonly T[]) => [...new Set(values)];

/** What the filing would look up, and what the guard asks beside it: senders of quoted letters, every recipient's domain, names in the text. */
function guardKeys(question: FilingQuestion, own: OwnCompany, quoted: readonly QuotedMail[]): FilingKeys {
  const keys = keysOf(question, own);
  const reading = readMail(question, own);
  const people = [...reading.outsiders, ...reading.others].filter(person => person.address !== '');
  const senders = quoted.flatMap(mail => mail.senders);
  const domains = senders.map(domainOf).filter(domain => !isFreeMail(domain));
  const files = question.parsed.attachments.slice(0, MAX_FILES).map(file => file.name.replace(/_/g, ' '));
  const names = [reading.newText, reading.subject, ...files].flatMap(text => nameCandidates(text));
  return {
    ...keys,
    addresses: unique([...keys.addresses, ...senders]),
    domains: unique([...keys.domains, ...domains.flatMap(domainChain)]),
    suspects: unique(people.filter(person => !person.isFreeMail).map(person => person.domain)).slice(0, MAX_SUSPECTS),
    companyNames: unique([...keys.companyNames, ...names.map(name => name.folded)]).slice(0, MAX_ROWS),
    // Names of persons say nothing about a mail that we write.
    personNames: [],
  };
}

/** Loads what is known about a mail, in a handful of statements however long it is, and answers it as the rules see it. */
export async function loadCase(manager: EntityManager, asked: Question, own: OwnCompany): Promise<GuardCase> {
  const { question } = asked;
  const { text, newTextLength } = question.parsed;
  const quoted = quotedMails(text, newTextLength);
  const keys = guardKeys(question, own, quoted);
  const knowledge = await loadKnowledge(manager, [keys], []);
  if (asked.chosen && !knowledge.companies.has(asked.chosen.companyId))
    await addChosen(manager, knowledge.companies, asked.chosen.companyId);
  const filing = openCase(question, knowledge, own);
  const recipients = recipientsOf(filing);
  const facts = await loadFacts(manager, asked, filing, recipients);
  const one = guardCase(filing, facts, quoted);
  const mistyped = mistypedOf(one).map(({ address }) => address);
  return { ...one, facts: { ...facts, usedAddresses: await loadUsed(manager, mistyped, asked.messageId) } };
}

async function addChosen(manager: EntityManager, companies: Map<number, CompanyFacts>, id: number): Promise<void> {
  const row = await manager.findOneBy(Company, { id });
  if (!row) return;
  const { name, foldedName, isCustomer, isSupplier, isAgent, parentId } = row;
  const isPartner = row.isPartner || row.isForwarder;
  const empty = { hasSubsidiaries: false, domains: [], principalIds: [], openRecords: [], openRecordCount: 0 };
  companies.set(id, { id, name, foldedName, isCustomer, isSupplier, isAgent, isPartner, parentId, ...empty });
}

async function loadFacts(
  manager: EntityManager,
  { messageId, at, chosen }: Question,
  filing: FilingCase,
  recipients: readonly Recipient[],
): Promise<GuardFacts> {
  const companyIds = unique(recipients.flatMap(one => one.companies.map(company => company.id)));
  const similar = [...filing.knowledge.similarDomains.values()].flat().map(one => one.companyId);
  const hasDetails = findBankDetails(filing.reading.newText).length > 0;
  const hashes = filing.question.parsed.attachments
    .slice(0, MAX_FILES)
    .flatMap(file => (file.isInline ? [] : file.hash || []));
  return {
    barred: await loadBarred(manager, companyIds),
    ownAccounts: hasDetails ? await knownOwnAccounts(manager, at) : { confirmed: [], seen: [] },
    theirAccounts: hasDetails ? await loadAccounts(manager, companyIds) : new Set(),
    usedAddresses: new Set(),
    addressesOf: await loadAddresses(manager, unique([...companyIds, ...similar])),
    factoryFiles: await loadFactoryFiles(manager, unique(hashes), messageId),
    factoryLetters: await loadFactoryLetters(manager, filing),
    chosen,
  };
}

async function loadBarred(manager: EntityManager, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const where = { id: In([...ids]), standing: 'barred' as const };
  return new Set((await manager.find(Company, { select: { id: true }, where })).map(row => row.id));
}

async function loadAccounts(manager: EntityManager, companyIds: readonly number[]): Promise<Set<string>> {
  if (companyIds.length === 0) return new Set();
  const rows = await manager.find(BankDetail, { where: { companyId: In([...companyIds]) }, take: MAX_ROWS });
  return new Set(rows.map(row => row.value));
}

async function loadAddresses(manager: EntityManager, companyIds: readonly number[]): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>();
  if (companyIds.length === 0) return found;
  const rows = await manager
    .createQueryBuilder(ContactAddress, 'a')
    .innerJoin(Contact, 'c', 'c.id = a.contactId')
    .select(['a.address AS address', 'c.companyId AS companyId'])
    .where('c.companyId IN (:...ids)', { ids: companyIds.slice(0, MAX_ROWS) })
    .limit(MAX_ADDRESSES)
    .getRawMany<{ address: string; companyId: number }>();
  for (const { address, companyId } of rows) found.set(companyId, [...(found.get(companyId) ?? []), address]);
  return found;
}

/** Of these addresses those that another letter names. There are hardly ever any to ask for. */
async function loadUsed(
  manager: EntityManager,
  addresses: readonly string[],
  messageId: number | null,
): Promise<Set<string>> {
  if (addresses.length === 0) return new Set();
  const rows = await manager
    .createQueryBuilder(Participant, 'p')
    .select('DISTINCT p.address', 'address')
    .where({ address: In([...addresses]), ...(messageId === null ? {} : { messageId: Not(messageId) }) })
    .getRawMany<{ address: string }>();
  return new Set(rows.map(row => row.address));
}

/** Contents that came from factories: in letters that are filed under one and that we have not written. */
async function loadFactoryFiles(
  manager: EntityManager,
  hashes: readonly string[],
  messageId: number | null,
): Promise<Map<string, number>> {
  if (hashes.length === 0) return new Map();
  const rows = await manager
    .createQueryBuilder(Attachment, 'a')
    .innerJoin(Message, 'm', "m.id = a.messageId AND m.direction = 'in'")
    .innerJoin(Filing, 'f', 'f.messageId = a.messageId AND f.endedAt IS NULL')
    .innerJoin(Company, 'c', 'c.id = f.companyId AND c.isSupplier = :yes AND c.isCustomer = :no', {
      yes: true,
      no: false,
    })
    .select(['a.blobHash AS hash', 'f.companyId AS companyId'])
    .where('a.blobHash IN (:...hashes) AND a.messageId <> :messageId', { hashes, messageId: messageId ?? 0 })
    .limit(MAX_ROWS)
    .getRawMany<{ hash: string; companyId: number }>();
  return new Map(rows.map(row => [row.hash, row.companyId]));
}

async function loadFactoryLetters(manager: EntityManager, filing: FilingCase): Promise<GuardFacts['factoryLetters']> {
  const letters = filing.threads.flatMap(({ messageId, direction, filings, addresses }) => {
    const company = filings
      .map(one => filing.knowledge.companies.get(one.companyId))
      .find(one => one && isFactory(one));
    return company && direction === 'in' ? [{ messageId, companyId: company.id, addresses }] : [];
  });
  if (letters.length === 0) return [];
  const where = { id: In(letters.map(one => one.messageId)) };
  const rows = await manager.find(Message, { select: { id: true, preview: true }, where });
  const previews = new Map(rows.map(row => [row.id, row.preview]));
  return letters.map(({ messageId, companyId, addresses }) => ({
    ...{ companyId, addresses },
    preview: previews.get(messageId) ?? '',
  }));
}
