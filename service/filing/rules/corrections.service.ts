import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { isOwnDomain, domainOf } from '../../common/emailAddress';
import { Message } from '../../mail/message.entity';
import { pieces } from '../../platform/database/rows';
import { TradeRecord } from '../../records/record.entity';
import { HIDDEN, mayView } from '../../users/fieldGroups';
import type { Viewer } from '../../users/roles';
import { User } from '../../users/user.entity';
import { getCompanySettings } from '../../users/settings.service';
import { Filing, FilingAct, FilingActMessage, FilingStatus } from '../filing.entity';
import { companyNames, findFilings } from '../filing.service';
import { readMail } from '../mailReading';
import { loadMask, visibleCompanies } from '../presenting.service';
import { loadOwnCompany, loadQuestions } from '../questions.service';
import type { Reason } from '../reasons';
import { visibleMessageSql } from '../visibility';
import { matchConditions } from './conditions';
import type { CorrectionsReply } from './corrections.schema';
import { mayCoverAll } from './coverage.service';
import { findPast } from './past.service';
import type { Proposal } from './proposing';
import { isWorthProposing, proposeConditions } from './proposing';
import { newestMessage } from './rules.service';

const WEEK = 7 * 86_400_000;
const MAX_ACTS = 500;
const MAX_GROUPS = 10;
const MAX_SHOWN = 10;
// How much of the past each proposal is measured on; texts are slower to read than addresses.
const LOOK_AT = { sender: 500, domain: 500, words: 150 } as const;

interface Place {
  companyId: number | null;
  recordId: number | null;
}
interface Correction {
  message: Message;
  act: FilingAct;
  from: Place;
  to: Place;
  why: Reason[];
}
type Group = CorrectionsReply['groups'][number];

