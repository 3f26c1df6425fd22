import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createTransport } from 'nodemailer';
import type { Context } from '../../service/context';
import { importSingle } from '../../service/intake/single.service';
import { parsePoolOptions } from '../../service/intake/pool';
import { Mailbox } from '../../service/mail/message.entity';
import { parseMime } from '../../service/mail/mime';
import type { ParsedMessage } from '../../service/mail/parsed';
import { openParsePool } from '../../service/mail/parsePool';
import { sanitise } from '../../service/mail/sanitising';
import type { SampleFile } from '../build';
import { sampleCompany } from '../company';
import { DEMO_PASSWORD } from '../load';
import { attachmentBytes } from '../attachments';
import { allStories } from '../stories/all';
import type {
  StandInDraft,
  StandInFile,
  StandInFolder,
  StandInLetter,
  StandInLine,
  StandInPerson,
} from './exchange.schema';
import type { LiveItem, LiveMail } from './live';

/**
 * The mail server of the page that plays Outlook's part: the sample's letters as they lie in their mailboxes, those that Tradepost has not taken in yet among them, and
 * what is sent from the page. It knows nothing of filing; the sidebar beside it does.
 */
export interface Exchange {
  people(): StandInPerson[];
  /** Newest first. */
  list(mailbox: string, folder: StandInFolder, place: string): Promise<StandInLine[]>;
  open(id: string): Promise<StandInLetter | null>;
  /** The letter as it came. */
  source(id: string): Promise<Buffer | null>;
  /** The content of an attachment, by its place in the letter. */
  attachment(id: string, position: number): Promise<{ name: string; contentType: string; bytes: Buffer } | null>;
  /** Documents of the sample that a mail may carry, each with the company that it is about. */
  files(): Promise<StandInFile[]>;
  send(draft: StandInDraft): Promise<StandInLine>;
  /** Mailboxes in which others work too; null: there are none. */
  live: LiveMail | null;
}

interface Kept {
  id: string;
  mailbox: string;
  folder: StandInFolder;
  bytes: () => Promise<Buffer>;
  parsed: ParsedMessage | null;
}

// Exchange puts a copy into Sent Items a moment after it was sent.
const DELIVERY_MS = 1_200;

/**
 * Opens the server over the sample's files, in the order in which they came.
 *
 * @param live mailboxes that take their place, as an Exchange Online has them
 */
export function openExchange(context: Context, files: readonly SampleFile[], live: LiveMail | null = null): Exchange {
  const letters = new Map<string, Kept>();
  const add = (mailbox: string, folder: StandInFolder, bytes: () => Promise<Buffer>): Kept => {
    const kept: Kept = { id: `AAMk${letters.size + 1}`, mailbox, folder, bytes, parsed: null };
    letters.set(kept.id, kept);
    return kept;
  };
  if (!live) for (const { file, mailbox, folder } of files) add(mailbox, folder, () => readFile(file));
  const read = async (kept: Kept): Promise<ParsedMessage> => {
    const options = { ownHosts: sampleCompany.domains, spool: context.blobs.spool };
    return (kept.parsed ??= await parseMime({ bytes: await kept.bytes() }, options));
  };
  const keep = ({ id, mailbox, folder, mime }: LiveItem): Kept => {
    const known = letters.get(id) ?? { id, mailbox, folder, bytes: () => Promise.resolve(mime), parsed: null };
    letters.set(id, known);
    return known;
  };
  const find = (id: string) => {
    const item = live?.find(id);
    return item ? keep(item) : (letters.get(id) ?? null);
  };
  return {
    people: peopleOf,
    live,
    async list(mailbox, folder, place) {
      if (live) return listLive(live, mailbox, folder, place, async item => lineOf(keep(item), await read(keep(item))));
      const found = [...letters.values()].filter(kept => kept.mailbox === mailbox && kept.folder === folder);
      const lines = await Promise.all(found.map(async kept => lineOf(kept, await read(kept))));
      return lines.sort((a, b) => b.sentAt.localeCompare(a.sentAt));
    },
    async open(id) {
      const kept = find(id);
      return kept ? letterOf(kept, await read(kept)) : null;
    },
    async source(id) {
      return (await find(id)?.bytes()) ?? null;
    },
    async attachment(id, position) {
      const kept = find(id);
      const found = kept ? (await read(kept)).attachments[position] : undefined;
      if (!found?.bytes) return null;
      return { name: found.name, contentType: found.contentType, bytes: Buffer.from(found.bytes) };
    },
    files: readyFiles,
    async send(draft) {
      const bytes = await writeMime(draft);
      if (live) {
        const kept = sendLive(live, draft, bytes);
        return lineOf(keep(kept), await read(keep(kept)));
      }
      const sent = add(draft.mailbox, 'sent', () => Promise.resolve(bytes));
      const inboxes = inboxesOf(draft);
      for (const address of inboxes) add(address, 'inbox', () => Promise.resolve(bytes));
      void deliver(context, bytes, draft.mailbox, inboxes);
      return lineOf(sent, await read(sent));
    },
  };
}

