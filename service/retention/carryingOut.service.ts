import { randomUUID } from 'node:crypto';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { companyColumns, contactColumns } from '../companies/partyTables';
import { Company } from '../companies/company.entity';
import type { Context } from '../context';
import { FilingRule } from '../filing/filing.entity';
import { Erasure } from '../mail/erasure.entity';
import { ImageConsent, KeptOut } from '../mail/message.entity';
import { pieces } from '../platform/database/rows';
import { inTransaction } from '../platform/database/transaction';
import { addJob } from '../platform/queue/jobRows';
import { TradeRecord } from '../records/record.entity';
import { audit } from '../users/audit.service';
import { eraseMessages, PIECE, scrubContents } from './erasing.service';
import { eraseFromDrafts } from './namedDrafts.service';
import { eraseFromLeads } from './namedLeads.service';
import { eraseFromRules } from './namedRules.service';
import { addressesOf, contactsOf, nextMessages } from './selecting.service';

/** Job: carries out a confirmed erasure; `{ erasureId }`. */
export const ERASE = 'retention.erase';
/** Job: takes away contents that nobody has any more; `{ hashes }`. */
export const SCRUB = 'retention.scrub';

/** Carries out a confirmed erasure in pieces; it may be interrupted and run again. */
export async function carryOut(context: Context, erasureId: number, signal: AbortSignal): Promise<void> {
  const { database } = context;
  for (let isMore = true; isMore && !signal.aborted;) {
    const done = await inTransaction(database, manager => erasePiece(manager, erasureId, context.clock()));
    isMore = done === PIECE;
  }
  if (signal.aborted) return;
  await inTransaction(database, manager => finish(manager, erasureId, context.clock()));
  context.queue.wake();
}

async function erasePiece(manager: EntityManager, erasureId: number, now: Date): Promise<number> {
  const erasure = await manager.findOneByOrFail(Erasure, { id: erasureId });
  if (erasure.state !== 'confirmed') return 0;
  const ids = await nextMessages(manager, erasure.selection, PIECE);
  await eraseAndScrub(manager, ids, erasureId, now);
  return ids.length;
}

/** Erases messages and asks for their contents to be taken away, which a job does: it outlives a crash. */
export async function eraseAndScrub(
  manager: EntityManager,
  ids: readonly number[],
  erasureId: number | null,
  now: Date,
): Promise<void> {
  const hashes = await eraseMessages(manager, ids, erasureId, now);
  for (const piece of pieces(hashes, 500)) await addJob(manager, SCRUB, randomUUID(), { hashes: piece });
}

/** The handler of SCRUB. */
export async function scrub(context: Context, hashes: readonly string[]): Promise<void> {
  const scrubbed = await scrubContents(context, hashes);
  context.log.info({ scrubbed }, 'contents of erased mail were taken away');
}

async function finish(manager: EntityManager, erasureId: number, now: Date): Promise<void> {
  const erasure = await manager.findOneByOrFail(Erasure, { id: erasureId });
  if (erasure.state !== 'confirmed') return;
  const contactIds = await contactsOf(manager, erasure.selection);
  await eraseContacts(manager, contactIds, now);
  const { companyId } = erasure.selection;
  if (companyId) await eraseCompany(manager, companyId, erasure.reference, now);
  await manager.update(Erasure, { id: erasureId }, { state: 'done', doneAt: now });
  const details = { reference: erasure.reference, counts: erasure.counts };
  await audit(manager, 'system', 'erasure.done', { type: 'erasure', id: erasureId }, details, now);
}

// Their rows tell of more than the person: only his place in them goes.
const onlyNamed = ['filing', 'filing_rule_detail', 'task', 'lead'];

async function eraseContacts(manager: EntityManager, ids: readonly number[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  const addresses = await addressesOf(manager, ids);
  for (const piece of pieces(addresses, 500)) {
    await manager.delete(ImageConsent, { address: In(piece) });
    await manager.update(KeptOut, { sender: In(piece) }, { sender: null, subject: null });
    await manager.update(FilingRule, { value: In(piece) }, { value: '', endedAt: now });
  }
  await eraseFromRules(manager, addresses, now);
  await eraseFromDrafts(manager, addresses, now);
  await eraseFromLeads(manager, { contactIds: ids, addresses }, now);
  const listed = ids.map(id => Math.trunc(id)).join(', ');
  for (const { table, column } of contactColumns) {
    if (onlyNamed.includes(table))
      await manager.query(`UPDATE "${table}" SET "${column}" = NULL WHERE "${column}" IN (${listed})`);
    else await manager.query(`DELETE FROM "${table}" WHERE "${column}" IN (${listed})`);
  }
  await eraseMerges(manager, 'contact', listed);
  await manager.query(`DELETE FROM "party_key" WHERE "contactId" IN (${listed})`);
  await manager.query(`DELETE FROM "contact" WHERE "id" IN (${listed})`);
}

/** A merge keeps what it set aside, so that it can be undone: that goes too, and with it the undoing. */
async function eraseMerges(manager: EntityManager, kind: 'company' | 'contact', listed: string): Promise<void> {
  const named = `"kind" = '${kind}' AND ("survivorId" IN (${listed}) OR "loserId" IN (${listed}))`;
  await manager.query(`DELETE FROM "party_move" WHERE "mergeId" IN (SELECT "id" FROM "party_merge" WHERE ${named})`);
  await manager.query(
    `UPDATE "party_merge" SET "survivorName" = '', "loserName" = '', "kept" = '{}', "state" = 'failed', "errorCode" = 'merge.erased' WHERE ${named}`,
  );
}

// The company's row stays as a tombstone, and with it what only points at it.
const staying = ['company', 'record', 'contact', 'filing_rule'];

async function eraseCompany(manager: EntityManager, id: number, reference: string, now: Date): Promise<void> {
  const key = Math.trunc(id);
  for (const { table, column } of companyColumns) {
    if (staying.includes(table)) continue;
    await manager.query(`DELETE FROM "${table}" WHERE "${column}" = ${key}`);
  }
  await eraseMerges(manager, 'company', String(key));
  await manager.query(`DELETE FROM "party_key" WHERE "companyId" = ${key}`);
  await manager.update(FilingRule, { companyId: id }, { value: '', endedAt: now });
  await manager.update(TradeRecord, { companyId: id }, { title: '' });
  const company = await manager.findOneByOrFail(Company, { id });
  const name = `Erased (${reference})`;
  const empty = {
    ...{ otherName: null, city: null, website: null, phone: null, externalKey: null },
    ...{ staffCount: null, turnover: null, turnoverCurrency: null, buyingVolume: null, buyingCurrency: null },
  };
  const change = { ...empty, name, foldedName: name.toLowerCase(), version: company.version + 1 };
  await manager.update(Company, { id }, change);
}