/** What people filed elsewhere in the last week than Tradepost had by itself, in groups, with the rules that each suggests. */
export async function readCorrections(manager: EntityManager, viewer: Viewer, now: Date): Promise<CorrectionsReply> {
  const corrections = await loadCorrections(manager, viewer, new Date(now.getTime() - WEEK));
  const groups = new Map<string, Correction[]>();
  for (const one of corrections) {
    const key = JSON.stringify([one.from, one.to, one.act.kind === 'not_business']);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const largest = [...groups.values()].sort((a, b) => b.length - a.length).slice(0, MAX_GROUPS);
  const tell = await loadTelling(manager, viewer, largest.flat());
  const reply: Group[] = [];
  for (const group of largest) reply.push({ ...tell(group), proposals: await measure(manager, viewer, group) });
  return { groups: reply };
}

async function loadCorrections(manager: EntityManager, viewer: Viewer, since: Date): Promise<Correction[]> {
  const builder = manager
    .createQueryBuilder(FilingAct, 'a')
    .where('a.createdAt >= :since AND a.undoneAt IS NULL', { since })
    .orderBy('a.createdAt', 'DESC')
    .limit(MAX_ACTS);
  if (!mayCoverAll(viewer)) builder.andWhere('a.userId IN (:...ids)', { ids: [viewer.userId, ...viewer.ownerIds] });
  const acts = new Map((await builder.getMany()).map(act => [act.id, act]));
  const parts: FilingActMessage[] = [];
  for (const piece of pieces([...acts.keys()]))
    parts.push(...(await manager.findBy(FilingActMessage, { actId: In(piece) })));
  // What stood by itself was wrong; what waited was only asked.
  const wrong = parts.filter(({ before }) => before.decidedById === null && before.state === 'filed').slice(0, 2_000);
  const messages = await loadSeen(
    manager,
    viewer,
    wrong.map(part => part.messageId),
  );
  const filings = new Map<number, Filing>();
  for (const piece of pieces(wrong.flatMap(filingIdsOf)))
    for (const filing of await manager.findBy(Filing, { id: In(piece) })) filings.set(filing.id, filing);
  return wrong.flatMap(part => {
    const message = messages.get(part.messageId);
    const act = acts.get(part.actId);
    const stood = filings.get(filingIdsOf(part)[0] ?? 0);
    if (!message || !act || !stood) return [];
    const from = { companyId: stood.companyId, recordId: stood.recordId };
    const to = {
      companyId: (act.details.companyId as number | null) ?? null,
      recordId: (act.details.recordIds as number[] | undefined)?.[0] ?? null,
    };
    if (from.companyId === to.companyId && from.recordId === to.recordId) return [];
    return [{ message, act, from, to, why: stood.reasons }];
  });
}

const filingIdsOf = (part: FilingActMessage) => (part.before.filingIds as number[] | undefined) ?? [];

async function loadSeen(manager: EntityManager, viewer: Viewer, ids: readonly number[]): Promise<Map<number, Message>> {
  const visible = visibleMessageSql(viewer, '"m"');
  const found = new Map<number, Message>();
  for (const piece of pieces([...new Set(ids)])) {
    const rows = await manager
      .createQueryBuilder(Message, 'm')
      .where('m.id IN (:...piece)', { piece })
      .andWhere(visible.sql, visible.parameters)
      .getMany();
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}

/** A function that tells of a group what the viewer may know. */
async function loadTelling(manager: EntityManager, viewer: Viewer, all: readonly Correction[]) {
  const places = all.flatMap(one => [one.from, one.to]);
  const records = await manager.findBy(TradeRecord, {
    id: In([...new Set(places.flatMap(one => one.recordId ?? []))]),
  });
  const ids = [...places.flatMap(one => one.companyId ?? []), ...records.map(record => record.companyId)];
  const visible = await visibleCompanies(manager, viewer, [...new Set(ids)]);
  const names = await companyNames(manager, visible);
  const users = await manager.findBy(User, { id: In([...new Set(all.map(one => one.act.userId))]) });
  const mask = await loadMask(
    manager,
    viewer,
    all.flatMap(one => one.why),
  );
  const place = ({ companyId, recordId }: Place) => {
    const isOpen = companyId !== null && visible.has(companyId);
    const record = isOpen ? records.find(one => one.id === recordId && visible.has(one.companyId)) : undefined;
    const company = isOpen ? (names.get(companyId) ?? null) : null;
    return {
      companyId: isOpen ? companyId : null,
      company,
      recordId: record?.id ?? null,
      record: record?.number ?? null,
    };
  };
  return (group: readonly Correction[]): Omit<Group, 'proposals'> => {
    const [first] = group as [Correction];
    return {
      from: place(first.from),
      to: place(first.to),
      isNotBusiness: first.act.kind === 'not_business',
      why: visible.has(first.from.companyId ?? 0) ? mask(first.why) : [],
      messages: group.slice(0, MAX_SHOWN).map(({ message, act }) => ({
        id: message.id,
        conversationId: message.conversationId,
        subject: message.subject,
        from: message.fromName || (mayView(viewer, 'contact') ? message.fromAddress : HIDDEN),
        by: users.find(user => user.id === act.userId)?.name ?? '',
        at: act.createdAt.toISOString(),
      })),
      count: group.length,
    };
  };
}

/** The rules that a group suggests, each with how much of the past it would file rightly and wrongly; those that would err too often are left out. */
async function measure(
  manager: EntityManager,
  viewer: Viewer,
  group: readonly Correction[],
): Promise<Group['proposals']> {
  const { ownDomains } = await getCompanySettings(manager);
  const received = group.map(one => one.message).filter(one => !isOwnDomain(domainOf(one.fromAddress), ownDomains));
  if (received.length === 0) return [];
  const [{ to }] = group as [Correction];
  const measured: Group['proposals'] = [];
  for (const proposal of proposeConditions(received)) {
    const standing = await pastOf(manager, viewer, proposal);
    const right = standing.filter(companyIds => companyIds.includes(to.companyId ?? 0)).length;
    measured.push({ ...proposal, right, wrong: standing.length - right });
  }
  return measured.filter(isWorthProposing).sort((a, b) => b.right - b.wrong - (a.right - a.wrong));
}

/** Where past mail stands now for which a proposed condition holds: companies, 0 for "not business". */
async function pastOf(manager: EntityManager, viewer: Viewer, { field, value }: Proposal): Promise<number[][]> {
  const conditions = [{ field, isNot: false, values: [value] }];
  const page = { afterId: 0, upToId: await newestMessage(manager), limit: LOOK_AT[field], isNewestFirst: true };
  let ids = await findPast(manager, viewer, 'all', conditions, page);
  const own = await loadOwnCompany(manager);
  if (field === 'words') {
    const questions = await loadQuestions(manager, ids);
    ids = questions
      .filter(({ question }) => matchConditions(conditions, { question, reading: readMail(question, own) }) !== null)
      .map(one => one.messageId);
  }
  const filings = await findFilings(manager, ids);
  const nowhere: number[] = [];
  for (const piece of pieces(ids))
    for (const { messageId } of await manager.findBy(FilingStatus, { messageId: In(piece), state: 'not_business' }))
      nowhere.push(messageId);
  return [...[...filings.values()].map(list => list.map(one => one.companyId)), ...nowhere.map(() => [0])];
}
