import type { EntityManager } from 'typeorm';
import { domainOf } from '../../common/emailAddress';
import { badRequest, forbidden, notFound } from '../../common/errors';
import { Contact } from '../../companies/company.entity';
import { TradeRecord } from '../../records/record.entity';
import type { Viewer } from '../../users/roles';
import { checkCode } from '../../users/dictionary.service';
import { getCompanySettings } from '../../users/settings.service';
import { refusePartyOfAnother } from '../claims.service';
import { visibleCompanies } from '../presenting.service';
import type { RuleCondition } from './conditions';
import { checkConditions } from './conditions';
import { mailboxesOf, mayCoverAll } from './coverage.service';
import type { RuleBody } from './rules.schema';

async function checkMailboxes(
  manager: EntityManager,
  owner: Viewer,
  coverage: 'own' | 'all',
  conditions: readonly RuleCondition[],
): Promise<void> {
  if (coverage === 'all') return;
  const own = (await mailboxesOf(manager, [owner.userId])).get(owner.userId);
  const wanted = conditions.filter(one => one.field === 'mailbox' && !one.isNot).flatMap(one => one.values);
  const address = wanted.find(one => !own?.has(one));
  if (address) throw badRequest('rule.other_mailbox', `${address} is no mailbox of the rule's owner.`, { address });
}

/** The target must be one that the owner of the rule may file under; addresses and domains must not be those of companies of others. */
async function checkTarget(
  manager: EntityManager,
  owner: Viewer,
  body: RuleBody,
  conditions: readonly RuleCondition[],
): Promise<void> {
  const { companyId = null, contactId = null, recordId = null } = body;
  if (body.action === 'categorise') {
    if (!body.category) throw badRequest('rule.no_category', 'Choose the category that the rule gives.');
    await checkCode(manager, 'mail_category', body.category);
  }
  if (body.action === 'file') {
    if (companyId === null) throw badRequest('rule.no_target', 'Say under which company or record the mail belongs.');
    const record = recordId === null ? null : await manager.findOneBy(TradeRecord, { id: recordId });
    if (recordId !== null && !record) throw notFound('record');
    const needed = [...new Set([companyId, ...(record ? [record.companyId] : [])])];
    if ((await visibleCompanies(manager, owner, needed)).size < needed.length) throw notFound('company');
    if (record && record.companyId !== companyId)
      throw badRequest('rule.foreign_record', 'The record belongs to another company.');
    if (contactId !== null && !(await manager.existsBy(Contact, { id: contactId, companyId })))
      throw notFound('contact');
  }
  for (const { field, isNot, values } of conditions) {
    if (isNot || !['sender', 'domain', 'participant'].includes(field)) continue;
    for (const value of values)
      await refusePartyOfAnother(manager, owner, value.includes('@') ? 'address' : 'domain', value, companyId);
  }
}

/**
 * Whether a rule may stand as it is wanted, by its owner and by whoever writes it.
 *
 * @returns its conditions as they are kept
 */
export async function checkRule(
  manager: EntityManager,
  viewer: Viewer,
  owner: Viewer,
  body: RuleBody,
): Promise<RuleCondition[]> {
  if (body.coverage === 'all' && !(mayCoverAll(viewer) && mayCoverAll(owner))) throw forbidden('rule.not_for_all');
  const settings = await getCompanySettings(manager);
  const conditions = checkConditions(body.conditions, settings.ownDomains);
  const own = conditions.find(
    one => one.field === 'sender' && one.values.some(value => settings.ownDomains.includes(domainOf(value))),
  );
  if (own && !own.isNot && conditions.length === 1)
    throw badRequest('rule.own_domain', 'This is an address of your own company.', { domain: own.values[0] });
  await checkMailboxes(manager, owner, body.coverage, conditions);
  await checkTarget(manager, owner, body, conditions);
  if (!sameOwner(viewer, owner)) await checkTarget(manager, viewer, body, conditions);
  return conditions;
}

const sameOwner = (viewer: Viewer, owner: Viewer) => viewer.userId === owner.userId;
