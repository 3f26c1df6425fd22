import type { Grant } from '../../../service/users/roles';
import type { TextKey } from '../../../ui/texts/texts';

/** One page of the settings: the last part of its address, its name, and the right that opens it. */
export interface SettingsPage {
  key: string;
  word: TextKey;
  grant: Grant;
}
export interface SettingsGroup {
  key: string;
  word: TextKey;
  pages: readonly SettingsPage[];
}

/** In the order of the navigation; a group none of whose pages may be opened is absent. */
export const settingsGroups = [
  {
    key: 'people',
    word: 'shell.groupPeople',
    pages: [
      { key: 'users', word: 'settings.users', grant: 'users.manage' },
      { key: 'teams', word: 'rights.teams', grant: 'users.manage' },
      { key: 'roles', word: 'rights.roles', grant: 'users.manage' },
      { key: 'signIn', word: 'webSignIn.title', grant: 'users.manage' },
      { key: 'access', word: 'rights.explain', grant: 'rights.explain' },
    ],
  },
  {
    key: 'company',
    word: 'shell.groupCompany',
    pages: [
      { key: 'company', word: 'settings.company', grant: 'settings.manage' },
      { key: 'dictionaries', word: 'profile.dictionaries', grant: 'settings.manage' },
      { key: 'fields', word: 'profile.fields', grant: 'settings.manage' },
      { key: 'cleaning', word: 'desk.settings', grant: 'settings.manage' },
    ],
  },
  {
    key: 'mail',
    word: 'shell.groupMail',
    pages: [
      { key: 'mailboxes', word: 'settings.mailboxes', grant: 'mailboxes.manage' },
      { key: 'exchange', word: 'exchange.title', grant: 'mailboxes.manage' },
      { key: 'outgoing', word: 'ops.tab_mail', grant: 'settings.manage' },
      { key: 'writing', word: 'outbox.settings', grant: 'settings.manage' },
      { key: 'digest', word: 'digest.house', grant: 'settings.manage' },
      { key: 'approvals', word: 'approvals.policies', grant: 'settings.manage' },
      { key: 'guard', word: 'approvals.guard', grant: 'settings.manage' },
    ],
  },
  {
    key: 'leads',
    word: 'leads.title',
    pages: [
      { key: 'assignment', word: 'pool.rules', grant: 'leads.rules' },
      { key: 'pools', word: 'pool.pools', grant: 'leads.rules' },
      { key: 'absences', word: 'pool.absences', grant: 'leads.rules' },
      { key: 'leads', word: 'pool.settings', grant: 'leads.rules' },
      { key: 'opportunities', word: 'digest.settings', grant: 'leads.rules' },
    ],
  },
  {
    key: 'data',
    word: 'shell.groupData',
    pages: [
      { key: 'retention', word: 'rights.retention', grant: 'erasure.manage' },
      { key: 'audit', word: 'settings.audit', grant: 'audit.read' },
      { key: 'alarms', word: 'rights.alarms', grant: 'audit.read' },
    ],
  },
  {
    key: 'connections',
    word: 'shell.groupConnections',
    pages: [
      { key: 'keys', word: 'ops.tab_keys', grant: 'users.manage' },
      { key: 'webhooks', word: 'ops.tab_webhooks', grant: 'webhooks.manage' },
    ],
  },
  {
    key: 'operation',
    word: 'shell.groupOperation',
    pages: [
      { key: 'health', word: 'ops.tab_health', grant: 'settings.manage' },
      { key: 'jobs', word: 'settings.jobs', grant: 'jobs.manage' },
    ],
  },
] as const satisfies readonly SettingsGroup[];

export type SettingsKey = (typeof settingsGroups)[number]['pages'][number]['key'];

/** The groups with the pages that `can` lets a person open. */
export function openGroups(can: (grant: Grant) => boolean): SettingsGroup[] {
  const groups: readonly SettingsGroup[] = settingsGroups;
  return groups
    .map(group => ({ ...group, pages: group.pages.filter(page => can(page.grant)) }))
    .filter(group => group.pages.length > 0);
}
