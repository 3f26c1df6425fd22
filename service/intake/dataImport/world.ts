import { badRequest } from '../../common/errors';
import type { RecordKind } from '../../records/record.entity';
import type { CompanyEntry, CompanyType, ImportData, PersonEntry, RecordEntry } from './data';
import { readKind, readState } from './words';

/** The own company as a world tells of it. */
export interface WorldOwn {
  name: string;
  domains: string[];
  /** Address to which colleagues forward mail that is to be filed. */
  dropbox: string | null;
  mailboxes: { address: string; name: string; role: string }[];
}

export interface World {
  own: WorldOwn;
  data: ImportData;
}

type Fields = Readonly<Record<string, unknown>>;

/** True for a document of the form that `readWorld` reads. */
export function isWorld(json: unknown): boolean {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return false;
  const fields = json as Fields;
  if (Array.isArray(fields.companies)) return false;
  return ['customers', 'suppliers', 'agents', 'partners'].some(name => Array.isArray(fields[name]));
}

/**
 * A company world as one document: own company, customers, agents, suppliers, partners, records. Its ids become keys, and two ids are two
 * companies.
 *
 * @throws AppError data_import.json_form
 */
export function readWorld(json: unknown): World {
  if (!isWorld(json)) {
    throw badRequest(
      'data_import.json_form',
      'This JSON holds no companies: give "companies", "contacts" and "records", or "customers" and "suppliers".',
    );
  }
  const world = json as Fields;
  const companies = [
    ...listOf(world.customers).map(entry => companyOf(entry, 'customer')),
    ...listOf(world.agents).map(entry => companyOf(entry, 'agent')),
    ...listOf(world.suppliers).map(entry => companyOf(entry, 'supplier')),
    ...listOf(world.partners).map(entry => companyOf(entry, 'partner')),
  ];
  addAgents(companies, listOf(world.customers));
  const records = listOf(world.records).map(recordOf);
  return { own: ownOf(world.own), data: { companies, contacts: [], records, keysDecide: true } };
}

function companyOf(entry: Fields, type: CompanyType): CompanyEntry {
  return {
    key: textOf(entry.id),
    name: textOf(entry.name) ?? '',
    otherName: textOf(entry.other_name),
    types: [type],
    country: textOf(entry.country),
    domains: textsOf(entry.domains),
    parentKey: textOf(entry.parent),
    ownerAddress: textOf(entry.owner),
    contacts: listOf(entry.contacts).map(personOf),
    principals: textsOf(entry.acts_for),
  };
}

function personOf(entry: Fields): PersonEntry {
  const addresses = [...textsOf(entry.email), ...textsOf(entry.emails)];
  return {
    name: textOf(entry.name) ?? addresses[0] ?? '',
    addresses,
    title: textOf(entry.title),
    phone: textOf(entry.phone),
  };
}

/** A customer may name its agent as well as the agent its customers: once is enough. */
function addAgents(companies: readonly CompanyEntry[], customers: readonly Fields[]): void {
  for (const customer of customers) {
    const id = textOf(customer.id);
    for (const agentId of textsOf(customer.agent)) {
      const agent = companies.find(company => company.key === agentId);
      if (agent && id && !agent.principals?.includes(id)) agent.principals = [...(agent.principals ?? []), id];
    }
  }
}

function recordOf(entry: Fields): RecordEntry {
  // One that is not known is reported with its row.
  const kind = readKind(textOf(entry.type) ?? '') ?? ('' as RecordKind);
  return {
    kind,
    number: textOf(entry.number) ?? textOf(entry.id) ?? '',
    companyKey: textOf(entry.party) ?? '',
    title: textOf(entry.title),
    state: stateOf(textOf(entry.state)),
    otherNumbers: textsOf(entry.customer_refs),
    forNumber: textOf(entry.for_order) ?? textOf(entry.order),
    ownerAddress: textOf(entry.owner),
    filedMessageIds: textsOf(entry.filed_message_ids),
  };
}

// What says nothing leaves the record as it is here, where somebody may have closed it since.
function stateOf(text: string | undefined): RecordEntry['state'] {
  return text === undefined ? undefined : readState(text);
}

function ownOf(value: unknown): WorldOwn {
  const own = (typeof value === 'object' && value !== null ? value : {}) as Fields;
  return {
    name: textOf(own.name) ?? '',
    domains: textsOf(own.domains),
    dropbox: textOf(own.crm_dropbox) ?? null,
    mailboxes: listOf(own.mailboxes).flatMap(mailbox => {
      const address = textOf(mailbox.address);
      return address ? [{ address, name: textOf(mailbox.name) ?? address, role: textOf(mailbox.role) ?? '' }] : [];
    }),
  };
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value)
    ? value.filter((entry): entry is Fields => typeof entry === 'object' && entry !== null)
    : [];
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() ? value.trim() : undefined;
}

function textsOf(value: unknown): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.flatMap(entry => textOf(entry) ?? []);
}
