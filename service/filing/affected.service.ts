import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { registrableDomain } from '../common/emailAddress';
import { Company, CompanyDomain, Contact, ContactAddress } from '../companies/company.entity';
import { Message, Participant } from '../mail/message.entity';
import { pieces } from '../platform/database/rows';
import { searchRaw } from '../platform/database/search';
import { Filing } from './filing.entity';

/** What has changed in the master data or the rules, so that old mail is to be looked at again. */
export interface RefilePayload {
  addresses?: string[];
  domains?: string[];
  /** As people write them. */
  numbers?: string[];
  companyIds?: number[];
  /** What these rules filed. */
  ruleIds?: number[];
  conversationIds?: number[];
  messageIds?: number[];
  /** Conversations of which a letter moved: their letters, oldest first. Set by the job that moved it; nothing else is looked at. */
  following?: number[];
  /** Who made the change, 0 for the command line; absent where mail that came asks. See holding.service.ts. */
  byUserId?: number;
  /** Set by a job that did not finish: messages up to this one are done. */
  afterId?: number;
}

// The index is asked for so many numbers at once.
const NUMBERS_A_QUERY = 50;

/**
 * The next messages, by number above `afterId`, that a change may concern: the smallest of all that any part of it reaches, so that a walk by number
 * through the archive leaves none out, whatever re-filing changes behind it.
 */
export async function findAffected(manager: EntityManager, payload: RefilePayload, limit = 200): Promise<number[]> {
  const after = payload.afterId ?? 0;
  const found = new Set<number>((payload.messageIds ?? []).filter(id => id > after));
  const page: Page = { manager, after, limit };
  const belongings = await belongingsOf(manager, payload.companyIds ?? []);
  const addresses = new Set([...(payload.addresses ?? []), ...belongings.addresses]);
  const domains = new Set([...(payload.domains ?? []), ...belongings.domains].map(registrableDomain));
  const lists = [
    ...pieces([...addresses]).map(values => () => naming(page, 'address', values)),
    ...pieces([...domains]).map(values => () => naming(page, 'domain', values)),
    ...pieces(payload.companyIds ?? []).map(values => () => filedBy(page, 'companyId', values)),
    ...pieces(payload.ruleIds ?? []).map(values => () => filedBy(page, 'ruleId', values)),
    ...pieces(payload.conversationIds ?? []).map(values => () => lettersOf(page, values)),
    ...pieces(payload.numbers ?? [], NUMBERS_A_QUERY).map(
      values => () => searchRaw(manager, numberPhrases(values), after, limit),
    ),
  ];
  for (const list of lists) for (const id of await list()) found.add(id);
  return [...found].sort((a, b) => a - b).slice(0, limit);
}

interface Page {
  manager: EntityManager;
  after: number;
  limit: number;
}

async function naming(
  { manager, after, limit }: Page,
  column: 'address' | 'domain',
  values: string[],
): Promise<number[]> {
  const rows = await manager
    .createQueryBuilder(Participant, 'p')
    .select('DISTINCT p.messageId', 'messageId')
    .where(`p.${column} IN (:...values) AND p.messageId > :after`, { values, after })
    .orderBy('p.messageId')
    .limit(limit)
    .getRawMany<{ messageId: number }>();
  return rows.map(row => row.messageId);
}

async function filedBy(
  { manager, after, limit }: Page,
  column: 'companyId' | 'ruleId',
  values: number[],
): Promise<number[]> {
  const rows = await manager
    .createQueryBuilder(Filing, 'f')
    .select('DISTINCT f.messageId', 'messageId')
    .where(`f.${column} IN (:...values) AND f.endedAt IS NULL AND f.messageId > :after`, { values, after })
    .orderBy('f.messageId')
    .limit(limit)
    .getRawMany<{ messageId: number }>();
  return rows.map(row => row.messageId);
}

async function lettersOf({ manager, after, limit }: Page, conversationIds: number[]): Promise<number[]> {
  const rows = await manager
    .createQueryBuilder(Message, 'm')
    .select('m.id', 'id')
    .where('m.conversationId IN (:...conversationIds) AND m.id > :after', { conversationIds, after })
    .orderBy('m.id')
    .limit(limit)
    .getRawMany<{ id: number }>();
  return rows.map(row => row.id);
}

/**
 * By what mail of companies is known that waits and so stands under nobody: the addresses of their contacts, and their domains. A parent's too: with its
 * first company below it, an unknown part of its domain may be any of them.
 */
async function belongingsOf(
  manager: EntityManager,
  companyIds: readonly number[],
): Promise<{ addresses: string[]; domains: string[] }> {
  const [addresses, domains]: [string[], string[]] = [[], []];
  const ids = new Set(companyIds);
  for (const piece of pieces(companyIds)) {
    const rows = await manager.find(Company, { select: { id: true, parentId: true }, where: { id: In(piece) } });
    for (const { parentId } of rows) if (parentId !== null) ids.add(parentId);
  }
  for (const piece of pieces([...ids])) {
    const rows = await manager
      .createQueryBuilder(ContactAddress, 'a')
      .innerJoin(Contact, 'c', 'c.id = a.contactId')
      .select('a.address', 'address')
      .where('c.companyId IN (:...piece)', { piece })
      .getRawMany<{ address: string }>();
    for (const { address } of rows) addresses.push(address);
    for (const { domain } of await manager.findBy(CompanyDomain, { companyId: In(piece) })) domains.push(domain);
  }
  return { addresses, domains };
}

/** Numbers in every way that the index may have cut them: PI26-0112 is "pi26 0112", "pi260112", "pi 26 0112". */
export function numberPhrases(numbers: readonly string[]): string[] {
  const phrases = numbers.flatMap(number => {
    const folded = number.normalize('NFKC').toLowerCase();
    const runs = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
    const split = runs.flatMap(run => run.match(/\p{N}+|\p{L}+/gu) ?? []);
    return [runs.join(' '), runs.join(''), split.join(' ')];
  });
  return [...new Set(phrases)].filter(Boolean);
}
