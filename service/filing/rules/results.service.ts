import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { badRequest } from '../../common/errors';
import { Message } from '../../mail/message.entity';
import { pieces } from '../../platform/database/rows';
import { TradeRecord } from '../../records/record.entity';
import { User } from '../../users/user.entity';
import { HIDDEN, mayView } from '../../users/fieldGroups';
import type { Viewer } from '../../users/roles';
import { getCompanySettings } from '../../users/settings.service';
import { Filing } from '../filing.entity';
import { companyNames } from '../filing.service';
import { readMail } from '../mailReading';
import { visibleCompanies } from '../presenting.service';
import { loadOwnCompany, loadQuestions } from '../questions.service';
import { visibleMessageSql } from '../visibility';
import type { RuleCondition } from './conditions';
import { checkConditions, matchConditions } from './conditions';
import { mailboxesOf } from './coverage.service';
import { findPast } from './past.service';
import { RuleRun, RuleRunKept, RuleRunMessage } from './rule.entity';
import { getRule, newestMessage } from './rules.service';
import { getRun } from './runs.service';
import type { CountReply, KeptMessages, RuleRunReply, RunMessages } from './rules.schema';

const PAGE = 50;
// What a person waits for while he types.
const LOOK_AT = 300;
const EXAMPLES = 5;
const RUNS = 20;

/** Trials and applications of a rule, newest first. @throws AppError rule.not_found */
export async function listRuns(manager: EntityManager, viewer: Viewer, ruleId: number): Promise<RuleRunReply[]> {
  await getRule(manager, viewer, ruleId);
  const runs = await manager.find(RuleRun, { where: { ruleId }, order: { id: 'DESC' }, take: RUNS });
  const users = await manager.findBy(User, { id: In(runs.map(run => run.userId)) });
  const names = new Map(users.map(user => [user.id, user.name]));
  return runs.map(run => presentRun(run, names.get(run.userId) ?? ''));
}

