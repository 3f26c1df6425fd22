import type { EntityManager } from 'typeorm';
import { IsNull } from 'typeorm';
import { domainOf, isFreeMail, isOwnDomain, registrableDomain } from '../common/emailAddress';
import { AppError, conflict } from '../common/errors';
import type { Message } from '../mail/message.entity';
import { insertRowsReturning, isUniqueViolation } from '../platform/database/rows';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import { refusePartyOfAnother } from './claims.service';
import { FilingAct, FilingRule } from './filing.entity';
import type { Scope } from './filing.schema';
import { requestRefiling } from './refiling.service';

/** What "always" says: mail of this scope belongs to this company and record; null: it is not business. */
export interface NewRule {
  scope: Scope;
  companyId: number | null;
  recordId: number | null;
}

/** The rule that an act made, and the one in whose place it stands. */
export interface MadeRule {
  ruleId: number;
  replacedId: number | null;
}

/** What a scope means for a message: the address of its outside party, the domain of that, or the conversation. */
export function scopeValue(message: Message, outside: string, scope: Scope): string {
  if (scope === 'conversation') return String(message.conversationId);
  return scope === 'domain' ? registrableDomain(domainOf(outside)) : outside;
}

/**
 * Makes the rule of a decision, in the place of one that stood for the same address, domain or conversation.
 *
 * @throws AppError filing.no_sender, filing.own_sender, filing.free_mail_domain; filing.party_of_another (409) with `owner`
 */
export async function makeRule(
  manager: EntityManager,
  viewer: Viewer,
  message: Message,
  wanted: NewRule,
  now: Date,
): Promise<MadeRule> {
  const value = scopeValue(message, message.fromAddress, wanted.scope);
  if (wanted.scope !== 'conversation') {
    await checkRuleValue(manager, message, value, wanted.scope);
    await refusePartyOfAnother(manager, viewer, wanted.scope, value, wanted.companyId);
  }
  const replaced = await manager.findOneBy(FilingRule, { scope: wanted.scope, value, endedAt: IsNull() });
  if (replaced) await manager.update(FilingRule, replaced.id, { endedAt: now });
  const rule = {
    scope: wanted.scope,
    value,
    companyId: wanted.companyId,
    recordId: wanted.recordId,
    userId: viewer.userId,
    createdAt: now,
    endedAt: null,
  };
  try {
    const ids = await insertRowsReturning(manager, FilingRule, [rule], 'value');
    return { ruleId: ids.get(value) as number, replacedId: replaced?.id ?? null };
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
  viewer: Viewer,
  message: Message,
  scope: Scope,
  ruleId: number,
): Promise<void> {
  const value = scopeValue(message, message.fromAddress, scope);
  // Of a conversation all that is here was decided just now; what comes later meets the rule.
  const byUserId = viewer.userId;
  if (scope === 'address') await requestRefiling(manager, `rule:${ruleId}`, { addresses: [value], byUserId });
  if (scope === 'domain') await requestRefiling(manager, `rule:${ruleId}`, { domains: [value], byUserId });
}

/**
 * Ends a rule that a person takes back; the one in whose place it stands comes back, and what it had filed is filed again, be it by that one or by none. A
 * rule that a newer one has replaced stays ended.
 */
export async function endRule(manager: EntityManager, ruleId: number, now: Date): Promise<void> {
  const rule = await manager.findOneByOrFail(FilingRule, { id: ruleId });
  const ended = await manager.update(FilingRule, { id: ruleId, endedAt: IsNull() }, { endedAt: now });
  const revived = ended.affected ? await reviveReplaced(manager, rule) : null;
  const { scope, value } = rule;
  await requestRefiling(manager, `unrule:${ruleId}`, {
    ...(scope === 'address' ? { addresses: [value] } : {}),
    ...(scope === 'domain' ? { domains: [value] } : {}),
    ...(scope === 'conversation' ? { conversationIds: [Number(value)] } : {}),
    ruleIds: [ruleId],
    ...(revived ? { byUserId: revived.userId } : {}),
  });
}

// Nobody changes his mind about one address more often than this.
const MAX_REPLACED = 50;

/** Puts the rule in force again that an ended one had replaced; where that was taken back itself, the one that it had replaced, and so on. */
async function reviveReplaced(manager: EntityManager, { id, scope, value }: FilingRule): Promise<FilingRule | null> {
  if (await manager.existsBy(FilingRule, { scope, value, endedAt: IsNull() })) return null;
  let act = await manager.findOneBy(FilingAct, { ruleId: id });
  for (let step = 0; act && step < MAX_REPLACED; step += 1) {
    const replacedId = act.details.replacedRuleId as number | undefined;
    if (replacedId === undefined) return null;
    act = await manager.findOneBy(FilingAct, { ruleId: replacedId });
    if (act?.undoneAt) continue;
    await manager.update(FilingRule, replacedId, { endedAt: null });
    return manager.findOneByOrFail(FilingRule, { id: replacedId });
  }
  return null;
}
