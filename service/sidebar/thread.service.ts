import type { EntityManager } from 'typeorm';
import { In, IsNull, MoreThan, Not } from 'typeorm';
import { Company } from '../companies/company.entity';
import { Filing } from '../filing/filing.entity';
import { visibleCompanies } from '../filing/presenting.service';
import { ownCopySql, ownMailboxSql } from '../filing/visibility';
import { Mailbox, MailboxMessage, Message, Participant } from '../mail/message.entity';
import { MailCare } from '../teamwork/care.entity';
import { Presence } from '../teamwork/live.entity';
import { visibleLetters } from '../teamwork/notes.service';
import { basicsOf, peopleNames } from '../teamwork/presentingCare.service';
import { usualHours, workedMinutes } from '../teamwork/waiting';
import { HIDDEN, mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import type { FoundMailbox } from './finding.service';
import { workingDays } from '../common/localTime';
import type { PaneConversation, PaneLetter, PanePresence } from './sidebar.schema';
import type { TurnParty } from './turns';
import { turnOf } from './turns';

/** What the conversation is read for. */
export interface ThreadQuestion {
  message: Message;
  place: FoundMailbox;
  /** Of the card, and where they are. */
  party: (TurnParty & { country: string | null }) | null;
  timeZone: string | null;
  now: Date;
}

const SHOWN = 10;
const COUNTED = 200;
// Of these the colleagues are told.
const LOOKED_AT = 20;

/** The conversation of a letter across colleagues, within the viewer's rights; whose turn it is; how it stands in the mailbox. */
export async function readThread(
  manager: EntityManager,
  viewer: Viewer,
  question: ThreadQuestion,
): Promise<PaneConversation> {
  const { message, now } = question;
  const ids = await visibleLetters(manager, viewer, message.conversationId, COUNTED);
  const letters = await lettersOf(manager, viewer, ids.slice(0, LOOKED_AT));
  const holders = await holdersOf(
    manager,
    viewer,
    letters.map(({ letter }) => letter.id),
  );
  const shown = letters.slice(0, SHOWN).map(({ letter, isOwn }) => lineOf(viewer, letter, isOwn, holders, message.id));
  const care = await careOf(manager, question);
  const turn =
    care?.row?.state === 'done'
      ? null
      : turnOf(
          letters.map(({ letter }) => letter),
          await turnParty(manager, viewer, letters[0]?.letter ?? message, question),
        );
  const hours = { ...usualHours, days: workingDays(question.party?.country ?? null) };
  const names = letters.map(({ letter }) => colleagueOf(letter, holders)).filter(name => name !== null);
  return {
    id: message.conversationId,
    messages: shown,
    count: ids.length,
    colleagues: [...new Set(names)].slice(0, 20),
    waitingOn: turn?.on ?? null,
    since: turn?.since.toISOString() ?? null,
    waitedMinutes: turn && question.timeZone ? workedMinutes(turn.since, now, hours, question.timeZone) : null,
    care: care?.reply ?? null,
  };
}

async function lettersOf(
  manager: EntityManager,
  viewer: Viewer,
  ids: readonly number[],
): Promise<{ letter: Message; isOwn: boolean }[]> {
  if (ids.length === 0) return [];
  const own = ownCopySql(viewer, '"m"');
  const { entities, raw } = await manager
    .createQueryBuilder(Message, 'm')
    .addSelect(`CASE WHEN ${own.sql} THEN 1 ELSE 0 END`, 'isOwnCopy')
    .where({ id: In([...ids]) })
    .setParameters(own.parameters)
    .orderBy('m.sentAt', 'DESC')
    .addOrderBy('m.id', 'DESC')
    .getRawAndEntities<{ isOwnCopy: number | string }>();
  return entities.map((letter, at) => ({ letter, isOwn: Number(raw[at]?.isOwnCopy ?? 0) === 1 }));
}

/** In whose mailboxes letters lie: the viewer's own, and those that the letter names itself. Any other tells of a blind copy (product, section 3). */
async function holdersOf(manager: EntityManager, viewer: Viewer, ids: readonly number[]): Promise<Map<number, string>> {
  const own = ownMailboxSql(viewer, '"b"');
  const copies = await manager
    .createQueryBuilder(MailboxMessage, 'c')
    .innerJoin(Mailbox, 'b', 'b.id = c.mailboxId')
    .select(['c.messageId AS messageId', 'b.address AS address', 'b.name AS name'])
    .addSelect(`CASE WHEN ${own.sql} THEN 1 ELSE 0 END`, 'isOwn')
    .where('c.messageId IN (:...ids)', { ids: ids.length > 0 ? ids : [0] })
    .setParameters(own.parameters)
    .getRawMany<{ messageId: number; address: string; name: string; isOwn: number | string }>();
  const addresses = [...new Set(copies.map(copy => copy.address))];
  const named = await manager.find(Participant, {
    select: { messageId: true, address: true },
    where: { messageId: In([...ids]), address: In(addresses), role: Not('bcc') },
  });
  const isNamed = new Set(named.map(one => `${one.messageId}:${one.address}`));
  const found = new Map<number, string>();
  for (const { messageId, address, name, isOwn } of copies)
    if (!found.has(messageId) && (Number(isOwn) === 1 || isNamed.has(`${messageId}:${address}`)))
      found.set(messageId, name);
  return found;
}

const colleagueOf = (letter: Message, holders: ReadonlyMap<number, string>) =>
  letter.direction === 'out' ? letter.fromName || letter.fromAddress : (holders.get(letter.id) ?? null);

function lineOf(
  viewer: Viewer,
  letter: Message,
  isOwn: boolean,
  holders: ReadonlyMap<number, string>,
  currentId: number,
): PaneLetter {
  const { id, direction, fromName, preview, hasAttachments } = letter;
  return {
    ...{ id, direction, fromName, preview, hasAttachments },
    sentAt: letter.sentAt.toISOString(),
    fromAddress: isOwn || mayView(viewer, 'contact') ? letter.fromAddress : HIDDEN,
    colleague: colleagueOf(letter, holders),
    isCurrent: id === currentId,
  };
}

/** Who is on the other side of the newest letter: the party of the card, or, where that letter is filed under somebody else, he. */
async function turnParty(
  manager: EntityManager,
  viewer: Viewer,
  newest: Message,
  { message, party }: ThreadQuestion,
): Promise<TurnParty | null> {
  if (newest.id === message.id || newest.direction !== 'out') return party;
  const filings = await manager.find(Filing, { where: { messageId: newest.id, endedAt: IsNull() }, take: 20 });
  const visible = await visibleCompanies(manager, viewer, [...new Set(filings.map(filing => filing.companyId))]);
  const [id] = visible;
  return id === undefined ? party : manager.findOneBy(Company, { id });
}

async function careOf(manager: EntityManager, { place, message, now }: ThreadQuestion) {
  const { mailbox, isOwn } = place;
  if (!mailbox || !isOwn) return null;
  const row = await manager.findOneBy(MailCare, { mailboxId: mailbox.id, conversationId: message.conversationId });
  if (!mailbox.isShared) return { row, reply: null };
  const nothing = { state: null, carer: null, isRed: false, version: 0 };
  const basics = row ? (await basicsOf(manager, [row], now))(row) : null;
  const carer = basics?.carerId ? { id: basics.carerId, name: basics.carerName ?? '' } : null;
  const stands = row && basics ? { state: row.state, carer, isRed: basics.isRed, version: row.version } : nothing;
  return { row, reply: { mailboxId: mailbox.id, ...stands, mayChange: true } };
}

/** Which colleagues have the conversation open, and who is answering; the caller has checked that the viewer may see a letter of it. */
export async function presenceOf(
  manager: EntityManager,
  viewer: Viewer,
  conversationId: number,
  now: Date,
): Promise<PanePresence[]> {
  const rows = await manager.find(Presence, {
    where: { conversationId, until: MoreThan(now), userId: Not(viewer.userId) },
    order: { isAnswering: 'DESC', since: 'ASC' },
    take: 20,
  });
  if (rows.length === 0) return [];
  const names = await peopleNames(
    manager,
    rows.map(row => row.userId),
  );
  const seen = new Set<number>();
  return rows.flatMap(({ userId, isAnswering, since }) => {
    // A colleague with two tabs is one colleague.
    if (seen.has(userId)) return [];
    seen.add(userId);
    const kind = isAnswering ? ('answering' as const) : ('reading' as const);
    return [{ userId, name: names.get(userId) ?? '', kind, since: since.toISOString() }];
  });
}
