import type { FlatReader, FlatValues, FlatWriter } from '../common/flatValues';
import { flatValues, readFlat, writeList } from '../common/flatValues';
import type { ReadyRows } from './messageRows';
import type { ParsedAddress, ParsedMessage } from './parsed';
import type { ParsedItem } from './parsePool';

type Seldom = Pick<
  ParsedMessage,
  'sender' | 'authentication' | 'forwarded' | 'deliveryReport' | 'calendar' | 'journal' | 'attachments'
>;

/** A parsed message as it passes from one thread to another: what is large, seldom or dated as it is, the rest as flat values. */
export interface PackedItem
  extends FlatValues, Pick<ParsedItem, 'deflatedSource' | 'judged'>, Pick<ParsedMessage, 'text' | 'html' | 'headers'> {
  seldom: Seldom | null;
  /** Milliseconds. */
  sentAt: number | null;
  receivedAt: number | null;
}

/** Packs what a thread made of a message; `unpackItem` gives the same value again. */
export function packItem(item: ParsedItem): PackedItem {
  const { parsed, deflatedSource } = item;
  const { text, html, headers, sender, authentication, forwarded, deliveryReport, calendar, journal, attachments } =
    parsed;
  const writer: FlatWriter = { texts: [], numbers: [] };
  writeMessage(writer, parsed);
  writer.texts.push(item.sourceHash, item.identity, item.messageIdHash, item.contentHash);
  writeReady(writer, item.ready);
  const isPlain =
    attachments.length === 0 && !(sender ?? authentication ?? forwarded ?? deliveryReport ?? calendar ?? journal);
  const { joined, lengths, numbers } = flatValues(writer);
  return {
    joined,
    lengths,
    numbers,
    text,
    html,
    headers,
    deflatedSource,
    seldom: isPlain ? null : { sender, authentication, forwarded, deliveryReport, calendar, journal, attachments },
    sentAt: parsed.sentAt?.getTime() ?? null,
    receivedAt: parsed.receivedAt?.getTime() ?? null,
    ...('judged' in item ? { judged: item.judged } : {}),
  };
}

/** What was packed. */
export function unpackItem(packed: PackedItem): ParsedItem {
  const from = readFlat(packed);
  const parsed = readMessage(from, packed);
  const sourceHash = from.word();
  const identity = from.word();
  const messageIdHash = from.text();
  const contentHash = from.word();
  const { deflatedSource } = packed;
  const item: ParsedItem = { parsed, sourceHash, deflatedSource, identity, messageIdHash, contentHash };
  if ('judged' in packed) item.judged = packed.judged;
  const ready = readReady(from);
  if (ready) item.ready = ready;
  return item;
}

function writeMessage(writer: FlatWriter, parsed: ParsedMessage): void {
  const { texts, numbers } = writer;
  texts.push(parsed.messageId, parsed.returnPath, parsed.subject, parsed.language, parsed.defect);
  writeList(writer, parsed.references);
  for (const people of [parsed.from, parsed.replyTo, parsed.to, parsed.cc, parsed.bcc]) {
    numbers.push(people.length);
    for (const { name, address } of people) texts.push(name, address);
  }
  numbers.push(parsed.newTextLength, Number(parsed.isTruncated), parsed.size);
}

function readMessage(from: FlatReader, packed: PackedItem): ParsedMessage {
  const { text, html, headers, seldom, sentAt, receivedAt } = packed;
  // Each is read as its turn comes.
  const messageId = from.text();
  const returnPath = from.text();
  const subject = from.word();
  const language = from.text();
  const defect = from.text();
  return {
    messageId,
    references: from.list(),
    from: people(from),
    sender: seldom?.sender ?? null,
    replyTo: people(from),
    to: people(from),
    cc: people(from),
    bcc: people(from),
    returnPath,
    subject,
    sentAt: dateOf(sentAt),
    receivedAt: dateOf(receivedAt),
    text,
    html,
    newTextLength: from.number(),
    attachments: seldom?.attachments ?? [],
    isTruncated: from.number() === 1,
    headers,
    authentication: seldom?.authentication ?? null,
    forwarded: seldom?.forwarded ?? null,
    deliveryReport: seldom?.deliveryReport ?? null,
    calendar: seldom?.calendar ?? null,
    journal: seldom?.journal ?? null,
    language,
    size: from.number(),
    defect,
  };
}

function people(from: FlatReader): ParsedAddress[] {
  const list: ParsedAddress[] = [];
  for (let left = from.number(); left > 0; left--) list.push({ name: from.word(), address: from.word() });
  return list;
}

const dateOf = (time: number | null): Date | null => (time === null ? null : new Date(time));

function writeReady({ texts, numbers }: FlatWriter, ready: ReadyRows | undefined): void {
  numbers.push(ready ? 1 : 0);
  if (ready) texts.push(ready.preview, ready.facts, ready.search.parts, ready.search.words);
}

function readReady(from: FlatReader): ReadyRows | null {
  if (from.number() === 0) return null;
  return { preview: from.word(), facts: from.text(), search: { parts: from.word(), words: from.text() } };
}
