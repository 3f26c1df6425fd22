/**
 * The doors of the house: every route, what kind of door it is, and, where it changes a thing that not everybody may see, what one knocks with. A route that is not
 * here fails test/structure/routes.test.ts; how each is knocked at stands in test/journeys/matrix.test.ts.
 */
export type Door =
  /** answers lists of things, each of which only some may see */
  | 'list'
  /** one thing, by its id */
  | 'one'
  | 'search'
  | 'timeline'
  | 'attachment'
  | 'export'
  | 'live updates'
  | 'merge preview'
  | 'duplicate answer'
  | 'api key'
  | 'webhook'
  /** changes one thing, by its id */
  | 'change'
  /** makes something that belongs to nobody else */
  | 'make'
  /** what is his own: session, saved searches, preferences */
  | 'own'
  /** what whoever has the grant may see or do, whatever it is about */
  | 'office'
  | 'public';

export interface Row {
  door: Door;
  /** What the id in the address names; told by its first word where absent. */
  subject?: Subject;
  /** Of a change: with what one knocks so that only rights can refuse. */
  body?: object | ((id: number) => object);
  /** Added to the address; `{word}` is a word that stands in hidden things alone, `{company}` the thing's id, `{other}` that of another company. */
  query?: string;
}

export type Subject = 'company' | 'contact' | 'record' | 'message' | 'conversation' | 'attachment';

const subjects: Record<string, Subject> = {
  companies: 'company',
  contacts: 'contact',
  records: 'record',
  messages: 'message',
  conversations: 'conversation',
  attachments: 'attachment',
};

/** What the first `:id` of an address names; null for none that has its own viewers. */
export function subjectOf(url: string, row: Row): Subject | null {
  if (row.subject) return row.subject;
  const [, word] = /^\/api\/([a-z-]+)\/:[a-zA-Z]+/.exec(url) ?? [];
  return subjects[word ?? ''] ?? null;
}

const a = (door: Door, more: Omit<Row, 'door'> = {}): Row => ({ door, ...more });
const file = { companyId: 1, scope: 'message', version: 1 };

