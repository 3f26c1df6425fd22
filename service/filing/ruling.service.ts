import type { EntityManager } from 'typeorm';
import { IsNull } from 'typeorm';
import { domainOf, isFreeMail, isOwnDomain, registrableDomain } from '../common/emailAddress';
import { AppError, conflict } from '../common/errors';
import type { Message } from '../mail/message.entity';
import { insertRowsReturning, isUniqueViolation } from '../platform/database/rows';
import { getCompanySettings } from '../users/settings.service';
import { FilingRule } from './filing.entity';
import type { Scope } from './filing.schema';
import { requestRefiling } from './refiling.service';

/** What "always" says: mail of this scope belongs to this company and record; null: it is not business. */
export interface NewRule {
  scope: Scope;
  companyId: number | null;
  recordId: number | null;
  userId: number;
}

/** What a scope means for a message: the address of its outside party, the domain of that, or the conversation. */
export function scopeValue(message: Message, outside: string, scope: Scope): string {
  if (scope === 'conversation') return String(message.conversationId);
  return scope === 'domain' ? registrableDomain(domainOf(outside)) : outside;
}

/** Makes the rule of a decision, in the place of one that stood for the same address, domain or conversation. */
export async function makeRule(manager: EntityManager, message: Message, wanted: NewRule, now: Date): Promise<number> {
  const value = scopeValue(message, message.fromAddress, wanted.scope);
  if (wanted.scope !== 'conversation') await checkRuleValue(manager, message, value, wanted.scope);
  await manager.update(FilingRule, { scope: wanted.scope, value, endedAt: IsNull() }, { endedAt: now });
  const rule = {
    scope: wanted.scope,
    value,
    companyId: wanted.companyId,
    recordId: wanted.recordId,
    userId: wanted.userId,
    createdAt: now,
    endedAt: null,
  };
  try {
    return (await insertRowsReturning(manager, FilingRule, [rule], 'value')).get(value) as number;
  } catch (error) {
    if (isUniqueViolation(error))
      throw conflict('filing.already_decided', 'Somebody made a rule for this at the same moment.', { by: '', to: '' });
    throw error;
  }
}

async function checkRuleValue(manager: EntityManager, message: Message, value: string, scope: Scope): Promise<void> {
  const settings = await getCompanySettings(manager);
  if (!value)
    throw new AppError('filing.no_sender', 400, 'This message names no sender, so no rule can be made from it.');
  if (message.direction !== 'in' || isOwnDomain(domainOf(value), settings.ownDomains)) {
    throw new AppError(
      'filing.own_sender',
      400,
      'This message is from your own company; a rule would catch all of its mail. File the message or the conversation.',
    );
  }
  if (scope === 'domain' && isFreeMail(value)) {
    throw new AppError(
      'filing.free_mail_domain',
      400,
      `${value} is a free-mail provider and names no company. Choose the address instead.`,
      { details: { domain: value } },
    );
  }
}

/** Lets old mail follow a rule that was just made. */
export async function refileScope(
  manager: EntityManager,
  message: Message,
  scope: Scope,
  ruleId: number,
): Promise<void> {
  const value = scopeValue(message, message.fromAddress, scope);
  // Of a conversation all that is here was decided just now; what comes later meets the rule.
  if (scope === 'address') await requestRefiling(manager, `rule:${ruleId}`, { addresses: [value] });
  if (scope === 'domain') await requestRefiling(manager, `rule:${ruleId}`, { domains: [value] });
}

/** Ends a rule; what it had filed is filed again without it. */
export async function endRule(manager: EntityManager, ruleId: number, now: Date): Promise<void> {
  const rule = await manager.findOneBy(FilingRule, { id: ruleId });
  if (!rule || rule.endedAt) return;
  await manager.update(FilingRule, ruleId, { endedAt: now });
  if (rule.scope === 'address') await requestRefiling(manager, `unrule:${ruleId}`, { addresses: [rule.value] });
  if (rule.scope === 'domain') await requestRefiling(manager, `unrule:${ruleId}`, { domains: [rule.value] });
}
