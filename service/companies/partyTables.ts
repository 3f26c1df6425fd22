/*
 * The one place that knows which tables hang on a company or a contact, and which on the person who owns them. Merging and transfer go through these lists, so
 * a table that is missing here would lose its rows; test/structure/partyTables.test.ts compares them with the schema.
 */

/** A column that names a company or a contact. */
export interface PartyColumn {
  table: string;
  column: string;
  /** What its rows are called where they are counted (merging.as_...); null for what nobody needs to read of. */
  as: string | null;
  /** The table's key where that is not `id`. */
  key?: string;
  /** Unique keys that the column is part of: the columns beside it, and for which rows the key holds. Of two that would clash, the loser's makes way. */
  unique?: readonly { others: readonly string[]; where?: string }[];
  /** A row that clashes makes way by this column, and stays; without it the row is set aside. */
  yields?: { column: string; to: 'now' | 0 };
  /** The other column that names a party: a row that would name one twice is set aside. */
  beside?: string;
  /** What the database deletes together with a row of this table. */
  children?: readonly { table: string; column: string }[];
  /** What else a row must name to be put back: what can be deleted while it is set aside. */
  needs?: readonly { column: string; table: string }[];
  /** What a row is called in the list of what came later. */
  label?: string;
}

/** Columns that name a company. */
export const companyColumns: readonly PartyColumn[] = [
  { table: 'contact', column: 'companyId', as: 'contacts', label: 'name' },
  {
    table: 'company_domain',
    column: 'companyId',
    as: 'domains',
    unique: [{ others: ['domain'] }],
    children: [{ table: 'domain_key', column: 'companyDomainId' }],
    label: 'domain',
  },
  { table: 'agency', column: 'agentId', as: 'agencies', unique: [{ others: ['principalId'] }], beside: 'principalId' },
  { table: 'agency', column: 'principalId', as: 'agencies', unique: [{ others: ['agentId'] }], beside: 'agentId' },
  { table: 'company', column: 'parentId', as: 'subsidiaries', label: 'name' },
  { table: 'company_share', column: 'companyId', as: 'shares', unique: [{ others: ['userId'] }] },
  {
    table: 'company_team_share',
    column: 'companyId',
    as: 'shares',
    unique: [{ others: ['teamId'] }],
    needs: [{ column: 'teamId', table: 'team' }],
  },
  {
    table: 'access_request',
    column: 'companyId',
    as: null,
    unique: [{ others: ['userId'], where: '"state" = \'open\'' }],
  },
  { table: 'record', column: 'companyId', as: 'records', label: 'number' },
  {
    table: 'filing',
    column: 'companyId',
    as: 'mails',
    unique: [
      { others: ['messageId', 'recordId'], where: '"endedAt" IS NULL AND "recordId" IS NOT NULL' },
      { others: ['messageId'], where: '"endedAt" IS NULL AND "recordId" IS NULL' },
    ],
    yields: { column: 'endedAt', to: 'now' },
  },
  { table: 'filing_rule', column: 'companyId', as: 'rules', label: 'value' },
  { table: 'postal_address', column: 'companyId', as: 'addresses', label: 'city' },
  { table: 'company_detail', column: 'companyId', as: 'details', label: 'value' },
  { table: 'company_tag', column: 'companyId', as: 'tags', unique: [{ others: ['folded'] }], label: 'tag' },
  { table: 'company_note', column: 'companyId', as: 'notes' },
  { table: 'company_event', column: 'companyId', as: null },
  { table: 'company_touch', column: 'companyId', as: null },
  {
    table: 'contact_role',
    column: 'companyId',
    as: null,
    unique: [{ others: ['role'], where: '"isPrimary" = 1 AND "recordId" IS NULL' }],
    yields: { column: 'isPrimary', to: 0 },
  },
  {
    table: 'contact_suggestion',
    column: 'companyId',
    as: null,
    unique: [{ others: ['address', 'field', 'valueHash'] }],
    needs: [
      { column: 'messageId', table: 'message' },
      { column: 'contactId', table: 'contact' },
    ],
  },
  { table: 'custom_value', column: 'companyId', as: 'fields' },
  { table: 'message_warning', column: 'companyId', as: null },
  {
    table: 'bank_detail',
    column: 'companyId',
    as: 'banks',
    unique: [{ others: ['kind', 'value'], where: '"companyId" IS NOT NULL' }],
  },
  { table: 'profile_change', column: 'companyId', as: null },
  { table: 'notice', column: 'companyId', as: null },
  { table: 'task', column: 'companyId', as: 'tasks', label: 'title' },
  { table: 'outbox_mail', column: 'companyId', as: null },
  { table: 'activity', column: 'companyId', as: 'activities', label: 'subject' },
  { table: 'comment', column: 'companyId', as: null },
  { table: 'record_document', column: 'companyId', as: null },
  { table: 'sent_choice', column: 'companyId', as: null },
  { table: 'company_claim', column: 'companyId', as: null },
  {
    table: 'segment_member',
    column: 'companyId',
    as: 'segments',
    unique: [{ others: ['segmentId'], where: '"companyId" IS NOT NULL' }],
    needs: [{ column: 'segmentId', table: 'segment' }],
  },
  { table: 'lead', column: 'companyId', as: 'leads', label: 'number' },
  // Two categories, or folders, of one company are one: the first counts (intake/exchange/outlook).
  { table: 'outlook_category', column: 'companyId', as: null },
  { table: 'outlook_folder', column: 'companyId', as: null },
];

