/** What webhooks can be told of, and of what kind the ids are. */
export const happeningKinds = {
  'message.stored': 'message',
  'message.filed': 'message',
  'review.decided': 'message',
  'company.created': 'company',
  'company.changed': 'company',
  'contact.created': 'contact',
  'contact.changed': 'contact',
  'record.created': 'record',
  'record.changed': 'record',
  'lead.created': 'lead',
  'lead.changed': 'lead',
} as const;
export type HappeningKind = keyof typeof happeningKinds;

/** What a test sends. */
export const TEST_KIND = 'webhook.test';

/**
 * The happening that an entry of the audit log is; null for those that no webhook is told of. Whatever people change on companies, contacts, records and leads is
 * one, whichever feature it comes from.
 */
export function happeningOf(action: string, subjectType: string | null): HappeningKind | null {
  if (subjectType === 'message')
    return /^filing\.(decided|not_business|undone)$/.test(action) ? 'review.decided' : null;
  if (subjectType !== 'company' && subjectType !== 'contact' && subjectType !== 'record' && subjectType !== 'lead')
    return null;
  return action.endsWith('.created') ? `${subjectType}.created` : `${subjectType}.changed`;
}
