import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { presentFindings } from '../approvals/presenting.service';
import { domainOf, isOwnDomain, normaliseAddress } from '../common/emailAddress';
import { DeadAddress } from '../companies/cleaning.entity';
import { Company, Contact, ContactAddress } from '../companies/company.entity';
import { visibleCompanySql } from '../companies/visibility';
import type { Context } from '../context';
import { chooseForCase } from '../filing/choosing';
import { loadOwnCompany } from '../filing/questions.service';
import { verifyChoice } from '../filing/sentChoice.service';
import { questionOf } from '../guard/draftQuestion';
import type { GuardCase } from '../guard/guardCase';
import { loadCase } from '../guard/knowing.service';
import { findBarred, findLookAlikes, findMistyped, findTwoCustomers } from '../guard/strangeRecipients';
import { draftOf } from '../guard/verdicts.service';
import { findVisibleLeads } from '../leads/leadSight.service';
import { isMaskedFor } from '../leads/masking';
import { openKeysOf } from '../leads/openKeys';
import { leadsOfKeys } from '../leads/opening.service';
import { TradeRecord } from '../records/record.entity';
import { mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { findItem, findMailbox } from './finding.service';
import { loadLeftFacts } from './leftFacts.service';
import { presentParty } from './partyCard.service';
import { presenceOf } from './thread.service';
import type { PaneRecipient, PaneRecipientsBody, PaneRecipientsReply, PaneTarget } from './composing.schema';

const MOST_RECORDS = 50;

/**
 * Who stands in the compose window, what speaks against it, and under what the mail can be filed. The mail is looked at with the same eyes that look at it when it is sent
 * (guard) and that file its sent copy (filing).
 */
export async function readRecipients(
  context: Context,
  viewer: Viewer,
  body: PaneRecipientsBody,
): Promise<PaneRecipientsReply> {
  const { manager } = context.database;
  const { mailbox, recipients, subject = '', inReplyTo = null, ref = null } = body;
  const draft = draftOf({ mailbox, recipients, subject, text: '', attachments: [] });
  const own = await loadOwnCompany(manager);
  const question = questionOf(draft, draft.mailbox, inReplyTo);
  const now = context.clock();
  const one = await loadCase(manager, { question, chosen: null, messageId: null, at: now }, own);
  const companies = await visibleOf(manager, viewer, companyIdsOf(one));
  const people = await peopleOf(manager, draft.recipients, companies);
  const leads = await openLeadsOf(manager, viewer, draft.recipients);
  const findings = await presentFindings(manager, viewer, [
    ...findLookAlikes(one),
    ...findMistyped(one),
    ...findBarred(one),
    ...findTwoCustomers(one),
  ]);
  const shown = recipients.map((recipient): PaneRecipient => {
    const address = normaliseAddress(recipient.address);
    const party = partyOf(one, companies, address);
    return {
      ...{ kind: recipient.kind, address: recipient.address, name: recipient.name },
      party: party && presentParty(party),
      contact: (party && people.get(`${address} ${party.id}`)) ?? null,
      lead: (!party && leads.get(address)) || null,
      mark: markOf(party, isOwnDomain(domainOf(address), own.domains)),
      warnings: findings.filter(({ values }) => address !== '' && [values.address, values.other].includes(address)),
    };
  });
  const chosen = await chosenOf(manager, one, companies);
  return {
    ...{ recipients: shown, ...chosen },
    records: await targetsOf(manager, one, companies),
    choice: await choiceOf(manager, viewer, ref, draft.mailbox, now),
    answered: await answeredOf(manager, viewer, mailbox, inReplyTo, now),
    facts: await loadLeftFacts(manager, viewer, one, own, companies),
    language: commonest(shown.flatMap(({ contact }) => contact?.language ?? [])),
  };
}

type Companies = ReadonlyMap<number, Company>;

/** The companies of the recipients, and those that the filing would choose. */
function companyIdsOf(one: GuardCase): number[] {
  const { knowledge } = one.filing;
  const ids = one.recipients.flatMap(({ companies }) => companies.map(({ id }) => id));
  return [...new Set([...ids, ...knowledge.companies.keys()])].slice(0, 200);
}

async function visibleOf(manager: EntityManager, viewer: Viewer, ids: readonly number[]): Promise<Companies> {
  if (ids.length === 0) return new Map();
  const visible = visibleCompanySql(viewer, 'company');
  const rows = await manager
    .createQueryBuilder(Company, 'company')
    .where({ id: In([...ids]) })
    .andWhere(visible.sql, visible.parameters)
    .getMany();
  return new Map(rows.map(row => [row.id, row]));
}

/** The contacts of addresses, by address and company. */
async function peopleOf(
  manager: EntityManager,
  recipients: readonly { address: string }[],
  companies: Companies,
): Promise<Map<string, NonNullable<PaneRecipient['contact']>>> {
  const addresses = [...new Set(recipients.map(({ address }) => address))];
  if (addresses.length === 0 || companies.size === 0) return new Map();
  const rows = await manager.find(ContactAddress, { where: { address: In(addresses) }, take: 1_000 });
  const ids = rows.map(row => row.contactId);
  const contacts = new Map((await manager.findBy(Contact, { id: In(ids) })).map(one => [one.id, one]));
  const dead = await manager.findBy(DeadAddress, { contactId: In(ids), address: In(addresses), state: 'open' });
  return new Map(
    rows.flatMap(({ address, contactId }) => {
      const contact = contacts.get(contactId);
      if (!contact || !companies.has(contact.companyId)) return [];
      const { id, name, language, leftAt, companyId } = contact;
      const bounced = dead.find(row => row.contactId === id && row.address === address)?.bouncedAt.toISOString();
      return [
        [`${address} ${companyId}`, { id, name, language, hasLeft: leftAt !== null, bouncedAt: bounced ?? null }],
      ];
    }),
  );
}

/** The open leads of addresses; of a lead in a pool that is masked to the viewer nothing: he would learn whose address it is. */
async function openLeadsOf(
  manager: EntityManager,
  viewer: Viewer,
  recipients: readonly { address: string }[],
): Promise<Map<string, NonNullable<PaneRecipient['lead']>>> {
  const addresses = [...new Set(recipients.map(({ address }) => address))].filter(Boolean);
  if (addresses.length === 0 || !viewer.grants.has('leads.read') || !mayView(viewer, 'contact')) return new Map();
  const found = await leadsOfKeys(manager, addresses.flatMap(addressKey));
  const seen = await findVisibleLeads(manager, viewer, [...found.values()]);
  return new Map(
    addresses.flatMap(address => {
      const lead = seen.find(({ id }) => addressKey(address).some(key => found.get(key) === id));
      return lead && !isMaskedFor(viewer, lead) ? [[address, { id: lead.id, number: lead.number }] as const] : [];
    }),
  );
}

const addressKey = (email: string) => openKeysOf({ email, conversationId: null, domain: '', phoneKey: '' });

function partyOf(one: GuardCase, companies: Companies, address: string): Company | null {
  if (!address) return null;
  const known = one.recipients.find(recipient => recipient.address === address)?.companies ?? [];
  return known.map(({ id }) => companies.get(id)).find(company => company !== undefined) ?? null;
}

function markOf(party: Company | null, isOwn: boolean): PaneRecipient['mark'] {
  if (isOwn) return 'colleague';
  if (!party) return 'stranger';
  if (party.isCustomer) return 'customer';
  if (party.isSupplier) return 'supplier';
  if (party.isAgent) return 'agent';
  if (party.isForwarder) return 'forwarder';
  return party.isCompetitor && !party.isPartner ? 'competitor' : 'partner';
}

/** Where the filing would put the sent mail by itself, and whether the conversation, the subject or the recipients say so. */
async function chosenOf(
  manager: EntityManager,
  one: GuardCase,
  companies: Companies,
): Promise<Pick<PaneRecipientsReply, 'chosen' | 'chosenBy'>> {
  const outcome = chooseForCase(one.filing);
  const filing = outcome.state === 'filed' ? outcome.filings.find(({ companyId }) => companies.has(companyId)) : null;
  const company = companies.get(filing?.companyId ?? 0);
  if (!filing || !company) return { chosen: null, chosenBy: null };
  const record = filing.recordId === null ? null : await manager.findOneBy(TradeRecord, { id: filing.recordId });
  const codes = filing.reasons.map(({ code }) => code);
  const chosenBy = codes.includes('number') ? 'subject' : codes.includes('thread') ? 'conversation' : 'recipients';
  return { chosen: targetOf(company, record && companies.has(record.companyId) ? record : null), chosenBy };
}

/** What the header of a choice says, as long as it counts and the viewer may see it. */
async function choiceOf(
  manager: EntityManager,
  viewer: Viewer,
  ref: string | null,
  mailbox: string,
  now: Date,
): Promise<PaneTarget | null> {
  const choice = ref === null ? null : await verifyChoice(manager, viewer, mailbox, ref, now);
  const companies = choice && (await visibleOf(manager, viewer, [choice.companyId]));
  const company = choice && companies?.get(choice.companyId);
  if (!choice || !company) return null;
  const record = choice.recordId === null ? null : await manager.findOneBy(TradeRecord, { id: choice.recordId });
  return targetOf(company, record);
}

/** The letter that is answered, and which colleagues have its conversation open. */
async function answeredOf(
  manager: EntityManager,
  viewer: Viewer,
  mailbox: string,
  inReplyTo: string | null,
  now: Date,
): Promise<PaneRecipientsReply['answered']> {
  if (inReplyTo === null) return null;
  const place = await findMailbox(manager, viewer, mailbox);
  const found = await findItem(manager, viewer, place, { mailbox, internetMessageId: inReplyTo });
  if (found.kind !== 'message') return null;
  const { id, conversationId } = found.message;
  return { messageId: id, conversationId, presence: await presenceOf(manager, viewer, conversationId, now) };
}

/** The recipients' companies with their open records, newest first. */
async function targetsOf(manager: EntityManager, one: GuardCase, companies: Companies): Promise<PaneTarget[]> {
  const ids = one.recipients.flatMap(recipient => recipient.companies.map(({ id }) => id));
  const mine = [...new Set(ids)].flatMap(id => companies.get(id) ?? []);
  if (mine.length === 0) return [];
  const records = await manager.find(TradeRecord, {
    where: { companyId: In(mine.map(({ id }) => id)), state: 'open' },
    order: { id: 'DESC' },
    take: MOST_RECORDS,
  });
  const targets = mine.flatMap(company => [
    ...records.filter(record => record.companyId === company.id).map(record => targetOf(company, record)),
    targetOf(company, null),
  ]);
  return targets.slice(0, MOST_RECORDS + mine.length);
}

/** A company, or a record that mail with it is filed under. */
export function targetOf(company: Company, record: TradeRecord | null): PaneTarget {
  return {
    ...{ companyId: company.id, company: company.name, recordId: record?.id ?? null },
    ...{ kind: record?.kind ?? null, number: record?.number ?? null, title: record?.title ?? null },
  };
}

function commonest(languages: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
