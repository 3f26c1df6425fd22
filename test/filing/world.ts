import { normaliseAddress } from '../../service/common/emailAddress';
import { domainKeys } from '../../service/companies/lookAlike';
import { foldName, foldPersonName } from '../../service/companies/names';
import { messageIdHash } from '../../service/mail/identity';
import { foldNumber } from '../../service/records/numbers';
import type { RecordKind } from '../../service/records/record.entity';
import type {
  CompanyFacts,
  ContactFacts,
  FilingOutcome,
  FilingQuestion,
  Knowledge,
  OwnCompany,
  RecordFacts,
  RuleFacts,
  ThreadFacts,
} from '../../service/filing/question';

/** A company as world.json gives it. */
export interface WorldParty {
  id: string;
  name: string;
  domains?: string[];
  contacts?: { name: string; email: string }[];
  parent?: string;
  acts_for?: string[];
  kind?: string;
}

export interface WorldRecord {
  id: string;
  type: string;
  party: string;
  title?: string;
  customer_refs?: string[];
  state?: string;
  order?: string;
  for_order?: string;
  filed_message_ids?: string[];
}

/** The form of world.json in a folder of the filing evaluation. */
export interface World {
  own: { name: string; domains: string[]; crm_dropbox?: string; mailboxes: { address: string; name?: string }[] };
  customers?: WorldParty[];
  agents?: WorldParty[];
  suppliers?: WorldParty[];
  partners?: WorldParty[];
  records?: WorldRecord[];
}

const kinds: Readonly<Record<string, RecordKind>> = { service_case: 'service_request' };

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** What is known of a world, in memory; it answers every question from the whole of it, as a database would from its keys. */
export class MemoryWorld {
  readonly own: OwnCompany;
  readonly knowledge: Knowledge;
  readonly rules = new Map<string, RuleFacts>();
  private readonly companyIds = new Map<string, number>();
  private readonly recordIds = new Map<string, number>();
  private readonly threads = new Map<string, ThreadFacts[]>();
  private nextId = 1;

  private readonly companies = new Map<number, CompanyFacts>();
  private readonly contactsByAddress = new Map<string, ContactFacts[]>();
  private readonly contactsByName = new Map<string, ContactFacts[]>();
  private readonly companiesByDomain = new Map<string, number[]>();
  private readonly companiesByName = new Map<string, number[]>();
  private readonly similarDomains = new Map<string, { domain: string; companyId: number }[]>();
  private readonly records = new Map<number, RecordFacts>();
  private readonly recordsByNumber = new Map<string, RecordFacts[]>();

  constructor(world: World) {
    this.own = {
      name: world.own.name,
      domains: world.own.domains,
      mailboxes: world.own.mailboxes.map(mailbox => mailbox.address),
      dropboxes: world.own.crm_dropbox ? [world.own.crm_dropbox] : [],
      people: world.own.mailboxes.map(({ address, name = '' }) => ({ name, address })),
    };
    const { customers = [], agents = [], suppliers = [], partners = [], records = [] } = world;
    for (const { id } of [...customers, ...agents, ...suppliers, ...partners]) {
      if (!this.companyIds.has(id)) this.companyIds.set(id, this.nextId++);
    }
    for (const party of customers) this.addParty(party).isCustomer = true;
    for (const party of agents) this.addParty(party).isAgent = true;
    for (const party of suppliers) this.addParty(party).isSupplier = true;
    for (const party of partners) this.addParty(party).isPartner = true;
    for (const { parentId } of [...this.companies.values()]) {
      const parent = parentId === null ? undefined : this.companies.get(parentId);
      if (parent) parent.hasSubsidiaries = true;
    }
    for (const record of records) this.recordIds.set(record.id, this.nextId++);
    for (const record of records) this.addRecord(record);
    const { companies, contactsByAddress, contactsByName, companiesByDomain, companiesByName, similarDomains } = this;
    const parties = {
      companies,
      contactsByAddress,
      contactsByName,
      companiesByDomain,
      companiesByName,
      similarDomains,
    };
    const { recordsByNumber, rules, threads } = this;
    this.knowledge = { ...parties, records: this.records, recordsByNumber, messagesByReference: threads, rules };
  }

