import type { Static } from '@sinclair/typebox';
import { touchCompanies } from '../companies/touching.service';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { conflict } from '../common/errors';
import { Message } from '../mail/message.entity';
import { insertRows, pieces } from '../platform/database/rows';
import { audit } from '../users/audit.service';
import type { Viewer } from '../users/roles';
import { Filing, FilingAct, FilingActMessage, FilingStatus } from './filing.entity';
import type { FileBody, NotBusinessBody } from './filing.schema';
import type { Decision } from './checking.service';
import { checkTarget, checkVersion, getDecidable } from './checking.service';
import { isSharedWithOthers } from './claims.service';
import { findFilings } from './filing.service';
import type { MadeRule } from './ruling.service';
import { makeRule, refileScope } from './ruling.service';
import { visibleMessageSql } from './visibility';
import { requestLook } from './warnings/noting.service';

// One act on a conversation; a longer one is decided from its newest messages on.
const MAX_CONVERSATION = 2_000;

/** What an act did. */
export interface ActResult {
  actId: number;
  messageCount: number;
  isRule: boolean;
  /** Messages of the conversation that it left as they are: suspicious or unreadable ones, and what somebody else has decided. */
  leftOut: number;
}

/** Company and contact that were made for the message that is filed under them. */
export interface MadeParty {
  companyId: number;
  contactId: number;
}

/** Files a message, its conversation, or everything of its sender, because a person says so. That outranks every rule, for ever. */
export async function fileByPerson(
  manager: EntityManager,
  viewer: Viewer,
  messageId: number,
  body: Static<typeof FileBody>,
  now: Date,
  made: MadeParty | null = null,
): Promise<ActResult> {
  const decision: Decision = {
    companyId: body.companyId,
    contactId: body.contactId ?? null,
    recordIds: [...new Set(body.recordIds ?? [])],
    scope: body.scope,
    version: body.version,
    isChecked: body.isChecked ?? false,
  };
  return decide(manager, viewer, messageId, decision, made, now);
}

/** Says that a message, its conversation, or everything of its sender is not business. It stays stored, under nobody. */
export async function markNotBusiness(
  manager: EntityManager,
  viewer: Viewer,
  messageId: number,
  body: Static<typeof NotBusinessBody>,
  now: Date,
): Promise<ActResult> {
  return decide(
    manager,
    viewer,
    messageId,
    { companyId: null, contactId: null, recordIds: [], isChecked: true, ...body },
    null,
    now,
  );
}

async function decide(
  manager: EntityManager,
  viewer: Viewer,
  messageId: number,
  decision: Decision,
  made: MadeParty | null,
  now: Date,
): Promise<ActResult> {
  const message = await getDecidable(manager, viewer, messageId);
  const status = await manager.findOneByOrFail(FilingStatus, { messageId });
  await checkVersion(manager, status, decision.version);
  await checkTarget(manager, viewer, status, decision);
  const { targets, leftOut } =
    decision.scope === 'conversation'
      ? await conversationTargets(manager, viewer, message, status)
      : { targets: [status], leftOut: 0 };
  const rule = await ruleOf(manager, viewer, message, decision, now);
  const ruleId = rule?.ruleId ?? null;
  const actId = await insertAct(manager, viewer, message, decision, made, rule, targets.length, now);
  await writeDecision(manager, viewer, targets, decision, actId, ruleId, now);
  await requestLook(manager, `act:${actId}`, { messageIds: targets.map(target => target.messageId) });
  if (ruleId !== null) await refileScope(manager, viewer, message, decision.scope, ruleId);
  await audit(
    manager,
    viewer,
    decision.companyId === null ? 'filing.not_business' : 'filing.decided',
    { type: 'message', id: messageId },
    {
      scope: decision.scope,
      companyId: decision.companyId,
      recordIds: decision.recordIds,
      messages: targets.length,
    },
    now,
  );
  return { actId, messageCount: targets.length, isRule: ruleId !== null, leftOut };
}

/** The rule that a decision makes; null for a single message, and for a conversation in which others have mail of their own parties. */
async function ruleOf(
  manager: EntityManager,
  viewer: Viewer,
  message: Message,
  { scope, companyId, recordIds }: Decision,
  now: Date,
): Promise<MadeRule | null> {
  if (scope === 'message') return null;
  if (scope === 'conversation' && (await isSharedWithOthers(manager, viewer, message.conversationId, companyId)))
    return null;
  const recordId = recordIds.length === 1 ? (recordIds[0] as number) : null;
  return makeRule(manager, viewer, message, { scope, companyId, recordId }, now);
}

/**
 * What a decision on a conversation touches: all that the viewer sees of it, but for what nobody decides in passing, the suspicious and the unreadable, and
 * for what somebody else, or a file of company data, has decided. The message that he looks at is always among it.
 */
