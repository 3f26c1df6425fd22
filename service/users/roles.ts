import type { Role } from './users.schema';

/** What a role may let a person do. Which data he may do it to is decided by visibility, not here. */
export const grants = [
  /** use the mail pages: what stands in a mailbox of his own */
  'mail.read',
  /** and filed mail of others, where he may see a party that it is filed under */
  'mail.filed',
  /** decide where mail is filed */
  'mail.file',
  /** make filing rules that hold for every mailbox, not for one's own alone */
  'rules.all',
  /** import mail into a mailbox of his own; with mailboxes.manage into any */
  'mail.import',
  'companies.read',
  'companies.write',
  /** hand companies and open work of one of his people to another; whoever manages people or sees everything: of anybody */
  'companies.transfer',
  /** see suppliers, mail with them and records of theirs */
  'suppliers.read',
  'records.write',
  /** import companies, contacts and records from files */
  'data.import',
  'mailboxes.manage',
  'users.manage',
  'settings.manage',
  'audit.read',
  'jobs.manage',
  /** tell programs outside what happens, within what the owner of the webhook may see */
  'webhooks.manage',
  /** ask why somebody can see something; asking is audited */
  'rights.explain',
  /** ask for mail, people and companies to be erased; a second person confirms */
  'erasure.manage',
  /** take lists out of the house as files, within the day's limit */
  'data.export',
  /** sees every company and all filed mail (owner, general manager) */
  'all.read',
  /** see leads of his own and of his people */
  'leads.read',
  /** work on them: answer, qualify, reject, claim from a pool */
  'leads.write',
  /** give leads to people, see those that nobody has */
  'leads.assign',
  /** rules of assignment, pools, absences */
  'leads.rules',
  // Groups of fields (users/fieldGroups.ts), each with a right to see and one to change.
  'fields.contact.view',
  'fields.contact.edit',
  'fields.price.view',
  'fields.price.edit',
  'fields.cost.view',
  'fields.cost.edit',
  'fields.supplier.view',
  'fields.supplier.edit',
  'fields.finance.view',
  'fields.finance.edit',
] as const;
export type Grant = (typeof grants)[number];

// Whatever somebody's office, his own mailbox is his.
const own: readonly Grant[] = ['mail.read', 'mail.file', 'mail.import'];

const contact: readonly Grant[] = ['fields.contact.view', 'fields.contact.edit'];
const price: readonly Grant[] = ['fields.price.view', 'fields.price.edit'];
const cost: readonly Grant[] = ['fields.cost.view', 'fields.cost.edit'];
const supplier: readonly Grant[] = ['fields.supplier.view', 'fields.supplier.edit'];

const trading: readonly Grant[] = [
  ...own,
  ...contact,
  ...price,
  'mail.filed',
  'companies.read',
  'companies.write',
  'records.write',
  'leads.read',
  'leads.write',
];

/** Section 3 of the product: roles are sets of grants, and a small firm gives several to one person. */
export const grantsOfRole: Readonly<Record<Role, readonly Grant[]>> = {
  // Configures, and does not read mail by right of office.
  administrator: [
    'companies.transfer',
    ...own,
    'companies.read',
    'mailboxes.manage',
    'users.manage',
    'settings.manage',
    'audit.read',
    'jobs.manage',
    'webhooks.manage',
    'data.import',
    'rights.explain',
    'erasure.manage',
    'leads.rules',
    ...contact,
  ],
  owner: [
    'companies.transfer',
    'webhooks.manage',
    ...trading,
    ...cost,
    ...supplier,
    'fields.finance.view',
    'fields.finance.edit',
    'suppliers.read',
    'all.read',
    'rules.all',
    'audit.read',
    'data.import',
    'data.export',
    'erasure.manage',
    'leads.assign',
    'leads.rules',
  ],
  manager: [
    'companies.transfer',
    ...trading,
    ...cost,
    ...supplier,
    'fields.finance.view',
    'suppliers.read',
    'data.import',
    'data.export',
    'leads.assign',
    'leads.rules',
  ],
  trader: trading,
  purchaser: [...trading, ...cost, ...supplier, 'suppliers.read'],
  service: [...own, ...contact, 'mail.filed', 'companies.read', 'records.write'],
  clerk: [
    ...own,
    'mail.filed',
    'companies.read',
    'suppliers.read',
    'fields.contact.view',
    'fields.price.view',
    'fields.supplier.view',
  ],
  // Money of all, and no mail but his own; the accounts of every company are his to check (filing/warnings/money.service.ts).
  finance: [
    ...own,
    'companies.read',
    'suppliers.read',
    'fields.contact.view',
    'fields.supplier.view',
    ...price,
    'fields.cost.view',
    'fields.finance.view',
    'fields.finance.edit',
  ],
};

/** The union of what `roles` grant. */
export function grantsOf(roles: readonly Role[]): ReadonlySet<Grant> {
  return new Set(roles.flatMap(role => grantsOfRole[role] ?? []));
}

/** A signed-in person as every service sees him: who, what he may do, and whose things he sees as if they were his. */
export interface Viewer {
  userId: number;
  name: string;
  roles: readonly Role[];
  grants: ReadonlySet<Grant>;
  /** Himself and everybody below him: those who name him as their manager, and all who stand in or beneath a team that he manages. */
  ownerIds: readonly number[];
  /** The API key by which he calls; absent where he is signed in himself. */
  keyId?: number;
  /** The teams that he or one of his people stands in, and all that these are part of: what is shared with one is shared with him. */
  teamIds?: readonly number[];
  /** Whose companies a sharing rule opens to him; those that he may change are among those that he may read. */
  ruleOwnerIds?: { read: readonly number[]; write: readonly number[] };
}