  private addParty(party: WorldParty): CompanyFacts {
    const id = this.companyId(party.id);
    const known = this.companies.get(id);
    if (known) return known;
    const company = this.companyFacts(id, party);
    this.companies.set(id, company);
    push(this.companiesByName, company.foldedName, id);
    for (const domain of party.domains ?? []) {
      push(this.companiesByDomain, domain, id);
      for (const key of domainKeys(domain)) push(this.similarDomains, key, { domain, companyId: id });
    }
    for (const { name, email } of party.contacts ?? []) {
      const address = normaliseAddress(email);
      const contact: ContactFacts = {
        contactId: this.nextId++,
        name,
        foldedName: foldPersonName(name),
        companyId: id,
        address,
      };
      push(this.contactsByAddress, address, contact);
      push(this.contactsByName, contact.foldedName, contact);
    }
    return company;
  }

  private addRecord(entry: WorldRecord): void {
    const record = this.recordFacts(entry);
    this.records.set(record.id, record);
    for (const number of new Set([record.foldedNumber, ...record.otherNumbers]))
      push(this.recordsByNumber, number, record);
    const company = this.companies.get(record.companyId);
    if (company && record.isOpen) {
      company.openRecords.unshift(record);
      company.openRecordCount += 1;
    }
    for (const messageId of entry.filed_message_ids ?? []) this.addStub(messageId, record);
  }

  private companyFacts(id: number, party: WorldParty): CompanyFacts {
    return {
      id,
      name: party.name,
      foldedName: foldName(party.name),
      isCustomer: false,
      isSupplier: false,
      isAgent: false,
      isPartner: false,
      parentId: party.parent ? this.companyId(party.parent) : null,
      hasSubsidiaries: false,
      domains: party.domains ?? [],
      principalIds: (party.acts_for ?? []).map(one => this.companyId(one)),
      openRecords: [],
      openRecordCount: 0,
    };
  }

  private recordFacts(entry: WorldRecord): RecordFacts {
    const serves = entry.for_order ?? entry.order;
    return {
      id: this.recordId(entry.id),
      kind: kinds[entry.type] ?? (entry.type as RecordKind),
      number: entry.id,
      foldedNumber: foldNumber(entry.id),
      otherNumbers: (entry.customer_refs ?? []).map(foldNumber),
      companyId: this.companyId(entry.party),
      title: entry.title ?? '',
      isOpen: entry.state !== 'closed',
      forRecordId: serves ? (this.recordIds.get(serves) ?? null) : null,
    };
  }

  private addStub(messageId: string, record: RecordFacts): void {
    push(this.threads, messageIdHash(messageId), {
      messageId: this.nextId++,
      position: 0,
      sentAt: new Date('2026-01-15T00:00:00Z'),
      isStub: true,
      direction: 'out',
      addresses: [],
      filings: [{ companyId: record.companyId, contactId: null, recordId: record.id, byPerson: false }],
      isNotBusiness: false,
    });
  }

  companyId(id: string): number {
    const found = this.companyIds.get(id);
    if (found === undefined) throw new Error(`no company ${id}`);
    return found;
  }

  recordId(id: string): number {
    const found = this.recordIds.get(id);
    if (found === undefined) throw new Error(`no record ${id}`);
    return found;
  }

  /** The id of the world's files again. */
  nameOf(companyId: number): string {
    return [...this.companyIds].find(([, id]) => id === companyId)?.[0] ?? '?';
  }

  recordNameOf(recordId: number | null): string | null {
    return [...this.recordIds].find(([, id]) => id === recordId)?.[0] ?? null;
  }

  /** Remembers a message as it was filed, so that answers to it find it. */
  remember({ parsed, direction }: FilingQuestion, outcome: FilingOutcome, part: Partial<ThreadFacts> = {}): void {
    if (!parsed.messageId) return;
    push(this.threads, messageIdHash(parsed.messageId), {
      messageId: this.nextId++,
      position: 0,
      sentAt: parsed.sentAt ?? new Date(0),
      isStub: false,
      direction,
      addresses: [...parsed.from, ...parsed.to, ...parsed.cc].map(person => person.address),
      filings: outcome.state === 'filed' ? outcome.filings.map(one => ({ ...one, byPerson: false })) : [],
      isNotBusiness: false,
      ...part,
    });
  }
}
