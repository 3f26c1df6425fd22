import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { In, IsNull } from 'typeorm';
import { Company } from '../../companies/company.entity';
import { insertRows, pieces } from '../../platform/database/rows';
import { addJob } from '../../platform/queue/jobRows';
import { priorities } from '../../platform/queue/queue';
import { dayOf } from '../filingCase';
import type { Comparison, KnownDetail } from './bankDetails';
import { compareDetails, maskDetail } from './bankDetails';
import { BankDetail, MessageWarning } from './warning.entity';
import type { PlacedDetail, WatchedMail } from './watching';

export const LOOK_AGAIN = 'warnings.look';

/** Which messages are to be looked at again: these, all of a company, or all there are. */
export interface LookPayload {
  messageIds?: number[];
  companyId?: number;
  isAll?: boolean;
  afterId?: number;
}

/** Asks for warnings to be computed again, in the transaction that changed what they depend on. */
export async function requestLook(manager: EntityManager, key: string, payload: LookPayload): Promise<void> {
  await addJob(manager, LOOK_AGAIN, key, payload, { priority: priorities.tidy, lane: 'warnings' });
}

type Book = Map<number | null, BankDetail[]>;

async function openBook(manager: EntityManager, mails: readonly WatchedMail[]): Promise<Book> {
  const book: Book = new Map();
  const named = mails.filter(mail => mail.details.length > 0);
  if (named.length === 0) return book;
  const put = (row: BankDetail) => book.set(row.companyId, [...(book.get(row.companyId) ?? []), row]);
  const ids = [...new Set(named.flatMap(mail => mail.companyIds))];
  for (const piece of pieces(ids))
    for (const row of await manager.findBy(BankDetail, { companyId: In(piece) })) put(row);
  const values = [...new Set(named.flatMap(mail => mail.details.map(one => one.value)))];
  for (const piece of pieces(values))
    for (const row of await manager.findBy(BankDetail, { companyId: IsNull(), value: In(piece) })) put(row);
  return book;
}

const isTaughtBy = (row: BankDetail, mail: WatchedMail) => row.state === 'seen' && row.messageId === mail.messageId;

/** True where the account had been retired when the mail was sent; older mail named it when it was right. */
const isRetired = (row: BankDetail, mail: WatchedMail) =>
  row.state === 'retired' && row.decidedAt !== null && row.decidedAt <= mail.sentAt;

/** What was known of a party when the mail was sent, but for what it taught itself; what a person confirmed counts always. */
function knownAt(book: Book, companyId: number, mail: WatchedMail): KnownDetail[] {
  return (book.get(companyId) ?? [])
    .filter(row => !isRetired(row, mail))
    .filter(row => row.state === 'confirmed' || (row.firstSeenAt <= mail.sentAt && !isTaughtBy(row, mail)))
    .map(({ kind, value, firstSeenAt }) => ({ kind, value, since: firstSeenAt }));
}

/** Writes details down as known from this mail on; answers true where the mail is older than what was known before. */
async function learn(
  manager: EntityManager,
  book: Book,
  companyId: number | null,
  mail: WatchedMail,
  details: readonly PlacedDetail[],
): Promise<boolean> {
  const rows = book.get(companyId) ?? [];
  let isEarlier = false;
  for (const { kind, value } of details) {
    const known = rows.find(row => row.value === value);
    if (known) {
      const isFirst = mail.sentAt < known.firstSeenAt;
      if (!isFirst && mail.sentAt <= known.lastSeenAt) continue;
      const change = isFirst ? { firstSeenAt: mail.sentAt, messageId: mail.messageId } : { lastSeenAt: mail.sentAt };
      Object.assign(known, change);
      await manager.update(BankDetail, known.id, change);
      isEarlier ||= isFirst && rows.length > 1;
      continue;
    }
    isEarlier ||= rows.some(row => row.firstSeenAt > mail.sentAt);
    const row = manager.create(BankDetail, {
      companyId,
      kind,
      value,
      state: 'seen',
      firstSeenAt: mail.sentAt,
      lastSeenAt: mail.sentAt,
      messageId: mail.messageId,
      decidedById: null,
      decidedAt: null,
    });
    rows.push(await manager.save(row));
  }
  book.set(companyId, rows);
  return isEarlier;
}

/** An older mail has come since, that named other details: what this one taught is not known by it alone. */
async function unlearn(manager: EntityManager, book: Book, companyId: number, mail: WatchedMail): Promise<void> {
  const rows = book.get(companyId) ?? [];
  const taught = rows.filter(row => isTaughtBy(row, mail));
  if (taught.length === 0) return;
  await manager.delete(BankDetail, { id: In(taught.map(row => row.id)) });
  book.set(
    companyId,
    rows.filter(row => !taught.includes(row)),
  );
  await requestLook(manager, `bank:${companyId}`, { companyId });
}

type Row = Partial<MessageWarning> & { key: string };

function keyOf(code: string, values: Record<string, string>): string {
  return createHash('sha256')
    .update(JSON.stringify([code, values]))
    .digest('hex');
}

function warningRow(
  mail: WatchedMail,
  part: Pick<MessageWarning, 'code' | 'severity' | 'values' | 'evidence' | 'companyId'>,
  key: string,
): Row {
  const open = { state: 'open' as const, note: '', decidedById: null, decidedAt: null, version: 1 };
  return { messageId: mail.messageId, sentAt: mail.sentAt, ...part, ...open, key };
}

