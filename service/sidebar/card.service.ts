import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { findOpenTasks } from '../activities/taskList.service';
import { dayOf } from '../common/calendarDay';
import { normaliseAddress } from '../common/emailAddress';
import { Company } from '../companies/company.entity';
import { namesOf } from '../companies/similar.service';
import type { Context } from '../context';
import { FilingStatus } from '../filing/filing.entity';
import type { FilingStatusReply } from '../filing/filing.schema';
import { presentStatuses } from '../filing/presenting.service';
import { MessageWarning } from '../filing/warnings/warning.entity';
import { readWarnings } from '../filing/warnings/warnings.service';
import type { Message } from '../mail/message.entity';
import { Participant } from '../mail/message.entity';
import { listNotes } from '../teamwork/notes.service';
import { HIDDEN, mayView } from '../users/fieldGroups';
import type { Viewer } from '../users/roles';
import { getCompanySettings } from '../users/settings.service';
import { filesOf, notesOf, openRecordsOf, undoableAct } from './around.service';
import type { Found, FoundMailbox } from './finding.service';
import { findItem, findMailbox, ownerNameOf } from './finding.service';
import { mayBeLead, qualifiedBy, readLeadPart } from './leadCard.service';
import { otherSide } from './outside';
import type { PartyChoice } from './partyCard.service';
import { contactsWith, findVisibleCompany, readParty } from './partyCard.service';
import type { Pane, PaneAsk, PaneState } from './sidebar.schema';
import { presenceOf, readThread } from './thread.service';
import { readUnknownSender } from './unknownSender.service';

type Card = Omit<Pane, 'etag' | 'asOf'>;

/** What every card is read with. */
interface Reading {
  context: Context;
  manager: EntityManager;
  viewer: Viewer;
  place: FoundMailbox;
  now: Date;
  today: string;
  ownDomains: readonly string[];
}

const MOST_TASKS = 10;
const SHOWN_NOTES = 5;

const nothing: Card = {
  state: 'not_taken_in',
  ...{ message: null, risks: [], party: null, hiddenParty: null, filing: null, undoActId: null, undoLead: null },
  can: {
    decide: false,
    takeIn: false,
    makeCompany: false,
    makeContact: false,
    ...{ note: false, makeLead: false, saveDocument: false },
  },
  ...{ lead: null, hiddenLead: null, inquiry: null },
  ...{ keptOut: null, held: null, notTakenIn: null, noRight: null, unknownSender: null },
  ...{ open: [], conversation: null, presence: [], tasks: [], notes: [], letterNotes: [] },
};

/**
 * Everything that the pane shows beside one item of Outlook, in one answer, as far as the viewer may know it. Some forty small queries, each by an index, however large the store.
 */
export async function readCard(context: Context, viewer: Viewer, ask: PaneAsk): Promise<Pane> {
  const { manager } = context.database;
  const now = context.clock();
  const { timeZone, ownDomains } = await getCompanySettings(manager);
  const place = await findMailbox(manager, viewer, ask.mailbox);
  const reading: Reading = { context, manager, viewer, place, now, today: dayOf(now, timeZone), ownDomains };
  const found = await findItem(manager, viewer, place, ask);
  const card =
    found.kind === 'message'
      ? await cardOf(reading, found.message, found.isOwnCopy)
      : await cardWithout(reading, found, ask);
  return { ...card, etag: etagOf(card), asOf: now.toISOString() };
}

/** The card of what is not stored, or not for this viewer to see. */
async function cardWithout(reading: Reading, found: Found, ask: PaneAsk): Promise<Card> {
  const { manager, viewer, place } = reading;
  if (place.mailbox && !place.isOwn)
    return { ...nothing, state: 'no_right', noRight: { ownerName: await ownerNameOf(manager, place.mailbox) } };
  const mayImport = viewer.grants.has('mail.import') && place.mailbox !== null && place.mailbox.isActive;
  if (found.kind === 'kept_out') {
    const { reason, day } = found.row;
    const can = { ...nothing.can, takeIn: mayImport && reason !== 'erased' };
    return { ...nothing, state: 'kept_out', keptOut: { reason, day }, can };
  }
  const known = await knownSender(reading, normaliseAddress(ask.from?.address ?? ''));
  return {
    ...nothing,
    notTakenIn: place.mailbox ? 'not_yet' : 'mailbox_unknown',
    can: { ...nothing.can, takeIn: mayImport },
    ...(await aroundParty(reading, known, null, reading.now)),
  };
}

