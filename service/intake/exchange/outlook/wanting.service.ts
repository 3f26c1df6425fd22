import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { companyNames, findFilings } from '../../../filing/filing.service';
import { knowableCompanies, visibleCompanies } from '../../../filing/presenting.service';
import type { Mailbox } from '../../../mail/message.entity';
import { MailboxMember } from '../../../mail/message.entity';
import { pieces } from '../../../platform/database/rows';
import { TradeRecord } from '../../../records/record.entity';
import type { Viewer } from '../../../users/roles';
import { viewerOf } from '../../../users/viewing.service';
import { categoryName, foldCategory, MOST_CATEGORIES } from './naming';
import { OutlookCategory } from './outlook.entity';
import type { OutlookOptions } from './outlook.entity';

/** Where a message stands, as far as whoever reads the mailbox may know. */
export interface Party {
  /** null: he may not know it. */
  companyId: number | null;
  recordId: number | null;
  /** He may look into it. */
  isOpen: boolean;
}

/** What a message should show in Outlook. */
export interface Wanted {
  names: string[];
  /** Whose folder it belongs into; null: nobody's, or several. */
  companyId: number | null;
}

export const nothingWanted: Wanted = { names: [], companyId: null };

/** Everybody who reads a mailbox, by our books: whose it is, and who works in it. */
export async function readersOf(manager: EntityManager, { id, ownerId }: Mailbox): Promise<Viewer[]> {
  const members = await manager.findBy(MailboxMember, { mailboxId: id });
  const userIds = [...new Set([ownerId, ...members.map(member => member.userId)])];
  const readers: Viewer[] = [];
  for (const userId of userIds) {
    const viewer = userId === null ? null : await viewerOf(manager, userId);
    if (viewer) readers.push(viewer);
  }
  return readers;
}

/**
 * What messages should show in a mailbox. What not all of its readers may know is not named: who reads a mail learns no more of it in Outlook than here. Categories that are new get their row.
 *
 * @returns by message; those that are filed nowhere are missing
 */
export async function loadWanted(
  manager: EntityManager,
  mailbox: Mailbox,
  options: OutlookOptions,
  messageIds: readonly number[],
  now: Date,
): Promise<Map<number, Wanted>> {
  const parties = await partiesOf(manager, await readersOf(manager, mailbox), messageIds);
  const shown = [...parties.values()].flat();
  const names = await namesOf(manager, mailbox.id, options, shown, now);
  const wanted = new Map<number, Wanted>();
  for (const [messageId, all] of parties) {
    const companies = new Set(all.map(party => party.companyId));
    const [first = null] = all.every(party => party.isOpen) ? companies : [];
    wanted.set(messageId, {
      names: options.hasCategories ? all.map(party => names.get(keyOf(party)) as string) : [],
      companyId: companies.size === 1 ? first : null,
    });
  }
  return wanted;
}

const keyOf = ({ companyId, recordId }: Party) => `${companyId ?? ''}:${recordId ?? ''}`;

async function partiesOf(
  manager: EntityManager,
  readers: readonly Viewer[],
  messageIds: readonly number[],
): Promise<Map<number, Party[]>> {
  const filings = await findFilings(manager, messageIds);
  const recordIds = [...filings.values()].flat().flatMap(filing => filing.recordId ?? []);
  const owners = await recordOwners(manager, recordIds);
  const companyIds = [...new Set([...[...filings.values()].flat().map(one => one.companyId), ...owners.values()])];
  const { visible, known } = await sightOf(manager, readers, companyIds);
  const parties = new Map<number, Party[]>();
  for (const [messageId, all] of filings) {
    const found = new Map<string, Party>();
    for (const { companyId, recordId } of all) {
      const isOpen = visible.has(companyId);
      const mayRecord = recordId !== null && isOpen && visible.has(owners.get(recordId) ?? 0);
      const party = {
        companyId: known.has(companyId) ? companyId : null,
        recordId: mayRecord ? recordId : null,
        isOpen,
      };
      found.set(keyOf(party), party);
    }
    parties.set(messageId, [...found.values()].slice(0, MOST_CATEGORIES));
  }
  return parties;
}