/** Mailboxes of the sample that a mail reaches. */
function inboxesOf(draft: StandInDraft): string[] {
  const own = new Set(sampleCompany.mailboxes.map(mailbox => mailbox.address));
  const reached = [...draft.to, ...draft.cc, ...draft.bcc].map(person => person.address.toLowerCase());
  return [...new Set(reached)].filter(address => own.has(address));
}

async function listLive(
  live: LiveMail,
  mailbox: string,
  folder: StandInFolder,
  place: string,
  lineOfItem: (item: LiveItem) => Promise<StandInLine>,
): Promise<StandInLine[]> {
  const found = live.items(mailbox).filter(item => item.folder === folder && item.place === place);
  const lines = await Promise.all(
    found.map(async item => ({ ...(await lineOfItem(item)), categories: [...item.categories] })),
  );
  return lines.sort((a, b) => b.sentAt.localeCompare(a.sentAt));
}

/** Exchange does the rest: the service finds what was sent where it finds all mail. */
function sendLive(live: LiveMail, draft: StandInDraft, bytes: Buffer): LiveItem {
  for (const inbox of inboxesOf(draft)) live.deliver(inbox, 'inbox', bytes);
  return live.deliver(draft.mailbox, 'sent', bytes);
}

function peopleOf(): StandInPerson[] {
  return sampleCompany.users.map(({ address, name, roles, language }) => ({
    address,
    name,
    roles,
    language,
    password: DEMO_PASSWORD,
    mailboxes: sampleCompany.mailboxes
      .filter(mailbox => mailbox.owner === address || mailbox.members.includes(address))
      .map(mailbox => ({ address: mailbox.address, name: mailbox.name, isShared: mailbox.isShared })),
  }));
}

// Quotations of two customers and of a third, an order and a catalogue: what a trader has on the desk.
const readyNames = ['Q-2026-0031 rev2.pdf', 'Q-2026-0044.pdf', 'Q-2026-0047.pdf', 'Haitu bamboo catalogue.pdf'];

async function readyFiles(): Promise<StandInFile[]> {
  const names = new Map(sampleCompany.companies.map(company => [company.key, company.name]));
  const found = readyNames.flatMap(name => {
    for (const draft of allStories) {
      const file = draft.files?.find(one => one.name === name);
      if (file) return { file, about: names.get(aboutOf(file.name)) ?? sampleCompany.name };
    }
    return [];
  });
  return Promise.all(
    found.map(async ({ file, about }) => {
      const { bytes } = await attachmentBytes(file);
      return { name: file.name, about, size: bytes.length, base64: bytes.toString('base64') };
    }),
  );
}