async function cardOf(reading: Reading, message: Message, isOwnCopy: boolean): Promise<Card> {
  const { manager, viewer, place, now } = reading;
  const filing = (await presentStatuses(manager, viewer, [message.id])).get(message.id) ?? null;
  const side = await sideOf(reading, message);
  const { choice, hiddenParty, isNobodys } = await chooseParty(reading, filing, side.address);
  const held = await heldOf(manager, message.id, filing, now);
  const { isFree, ...leads } = await readLeadPart(manager, viewer, message.id, filing?.state ?? '', now);
  const isUnknown = !choice && !hiddenParty && filing?.state === 'review' && message.direction === 'in';
  const around = await aroundParty(reading, choice, message.conversationId, message.sentAt);
  const party = choice && { ...choice.company, country: choice.company.country };
  const timeZone = around.party?.place.timeZone ?? null;
  const risks = await risksOf(manager, viewer, message.id);
  return {
    ...nothing,
    ...leads,
    state: stateOf(filing, held !== null),
    message: await messageOf(reading, message, isOwnCopy, side),
    ...{ risks, hiddenParty, held, filing: leads.hiddenLead ? withoutLead(filing) : filing },
    ...(await undoOf(reading, message.id, filing)),
    can: {
      ...rightsOf(viewer),
      makeContact: isNobodys && isOfPerson(message) && mayHaveContact(around.party, risks),
      makeLead: isFree && !choice && !hiddenParty && mayBeLead(viewer, message, filing),
    },
    unknownSender:
      isUnknown && !guarded.has(filing.category ?? '')
        ? await readUnknownSender(reading.context, viewer, message, side)
        : null,
    ...around,
    conversation: await readThread(manager, viewer, { message, place, party, timeZone, now }),
    presence: await presenceOf(manager, viewer, message.conversationId, now),
    letterNotes: (await listNotes(manager, viewer, message.conversationId)).slice(-SHOWN_NOTES).reverse(),
  };
}

/** How the viewer's last act on a letter is taken back: by itself, or with the lead that became an opportunity by it. */
async function undoOf(
  { manager, viewer }: Reading,
  messageId: number,
  filing: FilingStatusReply | null,
): Promise<Pick<Card, 'undoActId' | 'undoLead'>> {
  const undoActId = filing?.decidedAt ? await undoableAct(manager, viewer, messageId, filing.version) : null;
  const undoLead = undoActId === null ? null : await qualifiedBy(manager, viewer, messageId, undoActId);
  return { undoActId: undoLead ? null : undoActId, undoLead };
}

async function sideOf({ manager, ownDomains }: Reading, message: Message): Promise<{ name: string; address: string }> {
  const where = { messageId: message.id };
  const people = await manager.find(Participant, { where, order: { position: 'ASC' }, take: 500 });
  return otherSide(message, people, ownDomains);
}

/** Warnings of a letter, those that are open first. */
async function risksOf(manager: EntityManager, viewer: Viewer, messageId: number): Promise<Card['risks']> {
  if (!(await manager.existsBy(MessageWarning, { messageId }))) return [];
  const risks = await readWarnings(manager, viewer, messageId);
  return [...risks].sort((a, b) => Number(b.state === 'open') - Number(a.state === 'open'));
}

/** Somebody else's lead is not named. */
function withoutLead(filing: FilingStatusReply | null): FilingStatusReply | null {
  return filing && { ...filing, reasons: filing.reasons.filter(({ code }) => code !== 'lead') };
}

/** A machine that reports that mail came back is nobody's contact, nor is a colleague. */
const isOfPerson = ({ kind, direction }: Message) => kind === 'normal' && direction !== 'internal';

/** Nobody makes a contact of somebody of whom it is not settled who he is. */
function mayHaveContact(party: Card['party'], risks: Card['risks']): boolean {
  return party?.canEdit === true && !risks.some(({ state }) => state === 'open');
}

// Of these nobody says who the sender is before somebody has looked.
const guarded: ReadonlySet<string> = new Set(['suspicious', 'unreadable']);

function rightsOf({ grants }: Viewer): Card['can'] {
  return {
    ...{ decide: grants.has('mail.file'), takeIn: false, makeContact: false, makeLead: false },
    makeCompany: grants.has('mail.file') && grants.has('companies.write'),
    ...{ note: grants.has('companies.read'), saveDocument: grants.has('mail.file') },
  };
}