async function conversationTargets(
  manager: EntityManager,
  viewer: Viewer,
  message: Message,
  shown: FilingStatus,
): Promise<{ targets: FilingStatus[]; leftOut: number }> {
  const visible = visibleMessageSql(viewer, '"m"');
  const others = await manager
    .createQueryBuilder(FilingStatus, 's')
    .innerJoin(Message, 'm', 'm.id = s.messageId')
    .where('m.conversationId = :conversationId', { conversationId: message.conversationId })
    .andWhere("m.kind <> 'stub' AND m.id <> :shown", { shown: message.id })
    .andWhere(visible.sql, visible.parameters)
    .orderBy('s.sentAt', 'DESC')
    .addOrderBy('s.messageId', 'DESC')
    .limit(MAX_CONVERSATION - 1)
    .getMany();
  const targets = others.filter(
    ({ category, decidedAt, decidedById }) =>
      category !== 'suspicious' && category !== 'unreadable' && (decidedAt === null || decidedById === viewer.userId),
  );
  return { targets: [shown, ...targets], leftOut: others.length - targets.length };
}

/** Notes an act on the filing; answers its number. */
export async function insertAct(
  manager: EntityManager,
  viewer: Viewer,
  message: Message,
  decision: Decision,
  made: MadeParty | null,
  rule: MadeRule | null,
  messageCount: number,
  now: Date,
): Promise<number> {
  const act = manager.create(FilingAct, {
    userId: viewer.userId,
    kind: made ? 'create_company' : decision.companyId === null ? 'not_business' : 'file',
    scope: decision.scope,
    details: {
      companyId: decision.companyId,
      recordIds: decision.recordIds,
      messageId: message.id,
      ...(rule?.replacedId ? { replacedRuleId: rule.replacedId } : {}),
      ...(made ? { madeCompanyId: made.companyId, madeContactId: made.contactId } : {}),
    },
    ruleId: rule?.ruleId ?? null,
    messageCount,
    createdAt: now,
    undoneAt: null,
    undoneById: null,
  });
  return (await manager.save(act)).id;
}

/** Files messages as decided, and keeps what stood before with the act. */
export async function writeDecision(
  manager: EntityManager,
  viewer: Viewer,
  targets: readonly FilingStatus[],
  decision: Decision,
  actId: number,
  ruleId: number | null,
  now: Date,
): Promise<void> {
  const ids = targets.map(target => target.messageId);
  const standing = await findFilings(manager, ids);
  await insertRows(
    manager,
    FilingActMessage,
    targets.map(target => ({
      actId,
      messageId: target.messageId,
      before: beforeOf(target, standing.get(target.messageId) ?? []),
      versionAfter: target.version + 1,
    })),
  );
  await endFilings(manager, [...standing.values()].flat(), now);
  const reason = { code: 'person' as const, values: { user: viewer.name, date: now.toISOString() } };
  const records = decision.recordIds.length > 0 ? decision.recordIds : [null];
  const rows =
    decision.companyId === null
      ? []
      : targets.flatMap(target =>
          records.map(recordId => ({
            messageId: target.messageId,
            companyId: decision.companyId as number,
            contactId: decision.contactId,
            recordId,
            confidence: 'person',
            reasons: [reason],
            userId: viewer.userId,
            ruleId,
            sentAt: target.sentAt,
            createdAt: now,
            endedAt: null,
          })),
        );
  await insertRows(manager, Filing, rows);
  if (decision.companyId !== null) await touchCompanies(manager, [{ companyId: decision.companyId, isWhole: true }]);
  for (const target of targets) await writeStatus(manager, target, viewer, decision, [reason], now);
}

async function writeStatus(
  manager: EntityManager,
  target: FilingStatus,
  viewer: Viewer,
  decision: Decision,
  reasons: FilingStatus['reasons'],
  now: Date,
): Promise<void> {
  const result = await manager.update(
    FilingStatus,
    { messageId: target.messageId, version: target.version },
    {
      state: decision.companyId === null ? 'not_business' : 'filed',
      category: null,
      reasons: decision.companyId === null ? reasons : [],
      candidates: [],
      decidedById: viewer.userId,
      decidedAt: now,
      postponedUntil: null,
      updatedAt: now,
      version: target.version + 1,
    },
  );
  if (result.affected !== 1)
    throw conflict('filing.already_decided', 'This message was decided meanwhile.', { by: '', to: '' });
}

/** Ends filings; their rows stay for the history. */
export async function endFilings(manager: EntityManager, filings: readonly Filing[], now: Date): Promise<void> {
  for (const piece of pieces(filings.map(filing => filing.id)))
    await manager.update(Filing, { id: In(piece) }, { endedAt: now });
  await touchCompanies(
    manager,
    filings.map(({ companyId }) => ({ companyId, isWhole: true })),
  );
}

/** The status before an act, in a form from which undo restores it. */
export function beforeOf(status: FilingStatus, filings: readonly Filing[]): Record<string, unknown> {
  const { state, category, reasons, candidates, decidedById, decidedAt } = status;
  return { state, category, reasons, candidates, decidedById, decidedAt, filingIds: filings.map(filing => filing.id) };
}

/** Puts a message away until later: it leaves the queue and comes back by itself. */
export async function postpone(
  manager: EntityManager,
  viewer: Viewer,
  messageId: number,
  until: Date,
  version: number,
  now: Date,
): Promise<void> {
  await getDecidable(manager, viewer, messageId);
  const status = await manager.findOneByOrFail(FilingStatus, { messageId });
  await checkVersion(manager, status, version);
  await manager.update(
    FilingStatus,
    { messageId, version },
    { postponedUntil: until, updatedAt: now, version: version + 1 },
  );
}