/** Key of the company whose record the name of a file names. */
function aboutOf(name: string): string {
  return sampleCompany.records.find(record => name.includes(record.number))?.company ?? '';
}

function lineOf(kept: Kept, parsed: ParsedMessage): StandInLine {
  const { subject, messageId, from, to, text } = parsed;
  return {
    id: kept.id,
    mailbox: kept.mailbox,
    folder: kept.folder,
    subject,
    internetMessageId: messageId === null ? null : `<${messageId}>`,
    conversationId: conversationOf(parsed),
    from: from[0] ?? { name: '', address: '' },
    to: to.slice(0, 20),
    sentAt: (parsed.sentAt ?? parsed.receivedAt ?? new Date(0)).toISOString(),
    preview: text.replace(/\s+/g, ' ').trim().slice(0, 120),
    hasAttachments: parsed.attachments.some(attachment => !attachment.isInline),
  };
}

/** As Exchange does: one for a letter and all that answers it. */
function conversationOf({ references, messageId, subject }: ParsedMessage): string {
  const root = references.at(-1) ?? messageId ?? subject;
  return `AAQk${createHash('sha256').update(root).digest('base64url').slice(0, 24)}`;
}

function letterOf(kept: Kept, parsed: ParsedMessage): StandInLetter {
  const pictureOf = (contentId: string) => {
    const found = parsed.attachments.find(attachment => attachment.contentId === contentId);
    return found?.bytes && /^image\/(png|jpeg|gif)$/.test(found.contentType)
      ? `data:${found.contentType};base64,${Buffer.from(found.bytes).toString('base64')}`
      : null;
  };
  const html = parsed.html === null ? null : sanitise(parsed.html, { allowImages: false, inline: pictureOf }).html;
  return {
    ...lineOf(kept, parsed),
    to: parsed.to,
    cc: parsed.cc,
    text: parsed.text,
    html,
    references: parsed.references.map(id => `<${id}>`),
    attachments: parsed.attachments.map(({ name, contentType, size, isInline }, position) => {
      return { id: `${kept.id}-${position}`, position, name, contentType, size, isInline };
    }),
  };
}

async function writeMime(draft: StandInDraft): Promise<Buffer> {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const people = (list: StandInDraft['to']) => list.map(({ name, address }) => ({ name, address }));
  const { message } = await writer.sendMail({
    from: { name: draft.fromName, address: draft.mailbox },
    to: people(draft.to),
    cc: people(draft.cc),
    bcc: people(draft.bcc),
    subject: draft.subject,
    text: draft.text,
    ...(draft.html === null ? {} : { html: draft.html }),
    ...(draft.inReplyTo === null
      ? {}
      : { inReplyTo: draft.inReplyTo, references: [...draft.references].reverse().concat(draft.inReplyTo) }),
    headers: draft.headers,
    messageId: `<${randomUUID()}@${draft.mailbox.split('@')[1] ?? 'localhost'}>`,
    attachments: draft.attachments.map(({ name, base64 }) => ({ filename: name, content: base64, encoding: 'base64' })),
  });
  return message as Buffer;
}

/** Tradepost finds what was sent as it finds all mail: in the mailboxes that it watches. */
async function deliver(context: Context, bytes: Buffer, sender: string, inboxes: readonly string[]): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, DELIVERY_MS));
  const pool = await openParsePool({ ...parsePoolOptions(context, sampleCompany.domains), threads: 0 });
  try {
    for (const [address, folder] of [[sender, 'sent'], ...inboxes.map(inbox => [inbox, 'inbox'])] as [
      string,
      string,
    ][]) {
      const mailbox = await context.database.manager.findOneBy(Mailbox, { address });
      if (mailbox) await importSingle(context, pool, mailbox, { bytes, format: 'eml', folder });
    }
  } catch (error) {
    context.log.error({ code: (error as { code?: string }).code }, 'a letter of the practice page was not taken in');
  } finally {
    await pool.close();
  }
}
