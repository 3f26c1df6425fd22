import type { Role } from './users.schema';

/** What a role may let a person do. Which data he may do it to is decided by visibility, not here. */
export const grants = [
  /** use the mail pages: what stands in a mailbox of his own */
  'mail.read',
  /** and filed mail of others, where he may see a party that it is filed under */
  'mail.filed',
  /** decide where mail is filed */
  'mail.file',
  /** import mail into a mailbox of his own; with mailboxes.manage into any */
  'mail.import',
  'companies.read',
  'companies.write',
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
  /** sees every company and all filed mail (owner, general manager) */
  'all.read',
] as const;
export type Grant = (typeof grants)[number];

// Whatever somebody's office, his own mailbox is his.
const own: readonly Grant[] = ['mail.read', 'mail.file', 'mail.import'];

const trading: readonly Grant[] = [...own, 'mail.filed', 'companies.read', 'companies.write', 'records.write'];

/** Section 3 of the product: roles are sets of grants, and a small firm gives several to one person. */
export const grantsOfRole: Readonly<Record<Role, readonly Grant[]>> = {
  // Configures, and does not read mail by right of office.
  administrator: [
    ...own,
    'companies.read',
    'mailboxes.manage',
    'users.manage',
    'settings.manage',
    'audit.read',
    'jobs.manage',
    'data.import',
  ],
  owner: [...trading, 'suppliers.read', 'all.read', 'audit.read', 'data.import'],
  manager: [...trading, 'suppliers.read', 'data.import'],
  trader: trading,
  purchaser: [...trading, 'suppliers.read'],
  service: [...own, 'mail.filed', 'companies.read', 'records.write'],
  clerk: [...own, 'mail.filed', 'companies.read', 'suppliers.read'],
  // Money of all, and no mail but his own.
  finance: [...own, 'companies.read', 'suppliers.read'],
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
  /** Himself and everybody below him in the tree of managers. */
  ownerIds: readonly number[];
}
