import type { Static } from '@sinclair/typebox';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { TradeRecord } from '../records/record.entity';
import type { Viewer } from '../users/roles';
import { User } from '../users/user.entity';
import { Filing, FilingAct, FilingActMessage } from './filing.entity';
import type { HistoryReply } from './filing.schema';
import { companyNames } from './filing.service';
import { getDecidable } from './checking.service';
import { loadMask, visibleCompanies } from './presenting.service';

type Entry = Static<typeof HistoryReply>['entries'][number];

/** Everything that was ever decided on a message, by Tradepost and by people, newest first; of companies that the viewer may not see, no name. */
export async function readHistory(
  manager: EntityManager,
  viewer: Viewer,
  messageId: number,
): Promise<Static<typeof HistoryReply>> {
  await getDecidable(manager, viewer, messageId);
  const filings = await manager.find(Filing, { where: { messageId }, order: { id: 'DESC' }, take: 200 });
  const parts = await manager.find(FilingActMessage, { where: { messageId }, order: { id: 'DESC' }, take: 100 });
  const acts = await manager.findBy(FilingAct, { id: In(parts.map(part => part.actId)) });
  const users = await manager.findBy(User, {
    id: In(
      [...filings.map(one => one.userId), ...acts.flatMap(act => [act.userId, act.undoneById])].filter(
        id => id !== null,
      ),
    ),
  });
  const userName = (id: number | null) => users.find(user => user.id === id)?.name ?? null;
  const entries: Entry[] = [];
  const tell = await loadTelling(manager, viewer, filings);
  for (const filing of filings) {
    const base = { ...tell(filing), by: userName(filing.userId), actId: null, canUndo: false };
    entries.push({ ...base, at: filing.createdAt.toISOString(), kind: 'filed' });
    if (filing.endedAt) entries.push({ ...base, at: filing.endedAt.toISOString(), kind: 'ended', reasons: [] });
  }
  for (const act of acts) entries.push(...actEntries(viewer, act, userName));
  entries.sort((a, b) => b.at.localeCompare(a.at));
  return { entries };
}

/** A function that tells of a filing what the viewer may know. */
async function loadTelling(manager: EntityManager, viewer: Viewer, filings: readonly Filing[]) {
  const records = await manager.findBy(TradeRecord, { id: In(filings.flatMap(filing => filing.recordId ?? [])) });
  const companyIds = [...filings, ...records].map(one => one.companyId);
  const visible = await visibleCompanies(manager, viewer, [...new Set(companyIds)]);
  const names = await companyNames(manager, visible);
  const numbers = new Map(
    records.filter(record => visible.has(record.companyId)).map(record => [record.id, record.number]),
  );
  const reasons = filings.flatMap(filing => filing.reasons);
  const mask = await loadMask(manager, viewer, reasons);
  return (filing: Filing) => {
    const isOpen = visible.has(filing.companyId);
    const record = isOpen ? (numbers.get(filing.recordId ?? 0) ?? null) : null;
    return {
      company: names.get(filing.companyId) ?? null,
      record,
      reasons: isOpen && (filing.recordId === null || record !== null) ? mask(filing.reasons) : [],
    };
  };
}

function actEntries(viewer: Viewer, act: FilingAct, userName: (id: number | null) => string | null): Entry[] {
  const isHis = act.userId === viewer.userId || viewer.ownerIds.includes(act.userId);
  const base = { company: null, record: null, reasons: [], actId: act.id };
  const done: Entry = {
    ...base,
    at: act.createdAt.toISOString(),
    kind: act.kind === 'not_business' ? 'not_business' : 'act',
    by: userName(act.userId),
    canUndo: isHis && act.undoneAt === null,
  };
  if (!act.undoneAt) return [done];
  return [
    done,
    { ...base, at: act.undoneAt.toISOString(), kind: 'undone', by: userName(act.undoneById), canUndo: false },
  ];
}