/** The party of the first filing that the viewer may see; where nothing is filed, that of the address, unless the letter is suspicious. `isNobodys`: no contact has the address yet. */
async function chooseParty(
  reading: Reading,
  filing: FilingStatusReply | null,
  address: string,
): Promise<{ choice: PartyChoice | null; hiddenParty: Card['hiddenParty']; isNobodys: boolean }> {
  const { manager, viewer } = reading;
  const filings = filing?.filings ?? [];
  for (const one of filings) {
    const company = await findVisibleCompany(manager, viewer, one.company.id);
    if (!company) continue;
    const contacts = await contactsWith(manager, address);
    const contact = contacts.find(({ id }) => id === one.contact?.id) ?? contacts.find(isOf(company.id)) ?? null;
    return { choice: { company, contact }, hiddenParty: null, isNobodys: address !== '' && contacts.length === 0 };
  }
  const [first] = filings;
  const nobody = { choice: null, hiddenParty: null, isNobodys: false };
  if (first) return { ...nobody, hiddenParty: await ownerOf(manager, first.company.id) };
  if (guarded.has(filing?.category ?? '')) return nobody;
  return { ...nobody, choice: await knownSender(reading, address) };
}

const isOf = (companyId: number) => (contact: { companyId: number }) => contact.companyId === companyId;

/** The one company whose contact has an address, if the viewer may see it. */
async function knownSender({ manager, viewer }: Reading, address: string): Promise<PartyChoice | null> {
  const contacts = await contactsWith(manager, address);
  const [contact] = contacts;
  if (!contact || contacts.some(one => one.companyId !== contact.companyId)) return null;
  const company = await findVisibleCompany(manager, viewer, contact.companyId);
  return company && { company, contact };
}

async function ownerOf(manager: EntityManager, companyId: number): Promise<{ ownerName: string | null }> {
  const company = await manager.findOneBy(Company, { id: companyId });
  const names = await namesOf(manager, [company?.ownerId ?? null]);
  return { ownerName: names.get(company?.ownerId ?? 0) ?? null };
}

/** What hangs on a party and a conversation. */
async function aroundParty(
  { manager, viewer, now, today }: Reading,
  choice: PartyChoice | null,
  conversationId: number | null,
  sentAt: Date,
): Promise<Pick<Card, 'party' | 'open' | 'tasks' | 'notes'>> {
  const companyId = choice?.company.id ?? null;
  return {
    party: choice && (await readParty(manager, viewer, choice, { now, today, sentAt })),
    open: choice ? await openRecordsOf(manager, viewer, choice.company, today) : [],
    tasks: await findOpenTasks(manager, viewer, { companyId, conversationId }, MOST_TASKS, today),
    notes: companyId === null ? [] : await notesOf(manager, companyId),
  };
}

function stateOf(filing: FilingStatusReply | null, isHeld: boolean): PaneState {
  if (!filing) return 'none';
  if (filing.state === 'review') return isHeld ? 'held' : 'review';
  if (filing.state === 'filed' || filing.state === 'not_business' || filing.state === 'lead') return filing.state;
  return 'none';
}

/** A letter that waits and is not in the queue now: put off, or kept back for whoever has a copy. */
async function heldOf(
  manager: EntityManager,
  messageId: number,
  filing: FilingStatusReply | null,
  now: Date,
): Promise<Card['held']> {
  if (filing?.state !== 'review') return null;
  const select = { messageId: true, postponedUntil: true } as const;
  const row = await manager.findOne(FilingStatus, { select, where: { messageId } });
  const until = row?.postponedUntil && row.postponedUntil > now ? row.postponedUntil.toISOString() : null;
  return until || filing.reasons.some(reason => reason.code === 'held_back') ? { until } : null;
}

async function messageOf(
  { manager, viewer, place }: Reading,
  message: Message,
  isOwnCopy: boolean,
  side: { name: string; address: string },
): Promise<Card['message']> {
  const { id, conversationId, subject, direction, kind, fromName, hasAttachments } = message;
  const seesAddresses = isOwnCopy || mayView(viewer, 'contact');
  return {
    ...{ id, conversationId, subject, direction, kind, fromName },
    sentAt: message.sentAt.toISOString(),
    fromAddress: seesAddresses ? message.fromAddress : HIDDEN,
    partyAddress: seesAddresses ? side.address : HIDDEN,
    partyName: side.name,
    mailboxes: place.mailbox && place.isOwn ? [place.mailbox.address] : [],
    attachments: hasAttachments ? await filesOf(manager, viewer, id) : [],
  };
}

// What moves with the clock alone.
const moving = new Set(['localTime', 'changesInMinutes', 'waitedMinutes', 'answerLeftMinutes']);

function etagOf(card: Card): string {
  const text = JSON.stringify(card, (key, value: unknown) => (moving.has(key) ? undefined : value));
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
