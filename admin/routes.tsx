import type { ComponentType, LazyExoticComponent } from 'react';
import { lazy } from 'react';
import type { Section } from './sections';
import { mayOpen, sections } from './sections';

type Load = () => Promise<{ default: ComponentType }>;
interface Route {
  pattern: string;
  section: Section['key'];
  load: Load;
  view: LazyExoticComponent<ComponentType>;
}

const route = (pattern: string, section: Section['key'], load: Load): Route => ({
  pattern,
  section,
  load,
  view: lazy(load),
});

/** The first pattern that fits wins. */
export const routes: readonly Route[] = [
  route('/today', 'today', () => import('./views/today/Today')),
  route('/digest', 'today', () => import('./views/digest/DigestPage')),
  route('/my-day', 'today', () => import('./views/myDay/MyDay')),
  route('/review', 'review', () => import('./views/review/Review')),
  route('/inbox', 'inbox', () => import('./views/inbox/Inbox')),
  route('/calendar', 'calendar', () => import('./views/calendar/CalendarPage')),
  route('/work-log', 'workLog', () => import('./views/workLog/WorkLogPage')),
  route('/tasks', 'tasks', () => import('./views/tasks/TasksPage')),
  route('/mail', 'mail', () => import('./views/mail/Mail')),
  route('/outbox/:tab?', 'mail', () => import('./views/outbox/OutboxPage')),
  route('/mail/:conversation', 'mail', () => import('./views/conversation/Conversation')),
  route('/approvals/:tab?', 'approvals', () => import('./views/approvals/Approvals')),
  route('/search', 'search', () => import('./views/search/Search')),
  route('/merge', 'companies', () => import('./views/merging/Merge')),
  route('/merges', 'companies', () => import('./views/merging/Merges')),
  route('/merges/:id', 'companies', () => import('./views/merging/MergeUndo')),
  route('/transfer', 'companies', () => import('./views/transfer/Transfer')),
  route('/requests', 'companies', () => import('./views/requests/Requests')),
  route('/contacts', 'companies', () => import('./views/contacts/ContactsPage')),
  route('/companies/cleaning', 'companies', () => import('./views/cleaning/Desk')),
  route('/companies', 'companies', () => import('./views/companies/Companies')),
  route('/companies/:id/:tab?', 'companies', () => import('./views/companies/CompanyPage')),
  route('/segments', 'segments', () => import('./views/segments/SegmentsPage')),
  route('/segments/:id', 'segments', () => import('./views/segments/SegmentPage')),
  route('/leads', 'leads', () => import('./views/leads/LeadsPage')),
  route('/leads/campaigns', 'leads', () => import('./views/campaigns/CampaignsPage')),
  route('/leads/import', 'leads', () => import('./views/leadImport/LeadImportPage')),
  route('/opportunities', 'opportunities', () => import('./views/opportunities/OpportunitiesPage')),
  route('/opportunities/:id', 'opportunities', () => import('./views/opportunities/OpportunityPage')),
  route('/pool', 'pool', () => import('./views/pool/PoolPage')),
  route('/leave', 'pool', () => import('./views/pool/LeavePage')),
  route('/leads/:id', 'leads', () => import('./views/leads/LeadPage')),
  route('/rules/edit/:id', 'rules', () => import('./views/rules/RulePage')),
  route('/rules/:tab?', 'rules', () => import('./views/rules/Rules')),
  route('/import/:tab?', 'import', () => import('./views/import/Import')),
  route('/accounts/:id?', 'accounts', () => import('./views/accounts/AccountsPage')),
  route('/templates', 'templates', () => import('./views/templates/TemplatesPage')),
  route('/settings/templates', 'templates', () => import('./views/templates/TemplatesPage')),
  route('/settings/:page?', 'settings', () => import('./views/settings/Settings')),
];

/** Fetches the pages that this person may open before they are asked for, so that each opens at once. */
export function fetchPages(grants: readonly string[]): void {
  for (const { section, load } of routes) {
    const owner = sections.find(candidate => candidate.key === section);
    // What cannot be fetched now is fetched, or reported, when the page is opened.
    if (owner && mayOpen(owner, grants)) load().catch(() => undefined);
  }
}
