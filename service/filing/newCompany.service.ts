import type { Static } from '@sinclair/typebox';
import type { EntityManager } from 'typeorm';
import { domainOf, isFreeMail, isOwnDomain, normaliseAddress, registrableDomain } from '../common/emailAddress';
import { CompanyDomain } from '../companies/company.entity';
import { addCompany } from '../companies/companies.service';
import { addContact } from '../companies/contacts.service';
import type { DuplicateBody } from '../companies/duplicates.schema';
import { tellSimilar } from '../companies/duplicates.service';
import type { Likeness } from '../companies/likely.service';
import { findSimilarCompanies } from '../companies/similar.service';
import type { Context } from '../context';
import { parsedFrom } from '../mail/archived';
import type { ParsedAddress, ParsedMessage } from '../mail/parsed';
import { Attachment, Message, MessageBody, Participant } from '../mail/message.entity';
import type { SignatureFacts } from '../mail/signature';
import { readSignature } from '../mail/signature';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import { FilingStatus } from './filing.entity';
import type { NewCompanyBody, NewCompanyProposal, ScopePreview } from './filing.schema';
import type { ActResult } from './deciding.service';
import { checkVersion, getDecidable, notChecked } from './checking.service';
import { fileByPerson } from './deciding.service';
import { visibleMessageSql } from './visibility';

/** The message as it was parsed. */
export async function loadParsed(manager: EntityManager, message: Message): Promise<ParsedMessage> {
  const where = { messageId: message.id };
  const body = await manager.findOneByOrFail(MessageBody, where);
  const participants = await manager.find(Participant, { where, order: { position: 'ASC' } });
  const attachments = await manager.find(Attachment, { where, order: { position: 'ASC' } });
  return parsedFrom({ message, body, participants, attachments });
}

/** The party outside: who wrote; of our own mail to whom; of a colleague's forward the original sender. */
export function outsideParty(parsed: ParsedMessage, ownDomains: readonly string[]): ParsedAddress {
  const isOutside = (one: ParsedAddress) => one.address !== '' && !isOwnDomain(domainOf(one.address), ownDomains);
  const candidates = [...parsed.from, ...(parsed.forwarded ? [parsed.forwarded.from] : []), ...parsed.to, ...parsed.cc];
  return candidates.find(isOutside) ?? parsed.from[0] ?? { name: '', address: '' };
}

/** What the message itself tells of its sender, ready to become a company and a contact in one click. Nothing is guessed. */
export async function proposeCompany(
  manager: EntityManager,
  viewer: Viewer,
  messageId: number,
  now: Date,
): Promise<NewCompanyProposal> {
  const message = await getDecidable(manager, viewer, messageId);
  const parsed = await loadParsed(manager, message);
  const { ownDomains } = await getCompanySettings(manager);
  const party = outsideParty(parsed, ownDomains);
  const isForwarded = parsed.forwarded !== null && parsed.forwarded.from.address === party.address;
  const text = isForwarded ? (parsed.forwarded?.text ?? '') : parsed.text.slice(0, parsed.newTextLength);
  const isTheirs = isForwarded || parsed.from[0]?.address === party.address;
  const signature = isTheirs
    ? readSignature(text, party)
    : { name: null, title: null, phone: null, company: null, website: null };
  const domain = domainOf(party.address);
  const companyDomain = domain && !isFreeMail(domain) ? await ownDomainOf(manager, domain) : null;
  const name = signature.company ?? '';
  return {
    company: { name, country: null, website: signature.website, phone: signature.phone, domain: companyDomain },
    contact: {
      name: signature.name ?? party.name,
      title: signature.title,
      phone: signature.phone,
      address: party.address,
    },
    similar: await findSimilarCompanies(
      manager,
      viewer,
      likenessOf(name, signature, companyDomain, party.address),
      now,
    ),
  };
}

/** The same, as it is answered: what it tells of companies of others counts as a question (companies/duplicates.service.ts). */
export async function proposeToReader(
  context: Context,
  viewer: Viewer,
  messageId: number,
): Promise<NewCompanyProposal> {
  const proposal = await proposeCompany(context.database.manager, viewer, messageId, context.clock());
  const { company, contact, similar } = proposal;
  const asked = {
    ...askedBy({ company: { name: company.name, domain: company.domain }, contact: { address: contact.address } }),
    ...(contact.phone ? { phones: [contact.phone] } : {}),
  };
  return { ...proposal, similar: await tellSimilar(context, viewer, asked, similar) };
}