export const doors: Record<string, Row> = {
  'DELETE /api/roles/:id': a('office'),
  'DELETE /api/saved-searches/:id': a('own'),
  'DELETE /api/session': a('own'),
  'DELETE /api/sessions': a('own'),
  'DELETE /api/sharing-rules/:id': a('office'),
  'DELETE /api/teams/:id': a('office'),
  'GET /api/attachments/:id': a('attachment'),
  'GET /api/audit': a('office'),
  'GET /api/cleaning/contacts': a('list'),
  'GET /api/cleaning/dead-addresses': a('list'),
  'GET /api/cleaning/duplicates': a('list'),
  'GET /api/cleaning/missing': a('list', { query: '?field=website' }),
  'GET /api/cleaning/people': a('list'),
  'PUT /api/cleaning/contacts/:id': a('office'),
  'PUT /api/cleaning/dead-addresses/:id': a('office'),
  'GET /api/companies/:id/quality': a('one'),
  'POST /api/companies/:id/confirm': a('change'),
  'POST /api/contacts/check': a('duplicate answer'),
  'GET /api/mends': a('own'),
  'GET /api/mends/:id': a('own'),
  'POST /api/mends': a('duplicate answer'),
  'POST /api/mends/preview': a('merge preview'),
  'POST /api/mends/:id/undo': a('own'),
  'GET /api/profile-changes': a('list'),
  'PUT /api/profile-changes/:id': a('office'),
  'GET /api/settings/cleaning': a('office'),
  'PUT /api/settings/cleaning': a('office'),
  'PUT /api/cleaning/duplicates/:id': a('change'),
  'GET /api/companies': a('list', { query: '?q={word}' }),
  'GET /api/companies/:id': a('one'),
  'GET /api/companies/export': a('export', { query: '?format=csv' }),
  'GET /api/companies/:id/records': a('one'),
  'GET /api/companies/:id/shares': a('one'),
  'GET /api/companies/:id/timeline': a('timeline'),
  'GET /api/conversations/:id': a('one'),
  'GET /api/filing-acts': a('own'),
  'GET /api/imports': a('own'),
  'GET /api/imports/:id': a('own'),
  'GET /api/jobs': a('office'),
  'GET /api/links/:token': a('public'),
  'GET /api/mailboxes': a('list'),
  'GET /api/messages': a('list', { query: '?q={word}' }),
  'GET /api/messages/:id': a('one'),
  'GET /api/messages/:id/history': a('one'),
  'GET /api/messages/:id/new-company': a('one'),
  'GET /api/messages/:id/scope': a('one'),
  'GET /api/messages/:id/source': a('attachment'),
  'GET /api/openapi.json': a('public'),
  'GET /api/organisation': a('office'),
  'GET /api/people': a('office'),
  'GET /api/pick': a('search', { query: '?q={word}' }),
  'GET /api/review': a('list'),
  'GET /api/roles': a('office'),
  'GET /api/saved-searches': a('own'),
  'GET /api/search': a('search', { query: '?q={word}' }),
  'GET /api/search/mail': a('search', { query: '?q={word}' }),
  'GET /api/session': a('own'),
  'GET /api/settings/company': a('office'),
  'GET /api/sign-in': a('public'),
  'GET /api/teams': a('office'),
  'GET /api/today': a('list', { query: '?scope=all' }),
  'GET /api/today/stream': a('live updates', { query: '?scope=all' }),
  'GET /api/users': a('office'),
  'GET /health/live': a('public'),
  'GET /health/ready': a('public'),
  'PATCH /api/companies/:id': a('change', { body: { city: 'Elsewhere' }, query: '?version=1' }),
  'PATCH /api/contacts/:id': a('change', { body: { title: 'Other' }, query: '?version=1' }),
  'PATCH /api/mailboxes/:id': a('office'),
  'PATCH /api/records/:id': a('change', { body: { title: 'Other' }, query: '?version=1' }),
  'PATCH /api/roles/:id': a('office'),
  'PATCH /api/session/preferences': a('own'),
  'PATCH /api/teams/:id': a('office'),
  'PATCH /api/users/:id': a('office'),
  'POST /api/access/explain': a('office'),
  'POST /api/companies': a('duplicate answer'),
  'POST /api/companies/:id/contacts': a('change', { body: { name: 'Somebody', addresses: [] } }),
  'POST /api/companies/:id/records': a('change', { body: { kind: 'order', number: 'SO-77-0001', title: 'x' } }),
  'POST /api/data-imports': a('make'),
  'POST /api/data-imports/:uploadId/preview': a('own'),
  'POST /api/data-imports/:uploadId/run': a('own'),
  'POST /api/filing-acts/:id/undo': a('own'),
  'POST /api/imports': a('make'),
  'POST /api/imports/:id/request': a('own'),
  'POST /api/jobs/:id/dismiss': a('office'),
  'POST /api/jobs/:id/retry': a('office'),
  'POST /api/links/:token': a('public'),
  'POST /api/mailboxes': a('office'),
  'POST /api/messages/:id/company': a('change', {
    body: {
      company: { name: 'Made up', type: 'customer' },
      contact: { name: 'Somebody', address: 'somebody@made-up.example' },
      scope: 'message',
      version: 1,
    },
  }),
  'POST /api/messages/:id/file': a('change', { body: file }),
  'POST /api/messages/:id/images': a('change', { body: { always: true } }),
  'POST /api/messages/:id/later': a('change', { body: { hours: 24, version: 1 } }),
  'POST /api/messages/:id/not-business': a('change', { body: { scope: 'message', version: 1 } }),
  'POST /api/roles': a('office'),
  'POST /api/saved-searches': a('own'),
  'POST /api/search/query': a('own'),
  'POST /api/session': a('public'),
  'POST /api/session/password': a('own'),
  'POST /api/sharing-rules': a('office'),
  'POST /api/teams': a('office'),
  'POST /api/users': a('office'),
  'POST /api/users/:id/reset-link': a('office'),
  'POST /api/users/:id/sign-out': a('office'),
  'PUT /api/companies/:id/shares': a('change', { body: { shares: [] } }),
  'PUT /api/saved-searches/:id': a('own'),
  'PUT /api/settings/company': a('office'),
  'DELETE /api/api-keys/:id': a('api key'),
  'DELETE /api/views/:id': a('own'),
  'GET /api/api-keys': a('api key'),
  'GET /api/views': a('own'),
  'POST /api/api-keys': a('api key'),
  'POST /api/views': a('own'),
  'GET /api/corrections': a('own'),
  'GET /api/rule-runs/:id/messages': a('own'),
  'GET /api/rules': a('own'),
  'GET /api/rules/:id': a('own'),
  'GET /api/rules/:id/history': a('own'),
  'DELETE /api/rules/:id': a('own'),
  'PATCH /api/rules/:id': a('own'),
  'PATCH /api/rules/:id/terms': a('own'),
  'POST /api/rule-runs/:id/stop': a('own'),
  'POST /api/rule-runs/:id/undo': a('own'),
  'POST /api/rules/:id/switch': a('own'),
  'POST /api/rules/:id/try': a('own'),
  'POST /api/rules/order': a('own'),
  'GET /api/alarms': a('office'),
  'GET /api/custom-fields': a('office'),
  'GET /api/dictionary': a('office'),
  'GET /api/erasures': a('office'),
  'GET /api/findings': a('office'),
  'GET /api/job-list': a('office'),
  'GET /api/settings/backup': a('office'),
  'GET /api/settings/limits': a('office'),
  'GET /api/settings/mail-retention': a('office'),
  'GET /api/settings/outgoing-mail': a('office'),
  'GET /api/settings/outgoing-mail/sent': a('office'),
  'GET /api/settings/retention': a('office'),
  'PATCH /api/custom-fields/:id': a('office'),
  'PATCH /api/dictionary/:id': a('office'),
  'POST /api/alarms/:id/seen': a('office'),
  'POST /api/custom-fields': a('office'),
  'POST /api/dictionary': a('office'),
  'POST /api/erasures': a('office'),
  'POST /api/erasures/:id/confirm': a('office'),
  'POST /api/erasures/:id/withdraw': a('office'),
  'POST /api/findings': a('office'),
  'POST /api/jobs/:id/stop': a('office'),
  'POST /api/settings/mail-retention/preview': a('office'),
  'POST /api/settings/outgoing-mail/test': a('office'),
  'PUT /api/settings/limits': a('office'),
  'PUT /api/settings/mail-retention': a('office'),
  'PUT /api/settings/outgoing-mail': a('office'),
  'PUT /api/settings/retention': a('office'),
  'DELETE /api/webhooks/:id': a('webhook'),
  'GET /api/webhooks': a('webhook'),
  'GET /api/webhooks/:id/deliveries': a('webhook'),
  'PATCH /api/webhooks/:id': a('webhook'),
  'POST /api/webhooks': a('webhook'),
  'POST /api/webhooks/:id/deliveries/:number/retry': a('webhook'),
  'POST /api/webhooks/:id/test': a('webhook'),
  'GET /api/companies/:id/bank-details': a('one'),
  'GET /api/companies/:id/changes': a('one'),
  'GET /api/companies/:id/documents': a('one'),
  'GET /api/companies/:id/fields': a('one'),
  'GET /api/companies/:id/level': a('one'),
  'GET /api/companies/:id/profile': a('one'),
  'GET /api/companies/:id/suggestions': a('one'),
  'GET /api/contacts/:id/fields': a('one'),
  'GET /api/messages/:id/warnings': a('one'),
  'GET /api/companies/:id/dealings': a('timeline'),
  'GET /api/access-requests': a('list'),
  'GET /api/warnings': a('list'),
  'GET /api/transfers': a('own'),
  'GET /api/merges': a('merge preview', { subject: 'company', query: '?kind=company&survivorId={company}' }),
  'GET /api/merges/preview': a('merge preview', {
    subject: 'company',
    query: '?kind=company&survivorId={company}&loserId={other}',
  }),
  'GET /api/merges/:id': a('merge preview'),
  'GET /api/merges/:id/undo': a('merge preview'),
  'POST /api/merges/:id/undo': a('merge preview'),
  'GET /api/transfers/:id/undo': a('merge preview'),
  'POST /api/transfers': a('merge preview'),
  'POST /api/transfers/:id/undo': a('merge preview'),
  'POST /api/transfers/preview': a('merge preview'),
  'POST /api/merges': a('change', {
    subject: 'company',
    body: (id: number) => ({ kind: 'company', survivorId: id, loserId: 1, choices: {} }),
  }),
  'PATCH /api/companies/:id/profile': a('change', { body: { staffCount: 5 }, query: '?version=1' }),
  'POST /api/companies/:id/notes': a('change', { body: { text: 'Heed this', isPrompt: false } }),
  'PUT /api/companies/:id/fields': a('change', { body: { values: {} }, query: '?version=1' }),
  'PUT /api/companies/:id/level': a('change', { body: { level: 'general', before: 'general' } }),
  'PUT /api/contacts/:id/fields': a('change', { body: { values: {} }, query: '?version=1' }),
  'PATCH /api/notes/:id': a('change'),
  'POST /api/access-requests/:id/answer': a('change'),
  'POST /api/companies/bulk': a('change'),
  'POST /api/suggestions/:id/dismiss': a('change'),
  'POST /api/suggestions/:id/take': a('change'),
  'POST /api/warnings/:id/confirm': a('change'),
  'POST /api/warnings/:id/dismiss': a('change'),
  'POST /api/access-requests': a('make'),
  'POST /api/rules': a('make'),
  'POST /api/rules/count': a('search'),
  'POST /api/companies/check': a('duplicate answer'),
  'DELETE /api/conversation-notes/:id': a('own'),
  'DELETE /api/templates/:id': a('own', { query: '?version=1' }),
  'GET /api/care': a('list'),
  'GET /api/care/counts': a('own'),
  'GET /api/conversations/:id/team': a('one'),
  'GET /api/live': a('live updates', { query: '?tab=12345678' }),
  'GET /api/live/presence': a('list'),
  'GET /api/mailboxes/:id/care': a('own'),
  'GET /api/notices': a('own'),
  'GET /api/settings/working-hours': a('office'),
  'GET /api/templates': a('own'),
  'POST /api/conversations/:id/care': a('change', { body: { mailboxId: 1, version: 0, state: 'done' } }),
  'POST /api/conversations/:id/notes': a('change', { body: { text: 'Look at this.' } }),
  'POST /api/live/place': a('own'),
  'POST /api/messages/:id/filled-template': a('change', { body: { body: '{contact.name} {company.name}' } }),
  'POST /api/notices/read': a('own'),
  'POST /api/templates': a('make'),
  'PUT /api/mailboxes/:id/care': a('own'),
  'PUT /api/settings/working-hours': a('office'),
  'PUT /api/templates/:id': a('own'),
};
