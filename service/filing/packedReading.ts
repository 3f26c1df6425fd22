import type { FlatReader, FlatValues, FlatWriter } from '../common/flatValues';
import { flatValues, readFlat, writeList } from '../common/flatValues';
import type { MailReading, Mention, Outsider, Zone } from './mailReading';
import type { FilingKeys } from './question';

type Seldom = Pick<MailReading, 'colleague' | 'forwarded' | 'money' | 'details'>;

/** A reading and its keys as they pass between threads. What stands in the message itself is left out. Plain data. */
export interface PackedReading extends FlatValues {
  seldom: Seldom | null;
}

/** What was read, but for the texts that its message has. */
export type UnpackedReading = Omit<MailReading, 'newText' | 'subject'> & { newLength: number };

const zones: readonly Zone[] = ['subject', 'new', 'attachment', 'quoted'];
const fields = { subject: 'subject', new: 'body', attachment: 'attachment', quoted: 'body' } as const;
const MAX_NUMBERS = 300;
const nothing: Seldom = { colleague: null, forwarded: null, money: null, details: [] };

/** The numbers among the mentions, each once, as they are looked up. */
export function numbersIn(mentions: readonly Mention[]): string[] {
  return [...new Set(mentions.map(mention => mention.folded))].slice(0, MAX_NUMBERS);
}

/** Packs a reading; `found` is what was looked for in it beside. */
export function packReading(
  reading: MailReading,
  keys: FilingKeys,
  found: Required<Pick<MailReading, 'money' | 'details'>>,
): PackedReading {
  const { isOut, isWebForm, newTextStart, newText, colleague, forwarded } = reading;
  const writer: FlatWriter = {
    texts: [],
    numbers: [Number(isOut), Number(isWebForm), newTextStart, newText.length],
  };
  writePeople(writer, reading.outsiders);
  writePeople(writer, reading.others);
  writeMentions(writer, reading.mentions);
  for (const list of [reading.references, keys.addresses, keys.domains, keys.suspects]) writeList(writer, list);
  for (const list of [keys.companyNames, keys.personNames]) writeList(writer, list);
  const isPlain = !colleague && !forwarded && !found.money && found.details.length === 0;
  return { ...flatValues(writer), seldom: isPlain ? null : { colleague, forwarded, ...found } };
}

/** Takes a packed reading apart again. */
export function unpackReading(packed: PackedReading): { reading: UnpackedReading; keys: FilingKeys } {
  const from = readFlat(packed);
  const { colleague, forwarded, money, details } = packed.seldom ?? nothing;
  // Each is read as its turn comes.
  const reading: UnpackedReading = {
    isOut: from.number() === 1,
    isWebForm: from.number() === 1,
    newTextStart: from.number(),
    newLength: from.number(),
    outsiders: readPeople(from),
    others: readPeople(from),
    mentions: readMentions(from),
    references: from.list(),
    colleague,
    forwarded,
    money: money ?? null,
    details: details ?? [],
  };
  const keys: FilingKeys = {
    addresses: from.list(),
    domains: from.list(),
    suspects: from.list(),
    numbers: numbersIn(reading.mentions),
    companyNames: from.list(),
    personNames: from.list(),
    references: reading.references,
  };
  return { reading, keys };
}

function writePeople({ texts, numbers }: FlatWriter, people: readonly Outsider[]): void {
  numbers.push(people.length);
  for (const { name, address, domain, isFreeMail } of people) {
    texts.push(name, address, domain);
    numbers.push(Number(isFreeMail));
  }
}

function readPeople(from: FlatReader): Outsider[] {
  const people: Outsider[] = [];
  for (let left = from.number(); left > 0; left--)
    people.push({ name: from.word(), address: from.word(), domain: from.word(), isFreeMail: from.number() === 1 });
  return people;
}

/** The evidence of a mention stands where the mention does, in the field of its zone, or has no place. */
function writeMentions({ texts, numbers }: FlatWriter, mentions: readonly Mention[]): void {
  numbers.push(mentions.length);
  for (const { folded, zone, isBare, start, end, item, evidence } of mentions) {
    texts.push(folded, evidence.text);
    numbers.push(zones.indexOf(zone) + (isBare ? 4 : 0) + (evidence.start === undefined ? 0 : 8), start, end, item);
  }
}

function readMentions(from: FlatReader): Mention[] {
  const mentions: Mention[] = [];
  for (let left = from.number(); left > 0; left--) {
    const folded = from.word();
    const text = from.word();
    const flags = from.number();
    const start = from.number();
    const end = from.number();
    const item = from.number();
    const zone = zones[flags & 3] as Zone;
    const evidence = flags & 8 ? { field: fields[zone], text, start, end } : { field: fields[zone], text };
    mentions.push({ folded, zone, isBare: (flags & 4) !== 0, start, end, item, evidence });
  }
  return mentions;
}