function presentRun(run: RuleRun, by: string): RuleRunReply {
  const { id, ruleId, kind, state, ruleVersion, scanned, matched, changed, restored } = run;
  const share = state === 'undoing' ? run.restored / Math.max(1, run.changed) : run.afterId / Math.max(1, run.upToId);
  return {
    id,
    ruleId,
    kind,
    state,
    ruleVersion,
    progress: state === 'running' || state === 'undoing' ? Math.min(99, Math.floor(share * 100)) : 100,
    scanned,
    matched,
    changed,
    restored,
    kept: keptOf(run),
    by,
    createdAt: run.createdAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}

function keptOf({ kept }: RuleRun): RuleRunReply['kept'] {
  const counts = Object.entries(kept ?? {}).map(([reason, count]) => ({ reason, count }));
  return counts.sort((a, b) => b.count - a.count);
}

/** Mail that fits the rule of a run and stays as it is: the first of each reason, of what the viewer may see. @throws AppError rule_run.not_found */
export async function listKept(manager: EntityManager, viewer: Viewer, runId: number): Promise<KeptMessages> {
  await getRun(manager, viewer, runId);
  const rows = await manager.find(RuleRunKept, { where: { runId }, order: { reason: 'ASC', id: 'ASC' }, take: 1000 });
  const messages = new Map<number, Message>();
  const visible = visibleMessageSql(viewer, '"m"');
  for (const piece of pieces(rows.map(row => row.messageId))) {
    const builder = manager.createQueryBuilder(Message, 'm').where('m.id IN (:...piece)', { piece });
    for (const message of await builder.andWhere(visible.sql, visible.parameters).getMany())
      messages.set(message.id, message);
  }
  const listed = rows.flatMap(({ messageId, reason }) => {
    const message = messages.get(messageId);
    return message ? [{ ...lineOf(viewer, message), reason }] : [];
  });
  return { messages: listed, hidden: rows.length - listed.length };
}

function lineOf(viewer: Viewer, message: Message) {
  const { id, conversationId, subject, fromName, sentAt } = message;
  const fromAddress = mayView(viewer, 'contact') ? message.fromAddress : HIDDEN;
  return { id, conversationId, subject, fromName, fromAddress, sentAt: sentAt.toISOString() };
}

/** A page of what a run would change or has changed, oldest mail first: where each message stood and where it goes. Of mail that the viewer may see. */
export async function listRunMessages(
  manager: EntityManager,
  viewer: Viewer,
  runId: number,
  cursor?: string,
): Promise<RunMessages> {
  await getRun(manager, viewer, runId);
  if (cursor !== undefined && !/^\d{1,10}$/.test(cursor))
    throw badRequest('page.cursor_invalid', 'This page cannot be continued; begin again at the first page.');
  const visible = visibleMessageSql(viewer, '"m"');
  const found = await manager
    .createQueryBuilder(RuleRunMessage, 'c')
    .innerJoin(Message, 'm', 'm.id = c.messageId')
    .where('c.runId = :runId AND c.id > :after', { runId, after: Number(cursor ?? 0) })
    .andWhere(visible.sql, visible.parameters)
    .orderBy('c.id')
    .limit(PAGE + 1)
    .getMany();
  const rows = found.slice(0, PAGE);
  const messages = new Map(
    (await manager.findBy(Message, { id: In(rows.map(row => row.messageId)) })).map(message => [message.id, message]),
  );
  const tell = await loadPlaces(manager, viewer, rows);
  return {
    messages: rows.flatMap(row => {
      const message = messages.get(row.messageId);
      return message ? [{ ...lineOf(viewer, message), ...tell(row) }] : [];
    }),
    nextCursor: found.length > PAGE ? String(rows[rows.length - 1]?.id) : null,
  };
}

interface Place {
  companyId: number;
  recordId: number | null;
}

const categoryOf = (row: RuleRunMessage, category: unknown) =>
  row.after.category === undefined ? {} : { category: typeof category === 'string' ? category : null };

const filingIdsOf = (row: RuleRunMessage) => (row.before.filingIds as number[] | undefined) ?? [];

/** A function that names the places before and after as far as the viewer may know them. */
async function loadPlaces(manager: EntityManager, viewer: Viewer, rows: readonly RuleRunMessage[]) {
  const filings = new Map(
    (await manager.findBy(Filing, { id: In(rows.flatMap(filingIdsOf)) })).map(filing => [filing.id, filing]),
  );
  const before = (row: RuleRunMessage): Place[] => filingIdsOf(row).flatMap(id => filings.get(id) ?? []);
  const places = rows.flatMap(row => [...before(row), ...row.after.places]);
  const visible = await visibleCompanies(manager, viewer, [...new Set(places.map(place => place.companyId))]);
  const names = await companyNames(manager, visible);
  const recordIds = places.flatMap(place => place.recordId ?? []);
  const records = new Map(
    (await manager.findBy(TradeRecord, { id: In([...new Set(recordIds)]) })).map(record => [record.id, record]),
  );
  const name = ({ companyId, recordId }: Place) => {
    const record = recordId === null ? undefined : records.get(recordId);
    return {
      company: names.get(companyId) ?? null,
      record: record && visible.has(companyId) && visible.has(record.companyId) ? record.number : null,
    };
  };
  return (row: RuleRunMessage) => ({
    before: { state: String(row.before.state), places: before(row).map(name), ...categoryOf(row, row.before.category) },
    after: { state: row.after.state, places: row.after.places.map(name), ...categoryOf(row, row.after.category) },
  });
}

/**
 * How many of the newest messages that the viewer's rule could touch fit these conditions, with some examples: a look while he writes it, not the trial.
 *
 * @throws AppError those of `checkConditions`
 */
export async function countMatches(
  manager: EntityManager,
  viewer: Viewer,
  wanted: { conditions: readonly RuleCondition[]; coverage: 'own' | 'all' },
): Promise<CountReply> {
  const settings = await getCompanySettings(manager);
  const conditions = checkConditions(wanted.conditions, settings.ownDomains);
  const page = { afterId: 0, upToId: await newestMessage(manager), limit: LOOK_AT, isNewestFirst: true };
  const ids = await findPast(manager, viewer, wanted.coverage, conditions, page);
  const own = await loadOwnCompany(manager);
  const mailboxes = wanted.coverage === 'all' ? null : (await mailboxesOf(manager, [viewer.userId])).get(viewer.userId);
  const found = (await loadQuestions(manager, ids)).filter(
    ({ question }) =>
      (!mailboxes || question.copies?.some(copy => mailboxes.has(copy.mailbox))) &&
      matchConditions(conditions, { question, reading: readMail(question, own) }) !== null,
  );
  const examples = found
    .slice(-EXAMPLES)
    .reverse()
    .map(({ messageId, question: { parsed, conversationId } }) => ({
      id: messageId,
      conversationId: conversationId ?? 0,
      subject: parsed.subject,
      from: parsed.from[0]?.name || parsed.from[0]?.address || '',
    }));
  return { looked: ids.length, matched: found.length, examples };
}