/** What all readers of a mailbox may look into, and what all may be told of; nothing where nobody is known to read it. */
async function sightOf(manager: EntityManager, readers: readonly Viewer[], companyIds: readonly number[]) {
  const both = async (ids: Set<number>, ask: (viewer: Viewer, left: number[]) => Promise<Set<number>>) => {
    let left = ids;
    for (const reader of readers) left = await ask(reader, [...left]);
    return left;
  };
  const all = () => new Set(readers.length === 0 ? [] : companyIds);
  return {
    visible: await both(all(), (viewer, left) => visibleCompanies(manager, viewer, left)),
    known: await both(all(), (viewer, left) => knowableCompanies(manager, viewer, left)),
  };
}

async function recordOwners(manager: EntityManager, ids: readonly number[]): Promise<Map<number, number>> {
  const owners = new Map<number, number>();
  for (const piece of pieces([...new Set(ids)]))
    for (const { id, companyId } of await manager.find(TradeRecord, {
      select: { id: true, companyId: true },
      where: { id: In(piece) },
    }))
      owners.set(id, companyId);
  return owners;
}

/** The category of each party in a mailbox, by its key; two parties of one name get names of their own. */
async function namesOf(
  manager: EntityManager,
  mailboxId: number,
  { language }: OutlookOptions,
  parties: readonly Party[],
  now: Date,
): Promise<Map<string, string>> {
  const each = [...new Map(parties.map(party => [keyOf(party), party])).values()];
  const companies = await companyNames(
    manager,
    each.flatMap(party => party.companyId ?? []),
  );
  const numbers = await recordNumbers(
    manager,
    each.flatMap(party => party.recordId ?? []),
  );
  const names = new Map<string, string>();
  for (const party of each) {
    const company = party.companyId === null ? null : (companies.get(party.companyId) ?? null);
    const record = party.recordId === null ? null : (numbers.get(party.recordId) ?? null);
    const nameAt = (copy: number) => categoryName(language, { company, record }, copy);
    names.set(keyOf(party), await nameIn(manager, mailboxId, party, nameAt, now));
  }
  return names;
}

const MOST_COPIES = 50;

async function nameIn(
  manager: EntityManager,
  mailboxId: number,
  { companyId, recordId }: Party,
  nameAt: (copy: number) => string,
  now: Date,
): Promise<string> {
  for (let copy = 1; copy <= MOST_COPIES; copy += 1) {
    const name = nameAt(copy);
    const foldedName = foldCategory(name);
    const known = await manager.findOneBy(OutlookCategory, { mailboxId, foldedName });
    if (known && known.companyId === companyId && known.recordId === recordId) return known.name;
    if (known && (known.uses > 0 || (await isStanding(manager, known)))) continue;
    const row = { mailboxId, name, foldedName, companyId, recordId, uses: 0, usedAt: now };
    // What it stood for is gone, so the name is free.
    if (known) await manager.update(OutlookCategory, { id: known.id }, row);
    else await manager.insert(OutlookCategory, row);
    return name;
  }
  return nameAt(MOST_COPIES + 1);
}

/** Whether what a category stands for is still there. */
async function isStanding(manager: EntityManager, { companyId, recordId }: OutlookCategory): Promise<boolean> {
  if (companyId === null) return true;
  const names = await companyNames(manager, [companyId]);
  return names.has(companyId) && (recordId === null || (await manager.existsBy(TradeRecord, { id: recordId })));
}

async function recordNumbers(manager: EntityManager, ids: readonly number[]): Promise<Map<number, string>> {
  const numbers = new Map<number, string>();
  for (const piece of pieces([...new Set(ids)]))
    for (const { id, number } of await manager.find(TradeRecord, {
      select: { id: true, number: true },
      where: { id: In(piece) },
    }))
      numbers.set(id, number);
  return numbers;
}

/** The categories of a mailbox among some names, by folded name. */
export async function categoriesNamed(
  manager: EntityManager,
  mailboxId: number,
  names: readonly string[],
): Promise<Map<string, OutlookCategory>> {
  const found = new Map<string, OutlookCategory>();
  for (const piece of pieces([...new Set(names.map(foldCategory))]))
    for (const row of await manager.findBy(OutlookCategory, { mailboxId, foldedName: In(piece) }))
      found.set(row.foldedName, row);
  return found;
}