function likenessOf(name: string, signature: SignatureFacts, domain: string | null, address: string): Likeness {
  return {
    ...(name ? { name } : {}),
    website: signature.website,
    phones: signature.phone ? [signature.phone] : [],
    domains: domain ? [domain] : [],
    addresses: address ? [address] : [],
  };
}

/** The domain that a new company would have: the registered one, or where another company of the group has that, the sender's own below it. */
async function ownDomainOf(manager: EntityManager, domain: string): Promise<string> {
  const registered = registrableDomain(domain);
  return (await manager.existsBy(CompanyDomain, { domain: registered })) ? domain : registered;
}

/** What whoever makes a company of a message asks by it. */
export function askedBy({
  company,
  contact,
}: {
  company: Pick<Static<typeof NewCompanyBody>['company'], 'name' | 'domain'>;
  contact: Pick<Static<typeof NewCompanyBody>['contact'], 'address'>;
}): DuplicateBody {
  const { name, domain } = company;
  return { name, domains: domain ? [domain] : [], addresses: contact.address ? [contact.address] : [] };
}

/** Makes the company and its contact, and files the message under them: one click, one transaction. */
export async function createFromMessage(
  manager: EntityManager,
  viewer: Viewer,
  messageId: number,
  body: Static<typeof NewCompanyBody>,
  now: Date,
): Promise<ActResult> {
  await getDecidable(manager, viewer, messageId);
  const status = await manager.findOneByOrFail(FilingStatus, { messageId });
  await checkVersion(manager, status, body.version);
  // Whoever has not checked a suspicious sender must not make him a company either.
  if (status.category === 'suspicious' && !body.isChecked) throw notChecked();
  const { type, domain, ...values } = body.company;
  const types = {
    isCustomer: type === 'customer',
    isSupplier: type === 'supplier',
    isAgent: type === 'agent',
    isPartner: type === 'partner',
    isCompetitor: type === 'competitor',
    isForwarder: type === 'forwarder',
  };
  const company = await addCompany(manager, viewer, { ...values, ...types, domains: domain ? [domain] : [] }, now);
  const { address, ...person } = body.contact;
  const addresses = [normaliseAddress(address) || address];
  const contact = await addContact(manager, viewer, company.id, { ...person, addresses }, now);
  const { version, isChecked = false } = body;
  const decision = { companyId: company.id, contactId: contact.id, scope: 'message' as const, version, isChecked };
  return fileByPerson(manager, viewer, messageId, decision, now, { companyId: company.id, contactId: contact.id });
}

/** How many messages each scope of an act would touch, of those that the viewer may see. */
export async function countScopes(manager: EntityManager, viewer: Viewer, messageId: number): Promise<ScopePreview> {
  const visible = visibleMessageSql(viewer, '"m"');
  const message = await getDecidable(manager, viewer, messageId);
  const { ownDomains } = await getCompanySettings(manager);
  const address = message.fromAddress;
  const domain = registrableDomain(domainOf(address));
  const count = (column: 'address' | 'domain', value: string) =>
    manager
      .createQueryBuilder(Message, 'm')
      .where(
        `EXISTS (SELECT 1 FROM "participant" "sp" WHERE "sp"."messageId" = "m"."id" AND "sp"."${column}" = :value AND "sp"."role" = 'from')`,
        { value },
      )
      .andWhere(visible.sql, visible.parameters)
      .getCount();
  const isOwn = message.direction !== 'in' || isOwnDomain(domainOf(address), ownDomains);
  return {
    conversation: await manager
      .createQueryBuilder(Message, 'm')
      .where('m.conversationId = :id', { id: message.conversationId })
      .andWhere("m.kind <> 'stub'")
      .andWhere(visible.sql, visible.parameters)
      .getCount(),
    address: isOwn || !address ? 0 : await count('address', address),
    domain: isOwn || !domain || isFreeMail(domain) ? null : await count('domain', domain),
    addressValue: isOwn ? '' : address,
    domainValue: isOwn ? '' : domain,
  };
}
