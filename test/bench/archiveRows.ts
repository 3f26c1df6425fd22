import { createHash } from 'node:crypto';
import { sequence } from './sequence';

/** How large a generated archive is. */
export interface ArchiveSize {
  messages: number;
  companies: number;
}

export const MAILBOXES = 60;
export const TRADERS = 40;
/** The user ids of a generated archive: 1 is the owner, 2 a manager of everybody after him, the rest are traders. */
export const OWNER = 1;
export const MANAGER = 2;
export const FIRST_TRADER = 3;
/** This trader has few customers: the worst case of a list that shows only a small part of all mail. */
export const SMALL_TRADER = FIRST_TRADER + TRADERS;
const FIRST = Date.UTC(2016, 0, 1);
/** The instant of the last letter: what the clock says when the archive is measured. */
export const LAST = new Date(Date.UTC(2026, 10, 20, 12));
/** One letter in this many belongs to the largest customer, who has the id 1. */
const LARGEST_SHARE = 12;

const trade =
  'confirm delivery cotton towels bamboo trays steel shackles price offer sample carton container vessel invoice payment deposit balance quality colour label packing inspection report drawing quantity pieces order contract shipment port customs certificate warehouse pallet schedule discount'.split(
    ' ',
  );
const chinese = ['报价单', '装箱单', '提单', '验货', '交期', '付款', '样品', '合同', '出货', '毛巾', '竹托盘', '定金'];
const syllables =
  'ka lo mi ter vos an bri du fel gor hen is jun kel lam nor os pri qua ras sen tul ver wen yor zan'.split(' ');

/** A generated letter and what hangs on it. */
export interface ArchiveMessage {
  id: number;
  companyId: number | null;
  contactId: number | null;
  recordId: number | null;
  conversationId: number;
  mailboxIds: number[];
  direction: 'in' | 'out';
  state: 'filed' | 'review' | 'none';
  at: Date;
  hash: string;
  fromName: string;
  fromAddress: string;
  toAddress: string;
  subject: string;
  text: string;
  attachment: string | null;
}

export type Random = () => number;

function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)] as T;
}

/** Words by Zipf's law: few are in most letters, most are in few. */
function word(random: Random): string {
  if (random() < 0.35) return pick(trade, random);
  let rank = Math.floor(30_000 ** random());
  let text = '';
  do {
    text += syllables[rank % syllables.length] as string;
    rank = Math.floor(rank / syllables.length);
  } while (rank > 0);
  return text;
}

function sentence(random: Random, length: number): string {
  return Array.from({ length }, () => word(random)).join(' ');
}

export function companyName(id: number): string {
  const random = sequence(id * 7919);
  random();
  const stem = Array.from({ length: 3 }, () => pick(syllables, random)).join('');
  const form = pick(['GmbH', 'Ltd', 'S.A.', 'LLC', 'Trading Co., Ltd', 'B.V.'], random);
  return `${(stem[0] as string).toUpperCase()}${stem.slice(1)} ${id} ${form}`;
}

export const companyDomain = (id: number) => `company${id}.example`;
export const contactAddress = (id: number, companies: number) =>
  `buyer${Math.floor((id - 1) / companies)}@${companyDomain(((id - 1) % companies) + 1)}`;
export const recordNumber = (id: number) => `Q-20${String(20 + (id % 7))}-${String(id).padStart(6, '0')}`;
export const messageIdOf = (id: number) => `${id}@bench.example`;
export const mailboxAddress = (id: number) => `trader${id}@haitu.example`;

/** The owner of a company: every fourth is nobody's customer of note, the small trader has one in a thousand. */
export function companyOwner(id: number): number {
  if (id % 1000 === 7) return SMALL_TRADER;
  return FIRST_TRADER + (id % TRADERS);
}

function companyOf(at: number, size: ArchiveSize, random: Random): number {
  if (at % LARGEST_SHARE === 0) return 1;
  // A few write often, most now and then.
  return Math.min(size.companies, 1 + Math.floor(size.companies * random() ** 2));
}

/** The letter number `id` of an archive; the same on every machine. */
export function archiveMessage(id: number, size: ArchiveSize): ArchiveMessage {
  const random = sequence(id * 2654435761);
  random();
  const companyId = companyOf(id, size, random);
  const contactId = companyId + (random() < 0.3 ? size.companies : 0);
  const direction = random() < 0.6 ? 'in' : 'out';
  const chance = random();
  const state = chance < 0.88 ? 'filed' : chance < 0.93 ? 'review' : 'none';
  const recordId = state === 'filed' && random() < 0.5 ? ((companyId * 2 - (id % 2)) % (size.companies * 2)) + 1 : null;
  const owner = companyOwner(companyId);
  const mailbox = 1 + (owner % MAILBOXES);
  const number = recordId === null ? '' : `${recordNumber(recordId)} `;
  const buyer = contactAddress(contactId, size.companies);
  const own = mailboxAddress(mailbox);
  const hasChinese = random() < 0.2;
  const text = Array.from({ length: 3 + Math.floor(random() * 4) }, () => sentence(random, 8)).join('.\n');
  return {
    id,
    companyId: state === 'filed' ? companyId : null,
    contactId: state === 'filed' ? contactId : null,
    recordId,
    conversationId: Math.ceil(id / 3),
    mailboxIds: random() < 0.25 ? [mailbox, 1 + ((mailbox + 7) % MAILBOXES)] : [mailbox],
    direction,
    state,
    // In the order of their numbers, with a little disorder as imports have it.
    at: new Date(FIRST + Math.floor((id / size.messages) * (LAST.getTime() - FIRST)) - Math.floor(random() * 3.6e6)),
    hash: createHash('sha256').update(messageIdOf(id)).digest('hex'),
    fromName: direction === 'in' ? `Buyer ${contactId}` : `Trader ${mailbox}`,
    fromAddress: direction === 'in' ? buyer : own,
    toAddress: direction === 'in' ? own : buyer,
    subject: `${number}${hasChinese ? `${pick(chinese, random)} ` : ''}${sentence(random, 4)}`,
    text: hasChinese ? `${pick(chinese, random)}请确认${pick(chinese, random)}。\n${text}` : text,
    attachment: random() < 0.12 ? `${pick(trade, random)} ${recordId ?? id}.pdf` : null,
  };
}