/** A mail that names an account which somebody has retired: a warning whatever else is known. */
function retiredRow(book: Book, companyId: number, mail: WatchedMail, details: readonly PlacedDetail[]): Row | null {
  const retired = (book.get(companyId) ?? []).filter(row => isRetired(row, mail));
  const found = details.filter(one => retired.some(row => row.value === one.value));
  const [first] = retired.filter(row => found.some(one => one.value === row.value));
  if (!first?.decidedAt) return null;
  const values = {
    since: dayOf(first.decidedAt),
    found: [...new Set(found.map(one => maskDetail(one.value)))].join(', '),
  };
  const part = { code: 'bank_retired' as const, severity: 'high' as const, values, companyId };
  const key = keyOf('bank_retired', { company: String(companyId), ...values });
  return warningRow(mail, { ...part, evidence: found.map(one => one.evidence) }, key);
}

/** A mail that names other details than those that are known. */
async function differRow(
  manager: EntityManager,
  companyId: number,
  mail: WatchedMail,
  details: readonly PlacedDetail[],
  answer: Extract<Comparison, { kind: 'differ' }>,
): Promise<Row> {
  const strange = new Set(answer.found.map(one => one.value));
  const found = details.filter(one => strange.has(one.value));
  const company = await manager.findOneBy(Company, { id: companyId });
  const since = new Date(Math.min(...answer.known.map(one => one.since.getTime())));
  const values = {
    company: company?.name ?? '',
    since: dayOf(since),
    known: [...new Set(answer.known.map(one => maskDetail(one.value)))].slice(0, 5).join(', '),
    found: [...new Set(found.map(one => maskDetail(one.value)))].join(', '),
  };
  const part = { code: 'bank_details' as const, severity: 'high' as const, values, companyId };
  const key = keyOf('bank_details', { company: String(companyId), found: [...strange].sort().join() });
  return warningRow(mail, { ...part, evidence: found.map(one => one.evidence) }, key);
}

/** Compares the details of a mail with those of its parties: a warning, or they become known. */
async function bankRows(manager: EntityManager, book: Book, mail: WatchedMail): Promise<Row[]> {
  const own = new Set((book.get(null) ?? []).map(row => row.value));
  const details = mail.details.filter(one => mail.isOut || !own.has(one.value));
  if (mail.isOut) {
    // What we tell our customers to pay to is ours.
    await learn(manager, book, null, mail, details);
    return [];
  }
  const rows: Row[] = [];
  for (const companyId of mail.companyIds) {
    const retired = retiredRow(book, companyId, mail, details);
    if (retired) {
      rows.push(retired);
      continue;
    }
    const known = knownAt(book, companyId, mail);
    const answer = compareDetails(details, known);
    // What was confirmed later excuses this mail, and accuses none that is older.
    const wasKnown = known.some(one => one.since <= mail.sentAt);
    if (answer.kind === 'differ' && wasKnown) {
      await unlearn(manager, book, companyId, mail);
      rows.push(await differRow(manager, companyId, mail, details, answer));
      continue;
    }
    const isCertain = mail.isTrusted && mail.companyIds.length === 1;
    if (isCertain && (await learn(manager, book, companyId, mail, details)))
      await requestLook(manager, `bank:${companyId}`, { companyId });
  }
  return rows;
}

/** The warnings of messages as they are now, in the order of their instants, since each teaches the next what is known. */
async function warningsOf(manager: EntityManager, mails: readonly WatchedMail[]): Promise<Map<number, Row[]>> {
  const book = await openBook(manager, mails);
  const found = new Map<number, Row[]>();
  for (const mail of [...mails].sort((a, b) => a.sentAt.getTime() - b.sentAt.getTime())) {
    const signs = mail.signs.map(sign => warningRow(mail, { ...sign, companyId: null }, keyOf(sign.code, sign.values)));
    const bank = mail.details.length > 0 ? await bankRows(manager, book, mail) : [];
    found.set(mail.messageId, [...signs, ...bank]);
  }
  return found;
}

/** Keeps the warnings of new messages, in the transaction that files them. Costs nothing where there is nothing to note. */
export async function noteWarnings(manager: EntityManager, mails: readonly WatchedMail[]): Promise<void> {
  if (mails.length === 0) return;
  const found = await warningsOf(manager, mails);
  await insertRows(manager, MessageWarning, [...found.values()].flat());
}

/**
 * Puts the warnings of messages in the place of those that were computed before. What a person has decided on stays.
 *
 * @param messageIds all that were looked at, those without anything to note among them
 */
export async function renewWarnings(
  manager: EntityManager,
  messageIds: readonly number[],
  mails: readonly WatchedMail[],
): Promise<void> {
  const found = await warningsOf(manager, mails);
  for (const piece of pieces(messageIds)) {
    const standing = await manager.findBy(MessageWarning, { messageId: In(piece) });
    const wanted = piece.flatMap(id => found.get(id) ?? []);
    const isSame = (row: Row, other: MessageWarning) => row.messageId === other.messageId && row.key === other.key;
    const gone = standing.filter(row => row.state === 'open' && !wanted.some(one => isSame(one, row)));
    for (const ids of pieces(gone.map(row => row.id))) await manager.delete(MessageWarning, { id: In(ids) });
    await insertRows(
      manager,
      MessageWarning,
      wanted.filter(one => !standing.some(row => isSame(one, row))),
    );
  }
}