/** Columns that name a contact. */
export const contactColumns: readonly PartyColumn[] = [
  {
    table: 'contact_address',
    column: 'contactId',
    as: 'mailAddresses',
    unique: [{ others: ['address'] }],
    label: 'address',
  },
  { table: 'contact_phone', column: 'contactId', as: 'phones', label: 'value' },
  { table: 'contact_role', column: 'contactId', as: 'roles' },
  { table: 'contact_suggestion', column: 'contactId', as: null },
  { table: 'custom_value', column: 'contactId', as: 'fields' },
  { table: 'filing', column: 'contactId', as: 'mails' },
  { table: 'filing_rule_detail', column: 'contactId', as: 'rules', key: 'ruleId' },
  { table: 'task', column: 'contactId', as: 'tasks', label: 'title' },
  { table: 'activity_contact', column: 'contactId', as: null, unique: [{ others: ['activityId'] }] },
  { table: 'opportunity_stakeholder', column: 'contactId', as: null },
  { table: 'dead_address', column: 'contactId', as: null, unique: [{ others: ['address'] }] },
  { table: 'lead', column: 'contactId', as: 'leads', label: 'number' },
  {
    table: 'segment_member',
    column: 'contactId',
    as: 'segments',
    unique: [{ others: ['segmentId'], where: '"contactId" IS NOT NULL' }],
    needs: [{ column: 'segmentId', table: 'segment' }],
  },
];

/** Columns that name a party and stay as they are, each with its reason. */
export const columnsLeftAlone: Readonly<Record<string, string>> = {
  'party_key.companyId': 'made anew from the company after every change',
  'party_key.contactId': 'made anew from the company after every change',
  'company_gap.companyId': 'made anew from the company after every change',
  'mend_row.companyId': 'says what was mended then, whatever became of it',
};

/** A column that says whose something is. */
export interface OwnerColumn {
  table: string;
  column: string;
  as: string;
  key?: string;
  /** The table counts versions: a change by hand after a transfer shows by it. */
  hasVersion: boolean;
  /** Which rows go along. */
  where?: string;
}

/** What goes over when one person's work becomes another's. */
export const ownerColumns: readonly OwnerColumn[] = [
  { table: 'company', column: 'ownerId', as: 'companies', hasVersion: true },
  { table: 'record', column: 'ownerId', as: 'records', hasVersion: true, where: '"state" = \'open\'' },
  { table: 'task', column: 'assigneeId', as: 'tasks', hasVersion: true, where: '"isDone" = 0' },
  { table: 'activity', column: 'ownerId', as: 'activities', hasVersion: true, where: '"state" = \'planned\'' },
  { table: 'lead', column: 'ownerId', as: 'leads', hasVersion: true, where: '"isOpen" = 1' },
  { table: 'mailbox', column: 'ownerId', as: 'mailboxes', hasVersion: true, where: '"isShared" = 1' },
  { table: 'filing_rule', column: 'userId', as: 'rules', hasVersion: false, where: '"endedAt" IS NULL' },
  { table: 'segment', column: 'ownerId', as: 'segments', hasVersion: true, where: '"endedAt" IS NULL' },
];

/** Columns named ownerId that do not change hands in a transfer, each with its reason. */
export const ownersLeftAlone: Readonly<Record<string, string>> = {
  'lead_campaign.ownerId': 'says who ran it; its leads go over by themselves',
  'lead.formerOwnerId': 'says who had it before, whoever works there now',
  'company.formerOwnerId': 'says who had it before, whoever works there now',
  'api_key.ownerId': 'a key has the rights of its owner, and ends with his account',
  'webhook.ownerId': 'it tells what its owner may see, and ends with his account',
};
